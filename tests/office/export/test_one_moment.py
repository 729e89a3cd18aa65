"""A draft, its stops, its signatures and the file are of one state of the case."""

from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from casefiles.domain.disclosure.disclosed import disclosure_from_bytes
from casefiles.domain.foundation.cancellation import QUIET, CancellationToken, Progress
from casefiles.domain.foundation.errors import ExportStopped, Refused
from casefiles.domain.records.case_records import Case, Edition, Event, Exhibit, Person, Protection
from casefiles.office.draft import drafting
from casefiles.office.draft.drafting import draft_of
from casefiles.office.draft.one_moment import Moment, in_one_moment
from casefiles.office.export import exporting
from casefiles.office.export.exporting import ExportTarget, export_dossier
from casefiles.office.filing.filing_packs import PackDelivery, export_pack
from casefiles.office.stops.second_review import digest_of_draft
from casefiles.office.workplace.edition_request import EditionRequest
from casefiles.words.catalogue import codes, explain, label
from tests.office.export.killed_export import fill_in
from tests.office.signatures import signing
from tests.office.small_cases import loaded, person
from tests.store.world import insert_all, keep_document

__all__ = ["loaded"]

STEPS = ("drafting", "typesetting", "clearance", "delivering")
EVENTS = [
    {"id": "e", "date": "2019", "text": "It rained in [[s]] street.", "place": "Almaty"},
]


@pytest.fixture
def case(loaded):
    return loaded(persons=[person("s", "Zulpiye Baratjan")], events=EVENTS)


@pytest.fixture
def wanted(case):
    (one,) = case.place.vault.read(lambda reader: reader.find(Case))
    return EditionRequest(one.id, "national_court", "court_open")


class Writer:
    """Edits the case whenever the export comes to one of some steps, at most so often."""

    def __init__(self, case, steps, times) -> None:
        self.case, self.steps, self.left = case, set(steps), times
        self.heard: list[str] = []

    def __call__(self, progress: Progress) -> None:
        self.heard.append(progress.label)
        if progress.label in self.steps and self.left:
            self.left -= 1
            self.edit()

    def edit(self) -> None:
        def change(work):
            event = work.find(Event)[0]
            work.update(replace(event, text=f"{event.text} And on."), "edit_event")

        self.case.place.vault.write(change)


def deliver(case, wanted, target, writer):
    job = export_dossier(wanted, ExportTarget(target, False, signing("looked at"), False))
    return job(case.place, CancellationToken(writer))


def told_in(edition) -> str:
    shown = disclosure_from_bytes(edition.left_as.disclosure.encode())
    return "\n".join(one.text for one in shown.events)


@pytest.mark.parametrize("at", STEPS)
def test_a_case_that_changes_while_a_dossier_is_made_is_read_anew(
    case, wanted, tmp_path: Path, at: str
):
    writer = Writer(case, [at], 1)
    done = deliver(case, wanted, tmp_path / "d.pdf", writer)
    assert told_in(done.edition).count("And on.") == 1
    again = draft_of(case.place, wanted)
    assert told_in(done.edition) == "\n".join(one.text for one in again.disclosure.events)
    assert done.begun_again == 1
    assert "drafting_again" in writer.heard
    assert "changed" in label("drafting_again")
    assert len(case.place.vault.read(lambda reader: reader.find(Edition))) == 1


def test_without_a_change_it_is_made_once(case, wanted, tmp_path: Path):
    writer = Writer(case, [], 0)
    done = deliver(case, wanted, tmp_path / "d.pdf", writer)
    assert done.begun_again == 0
    assert "drafting_again" not in writer.heard


def test_a_case_that_never_rests_is_told_and_nothing_is_written(case, wanted, tmp_path: Path):
    writer = Writer(case, STEPS, 1000)
    with pytest.raises(Refused) as refused:
        deliver(case, wanted, tmp_path / "d.pdf", writer)
    assert refused.value.code == "case_keeps_changing"
    assert "case_keeps_changing" in codes()
    assert "{" not in explain(refused.value.code, refused.value.safe)
    assert list(tmp_path.glob("*.pdf*")) == []
    assert case.place.vault.read(lambda reader: reader.find(Edition)) == ()


def test_protection_that_comes_at_the_last_moment_holds(case, wanted, tmp_path: Path):
    """Somebody is protected while the finished file is about to be written."""
    vault = case.place.vault
    (one,) = vault.read(lambda reader: reader.find(Person))
    shown = replace(one, protection=Protection.OPEN)
    vault.write(lambda work: work.update(shown, "edit_person"))

    class Protecting(Writer):
        def edit(self) -> None:
            vault.write(lambda work: work.update(one, "edit_person"))

    done = deliver(case, wanted, tmp_path / "d.pdf", Protecting(case, ["delivering"], 1))
    assert "Zulpiye" not in told_in(done.edition)


def test_what_was_signed_is_of_the_file_that_leaves(case, wanted, tmp_path: Path, monkeypatch):
    """A stop that comes after the stops were looked for stops the dossier."""
    writer = Writer(case, ["clearance"], 1)

    def edit():
        (one,) = case.place.vault.read(lambda reader: reader.find(Case))
        asked = replace(one, needs_second_look=True)
        case.place.vault.write(lambda work: work.update(asked, "edit_case"))

    monkeypatch.setattr(writer, "edit", edit)
    with pytest.raises(ExportStopped) as stopped:
        deliver(case, wanted, tmp_path / "d.pdf", writer)
    assert stopped.value.code == "second_look_missing"
    assert list(tmp_path.glob("*.pdf*")) == []


