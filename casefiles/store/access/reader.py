"""What may be asked inside one transaction; useless once the transaction has ended."""

from collections.abc import Collection, Iterable, Iterator
from typing import Any, TypeVar

from casefiles.custody.notes import PublicKey
from casefiles.domain.files.extracted_items import Item, Message, MessageKind, code_of_items
from casefiles.domain.files.extraction import Extraction, PageText
from casefiles.domain.files.page_inspection import PageInspection
from casefiles.domain.files.similarity import DocumentSketch
from casefiles.domain.foundation.ids import CaseId, ContentId, DocumentId, VaultId
from casefiles.domain.records.case_records import Record
from casefiles.domain.records.rows import (
    CaseCounts,
    Coverage,
    DocumentFilter,
    DocumentRow,
    EventFilter,
    EventRow,
    PaletteMatch,
    PersonFilter,
    PersonRow,
)
from casefiles.domain.search.search_rows import HitKind, SearchFilter, SearchHit
from casefiles.store.access.slots import SlotRow, slot_rows
from casefiles.store.content import chunks
from casefiles.store.database import counts, rows
from casefiles.store.database.connection import Connection
from casefiles.store.database.tables import table_of
from casefiles.store.ledger import anchors, case_states, chains, change_sets, checkpoints
from casefiles.store.ledger.anchors import Anchor, CosignedCheckpoint
from casefiles.store.ledger.case_states import CaseState
from casefiles.store.ledger.chains import LedgerEntry
from casefiles.store.ledger.change_sets import ChangeSet, ChangeSetHead
from casefiles.store.ledger.check import LedgerReport, verify
from casefiles.store.ledger.checkpoints import CheckpointSummary, KeyEnd
from casefiles.store.ledger.replay import can_be_made_again
from casefiles.store.ledger.row_check import Named
from casefiles.store.search import (
    derived,
    document_sketches,
    lists,
    ocr_pages,
    page_text_cache,
    page_views,
    quick_find,
    reading_items,
    reading_stamps,
    searching,
)
from casefiles.store.search import page_inspections as page_looks
from casefiles.store.search.hits import hits_at
from casefiles.store.search.index import Folding
from casefiles.store.search.ocr_pages import StoredOcrPage
from casefiles.store.search.reading_items import ItemType

R = TypeVar("R", bound=Record)


