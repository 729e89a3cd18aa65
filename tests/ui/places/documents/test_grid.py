"""Documents as small pictures: chosen as in the list, and covered where they are graphic."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from casefiles.domain.files.ocr import OcrLine, OcrPage
from casefiles.domain.foundation.boxes import Box
from casefiles.domain.records.case_records import Document
from casefiles.domain.records.provenance import Sensitivity
from casefiles.office.documents.near_duplicates import small_pictures
from casefiles.store.search.ocr_pages import StoredOcrPage
from casefiles.ui.base.navigation import NavigationTarget
from casefiles.ui.places.documents.list.picture_grid import ROW
from casefiles.ui.places.documents.screen import DocumentsScreen


@pytest.fixture
def room(context, qtbot):
    made = DocumentsScreen(context)
    qtbot.addWidget(made)
    made.resize(1200, 700)
    made.show()
    made.open(NavigationTarget("documents"))
    qtbot.waitUntil(lambda: made.list.table.model().rowCount() > 5, timeout=60_000)
    made.list.as_pictures.click()
    return made


@pytest.fixture
def document(session):
    found = session.vault.ask(lambda reader: reader.find(Document))
    return next(one for one in found if "Wenjue.jpg" in one.file_name)


def test_pictures_come_when_they_are_in_sight_and_lead_to_their_document(room, qtbot, document):
    grid = room.list.grid
    assert grid.isVisible()
    place = grid.grid.place(document.id)
    row = place.data(ROW)
    grid.scrollTo(place)
    qtbot.waitUntil(lambda: grid.grid.picture(row) is not None, timeout=60_000)
    QTest.mouseClick(
        grid.viewport(), Qt.MouseButton.LeftButton, pos=grid.visualRect(place).center()
    )
    qtbot.waitUntil(lambda: room.pane.here()[0] == document.id, timeout=60_000)
    assert room.list.selected_documents() == (document.id,)
    grid.setFocus()
    grid.setCurrentIndex(grid.grid.index(0))
    QTest.keyClick(grid, Qt.Key.Key_Right)
    second = grid.grid.index(1).data(ROW).id
    qtbot.waitUntil(lambda: room.pane.here()[0] == second, timeout=60_000)


def test_a_graphic_document_gives_no_picture(room, qtbot, session, document):
    changed = replace(document, sensitivity=Sensitivity.GRAPHIC)
    session.vault.run(lambda work: work.update(changed, "edit_document"))
    assert session.vault.ask(small_pictures([document.id])) == {document.id: None}
    grid = room.list.grid.grid

    def is_covered() -> bool:
        return grid.place(document.id).data(ROW).sensitivity is Sensitivity.GRAPHIC

    qtbot.waitUntil(is_covered, timeout=60_000)
    place = grid.place(document.id)
    assert grid.picture(place.data(ROW)) is None
    assert "Hidden" in place.data(Qt.ItemDataRole.AccessibleDescriptionRole)


def test_a_document_whose_first_page_lies_is_pictured_upright(room, qtbot, session):
    grid = room.list.grid.grid
    found = session.vault.ask(lambda reader: reader.find(Document))
    scan = next(one for one in found if "scan" in one.file_name)
    row = grid.place(scan.id).data(ROW)
    qtbot.waitUntil(lambda: grid.picture(row) is not None, timeout=60_000)
    before = grid.picture(row)
    assert before.width() < before.height()
    text = "handed over on Monday at noon"
    line = OcrLine(text, Box(0.1, 0.1, 0.13, 0.9), ())
    page = OcrPage("han_latin", "7", ("eng",), 270, 0.9, (line,))
    session.vault.run(lambda work: work.put_recognised(scan.id, 1, StoredOcrPage(page)))

    def lies() -> bool:
        picture = grid.picture(grid.place(scan.id).data(ROW))
        return picture is not None and picture.size() == before.size().transposed()

    qtbot.waitUntil(lies, timeout=60_000)
