"""One search over everything of a case, for a palette that answers while people type."""

from collections.abc import Iterator
from typing import Final

from casefiles.domain.ids import CaseId
from casefiles.domain.rows import Found, PeopleWanted
from casefiles.store.connection import Connection
from casefiles.store.lists import WordFilter, first_names, folded, person_rows, with_names
from casefiles.store.search import Folding, found_pages

_TITLE: Final = 120
"""Letters of a long text that are shown."""


def find_anything(
    connection: Connection, case_id: CaseId, asked: tuple[str, int], folding: Folding
) -> tuple[Found, ...]:
    """Find what holds every word of a text.

    Args:
        connection: in a transaction.
        case_id: of the case.
        asked: the text, and how many are wanted at most.
        folding: as for the index.

    Returns:
        What begins with the text first, then other records, then pages.
    """
    text, limit = asked
    words = WordFilter(text)
    if words.is_empty:
        return ()
    records = [
        *_people(connection, case_id, text),
        *_documents(connection, case_id, words),
        *_texts(connection, case_id, words),
        *_deadlines(connection, case_id, words),
    ]
    beginning = folded(text.strip())
    records.sort(key=lambda found: not folded(found.title).startswith(beginning))
    missing = max(limit - len(records), 0)
    pages = _pages(connection, case_id, (text, missing), folding) if missing else ()
    return (*records[:limit], *pages)


def _people(connection: Connection, case_id: CaseId, text: str) -> Iterator[Found]:
    for person in person_rows(connection, case_id, PeopleWanted(text=text)):
        others = ", ".join(name.text for name in person.names[1:4])
        yield Found("person", person.id, person.name, others)


def _documents(connection: Connection, case_id: CaseId, words: WordFilter) -> Iterator[Found]:
    rows = connection.rows(
        "SELECT document.id, title, file_name, COALESCE(source, ''), mark, witness FROM document"
        " LEFT JOIN exhibit ON exhibit.document_id = document.id"
        " WHERE document.case_id = ? ORDER BY document.row",
        (case_id,),
    )
    for document_id, title, file_name, source, mark, witness in rows:
        if words(title, file_name, source, mark or "", witness or ""):
            name = title or file_name
            if mark:
                yield Found("exhibit", document_id, f"{mark}  {name}", witness)
            else:
                yield Found("document", document_id, name, file_name if title else source)


def _texts(connection: Connection, case_id: CaseId, words: WordFilter) -> Iterator[Found]:
    """Yield events and facts, whose texts name people by reference."""
    names = first_names(connection, case_id)
    events = connection.rows(
        "SELECT id, date, place, text FROM event WHERE case_id = ? ORDER BY row", (case_id,)
    )
    for event_id, date, place, text in events:
        told = with_names(text, names)
        if words(date, place, told):
            detail = ", ".join(part for part in (date, place) if part)
            yield Found("event", event_id, _short(told), detail)
    facts = connection.rows(
        "SELECT id, position, text FROM fact WHERE case_id = ? ORDER BY position, row", (case_id,)
    )
    for fact_id, position, text in facts:
        told = with_names(text, names)
        if words(told):
            yield Found("fact", fact_id, _short(told), f"paragraph {position}")


def _deadlines(connection: Connection, case_id: CaseId, words: WordFilter) -> Iterator[Found]:
    rows = connection.rows(
        "SELECT id, kind, date, forum FROM deadline WHERE case_id = ? ORDER BY date, row",
        (case_id,),
    )
    for deadline_id, kind, date, forum in rows:
        if words(kind, date, forum):
            detail = ", ".join(part for part in (date, forum) if part)
            yield Found("deadline", deadline_id, kind, detail)


def _pages(
    connection: Connection, case_id: CaseId, asked: tuple[str, int], folding: Folding
) -> Iterator[Found]:
    text, limit = asked
    hits = found_pages(connection, case_id, text, folding)[:limit]
    for document_id, number in hits:
        ((title, file_name),) = connection.rows(
            "SELECT title, file_name FROM document WHERE id = ?", (document_id,)
        )
        yield Found("page", document_id, title or file_name, str(number))


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _TITLE else f"{line[: _TITLE - 1]}…"
