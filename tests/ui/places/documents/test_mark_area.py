"""The area of a mark that exists: dragged or moved by keys, kept as one edit, and undoable."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from casefiles.domain.foundation.boxes import Box
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.records.case_records import Document, Mark
from casefiles.office.records.undo import next_undo, undo
from casefiles.office.redaction.marking import marks_of, remove_mark, stale_marks
from casefiles.ui.places.documents.pages.grips import grip_at
from casefiles.ui.places.documents.pages.page_layout import PlacedPage
from casefiles.ui.places.documents.reading_pane import ReadingPane

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def pane(context, session, qtbot):
    made = ReadingPane(context)
    qtbot.addWidget(made)
    made.resize(1000, 900)
    documents = session.vault.ask(lambda reader: reader.find(Document))
    made.show(next(one.id for one in documents if "arrest-report" in one.file_name))
    qtbot.waitUntil(lambda: len(made._marks) == 4, timeout=60_000)
    made.view.setFocus()
    return made


def chosen(pane: ReadingPane):
    """Choose the first mark in Area mode, by a click on it."""
    QTest.keyClick(pane.view, Qt.Key.Key_F8)
    row = pane._marks[0]
    pane.view.go_to(row.page, row.box)
    QTest.mouseClick(pane.view.viewport(), LEFT, pos=at(pane, row, 0.5, 0.5))
    assert pane.view.picked == row
    return row


def at(pane: ReadingPane, row, across: float, down: float) -> QPoint:
    sheet, (left, top) = pane.view.sheets.sheet(row.page), pane.view.offset()
    x, y, width, height = sheet.rectangle(row.box)
    return QPoint(round(x + across * width - left), round(y + down * height - top))


def drag(pane: ReadingPane, start: QPoint, by: QPoint) -> None:
    view = pane.view
    QTest.mousePress(view.viewport(), LEFT, pos=start)
    for part in (0.5, 1.0):
        # Offscreen, moves carry no pressed button: hand them over as the view gets them.
        view._drag_to((start + by * part).toPointF())
    QTest.mouseRelease(view.viewport(), LEFT, pos=start + by)


def kept(session, row) -> Box:
    return next(one.box for one in session.vault.ask(marks_of(row.document_id)) if one.id == row.id)


def acts(session) -> int:
    return len(session.vault.ask(lambda reader: reader.acts(1 << 60, 1000)))


@pytest.mark.parametrize(
    ("place", "changed"),
    [
        ((1.0, 0.5), {"x1"}),
        ((0.0, 0.5), {"x0"}),
        ((0.5, 1.0), {"y1"}),
        ((1.0, 1.0), {"x1", "y1"}),
        ((0.5, 0.5), {"x0", "x1", "y0", "y1"}),
    ],
)
def test_an_edge_corner_or_the_middle_is_dragged(pane, session, qtbot, case_id, place, changed):
    row = chosen(pane)
    raster = session.vault.ask(lambda reader: reader.get(Mark, row.id)).raster
    before = acts(session)
    drag(pane, at(pane, row, *place), QPoint(-17, 9))
    qtbot.waitUntil(lambda: kept(session, row) != row.box)
    box = kept(session, row)
    names = ("x0", "y0", "x1", "y1")
    assert {name for name in names if abs(getattr(box, name) - getattr(row.box, name)) > 1e-9} == (
        changed
    )
    assert acts(session) == before + 1
    assert session.vault.ask(lambda reader: reader.get(Mark, row.id)).raster == raster
    assert (
        session.vault.work(stale_marks(case_id, row.document_id), CancellationToken())
        == frozenset()
    )
    qtbot.waitUntil(lambda: pane.view.picked.box == box)
    assert pane.view.picked.id == row.id
    first, words = session.vault.ask(next_undo(case_id))
    assert "mark edited" in words
    session.run(pane, undo(first))
    qtbot.waitUntil(lambda: pane.view.picked.box == row.box)


def test_arrow_keys_move_and_resize_as_one_edit(pane, session, qtbot):
    row = chosen(pane)
    before = acts(session)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Left):
        QTest.keyClick(pane.view, key)
    QTest.keyClick(pane.view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert acts(session) == before
    assert pane.view.picked.box.y0 > row.box.y0
    qtbot.waitUntil(lambda: kept(session, row) != row.box)
    box = kept(session, row)
    assert box.x0 < row.box.x0
    assert box.x1 - box.x0 > row.box.x1 - row.box.x0
    assert abs((box.y1 - box.y0) - (row.box.y1 - row.box.y0)) < 1e-9
    qtbot.wait(100)
    assert acts(session) == before + 1


def test_escape_takes_back_what_keys_did_and_a_lock_keeps_it(pane, session, qtbot):
    row = chosen(pane)
    QTest.keyClick(pane.view, Qt.Key.Key_Down)
    QTest.keyClick(pane.view, Qt.Key.Key_Escape)
    assert pane.view.picked.box == row.box
    QTest.keyClick(pane.view, Qt.Key.Key_Down)
    pane.keep_drafts()
    qtbot.waitUntil(lambda: session.is_idle)
    assert kept(session, row).y0 > row.box.y0


def test_a_mark_that_is_gone_is_not_moved(pane, session, qtbot, context):
    row = chosen(pane)
    warned = []
    context.notices.posted.connect(lambda words, _kind, _action: warned.append(words))
    session.vault.run(remove_mark(row.id))
    pane.view.mark_moved.emit(row.id, row.box)
    qtbot.waitUntil(lambda: bool(warned))
    qtbot.waitUntil(lambda: len(pane._marks) == 3)


def test_beside_the_chosen_mark_another_area_is_drawn(pane, session, qtbot):
    row = chosen(pane)
    drag(pane, at(pane, row, 0.5, 1.0) + QPoint(0, 60), QPoint(50, 30))
    assert pane.view.hand.area is not None
    assert kept(session, row) == row.box


def test_words_mode_has_no_grips(pane):
    row = chosen(pane)
    QTest.keyClick(pane.view, Qt.Key.Key_F8)
    pane.view.set_marks(pane._marks, row.id)
    assert not pane.view._overlay(row.page).has_grips
    drag(pane, at(pane, row, 1.0, 0.5), QPoint(-17, 9))
    assert pane.view.picked.box == row.box


@pytest.mark.parametrize(
    ("x", "y", "edges"),
    [(100, 200, (0.4, 0.3)), (150, 225, (None, None)), (100, 225, (0.4, None)), (80, 225, 0)],
)
def test_where_an_area_is_taken_hold_of(x, y, edges):
    grip = grip_at(PlacedPage(1, 0, 0, 500, 1000), Box(0.2, 0.2, 0.4, 0.3), x, y)
    assert grip is None if edges == 0 else (grip.across, grip.down) == edges
