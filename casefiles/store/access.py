"""What may be asked and done inside one transaction; useless once the transaction has ended."""

from collections.abc import Iterable, Sequence
from typing import Any, Final, TypeVar

from casefiles.custody.notes import PublicKey
from casefiles.domain.changes import Changes
from casefiles.domain.errors import Refused
from casefiles.domain.ids import CaseId, ContentId, DocumentId, VaultId
from casefiles.domain.reading import PageText, Reading
from casefiles.domain.records import Case, Record
from casefiles.domain.rows import (
    CaseCounts,
    DocumentRow,
    DocumentsWanted,
    EventRow,
    EventsWanted,
    Found,
    PeopleWanted,
    PersonRow,
)
from casefiles.store import (
    acts,
    anchors,
    checkpoints,
    chunks,
    counts,
    erasure,
    find,
    ledger,
    lists,
    rows,
    search,
)
from casefiles.store.acts import Act, ActHead
from casefiles.store.anchors import Anchor, Witnessed
from casefiles.store.checkpoints import KeptCheckpoint
from casefiles.store.connection import Connection
from casefiles.store.erasure import ERASE, Grounds, Scribe
from casefiles.store.ledger import Chains, Entry, Subject, Writer
from casefiles.store.ledger_check import LedgerReport, Named, verify
from casefiles.store.ledger_replay import can_be_made_again
from casefiles.store.search import Folding, PreparedPage
from casefiles.store.slots import SlotRow, drop_slot_row, put_slot_row, slot_rows
from casefiles.store.tables import Cells, table_of

ON_CLOSED: Final = frozenset(
    {"reopen_case", "hold_case", "release_case", "retain_case", "unlist_document"}
)
"""What may still be done to a case that is closed, beside erasing it."""

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

    def reading_head(self, document_id: DocumentId) -> tuple[str, str] | None:
        """Return type and code of unreadability of a document; None if it was not read yet."""
        return search.reading_head(self._connection, document_id)

    def pages(self, document_id: DocumentId, first: int, last: int) -> tuple[PageText, ...]:
        """Return what was read from some pages of a document, from 1, the last one included."""
        return search.pages_of(self._connection, document_id, first, last)

    def page_sizes(self, document_id: DocumentId) -> tuple[tuple[float, float], ...]:
        """Return width and height in points of each page that was read, without its text."""
        return search.page_sizes(self._connection, document_id)

    def search(self, case_id: CaseId, query: str) -> tuple[tuple[DocumentId, int], ...]:
        """Return document and page number of the pages that hold every word of the query."""
        return search.found_pages(self._connection, case_id, query, self._folding)

    def document_rows(self, case_id: CaseId, wanted: DocumentsWanted) -> tuple[DocumentRow, ...]:
        """Return the documents of a case that are wanted, in the order that is wanted."""
        return lists.document_rows(self._connection, case_id, wanted, self._folding)

    def event_rows(self, case_id: CaseId, wanted: EventsWanted) -> tuple[EventRow, ...]:
        """Return the events of a case that are wanted, in the order of their dates."""
        return lists.event_rows(self._connection, case_id, wanted)

    def person_rows(self, case_id: CaseId, wanted: PeopleWanted) -> tuple[PersonRow, ...]:
        """Return the people of a case that are wanted, in the order of their names."""
        return lists.person_rows(self._connection, case_id, wanted)

    def case_counts(self, case_id: CaseId) -> CaseCounts:
        """Count what a case holds, and what is missing in it."""
        return counts.case_counts(self._connection, case_id)

    def find_anything(self, case_id: CaseId, text: str, limit: int) -> tuple[Found, ...]:
        """Return what holds every word, over all records and pages of a case; best first."""
        return find.find_anything(self._connection, case_id, (text, limit), self._folding)

    def entries(self, case_id: CaseId | None) -> tuple[Entry, ...]:
        """Return the ledger of a case, or of the vault itself, in order of arrival."""
        return ledger.entries(self._connection, case_id or self._vault_id)

    def entries_of(self, kind: type[Record], record_id: str) -> tuple[Entry, ...]:
        """Return the ledger of one record, newest first; it may be gone."""
        return ledger.entries_of(self._connection, table_of(kind), record_id)

    def entries_between(self, first: int, last: int, limit: int) -> tuple[Entry, ...]:
        """Return entries by their numbers, in order of arrival, at most so many."""
        return ledger.entries_between(self._connection, first, last, limit)

    def newest_wall(self) -> int:
        """Return when the entry that arrived last says it was made, in nanoseconds since 1970."""
        row = self._connection.row("SELECT wall FROM entry ORDER BY number DESC LIMIT 1")
        return int(row[0]) if row is not None else 0

    def act(self, first: int) -> Act | None:
        """Return the act that began with an entry of the ledger, or None."""
        return acts.act_at(self._connection, first)

    def latest_acts(self, before: int, limit: int, case_id: CaseId) -> tuple[ActHead, ...]:
        """Return the newest acts upon a case or the vault that began before an entry."""
        scopes = (case_id, self._vault_id)
        return acts.heads(self._connection, scopes, before, limit)

    def pointing_to(self, record_ids: frozenset[str]) -> frozenset[tuple[str, str, str]]:
        """Return kind and id of records that hold ids of others, and the id that each holds.

        Editions are not among them: they tell what was, and stay as they are.
        """
        return rows.pointing_to(self._connection, record_ids)

    def acts(self, before: int, limit: int) -> tuple[Act, ...]:
        """Return the newest acts that began before an entry of the ledger, newest first."""
        return acts.acts(self._connection, before, limit)

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
        return checkpoints.leaves_of(self._connection, (self._vault_id, device), first, end)

    def last_checkpoint(self) -> KeptCheckpoint | None:
        """Return what is known of the newest checkpoint, or None."""
        return checkpoints.kept(self._connection)

    def anchors(self) -> tuple[Anchor, ...]:
        """Return the anchors that were given away, newest first."""
        return anchors.known(self._connection)

    def witnessed(self, origin: str) -> tuple[Witnessed, ...]:
        """Return what was signed for another vault, the largest first."""
        return anchors.witnessed(self._connection, origin)

    def can_sign(self) -> bool:
        """Tell whether this copy of the vault has a key to sign its ledger with."""
        ((device,),) = self._connection.rows("SELECT device FROM vault")
        return checkpoints.has_key(self._connection, device)

    def slots(self) -> tuple[SlotRow, ...]:
        """Return the slots of the key file that are in use, by number."""
        return slot_rows(self._connection)

    def count_unindexed(self) -> int:
        """Count the pages of documents that searching does not find, though they were read."""
        return search.count_unindexed(self._connection)

    def setting(self, name: str) -> str | None:
        """Return a setting, or None."""
        return search.setting(self._connection, name)

    def settings(self, prefix: str) -> dict[str, str]:
        """Return the settings whose names begin like this."""
        return search.settings(self._connection, prefix)


