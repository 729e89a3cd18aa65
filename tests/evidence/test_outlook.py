"""Mails that Outlook saved: in every code page, with what lies in them, and broken ones."""

import struct

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casefiles.domain.files.extracted_items import (
    FileWarning,
    FileWarningCode,
    Item,
    Message,
    MetadataItem,
    MetadataKind,
    Part,
)
from casefiles.domain.files.extraction import Extraction
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.evidence.host.template import Template
from casefiles.evidence.mail.compressed_rtf import rich_text
from tests.evidence.conftest import Read
from tests.evidence.outlook_samples import (
    attachment,
    compound,
    message,
    message_inside,
    recipient,
    tnef,
    wide,
)


def of(reading: Extraction, kind: type[Item]) -> list:
    assert reading.unreadable == ""
    return [item for item in reading.items if isinstance(item, kind)]


def test_a_mail_of_outlook_is_read_as_mail(template: Template, read: Read):
    data = compound(
        message(p007D001F=wide("X-Originating-IP: [192.0.2.44]\r\nMessage-ID: <2@x>\r\n"))
        | {
            "__recip_version1.0_#00000000": recipient("Anna", "anna@example.org", 1),
            "__recip_version1.0_#00000001": recipient("Office", "office@example.org", 2),
            "__attach_version1.0_#00000000": attachment("扫描.pdf", b"%PDF" * 2_000),
            "__attach_version1.0_#00000001": attachment("a.txt", b"small"),
        }
    )
    reading = read(data)
    assert reading.media_type == "application/vnd.ms-outlook"
    (told,) = of(reading, Message)
    assert (told.sender, told.subject) == ("Wang Li <li@example.org>", "Visit")
    assert told.recipients == ("Anna <anna@example.org>",)
    assert told.copied == ("Office <office@example.org>",)
    assert told.text == "First line.\nSecond line."
    assert told.moment == "2025-05-05T02:00:00+00:00"
    assert told.identifier == "<2@x>"
    assert [(one.name, one.size) for one in of(reading, Part)] == [
        ("扫描.pdf", 8_000),
        ("a.txt", 5),
    ]
    taken = template.extract([data], [1, 2], CancellationToken())
    assert [b"".join(pieces) for _, pieces in taken] == [b"%PDF" * 2_000, b"small"]
    kinds = {trait.kind for trait in of(reading, MetadataItem)}
    assert MetadataKind.ROUTE in kinds
    assert "Second line." in reading.pages[0].text


@pytest.mark.parametrize(
    ("page", "codec", "words"),
    [
        (936, "gb18030", "王丽"),
        (950, "cp950", "王麗"),
        (1251, "cp1251", "Ли"),
        (1256, "cp1256", "الطريق"),
        (20866, "koi8-r", "Ли"),
        (65001, "utf-8", "ئۇيغۇر"),
    ],
)
def test_texts_that_are_not_unicode_are_read_by_their_code_page(
    read: Read, page: int, codec: str, words: str
):
    streams = {
        "p00370" + "01F": b"", "p0037001E": words.encode(codec),
        "p0C1A001F": b"", "p0C1A001E": words.encode(codec),
    }  # fmt: skip
    (told,) = of(read(compound(message(page=page, **streams))), Message)
    assert told.subject == words
    assert told.sender == f"{words} <li@example.org>"


def test_a_mail_inside_is_set_behind_it_with_its_own_files(template: Template, read: Read):
    inner = message(24, p0037001F=wide("Inner"), p1000001F=wide("Inside.")) | {
        "__attach_version1.0_#00000000": attachment("deep.txt", b"deep")
    }
    data = compound(message() | {"__attach_version1.0_#00000000": message_inside(inner)})
    reading = read(data)
    assert [one.subject for one in of(reading, Message)] == ["Visit", "Inner"]
    assert of(reading, Message)[1].parts == (1,)
    taken = template.extract([data], [1], CancellationToken())
    assert [b"".join(pieces) for _, pieces in taken] == [b"deep"]


