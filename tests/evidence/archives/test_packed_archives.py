"""7z, RAR, CAB and Zstandard: listed and unpacked, or said to be locked; never half of a file."""

import base64
import io
from collections.abc import Mapping

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
from casefiles.evidence.archives import packed_archive
from casefiles.evidence.archives.archive_kinds import archive_of
from casefiles.evidence.channel.media_types import RAR
from casefiles.evidence.host.template import Template, WithPassword
from tests.evidence.archives.packed_samples import cab, rar, written, zstandard
from tests.evidence.conftest import Read

FILES: Mapping[str, bytes] = {
    "暖/警告.txt": "父亲被带走了".encode(),
    "письмо.txt": b"letter" * 400,
    "empty.txt": b"",
}
# Made with py7zr 1.0 and the password "sesame": data encrypted, and headers too.
LOCKED_7Z = base64.b64decode(
    "N3q8ryccAATnhF+MlgAAAAAAAAAUAAAAAAAAALmxGbGxyP3ettwvfkNPX13FZtTddnNV1RzvuAuBusvNnfvB/uAAcgBu"
    "XQAAgTMHrg/QDv4R82bq+yLWTvTL0gc+HwY0ghkZO42FjssxXgP5cb3fBFCwV9gEwwl12NWALsChu+BouPLUdLpb+8cw"
    "7dpQtRkZ38FfeS+N1aqrYpE5Ow9Kxp0ocRU8bIRVAzkxIfGiR6hwwAAAAAAXBiABCXYABwsBAAEhIQEYDHMAAA=="
)
SHUT_7Z = base64.b64decode(
    "N3q8ryccAASBskKToAAAAAAAAAApAAAAAAAAAJ02YnBa8z1Mk7lwTEoEBwY2QQT9s5CnkpliizUd+vRd7YGAFLpT29eO"
    "KBgXNbOwvDWIVdpSG47/zebF21xRroZOHfZV0vicaTMUcdUITj1JMlJm0CpJI9i+nauLGjD2DSmeIm4uHLjsahnHl43u"
    "ZvUdALRz0a9gPtYFvLqlyFFymwBXFdpgncLWgcVES5MKRdTLgWjX0xqF/Q/JH4kGiPw1nLAfFwYgAQmAgAAHCwEAASQG"
    "8QcBElMPSoREic/O36WaS2HmWQBeigxzAAA="
)


def parts(reading: Extraction) -> list[Part]:
    return [one for one in reading.items if isinstance(one, Part)]


def codes(reading: Extraction) -> set[FileWarningCode]:
    return {one.code for one in reading.items if isinstance(one, FileWarning)}


def taken(template: Template, data: bytes, numbers: list[int], password: str = "") -> list[bytes]:
    source = WithPassword([data], password) if password else [data]
    found = template.extract(source, tuple(numbers), CancellationToken())
    return [b"".join(pieces) for _number, pieces in found]


@pytest.mark.parametrize(
    "data",
    [written(FILES), written(FILES, options="7zip:compression=store"), rar(FILES), cab(FILES)],
    ids=["7z", "7z stored", "rar", "cab"],
)
def test_files_are_listed_by_their_names_and_come_out_whole(template, read: Read, data: bytes):
    reading = read(data)
    assert not reading.unreadable
    assert [(one.name, one.size) for one in parts(reading)] == [
        (name, len(content)) for name, content in FILES.items()
    ]
    assert taken(template, data, [1, 2, 3]) == list(FILES.values())
    # The archive is read from its beginning again where one goes back.
    assert taken(template, data, [2, 1]) == [FILES["письмо.txt"], FILES["暖/警告.txt"]]


def test_one_file_packed_by_zstandard_comes_out(template: Template, read: Read):
    data = zstandard(b"letter")
    assert [one.size for one in parts(read(data))] == [6]
    assert taken(template, data, [1]) == [b"letter"]


