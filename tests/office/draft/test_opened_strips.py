"""What a closed paper shows of exhibits: areas in which everybody is named to the judge."""

import re
from dataclasses import replace

import pytest

from casefiles.domain.files.extraction import Extraction, PageText, TextLine
from casefiles.domain.files.page_inspection import PageCode, PageInspection
from casefiles.domain.foundation.boxes import Box, meet
from casefiles.domain.foundation.ids import CaseId, ContentId, DocumentId, MarkId, PersonId
from casefiles.domain.records.case_records import (
    Document,
    DocumentStatus,
    Edition,
    Mark,
    Person,
    Protection,
    RedactionKind,
)
from casefiles.domain.records.showings import Appearance, Showing, document_place
from casefiles.office.draft.closed.opened_strips import ReaderKnows, with_opened
from casefiles.office.draft.combined_disclosure import OverlapBasis, combined_disclosure
from casefiles.office.draft.drafting import draft_of
from casefiles.office.draft.recipients import save_foreseeable_readers
from casefiles.office.people.showings import save_showing
from casefiles.office.redaction.burning import BurnPlan, ExhibitSource, plan_burning
from casefiles.office.stops.export_findings import findings_of
from casefiles.office.workplace.edition_request import EditionRequest
from casefiles.redaction.finding.matching import matcher_of
from casefiles.redaction.names.sought import Sought, SoughtPerson
from tests.office import left_editions
from tests.office.draft.test_closed_papers import NAMED, file_for, lettered, pages_of, unpaired
from tests.office.sample_at_hand import *  # noqa: F403  # fixtures

__all__ = ["file_for", "lettered", "pages_of"]

OPEN, CLOSED = "court_open", "court_closed"
KNOWN, HIDDEN = PersonId("known"), PersonId("hidden")
SOUGHT = Sought(
    (
        SoughtPerson(KNOWN, ("Memtimin Sawut",), (("phone", "+86 119 5550 0137"),)),
        SoughtPerson(HIDDEN, ("Rahile Zununova", "Zununova Sawut")),
    )
)
KNOWS = ReaderKnows(frozenset({KNOWN}), has_hidden_kin=True)
NAMED_HOW = Appearance.NAMED
ONE = "The witness Memtimin Sawut was heard."


def line(text: str, at: int) -> TextLine:
    return TextLine(text, Box(0.1, 0.05 * at, 0.9, 0.05 * at + 0.014))


def mark(at: int, person: PersonId, kind: RedactionKind = RedactionKind.LINE, tall: float = 0.014):
    box = Box(0.05, 0.05 * at, 0.95, 0.05 * at + tall)
    return Mark(
        MarkId("m"), CaseId("c"), DocumentId("d"), 1, box, "", person, (), "digest", kind
    )  # fmt: skip


def plan_of(
    *texts: str,
    marks: tuple[Mark, ...] = (),
    look: PageInspection | None = None,
    is_doubtful: bool = False,
    lines: tuple[TextLine, ...] = (),
) -> BurnPlan:
    """Return the plan of a page with lines, of which the closed paper opens what it may."""
    lines = lines or tuple(line(text, at) for at, text in enumerate(texts, start=1))
    page = PageText(1, 595.0, 842.0, lines, is_doubtful=is_doubtful)
    document = Document(
        DocumentId("d"), CaseId("c"), ContentId("x"), "", "f", DocumentStatus.RECEIVED,
        is_public=False, is_looked_at=True,
    )  # fmt: skip
    source = ExhibitSource(document, "AB/1", Extraction("application/pdf", (page,)))
    plan = plan_burning(source, marks, OPEN, matcher_of(SOUGHT))
    looks = {1: look if look is not None else PageInspection(1)}
    return with_opened(plan, source, marks, (SOUGHT, KNOWS), looks)


def test_a_strip_with_a_person_whom_the_judge_knows_is_opened():
    plan = plan_of("Heard.", ONE, "Adjourned.")
    assert plan.shut(1) == ()
    assert [one.persons for one in plan.opened[1]] == [(KNOWN,)]


@pytest.mark.parametrize(
    "text",
    [
        "Memtimin Sawut met Rahile Zununova.",
        "Memtimin Sawut met Rahile.",
        "Memtimin Sawut met Zununova Sawut.",
        "Memtimin Sawut, telephone +86 119 5550 0137",
        "Memtimin Sawut, telephone +86 119 5551 2299",
        "Memtimin Sawut met her sister.",
    ],
    ids=["another name", "a part of it", "a common part", "own number", "any number", "kin"],
)
def test_a_strip_with_anything_else_in_it_stays_shut(text):
    plan = plan_of("Heard.", text, "Adjourned.")
    assert plan.boxes[1]
    assert plan.opened == {}
    assert plan.shut(1) == plan.boxes[1]


