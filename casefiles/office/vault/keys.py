"""The keys of an open vault as a lawyer sees them: who opens it with what, and how that changes."""

import re
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import Refused, WrongPassphrase
from casefiles.domain.foundation.ids import VaultId
from casefiles.domain.language.folding import search_form
from casefiles.domain.records.case_records import Case, Person
from casefiles.office.vault.recovery import REMINDER
from casefiles.office.vault.recovery_shares import NewShares
from casefiles.office.workplace.operations import Job, JobContext, Query
from casefiles.store.access.reader import ReadTransaction
from casefiles.store.access.slots import OWNER_SLOT, SHARES_SLOT, SlotRow, number_for, require_label
from casefiles.store.keys.key_file import OWNER, is_vault_key_file
from casefiles.store.keys.key_file_bytes import key_file_digest, new_key_file
from casefiles.store.keys.key_slots import (
    GUARDED_KIND,
    PASSPHRASE_KIND,
    RECOVERY_KIND,
    SHARES_KIND,
    Argon2Cost,
    GuardedPassphrase,
    Opener,
)
from casefiles.store.maintenance.removable_key_file import write_named
from casefiles.store.vault.key_state import ACCEPTED, OLDER
from casefiles.store.vault.open_vault import Vault

__all__ = ["GuardedPassphrase", "Opener"]

OLDER_KEYS: Final = OLDER
"""Name of the setting that says so while nobody has answered for an older key file."""
_LEAST_OF_NAME: Final = 3
_KEY_ENDING: Final = ".key"
_LARGEST: Final = 4096
_BY_PASSPHRASE: Final = frozenset({PASSPHRASE_KIND, GUARDED_KIND})


@dataclass(frozen=True, slots=True)
class VaultUser:
    """Somebody who can open the vault.

    Attributes:
        number: of the slot.
        name: as the history shows it.
        has_key_file: the passphrase opens only with a key file.
        made: nanoseconds since 1970.
    """

    number: int
    name: str
    has_key_file: bool
    made: int


@dataclass(frozen=True, slots=True)
class KeysState:
    """What opens the vault now.

    Attributes:
        holders: of passphrases, the owner first.
        opened: number of the slot that opened it.
        sheet_made: when the recovery sheet was made, nanoseconds since 1970; 0 for none.
        shares_made: when the shares were made; 0 for none.
        has_reminder: somebody wants to be reminded of a recovery sheet.
        cost: of a guess at a passphrase.
        are_away: the keys are on a stick.
        vault_id: of the vault.
    """

    holders: tuple[VaultUser, ...]
    opened: int
    sheet_made: int
    shares_made: int
    has_reminder: bool
    cost: Argon2Cost
    are_away: bool
    vault_id: VaultId

    @property
    def opener(self) -> VaultUser | None:
        """Who opened the vault with a passphrase; None if it was a recovery key."""
        return next((holder for holder in self.holders if holder.number == self.opened), None)


def keys_state() -> Job[KeysState]:
    """Tell what opens the vault."""

    def work(place: JobContext, _ticket: CancellationToken) -> KeysState:
        ring = place.vault.ring
        rows = ring.slots()
        made = {row.kind: row.made for row in rows}
        return KeysState(
            holders=tuple(_holder(row) for row in rows if row.kind in _BY_PASSPHRASE),
            opened=ring.opened_slot,
            sheet_made=made.get(RECOVERY_KIND, 0),
            shares_made=made.get(SHARES_KIND, 0),
            has_reminder=place.vault.read(lambda reader: reader.setting(REMINDER)) is not None,
            cost=ring.cost,
            are_away=ring.are_away,
            vault_id=ring.vault_id,
        )

    return work


def _holder(row: SlotRow) -> VaultUser:
    return VaultUser(row.number, row.label, row.kind == GUARDED_KIND, row.made)


def is_passphrase(opener: Opener) -> bool:
    """Tell whether something is a passphrase, with or without a key file."""
    return isinstance(opener, (str, GuardedPassphrase))


@dataclass(frozen=True, slots=True)
class OlderKeys:
    """An older key file that somebody put in the place of the newest one.

    Attributes:
        wall: when it opened the vault last, in nanoseconds since 1970.
        is_in_use: it is what has opened the vault now.
    """

    wall: int
    is_in_use: bool


def older_keys() -> Job[OlderKeys | None]:
    """Tell whether an older key file opened the vault, and nobody has answered for that yet."""

    def work(place: JobContext, _ticket: CancellationToken) -> OlderKeys | None:
        found = place.vault.ring.older()
        return None if found is None else OlderKeys(found[0].wall, found[1])

    return work


def recognise(opener: Opener) -> Job[None]:
    """Prove that somebody is who opened the vault, without opening anything.

    Who opened it with a recovery key is known by the owner's passphrase.

    Raises (when carried out):
        WrongPassphrase: it opens no slot.
        Refused: it is somebody else's (`passphrase_of_another`), or no text.
        VaultError: there is not enough memory to pay the cost.
    """

    def work(place: JobContext, _ticket: CancellationToken) -> None:
        ring = place.vault.ring
        known = ring.slot_of(opener)
        if known is None:
            raise WrongPassphrase("wrong_passphrase")
        if known not in {ring.opened_slot, _own_row(place.vault).number}:
            # They would act under the name of whoever opened it.
            raise Refused("passphrase_of_another")

    return work


def answer_for_keys() -> Job[None]:
    """Let the key file that opened the vault count as the newest: its owner put it there."""
    return lambda place, _ticket: place.vault.ring.accept(ACCEPTED)


