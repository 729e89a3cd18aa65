"""Words for what was done in a vault: acts, kinds of records and their fields."""

from typing import Final

from casefiles.words.kinds import KIND_WORDS
from casefiles.words.language import msg_mark, msg_of
from casefiles.words.register import FIELDS as FIELDS_OF_REGISTER
from casefiles.words.register import TYPES

KINDS: Final = {**{kind: words.name for kind, words in KIND_WORDS.items()}, "vault": "vault"}
"""What people call each kind of record."""

_VERBS: Final = {
    "add": "added",
    "edit": "edited",
    "remove": "removed",
    "move": "moved",
    "erase": "erased permanently",
}

ACTS: Final = {
    **{
        f"{verb}_{kind}": f"{words} {done}"
        for kind, words in KINDS.items()
        for verb, done in _VERBS.items()
    },
    "load": "case imported",
    "export": "dossier exported",
    "export_found": "dossier found where it was written; the program had stopped before it was"
    " entered",
    "export_found_in_part": "part of a filing pack found where it was written; the program had"
    " stopped before it was entered",
    "export_perhaps": "dossier that may have been written; the program stopped meanwhile",
    "export_begun": "dossier about to be written when the program stopped",
    "export_not_written": "dossier not found where it was to be written",
    "ask_time": "request for a time from outside written, for a signed dossier",
    "ask_time_found": "request for a time from outside found where it was written; the program had"
    " stopped before it was entered",
    "ask_time_perhaps": "request for a time from outside that may have been written; the program"
    " stopped meanwhile",
    "ask_time_not_written": "request for a time from outside not found where it was to be written",
    "stamp": "timestamp added to a signed dossier",
    "stamp_found": "signed dossier with a time found where it was written; the program had stopped"
    " before it was entered",
    "stamp_perhaps": "signed dossier with a time that may have been written; the program stopped"
    " meanwhile",
    "stamp_set_back": "signed dossier counts again as the one without a time",
    "stamp_begun": "signed dossier with a time about to be written when the program stopped",
    "stamp_not_written": "signed dossier with a time not found where it was to be written",
    "create_vault": "vault created",
    "add_recovery_key": "recovery key created",
    "repair_vault": "vault repaired",
    "migrate_vault": "vault of an earlier version backed up and brought up to date",
    "accept_as_found": "vault accepted as found",
    "back_up_elsewhere": "backup written to another medium",
    "restore_backup": "vault restored from a backup",
    "clock_confirmed": "clock confirmed as correct",
    "clock_denied": "clock marked as wrong",
    "clock_went_back": "clock earlier than last use of the vault",
    "hold_open_30": "automatic lock off for 30 minutes",
    "hold_open_60": "automatic lock off for 60 minutes",
    "hold_open_120": "automatic lock off for 2 hours",
    "hold_ended": "automatic lock on",
    "add_device_key": "ledger signing key created",
    "end_device_key": "old key to sign the ledger ended",
    "checkpoint": "ledger signed",
    "anchor_file": "anchor file written",
    "anchor_slip": "anchor printed",
    "anchor_colleague": "co-signature imported",
    "close_case": "case closed",
    "reopen_case": "case reopened",
    "hold_case": "legal hold placed on case",
    "release_case": "legal hold lifted",
    "retain_case": "retention date changed",
    "review_document": "document reviewed",
    "import_narrative": "narrative imported from Word",
    "name_in_narrative": "names in the narrative converted to references",
    "draft_paper": "argument drafted",
    "take_map_change": "paragraph replaced by the present words of the argument map",
    "leave_map_change": "paragraph left as it is",
    "take_edited_paragraphs": "paragraphs taken from an edited Word file",
    "set_paper_state": "status of the paper changed",
    "check_pinpoint": "pinpoint noted as read",
    "seal_key": "pseudonym key encrypted for a recipient",
    "seal_key_found": (
        "sealed pseudonym key found where it was written; the program had stopped before it was"
        " recorded"
    ),
    "seal_key_perhaps": (
        "sealed pseudonym key that may have been written; the program stopped meanwhile"
    ),
    "seal_key_not_written": "sealed pseudonym key not found where it was to be written",
    "key_paper": "key paper for the judge alone written",
    "key_paper_found": (
        "key paper for the judge alone found where it was written; the program had stopped before"
        " it was recorded"
    ),
    "key_paper_perhaps": (
        "key paper for the judge alone that may have been written; the program stopped meanwhile"
    ),
    "key_paper_not_written": ("key paper for the judge alone not found where it was to be written"),
    "export_proof": "proof for the recipient written with the dossier",
    "disclose_field": "field of a filed dossier disclosed to a judge with proof",
    "disclose_field_found": (
        "disclosed field found where it was written; the program had stopped before it was recorded"
    ),
    "disclose_field_perhaps": (
        "disclosed field that may have been written; the program stopped meanwhile"
    ),
    "disclose_field_not_written": "disclosed field not found where it was to be written",
    "export_questionnaire": "blank questionnaire written, without contents",
    "export_calendar": "calendar of dates written, without contents",
    "date_document": "dates of a document resolved",
    "keep_rest": "kept without what was erased",
    "unlist_document": "document removed from contents because it was erased",
    "confirm_names": "variant spellings confirmed",
    "reject_names": "variant spellings rejected",
    "reconsider_name": "decision on a variant spelling undone",
    "undo": "undone",
    "redo": "redone",
}
"""What was done, by the action of a ledger entry; within a sentence."""

