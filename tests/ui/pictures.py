"""Pictures of every room and panel, to be looked at: python -m tests.ui.pictures OUT [SCALE]."""

import os
import secrets
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from casefiles.ui.session import Session
    from casefiles.ui.theme import Theme

ROOT = Path(__file__).resolve().parents[2]
SIZES = ((1280, 720), (1600, 1000))


def take_all(out: Path, scales: tuple[str, ...] = ("1", "1.5")) -> None:
    """Take all pictures, one process per scale."""
    for scale in scales:
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": scale}
        subprocess.run(
            [sys.executable, "-m", "tests.ui.pictures", str(out / f"{scale}x")],
            cwd=ROOT,
            env=environment,
            check=True,
        )


def main(out: Path) -> None:
    """Take the pictures of this process's scale."""
    from PySide6.QtWidgets import QApplication

    from casefiles import paths
    from casefiles.ui.theme import Theme

    application = QApplication([])
    theme = Theme(paths.resources())
    theme.apply(application)
    with tempfile.TemporaryDirectory() as place:
        session = sample_session(Path(place) / "vault")
        take(session, theme, out)
        session.close()


def sample_session(folder: Path) -> "Session":
    """Make a vault with the sample case, and open it."""
    from casefiles import paths
    from casefiles.domain.ticket import Ticket
    from casefiles.evidence.limits import WorkerLimits
    from casefiles.evidence.template import open_template
    from casefiles.office.clock import system_clock
    from casefiles.office.desk import Desk
    from casefiles.office.load import load_case
    from casefiles.store.key_slots import Argon2Cost
    from casefiles.store.vault import create
    from casefiles.ui.session import Session

    clock = system_clock("0" * 32)
    with (
        create(folder, "x", Argon2Cost(8, 1, 1), clock, secrets.token_bytes) as vault,
        open_template(paths.resources(), WorkerLimits()) as template,
    ):
        form = paths.resources() / "sample" / "case.json"
        load_case(vault, template, form, secrets.token_bytes, Ticket())
    desk = Desk(clock, secrets.token_bytes, paths.resources())
    session = Session(desk.unlock(folder, "x"), clock)
    session.crashed.connect(_tell)
    session.failed.connect(_tell)
    return session


def take(session: "Session", theme: "Theme", out: Path) -> None:
    """Take the pictures of a vault, in both themes and all sizes."""
    from casefiles.ui.main_window import MainWindow
    from tests.ui.settling import settle, until

    window = MainWindow(session, theme)
    window.show()
    until(lambda: window.workspace is not None)
    settle(session)
    for mode in ("light", "dark"):
        theme.set_mode(mode)
        for width, height in SIZES:
            window.resize(width, height)
            settle(session)

            def keep(what: str, name: str = f"{mode}-{width}") -> None:
                settle(session)
                target = out / f"{what}-{name}.png"
                target.parent.mkdir(parents=True, exist_ok=True)
                if not window.grab().save(str(target)):
                    raise OSError(target)

            rooms(window, keep)
    window.hide()


def _tell(error: BaseException) -> None:
    traceback.print_exception(error)


def rooms(window: object, keep: Callable[[str], None]) -> None:
    """Go through the rooms and take their pictures."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    from casefiles.domain.records import Document, Event, Person
    from casefiles.ui.actions import ROOMS
    from casefiles.ui.keys_sheet import KeysSheet
    from casefiles.ui.main_window import MainWindow
    from casefiles.ui.navigation import Place
    from casefiles.ui.palette import Palette

    assert isinstance(window, MainWindow)
    assert window.workspace is not None
    context = window.workspace.context
    ask = window.session.vault.ask
    documents = ask(lambda reader: reader.find(Document))
    marked = next(document for document in documents if document.file_name.endswith(".pdf"))
    records = {
        "documents": marked.id,
        "timeline": ask(lambda reader: reader.find(Event))[2].id,
        "people": ask(lambda reader: reader.find(Person))[1].id,
    }
    for key, _, _ in ROOMS:
        context.navigator.go(Place(key))
        keep(f"{key}-plain")
        if key in records:
            context.navigator.go(Place(key, records[key], "1" if key == "documents" else ""))
            keep(key)
    for name in ("people.edit", "timeline.edit", "overview.edit_case", "documents.edit"):
        context.actions.asked.emit(name)
        keep(f"form-{name.replace('.', '-')}")
        context.navigator.go(Place("history"))
    palette = window.findChild(Palette)
    context.actions["app.palette"].trigger()
    keep("palette")
    QTest.keyClicks(palette.focusWidget() or palette, "zul")
    keep("palette-found")
    palette.dismiss()
    context.actions["app.keys"].trigger()
    keep("keys")
    sheet = window.findChild(KeysSheet)
    QTest.keyClick(sheet, Qt.Key.Key_Escape)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