def test_of_two_strips_apart_one_is_opened_and_of_two_that_are_joined_none():
    apart = plan_of(ONE, "Nothing.", "Rahile Zununova spoke.")
    assert len(apart.shut(1)) == 1
    assert apart.opened[1][0].persons == (KNOWN,)
    near = (
        line(ONE, 1),
        replace(line("Rahile Zununova spoke.", 1), box=Box(0.1, 0.065, 0.9, 0.08)),
    )
    assert plan_of(lines=near).opened == {}


def test_a_mark_is_opened_for_its_person_where_it_is_of_lines_and_never_without_one():
    def with_mark(*given, **more):
        return plan_of("Heard.", "He ran.", "Adjourned.", marks=(mark(2, *given, **more),))

    assert with_mark(KNOWN).opened[1][0].persons == (KNOWN,)
    assert with_mark(KNOWN, RedactionKind.AREA).opened[1][0].persons == (KNOWN,)
    assert with_mark(PersonId("")).opened == {}
    assert with_mark(HIDDEN).opened == {}
    # What no line fills may be a face.
    assert with_mark(KNOWN, RedactionKind.AREA, tall=0.2).opened == {}
    assert with_mark(KNOWN, RedactionKind.PAGE).opened == {}


def test_a_page_of_which_a_machine_may_not_know_all_opens_nothing():
    assert plan_of("Heard.", ONE, is_doubtful=True).opened == {}
    code = PageCode("QR Code", "https://example.org", Box(0.8, 0.09, 0.9, 0.12))
    assert plan_of("Heard.", ONE, look=PageInspection(1, (code,))).opened == {}
    assert plan_of("Heard.", ONE, look=PageInspection(1, (), ((1, 4, 11),))).opened == {}


def test_the_closed_file_shows_opened_strips_and_the_open_one_stays_as_it_is(
    opened, lettered, work, case_id, file_for, pages_of
):
    before = file_for(OPEN)
    witnesses = [one for one in lettered if one.role == "witness"]
    for one in witnesses:
        opened.run(save_showing(one.id, NAMED))
    request = EditionRequest(case_id, "national_court", CLOSED)
    draft = work(lambda workplace, ticket: draft_of(workplace, request))
    areas = draft.closed.opened
    assert [(one.exhibit, one.page) for one in areas] == [("AB/12", 1), ("AB/12", 2)]
    assert file_for(OPEN) == before
    closed, is_open = pages_of(file_for(CLOSED)), pages_of(before)
    assert unpaired(closed, is_open) == []
    for area in areas:
        (note,) = [one.note for one in draft.closed.named if one.label in area.labels]
        # The band is over the whole page: of the exhibits with two pages one has the note.
        stamped = [one for one in closed if f"{area.page} of 2" in "".join(one)]
        beside = [one for one in stamped if "".join(note.split()) in "".join(one[1].split())]
        assert len(beside) == 1
        assert not any(name.text in beside[0][0] for one in witnesses for name in one.names)


@pytest.fixture
def on_pages(opened, lettered, work, case_id):
    """Return an exhibit, and somebody with a letter who is named on its pages."""
    request = EditionRequest(case_id, "national_court", OPEN)
    draft = work(lambda workplace, ticket: draft_of(workplace, request))
    (document,) = [one for one, plan in draft.exhibits if plan.exhibit == "AB/12"]
    reading = opened.ask(lambda reader: reader.reading(document.id))
    text = "\n".join(page.text for page in reading.pages)
    witnesses = [one for one in lettered if one.role == "witness"]
    return document, next(one for one in witnesses if one.names[0].text in text)


def test_who_is_named_in_one_exhibit_is_shown_on_its_pages_and_nowhere_else(
    opened, work, case_id, on_pages, file_for, pages_of
):
    document, person = on_pages
    place = document_place(document.id)

    def draft(audience):
        request = EditionRequest(case_id, "national_court", audience)
        return work(lambda workplace, ticket: draft_of(workplace, request))

    drafts = {one: draft(one) for one in ("expert", OPEN)}
    opened.run(save_showing(person.id, Showing("expert", NAMED_HOW, place=place, reason="Order")))
    shown = draft("expert")
    assert {one.exhibit for one in shown.plans if one.opened} == {"AB/12"}
    assert {who for one in shown.plans for at in one.opened.values() for who in at[0].persons} == {
        person.id
    }
    assert person.names[0].text not in shown.public_text
    assert shown.named_outside_texts == {person.id}
    assert shown.projection == drafts["expert"].projection
    assert draft(OPEN).plans == drafts[OPEN].plans
    # The final check lets the picture name this person, and the text of no page.
    assert not any(person.names[0].text in text for text, _ in pages_of(file_for("expert")))


