"""Sheets as tables beside their pages."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from casefiles.domain.records.case_records import Document
from casefiles.office.importing.adding_files import add_files
from casefiles.ui.places.documents.reading_pane import ReadingPane
from tests.evidence.office_samples import rows, xlsx


def cell(place: str, text: str) -> str:
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


@pytest.fixture
def pane(context, session, case_id, tmp_path, qtbot) -> ReadingPane:
    people = '<cols><col min="2" max="2" hidden="1"/></cols>' + rows(
        f'<row r="1">{cell("A1", "Name")}{cell("B1", "Phone")}{cell("C1", "Place")}</row>',
        *(
            f'<row r="{at}">{cell(f"A{at}", f"person {at}")}{cell(f"C{at}", "Almaty")}</row>'
            for at in range(2, 700)
        ),
        f'<row r="900" hidden="1">{cell("A900", "王伟")}{cell("C900", "Oskemen")}</row>',
    )
    old = rows(f"<row>{cell('A1', 'secret')}</row>")
    (tmp_path / "list.xlsx").write_bytes(xlsx({"People": people, "Old": old}, {"Old": "hidden"}))
    done = []
    job = add_files(case_id, [tmp_path / "list.xlsx"], lambda _told: None)
    made = ReadingPane(context)
    qtbot.addWidget(made)
    made.resize(1000, 800)
    session.start(made, "Adding", job, done.append)
    qtbot.waitUntil(lambda: bool(done), timeout=60_000)
    documents = session.vault.ask(lambda reader: reader.find(Document))
    made.show(next(one.id for one in documents if one.file_name == "list.xlsx"))
    qtbot.waitUntil(lambda: made.stage.sheets.is_showing, timeout=60_000)
    return made


def test_a_workbook_is_shown_as_tables_searched_copied_cited_and_left_for_its_pages(pane, qtbot):
    place_is_turned_to(pane, qtbot)
    cells_are_found(pane, qtbot)
    hidden_things_are_told(pane, qtbot)


def hidden_things_are_told(pane, qtbot):
    sheets = pane.stage.sheets
    model = sheets.model
    qtbot.waitUntil(lambda: model.row_at(0) is not None, timeout=60_000)
    assert (model.rowCount(), model.columnCount()) == (700, 3)
    letters = [model.headerData(at, Qt.Orientation.Horizontal) for at in range(3)]
    assert letters == ["A", "B hidden", "C"]
    assert model.headerData(1, Qt.Orientation.Vertical) == "2"
    assert model.data(model.index(1, 0)) == "person 2"
    # Far rows come when they are looked at.
    model.data(model.index(699, 0))
    qtbot.waitUntil(lambda: model.data(model.index(699, 0)) == "王伟", timeout=60_000)
    assert model.headerData(699, Qt.Orientation.Vertical) == "900 hidden"
    assert [sheets.tabs.tabText(at) for at in range(2)] == ["People", "Old (hidden)"]
    sheets.tabs.setCurrentIndex(1)
    qtbot.waitUntil(lambda: model.data(model.index(0, 0)) == "secret", timeout=60_000)


def cells_are_found(pane, qtbot):
    sheets = pane.stage.sheets
    sheets.line.setText("oskemen")
    qtbot.keyClick(sheets.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: sheets.table.currentIndex().row() == 699, timeout=60_000)
    qtbot.waitUntil(lambda: sheets.table.selected_text() == "Oskemen", timeout=60_000)
    sheets.table.setFocus()
    qtbot.keyClick(sheets.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "Oskemen"
    text, cite = pane.stage.cited(pane.here()[0])
    assert (text, cite.page) == ("Oskemen", 1)
    sheets.line.setText("nowhere to be found")
    qtbot.keyClick(sheets.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not sheets._none.isHidden(), timeout=60_000)


def place_is_turned_to(pane, qtbot):
    sheets, tools = pane.stage.sheets, pane.tools
    of_pages = (
        tools.words,
        tools.area,
        tools.mark,
        tools.burned,
        tools.page,
        tools.fit_width,
        tools.turn,
    )
    pane.stage.show_place(2)
    assert not sheets.is_showing
    assert sheets.choice.pages.isChecked()
    assert not any(tool.isHidden() for tool in of_pages)
    qtbot.mouseClick(sheets.choice.itself, Qt.MouseButton.LeftButton)
    assert sheets.is_showing
    # What is done to pages is not offered where it would be done to pages that nobody sees.
    assert all(tool.isHidden() for tool in of_pages)
    assert not any(tool.isHidden() for tool in (tools.fact, tools.event_tool, tools.page_checked))
