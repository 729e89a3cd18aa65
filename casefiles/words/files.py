"""Texts about what files are, what was found in them, and what they tell of their makers."""

from typing import Final

from casefiles.domain.files.extracted_items import FileWarningCode, MetadataKind, Visibility
from casefiles.domain.files.file_type_check import FileTypeCheck

_OFFICE: Final = "application/vnd.openxmlformats-officedocument."
_OPEN: Final = "application/vnd.oasis.opendocument."
TYPES: Final = {
    "application/pdf": "PDF",
    "text/plain": "Plain text",
    "text/csv": "Table in plain text",
    "text/html": "Web page",
    "text/vcard": "Contact card",
    "text/calendar": "Calendar",
    "application/xml": "XML",
    "application/rtf": "Rich text",
    _OFFICE + "wordprocessingml.document": "Word document",
    _OFFICE + "spreadsheetml.sheet": "Excel workbook",
    _OFFICE + "presentationml.presentation": "PowerPoint presentation",
    "application/msword": "Word document (old)",
    "application/vnd.ms-excel": "Excel workbook (old)",
    "application/vnd.ms-excel.sheet.binary.macroEnabled.12": "Excel workbook (binary)",
    "application/vnd.ms-powerpoint": "PowerPoint presentation (old)",
    _OPEN + "text": "OpenDocument text",
    _OPEN + "text-template": "OpenDocument text",
    _OPEN + "spreadsheet": "OpenDocument spreadsheet",
    _OPEN + "presentation": "OpenDocument presentation",
    _OPEN + "graphics": "OpenDocument drawing",
    "application/x-encrypted-office": "Office file with a password",
    "application/x-ole-storage": "Old office file of another kind",
    "application/vnd.ms-outlook": "Outlook message",
    "application/vnd.ms-outlook-pst": "Outlook mailbox",
    "message/rfc822": "E-mail",
    "application/pkcs7-mime": "Signed e-mail or file",
    "application/mbox": "Mailbox",
    "text/x-chat": "Conversation",
    "text/x-chat+html": "Conversation",
    "application/x-chat+json": "Conversation",
    "application/x-chat+zip": "Conversation with its files",
    "application/epub+zip": "E-book",
    "application/postscript": "PostScript",
    "image/jpeg": "JPEG picture",
    "image/png": "PNG picture",
    "image/gif": "GIF picture",
    "image/tiff": "TIFF picture",
    "image/webp": "WebP picture",
    "image/avif": "AVIF picture",
    "image/heic": "HEIC photo",
    "image/heif": "HEIF photo",
    "image/bmp": "Bitmap picture",
    "image/jp2": "JPEG 2000 picture",
    "image/jxl": "JPEG XL picture",
    "image/svg+xml": "SVG drawing",
    "image/vnd.adobe.photoshop": "Photoshop picture",
    "image/vnd.djvu": "DjVu scan",
    "audio/ogg": "Ogg sound",
    "audio/mpeg": "MP3 sound",
    "audio/mp4": "M4A sound",
    "audio/amr": "AMR sound",
    "audio/wav": "WAV sound",
    "audio/flac": "FLAC sound",
    "video/mp4": "MP4 film",
    "video/quicktime": "QuickTime film",
    "video/x-matroska": "WebM or Matroska film",
    "video/x-msvideo": "AVI film",
    "video/ogg": "Ogg film",
    "video/mpeg": "MPEG film",
    "application/zip": "Zip archive",
    "application/x-7z-compressed": "7-Zip archive",
    "application/vnd.rar": "RAR archive",
    "application/gzip": "Gzip archive",
    "application/x-tar": "Tar archive",
    "application/ms-tnef": "Attachments packed by Outlook",
    "application/x-bzip2": "Bzip2 archive",
    "application/x-xz": "XZ archive",
    "application/vnd.sqlite3": "Database",
    "application/vnd.microsoft.portable-executable": "Windows program",
    "application/x-elf": "Linux program",
    "application/x-mach-binary": "Mac program",
    "application/wasm": "Program for browsers",
    "application/x-ms-shortcut": "Windows shortcut",
    "application/octet-stream": "Type not known",
}
"""Types of files as people call them."""

