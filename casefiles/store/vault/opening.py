"""How a vault comes to be and how it is opened: what is checked, and in which order."""

import shutil
from collections.abc import Callable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

from casefiles.domain.foundation.clock import Clock
from casefiles.domain.foundation.errors import (
    CasefilesError,
    NotAVault,
    NotEnoughSpace,
    Refused,
    VaultDamaged,
    VaultError,
)
from casefiles.domain.foundation.ids import DeviceId, Randomness, new_id
from casefiles.store.access.reader import ReadTransaction
from casefiles.store.access.slots import OWNER_SLOT, SlotRow, put_slot_row
from casefiles.store.access.work import WriteTransaction
from casefiles.store.backup.backup_lease import back_up_first
from casefiles.store.content.chunks import SealedContent
from casefiles.store.database.connection import Connection
from casefiles.store.database.connection_threads import ConnectionThread
from casefiles.store.database.driver_faults import SuspectedDamage
from casefiles.store.database.migrations import are_due, migrate
from casefiles.store.files.ballast import Ballast
from casefiles.store.files.folder import (
    BALLAST,
    HEAD,
    WAL,
    VaultFolder,
    make_folder,
    require_no_journal,
    require_writable,
    restrict,
    sync_backups,
)
from casefiles.store.files.in_folder import (
    DATABASE,
    new_file,
    on_disk,
    read_file,
    sync_file,
    sync_folder,
)
from casefiles.store.keys.key_file import (
    OWNER,
    Keys,
    find_keys,
    find_keys_away,
    new_keys,
    write_keys,
)
from casefiles.store.keys.key_slots import Argon2Cost, Opener, kind_of
from casefiles.store.ledger import chains as ledger
from casefiles.store.ledger import change_sets, checkpoints
from casefiles.store.ledger.chains import Chains, LedgerWriter, Subject, load_chains
from casefiles.store.ledger.check import is_ahead_of, require_checkpoint, verify
from casefiles.store.ledger.head import HeadFile, is_of_other_keys
from casefiles.store.pages.damage_diagnosis import is_undamaged
from casefiles.store.pages.slack_space import wipe_slack
from casefiles.store.pages.wal import checkpoint, is_wal_harmed, wal_size
from casefiles.store.search.indexing import index_again
from casefiles.store.search.store_environment import StoreEnvironment
from casefiles.store.vault.first_entries import enter_by_itself, or_closed, recognise
from casefiles.store.vault.healing import harmed_notice, heal
from casefiles.store.vault.key_ring import Unlocked
from casefiles.store.vault.leftovers import sweep
from casefiles.store.vault.open_vault import Vault
from casefiles.store.vault.open_vault_parts import InOrder, OpenVaultParts, StableKeys
from casefiles.store.vault.scrubbing import clear_away, end_erasure

__all__ = [
    "ReadTransaction",
    "SealedContent",
    "Vault",
    "WriteTransaction",
    "accept_as_found",
    "create",
    "open_vault",
]

T = TypeVar("T")

ACCEPTED_AS_FOUND = "accept_as_found"
_PLAIN_SQLITE = b"SQLite format 3\0"


def create(
    folder: Path,
    opener: Opener,
    cost: Argon2Cost,
    clock: Clock,
    randomness: Randomness,
    ballast: int = 0,
) -> Vault:
    """Make a vault and open it; a crash on the way leaves no vault at that place.

    Args:
        folder: does not exist yet, or is empty; its parent exists.
        opener: passphrase that opens it, with or without a key file; its NFC form counts.
        cost: of one guess. The office asks `key_slots.require_floor` first.
        clock: of this machine.
        randomness: source of all keys.
        ballast: bytes kept free for a full disk; 0 for none.

    Raises:
        Refused: the place is taken, or the passphrase is not Unicode text.
        CasefilesError: the disk refused; nothing is left.
    """
    surroundings = StoreEnvironment(clock, randomness, ballast=ballast)
    require_free(folder)
    part = folder.absolute().with_name(f".{folder.name}.{randomness(4).hex()}.part")
    make_folder(part)
    try:
        key_file, keys = new_keys(opener, cost, randomness)
        _fill(part, Unlocked(key_file, keys), kind_of(opener), surroundings)
        move(part, folder)
    except SuspectedDamage:
        # Nothing of a vault that was never finished can be damaged.
        shutil.rmtree(part, ignore_errors=True)
        raise VaultError("database_error") from None
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        raise
    place = VaultFolder(folder)
    return _closing_on_fault(place, lambda: settled(place, Unlocked(key_file, keys), surroundings))


