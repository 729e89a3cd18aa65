"""What the door says of each act upon the keys: what it does, and what it does not protect."""

from typing import Final

from casefiles.ui.unlock.operation_page import ActWords
from casefiles.words.language import msg_mark

CLOCK_WRONG: Final = msg_mark(
    "You said that the clock of this computer is wrong. Your answer is"
    " in the history. Set the clock before you rely on the time left to"
    " a deadline."
)
DERIVING: Final = msg_mark("A guess at the passphrase costs as much time and memory as this.")
_OLDER: Final = msg_mark(
    "Backups and other copies made before still open with the old"
    " passphrase. If somebody may know it, change everything instead:"
    ' in the room Vault, "If somebody may know the keys".'
)
_REKEYING_TEXT: Final = msg_mark(
    "The whole vault is encrypted anew and proven before it takes the"
    " place of the old one: about half a minute for each gigabyte. You"
    " can stop it, and a power cut does no harm."
)
_ENDS: Final = msg_mark(
    "Afterwards one passphrase opens it. The recovery sheet, the shares"
    " and the passphrases of colleagues end. Backups beside the vault,"
    " and damaged files that a repair kept there, are removed; make a"
    " new backup."
)
_FILE_ENDS: Final = msg_mark("A key file counts as known too, and is needed no more.")
_REACH: Final = msg_mark(
    "It cannot reach copies elsewhere: backups on sticks, and copies"
    " that somebody took, still open with the old keys and show what"
    " was in the vault then."
)

ACTS: Final[dict[str, ActWords]] = {
    "passphrase": ActWords(
        msg_mark("Change your passphrase"),
        "key",
        (
            msg_mark("The new passphrase opens the vault from now on; the old one no longer does."),
            _OLDER,
        ),
        msg_mark("Change it"),
        needs=frozenset({"passphrase"}),
    ),
    "set_passphrase": ActWords(
        msg_mark("Set a new passphrase"),
        "key",
        (
            (
                msg_mark(
                    "You opened the vault without its passphrase. Set a new one now;"
                    " the forgotten one, and a key file that belonged to it, then no"
                    " longer open it."
                )
            ),
            msg_mark(
                "What opened it this time was on paper and was used: a new recovery sheet follows."
            ),
            (
                msg_mark(
                    "If a lost stick or paper may be in other hands, change everything"
                    ' afterwards: in the room Vault, "If somebody may know the keys".'
                )
            ),
        ),
        msg_mark("Set it"),
        later=msg_mark("Later"),
        needs=frozenset({"passphrase"}),
    ),
    "key_file_add": ActWords(
        msg_mark("Add a key file"),
        "file-lock",
        (
            (
                msg_mark(
                    "A small file on a stick becomes the second half of your"
                    " passphrase. From now on neither opens the vault without the"
                    " other."
                )
            ),
            (
                msg_mark(
                    "Copy the file to a second stick and keep that elsewhere: a lost"
                    " key file is as final as a forgotten passphrase, but for the"
                    " recovery sheet. The recovery sheet and the shares open the vault"
                    " without it."
                )
            ),
            msg_mark("Backups and other copies made before still open with the passphrase alone."),
        ),
        msg_mark("Make the key file"),
        needs=frozenset({"folder"}),
    ),
    "key_file_remove": ActWords(
        msg_mark("Take the key file away"),
        "file-lock",
        (
            msg_mark("The passphrase alone opens the vault again."),
            msg_mark("The key file is needed for older backups: keep it as long as you keep them."),
        ),
        msg_mark("Take it away"),
    ),
    "colleague": ActWords(
        msg_mark("Add a colleague"),
        "user-plus",
        (
            (
                msg_mark(
                    "A colleague opens this vault with a passphrase of their own. All"
                    " that they do stands in the history under their name."
                )
            ),
            (
                msg_mark(
                    "Let them type it here themselves. They can read and change"
                    " everything in the vault. To take a passphrase away later, the"
                    " vault is encrypted anew."
                )
            ),
        ),
        msg_mark("Add the colleague"),
        needs=frozenset({"name", "passphrase"}),
    ),
    "change_keys": ActWords(
        msg_mark("Change all keys"),
        "shield-warning",
        (
            (
                msg_mark(
                    "For when somebody may know the passphrase, or has a copy of the"
                    " keys. Old passphrases and old key files then open nothing of what"
                    " is here."
                )
            ),
            _REKEYING_TEXT,
            f"{_ENDS} {_FILE_ENDS}",
            _REACH,
        ),
        msg_mark("Encrypt everything anew"),
        needs=frozenset({"passphrase"}),
    ),
    "remove_slot": ActWords(
        msg_mark("Remove all colleagues"),
        "user-minus",
        (
            (
                msg_mark(
                    "Only your own passphrase opens the vault afterwards. Who stays"
                    " gets a new one from you: a passphrase that was known cannot be"
                    " taken from a copy of the keys."
                )
            ),
            _REKEYING_TEXT,
            _ENDS,
            _REACH,
        ),
        msg_mark("Encrypt everything anew"),
    ),
    "raise_cost": ActWords(
        msg_mark("Make guessing dearer"),
        "hourglass-medium",
        (
            msg_mark("Each guess at the passphrase then takes about twice the time, also yours."),
            _REKEYING_TEXT,
            _ENDS,
            _REACH,
        ),
        msg_mark("Encrypt everything anew"),
    ),
    "begin_travel": ActWords(
        msg_mark("Move the keys to a stick"),
        "usb",
        (
            (
                msg_mark(
                    "For a journey on which the computer may be searched. Nothing on"
                    " this computer then opens the vault, not even with the passphrase:"
                    " it takes the stick and the passphrase together. It is not hidden"
                    " that there is a vault, and the journey stands in the history."
                )
            ),
            (
                msg_mark(
                    "Take legal advice first. In some countries you must give up keys"
                    " that you carry. Send the stick another way, or leave a copy of"
                    " its file with a colleague: without it and without a backup at"
                    " home, the vault is lost."
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
    RENEWED: msg_mark("The keys were changed. Type the passphrase that opens the vault now."),
    AWAY: msg_mark('The keys are on the stick: choose "Keys from a stick" below.'),
    "passphrase": msg_mark("To change the passphrase, type the present one."),
    "key_file_add": msg_mark("To add a key file, type the passphrase."),
    "key_file_remove": msg_mark("To take the key file away, open the vault with it once more."),
    "colleague": msg_mark("To add a colleague, type your own passphrase first."),
    "sheet": msg_mark("To make a new recovery sheet, type the passphrase."),
    "shares": msg_mark("To make shares of a recovery key, type the passphrase."),
    "change_keys": msg_mark("To change all keys, type the present passphrase."),
    "remove_slot": msg_mark("To remove all colleagues, type your own passphrase."),
    "raise_cost": msg_mark("To make guessing dearer, type the passphrase."),
    "begin_travel": msg_mark("To move the keys to a stick, type the passphrase."),
    REPAIR: msg_mark("To repair the vault, type the passphrase."),
}
"""What the door says before the passphrase of an act is typed."""

DONE_FOR_CAUSE: Final = {
    "change_keys": msg_mark(
        "The new passphrase opens the vault. Old ones and old key files"
        " open nothing of it. Make a new recovery sheet and a new backup,"
        " and add a new key file if you had one."
    ),
    "remove_slot": msg_mark("Your passphrase alone opens the vault now."),
    "raise_cost": msg_mark("A guess at the passphrase takes twice as long now."),
}
