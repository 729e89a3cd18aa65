"""Making a document of sealed bytes: read in a worker of its own, kept, and its reading with it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from casefiles.domain.dates.date_order import NO_HINT, DateOrderHint
from casefiles.domain.files.extraction import Extraction
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.ids import ContentId, new_id
from casefiles.domain.records.case_records import Document
from casefiles.office.reading import extractions
from casefiles.office.reading.extract_content import extract_content
from casefiles.office.reading.page_preflight import pages_to_probe, preflighted
from casefiles.office.workplace.operations import JobContext
from casefiles.store.access.work import WriteTransaction

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class IngestWrites(Generic[T]):
    """What is written with a new document.

    Attributes:
        insert: makes the document; if it returns something, there is none to make.
        done: called in the write after which nothing of it is lacking.
    """

    insert: Callable[[WriteTransaction], T | None]
    done: Callable[[WriteTransaction], None]


def insert_document(
    workplace: JobContext,
    document: Document,
    reading: Extraction,
    writes: IngestWrites[T],
    ticket: CancellationToken,
) -> T | None:
    """Keep a new document and its reading, in one write or in several short ones.

    Returns:
        What `insert` returned.

    Raises:
        Cancelled: somebody asked to stop; what is there counts as not read.
    """
    vault = workplace.vault
    if not extractions.is_long(reading):

        def at_once(work: WriteTransaction) -> T | None:
            known = writes.insert(work)
            if known is None:
                work.put_reading(document.id, reading)
                writes.done(work)
            return known

        return vault.write(at_once)
    mine = new_id(workplace.randomness)

    def begin(work: WriteTransaction) -> T | None:
        known = writes.insert(work)
        if known is None:
            extractions.begin(work, document.id, mine)
        return known

    def end(work: WriteTransaction) -> None:
        extractions.end(work, document.id, reading, mine)
        writes.done(work)

    known = vault.write(begin)
    if known is None:
        extractions.save_pages(vault, document.id, reading, mine, ticket)
        vault.write(end)
    return known


def extract_and_preflight(
    workplace: JobContext,
    content_id: ContentId,
    ticket: CancellationToken,
    hint: DateOrderHint = NO_HINT,
) -> Extraction:
    """Read a sealed content and render its pages once, unless we set them ourselves.

    Raises:
        Cancelled: somebody asked to stop.
        WorkerFailed: not the file's fault.
    """
    vault, template = workplace.vault, workplace.template()
    reading = extract_content(vault, template, content_id, ticket, hint)
    pages = pages_to_probe(reading)
    return preflighted(vault, template, (content_id, reading), pages, (), ticket)[0]
