"""A vault with a million events and a hundred thousand exhibits, with the ledger of all of them.

The rows, entries, patches and readings are those that the store's own verbs make; they are put
many at a time, so that a bench need not wait for it.
"""

import random
import secrets
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import islice
from pathlib import Path

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.ids import CaseId, DocumentId, EventId, ExhibitId
from casefiles.domain.records.case_records import Case, Document, DocumentStatus, Event, Exhibit
from casefiles.domain.records.citation import Citation
from casefiles.office.workplace.clock import system_clock
from casefiles.store.access.work import WriteTransaction
from casefiles.store.database.tables import canonical_json, cells_of, table_of
from casefiles.store.keys.key_slots import Argon2Cost
from casefiles.store.ledger.chains import ChainTip
from casefiles.store.ledger.change_sets import extend
from casefiles.store.ledger.commitments import entry_digest, patch_digest, row_digest
from casefiles.store.search import index
from casefiles.store.search.derived import prepared_page
from casefiles.store.vault.open_vault import Vault
from casefiles.store.vault.opening import create, open_vault
from tests.store.world import one_page

EVENTS, EXHIBITS = 1_000_000, 100_000
CHEAP = Argon2Cost(8, 1, 1)
PASSPHRASE = "bench"
CASE = Case(CaseId("ca" * 16), "B", "Bench", "A client", "CN", "TR", "2024-05-01")
CONTENTS = 20
_PER_WRITE = 50_000
_TO_INDEX = "INSERT INTO find_index(rowid, text, loose, sound, names) VALUES(?, ?, ?, ?, ?)"
_TEXT = (
    "police came at night and took the phone from house of her brother who was held in a camp"
    " until spring when officials told them nothing more would be said about the letter 王伟 先生"
)
_WORDS = tuple(_TEXT.split())


def build(folder: Path, events: int = EVENTS, exhibits: int = EXHIBITS) -> None:
    """Make the vault, closed in order."""
    clock = system_clock("bench")
    chance = random.Random(1)
    with create(folder, PASSPHRASE, CHEAP, clock, secrets.token_bytes) as vault:
        vault.write(lambda work: work.insert(CASE, "load"))
        documents = list(_documents(vault, exhibits, chance))
        _keep(vault, documents)
        _keep(vault, (_exhibit(one, number) for number, one in enumerate(documents, 1)))
        _keep(vault, _events(documents, events, chance))
        _read(vault, documents, chance)


def opened(folder: Path) -> Vault:
    return open_vault(folder, PASSPHRASE, system_clock("bench"), secrets.token_bytes)


def _id(chance: random.Random) -> str:
    return chance.randbytes(16).hex()


def _sentence(chance: random.Random) -> str:
    return " ".join(chance.choices(_WORDS, k=chance.randrange(5, 15)))


def _documents(vault: Vault, count: int, chance: random.Random) -> Iterator[Document]:
    contents = [
        vault.seal(CASE.id, [chance.randbytes(2_000)], CancellationToken()).content_id
        for _ in range(CONTENTS)
    ]

    def keep(work: WriteTransaction) -> None:
        for content_id in contents:
            work.accept_content(content_id)
        work.note("add_recovery_key")

    vault.write(keep)
    for number in range(count):
        yield Document(
            DocumentId(_id(chance)),
            CASE.id,
            contents[number % CONTENTS],
            _sentence(chance),
            f"scan {number}.pdf",
            DocumentStatus.RECEIVED,
            False,
            number % 3 > 0,
        )


def keep_letter(vault: Vault) -> Document:
    """Keep one more document, which nothing cites."""
    content_id = vault.seal(CASE.id, [secrets.token_bytes(2_000)], CancellationToken()).content_id
    new = Document(
        DocumentId(secrets.token_hex(16)),
        *(CASE.id, content_id, "A letter", "letter.pdf", DocumentStatus.RECEIVED, False, False),
    )

    def keep(work: WriteTransaction) -> None:
        work.accept_content(content_id)
        work.insert(new, "load")

    vault.write(keep)
    return new


def _exhibit(document: Document, number: int) -> Exhibit:
    return Exhibit(ExhibitId(f"{number:032x}"), CASE.id, document.id, f"AB/{number}", "Witness")


