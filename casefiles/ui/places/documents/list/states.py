"""How rows of the list of documents read: a document or a file that arrives, in words and icons."""

import re
from typing import Final, TypeAlias

from casefiles.domain.dates.date_words import words_from_edtf
from casefiles.domain.files.file_type_check import file_type_check_of
from casefiles.domain.files.media import PLAYED
from casefiles.domain.records.case_records import DocumentStatus
from casefiles.domain.records.provenance import Privilege, Sensitivity
from casefiles.domain.records.rows import DocumentRow
from casefiles.office.importing.import_progress import ImportedFile, ImportState
from casefiles.words.catalogue import label
from casefiles.words.files import claim_in_words, type_in_words
from casefiles.words.language import msg, msg_mark, msg_n, msg_number, msg_of

ListRow: TypeAlias = DocumentRow | ImportedFile

STATUSES: Final = (
    (str(DocumentStatus.RECEIVED), msg_mark("Received")),
    (str(DocumentStatus.WORKING), msg_mark("Working paper")),
    (str(DocumentStatus.PRIVILEGED), msg_mark("Privileged")),
    (str(DocumentStatus.TO_SERVE), msg_mark("For service")),
)
"""Values and words of what a document is to the defence."""
KINDS: Final = (
    ("", msg_mark("Any kind")),
    ("pdf", "PDF"),
    ("picture", msg_mark("Pictures")),
    ("recording", msg_mark("Sound and film")),
    ("text", msg_mark("Texts")),
    ("table", msg_mark("Tables")),
    ("mail", msg_mark("Mail")),
    ("chat", msg_mark("Conversations")),
    ("archive", msg_mark("Archives")),
    ("other", msg_mark("Other")),
)
"""Values and words of the kinds of files by which documents are chosen."""

_SHORT: Final = {
    "not_readable_yet": msg_mark("no reader for this type"),
    "picture_not_shown": msg_mark("unsupported image format"),
    "coding_not_played": msg_mark("unknown coding"),
    "film_library_differs": msg_mark("film library differs"),
    "needs_shaping": msg_mark("script not shown yet"),
    "broken_file": msg_mark("broken file"),
    "mail_encrypted": msg_mark("encrypted mail"),
    "empty_file": msg_mark("empty file"),
    "too_large": msg_mark("too large"),
    "too_narrow": msg_mark("too narrow for a page"),
    "no_such_page": msg_mark("a page is missing"),
    "no_such_part": msg_mark("a file in it is missing"),
    "archive_not_opened": msg_mark("archive not opened"),
    "archive_encrypted": msg_mark("encrypted archive"),
    "password_needed": msg_mark("needs a password"),
    "password_wrong": msg_mark("needs a password"),
    "reader_out_of_memory": msg_mark("not enough memory"),
    "reading_timed_out": msg_mark("reading timed out"),
    "reader_crashed": msg_mark("reader crashed"),
    "reader_answered_nonsense": msg_mark("invalid answer from reader"),
}
_INSIDE: Final = "\u2003\u21b3 "
"""Before the name of what came out of the document above."""
_MONTHS: Final = re.compile(
    r"\b(Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
    r"(?:uary|ruary|ch|il|e|y|ust|tember|ober|ember)\b"
)
_UNDER_WAY: Final = {
    ImportState.WAITING: (msg_mark("Waiting"), "hourglass-medium", "muted"),
    ImportState.SEALING: (msg_mark("Encrypting…"), "lock", "accent"),
    ImportState.READING: (msg_mark("Reading…"), "spinner-gap", "accent"),
    ImportState.READ: (msg_mark("Read"), "check-circle", "ok"),
    ImportState.SKIPPED: (msg_mark("Skipped"), "minus", "muted"),
}
_ICONS: Final = {
    "application/pdf": "file-pdf",
    "application/zip": "file-zip",
    "application/x-7z-compressed": "file-zip",
    "application/vnd.rar": "file-zip",
    "application/vnd.ms-cab-compressed": "file-zip",
    "application/x-tar": "file-zip",
    "application/gzip": "file-zip",
    "message/rfc822": "envelope-simple",
    "application/pkcs7-mime": "envelope-simple",
    "application/mbox": "envelope-simple",
    "application/vnd.ms-outlook": "envelope-simple",
    "application/vnd.ms-outlook-pst": "envelope-simple",
    "text/x-chat": "chat-text",
    "text/x-chat+html": "chat-text",
    "application/x-chat+json": "chat-text",
    "application/x-chat+zip": "chat-text",
}
_ICONS_BY_FAMILY: Final = {
    "image": "file-image",
    "text": "file-text",
    "audio": "file-audio",
    "video": "file-video",
}


