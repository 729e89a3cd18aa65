"""A vault of many documents, what lies on which of its pages, and flips of single bits."""

import errno
import os
import secrets
from collections import defaultdict
from dataclasses import dataclass, replace

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.records.case_records import Event, Person
from casefiles.store.database.connection import PAGE_SIZE
from casefiles.store.database.tables import record_types, table_of
from casefiles.store.files.in_folder import disk_fault
from casefiles.store.maintenance.damaged import open_damaged
from casefiles.store.pages import btree, damage_diagnosis
from casefiles.store.pages.raw_pages import PageFile
from casefiles.store.search.store_environment import StoreEnvironment
from tests.store.world import PASSPHRASE, insert_all, keep_document, new_case, new_event, new_person


@dataclass
class Known:
    """What a vault held before it was harmed.

    Attributes:
        records: by kind and id.
        pages: numbers of the pages that the row of each record lies on.
        contents: bytes by content id.
        content_pages: numbers of the pages that each content needs to be read.
        shared: pages that lead to all others: the first, and the map of parents.
    """

    records: dict
    pages: dict
    contents: dict
    content_pages: dict
    shared: set


def fill(vault, documents=100, events=120):
    """Fill a vault, part of it in several steps, and return its keys."""
    case = new_case()
    insert_all(vault, [case])
    for number in range(documents):
        size = 40_000 if number % 10 else 1_300_000
        keep_document(vault, case, secrets.token_bytes(size), f"page of document {number} " * 60)
    people = [new_person(case, f"Name {number}") for number in range(30)]
    insert_all(vault, people)
    for number in range(events):
        insert_all(vault, [new_event(case, f"event {number} " * 12)])
    first = vault.read(lambda reader: reader.find(Event))[0]
    vault.write(lambda work: work.update(replace(first, place="Kashgar"), "edit_event"))
    vault.write(lambda work: work.delete(Person, people[0].id, "remove_person"))
    return vault._parts.keys


def known_of(vault, keys):
    """Return what a vault holds and where; it is read page by page once it is closed."""
    records = {
        (table_of(kind), record.id): record
        for kind in record_types()
        for record in vault.read(lambda reader, kind=kind: reader.find(kind))
    }
    contents = {
        content_id: b"".join(vault.content(content_id))
        for content_id in vault.read(lambda reader: reader.contents())
    }
    vault.close()
    with PageFile(vault.folder, keys) as pages:
        rows = list(_rows(pages))
        shared = {1, *(n for n in range(2, pages.count + 1) if btree.is_map(n))}
        shared |= {page for name, _, _, needed in rows if name == "" for page in needed}
    where = {
        (name, cells[1]): needed for name, _, cells, needed in rows if (name, cells[1]) in records
    }
    return Known(records, where, contents, _pages_of_contents(rows), shared)


def _pages_of_contents(rows):
    ids = {rowid: cells[1] for name, rowid, cells, _ in rows if name == "content"}
    needed = defaultdict(set)
    for name, rowid, cells, pages in rows:
        if name in {"content", "content_key"}:
            needed[ids[rowid]] |= pages
        elif name == "chunk":
            needed[ids[cells[1]]] |= pages
    return needed


def _rows(pages):
    """Yield table, number, values and pages of every row; the list of tables has no name."""
    tables, rows = _tables_and_rows(pages)
    for root, places in rows.items():
        for place in places:
            needed = {place.page, *btree.overflow_pages(pages.page, place)}
            cells = btree.cells_of(btree.payload(pages.page, place))
            yield tables.get(root, "" if root == 1 else "?"), place.rowid, cells, needed


def _tables_and_rows(pages):
    rows = defaultdict(list)
    for number in range(1, pages.count + 1):
        page = pages.page(number)
        if btree.is_leaf(page, number):
            root = btree.root_of(pages.page, number)
            if root:
                rows[root] += btree.places(page, number)
    tables = {}
    for place in rows[1]:
        kind, name, _, root, _ = btree.cells_of(btree.payload(pages.page, place))
        if kind == "table":
            tables[root] = name
    return tables, rows


def flip(path, page, chance):
    """Flip one bit of a page."""
    with path.open("r+b") as file:
        at = (page - 1) * PAGE_SIZE + chance.randrange(16 if page == 1 else 0, PAGE_SIZE)
        file.seek(at)
        byte = file.read(1)[0]
        file.seek(at)
        file.write(bytes([byte ^ 1 << chance.randrange(8)]))


def surroundings_of(world):
    return StoreEnvironment(world.hands.clock(), secrets.token_bytes)


def opened_damaged(world, passphrase=PASSPHRASE, ticket=None):
    return open_damaged(
        world.folder, passphrase, surroundings_of(world), ticket or CancellationToken()
    )


def lose_disk(monkeypatch, *, keeps_small_files=False):
    """Let the disk give no page any more, nor the small files beside the database."""

    def refused(*_):
        raise OSError(errno.EIO, "refused")

    def refused_too(*_):
        raise disk_fault(errno.EIO)

    monkeypatch.setattr(os, "pread", refused)
    if not keeps_small_files:
        monkeypatch.setattr(damage_diagnosis, "read_file", refused_too)
