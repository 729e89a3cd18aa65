"""One search over everything: counted by kind, the best first, a few at a time."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from casefiles.domain.search.query_language import Query, names_query, parsed
from casefiles.domain.search.search_rows import COUNTED, HitKind, SearchFilter
from casefiles.store.database.connection import Connection
from casefiles.store.database.record_tables import CASE_BITS
from casefiles.store.search import index
from casefiles.store.search.fts_query import expression_of, nobody, references
from casefiles.store.search.hit_dates import DATED, dated_within
from casefiles.store.search.index import Indexed

RANKED: Final = COUNTED
"""Hits of a kind up to which the best come first; more come in the order in which they are kept."""
_WEIGHTS: Final = "10.0, 4.0, 1.0, 6.0"
_MOST_PEOPLE: Final = 40
_MOST_PLACES: Final = 60
_BATCH: Final = 500


@dataclass(frozen=True, slots=True)
class Search:
    """A search as the index is asked.

    Attributes:
        expression: empty if nothing is looked for.
        spans: ranges of rows of the index: one, or one for each case and kind.
        search_filter: what was asked.
    """

    expression: str
    spans: tuple[tuple[int, int], ...]
    search_filter: SearchFilter


def prepared(connection: Connection, search_filter: SearchFilter) -> Search:
    """Return a search ready to be counted and read."""
    cases = _cases(connection, search_filter)
    expression = _expression(connection, search_filter, cases)
    spans = [index.span_of(at, kind) for at in cases for kind in search_filter.kinds or ("",)]
    return Search(expression, tuple(spans), search_filter)


def _cases(connection: Connection, search_filter: SearchFilter) -> list[int]:
    if search_filter.case_id:
        at = index.case_row(connection, search_filter.case_id)
        return [] if at is None else [at, index.OF_NO_CASE]
    rows = connection.rows('SELECT row FROM "case" ORDER BY row')
    return [*(int(row[0]) for row in rows), index.OF_NO_CASE]


def _expression(connection: Connection, search_filter: SearchFilter, cases: list[int]) -> str:
    def people(expression: str) -> Sequence[str]:
        return _people(connection, expression, cases)

    query = _query(search_filter)
    requested = expression_of(query, people, spellings=search_filter.spellings)
    narrowing = []
    if query.places:
        narrowing.append(_within(connection, query.places, cases))
    if search_filter.person_id:
        narrowing.append(_about(connection, search_filter.person_id))
    if search_filter.document_id:
        narrowing.append(references([search_filter.document_id]))
    if search_filter.text.strip() and not requested and not query.places:
        return ""
    return " AND ".join(f"({one})" for one in [requested, *narrowing] if one)


def _query(search_filter: SearchFilter) -> Query:
    if not search_filter.names:
        return parsed(search_filter.text, is_typing=search_filter.is_typing)
    return names_query(search_filter.text.splitlines())


def _within(connection: Connection, places: Sequence[str], cases: list[int]) -> str:
    """Return an expression for whatever is in one of some documents, or speaks of it."""
    ids: list[str] = []
    for place in places:
        expression = expression_of(parsed(place), nobody, spellings=False)
        for at in cases if expression else ():
            rows = connection.rows(
                "SELECT document.id FROM find_index"  # noqa: S608  # constants
                f" JOIN document ON document.row = {index.ROW_OF}"
                " WHERE find_index MATCH ? AND find_index.rowid BETWEEN ? AND ? LIMIT ?",
                (expression, *index.span_of(at, "document"), _MOST_PLACES),
            )
            ids += [str(row[0]) for row in rows]
    # Of a place that there is not, nothing is found.
    return references(ids or ["none"])


def _about(connection: Connection, person_id: str) -> str:
    """Return an expression for whatever speaks of a person."""
    rows = connection.rows(
        "SELECT json_extract(value, '$.text') FROM person, json_each(person.names)"
        " WHERE person.id = ?",
        (person_id,),
    )
    names = expression_of(names_query([str(row[0]) for row in rows]), nobody)
    return " OR ".join(one for one in (references([person_id]), names) if one)


def _people(connection: Connection, expression: str, cases: list[int]) -> Sequence[str]:
    """Return the people whose records match; none where they are so many that it says nothing."""
    found: list[str] = []
    for at in cases:
        rows = connection.rows(
            "SELECT person.id FROM find_index"  # noqa: S608  # constants
            f" JOIN person ON person.row = {index.ROW_OF}"
            " WHERE find_index MATCH ? AND find_index.rowid BETWEEN ? AND ? LIMIT ?",
            (expression, *index.span_of(at, "person"), _MOST_PEOPLE + 1),
        )
        found += [str(row[0]) for row in rows]
    return found if len(found) <= _MOST_PEOPLE else ()


def counts(connection: Connection, search: Search) -> dict[HitKind, int]:
    """Count what is found of each kind, up to one more than `COUNTED`; kinds are in order."""
    values: dict[str, int] = dict.fromkeys(index.KINDS, 0)
    if not search.expression:
        return {}
    if _is_dated(search):
        for kind, numbers in _dated(connection, search).items():
            values[kind] = len(numbers)
    else:
        for span in search.spans:
            for kind, count in _counted(connection, search, span):
                values[kind] += count
    return {kind: min(count, COUNTED + 1) for kind, count in values.items() if count}


def _counted(
    connection: Connection, search: Search, span: tuple[int, int]
) -> Iterator[tuple[HitKind, int]]:
    """Yield what is found of each kind in a range, in runs; of one with many, the first alone.

    A statement costs most where it begins, so that few go over many kinds.
    """
    first, last = span
    while first <= last:
        numbers = _in_index_order(connection, search, [(first, last)], COUNTED + 1)
        kinds = Counter(index.indexed_at(number).kind for number in numbers)
        yield from kinds.items()
        if len(numbers) <= COUNTED:
            return
        at = index.indexed_at(numbers[-1])
        is_counted = kinds[at.kind] > COUNTED
        first = index.span_of(at.case_row, at.kind)[1] + 1 if is_counted else numbers[-1] + 1


def _is_dated(search: Search) -> bool:
    return bool(search.search_filter.first or search.search_filter.last)


def found(
    connection: Connection,
    search: Search,
    kind: HitKind,
    slice_: tuple[int, int],
    count: int = 0,
) -> tuple[Indexed, ...]:
    """Return some of what is found of one kind.

    Args:
        connection: in a transaction.
        search: prepared.
        kind: of what is wanted.
        slice_: how many are left out before, and how many are wanted at most.
        count: how many there are, if that is known: of so many that they will not be ranked, none
            is weighed.
    """
    if not search.expression:
        return ()
    offset, limit = slice_
    if _is_dated(search):
        numbers = _dated(connection, search).get(kind, [])
    else:
        spans = _spans(search, kind)
        count = count or _count_few(connection, search, spans)
        if count == 0:
            return ()
        if count > RANKED:
            numbers = _in_index_order(connection, search, spans, offset + limit)
        else:
            numbers = _ordered(connection, search, kind, spans)
    return tuple(index.indexed_at(number) for number in numbers[offset : offset + limit])


def _count_few(connection: Connection, search: Search, spans: list[tuple[int, int]]) -> int:
    """Count what is found in some ranges, but no further than it matters."""
    count = 0
    for span in spans:
        ((some,),) = connection.rows(
            "SELECT count(*) FROM (SELECT 1 FROM find_index"
            " WHERE find_index MATCH ? AND rowid BETWEEN ? AND ? LIMIT ?)",
            (search.expression, *span, RANKED + 1 - count),
        )
        count += int(some)
        if count > RANKED:
            break
    return count


def _spans(search: Search, kind: HitKind) -> list[tuple[int, int]]:
    return [one for one in (_narrowed(at, kind) for at in search.spans) if one is not None]


def _ordered(
    connection: Connection, search: Search, kind: HitKind, spans: list[tuple[int, int]]
) -> list[int]:
    ranked: list[tuple[float, int]] = []
    for span in spans:
        ranked += [
            (float(rank), int(number))
            for number, rank in connection.rows(
                f"SELECT rowid, bm25(find_index, {_WEIGHTS}) FROM find_index"  # noqa: S608  # a constant
                " WHERE find_index MATCH ? AND rowid BETWEEN ? AND ?",
                (search.expression, *span),
            )
        ]
    ranked.sort()
    numbers = [number for _, number in ranked]
    return _by_document(connection, numbers) if kind == "page" else numbers


def _in_index_order(
    connection: Connection, search: Search, spans: list[tuple[int, int]], most: int
) -> list[int]:
    numbers: list[int] = []
    for span in spans:
        rows = connection.rows(
            "SELECT rowid FROM find_index WHERE find_index MATCH ? AND rowid BETWEEN ? AND ?"
            " ORDER BY rowid LIMIT ?",
            (search.expression, *span, most - len(numbers)),
        )
        numbers += [int(row[0]) for row in rows]
    return numbers


def _narrowed(span: tuple[int, int], kind: HitKind) -> tuple[int, int] | None:
    """Return the part of a range that is of one kind."""
    at = span[0] >> CASE_BITS
    first, last = index.span_of(at, kind)
    has_some = span[0] <= last and first <= span[1]
    return (max(first, span[0]), min(last, span[1])) if has_some else None


def _by_document(connection: Connection, numbers: list[int]) -> list[int]:
    """Put pages of one document together, where the best of them stands, in their order."""
    rows = {number & index.ROW: number for number in numbers}
    documents: dict[int, tuple[str, int]] = {}
    keys = list(rows)
    for some in _batches(keys):
        marks = ", ".join("?" * len(some))
        documents |= {
            int(row): (str(document_id), int(page))
            for row, document_id, page in connection.rows(
                f"SELECT row, document_id, number FROM page WHERE row IN ({marks})",  # noqa: S608  # only marks
                some,
            )
        }
    places: dict[str, int] = {}
    for key in keys:
        places.setdefault(documents[key][0], len(places))
    keys.sort(key=lambda key: (places[documents[key][0]], documents[key][1]))
    return [rows[key] for key in keys]


def _batches(keys: list[int]) -> Iterator[list[int]]:
    for first in range(0, len(keys), _BATCH):
        yield keys[first : first + _BATCH]


def _dated(connection: Connection, search: Search) -> dict[str, list[int]]:
    """Return what is found and dated within the days that are wanted, by kind."""
    values: dict[str, list[int]] = {}
    for span in search.spans:
        rows = connection.rows(
            "SELECT rowid FROM find_index WHERE find_index MATCH ? AND rowid BETWEEN ? AND ?"
            " ORDER BY rowid",
            (search.expression, *span),
        )
        for row in rows:
            values.setdefault(index.indexed_at(row[0]).kind, []).append(int(row[0]))
    days = (search.search_filter.first, search.search_filter.last)
    return {
        kind: dated_within(connection, kind, numbers, days)
        for kind, numbers in values.items()
        if kind in DATED
    }
