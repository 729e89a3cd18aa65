"""A file is what its bytes say, whatever it is called."""

import io
import zipfile

import pytest

from casefiles.evidence.channel.media_types import UNKNOWN
from casefiles.evidence.channel.signatures import is_media_type
from casefiles.evidence.worker.file_types import media_type
from tests.evidence.conftest import Read
from tests.evidence.samples import picture, text_pdf


def packed(*names: str, mimetype: str = "") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        if mimetype:
            archive.writestr("mimetype", mimetype)
        for name in names:
            archive.writestr(name, "x")
    return out.getvalue()


OFFICE = "application/vnd.openxmlformats-officedocument."
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
MAIL = b"Received: from a by b\r\n\tfor c\r\nFrom: a@example.org\r\nSubject: x\r\n\r\nHello"
KNOWN = {
    "pdf": (b"%PDF-1.7\n", "application/pdf"),
    "pdf after junk": (b"\r\n\r\njunk\n%PDF-1.4\n", "application/pdf"),
    "jpeg": (picture("JPEG"), "image/jpeg"),
    "png": (picture("PNG"), "image/png"),
    "gif": (picture("GIF"), "image/gif"),
    "bmp": (picture("BMP"), "image/bmp"),
    "tiff": (picture("TIFF"), "image/tiff"),
    "webp": (picture("WEBP"), "image/webp"),
    "heic": (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "image/heic"),
    "heif": (b"\0\0\0\x18ftypmif1\0\0\0\0mif1heic", "image/heif"),
    "mp4": (b"\0\0\0\x18ftypisom\0\0\0\0", "video/mp4"),
    "m4a": (b"\0\0\0\x18ftypM4A \0\0\0\0", "audio/mp4"),
    "voice message": (b"OggS\0\x02" + bytes(22) + b"OpusHead\x01", "audio/ogg"),
    "mp3": (b"ID3\x04\0\0\0\0\0\0", "audio/mpeg"),
    "mp3 without tag": (b"\xff\xfb\x90\x44\0\0", "audio/mpeg"),
    "docx": (
        packed("[Content_Types].xml", "word/document.xml"),
        OFFICE + "wordprocessingml.document",
    ),
    "xlsx": (packed("[Content_Types].xml", "xl/workbook.xml"), OFFICE + "spreadsheetml.sheet"),
    "odt": (
        packed("content.xml", mimetype="application/vnd.oasis.opendocument.text"),
        "application/vnd.oasis.opendocument.text",
    ),
    "zip": (packed("a.txt"), "application/zip"),
    "broken zip": (b"PK\x03\x04" + bytes(30), "application/zip"),
    "zip that claims a type": (packed(mimetype="text/html\nx"), "application/zip"),
    "doc": (OLE + "WordDocument".encode("utf-16-le"), "application/msword"),
    "encrypted docx": (
        OLE + "EncryptedPackage".encode("utf-16-le"),
        "application/x-encrypted-office",
    ),
    "msg": (OLE + "__substg1.0_001A".encode("utf-16-le"), "application/vnd.ms-outlook"),
    "mail": (MAIL, "message/rfc822"),
    "mailbox": (b"From a Thu\n" + MAIL, "application/mbox"),
    "html": (b"\xef\xbb\xbf\n<!DOCTYPE html><p>", "text/html"),
    "xhtml": (b"<?xml version='1.0'?><html xmlns='x'>", "text/html"),
    "rtf": (b"{\\rtf1\\ansi x}", "application/rtf"),
    "exe": (b"MZ\x90\0\x03\0\0\0", "application/vnd.microsoft.portable-executable"),
    "contact": (b"BEGIN:VCARD\r\n", "text/vcard"),
}
UNCLAIMED = {
    "nothing": b"",
    "a note": b"She was taken on Monday.",
    "a note that begins like a bitmap": b"BMW, dark blue, stood before the house.",
    "a note that begins like a program": b"MZ told me to wait.",
    "a note that looks like mail": b"From: my brother\nSubject: the house\n\nthey came again",
    "a chat": b"12/03/2021, 14:05 - Aziz: salam\n",
    "noise": bytes(range(256)),
}


@pytest.mark.parametrize(("data", "kind"), KNOWN.values(), ids=KNOWN)
def test_a_signature_tells_the_type(data: bytes, kind: str):
    assert media_type(data) == kind
    assert is_media_type(kind)


@pytest.mark.parametrize("data", UNCLAIMED.values(), ids=UNCLAIMED)
def test_no_signature_claims(data: bytes):
    assert media_type(data) == UNKNOWN


@pytest.mark.parametrize("kind", ["", "text/x-evil", "application/vnd.oasis.opendocument.<b>"])
def test_only_types_that_can_be_told_are_types(kind: str):
    assert not is_media_type(kind)


def test_what_cannot_be_read_yet_is_named(read: Read):
    reading = read(KNOWN["exe"][0])
    assert (reading.media_type, reading.unreadable) == (
        "application/vnd.microsoft.portable-executable",
        "not_readable_yet",
    )
    assert reading.pages == ()


def test_unknown_bytes_are_named_so(read: Read):
    reading = read(bytes(range(256)))
    assert (reading.media_type, reading.unreadable) == (UNKNOWN, "not_readable_yet")


def test_an_empty_file_is_named_so(read: Read):
    assert read(b"").unreadable == "empty_file"


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\nnothing of the kind", "application/pdf"),
        (text_pdf(["whole"])[:200], "application/pdf"),
        (picture("JPEG")[:-150], "image/jpeg"),
        (b"\xff\xd8\xff\xe0 no photo at all", "image/jpeg"),
        (picture("PNG")[:60], "image/png"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "image/png"),
    ],
)
def test_a_broken_file_is_named_with_its_type(read: Read, data: bytes, kind: str):
    reading = read(data)
    assert (reading.media_type, reading.unreadable) == (kind, "broken_file")


def test_a_type_that_lies_changes_nothing(read: Read):
    """A PDF that is called a photo is still read as a PDF: no name reaches the worker."""
    reading = read(text_pdf(["not a photo"]))
    assert reading.media_type == "application/pdf"
    assert reading.pages[0].text == "not a photo"
