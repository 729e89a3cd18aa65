"""The window in the language for developers: no text of it stays English, no label is cut."""

import ast
import re
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTableView,
    QTextEdit,
    QWidget,
)

from casefiles import paths
from casefiles.domain.records.case_records import Document, Event, Person
from casefiles.ui.base.session import Session
from casefiles.ui.shell.main_window import MainWindow
from casefiles.words import language
from resources.catalogues import make_catalogues
from tests.rules.outside_texts import CALLS, name_of
from tests.rules.test_catalogue import ROOT, UI
from tests.ui.conftest import CLOCK, PASSPHRASE
from tests.ui.dress import dress
from tests.ui.settling import settle, until
from tests.ui.test_every_room import STATES, Office, squeezed, told

SCREEN = QSize(1366, 768)
LEAST_LETTERS = 3
_ZONE = re.compile(r"\W*UTC\W*")
"""A moment of the case is data: its date reads as a dossier prints it."""


@pytest.fixture(scope="module")
def pseudo() -> Iterator[None]:
    language.speak(language.PSEUDO, paths.resources() / "catalogues")
    yield
    language.speak(language.ENGLISH, paths.resources() / "catalogues")


def shown_window(qapp, desk, folder: Path) -> tuple[Session, Office]:
    session = Session(desk.unlock(folder, PASSPHRASE), CLOCK)
    theme = dress(qapp)
    window = MainWindow(session, theme)
    window.resize(SCREEN)
    window.show()
    until(lambda: window.workspace is not None)
    settle(session)
    ask = session.vault.ask
    records = {
        "documents": next(
            one.id for one in ask(lambda r: r.find(Document)) if one.file_name.endswith(".pdf")
        ),
        "timeline": ask(lambda reader: reader.find(Event))[2].id,
        "people": ask(lambda reader: reader.find(Person))[1].id,
    }
    return session, Office(window, theme, records)


@pytest.fixture(scope="module")
def office(pseudo, qapp, desk, made_sample: Path, tmp_path_factory) -> Iterator[Office]:
    folder = shutil.copytree(made_sample, tmp_path_factory.mktemp("pseudo") / "vault")
    session, shown = shown_window(qapp, desk, folder)
    yield shown
    session.close()
    shown.window.deleteLater()
    QCoreApplication.sendPostedEvents(shown.window, QEvent.Type.DeferredDelete)


@cache
def elsewhere() -> str:
    """Everything that is no message: of papers, of the rooms that have none, and data."""
    said = []
    for path in (ROOT / "casefiles").rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        messages = {
            text
            for node in ast.walk(tree)
            if isinstance(node, ast.Call)
            for text in node.args[: CALLS.get(name_of(node), 0)]
        }
        if not path.is_relative_to(UI):
            said += [
                node.value
                for node in ast.walk(tree)
                if isinstance(node, ast.Constant)
                and isinstance(node.value, str)
                and node not in messages
            ]
    said += [path.read_text(encoding="utf-8") for path in (ROOT / "resources").rglob("*.yaml")]
    return "\0".join(said).casefold()


@cache
def english() -> list[re.Pattern[str]]:
    """What a text of the window or of the office reads like that was not translated."""
    found = []
    for one in make_catalogues.messages():
        for text in filter(None, (one.english, one.plural)):
            pieces = re.split(r"\{\w*\}", text)
            longest = max(pieces, key=len).strip()
            if len(re.findall("[A-Za-z]", longest)) < LEAST_LETTERS or _ZONE.fullmatch(longest):
                continue
            if longest.casefold() not in elsewhere():
                found.append(re.compile(".+?".join(map(re.escape, pieces)), re.DOTALL))
    return found


def texts_of(widget: QWidget) -> Iterator[str]:
    """Return all that a widget shows or says."""
    yield from (widget.toolTip(), widget.accessibleName(), widget.accessibleDescription())
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text()
    if isinstance(widget, QLineEdit | QTextEdit | QPlainTextEdit):
        yield widget.placeholderText()
    if isinstance(widget, QComboBox):
        yield from (widget.itemText(at) for at in range(widget.count()))
    if isinstance(widget, QTableView) and widget.model() is not None:
        model = widget.model()
        for column in range(model.columnCount()):
            yield str(model.headerData(column, Qt.Orientation.Horizontal) or "")


def left_english(office: Office) -> list[str]:
    found = []
    for widget in office.visible():
        for text in texts_of(widget):
            plain = text.replace("&&", "&").strip()
            if any(one.fullmatch(plain) for one in english()):
                found.append(f"{text!r}: {told(widget)}")
    return sorted(set(found))


def cut(office: Office) -> list[str]:
    labels = (one for one in office.visible() if isinstance(one, QLabel | QAbstractButton))
    return [f"{told(one)}: {why}" for one in labels if (why := squeezed(one))]


@pytest.mark.parametrize("state", STATES)
def test_no_text_stays_english_and_no_label_is_cut(office: Office, state: str):
    office.show(("light", 100, state))
    office.window.resize(SCREEN)
    settle(office.window.session, 0.2)
    assert left_english(office) == []
    assert any("é" in text or "ö" in text for one in office.visible() for text in texts_of(one))
    assert cut(office) == []


def test_control_an_english_window_is_seen(qapp, desk, made_sample: Path, tmp_path: Path):
    before = language.spoken()
    language.speak(language.ENGLISH, tmp_path)
    try:
        folder = shutil.copytree(made_sample, tmp_path / "vault")
        session, shown = shown_window(qapp, desk, folder)
        shown.show(("light", 100, "vault"))
        assert len(left_english(shown)) > 20
        session.close()
        shown.window.deleteLater()
    finally:
        language.speak(before, tmp_path)
