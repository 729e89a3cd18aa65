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
    "erase": "erased for good",
}

ACTS: Final = {
    **{
        f"{verb}_{kind}": f"{words} {done}"
        for kind, words in KINDS.items()
        for verb, done in _VERBS.items()
    },
    "load": "case loaded from a form",
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
    "stamp": "time added to a signed dossier",
    "stamp_found": "signed dossier with a time found where it was written; the program had stopped"
    " before it was entered",
    "stamp_perhaps": "signed dossier with a time that may have been written; the program stopped"
    " meanwhile",
    "stamp_set_back": "signed dossier counts again as the one without a time",
    "stamp_begun": "signed dossier with a time about to be written when the program stopped",
    "stamp_not_written": "signed dossier with a time not found where it was to be written",
    "create_vault": "vault created",
    "add_recovery_key": "recovery key made",
    "repair_vault": "vault repaired",
    "migrate_vault": "vault of an earlier version backed up and brought up to date",
    "accept_as_found": "vault accepted as it was found",
    "back_up_elsewhere": "backup written to another medium",
    "restore_backup": "vault restored from a backup",
    "clock_confirmed": "clock of the computer said to be right",
    "clock_denied": "clock of the computer said to be wrong",
    "clock_went_back": "clock of the computer behind the last use of the vault",
    "hold_open_30": "vault held open for a hearing, 30 minutes",
    "hold_open_60": "vault held open for a hearing, 60 minutes",
    "hold_open_120": "vault held open for a hearing, 2 hours",
    "hold_ended": "vault locks by itself again",
    "add_device_key": "key to sign the ledger made",
    "end_device_key": "old key to sign the ledger ended",
    "checkpoint": "ledger signed",
    "anchor_file": "anchor file written",
    "anchor_slip": "anchor slip printed",
    "anchor_colleague": "colleague's statement taken in",
    "close_case": "case closed",
    "reopen_case": "case opened again",
    "hold_case": "case held: nothing of it may be erased",
    "release_case": "hold on the case lifted",
    "retain_case": "day until which the case is kept changed",
    "review_document": "document reviewed",
    "import_narrative": "narrative taken in from a Word file",
    "name_in_narrative": "people in the narrative named by reference",
    "seal_key": "key of tokens sealed for somebody",
    "seal_key_found": "sealed key of tokens found where it was written; the program had stopped"
    " before it was entered",
    "seal_key_perhaps": "sealed key of tokens that may have been written; the program stopped"
    " meanwhile",
    "seal_key_not_written": "sealed key of tokens not found where it was to be written",
    "export_questionnaire": "blank questionnaire written, without contents",
    "export_calendar": "calendar of dates written, without contents",
    "date_document": "dates of a document explained",
    "keep_rest": "kept without what was erased",
    "unlist_document": "document taken from a dossier, as it is erased",
    "confirm_names": "other ways to write a name confirmed",
    "reject_names": "other ways to write a name rejected",
    "reconsider_name": "decision on a way to write a name taken back",
    "undo": "undone",
    "redo": "done again",
}
"""What was done, by the action of a ledger entry; within a sentence."""

