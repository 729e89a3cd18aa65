"""What a worker tells of a file beside its pages: findings, traits, parts, messages, sheets."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final, TypeAlias


class FileWarningCode(StrEnum):
    """What a person should know before using a file."""

    TRACKED_CHANGES = "tracked_changes"
    NOTES = "notes"
    HIDDEN_SLIDES = "hidden_slides"
    SPEAKER_NOTES = "speaker_notes"
    FORMULAS = "formulas"
    DEFINED_NAMES = "defined_names"
    REMOTE_CONTENT = "remote_content"
    EARLIER_VERSIONS = "earlier_versions"
    SIGNATURES = "signatures"
    FORMS = "forms"
    LAYERS = "layers"
    PICTURES_LEFT_OUT = "pictures_left_out"
    COMMENTS = "comments"
    HIDDEN_TEXT = "hidden_text"
    HIDDEN_SHEETS = "hidden_sheets"
    HIDDEN_ROWS = "hidden_rows"
    HIDDEN_COLUMNS = "hidden_columns"
    MACROS = "macros"
    ACTIVE_CONTENT = "active_content"
    EXTERNAL_LINKS = "external_links"
    EMBEDDED_FILES = "embedded_files"
    ENCRYPTED_PARTS = "encrypted_parts"
    UNREADABLE_PARTS = "unreadable_parts"
    LEFT_OFF = "left_off"
    SUBSTITUTED_FONTS = "substituted_fonts"
    MAKER_NOTES = "maker_notes"
    OTHER_THUMBNAIL = "other_thumbnail"
    TEXT_DIFFERS = "text_differs"
    BROKEN_NAMES = "broken_names"
    AMBIGUOUS_DATES = "ambiguous_dates"
    ZONE_UNKNOWN = "zone_unknown"
    ENCODING_GUESSED = "encoding_guessed"
    REPLY_ELSEWHERE = "reply_elsewhere"
    OVERLAPPING_PARTS = "overlapping_parts"
    PARTS_DIFFER = "parts_differ"
    OTHER_CALENDAR = "other_calendar"
    SIGNATURE_DIFFERS = "signature_differs"
    PROOF_MATCHES = "proof_matches"
    PROOF_DIFFERS = "proof_differs"
    PROOF_MISSING = "proof_missing"


class MetadataKind(StrEnum):
    """What a trait tells of whoever made a file."""

    AUTHOR = "author"
    LAST_EDITOR = "last_editor"
    ORGANISATION = "organisation"
    OWNER = "owner"
    SOFTWARE = "software"
    DEVICE = "device"
    SERIAL = "serial"
    POSITION = "position"
    CREATED = "created"
    MODIFIED = "modified"
    PRINTED = "printed"
    EDITING_TIME = "editing_time"
    REVIEWER = "reviewer"
    SAVED_TIMES = "saved_times"
    PRINTER = "printer"
    SIGNER = "signer"
    REVISION = "revision"
    TEMPLATE = "template"
    PATH = "path"
    TITLE = "title"
    SUBJECT = "subject"
    KEYWORDS = "keywords"
    LANGUAGE = "language"
    COMMENT = "comment"
    ROUTE = "route"
    ACCOUNT = "account"
    IDENTIFIER = "identifier"


class EmbeddedFileKind(StrEnum):
    """How a file lies in another."""

    MEMBER = "member"
    ATTACHMENT = "attachment"
    INLINE = "inline"
    EMBEDDED = "embedded"


class ExtractionFailure(StrEnum):
    """Why a file in another is listed, and not taken out of it by itself."""

    NONE = ""
    ENCRYPTED = "encrypted"
    UNKNOWN_ENCRYPTION = "unknown_encryption"
    TOO_TIGHT = "too_tight"
    TOO_LARGE = "too_large"
    UNKNOWN_PACKING = "unknown_packing"
    OF_THE_SYSTEM = "of_the_system"
    SHOWN_HERE = "shown_here"


class MessageKind(StrEnum):
    """What stands in a conversation."""

    MAIL = "mail"
    CHAT = "chat"
    SYSTEM = "system"
    CALL = "call"


class Visibility(StrEnum):
    """Whether a sheet is shown by the program that made it."""

    VISIBLE = "visible"
    HIDDEN = "hidden"
    VERY_HIDDEN = "very_hidden"


@dataclass(frozen=True, slots=True)
class FileWarning:
    """Something that a person should know of a file.

    Attributes:
        count: how many of them; 0 where counting makes no sense.
        page: where it stands, from 1; 0 for the whole file.
        detail: in the file's own words, such as the name of a hidden sheet.
    """

    code: FileWarningCode
    count: int = 0
    page: int = 0
    detail: str = ""


@dataclass(frozen=True, slots=True)
class MetadataItem:
    """Something that a file reveals about its maker; the text is the file's."""

    kind: MetadataKind
    text: str


