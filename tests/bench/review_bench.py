"""A review of four hundred files: from a key to the next document, and to its page painted.

Run in a window of its own, offscreen; the same with and without the page that is drawn ahead.
"""

import io
import json
import os
import secrets
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tests.bench.measuring import ROOT, Spread

COUNT = 400
DECISIONS = 60
THINKING = 0.35
"""Seconds between two decisions: somebody looks at the page before a key is pressed."""


def run() -> list[str]:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.review_bench"],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    told = dict(map(json.loads, done.stdout.splitlines()))
    ahead, alone = told["painted, drawn ahead"], told["painted, not drawn ahead"]
    share = Spread([value / Spread(alone).median for value in ahead])
    lines = [f"{name}: {Spread(values).text('ms', 1)}" for name, values in told.items()]
    return [*lines, share.text("x the time without drawing ahead", 2)]


def letter(number: int) -> bytes:
    """Return a page that differs from all others."""
    from reportlab.pdfgen.canvas import Canvas

    held = io.BytesIO()
    page = Canvas(held, (595, 842))
    for line in range(40):
        page.drawString(60, 780 - 18 * line, f"Letter {number}, line {line}: nothing happened.")
    page.save()
    return held.getvalue()


def fill(folder: Path) -> None:
    from casefiles.domain.files.extraction import Extraction, PageText, TextLine
    from casefiles.domain.foundation.boxes import Box
    from casefiles.domain.foundation.cancellation import CancellationToken
    from casefiles.domain.foundation.ids import CaseId, DocumentId
    from casefiles.domain.records.case_records import Case, Document, DocumentStatus
    from casefiles.store.vault.opening import create
    from tests.sample_vaults import CHEAP, CLOCK, PASSPHRASE

    with create(folder, PASSPHRASE, CHEAP, CLOCK, secrets.token_bytes) as vault:
        case = Case(CaseId("ca" * 16), "R/400", "Four hundred files", "", "", "", "")
        vault.write(lambda at: at.insert(case, "load"))
        for number in range(COUNT):
            content = vault.seal(case.id, [letter(number)], CancellationToken()).content_id
            own = DocumentId(f"{number:032x}")

            def keep(work, own=own, content=content, number=number):
                work.accept_content(content)
                work.insert(
                    Document(
                        own, case.id, content, f"Letter {number:03}", f"{number}.pdf",
                        DocumentStatus.RECEIVED, is_public=False, is_looked_at=False,
                    ),
                    "load",
                )  # fmt: skip
                line = TextLine(f"Letter {number}", Box(0.1, 0.05, 0.5, 0.07))
                page = PageText(1, 595.0, 842.0, (line,))
                work.put_reading(own, Extraction("application/pdf", (page,)))

            vault.write(keep)


def main() -> None:
    """Measure in this process, and print a line of JSON for each figure."""
    from PySide6.QtWidgets import QApplication

    from casefiles import paths
    from casefiles.ui.base.session import Session
    from casefiles.ui.look.theme import Theme
    from casefiles.ui.shell.main_window import MainWindow
    from tests.sample_vaults import CLOCK, PASSPHRASE
    from tests.ui.settling import settle, until

    application = QApplication([])
    theme = Theme(paths.resources())
    theme.apply(application)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "vault"
        fill(folder)
        from casefiles.office.case.vault_service import VaultService

        desk = VaultService(CLOCK, secrets.token_bytes, paths.resources())
        session = Session(desk.unlock(folder, PASSPHRASE), CLOCK)
        window = MainWindow(session, theme)
        window.resize(1600, 1000)
        window.show()
        until(lambda: window.workspace is not None)
        settle(session)
        measure(window, session, settle, until)
        window.hide()
        session.close()


def measure(window, session, settle: Callable, until: Callable) -> None:
    from PySide6.QtCore import Qt, QTimer
    from PySide6.QtTest import QTest

    from casefiles.ui.base.navigation import NavigationTarget

    window.workspace.context.navigator.go(NavigationTarget("documents", "", "review"))
    room = window.workspace.room
    until(lambda: room.review.row is not None)
    settle(session, quiet=1.0)
    view = room.pane.view
    beats: dict[str, list[float]] = {"": [], " of its own processor": []}
    last = [0.0, 0.0]

    def beat() -> None:
        now = [time.perf_counter(), time.thread_time()]
        for values, before, after in zip(beats.values(), last, now, strict=True):
            values.append((after - before) * 1000)
        last[:] = now

    timer = QTimer()
    timer.timeout.connect(beat)
    told, prepare = [], room.pane.prepare
    for name, ahead in (("drawn ahead", prepare), ("not drawn ahead", lambda _id: None)):
        room.pane.prepare = ahead
        shown, painted = [], []
        last[:] = [time.perf_counter(), time.thread_time()]
        timer.start(5)
        for _ in range(DECISIONS):
            before = room.review.row.id
            started = time.perf_counter()
            QTest.keyClick(view, Qt.Key.Key_R)
            until(lambda was=before: room.pane.here()[0] != was and room.pane._shown is not None)
            shown.append((time.perf_counter() - started) * 1000)
            until(lambda: 1 in view.supply.pictures)
            painted.append((time.perf_counter() - started) * 1000)
            rest = time.perf_counter() + THINKING
            until(lambda end=rest: time.perf_counter() > end)
        timer.stop()
        told += [(f"next document, {name}", shown), (f"painted, {name}", painted)]
    for name, values in beats.items():
        worst = f"the five longest times in which the window heard nobody, ms{name}"
        told.append((worst, sorted(values)[-5:]))
    for name, values in told:
        print(json.dumps([name, values]))


if __name__ == "__main__":
    main()