def test_a_stop_of_a_state_that_is_gone_stops_nothing(case, wanted, tmp_path: Path, monkeypatch):
    """The draft is of one state and its stops of another: both are looked for again."""
    vault = case.place.vault
    real = exporting.findings_of
    looked = []

    def stops_of(workplace, draft):
        looked.append(1)
        if len(looked) > 1:
            return real(workplace, draft)
        (one,) = vault.read(lambda reader: reader.find(Case))
        vault.write(lambda work: work.update(replace(one, needs_second_look=True), "edit_case"))
        found = real(workplace, draft_of(workplace, wanted))
        vault.write(lambda work: work.update(one, "edit_case"))
        return found

    monkeypatch.setattr(exporting, "findings_of", stops_of)
    done = deliver(case, wanted, tmp_path / "d.pdf", Writer(case, [], 0))
    assert (done.begun_again, len(looked)) == (1, 2)


def test_a_draft_is_of_one_state(case, wanted, monkeypatch):
    """The numbers of an earlier edition are read after the case: a change between is seen."""
    real, writer = drafting.letters_of_line, Writer(case, [], 0)
    asked = []

    def numbering(*args):
        asked.append(1)
        if len(asked) == 1:
            writer.edit()
        return real(*args)

    monkeypatch.setattr(drafting, "letters_of_line", numbering)
    draft = draft_of(case.place, wanted)
    assert "And on." in draft.disclosure.events[0].text
    assert len(asked) == 2


def test_other_cases_and_forms_in_work_disturb_no_export(case, wanted, tmp_path: Path):
    class Elsewhere(Writer):
        def edit(self) -> None:
            vault = self.case.place.vault
            vault.write(lambda work: work.put_setting("draft:event:new", "{}"))
            vault.sign_ledger()
            (one,) = vault.read(lambda reader: reader.find(Case, id=wanted.case_id))
            other = replace(one, id="ce" * 16, reference=f"OTHER-{self.left}")
            vault.write(
                lambda work: work.insert(replace(other, id=f"{self.left:032x}"), "add_case")
            )

    done = deliver(case, wanted, tmp_path / "d.pdf", Elsewhere(case, STEPS, 100))
    assert done.begun_again == 0


def test_a_filing_pack_is_of_one_state_too(case, wanted, tmp_path: Path):
    (tmp_path / "out").mkdir()
    writer = Writer(case, ["delivering"], 1)
    rule39 = EditionRequest(wanted.case_id, "echr_rule39", "court_open")
    fill_in(case.place.vault, rule39)
    delivery = PackDelivery(tmp_path / "out", signing("looked at"), reads_back=False)
    done = export_pack(rule39, delivery)(case.place, CancellationToken(writer))
    assert done.begun_again == 1
    writer = Writer(case, STEPS, 1000)
    (tmp_path / "more").mkdir()
    delivery = replace(delivery, folder=tmp_path / "more")
    with pytest.raises(Refused, match="case_keeps_changing"):
        export_pack(rule39, delivery)(case.place, CancellationToken(writer))
    assert list((tmp_path / "more").iterdir()) == []


def test_an_approval_is_of_what_a_profile_says_and_not_of_how_it_is_shown(case, wanted):
    draft = draft_of(case.place, wanted)
    of = digest_of_draft(draft)
    profile = draft.profile
    turned = replace(
        profile,
        wording=dict(reversed(profile.wording.items())),
        audiences=dict(reversed(profile.audiences.items())),
    )
    assert repr(turned) != repr(profile)
    assert digest_of_draft(replace(draft, profile=turned)) == of


@pytest.mark.parametrize(
    "change",
    [
        {"title": "Another court"},
        {"source": "another source"},
        {"is_unverified": True},
        {"takes_attachments": None},
        {"review_by": None},
        {"wording": {}},
        {"audiences": {}},
        {"sections": ()},
    ],
)
def test_an_approval_lapses_when_anything_of_the_profile_changes(case, wanted, change):
    draft = draft_of(case.place, wanted)
    profile = draft.profile
    own = {
        "takes_attachments": not profile.takes_attachments,
        "review_by": profile.as_of,
        "is_unverified": not profile.is_unverified,
    }
    told = {name: own.get(name, value) for name, value in change.items()}
    other = replace(draft, profile=replace(profile, **told))
    assert digest_of_draft(other) != digest_of_draft(draft)


def test_a_value_that_shows_itself_alike_is_told_apart(case, wanted):
    """Two wordings with one look: `repr` of an object would not tell them apart."""

    class Sly(str):
        __slots__ = ()

        def __repr__(self) -> str:
            return "''"

    draft = draft_of(case.place, wanted)
    of = partial(replace, draft.profile)
    one, two = (
        digest_of_draft(replace(draft, profile=of(title=Sly(word)))) for word in ("one", "two")
    )
    assert one != two


def test_a_text_that_is_read_anew_is_another_state(case, wanted):
    """What machines read stands outside the ledger, and decides what goes all the same."""
    vault = case.place.vault
    (owner,) = vault.read(lambda reader: reader.find(Case))
    document = keep_document(vault, owner, b"bytes", "words of a page")
    insert_all(
        vault, [Exhibit("e8" * 16, owner.id, document.id, "KX/1", "Somebody")], "add_exhibit"
    )

    def change(moment: Moment) -> int:
        if moment.turn == 0:
            reading = vault.read(lambda reader: reader.reading(document.id))
            vault.write(lambda work: work.put_reading(document.id, reading))
        moment.require()
        return moment.turn

    assert in_one_moment(case.place, owner.id, QUIET, change) == 1
    assert in_one_moment(case.place, owner.id, QUIET, lambda moment: moment.turn) == 0
