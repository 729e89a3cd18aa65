"""What may be asked and done inside one transaction; useless once the transaction has ended."""

from typing import Any, TypeVar

from casefiles.domain.ids import CaseId, ContentId, DocumentId, VaultId
from casefiles.domain.reading import Reading
from casefiles.domain.records import Record
from casefiles.store import chunks, ledger, rows, search
from casefiles.store.connection import Connection
from casefiles.store.ledger import Chains, Entry, Subject, Writer
from casefiles.store.ledger_check import LedgerReport, verify
from casefiles.store.search import Folding
from casefiles.store.tables import Cells, table_of

R = TypeVar("R", bound=Record)


class Reader:
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

    def find(self, kind: type[R], **equals: Any) -> tuple[R, ...]:
        """Return the records whose fields have the given values, in order of insertion.

        Raises:
            ValueError: the type has no such field.
        """
        return rows.find_records(self._connection, kind, equals)

    def content_size(self, content_id: ContentId) -> int:
        """Return the size of a content in bytes.

        Raises:
            Refused: there is no such content, or it did not arrive whole.
        """
        return chunks.stored_content(self._connection, content_id).size

    def reading(self, document_id: DocumentId) -> Reading | None:
        """Return what was read from a document, or None if nothing was yet."""
        return search.reading_of(self._connection, document_id)

    def search(self, case_id: CaseId, query: str) -> tuple[tuple[DocumentId, int], ...]:
        """Return document and page number of the pages that hold every word of the query."""
        return search.found_pages(self._connection, case_id, query, self._folding)

    def entries(self, case_id: CaseId | None) -> tuple[Entry, ...]:
        """Return the ledger of a case, or of the vault itself, in order of arrival."""
        return ledger.entries(self._connection, case_id or self._vault_id)

    def contents(self) -> tuple[ContentId, ...]:
        """Return every content that documents may show."""
        return chunks.ready(self._connection)

    def verify(self) -> LedgerReport:
        """Prove the whole ledger, and every record against it."""
        return verify(self._connection)

    def setting(self, name: str) -> str | None:
        """Return a setting, or None."""
        return search.setting(self._connection, name)


class Work(Reader):
    """One transaction that writes; whatever it does to a record is in the ledger too."""

    def __init__(self, reader: Reader, chains: Chains, writer: Writer) -> None:
        super().__init__(reader._connection, reader._vault_id, reader._folding)  # noqa: SLF001  # its own base class
        self._chains = chains
        self._writer = writer
        self._needs_entry = False
        self.entry_count = 0

    @property
    def lacks_entry(self) -> bool:
        """Whether something was done that the ledger would not show."""
        return self._needs_entry and self.entry_count == 0

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

    def _enter(
        self,
        kind: type[Record],
        record_id: str,
        action: str,
        cells: tuple[Cells, Cells],
    ) -> None:
        scope = cells[0].get("case_id") or cells[1].get("case_id") or record_id
        self._append(Subject(str(scope), action, table_of(kind), record_id), cells)

    def note(self, action: str) -> None:
        """Enter an act upon the vault itself, such as adding a recovery key."""
        subject = Subject(self._vault_id, action, "vault", self._vault_id)
        self._append(subject, ({}, {}))

    def _append(self, subject: Subject, cells: tuple[Cells, Cells]) -> None:
        ledger.append(self._connection, self._chains, self._writer, subject, cells)
        self.entry_count += 1

    def accept_content(self, content_id: ContentId) -> None:
        """Let documents show a sealed content; called in the write that creates them.

        Raises:
            Refused: there is no such content, or it did not arrive whole.
        """
        chunks.accept(self._connection, content_id)
        self._needs_entry = True

    def put_reading(self, document_id: DocumentId, reading: Reading) -> None:
        """Keep what was read from a document, in place of an earlier reading.

        Raises:
            Refused: a text or number in it cannot be stored, or a page comes twice.
        """
        search.put_reading(self._connection, document_id, reading, self._folding)

    def put_setting(self, name: str, value: str) -> None:
        """Keep a setting; it is outside the ledger."""
        search.put_setting(self._connection, name, value)
