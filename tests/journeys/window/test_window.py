"""The main job by hand, at the keyboard alone: from the first start to an exported dossier."""

import secrets
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from PySide6.QtWidgets import QApplication

from casefiles import paths
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.clock import Clock
from casefiles.domain.records.case_records import Case, Document, Edition, Event, Fact, Mark, Person
from casefiles.domain.records.suggestion_decisions import ReviewDecision
from casefiles.office.case.vault_service import VaultService
from casefiles.office.vault.integrity_check import check_vault
from casefiles.office.workplace.calibration import floor_cost
from casefiles.office.workplace.clock import system_clock
from casefiles.office.workplace.handover import Handover
from casefiles.ui.base.session import Session
from casefiles.ui.look.theme import Theme
from casefiles.ui.places.documents.screen import DocumentsScreen
from casefiles.ui.shell.application import DONE, LOCKED, WindowRun
from casefiles.ui.shell.main_window import MainWindow
from casefiles.ui.widgets.forms import RecordForm
from tests.tools import need
from tests.ui.dress import dress
from tests.ui.robot import ALT, CONTROL, SHIFT, Key, do, fill, press, push, tab_to
from tests.ui.robot import write as type_in
from tests.ui.settling import settle, until
from tests.ui.stray import StrayWindows

PAPER = next((paths.resources() / "sample" / "files").rglob("strait-morning*.pdf"))
CLOCK = system_clock("0" * 32)


def _is_at_clock(run: WindowRun) -> bool:
    door = run.unlock_window
    return door is not None and door.page is door.clock


class Program:
    """The program from one door to the next, as its supervisor would start it.

    Attributes:
        ballast: bytes that its vaults keep free for a full disk.
    """

    ballast = 0

    def __init__(self, theme: Theme, home: Path, clock: Clock = CLOCK) -> None:
        self.theme, self.home, self.clock = theme, home, clock
        self.cost = floor_cost
        self.handover = Handover(None, home)
        self.run: WindowRun | None = None

    def start(self) -> WindowRun:
        world = (self.clock, secrets.token_bytes, paths.resources())
        desk = VaultService(*world, cost=self.cost, ballast=self.ballast)
        self.run = WindowRun(desk, self.theme, self.handover, self._report)
        self.run.show_unlock_window()
        assert self.run.unlock_window is not None
        door = self.run.unlock_window
        until(lambda: bool(door.new_vault.offered.text()))
        # A real program has no earlier window beside it.
        door.activateWindow()
        until(door.isActiveWindow)
        door.page.take_focus()
        return self.run

    def _report(self, handover: Handover) -> None:
        self.handover = handover

    def window(self) -> MainWindow:
        """Wait for the window over the open vault."""
        run = self.run
        assert run is not None
        until(lambda: run.window is not None and run.window.workspace is not None)
        assert run.window is not None
        settle(run.window.session)
        return run.window

    def confirm_clock(self, longest: float = 90) -> None:
        """Say that the clock is right where it is asked: once a day, and after a jump."""
        run = self.run
        assert run is not None
        until(lambda: run.window is not None or _is_at_clock(run), longest)
        if run.window is None:
            press(Key.Key_Return)

    def leave(self, code: int) -> None:
        """Lock or close, and wait until the vault is closed."""
        run, ended = self.run, []
        assert run is not None
        run.ended.disconnect()
        run.ended.connect(lambda: ended.append(1))
        run.leave(code)
        until(lambda: bool(ended))
        # As the supervisor does, once the window has ended.
        if code == LOCKED:
            self.handover = replace(self.handover, is_after_lock=True, ends_with=None)
        for shown in (run.window, run.unlock_window):
            if shown is not None:
                shown.hide()
                shown.deleteLater()
        self.run = None


@pytest.fixture
def program(qapp, qtbot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Program]:
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    theme = dress(qapp)
    stray = StrayWindows()
    qapp.installEventFilter(stray)
    program = Program(theme, home)
    yield program
    qapp.removeEventFilter(stray)
    if program.run is not None:
        program.leave(DONE)
    assert stray.seen == []


