"""Texts about damage, what is left of it, and repair, keyed by code; see `words`."""

from typing import Final

from casefiles.words.language import msg_mark

HARM: Final[dict[str, tuple[str, str, str]]] = {
    "damaged_read_only": (
        "This vault is damaged and open to be read only.",
        "Nothing was changed. What you typed stays in the form until you lock or close.",
        "Repair the vault or restore a backup, then make the change there.",
    ),
    "medium_read_only": (
        "Nothing can be written where this vault lies: it is open to be read only.",
        (
            "Nothing of it was changed, and nothing is written beside it. What you type stays in"
            " the form until you lock or close; what leaves is not entered in its history."
        ),
        "To work on, copy the whole folder to a place that can be written, and open that.",
    ),
    "older_read_only": (
        (
            "An earlier version wrote this vault, and it cannot be brought up to date where"
            " nothing can be written."
        ),
        "Nothing was changed.",
        "Copy the whole folder to a place that can be written, and open that.",
    ),
    "opened_read_only": (
        "This vault is damaged, and open to be read only.",
        "What you see is what is sound. Nothing was changed.",
        "Repair the vault or restore a backup to work on.",
    ),
    "folder_prepared": (
        "This folder is not as Casefiles made it: {name} {reason}.",
        "Nothing in it was used, and nothing was changed, in it or elsewhere.",
        (
            "Somebody or some program made it so. Look at that name, and take it away or put your"
            " own file back, before you open the folder again; or restore a backup into a new one."
        ),
    ),
    "healed": (
        "When the vault was opened, a part of it was not as it was written: {files}.",
        "Every change in the history is there. It was made whole again, and the history says so.",
        (
            "A power cut in the middle of writing does this, a disk or stick that fails, or"
            " somebody who wrote into the folder. If it happens again, back the vault up to"
            " another disk."
        ),
    ),
    "heal_refused": (
        (
            "When the vault was opened, a part of it was not as it was written, and the disk"
            " refused to write it anew: {files}."
        ),
        (
            "Every change in the history is there. That part is as it was found; the next opening"
            " tries again."
        ),
        (
            "Make room on the disk, or look whether it can be written, and open the vault again. If"
            " it is refused again, back the vault up to another disk."
        ),
    ),
    "older_key_file": (
        (
            "The vault was opened by an older key file than its newest one: somebody put it into"
            " the folder. An older key file opens the vault with a passphrase that was given up."
        ),
        "Nothing was changed, and the history says so.",
        (
            "If it was not you, change all keys now. If you put it there yourself, say so: it alone"
            " counts then, and a newer copy beside it is replaced. Both are offered where the"
            " window opens the vault, and in its Vault room."
        ),
    ),
    "older_key_file_seen": (
        (
            "On {when} the vault was opened by an older key file than its newest one: somebody had"
            " put it into the folder. The newest one is there again."
        ),
        "Nothing was changed, and the history says so.",
        (
            "If it was not you, change all keys now. If you put it there yourself, say so. Both are"
            " offered where the window opens the vault, and in its Vault room."
        ),
    ),
    **{
        f"departure_{found}": (
            (
                "An export was ending when the program stopped: look whether {name} is there; it"
                " was made for {readers}, in the folder {folder}."
            ),
            kept,
            next_step,
        )
        for found, kept, next_step in (
            (
                "left",
                "It was found whole where it was to be written, and the history says so.",
                "If you do not want it any more, delete that file; the history stays as it is.",
            ),
            (
                "in_part",
                "Only some of its files were found there, and the history says so.",
                "Do not file them: delete that folder, and export the filing pack again.",
            ),
            (
                "not_written",
                "It was not found, and the history has it as not written.",
                "Export it again. If somebody moved it meanwhile, it is out all the same.",
            ),
            (
                "unknown",
                (
                    "The folder where it was to be written cannot be looked into now; the history"
                    " has it as one that may have been written."
                ),
                "Look there when you can. If it is not there, export it again.",
            ),
        )
    },
    **{
        f"departure_{act}_{found}": (
            (
                f"{what} was being written when the program stopped: look whether {{name}} is"
                f" there; it belongs to the dossier for {{readers}}, in the folder {{folder}}."
            ),
            kept,
            next_step.format(again=again),
        )
        for act, what, again in (
            ("seal_key", "A sealed key", "seal the key again"),
            ("ask_time", "A request for a time from outside", "write the request again"),
            ("stamp", "A signed dossier with its time from outside", "add the time again"),
        )
        for found, kept, next_step in (
            (
                "left",
                "It was found whole where it was to be written, and the history says so.",
                "If you do not want it any more, delete that file; the history stays as it is.",
            ),
            (
                "not_written",
                "It was not found, and the history has it as not written.",
                "To have it, {again}. If somebody moved it meanwhile, it is out all the same.",
            ),
            (
                "unknown",
                (
                    "The folder where it was to be written cannot be looked into now; the history"
                    " has it as one that may have been written."
                ),
                "Look there when you can. If it is not there, {again}.",
            ),
        )
    },
    "clock_went_back": (
        (
            "The vault was last used on {last}. That is after what the clock says now: it went"
            " back since, or it was wrong then."
        ),
        "Nothing was changed, and the history says so.",
        "Look at the clock of this computer: deadlines and the history go by it.",
    ),
    "repair_failed": (
        (
            "Repair found no way to a whole vault: {pages} page(s) are damaged, backups hold"
            " {found} of them, and no copy proved itself."
        ),
        "Nothing was changed, and the damaged file is where it was.",
        "Repair with the backups on a stick, restore a backup, or open what is sound, read-only.",
    ),
    "migration_failed": (
        "The vault could not be brought to the form that this version writes.",
        "Nothing was changed: the vault is as the older version left it.",
        "Open it with the older version, and report this: the fault is in this program.",
    ),
    "nothing_sound_left": (
        "Too much of the database is damaged: not even the list of what it holds can be read.",
        "Nothing in the folder was changed.",
        "Copy the whole folder to another disk, then repair it from a backup or restore one.",
    ),
}
"""What happened, what was kept, and what to do next."""

