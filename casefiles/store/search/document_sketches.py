"""Derived rows: what documents look like, small, and sketches of their texts."""

import struct
import zlib

from casefiles.domain.files.similarity import SKETCH, UNSEEN, DocumentSketch
from casefiles.domain.foundation.errors import VaultDamaged
from casefiles.domain.foundation.ids import CaseId, DocumentId
from casefiles.store.database.connection import Connection

_LARGEST = 1 << 20
_SIGN = 1 << 63


def put_sketch(connection: Connection, document_id: DocumentId, likeness: DocumentSketch) -> None:
    """Keep what a document looks like, in place of what was kept before."""
    connection.run("DELETE FROM likeness WHERE document_id = ?", (document_id,))
    if likeness == UNSEEN:
        return
    bits = likeness.picture_hash
    connection.run(
        "INSERT INTO likeness(document_id, columns, rows, rgb, picture_hash, is_scan, sketch)"
        " VALUES(?, ?, ?, ?, ?, ?, ?)",
        (
            *(document_id, likeness.columns, likeness.rows, zlib.compress(likeness.rgb)),
            None if bits is None else bits - (bits >= _SIGN) * 2 * _SIGN,
            *(int(likeness.is_scan), struct.pack(f">{len(likeness.sketch)}Q", *likeness.sketch)),
        ),
    )


def sketch_of(connection: Connection, document_id: DocumentId) -> DocumentSketch | None:
    """Return what a document looks like, with its picture; None if it was not seen."""
    row = connection.row(
        "SELECT columns, rows, rgb, picture_hash, is_scan, sketch FROM likeness"
        " WHERE document_id = ?",
        (document_id,),
    )
    if row is None:
        return None
    columns, rows, packed, *found = row
    rgb = zlib.decompressobj().decompress(packed, _LARGEST)
    if len(rgb) != columns * rows * 3:
        raise VaultDamaged("record_unreadable", kind="likeness")
    return _likeness(columns, rows, rgb, *found)


def sketches(
    connection: Connection, case_id: CaseId
) -> tuple[tuple[DocumentId, DocumentSketch], ...]:
    """Return what the documents of a case look and read like, without their pictures."""
    rows = connection.rows(
        "SELECT document_id, picture_hash, is_scan, sketch FROM likeness"
        " JOIN document ON document.id = document_id WHERE case_id = ? ORDER BY document.row",
        (case_id,),
    )
    return tuple((DocumentId(row[0]), _likeness(0, 0, b"", *row[1:])) for row in rows)


def _likeness(
    columns: int, rows: int, rgb: bytes, bits: int | None, is_scan: int, sketch: bytes
) -> DocumentSketch:
    count = min(len(sketch) // 8, SKETCH)
    return DocumentSketch(
        *(columns, rows, rgb),
        picture_hash=None if bits is None else bits % (2 * _SIGN),
        is_scan=bool(is_scan),
        sketch=struct.unpack(f">{count}Q", sketch[: 8 * count]),
    )