FIELDS: Final = {
    "dated": msg_mark("Date on the cover"),
    "exhibit.dated": msg_mark("Date it bears"),
    "exhibit.language": msg_mark("Language on the front sheet"),
    "exhibit.original": msg_mark("Copy or original, on the front sheet"),
    "requesting_state": msg_mark("Requesting state"),
    "requested_state": msg_mark("Requested state"),
    "file_name": msg_mark("File"),
    "is_public": msg_mark("Published"),
    "is_looked_at": msg_mark("Every page looked at"),
    "document_id": msg_mark("Document"),
    "mark": msg_mark("Exhibit mark"),
    "person_ids": msg_mark("People"),
    "person_id": msg_mark("Protects"),
    "consent.person_id": msg_mark("Person"),
    "rejected": msg_mark("Forms that are none of this person"),
    "cites": msg_mark("Proof"),
    "is_withheld": msg_mark("Withheld"),
    "lane": msg_mark("Line of the timeline"),
    "box": msg_mark("Place on the page"),
    "sha256": msg_mark("Digest of the file"),
    "size": msg_mark("Size"),
    "numbering": msg_mark("Pseudonyms"),
    "certificate": msg_mark("Clearance"),
    "closed": msg_mark("Closed on"),
    "retention_until": msg_mark("Kept until"),
    "hold": msg_mark("Held because"),
    "day": msg_mark("Left on"),
    "source_person": msg_mark("Told by"),
    "known_to": msg_mark("Known to"),
    "is_widely_known": msg_mark("Widely known"),
    "kin": msg_mark("Is the"),
    "related_to": msg_mark("Of"),
    "spoken_by": msg_mark("Whose statement"),
    "field_answer.field": msg_mark("Field"),
    "authority_form.person_id": msg_mark("Signed by"),
    "authority_form.field": msg_mark("Asked for by"),
    "authority_form.printed": msg_mark("Printed on"),
    "authority_form.sent": msg_mark("Sent on"),
    "authority_form.carrier": msg_mark("By the hands of"),
    "authority_form.expected": msg_mark("Back by"),
    "authority_form.signed": msg_mark("Signed on"),
    "authority_form.document_id": msg_mark("Scan"),
    "authority_form.refused": msg_mark("Refused on"),
    "authority_form.reason": msg_mark("Why it was refused"),
    "own_limit.kind": msg_mark("What is limited"),
    "own_limit.of": msg_mark("Measured on"),
    "own_limit.value": msg_mark("Limit"),
    "own_limit.is_refused": msg_mark("Refuses what is over it"),
    "own_limit.source": msg_mark("Read in"),
    "own_limit.checked": msg_mark("Read on"),
    "own_limit.signed_by": msg_mark("Address confirmed by"),
    "closed_days.calendar": msg_mark("Of which authority"),
    "closed_days.year": msg_mark("Year"),
    "closed_days.days": msg_mark("Closed on"),
    "closed_days.source": msg_mark("Read in"),
    "closed_days.checked": msg_mark("Read on"),
    "signed_by": msg_mark("Signed by"),
    "library_note.checked_by": msg_mark("Decision read by"),
    "is_pressure": msg_mark("In the chronology of pressure"),
    "acceptance.code": msg_mark("Found"),
    "acceptance.reason": msg_mark("Why it may stand"),
    "source": msg_mark("Obtained from"),
    "obtained_by": msg_mark("Obtained by"),
    "obtained_on": msg_mark("Obtained on"),
    "obtained_how": msg_mark("How it was obtained"),
    "obtained_at": msg_mark("Where it was obtained"),
    "carrier": msg_mark("Device or carrier"),
    "originality": msg_mark("Original or copy"),
    "custody": msg_mark("Custody before it came here"),
    "privilege_reason": msg_mark("Why it is privileged"),
    "do_not_use": msg_mark("Do not use, because"),
    "is_traceable": msg_mark("Traceable by copy"),
    "relevance": msg_mark("Review"),
    "wider": msg_mark("Also reaches"),
    "needs_second_look": msg_mark("Needs a second look"),
    "is_minor": msg_mark("Minor"),
    "describes": msg_mark("Edition described"),
    "file_signature": msg_mark("Signature of the file"),
    "files": msg_mark("Files of the pack"),
    "grounds": msg_mark("Grounds for the judge"),
    "judge_code": msg_mark("Reason for the judge"),
    "judge_reason": msg_mark("Words for the judge"),
    "of": msg_mark("Digest looked at"),
    "is_given": msg_mark("Approved"),
    "by": msg_mark("Looked at by"),
    "narrower": msg_mark("Does not reach"),
    "date_order": msg_mark("Order of its dates"),
    "clock_zone": msg_mark("Zone of its clocks"),
    "other_id": msg_mark("Other document"),
    "translated_id": msg_mark("Translated in"),
    "into": msg_mark("Into"),
    "is_confirmed": msg_mark("Page confirmed"),
    "transcription.lines": msg_mark("Checked lines"),
    "verdict": msg_mark("Decided"),
    "test": msg_mark("Legal test"),
    "limb": msg_mark("What has to be shown"),
    "bearing": msg_mark("Whose argument"),
    "reply": msg_mark("What is said to that"),
    "argument.answer": msg_mark("What is said to it"),
    "fact_ids": msg_mark("Facts"),
    "authorities": msg_mark("Authorities"),
    "support": msg_mark("How well borne out"),
    "wanted": msg_mark("What would help next"),
    "rule": msg_mark("Reckoned by"),
    "since": msg_mark("Reckoned from"),
    "deadline.is_confirmed": msg_mark("Checked against the law"),
    "is_hidden": msg_mark("Not offered any more"),
    "public": msg_mark("Public key"),
    "edition": msg_mark("Edition"),
    "installed_pack.day": msg_mark("Taken in on"),
    "trusted_key.day": msg_mark("Accepted on"),
    "entry": msg_mark("Entry"),
    "key": msg_mark("Item"),
    "recorded": msg_mark("How it is recorded"),
    "authority": msg_mark("On whose authority"),
    "note": msg_mark("What else was said"),
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
        "This act cannot be undone.",
        "Change what it made by hand.",
    ),
    "changed_since": (
        "What this act left was changed since.",
        "Undo the later changes first, or change it by hand.",
    ),
    "still_referred_to": (
        "{records} other record(s) refer to what this act added.",
        "Take the references away first.",
    ),
    "refers_to_gone": (
        "What this act changed referred to a person or document that is gone.",
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
