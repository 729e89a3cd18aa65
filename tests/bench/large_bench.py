"""A vault with a million events and a hundred thousand exhibits: opened, asked and verified."""

import secrets
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from casefiles import paths
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.records.case_records import Case, Document, Event
from casefiles.domain.records.rows import DocumentFilter
from casefiles.evidence.host.template import Template
from casefiles.office.case.erasure import REASONS, ErasureAuthority, erase_record
from casefiles.office.case.overview import overview_of
from casefiles.office.case.palette_search import find_anything
from casefiles.office.documents.document_records import documents_of
from casefiles.office.workplace.clock import system_clock
from casefiles.office.workplace.operations import JobContext
from casefiles.store.access.reader import ReadTransaction
from casefiles.store.ledger.chains import load_chains
from casefiles.store.ledger.check import _require_end
from casefiles.store.vault.open_vault import Vault
from tests.bench import large_vault
from tests.bench.large_vault import CASE, EVENTS, EXHIBITS, opened
from tests.bench.measuring import Spread, cpu_of, in_turn, on_this_disk, seconds_of

OPENINGS = 7
ROUNDS = 3


def run(events: int = EVENTS, exhibits: int = EXHIBITS) -> Iterator[str]:
    """Make the vault, which is not counted, and measure."""
    with on_this_disk() as place:
        folder = Path(place) / "vault"
        large_vault.build(folder, events, exhibits)
        size = (folder / "vault.db").stat().st_size / 1e6
        yield f"{events:,} events, {exhibits:,} exhibits and documents, {size:,.0f} MB"
        yield from _openings(folder)
        with opened(folder) as vault:
            yield from _queries(vault)
            yield from _proofs(vault)
            yield from _erasures(vault)


def _openings(folder: Path) -> Iterator[str]:
    both = [_opening(folder) for _ in range(OPENINGS)]
    unlock, first = (Spread(list(values)) for values in zip(*both, strict=True))
    yield f"opened, without key derivation: {unlock.text('s', 3)}"
    yield f"  and its cases listed: {first.text('s', 3)}"


def _opening(folder: Path) -> tuple[float, float]:
    vaults: list[Vault] = []
    unlock = seconds_of(lambda: vaults.append(opened(folder)))
    with vaults[0] as vault:
        first = seconds_of(lambda: vault.read(lambda reader: reader.find(Case)))
    return unlock, unlock + first


def _queries(vault: Vault) -> Iterator[str]:
    now = datetime(2024, 6, 1, tzinfo=UTC)
    queries: dict[str, Callable[[ReadTransaction], object]] = {
        "the overview of the case": overview_of(CASE.id, now),
        "all its documents, in order": documents_of(CASE.id, DocumentFilter()),
        "two words looked for everywhere": find_anything(CASE.id, "brother spring"),
    }
    works = {
        name: lambda query=query: seconds_of(lambda: vault.read(query))
        for name, query in queries.items()
    }
    yield f"asked, median of {ROUNDS} in turn (spread; the first is the slowest)"
    for name, taken in in_turn(works, ROUNDS).items():
        yield f"  {name}: {taken.text('s', 2)}"


def _proofs(vault: Vault) -> Iterator[str]:
    entries = vault.read(lambda reader: reader.verify()).entries

    def chains(reader: ReadTransaction) -> None:
        connection = reader._connection
        _require_end(connection, {}, load_chains(connection))

    def whole(reader: ReadTransaction) -> None:
        reader.verify()

    works = {
        "links": lambda: seconds_of(lambda: vault.read(chains)),
        "whole": lambda: seconds_of(lambda: vault.read(whole)),
        "processor": lambda: cpu_of(lambda: vault.read(whole)),
    }
    taken = in_turn(works, ROUNDS)
    yield f"{entries:,} entries of the ledger, seconds for a million, median of {ROUNDS}"
    told = {
        "links": "every link of the chains",
        "whole": "patches and rows too",
        "processor": "the same by seconds of processor",
    }
    for name, words in told.items():
        per_million = Spread([seconds * 1e6 / entries for seconds in taken[name].values])
        yield f"  {words}: {per_million.text('s', 1)}"


def _erasures(vault: Vault) -> Iterator[str]:
    """Erase for good: patches, index, free pages and WAL are reached too."""
    clock = system_clock("bench")
    place = JobContext(vault, _no_template, clock, secrets.token_bytes, paths.resources())
    grounds = ErasureAuthority(REASONS[0], "The client, by letter")

    def event() -> float:
        ((old,),) = vault.read(lambda at: at._connection.rows("SELECT id FROM event LIMIT 1"))
        return seconds_of(lambda: erase_record(Event, old, grounds)(place, CancellationToken()))

    def document() -> float:
        new = large_vault.keep_letter(vault)
        return seconds_of(
            lambda: erase_record(Document, new.id, grounds)(place, CancellationToken())
        )

    yield f"erased for good, median of {ROUNDS} in turn"
    for name, taken in in_turn({"an event": event, "a document": document}, ROUNDS).items():
        yield f"  {name}: {taken.text('s', 1)}"


def _no_template() -> Template:
    raise AssertionError("nothing is read here")
