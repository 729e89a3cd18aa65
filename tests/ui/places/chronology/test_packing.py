"""Packing: nothing covers anything, everything is there, in order, at any zoom."""

from datetime import date
from itertools import pairwise
from math import inf

from hypothesis import given, settings
from hypothesis import strategies as some

from casefiles.ui.places.chronology.layout import Sizes, laid_out, window
from casefiles.ui.places.chronology.packing import GAP, Zoom, pack
from casefiles.ui.places.chronology.scale import TimeScale, fitted
from tests.ui.places.chronology.rows import TODAY, chart, row

_FIRST = date(2010, 1, 1).toordinal()


@some.composite
def dates(draw) -> str:
    start = date.fromordinal(_FIRST + draw(some.integers(0, 3000)))
    kind = draw(some.sampled_from(["day", "month", "interval", "open", "unknown", "minute"]))
    length = draw(some.sampled_from([0, 1, 5, 40, 400, 2500]))
    return {
        "day": start.isoformat(),
        "month": f"{start:%Y-%m}",
        "interval": f"{start}/{date.fromordinal(start.toordinal() + length)}",
        "open": draw(some.sampled_from([f"{start}/..", f"../{start}"])),
        "unknown": draw(some.sampled_from([f"{start}/", f"/{start}"])),
        "minute": f"{start}T{draw(some.integers(0, 23)):02}:30",
    }[kind]


many = some.lists(
    some.tuples(dates(), some.text("ab ", min_size=1, max_size=40)), min_size=1, max_size=120
)
zooms = some.floats(0.05, 300)


def packed(cases, per_day, rows=4, factor=1.0):
    made = chart(
        row(when, text=f"{text}{number}", id=f"{number:032x}")
        for number, (when, text) in enumerate(cases)
    )
    zoom = Zoom(made.first, per_day, rows, factor, -inf, inf)
    return made, pack(made.lanes[0], zoom)


@given(many, zooms, some.sampled_from([1.0, 1.5, 2.0]))
@settings(max_examples=60, deadline=None)
def test_nothing_in_a_row_covers_its_neighbour(cases, per_day, factor):
    _, found = packed(cases, per_day, factor=factor)
    for places in found.rows:
        for before, after in pairwise(places):
            assert before.left <= before.right <= before.end
            assert before.end <= after.left + 1e-6
            assert before.first < after.first


@given(many, zooms)
@settings(max_examples=60, deadline=None)
def test_every_item_is_shown_once(cases, per_day):
    made, found = packed(cases, per_day)
    places = [place for places in found.rows for place in places]
    assert sum(place.count for place in places) == len(made.rows)
    singles = [place.first for place in places if not place.is_cluster]
    assert len(singles) == len(set(singles))
    for number in range(len(made.rows)):
        seat = found.find(number)
        assert seat is not None
        assert seat[1].first <= number <= seat[1].last


@given(many, zooms)
@settings(max_examples=40, deadline=None)
def test_a_sign_stands_at_its_time(cases, per_day):
    made, found = packed(cases, per_day)
    lane = made.lanes[0]
    for places in found.rows:
        for place in places:
            if not place.is_cluster:
                x = (lane.begins[place.first] - made.first) * per_day
                assert abs(place.x - x) < 1e-6
                assert place.left <= x + 1e-6


def test_few_events_keep_their_whole_labels():
    cases = [
        ("2019-03-14", "Arrest"),
        ("2019-03-14/2019-05-02", "Detention"),
        ("2019-03-20", "Warrant"),
    ]
    _, found = packed(cases, 1.0)
    places = [place for places in found.rows for place in places]
    assert len(found.rows) == 3
    assert all(place.label_width >= 40 for place in places)


def test_a_label_gives_way_before_a_sign_does():
    cases = [("2019-03-14", "a" * 30), ("2019-07-14", "b")]
    _, close = packed(cases, 1.0, rows=1)
    assert [place.count for place in close.rows[0]] == [1, 1]
    assert 0 < close.rows[0][0].label_width < 30 * 7
    assert close.rows[0][1].label_width > 0


def test_what_cannot_be_told_apart_is_one_crowd_with_its_count():
    cases = [("2019-03-14", f"event {number}") for number in range(50)]
    _, found = packed([*cases, ("2010", "long ago")], 0.5)
    crowds = [place for places in found.rows for place in places if place.is_cluster]
    assert [crowd.count for crowd in crowds] == [50]
    assert crowds[0].right - crowds[0].left >= 2 * GAP


def test_a_long_stretch_is_not_swallowed_by_a_crowd():
    cases = [("2019-03-14", f"event {number}") for number in range(60)]
    made, found = packed([*cases, ("2019-03-14/2021-03-14", "Detention")], 0.5)
    bars = [place for places in found.rows for place in places if place.is_bar]
    assert [made.rows[made.lanes[0].rows[bar.first]].text[:9] for bar in bars] == ["Detention"]


def test_moving_along_packs_a_small_chart_only_once():
    made = chart(row("2019-03-14", text=str(number)) for number in range(40))
    scale = fitted(made.first, made.last, 900)
    sizes = Sizes(22, 400, 1.0)
    layout = laid_out(made, scale, sizes)
    assert layout.holds(scale.panned(300))
    assert not layout.holds(scale.zoomed(1.2, 10))


def test_of_a_large_chart_all_that_is_seen_is_packed():
    made = chart(
        row(date.fromordinal(_FIRST + number).isoformat(), text=str(number), id=f"{number:032x}")
        for number in range(3500)
    )
    made = chart([*made.rows, row("2010-01-01/2030-01-01", text="throughout")])
    sizes = Sizes(22, 400, 1.0)
    for left in (0, 500, 1777, 3000):
        scale = TimeScale(_FIRST + left, 30.0, 900)
        layout = laid_out(made, scale, sizes)
        low, high = window(made, scale)
        assert low <= layout.shift(scale)
        assert layout.shift(scale) + 900 <= high
        shift = layout.shift(scale)
        seen = {
            number
            for at, lane in enumerate(layout.lanes)
            for line in range(len(lane.rows))
            for place in lane.seen(line, shift, shift + 900)
            for number in range(place.first, place.last + 1)
        }
        lane = made.lanes[0]
        wanted = {
            item
            for item in range(len(lane.rows))
            if lane.begins[item] < scale.right - 1 and lane.finishes[item] > scale.left + 1
        }
        assert wanted <= seen


def test_lanes_stand_one_under_another_and_are_found_by_a_point():
    made = chart([row("2019-03-14", "A"), row("2019-04-14", "B"), row("2019-05-14", "B", "other")])
    scale = fitted(made.first, made.last, 900)
    layout = laid_out(made, scale, Sizes(22, 400, 1.0))
    assert [lane.name for lane in made.lanes] == ["A", "B"]
    for number in range(3):
        seat = layout.seat_of(number)
        x, y = seat.place.x, layout.row_top(seat.lane, seat.row) + 11
        assert layout.at(x, y) == seat
    assert layout.at(5, layout.height + 50) is None


def test_what_goes_on_reaches_today():
    made = chart([row("2015-01-01/..")])
    assert made.last >= TODAY
    assert made.lanes[0].finishes[0] == made.last
