"""Derived rows: what machines recognised in pictures of pages, and which pages wait for it."""

import json
from collections.abc import Collection
from dataclasses import astuple, dataclass
from typing import Any, Final

from casefiles.domain.files.ocr import OcrLine, OcrPage, OcrWord, OtherReading
from casefiles.domain.foundation.boxes import Box
from casefiles.domain.foundation.ids import CaseId, DocumentId
from casefiles.store.database.connection import Connection
from casefiles.store.database.tables import cell, storable_json
from casefiles.store.search.baselines import stored_baseline

_BY_LINE: Final = " / 2"
"""At the end of the version of what was read line by line, with nothing left out of search."""
_WAITING: Final = (
    " FROM page JOIN document ON document.id = page.document_id"
    " JOIN reading ON reading.document_id = page.document_id AND reading.unreadable = ''"
    " WHERE (page.row IN (SELECT page FROM doubtful_page)"
    " OR page.row IN (SELECT row FROM page WHERE lines = '[]' OR instr(lines, char(65533)) > 0))"
    " AND NOT EXISTS (SELECT 1 FROM recognised WHERE recognised.document_id = page.document_id"
    " AND recognised.number = page.number AND version LIKE '% / 2')"
    " AND NOT EXISTS (SELECT 1 FROM transcription WHERE is_confirmed"
    " AND transcription.document_id = page.document_id AND transcription.page = page.number)"
)
"""Pages without text, or whose text may not be all, that nobody has looked at for it.

Older programs left out of search what they were unsure of: what they read is read again.
"""


_SAMPLES: Final = (
    " FROM reading JOIN document ON document.id = reading.document_id"
    " JOIN page ON page.document_id = reading.document_id AND page.number IN (1,"
    " (SELECT (max(number) + 1) / 2 FROM page AS own WHERE own.document_id = document.id))"
    " WHERE media_type = 'application/pdf' AND unreadable = '' AND length(page.lines) > 400"
    " AND NOT EXISTS (SELECT 1 FROM recognised WHERE recognised.document_id = page.document_id"
    " AND recognised.number = page.number)"
)
"""Pages with text of their own by which a file is tried."""

_ONLY: Final = " AND (?1 = 'null' OR document.id IN (SELECT value FROM json_each(?1)))"
"""Pages of some documents alone."""


@dataclass(frozen=True, slots=True)
class StoredOcrPage:
    """What is kept of a page.

    Attributes:
        page: what was recognised; without an engine where nothing was.
        fault: code of why the page could not be looked at; empty if it was.
        agreement: how far the page's own text is what the picture shows; None if not compared.
    """

    page: OcrPage
    fault: str = ""
    agreement: float | None = None


def put_ocr_page(
    connection: Connection, document_id: DocumentId, number: int, stored_ocr_page: StoredOcrPage
) -> None:
    """Keep what was recognised on a page, in place of what was before; of one gone, nothing.

    Raises:
        Refused: a text in it cannot be stored.
    """
    if connection.row("SELECT 1 FROM document WHERE id = ?", (document_id,)) is None:
        return
    page = stored_ocr_page.page
    connection.run(
        "INSERT OR REPLACE INTO recognised(document_id, number, engine, version, languages,"
        " rotation, confidence, lines, fault, agreement) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            *(document_id, number, cell(page.engine), cell(page.version + _BY_LINE)),
            *(storable_json(list(page.languages)), page.rotation, page.confidence),
            *(storable_json(_lines_as_json(page)), cell(stored_ocr_page.fault)),
            stored_ocr_page.agreement,
        ),
    )


def ocr_pages(
    connection: Connection, document_id: DocumentId, first: int, last: int
) -> dict[int, StoredOcrPage]:
    """Return what was recognised on some pages of a document, the last one included."""
    rows = connection.rows(
        "SELECT number, engine, version, languages, rotation, confidence, lines, fault, agreement"
        " FROM recognised WHERE document_id = ? AND number BETWEEN ? AND ? ORDER BY number",
        (document_id, first, last),
    )
    return {int(row[0]): _stored_page(*row[1:]) for row in rows}


