"""Signed checkpoints: one note over the vault's own chain stands for every chain of the vault.

A checkpoint is an entry of the vault's chain whose patch holds the tips of all other chains, and
a note signed over the hash tree of that chain up to it. The key of a device is made when it first
writes; its public half is in the ledger.
"""

import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from casefiles.custody.notes import (
    KEY_SIZE,
    Checkpoint,
    PublicKey,
    SignedNote,
    is_signed_by,
    parse_note,
    public_key_of,
    signed,
)
from casefiles.custody.tree import HASH_SIZE, Frontier
from casefiles.domain.foundation.errors import Refused, VaultDamaged
from casefiles.domain.foundation.ids import VaultId, new_id
from casefiles.store.database.connection import Connection
from casefiles.store.database.tables import canonical_json
from casefiles.store.ledger.chains import (
    ChainKey,
    Chains,
    ChainTip,
    LedgerEntry,
    LedgerWriter,
    Subject,
    append,
    chain_hashes,
    entry_hash,
    has_its_patch,
    with_patch,
)

ADD_KEY = "add_device_key"
CHECKPOINT = "checkpoint"
END_KEY = "end_device_key"
"""What the ledger says of a key that signs nothing any more; its patch has the two fields below."""
LAST = "last"
NEXT = "next"
DEVICE = "device"
_PUBLIC = "public_key"
_TIPS = "tips"


@dataclass(frozen=True, slots=True)
class SignedCheckpoint:
    """A checkpoint as the vault keeps it.

    Attributes:
        entry: number of its entry.
        before: the tree before that entry.
        note: what was signed.
    """

    entry: int
    before: Frontier
    note: SignedNote


def origin_of(vault_id: str, device: str) -> str:
    """Return the name of a device's tree, and of the key it signs with."""
    return f"casefiles/{vault_id}/{device}"


def has_key(connection: Connection, device: str) -> bool:
    """Tell whether a device has its key."""
    return connection.row("SELECT 1 FROM device_key WHERE device = ?", (device,)) is not None


def add_key(
    connection: Connection, chains: Chains, writer: LedgerWriter, vault_id: VaultId
) -> None:
    """Make the key of the device that writes, and enter its public half into the ledger."""
    private = writer.randomness(KEY_SIZE)
    connection.insert(
        "INSERT INTO device_key(device, private) VALUES(?, ?)", (writer.device, private)
    )
    subject = Subject(vault_id, ADD_KEY, DEVICE, writer.device)
    append(connection, chains, writer, subject, ({}, {_PUBLIC: public_key_of(private).hex()}))


def public_key(connection: Connection, vault_id: str, device: str) -> PublicKey | None:
    """Return the key of a device as the ledger proves it, or None."""
    row = connection.row(
        "SELECT number FROM entry WHERE kind = ? AND object = ? AND action = ? ORDER BY number",
        (DEVICE, device, ADD_KEY),
    )
    text = _patched(connection, row[0], _PUBLIC) if row else None
    key = _unhexed(text)
    return PublicKey(origin_of(vault_id, device), key) if len(key) == KEY_SIZE else None


@dataclass(frozen=True, slots=True)
class KeyEnd:
    """The end of a device's key.

    Attributes:
        size: entries of the vault's own chain of the device: what is signed beyond is not its.
        next: the device that goes on.
        wall: when it ended, in nanoseconds since 1970.
    """

    size: int
    next: str
    wall: int


def key_end(connection: Connection, device: str) -> KeyEnd | None:
    """Return the end of a device's key as the ledger proves it, or None."""
    row = connection.row(
        "SELECT number, wall FROM entry WHERE kind = ? AND object = ? AND action = ?"
        " ORDER BY number",
        (DEVICE, device, END_KEY),
    )
    if row is None:
        return None
    size, following = (_patched(connection, row[0], name) for name in (LAST, NEXT))
    return KeyEnd(size, str(following), row[1]) if isinstance(size, int) else None


def _patched(connection: Connection, number: int, name: str) -> Any:
    """Return what an entry's patch put into a field, if it is the patch that it commits to."""
    found = with_patch(connection, number)
    if found is None or not has_its_patch(*found):
        return None
    return next((change.after for change in found[0].changes or () if change.field == name), None)


def _unhexed(text: Any) -> bytes:
    try:
        return bytes.fromhex(text)
    except (TypeError, ValueError):
        return b""


def latest(connection: Connection) -> SignedCheckpoint | None:
    """Return the newest checkpoint of the vault, by whichever device.

    Raises:
        VaultDamaged: it cannot be read.
    """
    row = connection.row(
        "SELECT entry, frontier, note FROM signed_checkpoint ORDER BY entry DESC LIMIT 1"
    )
    return None if row is None else _read(*row)


def _read(entry: int, frontier: bytes, note: str) -> SignedCheckpoint:
    try:
        known = parse_note(note)
        hashes = [frontier[at : at + HASH_SIZE] for at in range(0, len(frontier), HASH_SIZE)]
        return SignedCheckpoint(entry, Frontier(known.checkpoint.size - 1, tuple(hashes)), known)
    except (Refused, ValueError):
        pass
    raise VaultDamaged("ledger_broken")


def all_of(connection: Connection) -> Iterator[SignedCheckpoint]:
    """Yield every checkpoint that can be read, oldest first."""
    for row in connection.rows(
        "SELECT entry, frontier, note FROM signed_checkpoint ORDER BY entry"
    ):
        with suppress(VaultDamaged):
            yield _read(*row)


def entered(connection: Connection) -> list[int]:
    """Return the numbers of the entries that were made for checkpoints."""
    rows = connection.rows("SELECT number FROM entry WHERE kind = ? ORDER BY number", (CHECKPOINT,))
    return [row[0] for row in rows]


