"""What an opening finds damaged and makes whole again: first it is entered.

A crash between the two lets the next opening find, enter and mend it once more.
"""

from collections.abc import Callable
from contextlib import suppress
from types import MappingProxyType
from typing import Final

from casefiles.domain.foundation.errors import CasefilesError, NotEnoughSpace
from casefiles.domain.foundation.ids import Randomness
from casefiles.store.access.work import WriteTransaction
from casefiles.store.database.connection import Connection
from casefiles.store.database.driver_faults import SuspectedDamage
from casefiles.store.files.folder import BALLAST, HEAD, KEYS, KEYS_COPY, NOTICE, WAL
from casefiles.store.files.in_folder import DATABASE, read_file, remove_file, replace_file
from casefiles.store.keys.key_file import heal_keys, without_slots
from casefiles.store.pages.wal import checkpoint
from casefiles.store.vault.open_vault import Vault
from casefiles.store.vault.open_vault_parts import OpenVaultParts

ACTIONS: Final = MappingProxyType(
    {
        KEYS: "heal_key_file",
        KEYS_COPY: "heal_key_copy",
        HEAD: "heal_head",
        DATABASE: "heal_database",
        WAL: "heal_wal",
        BALLAST: "heal_ballast",
        NOTICE: "heal_notice",
    }
)
"""What the ledger says of each file that is made whole."""
REFUSED: Final = "heal_refused"
"""What it says behind them where the disk refused to write at least one of them anew."""


NOTICE_SETTING: Final = "notice"
"""Setting that holds the notice at the door, which lies in clear beside the vault."""
_LARGEST_NOTICE: Final = 1 << 16


def enter_healed(work: WriteTransaction, names: tuple[str, ...]) -> None:
    """Enter that files were not as they were written and are made whole."""
    for name in names:
        work.note(ACTIONS[name])


def harmed_notice(vault: Vault, parts: OpenVaultParts, *, is_new: bool) -> tuple[str, ...]:
    """Return the name of the notice if it is not as it was written, or gone.

    One that an older program wrote is taken as it is; a vault that was just made of another one or
    of a backup has none yet, and gets it.
    """
    data = read_file(parts.folder.spot(NOTICE), _LARGEST_NOTICE)
    stored = vault.read(lambda reader: reader.setting(NOTICE_SETTING))
    if (data or b"").decode("utf-8", "replace") == (stored or "") and stored is not None:
        return ()
    if data is None and is_new:
        with suppress(CasefilesError):
            _write_notice(vault, parts)
        return ()
    if stored is not None:
        return (NOTICE,)
    with suppress(UnicodeDecodeError, NotEnoughSpace):
        if data is not None:
            text = data.decode()
            vault.write(lambda work: work.put_setting(NOTICE_SETTING, text))
    return ()


def _write_notice(vault: Vault, parts: OpenVaultParts) -> None:
    stored = vault.read(lambda reader: reader.setting(NOTICE_SETTING))
    if stored:
        replace_file(parts.folder.spot(NOTICE), stored.encode())
    elif stored is not None:
        remove_file(parts.folder.spot(NOTICE))


def heal(
    vault: Vault, parts: OpenVaultParts, names: tuple[str, ...], randomness: Randomness
) -> None:
    """Enter what is harmed, make it whole, and let the vault tell of it.

    Args:
        vault: open.
        parts: of the vault.
        names: of the files that are not as they were written.
        randomness: source of bytes for slots that nothing opens.
    """
    if not names:
        return
    refused = names
    # On a full disk it stays as it is, and is told as that.
    with suppress(NotEnoughSpace):
        vault.write(lambda work: enter_healed(work, names))
        refused = tuple(name for name in names if not _is_repaired(vault, parts, name, randomness))
        if refused:
            vault.write(lambda work: work.note(REFUSED))
    vault.soundness.refused = refused
    vault.soundness.healed = tuple(name for name in names if name not in refused)


def _is_repaired(vault: Vault, parts: OpenVaultParts, name: str, randomness: Randomness) -> bool:
    """Make a file whole; what the disk refuses now is found again at the next opening."""
    try:
        _repair(vault, parts, name, randomness)()
    except (CasefilesError, SuspectedDamage):
        return False
    return name != BALLAST or not (parts.ballast.is_given_up or parts.ballast.is_harmed())


def _repair(
    vault: Vault, parts: OpenVaultParts, name: str, randomness: Randomness
) -> Callable[[], None]:
    if name == NOTICE:
        return lambda: _write_notice(vault, parts)
    if name == BALLAST:
        return parts.ballast.recreate
    if name == HEAD:
        return lambda: parts.writer.call(lambda _connection: parts.head.blank())
    if name == WAL:
        return lambda: parts.writer.call(checkpoint)
    if name == DATABASE:
        return lambda: parts.writer.call(_write_first_page)
    found = parts.unlocked
    # Where the keys are on a stick, what lies here holds no slot.
    file = without_slots(found.file, randomness) if found.place is not None else found.file
    return lambda: heal_keys(parts.folder, (name,), file, found.keys)


def _write_first_page(connection: Connection) -> None:
    """Let the driver write the first page anew, with the salt at its beginning."""
    ((form,),) = connection.rows("PRAGMA user_version")
    with connection.writing():
        connection.rows(f"PRAGMA user_version={int(form)}")
        connection.commit()
    checkpoint(connection)
