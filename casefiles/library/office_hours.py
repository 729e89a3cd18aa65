"""Working hours of an authority, counted back from a moment: when something has to be there."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from casefiles.library.holidays import WorkCalendar

_ONE: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Moments:
    """When something has to be there, by the clock of the authority.

    Attributes:
        event: what is counted back from.
        is_hour_known: its hour was given with a zone; otherwise it stands at the start of its day.
        last: the last moment, counted in working hours.
        earlier: one working day before it, at the same hour.
        by_days: closing time on the working day before, which is later or the same.
    """

    event: datetime
    is_hour_known: bool
    last: datetime
    earlier: datetime
    by_days: datetime


def moments_before(event: str, hours: int, office: WorkCalendar, zone: ZoneInfo) -> Moments | None:
    """Return when something has to be there so that working hours are left before an event.

    Args:
        event: as EDTF; an hour without a zone is no hour, since any zone may be meant.
        hours: how many working hours have to be left.
        office: when the authority works, with its hours.
        zone: of its clock.

    Returns:
        None where the event is not known to the day.

    Raises:
        NoListForYear: the authority closes by a list that nobody entered for a year.
        OverflowError: the moment is beyond all calendars.
    """
    at = _moment(event, zone)
    if at is None or office.hours is None:
        return None
    moment, is_hour_known = at
    # Its own year has to be known even where the count never needs it.
    office.holidays(moment.year)
    last = _counted_back(moment, timedelta(hours=hours), office, office.hours)
    earlier = datetime.combine(day_before(last.date(), office), last.time(), zone)
    closing = datetime.combine(day_before(moment.date(), office), office.hours[1], zone)
    return Moments(moment, is_hour_known, last, earlier, closing)


def _moment(event: str, zone: ZoneInfo) -> tuple[datetime, bool] | None:
    try:
        parsed = datetime.fromisoformat(event)
    except ValueError:
        return None
    if parsed.tzinfo is None:
        return datetime.combine(parsed.date(), time.min, zone), False
    return parsed.astimezone(zone), True


def _counted_back(
    moment: datetime, left: timedelta, office: WorkCalendar, hours: tuple[time, time]
) -> datetime:
    opens, closes = hours
    zone = moment.tzinfo
    day, until = moment.date(), min(moment.time().replace(tzinfo=None), closes)
    while True:
        if office.is_working(day) and until > opens:
            worked = _between(opens, until)
            if worked > left:
                return datetime.combine(day, _before(until, left), zone)
            left -= worked
            # What would have to be there at opening has to be there at closing before.
            if not left:
                return datetime.combine(day_before(day, office), closes, zone)
        day, until = day - _ONE, closes


def day_before(day: date, office: WorkCalendar) -> date:
    """Return the working day before a day.

    Raises:
        NoListForYear: the closed days of a year are not known.
    """
    day -= _ONE
    while not office.is_working(day):
        day -= _ONE
    return day


def _between(start: time, end: time) -> timedelta:
    return datetime.combine(date.min, end) - datetime.combine(date.min, start)


def _before(end: time, length: timedelta) -> time:
    return (datetime.combine(date.min, end) - length).time()
