"""Each reader gets a case in which everybody is as that reader may see them, and no other."""

from dataclasses import replace

import pytest

from casefiles.domain.disclosure.disclosed import canonical_bytes
from casefiles.domain.files.text_blocks import TextBlock
from casefiles.domain.foundation.ids import FieldAnswerId, ReachId
from casefiles.domain.records.case_records import Identifier
from casefiles.domain.records.foreseeable_readers import AUDIENCES, Reach
from casefiles.domain.records.form_answers import FieldAnswer
from casefiles.domain.records.showings import (
    Appearance,
    NamedExtent,
    Showing,
    document_place,
    field_place,
)
from casefiles.redaction.release.projection import project
from casefiles.redaction.release.reader_policy import for_reader
from tests.redaction.cases import document, exhibit, fact, person, snapshot

NAMED = Appearance.NAMED
PHONE, BORN = Identifier("phone", "+49 151 2345 6789"), Identifier("date of birth", "11 May 1984")
TEXT = "[[sister]] telephoned, says Zulpiye Baratjan (+49 151 2345 6789, born 11 May 1984)."
FORM = "ccf_request"


def sister(*showings, protection="withheld"):
    one = person("sister", "Zulpiye Baratjan", protection)
    return replace(one, identifiers=(PHONE, BORN), showings=showings)


def case(*showings, answers=(), protection="withheld"):
    records = tuple(
        FieldAnswer(FieldAnswerId(field), made.case.id, FORM, "ccf", field, text)
        for made in (snapshot(),)
        for field, text in answers
    )
    made = snapshot(persons=[sister(*showings, protection=protection)], facts=[fact(1, TEXT)])
    return replace(made, answers=records)


def disclosed(made, audience, profile=FORM):
    return project(for_reader(made, profile, audience), profile, audience, ()).disclosure


def text_for(made, audience):
    return disclosed(made, audience).facts[0].text


def test_the_judge_alone_reads_a_name_that_nobody_else_reads():
    made = case(Showing("court_closed", NAMED, extent=NamedExtent.EVERYTHING, reason="order"))
    assert text_for(made, "court_closed") == (
        "Zulpiye Baratjan telephoned, says Zulpiye Baratjan (+49 151 2345 6789, born 11 May 1984)."
    )
    plain = case()
    for audience in AUDIENCES - {"court_closed"}:
        # No byte of what others get depends on what the judge may read.
        assert canonical_bytes(disclosed(made, audience)) == canonical_bytes(
            disclosed(plain, audience)
        )


@pytest.mark.parametrize(
    ("extent", "text"),
    [
        (
            NamedExtent.NAMES,
            "Zulpiye Baratjan telephoned, says Zulpiye Baratjan ([NUMBER], born [DATE]).",
        ),
        (
            NamedExtent.NUMBERS,
            "Zulpiye Baratjan telephoned, says Zulpiye Baratjan (+49 151 2345 6789, born [DATE]).",
        ),
    ],
)
def test_of_somebody_named_no_more_is_read_than_was_chosen(extent, text):
    made = case(Showing("ccf", NAMED, extent=extent, reason="order"))
    assert text_for(made, "ccf") == text


def test_a_body_that_passes_papers_on_reads_no_name_that_the_state_may_not_read():
    made = case(Showing("treaty_body", NAMED, reason="order"))
    assert "Zulpiye" not in text_for(made, "treaty_body")


def test_one_field_names_and_nothing_else_of_the_paper_does():
    place = field_place(FORM, "applicant")
    answers = [("applicant", "[[sister]], Zulpiye Baratjan"), ("facts", "[[sister]] was there")]
    made = case(Showing("ccf", NAMED, place=place, reason="form"), answers=answers)
    shown = disclosed(made, "ccf")
    assert {one.field: one.text for one in shown.answers} == {
        "applicant": "Zulpiye Baratjan, Zulpiye Baratjan",
        "facts": "[WITHHELD] was there",
    }
    assert "Zulpiye" not in shown.facts[0].text
    assert not any("Zulpiye" in one.label for one in shown.persons)
    # Another form's field of that name is another place; another reader is another reader.
    other = replace(made, answers=tuple(replace(one, profile="ccf_access") for one in made.answers))
    for audience, profile in (("ccf", "ccf_access"), ("expert", FORM)):
        answered = disclosed(other, audience, profile).answers
        assert not any("Zulpiye" in one.text for one in answered)


def test_a_person_open_to_all_is_hidden_from_one_reader_and_from_whoever_is_read_by_that_one():
    made = case(Showing("requesting_state", Appearance.PSEUDONYM), protection="open")
    assert "Zulpiye" in text_for(made, "expert")
    for audience in ("requesting_state", "treaty_body", "court_open", "public"):
        assert "Zulpiye" not in text_for(made, audience)
        assert "2345" not in text_for(made, audience)


def test_a_number_stays_hidden_in_a_field_that_names_its_owner_alone():
    place = field_place(FORM, "applicant")
    answers = [("applicant", "[[sister]], +49 151 2345 6789, born 11 May 1984")]
    for extent, text in (
        (NamedExtent.NAMES, "Zulpiye Baratjan, [NUMBER], born [DATE]"),
        (NamedExtent.EVERYTHING, "Zulpiye Baratjan, +49 151 2345 6789, born 11 May 1984"),
    ):
        showing = Showing("ccf", NAMED, place=place, extent=extent, reason="form")
        shown = disclosed(case(showing, answers=answers), "ccf")
        assert [one.text for one in shown.answers] == [text]


def test_the_words_of_one_exhibit_name_somebody_and_those_of_another_do_not():
    words = TextBlock("", "Zulpiye Baratjan came; telephone +49 151 2345 6789.")
    place = document_place(document("d").id)
    made = snapshot(
        persons=[sister(Showing("expert", NAMED, place=place, reason="order"))],
        facts=[fact(1, TEXT)],
        documents=[document("d"), document("e")],
        exhibits=[exhibit("d", "AB/1"), exhibit("e", "AB/2")],
        pages={"d": 1, "e": 1},
    )
    made = replace(made, blocks={one.id: (words,) for one in made.documents})
    shown = disclosed(made, "expert")
    assert [one.paragraphs[0].text for one in shown.exhibits] == [
        "Zulpiye Baratjan came; telephone [NUMBER].",
        "[WITHHELD] came; telephone [WITHHELD].",
    ]
    assert "Zulpiye" not in shown.facts[0].text
    assert not any("Zulpiye" in one.label for one in shown.persons)
    # Nobody else reads it, nor this reader where the State would read along.
    for audience in AUDIENCES - {"expert"}:
        told = disclosed(made, audience).exhibits[0].paragraphs[0].text
        assert "Zulpiye" not in told
    state = Reach(ReachId("r"), made.case.id, "expert", ("requesting_state",), (), "x")
    told = disclosed(replace(made, reaches=(state,)), "expert").exhibits[0].paragraphs[0].text
    assert "Zulpiye" not in told
