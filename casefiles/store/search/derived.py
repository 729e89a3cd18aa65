"""Derived rows: what machines read from documents, and the index that finds words in it."""

import json
from collections.abc import Iterable
from dataclasses import astuple, dataclass
from typing import Any, Final

from casefiles.domain.files.extraction import Extraction, PageText, TextLine
from casefiles.domain.files.similarity import UNSEEN
from casefiles.domain.foundation.boxes import Box
from casefiles.domain.foundation.ids import CaseId, DocumentId
from casefiles.domain.language.folding import word_kind
from casefiles.domain.search.search_forms import Forms
from casefiles.store.database.connection import Connection
from casefiles.store.database.record_tables import CASE_BITS
from casefiles.store.database.tables import cell, storable_json
from casefiles.store.search import index, ocr_pages
from casefiles.store.search.baselines import stored_baseline
from casefiles.store.search.document_sketches import put_sketch
from casefiles.store.search.index import FOLDING, Folding
from casefiles.store.search.page_inspections import put_inspections
from casefiles.store.search.reading_items import add_items, all_items, drop_items, rebuild_items

__all__ = ["FOLDING", "Folding"]

PAGES_PER_COMMIT = 200
_LAST_PAGE = 1 << 32


@dataclass(frozen=True, slots=True)
class PreparedPage:
    """A page as it is kept: made beforehand, so that no write waits for it.

    Attributes:
        lines: JSON of its lines.
        forms: its text as the index has it.
    """

    number: int
    width: float
    height: float
    lines: str
    forms: Forms
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
    connection: Connection, document_id: DocumentId, reading: Extraction, folding: Folding
) -> None:
    """Keep what was read from a document, in place of an earlier reading.

    Raises:
        Refused: a text or number in it cannot be stored, or a page comes twice.
    """
    pages = [prepared_page(page, folding) for page in reading.pages]
    begin_reading(connection, document_id)
    add_pages(connection, document_id, pages)
    add_items(connection, document_id, reading.items, folding)
    end_reading(connection, document_id, reading.media_type, reading.unreadable)
    put_sketch(connection, document_id, reading.likeness)
    put_inspections(connection, document_id, reading.page_inspections)


def begin_reading(connection: Connection, document_id: DocumentId) -> None:
    """Drop an earlier reading: until the new one ends, the document counts as not read."""
    connection.run("DELETE FROM reading WHERE document_id = ?", (document_id,))
    connection.run("DELETE FROM page WHERE document_id = ?", (document_id,))
    drop_items(connection, document_id)
    put_sketch(connection, document_id, UNSEEN)
    put_inspections(connection, document_id, ())


def add_pages(
    connection: Connection, document_id: DocumentId, pages: Iterable[PreparedPage]
) -> None:
    """Keep some pages of a reading that was begun.

    Raises:
        Refused: a page comes twice.
    """
    at = index.case_row_of_document(connection, document_id)
    for page in pages:
        row = connection.insert(
            "INSERT INTO page(document_id, number, width, height, lines) VALUES(?, ?, ?, ?, ?)",
            (document_id, page.number, page.width, page.height, page.lines),
        )
        if page.is_doubtful:
            connection.insert("INSERT INTO doubtful_page(page) VALUES(?)", (row,))
        if at is not None:
            index.put_page(connection, at, row, page.forms, document_id)


def end_reading(
    connection: Connection, document_id: DocumentId, media_type: str, unreadable: str
) -> None:
    """Let a reading whose pages are all there count."""
    connection.run(
        "INSERT OR REPLACE INTO reading(document_id, media_type, unreadable) VALUES(?, ?, ?)",
        (document_id, cell(media_type), cell(unreadable)),
    )


def _lines(page: PageText) -> str:
    lines = [_plain(line) for line in page.lines]
    # Not by `cell`, which looks at each of the many edges: the form is the same.
    return storable_json(lines)


def _plain(line: TextLine) -> tuple[Any, ...]:
    box, baseline = line.box, line.baseline
    values = (line.text, (box.x0, box.y0, box.x1, box.y1), line.edges)
    return values if baseline is None else (*values, astuple(baseline))


def reading_of(connection: Connection, document_id: DocumentId) -> Extraction | None:
    """Return what was read from a document, or None if nothing was yet."""
    row = reading_head(connection, document_id)
    if row is None:
        return None
    media_type, unreadable = row
    pages = pages_of(connection, document_id, 1, _LAST_PAGE)
    return Extraction(media_type, pages, unreadable, all_items(connection, document_id))


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


def page_counts(connection: Connection, case_id: CaseId) -> dict[DocumentId, int]:
    """Return how many pages each document of a case has that could be read."""
    rows = connection.rows(
        "SELECT reading.document_id, COUNT(page.row) FROM document"
        " JOIN reading ON reading.document_id = document.id"
        " LEFT JOIN page ON page.document_id = document.id"
        " WHERE document.case_id = ? AND reading.unreadable = ''"
        " GROUP BY reading.document_id",
        (case_id,),
    )
    return {DocumentId(document_id): int(count) for document_id, count in rows}


def page_sizes(connection: Connection, document_id: DocumentId) -> tuple[tuple[float, float], ...]:
    """Return width and height in points of each page of a document, without reading its text."""
    return tuple(
        (float(width), float(height))
        for width, height in connection.rows(
            "SELECT width, height FROM page WHERE document_id = ? ORDER BY number", (document_id,)
        )
    )


def _page(number: int, width: float, height: float, lines: str, is_doubtful: int) -> PageText:
    text_lines = tuple(_line(*line) for line in json.loads(lines))
    return PageText(number, width, height, text_lines, bool(is_doubtful))


