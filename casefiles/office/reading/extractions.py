"""Keeping what was read from a document, a few pages at a time, so that no edit waits for long."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import chain
from typing import Final

from casefiles.domain.files.extracted_items import Item
from casefiles.domain.files.extraction import Extraction
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.ids import DocumentId, Randomness, new_id
from casefiles.domain.records.case_records import Document
from casefiles.store.access.work import WriteTransaction
from casefiles.store.search.derived import PreparedPage
from casefiles.store.vault.open_vault import Vault

PAGES_PER_WRITE: Final = 8
"""So few that a write takes some milliseconds, even where pages are full of text."""
ITEMS_PER_WRITE: Final = 200
_IN_HAND: Final = "reading:"


def is_long(reading: Extraction) -> bool:
    """Tell whether a reading is kept in several writes."""
    return len(reading.pages) > PAGES_PER_WRITE or len(reading.items) > ITEMS_PER_WRITE


def begin(work: WriteTransaction, document_id: DocumentId, mine: str) -> None:
    """Begin to keep a long reading; one that somebody else has in hand gives way.

    Args:
        work: the write that makes the document, or finds it.
        document_id: of the document.
        mine: names this reading among those of the same document.
    """
    work.begin_reading(document_id)
    work.put_setting(_IN_HAND + document_id, mine)


def save_pages(
    vault: Vault, document_id: DocumentId, reading: Extraction, mine: str, ticket: CancellationToken
) -> None:
    """Keep the pages of a reading that was begun, in short writes.

    Until `end`, the document counts as not read: what a stop or crash leaves is read again.

    Raises:
        Cancelled: somebody asked to stop.
    """
    writes = chain(_page_writes(vault, document_id, reading), _item_writes(document_id, reading))
    for add in writes:
        ticket.check()
        if not vault.write(partial(_if_mine, add, document_id, mine)):
            return


def _page_writes(
    vault: Vault, document_id: DocumentId, reading: Extraction
) -> Iterator[Callable[[WriteTransaction], None]]:
    for first in range(0, len(reading.pages), PAGES_PER_WRITE):
        some = reading.pages[first : first + PAGES_PER_WRITE]
        pages = [vault.prepared_page(page) for page in some]
        yield partial(_add_pages, document_id, pages)


def _item_writes(
    document_id: DocumentId, reading: Extraction
) -> Iterator[Callable[[WriteTransaction], None]]:
    for first in range(0, len(reading.items), ITEMS_PER_WRITE):
        yield partial(_add_items, document_id, reading.items[first : first + ITEMS_PER_WRITE])


def _add_pages(
    document_id: DocumentId, pages: Sequence[PreparedPage], work: WriteTransaction
) -> None:
    work.add_pages(document_id, pages)


def _add_items(document_id: DocumentId, items: Sequence[Item], work: WriteTransaction) -> None:
    work.add_items(document_id, items)


def _if_mine(
    add: Callable[[WriteTransaction], None],
    document_id: DocumentId,
    mine: str,
    work: WriteTransaction,
) -> bool:
    is_mine = _is_mine(work, document_id, mine)
    if is_mine:
        add(work)
    return is_mine


def end(work: WriteTransaction, document_id: DocumentId, reading: Extraction, mine: str) -> None:
    """Let a reading count whose pages are all kept, unless another was begun or all is gone."""
    if _is_mine(work, document_id, mine):
        work.end_reading(document_id, reading.media_type, reading.unreadable)
        work.put_likeness(document_id, reading.likeness)
        work.put_page_inspections(document_id, reading.page_inspections)
        work.remove_setting(_IN_HAND + document_id)


def _is_mine(work: WriteTransaction, document_id: DocumentId, mine: str) -> bool:
    return (
        work.setting(_IN_HAND + document_id) == mine and work.get(Document, document_id) is not None
    )


def save_extraction(
    vault: Vault,
    document_id: DocumentId,
    reading: Extraction,
    randomness: Randomness,
    ticket: CancellationToken,
) -> None:
    """Keep what was read from a document, in place of an earlier reading; of one gone, nothing.

    Raises:
        Cancelled: somebody asked to stop.
    """
    mine = new_id(randomness)
    is_split = is_long(reading)

    def first(work: WriteTransaction) -> None:
        if work.get(Document, document_id) is None:
            return
        if is_split:
            begin(work, document_id, mine)
        else:
            work.put_reading(document_id, reading)
            work.remove_setting(_IN_HAND + document_id)

    vault.write(first)
    if is_split:
        save_pages(vault, document_id, reading, mine, ticket)
        vault.write(lambda work: end(work, document_id, reading, mine))
