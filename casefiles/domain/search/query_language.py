"""The language in which people search: words, "phrases", -not, OR, begin*, in:AB/1.

A query is alternatives of rows of parts. Every part of a row must be found, apart from those that
must not. Consecutive words without a sign are one run, which may be a name.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from typing import Final

__all__ = ["ClauseKind", "Query", "QueryClause", "names_query", "parsed"]

_LONGEST: Final = 2_000
_SHORTEST_BEGINNING: Final = 3
_MOST_PARTS: Final = 40
_MOST_NAMES: Final = 400
_DOTS: Final = re.compile("[·•・‧]")
_PLACE: Final = re.compile(r'(?<!\S)in:(?:"([^"]*)"?|(\S*))')
_TOKEN: Final = re.compile(r'(-?)"([^"]*)"?(\*?)|(\S+)')


class ClauseKind(StrEnum):
    """How a part is looked for."""

    RUN = "run"
    PHRASE = "phrase"


@dataclass(frozen=True, slots=True)
class QueryClause:
    """Something that must be found, or must not.

    Attributes:
        words: of a run, those that each must be found; of a phrase, its words in their order.
        is_excluded: what has it is not wanted.
        is_beginning: the last word may go on.
    """

    kind: ClauseKind
    words: tuple[str, ...]
    is_excluded: bool = False
    is_beginning: bool = False

    @property
    def text(self) -> str:
        """The words as they were typed."""
        return " ".join(self.words)


@dataclass(frozen=True, slots=True)
class Query:
    """What is asked.

    Attributes:
        rows: alternatives; of each, every part.
        names: each run is a name, so that more other spellings are tried.
        places: marks or titles of documents in which it must be, any of them; empty for anywhere.
    """

    rows: tuple[tuple[QueryClause, ...], ...]
    names: bool = False
    places: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is looked for; what only excludes finds nothing either."""
        return not any(not part.is_excluded for row in self.rows for part in row)


def parsed(text: str, *, is_typing: bool = False) -> Query:
    """Read a query; every text is one.

    Args:
        text: as typed.
        is_typing: the last word may be unfinished.
    """
    cleaned = _cleaned(text[:_LONGEST])
    places = tuple((quoted or bare).strip() for quoted, bare in _PLACE.findall(cleaned))
    cleaned = _PLACE.sub(" ", cleaned) if places else cleaned
    rows: list[list[QueryClause]] = [[]]
    joins = False
    for found in list(_TOKEN.finditer(cleaned))[:_MOST_PARTS]:
        word = found.group(4)
        if word in {"OR", "|"}:
            if rows[-1]:
                rows.append([])
            joins = False
            continue
        part = _phrase(found) if word is None else _word(word)
        if part is None:
            continue
        if joins and part.kind is ClauseKind.RUN and not part.is_excluded:
            before = rows[-1].pop()
            part = QueryClause(
                ClauseKind.RUN, (*before.words, *part.words), False, part.is_beginning
            )
        rows[-1].append(part)
        joins = part.kind is ClauseKind.RUN and not part.is_excluded and not part.is_beginning
    if is_typing and cleaned[-1:].strip():
        _leave_open(rows)
    return Query(tuple(tuple(row) for row in rows if row), places=tuple(filter(None, places)))


def names_query(names: Iterable[str]) -> Query:
    """Return a query for any of some names, in every spelling."""
    parts = (QueryClause(ClauseKind.RUN, tuple(_cleaned(name).split())) for name in names)
    return Query(tuple((part,) for part in islice(parts, _MOST_NAMES) if part.words), names=True)


def _cleaned(text: str) -> str:
    """Return a text that the vault can be asked for."""
    return text.encode(errors="replace").decode().replace("\0", " ")


def _phrase(found: re.Match[str]) -> QueryClause | None:
    words = tuple(found.group(2).split())
    excluded, open_end = bool(found.group(1)), bool(found.group(3))
    return QueryClause(ClauseKind.PHRASE, words, excluded, open_end) if words else None


def _word(word: str) -> QueryClause | None:
    is_excluded = word.startswith("-") and len(word) > 1
    bare = word[1:] if is_excluded else word
    is_open = bare.endswith("*")
    # Between the parts of a foreign name Chinese writes a dot.
    words = tuple(piece for piece in _DOTS.split(bare.strip("*")) if piece)
    return QueryClause(ClauseKind.RUN, words, is_excluded, is_open) if words else None


def _leave_open(rows: list[list[QueryClause]]) -> None:
    if rows[-1]:
        last = rows[-1][-1]
        # One or two letters begin half of all words: they are waited out.
        is_short = last.words[-1].isascii() and len(last.words[-1]) < _SHORTEST_BEGINNING
        if last.kind is ClauseKind.RUN and not last.is_excluded and not is_short:
            rows[-1][-1] = QueryClause(last.kind, last.words, False, is_beginning=True)