@on_disk
def require_free(folder: Path) -> None:
    """Refuse a place where no new vault can be.

    Raises:
        Refused: something is there, or the folder around it is not.
    """
    if not folder.absolute().parent.is_dir():
        raise Refused("parent_folder_missing")
    is_taken = folder.is_symlink() or folder.exists()
    if is_taken and (folder.is_symlink() or not folder.is_dir() or any(folder.iterdir())):
        raise Refused("folder_not_empty")


@on_disk
def move(part: Path, folder: Path) -> None:
    """Give a finished vault its name, durably."""
    sync_folder(part)
    part.rename(folder)
    sync_folder(folder.absolute().parent)


def _fill(part: Path, unlocked: Unlocked, kind: str, surroundings: StoreEnvironment) -> None:
    keys, slot = unlocked.keys, unlocked.file.slots[OWNER_SLOT]
    row = SlotRow(OWNER_SLOT, kind, OWNER, surroundings.clock.wall(), sha256(slot).digest())
    new_file(part / DATABASE)
    connection = Connection(part / DATABASE, keys.cipher_key(), query_only=False)
    try:
        tips = _first_entry(connection, keys, row, surroundings)
        checkpoint(connection)
    finally:
        connection.close()
    head = HeadFile(part / HEAD, keys, surroundings.randomness)
    head.create(tips.tips)
    head.close()
    write_keys(part, unlocked.file, keys)


def _first_entry(
    connection: Connection, keys: Keys, row: SlotRow, surroundings: StoreEnvironment
) -> Chains:
    migrate(connection)
    device = DeviceId(new_id(surroundings.randomness))
    chains = Chains({}, 0)
    scribe = LedgerWriter(device, keys.actor, surroundings.clock, surroundings.randomness)
    with connection.writing():
        connection.insert(
            "INSERT INTO vault(only, id, device, fold_version) VALUES(1, ?, ?, ?)",
            (keys.vault_id, device, surroundings.folding.version),
        )
        put_slot_row(connection, row)
        subject = Subject(keys.vault_id, "create_vault", "vault", keys.vault_id)
        number = ledger.append(connection, chains, scribe, subject, ({}, {}))
        change_sets.extend(connection, number, number, None)
        checkpoints.add_key(connection, chains, scribe, keys.vault_id)
        connection.commit()
    return chains


def open_vault(
    folder: Path,
    opener: Opener,
    clock: Clock,
    randomness: Randomness,
    keys_at: Path | None = None,
    ballast: int = 0,
) -> Vault:
    """Open a vault; what nobody goes on importing is removed, and the head catches up.

    What a crash left beside the folder while its keys were changed is removed too.

    Args:
        folder: of the vault.
        opener: passphrase with or without key file, recovery key or shared key.
        clock: of this machine.
        randomness: source of salts and nonces.
        keys_at: the key file on a stick, where it was moved out of the folder.
        ballast: bytes kept free for a full disk; 0 for none.

    Raises:
        NotAVault: no vault is there, or one of its files is missing, empty or foreign.
        VaultInUse: somebody has it open.
        VaultReadOnly: it cannot be written.
        WrongPassphrase: the opener opens no slot.
        Refused: a key file is none, is damaged, or belongs to another vault or time.
        VaultTooNew: a newer program wrote it.
        VaultDamaged: damage was proven; see the code.
        VaultError: the disk fails.
    """
    return open_in(folder, opener, StoreEnvironment(clock, randomness, ballast=ballast), keys_at)


def open_in(
    folder: Path, opener: Opener, surroundings: StoreEnvironment, keys_at: Path | None = None
) -> Vault:
    """Open a vault as `open_vault` does; whoever waits may stop what takes long.

    Raises:
        CasefilesError: see `open_vault`; `indexing_stopped`, which goes on when it is opened next.
    """
    place = VaultFolder(folder)

    def opened() -> Vault:
        found = unlocked(place, opener, keys_at)
        vault = settled(place, found, surroundings)
        sweep(folder, found.keys.vault_id)
        return vault

    return _closing_on_fault(place, opened)


def accept_as_found(
    folder: Path,
    opener: Opener,
    clock: Clock,
    randomness: Randomness,
    ballast: int = 0,
) -> Vault:
    """Open a vault whose head is lost, damaged or ahead, on the owner's word.

    What the database holds must prove itself; what the head may have known beyond it is given
    up. This copy goes on as a new device, so that no chain ever forks, and the ledger says so.

    Raises:
        CasefilesError: see `open_vault`; `ledger_broken` cannot be accepted.
    """
    surroundings = StoreEnvironment(clock, randomness, ballast=ballast)
    place = VaultFolder(folder)
    return _closing_on_fault(
        place,
        lambda: _taken_over(place, unlocked(place, opener), surroundings, ACCEPTED_AS_FOUND),
    )


