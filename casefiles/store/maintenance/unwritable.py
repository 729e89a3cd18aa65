"""A whole vault where nothing can be written: read, checked, searched and exported from.

The driver wants files beside a database that it reads. So the rows are read from its pages, as
those of a damaged vault are, and nothing is made beside it; but here all of it has to be in order.
"""

from pathlib import Path
from typing import ClassVar

from typing_extensions import override

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import VaultDamaged, VaultReadOnly
from casefiles.store.database.connection import Connection
from casefiles.store.database.migrations import form_of, newest_form
from casefiles.store.files.folder import require_writable
from casefiles.store.keys.key_slots import Opener
from casefiles.store.ledger.chains import load_chains
from casefiles.store.ledger.check import is_ahead_of, require_checkpoint
from casefiles.store.maintenance.damaged import DamagedVault, open_as
from casefiles.store.maintenance.salvage import Salvage
from casefiles.store.pages.damage_diagnosis import has_bad_pages
from casefiles.store.pages.raw_pages import PageFile
from casefiles.store.search.store_environment import StoreEnvironment
from casefiles.store.vault.integrity_monitor import SoundAtRest
from casefiles.store.vault.open_vault_parts import OpenVaultParts


class UnwritableVault(DamagedVault):
    """A vault that is whole, and stays as it is."""

    _refusal: ClassVar[str] = "medium_read_only"

    def __init__(
        self, parts: OpenVaultParts, surroundings: StoreEnvironment, pages: PageFile, found: Salvage
    ) -> None:
        super().__init__(parts, surroundings, pages, found)
        files = (parts.folder, parts.unlocked, parts.head)
        self.soundness = SoundAtRest(files, self._on_writer, self._tips, found.made_again)

    @override
    def has_sound_pages(self) -> bool:
        """Check every page of the database."""
        return not has_bad_pages(self._parts.folder, self._parts.keys)

    def require_order(self) -> None:
        """Compare the vault with its keys and its head, as opening any vault does.

        Raises:
            VaultReadOnly: an earlier version wrote it, which would have to be brought up to date.
            VaultDamaged: it is not as it was written.
        """
        if self.found.bad_pages:
            raise VaultDamaged("database_damaged")
        if form_of(self._pages.page(1)) != newest_form():
            raise VaultReadOnly("older_read_only")
        self._parts.reader.call(self._require_head)

    def _require_head(self, connection: Connection) -> None:
        vault_id = self._parts.keys.vault_id
        if connection.rows("SELECT id FROM vault") != [(vault_id,)]:
            raise VaultDamaged("vault_mismatch")
        chains = load_chains(connection)
        require_checkpoint(connection, vault_id, chains)
        is_ahead_of(connection, self._parts.head.look(), chains)


def cannot_be_written(folder: Path) -> bool:
    """Tell whether a vault lies where it could not be kept up."""
    try:
        require_writable(folder)
    except VaultReadOnly:
        return True
    return False


def open_unwritable(
    folder: Path,
    opener: Opener,
    surroundings: StoreEnvironment,
    ticket: CancellationToken,
    keys_at: Path | None = None,
) -> UnwritableVault:
    """Open a vault where nothing can be written; nothing in its folder or beside it is changed.

    Args:
        folder: of the vault.
        opener: passphrase, recovery key, or what else opens a slot.
        surroundings: clock, and source of ids that pass away with the window.
        ticket: is told how far the reading is.
        keys_at: of the key file, where it is on a stick.

    Raises:
        VaultReadOnly: an earlier version wrote it.
        VaultDamaged: it is not whole; `open_damaged` may still read some of it.
        CasefilesError: see `open_damaged`.
    """
    vault = open_as(UnwritableVault, folder, (opener, keys_at), surroundings, ticket)
    try:
        vault.require_order()
    except BaseException:
        vault.close()
        raise
    return vault
