"""The signatures of types of files; comparing bytes takes nothing apart."""

import re

from casefiles.evidence.channel.media_types import (
    AVIF,
    BMP,
    CAB,
    CHATS,
    GIF,
    HEIC,
    HEIF,
    JP2,
    JPEG,
    MAIL,
    MAILBOX,
    OUTLOOK,
    OUTLOOK_STORE,
    PDF,
    PLAIN_TEXT,
    PNG,
    RAR,
    SEVEN_ZIP,
    SIGNED_MAIL,
    SLIDES,
    TIFF,
    UNKNOWN,
    WEBP,
    WORD,
    WORKBOOK,
    ZSTANDARD,
)

_AT_START: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", PDF),
    (b"\xff\xd8\xff", JPEG),
    (b"\x89PNG\r\n\x1a\n", PNG),
    (b"GIF87a", GIF),
    (b"GIF89a", GIF),
    (b"II*\0", TIFF),
    (b"MM\0*", TIFF),
    (b"II+\0", TIFF),
    (b"MM\0+", TIFF),
    (b"\0\0\0\x0cjP  \r\n\x87\n", JP2),
    (b"\xff\x4f\xff\x51", JP2),
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
    (b"7z\xbc\xaf'\x1c", SEVEN_ZIP),
    (b"Rar!\x1a\x07", RAR),
    (b"MSCF\0\0\0\0", CAB),
    (b"\x1f\x8b", "application/gzip"),
    (b"\xfd7zXZ\0", "application/x-xz"),
    (b"(\xb5/\xfd", ZSTANDARD),
    (b"SQLite format 3\0", "application/vnd.sqlite3"),
    (b"!BDN", OUTLOOK_STORE),
    (b"\x78\x9f\x3e\x22", "application/ms-tnef"),
    (b"\x7fELF", "application/x-elf"),
    (b"\xcf\xfa\xed\xfe", "application/x-mach-binary"),
    (b"\xca\xfe\xba\xbe", "application/x-mach-binary"),
    (b"\0asm", "application/wasm"),
    (b"L\0\0\0\x01\x14\x02\0", "application/x-ms-shortcut"),
)
_AT_START_OF_BINARY: tuple[tuple[bytes, str], ...] = (
    (b"BM", BMP),
    (b"MZ", "application/vnd.microsoft.portable-executable"),
    (b"BZh", "application/x-bzip2"),
    (b"ID3", "audio/mpeg"),
)
"""Letters that a note may begin with too, so that the bytes behind them have to speak."""
_RIFF = {
    b"WEBP": WEBP,
    b"WAVE": "audio/wav",
    b"AVI ": "video/x-msvideo",
}
_BRANDS = {
    **dict.fromkeys((b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx"), HEIC),
    **dict.fromkeys((b"mif1", b"msf1"), HEIF),
    **dict.fromkeys((b"avif", b"avis"), AVIF),
    **dict.fromkeys((b"M4A ", b"M4B "), "audio/mp4"),
    b"qt  ": "video/quicktime",
}
_OGG = (
    (b"OpusHead", "audio/ogg"),
    (b"\x01vorbis", "audio/ogg"),
    (b"Speex   ", "audio/ogg"),
    (b"\x80theora", "video/ogg"),
)
ZIP_PARTS = (
    ("xl/workbook.bin", "application/vnd.ms-excel.sheet.binary.macroEnabled.12"),
    ("word/", WORD),
    ("xl/", WORKBOOK),
    ("ppt/", SLIDES),
)
OPEN_DOCUMENT = re.compile(rb"application/(?:vnd\.oasis\.opendocument\.[a-z-]+|epub\+zip)\Z")
OLE_PARTS = (
    ("EncryptedPackage", "application/x-encrypted-office"),
    ("WordDocument", "application/msword"),
    ("Workbook", "application/vnd.ms-excel"),
    ("Book", "application/vnd.ms-excel"),
    ("PowerPoint Document", "application/vnd.ms-powerpoint"),
    ("__substg1.0_", OUTLOOK),
)
TEXT_STARTS: tuple[tuple[bytes, str], ...] = (
    (b"<!doctype html", "text/html"),
    (b"<html", "text/html"),
    (b"<svg", "image/svg+xml"),
    (b"<?xml", "application/xml"),
    (b"begin:vcard", "text/vcard"),
    (b"begin:vcalendar", "text/calendar"),
)
HEAD = 1024
_MPEG_FRAMES = (b"\xff\xfb", b"\xff\xfa", b"\xff\xf3", b"\xff\xf2", b"\xff\xf1", b"\xff\xf9")
_BINARY_HEAD = 64
_LAST_NEVER_IN_TEXT = 8
_PLAYED = ("audio/", "video/", "application/ogg")


def sound_or_film(head: bytes) -> str:
    """Return the type of a sound or film by its first bytes; nothing for anything else.

    Compares bytes and takes nothing apart, so that it may be asked outside a locked worker.
    """
    found = by_start(head) or media_container(head) or ""
    return found if found.startswith(_PLAYED) else ""


def by_start(data: bytes) -> str | None:
    """Return the type that the first bytes of a file tell, if any does."""
    marks = _AT_START + (_AT_START_OF_BINARY if _is_binary(data[:_BINARY_HEAD]) else ())
    return next((name for mark, name in marks if data.startswith(mark)), None)


def _is_binary(head: bytes) -> bool:
    return any(byte <= _LAST_NEVER_IN_TEXT for byte in head)


def media_container(data: bytes) -> str | None:
    """Return the type of a container of sound, film or pictures by its head."""
    if data.startswith(b"RIFF"):
        return _RIFF.get(data[8:12])
    if data[4:8] == b"ftyp":
        return _box_type(data)
    if data.startswith(b"OggS"):
        head = data[:HEAD]
        return next((name for mark, name in _OGG if mark in head), "application/ogg")
    return "audio/mpeg" if data.startswith(_MPEG_FRAMES) else None


def _box_type(data: bytes) -> str:
    """Tell ISO media files apart by their brand; a general one says more by those it goes with."""
    kind = _BRANDS.get(data[8:12], "video/mp4")
    others = data[16 : min(int.from_bytes(data[:4], "big"), HEAD)]
    if kind == HEIF and any(mark in others for mark in (b"avif", b"avis")):
        return AVIF
    return kind


def _all_types() -> frozenset[str]:
    texts = {
        name
        for _mark, name in (
            *_AT_START,
            *_AT_START_OF_BINARY,
            *_OGG,
            *ZIP_PARTS,
            *OLE_PARTS,
            *TEXT_STARTS,
        )
    }
    texts.update(_RIFF.values(), _BRANDS.values())
    texts.update(("application/zip", "application/x-ole-storage", "application/ogg", "video/mp4"))
    texts.update(("application/x-tar", MAILBOX, MAIL, SIGNED_MAIL, "text/csv", PLAIN_TEXT, UNKNOWN))
    texts.update(CHATS)
    return frozenset(texts)


_TYPES = _all_types()


def is_media_type(text: str) -> bool:
    """Tell whether a text is a type that `media_type` could have told."""
    return text in _TYPES or OPEN_DOCUMENT.match(text.encode("utf-8", "replace")) is not None
