"""Documents and presentations of Office 97 to 2003, made record by record."""

import struct

import pytest

from casefiles.domain.files.extracted_items import (
    FileWarning,
    FileWarningCode,
    MetadataItem,
    MetadataKind,
)
from casefiles.domain.files.extraction import Extraction
from tests.evidence.conftest import Read
from tests.evidence.final_lines import final
from tests.evidence.old_workbook import compound

DELETED, INSERTED, HIDDEN = b"\x00\x08\x01", b"\x01\x08\x01", b"\x3c\x08\x01"


def doc(body: list[tuple[str, bytes]], notes: str = "", flags: int = 0x0200) -> bytes:
    """Runs of text with their properties, all in wide characters ([MS-DOC])."""
    text = "".join(words for words, _ in body) + notes
    start = 2048
    main = bytearray(start)
    struct.pack_into("<H", main, 0, 0xA5EC)
    struct.pack_into("<H", main, 0x0A, flags)
    counts = (len(text) - len(notes), len(notes), 0, 0, 0, 0, 0, 0)
    struct.pack_into("<8i", main, 0x4C, *counts)
    page, at, places = bytearray(512), start, []
    end = 500
    for number, (words, properties) in enumerate(body):
        struct.pack_into("<i", page, 4 * number, at)
        at += 2 * len(words)
        if properties:
            end = (end - len(properties) - 1) & ~1
            page[end : end + len(properties) + 1] = bytes([len(properties)]) + properties
        places.append(end // 2 if properties else 0)
    struct.pack_into("<i", page, 4 * len(body), at)
    page[4 * (len(body) + 1) : 4 * (len(body) + 1) + len(places)] = bytes(places)
    page[-1] = len(body)
    main[1024 : 1024 + 512] = page
    looks = struct.pack("<iii", start, at, 2)
    pieces = struct.pack("<iiHiH", 0, len(text), 0, start, 0)
    pieces = b"\x02" + struct.pack("<i", len(pieces)) + pieces
    names = b"".join(struct.pack("<H", len(name)) + name.encode("utf-16-le") for name in ("Lee",))
    people = struct.pack("<HHH", 0xFFFF, 1, 0) + names
    table = looks + pieces + people
    for number, place, length in (
        (12, 0, len(looks)),
        (33, len(looks), len(pieces)),
        (51, len(looks) + len(pieces), len(people)),
    ):
        struct.pack_into("<ii", main, 0x9A + 8 * number, place, length)
    return compound({"WordDocument": bytes(main) + text.encode("utf-16-le"), "1Table": table})


def lines(reading: Extraction) -> list[str]:
    assert not reading.unreadable
    return [line for page in reading.pages for line in page.text.split("\n")][1:]


def found(reading: Extraction, code: FileWarningCode) -> list[str]:
    return [
        one.detail for one in reading.items if isinstance(one, FileWarning) and one.code is code
    ]


def test_an_old_document_with_changes_hidden_text_fields_tables_and_notes(read: Read):
    reading = read(
        doc(
            [
                ("He said \u738b\u4f1f ", b""),
                ("never", INSERTED),
                ("once", DELETED),
                (" ", b""),
                ("unseen", HIDDEN),
                ('\r\x13 HYPERLINK "https://example.org" \x14here\x15\x02\r', b""),
                ("a\x07b\x07\x07\r", b""),
            ],
            notes="\x02 See annex\r",
        )
    )
    assert reading.media_type == "application/msword"
    assert lines(reading) == [
        "He said \u738b\u4f1f [inserted: never][deleted: once] [hidden: unseen]",
        "here [link: https://example.org][note]",
        "a | b |",
        "Footnotes",
        "[note] See annex",
    ]
    assert found(reading, FileWarningCode.TRACKED_CHANGES) == ["inserted: never", "deleted: once"]
    assert found(reading, FileWarningCode.HIDDEN_TEXT) == ["unseen"]
    assert MetadataItem(MetadataKind.REVIEWER, "Lee") in reading.items
    assert final(reading) == [
        *("He said \u738b\u4f1f never", "here[note]", "a | b |", "Footnotes", "[note] See annex")
    ]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (doc([("x\r", b"")], flags=0x0300), "password_needed"),
        (compound({"WordDocument": b"\xdc\xa5" + bytes(600), "1Table": b"x"}), "not_readable_yet"),
        (compound({"WordDocument": b"\x99\xa6" + bytes(600), "1Table": b"x"}), "not_readable_yet"),
        (compound({"WordDocument": b"\xec\xa5" + bytes(90)}), "broken_file"),
        (compound({"PowerPoint Document": b"x", "EncryptedSummary": b"x"}), "password_needed"),
    ],
    ids=["locked", "Word 95", "Word 95 of East Asia", "no table", "locked slides"],
)
def test_what_cannot_be_read_says_why(read: Read, data: bytes, reason: str):
    assert read(data).unreadable == reason


def atom(kind: int, body: bytes, head: int = 0) -> bytes:
    return struct.pack("<HHI", head, kind, len(body)) + body


def test_old_slides_with_outline_notes_and_a_hidden_slide(read: Read):
    place = atom(0x03F3, bytes(20))
    outline = atom(0x0FF0, place + atom(0x0FA0, "Arrests \u5f20".encode("utf-16-le")) + place, 0x0F)
    hidden = atom(0x03F9, bytes(10) + b"\x04\x00" + bytes(4))
    stream = (
        atom(0x03E8, outline, 0x0F)
        + atom(0x03EE, atom(0xF00D, atom(0x0FA8, b"in a box"), 0x0F), 0x0F)
        + atom(0x03EE, hidden + atom(0x0FA8, b"not shown"), 0x0F)
        + atom(0x03F0, atom(0x0FA8, b"say it slowly"), 0x0F)
    )
    reading = read(compound({"PowerPoint Document": stream}))
    assert lines(reading) == [
        *("Slide 1", "Arrests \u5f20", "in a box", "Slide 2 (hidden)", "not shown"),
        *("Speaker notes", "say it slowly"),
    ]
    assert found(reading, FileWarningCode.HIDDEN_SLIDES) == ["slide 2"]


def properties(*told: tuple[int, bytes], count: int | None = None) -> bytes:
    """A set of properties ([MS-OLEPS]): number and typed value of each."""
    table, values, at = b"", b"", 8 + 8 * len(told)
    for number, value in told:
        table += struct.pack("<II", number, at + len(values))
        values += value
    number_told = len(told) if count is None else count
    section = struct.pack("<II", at + len(values), number_told) + table + values
    return bytes(28) + bytes(16) + struct.pack("<I", 48) + section


def test_properties_of_an_old_file_are_told_and_absurd_counts_cost_nothing(read: Read):
    name = "\u738b\u4f1f".encode("gbk")
    summary = properties(
        (1, struct.pack("<IHH", 2, 936, 0)),
        (4, struct.pack("<II", 0x1E, len(name)) + name),
        (10, struct.pack("<IQ", 0x40, 125 * 60 * 10_000_000)),
        (12, struct.pack("<IQ", 0x40, 133_537_035_000_000_000)),
        count=0xFFFFFFFF,
    )
    stream = atom(0x03EE, atom(0x0FA8, b"text"), 0x0F)
    data = compound({"PowerPoint Document": stream, "\x05SummaryInformation": summary})
    items = read(data).items
    assert MetadataItem(MetadataKind.AUTHOR, "\u738b\u4f1f") in items
    assert MetadataItem(MetadataKind.EDITING_TIME, "125 minutes") in items
    assert MetadataItem(MetadataKind.CREATED, "2024-02-29 18:05 UTC") in items