def page_turns(
    connection: Connection, document_id: DocumentId, surest: float, least: int, page: int
) -> dict[int, int]:
    """Return by how many quarters pages must be turned clockwise to be read; upright ones are not.

    Args:
        connection: to the vault.
        document_id: of the document.
        surest: mean confidence from which a page was read well enough to tell.
        least: characters of which no page may have fewer: a sign in a photograph tells nothing.
        page: the only one that is asked for; 0 for all.
    """
    rows = connection.rows(
        "SELECT number, rotation FROM recognised"
        " WHERE document_id = ? AND ? IN (0, number) AND rotation <> 0 AND confidence >= ? AND ? <="
        " (SELECT sum(length(json_extract(line.value, '$[0]'))) FROM json_each(lines) AS line)",
        (document_id, page, surest, least),
    )
    return {int(number): int(rotation) // 90 % 4 for number, rotation in rows}


def waiting(
    connection: Connection, limit: int, only: Collection[DocumentId] | None = None
) -> tuple[tuple[DocumentId, CaseId, int], ...]:
    """Return document, case and number of pages that wait to be recognised, newest files first.

    Args:
        connection: to the vault.
        limit: as many at most.
        only: pages of these documents; None for all.
    """
    return _pages(connection, _WAITING, limit, only)


def samples(
    connection: Connection, limit: int, only: Collection[DocumentId] | None = None
) -> tuple[tuple[DocumentId, CaseId, int], ...]:
    """Return first and middle pages of PDF files with text that nobody has compared yet."""
    return _pages(connection, _SAMPLES, limit, only)


def _pages(
    connection: Connection, which: str, limit: int, only: Collection[DocumentId] | None
) -> tuple[tuple[DocumentId, CaseId, int], ...]:
    rows = connection.rows(
        f"SELECT page.document_id, document.case_id, page.number{which}{_ONLY}"  # our own text
        " ORDER BY document.row DESC, page.number LIMIT ?2",
        (_only_clause(only), limit),
    )
    return tuple((DocumentId(row[0]), CaseId(row[1]), int(row[2])) for row in rows)


def count_samples(connection: Connection, only: Collection[DocumentId] | None = None) -> int:
    """Count the pages that `samples` would return in all."""
    ((count,),) = connection.rows(f"SELECT count(*){_SAMPLES}{_ONLY}", (_only_clause(only),))
    return int(count)


def _only_clause(only: Collection[DocumentId] | None) -> str:
    return json.dumps(None if only is None else sorted(only))


def differing(connection: Connection, document_id: DocumentId, least: float) -> tuple[int, ...]:
    """Return the pages of a document whose text agrees less than that with their pictures."""
    rows = connection.rows(
        "SELECT number FROM recognised WHERE document_id = ? AND agreement < ? ORDER BY number",
        (document_id, least),
    )
    return tuple(int(number) for (number,) in rows)


def count_waiting(connection: Connection, only: Collection[DocumentId] | None = None) -> int:
    """Count the pages that wait to be recognised."""
    ((count,),) = connection.rows(f"SELECT count(*){_WAITING}{_ONLY}", (_only_clause(only),))
    return int(count)


def texts_of(connection: Connection, row: int) -> list[str]:
    """Return what the picture of a page says, by its row: as a person says, and as a machine does.

    A page that is confirmed says what the person says; else the machine's lines are there too.
    """
    checked = connection.row(
        "SELECT transcription.lines, is_confirmed FROM page JOIN transcription"
        " ON transcription.document_id = page.document_id AND transcription.page = page.number"
        " WHERE page.row = ?",
        (row,),
    )
    texts = [] if checked is None else [str(line["text"]) for line in json.loads(checked[0])]
    if checked is not None and checked[1]:
        return texts
    read = connection.row(
        "SELECT recognised.lines FROM page JOIN recognised"
        " ON recognised.document_id = page.document_id AND recognised.number = page.number"
        " WHERE page.row = ?",
        (row,),
    )
    if read is None:
        return texts
    return [*texts, *(str(line[0]) for line in json.loads(read[0]) if line[0])]


def pages_with_letters(
    connection: Connection, document_id: DocumentId, letters: str
) -> tuple[int, ...]:
    """Return the pages of a document of which something says letters of some ranges.

    Args:
        connection: to the vault.
        document_id: of the document.
        letters: as in the brackets of a pattern.
    """
    rows = connection.rows(
        "SELECT number FROM page WHERE document_id = ?1 AND lines GLOB ?2"
        " UNION SELECT number FROM recognised WHERE document_id = ?1 AND lines GLOB ?2"
        " UNION SELECT page FROM transcription WHERE document_id = ?1 AND lines GLOB ?2",
        (document_id, f"*[{letters}]*"),
    )
    return tuple(int(number) for (number,) in rows)


def numbers_with_text(connection: Connection, document_id: DocumentId) -> tuple[int, ...]:
    """Return the pages of a document of whose pictures something is said."""
    rows = connection.rows(
        "SELECT number FROM recognised WHERE document_id = ?1"
        " UNION SELECT page FROM transcription WHERE document_id = ?1",
        (document_id,),
    )
    return tuple(int(number) for (number,) in rows)


def _lines_as_json(page: OcrPage) -> list[Any]:
    """Return the lines of a page as JSON: shown, faint, and areas in which nobody could read."""
    unread = [["", _corners(box), [], {"unread": True}] for box in page.unread]
    return [*(_plain(line) for line in (*page.lines, *page.faint)), *unread]


def _plain(line: OcrLine) -> list[Any]:
    words = [[word.start, word.end, _corners(word.box), word.confidence] for word in line.words]
    more = {
        "turned": line.turned,
        "way": line.way,
        "others": [[one.way, one.text, *one.faint] for one in line.others],
        "baseline": [] if line.baseline is None else list(astuple(line.baseline)),
    }
    return [line.text, _corners(line.box), words, {key: one for key, one in more.items() if one}]


def _corners(box: Box) -> list[float]:
    return [box.x0, box.y0, box.x1, box.y1]


def _stored_page(*row: Any) -> StoredOcrPage:
    engine, version, languages, rotation, confidence, lines, fault, agreement = row
    found = [_line(*line) for line in json.loads(lines)]
    page = OcrPage(
        engine,
        version.removesuffix(_BY_LINE),
        tuple(json.loads(languages)),
        int(rotation),
        float(confidence),
        tuple(line for line, _ in found if line.text),
        tuple(line for line, _ in found if line.others and not line.text),
        tuple(line.box for line, is_unread in found if is_unread),
    )
    return StoredOcrPage(page, str(fault), None if agreement is None else float(agreement))


def _line(text: str, box: list[float], words: list[Any], *rest: Any) -> tuple[OcrLine, bool]:
    """Return a line, and whether it is an area that nobody could read.

    Args:
        text: empty for what is not shown.
        box: around it.
        words: of the text.
        rest: at its end what else is known, by name; not in what the first programs kept.
    """
    ocr_words = tuple(
        OcrWord(start, end, Box(*map(float, corners)), float(confidence))
        for start, end, corners, confidence in words
    )
    more: dict[str, Any] = next((one for one in rest if isinstance(one, dict)), {})
    others = tuple(
        OtherReading(way, value, tuple((int(start), int(end)) for start, end in faint))
        for way, value, *faint in more.get("others", ())
    )
    baseline = more.get("baseline")
    line = OcrLine(
        text,
        Box(*map(float, box)),
        ocr_words,
        turned=int(more.get("turned", 0)),
        way=str(more.get("way", "")),
        others=others,
        baseline=stored_baseline(*baseline) if baseline else None,
    )
    return line, bool(more.get("unread"))
