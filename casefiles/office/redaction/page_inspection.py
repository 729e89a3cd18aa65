"""Looking at pages for codes and hidden words where nobody looked yet, as in vaults of before."""

from collections.abc import Iterable
from typing import Final

from casefiles.domain.files.page_inspection import PageInspection
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import WorkerFailed
from casefiles.domain.foundation.ids import DocumentId
from casefiles.domain.records.case_records import NOBODY, Document
from casefiles.domain.records.suggestion_decisions import ReviewDecision, SuggestionVerdict
from casefiles.evidence.channel.media_types import SET_AS_TEXT
from casefiles.office.reading.hidden_text import compare_with_image
from casefiles.office.reading.page_preflight import PROGRAM_FAULTS, RASTER_DPI
from casefiles.office.redaction.suggestions import item_key
from casefiles.office.workplace.operations import JobContext
from casefiles.office.workplace.sealed_bytes import bytes_for
from casefiles.store.access.reader import ReadTransaction
from casefiles.store.access.work import WriteTransaction

UNSEEN_PAGE: Final = "unseen_page"
"""Kind of the items of pages that nobody has seen."""


def inspect_pages(
    workplace: JobContext, document_id: DocumentId, ticket: CancellationToken
) -> bool:
    """Look at those pages of a document that nobody looked at since it was read, and keep it.

    A page that cannot be drawn has nothing to look at: no export draws it either.

    Returns:
        Whether there were any.

    Raises:
        WorkerFailed: not the file's fault.
        Cancelled: somebody asked to stop.
    """
    vault = workplace.vault
    document, missing = vault.read(lambda reader: _missing(reader, document_id))
    if document is None or not missing:
        return False
    found: dict[int, PageInspection] = {}
    template = workplace.template()
    try:
        chunks = bytes_for(vault, template, document.content_id)
        rasters = template.render(chunks, missing, RASTER_DPI, ticket, with_codes=True)
        for raster in rasters:
            number = raster.number
            pages = vault.read(lambda reader: reader.pages(document_id, number, number))  # noqa: B023  # done before the next turn
            found[number] = compare_with_image(raster, pages[0] if pages else None)
    except WorkerFailed as error:
        if error.code in PROGRAM_FAULTS:
            raise
    page_inspections = [found.get(number, PageInspection(number)) for number in missing]
    vault.write(lambda work: _keep(work, document_id, page_inspections))
    return True


def unseen_key(document_id: DocumentId, page: int) -> str:
    """Return the key of the item of a page that nobody has seen."""
    return item_key(UNSEEN_PAGE, (document_id, page), NOBODY, "")


def pages_seen(
    reader: ReadTransaction, document_ids: Iterable[DocumentId]
) -> dict[DocumentId, frozenset[int]]:
    """Return the pages of documents of which somebody decided that they were looked at."""
    seen: dict[DocumentId, frozenset[int]] = {}
    for document_id in document_ids:
        decisions = reader.find(ReviewDecision, document_id=document_id, kind=UNSEEN_PAGE)
        keys = {one.key for one in decisions if one.verdict is SuggestionVerdict.ACCEPTED}
        if keys:
            pages = range(1, len(reader.page_sizes(document_id)) + 1)
            seen[document_id] = frozenset(
                page for page in pages if unseen_key(document_id, page) in keys
            )
    return seen


def _missing(reader: ReadTransaction, document_id: DocumentId) -> tuple[Document | None, list[int]]:
    head = reader.reading_head(document_id)
    if head is None or head[1]:
        return None, []
    page_inspections = reader.page_inspections(document_id)
    pages = range(1, len(reader.page_sizes(document_id)) + 1)
    missing = [number for number in pages if number not in page_inspections]
    if head[0] in SET_AS_TEXT:
        # Readers of ours set these as text: no page of them has a code, or hides anything.
        missing = []
    return reader.get(Document, document_id), missing


def _keep(
    work: WriteTransaction, document_id: DocumentId, page_inspections: list[PageInspection]
) -> None:
    if work.get(Document, document_id) is None:
        return
    inspections = work.page_inspections(document_id) | {
        look.number: look for look in page_inspections
    }
    work.put_page_inspections(document_id, [inspections[number] for number in sorted(inspections)])
