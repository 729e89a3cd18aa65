"""Dates as people write them, and back: "c. summer 2019", "14 Mar 2019 14:05", "before 2020".

`edtf_from_words` reads words into the part of EDTF that `domain.edtf` accepts; EDTF itself is read
as it stands. What could mean two days is refused. `words_from_edtf` words a date so that reading
the words gives an equal date.
"""

import calendar
import re
from datetime import datetime
from typing import Final

from casefiles.domain.dates.date_reading import UnreadDate, read_moment
from casefiles.domain.dates.edtf import EdtfMoment, Interval, is_edtf, parse

__all__ = ["UnreadDate", "edtf_from_words", "moment_in_words", "words_from_edtf"]

MONTHS: Final = tuple(calendar.month_name)[1:]
_UNKNOWN: Final = "XX"
_LAST_YEAR: Final = 9999
_YEAR_PARTS: Final = {
    ("03~", "05~"): "about spring",
    ("06~", "08~"): "about summer",
    ("09~", "11~"): "about autumn",
    ("01~", "04~"): "early",
    ("05~", "08~"): "mid",
    ("09~", "12~"): "late",
}
_SPLIT: Final = re.compile(r"\s+(?:to|until|till|and|[-–—])\s+|\s*[–—]\s*|\s+/\s+", re.IGNORECASE)
_LEADING: Final = re.compile(r"(?:between|from)\s+", re.IGNORECASE)
_OPEN: Final = (
    (re.compile(r"(?:since|from)\s+(.+?)(?:,?\s+on(?:wards?)?)?\Z", re.IGNORECASE), "since"),
    (re.compile(r"(?:on|in) or after\s+(.+)\Z", re.IGNORECASE), "since"),
    (re.compile(r"(?:on|in) or before\s+(.+)\Z", re.IGNORECASE), "until"),
    (re.compile(r"(?:until|till|up to|by|not later than)\s+(.+)\Z", re.IGNORECASE), "until"),
    (re.compile(r"before\s+(.+)\Z", re.IGNORECASE), "before"),
    (re.compile(r"after\s+(.+)\Z", re.IGNORECASE), "after"),
)
_END_UNKNOWN: Final = re.compile(r"from\s+(.+?),?\s+end (?:unknown|not known)\Z", re.IGNORECASE)
_START_UNKNOWN: Final = re.compile(
    r"(?:until|to)\s+(.+?),?\s+start (?:unknown|not known)\Z", re.IGNORECASE
)


def edtf_from_words(text: str) -> str:
    """Read a date in words.

    Args:
        text: as typed; English words, or EDTF.

    Returns:
        The date in EDTF.

    Raises:
        UnreadDate: it cannot be read, could mean two dates, or is no day of the calendar; its
            `code` has words of its own.
    """
    words = " ".join(text.split()).rstrip(".,; ") if not text.strip().endswith("..") else text
    words = words.strip()
    if not words:
        raise UnreadDate("date_empty")
    tight = re.sub(r"\s*/\s*", "/", words)
    if is_edtf(tight):
        return tight
    read = _read(words)
    if not is_edtf(read):
        raise UnreadDate("date_ends_before_start")
    return read


def _read(words: str) -> str:
    for pattern, form in ((_END_UNKNOWN, "{}/"), (_START_UNKNOWN, "/{}")):
        match = pattern.match(words)
        if match:
            return form.format(_point(match.group(1)))
    span = _span(words)
    if span is not None:
        return span
    for pattern, kind in _OPEN:
        match = pattern.match(words)
        if match:
            return _open(kind, read_moment(match.group(1)))
    return read_moment(words)


def _point(words: str) -> str:
    read = read_moment(words)
    if "/" in read:
        raise UnreadDate("date_unread")
    return read


def _span(words: str) -> str | None:
    """Read "A to B"; None if it is not one."""
    pieces = _SPLIT.split(_LEADING.sub("", words, count=1))
    if len(pieces) != 2 or not all(pieces):  # noqa: PLR2004 - two ends
        return None
    end = read_moment(pieces[1])
    last = end.rpartition("/")[2]
    start = _start(pieces[0], pieces[1], last)
    return f"{start.partition('/')[0]}/{last}"


def _start(first: str, second: str, last: str) -> str:
    """Read the first end, which may leave out what the second says: "3 to 5 March 2019"."""
    day = parse(last)
    if isinstance(day, Interval) or not day.month or day.month == _UNKNOWN:
        return read_moment(first)
    month = MONTHS[int(day.month) - 1]
    clock = re.fullmatch(r"(.+?),? \d{1,2}:\d{2}.*", second)
    for completed in (first, f"{first} {day.year}", f"{first} {month} {day.year}"):
        try:
            return read_moment(completed)
        except UnreadDate as fault:
            if fault.code != "date_unread" or clock:
                raise
    raise UnreadDate("date_unread")


def _open(kind: str, read: str) -> str:
    first, _, last = read.partition("/")
    last = last or first
    if kind == "since":
        return f"{first}/.."
    if kind == "until":
        return f"../{last}"
    if kind == "before":
        return f"../{_neighbour(first, -1)}"
    return f"{_neighbour(last, 1)}/.."