def restore_keys() -> Job[None]:
    """Write the keys that a stick holds into the vault's folder again."""
    return lambda place, _ticket: place.vault.ring.bring_here("end_travel")


def with_key_file(passphrase: str, path: Path) -> Opener:
    """Join a passphrase and the key file that belongs to it.

    Raises:
        Refused: the file cannot be read, is no key file, or is damaged.
    """
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST)
    except OSError as error:
        raise Refused("stick_key_unreadable", reason=error.errno or 0) from None
    key_file_digest(data)
    return GuardedPassphrase(passphrase, data)


def chosen_file(passphrase: str, path: Path) -> tuple[Opener, Path | None]:
    """Take a file beside a passphrase: its second half, or the vault's own keys on a stick.

    Returns:
        What opens the vault, and the path of its own key file if it was that.

    Raises:
        Refused: the file cannot be read, is no key file, or is damaged.
    """
    if is_vault_key_file(path):
        return passphrase, path
    return with_key_file(passphrase, path), None


def set_passphrase(opened_with: Opener, passphrase: str) -> Job[None]:
    """Let another passphrase open the vault; older copies still open with the old one.

    Who opened with a recovery key sets the owner's. A key file that belongs to the passphrase
    belongs to the new one too.
    """

    def work(place: JobContext, _ticket: CancellationToken) -> None:
        row = _own_row(place.vault)
        opener: Opener = passphrase
        if isinstance(opened_with, GuardedPassphrase):
            opener = GuardedPassphrase(passphrase, opened_with.key_file)
        is_known = row.number == place.vault.ring.opened_slot
        action = "change_passphrase" if is_known else "set_passphrase"
        _put(place.vault, (row.number, row.label), opener, action)

    return work


def add_key_file(opened_with: Opener, folder: Path) -> Job[Path]:
    """Make a key file in a folder on a stick; from now on the passphrase opens only with it.

    Returns:
        Where it is.

    Raises:
        Refused: the folder is not there, or within the vault's own; or the vault was not opened
            with a passphrase.
    """

    def work(place: JobContext, _ticket: CancellationToken) -> Path:
        vault = place.vault
        if vault.folder.resolve() in (folder.resolve(), *folder.resolve().parents):
            raise Refused("stick_key_beside_vault")
        data = new_key_file(place.randomness)
        opener = GuardedPassphrase(_passphrase_of(opened_with), data)
        path = write_named(folder, data, _KEY_ENDING, place.randomness)
        try:
            row = _own_row(vault)
            _put(vault, (row.number, row.label), opener, "add_key_file")
        except Refused:
            with suppress(OSError):
                path.unlink(missing_ok=True)
            raise
        # After a fault of the disk the file stays: a slot may need it, and else it opens nothing.
        return path

    return work


def remove_key_file(opened_with: Opener) -> Job[None]:
    """Let the passphrase alone open the vault again."""

    def work(place: JobContext, _ticket: CancellationToken) -> None:
        row = _own_row(place.vault)
        passphrase = _passphrase_of(opened_with)
        _put(place.vault, (row.number, row.label), passphrase, "remove_key_file")

    return work


def add_colleague(name: str, passphrase: str) -> Job[None]:
    """Let a colleague open the vault with a passphrase of their own.

    Raises:
        Refused: the name or the passphrase is in use, or there is no room.
    """

    def work(place: JobContext, _ticket: CancellationToken) -> None:
        rows = place.vault.ring.slots()
        label = name.strip()
        require_label(label, rows)
        _put(place.vault, (number_for(passphrase, rows), label), passphrase, "add_slot")

    return work


def save_shares(new: NewShares) -> Job[None]:
    """Let shares that were copied and proven open the vault, in place of earlier ones."""

    def work(place: JobContext, _ticket: CancellationToken) -> None:
        place.vault.ring.put((SHARES_SLOT, SHARES_KIND), new.key, "add_shares")
        place.vault.write(lambda work: work.remove_setting(REMINDER))

    return work


def names_in_vault() -> Query[frozenset[str]]:
    """Return the words of names in the vault, folded: no passphrase may be made of them."""

    def ask(reader: ReadTransaction) -> frozenset[str]:
        texts = [name.text for person in reader.find(Person) for name in person.names]
        for case in reader.find(Case):
            texts += [case.reference, case.title, case.client]
        return frozenset(
            word
            for text in texts
            for word in re.findall(r"\w+", search_form(text))
            if len(word) >= _LEAST_OF_NAME
        )

    return ask


def _own_row(vault: Vault) -> SlotRow:
    """Return the slot whose passphrase the person may set: their own, else the owner's."""
    ring = vault.ring
    rows = {row.number: row for row in ring.slots() if row.kind in _BY_PASSPHRASE}
    owner = SlotRow(OWNER_SLOT, PASSPHRASE_KIND, OWNER, 0)
    return rows.get(ring.opened_slot) or rows.get(OWNER_SLOT) or owner


def _put(vault: Vault, place: tuple[int, str], opener: Opener, action: str) -> None:
    known = vault.ring.slot_of(opener)
    if known is not None and known != place[0]:
        # Its holder would from then on act under somebody else's name.
        raise Refused("passphrase_in_use")
    vault.ring.put(place, opener, action)


def _passphrase_of(opener: Opener) -> str:
    if isinstance(opener, str):
        return opener
    if isinstance(opener, GuardedPassphrase):
        return opener.passphrase
    raise Refused("passphrase_needed")
