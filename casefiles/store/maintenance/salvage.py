"""What is sound in a damaged database, brought into a database that is nowhere but in memory.

Nothing is written to the vault. Rows are read from the pages that are authentic; a record whose
row is lost or is not what the ledger says is made again from the ledger, where that has all of it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import CasefilesError, VaultDamaged, VaultTooNew
from casefiles.store.database.connection import Connection
from casefiles.store.database.driver_faults import DriverFault
from casefiles.store.database.migrations import MAJOR, form_of, migrate
from casefiles.store.ledger.replay import rows_made_again
from casefiles.store.ledger.row_check import Named
from casefiles.store.pages import btree
from casefiles.store.pages.btree import RowLocation
from casefiles.store.pages.raw_pages import PageFile
from casefiles.store.search.derived import rebuild_some
from casefiles.store.search.index import Folding

_SCHEMA: Final = 1
_TABLE_CELLS: Final = 5
_MAJOR_UNIT: Final = 10_000
_CHUNK: Final = "chunk"
_STEP: Final = 200
_NOT_MOVED: Final = frozenset({_CHUNK, "sqlite_sequence", "sqlite_stat1", "sqlite_stat4"})


@dataclass(slots=True)
class Salvage:
    """What was found.

    Attributes:
        pages: pages of the database.
        bad_pages: those read and found not authentic; document bytes are not read for it.
        rows: rows brought over, by table.
        chunks: where the sealed pieces of document bytes lie, by row of the content and seq.
        made_again: records whose rows were made again from the ledger.
    """

    pages: int = 0
    bad_pages: list[int] = field(default_factory=list)
    rows: dict[str, int] = field(default_factory=dict)
    chunks: dict[tuple[int, int], RowLocation] = field(default_factory=dict)
    made_again: tuple[Named, ...] = ()


def salvaged(
    pages: PageFile, connection: Connection, folding: Folding, ticket: CancellationToken
) -> Salvage:
    """Fill an empty database with everything that is sound.

    Args:
        pages: of the damaged database.
        connection: to an empty database in memory; its schema is frozen afterwards.
        folding: of the index that is made anew.
        ticket: is told the pages looked at, label salvaging.

    Raises:
        VaultTooNew: a program with a newer major form wrote the database.
        VaultDamaged: not even the list of tables is left.
        Cancelled: somebody asked to stop.
    """
    _require_known_form(pages)
    found = Salvage(pages=pages.count)
    leaves = _leaf_pages(pages, found, ticket)
    tables = _tables(pages, leaves.pop(_SCHEMA, []))
    if not {"vault", "entry"} <= tables.keys():
        raise VaultDamaged("nothing_sound_left")
    migrate(connection, freezes=False)
    _drop_triggers(connection)
    for name, root in tables.items():
        places = (place for number in leaves.get(root, ()) for place in _places(pages, number))
        if name == _CHUNK:
            found.chunks = _chunks(pages, places)
        elif name not in _NOT_MOVED:
            found.rows[name] = _moved(pages, connection, name, places)
    if not _may_lack_entries(pages, found, tables["entry"]):
        with connection.writing():
            found.made_again = rows_made_again(connection)
            connection.commit()
    _index(connection, folding, ticket)
    connection.freeze_schema()
    return found


def _may_lack_entries(pages: PageFile, found: Salvage, root: int) -> bool:
    """Tell whether newer entries than those found may be lost: then no row is made from older."""
    return any(btree.root_of(pages.page, number) in {0, root} for number in found.bad_pages)


def _require_known_form(pages: PageFile) -> None:
    major = form_of(pages.page(1)) // _MAJOR_UNIT
    if major > MAJOR:
        raise VaultTooNew("vault_too_new", version=major, known=MAJOR)


def _leaf_pages(pages: PageFile, found: Salvage, ticket: CancellationToken) -> dict[int, list[int]]:
    """Return the leaf pages of tables by the root of their tree."""
    leaves: defaultdict[int, list[int]] = defaultdict(list)
    orphans: list[int] = []
    parents = _Parents(pages)
    for number in range(1, pages.count + 1):
        if number % _STEP == 0:
            ticket.step(number, pages.count, "salvaging")
        if not parents.may_be_tree(number):
            continue
        page = pages.page(number)
        if page is None:
            if pages.is_sound(number):
                continue
            found.bad_pages.append(number)
        elif btree.is_leaf(page, number):
            root = btree.root_of(parents.page, number)
            (leaves[root] if root else orphans).append(number)
    _adopt(pages, leaves, orphans)
    return leaves


class _Parents:
    """The map of parents, each page of which is opened once."""

    def __init__(self, pages: PageFile) -> None:
        self._pages = pages
        self._opened: dict[int, bytes | None] = {}

    def page(self, number: int) -> bytes | None:
        if number not in self._opened:
            self._opened[number] = self._pages.page(number)
        return self._opened[number]

    def may_be_tree(self, number: int) -> bool:
        """Tell whether a page may be one of a tree; a page of overflow or a free one is not."""
        if number == 1:
            return True
        if btree.is_map(number):
            return True
        parent = btree.parent_of(self.page, number)
        return parent is None or parent[0] in {btree.ROOT, btree.TREE}


def _adopt(pages: PageFile, leaves: dict[int, list[int]], orphans: list[int]) -> None:
    """Give leaves whose entry in the map of parents is lost to the tree that leads to them."""
    if not orphans:
        return
    requested = set(orphans)
    for root in _roots(pages, leaves):
        for number in _below(pages, root):
            if number in requested:
                requested.discard(number)
                leaves.setdefault(root, []).append(number)


def _roots(pages: PageFile, leaves: dict[int, list[int]]) -> Iterator[int]:
    """Yield the roots of all tables: that of the list of tables first, as it names the others."""
    yield _SCHEMA
    yield from _tables(pages, leaves.get(_SCHEMA, [])).values()


def _below(pages: PageFile, root: int) -> Iterator[int]:
    """Yield the leaves that can be reached from a root."""
    waiting, seen = [root], set[int]()
    while waiting:
        number = waiting.pop()
        page = None if number in seen else pages.page(number)
        seen.add(number)
        if page is None:
            continue
        if btree.is_leaf(page, number):
            yield number
        else:
            waiting += btree.children(page, number)


def _places(pages: PageFile, number: int) -> Iterator[RowLocation]:
    page = pages.page(number)
    return iter(()) if page is None else btree.places(page, number)


def _tables(pages: PageFile, leaves: Iterable[int]) -> dict[str, int]:
    """Return the roots of the tables by their names."""
    tables: dict[str, int] = {}
    for number in leaves:
        for place in _places(pages, number):
            cells = _cells(pages, place)
            if cells is None or len(cells) != _TABLE_CELLS:
                continue
            kind, name, _, root, _ = cells
            if kind == "table" and isinstance(name, str) and isinstance(root, int) and root:
                tables[name] = root
    return tables


def _cells(pages: PageFile, place: RowLocation) -> tuple[btree.Cell, ...] | None:
    record = btree.payload(pages.page, place)
    return None if record is None else btree.cells_of(record)


def _drop_triggers(connection: Connection) -> None:
    """Let a row stand though another that it rests on is lost."""
    for (name,) in connection.rows("SELECT name FROM sqlite_schema WHERE type = 'trigger'"):
        connection.run(f'DROP TRIGGER "{name}"')


def _chunks(pages: PageFile, places: Iterable[RowLocation]) -> dict[tuple[int, int], RowLocation]:
    """Return where pieces lie; of each only its first page is opened."""
    found = {}
    for place in places:
        page = pages.page(place.page)
        cells = btree.first_cells(page, place, 3) if page is not None else None
        if cells is not None and isinstance(cells[1], int) and isinstance(cells[2], int):
            found[cells[1], cells[2]] = place
    return found


def _moved(
    pages: PageFile, connection: Connection, table: str, places: Iterable[RowLocation]
) -> int:
    """Bring the rows of one table over; a table that this program does not know is left out."""
    columns = connection.rows("SELECT name, type, pk FROM pragma_table_info(?)", (table,))
    if not columns or table.startswith("find_index"):
        return 0
    alias = next(
        (at for at, (_, kind, key) in enumerate(columns) if key and kind == "INTEGER"), None
    )
    marks = ", ".join("?" * len(columns))
    statement = f'INSERT OR REPLACE INTO "{table}" VALUES({marks})'
    moved = 0
    with connection.writing():
        for place in places:
            cells = _cells(pages, place)
            if cells is None or len(cells) > len(columns):
                continue
            values = [*cells, *(None for _ in range(len(columns) - len(cells)))]
            if alias is not None:
                values[alias] = place.rowid
            moved += _put(connection, statement, values)
        connection.commit()
    return moved


def _put(connection: Connection, statement: str, values: list[btree.Cell]) -> bool:
    try:
        connection.run(statement, values)
    except (CasefilesError, DriverFault):
        # Not a row that this table can hold: what the page said cannot be trusted.
        return False
    return True


def _index(connection: Connection, folding: Folding, ticket: CancellationToken) -> None:
    last: int | None = 0
    rounds = 0
    while last is not None:
        ticket.step(rounds, 0, "salvaging")
        with connection.writing():
            last = rebuild_some(connection, last, folding)
            connection.commit()
        rounds += 1
