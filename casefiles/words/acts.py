"""Words for what was done in a vault: acts, kinds of records and their fields."""

from typing import Final

from casefiles.words.kinds import KIND_WORDS
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
    "dated": "Date on the cover",
    "exhibit.dated": "Date it bears",
    "exhibit.language": "Language on the front sheet",
    "exhibit.original": "Copy or original, on the front sheet",
    "requesting_state": "Requesting state",
    "requested_state": "Requested state",
    "file_name": "File",
    "is_public": "Published",
    "is_looked_at": "Every page looked at",
    "document_id": "Document",
    "mark": "Exhibit mark",
    "person_ids": "People",
    "person_id": "Protects",
    "consent.person_id": "Person",
    "rejected": "Forms that are none of this person",
    "cites": "Proof",
    "is_withheld": "Withheld",
    "lane": "Line of the timeline",
    "box": "Place on the page",
    "sha256": "Digest of the file",
    "size": "Size",
    "numbering": "Pseudonyms",
    "certificate": "Clearance",
    "closed": "Closed on",
    "retention_until": "Kept until",
    "hold": "Held because",
    "day": "Left on",
    "source_person": "Told by",
    "known_to": "Known to",
    "is_widely_known": "Widely known",
    "kin": "Is the",
    "related_to": "Of",
    "spoken_by": "Whose statement",
    "field_answer.field": "Field",
    "authority_form.person_id": "Signed by",
    "authority_form.field": "Asked for by",
    "authority_form.printed": "Printed on",
    "authority_form.sent": "Sent on",
    "authority_form.carrier": "By the hands of",
    "authority_form.expected": "Back by",
    "authority_form.signed": "Signed on",
    "authority_form.document_id": "Scan",
    "authority_form.refused": "Refused on",
    "authority_form.reason": "Why it was refused",
    "own_limit.kind": "What is limited",
    "own_limit.of": "Measured on",
    "own_limit.value": "Limit",
    "own_limit.is_refused": "Refuses what is over it",
    "own_limit.source": "Read in",
    "own_limit.checked": "Read on",
    "own_limit.signed_by": "Address confirmed by",
    "closed_days.calendar": "Of which authority",
    "closed_days.year": "Year",
    "closed_days.days": "Closed on",
    "closed_days.source": "Read in",
    "closed_days.checked": "Read on",
    "signed_by": "Signed by",
    "library_note.checked_by": "Decision read by",
    "is_pressure": "In the chronology of pressure",
    "acceptance.code": "Found",
    "acceptance.reason": "Why it may stand",
    "source": "Obtained from",
    "obtained_by": "Obtained by",
    "obtained_on": "Obtained on",
    "obtained_how": "How it was obtained",
    "obtained_at": "Where it was obtained",
    "carrier": "Device or carrier",
    "originality": "Original or copy",
    "custody": "Custody before it came here",
    "privilege_reason": "Why it is privileged",
    "do_not_use": "Do not use, because",
    "is_traceable": "Traceable by copy",
    "relevance": "Review",
    "wider": "Also reaches",
    "needs_second_look": "Needs a second look",
    "is_minor": "Minor",
    "describes": "Edition described",
    "file_signature": "Signature of the file",
    "files": "Files of the pack",
    "grounds": "Grounds for the judge",
    "judge_code": "Reason for the judge",
    "judge_reason": "Words for the judge",
    "of": "Digest looked at",
    "is_given": "Approved",
    "by": "Looked at by",
    "narrower": "Does not reach",
    "date_order": "Order of its dates",
    "clock_zone": "Zone of its clocks",
    "other_id": "Other document",
    "translated_id": "Translated in",
    "into": "Into",
    "is_confirmed": "Page confirmed",
    "transcription.lines": "Checked lines",
    "verdict": "Decided",
    "test": "Legal test",
    "limb": "What has to be shown",
    "bearing": "Whose argument",
    "reply": "What is said to that",
    "argument.answer": "What is said to it",
    "fact_ids": "Facts",
    "authorities": "Authorities",
    "support": "How well borne out",
    "wanted": "What would help next",
    "rule": "Reckoned by",
    "since": "Reckoned from",
    "deadline.is_confirmed": "Checked against the law",
    "is_hidden": "Not offered any more",
    "public": "Public key",
    "edition": "Edition",
    "installed_pack.day": "Taken in on",
    "trusted_key.day": "Accepted on",
    "entry": "Entry",
    "key": "Item",
    "recorded": "How it is recorded",
    "authority": "On whose authority",
    "note": "What else was said",
}
"""What people call a field, where its name says it badly."""

SCRIPTS: Final = {
    "Latn": "Latin",
    "Cyrl": "Cyrillic",
    "Arab": "Arabic script",
    "Hans": "simplified Chinese",
    "Hant": "traditional Chinese",
    "Tibt": "Tibetan",
    "Mong": "Mongolian",
    "Grek": "Greek",
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
    own = FIELDS_OF_REGISTER if kind in TYPES else FIELDS
    other = FIELDS if kind in TYPES else FIELDS_OF_REGISTER
    keys = [(words, key) for words in (own, other) for key in (f"{kind}.{name}", name)]
    message = next((words[key] for words, key in keys if key in words), "")
    return message or name.replace("_", " ").capitalize()
