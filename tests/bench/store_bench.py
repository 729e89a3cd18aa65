"""Opening a vault, and loading a case against plain sqlite3 and cp, on the disk of the checkout."""

import json
import os
import random
import secrets
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from itertools import count, islice
from pathlib import Path

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.ids import CaseId
from casefiles.domain.records.case_records import Case
from casefiles.evidence.channel.limits import WorkerLimits
from casefiles.evidence.host.template import Template, open_template
from casefiles.office.importing.case_loading import load_case
from casefiles.office.workplace.clock import system_clock
from casefiles.store.content.chunks import CHUNK_SIZE, CHUNKS_PER_COMMIT
from casefiles.store.database.connection import PAGE_SIZE
from casefiles.store.keys.key_slots import Argon2Cost
from casefiles.store.vault.open_vault import Vault
from casefiles.store.vault.opening import create, open_vault
from casefiles.store.vault.upkeep import WAL_LIMIT
from tests.bench import crypto_limit
from tests.bench.measuring import ROOT, Spread, cpu_of, in_turn, on_this_disk, seconds_of

SAMPLE = ROOT / "resources" / "sample"
ROUNDS = 5
OPENINGS = 15
BULK_FILES, BULK_SIZE = 16, 4 << 20
CHEAP = Argon2Cost(8, 1, 1)
PASSPHRASE = "bench"


def write_case(folder: Path) -> Path:
    """Write the sample case with a bulk of files that nothing can compress or read."""
    shutil.copytree(SAMPLE / "files", folder / "files")
    form = json.loads((SAMPLE / "case.json").read_text())
    noise = random.Random(1)
    for number in range(BULK_FILES):
        name = f"files/bulk-{number}.bin"
        (folder / name).write_bytes(bytes(16) + noise.randbytes(BULK_SIZE - 16))
        form["documents"].append({"id": f"bulk-{number}", "file": name})
    path = folder / "case.json"
    path.write_text(json.dumps(form))
    return path


def chunks_of(file: Path) -> Iterator[bytes]:
    with file.open("rb") as opened:
        while chunk := opened.read(CHUNK_SIZE):
            yield chunk


@dataclass(frozen=True)
class Loads:
    """The works: each stores the same files anew, and tells the seconds until all is on disk."""

    folder: Path
    form: Path
    files: tuple[Path, ...]
    template: Template
    numbers: Iterator[int]
    timer: crypto_limit.Timer = seconds_of

    def new(self, kind: str) -> Path:
        return self.folder / f"{kind}-{next(self.numbers)}"

    def vault(self) -> Vault:
        clock = system_clock("bench")
        return create(self.new("vault"), PASSPHRASE, CHEAP, clock, secrets.token_bytes)

    def load(self, form: Path) -> float:
        vault = self.vault()

        def work() -> None:
            with vault:
                load_case(vault, self.template, form, secrets.token_bytes, CancellationToken())

        return self.timed(work, vault.folder)

    def load_all(self) -> float:
        return self.load(self.form)

    def load_sample(self) -> float:
        return self.load(SAMPLE / "case.json")

    def seal(self) -> float:
        vault = self.vault()
        case_id = CaseId(secrets.token_hex(16))

        def work() -> None:
            with vault:
                for file in self.files:
                    vault.seal(case_id, chunks_of(file), CancellationToken())

        return self.timed(work, vault.folder)

    def plain(self) -> float:
        target = self.new("plain")
        target.mkdir()
        return self.timed(lambda: store_plainly(target / "plain.db", self.files), target)

    def copy(self) -> float:
        target = self.new("copy")

        def work() -> None:
            subprocess.run(["cp", "-R", self.files[0].parent, target], check=True)
            for path in (target, *target.iterdir()):
                sync(path)

        return self.timed(work, target)

    def timed(self, work, made: Path) -> float:
        # What earlier rounds left to be written would else be paid by this one.
        os.sync()
        seconds = self.timer(work)
        shutil.rmtree(made)
        return seconds


def store_plainly(database: Path, files: tuple[Path, ...]) -> None:
    """Put chunks as the store does, without keys, hashes and ledger."""
    with closing(sqlite3.connect(database, isolation_level=None)) as plain:
        plain.execute(f"PRAGMA page_size={PAGE_SIZE}")
        plain.execute("PRAGMA journal_mode=WAL")
        plain.execute("PRAGMA synchronous=FULL")
        plain.execute(f"PRAGMA wal_autocheckpoint={WAL_LIMIT // PAGE_SIZE}")
        plain.execute("CREATE TABLE chunk(row INTEGER PRIMARY KEY, data BLOB NOT NULL)")
        for file in files:
            chunks = chunks_of(file)
            while group := list(islice(chunks, CHUNKS_PER_COMMIT)):
                plain.execute("BEGIN IMMEDIATE")
                plain.executemany("INSERT INTO chunk(data) VALUES(?)", [(each,) for each in group])
                plain.execute("COMMIT")
        plain.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    os.fsync(descriptor)
    os.close(descriptor)