FIELDS: Final = {
    "dated": msg_mark("Date on the cover"),
    "exhibit.dated": msg_mark("Date on the document"),
    "exhibit.language": msg_mark("Language (cover sheet)"),
    "exhibit.original": msg_mark("Copy or original (cover sheet)"),
    "requesting_state": msg_mark("Requesting State"),
    "requested_state": msg_mark("Requested State"),
    "file_name": msg_mark("File"),
    "is_public": msg_mark("Published"),
    "is_looked_at": msg_mark("Pages checked"),
    "document_id": msg_mark("Document"),
    "mark": msg_mark("Exhibit number"),
    "person_ids": msg_mark("People"),
    "person_id": msg_mark("Protects"),
    "consent.person_id": msg_mark("Person"),
    "rejected": msg_mark("Rejected variant spellings"),
    "cites": msg_mark("Evidence"),
    "is_withheld": msg_mark("Withheld"),
    "paper.paper": msg_mark("Paper"),
    "paper.checks": msg_mark("Pinpoints read"),
    "paper_id": msg_mark("Paper"),
    "paper_block.audiences": msg_mark("Recipients"),
    "lane": msg_mark("Lane of the timeline"),
    "box": msg_mark("Area on the page"),
    "sha256": msg_mark("Hash value of the file"),
    "size": msg_mark("Size"),
    "numbering": msg_mark("Pseudonyms"),
    "certificate": msg_mark("Final check"),
    "closed": msg_mark("Closed on"),
    "retention_until": msg_mark("Retention until"),
    "hold": msg_mark("Legal hold"),
    "day": msg_mark("Exported on"),
    "source_person": msg_mark("Source"),
    "known_to": msg_mark("Known to"),
    "is_widely_known": msg_mark("Widely known"),
    "kin": msg_mark("Family relationship"),
    "related_to": msg_mark("Of"),
    "spoken_by": msg_mark("Whose statement"),
    "field_answer.field": msg_mark("Field"),
    "authority_form.person_id": msg_mark("Signed by"),
    "authority_form.field": msg_mark("Required by"),
    "authority_form.printed": msg_mark("Printed on"),
    "authority_form.sent": msg_mark("Sent on"),
    "authority_form.carrier": msg_mark("Carried by"),
    "authority_form.expected": msg_mark("Due back on"),
    "authority_form.signed": msg_mark("Signed on"),
    "authority_form.document_id": msg_mark("Scan"),
    "authority_form.refused": msg_mark("Refused on"),
    "authority_form.reason": msg_mark("Reason for refusal"),
    "own_limit.kind": msg_mark("Type of limit"),
    "own_limit.of": msg_mark("Applies to"),
    "own_limit.value": msg_mark("Limit"),
    "own_limit.is_refused": msg_mark("Rejects what exceeds it"),
    "own_limit.source": msg_mark("Source"),
    "own_limit.checked": msg_mark("Checked on"),
    "own_limit.signed_by": msg_mark("Address confirmed by"),
    "closed_days.calendar": msg_mark("Of which authority"),
    "closed_days.year": msg_mark("Year"),
    "closed_days.days": msg_mark("Closed on"),
    "closed_days.source": msg_mark("Source"),
    "closed_days.checked": msg_mark("Checked on"),
    "text_version.record_id": msg_mark("Text of"),
    "text_version.field": msg_mark("Which text"),
    "made_by": msg_mark("Made by"),
    "text_version.checked_by": msg_mark("Checked by"),
    "checked_on": msg_mark("Checked on"),
    "office.capacity": msg_mark("Acts as"),
    "office.bar": msg_mark("Admitted to"),
    "office.phone": msg_mark("Telephone"),
    "office.phone_at_night": msg_mark("Telephone at any hour"),
    "office.email": msg_mark("E-mail"),
    "office.alternate": msg_mark("If not reached, ask"),
    "document.kind": msg_mark("Kind of document"),
    "document.valid_until": msg_mark("Valid until"),
    "signed_by": msg_mark("Signed by"),
    "library_note.checked_by": msg_mark("Decision read by"),
    "is_pressure": msg_mark("Shown under intimidation and reprisals"),
    "acceptance.code": msg_mark("Found"),
    "acceptance.reason": msg_mark("Reason for accepting"),
    "source": msg_mark("Obtained from"),
    "obtained_by": msg_mark("Obtained by"),
    "obtained_on": msg_mark("Obtained on"),
    "obtained_how": msg_mark("How it was obtained"),
    "obtained_at": msg_mark("Where it was obtained"),
    "carrier": msg_mark("Device or medium"),
    "originality": msg_mark("Original or copy"),
    "custody": msg_mark("Custody before receipt"),
    "privilege_reason": msg_mark("Reason for privilege"),
    "do_not_use": msg_mark("Reason for exclusion"),
    "is_traceable": msg_mark("Traceable by copy"),
    "relevance": msg_mark("Review"),
    "wider": msg_mark("Can also reach"),
    "reader_a": msg_mark("One recipient"),
    "reader_b": msg_mark("Other recipient"),
    "may_join": msg_mark("May know it is the same file"),
    "needs_second_look": msg_mark("Second review required"),
    "is_minor": msg_mark("Minor"),
    "showings": msg_mark("Shown to recipients"),
    "never_named": msg_mark("Named to none"),
    "describes": msg_mark("Edition described"),
    "file_signature": msg_mark("Electronic signature"),
    "files": msg_mark("Files of the pack"),
    "grounds": msg_mark("Reasons for the court"),
    "judge_code": msg_mark("Reason for the court"),
    "judge_reason": msg_mark("Explanation for the court"),
    "of": msg_mark("Hash value reviewed"),
    "is_given": msg_mark("Approved"),
    "by": msg_mark("Reviewed by"),
    "narrower": msg_mark("Cannot reach"),
    "date_order": msg_mark("Date order"),
    "clock_zone": msg_mark("Time zone"),
    "other_id": msg_mark("Other document"),
    "translated_id": msg_mark("Translated in"),
    "into": msg_mark("Into"),
    "is_confirmed": msg_mark("Page confirmed"),
    "transcription.lines": msg_mark("Checked lines"),
    "verdict": msg_mark("Decided"),
    "test": msg_mark("Legal test"),
    "limb": msg_mark("Limb"),
    "bearing": msg_mark("Side"),
    "reply": msg_mark("Reply"),
    "argument.answer": msg_mark("Counter-argument"),
    "fact_ids": msg_mark("Facts"),
    "authorities": msg_mark("Authorities"),
    "support": msg_mark("Strength of support"),
    "wanted": msg_mark("Evidence still needed"),
    "rule": msg_mark("Calculated from"),
    "since": msg_mark("Time runs from"),
    "deadline.is_confirmed": msg_mark("Checked against the law"),
    "is_hidden": msg_mark("Hidden"),
    "public": msg_mark("Public key"),
    "edition": msg_mark("Edition"),
    "installed_pack.day": msg_mark("Installed on"),
    "trusted_key.day": msg_mark("Accepted on"),
    "entry": msg_mark("Entry"),
    "key": msg_mark("Item"),
    "recorded": msg_mark("Form of record"),
    "authority": msg_mark("Authorised by"),
    "note": msg_mark("Note"),
}
"""What people call a field, where its name says it badly."""

