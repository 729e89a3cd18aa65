"""The ways by which words could leave the open window: crash reports, dragging, copying."""

import os
import secrets
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QDrag, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from casefiles.domain.records.case_records import Document, Event, Person
from casefiles.ui.base.navigation import NavigationTarget
from casefiles.ui.shell.main_window import MainWindow
from casefiles.ui.unlock.recovery_page import RecoveryPage
from casefiles.ui.unlock.sheet_page import SheetPage
from casefiles.ui.widgets.drag_guard import _NoGrip, prevent_dragging
from casefiles.ui.widgets.secret_field import SecretField
from tests.attacks.window.visit import PASSPHRASE, PLANTED, ROOT, SEARCH
from tests.ui import conftest
from tests.ui.settling import settle, until

_CRASHING = """
import json, os, secrets, sys, traceback
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel
from casefiles import paths
from casefiles.office.workplace.clock import system_clock
from casefiles.office.case.vault_service import VaultService
from casefiles.office.workplace.handover import Handover
from casefiles.ui.shell import application, crash
from casefiles.ui.shell.main_window import MainWindow
from casefiles.ui.look.theme import Theme
from tests.ui.settling import until
folder, name, passphrase, how = sys.argv[1:]
if how == "leaky":
    leak = lambda error: "".join(traceback.format_exception(error))
    application.describe = crash.describe = leak
app = QApplication([])
desk = VaultService(system_clock("0" * 32), secrets.token_bytes, paths.resources())
theme = Theme(desk.resources)
theme.apply(app)
def broken(self):
    client = name
    raise ValueError(f"no room for {client}")
MainWindow._check = broken
run = application.WindowRun(desk, theme, Handover(Path(folder), Path(folder).parent), print)
supervisor, _ = os.pipe()
run.listen(supervisor)
run.show_unlock_window()
run.unlock_window._needs_clock = False
run.unlock_window._on_open(desk.unlock(Path(folder), passphrase))
until(lambda: run.window is not None and run.window.workspace is not None)
run.window.workspace.context.actions["app.check"].trigger()
until(lambda: run.sheet is not None and run.sheet.is_closed)
run.sheet.copy.click()
shown = [label.text() for label in run.sheet.findChildren(QLabel)]
shown += [run.sheet.stack.toPlainText(), QGuiApplication.clipboard().text()]
print(json.dumps(shown), flush=True)
sys.stderr.flush()
os._exit(0)
"""


@pytest.mark.parametrize("how", ["ours", "leaky"])
def test_a_bug_tells_where_and_nothing_of_the_case(sample_vault: Path, tmp_path: Path, how: str):
    done = subprocess.run(
        [sys.executable, "-c", _CRASHING, str(sample_vault), PLANTED, conftest.PASSPHRASE, how],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "HOME": str(tmp_path)},
        cwd=ROOT, stdin=subprocess.PIPE, capture_output=True, check=True, timeout=300,
    )  # fmt: skip
    said = done.stdout + done.stderr
    assert b"ValueError" in said
    assert b"in broken" in said
    assert bool(SEARCH.hits(said)) == (how == "leaky")


@pytest.fixture
def window(session, theme, qapp) -> Iterator[MainWindow]:
    """The window with every room entered, and a record shown in each."""
    window = MainWindow(session, theme)
    window.show()
    until(lambda: window.workspace is not None)
    for key, kind in (("overview", None), ("documents", Document), ("timeline", Event),
                      ("people", Person), ("dossier", None), ("history", None),
                      ("vault", None), ("preferences", None)):  # fmt: skip
        found = session.vault.ask(lambda reader, kind=kind: reader.find(kind)) if kind else ()
        window.workspace.context.navigator.go(NavigationTarget(key, found[0].id if found else ""))
        settle(session)
    yield window
    window.hide()
    window.deleteLater()


def words_dragged(view: QAbstractItemView) -> set[str]:
    """Return the secrets in what could be dragged out of a list."""
    model = view.model()
    if not view.dragEnabled() or model is None or not model.rowCount():
        return set()
    rows = [model.index(row, 0) for row in range(model.rowCount())]
    dragged = [row for row in rows if model.flags(row) & Qt.ItemFlag.ItemIsDragEnabled]
    data = model.mimeData(dragged)
    return {f"{name}: {bytes(data.data(name).data())!r}" for name in data.formats()}