def records(session: Session, kind: type) -> tuple:
    return session.vault.ask(lambda reader: reader.find(kind))


def create_by_keys(program: Program) -> str:
    """Create a vault with the offered words; the recovery sheet can wait."""
    run = program.start()
    door = run.unlock_window
    assert door is not None
    press(Key.Key_Return)
    words = door.new_vault.offered.text()
    type_in(words)
    press(Key.Key_Return)
    until(lambda: door.page is door.recovery)
    push("Later")
    until(lambda: door.page is door.clock)
    press(Key.Key_Return)
    return words


def unlock_by_keys(program: Program, words: str) -> MainWindow:
    run = program.start()
    door = run.unlock_window
    assert door is not None
    until(lambda: door.page is door.unlock)
    type_in(words)
    press(Key.Key_Return)
    program.confirm_clock()
    return program.window()


def new_case(session: Session) -> Case:
    fill("Reference", "R-2026/1")
    fill("Title", "Extradition of a teacher")
    fill("Requesting State", "China")
    fill("Requested State", "Poland")
    press(Key.Key_Return, CONTROL)
    settle(session)
    (case,) = records(session, Case)
    return case


def new_person(session: Session, name: str, protection: str) -> Person:
    press(Key.Key_3, CONTROL)
    settle(session)
    press(Key.Key_N, CONTROL)
    settle(session)
    fill("Name", name)
    if protection != "Withheld":
        tab_to("Withheld")
        press(Key.Key_Down)
        if protection == "Open":
            press(Key.Key_Down)
    press(Key.Key_Return, CONTROL)
    settle(session)
    if protection == "Open":
        push("Yes")
        settle(session)
    return records(session, Person)[-1]


def add_document(window: MainWindow, path: Path) -> Document:
    session = window.session
    press(Key.Key_2, CONTROL)
    settle(session)
    press(Key.Key_N, CONTROL)
    until(lambda: QApplication.activeWindow() is not None)
    settle(session)
    type_in(str(path))
    press(Key.Key_Return)
    until(lambda: bool(records(session, Document)), longest=60)
    assert window.workspace is not None
    room = window.workspace.rooms["documents"]
    assert isinstance(room, DocumentsScreen)
    until(lambda: not room.arrivals.rows())
    settle(session)
    return records(session, Document)[-1]


def new_event(session: Session, person: Person) -> Event:
    press(Key.Key_4, CONTROL)
    settle(session)
    press(Key.Key_N, CONTROL)
    settle(session)
    fill("When", "c. summer 2019")
    tab_to("What happened")
    type_in(f"Police visit @{person.names[0].text[:4]}")
    settle(session)
    press(Key.Key_Return)
    type_in(" at night.")
    fill("Place", "Yinquan")
    press(Key.Key_Return, CONTROL)
    settle(session)
    return records(session, Event)[-1]


def make_exhibit(session: Session) -> None:
    """Choose the first document, and give it a title and an exhibit mark."""
    press(Key.Key_Home)
    settle(session)
    press(Key.Key_F2)
    settle(session)
    fill("Title", "Morning paper")
    fill("Exhibit number", "AB/1")
    fill("Produced by", "A producing witness")
    press(Key.Key_Return, CONTROL)
    settle(session)


def mark_and_cite(session: Session) -> None:
    """Mark words of the page for redaction, tell a fact from others, and have it looked at."""
    press(Key.Key_Return)
    settle(session)
    for _ in range(3):
        press(Key.Key_Right, SHIFT)
    press(Key.Key_M, CONTROL)
    settle(session)
    type_in("home of a witness")
    press(Key.Key_Return, CONTROL)
    until(lambda: bool(records(session, Mark)))
    settle(session)
    press(Key.Key_D, CONTROL)
    settle(session)
    press(Key.Key_Right, SHIFT)
    press(Key.Key_Right, SHIFT)
    press(Key.Key_E, CONTROL)
    settle(session)
    press(Key.Key_Return, CONTROL)
    until(lambda: bool(records(session, Fact)))
    settle(session)