BROUGHT_UP_TO_DATE: Final = msg_mark(
    "An earlier version of Casefiles wrote this vault. It was backed up first, and that backup was"
    " proven; then it was brought to the form of this version. All that it held is there."
)
"""Told when an older vault is opened for the first time."""

HARM_LABELS: Final[dict[str, str]] = {
    "heal_key_file": "key file found damaged and made whole",
    "heal_key_copy": "copy of the key file found damaged and made whole",
    "heal_head": "vault.head found damaged in part and made whole",
    "heal_database": "beginning of the database found damaged and made whole",
    "heal_notice": "notice at the door found altered or gone, and put back",
    "heal_wal": "end of the newest changes found unreadable and left out",
    "heal_ballast": "room for a full disk found damaged and made anew",
    "heal_refused": "what was found damaged could not be written anew: the disk refused",
    "checking_pages": "Checking the database page by page",
    "checking_backups": "Checking the backups beside the vault",
    "copying_pages": "Making a whole copy",
    "salvaging": "Looking for what is sound",
    "is_a_link": "is a link",
    "is_a_folder": "is a folder",
    "is_no_folder": "is no folder",
    "is_no_file": "is no file, but a pipe, a device or the like",
    "has_other_names": "has a second name elsewhere",
    "is_of_somebody_else": "belongs to somebody else",
    "is_no_file_of_ours": "is none of its files",
}
"""Words for kinds of work, reasons and acts."""

FINDINGS: Final[dict[str, tuple[str, str]]] = {
    "content": (
        msg_mark("The file of a document: {name}"),
        (
            msg_mark(
                "The file cannot be read to its end as it came in. What was read"
                " from it, and what is said about it, is proven by itself."
            )
        ),
    ),
    "record": (
        msg_mark("{kind}: {name}"),
        (
            msg_mark(
                "It is not what the newest change in the ledger says: it was altered, lost or added"
                " without a change being entered."
            )
        ),
    ),
    "change": (
        msg_mark("History of a {kind}: {name}"),
        msg_mark("What was changed in it, at least once, can no longer be proven."),
    ),
    "chain": (
        msg_mark("Order of the history"),
        (
            msg_mark(
                "At {count} places the history does not follow from what stands before it, or from"
                " what was signed."
            )
        ),
    ),
    "page": (
        msg_mark("{pages} of the database: {lying}"),
        (
            msg_mark(
                "This part of the file is not as it was written. A disk that fails does this, or"
                " somebody who wrote into the file."
            )
        ),
    ),
    "order": (
        msg_mark("Order within the database"),
        msg_mark("Every page is genuine, but the pages do not fit together."),
    ),
    "head": (
        msg_mark("The newest change (vault.head)"),
        msg_mark("The small file that knows the newest change does not agree with the history."),
    ),
    "key_file": (
        msg_mark("One of the two key files ({file})"),
        msg_mark("It is not as it was written. The other one opens the vault as before."),
    ),
    "healed": (
        msg_mark("Made whole when the vault was opened ({file})"),
        msg_mark("This file was not as it was written. {how}"),
    ),
    "heal_refused": (
        msg_mark("Not as it was written ({file})"),
        msg_mark(
            "This was found when the vault was opened, and the disk refused to write it anew."
        ),
    ),
    "backup": (
        msg_mark("A backup beside the vault ({file})"),
        msg_mark(
            "It is not as it was written, and would bring nothing back. The"
            " vault lies apart from it."
        ),
    ),
    "index": (
        msg_mark("Search"),
        msg_mark("{count} pages of documents are not found by searching."),
    ),
}
"""Of each kind of finding: what is harmed, and what that means."""

