"""Signed mail is read as a mail, and told with who signed it and what nobody verified."""

import base64
import subprocess
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from casefiles.domain.files.extracted_items import (
    FileWarning,
    Message,
    MetadataItem,
    MetadataKind,
    Part,
)
from casefiles.domain.files.extraction import Extraction
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.evidence.host.template import Template
from tests.evidence.conftest import Read
from tests.evidence.samples import text_pdf
from tests.tools import need

INNER = (
    b'Content-Type: multipart/mixed; boundary="x"\r\n\r\n--x\r\nContent-Type: text/plain; '
    b"charset=utf-8\r\n\r\nThe house was searched at night.\r\n--x\r\n"
    b'Content-Type: application/octet-stream; name="list.bin"\r\n'
    b'Content-Disposition: attachment; filename="list.bin"\r\n\r\nPLAIN BYTES\r\n--x--\r\n'
)
HEADERS = (
    "From: Aygul Sample <a@example.org>\r\nTo: counsel@example.org\r\nSubject: The search\r\n"
    "Date: Mon, 05 May 2025 10:00:00 +0800\r\nMessage-ID: <1@example.org>\r\n"
)


@cache
def made(*options: str, content: bytes = INNER) -> bytes:
    """Return what OpenSSL makes of a content, by a key of its own."""
    need("openssl")
    with TemporaryDirectory() as name:
        at = Path(name)
        (at / "in").write_bytes(content)
        for words in (
            ["ecparam", "-name", "prime256v1", "-genkey", "-noout", "-out", "k.pem"],
            [
                *("req", "-x509", "-new", "-key", "k.pem", "-days", "30", "-out", "c.pem"),
                *("-subj", "/O=Signers of Sample/CN=Aygul Sample/emailAddress=a@example.org"),
            ],
        ):
            subprocess.run(["openssl", *words], cwd=at, check=True, capture_output=True)
        told = ["cms", "-in", "in", "-out", "out", *options]
        told += ["c.pem"] if "-encrypt" in options else ["-signer", "c.pem", "-inkey", "k.pem"]
        subprocess.run(["openssl", *told], cwd=at, check=True, capture_output=True)
        return (at / "out").read_bytes()


def opaque(*more: str, content: bytes = INNER) -> bytes:
    return made("-sign", "-nodetach", "-binary", *more, content=content)


def detached() -> bytes:
    """Return a whole mail with a signature beside its text, as mail programs send it."""
    whole = made("-sign")
    return HEADERS.encode() + whole


def message(reading: Extraction) -> Message:
    (found,) = [one for one in reading.items if isinstance(one, Message)]
    return found


def found(reading: Extraction) -> dict[str, FileWarning]:
    return {one.code.value: one for one in reading.items if isinstance(one, FileWarning)}


def signer(reading: Extraction) -> str:
    (told,) = [
        one.text
        for one in reading.items
        if isinstance(one, MetadataItem) and one.kind is MetadataKind.SIGNER
    ]
    return told


def texts(reading: Extraction) -> str:
    return "\n".join(page.text for page in reading.pages)


WHOLE = HEADERS.encode() + (
    b"MIME-Version: 1.0\r\nContent-Type: application/pkcs7-mime; smime-type=signed-data; "
    b'name="smime.p7m"\r\nContent-Transfer-Encoding: base64\r\n\r\n'
)


def as_base64(der: bytes) -> bytes:
    return base64.encodebytes(der)


@pytest.mark.parametrize("kind", ["mail", "der", "pem", "smime", "base64"])
def test_a_signed_content_is_read_as_a_mail_whatever_it_is_wrapped_in(read: Read, kind: str):
    der = opaque("-outform", "DER")
    data = {
        "mail": WHOLE + as_base64(der),
        "der": der,
        "pem": opaque("-outform", "PEM"),
        "smime": opaque(),
        "base64": as_base64(der),
    }[kind]
    reading = read(data)
    assert reading.unreadable == ""
    assert "The house was searched at night." in texts(reading)
    assert message(reading).text == "The house was searched at night."
    (part,) = [one for one in reading.items if isinstance(one, Part)]
    assert part.name == "list.bin"
    if kind == "mail":
        assert message(reading).subject == "The search"
        assert message(reading).sender.startswith("Aygul Sample")


