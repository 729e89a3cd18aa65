"""What is burned from an exhibit, and which of its pages nobody has read."""

from dataclasses import replace

import pytest

from casefiles.domain.files.extraction import Extraction, PageText, TextLine
from casefiles.domain.foundation.boxes import WHOLE_PAGE, Box
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import ExportStopped
from casefiles.domain.foundation.ids import CaseId, ContentId, DocumentId, MarkId, PersonId
from casefiles.domain.records.case_records import Document, DocumentStatus, Mark, RedactionKind
from casefiles.office.redaction.burned_pages import burned_pages
from casefiles.office.redaction.burning import BurnPlan, ExhibitSource, plan_burning
from casefiles.redaction.names.mentions import Matcher
from casefiles.redaction.names.protected_term import ProtectedTerm

MATCHER = Matcher([ProtectedTerm("Alim Zunun", PersonId("a"))])


def document(*, is_looked_at: bool) -> Document:
    return Document(
        DocumentId("d"), CaseId("c"), ContentId("x"), "", "f", DocumentStatus.RECEIVED,
        is_public=False, is_looked_at=is_looked_at,
    )  # fmt: skip


def page(number: int, text: str, *, is_doubtful: bool = False) -> PageText:
    lines = (TextLine(text, Box(0.1, 0.1, 0.9, 0.12)),) if text else ()
    return PageText(number, 595.0, 842.0, lines, is_doubtful=is_doubtful)


def plan(*pages: PageText, marks: tuple[Mark, ...] = (), is_looked_at: bool = False) -> BurnPlan:
    reading = Extraction("application/pdf", pages)
    source = ExhibitSource(document(is_looked_at=is_looked_at), "AB/1", reading)
    return plan_burning(source, marks, "court_open", MATCHER)


def mark(*audiences: str) -> Mark:
    return Mark(
        MarkId("m"), CaseId("c"), DocumentId("d"), 1, Box(0, 0, 1, 0.5), "", PersonId(""),
        audiences, "digest",
    )  # fmt: skip


def test_a_page_that_may_show_more_than_its_text_needs_a_look_or_a_signature():
    pages = [page(1, "plain"), page(2, ""), page(3, "Scanned with a telephone", is_doubtful=True),
             page(4, "half \ufffd read")]  # fmt: skip
    assert plan(*pages).unread == 3
    assert plan(*pages, is_looked_at=True).unread == 0


def test_a_page_that_leaves_wholly_covered_holds_nothing_to_read():
    pages = page(1, ""), page(2, "")
    upper, lower = mark(), replace(mark(), id=MarkId("n"), box=Box(0, 0.5, 1, 1))
    assert plan(*pages, marks=(replace(mark(), box=WHOLE_PAGE),)).unread_pages == (2,)
    assert plan(*pages, marks=(upper, lower)).unread_pages == (2,)
    almost = replace(lower, box=Box(0, 0.503, 1, 1))
    assert plan(*pages, marks=(upper, almost)).unread_pages == (1, 2)


def test_a_line_with_a_protected_name_goes_also_where_nobody_drew_a_mark():
    assert plan(page(1, "saw Alim Zunun"), is_looked_at=True).box_count == 1
    assert plan(page(1, "saw nobody")).box_count == 0


def test_a_name_that_a_machine_read_in_the_picture_of_a_page_goes_but_the_page_stays_unread():
    empty, told = page(1, ""), page(1, "saw Alim Zunun")
    source = ExhibitSource(
        document(is_looked_at=False), "AB/1", Extraction("application/pdf", (empty,)), (told,)
    )
    made = plan_burning(source, (), "court_open", MATCHER)
    assert made.box_count == 1
    assert made.unread == 1
    assert plan(empty).box_count == 0
    own = page(1, "saw Alim Zunun")
    assert plan_burning(
        ExhibitSource(
            document(is_looked_at=False), "AB/1", Extraction("application/pdf", (own,)), (empty,)
        ),
        *((), "court_open", MATCHER),
    ).boxes == plan(own).boxes  # fmt: skip


def test_marks_apply_to_their_audiences_only():
    assert plan(page(1, "x"), marks=(mark(),)).box_count == 1
    assert plan(page(1, "x"), marks=(mark("court_open", "public"),)).box_count == 1
    assert plan(page(1, "x"), marks=(mark("public"),)).box_count == 0
    assert plan(page(1, "x"), marks=(mark("public"),)).rasters == {}


PLACE = Box(0.2, 0.1, 0.4, 0.12)


def drawn(kind: RedactionKind, box: Box = PLACE, number: int = 1) -> Mark:
    return replace(mark(), kind=kind, box=box, page=number)


def test_each_kind_of_mark_takes_what_it_says():
    told = page(1, "plain words of nobody")
    (line,) = plan(told, marks=(drawn(RedactionKind.LINE),)).boxes[1]
    assert (line.x0, line.x1) == (0.0, 1.0)
    assert plan(told, marks=(drawn(RedactionKind.TEXT),)).boxes[1] == (
        drawn(RedactionKind.TEXT).box,
    )
    assert plan(told, marks=(drawn(RedactionKind.PAGE),)).boxes[1] == (WHOLE_PAGE,)
    kept = plan(told, marks=(drawn(RedactionKind.KEEP),)).boxes[1]
    assert {(box.x0, box.y0, box.x1, box.y1) for box in kept} == {
        (0, 0, 1, 0.1), (0, 0.12, 1, 1), (0, 0, 0.2, 1), (0.4, 0, 1, 1)
    }  # fmt: skip


def test_a_name_in_what_is_kept_goes_with_its_line_and_one_beside_it_decides_nothing():
    named = page(1, "saw Alim Zunun")
    kept = plan(named, marks=(drawn(RedactionKind.KEEP, Box(0.05, 0.05, 0.95, 0.5)),)).boxes[1]
    assert any((box.x0, box.x1) == (0.0, 1.0) and box.y0 > 0.05 and box.y1 < 0.5 for box in kept)
    below = drawn(RedactionKind.KEEP, Box(0.05, 0.3, 0.95, 0.5))
    assert plan(named, marks=(below,)).boxes == plan(page(1, "saw no one"), marks=(below,)).boxes


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        (drawn(RedactionKind.AREA, number=3), "mark_without_page"),
        (drawn(RedactionKind.PAGE, number=0), "mark_without_page"),
        (drawn(RedactionKind.AREA, Box(0.2, 0.1, 0.2, 0.3)), "box_without_area"),
        (drawn(RedactionKind.KEEP, Box(0.2, 0.3, 0.4, 0.3)), "box_without_area"),
        (drawn(RedactionKind.SPAN), "mark_of_words"),
    ],
)
def test_a_mark_that_covers_nothing_stops_before_any_page_is_burned(wrong, code):
    made = plan(page(1, "x"), marks=(wrong,))
    assert made.faults == {code: (wrong.page,)}
    with pytest.raises(ExportStopped) as stopped:
        next(burned_pages(None, None, (made,), CancellationToken()))
    assert (stopped.value.code, stopped.value.safe) == (code, {"page": wrong.page})
    assert plan(page(1, "x"), marks=(replace(wrong, audiences=("public",)),)).faults == {}