LYING: Final[dict[str, str]] = {
    "bytes": msg_mark("files of documents"),
    "ledger": msg_mark("the history"),
    "records": msg_mark("what was entered"),
    "readings": msg_mark("text read from documents"),
    "derived": msg_mark("lists that are made of the rest"),
    "core": msg_mark("the base of the vault"),
}
"""What lies on pages of the database."""

HEALED: Final[dict[str, str]] = {
    "vault.keys": msg_mark("The copy of the key file was whole, and was put in its place."),
    "vault.keys.copy": msg_mark("The key file was whole, and was copied again."),
    "vault.head": (
        msg_mark(
            "It knows the newest change. The part that was harmed says nothing of its own, or was"
            " being written when the program was ended; it was written anew."
        )
    ),
    "vault.db": msg_mark(
        "Its first 16 bytes are a copy of what the key file holds; they were written anew."
    ),
    "notice.txt": msg_mark(
        "The notice at the door was altered or gone, and was put back as you wrote it."
    ),
    "vault.db-wal": (
        msg_mark(
            "The end of what was written last could not be read, and was left"
            " out. Every change that the history was told of is there. A draft,"
            " or a text read from a file, may be of a moment before."
        )
    ),
    "vault.ballast": msg_mark("It only keeps room for a full disk, and was made anew."),
}
"""What was done about each file."""

REMEDIES: Final[dict[str, tuple[str, str]]] = {
    "done": (
        msg_mark("Made whole"),
        msg_mark(
            "Nothing is left to do. If it happens again, the disk may be"
            " failing: back up elsewhere."
        ),
    ),
    "next_opening": (
        msg_mark("At the next opening"),
        (
            msg_mark(
                "Make room on the disk, or look whether it can be written, and open"
                " the vault again. If it is refused again, back the vault up to"
                " another disk."
            )
        ),
    ),
    "backup": (
        msg_mark("From a backup"),
        msg_mark("The backup taken {when} holds it as it was: repair takes it from there."),
    ),
    "backup_perhaps": (
        msg_mark("Perhaps from a backup"),
        (
            msg_mark(
                "The backup taken {when} may hold it. Repair tries that first; else"
                " restore that backup beside this vault and compare."
            )
        ),
    ),
    "ledger": (
        msg_mark("From the ledger"),
        msg_mark("The ledger holds it as it was: repair makes it again."),
    ),
    "anew": (
        msg_mark("Made anew"),
        msg_mark("Nothing is lost with it: repair makes it anew from the rest."),
    ),
    "twin": (
        msg_mark("From the other one"),
        msg_mark("It is made anew from the other one when the vault is opened next."),
    ),
    "door": (
        msg_mark("At the door"),
        msg_mark(
            "If it is still so when the vault is opened next, you are asked there what to do."
        ),
    ),
    "afresh": (
        msg_mark("Back up again"),
        (
            msg_mark(
                "Take that file out of the folder backups, then back the vault up:"
                " what is missing is made anew."
            )
        ),
    ),
    "original": (
        msg_mark("Add the file again"),
        (
            msg_mark(
                "No backup here holds it. Look for a backup on a stick, or add the file again from"
                " where it came."
            )
        ),
    ),
    "nothing": (
        msg_mark("Not from here"),
        msg_mark(
            "Nothing here holds it any more. Look for a backup on a stick or with a colleague."
        ),
    ),
}
"""What brings a finding back: in a few words, and in a sentence."""
