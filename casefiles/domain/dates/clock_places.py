"""Whose clock a moment is told by, as a place that people know: "Beijing", not "Asia/Shanghai"."""

import re
from typing import Final

from casefiles.domain.dates.edtf import EdtfMoment, Interval, is_edtf, parse

_PLACES: Final = {
    "Asia/Shanghai": "Beijing",
    "Asia/Chongqing": "Beijing",
    "Asia/Harbin": "Beijing",
    "PRC": "Beijing",
    "Asia/Urumqi": "Ürümqi",
    "Asia/Kashgar": "Ürümqi",
    "Asia/Calcutta": "Kolkata",
    "Asia/Katmandu": "Kathmandu",
    "Asia/Saigon": "Ho Chi Minh City",
    "Asia/Rangoon": "Yangon",
    "Europe/Kiev": "Kyiv",
    "Z": "UTC",
    "+08:00": "Beijing",
}
"""Zones whose own name is not the place that people know."""
_OFFSET: Final = re.compile(r"[+-]\d{2}:\d{2}")
_MINUS: Final = "\u2212"


def place_of_clock(zone: str) -> str:
    """Return the place or the offset in words; empty where nothing is told.

    Args:
        zone: an IANA name, Z or an offset such as +01:00.
    """
    if zone in _PLACES:
        return _PLACES[zone]
    if _OFFSET.fullmatch(zone):
        return "UTC" + zone.replace("-", _MINUS)
    name = zone.rpartition("/")[2].replace("_", " ")
    return "UTC" if name in {"UTC", "Etc", "GMT", "Universal", "Zulu"} else name


def clock_of(date: str, zone: str) -> str:
    """Return the place of a clock as it is told beside a date; empty for days, and most often.

    Args:
        date: as EDTF.
        zone: where its clock stands, which a date of day precision has no use for.
    """
    found = parse(date) if zone and is_edtf(date) else None
    ends = (found.start, found.end) if isinstance(found, Interval) else (found,)
    moments = [one for one in ends if isinstance(one, EdtfMoment) and one.time]
    if not moments or any(one.zone for one in moments):
        return ""
    return place_of_clock(zone)