SCRIPTS: Final = {
    "Latn": msg_mark("Latin"),
    "Cyrl": msg_mark("Cyrillic"),
    "Arab": msg_mark("Arabic script"),
    "Hans": msg_mark("simplified Chinese"),
    "Hant": msg_mark("traditional Chinese"),
    "Tibt": msg_mark("Tibetan"),
    "Mong": msg_mark("Mongolian"),
    "Grek": msg_mark("Greek"),
}
"""What people call a script, by its ISO 15924 code; within a sentence."""

ACT_FAULTS: Final = {
    "cannot_be_undone": (
        "This change cannot be undone.",
        "Change the record manually.",
    ),
    "changed_since": (
        "The record has been changed since.",
        "Undo the later changes first, or change it manually.",
    ),
    "still_referred_to": (
        "Other records that refer to what this action added: {records}.",
        "Remove the references first.",
    ),
    "refers_to_gone": (
        "The change refers to a person or document that was removed.",
        "Undo that removal first.",
    ),
}
"""Why an act was not undone, and what to do; nothing was changed."""


def field_words(name: str, kind: str = "") -> str:
    """Return what people call a field of a record; some are called otherwise in one kind."""
    own = msg_of(FIELDS_OF_REGISTER) if kind in TYPES else msg_of(FIELDS)
    other = msg_of(FIELDS) if kind in TYPES else msg_of(FIELDS_OF_REGISTER)
    keys = [(words, key) for words in (own, other) for key in (f"{kind}.{name}", name)]
    message = next((words[key] for words, key in keys if key in words), "")
    return message or name.replace("_", " ").capitalize()
