"""The picture: what is drawn differently, what keys and the pointer do, what is told."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QWheelEvent
from PySide6.QtTest import QTest

from casefiles.ui.places.chronology.canvas import Canvas
from casefiles.ui.places.chronology.view import TimelineView
from tests.ui.places.chronology.rows import TODAY, chart, row

ARREST = row("2019-03-14", "Client", "Arrest", id="a" * 32)
DETENTION = row("2019-03-20/2020-05-02", "Client", "Detention", id="b" * 32)
WARRANT = row("2019-04-02", "State", "Warrant", id="c" * 32)
HEARING = row("2021-02-14", "Proceedings", "Hearing", id="d" * 32, kind="deadline")
ALL = (ARREST, DETENTION, WARRANT, HEARING)


@pytest.fixture
def view(qtbot, theme):
    view = TimelineView(theme, TODAY)
    qtbot.addWidget(view)
    view.resize(1000, 420)
    view.show()
    view.show_chart(chart(ALL))
    view.canvas.setFocus()
    return view


@pytest.fixture
def canvas(view) -> Canvas:
    return view.canvas


def seat_point(canvas, record_id) -> QPoint:
    layout = canvas.layout_now()
    seat = layout.seat_of(canvas.chart.numbers[record_id])
    x = canvas.heads_width() + seat.place.x + 1 - layout.shift(canvas.scale)
    y = canvas.look().axis + layout.row_top(seat.lane, seat.row) + layout.row / 2 - canvas.top
    return QPoint(round(x), round(y))


def wheel(canvas, at, turn, modifiers=Qt.KeyboardModifier.NoModifier):
    event = QWheelEvent(
        QPointF(at),
        QPointF(at),
        QPoint(),
        QPoint(0, turn),
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    canvas.wheelEvent(event)


def test_arrows_walk_from_event_to_event_and_tell(qtbot, canvas):
    told = []
    canvas.chosen.connect(told.append)
    for _ in range(5):
        QTest.keyClick(canvas, Qt.Key.Key_Right)
    assert [one.text for one in told] == ["Arrest", "Detention", "Warrant", "Hearing"]
    QTest.keyClick(canvas, Qt.Key.Key_Left)
    assert canvas.row() == WARRANT
    QTest.keyClick(canvas, Qt.Key.Key_Home)
    assert canvas.row() == ARREST
    assert "14 March 2019: Arrest" in canvas.accessibleDescription()
    assert "Lane Client" in canvas.accessibleDescription()
    assert "1 of 4" in canvas.accessibleDescription()


def test_up_and_down_go_to_what_is_nearest_in_time_in_the_next_lane(canvas):
    canvas.select(WARRANT.id)
    QTest.keyClick(canvas, Qt.Key.Key_Up)
    assert canvas.row() == DETENTION
    QTest.keyClick(canvas, Qt.Key.Key_Up)
    assert canvas.row() == DETENTION
    QTest.keyClick(canvas, Qt.Key.Key_Down)
    QTest.keyClick(canvas, Qt.Key.Key_Down)
    assert canvas.row() == HEARING


def test_enter_opens_the_selected_event(qtbot, canvas):
    canvas.select(WARRANT.id)
    with qtbot.waitSignal(canvas.activated_row) as opened:
        QTest.keyClick(canvas, Qt.Key.Key_Return)
    assert opened.args == [WARRANT]


def test_plus_minus_and_nought_zoom(canvas):
    whole = canvas.scale
    QTest.keyClick(canvas, Qt.Key.Key_Plus)
    assert canvas.scale.per_day > whole.per_day
    QTest.keyClick(canvas, Qt.Key.Key_Minus)
    QTest.keyClick(canvas, Qt.Key.Key_Minus)
    assert canvas.scale.per_day < whole.per_day
    QTest.keyClick(canvas, Qt.Key.Key_0)
    assert canvas.scale == whole


def test_a_selected_event_comes_into_view(canvas):
    canvas.select(ARREST.id)
    for _ in range(12):
        canvas.zoom_in()
    canvas.select(HEARING.id)
    assert 0 <= canvas.scale.x(HEARING.begin) <= canvas.scale.width
    canvas.select(ARREST.id)
    assert 0 <= canvas.scale.x(ARREST.begin) <= canvas.scale.width


def test_ctrl_and_the_wheel_zoom_at_the_pointer(canvas):
    at = seat_point(canvas, WARRANT.id)
    day = canvas.scale.day(at.x() - canvas.heads_width())
    wheel(canvas, at, 240, Qt.KeyboardModifier.ControlModifier)
    assert canvas.scale.x(day) == pytest.approx(at.x() - canvas.heads_width(), abs=0.01)


def test_the_wheel_moves_through_time_where_all_lanes_are_seen(canvas):
    left = canvas.scale.left
    wheel(canvas, QPoint(400, 200), -120)
    assert canvas.scale.left > left


def test_dragging_moves_and_selects_nothing(canvas):
    at = seat_point(canvas, WARRANT.id)
    left = canvas.scale.left
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseMove(canvas, at + QPoint(-30, 0))
    QTest.mouseMove(canvas, at + QPoint(-60, 0))
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=at + QPoint(-60, 0))
    assert canvas.scale.left > left
    assert canvas.row() is None


def test_a_click_selects_and_a_double_click_opens(qtbot, canvas):
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=seat_point(canvas, WARRANT.id))
    assert canvas.row() == WARRANT
    with qtbot.waitSignal(canvas.activated_row):
        QTest.mouseDClick(canvas, Qt.MouseButton.LeftButton, pos=seat_point(canvas, WARRANT.id))


def test_pressing_a_crowd_zooms_in_until_its_members_part(canvas):
    rows = [
        row(f"2019-03-{number:02}", text=str(number), id=f"{number:032x}")
        for number in range(1, 29)
    ]
    canvas.show_chart(chart([*rows, row("1950"), row("2035-01-01")]))
    canvas.fit()
    seat = canvas.layout_now().seat_of(canvas.chart.numbers[rows[9].id])
    assert seat.place.is_cluster
    per_day = canvas.scale.per_day
    QTest.mouseClick(
        canvas, Qt.MouseButton.LeftButton, pos=seat_point(canvas, rows[9].id) + QPoint(4, 0)
    )
    assert canvas.scale.per_day > 20 * per_day
    assert not canvas.layout_now().seat_of(canvas.chart.numbers[rows[9].id]).place.is_cluster


@pytest.mark.parametrize(
    ("plain", "other"),
    [
        ("2019-03-14", "2019-03-14~"),
        ("2019-03-14/2020-03-14", "2019-03-14~/2020-03-14"),
        ("2019-03-14/2020-03-14", "2019-03-14/.."),
    ],
)
def test_what_is_not_exactly_known_is_drawn_differently(qtbot, theme, plain, other):
    pictures = []
    for date_text in (plain, other):
        canvas = Canvas(theme, TODAY)
        qtbot.addWidget(canvas)
        canvas.resize(700, 200)
        made = chart([row(date_text, text=""), row("2016-01-01", text="x"), row("2022-01-01")])
        canvas.show_chart(made)
        pictures.append(canvas.grab().toImage())
    assert pictures[0] != pictures[1]


@pytest.mark.parametrize("state", [{"is_withheld": True}, {"needs_proof": True, "cites": ()}])
def test_state_is_told_by_a_sign_and_not_by_colour_alone(qtbot, theme, state):
    pictures = []
    for others in ({}, state):
        canvas = Canvas(theme, TODAY)
        qtbot.addWidget(canvas)
        canvas.resize(700, 200)
        canvas.show_chart(chart([row("2019-03-14", text="x", **others)]))
        image = canvas.grab().toImage()
        dark = QColor(theme.tokens.surface).lightness() - 40
        pictures.append(
            sum(
                image.pixelColor(x, y).lightness() < dark
                for x in range(int(canvas.heads_width()) + 4, 700)
                for y in range(60, 90)
            )
        )
    assert pictures[0] != pictures[1]


def test_the_strip_shows_and_moves_what_is_seen(view):
    canvas, strip = view.canvas, view.strip
    canvas.set_scale(canvas.scale.zoomed(4, 300))
    left, right = strip.window_edges()
    assert right - left < strip.width() / 2
    before = canvas.scale
    middle = QPoint(round((left + right) / 2), 20)
    QTest.mousePress(strip, Qt.MouseButton.LeftButton, pos=middle)
    QTest.mouseMove(strip, middle + QPoint(40, 0))
    QTest.mouseRelease(strip, Qt.MouseButton.LeftButton, pos=middle + QPoint(40, 0))
    assert canvas.scale.left > before.left
    assert canvas.scale.per_day == before.per_day
    assert strip.window_edges()[0] == pytest.approx(left + 40, abs=1.5)


def test_dragging_an_edge_of_the_strips_window_zooms(view):
    canvas, strip = view.canvas, view.strip
    canvas.set_scale(canvas.scale.zoomed(4, 300))
    before = canvas.scale
    edge = QPoint(round(strip.window_edges()[1]), 20)
    QTest.mousePress(strip, Qt.MouseButton.LeftButton, pos=edge)
    QTest.mouseMove(strip, edge + QPoint(50, 0))
    QTest.mouseRelease(strip, Qt.MouseButton.LeftButton, pos=edge + QPoint(50, 0))
    assert canvas.scale.per_day < before.per_day
    assert canvas.scale.left == pytest.approx(before.left, abs=0.01)


def test_lanes_that_do_not_fit_can_be_scrolled_to(qtbot, view):
    canvas = view.canvas
    rows = [row("2019-03-14", f"Lane {number}", id=f"{number:032x}") for number in range(40)]
    view.show_chart(chart(rows))
    canvas.select(rows[39].id)
    layout = canvas.layout_now()
    seat = layout.seat_of(canvas.chart.numbers[rows[39].id])
    top = layout.row_top(seat.lane, seat.row) - canvas.top
    assert 0 <= top <= canvas.lanes_height() - layout.row
    qtbot.waitUntil(lambda: view._bar.isVisible() and view._bar.value() > 0)
    view._bar.setValue(0)
    assert canvas.top == 0


def test_the_look_follows_the_theme(theme, canvas):
    light = canvas.grab().toImage()
    theme.set_mode("dark")
    dark = canvas.grab().toImage()
    theme.set_mode("light")
    assert light.pixelColor(500, 300).lightness() > 200
    assert dark.pixelColor(500, 300).lightness() < 60


def test_an_empty_chart_is_drawn_too(canvas):
    canvas.show_chart(chart([]))
    assert not canvas.grab().isNull()
    QTest.keyClick(canvas, Qt.Key.Key_Right)
    QTest.keyClick(canvas, Qt.Key.Key_Down)
    assert canvas.row() is None
    assert canvas.lane_in_view() == ""
    assert date.fromordinal(int(canvas.scale.left)) < date.fromordinal(int(TODAY))


def changed_columns(canvas, record_id) -> dict[int, int]:
    """Return how many pixels of each column change when an event is chosen."""
    plain = canvas.grab().toImage()
    canvas.select(record_id)
    chosen = canvas.grab().toImage()
    assert plain.size() == chosen.size()
    columns = {}
    for x in range(int(canvas.heads_width()) + 3, plain.width() - 3):
        count = sum(
            plain.pixelColor(x, y) != chosen.pixelColor(x, y) for y in range(plain.height())
        )
        if count:
            columns[x] = count
    return columns


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_a_chosen_moment_is_marked_at_its_day_and_nowhere_like_a_stretch(canvas, theme, mode):
    theme.set_mode(mode)
    canvas.clearFocus()
    canvas.set_scale(canvas.scale.zoomed(6, 300.0))
    canvas.select(HEARING.id)
    canvas.select(ARREST.id)
    canvas.selected = None
    columns = changed_columns(canvas, ARREST.id)
    row = canvas.look().row
    at = canvas.heads_width() + canvas.scale.x(canvas.row().begin)
    tall = {x for x, count in columns.items() if count > 0.6 * row}
    assert tall, "the day is marked"
    assert all(abs(x - at) <= row / 2 for x in tall), "nothing as high as a bar stands beside it"
    layout = canvas.layout_now()
    place = layout.seat_of(canvas.selected).place
    label_right = canvas.heads_width() + place.label - layout.shift(canvas.scale)
    label_right += place.label_width
    assert any(at + row / 2 < x < label_right for x in columns), "its words are marked too"


def test_a_chosen_stretch_is_marked_as_long_as_it_is(canvas):
    canvas.clearFocus()
    canvas.select(DETENTION.id)
    canvas.selected = None
    columns = changed_columns(canvas, DETENTION.id)
    row, chosen = canvas.look().row, canvas.row()
    begin, end = (canvas.heads_width() + canvas.scale.x(at) for at in (chosen.begin, chosen.finish))
    tall = [x for x, count in columns.items() if count > 0.5 * row]
    assert tall
    assert min(tall) >= begin - row / 2
    assert max(tall) <= end + row / 2
