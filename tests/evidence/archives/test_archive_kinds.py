"""Archives: what they hold is listed and comes out whole; bombs and climbers do nothing."""

import bz2
import gzip
import io
import lzma
import struct
import tarfile
import zipfile
import zlib

import pytest

from casefiles.domain.files.extracted_items import (
    ExtractionFailure,
    FileWarning,
    FileWarningCode,
    Part,
)
from casefiles.domain.files.extraction import Extraction
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import WorkerFailed
from casefiles.evidence.host.template import Template
from casefiles.evidence.text.part_names import plain_name, repaired_name
from tests.evidence.conftest import Read

NO_TROUBLE = ExtractionFailure.NONE


def zipped(files: dict[str, bytes], packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", packing) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def raw_zip(*members: tuple[bytes, bytes, int]) -> bytes:
    """A zip of stored members, their names in raw bytes and their flags as told."""
    out, directory = bytearray(), bytearray()
    for name, data, flags in members:
        told = struct.pack(
            "<HHHHHIIIHH",
            20,
            flags,
            0,
            0,
            0x21,
            zlib.crc32(data),
            len(data),
            len(data),
            len(name),
            0,
        )
        directory += b"PK\1\2" + struct.pack("<H", 20) + told
        directory += struct.pack("<HHHII", 0, 0, 0, 0, len(out)) + name
        out += b"PK\3\4" + told + name + data
    start = len(out)
    end = struct.pack("<HHHHIIH", 0, 0, len(members), len(members), len(directory), start, 0)
    return bytes(out + directory + b"PK\5\6" + end)


def parts(reading: Extraction) -> list[Part]:
    assert reading.unreadable == ""
    return [item for item in reading.items if isinstance(item, Part)]


def codes(reading: Extraction) -> set[FileWarningCode]:
    return {item.code for item in reading.items if isinstance(item, FileWarning)}


def taken(template: Template, data: bytes, numbers: list[int]) -> dict[int, bytes | str]:
    found: dict[int, bytes | str] = {}
    for number, pieces in template.extract([data], numbers, CancellationToken()):
        try:
            found[number] = b"".join(pieces)
        except WorkerFailed as error:
            found[number] = error.code if error.safe.get("part") == number else "lost"
    return found


@pytest.mark.parametrize("packing", [0, 8, 12, 14])
def test_a_zip_is_listed_and_its_files_come_out_whole(template: Template, read: Read, packing: int):
    large = bytes(range(256)) * 10_000
    data = zipped({"文件/起诉书.txt": b"charges", "large.bin": large, "empty/": b""}, packing)
    reading = read(data)
    assert [(one.name, one.size) for one in parts(reading)] == [
        ("文件/起诉书.txt", 7),
        ("large.bin", len(large)),
    ]
    assert "文件/起诉书.txt" in reading.pages[0].text
    assert taken(template, data, [2, 1]) == {2: large, 1: b"charges"}


def test_other_archives_are_opened_too(template: Template, read: Read):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        info = tarfile.TarInfo("папка/письмо.txt")
        info.size = 6
        archive.addfile(info, io.BytesIO(b"letter"))
        link = tarfile.TarInfo("link")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
    tar = out.getvalue()
    assert [one.name for one in parts(read(tar))] == ["папка/письмо.txt"]
    assert taken(template, tar, [1]) == {1: b"letter"}
    for packed in (gzip.compress(tar), bz2.compress(tar), lzma.compress(tar)):
        assert [one.size for one in parts(read(packed))] == [len(tar)]
        assert taken(template, packed, [1]) == {1: tar}


@pytest.mark.parametrize(
    ("raw", "flags", "name", "is_repaired"),
    [
        ("起诉书.txt".encode("gb18030"), 0, "起诉书.txt", True),
        ("起诉书.txt".encode(), 0, "起诉书.txt", True),
        ("起诉书.txt".encode(), 0x800, "起诉书.txt", False),
        ("письмо.txt".encode("cp866"), 0, "письмо.txt", True),
        ("Zürich.txt".encode("cp437"), 0, "Zürich.txt", True),
        (b"plain.txt", 0, "plain.txt", False),
    ],
)
def test_names_in_broken_encodings_are_repaired_and_said_so(
    read: Read, raw: bytes, flags: int, name: str, is_repaired: bool
):
    reading = read(raw_zip((raw, b"x", flags)))
    assert [one.name for one in parts(reading)] == [name]
    assert (FileWarningCode.BROKEN_NAMES in codes(reading)) == is_repaired


@pytest.mark.parametrize(
    ("codec", "names"),
    [
        *((one, ["Протокол допроса.pdf", "дело.txt"]) for one in ("cp866", "cp1251", "koi8_r")),
        *(
            (one, ["Yakalama kararları ve tutanağı.pdf", "görüşme.txt"])
            for one in ("cp1254", "cp857")
        ),
    ],
)
def test_names_of_one_archive_tell_together_in_which_encoding_they_are(
    read: Read, codec: str, names: list[str]
):
    reading = read(raw_zip(*((name.encode(codec), b"x", 0) for name in names)))
    assert [one.name for one in parts(reading)] == names
    assert FileWarningCode.BROKEN_NAMES in codes(reading)


@pytest.mark.parametrize("codec", ["cp1251", "koi8_r"])
def test_a_short_name_is_read_neither_as_chinese_nor_as_another_word(read: Read, codec: str):
    (part,) = parts(read(raw_zip(("дело.txt".encode(codec), b"x", 0))))
    assert not any("\u0400" <= char <= "\u04ff" or char >= "\u3400" for char in part.name)


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        ("../../etc/passwd", "etc/passwd"),
        ("/etc/passwd", "etc/passwd"),
        ("C:\\Windows\\a.exe", "Windows/a.exe"),
        ("a/./../b", "a/b"),
        ("..", "unnamed"),
        ("report\u202efdp.exe", "report\ufffdfdp.exe"),
        ("a\nb", "a\ufffdb"),
    ],
)
def test_no_name_climbs_or_misleads(read: Read, told: str, shown: str):
    assert plain_name(told) == shown
    reading = read(zipped({told: b"x"})) if "\n" not in told else None
    assert reading is None or len(parts(reading)) == 1
    assert repaired_name(b"", is_unicode=False).text == ""


