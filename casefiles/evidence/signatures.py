"""Tells a file's true type by its bytes, whatever its name says."""

import io
import re
import zipfile
import zlib

PDF = "application/pdf"
JPEG = "image/jpeg"
PNG = "image/png"
PLAIN_TEXT = "text/plain"
UNKNOWN = "application/octet-stream"

_AT_START: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", PDF),
    (b"\xff\xd8\xff", JPEG),
    (b"\x89PNG\r\n\x1a\n", PNG),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"II*\0", "image/tiff"),
    (b"MM\0*", "image/tiff"),
    (b"\0\0\0\x0cjP  \r\n\x87\n", "image/jp2"),
    (b"\xff\x4f\xff\x51", "image/jp2"),
    (b"\0\0\0\x0cJXL \r\n\x87\n", "image/jxl"),
    (b"\xff\x0a", "image/jxl"),
    (b"8BPS", "image/vnd.adobe.photoshop"),
    (b"AT&TFORM", "image/vnd.djvu"),
    (b"{\\rtf", "application/rtf"),
    (b"%!PS", "application/postscript"),
    (b"fLaC", "audio/flac"),
    (b"#!AMR", "audio/amr"),
    (b"\x1aE\xdf\xa3", "video/x-matroska"),
    (b"FLV\x01", "video/x-flv"),
    (b"0&\xb2u\x8ef\xcf\x11", "video/x-ms-asf"),
    (b"\0\0\x01\xba", "video/mpeg"),
    (b"\0\0\x01\xb3", "video/mpeg"),
    (b"7z\xbc\xaf'\x1c", "application/x-7z-compressed"),
    (b"Rar!\x1a\x07", "application/vnd.rar"),
    (b"\x1f\x8b", "application/gzip"),
    (b"\xfd7zXZ\0", "application/x-xz"),
    (b"(\xb5/\xfd", "application/zstd"),
    (b"SQLite format 3\0", "application/vnd.sqlite3"),
    (b"!BDN", "application/vnd.ms-outlook-pst"),
    (b"\x7fELF", "application/x-elf"),
    (b"\xcf\xfa\xed\xfe", "application/x-mach-binary"),
    (b"\xca\xfe\xba\xbe", "application/x-mach-binary"),
    (b"\0asm", "application/wasm"),
    (b"L\0\0\0\x01\x14\x02\0", "application/x-ms-shortcut"),
)
_AT_START_OF_BINARY: tuple[tuple[bytes, str], ...] = (
    (b"BM", "image/bmp"),
    (b"MZ", "application/vnd.microsoft.portable-executable"),
    (b"BZh", "application/x-bzip2"),
    (b"ID3", "audio/mpeg"),
)
"""Letters that a note may begin with too, so that the bytes behind them have to speak."""
_RIFF = {
    b"WEBP": "image/webp",
    b"WAVE": "audio/wav",
    b"AVI ": "video/x-msvideo",
}
_BRANDS = {
    **dict.fromkeys((b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx"), "image/heic"),
    **dict.fromkeys((b"mif1", b"msf1"), "image/heif"),
    **dict.fromkeys((b"avif", b"avis"), "image/avif"),
    **dict.fromkeys((b"M4A ", b"M4B "), "audio/mp4"),
    b"qt  ": "video/quicktime",
}
_OGG = (
    (b"OpusHead", "audio/ogg"),
    (b"\x01vorbis", "audio/ogg"),
    (b"Speex   ", "audio/ogg"),
    (b"\x80theora", "video/ogg"),
)
_OFFICE_OPEN = "application/vnd.openxmlformats-officedocument."
_ZIP_PARTS = (
    ("word/", _OFFICE_OPEN + "wordprocessingml.document"),
    ("xl/", _OFFICE_OPEN + "spreadsheetml.sheet"),
    ("ppt/", _OFFICE_OPEN + "presentationml.presentation"),
)
_OPEN_DOCUMENT = re.compile(rb"application/(?:vnd\.oasis\.opendocument\.[a-z-]+|epub\+zip)\Z")
_OLE_PARTS = (
    ("EncryptedPackage", "application/x-encrypted-office"),
    ("WordDocument", "application/msword"),
    ("Workbook", "application/vnd.ms-excel"),
    ("PowerPoint Document", "application/vnd.ms-powerpoint"),
    ("__substg1.0_", "application/vnd.ms-outlook"),
)
_TEXT_STARTS: tuple[tuple[bytes, str], ...] = (
    (b"<!doctype html", "text/html"),
    (b"<html", "text/html"),
    (b"<svg", "image/svg+xml"),
    (b"<?xml", "application/xml"),
    (b"begin:vcard", "text/vcard"),
    (b"begin:vcalendar", "text/calendar"),
)
_MAIL_HEADER = re.compile(rb"[!-9;-~]+:[ \t]?[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*\r?\n")
_MAIL_PROOF = re.compile(
    rb"^(?:received|message-id|mime-version|return-path):", re.IGNORECASE | re.MULTILINE
)
_MAIL_SENDER = re.compile(rb"^(?:from|date):", re.IGNORECASE | re.MULTILINE)
_HEAD = 1024
_MAIL_HEAD = 65536
_TAR_MARK = 257
_MPEG_FRAMES = (b"\xff\xfb", b"\xff\xfa", b"\xff\xf3", b"\xff\xf2", b"\xff\xf1", b"\xff\xf9")
_BINARY_HEAD = 64
_LAST_NEVER_IN_TEXT = 8


def media_type(data: bytes) -> str:
    """Return the media type of a whole file.

    Returns:
        A type as registered with IANA where there is one; `UNKNOWN` if no signature fits. Text
        that no signature claims is also `UNKNOWN`: whether it is text is told by decoding it.
    """
    found = _by_start(data) or _by_container(data) or _by_text_start(data)
    if found is None and b"%PDF-" in data[:_HEAD]:
        found = PDF
    return found or UNKNOWN


def _by_start(data: bytes) -> str | None:
    marks = _AT_START + (_AT_START_OF_BINARY if _is_binary(data[:_BINARY_HEAD]) else ())
    return next((name for mark, name in marks if data.startswith(mark)), None)


def _is_binary(head: bytes) -> bool:
    return any(byte <= _LAST_NEVER_IN_TEXT for byte in head)


def _by_container(data: bytes) -> str | None:
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zip_type(data)
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return _ole_type(data)
    if data[_TAR_MARK : _TAR_MARK + 5] == b"ustar":
        return "application/x-tar"
    return _media_container(data)


def _media_container(data: bytes) -> str | None:
    if data.startswith(b"RIFF"):
        return _RIFF.get(data[8:12])
    if data[4:8] == b"ftyp":
        return _BRANDS.get(data[8:12], "video/mp4")
    if data.startswith(b"OggS"):
        head = data[:_HEAD]
        return next((name for mark, name in _OGG if mark in head), "application/ogg")
    return "audio/mpeg" if data.startswith(_MPEG_FRAMES) else None


def _zip_type(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
            if names and names[0] == "mimetype":
                with archive.open("mimetype") as part:
                    told = part.read(_HEAD)
                if _OPEN_DOCUMENT.match(told):
                    return told.decode("ascii")
    except (zipfile.BadZipFile, zlib.error, ValueError, OSError, RuntimeError, EOFError):
        return "application/zip"
    if "[Content_Types].xml" not in names:
        return "application/zip"
    return next(
        (kind for part, kind in _ZIP_PARTS if any(name.startswith(part) for name in names)),
        "application/zip",
    )


def _ole_type(data: bytes) -> str:
    """Tell compound files apart by the names of their streams, which are UTF-16 in the file."""
    return next(
        (kind for part, kind in _OLE_PARTS if part.encode("utf-16-le") in data),
        "application/x-ole-storage",
    )


def _by_text_start(data: bytes) -> str | None:
    head = data[:_HEAD].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    for mark, name in _TEXT_STARTS:
        if head.startswith(mark):
            return "text/html" if b"<html" in head else name
    if data.startswith(b"From ") and _is_mail(data.partition(b"\n")[2]):
        return "application/mbox"
    return "message/rfc822" if _is_mail(data) else None


def _is_mail(data: bytes) -> bool:
    """Tell mail from a note that merely begins with From and Subject: a server left its mark."""
    head, position = data[:_MAIL_HEAD], 0
    while match := _MAIL_HEADER.match(head, position):
        position = match.end()
    headers = head[:position]
    return bool(_MAIL_PROOF.search(headers) and _MAIL_SENDER.search(headers))


def _all_types() -> frozenset[str]:
    told = {
        name
        for _mark, name in (
            *_AT_START,
            *_AT_START_OF_BINARY,
            *_OGG,
            *_ZIP_PARTS,
            *_OLE_PARTS,
            *_TEXT_STARTS,
        )
    }
    told.update(_RIFF.values(), _BRANDS.values())
    told.update(("application/zip", "application/x-ole-storage", "application/ogg", "video/mp4"))
    told.update(("application/x-tar", "application/mbox", "message/rfc822", PLAIN_TEXT, UNKNOWN))
    return frozenset(told)


_TYPES = _all_types()


def is_media_type(text: str) -> bool:
    """Tell whether a text is a type that `media_type` could have told."""
    return text in _TYPES or _OPEN_DOCUMENT.match(text.encode("utf-8", "replace")) is not None
