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