def state_of(row: ListRow) -> tuple[str, str, str]:
    """Return the state of a row in words, with icon and colour role."""
    if isinstance(row, ImportedFile):
        is_read = row.state in {ImportState.READ, ImportState.UNREADABLE}
        odd = _disguised(row.name, row.media_type) if is_read else None
        return odd or _arriving(row)
    return _disguised(row.file_name, row.media_type) or _extraction_state(row)


def reason_of(row: ListRow) -> str:
    """Return why a row is in its state, in full; empty where its state says all."""
    if not isinstance(row, ImportedFile):
        is_unread = row.unreadable and row.unreadable != PLAYED
        reason = msg("Cannot be read: {why}", why=why(row.unreadable or "")) if is_unread else ""
        claim = claim_in_words(file_type_check_of(row.file_name, row.media_type))
        return ". ".join(words for words in (claim, reason) if words)
    if row.state in {ImportState.UNREADABLE, ImportState.READ}:
        reason = msg("Cannot be read: {why}", why=why(row.reason)) if row.reason else ""
        claim = (
            claim_in_words(file_type_check_of(row.name, row.media_type)) if row.media_type else ""
        )
        return ". ".join(words for words in (claim, reason) if words)
    if row.state is ImportState.DUPLICATE:
        return msg("Duplicate of {other}", other=row.other)
    if row.state is ImportState.NOT_TAKEN:
        return msg("Not taken: {words}", words=label(row.reason))
    return msg("Skipped: file of the system") if row.state is ImportState.SKIPPED else ""


def _disguised(name: str, media_type: str) -> tuple[str, str, str] | None:
    """Return that a file is not what its name says, or harms those who open it elsewhere."""
    claim = file_type_check_of(name, media_type)
    if claim.is_danger:
        return msg("Dangerous"), "shield-warning", "danger"
    return (msg("Disguised"), "shield-warning", "warn") if claim.code else None


def _extraction_state(row: DocumentRow) -> tuple[str, str, str]:
    if row.unreadable is None:
        return msg("Not read yet"), "hourglass-medium", "warn"
    if row.unreadable == PLAYED:
        return (
            (msg("Pages checked"), "eye", "ok")
            if row.are_pages_checked
            else (msg("Can be played"), "play", "ok")
        )
    if row.unreadable:
        return msg("Cannot be read"), "warning-circle", "danger"
    if row.unread_pages and not row.are_pages_checked:
        return msg("Needs attention"), "warning", "warn"
    return (
        (msg("Pages checked"), "eye", "ok")
        if row.are_pages_checked
        else (msg("Read"), "check-circle", "ok")
    )


def protection_of(row: ListRow) -> tuple[str, str, str]:
    """Return what protects a document, the gravest first, in words, with icon and colour role."""
    if isinstance(row, ImportedFile):
        return "", "", "muted"
    if row.do_not_use:
        return msg("Excluded"), "prohibit", "danger"
    if row.privilege is not Privilege.NONE or row.status is DocumentStatus.PRIVILEGED:
        return msg("Privileged"), "lock", "danger"
    if row.refusals:
        return msg("Consent refused"), "hand-palm", "warn"
    if row.is_traceable:
        return msg("Traceable by copy"), "fingerprint", "warn"
    return msg_of(_SENSITIVE.get(row.sensitivity, ("", "", "muted")))


