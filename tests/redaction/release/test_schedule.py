"""A schedule tells the judge place and reason, and neither length nor words of what is gone."""

from dataclasses import replace

import pytest

from casefiles.domain.foundation.boxes import Box
from casefiles.domain.foundation.ids import CaseId, PersonId, TreatmentId
from casefiles.domain.records.redaction_settings import (
    AssignedPseudonym,
    RedactionReason,
    Treatment,
)
from casefiles.redaction.release.projection import project
from casefiles.redaction.release.schedule import DescribedExhibit, removals_of
from tests.redaction.cases import fact, mark, person, snapshot

CASE = CaseId("ca5e" * 8)


def treatment(**fields):
    return Treatment(TreatmentId("1" * 32), CASE, "redaction_schedule", "court_closed", **fields)


def told(*grounds, name="Aygul Sample", marks=(), boxes=None, ciphers=(), is_neutral=False):
    persons = [person("a", name), person("b", "Bahar Muster"), person("w", "Wang Li", "withheld")]
    case = snapshot(
        persons=persons, facts=[fact(1, f"{name} met Bahar Muster and Wang Li at noon.")]
    )
    of_edition = treatment(ciphers=tuple(ciphers))
    case = replace(case, treatment=of_edition)
    projection = project(case, "national_court", "court_open", ())
    exhibits = [DescribedExhibit("AB/1", boxes or {}, marks)]
    chosen = treatment(grounds=tuple(grounds))
    return removals_of(case, (projection, exhibits), (of_edition, chosen), is_neutral=is_neutral)


def reasons(rows):
    return sorted((row.code, row.reason) for row in rows)


def test_each_token_of_the_edition_has_a_line_and_who_is_withheld_has_none():
    rows = told(RedactionReason(PersonId("a"), "relative", "She lives at home."))
    assert sorted(row.what for row in rows) == ["[PERSON A]", "[PERSON B]"]
    assert reasons(rows) == [("protected", ""), ("relative", "She lives at home.")]
    assert all((row.page, row.top, row.bottom) == (0, 0, 0) for row in rows)


@pytest.mark.parametrize(
    ("audience", "own", "other"),
    [("court_closed", "RELATIVE", "WITNESS"), ("court_open", "PERSON", "WITNESS")],
)
def test_its_lines_and_reasons_have_the_words_of_the_edition(audience, own, other):
    persons = [person("a", "Aygul Sample"), person("b", "Bahar Muster")]
    case = snapshot(persons=persons, facts=[fact(1, "[[a]] met [[b]] at noon.")])
    words = {PersonId("a"): "relative", PersonId("b"): "witness"}
    case = replace(case, placeholder_words=words)
    projection = project(case, "national_court", audience, ())
    ground = RedactionReason(PersonId("b"), "witness", "Told by Aygul Sample.")
    values = (case, (projection, []), (None, treatment(grounds=(ground,))))
    rows = removals_of(*values, is_neutral=False)
    assert sorted(row.what[1:-3] for row in rows) == [own, other]
    assert {row.what for row in rows} == {one.label for one in projection.disclosure.persons}
    assert any(row.reason.startswith(f"Told by [{own} ") for row in rows)


def test_a_cipher_stands_in_it_as_in_the_edition():
    rows = told(ciphers=[AssignedPseudonym(PersonId("a"), "Zeuge 7")])
    assert "[Zeuge 7]" in [row.what for row in rows]


def test_an_area_is_told_by_its_height_with_the_reason_of_whom_it_protects():
    drawn = replace(mark("d"), person_id=PersonId("a"), box=Box(0.1, 0.205, 0.3, 0.245))
    boxes = {1: (Box(0.0, 0.5, 1.0, 0.52), Box(0.0, 0.2, 1.0, 0.25)), 2: ()}
    rows = told(RedactionReason(PersonId("a"), "source", ""), marks=[drawn], boxes=boxes)[2:]
    assert [(row.what, row.page, row.top, row.bottom, row.code) for row in rows] == [
        ("AB/1", 1, 20, 25, "source"),
        ("AB/1", 1, 50, 52, "protected"),
    ]