@pytest.mark.parametrize(
    ("data", "was"),
    [
        (written({"a.txt": b"abcd" * 99}, options="7zip:compression=store"), b"abcd"),
        (rar({"a.txt": b"abcd" * 99}), b"abcd"),
    ],
    ids=["7z", "rar"],
)
def test_a_file_whose_checksum_differs_is_not_taken_for_what_was_packed(template, data, was):
    with pytest.raises(WorkerFailed, match="broken_file"):
        taken(template, data.replace(was, b"abce", 1), [1])


def test_control_the_library_alone_lets_a_changed_file_pass(monkeypatch):
    monkeypatch.setattr(packed_archive, "MARK", b"never")
    changed = rar({"a.txt": b"abcd" * 99}).replace(b"abcd", b"abce", 1)
    archive = archive_of(io.BytesIO(changed), RAR)
    (member,) = archive.members()
    assert b"".join(archive.bytes_of(member)).startswith(b"abce")


@pytest.mark.parametrize(
    "data", [LOCKED_7Z, rar({"letter.txt": b"secret"}, is_encrypted=True)], ids=["7z", "rar"]
)
def test_encrypted_files_are_listed_and_stay_in(template: Template, read: Read, data: bytes):
    reading = read(data)
    (part,) = parts(reading)
    assert part.name == "letter.txt"
    assert part.trouble is ExtractionFailure.UNKNOWN_ENCRYPTION
    assert FileWarningCode.ENCRYPTED_PARTS in codes(reading)
    with pytest.raises(WorkerFailed, match="archive_encrypted"):
        taken(template, data, [1])


def test_an_archive_with_encrypted_names_says_what_it_is(read: Read):
    assert read(SHUT_7Z).unreadable == "archive_encrypted"


@pytest.mark.parametrize("cipher", ["zipcrypt", "aes128", "aes256"])
def test_a_zip_opens_by_its_password_alone(template: Template, read: Read, cipher: str):
    data = written(FILES, "zip", f"zip:encryption={cipher}", "пароль")
    assert [one.trouble for one in parts(read(data))][:2] == [ExtractionFailure.ENCRYPTED] * 2
    ticket = CancellationToken()
    assert template.read(WithPassword([data], "another"), ticket).unreadable == "password_wrong"
    opened = template.read(WithPassword([data], "пароль"), ticket)
    assert {one.trouble for one in parts(opened)} == {ExtractionFailure.NONE}
    assert [one.name for one in parts(opened)] == list(FILES)
    assert taken(template, data, [1, 2, 3], "пароль") == list(FILES.values())


@pytest.mark.parametrize("kind", ["7z", "rar"])
def test_a_bomb_is_listed_and_stays_in(template: Template, read: Read, kind: str):
    zeros = {"zeros.bin": bytes(96 << 20)}
    data = written(zeros) if kind == "7z" else rar(zeros)
    (part,) = parts(read(data))
    is_tight = kind == "7z"
    assert (part.trouble is ExtractionFailure.TOO_TIGHT) == is_tight
    if is_tight:
        with pytest.raises(WorkerFailed, match="too_large"):
            taken(template, data, [1])


def test_names_that_climb_lead_nowhere(read: Read):
    reading = read(rar({"../../etc/passwd": b"x", "C:\\boot.ini": b"y"}))
    assert [one.name for one in parts(reading)] == ["etc/passwd", "boot.ini"]
    assert FileWarningCode.BROKEN_NAMES in codes(reading)


@pytest.mark.parametrize("kind", ["7z", "rar", "cab"])
def test_an_archive_cut_anywhere_is_broken_or_keeps_whole_files(template, read: Read, kind: str):
    whole = {"7z": written, "rar": rar, "cab": cab}[kind](FILES)
    for cut in range(1, len(whole), max(1, len(whole) // 25)):
        reading = read(whole[:cut])
        if reading.unreadable:
            continue
        for number, part in enumerate(parts(reading), start=1):
            try:
                (content,) = taken(template, whole[:cut], [number])
            except WorkerFailed:
                continue
            assert content == FILES[part.name]
