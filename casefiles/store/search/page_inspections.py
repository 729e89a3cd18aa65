"""Derived rows: codes on pages, words that they hide, and which pages were looked at for them."""

import json
from collections.abc import Iterable
from typing import Any

from casefiles.domain.files.page_inspection import PageCode, PageInspection
from casefiles.domain.foundation.boxes import Box
from casefiles.domain.foundation.ids import DocumentId
from casefiles.store.database.connection import Connection
from casefiles.store.database.tables import storable_json


def put_inspections(
    connection: Connection, document_id: DocumentId, page_inspections: Iterable[PageInspection]
) -> None:
    """Keep what was seen on pages, in place of all that was kept of the document.

    Raises:
        Refused: a text in it cannot be stored.
    """
    connection.run("DELETE FROM page_look WHERE document_id = ?", (document_id,))
    for look in page_inspections:
        codes = [[one.symbology, one.text, *_corners(one.box)] for one in look.codes]
        connection.run(
            "INSERT INTO page_look(document_id, number, codes, hidden) VALUES(?, ?, ?, ?)",
            (
                *(document_id, look.number, storable_json(codes)),
                storable_json([list(span) for span in look.hidden]),
            ),
        )


def inspections_of(connection: Connection, document_id: DocumentId) -> dict[int, PageInspection]:
    """Return what was seen on the pages that were looked at, by number."""
    rows = connection.rows(
        "SELECT number, codes, hidden FROM page_look WHERE document_id = ? ORDER BY number",
        (document_id,),
    )
    return {
        int(number): PageInspection(
            int(number),
            tuple(map(_code, json.loads(codes))),
            tuple((int(line), int(start), int(end)) for line, start, end in json.loads(hidden)),
        )
        for number, codes, hidden in rows
    }


def _corners(box: Box) -> tuple[float, float, float, float]:
    return box.x0, box.y0, box.x1, box.y1


def _code(found: list[Any]) -> PageCode:
    symbology, text, *corners = found
    return PageCode(str(symbology), str(text), Box(*map(float, corners)))