def open_as_new_device(
    folder: Path, found: Unlocked, surroundings: StoreEnvironment, action: str
) -> Vault:
    """Open a vault whose database was put there by this program, as a new device.

    Args:
        folder: of the vault; what head it has does not count.
        found: its key file, opened.
        surroundings: clock and randomness.
        action: what the ledger says of it.

    Raises:
        CasefilesError: see `accept_as_found`.
    """
    place = VaultFolder(folder)
    return _closing_on_fault(place, lambda: _taken_over(place, found, surroundings, action))


def open_unlocked(folder: Path, found: Unlocked, surroundings: StoreEnvironment) -> Vault:
    """Open a vault whose key file was opened already.

    Raises:
        CasefilesError: see `open_vault`.
    """
    place = VaultFolder(folder)
    return _closing_on_fault(place, lambda: settled(place, found, surroundings))


def _taken_over(
    place: VaultFolder, found: Unlocked, surroundings: StoreEnvironment, action: str
) -> Vault:
    keys = found.keys
    _on_fresh(place, keys, lambda connection: _new_head(connection, place, keys, surroundings))
    if action == ACCEPTED_AS_FOUND:
        vault = settled(place, found, surroundings)
        return or_closed(vault, lambda: vault.write(lambda work: work.note(action)))
    vault = settled(place, found, surroundings, is_new=True)
    # Whoever puts a database and its key file there together says which one is the newest.
    return or_closed(vault, lambda: vault.ring.accept(action))


def _new_head(
    connection: Connection, place: VaultFolder, keys: Keys, surroundings: StoreEnvironment
) -> None:
    migrate(connection)
    report = verify(connection)
    if report.broken_links or report.bad_patches or report.bad_rows:
        raise VaultDamaged("ledger_broken")
    with connection.writing():
        device = new_id(surroundings.randomness)
        connection.run("UPDATE vault SET device = ?", (device,))
        connection.commit()
    head = HeadFile(place.spot(HEAD), keys, surroundings.randomness)
    head.create(load_chains(connection).tips)
    head.close()


def _closing_on_fault(place: VaultFolder, call: Callable[[], Vault]) -> Vault:
    try:
        return call()
    except BaseException:
        place.close()
        raise


def unlocked(place: VaultFolder, opener: Opener, keys_at: Path | None = None) -> Unlocked:
    """Open the keys of a vault whose folder was taken.

    Raises:
        CasefilesError: see `open_vault`.
    """
    require_no_journal(place)
    beginning = read_file(place.spot(DATABASE), len(_PLAIN_SQLITE))
    if beginning is None:
        raise NotAVault("database_missing")
    if len(beginning) <= 1:
        # SQLite would make a new, empty database of it, even where one byte is left.
        raise NotAVault("database_empty")
    if beginning == _PLAIN_SQLITE:
        raise NotAVault("database_foreign")
    require_writable(place.path)
    found = find_keys(place, opener) if keys_at is None else find_keys_away(keys_at, place, opener)
    # The driver is given the salt, and overlooks the one at the beginning of the file.
    harmed = () if beginning == found.keys.cipher_salt else (DATABASE,)
    restrict(place)
    _settle_names(place)
    return Unlocked(found.file, found.keys, keys_at, found.harmed + harmed)


def _settle_names(place: VaultFolder) -> None:
    """Make names durable that a killed program may have left unsynced, before they are relied on.

    The folder around may be none of ours to read.
    """
    sync_folder(place)
    sync_backups(place)
    with suppress(CasefilesError):
        sync_folder(place.path.absolute().parent)


def _on_fresh(place: VaultFolder, keys: Keys, task: Callable[[Connection], T]) -> T:
    """Do a task on a connection of its own, and judge the database if that speaks of damage."""
    path = place.file(DATABASE)
    try:
        connection = Connection(path, keys.cipher_key(), query_only=False)
        try:
            return task(connection)
        finally:
            connection.close()
    except SuspectedDamage:
        pass
    if is_undamaged(place, keys):
        raise VaultError("database_error")
    if is_of_other_keys(place.spot(HEAD), keys):
        # A key file from before the keys were changed: it opens, but nothing fits it any more.
        raise Refused("keys_of_another_time")
    raise VaultDamaged("database_damaged")


