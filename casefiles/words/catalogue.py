"""Texts for people, keyed by code: what happened, what was kept, what to do next."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from string import Formatter
from typing import Final

from casefiles.words.acts import ACT_FAULTS, ACTS
from casefiles.words.backups import BACKUPS, BACKUPS_LABELS
from casefiles.words.dates import DATES
from casefiles.words.editions import EDITIONS_LABELS, EDITIONS_REFUSED
from casefiles.words.files import PLAYING_LABELS, READING_LABELS
from casefiles.words.findings import NEXT, ended_with
from casefiles.words.forums import FORUMS, FORUMS_LABELS
from casefiles.words.gate import GATE_EXPORT, GATE_LABELS
from casefiles.words.harm import HARM, HARM_LABELS
from casefiles.words.keys import KEYS, KEYS_LABELS
from casefiles.words.language import by_code, msg
from casefiles.words.layout import LAYOUT
from casefiles.words.library import LIBRARY, LIBRARY_LABELS
from casefiles.words.marks import MARKS
from casefiles.words.messages import MESSAGES, MESSAGES_LABELS
from casefiles.words.places import PLACES, PLACES_LABELS
from casefiles.words.proof import PROOF, PROOF_LABELS, PROOFS
from casefiles.words.readers import READERS, READERS_EXPORT
from casefiles.words.recognition import RECOGNITION, RECOGNITION_LABELS
from casefiles.words.register import REGISTER
from casefiles.words.review import REVIEW
from casefiles.words.signing import SIGNING
from casefiles.words.work import ARRIVING, WORK, WORK_LABELS


@dataclass(frozen=True, slots=True)
class MessageText:
    """One text.

    Attributes:
        happened: what happened.
        kept: what was kept or changed.
        next: what to do.
    """

    happened: str
    kept: str
    next: str


_NOTHING: Final = "Nothing was changed."
_NO_FILE: Final = "No dossier was written."
_WHOLE: Final = "Everything you saved is in the vault."
_LEFT_ALONE: Final = "Nothing in the folder was changed."
_REPAIR: Final = "Copy the whole folder to another disk; then repair it, or restore a backup."
_WITHOUT_HEAD: Final = (
    "Look for a newer copy of the folder first. Without one the window offers to take it as it is"
    " found, if all of it proves itself; or restore a backup."
)
_FROM_BACKUP: Final = "Copy the whole folder to another disk, then restore a backup."

_INPUT: Final = {
    "form_unreadable": ("The case form cannot be opened.", "Check its path and permissions."),
    "form_not_a_file": ("The case form is not a file.", "Name a JSON file."),
    "form_too_large": (
        "The case form is larger than {limit} bytes.",
        "Keep long texts in documents of their own.",
    ),
    "form_not_utf8": ("Byte {byte} of the case form is not UTF-8.", "Save the form as UTF-8."),
    "form_not_json": (
        "The case form is not JSON: see line {line}, column {column}.",
        "Often a comma or a quotation mark is missing there.",
    ),
    "form_too_deep": ("The case form is nested too deeply.", "Check its brackets."),
    "form_doubled_key": (
        "An object of the case form holds the same key twice.",
        "Remove one: it is not clear which counts.",
    ),
    "form_absurd_number": ("{place} holds a number that cannot be meant.", "Correct it."),
    "form_wrong_type": ("{place} should be {expected}.", "Correct it."),
    "form_unknown_key": (
        "{place} holds a key that the form does not know.",
        "Known there: {allowed}.",
    ),
    "form_missing_key": ("{place} is missing.", "Add it."),
    "form_empty_text": ("{place} is empty, or has no letter.", "Fill it in."),
    "form_too_long": ("{place} is longer than {limit} characters.", "Shorten it."),
    "form_too_many": ("{place} has more than {limit} items.", "Split the case."),
    "form_control_character": (
        "{place} holds a control character or half a character.",
        "Retype the text there.",
    ),
    "form_out_of_range": ("{place} is out of range.", "Pages count from 1."),
    "form_unknown_word": ("{place} holds an unknown word.", "Known there: {allowed}."),
    "form_not_a_date": (
        "{place} is not a date in EDTF.",
        "Write 2021-03-04, 2021-03, 2021, 2021~, 2020/2021 or 2021/.. .",
    ),
    "form_not_a_script": (
        "{place} is not a script code.",
        "Write the ISO 15924 code, such as Latn, Hans, Hant, Arab.",
    ),
    "form_not_a_box": (
        "{place} is not a box on the page.",
        "Write [x0, y0, x1, y1] between 0 and 1, from the top left, with x0 < x1 and y0 < y1.",
    ),
    "form_empty_list": ("{place} is an empty list.", "Omit the key to mean all."),
    "form_bracket_in_id": ("{place} may not hold brackets or line ends.", "Choose another."),
    "form_doubled_id": ("Two of the {place} have the same id.", "Give each its own."),
    "form_doubled_exhibit": ("Two documents have the same exhibit number.", "Give each its own."),
    "form_dangling_id": (
        "{place} refers to an id that the form does not define.",
        "Correct the id, or add what it refers to.",
    ),
    "file_missing": ("The file named in {place} is not there.", "Check the name."),
    "file_unreadable": (
        "The file named in {place} cannot be read, or a part of its path is a link.",
        "Put the file itself below the folder of the form.",
    ),
    "file_not_regular": ("{place} names something that is not a file.", "Name a file."),
    "file_outside_folder": (
        "The file named in {place} is outside the folder of the import file.",
        "Put it below that folder and name it from there.",
    ),
    "mark_beyond_document": (
        "A redaction mark in {place} refers to a page beyond the document's {pages}.",
        "Correct the page.",
    ),
    "cite_beyond_document": (
        "{place} cites a page that the document does not have.",
        "Correct the page.",
    ),
    "reference_exists": (
        "A case with this reference is in the vault already.",
        "Choose another reference, or another vault.",
    ),
    "case_unknown": ("No case in this vault has that reference.", "Check the reference."),
    "passphrase_empty": ("The passphrase is empty.", "Type one."),
    "passphrase_missing": (
        "There is no terminal to ask for the passphrase.",
        "Use --passphrase-file or --passphrase-fd.",
    ),
    "passphrase_differs": ("The two passphrases differ.", "Try again."),
    "passphrase_not_utf8": ("The passphrase is not UTF-8.", "Save the file as UTF-8."),
    "passphrase_file_unreadable": ("The passphrase file cannot be read.", "Check its path."),
    "passphrase_file_not_private": (
        "Others on this computer can read the passphrase file.",
        "Make it private first: chmod 600.",
    ),
    "demo_folder_unusable": ("That folder cannot be made.", "Check its path and permissions."),
    "passphrase_descriptor_unusable": ("That descriptor cannot be read.", "Open it first."),
    "demo_folder_not_empty": (
        "The folder for the demonstration is not empty.",
        "Name a new or empty folder.",
    ),
}
"""Faults of what was given: what happened, and what to do; nothing was changed."""

_EXPORT: Final = {
    **READERS_EXPORT,
    **LAYOUT,
    **GATE_EXPORT,
    "exhibit_marks_equal": (
        "{exhibits} exhibits would have the same number after redaction of protected names.",
        "Choose exhibit numbers without names.",
    ),
    "page_over_limit": (
        "Page {page} alone exceeds the forum's maximum file size.",
        "Export that exhibit in grey, or file it separately.",
    ),
    "no_glyph": (
        "Text {number} of the section {place} has a character that no font here has.",
        "Replace that character.",
    ),
    "no_font": (
        "The font for text {number} of the section {place} is missing or damaged.",
        "Install the program again: fonts are missing from resources/fonts.",
    ),
    "target_folder_missing": ("The folder for the dossier is not there.", "Check its path."),
    "target_in_vault": ("A dossier cannot be saved inside the vault.", "Choose another folder."),
    "target_not_a_file": ("The target is not a file.", "Name a new PDF file."),
    "target_exists": (
        "A file with this name exists and was kept.",
        "Choose another name, or add --replace.",
    ),
    "target_read_only": ("The folder for the dossier cannot be written.", "Choose another."),
    "target_name_unusable": ("No file can have that name there.", "Choose a shorter one."),
    "target_vanished": (
        "The folder is no longer available. The USB drive may have been removed.",
        "Reconnect it and export again.",
    ),
    "target_not_kept": (
        "The disk returned different data than was written. The file was removed.",
        "Use another disk or USB drive.",
    ),
    "no_space_for_target": ("The disk for the dossier is full.", "Free space, then repeat."),
    "child_crashed": (
        "The process that was {work} ended early.",
        "Repeat; if it recurs, report it.",
    ),
    "child_silent": ("The process that was {work} stopped answering.", "Repeat the export."),
}
"""Why no dossier was written, and what to do."""

_VAULT: Final = {
    "vault_folder_taken": MessageText(
        "That folder holds something already.",
        _LEFT_ALONE,
        "Name a new folder. If it is a vault, go back and open it.",
    ),
    "vault_too_new": MessageText(
        "A newer version of Casefiles wrote this vault.",
        _LEFT_ALONE,
        "Use that version or a newer one.",
    ),
    "vault_missing": MessageText("There is no vault there.", _NOTHING, "Check the path."),
    "vault_read_only": MessageText(
        "The vault is not writable: it is read-only or belongs to another user.",
        _NOTHING,
        "Make it writable, or copy it to a place that is.",
    ),
    "folder_not_empty": MessageText(
        "The folder for the new vault is not empty.",
        _LEFT_ALONE,
        "Name a new or empty folder.",
    ),
    "parent_folder_missing": MessageText(
        "The folder above the new vault is not there.",
        _NOTHING,
        "Make it first, or check the path.",
    ),
    "database_missing": MessageText(
        "The vault's database is missing.", _LEFT_ALONE, "Restore it from a backup."
    ),
    "database_empty": MessageText(
        "The database of the vault is empty: it was cut off, not written by Casefiles.",
        _LEFT_ALONE,
        _FROM_BACKUP,
    ),
    "database_foreign": MessageText(
        "The database of the folder does not belong to a vault.",
        _LEFT_ALONE,
        "Check that this folder is the vault.",
    ),
    "database_damaged": MessageText(
        "The database of the vault is damaged; the passphrase is right.",
        _LEFT_ALONE,
        _REPAIR,
    ),
    "record_unreadable": MessageText("A record of the vault cannot be read.", _LEFT_ALONE, _REPAIR),
    "content_damaged": MessageText(
        "A document in the vault is damaged.", "The others are untouched.", _REPAIR
    ),
    "entries_missing": MessageText(
        "The vault lacks acknowledged changes ({missing}): it is older than its head record, as"
        " when a file was replaced by an old copy.",
        _LEFT_ALONE,
        "Find the newer copy of the folder, with all its files.",
    ),
    "ledger_broken": MessageText(
        "The ledger is inconsistent: it was changed from outside.",
        _LEFT_ALONE,
        _REPAIR,
    ),
    "head_missing": MessageText(
        "The vault lacks its head record: it is not known whether changes are missing.",
        _LEFT_ALONE,
        _WITHOUT_HEAD,
    ),
    "head_damaged": MessageText(
        "The head record of the vault is damaged: it is not known whether changes are missing.",
        _LEFT_ALONE,
        _WITHOUT_HEAD,
    ),
    "vault_mismatch": MessageText(
        "The files of this folder belong to different vaults.",
        _LEFT_ALONE,
        "Bring all files of the vault back together from one copy.",
    ),
    "no_space": MessageText(
        "The disk is full.",
        f"The operation was undone completely. {_WHOLE}",
        "Free space on the disk, then repeat.",
    ),
    "no_memory": MessageText(
        "The computer has too little free memory to open the vault.",
        _NOTHING,
        "Close other programs, then try again.",
    ),
    "disk_failed": MessageText(
        "The disk reported an error.",
        _WHOLE,
        "Copy the vault to another disk soon, then check it there.",
    ),
    "vault_gone": MessageText(
        "The folder of the vault is not where it was: it was moved, or its disk was pulled out.",
        f"{_WHOLE} Open forms still hold what you typed.",
        "Put it back where it was and repeat; or lock, and open it where it is now.",
    ),
    "medium_unsuitable": MessageText(
        "This disk cannot hold a vault: it lacks what safe writing needs.",
        _NOTHING,
        "Use an internal disk or a USB drive with another file system.",
    ),
    "database_error": MessageText(
        "The database faltered, though a check found it sound.",
        _WHOLE,
        "Repeat the command; if it recurs, copy the vault to another disk.",
    ),
    "head_failed": MessageText(
        "The change is saved, but the head record could not be written.",
        _WHOLE,
        "Free space on the disk, then open the vault again.",
    ),
    "vault_failed": MessageText(
        "Writing to the vault ended after an earlier fault.", _WHOLE, "Open the vault again."
    ),
    "checkpoint_busy": MessageText(
        "Maintenance could not run: the vault is in use.",
        _WHOLE,
        "Close and open it again when no other program reads it.",
    ),
    "passphrase_not_text": MessageText(
        "The passphrase holds half a character.", _NOTHING, "Type it again."
    ),
    "recovery_key_malformed": MessageText(
        "That is not a recovery key.", _NOTHING, "Check it against the sheet, group by group."
    ),
    "profile_invalid": MessageText(
        "The profile of the forum breaks a rule ({reason}).",
        _NOTHING,
        "Restore the original forum profile.",
    ),
    "sandbox_none": MessageText(
        "This system has no sandbox for reading files.",
        "No file was read.",
        "Use Casefiles on Linux 5.13 or newer.",
    ),
    "sandbox_weaker": MessageText(
        "The sandbox is weaker than before.",
        "No file was read.",
        "Repeat the command; if it recurs, report it with your system's version.",
    ),
    "cancelled": MessageText("Cancelled.", _NOTHING, "Start again at any time."),
    "sandbox_failed": MessageText(
        "The sandbox could not be started.",
        _NOTHING,
        "Files are never read without it. Report this with your system's version.",
    ),
    "sandbox_lost": MessageText("The sandbox ended unexpectedly.", _NOTHING, "Repeat the command."),
}

_OWN_FAULTS: Final = frozenset(
    {
        "child_without_pipes",
        "clearance_unread",
        "clearance_unreadable",
        "cost_too_low",
        "dangling_cite",
        "dead_reference",
        "doubled_destination",
        "doubled_mark",
        "invalid_folio",
        "invalid_page",
        "no_such_content",
        "no_such_record",
        "not_a_date",
        "pages_mismatch",
        "profile_mismatch",
        "unknown_form",
        "unproven_assertion",
        "value_not_storable",
        "vault_closed",
    }
)
"""Contradictions inside the program, which no input should be able to bring about."""

_REFUSALS: Final = {
    **EDITIONS_REFUSED,
    **_INPUT,
    **ARRIVING,
    **WORK,
    **ACT_FAULTS,
    **REVIEW,
    **READERS,
    **MARKS,
    **MESSAGES,
    **RECOGNITION,
    **LIBRARY,
    **FORUMS,
    **SIGNING,
    **REGISTER,
    **PROOFS,
}
_KEEPING: Final = {**KEYS, **BACKUPS, **PLACES, **PROOF, **HARM}
_LABELS: Final = {
    **WORK_LABELS,
    **PLAYING_LABELS,
    **EDITIONS_LABELS,
    **ACTS,
    **KEYS_LABELS,
    **BACKUPS_LABELS,
    **PLACES_LABELS,
    **PROOF_LABELS,
    **HARM_LABELS,
    **MESSAGES_LABELS,
    **RECOGNITION_LABELS,
    **LIBRARY_LABELS,
    **FORUMS_LABELS,
    **GATE_LABELS,
    **READING_LABELS,
}


def codes() -> frozenset[str]:
    """Return every code that has words of its own."""
    return _OWN_FAULTS.union(_REFUSALS, _KEEPING, DATES, _EXPORT, NEXT, _VAULT)


def label(code: str) -> str:
    """Return the words for a kind of work, a reason or a count, or its name where none are."""
    english = _LABELS.get(code)
    return by_code(f"label.{code}", english) if english else code.replace("_", " ")


def printed_label(code: str) -> str:
    """Return the words of `label` for a dossier or its key, whatever language the window has."""
    return _LABELS.get(code) or code.replace("_", " ")


def texts() -> dict[str, str]:
    """Return the English text of each code of a catalogue; see `language.by_code`."""
    found = {f"label.{code}": text for code, text in _LABELS.items()}
    for code in codes():
        parts = _english(code, {})
        found |= {f"error.{code}.{name}": getattr(parts, name) for name in _parts_of(code)}
    return {name: text for name, text in found.items() if text}


def happened(code: str, safe: Mapping[str, str | int]) -> str:
    """Return what happened, alone; see `explain`."""
    return Formatter().vformat(_words(code, safe).happened, (), _Details(safe))


def explain(code: str, safe: Mapping[str, str | int]) -> str:
    """Return what happened, what was kept and what to do next.

    Args:
        code: of the error.
        safe: its details, which hold no contents.
    """
    words = _words(code, safe)
    values = _Details(safe)
    parts = (words.happened, words.kept, words.next)
    return "\n".join(Formatter().vformat(part, (), values) for part in parts if part)


def _words(code: str, safe: Mapping[str, str | int]) -> MessageText:
    english = _english(code, safe)
    parts = {one: by_code(f"error.{code}.{one}", getattr(english, one)) for one in _parts_of(code)}
    return replace(english, **parts)


def _parts_of(code: str) -> tuple[str, ...]:
    """Return what of a code's words has an entry; that of a finding has a count in it."""
    return ("kept", "next") if code in NEXT else ("happened", "kept", "next")


