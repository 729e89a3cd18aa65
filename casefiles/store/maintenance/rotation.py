"""A change of keys for cause: the whole vault encrypted anew, and put in the place of the old one.

The new vault is made beside the old one, proven, and then exchanged with it in one step of the
file system, so that at any moment one whole vault is at its place. What a crash leaves beside it
is removed when the vault is opened next. The key that it signed with ends too (`device_keys`).
"""

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from typing import Final

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import (
    CasefilesError,
    NotEnoughSpace,
    Refused,
    VaultDamaged,
    VaultError,
    VaultReadOnly,
)
from casefiles.domain.foundation.ids import DeviceId
from casefiles.store.access.slots import OWNER_SLOT, SlotRow, put_slot_row
from casefiles.store.access.work import WriteTransaction
from casefiles.store.database.connection import Connection, copy_under
from casefiles.store.database.driver_faults import SuspectedDamage
from casefiles.store.files.folder import HEAD, VaultFolder, exchange, make_folder
from casefiles.store.files.in_folder import DATABASE, new_file, on_disk, sync_file, sync_folder
from casefiles.store.keys.key_file import (
    OWNER,
    KeyFile,
    key_file_bytes,
    new_keys,
    without_slots,
    write_keys,
)
from casefiles.store.keys.key_slots import Argon2Cost, Opener, kind_of
from casefiles.store.ledger.chains import Chains, LedgerWriter
from casefiles.store.ledger.head import HeadFile
from casefiles.store.maintenance.device_keys import begin_new_device
from casefiles.store.maintenance.integrity_check import check_integrity
from casefiles.store.maintenance.removable_key_file import require_apart, strays_of, write_to_medium
from casefiles.store.pages.damage_diagnosis import is_undamaged
from casefiles.store.search.store_environment import StoreEnvironment
from casefiles.store.vault.healing import enter_healed
from casefiles.store.vault.key_ring import Unlocked
from casefiles.store.vault.key_state import Newest, begin, seal_of
from casefiles.store.vault.leftovers import discard_replaced_vault, part_folder, sweep
from casefiles.store.vault.open_vault_parts import StableKeys
from casefiles.store.vault.opening import put_in_order, settled, unlocked

_SPARE: Final = 32 << 20
"""Bytes that stay free on the disk beside the second copy."""


@dataclass(frozen=True, slots=True)
class Rekeying:
    """What shall hold afterwards.

    Attributes:
        opener: the one thing that opens the vault then; all other slots end.
        cost: of one guess at the passphrase.
        action: code for the ledger.
        label: of the slot.
        settings: kept in the new vault, in place of older ones.
        away: a folder on another medium, to which the key file goes instead; None to keep it.
    """

    opener: Opener
    cost: Argon2Cost
    action: str
    label: str = OWNER
    settings: Mapping[str, str] = field(default_factory=dict)
    away: Path | None = None


@dataclass(frozen=True, slots=True)
class RekeyingResult:
    """What a change of keys came to.

    Attributes:
        key_file: where the key file went, if it was moved away.
        is_old_left: the old vault could not be removed whole; opening the new one tries again.
    """

    key_file: Path | None
    is_old_left: bool


@dataclass(frozen=True, slots=True)
class _Old:
    """The vault as it was, in exclusive use and folded in."""

    place: VaultFolder
    found: Unlocked
    device: DeviceId
    chains: Chains
    lasting: StableKeys
    rows: dict[str, int]
    harmed: tuple[str, ...]