def test_the_signer_is_told_and_that_nobody_verified(read: Read):
    for data in (opaque("-outform", "DER"), detached()):
        reading = read(data)
        told = signer(reading)
        assert told.startswith("Aygul Sample a@example.org; certificate by Aygul Sample")
        assert "by the signer's clock" in told
        assert told.endswith("signature not verified")
        assert found(reading)["signatures"].detail == told
        assert "signature_differs" not in found(reading)
        assert "encrypted_parts" not in found(reading)


def test_a_content_that_was_changed_after_signing_is_told(read: Read):
    changed = detached().replace(b"searched at night", b"searched at noon.")
    reading = read(changed)
    assert "searched at noon" in texts(reading)
    assert found(reading)["signature_differs"].count == 1
    der = opaque("-outform", "DER")
    assert found(read(der.replace(b"searched", b"seardhed")))["signature_differs"].count == 1


def test_a_file_in_what_was_signed_comes_out_as_it_was(template: Template):
    for data in (opaque("-outform", "DER"), WHOLE + as_base64(opaque("-outform", "DER"))):
        ((_, pieces),) = (
            (n, b"".join(p)) for n, p in template.extract([data], [1], CancellationToken())
        )
        assert pieces.strip() == b"PLAIN BYTES"


def test_a_signed_file_that_is_no_mail_is_taken_out(template: Template):
    pdf = text_pdf(["signed page"])
    data = opaque("-outform", "DER", content=pdf)
    reading = template.read([data], CancellationToken())
    (part,) = [one for one in reading.items if isinstance(one, Part)]
    assert part.size == len(pdf)
    ((_, pieces),) = (
        (n, b"".join(p)) for n, p in template.extract([data], [1], CancellationToken())
    )
    assert pieces == pdf
    assert signer(reading)


def test_a_whole_mail_within_a_signature_has_its_own_senders(read: Read):
    inner = (
        HEADERS.encode() + b"MIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\nAll of it.\r\n"
    )
    reading = read(opaque("-outform", "DER", content=inner))
    assert message(reading).subject == "The search"
    assert message(reading).text == "All of it."


def test_a_signature_alone_says_who_signed(read: Read):
    reading = read(made("-sign", "-binary", "-outform", "DER"))
    assert (reading.media_type, reading.unreadable) == ("application/pkcs7-mime", "")
    assert signer(reading).startswith("Aygul Sample")
    assert "signature_differs" not in found(reading), "what was signed is not here"


def test_encrypted_mail_is_told_as_such(read: Read):
    der = made("-encrypt", "-aes128", "-binary", "-outform", "DER")
    assert read(der).unreadable == "mail_encrypted"
    reading = read(WHOLE.replace(b"signed-data", b"enveloped-data") + as_base64(der))
    assert reading.unreadable == ""
    assert found(reading)["encrypted_parts"].count == 1
    assert "signatures" not in found(reading)


def test_what_is_broken_or_hostile_is_told(read: Read):
    der = opaque("-outform", "DER")
    for data in (der[:60], der[: len(der) // 2], der[:40] + bytes(400), b"0\x80" + der[2:30]):
        reading = read(data)
        assert reading.unreadable not in {"reader_crashed", "reader_answered_nonsense"}
        assert reading.unreadable or not message(reading).text
    nested = INNER
    for _ in range(6):
        nested = (
            b"Content-Type: application/pkcs7-mime\r\nContent-Transfer-Encoding: binary\r\n\r\n"
            + opaque("-outform", "DER", content=nested)
        )
    reading = read(HEADERS.encode() + b"MIME-Version: 1.0\r\n" + nested)
    assert "searched" not in message(reading).text, "so deep nothing is taken off"
    assert [one.name for one in reading.items if isinstance(one, Part)]