FINDINGS: Final[dict[FileWarningCode, tuple[str, str]]] = {
    FileWarningCode.TRACKED_CHANGES: ("tracked change", "tracked changes"),
    FileWarningCode.COMMENTS: ("comment", "comments"),
    FileWarningCode.NOTES: ("note", "notes"),
    FileWarningCode.HIDDEN_TEXT: ("hidden text", "hidden texts"),
    FileWarningCode.TEXT_DIFFERS: (
        "page whose text is not what it shows",
        "pages whose text is not what they show",
    ),
    FileWarningCode.HIDDEN_SHEETS: ("hidden sheet", "hidden sheets"),
    FileWarningCode.HIDDEN_ROWS: ("hidden row", "hidden rows"),
    FileWarningCode.HIDDEN_COLUMNS: ("hidden column", "hidden columns"),
    FileWarningCode.HIDDEN_SLIDES: ("hidden slide", "hidden slides"),
    FileWarningCode.SPEAKER_NOTES: ("speaker note", "speaker notes"),
    FileWarningCode.FORMULAS: ("formula", "formulas"),
    FileWarningCode.DEFINED_NAMES: ("defined name", "defined names"),
    FileWarningCode.MACROS: ("macro part", "macro parts"),
    FileWarningCode.ACTIVE_CONTENT: ("active part", "active parts"),
    FileWarningCode.EXTERNAL_LINKS: ("link out of the file", "links out of the file"),
    FileWarningCode.REMOTE_CONTENT: ("item from the network", "items from the network"),
    FileWarningCode.EMBEDDED_FILES: ("embedded file", "embedded files"),
    FileWarningCode.ENCRYPTED_PARTS: ("encrypted part", "encrypted parts"),
    FileWarningCode.UNREADABLE_PARTS: ("unreadable part", "unreadable parts"),
    FileWarningCode.LEFT_OFF: ("part left off", "parts left off"),
    FileWarningCode.SUBSTITUTED_FONTS: ("font replaced", "fonts replaced"),
    FileWarningCode.MAKER_NOTES: ("note of the camera's maker", "notes of the camera's maker"),
    FileWarningCode.OTHER_THUMBNAIL: ("other preview", "other previews"),
    FileWarningCode.BROKEN_NAMES: ("broken name", "broken names"),
    FileWarningCode.AMBIGUOUS_DATES: ("ambiguous date", "ambiguous dates"),
    FileWarningCode.ZONE_UNKNOWN: ("time without a zone", "times without a zone"),
    FileWarningCode.EARLIER_VERSIONS: ("earlier version", "earlier versions"),
    FileWarningCode.SIGNATURES: ("signature", "signatures"),
    FileWarningCode.FORMS: ("form field", "form fields"),
    FileWarningCode.LAYERS: ("layer", "layers"),
    FileWarningCode.PICTURES_LEFT_OUT: ("picture not shown", "pictures not shown"),
    FileWarningCode.ENCODING_GUESSED: ("guessed encoding", "guessed encodings"),
    FileWarningCode.REPLY_ELSEWHERE: ("other address for answers", "other addresses for answers"),
    FileWarningCode.OVERLAPPING_PARTS: ("overlapping part", "overlapping parts"),
    FileWarningCode.PARTS_DIFFER: ("part that differs", "parts that differ"),
    FileWarningCode.OTHER_CALENDAR: ("date of another calendar", "dates of another calendar"),
    FileWarningCode.SIGNATURE_DIFFERS: (
        "signature of another content",
        "signatures of other content",
    ),
    FileWarningCode.PROOF_MATCHES: ("file as its proof says", "files as their proofs say"),
    FileWarningCode.PROOF_DIFFERS: ("file unlike its proof", "files unlike their proofs"),
    FileWarningCode.PROOF_MISSING: ("file without a proof", "files without a proof"),
}
"""What was found, for one and for many."""

MEANINGS: Final[dict[FileWarningCode, str]] = {
    FileWarningCode.TRACKED_CHANGES: "Text that was inserted or deleted, with who did it and when.",
    FileWarningCode.HIDDEN_TEXT: "Text that the program of the file does not show.",
    FileWarningCode.TEXT_DIFFERS: (
        "What can be selected and searched there is not what a reader sees."
    ),
    FileWarningCode.MACROS: "A program inside the file. It never runs here; elsewhere it may.",
    FileWarningCode.ACTIVE_CONTENT: "Scripts, actions or live fields. They never run here.",
    FileWarningCode.REMOTE_CONTENT: (
        "Opened elsewhere, the file fetches these and tells who opened it."
    ),
    FileWarningCode.EMBEDDED_FILES: "Whole files inside this one.",
    FileWarningCode.LEFT_OFF: "Too much for these pages: what is missing is in the file itself.",
    FileWarningCode.SUBSTITUTED_FONTS: (
        "The file does not hold these fonts: another draws the letters."
    ),
    FileWarningCode.EARLIER_VERSIONS: "The file still holds what it was before it was last saved.",
    FileWarningCode.PICTURES_LEFT_OUT: (
        "These pages show text only. Pictures that can be taken out are listed below the pages, as"
        " documents of their own."
    ),
    FileWarningCode.UNREADABLE_PARTS: "Something in the file is broken or missing.",
    FileWarningCode.FORMULAS: "Tables show the values that were last computed.",
    FileWarningCode.ENCODING_GUESSED: "The file does not say how its letters are written.",
    FileWarningCode.REPLY_ELSEWHERE: "Answers go to another address than the sender's.",
    FileWarningCode.OVERLAPPING_PARTS: (
        "Parts of the archive share bytes: it may be made to overflow."
    ),
    FileWarningCode.PARTS_DIFFER: (
        "The plain text and the formatted text of the mail say other things."
    ),
    FileWarningCode.SIGNATURES: "A signature is in the file. It was not verified here.",
    FileWarningCode.SIGNATURE_DIFFERS: (
        "The digest that was signed is not that of this content: it was changed after signing, or"
        " belongs to another file."
    ),
    FileWarningCode.PROOF_MATCHES: (
        "Its SHA-256 was computed anew and is the one that the proof names."
    ),
    FileWarningCode.PROOF_DIFFERS: "Its SHA-256 was computed anew: the proof names another one.",
    FileWarningCode.PROOF_MISSING: "No proof in the package names its SHA-256.",
    FileWarningCode.OTHER_THUMBNAIL: (
        "The preview inside the picture shows something else: it is a document of its own, listed"
        " below, and Compare shows both."
    ),
}
"""What a finding means, where its name does not say it."""

