"""Texts about damage, what is left of it, and repair, keyed by code; see `words`."""

from typing import Final

from casefiles.words.language import msg_mark

HARM: Final[dict[str, tuple[str, str, str]]] = {
    "damaged_read_only": (
        "This vault is damaged and open read-only.",
        "Nothing was changed. What you typed stays in the form until you lock or close.",
        "Repair the vault or restore a backup, then make the change there.",
    ),
    "medium_read_only": (
        "The location of this vault is not writable: the vault is open read-only.",
        (
            "Nothing of it was changed, and nothing is written beside it. What you type stays in"
            " the form until you lock or close; exports are not recorded in History."
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
        "This vault is damaged and open read-only.",
        "Only verified content is shown. Nothing was changed.",
        "Repair the vault or restore a backup to work on.",
    ),
    "folder_prepared": (
        "This folder is not as Casefiles made it: {name} {reason}.",
        "Nothing in it was used, and nothing was changed, in it or elsewhere.",
        (
            "A person or a program changed it. Check that item and remove it, or put your own file"
            " back, before you open the folder again; or restore a backup into a new one."
        ),
    ),
    "healed": (
        "When the vault was opened, part of it was damaged: {files}.",
        (
            "Every change in History is there. The damaged part was repaired, and History records"
            " this."
        ),
        (
            "Possible causes: a power cut during writing, a failing disk or USB drive, or a person"
            " who wrote into the folder. If it happens again, back up the vault to another disk."
        ),
    ),
    "heal_refused": (
        (
            "When the vault was opened, part of it was damaged, and the disk refused to rewrite"
            " it: {files}."
        ),
        ("Every change in History is there. That part is unchanged; the next unlock tries again."),
        (
            "Make room on the disk, or look whether it can be written, and open the vault again. If"
            " it is refused again, back the vault up to another disk."
        ),
    ),
    "older_key_file": (
        (
            "The vault was opened with an older key file that was put into its folder. An older"
            " key file opens the vault with a passphrase no longer in use."
        ),
        "Nothing was changed. History records this.",
        (
            "If it was not you, change all keys now. If you put it there yourself, confirm this:"
            " only that file is then valid, and a newer copy beside it is replaced. Both are"
            " available at unlock and under Vault."
        ),
    ),
    "older_key_file_seen": (
        (
            "On {when} the vault was opened with an older key file that had been put into its"
            " folder. The newest one is there again."
        ),
        "Nothing was changed. History records this.",
        (
            "If it was not you, change all keys now. If you put it there yourself, confirm this."
            " Both are available at unlock and under Vault."
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
                "It was found complete where it was to be written; History records this.",
                "If you do not want it any more, delete that file; the history stays as it is.",
            ),
            (
                "in_part",
                "Only some of its files were found there; History records this.",
                "Do not file them: delete that folder, and export the filing pack again.",
            ),
            (
                "not_written",
                "It was not found, and the history has it as not written.",
                "Export it again. If it was moved meanwhile, it is outside the vault nevertheless.",
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
            ("key_paper", "A key paper", "write the key paper again"),
            ("disclose_field", "A disclosed field with its proof", "disclose the field again"),
            ("ask_time", "A request for a time from outside", "write the request again"),
            ("stamp", "A signed dossier with its time from outside", "add the time again"),
        )
        for found, kept, next_step in (
            (
                "left",
                "It was found complete where it was to be written; History records this.",
                "If you do not want it any more, delete that file; the history stays as it is.",
            ),
            (
                "not_written",
                "It was not found, and the history has it as not written.",
                (
                    "To have it, {again}. If it was moved meanwhile, it is outside the vault"
                    " nevertheless."
                ),
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
        ("The vault was last used on {last}, later than the present clock."),
        "Nothing was changed. History records this.",
        "Check the clock of this computer: deadlines and History depend on it.",
    ),
    "repair_failed": (
        (
            "Repair could not rebuild the vault. Damaged pages: {pages}, of which backups hold"
            " {found}. No copy could be verified."
        ),
        "Nothing was changed, and the damaged file is where it was.",
        "Repair with backups on a USB drive, restore a backup, or open read-only.",
    ),
    "migration_failed": (
        "The vault could not be upgraded to this version.",
        "Nothing was changed.",
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
    "heal_key_file": "key file found damaged and repaired",
    "heal_key_copy": "copy of the key file found damaged and repaired",
    "heal_head": "vault.head found partly damaged and repaired",
    "heal_database": "beginning of the database found damaged and repaired",
    "heal_notice": "privilege notice found altered or missing, and put back",
    "heal_wal": "end of the newest changes found unreadable and left out",
    "heal_ballast": "reserved space for a full disk found damaged and rebuilt",
    "heal_refused": "damage found could not be rewritten: the disk refused",
    "checking_pages": "Checking the database page by page",
    "checking_backups": "Checking the backups beside the vault",
    "copying_pages": "Making a complete copy",
    "salvaging": "Looking for intact data",
    "is_a_link": "is a link",
    "is_a_folder": "is a folder",
    "is_no_folder": "is no folder",
    "is_no_file": "is no file, but a pipe, a device or the like",
    "has_other_names": "has a second name elsewhere",
    "is_of_somebody_else": "belongs to another user",
    "is_no_file_of_ours": "is none of its files",
}
"""Words for kinds of work, reasons and acts."""

FINDINGS: Final[dict[str, tuple[str, str]]] = {
    "content": (
        msg_mark("The file of a document: {name}"),
        (
            msg_mark(
                "The stored file is incomplete. Its extracted text and record are verified"
                " separately."
            )
        ),
    ),
    "record": (
        msg_mark("{kind}: {name}"),
        (msg_mark("It differs from the ledger: altered, lost or added without an entry.")),
    ),
    "change": (
        msg_mark("History of a {kind}: {name}"),
        msg_mark("What was changed in it, at least once, can no longer be proven."),
    ),
    "chain": (
        msg_mark("Order of the history"),
        (msg_mark("History is inconsistent at {count} points.")),
    ),
    "page": (
        msg_mark("{pages} of the database: {lying}"),
        (msg_mark("This part of the file has changed, through a disk fault or outside writing.")),
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
        msg_mark("Damaged. The second copy still opens the vault."),
    ),
    "healed": (
        msg_mark("Repaired when the vault was opened ({file})"),
        msg_mark("This file was damaged. {how}"),
    ),
    "heal_refused": (
        msg_mark("Damaged ({file})"),
        msg_mark("Found when the vault was opened; the disk refused to rewrite it."),
    ),
    "backup": (
        msg_mark("A backup beside the vault ({file})"),
        msg_mark("It is damaged and could not restore anything. The vault is separate from it."),
    ),
    "index": (
        msg_mark("Search"),
        msg_mark("{count} pages of documents are not found by searching."),
    ),
}
"""Of each kind of finding: what is harmed, and what that means."""

LYING: Final[dict[str, str]] = {
    "bytes": msg_mark("document files"),
    "ledger": msg_mark("history"),
    "records": msg_mark("records"),
    "readings": msg_mark("extracted text"),
    "derived": msg_mark("derived lists"),
    "core": msg_mark("core of the vault"),
}
"""What lies on pages of the database."""

HEALED: Final[dict[str, str]] = {
    "vault.keys": msg_mark("The undamaged copy of the key file replaced it."),
    "vault.keys.copy": msg_mark("The key file is undamaged and was copied again."),
    "vault.head": (
        msg_mark(
            "It records the newest change. The damaged part holds no information of its own, or"
            " was being written when the program ended; it was rewritten."
        )
    ),
    "vault.db": msg_mark(
        "Its first 16 bytes are a copy of what the key file holds; they were rewritten."
    ),
    "notice.txt": msg_mark(
        "The privilege notice was altered or missing and was put back as you wrote it."
    ),
    "vault.db-wal": (
        msg_mark(
            "The end of the latest writes could not be read and was omitted. Every change recorded"
            " in History is there. A draft, or text extracted from a file, may be from a moment"
            " earlier."
        )
    ),
    "vault.ballast": msg_mark("It only reserves space for a full disk and was rebuilt."),
}
"""What was done about each file."""

REMEDIES: Final[dict[str, tuple[str, str]]] = {
    "done": (
        msg_mark("Repaired"),
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
        msg_mark("In the backup of {when}: repair restores it."),
    ),
    "backup_perhaps": (
        msg_mark("Perhaps from a backup"),
        (
            msg_mark(
                "Possibly in the backup of {when}. Repair tries it first; otherwise restore that"
                " backup separately and compare."
            )
        ),
    ),
    "ledger": (
        msg_mark("From the ledger"),
        msg_mark("In the ledger: repair rebuilds it."),
    ),
    "anew": (
        msg_mark("Rebuilt"),
        msg_mark("Nothing is lost: repair rebuilds it."),
    ),
    "twin": (
        msg_mark("From the second copy"),
        msg_mark("Rebuilt from the second copy at the next unlock."),
    ),
    "door": (
        msg_mark("At unlock"),
        msg_mark("If it persists at the next unlock you are asked what to do."),
    ),
    "afresh": (
        msg_mark("Back up again"),
        (
            msg_mark(
                "Remove that file from the folder backups, then back up the vault: what is missing"
                " is rebuilt."
            )
        ),
    ),
    "original": (
        msg_mark("Add the file again"),
        (
            msg_mark(
                "Not in any local backup. Look for a backup on a USB drive, or import the file"
                " again."
            )
        ),
    ),
    "nothing": (
        msg_mark("Not recoverable here"),
        msg_mark("Not available here. Look for a backup on a USB drive or with a colleague."),
    ),
}
"""What brings a finding back: in a few words, and in a sentence."""
