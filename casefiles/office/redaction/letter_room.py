"""Room for the letters of a document of which only some pages are at hand."""

from collections.abc import Iterator, Sequence

from casefiles.domain.foundation.ids import DocumentId
from casefiles.domain.records.case_records import Mark
from casefiles.office.reading.ocr_text import pictured
from casefiles.office.redaction.burning import drawn_areas
from casefiles.redaction.names.mentions import Matcher
from casefiles.redaction.strips.line_reach import ARABIC_LETTERS, OTHER_LETTERS, LetterExtent
from casefiles.redaction.strips.page_strips import NearPages, document_reach, near_pages
from casefiles.store.access.reader import ReadTransaction


def reach_in_document(
    reader: ReadTransaction, document_id: DocumentId, marks: Sequence[Mark], matcher: Matcher
) -> LetterExtent:
    """Return the room for the letters of a document, as an export tells it of all its pages.

    Args:
        reader: of the vault.
        document_id: of the document.
        marks: on its pages, those that count.
        matcher: finds protected persons.
    """
    return document_reach(_pages(reader, document_id, marks), matcher)


def _pages(
    reader: ReadTransaction, document_id: DocumentId, marks: Sequence[Mark]
) -> Iterator[NearPages]:
    """Yield pages with letters that need room; first of scripts that need most, of which few are.

    Each is read when it is asked for: mostly none is, or one.
    """
    for letters in (OTHER_LETTERS, ARABIC_LETTERS):
        for number in reader.pages_with_letters(document_id, letters):
            pages = reader.pages(document_id, number - 1, number + 1)
            shown = pictured(reader, document_id, pages)
            texts = [pages] if shown == pages else [pages, shown]
            drawn = drawn_areas(texts, marks)
            for text in texts:
                yield from (one for one in near_pages(text, drawn) if one.page.number == number)
