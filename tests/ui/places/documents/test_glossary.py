"""Words explained under the pointer, and looked up by keyboard."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QToolTip

from casefiles.domain.foundation.boxes import Box
from casefiles.domain.records.case_records import Document
from casefiles.office.documents.glossary import GlossaryExplanation
from casefiles.office.documents.pages import PageWord, PageWords
from casefiles.ui.base.navigation import NavigationTarget
from casefiles.ui.places.documents.pages.explained_words import tooltip
from casefiles.ui.places.documents.pages.glossary_tips import line_at
from tests.ui.places.documents.test_room import opened
from tests.ui.settling import settle, until


@pytest.fixture
def room(context, qtbot):
    return opened(context, qtbot)


def test_selected_words_are_looked_up_and_the_list_comes_back(room, session):
    documents = session.vault.ask(lambda reader: reader.find(Document))
    request = next(one for one in documents if "引渡请求书" in one.file_name)
    room.open(NavigationTarget("documents", request.id, "1"))
    until(lambda: bool(room.pane.view.supply.words))
    room.pane.take_focus()
    QTest.keyClick(room.pane.view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(room.pane.view, Qt.Key.Key_F1, Qt.KeyboardModifier.ShiftModifier)
    side = room._left.glossary
    until(lambda: side.table.rows_model.rowCount() > 0)
    assert side.line.hasFocus()
    side.line.clear()
    QTest.keyClicks(side.line, "liuzhi")
    until(lambda: [term.term for term in side.table.rows_model.rows] == ["留置", "双规"])
    side.table.select("zh:留置")
    until(lambda: side.detail.text().endswith("Source: general usage, as of 2026-11-25."))
    assert "Unverified." in side.detail.text()
    side.closed.emit()
    until(room.list.isVisible)


def test_the_word_under_the_pointer_is_explained(room, session, monkeypatch):
    documents = session.vault.ask(lambda reader: reader.find(Document))
    request = next(one for one in documents if "引渡请求书" in one.file_name)
    room.open(NavigationTarget("documents", request.id, "1"))
    view = room.pane.view
    until(lambda: 1 in view.supply.words)
    told = []
    monkeypatch.setattr(QToolTip, "showText", lambda *said: told.append(said[1]))
    monkeypatch.setattr(type(view), "underMouse", lambda _self: True)
    settle(session)
    word = next(one for one in view.supply.words[1].words if one.text == "艾")
    sheet = view.in_sight()[0]
    x = sheet.left + (word.box.x0 + word.box.x1) / 2 * sheet.width
    y = sheet.top + (word.box.y0 + word.box.y1) / 2 * sheet.height - view.offset()[1]
    at = QPoint(round(x / view.ratio), round(y / view.ratio))
    event = QHelpEvent(QHelpEvent.Type.ToolTip, at, view.viewport().mapToGlobal(at))
    QApplication.sendEvent(view.viewport(), event)
    until(lambda: bool(told))
    assert "艾 ai" in told[0]


def test_the_line_of_a_word_is_told_with_its_place():
    box = Box(0.1, 0.1, 0.2, 0.2)
    words = PageWords(
        1,
        (
            PageWord("запрос", box, 0, False),
            PageWord("о", Box(0.3, 0.1, 0.35, 0.2), 0, False),
            PageWord("выдаче", Box(0.4, 0.1, 0.6, 0.2), 0, False),
            PageWord("лица", Box(0.1, 0.3, 0.2, 0.4), 1, False),
        ),
        False,
    )
    assert line_at(words, 0.5, 0.15) == ("запрос о выдаче", 9)
    assert line_at(words, 0.9, 0.9) is None


def test_without_a_term_the_glossary_says_what_it_holds_and_what_can_be_done(room, session):
    room.context.actions["documents.explain"].trigger()
    side = room._left.glossary
    until(lambda: side.table.isVisible() and side.table.rows_model.rowCount() > 0)
    side.line.setText("王伟")
    until(side.nothing.isVisible)
    assert side.readings.text() == "Pinyin, without tones: 王 wang   伟 wei"
    assert "Legal and police terms" in side.nothing.words.text()
    (every,) = side.nothing.findChildren(QPushButton)
    every.click()
    until(lambda: side.table.isVisible() and side.table.rows_model.rowCount() > 0)


def test_a_reading_under_the_pointer_says_what_it_is():
    told = tooltip(GlossaryExplanation((("王", ("wang",)),), ()))
    assert "Pinyin, without tones: 王 wang" in told
    assert "has no term here" in told
    assert tooltip(GlossaryExplanation((), ())) == ""