class ReadTransaction:
    """One moment of the vault."""

    def __init__(self, connection: Connection, vault_id: VaultId, folding: Folding) -> None:
        self._open: Connection | None = connection
        self._vault_id = vault_id
        self._folding = folding

    @property
    def _connection(self) -> Connection:
        if self._open is None:
            raise RuntimeError("used after its transaction")
        return self._open

    def end(self) -> None:
        """Refuse any further use."""
        self._open = None

    def get(self, kind: type[R], record_id: str) -> R | None:
        """Return a record, or None if there is none of this id."""
        found = rows.find_records(self._connection, kind, {"id": record_id})
        return found[0] if found else None

    def find(self, kind: type[R], /, **equals: Any) -> tuple[R, ...]:
        """Return the records whose fields have the given values, in order of insertion.

        Raises:
            ValueError: the type has no such field.
        """
        return rows.find_records(self._connection, kind, equals)

    def find_holding(self, kind: type[R], case_id: CaseId, object_id: str) -> tuple[R, ...]:
        """Return the records of a type in a case in which an id stands, in order of insertion."""
        return rows.find_holding(self._connection, kind, case_id, object_id)

    def content_size(self, content_id: ContentId) -> int:
        """Return the size of a content in bytes.

        Raises:
            Refused: there is no such content, or it did not arrive whole.
        """
        return chunks.stored_content(self._connection, content_id).size

    def content_digest(self, content_id: ContentId) -> str:
        """Return the SHA-256 of a content, hexadecimal.

        Raises:
            Refused: there is no such content, or it did not arrive whole.
        """
        return chunks.stored_content(self._connection, content_id).sha256

    def reading(self, document_id: DocumentId) -> Extraction | None:
        """Return what was read from a document, or None if nothing was yet."""
        return derived.reading_of(self._connection, document_id)

    def reading_head(self, document_id: DocumentId) -> tuple[str, str] | None:
        """Return type and code of unreadability of a document; None if it was not read yet."""
        return derived.reading_head(self._connection, document_id)

    def pages(self, document_id: DocumentId, first: int, last: int) -> tuple[PageText, ...]:
        """Return what was read from some pages of a document, from 1, the last one included."""
        return derived.pages_of(self._connection, document_id, first, last)

    def read_back(self, case_id: CaseId, digest: str, reading: str) -> str | None:
        """Return what was read in a finished page of a case; None where nobody read it so."""
        return page_text_cache.cached_text(self._connection, case_id, digest, reading)

    def recognised(
        self, document_id: DocumentId, first: int, last: int
    ) -> dict[int, StoredOcrPage]:
        """Return what was recognised in the pictures of some pages, by number."""
        return ocr_pages.ocr_pages(self._connection, document_id, first, last)

    def page_turns(
        self, document_id: DocumentId, surest: float, least: int, page: int = 0
    ) -> dict[int, int]:
        """Return how pages that lie must be turned to be read, of those that were read well."""
        return ocr_pages.page_turns(self._connection, document_id, surest, least, page)

    def recognition_waits(
        self, limit: int, only: Collection[DocumentId] | None = None
    ) -> tuple[tuple[DocumentId, CaseId, int], ...]:
        """Return document, case and number of pages, of some files or all, that wait to be read."""
        return ocr_pages.waiting(self._connection, limit, only)

    def recognition_samples(
        self, limit: int, only: Collection[DocumentId] | None = None
    ) -> tuple[tuple[DocumentId, CaseId, int], ...]:
        """Return pages with text of their own by which files are tried."""
        return ocr_pages.samples(self._connection, limit, only)

    def count_recognition_samples(self, only: Collection[DocumentId] | None = None) -> int:
        """Count the pages by which files will be tried."""
        return ocr_pages.count_samples(self._connection, only)

    def differing_pages(self, document_id: DocumentId, least: float) -> tuple[int, ...]:
        """Return the pages whose own text agrees less than that with their pictures."""
        return ocr_pages.differing(self._connection, document_id, least)

    def count_recognition_waits(self, only: Collection[DocumentId] | None = None) -> int:
        """Count the pages that wait to be recognised."""
        return ocr_pages.count_waiting(self._connection, only)

    def items(
        self,
        document_id: DocumentId,
        requested: type[ItemType],
        first: int = 1,
        last: int = 1 << 53,
    ) -> tuple[ItemType, ...]:
        """Return what a document tells beside its pages, by type and number from 1."""
        return reading_items.items_of(self._connection, document_id, requested, first, last)

    def item_count(self, document_id: DocumentId, requested: type[Item]) -> int:
        """Return how many items of a type a document has."""
        code = code_of_items(requested)
        return reading_items.count_items(self._connection, document_id, code)

    def likeness(self, document_id: DocumentId) -> DocumentSketch | None:
        """Return what a document looks like, with its small picture; None if it was not seen."""
        return document_sketches.sketch_of(self._connection, document_id)

    def page_inspections(self, document_id: DocumentId) -> dict[int, PageInspection]:
        """Return what the pages of a document show beside their text, if they were looked at."""
        return page_looks.inspections_of(self._connection, document_id)

    def likenesses(self, case_id: CaseId) -> tuple[tuple[DocumentId, DocumentSketch], ...]:
        """Return what the documents of a case look and read like, without their pictures."""
        return document_sketches.sketches(self._connection, case_id)

    def messages_of_case(
        self, case_id: CaseId, kind: MessageKind
    ) -> tuple[tuple[DocumentId, int, Message], ...]:
        """Return the messages of one kind in a case, with document and number from 1."""
        return tuple(reading_items.messages_of_case(self._connection, case_id, kind))

    def message_days(self, document_id: DocumentId) -> tuple[tuple[str, int], ...]:
        """Return the days of a document's messages, with the number of the first of each."""
        return reading_items.message_days(self._connection, document_id)

    def message_on_page(self, document_id: DocumentId, page: int) -> int:
        """Return the number of the message that begins on a page, or goes on there; 0 for none."""
        return reading_items.message_on_page(self._connection, document_id, page)

    def page_counts(self, case_id: CaseId) -> dict[DocumentId, int]:
        """Return how many pages each document of a case has that could be read."""
        return derived.page_counts(self._connection, case_id)

    def pages_with_letters(self, document_id: DocumentId, letters: str) -> tuple[int, ...]:
        """Return the pages that say letters of ranges, written as in brackets of a pattern."""
        return ocr_pages.pages_with_letters(self._connection, document_id, letters)

    def page_sizes(self, document_id: DocumentId) -> tuple[tuple[float, float], ...]:
        """Return width and height in points of each page that was read, without its text."""
        return derived.page_sizes(self._connection, document_id)

    def search(self, case_id: CaseId, query: str) -> tuple[tuple[DocumentId, int], ...]:
        """Return document and page number of the pages that hold every word of the query."""
        return derived.found_pages(self._connection, case_id, query, self._folding)

    def document_rows(
        self, case_id: CaseId, document_filter: DocumentFilter
    ) -> tuple[DocumentRow, ...]:
        """Return the documents of a case that are wanted, in the order that is wanted."""
        return lists.document_rows(self._connection, case_id, document_filter, self._folding)

    def event_rows(self, case_id: CaseId, event_filter: EventFilter) -> tuple[EventRow, ...]:
        """Return the events of a case that are wanted, in the order of their dates."""
        return lists.event_rows(self._connection, case_id, event_filter)

    def document_names(self, case_id: CaseId) -> dict[DocumentId, tuple[str, str]]:
        """Return the mark of each document of a case, empty for none, and its title or file."""
        return lists.document_names(self._connection, case_id)

    def person_rows(self, case_id: CaseId, person_filter: PersonFilter) -> tuple[PersonRow, ...]:
        """Return the people of a case that are wanted, in the order of their names."""
        return lists.person_rows(self._connection, case_id, person_filter)

    def case_counts(self, case_id: CaseId) -> CaseCounts:
        """Count what a case holds, and what is missing in it."""
        return counts.case_counts(self._connection, case_id)

    def pages_shown(self, document_id: DocumentId) -> frozenset[int]:
        """Return the pages of a document that were on the screen for two seconds."""
        return page_views.pages_shown(self._connection, document_id)

    def coverage(self, case_id: CaseId) -> Coverage:
        """Count what of a case was opened, and what was shown long enough to be read."""
        return page_views.coverage(self._connection, case_id)

    def reading_stamps(self, case_id: CaseId) -> dict[DocumentId, str]:
        """Return a stamp for each document that changes with anything that is read of it."""
        return reading_stamps.reading_stamps(self._connection, case_id)

    def search_counts(self, search_filter: SearchFilter) -> dict[HitKind, int]:
        """Count what a search finds, by kind, in the order in which kinds are shown."""
        derived = searching.prepared(self._connection, search_filter)
        return searching.counts(self._connection, derived)

    def search_first(
        self, search_filter: SearchFilter, few: int, many: int
    ) -> tuple[dict[HitKind, int], tuple[SearchHit, ...]]:
        """Count what a search finds by kind, and return the first of each.

        Args:
            search_filter: what is looked for.
            few: how many of each kind are wanted.
            many: how many, where all are of one kind.
        """
        derived = searching.prepared(self._connection, search_filter)
        counts = searching.counts(self._connection, derived)
        size = many if len(counts) == 1 else few
        hits: list[SearchHit] = []
        for kind, count in counts.items():
            places = searching.found(self._connection, derived, kind, (0, size), count)
            hits += hits_at(self._connection, places)
        return counts, tuple(hits)

    def search_hits(
        self, search_filter: SearchFilter, kind: HitKind, offset: int, limit: int
    ) -> tuple[SearchHit, ...]:
        """Return some of what a search finds of one kind, the best first where they are few."""
        derived = searching.prepared(self._connection, search_filter)
        places = searching.found(self._connection, derived, kind, (offset, limit))
        return hits_at(self._connection, places)

    def find_anything(self, case_id: CaseId, text: str, limit: int) -> tuple[PaletteMatch, ...]:
        """Return what holds every word, over all records and pages of a case; best first."""
        return quick_find.find_anything(self._connection, case_id, (text, limit))

    def case_state(self, case_id: CaseId) -> CaseState:
        """Return in which state a case is."""
        return case_states.case_state(self._connection, case_id)

    def entries(self, case_id: CaseId | None) -> tuple[LedgerEntry, ...]:
        """Return the ledger of a case, or of the vault itself, in order of arrival."""
        return chains.entries(self._connection, case_id or self._vault_id)

    def entries_of(self, kind: type[Record], record_id: str) -> tuple[LedgerEntry, ...]:
        """Return the ledger of one record, newest first; it may be gone."""
        return chains.entries_of(self._connection, table_of(kind), record_id)

    def entries_between(self, first: int, last: int, limit: int) -> tuple[LedgerEntry, ...]:
        """Return entries by their numbers, in order of arrival, at most so many."""
        return chains.entries_between(self._connection, first, last, limit)

    def newest_wall(self) -> int:
        """Return when the entry that arrived last says it was made, in nanoseconds since 1970."""
        row = self._connection.row("SELECT wall FROM entry ORDER BY number DESC LIMIT 1")
        return int(row[0]) if row is not None else 0

    def act(self, first: int) -> ChangeSet | None:
        """Return the act that began with an entry of the ledger, or None."""
        return change_sets.act_at(self._connection, first)

    def latest_acts(self, before: int, limit: int, case_id: CaseId) -> tuple[ChangeSetHead, ...]:
        """Return the newest acts upon a case or the vault that began before an entry."""
        scopes = (case_id, self._vault_id)
        return change_sets.heads(self._connection, scopes, before, limit)

    def words_of_records(self, kind: type[Record], case_id: CaseId) -> Iterator[tuple[str, str]]:
        """Yield id and all values of each record of a type in a case, as one text."""
        return rows.words_of_rows(self._connection, kind, case_id)

    def pointing_to(self, record_ids: frozenset[str]) -> frozenset[tuple[str, str, str]]:
        """Return kind and id of records that hold ids of others, and the id that each holds.

        Editions are not among them: they tell what was, and stay as they are.
        """
        return rows.pointing_to(self._connection, record_ids)

    def uses_of_code(self, code: str) -> int:
        """Return how many records hold a code of a vocabulary."""
        return rows.uses_of_code(self._connection, code)

    def acts(self, before: int, limit: int) -> tuple[ChangeSet, ...]:
        """Return the newest acts that began before an entry of the ledger, newest first."""
        return change_sets.acts(self._connection, before, limit)

    def contents(self) -> tuple[ContentId, ...]:
        """Return every content that documents may show."""
        return chunks.ready(self._connection)

    def verify(self) -> LedgerReport:
        """Prove the whole ledger, and every record against it."""
        return verify(self._connection)

    def can_be_made_again(self, records: Iterable[Named]) -> tuple[Named, ...]:
        """Return those of some records that the ledger holds as they were."""
        return can_be_made_again(self._connection, records)

    @property
    def vault_id(self) -> VaultId:
        """Id of the vault."""
        return self._vault_id

    @property
    def device(self) -> str:
        """Id of this copy of the vault."""
        ((device,),) = self._connection.rows("SELECT device FROM vault")
        return str(device)

    def devices(self) -> tuple[str, ...]:
        """Return the ids of all copies that have a key."""
        return checkpoints.devices(self._connection)

    def device_key(self, device: str) -> PublicKey | None:
        """Return the public key of a copy as the ledger proves it, or None."""
        return checkpoints.public_key(self._connection, self._vault_id, device)

    def key_end(self, device: str) -> KeyEnd | None:
        """Return where the key of a copy ended as the ledger proves it, or None."""
        return checkpoints.key_end(self._connection, device)

    def signing_key(self) -> bytes:
        """Return the private key of this copy.

        Raises:
            Refused: it has none.
        """
        return checkpoints.private_key(self._connection, self.device)

    def chain_length(self, device: str) -> int:
        """Return how many entries the vault's own chain of a copy has."""
        return checkpoints.chain_length(self._connection, (self._vault_id, device))

    def leaves(self, device: str, first: int, end: int) -> list[bytes]:
        """Return hashes of the entries of a copy's chain of the vault, from 0, `end` left out."""
        return checkpoints.entry_hashes(self._connection, (self._vault_id, device), first, end)

    def last_checkpoint(self) -> CheckpointSummary | None:
        """Return what is known of the newest checkpoint, or None."""
        return checkpoints.newest_checkpoint(self._connection)

    def anchors(self) -> tuple[Anchor, ...]:
        """Return the anchors that were given away, newest first."""
        return anchors.anchors(self._connection)

    def witnessed(self, origin: str) -> tuple[CosignedCheckpoint, ...]:
        """Return what was signed for another vault, the largest first."""
        return anchors.cosigned(self._connection, origin)

    def can_sign(self) -> bool:
        """Tell whether this copy of the vault has a key to sign its ledger with."""
        ((device,),) = self._connection.rows("SELECT device FROM vault")
        return checkpoints.has_key(self._connection, device)

    def slots(self) -> tuple[SlotRow, ...]:
        """Return the slots of the key file that are in use, by number."""
        return slot_rows(self._connection)

    def count_unindexed(self) -> int:
        """Count the pages of documents that searching does not find, though they were read."""
        return derived.count_unindexed(self._connection)

    def setting(self, name: str) -> str | None:
        """Return a setting, or None."""
        return derived.setting(self._connection, name)

    def settings(self, prefix: str) -> dict[str, str]:
        """Return the settings whose names begin like this."""
        return derived.settings(self._connection, prefix)
