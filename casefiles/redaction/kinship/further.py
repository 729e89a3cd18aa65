"""Kin in languages of which only whole phrases are read: my wife in Korean or Bengali."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from casefiles.domain.records.kin import Kin
from casefiles.redaction.kinship.further_words import FURTHER, FurtherLanguage
from casefiles.redaction.kinship.phrase import Owner, Phrase, kins_of

_WORD: Final = re.compile(r"\w+")
_SHARED: Final = re.compile("[a-zа-я\u0620]")
"""Letters of many languages: a page is looked at for the words of one of these first."""
_OWN_SCRIPTS: Final = re.compile("[\u0531-\u058f\u0900-\u137f\uac00-\ud7a3]")
_BLANK: Final = r"[ \u00a0\n]{1,2}"


@dataclass(frozen=True, slots=True)
class _Reader:
    """How phrases of a language are found, and what they mean.

    Attributes:
        owners: words of which one stands in each text that has one; empty if that is not known.
        words: the same, of kin.
        ways: patterns of phrases.
        kins: what its words of kin mean.
        first: words and endings for "my".
    """

    owners: frozenset[str]
    words: frozenset[str]
    ways: tuple[re.Pattern[str], ...]
    kins: dict[str, frozenset[Kin]]
    first: frozenset[str]


def find(text: str) -> Iterator[Phrase]:
    """Yield where a text tells of kin in one of these languages."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = text
    words = frozenset(_WORD.findall(lower))
    has_own_script = not lower.isascii() and _OWN_SCRIPTS.search(lower) is not None
    for reader in _readers():
        if not reader.words:
            if not has_own_script:
                continue
        elif words.isdisjoint(reader.words) or words.isdisjoint(reader.owners):
            continue
        for found in (found for way in reader.ways for found in way.finditer(lower)):
            told = " ".join(found["owner"].split())
            owner = Owner.FIRST if told in reader.first else Owner.THIRD
            kins = reader.kins[" ".join(found["kin"].split())]
            yield Phrase(*found.span(), kins, owner, text[found.start() : found.end()])


@cache
def _readers() -> tuple[_Reader, ...]:
    return tuple(map(_reader, FURTHER))


def _reader(told: FurtherLanguage) -> _Reader:
    kins: dict[str, frozenset[Kin]] = {}
    for line in told.kin.strip().split("\n"):
        name, _, words = line.partition(":")
        for word in _words(words):
            kins[word] = kins.get(word, frozenset()) | kins_of(name)
    first, third = _words(told.first), _words(told.third)
    endings = _words(told.first_endings), _words(told.third_endings)
    case = f"(?:{_any(_words(told.cases))})?" if told.cases else ""
    begin = f"(?<![{told.signs}])" if told.is_spaced else ""
    end = f"(?![{told.signs}])" if told.is_spaced else ""
    prefix = f"(?:{_any(_words(told.prefixes))})?" if told.prefixes else ""
    kin = f"{prefix}(?P<kin>{_any(kins)})"
    ways = []
    if first or third:
        gap = f"(?:{_BLANK})?" if told.may_be_joined else _BLANK
        owner = f"(?P<owner>{_any((*first, *third))})"
        ways.append(f"{kin}{case}{gap}{owner}" if told.is_behind else f"{owner}{gap}{kin}{case}")
    if any(endings):
        ways.append(f"{kin}(?P<owner>{_any((*endings[0], *endings[1]))}){case}")
    # The words of a table without owners are those of "my" kin.
    ways = ways or [f"{kin}(?P<owner>)"]
    patterns = tuple(re.compile(f"{begin}{way}{end}") for way in ways)
    means_first = frozenset((*first, *endings[0], ""))
    if _SHARED.search(told.signs.lower()) is None:
        return _Reader(frozenset(), frozenset(), patterns, kins, means_first)
    cases = ("", *_words(told.cases))
    said = {one.split()[-1] + case for one in kins for case in cases}
    fused = {one + end for one in kins for own in endings for end in own}
    owners = frozenset((*(one.split()[-1] for one in (*first, *third)), *fused))
    return _Reader(owners, frozenset(said | fused), patterns, kins, means_first)


def _words(table: str) -> tuple[str, ...]:
    return tuple(word.replace("_", " ") for word in table.split())


def _any(words: Iterable[str]) -> str:
    ordered = sorted(words, key=lambda one: (-len(one), one))
    return "|".join(re.escape(one).replace("\\ ", _BLANK) for one in ordered)