def test_what_is_locked_or_left_by_a_system_is_told_and_stays(template: Template, read: Read):
    data = raw_zip((b"secret.txt", b"x" * 20, 1), (b"__MACOSX/._a", b"y", 0), (b"a", b"z", 0))
    troubles = [one.trouble for one in parts(read(data))]
    assert troubles == [ExtractionFailure.ENCRYPTED, ExtractionFailure.OF_THE_SYSTEM, NO_TROUBLE]
    assert FileWarningCode.ENCRYPTED_PARTS in codes(read(data))
    assert taken(template, data, [1, 3, 9]) == {1: "password_needed", 3: b"z", 9: "no_such_part"}


def test_a_damaged_member_does_not_hide_the_others(template: Template):
    data = bytearray(zipped({"a.txt": b"first " * 50, "b.txt": b"second"}))
    at = data.index(b"a.txt") + 5
    data[at : at + 8] = bytes(8)
    told = taken(template, bytes(data), [1, 2])
    assert told == {1: "broken_file", 2: b"second"}


def bomb() -> bytes:
    return zipped({"zeros": bytes(80 << 20)})


def many_bombs() -> bytes:
    return zipped({f"{number}": bytes(8 << 20) for number in range(20)})


def overlapping() -> bytes:
    """A hundred entries of the directory for one member."""
    data = zipped({"aa": zlib.compress(bytes(1 << 20)) * 30}, zipfile.ZIP_STORED)
    start = data.rindex(b"PK\1\2")
    end = data.rindex(b"PK\5\6")
    entry = data[start:end]
    return (
        data[:start] + entry * 100 + b"PK\5\6"
        + struct.pack("<HHHHIIH", 0, 0, 100, 100, len(entry) * 100, start, 0)
    )  # fmt: skip


