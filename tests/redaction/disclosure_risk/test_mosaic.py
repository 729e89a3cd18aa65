"""Details of a disclosure that point to a person it does not name, and those that do not."""

from dataclasses import replace

import pytest

from casefiles.domain.foundation.ids import NarrativeBlockId, PersonId
from casefiles.domain.records.narrative import BlockKind, NarrativeBlock
from casefiles.redaction.disclosure_risk.edition_views import PersonIndex, sheet_of
from casefiles.redaction.disclosure_risk.reidentification import (
    CandidateCount,
    IdentifyingCombination,
    IdentifyingDetail,
    ReidentificationProfile,
    fit_of,
    reidentification_profiles,
)
from casefiles.redaction.release.projection import project
from tests.redaction.cases import CASE, argument, document, event, exhibit, fact, person, snapshot

CLIENT = person("c", "Ershat Baratjan", "open")
SISTER, BROTHER = person("s", "Zulpiye Baratjan", "withheld"), person("b", "Nurehmet Kara")
EVERYBODY = (CLIENT, SISTER, BROTHER)


def paragraph(at, text):
    own = NarrativeBlockId(f"{at:032x}")
    return NarrativeBlock(own, CASE, at, BlockKind.NUMBERED, 0, text)


def told(
    *, facts=(), events=(), pictures=None, arguments=(), narrative=()
) -> tuple[ReidentificationProfile, ...]:
    case = snapshot(
        arguments=[argument("risk/a", text) for text in arguments],
        persons=EVERYBODY,
        facts=[fact(number, text) for number, text in enumerate(facts, 1)],
        events=[event(f"e{number}", *one) for number, one in enumerate(events, 1)],
    )
    case = replace(case, narrative=tuple(paragraph(*one) for one in enumerate(narrative, 1)))
    made = project(case, "national_court", "court_open", ())
    people = PersonIndex(case)
    shown = people.in_edition(made.disclosure, made.numbering, made)
    return reidentification_profiles(
        sheet_of(made.disclosure, made, {}, shown), people.by_record(), pictures or {}
    )


def fits(*texts: str) -> dict[str, CandidateCount]:
    return {one.person_id: one.fit for one in told(facts=texts)}


@pytest.mark.parametrize(
    ("text", "fit"),
    [
        ("[[b]], the brother of [[c]], was asked.", CandidateCount.ONE),
        ("[[b]] is his only brother.", CandidateCount.ONE),
        ("[[b]], the eldest son, left.", CandidateCount.ONE),
        ("[[b]] is a teacher, 34 years old.", CandidateCount.FEW),
        ("[[b]] is a teacher.", CandidateCount.SOME),
        ("[[b]]是他唯一的弟弟。", CandidateCount.ONE),
        ("[[b]]是老师。", CandidateCount.SOME),
        ("[[b]] ئوقۇتقۇچى ئىدى.", CandidateCount.SOME),
        ("[[b]] — единственный брат.", CandidateCount.ONE),
        ("[[b]] ist der einzige Sohn.", CandidateCount.ONE),
    ],
)
def test_a_sentence_points_to_whom_it_says_something_of(text, fit):
    assert fits(text) == {"b": fit}


@pytest.mark.parametrize(
    ("text", "fit"),
    [
        ("[[b]] — Ермектің жалғыз інісі.", CandidateCount.ONE),
        ("[[b]] — мұғалім, 34 жаста.", CandidateCount.FEW),
        ("[[b]] мектепте дәрігер болды.", CandidateCount.FEW),
    ],
)
def test_kazakh_words_point_to_people_too(text, fit):
    assert fits(text) == {"b": fit}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("[[b]] saw the officers. She was afraid.", "She"),
        ("Mrs [[b]] was heard.", "Mrs"),
        ("[[b]] lost his telephone.", "his"),
        ("[[b]] пришла в полицию.", "пришла"),
        ("[[b]] вернулся домой.", "вернулся"),
        ("Г-жа [[b]] молчит.", "Г-жа"),
        ("[[b]]说她不知道。", "她"),
        ("[[b]]不在。他走了。", "他"),
    ],
)
def test_what_shows_the_sex_of_a_person_is_listed_and_stops_nothing(text, shown):
    (one,) = told(facts=[text])
    assert one.fit == CandidateCount.SOME
    assert IdentifyingDetail("sex", shown) in one.pointers[0].clues


@pytest.mark.parametrize(
    "text",
    [
        "[[b]] was asked. [[c]] was afraid and she left.",
        "[[b]] was asked, and [[c]] lost his telephone.",
        "[[b]]和其他人在家。",
        "[[b]] молчит.",
    ],
)
def test_what_shows_the_sex_of_somebody_else_is_not_listed(text):
    assert fits(text) == {}


