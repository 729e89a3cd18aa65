"""Rows read from the pages of a database file, whatever happened to the pages around them.

The file format is SQLite's (https://sqlite.org/fileformat2.html). Each row of a table lies in a
leaf page, and a long one goes on in a chain of overflow pages. Since the database keeps a map of
parents (auto_vacuum), a leaf whose inner page is bad is still known to belong to its table.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from struct import unpack
from typing import Final

from casefiles.store.pages.raw_pages import USABLE

Cell = str | int | float | bytes | None
PageOf = Callable[[int], bytes | None]

_LEAF: Final = 13
_INNER: Final = 5
_HEADER_ON_FIRST: Final = 100
_MAP_ENTRY: Final = 5
_MAP_SPAN: Final = USABLE // _MAP_ENTRY + 1
_FIRST_MAP: Final = 2
ROOT: Final = 1
"""In the map of parents: a page that is the root of a tree."""
TREE: Final = 5
"""In the map of parents: any other page of a tree."""
_LARGEST_LOCAL: Final = USABLE - 35
_SMALLEST_LOCAL: Final = (USABLE - 12) * 32 // 255 - 23
_OVERFLOW_ROOM: Final = USABLE - 4
_WIDTHS: Final = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
_REAL: Final = 7
_ZERO: Final = 8
_ONE: Final = 9
_FIRST_LONG: Final = 12
_MOST_DEPTH: Final = 40


@dataclass(frozen=True, slots=True)
class RowLocation:
    """Where a row begins.

    Attributes:
        rowid: its number in the table.
        page: number of its leaf page.
        size: bytes of the row, overflow included.
        at: where its own bytes begin in the page.
        local: how many of its bytes are in the page.
    """

    rowid: int
    page: int
    size: int
    at: int
    local: int


def varint(data: bytes, at: int) -> tuple[int, int]:
    """Return the number at a place, and where it ends.

    Raises:
        IndexError: the bytes end first.
    """
    value = 0
    for number in range(8):
        byte = data[at + number]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:  # noqa: PLR2004  the highest bit says that more follow
            return value, at + number + 1
    value = value << 8 | data[at + 8]
    return value - (1 << 64) if value >> 63 else value, at + 9


def is_map(number: int) -> bool:
    """Tell whether a page is one of the map of parents."""
    return number >= _FIRST_MAP and (number - _FIRST_MAP) % _MAP_SPAN == 0


def parent_of(page_of: PageOf, number: int) -> tuple[int, int] | None:
    """Return kind and parent of a page from the map of parents; None where the map is bad."""
    at = (number - _FIRST_MAP) // _MAP_SPAN * _MAP_SPAN + _FIRST_MAP
    entries = page_of(at)
    if entries is None or number <= at:
        return None
    start = (number - at - 1) * _MAP_ENTRY
    return entries[start], int.from_bytes(entries[start + 1 : start + _MAP_ENTRY], "big")


def root_of(page_of: PageOf, number: int) -> int:
    """Return the root of the tree that a page belongs to; 0 if that is not known."""
    for _ in range(_MOST_DEPTH):
        if number == 1:
            return 1
        parent = parent_of(page_of, number)
        if parent is None or parent[0] not in {ROOT, TREE}:
            return 0
        if parent[0] == ROOT:
            return number
        number = parent[1]
    return 0


def is_leaf(page: bytes, number: int) -> bool:
    """Tell whether a page is a leaf of a table."""
    return page[_HEADER_ON_FIRST if number == 1 else 0] == _LEAF


def children(page: bytes, number: int) -> tuple[int, ...]:
    """Return the pages below an inner page of a table; none for any other page."""
    start = _HEADER_ON_FIRST if number == 1 else 0
    if page[start] != _INNER:
        return ()
    cells = _cells(page, start, 12)
    below = [int.from_bytes(page[at : at + 4], "big") for at in cells]
    return (*below, int.from_bytes(page[start + 8 : start + 12], "big"))


def _cells(page: bytes, start: int, header: int) -> list[int]:
    count = int.from_bytes(page[start + 3 : start + 5], "big")
    first = start + header
    count = min(count, (USABLE - first) // 2)
    return [at for at in unpack(f">{count}H", page[first : first + 2 * count]) if at < USABLE]


def places(page: bytes, number: int) -> Iterator[RowLocation]:
    """Yield where each row of a leaf page lies."""
    start = _HEADER_ON_FIRST if number == 1 else 0
    for cell in _cells(page, start, 8):
        try:
            size, at = varint(page, cell)
            rowid, at = varint(page, at)
        except IndexError:
            continue
        yield RowLocation(rowid, number, size, at, _local(size))


def _local(size: int) -> int:
    if size <= _LARGEST_LOCAL:
        return size
    requested = _SMALLEST_LOCAL + (size - _SMALLEST_LOCAL) % _OVERFLOW_ROOM
    return requested if requested <= _LARGEST_LOCAL else _SMALLEST_LOCAL


def payload(page_of: PageOf, place: RowLocation) -> bytes | None:
    """Return the bytes of a row; None if a page that it goes on in is bad."""
    page = page_of(place.page)
    if page is None:
        return None
    content = bytearray(page[place.at : place.at + place.local])
    follows = page[place.at + place.local : place.at + place.local + 4]
    while len(content) < place.size:
        further = page_of(int.from_bytes(follows, "big"))
        if further is None or len(further) < USABLE:
            return None
        follows = further[:4]
        content += further[4 : 4 + min(_OVERFLOW_ROOM, place.size - len(content))]
    return bytes(content) if len(content) == place.size else None


def overflow_pages(page_of: PageOf, place: RowLocation) -> tuple[int, ...]:
    """Return the numbers of the pages that a row goes on in, up to the first that is bad."""
    page = page_of(place.page)
    left = place.size - place.local
    if page is None or left <= 0:
        return ()
    number = int.from_bytes(page[place.at + place.local : place.at + place.local + 4], "big")
    chain = []
    while left > 0:
        chain.append(number)
        further = page_of(number)
        if further is None:
            break
        number = int.from_bytes(further[:4], "big")
        left -= _OVERFLOW_ROOM
    return tuple(chain)


def first_cells(page: bytes, place: RowLocation, count: int) -> tuple[Cell, ...] | None:
    """Return the first values of a row, of which the leaf page alone is needed.

    Returns:
        None if they are not in the page.
    """
    stored = page[place.at : place.at + place.local]
    try:
        _, at = varint(stored, 0)
        kinds = []
        for _ in range(count):
            kind, at = varint(stored, at)
            kinds.append(kind)
        start, _ = varint(stored, 0)
        values = []
        for kind in kinds:
            value, start = _value(stored, kind, start)
            values.append(value)
    except (IndexError, ValueError):
        return None
    return tuple(values)


def cells_of(record: bytes) -> tuple[Cell, ...] | None:
    """Return the values of a row; None if its bytes are no row."""
    try:
        length, at = varint(record, 0)
        kinds = []
        while at < length:
            kind, at = varint(record, at)
            kinds.append(kind)
        values = []
        for kind in kinds:
            value, at = _value(record, kind, at)
            values.append(value)
    except (IndexError, ValueError):
        return None
    return tuple(values) if at == len(record) else None


def _value(record: bytes, kind: int, at: int) -> tuple[Cell, int]:
    if kind == 0:
        return None, at
    if kind in _WIDTHS:
        end = at + _WIDTHS[kind]
        return int.from_bytes(record[at:end], "big", signed=True), end
    if kind == _REAL:
        return float(unpack(">d", record[at : at + 8])[0]), at + 8
    if kind in {_ZERO, _ONE}:
        return kind - _ZERO, at
    if kind < _FIRST_LONG:
        raise ValueError("no such kind")
    end = at + (kind - _FIRST_LONG) // 2
    stored = record[at:end]
    if len(stored) != end - at:
        raise IndexError
    return (stored.decode() if kind % 2 else stored), end
