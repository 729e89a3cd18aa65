"""The true pages after an edit, in a dossier of some 270 pages: from the edit to the page painted.

Run in a window of its own, offscreen, with the checks that follow. The reference is what the pages
cost before: a fresh child that typesets the whole file, without burning and clearance.
"""

import json
import os
import secrets
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from tests.bench.measuring import ROOT, Spread

ROUNDS = 7
_EXHIBIT = 20
"""Exhibit on which a mark is drawn: somewhere in the middle."""


def run() -> list[str]:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.preview_bench"],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    lines = []
    for line in done.stdout.splitlines():
        name, painted, processor, whole = json.loads(line)
        told = Spread(painted)
        lines.append(f"{name}: {told.text('s', 2)}")
        if whole:
            ratio = told.times(Spread(whole), "typesetting the whole file")
            lines.append(f"  {Spread(processor).text('s of processor', 2)}; {ratio}")
    return lines


def main() -> None:
    """Measure in this process, and print a line of JSON for each figure."""
    from PySide6.QtWidgets import QApplication

    from casefiles import paths
    from casefiles.evidence.channel.limits import WorkerLimits
    from casefiles.evidence.host.template import open_template
    from casefiles.office.case.vault_service import VaultService
    from casefiles.office.workplace.clock import system_clock
    from casefiles.ui.base.navigation import NavigationTarget
    from casefiles.ui.base.session import Session
    from casefiles.ui.look.theme import Theme
    from casefiles.ui.places.dossier.screen import DossierScreen
    from casefiles.ui.shell.main_window import MainWindow
    from tests.bench import dossier_vault
    from tests.ui.settling import settle, until

    application = QApplication([])
    theme = Theme(paths.resources())
    theme.apply(application)
    clock = system_clock("bench")
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "vault"
        with open_template(paths.resources(), WorkerLimits()) as template:
            dossier_vault.build(folder, template, dossier_vault.LIVE).close()
        desk = VaultService(clock, secrets.token_bytes, paths.resources())
        session = Session(desk.unlock(folder, dossier_vault.PASSPHRASE), clock)
        window = MainWindow(session, theme)
        window.resize(1600, 1000)
        window.show()
        until(lambda: window.workspace is not None)
        window.workspace.context.navigator.go(NavigationTarget("dossier"))
        room = window.findChild(DossierScreen)
        started = time.perf_counter()
        until(lambda: room.preview.stage.image is not None, 1200)
        tell("first pages, after an opening", [time.perf_counter() - started], [], [])
        until(lambda: room.checks.is_current, 1200)
        settle(session, longest=1200)
        measure(room, session)
        window.hide()
        session.close()


def tell(name: str, painted: list[float], processor: list[float], whole: list[float]) -> None:
    print(json.dumps([name, painted, processor, whole]), flush=True)


def processor_seconds(session) -> float:
    """Return what this process and the child that lays pages out have used so far."""
    child = session.vault.workplace.live._process
    used = Path(f"/proc/{child.pid}/stat").read_text().rpartition(")")[2].split()
    return time.process_time() + (int(used[11]) + int(used[12])) / os.sysconf("SC_CLK_TCK")


def measure(room, session) -> None:
    from tests.ui.settling import settle, until

    whole = typesetting(room.preview, session)
    for name, edit in edits(session):
        painted, processor, references = [], [], []
        for number in range(ROUNDS):
            references.append(whole())
            live = room.preview.live
            image = room.preview.stage.image
            used, started = processor_seconds(session), time.perf_counter()
            edit(number)
            until(lambda live=live: room.preview.live is not live and room.preview.is_current, 600)
            until(lambda image=image: room.preview.stage.image is not image, 600)
            painted.append(time.perf_counter() - started)
            processor.append(processor_seconds(session) - used)
            until(lambda: room.checks.is_current, 600)
            settle(session, longest=600)
        where = f"page {room.preview.page} of {room.preview.live.pages}"
        tell(f"{name}, {where}", painted, processor, references)


def typesetting(pane, session) -> Callable[[], float]:
    """Return what typesets the present dossier in a fresh child, with blank pictures."""
    from casefiles.domain.disclosure.disclosed import BurnedPage
    from casefiles.domain.foundation.cancellation import CancellationToken
    from casefiles.dossier.requests import Typeset
    from casefiles.office.draft.dossier_frames import handed_in, made_of

    def once() -> float:
        disclosure = pane.live.draft.disclosure
        pages = (
            BurnedPage(one.mark, number, 595, 842, 8, 8, "grey16", b"", b"x\x9c")
            for one in disclosure.exhibits
            for number in range(1, one.pages + 1)
        )
        place = session.vault.workplace
        blobs = list(handed_in(disclosure, pages, [], lambda _sizes: iter(())))
        started = time.perf_counter()
        made_of(Typeset(str(place.resources)), blobs, CancellationToken())
        return time.perf_counter() - started

    return once


def edits(session) -> Iterator[tuple[str, Callable[[int], None]]]:
    from casefiles.domain.foundation.boxes import Box
    from casefiles.domain.foundation.ids import MarkId
    from casefiles.domain.records.case_records import NOBODY, Fact, Mark, Person, Protection
    from casefiles.domain.records.narrative import NarrativeBlock
    from casefiles.office.draft.dossiers import save_contents
    from tests.bench import dossier_vault

    def change(kind, record_id, action: str, make: Callable) -> None:
        record = session.vault.ask(lambda reader: reader.get(kind, record_id))
        session.vault.run(lambda at: at.update(make(record), action))

    def fact(number: int) -> None:
        own = dossier_vault.fact_id(150)
        change(Fact, own, "edit_fact", lambda one: replace(one, text=f"{one.text} Again {number}."))

    def block(number: int) -> None:
        own = dossier_vault.block_id(30)
        longer = lambda one: replace(one, text=f"{one.text} Again {number}.")  # noqa: E731
        change(NarrativeBlock, own, "edit_narrative_block", longer)

    def order(number: int) -> None:
        documents = [dossier_vault.document_id(one) for one in range(1, 41)]
        at = 10 + number
        documents[at], documents[at + 1] = documents[at + 1], documents[at]
        sections = ["persons", "chronology", "statement", "narrative", "exhibits_list", "exhibits"]
        session.vault.run(save_contents(dossier_vault.WANTED, sections, documents))

    def mark(number: int) -> None:
        own = MarkId(f"{number:032x}")
        box = Box(0.1, 0.1 + 0.05 * number, 0.6, 0.13 + 0.05 * number)
        made = Mark(
            own, dossier_vault.CASE.id, dossier_vault.document_id(_EXHIBIT), 2, box, "", NOBODY,
            (), "",
        )  # fmt: skip
        session.vault.run(lambda at: at.insert(made, "add_mark"))

    def person(number: int) -> None:
        shown = Protection.OPEN if number % 2 else Protection.WITHHELD
        found = session.vault.ask(lambda reader: reader.find(Person))[0].id
        change(Person, found, "edit_person", lambda one: replace(one, protection=shown))

    yield "a paragraph of the facts", fact
    yield "a paragraph of the narrative", block
    yield "an exhibit moved in the outline", order
    yield "a person protected, or named", person
    yield "an area marked on an exhibit", mark


if __name__ == "__main__":
    main()