def test_neither_the_width_of_an_area_nor_the_number_of_its_marks_is_told():
    wide = {1: (Box(0.0, 0.2, 1.0, 0.25),)}
    narrow = {1: (Box(0.4, 0.2, 0.5, 0.25), Box(0.6, 0.2, 0.7, 0.25))}
    assert told(boxes=wide) == told(boxes=narrow)


def test_an_area_that_protects_several_for_different_reasons_has_the_neutral_one():
    first = replace(mark("d"), person_id=PersonId("a"), box=Box(0.1, 0.2, 0.3, 0.25))
    other = replace(first, person_id=PersonId("b"))
    grounds = [
        RedactionReason(PersonId("a"), "source", "x"),
        RedactionReason(PersonId("b"), "minor", "y"),
    ]
    boxes = {1: (Box(0.0, 0.2, 1.0, 0.25),)}
    (row,) = told(*grounds, marks=[first, other], boxes=boxes)[2:]
    assert (row.code, row.reason) == ("protected", "")


BOXES = {1: (Box(0.0, 0.2, 1.0, 0.25),)}
SAYS = RedactionReason(PersonId("a"), "relative", "She lives at home.")


def of_area(*marks, **fields):
    """Return what is told of one area that marks for Aygul made."""
    drawn = [
        replace(mark("d"), person_id=PersonId("a"), box=Box(0.1, 0.2, 0.3, 0.25), **own)
        for own in marks
    ]
    row = told(SAYS, marks=drawn, boxes=BOXES, **fields)[-1]
    return row.code, row.reason


def test_a_mark_has_the_reason_of_its_person_until_it_has_its_own():
    assert of_area({}) == ("relative", "She lives at home.")
    assert of_area({"judge_reason": "Her flat."}) == ("relative", "Her flat.")
    assert of_area({"judge_code": "order"}) == ("order", "")
    own = {"judge_code": "minor", "judge_reason": "She is nine; Wang Li knows."}
    assert of_area(own) == ("minor", "She is nine; [WITHHELD] knows.")
    # Of an area that several marks made, what they do not agree on is not told.
    assert of_area({}, own) == ("protected", "")
    assert of_area(own, own) == ("minor", "She is nine; [WITHHELD] knows.")


def test_a_mark_that_protects_nobody_in_particular_has_a_reason_too():
    nobody = {"person_id": PersonId(""), "judge_code": "order", "judge_reason": "Of 3 May."}
    drawn = replace(mark("d"), box=Box(0.1, 0.2, 0.3, 0.25), **nobody)
    row = told(SAYS, marks=[drawn], boxes=BOXES)[-1]
    assert (row.code, row.reason) == ("order", "Of 3 May.")


def test_reasons_of_marks_are_left_out_where_the_requesting_state_may_read_them():
    own = {"judge_code": "minor", "judge_reason": "She is nine."}
    assert of_area(own, is_neutral=True) == ("protected", "")


def test_a_name_typed_into_a_reason_becomes_a_token():
    rows = told(
        RedactionReason(PersonId("a"), "relative", "Sister of Bahar Muster; Wang Li knows.")
    )
    (reason,) = [row.reason for row in rows if row.reason]
    assert "Bahar" not in reason
    assert "Wang" not in reason
    assert "[PERSON " in reason
    assert "[WITHHELD]" in reason


def test_where_the_requesting_state_may_read_it_one_neutral_reason_stands():
    rows = told(RedactionReason(PersonId("a"), "relative", "She lives at home."), is_neutral=True)
    assert set(reasons(rows)) == {("protected", "")}


def test_nothing_of_a_hidden_name_reaches_it():
    ground = RedactionReason(PersonId("a"), "relative", "Her family is at home.")
    assert told(ground) == told(ground, name="Abdurahman Zunun Qari Haji")
