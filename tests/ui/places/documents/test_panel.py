"""The panel beside a document: in reach for every kind, and with room left for the pages."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.records.case_records import Document
from casefiles.office.importing import adding_files
from casefiles.ui.places.documents.reading_pane import ReadingPane
from casefiles.ui.places.documents.side_panel import (
    CUSTODY,
    DETAILS,
    FACTS,
    LINKS,
    MARKS,
    REVEALS,
)

SLOW = 60_000
PANE_OF_A_LAPTOP = (610, 728)
"""What a screen of 1366 by 768 leaves beside the list."""


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
    icon = pane.side.strip.tab(CUSTODY)
    assert icon.isVisible()
    QTest.mouseClick(icon, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Added" in pane.side.custody.words(), timeout=SLOW)
    assert pane.side.custody.isVisible()
    assert not icon.isVisible(), "the open inspector has the icons itself"
    QTest.keyClick(pane, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    assert pane.side.isHidden()
    assert icon.isVisible()


@pytest.mark.parametrize("part", ["引渡请求书", ".xlsx"])
def test_what_was_found_in_a_file_takes_no_room_from_its_pages(shown, qtbot, part: str):
    pane = shown(part)
    qtbot.waitUntil(lambda: not pane.findings.isHidden(), timeout=SLOW)
    assert pane.stage.height() >= pane.height() - pane.tools.height() - 1
    number = pane.side.strip.tab(DETAILS).text()
    assert int(number) >= len(pane.findings.words()) > 0
    pane.side.strip.tab(DETAILS).click()
    qtbot.waitUntil(pane.findings.isVisible, timeout=SLOW)
    assert pane.stage.height() >= pane.height() - pane.tools.height() - 1


def test_every_section_has_its_icon_in_sight_and_says_its_count(shown, qtbot):
    pane = shown("chuanhuanzheng")
    side = pane.side
    qtbot.waitUntil(lambda: side.tabs.words_of(FACTS) != "Facts")
    count = side.tabs.words_of(FACTS).split()[1]
    assert side.strip.tab(FACTS).text() == count
    assert side.strip.tab(FACTS).accessibleName() == f"Facts {count}"
    pane.head.panel.click()
    for section in (MARKS, FACTS, LINKS, REVEALS, DETAILS):
        side.tabs.tab(section).click()
        assert side.title.text() == side.tabs.words_of(section)
        assert side.tabs.tab(section).geometry().right() <= side.tabs.width()


def test_the_icons_are_one_stop_of_tab_and_arrows_lead_on(shown):
    strip = shown("chuanhuanzheng").side.strip
    stops = [one for one in strip._tabs.values() if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops == [strip.tab(DETAILS)]
    stops[0].setFocus()
    QTest.keyClick(stops[0], Qt.Key.Key_Down)
    assert strip.tab(MARKS).hasFocus()


def test_a_short_row_of_tools_folds_into_its_last_button(shown, qtbot):
    pane = shown("chuanhuanzheng")
    tools = pane.tools
    pane.resize(1400, 728)
    assert tools.fact.text() == "Fact"
    assert tools.turn.isVisible()
    pane.resize(430, 728)
    qtbot.waitUntil(lambda: not tools.fit_width.isVisible(), timeout=SLOW)
    assert tools.height() == 40
    assert tools.page_checked.geometry().right() <= tools.more.geometry().left()
    offered = [action.objectName() for action in tools.menu().actions()]
    assert "documents.fit" in offered
    assert "documents.looked_at_all" in offered
