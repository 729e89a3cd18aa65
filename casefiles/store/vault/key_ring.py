"""The keys of an open vault: which slots are in use, and how they come and go."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Protocol, TypeVar

from casefiles.domain.foundation.errors import CasefilesError, Refused
from casefiles.domain.foundation.ids import Randomness
from casefiles.store.access.reader import ReadTransaction
from casefiles.store.access.slots import SlotRow
from casefiles.store.access.work import WriteTransaction
from casefiles.store.files.in_folder import Folder
from casefiles.store.keys.key_file import (
    RECOVERY,
    RECOVERY_SLOT,
    KeyFile,
    Keys,
    key_file_bytes,
    put_in_both,
    slot_that_opens,
    with_slot,
    without_slots,
    write_keys,
)
from casefiles.store.keys.key_slots import KEY_SIZE, Argon2Cost, Opener, RecoveryKey, kind_of
from casefiles.store.vault.key_state import (
    ENTERED,
    NEWEST,
    OLDER,
    Newest,
    Older,
    is_older,
    newest_of,
    older_of,
    seal_of,
)

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Unlocked:
    """What an opener has brought about.

    Attributes:
        file: the key file that it opened.
        keys: of the vault.
        place: of that file, where it is not in the vault's folder but on a stick.
        harmed: names of files in the folder that are not as they were written.
    """

    file: KeyFile
    keys: Keys
    place: Path | None = None
    harmed: tuple[str, ...] = ()


class KeyRegistry(Protocol):
    """The vault as far as its keys are written into it."""

    def read(self, query: Callable[[ReadTransaction], T]) -> T:
        """Ask something of one moment of the vault."""

    def write(self, change: Callable[[WriteTransaction], T]) -> T:
        """Make one change."""


class KeyRing:
    """What opens a vault, while it is open.

    Attributes:
        vault_id: of the vault.
        opened_slot: number of the slot that opened it.
        are_away: the key file that opened it is on a stick, and those in the folder hold no slot.
    """

    def __init__(
        self, unlocked: Unlocked, folder: Folder, randomness: Randomness, book: KeyRegistry
    ) -> None:
        self.opened_slot = unlocked.keys.slot
        self.are_away = unlocked.place is not None
        self.vault_id = unlocked.keys.vault_id
        self._file, self._keys = unlocked.file, unlocked.keys
        self._folder, self._randomness, self._book = folder, randomness, book

    @property
    def cost(self) -> Argon2Cost:
        """What a guess at a passphrase costs."""
        return self._file.cost

    def file_bytes(self) -> bytes:
        """Return the key file that opens the vault, as a backup keeps it beside the pages.

        Where it was moved to a stick, a backup has the one without slots that lies in the folder.
        """
        file = without_slots(self._file, self._randomness) if self.are_away else self._file
        return key_file_bytes(file, self._keys)

    def slots(self) -> tuple[SlotRow, ...]:
        """Return the slots in use, by number; what a crash kept from the key file is left out."""
        rows = self._book.read(lambda reader: reader.slots())
        in_file, opened = self._file.slots, self.opened_slot
        return tuple(row for row in rows if row.number == opened or row.fits(in_file))

    def slot_of(self, opener: Opener) -> int | None:
        """Return the number of the slot that something opens, or None.

        Raises:
            Refused: it is no text, no key file or no recovery key.
            VaultError: there is not enough memory to pay the cost.
        """
        return slot_that_opens(self._file, opener)

    def put(self, place: tuple[int, str], opener: Opener, action: str) -> None:
        """Let something open the vault, in place of what a slot opened with before.

        Args:
            place: number of the slot, and its label.
            opener: what shall open it.
            action: code for the ledger.

        Raises:
            Refused: the key file is on a stick; or see `secret_of`.
            CasefilesError: the disk refused; the ledger may then name an act that had no effect.
        """
        if self.are_away:
            raise Refused("keys_are_away")
        number, label = place
        known = self._newest()
        counted = max(self._file.generation, known.generation if known is not None else 0)
        before = replace(self._file, generation=counted)
        file = with_slot(before, self._keys, place, opener, self._randomness)
        seal, whole = sha256(file.slots[number]).digest(), self._seal(file)
        kind = kind_of(opener)

        def enter(work: WriteTransaction) -> None:
            work.put_slot(SlotRow(number, kind, label, work.wall(), seal), action)
            if known is not None:
                # A crash before the file is written leaves the one that is known.
                work.put_setting(NEWEST, replace(known, coming=whole).text())

        self._book.write(enter)
        self._write(file)
        self._file = file
        # What is not kept of it now is seen at the next opening.
        with suppress(CasefilesError):
            self._remember()

    def _seal(self, file: KeyFile) -> str:
        return seal_of(key_file_bytes(file, self._keys))

    def _newest(self) -> Newest | None:
        return newest_of(self._book.read(lambda reader: reader.setting(NEWEST)))

    def _remember(self) -> None:
        now = Newest(self._file.generation, self._seal(self._file))
        self._book.write(lambda work: work.put_setting(NEWEST, now.text()))

    def recognise(self) -> None:
        """Enter that an older key file opened the vault, or remember the newest one.

        Raises:
            CasefilesError: the disk refused.
        """
        known, seal = self._newest(), self._seal(self._file)
        if is_older(known, self._file.generation, seal):

            def enter(work: WriteTransaction) -> None:
                work.note(ENTERED)
                work.put_setting(OLDER, Older(work.wall(), seal).text())

            self._book.write(enter)
        elif known is None or known.seal != seal:
            self._remember()

    def older(self) -> tuple[Older, bool] | None:
        """Return what is known of an older key file, and whether one has opened the vault now."""
        recorded = older_of(self._book.read(lambda reader: reader.setting(OLDER)))
        if is_older(self._newest(), self._file.generation, seal := self._seal(self._file)):
            return recorded or Older(0, seal), True
        return None if recorded is None else (recorded, False)

    def accept(self, action: str) -> None:
        """Let the key file that opened the vault be the newest one, in both of its places.

        A copy of a newer one beside it would go on opening the vault, by what was given up.

        Raises:
            CasefilesError: the disk refused; then nothing is accepted.
        """
        # Before it is entered: a crash between the two lets it be asked again.
        put_in_both(self._folder, self.file_bytes())
        now = Newest(self._file.generation, self._seal(self._file))

        def change(work: WriteTransaction) -> None:
            work.put_setting(NEWEST, now.text())
            work.remove_setting(OLDER)
            work.note(action)

        self._book.write(change)

    def _write(self, file: KeyFile) -> None:
        try:
            write_keys(self._folder, file, self._keys)
        except BaseException:
            # The first copy may be there already, and it counts: the old one goes back.
            with suppress(CasefilesError):
                write_keys(self._folder, self._file, self._keys)
            raise

    def add_recovery_key(self) -> RecoveryKey:
        """Make a recovery key that opens the vault, in place of an earlier one.

        Raises:
            CasefilesError: see `put`.
        """
        recovery = RecoveryKey(self._randomness(KEY_SIZE))
        self.put((RECOVERY_SLOT, RECOVERY), recovery, "add_recovery_key")
        return recovery

    def bring_here(self, action: str) -> None:
        """Write the key file that a stick holds into the vault's folder again.

        Raises:
            CasefilesError: the disk refused; the ledger may then name an act that had no effect.
        """
        self._book.write(lambda work: work.note(action))
        write_keys(self._folder, self._file, self._keys)
        self.are_away = False
