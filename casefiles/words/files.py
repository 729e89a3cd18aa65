"""Texts about what files are, what was found in them, and what they tell of their makers."""

from typing import Final

from casefiles.domain.files.extracted_items import FileWarningCode, MetadataKind, Visibility
from casefiles.domain.files.file_type_check import FileTypeCheck
from casefiles.words.language import msg, msg_mark, msg_number, msg_of

_OFFICE: Final = "application/vnd.openxmlformats-officedocument."
_OPEN: Final = "application/vnd.oasis.opendocument."
TYPES: Final = {
    "application/pdf": msg_mark("PDF"),
    "text/plain": msg_mark("Plain text"),
    "text/csv": msg_mark("Table in plain text"),
    "text/html": msg_mark("Web page"),
    "text/vcard": msg_mark("Contact card"),
    "text/calendar": msg_mark("Calendar"),
    "application/xml": msg_mark("XML"),
    "application/rtf": msg_mark("Rich text"),
    _OFFICE + "wordprocessingml.document": msg_mark("Word document"),
    _OFFICE + "spreadsheetml.sheet": msg_mark("Excel workbook"),
    _OFFICE + "presentationml.presentation": msg_mark("PowerPoint presentation"),
    "application/msword": msg_mark("Word document (old)"),
    "application/vnd.ms-excel": msg_mark("Excel workbook (old)"),
    "application/vnd.ms-excel.sheet.binary.macroEnabled.12": msg_mark("Excel workbook (binary)"),
    "application/vnd.ms-powerpoint": msg_mark("PowerPoint presentation (old)"),
    _OPEN + "text": msg_mark("OpenDocument text"),
    _OPEN + "text-template": msg_mark("OpenDocument text"),
    _OPEN + "spreadsheet": msg_mark("OpenDocument spreadsheet"),
    _OPEN + "presentation": msg_mark("OpenDocument presentation"),
    _OPEN + "graphics": msg_mark("OpenDocument drawing"),
    "application/x-encrypted-office": msg_mark("Office file with a password"),
    "application/x-ole-storage": msg_mark("Old office file of another kind"),
    "application/vnd.ms-outlook": msg_mark("Outlook message"),
    "application/vnd.ms-outlook-pst": msg_mark("Outlook mailbox"),
    "message/rfc822": msg_mark("E-mail"),
    "application/pkcs7-mime": msg_mark("Signed e-mail or file"),
    "application/mbox": msg_mark("Mailbox"),
    "text/x-chat": msg_mark("Conversation"),
    "text/x-chat+html": msg_mark("Conversation"),
    "application/x-chat+json": msg_mark("Conversation"),
    "application/x-chat+zip": msg_mark("Conversation with its files"),
    "application/epub+zip": msg_mark("E-book"),
    "application/postscript": msg_mark("PostScript"),
    "image/jpeg": msg_mark("JPEG picture"),
    "image/png": msg_mark("PNG picture"),
    "image/gif": msg_mark("GIF picture"),
    "image/tiff": msg_mark("TIFF picture"),
    "image/webp": msg_mark("WebP picture"),
    "image/avif": msg_mark("AVIF picture"),
    "image/heic": msg_mark("HEIC photo"),
    "image/heif": msg_mark("HEIF photo"),
    "image/bmp": msg_mark("Bitmap picture"),
    "image/jp2": msg_mark("JPEG 2000 picture"),
    "image/jxl": msg_mark("JPEG XL picture"),
    "image/svg+xml": msg_mark("SVG drawing"),
    "image/vnd.adobe.photoshop": msg_mark("Photoshop picture"),
    "image/vnd.djvu": msg_mark("DjVu scan"),
    "audio/ogg": msg_mark("Ogg sound"),
    "audio/mpeg": msg_mark("MP3 sound"),
    "audio/mp4": msg_mark("M4A sound"),
    "audio/amr": msg_mark("AMR sound"),
    "audio/wav": msg_mark("WAV sound"),
    "audio/flac": msg_mark("FLAC sound"),
    "video/mp4": msg_mark("MP4 film"),
    "video/quicktime": msg_mark("QuickTime film"),
    "video/x-matroska": msg_mark("WebM or Matroska film"),
    "video/x-msvideo": msg_mark("AVI film"),
    "video/ogg": msg_mark("Ogg film"),
    "video/mpeg": msg_mark("MPEG film"),
    "application/zip": msg_mark("Zip archive"),
    "application/x-7z-compressed": msg_mark("7-Zip archive"),
    "application/vnd.rar": msg_mark("RAR archive"),
    "application/vnd.ms-cab-compressed": msg_mark("CAB archive"),
    "application/gzip": msg_mark("Gzip archive"),
    "application/x-tar": msg_mark("Tar archive"),
    "application/ms-tnef": msg_mark("Attachments packed by Outlook"),
    "application/x-bzip2": msg_mark("Bzip2 archive"),
    "application/x-xz": msg_mark("XZ archive"),
    "application/vnd.sqlite3": msg_mark("Database"),
    "application/vnd.microsoft.portable-executable": msg_mark("Windows program"),
    "application/x-elf": msg_mark("Linux program"),
    "application/x-mach-binary": msg_mark("Mac program"),
    "application/wasm": msg_mark("Program for browsers"),
    "application/x-ms-shortcut": msg_mark("Windows shortcut"),
    "application/octet-stream": msg_mark("Type not known"),
}
"""Types of files as people call them."""

