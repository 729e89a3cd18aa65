"""Which pages were on the screen and for how long: derived, quiet, and outside the ledger."""

import json
from collections.abc import Mapping
from typing import Final

from casefiles.domain.foundation.ids import CaseId, DocumentId
from casefiles.domain.records.rows import Coverage
from casefiles.store.database.connection import Connection

OPENED: Final = 2_000
"""Milliseconds on the screen from which a page counts as opened."""
_PER_LETTER: Final = 12
"""Milliseconds for each letter of a page: a quarter of the time that careful reading takes."""
_LEAST: Final = 3_000
_MOST: Final = 45_000
_LONGEST: Final = 1 << 40

_PAGES: Final = (
    "SELECT count(*) FROM page JOIN document ON document.id = page.document_id WHERE case_id = ?"
)
_SEEN: Final = (
    "SELECT total(shown >= ?1), total(shown >= max(needed, ?1)),"
    " count(DISTINCT CASE WHEN shown >= ?1 THEN document_id END)"
    " FROM seen_page JOIN document ON document.id = document_id WHERE case_id = ?2"
    " AND (number = 0 OR EXISTS (SELECT 1 FROM page"
    " WHERE page.document_id = seen_page.document_id AND page.number = seen_page.number))"
)


def record_page_view(
    connection: Connection, document_id: DocumentId, shown: Mapping[int, int]
) -> None:
    """Add to the time that pages were shown.

    Args:
        connection: in a transaction.
        document_id: of the document; one that is gone has no pages any more.
        shown: milliseconds by the number of the page; 0 stands for a document without pages.
    """
    if connection.row("SELECT 1 FROM document WHERE id = ?", (document_id,)) is None:
        return
    for number, milliseconds in shown.items():
        connection.run(
            "INSERT INTO seen_page(document_id, number, shown, needed) VALUES(?, ?, ?, ?)"
            " ON CONFLICT DO UPDATE SET shown = min(shown + excluded.shown, ?),"
            " needed = excluded.needed",
            (document_id, number, milliseconds, _needed(connection, document_id, number), _LONGEST),
        )


def _needed(connection: Connection, document_id: DocumentId, number: int) -> int:
    row = connection.row(
        "SELECT lines FROM page WHERE document_id = ? AND number = ?", (document_id, number)
    )
    letters = sum(len(line[0]) for line in json.loads(row[0])) if row is not None else 0
    return min(max(letters * _PER_LETTER, _LEAST), _MOST)


def coverage(connection: Connection, case_id: CaseId) -> Coverage:
    """Count what of a case was opened, and what was shown long enough to be read."""
    ((pages,),) = connection.rows(_PAGES, (case_id,))
    ((documents,),) = connection.rows("SELECT count(*) FROM document WHERE case_id = ?", (case_id,))
    ((opened, read, seen),) = connection.rows(_SEEN, (OPENED, case_id))
    return Coverage(int(documents), int(seen), int(pages), int(opened), int(read))


def pages_shown(connection: Connection, document_id: DocumentId) -> frozenset[int]:
    """Return the pages of a document that were on the screen long enough to count as opened."""
    rows = connection.rows(
        "SELECT number FROM seen_page WHERE document_id = ? AND shown >= ?", (document_id, OPENED)
    )
    return frozenset(int(number) for (number,) in rows)
