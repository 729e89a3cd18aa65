"""Where dates lie on a line of time."""

from datetime import date, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as some

from casefiles.domain.dates.edtf import is_edtf, span


def day(year: int, month: int, number: int) -> float:
    return float(date(year, month, number).toordinal())


@pytest.mark.parametrize(
    ("text", "start", "end", "is_approximate"),
    [
        ("2019-03-14", day(2019, 3, 14), day(2019, 3, 15), False),
        ("2019-03", day(2019, 3, 1), day(2019, 4, 1), True),
        ("2019", day(2019, 1, 1), day(2020, 1, 1), True),
        ("201X", day(2010, 1, 1), day(2020, 1, 1), True),
        ("2020-02-XX", day(2020, 2, 1), day(2020, 3, 1), True),
        ("2019-03-14~", day(2019, 3, 14), day(2019, 3, 15), True),
        ("2019-03/2019-05", day(2019, 3, 1), day(2019, 6, 1), False),
        ("2019-06~/2019-08~", day(2019, 6, 1), day(2019, 9, 1), True),
        ("000X", 1.0, day(10, 1, 1), True),
        ("9999", day(9999, 1, 1), day(9999, 12, 31) + 1, True),
    ],
)
def test_a_date_lies_from_its_first_to_its_last_moment(text, start, end, is_approximate):
    found = span(text)
    assert (found.start_day, found.end_day, found.is_approximate) == (start, end, is_approximate)
    assert not found.is_open_start
    assert not found.is_open_end


def test_an_end_may_be_open_or_only_unknown():
    still = span("2019-03/..")
    assert (still.end_day, still.is_open_end) == (None, True)
    lost = span("2019-03/")
    assert (lost.end_day, lost.is_open_end) == (None, False)
    before = span("../2019-02-03")
    assert (before.start_day, before.is_open_start) == (None, True)
    assert before.end_day == day(2019, 2, 4)


def test_a_time_of_day_is_brought_to_the_zone_of_the_line():
    beijing = span("2019-03-14T02:00+08:00")
    assert beijing.is_instant
    assert beijing.start_day == beijing.end_day == day(2019, 3, 13) + 0.75
    assert span("2019-03-14T02:00+08:00", 480).start_day == pytest.approx(day(2019, 3, 14) + 1 / 12)
    assert span("2019-03-14T02:00", 480).start_day == pytest.approx(day(2019, 3, 14) + 1 / 12)
    assert span("2019-03-13T18:00Z") == beijing


@given(
    some.datetimes().filter(lambda moment: 1 < moment.year < date.max.year),
    some.integers(-14 * 60 + 1, 14 * 60 - 1),
    some.integers(-14 * 60, 14 * 60),
)
def test_instants_are_those_of_the_calendar(moment, minutes, line):
    zone = timezone(timedelta(minutes=minutes))
    sign = "-" if minutes < 0 else "+"
    text = f"{moment:%H:%M:%S}{sign}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"
    text = f"{moment.year:04}-{moment.month:02}-{moment.day:02}T{text}"
    there = moment.replace(microsecond=0, tzinfo=zone).astimezone(timezone(timedelta(minutes=line)))
    expected = there.toordinal() + (there.hour * 3600 + there.minute * 60 + there.second) / 86400
    assert span(text, line).start_day == pytest.approx(expected, abs=1e-6)


@given(some.from_regex(r"[0-9X]{4}(-[0-9X]{2}){0,2}[?~%]?(/([0-9]{4}(-[0-9]{2})?|\.\.)?)?\Z"))
def test_whatever_is_a_date_lies_somewhere(text):
    if not is_edtf(text):
        with pytest.raises(ValueError, match=r".+"):
            span(text)
        return
    found = span(text)
    edges = [edge for edge in (found.start_day, found.end_day) if edge is not None]
    assert edges == sorted(edges)
    assert edges