FINDINGS: Final[dict[FileWarningCode, tuple[str, str]]] = {
    FileWarningCode.TRACKED_CHANGES: (msg_mark("tracked change"), msg_mark("tracked changes")),
    FileWarningCode.COMMENTS: (msg_mark("comment"), msg_mark("comments")),
    FileWarningCode.NOTES: (msg_mark("note"), msg_mark("notes")),
    FileWarningCode.HIDDEN_TEXT: (msg_mark("hidden text"), msg_mark("hidden texts")),
    FileWarningCode.TEXT_DIFFERS: (
        msg_mark("page whose text is not what it shows"),
        msg_mark("pages whose text is not what they show"),
    ),
    FileWarningCode.HIDDEN_SHEETS: (msg_mark("hidden sheet"), msg_mark("hidden sheets")),
    FileWarningCode.HIDDEN_ROWS: (msg_mark("hidden row"), msg_mark("hidden rows")),
    FileWarningCode.HIDDEN_COLUMNS: (msg_mark("hidden column"), msg_mark("hidden columns")),
    FileWarningCode.HIDDEN_SLIDES: (msg_mark("hidden slide"), msg_mark("hidden slides")),
    FileWarningCode.SPEAKER_NOTES: (msg_mark("speaker note"), msg_mark("speaker notes")),
    FileWarningCode.FORMULAS: (msg_mark("formula"), msg_mark("formulas")),
    FileWarningCode.DEFINED_NAMES: (msg_mark("defined name"), msg_mark("defined names")),
    FileWarningCode.MACROS: (msg_mark("macro part"), msg_mark("macro parts")),
    FileWarningCode.ACTIVE_CONTENT: (msg_mark("active part"), msg_mark("active parts")),
    FileWarningCode.EXTERNAL_LINKS: (
        msg_mark("link out of the file"),
        msg_mark("links out of the file"),
    ),
    FileWarningCode.REMOTE_CONTENT: (
        msg_mark("item from the network"),
        msg_mark("items from the network"),
    ),
    FileWarningCode.EMBEDDED_FILES: (msg_mark("embedded file"), msg_mark("embedded files")),
    FileWarningCode.ENCRYPTED_PARTS: (msg_mark("encrypted part"), msg_mark("encrypted parts")),
    FileWarningCode.UNREADABLE_PARTS: (msg_mark("unreadable part"), msg_mark("unreadable parts")),
    FileWarningCode.LEFT_OFF: (msg_mark("part left off"), msg_mark("parts left off")),
    FileWarningCode.SUBSTITUTED_FONTS: (msg_mark("font replaced"), msg_mark("fonts replaced")),
    FileWarningCode.MAKER_NOTES: (
        msg_mark("note of the camera's maker"),
        msg_mark("notes of the camera's maker"),
    ),
    FileWarningCode.OTHER_THUMBNAIL: (msg_mark("other preview"), msg_mark("other previews")),
    FileWarningCode.BROKEN_NAMES: (msg_mark("broken name"), msg_mark("broken names")),
    FileWarningCode.AMBIGUOUS_DATES: (msg_mark("ambiguous date"), msg_mark("ambiguous dates")),
    FileWarningCode.ZONE_UNKNOWN: (
        msg_mark("time without a zone"),
        msg_mark("times without a zone"),
    ),
    FileWarningCode.EARLIER_VERSIONS: (msg_mark("earlier version"), msg_mark("earlier versions")),
    FileWarningCode.SIGNATURES: (msg_mark("signature"), msg_mark("signatures")),
    FileWarningCode.FORMS: (msg_mark("form field"), msg_mark("form fields")),
    FileWarningCode.LAYERS: (msg_mark("layer"), msg_mark("layers")),
    FileWarningCode.PICTURES_LEFT_OUT: (
        msg_mark("picture not shown"),
        msg_mark("pictures not shown"),
    ),
    FileWarningCode.ENCODING_GUESSED: (msg_mark("guessed encoding"), msg_mark("guessed encodings")),
    FileWarningCode.REPLY_ELSEWHERE: (
        msg_mark("other address for answers"),
        msg_mark("other addresses for answers"),
    ),
    FileWarningCode.OVERLAPPING_PARTS: (
        msg_mark("overlapping part"),
        msg_mark("overlapping parts"),
    ),
    FileWarningCode.PARTS_DIFFER: (msg_mark("part that differs"), msg_mark("parts that differ")),
    FileWarningCode.OTHER_CALENDAR: (
        msg_mark("date of another calendar"),
        msg_mark("dates of another calendar"),
    ),
    FileWarningCode.SIGNATURE_DIFFERS: (
        msg_mark("signature of another content"),
        msg_mark("signatures of other content"),
    ),
    FileWarningCode.PROOF_MATCHES: (
        msg_mark("file matching its hash"),
        msg_mark("files matching their hashes"),
    ),
    FileWarningCode.PROOF_DIFFERS: (
        msg_mark("file differing from its hash"),
        msg_mark("files differing from their hashes"),
    ),
    FileWarningCode.PROOF_MISSING: (
        msg_mark("file without a hash"),
        msg_mark("files without a hash"),
    ),
}
"""What was found, for one and for many."""