@pytest.mark.parametrize(
    "text",
    [
        "[[b]] was asked.",
        "Only after that did [[b]] leave.",
        "Police officers took the passport of [[b]].",
        "The court heard [[b]].",
        "[[b]] was heard, and after a long time of no news at all came word from the only brother.",
    ],
)
def test_a_sentence_that_says_nothing_of_a_person_is_left_alone(text):
    assert fits(text) == {}


def test_a_village_a_day_and_an_office_together_fit_one():
    (one,) = told(
        events=[
            (
                "2019-03-04",
                "[[b]], the teacher, was fetched.",
            )
        ]
    )
    assert one.fit is CandidateCount.SOME
    case = snapshot(
        persons=EVERYBODY,
        events=[event("e", "2019-03-04", "[[b]], the teacher, was fetched.", place="Aksu village")],
    )
    made = project(case, "national_court", "court_open", ())
    people = PersonIndex(case)
    shown = people.in_edition(made.disclosure, made.numbering, made)
    (one,) = reidentification_profiles(
        sheet_of(made.disclosure, made, {}, shown), people.by_record(), {}
    )
    assert one.fit is CandidateCount.ONE
    assert [clue.kind for clue in one.pointers[0].clues] == ["role", "place", "day"]
    assert one.label == "[PERSON A]"


def test_what_several_records_say_is_put_together_first():
    (one,) = told(facts=["[[b]] is a teacher.", "[[b]] is 34 years old.", "[[b]] left."])
    together, *alone = one.pointers
    assert (together.record, together.fit, one.fit) == ("", CandidateCount.FEW, CandidateCount.FEW)
    assert {clue.words for clue in together.clues} == {"teacher", "34 years old"}
    assert [each.fit for each in alone] == [CandidateCount.SOME, CandidateCount.SOME]


def test_a_withheld_person_is_found_by_the_record_and_others_are_not_taken_for_her():
    found = told(facts=["They call the sister, [[s]], a witness for [[c]].", "[[b]] left."])
    assert [(one.person_id, one.label, one.fit) for one in found] == [
        ("s", "[WITHHELD]", CandidateCount.ONE)
    ]


def test_the_title_of_the_case_and_the_witness_of_an_exhibit_count_too():
    case = snapshot(
        persons=EVERYBODY,
        title="Case of Ershat Baratjan, brother of [[s]]",
        documents=[document("d", "Letter")],
        exhibits=[exhibit("d", "AB/1", "[[b]], teacher")],
    )
    made = project(case, "national_court", "court_open", ())
    people = PersonIndex(case)
    shown = people.in_edition(made.disclosure, made.numbering, made)
    found = reidentification_profiles(
        sheet_of(made.disclosure, made, {}, shown), people.by_record(), {}
    )
    assert [(one.person_id, one.pointers[0].about, one.fit) for one in found] == [
        ("s", "case", CandidateCount.ONE),
        ("b", "document", CandidateCount.SOME),
    ]


def test_an_argument_points_to_people_too_also_to_one_who_is_withheld():
    found = told(arguments=["[[b]], the brother of [[c]], and [[s]], the only sister, were held."])
    assert {one.person_id: one.fit for one in found} == {
        "b": CandidateCount.ONE,
        "s": CandidateCount.ONE,
    }


def test_the_narrative_points_to_people_too():
    found = told(narrative=["[[b]], the brother of [[c]], and [[s]], the only sister, were held."])
    assert {one.person_id: one.fit for one in found} == {
        "b": CandidateCount.ONE,
        "s": CandidateCount.ONE,
    }


def test_those_whom_the_fewest_fit_come_first():
    found = told(facts=["[[b]] is a teacher.", "[[s]] is the only daughter."])
    assert [one.person_id for one in found] == ["s", "b"]


def test_a_picture_used_elsewhere_fits_one():
    clue = IdentifyingDetail("picture", "Press photo")
    pointer = IdentifyingCombination(PersonId("b"), "document", "d", (clue,), CandidateCount.ONE)
    (one,) = told(facts=["[[b]] left."], pictures={PersonId("b"): (pointer,)})
    assert one.fit is CandidateCount.ONE


def test_a_country_or_a_place_that_is_not_known_narrows_nothing_down():
    assert (
        fit_of([IdentifyingDetail("kin", "brother"), IdentifyingDetail("place", "China", 0)])
        is CandidateCount.SOME
    )
    assert (
        fit_of([IdentifyingDetail("place", "China", 0), IdentifyingDetail("day", "2019-03-04")])
        is None
    )
    assert (
        fit_of([IdentifyingDetail("kin", "brother"), IdentifyingDetail("place", "Hotan", 1)])
        is CandidateCount.FEW
    )


def test_the_same_case_gives_the_same_portraits():
    facts = ["[[b]] is a teacher.", "[[s]] is the only daughter of [[c]]."]
    assert told(facts=facts) == told(facts=facts)
