"""Whole filings in all layouts do not depend on one secret that a reader is not given.

Each pair is the same case twice, apart from one secret, filed for one reader by one layout; all
files of both, their names and their order are the same bytes.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from types import SimpleNamespace
from typing import Any

import pytest

from casefiles import paths
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.ids import EventId
from casefiles.domain.records.case_records import Event
from casefiles.domain.records.editions import PseudonymNumber
from casefiles.domain.records.foreseeable_readers import AUDIENCES, readers_reached_by
from casefiles.domain.records.kin import Kin
from casefiles.domain.records.showings import (
    Appearance,
    NamedExtent,
    Showing,
    document_place,
    field_place,
)
from casefiles.domain.records.text_versions import VersionMaker
from casefiles.dossier.layouts.reading import layout_in_use
from casefiles.evidence.host.template import Template
from casefiles.office.draft.drafting import draft_of
from casefiles.office.draft.languages.chosen_language import save_language
from casefiles.office.draft.languages.layout_language import layout_languages
from casefiles.office.draft.languages.text_versions import VersionInput, save_version
from casefiles.office.draft.languages.translation_list import texts_in_language
from casefiles.office.filing import filing_packs, pack_final_check
from casefiles.office.forum.forum_sheets import save_answers
from casefiles.office.people.showings import save_showing
from casefiles.office.stops.closed_material import closed_material
from casefiles.office.stops.filing_heads import filing_head_findings
from casefiles.office.workplace.edition_request import EditionRequest
from casefiles.redaction.release import projection
from casefiles.redaction.release.text_choice import VersionState
from tests.attacks.pairs.dossier_pairs import opened_template
from tests.attacks.pairs.small_dossiers import ways_to_leave
from tests.attacks.pairs.small_pairs import (
    House,
    Leaving,
    Paper,
    Tiny,
    left_of,
    left_once,
    opened_house,
)
from tests.attacks.pairs.small_records import PATIGUL, SEMET
from tests.attacks.pairs.small_sheets import sheet
from tests.attacks.pairs.small_writing import GULNISA, Way, in_texts
from tests.measured import note
from tests.office.left_editions import leave
from tests.warm_children import warm_children

FILINGS, PARTS, EACH_RUN = 500, 20, 5
LAYOUTS = [one for one in ways_to_leave() if not one.name]
"""Each profile that files something, for each of its readers."""
OTHER_NAME = "Zulhumar Tursuntoxti"
ANSWERS = {
    "measure": "Refrain (AB/1, p. 1).", "issues": "Whether there is a risk.",
    "counsel": "Counsel of the client", "division": "Second chamber", "case_no": "7 A 1/31",
    "court_ref": "7 A 1/31",
    "court": "High Court", "judge": "The duty judge", "prosecutor": "The prosecutor",
    "reference": "SMALL/1", "hearing": "2031-05-04", "contact_person": "Counsel, +41 22 1",
    "removal_datetime": "2031-06-01T06:30", "tz": "Europe/Paris",
    "destination": "China, Urumqi", "committee": "The Committee",
    "counsel_phone_24h": "+41 22 1",
}  # fmt: skip
HEADS = {
    "client": "client", "requesting_state": "CN", "requested_state": "DE", "dated": "2031-05",
    "removal": "2031-06-01", "removal_to": "Urumqi",
}  # fmt: skip
TRANSLATED = datetime(2031, 5, 1, 9, tzinfo=UTC)
Change = Callable[[Tiny, Leaving], Tiny]


def case_of(way: Way) -> Tiny:
    """Return a case in which two people are hidden, in texts and on a page."""
    tiny = in_texts(way)
    page = Paper(sheet(f"Then {way.text} came to the door."), "b.pdf", "AB/2")
    text = f"A man, {PATIGUL['names'][0]['text']}, saw it."
    seen = {"id": "e9", "date": "2020", "place": "Almaty", "text": text}
    also = {**PATIGUL, "protection": "pseudonym"}
    persons = (*tiny.persons, also)
    tiny = replace(tiny, persons=persons, events=(*tiny.events, seen))
    return replace(tiny, papers=(*tiny.papers, page), more={**tiny.more, **HEADS})


PLAIN = case_of(Way())


def acting(act: Callable[[House], object]) -> Tiny:
    return replace(PLAIN, acts=(act,))


def knowing(**fields: Any) -> Change:
    """The house notes something of somebody hidden."""

    def noted(house: House) -> None:
        person = replace(house.person(GULNISA), **fields)
        house.vault.write(lambda work: work.update(person, "edit_person"))

    return lambda _, way: acting(noted)


def apart_from(way: Leaving) -> list[str]:
    """Return the recipients of whose papers the readers of a filing know nothing."""
    own = readers_reached_by(way.audience)
    others = sorted(AUDIENCES - own)
    return [one for one in others if not own & readers_reached_by(one)]


ALONE = ("court_closed", "ccf", "expert", "interpreter")
"""Recipients who pass on nothing, so that what they may know is theirs alone."""


def shown_elsewhere(_: Tiny, way: Leaving) -> Tiny:
    """Others may know the name, and more, in a paper, in a field and in an exhibit."""

    def choose(house: House) -> None:
        exhibit = document_place(house.document("AB/2"))
        for at, one in enumerate(one for one in ALONE if one != way.audience):
            for place in ("", field_place(way.profile, "applicant"), exhibit):
                extent = NamedExtent.NAMES if place == exhibit else list(NamedExtent)[at % 3]
                named = Showing(one, Appearance.NAMED, place, extent, reason="an order")
                house.vault.write(save_showing(house.person(GULNISA).id, named))

    return acting(choose)


def left_elsewhere(tiny: Tiny, way: Leaving) -> Tiny:
    """An edition left for a recipient who shares no reader with this one."""
    others = [(one, "national_court") for one in apart_from(way)]
    if way.audience == "court_open" and replace(way, audience="court_closed") in LAYOUTS:
        # An open paper does not depend on the closed one, which is laid beside it.
        others = [("court_closed", way.profile)]
    if not others:
        return withheld_event(tiny, way)

    def left(house: House) -> None:
        desk: Any = SimpleNamespace(
            work=lambda job, ticket: job(house.place, ticket),
            ask=house.vault.read,
            run=house.vault.write,
        )
        audience, profile = others[0]
        leave(desk, house.case_id, audience, profile=profile)

    return acting(left)


def withheld_event(_: Tiny, way: Leaving) -> Tiny:
    def add(house: House) -> None:
        said = f"{GULNISA} fled over the border."
        event = Event(EventId("5e" * 16), house.case_id, "1998", "", said, (), (), True)
        house.vault.write(lambda work: work.insert(event, "add_event"))

    return acting(add)


SECRETS: Mapping[str, Change] = {
    "name": lambda _, way: case_of(Way((OTHER_NAME,))),
    "another script": lambda _, way: case_of(Way(("古丽妮萨·阿卜杜热依木",))),
    "how many names": lambda _, way: case_of(Way((GULNISA, "Gülnisa", "Nisa Abdurehim"))),
    "number": lambda _, way: case_of(Way(numbers=("86501197",), born="1971-12-30")),
    "ids and order": lambda tiny, way: replace(tiny, seed=77),
    "file name": lambda tiny, way: replace(
        tiny, papers=(*tiny.papers[:-1], replace(tiny.papers[-1], file="a sister.pdf"))
    ),
    "somebody who is nowhere": lambda tiny, way: replace(tiny, persons=(*tiny.persons, SEMET)),
    "kin": knowing(kin=Kin.SISTER, role="relative"),
    "contact": knowing(contact="by Signal only", origin="Kashgar"),
    "withheld event": withheld_event,
    "shown to others": shown_elsewhere,
    "left for others": left_elsewhere,
}


def pairs_of(numbers: Iterable[int]) -> Iterator[tuple[Leaving, str]]:
    """Return a layout and a secret for each number; what one layout files stands together."""
    names = list(SECRETS)
    for number in numbers:
        yield LAYOUTS[number * len(LAYOUTS) // FILINGS], names[number % len(names)]


@cache
def answering(way: Leaving) -> Callable[[House], object]:
    """Return what fills in what a layout cannot do without; the same for both of a pair."""

    def answer(house: House) -> None:
        # A closed paper has the answers of the open one.
        reader = "court_open" if way.audience == "court_closed" else way.audience
        wanted = EditionRequest(house.case_id, way.profile, reader)
        house.vault.write(save_answers(wanted, ANSWERS))
        translate(house, wanted)

    return answer


def translate(house: House, wanted: EditionRequest) -> None:
    """Enter a version of each text where a forum takes no English: the same words, as checked."""
    place, rules = house.place, layout_languages(paths.resources(), wanted.profile)
    if layout_in_use(place.resources, wanted.profile) is None or rules.takes("en"):
        return
    house.vault.write(save_language(wanted, rules.lead, place.randomness))
    for row in texts_in_language(wanted)(place, CancellationToken()).rows:
        if row.state is VersionState.MISSING:
            how = VersionMaker.TRANSLATOR, row.original, "A. Translator"
            entered = VersionInput(row.key, rules.lead, row.original, *how)
            house.vault.write(save_version(house.case_id, entered, TRANSLATED, place.randomness))


def filed(tiny: Tiny, way: Leaving) -> Tiny:
    return replace(tiny, acts=(answering(way), *tiny.acts))


def differing(numbers: Iterable[int], template: Template) -> list[tuple[Leaving, str]]:
    return [
        (way, secret)
        for way, secret in pairs_of(numbers)
        if left_of(filed(SECRETS[secret](PLAIN, way), way), way, template)
        != left_once(filed(PLAIN, way), way, template, is_whole=True)
    ]


@contextmanager
def files_checked_once() -> Iterator[None]:
    """Let the final check pass over a file whose very bytes it has cleared: it changes none."""
    real, cleared = pack_final_check.run_final_check, {}

    def once(workplace: Any, file: Any, *rest: Any) -> Any:
        key = file.name, sha256(file.data).digest()
        if key not in cleared:
            cleared[key] = real(workplace, file, *rest)
        return cleared[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pack_final_check, "run_final_check", once)
        yield


@pytest.fixture(scope="module")
def template() -> Iterator[Template]:
    with opened_template() as template, warm_children():
        yield template


@pytest.mark.rotates
@pytest.mark.parametrize("part", range(EACH_RUN))
def test_one_secret_changes_no_byte_of_a_filing(template: Template, part: int):
    first = part * FILINGS // EACH_RUN
    assert differing(range(first, first + 3), template) == []


@pytest.mark.long
@pytest.mark.parametrize("part", range(PARTS))
def test_one_secret_changes_no_byte_of_filings_in_all_layouts(template: Template, part: int):
    first = part * FILINGS // PARTS
    numbers = range(first, first + FILINGS // PARTS)
    with files_checked_once():
        differ = differing(numbers, template)
    note("pairs of whole filings that are the same bytes", len(numbers) - len(differ))
    assert not differ


def test_the_long_run_has_every_layout_and_every_secret():
    found = list(pairs_of(range(FILINGS)))
    assert {one for _, one in found} == set(SECRETS)
    assert {way for way, _ in found} == set(LAYOUTS)
    assert len(set(found)) == FILINGS


def test_no_layout_of_the_long_run_is_stopped_whatever_is_signed(template: Template):
    """A new layout that asks for more than is answered here is known before the long run."""
    stopped = []
    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory()))
        house = opened_house(PLAIN, folder, template, stack)
        for way in LAYOUTS:
            answering(way)(house)
            wanted = EditionRequest(house.case_id, way.profile, way.audience)
            draft = draft_of(house.place, wanted, CancellationToken())
            found = (
                *filing_head_findings(house.place, draft),
                *closed_material(house.place, draft),
            )
            stopped += [(way, one.code) for one in found if one.kind == "stop"]
    assert stopped == []


CONTROL = Leaving("ccf_request", "ccf", "")


def is_seen(secret: str, template: Template) -> bool:
    other = filed(SECRETS[secret](PLAIN, CONTROL), CONTROL)
    return left_of(other, CONTROL, template) != left_of(filed(PLAIN, CONTROL), CONTROL, template)


def test_letters_in_the_order_of_hidden_names_are_caught(
    template: Template, monkeypatch: pytest.MonkeyPatch
):
    real = projection.project

    def by_name(snapshot, *rest):
        names = {one.id: one.names[0].text for one in snapshot.persons if one.names}

        def numbered(sightings, _seed, _earlier, _words):
            persons = {person for one in sightings for person in one.persons}
            ordered = sorted(persons, key=lambda one: names.get(one, ""))
            return tuple(PseudonymNumber(one, at) for at, one in enumerate(ordered, 1))

        monkeypatch.setattr(projection, "number_persons", numbered)
        return real(snapshot, *rest)

    monkeypatch.setattr("casefiles.office.draft.drafting.project", by_name)
    assert is_seen("name", template)


def test_letters_that_all_recipients_share_are_caught(
    template: Template, monkeypatch: pytest.MonkeyPatch
):
    """Were the letters of editions for others taken over, this one would tell of them."""
    monkeypatch.setattr("casefiles.office.draft.page_numbers._is_parallel", lambda *_: True)
    assert is_seen("left for others", template)


def test_a_mark_of_the_key_in_an_open_paper_is_caught(
    template: Template, monkeypatch: pytest.MonkeyPatch
):
    real = filing_packs.draft_of

    def keyed(workplace, request, ticket=None):
        draft = real(workplace, request, ticket)
        known = [
            one.names[0].text
            for one in draft.snapshot.persons
            for each in one.showings
            if each.appearance is Appearance.NAMED
        ]
        mark = sha256(repr(known).encode()).hexdigest()[:8]
        shown = replace(draft.disclosure, reference=f"{draft.disclosure.reference} {mark}")
        return replace(draft, projection=replace(draft.projection, disclosure=shown))

    monkeypatch.setattr(filing_packs, "draft_of", keyed)
    assert is_seen("shown to others", template)