@pytest.mark.parametrize("made", [bomb, many_bombs, overlapping])
def test_bombs_are_listed_and_not_unpacked(template: Template, read: Read, made):
    data = made()
    reading = read(data)
    assert {one.trouble for one in parts(reading)} == {ExtractionFailure.TOO_TIGHT}
    assert FileWarningCode.UNREADABLE_PARTS in codes(reading)
    assert taken(template, data, [1]) == {1: "too_large"}


def test_a_packed_file_without_an_end_is_given_up(read: Read):
    data = gzip.compress(bytes(1 << 20)) * 400
    # Not for want of time, by which a worker would be ended.
    assert read(data).unreadable == "too_large"


def test_a_member_never_gives_more_than_it_tells(template: Template):
    data = bytearray(zipped({"a": b"x" * 1_000}))
    at = data.rindex(b"PK\1\2") + 24
    data[at : at + 4] = struct.pack("<I", 10)
    assert taken(template, bytes(data), [1])[1] == "broken_file"


@pytest.mark.parametrize("cut", [10, 30, 60])
def test_what_is_cut_off_is_told_as_broken(read: Read, cut: int):
    data = zipped({"a": b"x" * 50})
    assert read(data[:-cut]).unreadable == "broken_file"
    assert read(gzip.compress(b"y" * 99)[:-5]).unreadable == "broken_file"


def _tarred(*told: tuple[str, int, bytes]) -> bytes:
    """A tar of files whose headers tell sizes of their own, sixty-four bits and a sign."""
    out = b""
    for name, size, data in told:
        head = bytearray(tarfile.TarInfo(name).tobuf(tarfile.GNU_FORMAT))
        head[124:136] = size.to_bytes(12, "big", signed=True)
        head[124] |= 0x80
        head[148:156] = b" " * 8
        head[148:156] = b"%06o\0 " % sum(head)
        out += head + data.ljust(-(-len(data) // 512) * 512, b"\0")
    return out + bytes(1024)


@pytest.mark.parametrize("size", [-1, -512, -1024, -(1 << 60)])
def test_a_size_that_leads_back_ends_a_tar_and_is_told(read: Read, size: int):
    reading = read(_tarred(("one.txt", 4, b"warm"), ("two.csv", size, b""), ("three.txt", 0, b"")))
    assert [(part.name, part.size) for part in parts(reading)] == [("one.txt", 4)]
    assert FileWarningCode.UNREADABLE_PARTS in {
        item.code for item in reading.items if isinstance(item, FileWarning)
    }


def test_sizes_beyond_all_sense_are_listed_and_not_taken_out(template: Template, read: Read):
    tarred = _tarred(("one.txt", 4, b"warm"), ("two.txt", 1 << 62, b""))
    vast = zipped({"one.txt": b"warm", "two.txt": b"cold"}, zipfile.ZIP_STORED)
    at = vast.rindex(b"PK\1\2")
    told = struct.pack("<HHQ", 1, 8, 1 << 62)
    entry = bytearray(vast[at : vast.index(b"PK\5\6")])
    entry[24:28], entry[30:32] = b"\xff" * 4, struct.pack("<H", len(told))
    end = bytearray(vast[vast.index(b"PK\5\6") :])
    end[12:16] = struct.pack("<I", len(vast) - len(end) - vast.index(b"PK\1\2") + len(told))
    for data in (tarred, vast[:at] + entry + told + end):
        listed = {part.name: part for part in parts(read(data))}
        assert (listed["one.txt"].size, listed["one.txt"].trouble) == (4, NO_TROUBLE)
        assert (listed["two.txt"].size, listed["two.txt"].trouble) == (
            (1 << 53) - 1,
            ExtractionFailure.TOO_LARGE,
        )
