"""Machine-readable zones of passports, cards and visas, told by their check digits (ICAO 9303)."""

import re
from collections.abc import Iterator
from typing import Final

from casefiles.redaction.detectors.finding import DetectedValue

KIND: Final = "machine_zone"
_LINE: Final = re.compile(r"[A-Z0-9<\u00ab\u2039 ]{28,60}")
_FILLER: Final = str.maketrans({"\u00ab": "<", "\u2039": "<"})
_WEIGHTS: Final = (7, 3, 1)
_NAME_LINE: Final = re.compile(r"[PIACV][A-Z<][A-Z<]{3}[A-Z<]{20,}")
_CHECKED: Final[dict[int, tuple[tuple[int, int], ...]]] = {
    44: ((0, 9), (13, 19), (21, 27)),
    36: ((0, 9), (13, 19), (21, 27)),
}
"""Number, birth day and expiry in the second line of two, by its length: start, and end, where the
check digit stands."""
_SECOND_OF_THREE: Final = ((0, 6), (8, 14))
_FIRST_OF_THREE: Final = (5, 14)
_CARD: Final = 30
_NEEDED: Final = 2
"""Check digits that must be right; a machine may have misread a third."""


def find(text: str) -> Iterator[DetectedValue]:
    """Yield the lines of machine-readable zones, the one with the name too."""
    for match in _LINE.finditer(text.translate(_FILLER)):
        line = match[0].strip()
        start = match.start() + match[0].index(line)
        value = line.replace(" ", "")
        if is_zone(value):
            yield DetectedValue(KIND, start, start + len(line), value)


def is_zone(line: str) -> bool:
    """Tell whether a line without spaces is one of a machine-readable zone."""
    if len(line) in _CHECKED:
        if _NAME_LINE.fullmatch(line) and "<<" in line:
            return True
        return _right(line, _CHECKED[len(line)]) >= _NEEDED
    if len(line) == _CARD:
        if line[0] in "IAC" and _right(line, (_FIRST_OF_THREE,)):
            return True
        if _right(line, _SECOND_OF_THREE) == _NEEDED:
            return True
        return "<<" in line and re.fullmatch(r"[A-Z]+<<?[A-Z<]+", line) is not None
    return False


def check_digit(field: str) -> int:
    """Return the check digit of a field: weights 7, 3, 1, letters from A for 10, filler 0."""
    total = 0
    for at, char in enumerate(field):
        value = 0 if char == "<" else int(char, 36)
        total += value * _WEIGHTS[at % 3]
    return total % 10


def _right(line: str, fields: tuple[tuple[int, int], ...]) -> int:
    """Count the fields whose check digit is right; one without any sign counts for none."""
    return sum(
        line[end].isdecimal()
        and line[start:end].strip("<") != ""
        and check_digit(line[start:end]) == int(line[end])
        for start, end in fields
    )
