"""With nothing decided and no time left, the strictest way to send exists in one step."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from casefiles.domain.disclosure.disclosed import canonical_bytes
from casefiles.domain.foundation.boxes import Box
from casefiles.domain.foundation.ids import ConsentId
from casefiles.domain.records.case_records import (
    Event,
    Fact,
    Mark,
    Person,
    RedactionKind,
)
from casefiles.domain.records.provenance import Consent, ConsentAnswer, ConsentUse
from casefiles.domain.records.suggestion_decisions import SuggestionVerdict
from casefiles.office.draft.drafting import draft_of
from casefiles.office.export.emergency import (
    UndecidedRemoval,
    leave_out,
    remove_undecided,
    removed_words,
    stricter_of,
    strictest,
)
from casefiles.office.records.findings import CODES, FindingLocation
from casefiles.office.records.undo import next_undo, undo
from casefiles.office.redaction.redaction_queue import build_queue, queue_of
from casefiles.office.stops.export_findings import findings_of
from casefiles.office.workplace.edition_request import EditionRequest
from casefiles.words.export_checks import STRICTER
from tests.office.sample_at_hand import case_id, desk, made_sample, opened, sample_vault, work

__all__ = ["case_id", "desk", "made_sample", "opened", "sample_vault", "work"]
OFFICE = Path(__file__).parents[3] / "casefiles" / "office"


@pytest.fixture
def wanted(case_id):
    return EditionRequest(case_id, "national_court", "court_open")


@pytest.fixture
def stops(opened, work, wanted):
    def found() -> dict:
        place = opened.workplace
        return {one.code: one for one in findings_of(place, draft_of(place, wanted))}

    return found


def waiting(opened, case_id) -> list:
    return list(opened.ask(queue_of(case_id)).undecided)


def test_all_that_waits_goes_in_one_act_each_as_its_kind_wants_it(opened, work, case_id, stops):
    assert stops()["undecided_hits"].count > 0
    before = opened.ask(lambda reader: reader.find(Mark))
    removed = work(remove_undecided(case_id))
    assert removed.marks > 0
    assert "undecided_hits" not in stops()
    assert removed.left == len(waiting(opened, case_id))
    made = [one for one in opened.ask(lambda reader: reader.find(Mark)) if one not in before]
    assert len(made) == removed.marks
    lines = [one for one in made if one.kind is RedactionKind.AREA and "codes" not in one.reason]
    assert {(one.box.x0, one.box.x1) for one in lines} <= {(0.0, 1.0)}, "as wide as the page"
    seen = [one for one in opened.ask(queue_of(case_id)).items if one.item.kind == "unseen_page"]
    assert all(one.verdict is not SuggestionVerdict.ACCEPTED for one in seen), (
        "nobody looked at any"
    )
    again = work(remove_undecided(case_id))
    assert (again.marks, again.names, again.texts) == (0, 0, 0)
    first, words = opened.ask(next_undo(case_id))
    assert words
    opened.run(undo(first))
    assert opened.ask(lambda reader: reader.find(Mark)) == before
    assert stops()["undecided_hits"].count > 0


def test_the_message_counts_questions_and_marks_and_each_mark_is_burned(
    opened, work, case_id, wanted
):
    """Of 32 questions it said "53 are removed": marks, names and texts in one number."""
    work(build_queue(case_id))
    before = {one.id for one in waiting(opened, case_id)}
    marks = opened.ask(lambda reader: reader.find(Mark))
    removed = work(remove_undecided(case_id))
    answered = len(before - {one.id for one in waiting(opened, case_id)})
    made = [one for one in opened.ask(lambda reader: reader.find(Mark)) if one not in marks]
    message = removed_words(removed)
    assert 0 < answered <= len(before)
    assert message.startswith(f"{answered} questions answered. Redacted: ")
    assert f"{len(made)} redaction marks" in message, "the sample has no page that nobody saw"
    draft = draft_of(opened.workplace, wanted)
    plans = {document.id: plan for document, plan in draft.exhibits}
    drawn = [one for one in made if one.kind is RedactionKind.AREA and one.document_id in plans]
    assert drawn
    for one in drawn:
        burned = plans[one.document_id].boxes[one.page]
        assert any(
            box.x0 <= one.box.x0 + 0.001
            and box.y0 <= one.box.y0 + 0.001
            and box.x1 >= one.box.x1 - 0.001
            and box.y1 >= one.box.y1 - 0.001
            for box in burned
        )


def test_the_message_names_pages_and_what_waits_by_themselves():
    whole = UndecidedRemoval(marks=3, names=1, texts=2, left=1, questions=5, pages=1)
    assert removed_words(whole) == (
        "5 questions answered. Redacted: 2 redaction marks, 1 whole page, 1 name everywhere,"
        " 2 places in texts. 1 question waits."
    )
    assert removed_words(UndecidedRemoval(0, 0, 0, 0)) == "0 questions answered."


def test_a_short_name_in_own_texts_becomes_a_reference_wherever_it_stands(opened, work, case_id):
    person = next(
        one for one in opened.ask(lambda reader: reader.find(Person)) if one.protection != "open"
    )
    short = replace(person, names=(replace(person.names[0], text="Li"), *person.names))
    opened.run(lambda at: at.update(short, "edit_person"))
    event = opened.ask(lambda reader: reader.find(Event))[0]
    told = replace(event, text="They met li and then li again, near the lining.")
    opened.run(lambda at: at.update(told, "edit_event"))
    removed = work(remove_undecided(case_id))
    assert removed.texts >= 3
    kept = opened.ask(lambda reader: reader.get(Event, event.id))
    # The strictest answer for each place that may be the name, also within a word.
    assert kept.text == "They met @ and then @ again, near the @.".replace("@", f"[[{person.id}]]")
    assert not [one for one in waiting(opened, case_id) if one.item.kind == "in_record"]


def test_what_nobody_can_sign_for_is_left_out_in_one_step(opened, work, case_id, wanted, stops):
    draft = draft_of(opened.workplace, wanted)
    refused, traced = draft.projection.documents[:2]
    person = opened.ask(lambda reader: reader.find(Person))[0]
    consent = Consent(
        ConsentId("c" * 32),
        case_id,
        person.id,
        refused,
        ConsentUse.FILE,
        "court_open",
        ConsentAnswer.REFUSED,
        "2026-01-05",
        "signed form",
        "",
    )
    opened.run(lambda at: at.insert(consent, "add_consent"))
    bad = Mark("d" * 32, case_id, traced, 999, Box(0.1, 0.1, 0.2, 0.2), "r", "", (), "0" * 64)
    opened.run(lambda at: at.insert(bad, "add_mark"))
    fact = next(one for one in opened.ask(lambda reader: reader.find(Fact)) if one.position == 1)
    opened.run(lambda at: at.update(replace(fact, text="Here is [[nobody."), "edit_fact"))
    assert {"consent_refused", "mark_without_page", "broken_reference"} <= stops().keys()
    done = work(strictest(wanted))
    assert done.exhibits >= 2
    assert done.sections == ("statement",)
    assert done.stops == ()
    left = draft_of(opened.workplace, wanted)
    assert not {refused, traced} & set(left.projection.documents)
    assert "[[nobody" not in canonical_bytes(left.disclosure).decode()
    assert not [one for one in stops().values() if one.kind == "stop"]
    assert "undecided_hits" not in stops()
    # Said twice, nothing more goes.
    again = work(strictest(wanted))
    assert (again.exhibits, again.sections, again.removed.marks) == (0, (), 0)


def test_what_is_left_out_is_left_out_once_and_nothing_else_is(opened, work, wanted):
    draft = draft_of(opened.workplace, wanted)
    first, *others = draft.projection.documents
    assert work(leave_out(wanted, [first, first], [])) == (1, ())
    assert work(leave_out(wanted, [first], [])) == (0, ())
    assert list(draft_of(opened.workplace, wanted).projection.documents) == others
    assert work(leave_out(wanted, [], ["chronology", "cover"])) == (0, ("chronology",))
    assert draft_of(opened.workplace, wanted).disclosure.events == ()


def test_each_stop_that_nobody_can_sign_for_says_what_can_be_sent():
    """The codes are read from the source, so that a new one cannot be forgotten."""
    found = set()
    for path in OFFICE.rglob("*.py"):
        text = path.read_text()
        found |= set(re.findall(r'new_finding\(\s*"stop",\s*"([a-z_]+)"', text))
        found |= set(re.findall(r'"(consent_[a-z]+|facsimile_forbidden|mark_[a-z_]+|box_[a-z_]+)"',
                                text)) & CODES  # fmt: skip
    found |= {code for code in CODES if code.startswith("cipher_")}
    found -= {"mark_initials", "cipher_initial", "cipher_order"}
    assert len(found) > 14
    assert found <= STRICTER.keys()


def test_places_say_what_can_be_left_out():
    spots = [
        FindingLocation("x", "documents", "a" * 32, "3"),
        FindingLocation("x", "timeline", "b" * 32),
        FindingLocation("x", "dossier", "c" * 32, "facts"),
        FindingLocation("x", "dossier", "d" * 32, "narrative"),
        FindingLocation("x", "people", "e" * 32),
        FindingLocation("x", "overview"),
    ]
    assert stricter_of(spots) == (("a" * 32,), ("chronology", "statement", "narrative"))
    assert stricter_of(spots[4:]) == ((), ())