def openings(folder: Path) -> tuple[Spread, Spread]:
    """Open a vault and ask one thing of it; then the same of a plain database beside it.

    Returns:
        Milliseconds of both.
    """
    plain = folder.with_name("plain.db")
    with closing(sqlite3.connect(plain)) as database:
        database.execute("PRAGMA journal_mode=WAL")
        database.execute("CREATE TABLE a_case(id TEXT PRIMARY KEY, reference TEXT)")
        database.execute("INSERT INTO a_case VALUES('1', 'R-1')")
        database.commit()

    def ours() -> float:
        opened: list[Vault] = []

        def work() -> None:
            opened.append(open_vault(folder, PASSPHRASE, system_clock(""), secrets.token_bytes))
            opened[0].read(lambda reader: reader.find(Case))

        seconds = seconds_of(work)
        opened[0].close()
        return 1000 * seconds

    def stock() -> float:
        opened: list[sqlite3.Connection] = []

        def work() -> None:
            opened.append(sqlite3.connect(plain))
            opened[0].execute("SELECT * FROM a_case").fetchall()

        seconds = seconds_of(work)
        opened[0].close()
        return 1000 * seconds

    taken = in_turn({"ours": ours, "stock": stock}, OPENINGS)
    return taken["ours"], taken["stock"]


def opening_lines(loads: Loads) -> list[str]:
    with loads.vault() as vault:
        report = load_case(
            vault, loads.template, loads.form, secrets.token_bytes, CancellationToken()
        )
    size = sum(path.stat().st_size for path in vault.folder.iterdir()) / 1e6
    ours, stock = openings(vault.folder)
    unread = len(report.unreadable)
    return [
        f"the case: {report.documents} files, {unread} of them kept unread; {report.pages} pages",
        f"unlock to first query, key derivation at no cost: median of {OPENINGS} in turn (spread)",
        f"  reference: plain sqlite3, connect and query one row: {stock.text('ms', 2)}",
        f"  vault of {size:.0f} MB, open and query its case: {ours.text('ms', 1)}",
        f"    time {ours.times(stock, 'plain sqlite3')}",
    ]


def loading_lines(loads: Loads) -> list[str]:
    amount = sum(file.stat().st_size for file in loads.files) / 1e6
    works = {
        "load": loads.load_all,
        "sample": loads.load_sample,
        "seal": loads.seal,
        "sqlite": loads.plain,
        "cp": loads.copy,
        "limit": lambda: crypto_limit.seal(amount),
    }
    seconds = in_turn(works, ROUNDS)
    rates = {name: taken.rate(amount) for name, taken in seconds.items()}

    def against(name: str) -> str:
        ours = rates[name]
        plain = ours.times(rates["sqlite"], "plain sqlite3")
        limit = ours.times(rates["limit"], "the limit of AES and HMAC")
        return f"    speed {plain}, {ours.times(rates['cp'], 'cp')}, {limit}"

    bulk = [
        whole - sample
        for whole, sample in zip(seconds["load"].values, seconds["sample"].values, strict=True)
    ]
    bulk_rate = Spread(bulk).rate(BULK_FILES * BULK_SIZE / 1e6)
    return [
        f"storing {len(loads.files)} files, {amount:.1f} MB, until all is on disk and closed:",
        f"  median of {ROUNDS} rounds in turn (spread); chunks of 1 MiB, commits of 4 MiB",
        f"  reference: plain sqlite3, WAL, synchronous FULL: {rates['sqlite'].text('MB/s', 0)}",
        f"  reference: cp, then fsync of each file: {rates['cp'].text('MB/s', 0)}",
        f"  reference: AES-GCM, AES-CBC, HMAC on one core: {rates['limit'].text('MB/s', 0)}",
        f"  vault.seal alone: {rates['seal'].text('MB/s', 0)}",
        against("seal"),
        f"  load_case, all of it: {rates['load'].text('MB/s', 1)}, {seconds['load'].text('s', 1)}",
        against("load"),
        f"    of it, the sample of 1 MB, read and rendered: {seconds['sample'].text('s', 1)}",
        f"    of it, {BULK_FILES} files of no readable type: {bulk_rate.text('MB/s', 0)}",
    ]


def processor_lines(loads: Loads) -> list[str]:
    """Compare by seconds of processor, which do not depend on what else the machine does."""
    amount = sum(file.stat().st_size for file in loads.files) / 1e6
    own = replace(loads, timer=cpu_of)
    works = {
        "seal": own.seal,
        "sqlite": own.plain,
        "limit": lambda: crypto_limit.seal(amount, cpu_of),
    }
    rates = {name: taken.rate(amount) for name, taken in in_turn(works, ROUNDS).items()}
    limit = rates["seal"].times(rates["limit"], "the limit of AES and HMAC")
    return [
        "the same by seconds of processor, in which the checkpoints are too:",
        f"  vault.seal alone: {rates['seal'].text('MB/s', 0)}",
        f"    {rates['seal'].times(rates['sqlite'], 'plain sqlite3')}, {limit}",
    ]


def run() -> list[str]:
    """Measure all."""
    with (
        on_this_disk() as place,
        open_template(ROOT / "resources", WorkerLimits()) as template,
    ):
        source = Path(place) / "case"
        source.mkdir()
        form = write_case(source)
        files = tuple(sorted((source / "files").iterdir()))
        loads = Loads(Path(place), form, files, template, count())
        return opening_lines(loads) + loading_lines(loads) + processor_lines(loads)