def _english(code: str, safe: Mapping[str, str | int]) -> MessageText:
    if code in NEXT:
        happened, following = ended_with(code, int(safe.get("count", 1)))
        return MessageText(happened, _NO_FILE, following)
    if code in _REFUSALS:
        happened, following = _REFUSALS[code]
        return MessageText(happened, _NOTHING, following)
    if code in DATES:
        happened, following = DATES[code]
        return MessageText(happened, "", following)
    if code in _EXPORT:
        happened, following = _EXPORT[code]
        return MessageText(happened, _NO_FILE, following)
    if code in _KEEPING:
        return MessageText(*_KEEPING[code])
    happened = msg("The program contradicted itself and stopped ({code}).", code=code)
    report = msg("Report this code: it is a fault of the program.")
    return _VAULT.get(code, MessageText(happened, _WHOLE, report))


_IN_WORDS: Final = ("work", "reason")
"""Details that are codes with words of their own; all others are shown as they must be typed."""


class _Details(dict[str, str | int]):
    """Details in a sentence; one that is missing leaves the sentence whole."""

    def __init__(self, safe: Mapping[str, str | int]) -> None:
        values = {key: label(str(safe[key])) for key in _IN_WORDS if key in safe}
        super().__init__({**safe, **values})

    def __missing__(self, key: str) -> str:
        return msg("The form") if key == "place" else "?"