def renew_keys(
    folder: Path,
    opener: Opener,
    renewal: Rekeying,
    surroundings: StoreEnvironment,
    ticket: CancellationToken,
) -> RekeyingResult:
    """Encrypt a vault under a new master key; its local backups end with the old one.

    Args:
        folder: of the vault, which nobody has open.
        opener: opens it now.
        renewal: what shall hold afterwards.
        surroundings: clock and randomness.
        ticket: is told pages copied, then contents proven; a stop leaves all as it was.

    Raises:
        Cancelled: somebody asked to stop; the vault is as it was.
        NotEnoughSpace: there is no room for a second copy beside the first.
        VaultError: the medium cannot exchange two folders.
        Refused: the place for the key file is on the same medium; or `keys_elsewhere`, if other
            files near the vault would still open it when its own key file is moved away.
        CasefilesError: see `open_vault`; the vault is as it was.
    """
    # The vault itself changes names, not a link that leads to it.
    folder = folder.resolve()
    if renewal.away is not None:
        require_apart(renewal.away, folder)
    place = VaultFolder(folder)
    try:
        found = unlocked(place, opener)
        sweep(folder, found.keys.vault_id)
        if renewal.away is not None:
            _require_no_other(folder, found)
        part = part_folder(folder, surroundings.randomness)
        _require_exchange((part, part_folder(folder, surroundings.randomness)))
        old = _closed(place, found, surroundings)
        _require_space(old.place.path)
        return _renewed(old, part, renewal, surroundings, ticket)
    except SuspectedDamage:
        # The old vault was proven before: what faltered is the disk or the memory.
        raise VaultError("copy_not_proven") from None
    finally:
        place.close()


def _require_no_other(folder: Path, found: Unlocked) -> None:
    strays = strays_of(folder, found.keys.vault_id)
    if strays:
        raise Refused("keys_elsewhere", files=len(strays))


def _require_exchange(trial: tuple[Path, Path]) -> None:
    """Try on two empty folders what will be done with the vault."""
    try:
        _make_trial(trial)
        exchange(*trial)
    except VaultReadOnly:
        raise VaultReadOnly("beside_vault_read_only") from None
    finally:
        for path in trial:
            with suppress(OSError):
                path.rmdir()


@on_disk
def _make_trial(trial: tuple[Path, Path]) -> None:
    for path in trial:
        path.mkdir(mode=0o700)


@on_disk
def _require_space(folder: Path) -> None:
    size = (folder / DATABASE).stat().st_size + _SPARE
    if shutil.disk_usage(folder).free < size:
        raise NotEnoughSpace("no_space_for_second_copy", megabytes=size >> 20)


def _closed(place: VaultFolder, found: Unlocked, surroundings: StoreEnvironment) -> _Old:
    """Bring the old vault up to date, and fold its WAL in."""
    head = HeadFile(place.spot(HEAD), found.keys, surroundings.randomness)
    try:
        in_order = put_in_order(place, found.keys, head, surroundings)
    finally:
        head.close()
    path = place.file(DATABASE)
    if not is_undamaged(place.path, found.keys):
        raise VaultDamaged("database_damaged")
    known = (in_order.device, in_order.chains, in_order.lasting, _row_counts(path, found))
    return _Old(place, found, *known, found.harmed + in_order.harmed)


def _row_counts(path: Path, found: Unlocked) -> dict[str, int]:
    connection = Connection(path, found.keys.cipher_key(), query_only=False)
    try:
        tables = connection.rows("SELECT name FROM sqlite_schema WHERE type = 'table'")
        names = [str(name) for (name,) in tables if not str(name).startswith("sqlite_")]
        return {name: int(_count(connection, name)) for name in names}
    finally:
        connection.close()


def _count(connection: Connection, table: str) -> int:
    quoted = table.replace('"', '""')
    ((count,),) = connection.rows(f'SELECT count(*) FROM "{quoted}"')  # noqa: S608 - a name of the schema
    return int(count)


def _renewed(
    old: _Old,
    part: Path,
    renewal: Rekeying,
    surroundings: StoreEnvironment,
    ticket: CancellationToken,
) -> RekeyingResult:
    vault_id = old.found.keys.vault_id
    file, keys = new_keys(
        renewal.opener, renewal.cost, surroundings.randomness, vault_id, renewal.label
    )
    new = Unlocked(file, keys)
    make_folder(part)
    moved: Path | None = None
    is_done = False
    try:
        with _taken(part) as place:
            _copy(old, place, new, renewal, surroundings, ticket)
            _prove(old, place, new, renewal, surroundings, ticket)
            ticket.check()
            if renewal.away is not None:
                moved = write_to_medium(renewal.away, key_file_bytes(file, keys), surroundings)
            sync_folder(part)
            exchange(part, old.place.path.absolute())
            is_done = True
    finally:
        if not is_done:
            shutil.rmtree(part, ignore_errors=True)
            if moved is not None:
                with suppress(OSError):
                    moved.unlink(missing_ok=True)
    return RekeyingResult(moved, not _is_removed(part, old.place.path))


