"""Pages keep their numbers from one edition to the next, whatever comes between them."""

import io

import pikepdf
import pypdfium2
import pytest

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.redaction.clearance.file_structure import count_unexpected
from casefiles.typeset.document.inline import PageOf, TextPosition, TextSpan
from casefiles.typeset.document.tree import DocumentTree, Heading, Paragraph, Role
from casefiles.typeset.file.build import build_numbered
from casefiles.typeset.pages.folios import Folio, FolioNumbering, folio_from
from tests.typeset.pdf_reading import FONTS

EARLIER = {"a": "1", "b": "4", "c": "6"}


def numbers(*pages: str, earlier: dict[str, str] | None = None) -> str:
    """Number pages, each named by the destination on it, `.` for one that goes on."""
    numbering = FolioNumbering({key: folio_from(one) for key, one in (earlier or EARLIER).items()})
    shown = []
    for page in pages:
        names = () if page == "." else (page,)
        empty = numbering.empty_before(names)
        shown += [f"({numbering.empty()})" for _ in range(empty)]
        shown.append(str(numbering.number(names)))
    return " ".join(shown)


@pytest.mark.parametrize(
    ("pages", "shown"),
    [
        ("a . . b . c .", "1 2 3 4 5 6 7"),
        ("a . . . . b . c", "1 2 3 3A 3B 4 5 6"),
        ("a . b . c", "1 2 (3) 4 5 6"),
        ("a . . b . new . c . .", "1 2 3 4 5 5A 5B 6 7 8"),
        ("a . . c . new", "1 2 3 (4) (5) 6 7 8"),
        ("a . . c . b", "1 2 3 (4) (5) 6 7 8"),
    ],
)
def test_units_begin_where_they_began(pages: str, shown: str) -> None:
    assert numbers(*pages.split()) == shown


def test_numbers_with_letters_stay_too() -> None:
    earlier = {"a": "1", "new": "1A", "b": "2"}
    assert numbers("a", "new", ".", "b", earlier=earlier) == "1 1A 1B 2"


def test_a_number_is_read_as_it_is_printed() -> None:
    for text in ("1", "12A", "7Z", "7AA", "300AB"):
        assert str(folio_from(text)) == text
    assert Folio(7, 27) == folio_from("7AA")
    for text in ("", "0", "A", "12a", "12 A", "1234567890"):
        with pytest.raises(ValueError, match="not a page number"):
            folio_from(text)


def document(*names: str, folios: tuple[tuple[str, str], ...] = ()) -> DocumentTree:
    """Return a document of a page for each name, and one that tells their numbers."""
    place = TextPosition("statement", 1)
    told = tuple(PageOf(name) for name in names)
    blocks = [Paragraph((TextSpan("See ", "en"), *told), Role.BODY, place)]
    for name in names:
        text = (TextSpan(name, "en"),)
        blocks.append(Heading(text, 1, place, destination=name, bookmark=text, starts_page=True))
    empty = (TextSpan("Empty page", "en"),)
    return DocumentTree("Told", "en", (), "p.", tuple(blocks), folios=folios, left_empty=empty)


def test_links_bookmarks_labels_and_feet_of_pages_agree() -> None:
    kept = (("a", "2"), ("b", "4"))
    told = document("a", "new", "newer", "b", folios=kept)
    data, folios = build_numbered(told, FONTS, lambda _: b"", CancellationToken())
    assert folios == {"a": "2", "new": "3", "newer": "3A", "b": "4"}
    with pypdfium2.PdfDocument(data) as read:
        texts = [page.get_textpage().get_text_bounded() for page in read]
        labels = [read.get_page_label(at) for at in range(len(read))]
    assert labels == ["1", "2", "3", "3A", "4"]
    assert [text.split()[-1] for text in texts] == labels
    assert "See 233A4" in texts[0].replace("\r\n", " ")
    assert count_unexpected(data) == (), "clearance takes pages with letters"
    with pikepdf.open(io.BytesIO(data)) as opened, opened.open_outline() as outline:
        assert [item.title for item in outline.root][2] == "newer (p. 3A)"


def test_an_empty_page_stands_for_one_that_is_gone() -> None:
    told = document("a", "b", folios=(("a", "2"), ("b", "4")))
    data, _ = build_numbered(told, FONTS, lambda _: b"", CancellationToken())
    with pypdfium2.PdfDocument(data) as read:
        assert "Empty page" in read[2].get_textpage().get_text_bounded()
        assert len(read) == 4
