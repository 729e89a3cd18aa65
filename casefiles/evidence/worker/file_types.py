"""Tells a file's true type by its bytes, whatever its name says."""

import io
import re
import zipfile
import zlib
from typing import BinaryIO

from casefiles.evidence.channel.media_types import MAIL, MAILBOX, PDF, SIGNED_MAIL, UNKNOWN
from casefiles.evidence.channel.signatures import (
    HEAD,
    OLE_PARTS,
    OPEN_DOCUMENT,
    TEXT_STARTS,
    ZIP_PARTS,
    by_start,
    media_container,
)
from casefiles.evidence.mail.signed_mail import cms_bytes
from casefiles.evidence.office_formats.compound import compound

_ZIPPED = (b"PK\x03\x04", b"PK\x05\x06")
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PACKAGE_MARKS = frozenset(("[content_types].xml", "_rels/.rels"))
_TYPE_IN_LIST = re.compile(rb"application/vnd\.oasis\.opendocument\.[a-z-]+")
_LIST_HEAD = 65_536
_MAIL_HEADER = re.compile(rb"[!-9;-~]+:[ \t]?[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*\r?\n")
_MAIL_PROOF = re.compile(
    rb"^(?:received|message-id|mime-version|return-path):", re.IGNORECASE | re.MULTILINE
)
_MAIL_SENDER = re.compile(rb"^(?:from|date):", re.IGNORECASE | re.MULTILINE)
_BARE_SIGNED = re.compile(
    rb"(?:(?:mime-version|content-[a-z-]+):[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*\r?\n)*?"
    rb"content-type:[ \t]*(?:application/(?:x-)?pkcs7-mime|multipart/signed)\b",
    re.IGNORECASE,
)
"""Begins what mail programs save as smime.p7m: a part of a mail without its senders."""
_MAIL_HEAD = 65536
_TAR_MARK = 257


def media_type(data: bytes) -> str:
    """Return the media type of a whole file.

    Returns:
        A type as registered with IANA where there is one; `UNKNOWN` if no signature fits. Text
        that no signature claims is also `UNKNOWN`: whether it is text is told by decoding it.
    """
    found = by_start(data) or _by_container(data) or _by_text_start(data)
    if found is None and cms_bytes(data) is not None:
        found = SIGNED_MAIL
    if found is None and b"%PDF-" in data[:HEAD]:
        found = PDF
    return found or UNKNOWN


def media_type_of_large(file: BinaryIO) -> str:
    """Return the media type of a file that is not in memory; as `media_type`, but of fewer kinds.

    Compound files and text without a signature are not told apart.
    """
    head = file.read(_MAIL_HEAD)
    if head.startswith(_ZIPPED):
        return _zip_type(file)
    is_compound = head.startswith(_COMPOUND)
    return "application/x-ole-storage" if is_compound else media_type(head)


def _by_container(data: bytes) -> str | None:
    if data.startswith(_ZIPPED):
        return _zip_type(io.BytesIO(data))
    if data.startswith(_COMPOUND):
        return _ole_type(data)
    if data[_TAR_MARK : _TAR_MARK + 5] == b"ustar":
        return "application/x-tar"
    return media_container(data)


def _zip_type(file: BinaryIO) -> str:
    try:
        with zipfile.ZipFile(file) as archive:
            names = archive.namelist()
            text = _open_document_type(archive, names)
    except (zipfile.BadZipFile, zlib.error, ValueError, OSError, RuntimeError, EOFError):
        return "application/zip"
    if text:
        return text
    names = [name.replace("\\", "/").lstrip("/").lower() for name in names]
    if not _PACKAGE_MARKS.intersection(names):
        return "application/zip"
    return next(
        (kind for part, kind in ZIP_PARTS if any(name.startswith(part) for name in names)),
        "application/zip",
    )


def _open_document_type(archive: zipfile.ZipFile, names: list[str]) -> str:
    """Return the type that an OpenDocument file tells of itself, first or in its list of parts."""
    if "mimetype" in names:
        with archive.open("mimetype") as part:
            data = part.read(HEAD).strip()
        if OPEN_DOCUMENT.match(data):
            return data.decode("ascii")
    if "META-INF/manifest.xml" in names and "content.xml" in names:
        with archive.open("META-INF/manifest.xml") as part:
            found = _TYPE_IN_LIST.search(part.read(_LIST_HEAD))
        if found is not None:
            return found[0].decode("ascii")
    return ""


def _ole_type(data: bytes) -> str:
    """Tell compound files apart by the names of their streams; those of inner files say nothing."""
    try:
        with compound(data) as file:
            names = {path[0] for path in file.listdir(streams=True, storages=True)}
    except Exception:  # noqa: BLE001  a broken file may raise anything: then any name in it counts
        names = {part for part, _ in OLE_PARTS if part.encode("utf-16-le") in data}
    return next(
        (kind for part, kind in OLE_PARTS if any(name.startswith(part) for name in names)),
        "application/x-ole-storage",
    )


def _by_text_start(data: bytes) -> str | None:
    head = data[:HEAD].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    for mark, name in TEXT_STARTS:
        if head.startswith(mark):
            return "text/html" if b"<html" in head else name
    if data.startswith(b"From ") and _is_mail(data.partition(b"\n")[2]):
        return MAILBOX
    is_mail = _is_mail(data) or _BARE_SIGNED.match(data[:_MAIL_HEAD]) is not None
    return MAIL if is_mail else None


def _is_mail(data: bytes) -> bool:
    """Tell mail from a note that merely begins with From and Subject: a server left its mark."""
    head, position = data[:_MAIL_HEAD], 0
    while match := _MAIL_HEADER.match(head, position):
        position = match.end()
    headers = head[:position]
    return bool(_MAIL_PROOF.search(headers) and _MAIL_SENDER.search(headers))
