"""A damaged vault, opened to be read: everything that is sound, and nothing is ever written."""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from pathlib import Path
from typing import ClassVar, Final, TypeVar

from typing_extensions import override

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import NotAVault, VaultDamaged, VaultError, VaultReadOnly
from casefiles.domain.foundation.ids import DeviceId, new_id
from casefiles.store.access.reader import ReadTransaction
from casefiles.store.access.work import WriteTransaction
from casefiles.store.backup.backup_taking import BackupSource
from casefiles.store.content import chunks
from casefiles.store.content.chunks import StoredContent
from casefiles.store.database.connection import Connection
from casefiles.store.database.connection_threads import ConnectionThread
from casefiles.store.files.ballast import Ballast
from casefiles.store.files.folder import HEAD, VaultFolder, require_no_journal
from casefiles.store.files.in_folder import DATABASE, read_file
from casefiles.store.keys.key_file import Keys, find_keys, find_keys_away
from casefiles.store.keys.key_slots import Opener
from casefiles.store.ledger.chains import ChainKey, Chains, ChainTip, load_chains
from casefiles.store.ledger.head import HeadFile
from casefiles.store.maintenance.salvage import Salvage, salvaged
from casefiles.store.pages import btree
from casefiles.store.pages.damage_diagnosis import require_disk
from casefiles.store.pages.raw_pages import PageFile
from casefiles.store.search.store_environment import StoreEnvironment
from casefiles.store.vault.integrity_monitor import UnmonitoredVault
from casefiles.store.vault.key_ring import Unlocked
from casefiles.store.vault.open_vault import Vault
from casefiles.store.vault.open_vault_parts import OpenVaultParts, StableKeys

T = TypeVar("T")

ACCEPTABLE: Final = frozenset({"head_missing", "head_damaged", "entries_missing"})
"""Codes of damage to the head alone: what the database holds may be taken as it is."""
REPAIRABLE: Final = frozenset({"database_damaged", "record_unreadable", "ledger_broken"})
"""Codes of damage to the database, of which a whole copy may still be made."""
READABLE: Final = ACCEPTABLE | REPAIRABLE
"""Codes of damage that may leave something to read."""
_PASSING: Final = frozenset({"setting", "edition"})
"""What may be put down while the vault is open, and is gone when it is closed: drafts, what a
window remembers, and that a dossier was exported."""


class DamagedVault(Vault):
    """What is sound of a vault, from pages that are authentic; the vault itself stays as it is.

    Attributes:
        found: what was found when it was opened.
    """

    _refusal: ClassVar[str] = "damaged_read_only"

    def __init__(
        self, parts: OpenVaultParts, surroundings: StoreEnvironment, pages: PageFile, found: Salvage
    ) -> None:
        super().__init__(parts, surroundings)
        self._pages = pages
        self.found = found
        files = (parts.folder, parts.unlocked, parts.head)
        self.soundness = UnmonitoredVault(files, self._on_writer, self._tips, found.made_again)

    @override
    def read_aside(self, query: Callable[[ReadTransaction], T], ticket: CancellationToken) -> T:
        """Ask as `read` does: what was found is in the memory of one thread."""
        return self.read(query)

    @override
    def write(self, change: Callable[[WriteTransaction], T]) -> T:
        """Put down what may pass away with the window; refuse everything else.

        Raises:
            VaultReadOnly: the change would have to last.
        """
        self._require_open()
        return self._parts.reader.call(lambda connection: self._passing(connection, change))

    def _passing(self, connection: Connection, change: Callable[[WriteTransaction], T]) -> T:
        with connection.writing():
            work = WriteTransaction(
                self._reader(connection), load_chains(connection), self._scribe()
            )
            try:
                result = change(work)
            finally:
                work.end()
            if any(kind not in _PASSING for kind, _ in work.changes.touched) or work.lacks_entry:
                raise VaultReadOnly(self._refusal)
            connection.commit()
        if work.changes.touched:
            self.listener(work.changes)
        return result

    @override
    def _start_on_writer(self, task: Callable[[Connection], T]) -> Callable[[], T]:
        raise VaultReadOnly(self._refusal)

    def _tips(self) -> Mapping[ChainKey, ChainTip]:
        return self._parts.reader.call(lambda connection: load_chains(connection).tips)

    @override
    def _start_chunk(self, stored: StoredContent, seq: int) -> Callable[[], bytes]:
        return lambda: self._chunk(stored, seq)

    def _chunk(self, stored: StoredContent, seq: int) -> bytes:
        place = self.found.chunks.get((stored.key.row, seq))
        record = btree.payload(self._pages.page, place) if place else None
        cells = btree.cells_of(record) if record is not None else None
        piece = None
        if cells is not None and isinstance(cells[-1], bytes):
            is_last = seq == stored.chunks - 1
            piece = chunks.unsealed(stored.key, seq, cells[-1], is_last=is_last)
        if piece is None:
            raise VaultDamaged("content_damaged")
        return piece

    @override
    def backing_up(self) -> AbstractContextManager[BackupSource]:
        """Refuse: the database would be folded in first."""
        raise VaultReadOnly(self._refusal)

    @override
    def tidy_some(self) -> bool:
        """Leave it as it is."""
        return False

    @override
    def has_sound_pages(self) -> bool:
        """Tell that they are not all sound, as was found when it was opened."""
        return False

    @override
    def _judgement(self) -> VaultError:
        return VaultDamaged("database_damaged")

    @override
    def close(self) -> None:
        """Let the vault go, as it was; safe to call again."""
        if not self._is_closed:
            self._is_closed = True
            self._parts.reader.end()
            self._parts.writer.end()
            self._pages.close()
            self._parts.head.close()
            self._parts.folder.close()


