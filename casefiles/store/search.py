"""Derived rows: what machines read from documents, and the index that finds words in it."""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from casefiles.domain.folding import FOLD_VERSION, search_form, word_kind
from casefiles.domain.ids import CaseId, DocumentId
from casefiles.domain.reading import PageText, Reading, TextLine
from casefiles.domain.records import Box
from casefiles.store.connection import Connection
from casefiles.store.tables import cell, storable_json

PAGES_PER_COMMIT = 200
_LAST_PAGE = 1 << 32


@dataclass(frozen=True, slots=True)
class Folding:
    """How text is folded for finding; the same for what is indexed and what is asked.

    Attributes:
        form: returns the text with its words, or single Han characters, apart by spaces.
        version: changes whenever `form` does; the index is then made again at open.
    """

    form: Callable[[str], str]
    version: str


FOLDING = Folding(search_form, str(FOLD_VERSION))
"""The one in use; `search_form` is the same that redaction builds on."""


@dataclass(frozen=True, slots=True)
class PreparedPage:
    """A page as it is kept: made beforehand, so that no write waits for it.

    Attributes:
        lines: JSON of its lines.
        form: its text as the index has it.
    """

    number: int
    width: float
    height: float
    lines: str
    form: str
    is_doubtful: bool


def prepared_page(page: PageText, folding: Folding) -> PreparedPage:
    """Return a page as it is kept; on any thread.

    Raises:
        Refused: a text or number in it cannot be stored.
    """
    for number in (page.number, page.width, page.height):
        cell(number)
    return PreparedPage(
        page.number,
        page.width,
        page.height,
        _lines(page),
        folding.form(page.text),
        page.is_doubtful,
    )


def put_reading(
    connection: Connection, document_id: DocumentId, reading: Reading, folding: Folding
) -> None:
    """Keep what was read from a document, in place of an earlier reading.

    Raises:
        Refused: a text or number in it cannot be stored, or a page comes twice.
    """
    pages = [prepared_page(page, folding) for page in reading.pages]
    begin_reading(connection, document_id)
    add_pages(connection, document_id, pages)
    end_reading(connection, document_id, reading.media_type, reading.unreadable)


def begin_reading(connection: Connection, document_id: DocumentId) -> None:
    """Drop an earlier reading: until the new one ends, the document counts as not read."""
    connection.run("DELETE FROM reading WHERE document_id = ?", (document_id,))
    connection.run("DELETE FROM page WHERE document_id = ?", (document_id,))


def add_pages(
    connection: Connection, document_id: DocumentId, pages: Iterable[PreparedPage]
) -> None:
    """Keep some pages of a reading that was begun.

    Raises:
        Refused: a page comes twice.
    """
    for page in pages:
        row = connection.insert(
            "INSERT INTO page(document_id, number, width, height, lines) VALUES(?, ?, ?, ?, ?)",
            (document_id, page.number, page.width, page.height, page.lines),
        )
        if page.is_doubtful:
            connection.insert("INSERT INTO doubtful_page(page) VALUES(?)", (row,))
        _index(connection, row, page.form)


def end_reading(
    connection: Connection, document_id: DocumentId, media_type: str, unreadable: str
) -> None:
    """Let a reading whose pages are all there count."""
    connection.run(
        "INSERT OR REPLACE INTO reading(document_id, media_type, unreadable) VALUES(?, ?, ?)",
        (document_id, cell(media_type), cell(unreadable)),
    )


def _lines(page: PageText) -> str:
    lines = [
        (line.text, (line.box.x0, line.box.y0, line.box.x1, line.box.y1), line.edges)
        for line in page.lines
    ]
    # Not by `cell`, which looks at each of the many edges: the form is the same.
    return storable_json(lines)


def _index(connection: Connection, row: int, form: str) -> None:
    connection.insert("INSERT INTO page_index(rowid, text) VALUES(?, ?)", (row, form))


def reading_of(connection: Connection, document_id: DocumentId) -> Reading | None:
    """Return what was read from a document, or None if nothing was yet."""
    row = reading_head(connection, document_id)
    if row is None:
        return None
    media_type, unreadable = row
    return Reading(media_type, pages_of(connection, document_id, 1, _LAST_PAGE), unreadable)


def reading_head(connection: Connection, document_id: DocumentId) -> tuple[str, str] | None:
    """Return type and code of unreadability of a document, without its pages."""
    row = connection.row(
        "SELECT media_type, unreadable FROM reading WHERE document_id = ?", (document_id,)
    )
    return None if row is None else (str(row[0]), str(row[1]))


def pages_of(
    connection: Connection, document_id: DocumentId, first: int, last: int
) -> tuple[PageText, ...]:
    """Return the machine-read text of some pages of a document, the last one included."""
    rows = connection.rows(
        "SELECT number, width, height, lines, doubtful_page.page IS NOT NULL FROM page"
        " LEFT JOIN doubtful_page ON doubtful_page.page = page.row"
        " WHERE document_id = ? AND number BETWEEN ? AND ? ORDER BY number",
        (document_id, first, last),
    )
    return tuple(_page(*row) for row in rows)