@contextmanager
def _taken(part: Path) -> Iterator[VaultFolder]:
    place = VaultFolder(part)
    try:
        yield place
    finally:
        place.close()


def _is_removed(part: Path, folder: Path) -> bool:
    """Remove the old vault, and tell whether that succeeded."""
    try:
        sync_folder(folder.absolute().parent)
        discard_replaced_vault(part, folder)
    except CasefilesError:
        return False
    return True


def _copy(
    old: _Old,
    place: VaultFolder,
    new: Unlocked,
    renewal: Rekeying,
    surroundings: StoreEnvironment,
    ticket: CancellationToken,
) -> None:
    path = place.file(DATABASE)
    new_file(path)

    def step(done: int, total: int) -> None:
        ticket.step(done, total, "encrypting_anew")

    try:
        source = (old.place.file(DATABASE), old.found.keys.cipher_key())
        copy_under(source, (path, new.keys.cipher_key()), step)
    except SuspectedDamage:
        raise VaultError("copy_not_proven") from None
    if _row_counts(path, new) != old.rows:
        raise VaultError("copy_not_proven")
    chains = _write_what_differs(path, old, new, renewal, surroundings)
    sync_file(path)
    head = HeadFile(place.spot(HEAD), new.keys, surroundings.randomness)
    head.create(chains.tips)
    head.close()
    write_keys(place.path, _local_file(new.file, renewal, surroundings), new.keys)


def _local_file(file: KeyFile, renewal: Rekeying, surroundings: StoreEnvironment) -> KeyFile:
    return file if renewal.away is None else without_slots(file, surroundings.randomness)


def _write_what_differs(
    path: Path, old: _Old, new: Unlocked, renewal: Rekeying, surroundings: StoreEnvironment
) -> Chains:
    """Write what is not as in the old vault, and return the ends of its chains."""
    actor, clock, chance = old.found.keys.actor, surroundings.clock, surroundings.randomness
    chains = old.chains.copy()
    slot = new.file.slots[OWNER_SLOT]
    row = SlotRow(
        OWNER_SLOT,
        kind_of(renewal.opener),
        renewal.label,
        surroundings.clock.wall(),
        sha256(slot).digest(),
    )
    connection = Connection(path, new.keys.cipher_key(), query_only=False)
    try:
        with connection.writing():
            connection.run(
                "UPDATE vault SET address_key = ?, raster_key = ?",
                (old.lasting.address, old.lasting.raster),
            )
            connection.run("DELETE FROM slot")
            put_slot_row(connection, row)
            seal = seal_of(key_file_bytes(new.file, new.keys))
            begin(connection, Newest(new.file.generation, seal))
            scribe = LedgerWriter(old.device, actor, clock, chance)
            begin_new_device(connection, chains, scribe, new.keys.vault_id)
            connection.commit()
    finally:
        connection.close()
    return chains


def _prove(
    old: _Old,
    place: VaultFolder,
    new: Unlocked,
    renewal: Rekeying,
    surroundings: StoreEnvironment,
    ticket: CancellationToken,
) -> None:
    """Open the new vault as any vault is opened, enter what was done, and prove all of it."""
    # The actor is who opened the old vault, under whatever label.
    acting = replace(new, keys=replace(new.keys, actor=old.found.keys.actor))
    vault = settled(place, acting, surroundings, is_new=True)
    try:

        def enter(work: WriteTransaction) -> None:
            for name, value in renewal.settings.items():
                work.put_setting(name, value)
            enter_healed(work, old.harmed)
            work.note(renewal.action)

        vault.write(enter)
        if not check_integrity(vault, ticket).is_sound:
            raise VaultError("copy_not_proven")
    finally:
        vault.close()