@dataclass(frozen=True, slots=True)
class Part:
    """A file inside a file.

    Attributes:
        name: with its folders, as told by the file; untrusted.
        size: in bytes, unpacked; as told.
        moment: when it was last changed, as told: ISO 8601, or empty.
        page: where it is listed, from 1; 0 for nowhere.
        trouble: why it is not taken out by itself.
    """

    kind: EmbeddedFileKind
    name: str
    size: int
    moment: str = ""
    page: int = 0
    trouble: ExtractionFailure = ExtractionFailure.NONE


@dataclass(frozen=True, slots=True)
class Message:
    """One message of a conversation or mailbox.

    Attributes:
        page: on which page of the rendering it begins, from 1.
        written: its date and time as they stand in the file.
        moment: the same as ISO 8601, with an offset where the zone is known; empty if it is not
            certain.
        identifier: of the message, as told by the file.
        replies_to: identifiers of earlier messages, the nearest last.
        attachments: names as told by the file.
        parts: numbers of the attachments among the parts of the file, from 1; 0 where one is
            named and not there.
        copied: who is told to get a copy; `hidden` those whom the others do not see.
        received: when the last server took a mail in, as ISO 8601; empty if none told.
        folder: in which it lies, with those above it; empty where a file has none.
    """

    kind: MessageKind
    page: int
    sender: str
    recipients: tuple[str, ...]
    written: str
    moment: str
    subject: str
    text: str
    identifier: str = ""
    replies_to: tuple[str, ...] = ()
    attachments: tuple[str, ...] = ()
    parts: tuple[int, ...] = ()
    copied: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    received: str = ""
    folder: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table of a file of sheets.

    Attributes:
        page: on which page of the rendering it begins, from 1.
        first: number of the first `SheetRow` that is its own; 0 if it has none.
        rows: how many of them are its own.
        columns: how many columns are in use.
        hidden_columns: their letters.
    """

    name: str
    page: int = 0
    first: int = 0
    rows: int = 0
    columns: int = 0
    visibility: Visibility = Visibility.VISIBLE
    hidden_columns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row of a sheet.

    Attributes:
        number: of the row, as the file counts.
        cells: from the first column on, as shown; cells at the end that are empty are left out.
        hidden: 1 if the row is hidden.
    """

    number: int
    cells: tuple[str, ...]
    hidden: int = 0


@dataclass(frozen=True, slots=True)
class FilledFormField:
    """One field of a form that is filled in on a screen.

    Attributes:
        name: as the form calls it, with the names of the fields that it is within.
        value: what was filled in; a box that is ticked has the name of its state.
        is_cut: 1 where the value is longer than what is told here.
    """

    name: str
    value: str
    is_cut: int = 0


@dataclass(frozen=True, slots=True)
class FinalLine:
    """A paragraph, or row of a table, of the final form of an office file.

    As its own program prints it: tracked changes accepted, without comments, notes of a speaker,
    where links lead, and what is hidden. A file of which nothing is left has one that is empty.
    """

    text: str


Item: TypeAlias = (
    FileWarning | MetadataItem | Part | Message | Sheet | SheetRow | FilledFormField | FinalLine
)

ITEM_KINDS: Final[dict[str, type[Item]]] = {
    "finding": FileWarning,
    "trait": MetadataItem,
    "part": Part,
    "message": Message,
    "sheet": Sheet,
    "sheetrow": SheetRow,
    "formfield": FilledFormField,
    "finalline": FinalLine,
}
"""Codes under which items are sent and stored; they are older than the names of the types."""
_CODES: Final[dict[type[object], str]] = {kind: code for code, kind in ITEM_KINDS.items()}


def kind_of_item(item: Item) -> str:
    """Return the code under which an item is stored."""
    return code_of_items(type(item))


def code_of_items(kind: type[object]) -> str:
    """Return the code under which items of a type are stored."""
    return _CODES[kind]
