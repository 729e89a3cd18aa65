"""Zones of clocks, from the tables of this machine, for readers that have none."""

import re
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from casefiles.domain.dates.date_order import DateOrder, DateOrderHint
from casefiles.domain.foundation.errors import Refused
from casefiles.domain.records.case_records import Document
from casefiles.words.language import msg, msg_mark, msg_of

CLOCKS: Final = (
    ("Asia/Shanghai", msg_mark("Beijing, Hong Kong")),
    ("Asia/Urumqi", msg_mark("Xinjiang, local time")),
    ("Asia/Almaty", msg_mark("Almaty")),
    ("Asia/Bishkek", msg_mark("Bishkek")),
    ("Asia/Tashkent", msg_mark("Tashkent")),
    ("Europe/Istanbul", msg_mark("Istanbul")),
    ("Europe/Moscow", msg_mark("Moscow")),
    ("Europe/Kyiv", msg_mark("Kyiv")),
    ("Europe/Warsaw", msg_mark("Warsaw")),
    ("Europe/Berlin", msg_mark("Berlin, Paris, Rome, Vienna")),
    ("Europe/London", msg_mark("London")),
    ("America/New_York", msg_mark("New York, Toronto")),
    ("Asia/Dubai", msg_mark("Dubai")),
    ("Asia/Riyadh", msg_mark("Riyadh")),
    ("Africa/Cairo", msg_mark("Cairo")),
    ("Asia/Karachi", msg_mark("Islamabad")),
    ("Asia/Kolkata", msg_mark("Delhi")),
    ("Asia/Kathmandu", msg_mark("Kathmandu")),
    ("Asia/Bangkok", msg_mark("Bangkok")),
    ("Asia/Kuala_Lumpur", msg_mark("Kuala Lumpur")),
    ("Asia/Tokyo", msg_mark("Tokyo")),
    ("+00:00", "UTC"),
)
"""Zones to choose from, with words; summer and winter are told apart by the tables."""
_OFFSET: Final = re.compile(r"([+-])(\d{2}):(\d{2})")
_FIRST, _LAST = datetime(1995, 1, 1, tzinfo=UTC), datetime(2040, 1, 1, tzinfo=UTC)
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_LONGEST: Final = 24 * 60


def hint_of(document: Document) -> DateOrderHint:
    """Return what was answered of the dates in a document, as a reader takes it."""
    offsets = offsets_of(document.clock_zone) if document.clock_zone else ()
    return DateOrderHint(document.date_order, offsets)


def order_words(order: DateOrder) -> str:
    """Return an order in words; empty if it is not known."""
    words = {DateOrder.DAY_FIRST: msg("day first"), DateOrder.MONTH_FIRST: msg("month first")}
    return words.get(order, "")


def clock_words(zone: str) -> str:
    """Return a zone in words."""
    return dict(msg_of(CLOCKS)).get(zone, zone)


@lru_cache(maxsize=64)
def offsets_of(zone: str) -> tuple[tuple[int, int], ...]:
    """Return from which wall-clock second on which offset holds, in seconds; see `DatingHint`.

    Raises:
        Refused: `zone_not_known`: no zone of this name is known on this machine.
    """
    fixed = _OFFSET.fullmatch(zone)
    if fixed is not None:
        sign, hours, minutes = fixed.groups()
        ahead = (int(hours) * 60 + int(minutes)) * (1 if sign == "+" else -1)
        if abs(ahead) < _LONGEST:
            return ((_seconds(_FIRST), ahead * 60),)
    try:
        info = ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        pass
    else:
        return tuple(_changes(info))
    raise Refused("zone_not_known")


def _changes(info: ZoneInfo) -> list[tuple[int, int]]:
    found = [(_seconds(_FIRST), _offset(info, _FIRST))]
    day = _FIRST
    while day < _LAST:
        following = day + timedelta(days=1)
        before, after = _offset(info, day), _offset(info, following)
        if before != after:
            at = _when(info, day, following)
            # An hour that comes twice is the first of the two; see `DatingHint.placed`.
            found.append((_seconds(at) + max(before, after), after))
        day = following
    return found


def _when(info: ZoneInfo, low: datetime, high: datetime) -> datetime:
    """Return the first minute at which an offset holds that changes between two moments."""
    before = _offset(info, low)
    while high - low > timedelta(minutes=1):
        middle = low + (high - low) // 2
        if _offset(info, middle) == before:
            low = middle
        else:
            high = middle
    return high.replace(second=0, microsecond=0)


def _offset(info: ZoneInfo, moment: datetime) -> int:
    offset = moment.astimezone(info).utcoffset()
    return round(offset.total_seconds()) if offset is not None else 0


def _seconds(moment: datetime) -> int:
    return round((moment - _EPOCH).total_seconds())
