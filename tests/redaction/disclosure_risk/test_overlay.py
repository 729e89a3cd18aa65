"""What two editions tell together, over short invented cases projected twice."""

import re
from dataclasses import replace

import pytest

from casefiles.domain.disclosure.disclosed import DisclosedPerson
from casefiles.domain.foundation.boxes import Box
from casefiles.domain.foundation.ids import DocumentId, PersonId
from casefiles.domain.language.placeholder_words import (
    PSEUDONYM,
    person_placeholder,
    read_person_placeholder,
)
from casefiles.domain.records.case_records import Protection
from casefiles.domain.records.editions import ExportedPage
from casefiles.domain.records.redaction_settings import AssignedPseudonym
from casefiles.redaction.disclosure_risk.edition_overlap import EditionView, Overlap, overlaps
from casefiles.redaction.disclosure_risk.edition_views import PersonIndex, sheet_of
from casefiles.redaction.pixels.areas import uncovered
from casefiles.redaction.release.projection import project
from tests.redaction.cases import document, event, exhibit, fact, person, snapshot

SISTER, BROTHER = person("s", "Ayshe Kara"), person("b", "Tursun Kara")
NAMED = replace(SISTER, protection=Protection.OPEN)


def sheet(case, audience: str = "court_open", boxes=None) -> EditionView:
    """Return an edition of a case; boxes by document and page."""
    made = project(case, "national_court", audience, ())
    pages = {
        (DocumentId(d), n): ExportedPage(d, n, tuple(areas), "")
        for (d, n), areas in (boxes or {}).items()
    }
    people = PersonIndex(case).in_edition(made.disclosure, made.numbering, made)
    return sheet_of(made.disclosure, made, pages, people)


def laid(here, there, *, same: bool = False) -> list[tuple[str, str]]:
    return [(one.matter, one.shows_more) for one in overlaps(here, there, same_readers=same)]


def case(*texts: str, persons=(SISTER, BROTHER), **more):
    return snapshot(persons=persons, facts=[fact(n, one) for n, one in enumerate(texts, 1)], **more)


TEXT = "[[s]] went to Hotan with [[b]]."


def test_an_edition_over_itself_tells_nothing():
    one = sheet(case(TEXT))
    assert laid(one, one, same=True) == []


def test_a_person_named_there_and_a_token_here_is_told_once_however_often_she_occurs():
    before = case(TEXT, "[[s]] came home.", persons=(NAMED, BROTHER))
    found = overlaps(
        sheet(case(TEXT, "[[s]] came home.")), sheet(before, "treaty_body"), same_readers=False
    )
    (name,) = [one for one in found if one.matter == "name"]
    assert (name.records, name.shows_more, name.there) == (("s",), "there", "Ayshe Kara")
    assert name.here.startswith("[PERSON ")
    assert not [one for one in found if one.matter in {"value", "wording"}]


def test_the_reverse_is_told_too_but_to_the_same_readers_it_is_merely_new():
    named = case(TEXT, persons=(NAMED, BROTHER))
    here, there = sheet(named), sheet(case(TEXT))
    assert ("name", "here") in laid(here, there)
    assert laid(here, there, same=True) == []
    assert ("name", "there") in laid(there, here, same=True)


def test_a_withheld_person_whom_the_other_names_is_found_by_the_record():
    withheld = case(TEXT, persons=(replace(SISTER, protection=Protection.WITHHELD), BROTHER))
    named = case(TEXT, persons=(NAMED, BROTHER))
    (name,) = [
        one
        for one in overlaps(sheet(withheld), sheet(named), same_readers=True)
        if one.matter == "name"
    ]
    assert (name.records, name.here, name.there) == (("s",), "[WITHHELD]", "Ayshe Kara")


def test_tokens_that_one_sentence_joins_are_told_by_person():
    one = sheet(case(TEXT))
    swapped = {"s": one.people["b"], "b": one.people["s"]}
    relabelled = replace(
        one,
        people=swapped,
        disclosure=replace(
            one.disclosure,
            facts=tuple(replace(f, text=_swap(f.text)) for f in one.disclosure.facts),
        ),
    )
    found = overlaps(one, relabelled, same_readers=False)
    assert {one.records for one in found if one.matter == "token"} == {("s",), ("b",)}
    told_apart = replace(
        relabelled,
        facts=(),
        disclosure=replace(relabelled.disclosure, facts=()),
    )
    assert "token" not in [one.matter for one in overlaps(one, told_apart, same_readers=False)]


def _swap(text: str) -> str:
    return text.replace("A]", "0]").replace("B]", "A]").replace("0]", "B]")


def test_equal_tokens_in_two_lines_of_editions_are_a_shared_token():
    one = sheet(case(TEXT))
    found = overlaps(one, one, same_readers=False)
    assert {one.records[0] for one in found if one.matter == "token"} == {"s", "b"}


@pytest.mark.parametrize(
    ("here", "there", "more"),
    [("2019", "2019-03-04", "there"), ("2019-03-04", "2019-03", "here"), ("2019", "2020", "both")],
)
def test_a_date_that_one_tells_more_exactly(here, there, more):
    own, other = (
        sheet(snapshot(events=[event("e", date, "He was asked.")])) for date in (here, there)
    )
    assert laid(own, other) == [("date", more)]
    assert laid(own, other, same=True) == ([("date", "there")] if more == "there" else [])


def test_a_place_that_one_tells_more_exactly():
    own, other = (
        sheet(snapshot(events=[event("e", "2019", "He was asked.", place=place)]))
        for place in ("Xinjiang", "Karakash village, Xinjiang")
    )
    assert laid(own, other, same=True) == [("place", "there")]


