"""People who are all withheld in one edition: letters are offered, and written in one act."""

from dataclasses import replace

import pytest
from reportlab.pdfgen.canvas import Canvas

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.ids import ReachId
from casefiles.domain.records.case_records import Case, Person
from casefiles.domain.records.foreseeable_readers import AUDIENCES, HARMFUL, Reach, can_reach
from casefiles.domain.records.showings import Appearance
from casefiles.domain.rules.appearance import shown_as
from casefiles.office.draft.drafting import draft_of
from casefiles.office.records.undo import next_undo, undo
from casefiles.office.stops.dossier_checks import checks_of
from casefiles.office.stops.marked_pages import UnchangedRasters
from casefiles.office.stops.same_placeholders import (
    SAME_PLACEHOLDER,
    same_placeholder_findings,
    show_with_letters,
)
from casefiles.office.workplace.edition_request import EditionRequest
from tests.office.small_cases import loaded, person

__all__ = ["loaded"]

PEOPLE = [
    person("sister", "Zulpiye Baratjan", kin="sister", role="relative", related_to="client"),
    person("child", "Munire Rozi", minor=True, role="witness"),
    person("witness", "Memtimin Sawut", role="witness"),
    person("source", "Kang Muzhou", role="source"),
    person("never", "Obul Tursun", role="witness", never_named=True),
    person("unsaid", "Ghalib Imin", role="witness"),
    person("client", "Ismayil Client", protection="open", role="client"),
]
TOLD = ("sister", "child", "witness", "source", "never")
EVENTS = [
    {"id": f"e{number}", "date": f"20{number + 10}", "text": f"[[{one}]] was asked about rain."}
    for number, one in enumerate(TOLD)
]


@pytest.fixture
def case(loaded):
    return loaded(persons=PEOPLE, events=EVENTS)


@pytest.fixture
def found(case):
    def find(audience: str):
        return next(same_placeholder_findings(case.place, case.draft(audience)), None)

    return find


def names_of(case) -> dict[str, str]:
    people = case.place.vault.read(lambda reader: reader.find(Person))
    return {one.id: one.names[0].text.split()[0] for one in people}


def said(case, audience: str) -> str:
    return "\n".join(one.text for one in case.draft(audience).disclosure.events)


def test_each_who_is_told_of_is_offered_the_letter_that_is_then_printed(case, found):
    before = said(case, "ccf")
    offered = found("ccf")
    names = names_of(case)
    assert {names[one]: word for one, word in offered.letters} == {
        "Zulpiye": "relative", "Munire": "child", "Memtimin": "witness", "Kang": "person",
    }  # fmt: skip
    assert (offered.kind, offered.count, offered.also) == ("warn", 4, ())
    assert before.count("[WITHHELD]") == len(TOLD)
    done = case.place.vault.write(show_with_letters(offered))
    assert done == 4
    after = said(case, "ccf")
    assert all(after.count(label) == 1 for label in offered.labels)
    # Whoever may be named to nobody stays as before.
    assert after.count("[WITHHELD]") == 1
    assert found("ccf") is None
    for other in AUDIENCES - {"ccf"}:
        assert "[WITHHELD]" in said(case, other)


def test_all_letters_go_again_with_one_undo(case, found):
    before = said(case, "ccf")
    case.place.vault.write(show_with_letters(found("ccf")))
    assert said(case, "ccf") != before
    (one,) = case.place.vault.read(lambda reader: reader.find(Case))
    case.place.vault.write(undo(case.place.vault.read(next_undo(one.id))[0]))
    assert said(case, "ccf") == before
    assert not any(
        one.showings for one in case.place.vault.read(lambda reader: reader.find(Person))
    )