def test_nothing_of_the_window_can_be_dragged_out(window: MainWindow):
    no_list_lets_words_be_dragged_out(window)
    no_text_can_be_dragged_out(window)


def no_list_lets_words_be_dragged_out(window: MainWindow) -> None:
    views = window.findChildren(QAbstractItemView)
    assert len(views) > 6
    dragged = set().union(*map(words_dragged, views))
    assert dragged <= {"application/x-casefiles-row: b'0'"}
    plain = QListWidget()
    plain.addItem(PLANTED)
    plain.setDragEnabled(True)
    assert words_dragged(plain), "a plain list would give them"


def drags_begun(text: QWidget) -> int:
    """Select all of a text and pull at it."""
    ground = text.viewport() if isinstance(text, QTextEdit | QPlainTextEdit) else text
    if isinstance(text, QLabel):
        text.setSelection(0, len(text.text()))
    else:
        text.selectAll()
    at = QPoint(14, 14) if ground is not text else QPoint(6, text.height() // 2)
    button, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    QTimer.singleShot(150, lambda: QTest.keyClick(ground, Qt.Key.Key_Escape))
    QTest.mousePress(ground, button, pos=at)
    for step in (20, 40):
        place = QPointF(at.x() + step, at.y())
        pull = QMouseEvent(
            QEvent.Type.MouseMove, place, ground.mapToGlobal(place), none, button,
            Qt.KeyboardModifier.NoModifier,
        )  # fmt: skip
        QApplication.sendEvent(ground, pull)
    begun = len(text.findChildren(QDrag))
    QTest.mouseRelease(ground, button, pos=at)
    QTest.qWait(200)
    return begun


def selectable_labels(window: QWidget) -> list[QLabel]:
    flag = Qt.TextInteractionFlag.TextSelectableByMouse
    labels = window.findChildren(QLabel)
    return [one for one in labels if one.textInteractionFlags() & flag and one.text()]


def is_gripless(text: QWidget) -> bool:
    """Tell whether a text lets go of its selection."""
    return any(isinstance(child, _NoGrip) for child in text.children())


def no_text_can_be_dragged_out(window: MainWindow) -> None:
    texts = [*selectable_labels(window), *window.findChildren(QTextEdit)]
    texts += window.findChildren(QPlainTextEdit)
    assert len(texts) > 4
    assert [text for text in texts if not is_gripless(text)] == []
    assert not any(line.dragEnabled() for line in window.findChildren(QLineEdit))


@pytest.mark.parametrize("kind", [QLabel, QTextEdit, QPlainTextEdit])
def test_a_text_without_its_filter_would_be_dragged(qtbot, kind: type[QWidget]):
    begun = []
    for is_kept in (False, True):
        text = kind(PLANTED)
        qtbot.addWidget(text)
        if kind is QLabel:
            text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        if is_kept:
            prevent_dragging(text)
        text.resize(300, 60)
        text.show()
        begun.append(drags_begun(text))
    assert begun[0] > 0
    assert begun[1] == 0


def test_secrets_are_not_copied_even_while_they_are_shown(qtbot, theme):
    board = QApplication.clipboard()
    plain, field, sheet = QLineEdit(PASSPHRASE), SecretField("Passphrase"), SheetPage()
    field.line.setText(PASSPHRASE)
    field.reveal.setChecked(True)
    sheet.groups.setPlainText("K7FTN 677S6")
    copied = []
    for line in (plain, field.line, sheet.groups):
        qtbot.addWidget(line)
        board.clear()
        line.selectAll()
        QTest.keyClick(line, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
        copied.append(board.text())
        QTest.keyClick(line, Qt.Key.Key_X, Qt.KeyboardModifier.ControlModifier)
        copied.append(board.text())
    assert copied == [PASSPHRASE, PASSPHRASE, "", "", "", ""]
    assert field.text() == PASSPHRASE


def test_the_recovery_sheet_is_forgotten_when_it_is_put_off(qtbot, theme):
    groups = tuple(f"G{number:04}" for number in range(13))
    page = RecoveryPage(secrets.token_bytes)
    qtbot.addWidget(page)
    page.show_parts(groups)

    def shown() -> set[str]:
        told = [label.text() + label.accessibleName() for label in page.findChildren(QLabel)]
        return {group for group in groups if any(group in text for text in told)}

    assert shown() == set(groups)
    page.later.click()
    assert shown() == set()
    assert page.parts == ()
