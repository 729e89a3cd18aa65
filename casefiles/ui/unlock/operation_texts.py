"""What the door says of each act upon the keys: what it does, and what it does not protect."""

from typing import Final

from casefiles.ui.unlock.operation_page import ActWords
from casefiles.words.language import msg_mark

CLOCK_WRONG: Final = msg_mark(
    "You marked the clock as wrong; History records this. Set the clock before relying on"
    " deadlines."
)
DERIVING: Final = msg_mark("Deriving the key takes time and memory so that guessing is slow.")
_OLDER: Final = msg_mark(
    "Earlier backups and copies still open with the old passphrase. If it may be known to others,"
    " use Change all keys in Vault instead."
)
_REKEYING_TEXT: Final = msg_mark(
    "The whole vault is re-encrypted and verified before it replaces the old one, about half a"
    " minute per gigabyte. You can stop at any time; a power cut does no harm."
)
_ENDS: Final = msg_mark(
    "Afterwards one passphrase opens the vault. The recovery sheet, recovery shares and"
    " colleagues' passphrases become invalid. Local backups and damaged files kept by a repair are"
    " removed; make a new backup."
)
_FILE_ENDS: Final = msg_mark("The key file is no longer needed either.")
_REACH: Final = msg_mark(
    "Copies elsewhere, such as backups on USB drives, still open with the old keys."
)

ACTS: Final[dict[str, ActWords]] = {
    "passphrase": ActWords(
        msg_mark("Change your passphrase"),
        "key",
        (
            msg_mark("The new passphrase replaces the old one."),
            _OLDER,
        ),
        msg_mark("Change passphrase"),
        needs=frozenset({"passphrase"}),
    ),
    "set_passphrase": ActWords(
        msg_mark("Set a new passphrase"),
        "key",
        (
            (
                msg_mark(
                    "You opened the vault without its passphrase. Set a new one now. The old"
                    " passphrase and its key file then no longer open it."
                )
            ),
            msg_mark("The recovery sheet was used. A new one follows."),
            (
                msg_mark(
                    "If a USB drive or sheet may be in other hands, use Change all keys in Vault"
                    " afterwards."
                )
            ),
        ),
        msg_mark("Set passphrase"),
        later=msg_mark("Later"),
        needs=frozenset({"passphrase"}),
    ),
    "key_file_add": ActWords(
        msg_mark("Add a key file"),
        "file-lock",
        (
            (msg_mark("A file on a USB drive is required in addition to the passphrase.")),
            (
                msg_mark(
                    "Copy the file to a second USB drive kept elsewhere. Without the key file only"
                    " the recovery sheet or recovery shares open the vault."
                )
            ),
            msg_mark("Backups and other copies made before still open with the passphrase alone."),
        ),
        msg_mark("Create key file"),
        needs=frozenset({"folder"}),
    ),
    "key_file_remove": ActWords(
        msg_mark("Remove key file"),
        "file-lock",
        (
            msg_mark("The passphrase alone opens the vault again."),
            msg_mark("The key file is needed for older backups: keep it as long as you keep them."),
        ),
        msg_mark("Remove"),
    ),
    "colleague": ActWords(
        msg_mark("Add a colleague"),
        "user-plus",
        (
            (
                msg_mark(
                    "A colleague opens this vault with their own passphrase. History shows their"
                    " name for every change."
                )
            ),
            (
                msg_mark(
                    "The colleague should type it here. Colleagues can read and change everything."
                    " Removing a passphrase later re-encrypts the vault."
                )
            ),
        ),
        msg_mark("Add colleague"),
        needs=frozenset({"name", "passphrase"}),
    ),
    "change_keys": ActWords(
        msg_mark("Change all keys"),
        "shield-warning",
        (
            (
                msg_mark(
                    "Use this if the passphrase or keys may be known to others. Old passphrases"
                    " and key files then no longer open this vault."
                )
            ),
            _REKEYING_TEXT,
            f"{_ENDS} {_FILE_ENDS}",
            _REACH,
        ),
        msg_mark("Re-encrypt vault"),
        needs=frozenset({"passphrase"}),
    ),
    "remove_slot": ActWords(
        msg_mark("Remove all colleagues"),
        "user-minus",
        (
            (
                msg_mark(
                    "Afterwards only your passphrase opens the vault. Add colleagues again with"
                    " new passphrases."
                )
            ),
            _REKEYING_TEXT,
            _ENDS,
            _REACH,
        ),
        msg_mark("Re-encrypt vault"),
    ),
    "raise_cost": ActWords(
        msg_mark("Raise the cost of guessing"),
        "hourglass-medium",
        (
            msg_mark("Each attempt then takes about twice as long, including your own."),
            _REKEYING_TEXT,
            _ENDS,
            _REACH,
        ),
        msg_mark("Re-encrypt vault"),
    ),
    "begin_travel": ActWords(
        msg_mark("Move keys to a USB drive"),
        "usb",
        (
            (
                msg_mark(
                    "For travel when the computer may be searched. The vault then opens only with"
                    " the USB drive and the passphrase together. The vault itself is not hidden;"
                    " History records the change."
                )
            ),
            (
                msg_mark(
                    "Take legal advice first: some countries require you to surrender keys you"
                    " carry. Send the USB drive separately, or leave a copy of its file with a"
                    " colleague. Without it and without a backup the vault is lost."
                )
            ),
            _REKEYING_TEXT,
            _ENDS,
            _REACH,
        ),
        msg_mark("Move the keys"),
        needs=frozenset({"folder"}),
    ),
}

FOR_CAUSE: Final = frozenset({"change_keys", "remove_slot", "raise_cost", "begin_travel"})
"""Acts that encrypt everything anew."""

REPAIR: Final = "repair"
"""An errand that is no act upon the keys: a damaged vault is repaired."""

PAPERS: Final = frozenset({"sheet", "shares"})
"""Acts that make a recovery key to be copied."""

RENEWED: Final = "renewed"
AWAY: Final = "away"
"""No acts, but what the door says after one."""

BEFORE: Final = {
    RENEWED: msg_mark("Keys changed. Enter the new passphrase."),
    AWAY: msg_mark("The keys are on a USB drive. Choose “Keys on a USB drive” below."),
    "passphrase": msg_mark("Enter the current passphrase to change it."),
    "key_file_add": msg_mark("Enter the passphrase to add a key file."),
    "key_file_remove": msg_mark("Open the vault with the key file once more to remove it."),
    "colleague": msg_mark("Enter your passphrase to add a colleague."),
    "sheet": msg_mark("Enter the passphrase to create a recovery sheet."),
    "shares": msg_mark("Enter the passphrase to create recovery shares."),
    "change_keys": msg_mark("Enter the current passphrase to change all keys."),
    "remove_slot": msg_mark("Enter your passphrase to remove all colleagues."),
    "raise_cost": msg_mark("Enter the passphrase to raise the cost of guessing."),
    "begin_travel": msg_mark("Enter the passphrase to move the keys to a USB drive."),
    REPAIR: msg_mark("Enter the passphrase to repair the vault."),
}
"""What the door says before the passphrase of an act is typed."""

DONE_FOR_CAUSE: Final = {
    "change_keys": msg_mark(
        "The new passphrase opens the vault. Create a new recovery sheet and backup, and add a new"
        " key file if you used one."
    ),
    "remove_slot": msg_mark("Your passphrase alone opens the vault now."),
    "raise_cost": msg_mark("Each attempt now takes twice as long."),
}
