"""Texts in a token: each kind of string is read, however deep in values of values it lies."""

import pytest
from asn1crypto import core

from casefiles.redaction.clearance.signed_files import parts_of_token

NAME = "Protected Somebody"
DIGEST = bytes(range(200, 232))

STRINGS = (
    core.UTF8String,
    core.PrintableString,
    core.IA5String,
    core.TeletexString,
    core.BMPString,
    core.UniversalString,
    core.VisibleString,
    core.NumericString,
)


def text_of(kind: type[core.AbstractString]) -> str:
    return "2026 12 02" if kind is core.NumericString else NAME


def sequence(*values: bytes) -> bytes:
    content = b"".join(values)
    return b"\x30" + bytes([len(content)]) + content


def texts_of(token: bytes) -> tuple[str, ...]:
    *_, last = parts_of_token(token)
    assert last.data == "\n".join(last.texts).encode()
    return last.texts


@pytest.mark.parametrize("kind", STRINGS)
def test_each_kind_of_string_is_read(kind: type[core.AbstractString]):
    found = kind(text_of(kind)).dump()
    number = core.Integer(7).dump()
    assert texts_of(found) == (text_of(kind),)
    assert texts_of(sequence(number, found, number)) == (text_of(kind),)
    assert texts_of(sequence(number, core.OctetString(found).dump())) == (text_of(kind),)


def test_a_name_that_is_tagged_by_its_kind_alone_is_read():
    mail = bytes([0x81, len(NAME)]) + NAME.encode()
    assert texts_of(core.OctetString(sequence(mail)).dump()) == (NAME,)


def test_a_digest_is_no_text():
    assert texts_of(sequence(core.OctetString(DIGEST).dump())) == ()
    name = core.UTF8String(NAME).dump()
    assert texts_of(core.OctetString(name + DIGEST).dump()) == ()


def test_what_is_behind_bytes_that_are_no_value_is_left_to_the_search_of_bytes():
    assert texts_of(b"\x0c\x7fshort") == ()
    assert list(parts_of_token(b"")) == []
