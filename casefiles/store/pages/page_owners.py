"""What lies on the pages of a database, told from its map of parents and its list of tables.

A page that is bad says nothing any more, but the map of parents, which is on other pages, still
says to which tree it belongs.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from casefiles.store.pages import btree
from casefiles.store.pages.raw_pages import PageFile

FREE: Final = "free"
"""Nothing lies there."""
UNKNOWN: Final = ""
_SCHEMA: Final = 1
_SCHEMA_CELLS: Final = 5
_KIND_FREE: Final = 2
_FOLLOWED: Final = frozenset({3, 4, btree.TREE})
"""In the map of parents: pages of a long row, and pages of a tree that are not its root."""
_INDEX: Final = "index"


def owners(pages: PageFile, numbers: Iterable[int]) -> tuple[tuple[int, str], ...]:
    """Tell what lies on pages.

    Args:
        pages: of the database.
        numbers: of the pages.

    Returns:
        Each number with the name of a table, `index` for anything that is made of tables, `free`,
        or nothing where it is not known.
    """
    requested = tuple(numbers)
    if not requested:
        return ()
    names = dict(_names(pages))
    return tuple((number, _owner(pages, number, names)) for number in requested)


def _owner(pages: PageFile, number: int, names: dict[int, str]) -> str:
    if btree.is_map(number):
        return _INDEX
    seen: set[int] = set()
    while number != _SCHEMA and number not in seen:
        seen.add(number)
        entry = btree.parent_of(pages.page, number)
        if entry is None:
            return UNKNOWN
        kind, parent = entry
        if kind == btree.ROOT:
            return names.get(number, UNKNOWN)
        if kind not in _FOLLOWED:
            return FREE if kind == _KIND_FREE else UNKNOWN
        number = parent
    return "sqlite_schema" if number == _SCHEMA else UNKNOWN


def _names(pages: PageFile) -> Iterator[tuple[int, str]]:
    """Yield the root of each tree with what it is, as far as the list of tables can be read."""
    for number in _schema_leaf_pages(pages):
        page = pages.page(number)
        for place in btree.places(page, number) if page is not None else ():
            record = btree.payload(pages.page, place)
            cells = btree.cells_of(record) if record is not None else None
            if cells is None or len(cells) != _SCHEMA_CELLS:
                continue
            kind, name, _, root, _ = cells
            if isinstance(root, int) and isinstance(name, str):
                is_table = kind == "table" and not name.startswith("find_index")
                yield root, name if is_table else _INDEX


def _schema_leaf_pages(pages: PageFile) -> Iterator[int]:
    waiting, seen = [_SCHEMA], set[int]()
    while waiting:
        number = waiting.pop()
        page = None if number in seen else pages.page(number)
        seen.add(number)
        if page is not None and btree.is_leaf(page, number):
            yield number
        elif page is not None:
            waiting += btree.children(page, number)
