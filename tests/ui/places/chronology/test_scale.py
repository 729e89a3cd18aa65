"""Time as pixels and back, and an axis whose labels never touch."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as some

from casefiles.ui.places.chronology.scale import CLOSEST, WIDEST, TimeScale, axis, fitted

scales = some.builds(
    lambda middle, per_day, width: TimeScale(middle - width / per_day / 2, per_day, width),
    some.floats(1000, 3_000_000),
    some.floats(0.001, CLOSEST),
    some.floats(200, 3000),
)


@given(scales, some.floats(0, 1))
def test_pixels_become_time_and_pixels_again(scale, part):
    x = scale.width * part
    assert scale.x(scale.day(x)) == pytest.approx(x, abs=0.01)


@given(scales, some.floats(0.01, 100), some.floats(0, 1))
def test_zooming_keeps_the_day_under_the_pointer(scale, factor, part):
    x = scale.width * part
    zoomed = scale.zoomed(factor, x)
    assert WIDEST <= zoomed.per_day <= CLOSEST
    middle = zoomed.left + zoomed.width / zoomed.per_day / 2
    if 2 < middle < date.max.toordinal() - 1:
        assert zoomed.x(scale.day(x)) == pytest.approx(x, abs=0.01)


@given(scales, some.floats(-5000, 5000))
def test_moving_keeps_the_zoom_and_the_order(scale, pixels):
    moved = scale.panned(pixels)
    assert moved.per_day == scale.per_day
    assert (moved.left - scale.left) * pixels >= 0


@given(some.floats(1, 3_000_000), some.floats(0.001, 600_000), some.floats(300, 3000))
def test_a_stretch_that_is_fitted_is_seen_whole(first, length, width):
    last = min(first + length, float(date.max.toordinal()))
    scale = fitted(first, last, width)
    assert scale.x(first) >= -0.5
    assert scale.x(last) <= width + 0.5 or scale.per_day == CLOSEST


@given(scales, some.sampled_from([1.0, 1.5, 2.0]))
def test_marks_stand_in_order_far_enough_apart_for_their_labels(scale, factor):
    marks = axis(scale, factor)
    for ticks, room in ((marks.lower, 26 * factor), (marks.upper, 26 * factor)):
        xs = [scale.x(tick.day) for tick in ticks]
        assert xs == sorted(xs)
        assert all(tick.label for tick in ticks)
        assert all(after - before >= room for before, after in pairwise(xs))
    assert len(marks.fine) <= scale.width / 8 + 3


@pytest.mark.parametrize(
    ("per_day", "upper", "lower"),
    [
        (0.005, "", "2000"),
        (0.2, "", "2019"),
        (1.5, "2019", "Mar"),
        (8.0, "March 2019", "18"),
        (40.0, "March 2019", "14"),
        (300.0, "Thu 14 March 2019", "06:00"),
        (30_000.0, "Thu 14 March 2019", "00:05"),
    ],
)
def test_the_axis_speaks_of_what_can_be_told_apart(per_day, upper, lower):
    day = float(date(2019, 3, 14).toordinal())
    scale = TimeScale(day - 10 / per_day, per_day, 1200)
    marks = axis(scale if per_day > 1 else TimeScale(day - 600 / per_day, per_day, 1200))
    assert lower in {tick.label for tick in marks.lower}
    assert (upper in {tick.label for tick in marks.upper}) if upper else not marks.upper


def test_the_end_of_the_calendar_is_no_end_of_the_program():
    for day in (1.0, float(date.max.toordinal())):
        for per_day in (WIDEST, 0.1, 3.0, 50.0, 2000.0, CLOSEST):
            scale = TimeScale(day, per_day, 900).panned(-450)
            assert axis(scale).lower
