"""Days of birth that numbers of identity hold: of China, Kazakhstan, Kyrgyzstan, Poland, Ukraine.

Whoever lists the number of somebody and no date of birth protects the day, too.
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, timedelta
from typing import Final

from casefiles.domain.language.folding import fold

__all__ = ["days_in_number"]

_IDENTITY: Final = re.compile(
    fold(r"\bid\b|ident|iin|tax|pesel|身份|жсн|иин|пин|іпн|инн|tc kimlik|hukou|passport")
)
"""Kinds of numbers that may be of those."""
_CHINA: Final = re.compile(r"\d{6}(\d{4})(\d\d)(\d\d)\d{3}[\dx]")
_KAZAKHSTAN: Final = re.compile(r"(\d\d)(\d\d)(\d\d)([1-6])\d{5}")
_KYRGYZSTAN: Final = re.compile(r"[12](\d\d)(\d\d)(\d{4})\d{5}")
_POLAND: Final = re.compile(r"(\d\d)(\d\d)(\d\d)\d{5}")
_POLISH_WEIGHTS: Final = (1, 3, 7, 9, 1, 3, 7, 9, 1, 3)
_POLISH_CENTURIES: Final = {0: 1900, 20: 2000}
_UKRAINE: Final = re.compile(r"(\d{5})\d{5}")
_UKRAINIAN_WEIGHTS: Final = (-1, 5, 7, 9, 4, 6, 10, 5, 7)
_UKRAINIAN_START: Final = date(1899, 12, 31)
_YEARS: Final = range(1900, 2100)


def days_in_number(kind: str, value: str) -> Iterator[date]:
    """Yield the day that a number of identity tells, if it does."""
    if not _IDENTITY.search(fold(kind)):
        return
    signs = "".join(char for char in fold(value) if char.isalnum())
    with suppress(ValueError):
        yield from (day for day in _days(signs) if day.year in _YEARS)


def _days(signs: str) -> Iterator[date]:
    if match := _CHINA.fullmatch(signs):
        yield date(int(match[1]), int(match[2]), int(match[3]))
    elif match := _KAZAKHSTAN.fullmatch(signs):
        century = 1800 + (int(match[4]) - 1) // 2 * 100
        yield date(century + int(match[1]), int(match[2]), int(match[3]))
    elif match := _KYRGYZSTAN.fullmatch(signs):
        yield date(int(match[3]), int(match[2]), int(match[1]))
    elif (match := _POLAND.fullmatch(signs)) and _is_checked(signs, _POLISH_WEIGHTS, 10, 10):
        first = _POLISH_CENTURIES.get(int(match[2]) // 20 * 20, 0)
        yield date(first + int(match[1]), int(match[2]) % 20, int(match[3]))
    elif (match := _UKRAINE.fullmatch(signs)) and _is_checked(signs, _UKRAINIAN_WEIGHTS, 11, 0):
        # Offices differ by the day that was none, 29 February 1900.
        yield from (_UKRAINIAN_START + timedelta(int(match[1]) - less) for less in (0, 1))


def _is_checked(signs: str, weights: tuple[int, ...], modulus: int, minuend: int) -> bool:
    """Tell whether the last digit is the one that the others give."""
    total = sum(int(sign) * weight for sign, weight in zip(signs, weights, strict=False)) % modulus
    return int(signs[-1]) == (minuend - total if minuend else total) % 10
