"""Texts about work on a case, keyed by code: files that arrive, marks, facts; see `words`."""

from typing import Final

WORK: Final = {
    "sandbox_busy": (
        "The machine was too busy to start the locked-down process that reads files in time.",
        "Close other programs or wait a while, then try again.",
    ),
    "indexing_stopped": (
        "The search index of this vault is not made anew yet, so the vault was not opened.",
        "What is done of it is kept. Open the vault again: it goes on where it was stopped.",
    ),
    "mark_without_area": ("Nothing was selected to mark.", "Select words or an area first."),
    "mark_without_reason": (
        "A mark needs a reason.",
        "Say in a few words why readers may not see this; it never leaves the vault.",
    ),
    "mark_for_nobody": ("The mark names a reader that is not known.", "Choose the readers again."),
    "mark_reason_unknown": (
        "The reason for the judge is not known.",
        "Choose the reason again.",
    ),
    "mark_gone": ("This mark was removed already.", "Mark the place again if it must go."),
    "pages_never_shown": (
        "{count} page(s) were never shown, from page {first} on.",
        "Look at them, or sign for them with a reason.",
    ),
    "document_gone": ("This document was removed from the case.", "See the history."),
    "nothing_to_find": (
        "There is no word, name or number in that to find.",
        "Type a word with at least one letter, or a number.",
    ),
    "narrative_says_nothing": ("There is no text in it.", "Write something first."),
    "narrative_block_gone": (
        "This part of the narrative was removed meanwhile.",
        "What you typed is kept as a draft; undo brings the part back.",
    ),
    "footnotes_do_not_agree": (
        "The text has {signs} signs of footnotes such as [^1], and there are {notes} footnotes.",
        "Give each footnote one sign, numbered from 1.",
    ),
    "narrative_file_gone": (
        "The file cannot be opened: it is gone, a link, or may not be read.",
        "Choose the file itself.",
    ),
    "narrative_file_too_large": (
        "The file is larger than 64 MB.",
        "Take its pictures out, and save it anew.",
    ),
    "no_pressure_section": (
        "The form of dossier that was last looked at has no chronology of pressure.",
        "Choose one in the room of the dossier that has it, then try again.",
    ),
    "fact_without_text": ("The fact says nothing.", "Write one assertion."),
    "fact_without_cite": (
        "The fact is called cited, but names no page.",
        "Add a document and page, or choose another standing.",
    ),
    "fact_gone": ("This fact was removed already.", "See the history."),
    "person_without_name": ("The person has no name.", "Write at least one; a nickname will do."),
    "case_without_reference": (
        "The case has no reference.",
        "Write the one that your files carry, or invent one.",
    ),
    "date_unusable": ("There is no date that can be kept.", "Write one, such as 14 March 2019."),
    "argument_says_nothing": (
        "The argument says nothing yet.",
        "Write what is said, in a sentence or two.",
    ),
    "record_in_use": (
        "It is still needed: {where} point to it.",
        "Take it out there first, then remove it.",
    ),
}
"""What happened, and what to do next; nothing was changed."""

WORK_LABELS: Final = {
    "mail_encrypted": "stored; it is encrypted, and the key that opens it is not here",
    "password_wrong": "stored; the password that was typed before does not open it any more",
    "arrival_system_file": "a file of the system",
    "arrival_vanished": "it was gone before it was read whole",
    "arrival_changed": "it changed while it was read",
    "arrival_no_permission": "you may not read it on this computer",
    "arrival_is_link": "it is a link",
    "arrival_not_a_file": "it is no file",
    "arrival_unreadable": "the disk did not give it whole",
    "arrival_of_the_vault": "it is the vault itself",
    "indexing_again": "Making the search index anew, for this version of the program",
    "finding": "Looking through documents",
    "drafting": "Reading the case",
    "drafting_again": "The case was changed meanwhile: it is read anew, and the file made again",
    "delivering": "Writing the file",
    "signing_file": "Signing the file",
    "counting_mentions": "Looking through documents",
    "searching_for_redaction": "Looking through documents",
    "not_read": "kept, and not read yet",
    "court_open": "The court, in open session",
    "court_closed": "The court, in closed session",
    "requested_state": "The requested State",
    "requesting_state": "The requesting State",
    "treaty_body": "A treaty body or human rights court",
    "ccf": "INTERPOL's CCF",
    "expert": "An expert",
    "interpreter": "An interpreter",
    "public": "The public",
    "echr": "The European Court of Human Rights",
    "un_treaty_body": "A treaty body of the United Nations",
    "un_special_procedures": "Special procedures of the United Nations",
    "un_reprisals": "United Nations, reprisals",
    "icc": "The International Criminal Court, or another abroad",
    "inquiry": "A commission of inquiry",
    "partner_ngo": "A partner organisation",
    "media": "Journalists",
    "cited": "Cited",
    "on_instructions": "On instructions",
    "evidence_to_follow": "Evidence to follow",
}

ARRIVING: Final = {
    "arrival_system_file": ("This is a file of the system, not of the case.", "Nothing is needed."),
    "arrival_vanished": (
        "The file was gone before it was read whole.",
        "Plug the stick in again, or look where the file went; then try again.",
    ),
    "arrival_changed": (
        "The file changed while it was read.",
        "Wait until no other program writes it, then try again.",
    ),
    "arrival_no_permission": (
        "This computer does not let you read the file.",
        "Change its permissions, or copy it as somebody who may; then try again.",
    ),
    "arrival_is_link": ("This is a link to another place.", "Add the file it leads to."),
    "arrival_not_a_file": ("This is a device, not a file.", "Nothing can be taken from it."),
    "arrival_unreadable": (
        "The disk or stick did not give the file whole.",
        "Copy it to another disk, then add the copy.",
    ),
    "arrival_of_the_vault": ("This folder is the vault itself.", "Nothing is needed."),
    "import_unknown": ("These files were dealt with already.", "Add them again if you like."),
    "password_empty": ("No password was typed.", "Type the password of the document."),
    "password_too_long": (
        "The password is longer than {limit} characters.",
        "Type the password of the document.",
    ),
    "password_wrong": (
        "The password does not open this document. It was not stored.",
        "Check capital letters and the language of the keyboard, and try again.",
    ),
    "password_not_needed": (
        "This document does not wait for a password.",
        "Open it as it is; of encrypted files only PDF can be opened here.",
    ),
    "pdf_too_large": (
        (
            "A PDF above {limit} MB cannot be read here, with or without its password. It stays in"
            " the case as it came."
        ),
        (
            "Ask who sent it to save it without a password and in parts below that size, and add"
            " those."
        ),
    ),
    "document_not_locked": (
        "No document of this case waits for a password under that name.",
        "Documents that wait for one: {count}. Name one by its exhibit mark or file name.",
    ),
    "document_unknown": ("This document is not in the case any more.", "See the history."),
    "document_still_cited": (
        "The document is proof of {events} event(s) and {facts} fact(s).",
        "Take it from them first, then remove it.",
    ),
    "exhibit_mark_taken": (
        "Another document of the case has this exhibit mark.",
        "Give each its own.",
    ),
    "witness_without_mark": (
        "A witness produces an exhibit under a mark, such as AB/1.",
        "Add the mark, or leave the witness empty.",
    ),
}
"""Faults of files that arrive and of documents: what happened, and what to do."""
