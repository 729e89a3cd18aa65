"""What is measured inside the window's process; prints JSON lines of words, unit and values."""

import json
import secrets
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from casefiles import paths
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.records.case_records import Case
from casefiles.evidence.channel.limits import WorkerLimits
from casefiles.evidence.host.template import open_template
from casefiles.office.case.vault_service import VaultService
from casefiles.office.importing.adding_files import add_files
from casefiles.office.importing.case_loading import load_case
from casefiles.office.importing.import_progress import ImportedFile
from casefiles.office.workplace.clock import system_clock
from casefiles.store.keys.key_slots import Argon2Cost
from casefiles.store.vault.opening import create
from casefiles.ui.background.gc_control import GarbageCollection
from casefiles.ui.base.actions import ROOMS
from casefiles.ui.base.navigation import NavigationTarget
from casefiles.ui.base.session import Session
from casefiles.ui.look.theme import Theme
from casefiles.ui.places.documents.screen import DocumentsScreen
from casefiles.ui.shell.main_window import MainWindow
from tests.bench.table_frames import table_frames
from tests.bench.timeline_frames import frames
from tests.ui.settling import settle, until

ROWS = (10_000, 50_000, 100_000)
_CLOCK = system_clock("0" * 32)
_ROUNDS = 7
_FRAMES = {
    "chart": "packed by a worker, once",
    "first": "its first frame",
    "whole": "one frame of all",
    "zoom": "one frame of a zoom",
    "scroll": "one frame of a scroll",
    "step": "one frame of a step to the next event",
    "list": "one frame of its list",
}


def tell(words: str, unit: str, values: list[float]) -> None:
    print(json.dumps([words, unit, values]), flush=True)


@contextmanager
def shown_window(theme: Theme) -> Iterator[MainWindow]:
    """Give the window over a vault with the sample case."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "vault"
        with (
            create(folder, "x", Argon2Cost(8, 1, 1), _CLOCK, secrets.token_bytes) as vault,
            open_template(paths.resources(), WorkerLimits()) as template,
        ):
            form = paths.resources() / "sample" / "case.json"
            load_case(vault, template, form, secrets.token_bytes, CancellationToken())
        desk = VaultService(_CLOCK, secrets.token_bytes, paths.resources())
        session = Session(desk.unlock(folder, "x"), _CLOCK)
        window = MainWindow(session, theme)
        window.show()
        until(lambda: window.workspace is not None)
        settle(session)
        yield window
        window.hide()
        session.close()


class Beat(QObject):
    """Beats every 5 ms on the window's thread; the longest gap is the longest block.

    Attributes:
        gaps: milliseconds between beats.
        work: milliseconds of them that the thread itself worked, without waiting for others.
    """

    def __init__(self) -> None:
        super().__init__()
        self.gaps: list[float] = []
        self.work: list[float] = []
        self._last, self._worked = time.perf_counter(), time.thread_time()
        self._timer = QTimer(self)
        self._timer.setInterval(5)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def _beat(self) -> None:
        now, worked = time.perf_counter(), time.thread_time()
        self.gaps.append((now - self._last) * 1000)
        self.work.append((worked - self._worked) * 1000)
        self._last, self._worked = now, worked

    def stop(self) -> None:
        self._timer.stop()


class Reader(QObject):
    """Somebody who reads one document after the other while files are added."""

    def __init__(self, room: DocumentsScreen) -> None:
        super().__init__()
        self._room, self._turn = room, 0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._turn_on)
        self._timer.start(250)

    def _turn_on(self) -> None:
        self._turn += 1
        table = self._room.list.table
        documents = [row for row in table.rows_model.rows if not isinstance(row, ImportedFile)]
        if documents:
            table.select(documents[self._turn % len(documents)].id)

    def stop(self) -> None:
        self._timer.stop()


def room_switches(window: MainWindow) -> None:
    assert window.workspace is not None
    navigator = window.workspace.context.navigator
    for key, _, _ in ROOMS:
        navigator.go(NavigationTarget(key))
        settle(window.session)
    taken = []
    for _ in range(_ROUNDS):
        for key, _, _ in ROOMS:
            started = time.perf_counter()
            navigator.go(NavigationTarget(key))
            window.grab()
            taken.append((time.perf_counter() - started) * 1000)
            settle(window.session, quiet=0.05)
    tell("switch to a room and paint it", "ms", taken)


def import_blocks(window: MainWindow, folder: Path) -> None:
    source = paths.resources() / "sample" / "files"
    samples = [path for path in sorted(source.rglob("*")) if path.is_file()]
    for number in range(300):
        data = samples[number % len(samples)].read_bytes()
        (folder / f"{number:03}-{samples[number % len(samples)].name}").write_bytes(
            data + f"\n% {number}".encode()
        )
    case = window.session.vault.ask(lambda reader: reader.find(Case))[0]
    assert window.workspace is not None
    window.workspace.context.navigator.go(NavigationTarget("documents"))
    settle(window.session)
    room = window.workspace.rooms["documents"]
    assert isinstance(room, DocumentsScreen)
    beat, reader, ended = Beat(), Reader(room), []
    started = time.perf_counter()
    window.session.start(
        window, "Adding files", add_files(case.id, (folder,), lambda _: None), ended.append
    )
    until(lambda: bool(ended), longest=600)
    tell("300 files added", "s", [time.perf_counter() - started])
    beat.stop()
    reader.stop()
    tell("longest block of the window's thread meanwhile", "ms", [max(beat.gaps)])
    tell("longest work of the window's thread meanwhile", "ms", [max(beat.work)])
    late = sorted(beat.gaps)
    tell("99.9 % of its beats within", "ms", [late[int(len(late) * 0.999)]])


def main() -> None:
    application = QApplication([])
    theme = Theme(paths.resources())
    theme.apply(application)
    GarbageCollection(_CLOCK, application)
    with shown_window(theme) as window, tempfile.TemporaryDirectory() as place:
        room_switches(window)
        import_blocks(window, Path(place))
    for rows in ROWS:
        tell(f"scroll a list of {rows:,} rows, one frame", "ms", table_frames(rows))
        for words, values in frames(rows).items():
            tell(f"timeline of {rows:,} events, {_FRAMES[words]}", "ms", values)


if __name__ == "__main__":
    main()
