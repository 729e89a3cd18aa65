"""Reads one point of time, or a season, from words into EDTF."""

import calendar
import re
from collections.abc import Callable
from typing import Final

from casefiles.domain.dates.edtf import is_edtf


class UnreadDate(ValueError):
    """A date in words that cannot be taken as one date.

    Attributes:
        code: key of the words for people.
    """

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


_MONTHS: Final = {
    name.lower(): number
    for names in (calendar.month_name, calendar.month_abbr, ("",) * 9 + ("sept",))
    for number, name in enumerate(names)
    if name
}
_WEEKDAYS: Final = {
    name.lower(): number
    for names in (calendar.day_name, calendar.day_abbr, ("", "tues", "", "thurs"))
    for number, name in enumerate(names)
    if name
}
_ABOUT: Final = re.compile(
    r"(?:c\.|ca\.?|circa|c|about|around|approx\.?|approximately|roughly|some ?time in)\s*"
    r"(?=[a-z0-9])(?<![a-z](?=[a-z]))",
)
_PERHAPS: Final = re.compile(r"(?:perhaps|possibly|probably|maybe)\s+")
_PERHAPS_AFTER: Final = re.compile(r"(?:\s*\?|,?\s*\(?uncertain\)?)\Z")
_FILLER: Final = re.compile(r"(?:in|on|at|of|during|the)\s+")
_SOME: Final = re.compile(r"some (day|month) in (.+)\Z")
_CENTURY: Final = re.compile(r"some year beginning with (\d\d)\Z")
_DECADE: Final = re.compile(r"(\d{3})0'?s\Z")
_YEAR: Final = re.compile(r"\d{4}\Z")
_MONTH_FIRST: Final = re.compile(r"([a-z]+)\.?,? (?:of )?(\d{4})\Z")
_YEAR_FIRST: Final = re.compile(r"(\d{4}),? ([a-z]+)\.?\Z")
_DAY_FIRST: Final = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[ -]?(?:of )?([a-z]+)\.?,?[ -]?(\d{4})\Z")
_DAY_SECOND: Final = re.compile(r"([a-z]+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})\Z")
_DOTTED: Final = re.compile(r"(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})\Z")
_SLASHED: Final = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4})\Z")
_YEAR_SLASHED: Final = re.compile(r"(\d{4})[/.](\d{1,2})(?:[/.](\d{1,2}))?\Z")
_HAN: Final = re.compile(r"(\d{4})年(?:(\d{1,2})月(?:(\d{1,2})[日号號])?)?\Z")
_SHORT_YEAR: Final = re.compile(r"(?:.*[a-z] ?'?|\d{1,2}[./-]\d{1,2}[./-])\d{2}\Z")
_SEASON: Final = re.compile(r"(spring|summer|autumn|fall) (?:of )?(\d{4})\Z")
_WINTER: Final = re.compile(r"winter (?:of )?(\d{4})(?:[/–-](\d{2}|\d{4}))?\Z")
_THIRD: Final = re.compile(r"(early|mid|late|beginning of|middle of|end of)[ -](?:in )?(.+)\Z")
_WEEKDAY: Final = re.compile(r"([a-z]+)\.?,? (?:the )?(?=\d|[a-z]+ \d)")
_TIME: Final = re.compile(
    r"(?P<date>.+?),? (?:at )?(?P<hour>\d{1,2})(?:(?:[:.](?P<minute>\d{2})(?::(?P<second>\d{2}))?)"
    r"(?: ?(?P<half>am|pm|a\.m\.|p\.m\.|h|hrs|hours))?| ?(?P<full>am|pm|a\.m\.|p\.m\.))"
    r"(?:,? ?\(?(?P<zone>[^()]*)\)?)?\Z"
)
_OFFSET: Final = re.compile(r"(?:utc|gmt)? ?([+\u2212-])(\d{1,2})(?::?(\d{2}))?\Z")
_PLACES: Final = {
    "utc": "Z",
    "gmt": "Z",
    "z": "Z",
    "beijing": "+08:00",
    "beijing time": "+08:00",
    "ürümqi": "+06:00",
    "ürümqi time": "+06:00",
    "urumqi": "+06:00",
    "urumqi time": "+06:00",
    "xinjiang time": "+06:00",
}
_SEASONS: Final = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11)}
_THIRDS: Final = {"early": 0, "beginning of": 0, "mid": 1, "middle of": 1, "late": 2, "end of": 2}
_NOON: Final = 12


def read_moment(text: str) -> str:
    """Read a point of time, or a season as an approximate interval.

    Args:
        text: words, as typed.

    Returns:
        EDTF; an interval for a season or a part of a year or month.

    Raises:
        UnreadDate: it cannot be read.
    """
    if is_edtf(text.strip()):
        return text.strip()
    words, doubt = _doubt(" ".join(text.lower().split()))
    if not doubt and is_edtf(words):
        return words
    read = next((found for reader in _READERS if (found := reader(words))), "")
    if not read:
        raise UnreadDate("date_year_of_two_digits" if _SHORT_YEAR.match(words) else "date_unread")
    if "/" in read:
        return read
    if is_edtf(read + doubt):
        return read + doubt
    raise UnreadDate("date_not_in_calendar")


def _doubt(words: str) -> tuple[str, str]:
    """Split words of doubt off."""
    is_uncertain = is_about = False
    shorter = _PERHAPS_AFTER.sub("", words)
    is_uncertain, words = shorter != words, shorter
    while True:
        perhaps, about = _PERHAPS.match(words), _ABOUT.match(words)
        filler = _FILLER.match(words)
        found = perhaps or about or filler
        if found is None:
            break
        is_uncertain |= perhaps is not None
        is_about |= perhaps is None and about is not None
        words = words[found.end() :]
    return words, {(0, 0): "", (1, 0): "?", (0, 1): "~", (1, 1): "%"}[is_uncertain, is_about]


