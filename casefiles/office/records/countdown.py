"""How far a date of the case is away, in words: to the day, to the hour where it is urgent."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from casefiles.domain.dates.date_words import words_from_edtf
from casefiles.domain.dates.edtf import is_edtf, span
from casefiles.domain.foundation.clock import Clock
from casefiles.words.language import msg, msg_n

_URGENT: Final = timedelta(hours=72)
_WEEK: Final = 7
_WEEKS_UNTIL: Final = 60
_MONTH: Final = 30.44
_MONTHS_UNTIL: Final = 730
_MINUTE: Final = 60
_EVER: Final = float("inf")


@dataclass(frozen=True, slots=True)
class Countdown:
    """How a date stands to now.

    Attributes:
        away: how far it is away, such as "in 9 days"; empty where that cannot be told.
        words: the date itself, with its day of the week.
        is_past: it is over.
        is_near: less than 72 hours away.
        is_exact: known to the day.
        begins: in days, to put dates into order; infinite where it is not known.
    """

    away: str
    words: str
    is_past: bool
    is_near: bool
    is_exact: bool
    begins: float


def local_now(clock: Clock) -> datetime:
    """Return what the clock says, in the zone of this computer."""
    return datetime.fromtimestamp(clock.wall() / 1_000_000_000, UTC).astimezone()


def countdown(date: str, now: datetime) -> Countdown:
    """Tell how far a date is away.

    Args:
        date: as EDTF; anything else is shown as it stands.
        now: with the zone of the office.
    """
    if not is_edtf(date):
        return Countdown("", date, is_past=False, is_near=False, is_exact=False, begins=_EVER)
    zone = now.utcoffset() or timedelta()
    reach = span(date, int(zone.total_seconds()) // _MINUTE)
    start = reach.start_day if reach.start_day is not None else reach.end_day
    end = reach.end_day if reach.end_day is not None else _EVER
    begins = start if start is not None else _EVER
    today, instant = float(now.date().toordinal()), _day_of(now)
    is_exact = "/" not in date and not reach.is_approximate
    is_past = end < instant if reach.is_instant else end <= today
    near = _URGENT.total_seconds() / timedelta(days=1).total_seconds()
    return Countdown(
        _away(begins, end, now, is_exact=is_exact, is_instant=reach.is_instant),
        _words(date, begins, is_exact=is_exact),
        is_past=is_past,
        is_near=not is_past and begins - instant < near,
        is_exact=is_exact,
        begins=begins,
    )


def _day_of(now: datetime) -> float:
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    return now.date().toordinal() + (now - midnight) / timedelta(days=1)


def _away(begins: float, end: float, now: datetime, *, is_exact: bool, is_instant: bool) -> str:
    today = float(now.date().toordinal())
    if is_instant and abs(begins - _day_of(now)) * 24 < _URGENT.total_seconds() / 3600:
        return _hours(begins - _day_of(now))
    if is_exact:
        return _days(int(begins) - int(today))
    if end <= today:
        return "over"
    if begins <= today:
        return msg("may be any day now")
    return msg("no sooner than {days}", days=_days(int(begins) - int(today)))


def _hours(days: float) -> str:
    minutes = round(abs(days) * 24 * 60)
    if minutes < _MINUTE:
        description = msg("less than an hour")
    else:
        count = minutes // _MINUTE
        description = msg_n("{n} hour", "{n} hours", count)
    return (
        msg("in {description}", description=description)
        if days >= 0
        else msg("{description} ago", description=description)
    )


def _days(days: int) -> str:
    if days in {-1, 0, 1}:
        return ("yesterday", "today", "tomorrow")[days + 1]
    count = abs(days)
    if count < _WEEKS_UNTIL:
        description = msg("{count} days", count=count)
    elif count < _MONTHS_UNTIL:
        description = msg("{count} months", count=round(count / _MONTH))
    else:
        description = msg("{count} years", count=round(count / 365.25))
    return (
        msg("in {description}", description=description)
        if days > 0
        else msg("{description} ago", description=description)
    )


def _words(date: str, begins: float, *, is_exact: bool) -> str:
    words = words_from_edtf(date)
    if not is_exact or begins < 1:
        return words[:1].upper() + words[1:]
    weekday = datetime.fromordinal(int(begins)).strftime("%A")
    return f"{weekday} {words}"


def time_words(wall: int, now: datetime) -> str:
    """Word a moment of the ledger: the hour for today, the day for others."""
    try:
        moment = datetime.fromtimestamp(wall // 1_000_000_000, now.tzinfo)
    except (ValueError, OverflowError, OSError):
        return msg("at an unknown time")
    days = now.date().toordinal() - moment.date().toordinal()
    clock = f"{moment:%H:%M}"
    if days == 0:
        return msg("today {clock}", clock=clock)
    if days == 1:
        return msg("yesterday {clock}", clock=clock)
    if 1 < days < _WEEK:
        return f"{moment:%A} {clock}"
    return f"{moment.day} {moment:%B %Y}"
