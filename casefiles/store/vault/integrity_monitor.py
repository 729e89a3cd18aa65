"""Whether the files of an open vault are as they were written, asked beside other work."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Protocol, TypeVar

from typing_extensions import override

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import CasefilesError, VaultDamaged
from casefiles.store.database.connection import Connection, trees_at_rest, trees_in_order
from casefiles.store.files.folder import VaultFolder
from casefiles.store.files.in_folder import DATABASE
from casefiles.store.keys.key_file import bad_key_files
from casefiles.store.ledger.chains import ChainKey, ChainTip
from casefiles.store.ledger.head import HeadFile, HeadState
from casefiles.store.ledger.row_check import Named
from casefiles.store.pages.raw_pages import PageFile
from casefiles.store.pages.wal import checkpoint
from casefiles.store.vault.key_ring import Unlocked

T = TypeVar("T")


class OnWriter(Protocol):
    """Does a task on the writer's connection."""

    def __call__(self, task: Callable[[Connection], T], /) -> T:
        """Do the task and return its result."""


class IntegrityMonitor:
    """The files of one open vault.

    Attributes:
        healed: names of those that were not as they were written when it was opened, and are now.
        refused: names of those that were not, and that the disk refused to write anew.
    """

    healed: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()

    def __init__(
        self,
        files: tuple[VaultFolder, Unlocked, HeadFile],
        on_writer: OnWriter,
        tips: Callable[[], Mapping[ChainKey, ChainTip]],
    ) -> None:
        self._folder, self._unlocked, self._head = files
        self._on_writer = on_writer
        self._tips = tips

    @property
    def _database(self) -> Path:
        return self._folder.file(DATABASE)

    def pages(self) -> PageFile:
        """Return the database page by page, as it lies on the disk now; the caller closes it."""
        with suppress(CasefilesError):
            self._on_writer(checkpoint)
        return PageFile(self._folder, self._unlocked.keys)

    def has_trees_in_order(self, ticket: CancellationToken) -> bool:
        """Check every tree of the database on a connection of its own.

        Raises:
            Cancelled: somebody asked to stop.
        """
        return trees_in_order(self._database, self._unlocked.keys.cipher_key(), ticket)

    def bad_key_files(self) -> tuple[str, ...]:
        """Return the names of the copies of the key file that are not as they were written."""
        if self._unlocked.place is not None:
            # They are on a stick, and what lies here holds no slot.
            return tuple(name for name in self._unlocked.harmed if name not in self.healed)
        return bad_key_files(self._folder, self._unlocked.keys)

    def made_again(self) -> tuple[Named, ...]:
        """Return kind and id of the records that are only there because the ledger held them."""
        return ()

    def has_sound_head(self) -> bool:
        """Compare the head file with the ledger."""

        def agrees(_connection: Connection) -> bool:
            state = self._head.load()
            return _is_as_written(state) and state.tips == self._tips()

        try:
            return self._on_writer(agrees)
        except VaultDamaged:
            return False


def _is_as_written(state: HeadState) -> bool:
    return state.is_whole and state.is_blank


class UnmonitoredVault(IntegrityMonitor):
    """The files of a vault that was opened only to be read."""

    def __init__(
        self,
        files: tuple[VaultFolder, Unlocked, HeadFile],
        on_writer: OnWriter,
        tips: Callable[[], Mapping[ChainKey, ChainTip]],
        made_again: tuple[Named, ...],
    ) -> None:
        super().__init__(files, on_writer, tips)
        self._made_again = made_again

    @override
    def has_trees_in_order(self, ticket: CancellationToken) -> bool:
        """Tell that they are not, as was found when it was opened."""
        return False

    @override
    def made_again(self) -> tuple[Named, ...]:
        """Return what was made again from the ledger when it was opened."""
        return self._made_again

    @override
    def has_sound_head(self) -> bool:
        """Compare the head file with what is left of the ledger."""
        try:
            state = self._head.look()
        except VaultDamaged:
            return False
        return _is_as_written(state) and state.tips == self._tips()


class SoundAtRest(UnmonitoredVault):
    """The files of a vault where nothing can be written."""

    @override
    def has_trees_in_order(self, ticket: CancellationToken) -> bool:
        """Check every tree of the database; a record that had to be made again belongs to none."""
        if self.made_again():
            return False
        return trees_at_rest(self._database, self._unlocked.keys.cipher_key(), ticket)

    @override
    def has_sound_head(self) -> bool:
        """Compare the head file with the ledger; what a crash kept from it is no fault."""
        try:
            state = self._head.look()
        except VaultDamaged:
            return False
        tips = self._tips()
        is_known = all(
            chain in tips and tip.seq <= tips[chain].seq for chain, tip in state.tips.items()
        )
        return _is_as_written(state) and is_known