MEANINGS: Final[dict[FileWarningCode, str]] = {
    FileWarningCode.TRACKED_CHANGES: msg_mark("Inserted or deleted text, with author and date."),
    FileWarningCode.HIDDEN_TEXT: msg_mark("Text that the file's own program hides."),
    FileWarningCode.TEXT_DIFFERS: (msg_mark("The selectable text differs from what is visible.")),
    FileWarningCode.MACROS: msg_mark(
        "A program inside the file. It never runs here; elsewhere it may."
    ),
    FileWarningCode.ACTIVE_CONTENT: msg_mark(
        "Scripts, actions or live fields. They never run here."
    ),
    FileWarningCode.REMOTE_CONTENT: (
        msg_mark(
            "If opened elsewhere, the file loads these from the network and reveals who opened it."
        )
    ),
    FileWarningCode.EMBEDDED_FILES: msg_mark("Whole files inside this one."),
    FileWarningCode.LEFT_OFF: msg_mark("Truncated: see the file itself for the rest."),
    FileWarningCode.SUBSTITUTED_FONTS: (msg_mark("Fonts not embedded: replaced by another font.")),
    FileWarningCode.EARLIER_VERSIONS: msg_mark("The file still contains its earlier versions."),
    FileWarningCode.PICTURES_LEFT_OUT: (
        msg_mark(
            "These pages show text only. Extracted pictures are listed below as separate documents."
        )
    ),
    FileWarningCode.UNREADABLE_PARTS: msg_mark("Part of the file is damaged or missing."),
    FileWarningCode.FORMULAS: msg_mark("Tables show the last calculated values."),
    FileWarningCode.ENCODING_GUESSED: msg_mark("The file does not state its character encoding."),
    FileWarningCode.REPLY_ELSEWHERE: msg_mark(
        "Replies go to a different address than the sender's."
    ),
    FileWarningCode.OVERLAPPING_PARTS: (
        msg_mark("Parts of the archive overlap: it may be a decompression bomb.")
    ),
    FileWarningCode.PARTS_DIFFER: (
        msg_mark("The plain and the formatted text of the e-mail differ.")
    ),
    FileWarningCode.SIGNATURES: msg_mark("A signature is in the file. It was not verified here."),
    FileWarningCode.SIGNATURE_DIFFERS: (
        msg_mark(
            "The digest that was signed is not that of this content: it was"
            " changed after signing, or belongs to another file."
        )
    ),
    FileWarningCode.PROOF_MATCHES: (msg_mark("SHA-256 verified against the enclosed hash list.")),
    FileWarningCode.PROOF_DIFFERS: msg_mark("SHA-256 differs from the enclosed hash list."),
    FileWarningCode.PROOF_MISSING: msg_mark("Not in the enclosed hash list."),
    FileWarningCode.OTHER_THUMBNAIL: (
        msg_mark(
            "The preview inside the picture shows something else: it is a"
            " document of its own, listed below, and Compare shows both."
        )
    ),
}
"""What a finding means, where its name does not say it."""

