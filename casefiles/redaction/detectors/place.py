"""Coordinates of places: pairs of degrees, with decimals or with minutes and seconds."""

import re
from collections.abc import Iterator
from typing import Final

from casefiles.redaction.detectors.finding import DetectedValue

KIND: Final = "place"
_NUMBER: Final = r"[+-]?[0-9]{1,3}\.[0-9]{4,10}"
_DECIMAL: Final = re.compile(
    rf"(?<![0-9.])(?P<first>{_NUMBER})\s?°?\s?[NSns]?\s?[,;/ ]\s?"
    rf"(?P<second>{_NUMBER})\s?°?\s?[EWew]?(?![0-9])"
)
_PART: Final = (
    r"[0-9]{1,3}\s?[°º]\s?[0-9]{1,2}(?:\.[0-9]+)?\s?['’′]"
    r"(?:\s?[0-9]{1,2}(?:\.[0-9]+)?\s?[\"”″])?"
)
_SEXAGESIMAL: Final = re.compile(
    rf"{_PART}\s?[NSns]\s?[,;/ ]?\s?{_PART}\s?[EWew]"
    rf"|[NS]\s?{_PART}\s?[,;/ ]?\s?[EW]\s?{_PART}"
)
_MOST_NORTH, _MOST_EAST = 90.0, 180.0


def find(text: str) -> Iterator[DetectedValue]:
    """Yield coordinates of places on the earth, in either order."""
    for match in _DECIMAL.finditer(text):
        one, other = abs(float(match["first"])), abs(float(match["second"]))
        if min(one, other) <= _MOST_NORTH and max(one, other) <= _MOST_EAST:
            yield DetectedValue(
                KIND, match.start(), match.end(), f"{match['first']},{match['second']}"
            )
    for match in _SEXAGESIMAL.finditer(text):
        yield DetectedValue(KIND, match.start(), match.end(), "".join(match[0].split()))