@dataclass(frozen=True, slots=True)
class CheckpointSummary:
    """The newest checkpoint as people are told of it.

    Attributes:
        size: entries of the vault's own chain that it stands for.
        wall: when it was signed, in nanoseconds since 1970.
        is_current: nothing was entered since.
    """

    size: int
    wall: int
    is_current: bool


def newest_checkpoint(connection: Connection) -> CheckpointSummary | None:
    """Return what is known of the newest checkpoint, or None."""
    row = connection.row(
        "SELECT seq, wall FROM signed_checkpoint JOIN entry ON number = entry"
        " ORDER BY entry DESC LIMIT 1"
    )
    return None if row is None else CheckpointSummary(row[0], row[1], is_current(connection))


def devices(connection: Connection) -> tuple[str, ...]:
    """Return the ids of all devices that have a key in the ledger."""
    rows = connection.rows("SELECT DISTINCT object FROM entry WHERE kind = ?", (DEVICE,))
    return tuple(row[0] for row in rows)


def private_key(connection: Connection, device: str) -> bytes:
    """Return the private key of a device.

    Raises:
        Refused: it has none.
    """
    row = connection.row("SELECT private FROM device_key WHERE device = ?", (device,))
    if row is None:
        raise Refused("cannot_sign")
    return bytes(row[0])


def chain_length(connection: Connection, key: ChainKey) -> int:
    """Return how many entries a chain has."""
    ((length,),) = connection.rows(
        "SELECT coalesce(max(seq), 0) FROM entry WHERE scope = ? AND device = ?", key
    )
    return int(length)


def is_current(connection: Connection) -> bool:
    """Tell whether nothing was entered since the newest checkpoint."""
    ((entered, signed_at),) = connection.rows(
        "SELECT (SELECT max(number) FROM entry), (SELECT max(entry) FROM signed_checkpoint)"
    )
    return bool(entered == signed_at)


def make(
    connection: Connection, chains: Chains, writer: LedgerWriter, vault_id: VaultId
) -> SignedCheckpoint | None:
    """Enter and sign a checkpoint, inside a transaction of the caller.

    Returns:
        None if the device has no key yet.
    """
    row = connection.row("SELECT private FROM device_key WHERE device = ?", (writer.device,))
    if row is None:
        return None
    key = (vault_id, writer.device)
    before = _frontier(connection, key, chains.tip(key).seq)
    subject = Subject(vault_id, CHECKPOINT, CHECKPOINT, new_id(writer.randomness))
    number = append(connection, chains, writer, subject, ({}, {_TIPS: _tips_text(chains, key)}))
    tip = chains.tip(key)
    root = before.extended([tip.hash]).root()
    note = signed(Checkpoint(origin_of(*key), tip.seq, root), row[0])
    connection.insert(
        "INSERT INTO signed_checkpoint(entry, frontier, note) VALUES(?, ?, ?)",
        (number, b"".join(before.hashes), note.text()),
    )
    return SignedCheckpoint(number, before, note)


def _tips_text(chains: Chains, own: ChainKey) -> str:
    return canonical_json(
        [[*key, tip.seq, tip.hash.hex()] for key, tip in sorted(chains.tips.items()) if key != own]
    )


def _frontier(connection: Connection, key: ChainKey, size: int) -> Frontier:
    """Return the tree of a chain: what the last checkpoint knew, and the entries since."""
    row = connection.row(
        "SELECT entry, frontier, note FROM signed_checkpoint JOIN entry ON number = entry"
        " WHERE scope = ? AND device = ? ORDER BY entry DESC LIMIT 1",
        key,
    )
    known = Frontier() if row is None else _read(*row).before
    return known.extended(entry_hashes(connection, key, known.size, size))


def entry_hashes(connection: Connection, key: ChainKey, first: int, end: int) -> list[bytes]:
    """Return the hashes of entries of a chain, numbered from 0, `end` left out."""
    return list(chain_hashes(connection, key, first + 1, end))


def tips_at(
    connection: Connection, vault_id: str, point: SignedCheckpoint
) -> dict[ChainKey, ChainTip]:
    """Return the tips of all chains that a checkpoint proves.

    Raises:
        VaultDamaged: the checkpoint is not what was signed, or not what its entry says.
    """
    found = with_patch(connection, point.entry)
    if found is None or not _is_signed(connection, vault_id, found[0], point):
        raise VaultDamaged("ledger_broken")
    text = _patched(connection, point.entry, _TIPS)
    tips = _tips(text)
    if tips is None:
        raise VaultDamaged("ledger_broken")
    entry = found[0]
    tips[entry.scope, entry.device] = ChainTip(entry.seq, entry_hash(entry))
    return tips


def _is_signed(
    connection: Connection, vault_id: str, entry: LedgerEntry, point: SignedCheckpoint
) -> bool:
    key, end = public_key(connection, vault_id, entry.device), key_end(connection, entry.device)
    signed_for = point.note.checkpoint
    return (
        key is not None
        and (end is None or entry.seq <= end.size)
        and is_signed_by(point.note, key)
        and (entry.scope, entry.action, entry.seq) == (vault_id, CHECKPOINT, signed_for.size)
        and point.before.extended([entry_hash(entry)]).root() == signed_for.root
    )


def _tips(text: Any) -> dict[ChainKey, ChainTip] | None:
    try:
        return {
            (scope, device): ChainTip(seq, bytes.fromhex(end))
            for scope, device, seq, end in json.loads(text)
        }
    except (TypeError, ValueError):
        return None