TRAITS: Final[dict[MetadataKind, str]] = {
    MetadataKind.AUTHOR: msg_mark("Author"),
    MetadataKind.LAST_EDITOR: msg_mark("Last saved by"),
    MetadataKind.REVIEWER: msg_mark("Changed or commented"),
    MetadataKind.ORGANISATION: msg_mark("Organisation"),
    MetadataKind.OWNER: msg_mark("Owner or manager"),
    MetadataKind.SOFTWARE: msg_mark("Program"),
    MetadataKind.DEVICE: msg_mark("Device"),
    MetadataKind.SERIAL: msg_mark("Serial number"),
    MetadataKind.POSITION: msg_mark("Place"),
    MetadataKind.CREATED: msg_mark("Created"),
    MetadataKind.MODIFIED: msg_mark("Changed"),
    MetadataKind.PRINTED: msg_mark("Printed"),
    MetadataKind.PRINTER: msg_mark("Printer"),
    MetadataKind.EDITING_TIME: msg_mark("Editing time"),
    MetadataKind.SAVED_TIMES: msg_mark("Number of saves"),
    MetadataKind.REVISION: msg_mark("Version"),
    MetadataKind.TEMPLATE: msg_mark("Template"),
    MetadataKind.PATH: msg_mark("Folder or address"),
    MetadataKind.TITLE: msg_mark("Title"),
    MetadataKind.SUBJECT: msg_mark("Subject"),
    MetadataKind.KEYWORDS: msg_mark("Keywords"),
    MetadataKind.LANGUAGE: msg_mark("Language"),
    MetadataKind.COMMENT: msg_mark("Comment"),
    MetadataKind.ROUTE: msg_mark("Network route"),
    MetadataKind.ACCOUNT: msg_mark("Account"),
    MetadataKind.IDENTIFIER: msg_mark("Identifier"),
    MetadataKind.SIGNER: msg_mark("Signed by"),
}

SHEETS: Final = {
    Visibility.VISIBLE: "",
    Visibility.HIDDEN: msg_mark("hidden"),
    Visibility.VERY_HIDDEN: msg_mark("hidden by macro only"),
}

PLAYING_LABELS: Final = {
    "no_sound_device": "No sound device. Video and controls work without sound.",
    "played": "Recording: playable, without pages",
    "coding_not_played": "kept; its coding, such as AV1, cannot be played here",
    "film_library_differs": "kept; the film library of this installation is not the one that "
    "Casefiles was checked with: install Casefiles again, then read the file again",
}
"""Words for sounds and films that are played, or why they are not."""


def type_in_words(media_type: str) -> str:
    """Return the type of a file as people call it."""
    return msg_of(TYPES.get(media_type)) or media_type or msg("Type not known")


def finding_in_words(code: FileWarningCode, count: int) -> str:
    """Return what was found, such as 3 tracked changes; without a number where none is known."""
    one, many = msg_of(FINDINGS.get(code)) or (str(code).replace("_", " "),) * 2
    if not count:
        return f"{many[:1].upper()}{many[1:]}"
    return f"{msg_number(count)} {one if count == 1 else many}"


def claim_in_words(claim: FileTypeCheck) -> str:
    """Return what is odd about the name of a file; empty where nothing is."""
    kind = type_in_words(claim.media_type)
    words = kind if kind[:2].isupper() else kind[:1].lower() + kind[1:]
    what = f"{'an' if words[:1].lower() in 'aeioux' else 'a'} {words}"  # no text
    if claim.code in {"program_disguised", "disguised"}:
        return msg("Named .{named}, is really {what}", named=claim.named, what=what)
    if claim.code == "program":
        return msg("This is {what}: do not open it elsewhere", what=what)
    if claim.code == "script":
        return msg(
            "A computer may run files named .{named}: do not open it elsewhere", named=claim.named
        )
    if claim.code == "turned_name":
        return msg("Signs in its name make the name read otherwise than it is")
    return ""


READING_LABELS: Final = {
    "listing_files": "Listing files",
    "reading_files": "Reading files",
    "sealing": "Encrypting files",
    "rendering_pages": "Looking at pages",
    "burning_pages": "Applying redactions",
    "typesetting": "Typesetting",
    "checking": "Verifying the vault",
    "not_readable_yet": "Kept; no reader for this type yet",
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
    "reader_crashed": "Kept; the reader crashed in its sandbox",
    "reader_answered_nonsense": "Kept; invalid answer from the reader",
}