@pytest.mark.parametrize("audience", [one for one in sorted(AUDIENCES) if can_reach(HARMFUL, one)])
def test_no_word_says_who_somebody_is_to_a_reader_who_reaches_the_requesting_state(
    case, found, audience
):
    offered = found(audience)
    assert {word for _, word in offered.letters} == {"person"}
    assert all(one.startswith("[PERSON ") for one in offered.labels)
    case.place.vault.write(show_with_letters(offered))
    people = case.place.vault.read(lambda reader: reader.find(Person))
    written = {one.word for each in people for one in each.showings}
    assert written <= {"person", ""}
    assert "[PERSON " in said(case, audience)


def test_a_reader_who_comes_to_reach_the_state_before_the_click_gets_no_family_word(case, found):
    offered = found("expert")
    assert "relative" in dict(offered.letters).values()
    (one,) = case.place.vault.read(lambda reader: reader.find(Case))
    wider = Reach(ReachId("7" * 32), one.id, "expert", (HARMFUL,), (), "Papers are passed on")
    case.place.vault.write(lambda work: work.insert(wider, "add"))
    case.place.vault.write(show_with_letters(offered))
    people = case.place.vault.read(lambda reader: reader.find(Person))
    assert {one.word for each in people for one in each.showings} <= {"person", ""}


def test_recipients_who_get_the_same_are_named_before_the_click(case, found):
    offered = found("court_open")
    assert HARMFUL in offered.also
    case.place.vault.write(show_with_letters(offered))
    people = case.place.vault.read(lambda reader: reader.find(Person))
    lettered = [one for one in people if one.showings]
    for reader in ("court_open", *offered.also):
        assert all(shown_as(one, reader).appearance is Appearance.PSEUDONYM for one in lettered)


def test_what_was_chosen_meanwhile_stays(case, found):
    offered = found("ccf")
    names = names_of(case)
    sister = next(one for one in offered.letters if names[one[0]] == "Zulpiye")[0]
    person_there = case.place.vault.read(lambda reader: reader.get(Person, sister))
    never = replace(person_there, never_named=True)
    case.place.vault.write(lambda work: work.update(never, "show_person"))
    assert case.place.vault.write(show_with_letters(offered)) == 3
    assert not case.place.vault.read(lambda reader: reader.get(Person, sister)).showings


def test_one_alone_and_an_edition_in_which_nobody_stands_are_offered_nothing(loaded):
    alone = loaded(persons=PEOPLE, events=EVENTS[:1])
    assert list(same_placeholder_findings(alone.place, alone.draft("ccf"))) == []


def test_who_is_withheld_on_pages_of_exhibits_alone_is_counted(loaded, tmp_path):
    canvas = Canvas(str(tmp_path / "statement.pdf"), pagesize=(595, 842))
    for at, line in enumerate(("Zulpiye Baratjan came.", "It rained.", "Kang Muzhou was there.")):
        canvas.drawString(72, 760 - 60 * at, line)
    canvas.save()
    statement = {
        "id": "d", "file": "statement.pdf", "title": "Statement", "exhibit": {"mark": "AB/1"},
        "looked_at": True,
    }  # fmt: skip
    made = loaded(persons=PEOPLE, events=EVENTS[1:2], documents=[statement])
    (found,) = same_placeholder_findings(made.place, made.draft("ccf"))
    names = names_of(made)
    assert names[found.letters[0][0]] == "Munire", "who is told of comes first"
    assert {names[one] for one, _ in found.letters} == {"Munire", "Zulpiye", "Kang"}
    # No letter is promised to who stands on pages alone.
    assert (found.count, len(found.labels)) == (3, 1)


def test_the_checks_of_a_dossier_hold_it(case):
    (one,) = case.place.vault.read(lambda reader: reader.find(Case))
    request = EditionRequest(one.id, "national_court", "ccf")
    checks = checks_of(request, UnchangedRasters())(case.place, CancellationToken())
    assert [one.words for one in checks.found if one.code == SAME_PLACEHOLDER] == [
        "4 people are all [WITHHELD]: a reader cannot distinguish them"
    ]
    assert draft_of(case.place, request).disclosure.audience == "ccf"