def export(session: Session, folder: Path) -> Path:
    """Sign for forms and for a place that nobody decided on, and export for the court."""
    press(Key.Key_7, CONTROL)
    settle(session, longest=120)
    press(Key.Key_4, ALT)
    settle(session, longest=120)
    for what in ("Sign off 17", "Sign off 1 "):
        push(what)
        fill("Reason for sign-off", "She is written in no other way.")
        settle(session, longest=120)
    press(Key.Key_5, ALT)
    settle(session)
    # Children that read pages are the last to be given time, and others test beside this.
    push("Run the final OCR check")
    type_in("The text of every page is searched below.")
    push("Choose a folder")
    settle(session)
    type_in(str(folder))
    press(Key.Key_Return)
    settle(session)
    push("Export")
    until(lambda: bool(records(session, Edition)), longest=120)
    settle(session)
    (file,) = folder.iterdir()
    return file


def text_of(pdf: Path) -> str:
    done = subprocess.run(["pdftotext", str(pdf), "-"], capture_output=True, text=True, check=True)
    return done.stdout


def test_first_run_to_exported_dossier_by_keys_alone(program: Program, tmp_path: Path):
    need("pdftotext")
    words = create_by_keys(program)
    session = program.window().session
    case = new_case(session)
    assert program.window().workspace.context.case_id == case.id

    sister = new_person(session, "Zulpiye Baratjan", "Withheld")
    assert sister.protection == "withheld"
    document = add_document(program.window(), PAPER)
    assert document.file_name == PAPER.name
    make_exhibit(session)
    mark_and_cite(session)
    (looked,) = records(session, ReviewDecision)
    assert (looked.kind, looked.document_id) == ("unseen_page", document.id), "the page shown alone"
    assert not records(session, Document)[0].is_looked_at
    (fact,) = records(session, Fact)
    assert fact.cites[0].document_id == document.id
    event = new_event(session, sister)
    assert event.date == "2019-06~/2019-08~"
    assert event.text == f"Police visit [[{sister.id}]] at night."

    out = tmp_path / "out"
    out.mkdir()
    dossier = export(session, out)
    assert dossier.name == "dossier-court-open.pdf"
    shown = text_of(dossier)
    assert "Police visit [WITHHELD] at night" in shown
    assert "Zulpiye" not in shown
    with pikepdf.open(dossier) as pdf:
        assert len(pdf.pages) > 2

    program.leave(LOCKED)
    window = unlock_by_keys(program, words)
    assert window.workspace is not None
    assert window.workspace.here().room == "dossier"
    assert check_vault(window.session.vault.workplace.vault, CancellationToken()).sound
    assert [path for path in program.home.iterdir() if path.name != "Casefiles"] == []


def test_what_was_typed_survives_the_lock_and_a_change_is_undone(program: Program):
    words = create_by_keys(program)
    session = program.window().session
    new_case(session)
    person = new_person(session, "Aud Brennick", "Pseudonym")
    assert person.protection == "pseudonym"
    press(Key.Key_F2)
    settle(session)
    tab_to("Contact instructions")
    type_in("only through counsel")

    program.leave(LOCKED)
    window = unlock_by_keys(program, words)
    session = window.session
    assert window.workspace is not None
    assert window.workspace.here().room == "people"
    assert window.workspace.here().record == person.id
    press(Key.Key_F2)
    until(lambda: any(form.isVisible() for form in window.findChildren(RecordForm)))
    settle(session)
    press(Key.Key_Return, CONTROL)
    settle(session)
    assert records(session, Person)[0].contact == "only through counsel"

    press(Key.Key_Z, CONTROL)
    until(lambda: records(session, Person)[0].contact == "")
    settle(session)
    press(Key.Key_Z, CONTROL | SHIFT)
    until(lambda: records(session, Person)[0].contact == "only through counsel")
    settle(session)
    do(session, "verify vault")
    until(lambda: "intact" in window.notice_line.text)
