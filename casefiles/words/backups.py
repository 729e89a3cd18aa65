"""Texts about backups and restoring, keyed by code; see `words`."""

from typing import Final

_NOTHING: Final = "Nothing was changed."
_EARLIER: Final = "Earlier backups are unchanged."

BACKUPS: Final[dict[str, tuple[str, str, str]]] = {
    "no_space_for_backup": (
        "Not enough space for the backup: about {missing_mb} MB more needed.",
        f"None was begun. {_EARLIER}",
        "Free space on that disk, or back up to a USB drive.",
    ),
    "backup_not_kept": (
        "The disk returned different data than was written. That backup was removed.",
        _EARLIER,
        (
            "Use another disk or USB drive. If this is the vault's disk, copy the vault to another"
            " disk soon."
        ),
    ),
    "backup_damaged": (
        "This backup is incomplete or altered.",
        "It is not used. " + _EARLIER,
        "Choose another backup, for example on a USB drive.",
    ),
    "backup_of_damaged": (
        "The backup failed verification: the vault itself may be damaged.",
        _EARLIER,
        "Verify the vault now and keep all earlier backups.",
    ),
    "backup_found_no_gap": (
        "The vault was busy, so no backup could start.",
        _EARLIER,
        "Try again when the current work is done.",
    ),
    "backup_under_way": (
        "A backup is already running.",
        _NOTHING,
        "Wait until it is done, then try again.",
    ),
    "no_space_for_restore": (
        "Not enough space to restore: about {missing_mb} MB more needed.",
        "No vault was created. The backup is unchanged.",
        "Free space, or choose a folder on another disk.",
    ),
    "no_space_before_migration": (
        (
            "This vault comes from an older version and there is no space to back it up before"
            " upgrading."
        ),
        "The vault is unchanged.",
        "Free about {missing_mb} MB on its disk, then open it again.",
    ),
    "only_drafts_fit": (
        "The disk is full.",
        "Everything you saved is in the vault. Drafts are still saved and the vault locks safely.",
        "Free space on the disk; until then nothing else can be saved.",
    ),
    "stick_missing": (
        "The folder does not exist.",
        _NOTHING,
        "Connect the USB drive, or check the path.",
    ),
    "stick_in_vault": (
        "A backup inside the vault would be lost with it.",
        _NOTHING,
        "Choose a folder on a USB drive or another disk.",
    ),
    "stick_of_small_files": (
        "This USB drive (FAT) cannot hold files over 4 GB, and the vault is larger.",
        _NOTHING,
        "Use a USB drive formatted as exFAT, or another disk.",
    ),
    "stick_gone": (
        "The USB drive was removed or does not respond.",
        "Earlier backups on it and the vault are unchanged.",
        "Connect it and try again.",
    ),
    "stick_read_only": (
        "The folder or USB drive is not writable.",
        _NOTHING,
        "Remove its write protection, or choose another folder.",
    ),
    "stick_not_kept": (
        "The USB drive returned different data than was written.",
        _EARLIER,
        "Do not rely on this USB drive. Use another one.",
    ),
    "no_space_on_stick": (
        "Not enough space on the USB drive: about {missing_mb} MB more needed.",
        f"None was begun. {_EARLIER}",
        "Free space on it, or use a larger one.",
    ),
    "no_backups_there": (
        "There are no backups of a vault in that folder.",
        _NOTHING,
        "Choose the vault folder or the USB drive with the backup.",
    ),
    "no_backup_left": (
        "None of the backups is usable; {unreadable} cannot be read.",
        _NOTHING,
        "Look for backups on a USB drive or in a copy of the folder.",
    ),
    "no_keys_there": (
        "There is neither a copy of vault.keys nor a backup in that folder.",
        _NOTHING,
        "Choose the vault folder or the USB drive with a copy or backup.",
    ),
    "wrong_for_backups": (
        "This does not open the backup.",
        _NOTHING,
        (
            "Use the passphrase or recovery sheet valid when the backup was made. For backups made"
            " during travel also choose the key file on the USB drive."
        ),
    ),
    "restore_within": (
        "The new vault would lie within the folder that it is restored from.",
        _NOTHING,
        "Choose a new folder beside it, or on another disk.",
    ),
    "no_such_backup": (
        "There is no backup of the number {number}; there are {of}.",
        _NOTHING,
        "See them all with --list.",
    ),
    "keys_do_not_fit": (
        "The key file in those backups does not open the database of this folder.",
        _NOTHING,
        "Choose backups of this very vault; or restore the newest of them into a new folder.",
    ),
}
"""What happened, what was kept, and what to do next."""

BACKUPS_LABELS: Final[dict[str, str]] = {
    "comparing_pages": "Finding changes",
    "backing_up": "Backing up",
    "proving_backup": "Checking the backup",
    "rebuilding_backup": "Assembling the backup",
}
"""Words for kinds of work, reasons and acts."""