def test_words_come_from_the_page_or_rich_text_where_there_are_no_plain_ones(read: Read):
    page = b'<p>From the page</p><img src="http://track.example/a.gif">'
    reading = read(compound(message(p1000001F=b"", p10130102=page)))
    assert of(reading, Message)[0].text.startswith("From the page")
    assert FileWarningCode.REMOTE_CONTENT in {one.code for one in of(reading, FileWarning)}
    rich = b"{\\rtf1\\ansi From rich text\\par and more}"
    plain = struct.pack("<IIII", len(rich) + 12, len(rich), 0x414C454D, 0) + rich
    reading = read(compound(message(p1000001F=b"", p10090102=plain)))
    assert of(reading, Message)[0].text.split("\n")[0] == "From rich text"


def test_packed_rich_text_is_unpacked_as_its_specification_shows():
    """The two examples of [MS-OXRTFCP] 4.1.1 and 4.1.2."""
    simple = bytes.fromhex(
        "2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d"
        "0a800fa0"
    )
    assert rich_text(simple) == b"{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n"
    crossing = bytes.fromhex("1a0000001c0000004c5a4675e2d44b51410004205758595a0d6e7d010eb0")
    assert rich_text(crossing) == b"{\\rtf1 WXYZWXYZWXYZWXYZWXYZ}"


def test_what_is_broken_is_told_as_such(read: Read):
    whole = compound(message())
    assert read(whole[:700]).unreadable in {"broken_file", "not_readable_yet"}
    no_list = compound({"__substg1.0_0037001F": wide("x")})
    assert read(no_list).unreadable == "broken_file"


def test_mails_in_mails_end_somewhere(read: Read):
    inner = message(24)
    for _ in range(30):
        inner = message(24) | {"__attach_version1.0_#00000000": message_inside(inner)}
    data = compound(message() | {"__attach_version1.0_#00000000": message_inside(inner)})
    assert len(of(read(data), Message)) == 6


@settings(max_examples=200, deadline=None)
@given(
    st.binary(max_size=200), st.integers(0, 1 << 32), st.sampled_from([0x75465A4C, 0x414C454D, 1])
)
def test_no_bytes_lead_the_unpacker_astray(body: bytes, size: int, kind: int):
    head = struct.pack("<IIII", len(body), size & 0xFFFFFFFF, kind, 0)
    assert len(rich_text(head + body)) <= max(len(body) * 80, size)


def test_what_outlook_packs_for_others_is_taken_out(template: Template, read: Read):
    data = tnef(("扫描.PDF", "", b"%PDF"), ("A~1.TXT", "a long name.txt", b"words"))
    reading = read(data)
    assert reading.media_type == "application/ms-tnef"
    assert [(one.name, one.size) for one in of(reading, Part)] == [
        ("扫描.PDF", 4),
        ("a long name.txt", 5),
    ]
    taken = template.extract([data], [1, 2], CancellationToken())
    assert [b"".join(pieces) for _, pieces in taken] == [b"%PDF", b"words"]
    cut = read(data[:-3])
    assert FileWarningCode.UNREADABLE_PARTS in {one.code for one in of(cut, FileWarning)}
    assert read(b"\x78\x9f\x3e\x22").unreadable == ""


def circling(**numbers: int) -> bytes:
    """A mail in a compound file whose table of small sectors runs in a circle for gigabytes."""
    data = bytearray(compound(message()))
    (table,) = struct.unpack_from("<I", data, 76)
    (first,) = struct.unpack_from("<I", data, 60)
    if first >= 1 << 31:
        first = 0
        struct.pack_into("<I", data, 60, first)
    struct.pack_into("<I", data, 512 * (table + 1) + 4 * first, first)
    struct.pack_into("<I", data, 64, numbers["sectors"])
    return bytes(data)


def test_tables_that_run_in_circles_are_left_at_the_size_of_the_file(read: Read):
    """olefile would read the one sector of them two thousand million times."""
    assert read(circling(sectors=2_000_000_000)).unreadable in {"", "broken_file"}


def test_sectors_of_an_absurd_size_are_refused(read: Read):
    data = bytearray(compound(message()))
    data[32:34] = b"\xff\x00"
    assert read(bytes(data)).unreadable
