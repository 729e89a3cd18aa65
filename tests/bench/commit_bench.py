"""How long one edit takes until it is acknowledged, beside a plain commit and a plain sync."""

import os
import secrets
import sqlite3
import statistics
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from casefiles.store.database.connection import PAGE_SIZE
from casefiles.store.vault.open_vault import Vault
from tests.bench.measuring import Spread, cpu_of, on_this_disk, seconds_of
from tests.store.world import World, insert_all, new_case, new_event

ROUNDS, PER_ROUND = 20, 50
EVENTS = 2_000


def run() -> Iterator[str]:
    """Measure edits in turn with their references, on the disk of the checkout."""
    with on_this_disk() as at:
        place = Path(at)
        world = World(place / "vault")
        with world.create() as vault, closing(_plain(place / "plain.db")) as plain:
            works = {
                "sync": _syncing(place / "synced"),
                "plain": lambda: _commit_plainly(plain),
                "edit": _editing(vault),
            }
            busy = Spread([1000 * cpu_of(works["edit"]) for _ in range(PER_ROUND)])
            taken: dict[str, list[float]] = {name: [] for name in works}
            for _ in range(ROUNDS):
                for name, work in works.items():
                    taken[name] += (1000 * seconds_of(work) for _ in range(PER_ROUND))
    yield f"{ROUNDS * PER_ROUND} of each, {PER_ROUND} in turn; median and 99th in a hundred"
    yield f"  reference: 16 KiB written and fdatasync: {_told(taken['sync'])}"
    yield f"  reference: plain sqlite3, WAL, FULL, one row: {_told(taken['plain'])}"
    yield f"  an edit of one event, ledger and head included: {_told(taken['edit'])}"
    yield f"    of which the processor takes {busy.text('ms', 2)}"
    own, reference = (statistics.median(taken[name]) for name in ("edit", "plain"))
    yield f"    median {own / reference:.2f} x plain sqlite3, which syncs once, not twice"


def _told(values: list[float]) -> str:
    p99 = statistics.quantiles(values, n=100)[-1]
    return f"{statistics.median(values):.2f} ms, {p99:.2f} ms"


def _syncing(path: Path) -> Callable[[], None]:
    file = path.open("wb", buffering=0)

    def work() -> None:
        os.pwrite(file.fileno(), secrets.token_bytes(PAGE_SIZE), 0)
        os.fdatasync(file.fileno())

    return work


def _plain(path: Path) -> sqlite3.Connection:
    plain = sqlite3.connect(path, isolation_level=None)
    for pragma in (f"page_size={PAGE_SIZE}", "journal_mode=WAL", "synchronous=FULL"):
        plain.execute(f"PRAGMA {pragma}")
    plain.execute("CREATE TABLE event(row INTEGER PRIMARY KEY, text TEXT NOT NULL)")
    plain.executemany("INSERT INTO event(text) VALUES(?)", [("Police came.",)] * EVENTS)
    return plain


def _commit_plainly(plain: sqlite3.Connection) -> None:
    row = secrets.randbelow(EVENTS) + 1
    plain.execute("UPDATE event SET text = ? WHERE row = ?", (secrets.token_hex(8), row))


def _editing(vault: Vault) -> Callable[[], None]:
    case = new_case()
    events = [new_event(case) for _ in range(EVENTS)]
    insert_all(vault, [case, *events])

    def work() -> None:
        changed = replace(secrets.choice(events), text=secrets.token_hex(8))
        vault.write(lambda to: to.update(changed, "edit_event"))

    return work
