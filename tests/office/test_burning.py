"""What is burned from an exhibit, and which of its pages nobody has read."""

from casefiles.domain.ids import CaseId, ContentId, DocumentId, MarkId, PersonId
from casefiles.domain.reading import PageText, Reading, TextLine
from casefiles.domain.records import Box, Document, DocumentStatus, Mark
from casefiles.office.burning import BurnPlan, ExhibitSource, plan_burning
from casefiles.redaction.aliases import Alias
from casefiles.redaction.mentions import Matcher

MATCHER = Matcher([Alias("Alim Zunun", PersonId("a"))])


def document(*, is_looked_at: bool) -> Document:
    return Document(
        DocumentId("d"), CaseId("c"), ContentId("x"), "", "f", DocumentStatus.RECEIVED,
        is_public=False, is_looked_at=is_looked_at,
    )  # fmt: skip


def page(number: int, text: str, *, is_doubtful: bool = False) -> PageText:
    lines = (TextLine(text, Box(0.1, 0.1, 0.9, 0.12)),) if text else ()
    return PageText(number, 595.0, 842.0, lines, is_doubtful=is_doubtful)


def plan(*pages: PageText, marks: tuple[Mark, ...] = (), is_looked_at: bool = False) -> BurnPlan:
    reading = Reading("application/pdf", pages)
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


def test_a_line_with_a_protected_name_goes_also_where_nobody_drew_a_mark():
    assert plan(page(1, "saw Alim Zunun"), is_looked_at=True).box_count == 1
    assert plan(page(1, "saw nobody")).box_count == 0


def test_marks_apply_to_their_audiences_only():
    assert plan(page(1, "x"), marks=(mark(),)).box_count == 1
    assert plan(page(1, "x"), marks=(mark("court_open", "public"),)).box_count == 1
    assert plan(page(1, "x"), marks=(mark("public"),)).box_count == 0
    assert plan(page(1, "x"), marks=(mark("public"),)).rasters == {}