def open_damaged(
    folder: Path,
    opener: Opener,
    surroundings: StoreEnvironment,
    ticket: CancellationToken,
    keys_at: Path | None = None,
) -> DamagedVault:
    """Open everything that is sound of a damaged vault; nothing in its folder is changed.

    Args:
        folder: of the vault.
        opener: passphrase, recovery key, or what else opens a slot.
        surroundings: clock, and source of ids that pass away with the window.
        ticket: is told how far the reading is, label salvaging.
        keys_at: of the key file, where it is on a stick.

    Raises:
        NotAVault: there is no vault, no key file, or no database.
        WrongPassphrase: it opens no slot.
        VaultDamaged: nothing can be read: `key_file_damaged` or `nothing_sound_left`.
        Cancelled: somebody asked to stop.
        VaultError: the disk fails.
    """
    return open_as(DamagedVault, folder, (opener, keys_at), surroundings, ticket)


V = TypeVar("V", bound=DamagedVault)


def open_as(
    kind: type[V],
    folder: Path,
    by: tuple[Opener, Path | None],
    surroundings: StoreEnvironment,
    ticket: CancellationToken,
) -> V:
    """Open what is sound of a vault as a kind of vault that is only read; see `open_damaged`."""
    opener, keys_at = by
    place = VaultFolder(folder)
    try:
        found = _unlocked(place, opener, keys_at)
        pages = PageFile(place, found.keys)
    except BaseException:
        place.close()
        raise
    salvages: list[Salvage] = []

    def connect() -> Connection:
        connection = Connection.in_memory()
        salvages[:] = [salvaged(pages, connection, surroundings.folding, ticket)]
        return connection

    reader, writer = (
        ConnectionThread("vault-reader", connect),
        ConnectionThread("vault-writer", Connection.in_memory),
    )
    try:
        lasting = reader.call(lambda connection: _lasting(connection, found.keys))
        if salvages[0].bad_pages:
            require_disk(folder)
    except BaseException as error:
        reader.end()
        writer.end()
        pages.close()
        place.close()
        if isinstance(error, VaultDamaged):
            require_disk(folder)
        raise
    head = HeadFile(place.spot(HEAD), found.keys, surroundings.randomness)
    device = DeviceId(new_id(surroundings.randomness))
    lanes = (writer, reader, Ballast(place, 0))
    parts = OpenVaultParts(place, found, lasting, head, Chains({}, 0), device, *lanes)
    return kind(parts, surroundings, pages, salvages[0])


def _lasting(connection: Connection, keys: Keys) -> StableKeys:
    row = connection.row("SELECT address_key, raster_key FROM vault") or (None, None)
    address, raster = row
    return StableKeys(address or keys.derived("address"), raster or keys.derived("raster"))


def _unlocked(place: VaultFolder, opener: Opener, keys_at: Path | None) -> Unlocked:
    require_no_journal(place)
    if not read_file(place.spot(DATABASE), 1):
        raise NotAVault("database_missing")
    found = find_keys(place, opener) if keys_at is None else find_keys_away(keys_at, place, opener)
    return Unlocked(found.file, found.keys, keys_at, found.harmed)
