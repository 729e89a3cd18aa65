"""The list of the proceedings in a case with 5,000 incidents: made whole, and after a change."""

import json
import os
import random
import secrets
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from casefiles import paths
from casefiles.domain.foundation.ids import CaseId, IncidentId, PersonId
from casefiles.domain.language.names import PersonName
from casefiles.domain.records.case_records import Case, Person, Protection
from casefiles.domain.records.incidents import Incident, IncidentReport
from casefiles.office.case.vault_service import VaultService
from casefiles.office.proceedings.proceedings_list import register_list, register_list_after
from casefiles.office.workplace.clock import system_clock
from casefiles.store.access.reader import ReadTransaction
from casefiles.store.access.work import WriteTransaction
from casefiles.store.keys.key_slots import Argon2Cost
from casefiles.store.vault.open_vault import Vault
from casefiles.store.vault.opening import create
from tests.bench.measuring import ROOT, Spread, cpu_of, in_turn, on_this_disk

INCIDENTS, PEOPLE = 5_000, 200
ROUNDS = 9
CASE = CaseId("ca" * 16)
CLOCK = system_clock("bench")
_DAY = "2026-03-03"
_WORDS = (
    "police came at night and took the phone from house of her brother who was held in a camp"
    " until spring when officials told them nothing more would be said about the letter 王伟"
)


def run() -> Iterator[str]:
    """Make the vault, which is not counted, and measure; the window in a process of its own."""
    with on_this_disk() as place:
        folder = Path(place) / "vault"
        with create(folder, "x", Argon2Cost(8, 1, 1), CLOCK, secrets.token_bytes) as vault:
            vault.write(_put)
            yield f"{INCIDENTS:,} incidents of {PEOPLE} people"
            yield from _asked(vault)
        done = subprocess.run(
            [sys.executable, "-m", "tests.bench.register_bench", str(folder)],
            cwd=ROOT,
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        )
        seen = Spread(json.loads(done.stdout.splitlines()[-1]))
        yield f"a change, until list and record show it in the window: {seen.text('ms', 0)}"


def _asked(vault: Vault) -> Iterator[str]:
    known = vault.read(register_list(CASE, _DAY))
    one = vault.read(lambda reader: reader.find(Incident, case_id=CASE))[INCIDENTS // 2]
    works: dict[str, Callable[[], object]] = {
        "whole": lambda: vault.read(register_list(CASE, _DAY)),
        "after": lambda: vault.read(register_list_after(CASE, known, frozenset({one.id}))),
        "person": lambda: vault.read(register_list_after(CASE, known, {one.actor_ids[0]})),
        "records": lambda: vault.read(_bare),
    }
    taken = in_turn(
        {name: lambda work=work: cpu_of(work) * 1000 for name, work in works.items()}, ROUNDS
    )
    yield f"asked, milliseconds of processor, median of {ROUNDS} in turn (spread)"
    for name, words in (
        ("whole", "the whole list"),
        ("after", "the list after a change of an incident"),
        ("person", "the list after a change of a person"),
    ):
        yield f"  {words}: {taken[name].text('ms', 1)}"
        yield f"    {taken[name].times(taken['records'], 'reading the records alone')}"


def _bare(reader: ReadTransaction) -> object:
    return reader.find(Incident, case_id=CASE)


def _put(work: WriteTransaction) -> None:
    chance = random.Random(1)
    work.insert(Case(CASE, "B", "Bench", "A client", "CN", "TR", "2024-05-01"), "load")
    people = [PersonId(chance.randbytes(16).hex()) for _ in range(PEOPLE)]
    for number, own in enumerate(people):
        names = (PersonName(f"Person {number}", "Latn", "birth"),)
        work.insert(Person(own, CASE, names, (), Protection.PSEUDONYM), "load")
    for one in _incidents(chance, people):
        work.insert(one, "load")


def _incidents(chance: random.Random, people: list[PersonId]) -> Iterator[Incident]:
    for _ in range(INCIDENTS):
        day = (date(2015, 1, 1) + timedelta(chance.randrange(3_000))).isoformat()
        who, whom = chance.choice(people), chance.choice(people)
        yield Incident(
            IncidentId(chance.randbytes(16).hex()), CASE, day, place="Ürümqi", method="visit",
            actor="provincial_psb", actor_ids=(who,), target_ids=(whom,),
            text=f"[[{who}]] {_said(chance, 20)} [[{whom}]]", demand=_said(chance, 10),
            threat=_said(chance, 8), reports=(IncidentReport("embassy", day),), standing="alleged",
        )  # fmt: skip


def _said(chance: random.Random, count: int) -> str:
    return " ".join(chance.choices(_WORDS.split(), k=count))


def inside(folder: Path) -> list[float]:
    """Return milliseconds of processor of changes while the room is shown in a window."""
    from PySide6.QtWidgets import QApplication

    from casefiles.ui.base.navigation import NavigationTarget
    from casefiles.ui.base.session import Session
    from casefiles.ui.look.theme import Theme
    from casefiles.ui.shell.main_window import MainWindow
    from tests.ui.settling import settle, until

    app = QApplication([])
    theme = Theme(paths.resources())
    theme.apply(app)
    session = Session(
        VaultService(CLOCK, secrets.token_bytes, paths.resources()).unlock(folder, "x"), CLOCK
    )
    window = MainWindow(session, theme)
    window.resize(1280, 720)
    window.show()
    until(lambda: window.workspace is not None)
    window.workspace.context.navigator.go(NavigationTarget("register", "", "incident"))
    settle(session)
    one = session.vault.ask(_bare)[INCIDENTS // 2]
    taken = []
    for number in range(ROUNDS):
        changed = replace(one, text=f"Told again {number}")

        def change(changed: Incident = changed) -> None:
            session.run(window, lambda work: work.update(changed, "edit_incident"))
            settle(session)

        taken.append(cpu_of(change) * 1000)
    window.hide()
    session.close()
    return taken


if __name__ == "__main__":
    print(json.dumps(inside(Path(sys.argv[1]))))
