"""The panel beside a document: in reach for every kind, and with room left for the pages."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.records.case_records import Document
from casefiles.office.importing import adding_files
from casefiles.ui.places.documents.reading_pane import ReadingPane
from casefiles.ui.places.documents.side_panel import CUSTODY, FACTS, LINKS, MARKS, REVEALS

SLOW = 60_000
PANE_OF_A_LAPTOP = (610, 728)
"""What a screen of 1366 by 768 leaves beside the list."""
READABLE = 230


@pytest.fixture
def pane(context, session, case_id, qtbot, tmp_path) -> ReadingPane:
    (tmp_path / "half.pdf").write_bytes(b"%PDF-1.7\n1 0 obj")
    session.vault.work(
        adding_files.add_files(case_id, [tmp_path], lambda _arrival: None), CancellationToken()
    )
    made = ReadingPane(context)
    qtbot.addWidget(made)
    made.resize(*PANE_OF_A_LAPTOP)
    return made


@pytest.fixture
def shown(pane, session, qtbot):
    def show(part: str) -> ReadingPane:
        documents = session.vault.ask(lambda reader: reader.find(Document))
        wanted = next(one for one in documents if part in one.file_name)
        pane.show(wanted.id)
        qtbot.waitUntil(lambda: pane.stage.document_id == wanted.id, timeout=SLOW)
        return pane

    return show


@pytest.mark.parametrize("part", ["PTT-", ".eml", "WhatsApp", ".xlsx", "half.pdf", "arrest-report"])
def test_where_a_document_comes_from_is_in_reach_for_every_kind(shown, qtbot, part: str):
    pane = shown(part)
    assert pane.head.panel.isVisible()
    QTest.mouseClick(pane.head.panel, Qt.MouseButton.LeftButton)
    QTest.mouseClick(
        pane.side.tabs,
        Qt.MouseButton.LeftButton,
        pos=pane.side.tabs.tabRect(CUSTODY).center(),
    )
    qtbot.waitUntil(lambda: "Added" in pane.side.custody.words(), timeout=SLOW)
    assert pane.side.custody.isVisible()
    QTest.keyClick(pane, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    assert pane.side.isHidden()


@pytest.mark.parametrize("part", ["引渡请求书", ".xlsx"])
def test_on_a_laptop_an_open_panel_leaves_the_pages_their_room(shown, qtbot, part: str):
    pane = shown(part)
    qtbot.waitUntil(pane.findings.isVisible, timeout=SLOW)
    pane.findings._buttons[0].setFocus()
    pane.head.panel.click()
    qtbot.waitUntil(lambda: pane.stage.height() >= READABLE, timeout=SLOW)
    assert pane.side.height() >= READABLE
    assert pane.head.panel.isVisible()
    assert pane.side.isAncestorOf(pane.focusWidget())
    pane.head.panel.click()
    qtbot.waitUntil(pane.findings.isVisible, timeout=SLOW)


def test_on_a_laptop_every_tab_of_the_panel_says_all_its_words(shown, qtbot):
    pane = shown("chuanhuanzheng")
    pane.head.panel.click()
    side = pane.side
    # Counts come by themselves, and would take the place of these.
    qtbot.waitUntil(lambda: side.tabs.tabText(FACTS) != "Facts")
    for tab in (MARKS, FACTS, LINKS, REVEALS):
        side.tabs.setTabText(tab, side.tabs.tabText(tab).split()[0] + " 11")
    for tab in range(side.tabs.count()):
        side.tabs.setCurrentIndex(tab)
        qtbot.wait(1)
        wanted = sum(side.tabs.tabSizeHint(at).width() for at in range(side.tabs.count()))
        assert wanted <= side.tabs.width()
        assert side.tabs.tabRect(side.tabs.count() - 1).right() <= side.tabs.width()


@pytest.mark.parametrize("width", [890, 1000, 1140])
def test_on_a_desk_screen_an_open_panel_leaves_the_pages_their_width(shown, qtbot, width: int):
    pane = shown("引渡请求书")
    pane.resize(width, 1000)
    pane.head.panel.click()
    qtbot.waitUntil(lambda: pane.side.width() > 300, timeout=SLOW)
    qtbot.wait(100)
    assert pane.stage.width() >= 500
    assert pane.stage.height() >= 400