def _line(
    text: str,
    box: list[float],
    edges: list[list[float]] | None = None,
    baseline: list[Any] | None = None,
) -> TextLine:
    """Read a line back; lines kept before edges or baselines were known have none."""
    values = tuple((float(left), float(right)) for left, right in edges or ())
    stored = None if baseline is None else stored_baseline(*baseline)
    return TextLine(text, Box(*map(float, box)), values, baseline=stored)


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
    at = index.case_row(connection, case_id)
    if not phrases or at is None:
        return ()
    rows = connection.rows(
        "SELECT page.document_id, page.number FROM find_index"  # noqa: S608  # constants
        f" JOIN page ON page.row = {index.ROW_OF}"
        " JOIN document ON document.id = page.document_id"
        " WHERE find_index MATCH ? AND find_index.rowid BETWEEN ? AND ?"
        " ORDER BY document.row, page.number",
        (" AND ".join(phrases), *index.span_of(at, "page")),
    )
    return tuple((DocumentId(document_id), number) for document_id, number in rows)


def found_documents(
    connection: Connection, case_id: CaseId, query: str, folding: Folding
) -> frozenset[DocumentId]:
    """Find the documents that hold every word of a query on one page.

    The last word may be unfinished, since people read what is found while they still type.
    """
    phrases = [phrase for word in query.split() if (phrase := _phrase(word, folding))]
    at = index.case_row(connection, case_id)
    if not phrases or at is None:
        return frozenset()
    rows = connection.rows(
        "SELECT DISTINCT page.document_id FROM find_index"  # noqa: S608  # constants
        f" JOIN page ON page.row = {index.ROW_OF}"
        " WHERE find_index MATCH ? AND find_index.rowid BETWEEN ? AND ?",
        (" AND ".join(phrases) + " *", *index.span_of(at, "page")),
    )
    return frozenset(DocumentId(document_id) for (document_id,) in rows)


def _phrase(word: str, folding: Folding) -> str:
    cleaned = word.encode(errors="replace").decode().replace("\0", " ")
    form = folding.form(cleaned).text.replace('"', " ").strip()
    # A word of signs only would match nothing and so hide the pages that the others match.
    return f'{{text}} : "{form}"' if any(map(word_kind, form)) else ""


def page_index_text(connection: Connection, row: int, lines: str) -> str:
    """Return what the index holds of a page: the one place where that is said.

    Args:
        connection: in a transaction.
        row: of the page; what its picture says counts too.
        lines: of the page, as JSON.
    """
    own = [line[0] for line in json.loads(lines)]
    return "\n".join([*own, *ocr_pages.texts_of(connection, row)])


def index_page_again(
    connection: Connection, document_id: DocumentId, number: int, folding: Folding
) -> None:
    """Index a page anew whose text is another now."""
    at = index.case_row_of_document(connection, document_id)
    row = connection.row(
        "SELECT row, lines FROM page WHERE document_id = ? AND number = ?", (document_id, number)
    )
    if at is not None and row is not None:
        forms = folding.form(page_index_text(connection, row[0], row[1]))
        index.put_page(connection, at, row[0], forms, document_id)


def index_pictures_again(connection: Connection, document_id: DocumentId, folding: Folding) -> None:
    """Index what the pictures of a document say, after its pages were read anew."""
    for number in ocr_pages.numbers_with_text(connection, document_id):
        index_page_again(connection, document_id, number, folding)


PHASE: Final = 48
"""Bits of a row number; above them stands which table is being indexed again."""


def rebuild_some(connection: Connection, after: int, folding: Folding) -> int | None:
    """Index some rows again, and note the folding with the last of them.

    Args:
        connection: in a transaction.
        after: what the call before returned; 0 begins with an empty index.
        folding: the new one.

    Returns:
        How far it is, or None when all is indexed.
    """
    if after == 0:
        index.start_again(connection)
    phase, row = after >> PHASE, after & ((1 << PHASE) - 1)
    records = index.record_phases()
    if phase < records:
        last = index.rebuild_records(connection, phase, row, folding)
    elif phase < records + len(_PHASES):
        last = _PHASES[phase - records](connection, row, folding)
    else:
        connection.run("UPDATE vault SET fold_version = ?", (folding.version,))
        return None
    return (phase << PHASE) + last if last is not None else (phase + 1) << PHASE


def _rebuild_pages(connection: Connection, after: int, folding: Folding) -> int | None:
    rows = connection.rows(
        'SELECT page.row, page.lines, "case".row, document.id FROM page'
        " JOIN document ON document.id = page.document_id"
        ' JOIN "case" ON "case".id = document.case_id'
        " WHERE page.row > ? ORDER BY page.row LIMIT ?",
        (after, PAGES_PER_COMMIT),
    )
    for row, lines, at, document_id in rows:
        forms = folding.form(page_index_text(connection, row, lines))
        index.put_page(connection, at, row, forms, document_id)
    return int(rows[-1][0]) if rows else None


_PHASES: Final = (_rebuild_pages, rebuild_items, index.rebuild_history)
"""What is indexed again after the records."""


def count_unindexed(connection: Connection) -> int:
    """Count pages that were read and are not in the index."""
    ((count,),) = connection.rows(
        "SELECT count(*) FROM page JOIN document ON document.id = page.document_id"  # noqa: S608  # constants
        ' JOIN "case" ON "case".id = document.case_id'
        f' WHERE ("case".row << {CASE_BITS}) + {index.number_of(0, "page", 0)} + page.row'
        " NOT IN (SELECT id FROM find_index_docsize)"
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
