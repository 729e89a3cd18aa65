"""The pages on the screen: pixel for pixel, and everything by mouse and by keys."""

import os
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtTest import QTest

from casefiles.domain.foundation.boxes import Box
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.records.case_records import Document
from casefiles.office.documents.pages import page_picture, shown_document
from casefiles.office.redaction.marking import MarkInput, MarkRow
from casefiles.ui.base import clipboard
from casefiles.ui.places.documents.pages.page_selection import WordPosition, WordSelection
from casefiles.ui.places.documents.pages.page_view import PageView

ROOT = Path(__file__).resolve().parents[4]
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def named(session):
    documents = session.vault.ask(lambda reader: reader.find(Document))
    return lambda part: next(one for one in documents if part in one.file_name)


@pytest.fixture
def view(session, theme, qtbot, named):
    made = PageView(session, theme)
    qtbot.addWidget(made)
    made.resize(700, 800)
    made.show()
    open_in(made, session, named("arrest-report"))
    qtbot.waitUntil(lambda: is_drawn(made), timeout=60_000)
    qtbot.waitUntil(lambda: 1 in made.supply.words, timeout=60_000)
    made.setFocus()
    return made


def open_in(view: PageView, session, document: Document, page: int = 1) -> None:
    shown = session.vault.ask(shown_document(document.id))
    view.show_document(document.id, shown.title, shown.page_sizes, page)


def is_drawn(view: PageView) -> bool:
    return bool(view.in_sight()) and all(
        view.supply.pictures.get(sheet.number, (0, None))[0] == sheet.size[0]
        for sheet in view.in_sight()
    )


def at(view: PageView, page: int, place: tuple[float, float]) -> QPoint:
    """A point of the window over a place of a page."""
    sheet, (across, down) = view.sheets.sheet(page), view.offset()
    return QPoint(
        round(sheet.left + place[0] * sheet.width - across),
        round(sheet.top + place[1] * sheet.height - down),
    )


def body(view: PageView) -> int:
    """Index of the first word of a passage in the upper part of the page."""
    texts = [word.text for word in view.supply.words[1].words]
    return texts.index("Border")


