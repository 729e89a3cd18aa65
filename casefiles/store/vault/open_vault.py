"""The open vault: one writer, one reader, and nothing acknowledged before it is on disk twice."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, suppress
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

from casefiles.custody.notes import SignedNote
from casefiles.domain.files.extraction import PageText
from casefiles.domain.foundation.cancellation import QUIET, CancellationToken
from casefiles.domain.foundation.changes import Changes
from casefiles.domain.foundation.errors import (
    CasefilesError,
    NotEnoughSpace,
    Refused,
    VaultDamaged,
    VaultError,
)
from casefiles.domain.foundation.ids import CaseId, ContentId, DocumentId
from casefiles.store.access.reader import ReadTransaction
from casefiles.store.access.work import WriteTransaction
from casefiles.store.backup.backup_generations import BackupDirectory, backup_directory_at
from casefiles.store.backup.backup_lease import BackupLease
from casefiles.store.backup.backup_taking import BackupSource
from casefiles.store.content import chunks
from casefiles.store.content.chunks import SealedContent, StoredContent
from casefiles.store.content.content_writer import ContentWriter
from casefiles.store.content.contents import content_part, whole_content
from casefiles.store.content.pending_content import NO_ORIGIN, Origin
from casefiles.store.database.connection import Connection
from casefiles.store.database.connection_threads import ConnectionThread
from casefiles.store.database.driver_faults import SuspectedDamage
from casefiles.store.files.in_folder import free_bytes
from casefiles.store.keys.key_file import Keys
from casefiles.store.keys.key_slots import RecoveryKey
from casefiles.store.ledger import checkpoints, erasure
from casefiles.store.ledger.chains import Chains, LedgerWriter
from casefiles.store.pages.damage_diagnosis import is_undamaged
from casefiles.store.pages.wal import checkpoint
from casefiles.store.search.derived import PreparedPage, prepared_page
from casefiles.store.search.store_environment import StoreEnvironment
from casefiles.store.vault.integrity_monitor import IntegrityMonitor
from casefiles.store.vault.key_ring import KeyRing
from casefiles.store.vault.open_vault_parts import OpenVaultParts, close_parts
from casefiles.store.vault.scrubbing import clear_alone, end_erasure, scrub
from casefiles.store.vault.upkeep import Upkeep

ENTRIES_UNSIGNED = 1000
"""Entries after which a checkpoint is signed while the vault is open."""

T = TypeVar("T")


class Vault:
    """A vault in exclusive use, until closed.

    Any thread may call it; writes happen one by one in the order of their calls.

    Attributes:
        folder: where it lies.
        was_closed: it was closed in order the last time; if not, a full check is due.
        was_older: an older program had written it; it was backed up, and is up to date now.
        raster_key: keys the digests of page rasters that marks were drawn on.
        ring: what opens it.
        soundness: whether its files are as they were written.
        listener: told on the writer's thread what each acknowledged write touched; must not ask
            the vault there.
    """

    def __init__(self, parts: OpenVaultParts, surroundings: StoreEnvironment) -> None:
        self._parts = parts
        self._chains = parts.chains
        self._aside = parts.reader.second_thread("vault-aside")
        self._surroundings = surroundings
        world = (surroundings.clock, surroundings.randomness)
        lanes = (self._start_derived, self._on_reader, lambda: free_bytes(parts.folder.path))
        self._intake = ContentWriter(parts.lasting.address, world, lanes)
        self._is_failed = self._is_closed = False
        self._unsigned = 0
        self._times_read: Counter[DocumentId] = Counter()
        self.was_closed, self.was_older = parts.was_closed, parts.was_older
        self._lender = BackupLease(parts.folder, parts.keys, *world, self._judgement)
        self._ballast = parts.ballast
        self._ballast.is_there()
        self._upkeep = Upkeep(parts.folder, parts.writer, self._lender, self._ballast)
        self.folder: Path = parts.folder.path
        self.raster_key = parts.lasting.raster
        self.ring = KeyRing(parts.unlocked, parts.folder, surroundings.randomness, self)
        files = (parts.folder, parts.unlocked, parts.head)
        self.soundness = IntegrityMonitor(files, self._on_writer, lambda: self._chains.tips)
        self.listener: Callable[[Changes], None] = lambda _changes: None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        _type: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self.close()

    def read(self, query: Callable[[ReadTransaction], T]) -> T:
        """Ask something of one moment of the vault.

        Args:
            query: called on the reader's thread, a second time if the first met a driver error;
                what it returns must not need the vault.

        Raises:
            VaultDamaged: a check on a fresh connection proved damage.
            VaultError: the vault is closed, or the disk fails.
        """
        return self._on_reader(lambda connection: self._ask(connection, query))

    def read_aside(self, query: Callable[[ReadTransaction], T], ticket: CancellationToken) -> T:
        """Ask something long as `read` does, while other questions are answered.

        Raises:
            Cancelled: the ticket asks to stop; else see `read`.
        """

        def task(connection: Connection) -> T:
            connection.heed(ticket)
            return self._ask(connection, query)

        return self._on_lane(self._aside, task)

    def _ask(self, connection: Connection, query: Callable[[ReadTransaction], T]) -> T:
        with connection.reading():
            reader = self._reader(connection)
            try:
                return query(reader)
            finally:
                reader.end()

    def _reader(self, connection: Connection) -> ReadTransaction:
        return ReadTransaction(connection, self._parts.keys.vault_id, self._surroundings.folding)

    def write(self, change: Callable[[WriteTransaction], T]) -> T:
        """Make one change: all of it and its ledger entries are durable on return, or nothing.

        Args:
            change: called once, on the writer's thread.

        Raises:
            NotEnoughSpace: nothing was changed.
            Refused: nothing was changed.
            VaultDamaged: a check on a fresh connection proved damage.
            VaultError: the vault is closed, or the disk fails; `head_failed` says that the change
                is kept but the vault must be opened again.
            RuntimeError: something was done without an entry; nothing was changed.
        """
        self._require_open()
        return self._on_writer(lambda connection: self._transact(connection, change))

    def erase(
        self, change: Callable[[WriteTransaction], T], ticket: CancellationToken = QUIET
    ) -> T:
        """Make a change that erases: on return it is in no page, index, WAL and local backup here.

        What a fault keeps from being done is done at the next opening.

        Args:
            change: as for `write`; may use `Work.erase`.
            ticket: hears what follows; nobody can stop that any more.

        Raises:
            CasefilesError: see `write`.
        """
        self._require_open()

        def task(connection: Connection) -> T:
            with erasure.scrubbing(connection):
                return self._transact(connection, lambda work: work.erasing(change))

        with self._lender.alone():
            result = self._on_writer(task)
            self._drop_readers()
            self._on_writer(lambda connection: scrub(connection, self._parts.folder))
            page = 1
            while page:
                page = self._clear_alone(page, CancellationToken(ticket.listener))
                self._on_writer(checkpoint if page else end_erasure)
        return result

    def _clear_alone(self, first: int, ticket: CancellationToken) -> int:
        parts, chance = self._parts, self._surroundings.randomness
        lanes = (parts.reader, self._aside, parts.writer)
        try:
            return clear_alone(lanes, parts.folder, parts.keys, chance, first, ticket)
        except SuspectedDamage:
            pass
        # A lane lacked memory for its connection.
        raise self._judgement()

    def _on_writer(self, task: Callable[[Connection], T]) -> T:
        return self._start_on_writer(task)()

    def _start_on_writer(self, task: Callable[[Connection], T]) -> Callable[[], T]:
        done = self._parts.writer.start(task)

        def wait() -> T:
            try:
                return done()
            except SuspectedDamage:
                pass
            raise self._judgement()

        return wait

    def _transact(self, connection: Connection, change: Callable[[WriteTransaction], T]) -> T:
        """Make a change; on a full disk one of settings, such as a draft, may use the ballast."""
        kinds: set[str] = set()
        try:
            return self._transacted(connection, change, kinds)
        except NotEnoughSpace:
            if not self._ballast.give_up() or kinds != {"setting"}:
                raise
        return self._transacted(connection, change, kinds)

    def _transacted(
        self, connection: Connection, change: Callable[[WriteTransaction], T], kinds: set[str]
    ) -> T:
        self._require_usable()
        chains = self._chains.copy()
        with connection.writing():
            work = WriteTransaction(self._reader(connection), chains, self._scribe())
            try:
                result = change(work)
            finally:
                work.end()
            if work.lacks_entry:
                raise RuntimeError("a write without an entry")
            kinds.update(kind for kind, _ in work.changes.touched)
            if work.entry_count:
                self._ballast.require()
                self._reserve(chains)
            self._commit(connection)
        self._times_read.update(work.reread)
        if work.entry_count:
            self._acknowledge(chains)
            self._sign_now_and_then(connection, work.entry_count)
        self._upkeep.keep_wal_short(connection)
        if work.changes.touched:
            self.listener(work.changes)
        return result

    def _scribe(self) -> LedgerWriter:
        world, parts = self._surroundings, self._parts
        return LedgerWriter(parts.device, parts.keys.actor, world.clock, world.randomness)

    def _reserve(self, chains: Chains) -> None:
        try:
            self._parts.head.reserve(len(chains.tips), self._chains.tips)
        except BaseException:
            self._is_failed = True
            raise

    def _commit(self, connection: Connection) -> None:
        try:
            connection.commit()
        except (NotEnoughSpace, Refused):
            raise
        except BaseException:
            # Whether the change is on disk shows only when the vault is opened again.
            self._is_failed = True
            raise

    def _acknowledge(self, chains: Chains) -> None:
        self._chains = chains
        try:
            self._parts.head.write(chains.tips)
        except CasefilesError:
            self._is_failed = True
        if self._is_failed:
            raise VaultError("head_failed")

    def times_read(self, document_id: DocumentId) -> int:
        """Return how often a document's text was put anew since opening, counted after it was."""
        return self._times_read[document_id]

    def sign_ledger(self) -> SignedNote | None:
        """Sign a checkpoint of the ledger, unless the last one still stands for all of it.

        Returns:
            The newest note; None if this copy of the vault has no key yet.

        Raises:
            CasefilesError: see `write`; every acknowledged change is kept.
        """
        self._require_open()
        return self._on_writer(self._sign)

    def _sign(self, connection: Connection) -> SignedNote | None:
        self._require_usable()
        chains = self._chains.copy()
        with connection.writing():
            if checkpoints.is_current(connection):
                point = checkpoints.latest(connection)
                return None if point is None else point.note
            vault_id = self._parts.keys.vault_id
            point = checkpoints.make(connection, chains, self._scribe(), vault_id)
            if point is None:
                return None
            self._reserve(chains)
            self._commit(connection)
        self._acknowledge(chains)
        self._unsigned = 0
        self.listener(Changes(frozenset({("checkpoint", self._parts.keys.vault_id)})))
        return point.note

    def _sign_now_and_then(self, connection: Connection, entries: int) -> None:
        self._unsigned += entries
        if self._unsigned >= ENTRIES_UNSIGNED:
            # What was written is acknowledged already; a later checkpoint stands for it too.
            with suppress(CasefilesError, SuspectedDamage):
                self._sign(connection)

    @property
    def is_ballast_given_up(self) -> bool:
        """Whether the disk was full and is: only settings, such as drafts, can be kept."""
        return self._ballast.is_given_up

    @property
    def checkpoint_fault(self) -> str:
        """Code of the error that keeps the WAL from being folded in; empty if none.

        Nothing is lost by it, but `close` will raise it.
        """
        return self._upkeep.fault

    def tidy_some(self) -> bool:
        """Do a short piece of upkeep while nobody works, see `Upkeep.some`."""
        self._require_open()
        return not self._is_failed and self._upkeep.some()

    def prepared_page(self, page: PageText) -> PreparedPage:
        """Return a page as `Work.add_pages` takes it; made on the thread of the caller.

        Raises:
            Refused: a text or number in it cannot be stored.
        """
        return prepared_page(page, self._surroundings.folding)

    def seal(
        self,
        case_id: CaseId,
        source: Iterable[bytes],
        ticket: CancellationToken,
        origin: Origin = NO_ORIGIN,
    ) -> SealedContent:
        """Bring document bytes into the vault, see `Intake.seal`."""
        self._require_open()
        self._ballast.require()
        return self._intake.seal(case_id, source, ticket, origin)

    def put_off(self, content_id: ContentId) -> None:
        """Let sealed content wait for the same bytes, see `Intake.put_off`."""
        self._require_open()
        self._intake.put_off(content_id)

    def drop_arriving(self, operation: str) -> int:
        """Drop what is on its way for an errand, see `Intake.drop`."""
        self._require_open()
        return self._intake.drop(operation)

    def discard(self, content_id: ContentId) -> None:
        """Give up sealed content, see `Intake.discard`."""
        self._require_open()
        self._intake.discard(content_id)

    def _start_derived(self, task: Callable[[Connection], T]) -> Callable[[], T]:
        return self._start_on_writer(lambda at: self._transact_derived(at, task))

    def _transact_derived(self, connection: Connection, task: Callable[[Connection], T]) -> T:
        self._require_usable()
        try:
            with connection.writing():
                result = task(connection)
                self._commit(connection)
        except NotEnoughSpace:
            # What arrived in part is taken out again, which wants room too.
            self._ballast.give_up()
            raise
        self._upkeep.keep_wal_short(connection)
        return result

    def content(self, content_id: ContentId) -> Iterator[bytes]:
        """Read a content from its beginning, see `whole_content`; refused if there is none."""
        yield from whole_content(self._stored(content_id), self._start_chunk)

    def content_range(self, content_id: ContentId, offset: int, length: int) -> bytes:
        """Read some bytes of a content, see `content_part`; refused if there is none."""
        return content_part(self._stored(content_id), self._start_chunk, offset, length)

    def _stored(self, content_id: ContentId) -> StoredContent:
        return self._on_reader(lambda at: chunks.stored_content(at, content_id))

    def _start_chunk(self, stored: StoredContent, seq: int) -> Callable[[], bytes]:
        def task(connection: Connection) -> bytes:
            return chunks.opened_chunk(connection, stored, seq)

        self._require_open()
        done = self._parts.reader.start(task)

        def wait() -> bytes:
            try:
                return done()
            except SuspectedDamage:
                return self._on_reader(task)

        return wait

    def _on_reader(self, task: Callable[[Connection], T]) -> T:
        return self._on_lane(self._parts.reader, task)

    def _on_lane(self, lane: ConnectionThread, task: Callable[[Connection], T]) -> T:
        self._require_open()
        for _ in range(2):
            try:
                return lane.call(task)
            except SuspectedDamage:
                continue
        raise self._judgement()

    def add_recovery_key(self) -> RecoveryKey:
        """Make a recovery key that opens the vault, see `KeyRing.add_recovery_key`."""
        return self.ring.add_recovery_key()

    def backing_up(self) -> AbstractContextManager[BackupSource]:
        """Lend what backups are taken from, to one at a time.

        Raises:
            VaultError: a backup is under way already.
        """
        self._require_open()
        return self._lender.lend(self.ring.file_bytes())

    def own_shelf(self) -> tuple[BackupDirectory, Keys]:
        """Return the backups beside the vault, and the keys that prove them."""
        self._require_open()
        return backup_directory_at(self._parts.folder.backups).of(
            self._parts.keys
        ), self._parts.keys

    def has_sound_pages(self) -> bool:
        """Check every page and tree of the database, on a fresh connection."""
        self._require_open()
        self._drop_readers()
        self._parts.writer.drop()
        return is_undamaged(self._parts.folder, self._parts.keys)

    def _drop_readers(self) -> None:
        for lane in (self._parts.reader, self._aside):
            lane.drop()

    def _judgement(self) -> VaultError:
        if self.has_sound_pages():
            return VaultError("database_error")
        return VaultDamaged("database_damaged")

    def _require_open(self) -> None:
        if self._is_closed:
            raise VaultError("vault_closed")

    def _require_usable(self) -> None:
        if self._is_failed:
            raise VaultError("vault_failed")

    def close(self) -> None:
        """Fold the WAL in and let the vault go; safe to call again.

        Raises:
            CasefilesError: the WAL could not be folded in; every acknowledged change is safe in
                it, and the vault is closed all the same.
        """
        if self._is_closed:
            return
        try:
            self._drop_readers()
            self._on_writer(self._fold_in)
        finally:
            self._is_closed = True
            self._aside.end()
            close_parts(self._parts, self._lender)

    def _fold_in(self, connection: Connection) -> None:
        try:
            # On a full disk the next opening proves what was not signed now.
            with suppress(NotEnoughSpace):
                if not self._is_failed and not checkpoints.is_current(connection):
                    self._sign(connection)
        finally:
            self._upkeep.fold_in(connection)
