"""Chronology of pressure and argument map of a case with 50,000 events and 5,000 documents."""

import random
import secrets
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from casefiles import paths
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.ids import ArgumentId, HearingId, IncidentId
from casefiles.domain.records.arguments import Argument, Bearing
from casefiles.domain.records.case_records import Deadline, Document, Event
from casefiles.domain.records.citation import Citation
from casefiles.domain.records.incidents import Incident
from casefiles.domain.records.proceedings import Decision, Hearing, Submission
from casefiles.domain.records.requests import Notice, Request
from casefiles.library.legal_tests import load_legal_tests
from casefiles.office.chronology.timeline import ChronologyFilter, timeline_of
from casefiles.office.law.arguments import argument_map
from casefiles.office.workplace.clock import system_clock
from casefiles.office.workplace.operations import JobContext
from casefiles.store.access.reader import ReadTransaction
from casefiles.store.access.work import WriteTransaction
from casefiles.store.database.tables import table_of
from casefiles.store.vault.open_vault import Vault
from tests.bench import large_vault
from tests.bench.large_vault import CASE, opened
from tests.bench.measuring import cpu_of, in_turn, on_this_disk

EVENTS, DOCUMENTS = 50_000, 5_000
MARKED, INCIDENTS, HEARINGS, ARGUMENTS = 500, 300, 100, 300
ROUNDS = 9


def run() -> Iterator[str]:
    """Make the vault, which is not counted, and measure."""
    with on_this_disk() as place:
        folder = Path(place) / "vault"
        large_vault.build(folder, EVENTS, DOCUMENTS)
        with opened(folder) as vault:
            _register(vault)
            yield (
                f"{EVENTS:,} events, {MARKED} of them marked, {DOCUMENTS:,} documents, "
                f"{INCIDENTS} incidents, {HEARINGS} hearings, {ARGUMENTS} arguments"
            )
            yield from _asked(vault)


def _asked(vault: Vault) -> Iterator[str]:
    wanted = ChronologyFilter(is_pressure=True)
    place = JobContext(
        vault, _no_template, system_clock("bench"), secrets.token_bytes, paths.resources()
    )
    argued = argument_map(CASE.id)
    works: dict[str, Callable[[], object]] = {
        "pressure": lambda: vault.read(timeline_of(CASE.id, wanted)),
        "its rows": lambda: vault.read(_bare_pressure),
        "argument": lambda: argued(place, CancellationToken()),
        "its records": lambda: vault.read(_bare_argument),
    }
    for work in works.values():
        work()
    taken = in_turn(
        {name: lambda work=work: cpu_of(work) * 1000 for name, work in works.items()}, ROUNDS
    )
    yield f"asked, milliseconds of processor, median of {ROUNDS} in turn (spread)"
    for name, bare in (("pressure", "its rows"), ("argument", "its records")):
        yield f"  {name}: {taken[name].text('ms', 0)}"
        yield f"    {taken[name].times(taken[bare], f'{bare} alone')}"


def _bare_pressure(reader: ReadTransaction) -> object:
    marked = reader.find(Event, case_id=CASE.id, is_pressure=True)
    kinds = (Incident, Hearing, Decision, Request, Notice, Submission, Deadline)
    return marked, [reader.find(kind, case_id=CASE.id) for kind in kinds]


def _bare_argument(reader: ReadTransaction) -> object:
    arguments = reader.find(Argument, case_id=CASE.id)
    cited = {cite.document_id for one in arguments for cite in one.cites}
    return [reader.get(Document, one) for one in cited]


def _no_template() -> object:
    raise RuntimeError("no file is read here")


def _register(vault: Vault) -> None:
    chance = random.Random(2)
    documents = vault.read(lambda reader: reader.find(Document, case_id=CASE.id))
    events = vault.read(lambda reader: reader.find(Event, case_id=CASE.id))
    made = [
        *(replace(one, is_pressure=True) for one in chance.sample(events, MARKED)),
        *_made(chance, documents),
    ]

    def put(work: WriteTransaction) -> None:
        for one in made:
            if isinstance(one, Event):
                work.update(one, "edit_event")
            else:
                work.insert(one, f"add_{table_of(type(one))}")

    vault.write(put)


def _made(
    chance: random.Random, documents: tuple[Document, ...]
) -> Iterator[Incident | Hearing | Argument]:
    tests = load_legal_tests(paths.resources()).tests
    limbs = [(test.id, limb.id) for test in tests for limb in test.limbs]

    def some_id() -> str:
        return chance.randbytes(16).hex()

    for number in range(INCIDENTS + HEARINGS + ARGUMENTS):
        day = (date(2015, 1, 1) + timedelta(chance.randrange(3_000))).isoformat()
        cites = (Citation(chance.choice(documents).id, 1),)
        if number < INCIDENTS:
            yield Incident(IncidentId(some_id()), CASE.id, day, text="Came", cites=cites)
        elif number < INCIDENTS + HEARINGS:
            yield Hearing(HearingId(some_id()), CASE.id, day, cites=cites)
        else:
            at = (*chance.choice(limbs), number)
            yield Argument(
                ArgumentId(some_id()), CASE.id, *at, Bearing.OURS, "So it is.", cites=cites
            )
