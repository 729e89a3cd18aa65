"""Values as papers state them: sums and dates that can be read are compared as values."""

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Final

from casefiles.domain.dates.intervals import day_bounds
from casefiles.domain.language.folding import fold
from casefiles.domain.records.requests import ParticularKind

_NUMBER: Final = re.compile(r"[0-9][0-9.,'\u2019 \u00a0\u202f]*[0-9]|[0-9]")
_GROUPED: Final = re.compile(r"[0-9]{1,3}(?:[,.'\u2019 \u00a0\u202f][0-9]{3})+\Z")
_SPACES: Final = re.compile(r"['\u2019 \u00a0\u202f]")
_FACTORS: Final = {
    "thousand": Decimal(10**3),
    "million": Decimal(10**6),
    "billion": Decimal(10**9),
    "\u5343": Decimal(10**3),
    "\u4e07": Decimal(10**4),
    "\u842c": Decimal(10**4),
    "\u4ebf": Decimal(10**8),
    "\u5104": Decimal(10**8),
}
"""Words that multiply the number before them."""
_CURRENCIES: Final = {
    "CNY": ("cny", "rmb", "yuan", "renminbi", "\u4eba\u6c11\u5e01", "\u5143", "\uffe5", "\u00a5"),
    "EUR": ("eur", "euro", "euros", "\u20ac"),
    "USD": ("usd", "us$", "dollar", "dollars"),
    "GBP": ("gbp", "pound", "pounds", "\u00a3"),
    "HKD": ("hkd", "hk$"),
    "PLN": ("pln", "zloty", "z\u0142"),
    "CZK": ("czk", "koruna"),
}
_GROUP_DIGITS: Final = 3
"""Digits after one separator that may be thousands as well as parts."""


class ValueComparison(StrEnum):
    """How what two papers say of one thing compares.

    SAME: the same words or value. OTHERWISE: written otherwise, and both may be true.
    CONTRADICTING: two values that cannot both be true.
    """

    SAME = "same"
    OTHERWISE = "otherwise"
    CONTRADICTING = "contradicting"


@dataclass(frozen=True, slots=True)
class MoneyAmount:
    """A sum of money; several values where its signs can be read in several ways.

    Attributes:
        currency: ISO 4217 code; empty where none is told.
    """

    values: frozenset[Decimal]
    currency: str


def compare_values(kind: ParticularKind, here: str, there: str) -> ValueComparison:
    """Compare what two papers say of one thing; what cannot be read is compared as words only."""
    if _plain(here) == _plain(there):
        return ValueComparison.SAME
    if kind is ParticularKind.DATE:
        return _dates(here, there)
    if kind is ParticularKind.SUM:
        return _sums(here, there)
    return ValueComparison.OTHERWISE


def money_amount_of(text: str) -> MoneyAmount | None:
    """Read a sum; None where it holds no number, several, or more than a number and its unit."""
    folded = fold(text).strip()
    numbers = list(_NUMBER.finditer(folded))
    if len(numbers) != 1:
        return None
    rest = f"{folded[: numbers[0].start()]} {folded[numbers[0].end() :]}"
    words, factor, currency = rest, Decimal(1), ""
    for word, times in _FACTORS.items():
        if word in words:
            factor, words = factor * times, words.replace(word, " ", 1)
    for code, signs in _CURRENCIES.items():
        folded_signs = map(fold, sorted(signs, key=len, reverse=True))
        sign = next((one for one in folded_signs if one in words), "")
        if sign:
            currency, words = code, words.replace(sign, " ")
            break
    if words.strip(" .,"):
        return None
    readings = _readings(numbers[0][0])
    return MoneyAmount(frozenset(one * factor for one in readings), currency) if readings else None


def _readings(number: str) -> frozenset[Decimal]:
    """Return what a number may mean: 1,234 is over a thousand to some, and over one to others."""
    separators = [one for one in number if not one.isdigit()]
    plain = _SPACES.sub("", number)
    signs = [one for one in plain if one in ".,"]
    found: set[Decimal] = set()
    if not signs:
        is_one = not separators or bool(_GROUPED.match(number))
        return frozenset({Decimal(plain)}) if is_one else frozenset()
    last = max(plain.rfind("."), plain.rfind(","))
    whole, part = re.sub("[.,]", "", plain[:last]), plain[last + 1 :]
    if len(set(signs)) == 1 and _GROUPED.match(plain):
        found.add(Decimal(re.sub("[.,]", "", plain)))
    if signs.count(plain[last]) == 1 and (len(signs) > 1 or len(part) <= _GROUP_DIGITS):
        found.add(Decimal(f"{whole or '0'}.{part or '0'}"))
    return frozenset(found)


def _sums(here: str, there: str) -> ValueComparison:
    first, second = money_amount_of(here), money_amount_of(there)
    if first is None or second is None:
        return ValueComparison.OTHERWISE
    if first.currency and second.currency and first.currency != second.currency:
        return ValueComparison.OTHERWISE
    if first.values & second.values:
        is_plain = first.values == second.values and first.currency == second.currency
        return (
            ValueComparison.SAME
            if is_plain and len(first.values) == 1
            else ValueComparison.OTHERWISE
        )
    return ValueComparison.CONTRADICTING


def _dates(here: str, there: str) -> ValueComparison:
    first, second = day_bounds(here), day_bounds(there)
    if first is None or second is None:
        return ValueComparison.OTHERWISE
    is_apart = first[1] < second[0] or second[1] < first[0]
    return ValueComparison.CONTRADICTING if is_apart else ValueComparison.OTHERWISE


def _plain(text: str) -> str:
    return " ".join(fold(text).split())