def _neighbour(text: str, step: int) -> str:
    """Return the year, month or day before or after one; itself where it is not that exact."""
    moment = parse(text)
    if isinstance(moment, Interval) or "X" in text or moment.time:
        return text
    year, month, day = int(moment.year), int(moment.month or 1), int(moment.day or 1)
    if moment.day:
        day += step
        if not 1 <= day <= calendar.monthrange(year, month)[1]:
            month += step
    elif moment.month:
        month += step
    else:
        year += step
    if not 1 <= month <= len(MONTHS):
        year, month = year + step, (month - 1) % len(MONTHS) + 1
    if not 1 <= year <= _LAST_YEAR:
        raise UnreadDate("date_not_in_calendar")
    if moment.day and not 1 <= day <= calendar.monthrange(int(moment.year), int(moment.month))[1]:
        day = 1 if step > 0 else calendar.monthrange(year, month)[1]
    parts = [f"{year:04}", f"{month:02}", f"{day:02}"]
    exact_parts = 1 + bool(moment.month) + bool(moment.day)
    return "-".join(parts[:exact_parts]) + moment.doubt


def words_from_edtf(edtf: str) -> str:
    """Word an EDTF date, such as "14 March 2019, 14:05 (Beijing)" or "before 2020".

    Raises:
        ValueError: not a date that `domain.edtf` reads.
    """
    date = parse(edtf)
    return _interval(date) if isinstance(date, Interval) else _moment(date)


def _interval(interval: Interval) -> str:
    start, end = interval.start, interval.end
    if isinstance(start, EdtfMoment) and isinstance(end, EdtfMoment):
        return _named(start, end) or _shortest(start, end)
    if isinstance(start, EdtfMoment):
        words = _moment(start)
        return f"since {words}" if end == ".." else f"from {words}, end not known"
    assert isinstance(end, EdtfMoment)  # noqa: S101 - `parse` allows no interval without a date
    if start == "..":
        return _before(end)
    return f"to {_moment(end)}, start not known"


def _before(end: EdtfMoment) -> str:
    is_year = not (end.month or end.doubt or "X" in end.year)
    if is_year and int(end.year) < _LAST_YEAR:
        return f"before {int(end.year) + 1:04}"
    if end.day and not end.time and end.day != _UNKNOWN:
        return f"on or before {_moment(end)}"
    return f"until {_moment(end)}"


def _named(start: EdtfMoment, end: EdtfMoment) -> str:
    """Word a season or a third of a year; empty if it is neither."""
    if start.day or end.day or not (start.month and end.month):
        return ""
    ends = (start.month + start.doubt, end.month + end.doubt)
    if start.year == end.year:
        part = _YEAR_PARTS.get(ends, "")
        return f"{part} {start.year}" if part else ""
    if ends == ("12~", "02~") and int(end.year) == int(start.year) + 1:
        return f"about winter {start.year}/{end.year[2:]}"
    return ""


def _shortest(start: EdtfMoment, end: EdtfMoment) -> str:
    """Word two ends, without saying month and year twice."""
    first, last = _moment(start), _moment(end)
    is_plain = not (start.doubt or end.doubt or start.time or end.time or start.zone)
    is_known = "X" not in start.year + start.month + start.day + end.month + end.day
    if is_plain and is_known and start.year == end.year and start.month and end.month:
        if start.day and end.day and start.month == end.month:
            first = str(int(start.day))
        elif bool(start.day) == bool(end.day):
            first = first.removesuffix(f" {start.year}")
    return f"{first} to {last}"


def _moment(moment: EdtfMoment) -> str:
    words = _calendar(moment)
    if moment.time:
        words += f", {moment.time}{_zone(moment.zone)}"
    if moment.doubt in {"~", "%"}:
        words = f"about {words}"
    if moment.doubt in {"?", "%"}:
        words = f"perhaps {words}"
    return words


def _calendar(moment: EdtfMoment) -> str:
    year = moment.year
    if year.endswith(_UNKNOWN):
        return f"some year beginning with {year[:2]}"
    if year.endswith("X"):
        return f"the {year[:3]}0s"
    if not moment.month:
        return year
    if moment.month == _UNKNOWN:
        return f"some {'day' if moment.day else 'month'} in {year}"
    month = f"{MONTHS[int(moment.month) - 1]} {year}"
    if not moment.day:
        return month
    return f"some day in {month}" if moment.day == _UNKNOWN else f"{int(moment.day)} {month}"


_ZONES: Final = {"Z": "UTC", "+08:00": "Beijing", "+06:00": "Ürümqi"}


def _zone(zone: str) -> str:
    return f" ({_ZONES.get(zone, f'UTC{zone}')})" if zone else ""


def moment_in_words(moment: str) -> str:
    """Return day and time of a moment of ISO 8601, as its own clock has it; empty for none."""
    try:
        parsed = datetime.fromisoformat(moment)
    except ValueError:
        return ""
    return f"{parsed.day} {MONTHS[parsed.month - 1]} {parsed.year} {parsed:%H:%M}"