def settled(
    place: VaultFolder, found: Unlocked, surroundings: StoreEnvironment, *, is_new: bool = False
) -> Vault:
    """Put a vault whose keys are open in order, and make it ready for use.

    Args:
        place: its folder.
        found: its keys.
        surroundings: clock and randomness.
        is_new: whether it was just made of another one or of a backup, key file included.

    Raises:
        CasefilesError: see `open_vault`.
    """
    keys = found.keys
    head = HeadFile(place.spot(HEAD), keys, surroundings.randomness)
    was_folded_in = wal_size(place) == 0
    try:
        in_order = put_in_order(place, keys, head, surroundings)
    except BaseException:
        head.close()
        raise
    writer = ConnectionThread("vault-writer", lambda: _connected(place, keys, query_only=False))
    reader = ConnectionThread("vault-reader", lambda: _connected(place, keys, query_only=True))
    ballast = Ballast(place, surroundings.ballast)
    is_ballast = ballast.is_harmed()
    was_closed = was_folded_in and in_order.was_signed
    known = (in_order.lasting, head, in_order.chains, in_order.device, writer, reader, ballast)
    parts = OpenVaultParts(place, found, *known, was_closed, in_order.was_older)
    vault = Vault(parts, surroundings)
    harmed = (*found.harmed, *in_order.harmed, *([BALLAST] if is_ballast else []))

    def enter() -> None:
        enter_by_itself(vault)
        notice = harmed_notice(vault, parts, is_new=is_new)
        heal(vault, parts, harmed + notice, surroundings.randomness)
        if not is_new:
            recognise(vault)

    return or_closed(vault, enter)


def put_in_order(
    place: VaultFolder, keys: Keys, head: HeadFile, surroundings: StoreEnvironment
) -> InOrder:
    """Bring a vault up to date, and compare it with its head, which is left open.

    Raises:
        CasefilesError: see `open_vault`.
    """
    is_erasing: list[bool] = []

    def in_order(connection: Connection) -> InOrder:
        was_older = are_due(connection)
        # Before anything is written over it.
        is_wal = is_wal_harmed(place, connection)
        if was_older:
            # Proving a fresh backup tries the steps on a copy.
            back_up_first(place, keys, surroundings.clock, surroundings.randomness)
        migrate(connection)
        row = connection.row("SELECT id, fold_version FROM vault")
        if row is None or row[0] != keys.vault_id:
            raise VaultDamaged("vault_mismatch")
        found = _compared(connection, place, head)
        # Only now: a database that is not the one that was closed stays as it was found.
        is_erasing.append(clear_away(connection, surroundings.clock.wall(), place))
        if row[1] != surroundings.folding.version:
            index_again(connection, surroundings)
        harmed = (*([HEAD] if found[-1] else []), *([WAL] if is_wal else []))
        return InOrder(*found[:3], _lasting_keys(connection, keys), was_older, harmed)

    order = _on_fresh(place, keys, in_order)
    if any(is_erasing):
        with suppress(NotEnoughSpace):
            page = 1
            while page:
                page = wipe_slack(place, keys, surroundings.randomness, page).next_page
                _on_fresh(place, keys, checkpoint if page else end_erasure)
    return order


def _lasting_keys(connection: Connection, keys: Keys) -> StableKeys:
    ((address, raster),) = connection.rows("SELECT address_key, raster_key FROM vault")
    return StableKeys(address or keys.derived("address"), raster or keys.derived("raster"))


def _connected(place: VaultFolder, keys: Keys, *, query_only: bool) -> Connection:
    connection = Connection(place.file(DATABASE), keys.cipher_key(), query_only=query_only)
    connection.freeze_schema()
    return connection


def _compared(
    connection: Connection, place: VaultFolder, head: HeadFile
) -> tuple[DeviceId, Chains, bool, bool]:
    ((device, vault_id),) = connection.rows("SELECT device, id FROM vault")
    state = head.load()
    chains = load_chains(connection)
    require_checkpoint(connection, vault_id, chains)
    is_ahead = is_ahead_of(connection, state, chains)
    # What a killed program wrote last reads well and may not be synced: the head must not know an
    # entry first, and beside a record that is not durable the next one would put both at risk.
    if wal_size(place):
        sync_file(place.spot(WAL))
    head.settle()
    if is_ahead:
        head.reserve(len(chains.tips), state.tips)
        head.write(chains.tips)
    # A vault of an earlier form has nothing signed yet.
    was_signed = checkpoints.latest(connection) is None or checkpoints.is_current(connection)
    return DeviceId(device), chains, was_signed, not (state.is_whole and state.is_blank)
