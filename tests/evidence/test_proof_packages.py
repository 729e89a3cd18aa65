"""Packages of ProofMode and Tella: digests are computed anew, and what they say is told."""

import hashlib
import json

import pytest

from casefiles.domain.files.extracted_items import (
    FileWarning,
    FileWarningCode,
    MetadataItem,
    MetadataKind,
    Part,
)
from casefiles.domain.files.extraction import Extraction
from tests.evidence.archives.test_archive_kinds import zipped
from tests.evidence.conftest import Read

PHOTO = b"\xff\xd8\xff the photo"
DIGEST = hashlib.sha256(PHOTO).hexdigest()
HEAD = (
    "File Hash SHA256,File Path,Proof Generated,Location.Latitude,Location.Longitude,DeviceID,IPv4"
)
ROW = f"{DIGEST},/sdcard/DCIM/photo.jpg,2021-03-12T08:05Z,43.2567,76.9286,a1b2c3,192.0.2.44"


def found(reading: Extraction) -> dict[FileWarningCode, FileWarning]:
    assert reading.unreadable == ""
    return {item.code: item for item in reading.items if isinstance(item, FileWarning)}


SHEETS = {
    "ProofMode, as a table": {f"{DIGEST}.proof.csv": f"{HEAD}\n{ROW}\n".encode()},
    "ProofMode, as JSON": {
        f"{DIGEST}.proof.json": json.dumps(
            dict(zip(HEAD.split(","), ROW.split(","), strict=True))
        ).encode()
    },
    "Tella, side by side": {
        "photo.csv": "\n".join(
            f'"{key}","{value}"' for key, value in zip(HEAD.split(","), ROW.split(","), strict=True)
        ).encode()
    },
}


@pytest.mark.parametrize("sheets", SHEETS.values(), ids=SHEETS.keys())
def test_a_file_as_its_proof_says_is_told_as_such_with_all_that_it_reveals(
    read: Read, sheets: dict[str, bytes]
):
    reading = read(zipped({"photo.jpg": PHOTO, f"{DIGEST}.asc": b"-----BEGIN PGP", **sheets}))
    told = found(reading)
    assert told[FileWarningCode.PROOF_MATCHES].count == 1
    assert told[FileWarningCode.SIGNATURES].count == 1
    assert FileWarningCode.PROOF_DIFFERS not in told
    text = "\n".join(page.text for page in reading.pages)
    assert "SHA-256 is the one that its proof names" in text
    assert "not verified here: 1" in text
    traits = {(item.kind, item.text) for item in reading.items if isinstance(item, MetadataItem)}
    assert (MetadataKind.POSITION, "photo.jpg: Location.Latitude 43.2567") in traits
    assert (MetadataKind.SERIAL, "photo.jpg: DeviceID a1b2c3") in traits
    assert len([item for item in reading.items if isinstance(item, Part)]) == 3


def test_a_file_that_was_changed_is_told_plainly(read: Read):
    sheet = {f"{DIGEST}.proof.csv": f"{HEAD}\n{ROW}\n".encode()}
    told = found(read(zipped({"photo.jpg": PHOTO + b"!", "other.jpg": b"x", **sheet})))
    assert told[FileWarningCode.PROOF_DIFFERS].detail == "photo.jpg"
    assert told[FileWarningCode.PROOF_MISSING].detail == "other.jpg"


@pytest.mark.parametrize(
    "sheet", [b"", b"a,b\n1,2\n", b"{", b"[[[[", b"sha256\nnot one\n", b'{"sha256": 5}']
)
def test_an_archive_with_other_tables_is_no_package(read: Read, sheet: bytes):
    told = found(read(zipped({"photo.jpg": PHOTO, "a.csv": sheet, "b.json": sheet})))
    assert not {FileWarningCode.PROOF_MATCHES, FileWarningCode.PROOF_MISSING} & told.keys()