TRAITS: Final[dict[MetadataKind, str]] = {
    MetadataKind.AUTHOR: "Author",
    MetadataKind.LAST_EDITOR: "Last saved by",
    MetadataKind.REVIEWER: "Changed or commented",
    MetadataKind.ORGANISATION: "Organisation",
    MetadataKind.OWNER: "Owner or manager",
    MetadataKind.SOFTWARE: "Program",
    MetadataKind.DEVICE: "Device",
    MetadataKind.SERIAL: "Serial number",
    MetadataKind.POSITION: "Place",
    MetadataKind.CREATED: "Created",
    MetadataKind.MODIFIED: "Changed",
    MetadataKind.PRINTED: "Printed",
    MetadataKind.PRINTER: "Printer",
    MetadataKind.EDITING_TIME: "Time spent editing",
    MetadataKind.SAVED_TIMES: "Times saved",
    MetadataKind.REVISION: "Version",
    MetadataKind.TEMPLATE: "Template",
    MetadataKind.PATH: "Folder or address",
    MetadataKind.TITLE: "Title",
    MetadataKind.SUBJECT: "Subject",
    MetadataKind.KEYWORDS: "Keywords",
    MetadataKind.LANGUAGE: "Language",
    MetadataKind.COMMENT: "Remark",
    MetadataKind.ROUTE: "Way through the network",
    MetadataKind.ACCOUNT: "Account",
    MetadataKind.IDENTIFIER: "Identifier",
    MetadataKind.SIGNER: "Signed by",
}

SHEETS: Final = {
    Visibility.VISIBLE: "",
    Visibility.HIDDEN: "hidden",
    Visibility.VERY_HIDDEN: "hidden for good",
}

PLAYING_LABELS: Final = {
    "no_sound_device": "No sound device answers: nothing is heard. Pictures, strip and times work.",
    "played": "a sound or film: it is played here, and has no pages",
    "coding_not_played": "kept; its coding, such as AV1, cannot be played here",
    "film_library_differs": "kept; the film library of this installation is not the one that "
    "Casefiles was checked with: install Casefiles again, then read the file again",
}
"""Words for sounds and films that are played, or why they are not."""


def type_in_words(media_type: str) -> str:
    """Return the type of a file as people call it."""
    return TYPES.get(media_type) or media_type or "Type not known"


def finding_in_words(code: FileWarningCode, count: int) -> str:
    """Return what was found, such as 3 tracked changes; without a number where none is known."""
    one, many = FINDINGS.get(code) or (str(code).replace("_", " "),) * 2
    if not count:
        return f"{many[:1].upper()}{many[1:]}"
    return f"{count:,} {one if count == 1 else many}"


def claim_in_words(claim: FileTypeCheck) -> str:
    """Return what is odd about the name of a file; empty where nothing is."""
    kind = type_in_words(claim.media_type)
    words = kind if kind[:2].isupper() else kind[:1].lower() + kind[1:]
    article = "an" if words[:1].lower() in "aeioux" else "a"
    if claim.code == "program_disguised":
        return f"Named .{claim.named}, is really {article} {words}"
    if claim.code == "disguised":
        return f"Named .{claim.named}, is really {article} {words}"
    if claim.code == "program":
        return f"This is {article} {words}: do not open it elsewhere"
    if claim.code == "script":
        return f"A computer may run files named .{claim.named}: do not open it elsewhere"
    if claim.code == "turned_name":
        return "Signs in its name make the name read otherwise than it is"
    return ""


READING_LABELS: Final = {
    "listing_files": "Listing files",
    "reading_files": "Reading files",
    "sealing": "Encrypting files",
    "rendering_pages": "Looking at pages",
    "burning_pages": "Burning pages",
    "typesetting": "Typesetting",
    "checking": "Checking the vault",
    "not_readable_yet": "kept, not readable yet",
    "picture_not_shown": "kept; pictures of this kind cannot be shown here",
    "needs_shaping": "kept and searchable; its script cannot be shown as a page yet",
    "broken_file": "kept, but the file is broken",
    "empty_file": "kept, but the file is empty",
    "too_large": "kept, but too large to read",
    # Of vaults from before such pictures lay on paper.
    "too_narrow": "kept, but too narrow to be a page",
    "no_such_page": "kept, but a page of it cannot be found",
    "password_needed": "kept, but it needs a password",
    "reader_out_of_memory": "kept; reading it needed too much memory",
    "reading_timed_out": "kept; reading it took too long",
    "reader_crashed": "kept; it crashed its reader, which was locked away from everything else",
    "reader_answered_nonsense": "kept; its reader gave no sensible answer",
}
