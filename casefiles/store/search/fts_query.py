"""A query as FTS5 is asked it: nothing of what was typed can be taken for its syntax."""

from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from typing import Final

from casefiles.domain.search.query_language import Query
from casefiles.domain.search.query_terms import IndexQuery, QueryTerm, index_query_of

_COLUMNS: Final = ("text", "loose", "sound", "names")

PeopleOf = Callable[[str], Sequence[str]]
"""Given an expression: ids of the people whose records match it."""


def nobody(_expression: str) -> Sequence[str]:
    """Return no people."""
    return ()


def expression_of(query: Query, people: PeopleOf = nobody, *, spellings: bool = True) -> str:
    """Return the expression of a query; empty if it looks for nothing.

    Args:
        query: as read.
        people: finds people, whose references count as their names.
        spellings: other ways to write what is asked are looked for too.
    """
    rows = []
    for row in query.rows:
        parts = [
            index_query
            for part in row
            if (index_query := index_query_of(part, spellings=spellings, is_name=query.names))
            is not None
        ]
        if any(not part.is_excluded for part in parts):
            rows.append(_row(parts, people))
    return " OR ".join(f"({row})" for row in rows)


def _row(parts: list[IndexQuery], people: PeopleOf) -> str:
    found = " AND ".join(_part(part, people) for part in parts if not part.is_excluded)
    excluded = " OR ".join(_part(part, people) for part in parts if part.is_excluded)
    return f"({found}) NOT ({excluded})" if excluded else found


def _part(part: IndexQuery, people: PeopleOf) -> str:
    words = []
    for forms in part.words:
        requested = any_of(forms)
        ids = people(requested)
        words.append(f"({requested} OR {references(ids)})" if ids else f"({requested})")
    each = " AND ".join(words)
    if not part.whole:
        return f"({each})"
    return f"(({each}) OR {any_of(part.whole)})"


def references(ids: Iterable[str]) -> str:
    """Return an expression for any of some ids."""
    return " OR ".join(f'{{text}} : "{one}"' for one in ids)


def any_of(forms: Iterable[QueryTerm]) -> str:
    """Return an expression for any of some forms."""
    ordered = sorted(forms, key=lambda form: _COLUMNS.index(form.column))
    pieces = []
    for column, group in groupby(ordered, key=lambda form: form.column):
        phrases = " OR ".join(dict.fromkeys(map(_phrase, group)))
        pieces.append(f"{{{column}}} : ({phrases})")
    return " OR ".join(pieces)


def _phrase(form: QueryTerm) -> str:
    # Words have letters and figures only, so that none can end the quotation.
    return f'"{" ".join(form.words)}"{" *" if form.is_beginning else ""}'