def page_sizes(connection: Connection, document_id: DocumentId) -> tuple[tuple[float, float], ...]:
    """Return width and height in points of each page of a document, without reading its text."""
    return tuple(
        (float(width), float(height))
        for width, height in connection.rows(
            "SELECT width, height FROM page WHERE document_id = ? ORDER BY number", (document_id,)
        )
    )


def _page(number: int, width: float, height: float, lines: str, is_doubtful: int) -> PageText:
    told = tuple(_line(*line) for line in json.loads(lines))
    return PageText(number, width, height, told, bool(is_doubtful))


def _line(text: str, box: list[float], edges: list[list[float]] | None = None) -> TextLine:
    """Read a line back; lines kept before edges were known have none."""
    told = tuple((float(left), float(right)) for left, right in edges or ())
    return TextLine(text, Box(*map(float, box)), told)


def found_pages(
    connection: Connection, case_id: CaseId, query: str, folding: Folding
) -> tuple[tuple[DocumentId, int], ...]:
    """Find the pages of a case that hold every word of a query.

    Args:
        connection: in a transaction.
        case_id: of the case.
        query: words apart by spaces; characters within a word must stand side by side.
        folding: as for the index.

    Returns:
        Document and page number, documents in order of insertion.
    """
    phrases = [phrase for word in query.split() if (phrase := _phrase(word, folding))]
    if not phrases:
        return ()
    rows = connection.rows(
        "SELECT page.document_id, page.number FROM page_index"
        " JOIN page ON page.row = page_index.rowid JOIN document ON document.id = page.document_id"
        " WHERE page_index MATCH ? AND document.case_id = ? ORDER BY document.row, page.number",
        (" AND ".join(phrases), case_id),
    )
    return tuple((DocumentId(document_id), number) for document_id, number in rows)


def found_documents(
    connection: Connection, case_id: CaseId, query: str, folding: Folding
) -> frozenset[DocumentId]:
    """Find the documents that hold every word of a query on one page.

    The last word may be unfinished, since people read what is found while they still type.
    """
    phrases = [phrase for word in query.split() if (phrase := _phrase(word, folding))]
    if not phrases:
        return frozenset()
    rows = connection.rows(
        "SELECT DISTINCT page.document_id FROM page_index"
        " JOIN page ON page.row = page_index.rowid JOIN document ON document.id = page.document_id"
        " WHERE page_index MATCH ? AND document.case_id = ?",
        (" AND ".join(phrases) + " *", case_id),
    )
    return frozenset(DocumentId(document_id) for (document_id,) in rows)


def _phrase(word: str, folding: Folding) -> str:
    cleaned = word.encode(errors="replace").decode().replace("\0", " ")
    form = folding.form(cleaned).replace('"', " ").strip()
    # A word of signs only would match nothing and so hide the pages that the others match.
    return f'"{form}"' if any(map(word_kind, form)) else ""


def rebuild_some(connection: Connection, after: int, folding: Folding) -> int | None:
    """Index a few pages again, and note the folding with the last of them.

    Args:
        connection: in a transaction.
        after: row of the last page indexed so far; 0 begins with an empty index.
        folding: the new one.

    Returns:
        Row of the last page indexed, or None when all are.
    """
    if after == 0:
        connection.run("INSERT INTO page_index(page_index) VALUES('delete-all')")
    rows = connection.rows(
        "SELECT row, lines FROM page WHERE row > ? ORDER BY row LIMIT ?", (after, PAGES_PER_COMMIT)
    )
    for row, lines in rows:
        text = "\n".join(line[0] for line in json.loads(lines))
        _index(connection, row, folding.form(text))
    if rows:
        return int(rows[-1][0])
    connection.run("UPDATE vault SET fold_version = ?", (folding.version,))
    return None


def count_unindexed(connection: Connection) -> int:
    """Count pages that were read and are not in the index."""
    ((count,),) = connection.rows(
        "SELECT count(*) FROM page WHERE row NOT IN (SELECT id FROM page_index_docsize)"
    )
    return int(count)


def setting(connection: Connection, name: str) -> str | None:
    """Return a setting, or None."""
    row = connection.row("SELECT value FROM setting WHERE name = ?", (name,))
    return None if row is None else str(row[0])


def put_setting(connection: Connection, name: str, value: str) -> None:
    """Keep a setting."""
    connection.run(
        "INSERT OR REPLACE INTO setting(name, value) VALUES(?, ?)", (cell(name), cell(value))
    )


def remove_setting(connection: Connection, name: str) -> None:
    """Forget a setting, if it is there."""
    connection.run("DELETE FROM setting WHERE name = ?", (name,))


def settings(connection: Connection, prefix: str) -> dict[str, str]:
    """Return the settings whose names begin like this, by name."""
    rows = connection.rows(
        "SELECT name, value FROM setting WHERE substr(name, 1, ?) = ? ORDER BY name",
        (len(prefix), cell(prefix)),
    )
    return {str(name): str(value) for name, value in rows}
