"""Ordinary words, and names that many people bear: one of them alone says little."""

import base64
import json
import zlib
from functools import cache
from typing import Final

from casefiles.redaction.finding import word_tables
from casefiles.redaction.names.patterns import compact

__all__ = [
    "DOUBLE_FAMILIES",
    "accented_words",
    "common_names",
    "is_place",
    "ordinary_words",
    "says_little",
    "short_names",
]

DOUBLE_FAMILIES: Final = frozenset(
    map(
        compact,
        (
            *("欧阳", "司马", "上官", "诸葛", "东方", "皇甫", "尉迟", "公孙", "令狐", "慕容"),
            *("司徒", "夏侯", "长孙", "端木", "南宫", "独孤", "宇文", "轩辕", "申屠", "太史"),
        ),
    )
)
"""Chinese family names of two characters, folded."""


_PLACE_NAMES: Final = """
afghanistan albania algeria america andorra angola antalya anadolu anatolia ankara antwerp
argentina armenia asia athens austria azerbaijan baku bangkok bangladesh barcelona beijing beirut
belarus belgium belgrade berlin bern bosnia brazil brussels bucharest budapest bulgaria cairo
cambodia canada chad chile china colombia cuba cyprus damascus delhi denmark dubai dublin egypt
england eritrea estonia ethiopia europe finland france geneva georgia germany ghana greece hanoi
helsinki holland hungary india indonesia iran iraq ireland islamabad israel istanbul italy izmir
jakarta japan jerusalem jordan kabul kenya kyiv korea kosovo kuwait laos latvia lebanon libya lima
lisbon lithuania london luxembourg madrid mali malta manila mexico minsk moldova monaco mongolia
morocco moscow myanmar nepal nigeria norway oman oslo ottawa pakistan panama paris peru poland
portugal prague qatar riga romania rome russia samarkand serbia seoul singapore slovakia slovenia
somalia spain sudan sweden switzerland syria taiwan tajikistan tallinn tashkent tbilisi tehran
thailand tibet tokyo tunis tunisia turkey turkmenistan uganda ukraine urumqi uzbekistan vienna
vietnam vilnius warsaw yemen yerevan zagreb zurich
"""
_PLACES: Final = frozenset(map(compact, _PLACE_NAMES.split()))


def is_place(key: str) -> bool:
    """Tell whether a folded word is a country or a great city, in which short names may stand."""
    return key in _PLACES


@cache
def ordinary_words() -> frozenset[str]:
    """Return ordinary words of sixteen languages, folded."""
    return _unpacked(word_tables.ORDINARY)


@cache
def common_names() -> frozenset[str]:
    """Return given and family names that many people bear, folded."""
    return _unpacked(word_tables.COMMON)


@cache
def accented_words() -> frozenset[str]:
    """Return short words, folded, that are ordinary with their accents alone: aşka, not aska."""
    return _unpacked(word_tables.ACCENTED)


def short_names() -> list[tuple[list[str], list[str], bool]]:
    """Return full names that are one, what is short for them, and whether of one language."""
    parsed = json.loads(zlib.decompress(base64.b85decode(word_tables.SHORT_NAMES)))
    return [(full, short, is_narrow) for full, short, is_narrow in parsed]


def says_little(key: str) -> bool:
    """Tell whether a folded word is an ordinary one, or a name of many."""
    return key in ordinary_words() or key in common_names()


def _unpacked(packed: str) -> frozenset[str]:
    return frozenset(json.loads(zlib.decompress(base64.b85decode(packed))))
