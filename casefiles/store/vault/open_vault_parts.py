"""What an open vault is made of, and how it is let go."""

from dataclasses import dataclass, field

from casefiles.domain.foundation.ids import DeviceId
from casefiles.store.backup.backup_lease import BackupLease
from casefiles.store.database.connection_threads import ConnectionThread
from casefiles.store.files.ballast import Ballast
from casefiles.store.files.folder import VaultFolder
from casefiles.store.keys.key_file import Keys
from casefiles.store.ledger.chains import Chains
from casefiles.store.ledger.head import HeadFile
from casefiles.store.vault.key_ring import Unlocked


@dataclass(frozen=True, slots=True)
class StableKeys:
    """Keys that outlive the master key, as digests in the database were made with them."""

    address: bytes = field(repr=False)
    raster: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class InOrder:
    """What a database told when it was put in order.

    Attributes:
        was_signed: everything in its ledger was signed.
        was_older: an older program had written it; it was backed up and brought up to date.
        harmed: names of the head file and the WAL, where a part was not as it was written.
    """

    device: DeviceId
    chains: Chains
    was_signed: bool
    lasting: StableKeys
    was_older: bool
    harmed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OpenVaultParts:
    """What opening has made ready for a vault; the vault closes all of it."""

    folder: VaultFolder
    unlocked: Unlocked
    lasting: StableKeys
    head: HeadFile
    chains: Chains
    device: DeviceId
    writer: ConnectionThread
    reader: ConnectionThread
    ballast: Ballast
    was_closed: bool = True
    was_older: bool = False

    @property
    def keys(self) -> Keys:
        """Of the vault."""
        return self.unlocked.keys


def close_parts(parts: OpenVaultParts, lender: BackupLease) -> None:
    """Let go of everything that an open vault holds."""
    try:
        parts.reader.end()
        parts.writer.end()
    finally:
        lender.close()
        parts.head.close()
        parts.folder.close()
