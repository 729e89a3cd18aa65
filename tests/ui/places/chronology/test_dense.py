"""The picture opens on the dense span; what lies outside is a button; both lanes are joined."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from casefiles.office.chronology.timeline import PRESSURE, PROCEDURE
from casefiles.ui.places.chronology.chart import chart_of
from casefiles.ui.places.chronology.dense import dense_days, dense_shares
from casefiles.ui.places.chronology.view import TimelineView
from tests.bench.timeline_frames import invented
from tests.ui.places.chronology.rows import TODAY, chart, row


def span_of(days, width):
    return dense_days(days, dense_shares(days), width)


def test_the_dense_span_leaves_out_what_is_far_away():
    days = [100.0, 4_000.0, 9_000.0, *(10_000.0 + 3 * one for one in range(17))]
    assert span_of(days, 800) == (10_000.0, 10_048.0)


def test_at_least_two_fifths_of_the_events_are_inside_at_every_width():
    days = sorted({(one * one * 37) % 20_000 + 0.0 for one in range(400)})
    for width in range(100, 3_000, 100):
        first, last = span_of(days, width)
        assert sum(first <= day <= last for day in days) >= 0.4 * len(days)


def test_more_room_never_shows_a_smaller_share_before_the_trim():
    days = sorted({(one**3 * 11) % 30_000 + 0.0 for one in range(300)})
    shares = dense_shares(days)
    shown = []
    for width in range(50, 40_000, 50):
        fitting = (one for one in shares if one.gap * width >= 8)
        one = next(fitting, shares[-1])
        shown.append(one.last - one.start)
    assert shown == sorted(shown)
    assert shown[0] < shown[-1]


def test_an_empty_start_leaves_but_no_more_than_a_tenth():
    close = [10_000.0 + 10 * one for one in range(18)]
    assert span_of([9_000.0, *close], 20_000)[0] == 10_000.0
    early = [1_000.0, 3_000.0, 5_000.0]
    assert span_of([*early, *close], 2_000_000)[0] == 5_000.0


@pytest.mark.parametrize("dates", [(), ("2019-03-14",), ("2019-03-14", "2020-01-01")])
def test_none_one_and_two_events_open_whole(qtbot, theme, dates):
    view = TimelineView(theme, TODAY)
    qtbot.addWidget(view)
    view.resize(900, 400)
    made = chart([row(one) for one in dates])
    view.show_chart(made)
    scale = view.canvas.scale
    assert all(0 <= scale.x(one.begin) <= scale.width for one in made.rows)


def test_many_events_are_measured_where_they_are_drawn_not_in_the_window():
    made = chart_of(invented(100_000), lambda text: len(text) * 7.0, TODAY)
    assert len(made.shares) == 11
    first, last = made.stretch(1_000, is_dense=True)
    inside = sum(first <= day <= last for day in made.starts)
    assert inside >= 0.4 * len(made.starts)


@pytest.fixture
def view(qtbot, theme):
    early = [row("1990"), row("1995")]
    close = [row(f"2019-03-{day:02}", text=f"Day {day}") for day in range(1, 29)]
    late = [row("2035-01-01")]
    view = TimelineView(theme, TODAY)
    qtbot.addWidget(view)
    view.resize(1000, 420)
    view.show()
    view.show_chart(chart([*early, *close, *late]))
    return view


def test_it_opens_on_the_dense_span_and_says_how_many_lie_outside(view):
    canvas = view.canvas
    assert canvas.scale.right - canvas.scale.left < 60
    assert canvas.outside.earlier.text() == "‹ 2 earlier"
    assert canvas.outside.later.text() == "1 later ›"


def test_ctrl_0_turns_between_the_dense_span_and_all_of_time(view):
    canvas = view.canvas
    dense = canvas.scale
    canvas.fit()
    assert canvas.scale.right - canvas.scale.left > 365 * 40
    assert canvas.outside.earlier.isHidden()
    assert canvas.outside.later.isHidden()
    canvas.fit()
    assert canvas.scale == dense


def test_the_button_widens_the_picture_to_what_is_earlier(view):
    canvas = view.canvas
    right = canvas.scale.right
    QTest.mouseClick(canvas.outside.earlier, Qt.MouseButton.LeftButton, pos=QPoint(8, 8))
    assert canvas.outside.earlier.isHidden()
    assert canvas.scale.right == pytest.approx(right, abs=5)


def test_steps_and_what_followed_are_both_in_sight_and_joined(qtbot, theme):
    steps = [
        row(f"2019-0{one}-01", PROCEDURE, f"Step {one}", id=f"{one:032x}", kind="register")
        for one in range(1, 8)
    ]
    followed = [
        row(
            f"2019-0{one}-03",
            PRESSURE,
            f"Visit {one}",
            id=f"{one + 50:032x}",
            follows=f"{one:032x}",
            days_after=2,
        )
        for one in range(1, 8)
    ]
    view = TimelineView(theme, TODAY)
    qtbot.addWidget(view)
    view.resize(760, 330)
    view.show()
    made = chart([*steps, *followed, row("2001", PROCEDURE, kind="register")])
    view.show_chart(made)
    layout = view.canvas.layout_now()
    assert made.is_paired
    assert len(made.links) == 7
    assert layout.height <= view.canvas.lanes_height()
    assert layout.tops[1] - layout.bottom(0) == layout.gap > 40
    assert view.canvas.outside.earlier.text() == "‹ 1 earlier"
    assert all(0 <= view.canvas.scale.x(one.begin) <= view.canvas.scale.width for one in followed)
