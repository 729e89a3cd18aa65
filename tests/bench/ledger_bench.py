"""A ledger as it grows, and proofs over a tree of a million entries."""

import random
import secrets
from collections.abc import Iterator
from pathlib import Path

from casefiles.custody.tree import (
    consistency_proof,
    inclusion_proof,
    is_consistent,
    is_included,
    root_of,
)
from casefiles.domain.foundation.ids import CaseId, EventId
from casefiles.domain.records.case_records import Case, Event
from casefiles.office.workplace.clock import system_clock
from casefiles.store.keys.key_slots import Argon2Cost
from casefiles.store.vault.open_vault import Vault
from casefiles.store.vault.opening import create, open_vault
from tests.bench.measuring import Spread, in_turn, on_this_disk, seconds_of

ENTRIES = 1_000_000
WRITTEN = 40_000
PER_WRITE = 20_000
CHEAP = Argon2Cost(8, 1, 1)
PASSPHRASE = "bench"
SIGNINGS = 9
PROOFS = 2_000


def fill(folder: Path, entries: int) -> float:
    """Make a vault with so many entries; return the seconds."""
    clock = system_clock("bench")
    case = Case(CaseId("ca" * 16), "B", "Bench", "", "", "", "")
    with create(folder, PASSPHRASE, CHEAP, clock, secrets.token_bytes) as vault:
        vault.write(lambda work: work.insert(case, "load"))

        def work() -> None:
            for first in range(0, entries, PER_WRITE):
                _write(vault, case, range(first, min(first + PER_WRITE, entries)))

        return seconds_of(work)


def _write(vault: Vault, case: Case, numbers: range) -> None:
    def change(work) -> None:
        for number in numbers:
            event_id = EventId(f"{number:032x}")
            work.insert(
                Event(event_id, case.id, "2020", "", f"event {number}", (), (), False), "load"
            )

    vault.write(change)


def run() -> Iterator[str]:
    with on_this_disk() as place:
        folder = Path(place) / "vault"
        taken = fill(folder, WRITTEN)
        yield f"written: {WRITTEN:,} entries by the usual verb, {WRITTEN / taken:,.0f} per second"
        clock = system_clock("bench")
        with open_vault(folder, PASSPHRASE, clock, secrets.token_bytes) as vault:
            sign = Spread([_signing(vault) for _ in range(SIGNINGS)])
            yield f"signed: {sign.text('s', 4)}"
    yield from proofs(ENTRIES)


def _signing(vault: Vault) -> float:
    vault.write(lambda work: work.note("add_recovery_key"))
    return seconds_of(vault.sign_ledger)


def proofs(entries: int) -> Iterator[str]:
    """Prove entries of a tree whose subtrees are known, and that it grew."""
    chance = random.Random(1)
    leaves = [chance.randbytes(32) for _ in range(entries)]
    seconds = seconds_of(lambda: root_of(leaves))
    root = root_of(leaves)
    yield f"root of {entries:,} leaves: {seconds:.2f} s"

    def of(first: int, end: int) -> list[bytes]:
        return leaves[first:end]

    def built() -> float:
        return seconds_of(lambda: inclusion_proof(of, chance.randrange(entries), entries))

    def grown_to() -> float:
        return seconds_of(lambda: consistency_proof(of, entries - 1, entries))

    rounds = in_turn({"built": built, "grown": grown_to}, 3)
    yield f"proof of an entry, built from the leaves: {rounds['built'].text('s', 2)}"
    yield f"proof of growth, built from the leaves: {rounds['grown'].text('s', 2)}"
    path = inclusion_proof(of, 12_345 % entries, entries)
    one = (leaves[12_345 % entries], 12_345 % entries, entries, path, root)
    seconds = seconds_of(lambda: [is_included(*one) for _ in range(PROOFS)])
    assert is_included(*one)
    yield f"proof of an entry, verified: {seconds / PROOFS * 1e6:.1f} us, {len(path) * 32} bytes"
    grown = consistency_proof(of, entries - 1, entries)
    assert is_consistent((entries - 1, root_of(leaves[:-1])), (entries, root), grown)
