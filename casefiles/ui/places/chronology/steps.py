"""Where the keys lead from an event: to the next one, or to the next lane."""

from bisect import bisect_left

from casefiles.ui.places.chronology.chart import Chart


def first_from(chart: Chart, day: float) -> int | None:
    """Return the first row that begins on a day or later, or the last; None if there is none."""
    if not chart.rows:
        return None
    number = bisect_left(chart.rows, day, key=lambda row: row.begin)
    return min(number, len(chart.rows) - 1)


def along(chart: Chart, number: int, steps: int) -> int:
    """Return the row so many events later, or earlier if negative, within all of them."""
    return min(max(number + steps, 0), len(chart.rows) - 1)


def across(chart: Chart, number: int, steps: int) -> int:
    """Return the row nearest in time, so many lanes further down, or up if negative."""
    seat = chart.seats[number]
    if seat is None or not 0 <= seat[0] + steps < len(chart.lanes):
        return number
    lane, begin = chart.lanes[seat[0] + steps], chart.lanes[seat[0]].begins[seat[1]]
    after = bisect_left(lane.begins, begin)
    near = [item for item in (after - 1, after) if 0 <= item < len(lane.rows)]
    return lane.rows[min(near, key=lambda item: abs(lane.begins[item] - begin))]