def _events(documents: list[Document], count: int, chance: random.Random) -> Iterator[Event]:
    first = date(1995, 1, 1)
    for _ in range(count):
        day = first + timedelta(chance.randrange(10_000))
        cites = (Citation(chance.choice(documents).id, 1),) if chance.random() < 0.5 else ()
        yield Event(
            EventId(_id(chance)), CASE.id, day.isoformat(), "Ürümqi", _sentence(chance), (), cites,
            False,
        )  # fmt: skip


def _keep(vault: Vault, records: Iterable) -> None:
    records = iter(records)
    while some := list(islice(records, _PER_WRITE)):
        vault.write(lambda work, some=some: _insert(work, some))


def _insert(work: WriteTransaction, records: list) -> None:
    """Insert records and enter them, as `Work.insert` does one by one."""
    kind = table_of(type(records[0]))
    names = list(cells_of(records[0]))
    connection, chains, writer = work._connection, work._chains, work._writer
    facts = {row[0]: row[1:] for row in connection.rows("SELECT id, sha256, size FROM content")}
    key = (CASE.id, writer.device)
    tip, first = chains.tip(key), connection.row("SELECT max(number) FROM entry")[0] + 1
    rows, entries, patches = [], [], []
    for number, record in enumerate(records, first):
        cells = cells_of(record)
        rows.append(list(cells.values()))
        if kind == "document":
            cells["content.sha256"], cells["content.size"] = facts[record.content_id]
        told = sorted(cells.items())
        changes = [(name, None, value, "", 0) for name, value in told]
        salt, row_salt = secrets.token_bytes(16), secrets.token_bytes(16)
        wall = writer.clock.wall()
        entry = (
            1, *key, tip.seq + 1, writer.clock.boot, wall, writer.clock.monotonic(),
            chains.next_hlc(wall), "{}", writer.actor, "load", kind, record.id,
            patch_digest(salt, changes), row_digest(row_salt, told), tip.hash,
        )  # fmt: skip
        tip = ChainTip(tip.seq + 1, entry_digest(entry))
        entries.append((number, *entry))
        patches.append((number, salt, row_salt, canonical_json(changes)))
    put = connection._driver.executemany
    marks = ", ".join("?" * len(names))
    put(f'INSERT INTO "{kind}"({", ".join(names)}) VALUES({marks})', rows)
    put(f"INSERT INTO entry VALUES({', '.join('?' * 17)})", entries)
    put("INSERT INTO patch VALUES(?, ?, ?, ?)", patches)
    put(_TO_INDEX, _index_rows(work, kind))
    extend(connection, first, first, None)
    extend(connection, first, first + len(records) - 1, None)
    chains.tips[key] = tip
    work.entry_count += len(records)


def _index_rows(work: WriteTransaction, kind: str) -> Iterator[tuple]:
    """Index what was put last, as `Work.insert` does one by one."""
    connection = work._connection
    if kind == "exhibit":
        return
    after = connection.row(
        f"SELECT COALESCE(max(rowid), 0) & {index.ROW} FROM find_index WHERE rowid BETWEEN ? AND ?",
        index.span_of(1, kind),
    )[0]
    for cells in connection.named_rows(
        f'SELECT * FROM "{kind}" WHERE row > ? ORDER BY row', (after,)
    ):
        row = cells.pop("row")
        forms = index._forms_of_record(connection, kind, cells, work._folding)
        yield index.number_of(1, kind, row), forms.text, forms.loose, forms.sound, forms.names


def _page_rows(work: WriteTransaction, pages: list[tuple]) -> Iterator[tuple]:
    for number, document_id, page in pages:
        forms, at = page.forms, index.number_of(1, "page", number)
        yield at, f"{forms.text}\n{document_id}", forms.loose, forms.sound, forms.names


def _read(vault: Vault, documents: list[Document], chance: random.Random) -> None:
    def keep(work: WriteTransaction) -> None:
        put = work._connection._driver.executemany
        pages = [
            (number, one.id, prepared_page(_page(chance), vault._surroundings.folding))
            for number, one in enumerate(documents, 1)
        ]
        put(
            "INSERT INTO page(row, document_id, number, width, height, lines)"
            " VALUES(?, ?, 1, 595.0, 842.0, ?)",
            [(number, document_id, page.lines) for number, document_id, page in pages],
        )
        put(_TO_INDEX, _page_rows(work, pages))
        put(
            "INSERT INTO reading VALUES(?, 'application/pdf', '')",
            [(document_id,) for _, document_id, _ in pages],
        )
        work.put_setting("bench", "1")

    vault.write(keep)


def _page(chance: random.Random):
    (page,) = one_page(_sentence(chance)).pages
    return page
