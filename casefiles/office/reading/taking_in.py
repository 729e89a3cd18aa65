"""Making a document of sealed bytes: read in a worker of its own, kept, and its reading with it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from casefiles.domain.dates.dating import NO_HINT, DatingHint
from casefiles.domain.files.reading import Reading
from casefiles.domain.foundation.ids import ContentId, new_id
from casefiles.domain.foundation.ticket import Ticket
from casefiles.domain.records.case_records import Document
from casefiles.office.reading import readings
from casefiles.office.reading.probing import pages_to_probe, probed
from casefiles.office.reading.reading_files import read_content
from casefiles.office.workplace.verbs import Workplace
from casefiles.store.access.work import Work

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Writes(Generic[T]):
    """What is written with a new document.

    Attributes:
        insert: makes the document; if it returns something, there is none to make.
        done: called in the write after which nothing of it is lacking.
    """

    insert: Callable[[Work], T | None]
    done: Callable[[Work], None]


def keep_new(
    workplace: Workplace, document: Document, reading: Reading, writes: Writes[T], ticket: Ticket
) -> T | None:
    """Keep a new document and its reading, in one write or in several short ones.

    Returns:
        What `insert` returned.

    Raises:
        Cancelled: somebody asked to stop; what is there counts as not read.
    """
    vault = workplace.vault
    if not readings.is_long(reading):

        def at_once(work: Work) -> T | None:
            known = writes.insert(work)
            if known is None:
                work.put_reading(document.id, reading)
                writes.done(work)
            return known

        return vault.write(at_once)
    mine = new_id(workplace.randomness)

    def begin(work: Work) -> T | None:
        known = writes.insert(work)
        if known is None:
            readings.begin(work, document.id, mine)
        return known

    def end(work: Work) -> None:
        readings.end(work, document.id, reading, mine)
        writes.done(work)

    known = vault.write(begin)
    if known is None:
        readings.keep_pages(vault, document.id, reading, mine, ticket)
        vault.write(end)
    return known


def read_and_probed(
    workplace: Workplace, content_id: ContentId, ticket: Ticket, hint: DatingHint = NO_HINT
) -> Reading:
    """Read a sealed content and render its pages once, unless we set them ourselves.

    Raises:
        Cancelled: somebody asked to stop.
        WorkerFailed: not the file's fault.
    """
    vault, template = workplace.vault, workplace.template()
    reading = read_content(vault, template, content_id, ticket, hint)
    pages = pages_to_probe(reading)
    return probed(vault, template, (content_id, reading), pages, (), ticket)[0]
