"""What may be done inside one transaction; useless once the transaction has ended."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final, TypeVar

from casefiles.domain.files.extracted_items import Item
from casefiles.domain.files.extraction import Extraction
from casefiles.domain.files.page_inspection import PageInspection
from casefiles.domain.files.similarity import DocumentSketch
from casefiles.domain.foundation.changes import Changes
from casefiles.domain.foundation.errors import Refused
from casefiles.domain.foundation.ids import CaseId, ContentId, DocumentId
from casefiles.domain.records.case_records import Case, Exhibit, Record
from casefiles.store.access.reader import ReadTransaction
from casefiles.store.access.slots import SlotRow, put_slot_row
from casefiles.store.content import chunks
from casefiles.store.database import rows
from casefiles.store.database.tables import Cells, table_of
from casefiles.store.ledger import anchors, change_sets, checkpoints, erasure
from casefiles.store.ledger import chains as ledger
from casefiles.store.ledger.anchors import Anchor, CosignedCheckpoint
from casefiles.store.ledger.chains import Chains, LedgerWriter, Subject
from casefiles.store.ledger.erasure import ERASE, ErasureAuthority, ErasureContext
from casefiles.store.search import (
    derived,
    document_sketches,
    index,
    ocr_pages,
    page_text_cache,
    page_views,
    reading_items,
)
from casefiles.store.search import page_inspections as page_looks
from casefiles.store.search.derived import PreparedPage
from casefiles.store.search.ocr_pages import StoredOcrPage

T = TypeVar("T")

ON_CLOSED: Final = frozenset(
    {"reopen_case", "hold_case", "release_case", "retain_case", "unlist_document"}
) | {
    f"{act}_{found}"
    for act in ("export", "seal_key", "ask_time", "stamp", "key_paper", "disclose_field")
    for found in ("found", "found_in_part", "perhaps", "begun", "not_written", "set_back")
}
"""What may still be done to a case that is closed, beside erasing it; and what was found late of a
file that left before."""


KEEP_REST: Final = "keep_rest"
"""Action of the entry that tells what is left of a record once something in it was erased."""


class WriteTransaction(ReadTransaction):
    """One transaction that writes; whatever it does to a record is in the ledger too."""

    def __init__(self, reader: ReadTransaction, chains: Chains, writer: LedgerWriter) -> None:
        super().__init__(reader._connection, reader._vault_id, reader._folding)  # noqa: SLF001  # its own base class
        self._chains = chains
        self._writer = writer
        self._needs_entry = False
        self._touched: set[tuple[str, str]] = set()
        self._undoes: int | None = None
        self._open_cases: set[str] = set()
        self._undeletable = True
        self._first_entry = 0
        self.entry_count = 0
        self.reread: set[DocumentId] = set()
        """Documents of which another text is told now; it is outside the ledger."""

    @property
    def changes(self) -> Changes:
        """What was touched so far."""
        return Changes(frozenset(self._touched))

    def erasing(self, change: Callable[["WriteTransaction"], T]) -> T:
        """Make a change that may erase; what a fault leaves of it is ended at the next opening."""
        self.put_setting(erasure.UNFINISHED, "1")
        self._undeletable = False
        return change(self)

    @property
    def lacks_entry(self) -> bool:
        """Whether something was done that the ledger would not show."""
        return self._needs_entry and self.entry_count == 0

    def wall(self) -> int:
        """Return what the clock of this machine says, in nanoseconds since 1970."""
        return self._writer.clock.wall()

    def insert(self, record: Record, action: str) -> None:
        """Put a new record.

        Args:
            record: with an id that is not taken.
            action: code for the ledger, such as add_person.

        Raises:
            Refused: the id is taken, or a value cannot be stored.
        """
        rows.insert_row(self._connection, record)
        after = rows.stored_cells(self._connection, table_of(type(record)), record.id)
        self._enter(type(record), record.id, action, ({}, after))

    def update(self, record: Record, action: str) -> None:
        """Change a record to what is given; nothing is entered if nothing differs.

        Raises:
            Refused: there is no such record, or a value cannot be stored.
            ValueError: the record would move to another case.
        """
        table = table_of(type(record))
        before = rows.stored_cells(self._connection, table, record.id)
        rows.update_row(self._connection, record)
        after = rows.stored_cells(self._connection, table, record.id)
        if before.get("case_id") != after.get("case_id"):
            raise ValueError("a record stays in its case")
        if before != after:
            self._enter(type(record), record.id, action, (before, after))

    def delete(self, kind: type[Record], record_id: str, action: str) -> None:
        """Remove a record; the ledger keeps what it was.

        Raises:
            Refused: there is no such record, or (at the end of the write) others point to it.
        """
        before = rows.stored_cells(self._connection, table_of(kind), record_id)
        rows.delete_row(self._connection, kind, record_id)
        self._enter(kind, record_id, action, (before, {}))

    def mention(self, record: Record, action: str) -> None:
        """Enter an act that concerned a record and left it as it is, such as sealing its key.

        Raises:
            Refused: there is no such record.
        """
        table = table_of(type(record))
        cells = rows.stored_cells(self._connection, table, record.id)
        if not cells:
            raise Refused("no_such_record", kind=table)
        self._enter(type(record), record.id, action, (cells, cells))

    def _enter(
        self,
        kind: type[Record],
        record_id: str,
        action: str,
        cells: tuple[Cells, Cells],
    ) -> None:
        own = record_id if kind is Case else self._vault_id
        scope = cells[0].get("case_id") or cells[1].get("case_id") or own
        if action not in ON_CLOSED:
            self._require_open_case(str(scope), cells[0] if kind is Case else None)
        table = table_of(kind)
        number = self._append(Subject(str(scope), action, table, record_id), cells)
        if cells[1] or table == "exhibit":
            index.put_record(self._connection, table, cells[1] or cells[0], self._folding)
        if cells[0] or table in index.SEARCHABLE_WHEN_MADE:
            index.put_history(self._connection, number, self._folding)
        if table == "transcription":
            values = cells[1] or cells[0]
            page = (DocumentId(str(values["document_id"])), int(values["page"]))
            derived.index_page_again(self._connection, *page, self._folding)

    def put_recognised(
        self, document_id: DocumentId, number: int, stored_ocr_page: StoredOcrPage
    ) -> None:
        """Keep what was recognised in the picture of a page, in place of what was before.

        Raises:
            Refused: a text in it cannot be stored.
        """
        ocr_pages.put_ocr_page(self._connection, document_id, number, stored_ocr_page)
        derived.index_page_again(self._connection, document_id, number, self._folding)
        self._touched.add(("recognised", document_id))
        self.reread.add(document_id)

    def put_read_back(self, case_id: CaseId, digest: str, reading: str, text: str) -> None:
        """Keep what was read in a finished page of a case.

        Raises:
            Refused: the text cannot be stored.
        """
        page_text_cache.cache_text(self._connection, case_id, digest, reading, text)

    def erase(self, kind: type[Record], record_id: str, grounds: ErasureAuthority) -> None:
        """Erase a record with its history; only in a change that `Vault.erase` makes.

        Marks and exhibits of a document go with it. A case goes with everything in it.

        Raises:
            Refused: the ledger knows no such record, or it is erased already.
            RuntimeError: this is no erasure.
        """
        if self._undeletable:
            raise RuntimeError("erased outside of an erasure")
        table = table_of(kind)
        scope = self._scope_of(table, record_id)
        scribe = ErasureContext(self._connection, self._chains, self._writer)
        page_text_cache.forget_texts(self._connection, scope)
        if table == "case":
            self._count(erasure.erase_case(scribe, record_id, grounds), (table, record_id))
            return
        objects = [(table, record_id)]
        exhibit = self.get(Exhibit, record_id) if table == "exhibit" else None
        if table == "document":
            objects += erasure.history_of_document(self._connection, scope, record_id)
        for at, own in reversed(objects):
            subject = Subject(scope, f"{ERASE}{at}", at, own)
            number = erasure.erase_object(scribe, subject, grounds)
            self._count(number, (at, own))
            index.put_history(self._connection, number, self._folding)
        if exhibit is not None:
            index.put_document(self._connection, exhibit.document_id, self._folding)

    def patches_of(self, case_id: CaseId, kind: str) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Yield the id of each record of a kind in a case, and what its patches say."""
        return erasure.patches_of(self._connection, case_id, kind)

    def keep_rest(self, record: Record, grounds: ErasureAuthority) -> None:
        """Keep of a record what is given, and erase all that was told of it before.

        Only in a change that `Vault.erase` makes; also in a case that is closed.

        Raises:
            Refused: there is no such record, or a value cannot be stored.
            RuntimeError: this is no erasure.
        """
        if self._undeletable:
            raise RuntimeError("erased outside of an erasure")
        table = table_of(type(record))
        scope = self._scope_of(table, record.id)
        rows.update_row(self._connection, record)
        after = rows.stored_cells(self._connection, table, record.id)
        buried = Subject(scope, f"{ERASE}{table}", table, record.id)
        scribe = ErasureContext(self._connection, self._chains, self._writer)
        self._count(erasure.erase_history(scribe, buried, grounds), (table, record.id))
        number = self._append(Subject(scope, KEEP_REST, table, record.id), ({}, after))
        index.put_record(self._connection, table, after, self._folding)
        if table in index.SEARCHABLE_WHEN_MADE:
            index.put_history(self._connection, number, self._folding)

    def _scope_of(self, table: str, record_id: str) -> str:
        newest = next(iter(ledger.entries_of(self._connection, table, record_id)), None)
        if newest is None or newest.action.startswith(ERASE):
            raise Refused("no_such_record", kind=table)
        return newest.scope

    def _require_open_case(self, scope: str, case: Cells | None) -> None:
        """Refuse a write on a closed case; of the case itself counts what it was before."""
        if case is not None:
            self._open_cases.discard(scope)
            is_closed = bool(case.get("closed"))
        elif scope in self._open_cases:
            return
        else:
            row = self._connection.row('SELECT closed FROM "case" WHERE id = ?', (scope,))
            is_closed = row is not None and bool(row[0])
            self._open_cases.add(scope)
        if is_closed:
            raise Refused("case_closed")

    def note(self, action: str) -> None:
        """Enter an act upon the vault itself, such as adding a recovery key."""
        subject = Subject(self._vault_id, action, "vault", self._vault_id)
        self._append(subject, ({}, {}))

    def keep_anchor(self, anchor: Anchor) -> None:
        """Remember an anchor; its caller enters that into the ledger."""
        anchors.save_anchor(self._connection, anchor)
        self._touched.add(("anchor", self._vault_id))

    def keep_witnessed(self, page_views: CosignedCheckpoint) -> None:
        """Remember a checkpoint of another vault that was signed here."""
        anchors.save_cosigned(self._connection, page_views)
        self._touched.add(("anchor", self._vault_id))

    def add_device_key(self) -> None:
        """Make the key with which this copy of the vault signs; it is part of no act."""
        checkpoints.add_key(self._connection, self._chains, self._writer, self._vault_id)
        self.entry_count += 1

    def put_slot(self, row: SlotRow, action: str) -> None:
        """Enter a slot of the key file, in place of what its number was before."""
        put_slot_row(self._connection, row)
        self.note(action)
        self._touched.add(("slot", str(row.number)))

    def _append(self, subject: Subject, cells: tuple[Cells, Cells]) -> int:
        number = ledger.append(self._connection, self._chains, self._writer, subject, cells)
        self._count(number, (subject.kind, subject.object))
        return number

    def _count(self, number: int, touched: tuple[str, str]) -> None:
        self._first_entry = self._first_entry or number
        self.entry_count += 1
        self._touched.add(touched)
        change_sets.extend(self._connection, self._first_entry, number, self._undoes)

    def undoing(self, first: int) -> None:
        """Say that this write undoes the act that began with an entry; before anything is done."""
        self._undoes = first

    def accept_content(self, content_id: ContentId) -> None:
        """Let documents show a sealed content; called in the write that creates them.

        Raises:
            Refused: there is no such content, or it did not arrive whole.
        """
        chunks.accept(self._connection, content_id)
        self._needs_entry = True

    def put_reading(self, document_id: DocumentId, reading: Extraction) -> None:
        """Keep what was read from a document, in place of an earlier reading.

        Raises:
            Refused: a text or number in it cannot be stored, or a page comes twice.
        """
        derived.put_reading(self._connection, document_id, reading, self._folding)
        derived.index_pictures_again(self._connection, document_id, self._folding)
        self._touched.add(("reading", document_id))
        self.reread.add(document_id)

    def begin_reading(self, document_id: DocumentId) -> None:
        """Begin to keep a reading in several writes: till its end the document is not read."""
        derived.begin_reading(self._connection, document_id)
        self._touched.add(("reading", document_id))
        self.reread.add(document_id)

    def add_pages(self, document_id: DocumentId, pages: Sequence[PreparedPage]) -> None:
        """Keep some pages of a reading that was begun (see `Vault.prepared_page`).

        Raises:
            Refused: a page comes twice.
        """
        derived.add_pages(self._connection, document_id, pages)

    def add_items(self, document_id: DocumentId, items: Sequence[Item]) -> None:
        """Keep some items of a reading that was begun.

        Raises:
            Refused: a text in one cannot be stored.
        """
        reading_items.add_items(self._connection, document_id, items, self._folding)

    def put_likeness(self, document_id: DocumentId, likeness: DocumentSketch) -> None:
        """Keep what a document looks like, in place of what was kept before."""
        document_sketches.put_sketch(self._connection, document_id, likeness)

    def put_page_inspections(
        self, document_id: DocumentId, page_inspections: Sequence[PageInspection]
    ) -> None:
        """Keep what pictures of pages show beside their text, in place of what was kept before.

        Raises:
            Refused: a text in it cannot be stored.
        """
        page_looks.put_inspections(self._connection, document_id, page_inspections)
        self._touched.add(("reading", document_id))

    def end_reading(self, document_id: DocumentId, media_type: str, unreadable: str) -> None:
        """Let a reading whose pages are all there count.

        Raises:
            Refused: a text in it cannot be stored.
        """
        derived.end_reading(self._connection, document_id, media_type, unreadable)
        derived.index_pictures_again(self._connection, document_id, self._folding)
        self._touched.add(("reading", document_id))
        self.reread.add(document_id)

    def note_seen(self, document_id: DocumentId, shown: Mapping[int, int]) -> None:
        """Add to the time that pages were on the screen, in milliseconds; outside the ledger."""
        page_views.record_page_view(self._connection, document_id, shown)
        self._touched.add(("seen", document_id))

    def put_setting(self, name: str, value: str) -> None:
        """Keep a setting; it is outside the ledger."""
        derived.put_setting(self._connection, name, value)
        self._touched.add(("setting", name))

    def renew_setting(self, name: str, value: str) -> None:
        """Keep a setting where it is another than before: else nobody need hear of it."""
        if self.setting(name) != value:
            self.put_setting(name, value)

    def remove_setting(self, name: str) -> None:
        """Forget a setting, if it is there."""
        derived.remove_setting(self._connection, name)
        self._touched.add(("setting", name))
