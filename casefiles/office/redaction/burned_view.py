"""A page of a document as readers get it: burned and coded as an export does, shown in the house.

It shows every mark, also those that are for some readers only; the true pages of a dossier are
made for one audience.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from casefiles.domain.files.extraction import Extraction
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import Refused
from casefiles.domain.foundation.ids import DocumentId
from casefiles.domain.records.case_records import Document, Mark
from casefiles.office.documents.pages import PagePicture
from casefiles.office.reading.ocr_text import all_pictured
from casefiles.office.redaction.burned_pages import burned_pages
from casefiles.office.redaction.burning import BurnPlan, ExhibitSource, plan_burning
from casefiles.office.redaction.letter_room import reach_in_document
from casefiles.office.redaction.seeking import sought_in
from casefiles.office.workplace.operations import Job, JobContext
from casefiles.redaction.finding.matching import matcher_of
from casefiles.redaction.pixels.burned_pixels import pixels_of
from casefiles.store.access.reader import ReadTransaction

_ANY: Final = ""


def burned_pictures(
    document_id: DocumentId, sizes: Sequence[tuple[int, int]]
) -> Job[tuple[PagePicture, ...]]:
    """Burn pages as the gate does, and return the pixels of what it made.

    Args:
        document_id: of the document.
        sizes: pairs of page and width in pixels; the pictures are as wide as those of an export.

    Raises:
        Refused: the document was removed.
        ExportStopped: a mark covers nothing, or was drawn on another raster.
        WorkerFailed: a page cannot be drawn.
    """

    def work(workplace: JobContext, ticket: CancellationToken) -> tuple[PagePicture, ...]:
        widths = dict(sizes)
        plan = workplace.vault.read(lambda reader: _plan(reader, document_id, sorted(widths)))
        pages = burned_pages(workplace.vault, workplace.template(), (plan,), ticket)
        return tuple(
            PagePicture(one.number, widths[one.number], one.columns, one.rows, pixels_of(one))
            for one in pages
        )

    return work


def _plan(reader: ReadTransaction, document_id: DocumentId, numbers: Sequence[int]) -> BurnPlan:
    document = reader.get(Document, document_id)
    if document is None or not numbers:
        raise Refused("document_gone")
    # A name may run over the end of a page.
    pages = reader.pages(document_id, min(numbers) - 1, max(numbers) + 1)
    matcher = matcher_of(sought_in(reader, document.case_id))
    marks = _marks_on(reader, document_id)
    reach = reach_in_document(reader, document_id, marks, matcher)
    seen = all_pictured(reader, document_id, pages)
    source = ExhibitSource(document, "", Extraction("", pages), *seen, reach)
    numbered = {page.number for page in pages}
    near = tuple(mark for mark in marks if mark.page in numbered)
    plan = plan_burning(source, near, _ANY, matcher)
    return replace(plan, boxes={number: plan.boxes[number] for number in numbers})


def _marks_on(reader: ReadTransaction, document_id: DocumentId) -> tuple[Mark, ...]:
    marks = reader.find(Mark, document_id=document_id)
    drawn = (mark for mark in marks if not mark.kind.is_of_text)
    return tuple(replace(mark, audiences=()) for mark in drawn)