def on_word(view: PageView, index: int) -> QPoint:
    box = view.supply.words[1].words[index].box
    return at(view, 1, ((box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2))


def drag(view: PageView, start: QPoint, end: QPoint) -> None:
    QTest.mousePress(view.viewport(), LEFT, pos=start)
    for part in (0.3, 0.7, 1.0):
        QTest.mouseMove(view.viewport(), start + (end - start) * part)
        move(view, start + (end - start) * part)
    QTest.mouseRelease(view.viewport(), LEFT, pos=end)


def move(view: PageView, to: QPoint) -> None:
    """Offscreen, moves carry no pressed button: hand them over as the view gets them."""
    view.hand.drag(view._ground(), *view.place(to.toPointF()))


def test_the_screen_shows_the_very_pixels_that_were_drawn(view, session, named):
    shot = view.viewport().grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    sheet = view.in_sight()[0]
    job = page_picture(named("arrest-report").id, 1, sheet.width)
    picture = session.vault.work(job, CancellationToken())
    assert (picture.columns, picture.rows) == (sheet.width, sheet.height)
    across, down = view.offset()
    row = picture.columns * 3
    for line in range(100, 400, 7):
        drawn = picture.rgb[line * row : (line + 1) * row]
        start = (sheet.left - across) * 3
        seen = bytes(shot.constScanLine(sheet.top - down + line))[start : start + row]
        assert seen == drawn


def shot_of(view: PageView) -> QImage:
    """The page that is at the top, as the screen shows it."""
    shot = view.viewport().grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    sheet, (across, down) = view.in_sight()[0], view.offset()
    return shot.copy(sheet.left - across, sheet.top - down, sheet.width, sheet.height)


@pytest.mark.parametrize("quarters", [1, 2, 3])
def test_a_page_that_lies_is_turned_without_scaling_and_its_words_stay_where_they_stand(
    view, qtbot, quarters: int
):
    box = view.supply.words[1].words[body(view)].box
    view.turn_by(quarters)
    qtbot.waitUntil(lambda: is_drawn(view), timeout=60_000)
    picture = view.supply.pictures[1][1].toImage().convertToFormat(QImage.Format.Format_RGB888)
    shown = shot_of(view)
    sheet = view.in_sight()[0]
    assert (picture.width(), picture.height()) == sheet.size
    for x, y in ((x, y) for x in range(60, 420, 7) for y in range(100, 300, 5)):
        right, below = picture.width() - 1 - x, picture.height() - 1 - y
        place = {1: (below, x), 2: (right, below), 3: (y, right)}[quarters]
        if place[1] < 780:
            assert shown.pixel(*place) == picture.pixel(x, y)
    left, top, width, height = sheet.rectangle(box)
    view.show_row(top - 100)
    across, down = view.offset()
    middle = QPoint(round(left + width / 2 - across), round(top + height / 2 - down))
    QTest.mouseDClick(view.viewport(), LEFT, pos=middle)
    assert view.selected_text() == "Border"
    view.turn_by(-quarters)
    assert view.selected_text() == "Border"
    assert view.turns == 0


def test_a_document_lies_as_it_was_turned_when_it_is_shown_again(view, session, named, qtbot):
    upright = view.sheets.sheet(1)
    view.turn_by(1)
    lying = view.sheets.sheet(1)
    assert lying.width > lying.height
    open_in(view, session, named("decision"))
    assert view.sheets.sheet(1).width < view.sheets.sheet(1).height
    open_in(view, session, named("arrest-report"))
    assert view.sheets.sheet(1) == lying
    view.turn_by(-1)
    assert view.sheets.sheet(1) == upright


def test_arrow_keys_go_by_what_is_seen_on_a_turned_page(view):
    view.turn_by(1)
    view.set_mode("area")
    QTest.keyClick(view, Qt.Key.Key_Return)
    before = view.sheets.sheet(1).rectangle(view.hand.area[1])
    QTest.keyClick(view, Qt.Key.Key_Right)
    moved = view.sheets.sheet(1).rectangle(view.hand.area[1])
    assert moved[0] > before[0] + 1
    assert moved[1] == pytest.approx(before[1])
    QTest.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    grown = view.sheets.sheet(1).rectangle(view.hand.area[1])
    assert grown[3] > moved[3] + 1
    assert grown[:3] == pytest.approx(moved[:3])


@pytest.mark.parametrize("factor", ["1.5", "2"])
def test_on_a_finer_screen_pages_have_its_pixels_one_to_one(made_sample, factor: str):
    done = subprocess.run(
        [sys.executable, "-m", "tests.ui.places.documents.fine_screen", str(made_sample)],
        cwd=ROOT,
        env={**os.environ, "QT_SCALE_FACTOR": factor, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.stdout.split() == ["same", factor], done.stderr


def test_a_zoomed_page_is_drawn_anew_never_left_scaled(view, qtbot):
    before = view.supply.pictures[1][1].width()
    view.zoom_by(2)
    assert view.sheets.sheet(1).width > before
    qtbot.waitUntil(lambda: is_drawn(view), timeout=60_000)
    assert view.supply.pictures[1][1].width() == view.sheets.sheet(1).width
    assert not view.is_fitted
    view.fit()
    qtbot.waitUntil(lambda: is_drawn(view), timeout=60_000)
    assert view.supply.pictures[1][1].width() == before


def test_zooming_keeps_the_place_under_the_pointer(view):
    view.go_to(2)
    row = 300
    before = view._place_at(row)
    view._zoom_at(3, row)
    after = view._place_at(row)
    assert after[0] == before[0]
    assert abs(after[1] - before[1]) < 0.003


def test_only_pages_in_sight_and_their_neighbours_are_held(view, session, named, qtbot):
    open_in(view, session, named("引渡请求书"))
    qtbot.waitUntil(lambda: is_drawn(view), timeout=60_000)
    qtbot.wait(600)
    assert set(view.supply.pictures) <= {1, 2, 3}
    view.go_to(4)
    qtbot.waitUntil(lambda: is_drawn(view), timeout=60_000)
    assert view.page == 4
    assert 1 not in view.supply.pictures


def test_a_page_of_another_document_never_shows_late(view, session, named, qtbot):
    open_in(view, session, named("引渡请求书"))
    open_in(view, session, named("Assurances"))
    qtbot.waitUntil(lambda: is_drawn(view), timeout=60_000)
    document = named("Assurances").id
    job = page_picture(document, 1, view.sheets.sheet(1).width)
    wanted = session.vault.work(job, CancellationToken())
    shown = view.supply.pictures[1][1].toImage().convertToFormat(QImage.Format.Format_RGB888)
    line = bytes(shown.constScanLine(120))[: wanted.columns * 3]
    assert line == wanted.rgb[120 * wanted.columns * 3 : 121 * wanted.columns * 3]


def test_a_drag_selects_words_in_the_order_of_reading(view):
    words, first = view.supply.words[1].words, body(view)
    drag(view, on_word(view, first), on_word(view, first + 8))
    assert view.selected_text() == view.supply.words[1].text_between(first, first + 8)
    assert {area.page for area in view.selected_areas()} == {1}
    assert len(view.selected_areas()) == len({word.line for word in words[first : first + 9]})


def test_a_double_click_takes_a_word_and_a_third_its_line(view):
    first = body(view)
    words = view.supply.words[1].words
    QTest.mouseDClick(view.viewport(), LEFT, pos=on_word(view, first))
    assert view.selected_text() == "Border"
    QTest.mousePress(view.viewport(), LEFT, pos=on_word(view, first))
    line = [word.text for word in words if word.line == words[first].line]
    assert view.selected_text() == " ".join(line)
    assert len(line) > 2


def test_words_are_selected_by_keys_alone(view):
    QTest.keyClick(view, Qt.Key.Key_Right)
    first = view.hand.selection.head
    QTest.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert view.selected_text() == view.supply.words[1].text_between(first.word, first.word + 2)
    QTest.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert len(view.selected_areas()) == 2
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert view.selected_areas() == ()
    QTest.keyClick(view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert view.selected_text().split()[:3] == view.supply.words[1].text.split()[:3]


def test_an_area_is_drawn_moved_and_resized_by_keys_alone(view):
    view.set_mode("area")
    QTest.keyClick(view, Qt.Key.Key_Return)
    (start,) = view.selected_areas()
    QTest.keyClick(view, Qt.Key.Key_Right)
    QTest.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    (end,) = view.selected_areas()
    assert end.box.x0 > start.box.x0
    assert end.box.y0 == start.box.y0
    assert end.box.y1 > start.box.y1
    assert view.selected_text() == ""


def test_an_area_is_drawn_and_moved_with_the_mouse(view):
    view.set_mode("area")
    drag(view, at(view, 1, (0.2, 0.2)), at(view, 1, (0.5, 0.3)))
    (area,) = view.selected_areas()
    assert [round(side, 2) for side in (area.box.x0, area.box.y0)] == [0.2, 0.2]
    drag(view, at(view, 1, (0.35, 0.25)), at(view, 1, (0.45, 0.35)))
    (moved,) = view.selected_areas()
    assert round(moved.box.x0 - area.box.x0, 1) == 0.1
    assert round(moved.box.x1 - moved.box.x0, 3) == round(area.box.x1 - area.box.x0, 3)


def test_a_mark_is_outlined_and_what_it_covers_stays_legible(view, named):
    word = view.supply.words[1].words[body(view)].box
    clean = view.viewport().grab().toImage()
    document = named("arrest-report").id
    view.set_marks([MarkRow("m" * 32, document, 1, word, MarkInput("why"), "")])
    marked = view.viewport().grab().toImage()
    edge = at(view, 1, (word.x0, (word.y0 + word.y1) / 2))
    near = [QColor(marked.pixel(edge.x() + step, edge.y())) for step in range(-3, 3)]
    assert max(colour.red() - colour.green() for colour in near) > 60
    area = [
        (x, y)
        for x in range(edge.x() + 3, at(view, 1, (word.x1, 0)).x() - 3)
        for y in range(at(view, 1, (0, word.y0)).y() + 3, at(view, 1, (0, word.y1)).y() - 3)
    ]
    lightest = max(QColor(marked.pixel(*place)).lightness() for place in area)
    darkest = min(QColor(marked.pixel(*place)).lightness() for place in area)
    assert lightest > 200
    assert darkest < 140
    assert any(QColor(clean.pixel(*place)).lightness() < 100 for place in area)


def test_a_click_on_a_mark_picks_it(view, named, qtbot):
    document = named("arrest-report").id
    mark = MarkRow("m" * 32, document, 1, Box(0.2, 0.2, 0.4, 0.3), MarkInput("why"), "")
    view.set_marks([mark])
    with qtbot.waitSignal(view.mark_picked) as picked:
        QTest.mouseClick(view.viewport(), LEFT, pos=at(view, 1, (0.3, 0.25)))
    assert picked.args == ["m" * 32]


def test_only_what_was_asked_for_goes_to_the_clipboard_and_is_taken_back(view):
    QGuiApplication.clipboard().setText("before")
    first = body(view)
    drag(view, on_word(view, first), on_word(view, first + 2))
    assert QGuiApplication.clipboard().text() == "before"
    QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == view.selected_text()
    clipboard.clear_own()
    assert QGuiApplication.clipboard().text() == ""
    QGuiApplication.clipboard().setText("somebody else's")
    clipboard.clear_own()
    assert QGuiApplication.clipboard().text() == "somebody else's"


def test_the_page_tells_a_screen_reader_where_it_is_and_what_it_says(view, qtbot):
    assert view.accessibleName().endswith("page 1 of 2")
    assert "HALVIK AIRPORT POLICE" in view.accessibleDescription()
    view.go_to(2)
    qtbot.waitUntil(lambda: "Property taken" in view.accessibleDescription())
    assert view.accessibleName().endswith("page 2 of 2")


def test_a_long_document_costs_no_more_than_its_pages_in_sight(view, qtbot):
    pages = 3_000
    view.show_document(view._document_id, "Long", ((595.0, 842.0),) * pages, 1_500)
    box = Box(0.1, 0.1, 0.5, 0.2)
    marks = [
        MarkRow(str(n), view._document_id, n + 1, box, MarkInput("r"), "") for n in range(pages)
    ]
    view.set_marks(marks)
    view.set_found([(n + 1, box) for n in range(pages)])
    view.hand.take_up([(n + 1, box) for n in range(pages)])
    assert 1 <= len(view.in_sight()) <= 3
    (number, mark) = view._overlay(1_500).marks[0]
    assert (number, mark.page) == (1_500, 1_500)
    assert list(view._overlay(7).found) == list(view._overlay(7).words) == [box]

    def spent() -> float:
        start = time.process_time()
        for step in range(20):
            view.verticalScrollBar().setValue(100_000 + step * 40)
            view.viewport().grab()
        return (time.process_time() - start) / 20

    assert min(spent() for _ in range(3)) < 0.05


def test_words_selected_over_pages_are_found_page_by_page(view):
    read = view.supply.words[1]
    words = {number: replace(read, number=number) for number in (1, 2, 3)}
    last = len(words[1].words) - 1
    chosen = WordSelection(WordPosition(1, 4), WordPosition(3, 6))
    every = chosen.areas(words)
    for number in (0, 1, 2, 3, 4):
        assert chosen.on_page(number, words) == tuple(box for at, box in every if at == number)
    assert chosen.on_page(2, words) == words[1].areas(0, last)