_SENSITIVE: Final = {
    Sensitivity.GRAPHIC: (msg_mark("Graphic"), "eye-slash", "muted"),
    Sensitivity.SOURCE: (msg_mark("Identifies a source"), "eye-slash", "warn"),
    Sensitivity.SPECIAL_CATEGORY: (msg_mark("Special category"), "shield", "muted"),
    Sensitivity.SENSITIVE: (msg_mark("Sensitive"), "shield", "muted"),
}


def _arriving(row: ImportedFile) -> tuple[str, str, str]:
    if row.state is ImportState.UNREADABLE:
        return msg("Cannot be read"), "warning-circle", "danger"
    if row.state is ImportState.DUPLICATE:
        return msg("Duplicate"), "copy", "muted"
    if row.state is ImportState.NOT_TAKEN:
        return msg("Not imported"), "x-circle", "danger"
    return msg_of(_UNDER_WAY[row.state])


def why(code: str) -> str:
    """Return a reason for which a file cannot be read, in a few words."""
    return msg_of(_SHORT.get(code)) or label(code)


def type_icon(row: ListRow) -> str:
    """Return the icon of what kind of file a row is."""
    if isinstance(row, ImportedFile):
        return "file-plus"
    if row.unreadable in {"password_needed", "password_wrong"}:
        return "file-lock"
    return icon_of_type(row.media_type)


def icon_of_type(media_type: str) -> str:
    """Return the icon of a type of file."""
    family = media_type.partition("/")[0]
    return _ICONS.get(media_type) or _ICONS_BY_FAMILY.get(family, "file")


def cell_text(row: ListRow, key: str) -> str:
    """Return the words of one cell."""
    if key == "state":
        return state_of(row)[0]
    if key == "protection":
        return ""
    if isinstance(row, ImportedFile):
        return row.name if key == "title" else ""
    if key == "title":
        return f"{_INSIDE * row.depth}{row.name}"
    if key == "pages":
        return str(row.pages) if row.pages else ""
    return date_words(row.received) if key == "received" else row.mark


def first_words(row: ListRow) -> str:
    """Return what the second line of a row begins with: its date, which is never cut."""
    if isinstance(row, ImportedFile):
        return state_of(row)[0]
    return date_words(row.dated or row.received)


def second_words(row: ListRow) -> str:
    """Return what follows the date: kind of file and pages."""
    if isinstance(row, ImportedFile):
        return ""
    kind = type_in_words(row.media_type) if row.media_type else state_of(row)[0]
    pages = msg("{n} p.", n=msg_number(row.pages)) if row.pages else ""
    return " · ".join(one for one in (kind, pages) if one)


def cell_icon(row: ListRow, key: str) -> tuple[str, str] | None:
    """Return icon and colour role of one cell."""
    if key == "title":
        return type_icon(row), "muted"
    if key == "state":
        _, icon, role = state_of(row)
        return icon, role
    if key == "protection":
        _, icon, role = protection_of(row)
        return (icon, role) if icon else None
    return None


def cell_role(row: ListRow, key: str) -> str:
    """Return the colour role of the words of one cell."""
    if key == "state":
        return state_of(row)[2]
    return "muted" if key == "received" or isinstance(row, ImportedFile) else "text"


def date_words(edtf: str) -> str:
    """Return a date in words with short months, or as it is kept if it is none."""
    try:
        words = words_from_edtf(edtf) if edtf else ""
    except ValueError:
        return edtf
    return _MONTHS.sub(r"\1", words)


def counted(number: int, one: str, many: str = "") -> str:
    """Return a number with its noun: 1 file, 3 files."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def status_set_words(changed: int) -> str:
    """Return what is said once the status of documents was changed."""
    return msg_n(
        "{n} document has another status now.", "{n} documents have another status now.", changed
    )
