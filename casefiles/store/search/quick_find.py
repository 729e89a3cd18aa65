"""One search over everything of a case, for a palette that answers while people type."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Final

from casefiles.domain.foundation.ids import CaseId
from casefiles.domain.records.rows import PaletteMatch
from casefiles.domain.search.search_rows import HitKind, SearchFilter, SearchHit
from casefiles.store.database.connection import Connection
from casefiles.store.search import searching
from casefiles.store.search.hits import hits_at
from casefiles.store.search.lists import first_names, folded, natural, with_names

_TITLE: Final = 120
"""Letters of a long text that are shown."""
_NAMED: Final[tuple[HitKind, ...]] = ("person", "document")
_TEXTS: Final[tuple[HitKind, ...]] = ("event", "fact", "deadline")
_PAGES: Final[tuple[HitKind, ...]] = ("page",)


def find_anything(
    connection: Connection, case_id: CaseId, requested: tuple[str, int]
) -> tuple[PaletteMatch, ...]:
    """Find what holds every word of a text, each of which may be unfinished.

    Args:
        connection: in a transaction.
        case_id: of the case.
        requested: the text, and how many are wanted at most.

    Returns:
        What begins with the text first, then other records, then pages.
    """
    text, limit = requested
    words = text.split()
    if not words:
        return ()
    names = first_names(connection, case_id)
    search_filter = SearchFilter(text, case_id, is_typing=True)
    # Names of people and documents are typed as short as they can be told from others.
    each = replace(search_filter, text=" ".join(map(_begun, words)))
    records = [
        *_found(connection, each, (_NAMED, limit), names),
        *_found(connection, search_filter, (_TEXTS, limit), names),
    ]
    if len(words) > 1:
        # All words together may be a name in another spelling.
        records += _found(connection, search_filter, (_NAMED, limit), names)
        records = list(dict.fromkeys(records))
    beginning = folded(text.strip())
    records.sort(key=lambda one: not folded(one.title).startswith(beginning))
    missing = max(limit - len(records), 0)
    pages = _found(connection, search_filter, (_PAGES, missing), names) if missing else ()
    return (*records[:limit], *pages)


def _begun(word: str) -> str:
    """Return a word that may go on; a letter alone may not, as it begins too many."""
    return f"{word}*" if len(word) > 1 or not word.isascii() else word


def _found(
    connection: Connection,
    search_filter: SearchFilter,
    which: tuple[tuple[HitKind, ...], int],
    names: dict[str, str],
) -> Iterator[PaletteMatch]:
    kinds, limit = which
    search = searching.prepared(connection, search_filter)
    for kind in kinds:
        hits = hits_at(connection, searching.found(connection, search, kind, (0, limit)))
        palette_matches = [_MAKERS[kind](hit, names) for hit in hits]
        if kind == "person":
            palette_matches.sort(key=lambda one: natural(one.title))
        yield from palette_matches


def _person(hit: SearchHit, _names: dict[str, str]) -> PaletteMatch:
    texts = [text for name, text in hit.pieces if name == "names"]
    return PaletteMatch("person", hit.id, texts[0] if texts else "", ", ".join(texts[1:4]))


def _document(hit: SearchHit, _names: dict[str, str]) -> PaletteMatch:
    title, file_name, mark = hit.piece("title"), hit.piece("file_name"), hit.piece("mark")
    name = title or file_name
    if mark:
        return PaletteMatch("exhibit", hit.id, f"{mark}  {name}", hit.piece("witness"))
    return PaletteMatch("document", hit.id, name, file_name if title else hit.piece("source"))


def _event(hit: SearchHit, names: dict[str, str]) -> PaletteMatch:
    detail = ", ".join(part for part in (hit.piece("date"), hit.piece("place")) if part)
    return PaletteMatch("event", hit.id, _short(with_names(hit.piece("text"), names)), detail)


def _fact(hit: SearchHit, names: dict[str, str]) -> PaletteMatch:
    text = _short(with_names(hit.piece("text"), names))
    return PaletteMatch("fact", hit.id, text, f"paragraph {hit.piece('position')}")


def _deadline(hit: SearchHit, _names: dict[str, str]) -> PaletteMatch:
    detail = ", ".join(part for part in (hit.piece("date"), hit.piece("forum")) if part)
    return PaletteMatch("deadline", hit.id, hit.piece("kind"), detail)


def _page(hit: SearchHit, _names: dict[str, str]) -> PaletteMatch:
    return PaletteMatch("page", hit.id, hit.piece("title") or hit.piece("file_name"), str(hit.page))


_MAKERS: Final[dict[HitKind, Callable[[SearchHit, dict[str, str]], PaletteMatch]]] = {
    "person": _person,
    "document": _document,
    "event": _event,
    "fact": _fact,
    "deadline": _deadline,
    "page": _page,
}


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _TITLE else f"{line[: _TITLE - 1]}…"
