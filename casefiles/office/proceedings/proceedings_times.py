"""The moment of an incident by the clock where it was, and by that of Beijing."""

from datetime import datetime, tzinfo
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from casefiles.domain.dates.date_words import words_from_edtf
from casefiles.words.language import msg

BEIJING: Final = "Asia/Shanghai"


def both_clocks(date: str, zone: str) -> tuple[tuple[str, str], ...]:
    """Return name and words of each clock; nothing where hour or zone is not known.

    Args:
        date: as EDTF.
        zone: where its clock stands: an IANA name or an offset; a zone in the date comes first.
    """
    moment = _moment(date, zone)
    if moment is None:
        return ()
    there = moment.astimezone(ZoneInfo(BEIJING))
    if there.utcoffset() == moment.utcoffset():
        return ()
    values = ((msg("Where it was"), moment), (msg("In Beijing"), there))
    return tuple((words, words_from_edtf(one.strftime("%Y-%m-%dT%H:%M"))) for words, one in values)


def _moment(date: str, zone: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(date.rstrip("?~%"))
    except ValueError:
        return None
    if "T" not in date:
        return None
    if moment.tzinfo is not None:
        return moment
    stored = _zone(zone)
    return None if stored is None else moment.replace(tzinfo=stored)


def _zone(zone: str) -> tzinfo | None:
    if zone[:1] in ("+", "-"):
        try:
            return datetime.fromisoformat(f"2000-01-01T00:00{zone}").tzinfo
        except ValueError:
            return None
    try:
        return ZoneInfo(zone) if zone else None
    except (ValueError, ZoneInfoNotFoundError, OSError):
        return None
