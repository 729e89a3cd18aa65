"""Time runs from the right in a mirrored window: what is drawn, what is pressed, what keys do."""

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest

from casefiles.ui.places.chronology.canvas import Canvas
from casefiles.ui.places.chronology.scale import axis
from casefiles.ui.places.chronology.view import TimelineView
from tests.ui.places.chronology.rows import TODAY, chart
from tests.ui.places.chronology.test_canvas import ALL, ARREST, WARRANT, seat_point


def shown(qtbot, theme, direction: Qt.LayoutDirection) -> TimelineView:
    view = TimelineView(theme, TODAY)
    view.setLayoutDirection(direction)
    qtbot.addWidget(view)
    view.resize(QSize(1000, 420))
    view.show()
    view.show_chart(chart(ALL))
    view.canvas.setFocus()
    return view


@pytest.fixture
def plain(qtbot, theme):
    view = shown(qtbot, theme, Qt.LayoutDirection.LeftToRight)
    yield view.canvas
    view.hide()


@pytest.fixture
def view(qtbot, theme) -> TimelineView:
    return shown(qtbot, theme, Qt.LayoutDirection.RightToLeft)


@pytest.fixture
def mirrored(view) -> Canvas:
    return view.canvas


def picture(canvas: Canvas) -> QImage:
    return canvas.grab().toImage()


def in_mirror(canvas: Canvas, at: QPoint) -> QPoint:
    return QPoint(canvas.width() - at.x(), at.y())


def test_each_sign_is_drawn_where_a_mirror_shows_it_and_pressed_there(plain, mirrored, theme):
    for one in (ARREST, WARRANT):
        at = seat_point(mirrored, one.id)
        turned = in_mirror(mirrored, at)
        tones = [
            QColor(picture(canvas).pixel(place)).name()
            for canvas, place in ((plain, seat_point(plain, one.id)), (mirrored, turned))
        ]
        assert tones[0] == tones[1] != theme.colour("surface").name()
        QTest.mouseClick(mirrored, Qt.MouseButton.LeftButton, pos=turned)
        assert mirrored.row() == one


def test_ticks_stand_at_their_days(mirrored, theme):
    shot, scale = picture(mirrored), mirrored.scale
    row = round(mirrored.look().axis) - 2
    ground = theme.colour("surface").name()
    ticks = [one.day for one in axis(scale, mirrored.look().factor).lower]
    places = map(scale.x, ticks)
    inside = [mirrored.heads_width() + x for x in places if 1 < x < scale.width - 4]
    assert len(inside) > 3
    for x in inside:
        at = round(mirrored.width() - x)
        near = {QColor(shot.pixel(at + off, row)).name() for off in (-2, -1, 0, 1, 2)}
        assert near != {ground}, "a tick is drawn within two pixels of its day"


def test_the_arrow_to_the_left_goes_on_in_time(mirrored):
    mirrored.select(ARREST.id)
    QTest.keyClick(mirrored, Qt.Key.Key_Left)
    assert mirrored.row() != ARREST
    QTest.keyClick(mirrored, Qt.Key.Key_Right)
    assert mirrored.row() == ARREST


def test_dragging_to_the_right_shows_what_is_later(view, mirrored):
    before = mirrored.scale.left
    start = QPoint(mirrored.width() // 3, mirrored.height() - 4)
    QTest.mousePress(mirrored, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(mirrored, start + QPoint(60, 0))
    QTest.mouseMove(mirrored, start + QPoint(120, 0))
    QTest.mouseRelease(mirrored, Qt.MouseButton.LeftButton, pos=start + QPoint(120, 0))
    assert mirrored.scale.left > before


def test_what_lies_outside_is_offered_over_the_names_of_lanes(mirrored):
    corner = mirrored.outside.geometry()
    assert abs(corner.right() - (mirrored.pos().x() + mirrored.width() - 1)) <= 1
