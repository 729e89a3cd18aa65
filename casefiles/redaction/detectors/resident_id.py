"""Chinese resident identity numbers: GB 11643-1999 with 18 signs, and the earlier ones with 15."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from casefiles.redaction.detectors.finding import DetectedValue

KIND: Final = "resident_id"
_SHAPE: Final = re.compile(
    r"(?<![0-9A-Za-z])[1-9](?:[ \-]?[0-9]){16}[ \-]?[0-9Xx](?![0-9A-Za-z])"
    r"|(?<![0-9A-Za-z])[1-9](?:[ \-]?[0-9]){14}(?![0-9A-Za-z])"
)
_LONG, _SHORT = 18, 15
_WEIGHTS: Final = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS: Final = "10X98765432"
"""Check sign by the remainder modulo 11: ISO 7064, MOD 11-2."""
_PROVINCES: Final = frozenset(
    (
        *("11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36"),
        *("37", "41", "42", "43", "44", "45", "46", "50", "51", "52", "53", "54", "61", "62"),
        *("63", "64", "65", "71", "81", "82", "83", "91"),
    )
)
"""First two digits of GB/T 2260."""
_FIRST, _LAST = 1880, 2100


def find(text: str) -> Iterator[DetectedValue]:
    """Yield the resident identity numbers of a text, whose birth day and check sign are right.

    A number of other regions than those of today is kept where its check sign is right.
    """
    for match in _SHAPE.finditer(text):
        value = re.sub(r"[ \-]", "", match[0]).upper()
        if is_valid(value):
            yield DetectedValue(KIND, match.start(), match.end(), value)


def is_valid(value: str) -> bool:
    """Tell whether 18 or 15 signs are a resident identity number."""
    if len(value) == _LONG:
        return _is_day(value[6:14]) and check_sign(value[:17]) == value[17]
    if len(value) == _SHORT:
        return value[:2] in _PROVINCES and _is_day(f"19{value[6:12]}")
    return False


def check_sign(digits: str) -> str:
    """Return the check sign of the first 17 digits."""
    total = sum(int(digit) * weight for digit, weight in zip(digits, _WEIGHTS, strict=True))
    return _CHECKS[total % 11]


def other_length(value: str) -> str:
    """Return the number with 18 signs for one with 15, and the reverse; empty if there is none."""
    value = re.sub(r"[ \-]", "", value).upper()
    if len(value) == _SHORT and is_valid(value):
        digits = f"{value[:6]}19{value[6:]}"
        return digits + check_sign(digits)
    if len(value) == _LONG and is_valid(value) and value[6:8] == "19":
        return value[:6] + value[8:17]
    return ""


def _is_day(digits: str) -> bool:
    try:
        day = date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    except ValueError:
        return False
    return _FIRST <= day.year < _LAST
