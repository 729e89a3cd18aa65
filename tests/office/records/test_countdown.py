"""How far dates are away, in words."""

from datetime import datetime, timedelta, timezone

import pytest

from casefiles.office.records.countdown import countdown, time_words

ZONE = timezone(timedelta(hours=1))
NOW = datetime(2025, 5, 25, 14, 0, tzinfo=ZONE)


@pytest.mark.parametrize(
    ("date", "away", "words"),
    [
        ("2025-06-03", "in 9 days", "Tuesday 3 June 2025"),
        ("2025-05-26", "tomorrow", "Monday 26 May 2025"),
        ("2025-05-25", "today", "Sunday 25 May 2025"),
        ("2025-05-24", "yesterday", "Saturday 24 May 2025"),
        ("2025-05-20", "5 days ago", "Tuesday 20 May 2025"),
        ("2025-05-26T21:00", "in 31 hours", "Monday 26 May 2025, 21:00"),
        ("2025-05-25T14:30", "in less than an hour", "Sunday 25 May 2025, 14:30"),
        ("2025-05-25T11:00", "3 hours ago", "Sunday 25 May 2025, 11:00"),
        ("2025-05-25T15:00Z", "in 2 hours", "Sunday 25 May 2025, 15:00 (UTC)"),
        ("2025-06-03T10:00", "in 9 days", "Tuesday 3 June 2025, 10:00"),
        ("2025-11-24", "in 6 months", "Monday 24 November 2025"),
        ("2028-05-25", "in 3 years", "Thursday 25 May 2028"),
        ("2025-07-XX", "no sooner than in 37 days", "Some day in July 2025"),
        ("2025-05", "may be any day now", "May 2025"),
        ("2024", "over", "2024"),
        ("soon", "", "soon"),
    ],
)
def test_a_date_is_told_with_how_far_it_is_away(date, away, words):
    told = countdown(date, NOW)
    assert told.away == away
    assert told.words == words


@pytest.mark.parametrize(
    ("date", "is_past"),
    [
        ("2025-05-24", True),
        ("2025-05-25", False),
        ("2025-05-25T13:59", True),
        ("2025-05-25T14:01", False),
        ("2025-05", False),
        ("2025-04", True),
        ("2025-05-01/..", False),
        ("../2025-05-01", True),
    ],
)
def test_a_date_is_past_once_its_last_moment_is_over(date, is_past):
    assert countdown(date, NOW).is_past is is_past


def test_what_is_less_than_three_days_away_is_near():
    assert countdown("2025-05-28T13:59", NOW).is_near
    assert not countdown("2025-05-28T14:01", NOW).is_near
    assert not countdown("2025-05-25T13:00", NOW).is_near


def test_moments_of_the_ledger_are_told_by_the_hour_today_and_by_the_day_before():
    def wall(moment: datetime) -> int:
        return int(moment.timestamp()) * 1_000_000_000

    assert time_words(wall(NOW), NOW) == "today 14:00"
    assert time_words(wall(NOW - timedelta(days=1)), NOW) == "yesterday 14:00"
    assert time_words(wall(NOW - timedelta(days=3)), NOW) == "Thursday 14:00"
    assert time_words(wall(NOW - timedelta(days=30)), NOW) == "25 April 2025"
    assert time_words(1 << 90, NOW) == "at an unknown time"