@pytest.mark.parametrize(
    ("here", "there", "expected"),
    [
        ("He was asked.", "He was asked!", []),
        ("He was asked.", "He was asked to come.", []),
        ("He was asked.", "He was asked by Officer Wang.", [("wording", "there")]),
        ("He was asked.", "He was asked 3 times.", [("wording", "there")]),
        ("He was asked.", "He was asked 在和田.", [("wording", "there")]),
    ],
)
def test_other_words_count_where_they_tell_whom_or_what(here, there, expected):
    assert laid(sheet(case(here)), sheet(case(there)), same=True) == expected


def test_what_stands_in_one_only_is_told_together_by_kind():
    here, there = sheet(case("One.")), sheet(case("One.", "Two.", "Three."))
    found = overlaps(here, there, same_readers=True)
    assert found == (Overlap("told", "fact", ("f2", "f3"), "there"),)
    assert laid(there, here) == [("told", "here")]
    assert laid(there, here, same=True) == []


def shown(boxes, pages: int = 1, mark: str = "AB/1") -> EditionView:
    one = snapshot(documents=[document("d")], exhibits=[exhibit("d", mark)], pages={"d": pages})
    return sheet(one, boxes=boxes)


AREA = Box(0.1, 0.1, 0.5, 0.2)


def test_an_area_removed_in_one_only_is_told_with_its_page_and_place():
    bare, burned = shown({("d", 1): []}), shown({("d", 1): [AREA]})
    found = overlaps(burned, bare, same_readers=True)
    assert found == (Overlap("area", "document", ("d",), "there", page=1, areas=(AREA,)),)
    assert laid(bare, burned, same=True) == []
    assert ("area", "here") in laid(bare, burned)


def test_pages_shown_in_one_and_listed_in_the_other():
    assert laid(shown({}, 0), shown({("d", 1): []}), same=True) == [("pages", "there")]


def test_equal_exhibit_marks_join_editions_that_hide_something():
    plain = shown({("d", 1): []})
    assert laid(plain, plain) == []
    hiding = replace(plain, disclosure=replace(plain.disclosure, has_boxes=True))
    assert laid(hiding, plain) == [("mark", "both")]
    other = shown({("d", 1): []}, mark="XY/9")
    assert laid(hiding, other) == []


def test_areas_are_subtracted_and_slivers_are_no_finding():
    assert uncovered([AREA], [AREA]) == ()
    assert uncovered([AREA], [Box(0, 0, 1, 0.15)]) == (Box(0.1, 0.15, 0.5, 0.2),)
    assert uncovered([AREA], [Box(0.101, 0.1, 0.5, 0.2)]) == ()
    ring = uncovered([Box(0, 0, 1, 1)], [Box(0.2, 0.2, 0.8, 0.8)])
    assert len(ring) == 4
    assert sum((b.x1 - b.x0) * (b.y1 - b.y0) for b in ring) == pytest.approx(0.64)


def as_before(one: EditionView) -> EditionView:
    """Return an edition as it was printed before there were letters."""

    def numbered(text: str) -> str:
        return re.sub(
            PSEUDONYM, lambda found: f"[PERSON {read_person_placeholder(found[0])[1]}]", text
        )

    told = one.disclosure
    disclosure = replace(
        told,
        facts=tuple(replace(each, text=numbered(each.text)) for each in told.facts),
        persons=tuple(replace(each, label=numbered(each.label)) for each in told.persons),
    )
    people = {who: numbered(label) for who, label in one.people.items()}
    return replace(one, disclosure=disclosure, people=people)


def test_an_edition_that_left_with_numbers_is_laid_under_one_with_letters():
    one = sheet(case(TEXT))
    before = as_before(one)
    assert "[PERSON 1]" in before.people.values()
    assert laid(one, before, same=True) == []
    found = overlaps(one, before, same_readers=False)
    shared = {(each.records[0], each.matter) for each in found if each.matter == "token"}
    assert shared == {("s", "token"), ("b", "token")}
    assert not [each for each in found if each.matter in {"value", "wording", "name"}]
    named = sheet(case(TEXT, persons=(NAMED, BROTHER)))
    assert ("name", "here") in laid(named, before)


def test_a_person_of_an_edition_with_numbers_is_found_by_the_number():
    one = case(TEXT)
    made = project(one, "national_court", "court_open", ())
    before = as_before(sheet(one)).disclosure
    people = PersonIndex(one).in_edition(before, made.numbering, made)
    assert people == {each.person_id: f"[PERSON {each.number}]" for each in made.numbering}


def test_what_a_lawyer_called_somebody_before_there_were_letters_is_that_persons():
    one = case(TEXT)
    made = project(one, "national_court", "court_open", ())
    number = {each.person_id: each.number for each in made.numbering}
    chosen = AssignedPseudonym(PersonId("s"), person_placeholder(number["b"])[1:-1])
    labels = (f"[{chosen.text}]", f"[PERSON {number['b']}]")
    disclosure = replace(
        made.disclosure, persons=tuple(DisclosedPerson(label, True) for label in labels)
    )
    people = PersonIndex(one).in_edition(disclosure, made.numbering, made, [chosen])
    assert people == dict(zip("sb", labels, strict=True))


def test_a_word_in_one_edition_alone_is_told_by_the_shared_letter():
    roles = {PersonId("s"): "relative"}
    one = replace(case(TEXT), placeholder_words=roles)
    closed, plain = sheet(one, "court_closed"), sheet(one)
    shared = [
        each for each in overlaps(closed, plain, same_readers=False) if each.here != each.there
    ]
    assert [(each.matter, each.records) for each in shared] == [("token", ("s",))]
    assert shared[0].here.startswith("[RELATIVE ")
    assert shared[0].there.startswith("[PERSON ")
