"""Texts about work on a case, keyed by code: files that arrive, marks, facts; see `words`."""

from typing import Final

WORK: Final = {
    "sandbox_busy": (
        "The machine was too busy to start the locked-down process that reads files in time.",
        "Close other programs or wait a while, then try again.",
    ),
    "indexing_stopped": (
        "The search index must be rebuilt before the vault can open.",
        "Progress is saved. Open the vault again to continue.",
    ),
    "mark_without_area": ("Nothing selected.", "Select words or an area first."),
    "mark_without_reason": (
        "A mark needs a reason.",
        "Enter the reason (internal).",
    ),
    "mark_for_nobody": ("The mark refers to an unknown recipient.", "Choose the recipients again."),
    "mark_reason_unknown": (
        "The reason for the judge is not known.",
        "Choose the reason again.",
    ),
    "mark_gone": ("This mark has already been removed.", "Mark the place again if it must go."),
    "pages_never_shown": (
        "Pages never shown: {count}, from page {first} on.",
        "Check them, or sign off with a reason.",
    ),
    "document_gone": ("This document was removed from the case.", "See the history."),
    "nothing_to_find": (
        "Nothing to search for.",
        "Type a word with at least one letter, or a number.",
    ),
    "narrative_says_nothing": ("There is no text in it.", "Write something first."),
    "narrative_block_gone": (
        "This paragraph has been removed.",
        "What you typed is kept as a draft; undo brings the part back.",
    ),
    "paper_block_gone": (
        "This paragraph has been removed.",
        "What you typed is kept as a draft; undo restores the paragraph.",
    ),
    "paper_language": (
        "No words for a paper in this language are installed.",
        "Choose a profile in another language.",
    ),
    "paper_nothing_argued": (
        "Nothing is argued in this case yet.",
        "Add arguments under Argument, then draft the paper.",
    ),
    "pinpoint_unsigned": (
        "A name is needed.",
        "Enter who read the place in the decision itself.",
    ),
    "footnotes_do_not_agree": (
        "The text has {signs} signs of footnotes such as [^1], and there are {notes} footnotes.",
        "Give each footnote one sign, numbered from 1.",
    ),
    "edited_file_foreign": (
        "This file is no Word file of an argument that left this case.",
        (
            "Choose the file that was exported with the filing. Text of another file can be"
            " imported under Narrative."
        ),
    ),
    "edited_file_unknown_edition": (
        (
            "No edition of this case is known that left as this file. It may be of another vault,"
            " or something of its edition was erased since."
        ),
        "Export the argument again, and edit that file.",
    ),
    "edited_file_other_forum": (
        "This file is the argument for another forum.",
        "Choose that dossier form, then bring the file back there.",
    ),
    "edited_file_other_case": (
        "This file is the argument of another case.",
        "Open that case, then bring the file back there.",
    ),
    "edited_none_chosen": (
        "No paragraph is chosen.",
        "Choose Take for the paragraphs that shall come in.",
    ),
    "edited_name_unclear": (
        "It is not clear who is meant by {words}.",
        "Choose the person, or leave the paragraph as it is.",
    ),
    "edited_paragraph_changed": (
        "A paragraph was changed here since the file was compared. Nothing was taken.",
        "Bring the file back again, and compare.",
    ),
    "narrative_file_gone": (
        "The file cannot be opened: missing, a link, or no permission.",
        "Choose the file itself.",
    ),
    "narrative_file_too_large": (
        "The file is larger than 64 MB.",
        "Remove its pictures and save it again.",
    ),
    "no_pressure_section": (
        "The dossier form last used has no section on intimidation and reprisals.",
        "Choose a dossier form with this section in Dossier, then try again.",
    ),
    "fact_without_text": ("The fact is empty.", "Write one assertion."),
    "fact_without_cite": (
        "The fact has no document and page as evidence.",
        "Add evidence, or choose another evidential status.",
    ),
    "fact_gone": ("This fact was removed already.", "See the history."),
    "person_without_name": ("The person has no name.", "Write at least one; a nickname will do."),
    "case_without_reference": (
        "The case has no reference.",
        "Write the one that your files carry, or invent one.",
    ),
    "date_unusable": ("No date entered.", "Enter one, for example 14 March 2019."),
    "argument_says_nothing": (
        "The argument is empty.",
        "Write the argument, in a sentence or two.",
    ),
    "record_in_use": (
        "Cannot be removed. Used by: {where}.",
        "Remove it there first.",
    ),
}
"""What happened, and what to do next; nothing was changed."""

WORK_LABELS: Final = {
    "mail_encrypted": "stored; it is encrypted, and the key that opens it is not here",
    "password_wrong": "stored; the password that was typed before does not open it any more",
    "arrival_system_file": "system file",
    "arrival_vanished": "removed during import",
    "arrival_changed": "changed during import",
    "arrival_no_permission": "no read permission",
    "arrival_is_link": "a link",
    "arrival_not_a_file": "it is no file",
    "arrival_unreadable": "read error",
    "arrival_of_the_vault": "the vault itself",
    "indexing_again": "Rebuilding the search index for this version",
    "finding": "Scanning documents",
    "drafting": "Reading the case",
    "drafting_again": (
        "The case was changed meanwhile: it is read again, and the file is made again"
    ),
    "delivering": "Writing the file",
    "signing_file": "Signing the file",
    "counting_mentions": "Scanning documents",
    "searching_for_redaction": "Scanning documents",
    "not_read": "Kept; not read yet",
    "court_open": "The court, in open session",
    "court_closed": "The court, in closed session",
    "requested_state": "The requested State",
    "requesting_state": "The requesting State",
    "treaty_body": "A treaty body or human rights court",
    "ccf": "The CCF",
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
    "arrival_system_file": ("System file.", "No action needed."),
    "arrival_vanished": (
        "The file was removed during import.",
        "Reconnect the USB drive or find the file, then try again.",
    ),
    "arrival_changed": (
        "The file changed during import.",
        "Wait until no other program writes it, then try again.",
    ),
    "arrival_no_permission": (
        "No permission to read the file.",
        "Change its permissions, or copy it as a user with access, then try again.",
    ),
    "arrival_is_link": ("This is a link to another place.", "Add the file it leads to."),
    "arrival_not_a_file": ("This is a device, not a file.", "Nothing can be taken from it."),
    "arrival_unreadable": (
        "The file could not be read completely.",
        "Copy it to another disk, then add the copy.",
    ),
    "arrival_of_the_vault": ("This folder is the vault itself.", "No action needed."),
    "import_unknown": ("These files have already been processed.", "Add them again if you like."),
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
        "Open it as it is; of encrypted files only PDF and ZIP can be opened here.",
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
    "document_unknown": ("This document is no longer in the case.", "See the history."),
    "document_still_cited": (
        "The document is evidence for {events} events and {facts} facts.",
        "Remove it from them first.",
    ),
    "exhibit_mark_taken": (
        "This exhibit number is already in use.",
        "Give each its own.",
    ),
    "witness_without_mark": (
        "A producing witness requires an exhibit number, such as AB/1.",
        "Add the number, or clear the witness.",
    ),
}
"""Faults of files that arrive and of documents: what happened, and what to do."""
