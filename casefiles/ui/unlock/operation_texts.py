"""What the door says of each act upon the keys: what it does, and what it does not protect."""

from typing import Final

from casefiles.ui.unlock.operation_page import ActWords

CLOCK_WRONG: Final = (
    "You said that the clock of this computer is wrong. Your answer is in the history. Set the"
    " clock before you rely on the time left to a deadline."
)
DERIVING: Final = "A guess at the passphrase costs as much time and memory as this."
_OLDER: Final = (
    "Backups and other copies made before still open with the old passphrase. If somebody may know"
    ' it, change everything instead: in the room Vault, "If somebody may know the keys".'
)
_REKEYING_TEXT: Final = (
    "The whole vault is encrypted anew and proven before it takes the place of the old one: about"
    " half a minute for each gigabyte. You can stop it, and a power cut does no harm."
)
_ENDS: Final = (
    "Afterwards one passphrase opens it. The recovery sheet, the shares and the passphrases of"
    " colleagues end. Backups beside the vault, and damaged files that a repair kept there, are"
    " removed; make a new backup."
)
_FILE_ENDS: Final = "A key file counts as known too, and is needed no more."
_REACH: Final = (
    "It cannot reach copies elsewhere: backups on sticks, and copies that somebody took, still"
    " open with the old keys and show what was in the vault then."
)

ACTS: Final[dict[str, ActWords]] = {
    "passphrase": ActWords(
        "Change your passphrase",
        "key",
        ("The new passphrase opens the vault from now on; the old one no longer does.", _OLDER),
        "Change it",
        needs=frozenset({"passphrase"}),
    ),
    "set_passphrase": ActWords(
        "Set a new passphrase",
        "key",
        (
            (
                "You opened the vault without its passphrase. Set a new one now; the forgotten one,"
                " and a key file that belonged to it, then no longer open it."
            ),
            "What opened it this time was on paper and was used: a new recovery sheet follows.",
            (
                "If a lost stick or paper may be in other hands, change everything afterwards: in"
                ' the room Vault, "If somebody may know the keys".'
            ),
        ),
        "Set it",
        later="Later",
        needs=frozenset({"passphrase"}),
    ),
    "key_file_add": ActWords(
        "Add a key file",
        "file-lock",
        (
            (
                "A small file on a stick becomes the second half of your passphrase. From now on"
                " neither opens the vault without the other."
            ),
            (
                "Copy the file to a second stick and keep that elsewhere: a lost key file is as"
                " final as a forgotten passphrase, but for the recovery sheet. The recovery sheet"
                " and the shares open the vault without it."
            ),
            "Backups and other copies made before still open with the passphrase alone.",
        ),
        "Make the key file",
        needs=frozenset({"folder"}),
    ),
    "key_file_remove": ActWords(
        "Take the key file away",
        "file-lock",
        (
            "The passphrase alone opens the vault again.",
            "The key file is needed for older backups: keep it as long as you keep them.",
        ),
        "Take it away",
    ),
    "colleague": ActWords(
        "Add a colleague",
        "user-plus",
        (
            (
                "A colleague opens this vault with a passphrase of their own. All that they do"
                " stands in the history under their name."
            ),
            (
                "Let them type it here themselves. They can read and change everything in the"
                " vault. To take a passphrase away later, the vault is encrypted anew."
            ),
        ),
        "Add the colleague",
        needs=frozenset({"name", "passphrase"}),
    ),
    "change_keys": ActWords(
        "Change all keys",
        "shield-warning",
        (
            (
                "For when somebody may know the passphrase, or has a copy of the keys. Old"
                " passphrases and old key files then open nothing of what is here."
            ),
            _REKEYING_TEXT,
            f"{_ENDS} {_FILE_ENDS}",
            _REACH,
        ),
        "Encrypt everything anew",
        needs=frozenset({"passphrase"}),
    ),
    "remove_slot": ActWords(
        "Remove all colleagues",
        "user-minus",
        (
            (
                "Only your own passphrase opens the vault afterwards. Who stays gets a new one from"
                " you: a passphrase that was known cannot be taken from a copy of the keys."
            ),
            _REKEYING_TEXT,
            _ENDS,
            _REACH,
        ),
        "Encrypt everything anew",
    ),
    "raise_cost": ActWords(
        "Make guessing dearer",
        "hourglass-medium",
        (
            "Each guess at the passphrase then takes about twice the time, also yours.",
            _REKEYING_TEXT,
            _ENDS,
            _REACH,
        ),
        "Encrypt everything anew",
    ),
    "begin_travel": ActWords(
        "Move the keys to a stick",
        "usb",
        (
            (
                "For a journey on which the computer may be searched. Nothing on this computer then"
                " opens the vault, not even with the passphrase: it takes the stick and the"
                " passphrase together. It is not hidden that there is a vault, and the journey"
                " stands in the history."
            ),
            (
                "Take legal advice first. In some countries you must give up keys that you carry."
                " Send the stick another way, or leave a copy of its file with a colleague: without"
                " it and without a backup at home, the vault is lost."
            ),
            _REKEYING_TEXT,
            _ENDS,
            _REACH,
        ),
        "Move the keys",
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
    RENEWED: "The keys were changed. Type the passphrase that opens the vault now.",
    AWAY: 'The keys are on the stick: choose "Keys from a stick" below.',
    "passphrase": "To change the passphrase, type the present one.",
    "key_file_add": "To add a key file, type the passphrase.",
    "key_file_remove": "To take the key file away, open the vault with it once more.",
    "colleague": "To add a colleague, type your own passphrase first.",
    "sheet": "To make a new recovery sheet, type the passphrase.",
    "shares": "To make shares of a recovery key, type the passphrase.",
    "change_keys": "To change all keys, type the present passphrase.",
    "remove_slot": "To remove all colleagues, type your own passphrase.",
    "raise_cost": "To make guessing dearer, type the passphrase.",
    "begin_travel": "To move the keys to a stick, type the passphrase.",
    REPAIR: "To repair the vault, type the passphrase.",
}
"""What the door says before the passphrase of an act is typed."""

DONE_FOR_CAUSE: Final = {
    "change_keys": "The new passphrase opens the vault. Old ones and old key files open nothing"
    " of it. Make a new recovery sheet and a new backup, and add a new key file if you had one.",
    "remove_slot": "Your passphrase alone opens the vault now.",
    "raise_cost": "A guess at the passphrase takes twice as long now.",
}
