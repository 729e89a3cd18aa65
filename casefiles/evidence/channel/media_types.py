"""Names of the types of files, and those of them that go one way; nothing here reads a file."""

from typing import Final

PDF: Final = "application/pdf"
JPEG: Final = "image/jpeg"
PNG: Final = "image/png"
GIF: Final = "image/gif"
TIFF: Final = "image/tiff"
WEBP: Final = "image/webp"
AVIF: Final = "image/avif"
HEIC: Final = "image/heic"
HEIF: Final = "image/heif"
BMP: Final = "image/bmp"
JP2: Final = "image/jp2"
PLAIN_TEXT: Final = "text/plain"
UNKNOWN: Final = "application/octet-stream"
MAIL: Final = "message/rfc822"
SIGNED_MAIL: Final = "application/pkcs7-mime"
"""A mail, or another file, within a signature; or a signature alone."""
MAILBOX: Final = "application/mbox"
OUTLOOK: Final = "application/vnd.ms-outlook"
OUTLOOK_STORE: Final = "application/vnd.ms-outlook-pst"
CHAT_TEXT: Final = "text/x-chat"
CHAT_JSON: Final = "application/x-chat+json"
CHAT_PAGE: Final = "text/x-chat+html"
CHAT_ARCHIVE: Final = "application/x-chat+zip"
CHATS: Final = frozenset({CHAT_TEXT, CHAT_JSON, CHAT_PAGE, CHAT_ARCHIVE})
"""Exports of conversations, in names of our own."""
MESSAGES: Final = CHATS | {MAIL, SIGNED_MAIL, MAILBOX, OUTLOOK, OUTLOOK_STORE}
"""In which people write to one another."""
GZIP: Final = "application/gzip"
BZIP2: Final = "application/x-bzip2"
XZ: Final = "application/x-xz"
TAR: Final = "application/x-tar"
ZIP: Final = "application/zip"
SEVEN_ZIP: Final = "application/x-7z-compressed"
RAR: Final = "application/vnd.rar"
CAB: Final = "application/vnd.ms-cab-compressed"
ZSTANDARD: Final = "application/zstd"
OF_LIBARCHIVE: Final = frozenset({SEVEN_ZIP, RAR, CAB, ZSTANDARD})
"""Archives that this computer opens if it has that library."""
ARCHIVES: Final = frozenset({GZIP, BZIP2, XZ, TAR, ZIP}) | OF_LIBARCHIVE
TNEF: Final = "application/ms-tnef"
SEPARATED: Final = "text/csv"
HTML: Final = "text/html"
RTF: Final = "application/rtf"
OFFICE_OPEN: Final = "application/vnd.openxmlformats-officedocument."
"""What the names of Microsoft's open types begin with."""
WORD: Final = OFFICE_OPEN + "wordprocessingml.document"
WORKBOOK: Final = OFFICE_OPEN + "spreadsheetml.sheet"
SLIDES: Final = OFFICE_OPEN + "presentationml.presentation"
OLD_WORD: Final = "application/msword"
OLD_SLIDES: Final = "application/vnd.ms-powerpoint"
OLD_WORKBOOK: Final = "application/vnd.ms-excel"
BINARY_WORKBOOK: Final = "application/vnd.ms-excel.sheet.binary.macroEnabled.12"


def _open_document(*kinds: str) -> frozenset[str]:
    stem = "application/vnd.oasis.opendocument."
    return frozenset(stem + kind + ending for kind in kinds for ending in ("", "-template"))


OPEN_TEXTS: Final = _open_document("text", "text-web", "text-master")
OPEN_SLIDES: Final = _open_document("presentation", "graphics")
OPEN_SHEETS: Final = _open_document("spreadsheet")
OFFICE: Final = (
    frozenset({WORD, WORKBOOK, SLIDES, RTF, HTML})
    | {OLD_WORD, OLD_SLIDES, OLD_WORKBOOK, BINARY_WORKBOOK}
    | OPEN_TEXTS
    | OPEN_SLIDES
    | OPEN_SHEETS
)
"""Files of offices and of the web, which are set on pages as text."""
SET_AS_TEXT: Final = (
    frozenset({PLAIN_TEXT, SEPARATED, MAIL, SIGNED_MAIL, MAILBOX, OUTLOOK, OUTLOOK_STORE, TNEF})
    | ARCHIVES
    | CHATS
    | OFFICE
)
"""Types whose pages are set here, as text."""
JPEG_BLOCK: Final = 8
"""Pixels across and down of the blocks in which a JPEG is coded."""
