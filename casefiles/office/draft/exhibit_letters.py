"""In which writing systems the exhibits of an edition leave, and in how many letters.

Counted once for each text and what goes from it: counting is kept beside the text of exhibits.
"""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Final

from casefiles.domain.disclosure.disclosed import DisclosedExhibit
from casefiles.domain.files.extraction import Extraction, PageText
from casefiles.domain.files.text_blocks import TextBlock
from casefiles.domain.foundation.ids import DocumentId
from casefiles.domain.language.writing_systems import letter_counts
from casefiles.domain.records.snapshot import CaseSnapshot
from casefiles.office.draft.export_cache import ExportCache, Letters
from casefiles.office.reading.ocr_text import AllPictured
from casefiles.office.redaction.burning import BurnPlan
from casefiles.redaction.finding.excused_places import is_covered
from casefiles.redaction.release.projection import Projection

__all__ = ["letters_of_exhibits"]

_OWN_WORDS: Final = "Latn"
"""What this program writes on pages that it sets, such as "From" and "Subject"."""


def letters_of_exhibits(
    snapshot: CaseSnapshot,
    texts: tuple[Mapping[DocumentId, Extraction], Mapping[DocumentId, AllPictured]],
    projection: Projection,
    plans: tuple[BurnPlan, ...],
    export_cache: ExportCache,
) -> dict[DocumentId, Letters]:
    """Return the letters of each exhibit that leaves with a text, by writing system.

    Args:
        snapshot: the case.
        texts: what was read from documents, and from the pictures of their pages.
        projection: what leaves, and as what.
        plans: what goes from the pages of those exhibits that have some, in their order.
        export_cache: keeps what is counted.
    """
    readings, pictures = texts
    found: dict[DocumentId, Letters] = {}
    left = iter(plans)
    exhibits = zip(projection.documents, projection.disclosure.exhibits, strict=True)
    for document_id, exhibit in exhibits:
        if exhibit.pages:
            plan, blocks = next(left), snapshot.blocks.get(document_id, ())
            pages = pictures.get(document_id, ((), ()))[0] or readings[document_id].pages
            count = partial(_of_pages, pages, plan, blocks)
            found[document_id] = export_cache.letters(document_id, plan.boxes, count)
        elif exhibit.paragraphs:
            count = partial(_of_words, exhibit)
            found[document_id] = export_cache.letters(document_id, exhibit.paragraphs, count)
    return found


def _of_words(exhibit: DisclosedExhibit) -> Letters:
    """Count what an exhibit says that leaves as text; who wrote when to whom is no text."""
    return letter_counts(one.text for one in exhibit.paragraphs)


def _of_pages(
    pages: tuple[PageText, ...], plan: BurnPlan, blocks: tuple[TextBlock, ...]
) -> Letters:
    """Count what stays on pages; where they are set here, own words are told from its."""
    found = letter_counts(_staying(pages, plan))
    if blocks and _OWN_WORDS in found:
        found[_OWN_WORDS] = letter_counts(one.text for one in blocks).get(_OWN_WORDS, 0)
    return found


def _staying(pages: tuple[PageText, ...], plan: BurnPlan) -> Iterator[str]:
    for page in pages:
        removed = plan.boxes.get(page.number, ())
        yield from (line.text for line in page.lines if not is_covered(line, removed))
