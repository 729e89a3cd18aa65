"""What recognisers find: numbers and addresses of a known form, wherever they stand in a text."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final, TypeAlias

_WIDE: Final = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
_ARABIC: Final = {start + digit: str(digit) for start in (0x0660, 0x06F0) for digit in range(10)}
_DASHES: Final = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2212\u00ad"), "-")
_SPACES: Final = dict.fromkeys(map(ord, "\u00a0\u2002\u2003\u2007\u2009\u202f\u3000"), " ")
_PLAIN: Final = _WIDE | _ARABIC | _DASHES | _SPACES
"""Full-width signs, digits of Arabic script, dashes and spaces; each for exactly one."""


@dataclass(frozen=True, slots=True)
class DetectedValue:
    """A value of a known form.

    Attributes:
        kind: of the value, such as resident_id.
        start: index of its first character.
        end: index after its last.
        value: in its one form, without spaces and signs between.
    """

    kind: str
    start: int
    end: int
    value: str


Recogniser: TypeAlias = Callable[[str], Iterator[DetectedValue]]
"""Finds one family of values in a text that `plain` has prepared."""


def plain(text: str) -> str:
    """Return a text of equal length with ASCII digits, letters, dashes and spaces."""
    return text if text.isascii() else text.translate(_PLAIN)


def digits_of(text: str) -> str:
    """Return the digits of a text."""
    return "".join(char for char in text if char.isdecimal())


def apart(found: Iterable[DetectedValue]) -> tuple[DetectedValue, ...]:
    """Return findings of which none overlaps another, the earlier given before the later."""
    taken: list[DetectedValue] = []
    for one in found:
        if all(one.end <= other.start or other.end <= one.start for other in taken):
            taken.append(one)
    return tuple(sorted(taken, key=lambda one: one.start))