def test_who_is_withheld_apart_in_an_exhibit_stays_shut_there_and_others_are_opened(
    opened, lettered, work, case_id, on_pages
):
    document, person = on_pages
    place = document_place(document.id)
    opened.run(save_showing(person.id, NAMED))
    reading = opened.ask(lambda reader: reader.reading(document.id))
    lines = {page.number: page.lines for page in reading.pages}

    def areas():
        request = EditionRequest(case_id, "national_court", CLOSED)
        draft = work(lambda workplace, ticket: draft_of(workplace, request))
        return {(one.page, one.box) for one in draft.closed.opened if one.exhibit == "AB/12"}

    def withheld(who):
        opened.run(save_showing(who.id, Showing(OPEN, Appearance.WITHHELD, place=place)))
        return areas()

    before = areas()
    assert before
    text = "\n".join(line.text for of_page in lines.values() for line in of_page)
    elsewhere = next(
        one for one in lettered if not any(name.text.split()[0] in text for name in one.names)
    )
    assert withheld(elsewhere) == before
    people = opened.ask(lambda reader: reader.find(Person))
    here = next(
        one for one in people if one.protection is Protection.OPEN and one.names[0].text in text
    )
    told = [
        line.text for page, box in withheld(here) for line in lines[page] if meet(line.box, box)
    ]
    assert not any(here.names[0].text in one for one in told)
    assert withheld(person) == set()


def test_whom_the_judge_may_not_know_in_one_exhibit_stays_shut_there(
    opened, work, case_id, on_pages
):
    document, person = on_pages
    # The judge's own choice does not bind the open paper where that does not reach the judge.
    narrow = save_foreseeable_readers(case_id, OPEN, (), "None", lambda count: b"2" * count)
    opened.run(narrow)
    opened.run(save_showing(person.id, NAMED))
    request = EditionRequest(case_id, "national_court", CLOSED)

    def exhibits():
        draft = work(lambda workplace, ticket: draft_of(workplace, request))
        return {one.exhibit for one in draft.closed.opened}

    assert "AB/12" in exhibits()
    place = document_place(document.id)
    opened.run(save_showing(person.id, Showing(CLOSED, Appearance.WITHHELD, place=place)))
    assert "AB/12" not in exhibits()


def gains(combined):
    return [one for one in combined.findings if one.rests is OverlapBasis.GAIN]


@pytest.mark.parametrize(("first", "second"), [(OPEN, CLOSED), (CLOSED, OPEN)])
def test_what_the_judge_may_know_stops_neither_paper_until_others_read_along(
    opened, lettered, work, case_id, first, second
):
    def laid():
        return work(combined_disclosure(EditionRequest(case_id, "national_court", second)))

    for one in lettered:
        if one.role == "witness":
            opened.run(save_showing(one.id, NAMED))
    left_editions.leave(opened, case_id, first)
    found = laid()
    assert gains(found) == []
    matters = [one.overlap.matter for one in found.resting(OverlapBasis.STRONGER)]
    # Both what margins name and what is opened on pages.
    assert {"name", "area"} <= set(matters)
    wider = save_foreseeable_readers(
        case_id, CLOSED, ("requesting_state",), "is a party", lambda count: b"1" * count
    )
    opened.run(wider)
    found = laid()
    # Who reads along may know nobody: the closed paper names nobody any more, or its edition did.
    if first == CLOSED:
        assert {"name", "area"} <= {one.overlap.matter for one in gains(found)}
        assert "requesting State" in gains(found)[0].gainers
    assert found.resting(OverlapBasis.STRONGER) == ()


def test_an_area_that_a_closed_paper_does_not_open_stops_the_open_one(
    opened, lettered, work, case_id, on_pages
):
    document, person = on_pages
    opened.run(save_showing(person.id, NAMED))
    left_editions.leave(opened, case_id, CLOSED)
    foot = Mark(
        MarkId("f0" * 16), case_id, document.id, 1, Box(0.05, 0.93, 0.95, 0.97), "",
        PersonId(""), (), "",
    )  # fmt: skip
    opened.run(lambda at: at.insert(foot, "add_mark"))
    found = work(combined_disclosure(EditionRequest(case_id, "national_court", OPEN)))
    (gain,) = gains(found)
    assert foot.box in gain.overlap.areas
    assert found.resting(OverlapBasis.STRONGER)


def test_a_name_in_one_exhibit_counts_as_naming_in_the_whole_filing_and_earlier_ones(
    opened, work, case_id, on_pages
):
    document, person = on_pages
    place = document_place(document.id)
    left_editions.leave(opened, case_id, "expert")
    opened.run(save_showing(person.id, Showing("expert", NAMED_HOW, place=place, reason="Order")))
    request = EditionRequest(case_id, "national_court", "expert")

    def codes():
        found = work(
            lambda workplace, _: list(findings_of(workplace, draft_of(workplace, request)))
        )
        return {one.code: one for one in found}

    stop = codes()["named_in_document"]
    assert [one.words for one in stop.spots] == [person.names[0].text]
    here, there = map(int, re.findall(r"(\d+) places?", stop.means))
    assert here >= 1
    assert there >= 1
    assert "consent" not in stop.means, "an expert passes nothing on"
    left_editions.leave(opened, case_id, "expert", "2026-03-04")
    first, last = opened.ask(lambda reader: reader.find(Edition))
    assert [one.person_id for one in first.left_as.named] == []
    assert [one.person_id for one in last.left_as.named] == [person.id]
