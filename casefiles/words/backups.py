"""Texts about backups and restoring, keyed by code; see `words`."""

from typing import Final

_NOTHING: Final = "Nothing was changed."
_EARLIER: Final = "Earlier backups are as they were."

BACKUPS: Final[dict[str, tuple[str, str, str]]] = {
    "no_space_for_backup": (
        "The backup does not fit: about {missing_mb} MB more are needed there.",
        f"None was begun. {_EARLIER}",
        "Free space on that disk, or back up to a stick.",
    ),
    "backup_not_kept": (
        "The disk gave back other bytes than were written; that backup was removed.",
        _EARLIER,
        "Use another disk or stick. If this is the disk of the vault, copy the vault away soon.",
    ),
    "backup_damaged": (
        "This backup does not bring back what was there: a part of it was changed or lost.",
        "It is not used. " + _EARLIER,
        "Choose another backup, of another day or from a stick.",
    ),
    "backup_of_damaged": (
        "The copy that was made failed its check: a part of the vault itself may be damaged.",
        _EARLIER,
        "Check the vault now; until that is clear, keep every earlier backup.",
    ),
    "backup_found_no_gap": (
        "The vault was written without a pause, so that no backup could begin.",
        _EARLIER,
        "Try again when the present work is done.",
    ),
    "backup_under_way": (
        "A backup is being made already.",
        _NOTHING,
        "Wait until it is done, then try again.",
    ),
    "no_space_for_restore": (
        "The vault of that backup does not fit there: about {missing_mb} MB more are needed.",
        "No vault was begun. The backup is as it was.",
        "Free space, or choose a folder on another disk.",
    ),
    "no_space_before_migration": (
        "An older version wrote this vault, and there is no room to back it up before a change.",
        "The vault is as the older version left it.",
        "Free about {missing_mb} MB on its disk, then open it again.",
    ),
    "only_drafts_fit": (
        "The disk is full.",
        "Everything acknowledged is in the vault; drafts are still kept, and it locks safely.",
        "Free space on the disk; until then nothing else can be saved.",
    ),
    "stick_missing": ("That folder is not there.", _NOTHING, "Plug the stick in, or check it."),
    "stick_in_vault": (
        "A backup inside the vault would be lost with it.",
        _NOTHING,
        "Choose a folder on a stick or another disk.",
    ),
    "stick_of_small_files": (
        "That stick (formatted as FAT) holds no file of more than 4 GB, and this vault is larger.",
        _NOTHING,
        "Use a stick that is formatted as exFAT, or another disk.",
    ),
    "stick_gone": (
        "The stick was pulled out, or does not answer any more.",
        "Earlier backups on it are as they were, and nothing was changed in the vault.",
        "Plug it in again and repeat.",
    ),
    "stick_read_only": (
        "That folder or stick cannot be written.",
        _NOTHING,
        "Unlock the stick, or choose another folder.",
    ),
    "stick_not_kept": (
        "The stick gave back other bytes than were written.",
        _EARLIER,
        "Do not trust this stick: use another one.",
    ),
    "no_space_on_stick": (
        "The backup does not fit on that stick: about {missing_mb} MB more are needed.",
        f"None was begun. {_EARLIER}",
        "Free space on it, or use a larger one.",
    ),
    "no_backups_there": (
        "There are no backups of a vault in that folder.",
        _NOTHING,
        "Choose the folder of the vault, or the stick that a backup was made to.",
    ),
    "no_backup_left": (
        "None of the backups there can be put together any more; {unreadable} cannot be read.",
        _NOTHING,
        "Look for backups on a stick, or in a copy of the folder.",
    ),
    "no_keys_there": (
        "There is neither a copy of vault.keys nor a backup in that folder.",
        _NOTHING,
        "Choose the folder of the vault, or the stick that a copy or a backup was made to.",
    ),
    "wrong_for_backups": (
        "What is there does not open with this.",
        _NOTHING,
        (
            "It opens with what opened the vault when it was made: try the earlier passphrase or"
            " sheet. Of a journey it opens with the keys on the stick: choose their file too."
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
    "comparing_pages": "Looking for what changed",
    "backing_up": "Backing up",
    "proving_backup": "Checking the backup",
    "rebuilding_backup": "Putting the backup together",
}
"""Words for kinds of work, reasons and acts."""
