"""Kin in languages of which only whole phrases are read: my wife in Korean or Bengali."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from casefiles.domain.records.kin import Kin
from casefiles.redaction.kinship.further_eastern import EASTERN
from casefiles.redaction.kinship.further_european import EUROPEAN
from casefiles.redaction.kinship.further_words import FURTHER, FurtherLanguage
from casefiles.redaction.kinship.phrase import Owner, Phrase, kins_of

_WORD: Final = re.compile(r"\w+")
_SHARED: Final = re.compile("[a-zа-я\u0620]")
"""Letters of many languages: a page is looked at for the words of one of these first."""
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
        alone: whose kin it is where no owner is written.
        script: what each text in the language has a sign of.
    """

    owners: frozenset[str]
    words: frozenset[str]
    ways: tuple[re.Pattern[str], ...]
    kins: dict[str, frozenset[Kin]]
    first: frozenset[str]
    alone: Owner
    script: re.Pattern[str]


def find(text: str) -> Iterator[Phrase]:
    """Yield where a text tells of kin in one of these languages."""
    found = dict.fromkeys(_every(text))
    for one in found:
        if not any(_holds(other, one) for other in found):
            yield one


def _holds(other: Phrase, one: Phrase) -> bool:
    """Tell whether a phrase says more of the same word: "my sister", not "sister"."""
    is_longer = other.end - other.start > one.end - one.start
    return is_longer and other.start <= one.start and one.end <= other.end


def _every(text: str) -> Iterator[Phrase]:
    lower = text.lower()
    if len(lower) != len(text):
        lower = text
    words = frozenset(_WORD.findall(lower))
    is_ascii = lower.isascii()
    for reader in _readers():
        if not reader.words:
            if is_ascii or reader.script.search(lower) is None:
                continue
        elif words.isdisjoint(reader.words) or words.isdisjoint(reader.owners):
            continue
        for found in (found for way in reader.ways for found in way.finditer(lower)):
            owner_words = " ".join(found["owner"].split())
            owner = Owner.FIRST if owner_words in reader.first else Owner.THIRD
            owner = owner if owner_words else reader.alone
            kins = reader.kins[" ".join(found["kin"].split())]
            yield Phrase(*found.span(), kins, owner, text[found.start() : found.end()])


@cache
def _readers() -> tuple[_Reader, ...]:
    return tuple(map(_reader, (*FURTHER, *EUROPEAN, *EASTERN)))


def _reader(language: FurtherLanguage) -> _Reader:
    kins: dict[str, frozenset[Kin]] = {}
    for line in language.kin.strip().split("\n"):
        name, _, words = line.partition(":")
        for word in _words(words):
            kins[word] = kins.get(word, frozenset()) | kins_of(name)
    first, third = _words(language.first), _words(language.third)
    endings = _words(language.first_endings), _words(language.third_endings)
    case = f"(?:{_any(_words(language.cases))})?" if language.cases else ""
    begin = f"(?<![{language.signs}])" if language.is_spaced else ""
    end = f"(?![{language.signs}])" if language.is_spaced else ""
    prefix = f"(?:{_any(_words(language.prefixes))})?" if language.prefixes else ""
    kin = f"{prefix}(?P<kin>{_any(kins)})"
    ways = []
    if first or third:
        gap = f"(?:{_BLANK})?" if language.may_be_joined else _BLANK
        if language.between:
            gap += f"(?:(?:{_any(_words(language.between))}){gap}){{0,2}}"
        owner = f"(?P<owner>{_any((*first, *third))})"
        ways.append(
            f"{kin}{case}{gap}{owner}" if language.is_owner_last else f"{owner}{gap}{kin}{case}"
        )
    if any(endings):
        ways.append(f"{kin}(?P<owner>{_any((*endings[0], *endings[1]))}){case}")
    ways = ways or [f"{kin}{case}(?P<owner>)"]
    patterns = tuple(re.compile(f"{begin}{way}{end}") for way in ways)
    means_first = frozenset((*first, *endings[0]))
    script = re.compile(f"[{language.script or language.signs}]")
    if _SHARED.search(language.signs.lower()) is None:
        return _Reader(
            frozenset(), frozenset(), patterns, kins, means_first, language.alone, script
        )
    cases = ("", *_words(language.cases))
    kin_forms = {_last(one + case) for one in kins for case in cases}
    fused = {
        _last(one + end + case) for one in kins for own in endings for end in own for case in cases
    }
    owners = frozenset((*map(_last, (*first, *third)), *fused)) or frozenset(kin_forms)
    return _Reader(
        owners, frozenset(kin_forms | fused), patterns, kins, means_first, language.alone, script
    )


def _last(words: str) -> str:
    """Return the last word of several, as words of a text are looked up."""
    *_, last = _WORD.finditer(words)
    return last[0]


def _words(table: str) -> tuple[str, ...]:
    return tuple(word.replace("_", " ") for word in table.split())


def _any(words: Iterable[str]) -> str:
    ordered = sorted(words, key=lambda one: (-len(one), one))
    return "|".join(re.escape(one).replace("\\ ", _BLANK) for one in ordered)