def _some(words: str) -> str:
    match = _SOME.match(words)
    if match is None:
        return ""
    within = _year_or_month(match.group(2))
    if _YEAR.match(within):
        return within + ("-XX-XX" if match.group(1) == "day" else "-XX")
    return f"{within}-XX" if within and match.group(1) == "day" else ""


def _year_or_month(words: str) -> str:
    if _YEAR.match(words):
        return words
    if match := _DECADE.match(words):
        return f"{match.group(1)}X"
    if match := _CENTURY.match(words):
        return f"{match.group(1)}XX"
    if match := _MONTH_FIRST.match(words):
        return _joined(match.group(2), _month(match.group(1)))
    if match := _YEAR_FIRST.match(words):
        return _joined(match.group(1), _month(match.group(2)))
    return ""


def _day(words: str) -> str:
    if match := _DAY_FIRST.match(words):
        return _joined(match.group(3), _month(match.group(2)), match.group(1))
    if match := _DAY_SECOND.match(words):
        return _joined(match.group(3), _month(match.group(1)), match.group(2))
    if match := _DOTTED.match(words):
        return _joined(match.group(3), match.group(2), match.group(1))
    if match := _SLASHED.match(words):
        return _slashed(*match.groups())
    if match := _YEAR_SLASHED.match(words) or _HAN.match(words):
        return _joined(*(part or "" for part in match.groups()))
    return ""


def _slashed(first: str, second: str, year: str) -> str:
    """Read 14/03/2019; whether 03/04/2019 names its day or its month first cannot be known."""
    if int(first) > _NOON:
        return _joined(year, second, first)
    if int(second) > _NOON:
        return _joined(year, first, second)
    if int(first) != int(second):
        raise UnreadDate("date_day_or_month_first")
    return _joined(year, first, second)


def _weekday(words: str) -> str:
    """Read "Thursday 14 March 2019", and refuse if that day was no Thursday."""
    match = _WEEKDAY.match(words)
    if match is None or match.group(1) not in _WEEKDAYS:
        return ""
    rest = words[match.end() :]
    read = _day(rest) or _time(rest)
    if not is_edtf(read):
        return read
    year, month, day = (int(part) for part in read[:10].split("-"))
    if calendar.weekday(year, month, day) != _WEEKDAYS[match.group(1)]:
        raise UnreadDate("date_on_another_weekday")
    return read


def _time(words: str) -> str:
    match = _TIME.match(words)
    if match is None:
        return ""
    named = match["date"].rstrip(",")
    day = named if is_edtf(named) else _day(named) or _weekday(named)
    zone = _zone((match["zone"] or "").strip())
    if not day or zone is None:
        return ""
    hour, half = int(match["hour"]), (match["half"] or match["full"] or "")[:1]
    if half in {"a", "p"}:
        if not 1 <= hour <= _NOON:
            raise UnreadDate("date_not_in_calendar")
        hour = hour % _NOON + (_NOON if half == "p" else 0)
    seconds = f":{match['second']}" if match["second"] else ""
    return f"{day}T{hour:02}:{match['minute'] or '00'}{seconds}{zone}"


def _zone(words: str) -> str | None:
    """Read a time zone; None if it is none."""
    if not words:
        return ""
    if words in _PLACES:
        return _PLACES[words]
    match = _OFFSET.match(words)
    if match is None:
        return None
    sign = "+" if match.group(1) == "+" else "-"
    return f"{sign}{int(match.group(2)):02}:{match.group(3) or '00'}"


def _season(words: str) -> str:
    if match := _SEASON.match(words):
        first, last = _SEASONS[match.group(1)]
        return f"{match.group(2)}-{first:02}~/{match.group(2)}-{last:02}~"
    match = _WINTER.match(words)
    if match is None:
        return ""
    year, following = match.groups()
    if following is None:
        raise UnreadDate("date_which_winter")
    if int(following[-2:]) != (int(year) + 1) % 100:
        raise UnreadDate("date_not_in_calendar")
    return f"{year}-12~/{int(year) + 1:04}-02~"


def _third(words: str) -> str:
    """Read "early 2019" and "late March 2019" as approximate thirds."""
    match = _THIRD.match(words)
    if match is None:
        return ""
    part, within = _THIRDS[match.group(1)], _year_or_month(match.group(2))
    if not is_edtf(within) or "X" in within:
        return ""
    if _YEAR.match(within):
        return f"{within}-{4 * part + 1:02}~/{within}-{4 * part + 4:02}~"
    last = calendar.monthrange(*(int(number) for number in within.split("-")))[1]
    first_day, last_day = ((1, 10), (11, 20), (21, last))[part]
    return f"{within}-{first_day:02}~/{within}-{last_day:02}~"


def _month(name: str) -> str:
    return str(_MONTHS.get(name, ""))


def _joined(year: str, month: str, day: str | None = None) -> str:
    """Join what was read; empty if the month is none."""
    if day is None or not day:
        return f"{year}-{int(month):02}" if month else (year if day == "" else "")
    return f"{year}-{int(month):02}-{int(day):02}" if month else ""


_READERS: Final[tuple[Callable[[str], str], ...]] = (
    _some,
    _year_or_month,
    _day,
    _season,
    _third,
    _weekday,
    _time,
)
