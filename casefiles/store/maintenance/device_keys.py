"""A new device key for a vault: the old ones end in the ledger, countersigned by the new one.

Whoever copied a vault and its keys has the keys that it signed with too. So a change of keys for
cause goes on as a new device: how long the chains of the old keys were is entered, and what those
keys sign beyond that proves nothing.
"""

from casefiles.custody.notes import SignedNote, cosigned
from casefiles.domain.foundation.ids import DeviceId, VaultId, new_id
from casefiles.store.database.connection import Connection
from casefiles.store.database.tables import Cells
from casefiles.store.ledger.chains import Chains, LedgerWriter, Subject, append
from casefiles.store.ledger.checkpoints import (
    DEVICE,
    END_KEY,
    LAST,
    NEXT,
    add_key,
    all_of,
    chain_length,
    is_current,
    make,
    origin_of,
    private_key,
)

_SECOND = 1_000_000_000
_COUNTERSIGNED = "countersigned"


def begin_new_device(
    connection: Connection, chains: Chains, writer: LedgerWriter, vault_id: VaultId
) -> DeviceId:
    """Go on as a new device with a key of its own, inside a transaction of the caller.

    Args:
        connection: to the database.
        chains: gets the new tips.
        writer: the old device.
        vault_id: of the vault.

    Returns:
        The new device.
    """
    if not is_current(connection):
        make(connection, chains, writer, vault_id)
    old = [str(device) for (device,) in connection.rows("SELECT device FROM device_key")]
    new = LedgerWriter(
        DeviceId(new_id(writer.randomness)), writer.actor, writer.clock, writer.randomness
    )
    connection.run("UPDATE vault SET device = ?", (new.device,))
    add_key(connection, chains, new, vault_id)
    for device in old:
        _end(connection, chains, new, vault_id, device)
    connection.run("DELETE FROM device_key WHERE device <> ?", (new.device,))
    return new.device


def _end(
    connection: Connection, chains: Chains, new: LedgerWriter, vault_id: VaultId, device: str
) -> None:
    values: Cells = {
        LAST: chain_length(connection, (vault_id, device)),
        NEXT: new.device,
        _COUNTERSIGNED: _countersigned(connection, new, vault_id, device),
    }
    append(connection, chains, new, Subject(vault_id, END_KEY, DEVICE, device), ({}, values))


def _countersigned(
    connection: Connection, new: LedgerWriter, vault_id: VaultId, device: str
) -> str:
    """Sign the last checkpoint of a device with the new key too; empty where it made none."""
    origin = origin_of(vault_id, device)
    own = [point for point in all_of(connection) if point.note.checkpoint.origin == origin]
    if not own:
        return ""
    note = _signed_too(connection, own[-1].note, new, vault_id).text()
    connection.run("UPDATE signed_checkpoint SET note = ? WHERE entry = ?", (note, own[-1].entry))
    return note


def _signed_too(
    connection: Connection, note: SignedNote, new: LedgerWriter, vault_id: VaultId
) -> SignedNote:
    private = private_key(connection, new.device)
    name = origin_of(vault_id, new.device)
    return cosigned(note, name, private, new.clock.wall() // _SECOND)