class Work(Reader):
    """One transaction that writes; whatever it does to a record is in the ledger too."""

    def __init__(self, reader: Reader, chains: Chains, writer: Writer) -> None:
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

    @property
    def changes(self) -> Changes:
        """What was touched so far."""
        return Changes(frozenset(self._touched))

    def let_erase(self) -> None:
        """Allow `erase` in this write."""
        self._undeletable = False

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

    def _enter(
        self,
        kind: type[Record],
        record_id: str,
        action: str,
        cells: tuple[Cells, Cells],
    ) -> None:
        scope = cells[0].get("case_id") or cells[1].get("case_id") or record_id
        if action not in ON_CLOSED:
            self._require_open_case(str(scope), cells[0] if kind is Case else None)
        self._append(Subject(str(scope), action, table_of(kind), record_id), cells)

    def erase(self, kind: type[Record], record_id: str, grounds: Grounds) -> None:
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
        scribe = Scribe(self._connection, self._chains, self._writer)
        if table == "case":
            self._count(erasure.erase_case(scribe, record_id, grounds), (table, record_id))
            return
        objects = [(table, record_id)]
        if table == "document":
            objects += erasure.history_of_document(self._connection, scope, record_id)
        for at, own in reversed(objects):
            subject = Subject(scope, f"{ERASE}{at}", at, own)
            self._count(erasure.erase_object(scribe, subject, grounds), (at, own))

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
        anchors.keep(self._connection, anchor)
        self._touched.add(("anchor", self._vault_id))

    def keep_witnessed(self, seen: Witnessed) -> None:
        """Remember a checkpoint of another vault that was signed here."""
        anchors.keep_witnessed(self._connection, seen)
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

    def drop_slot(self, number: int, action: str) -> None:
        """Forget a slot of the key file."""
        drop_slot_row(self._connection, number)
        self.note(action)
        self._touched.add(("slot", str(number)))

    def _append(self, subject: Subject, cells: tuple[Cells, Cells]) -> None:
        number = ledger.append(self._connection, self._chains, self._writer, subject, cells)
        self._count(number, (subject.kind, subject.object))

    def _count(self, number: int, touched: tuple[str, str]) -> None:
        self._first_entry = self._first_entry or number
        self.entry_count += 1
        self._touched.add(touched)
        acts.extend(self._connection, self._first_entry, number, self._undoes)

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

    def put_reading(self, document_id: DocumentId, reading: Reading) -> None:
        """Keep what was read from a document, in place of an earlier reading.

        Raises:
            Refused: a text or number in it cannot be stored, or a page comes twice.
        """
        search.put_reading(self._connection, document_id, reading, self._folding)
        self._touched.add(("reading", document_id))

    def begin_reading(self, document_id: DocumentId) -> None:
        """Begin to keep a reading in several writes: till its end the document is not read."""
        search.begin_reading(self._connection, document_id)
        self._touched.add(("reading", document_id))

    def add_pages(self, document_id: DocumentId, pages: Sequence[PreparedPage]) -> None:
        """Keep some pages of a reading that was begun (see `Vault.prepared_page`).

        Raises:
            Refused: a page comes twice.
        """
        search.add_pages(self._connection, document_id, pages)

    def end_reading(self, document_id: DocumentId, media_type: str, unreadable: str) -> None:
        """Let a reading whose pages are all there count.

        Raises:
            Refused: a text in it cannot be stored.
        """
        search.end_reading(self._connection, document_id, media_type, unreadable)
        self._touched.add(("reading", document_id))

    def put_setting(self, name: str, value: str) -> None:
        """Keep a setting; it is outside the ledger."""
        search.put_setting(self._connection, name, value)
        self._touched.add(("setting", name))

    def remove_setting(self, name: str) -> None:
        """Forget a setting, if it is there."""
        search.remove_setting(self._connection, name)
        self._touched.add(("setting", name))
