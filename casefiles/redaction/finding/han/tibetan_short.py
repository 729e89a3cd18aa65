"""Tibetan names shortened to a syllable of each part: Pelha, 白拉 and པད་ལྷ of Pema Lhamo."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from typing import Final

from casefiles.domain.foundation.ids import PersonId
from casefiles.domain.language.folding import fold, word_kind
from casefiles.domain.language.name_equivalents import NameTradition, elements_in
from casefiles.redaction.finding.han.han_short import ENDS_NAME
from casefiles.redaction.finding.hits import FoundSpan
from casefiles.redaction.finding.index import Index, proposed_names
from casefiles.redaction.finding.parts import is_han, parts_of
from casefiles.redaction.finding.reading import TextForms
from casefiles.redaction.finding.words import says_little
from casefiles.redaction.names.patterns import compact

__all__ = ["TibetanShort"]

_TWO: Final = 2
_FOUR: Final = 4
_LEAST: Final = 5
_CONSONANTS: Final = "bcdfghjklmnpqrstvwxyz"
_SYLLABLE: Final = re.compile(r"[^aeiou]{0,4}[aeiou][^aeiou]?")
_STACKED: Final = {"ཀརྨ": "ཀར", "པདྨ": "པད", "རཏྣ": "རཏ", "དྷརྨ": "དྷར"}
"""First syllables of words that are written with no sign between two."""
_TSHEG: Final = re.compile("[་༌]")
_TIBETAN: Final = "[\u0f40-\u0fbc]"
_TITLE: Final = re.compile("(?<=[a-z])[- ]?la\\Z")
_BEFORE_HAN: Final = compact("和与及叫是见把被给问对跟向阿佳哥姐妈师哥弟妹小老啦的")
"""What may stand before a name in a sentence without a sign between."""


class TibetanShort:
    """Finds them in Latin, Han and Tibetan letters; always questions."""

    def __init__(self, index: Index) -> None:
        self._rejected = index.rejected
        self._owners: defaultdict[str, set[PersonId]] = defaultdict(set)
        self._forms: dict[str, str] = {}
        shorts: set[str] = set()
        listed = {key for key, base in index.bases.items() if base.is_listed}
        for own, person in index.people.items():
            for name in (*index.names[own], *proposed_names(person)):
                for short in _short(name):
                    key = compact(short)
                    if key not in index.rejected[own] and key not in listed:
                        shorts.add(fold(short))
                        self._owners[key].add(own)
                        self._forms.setdefault(key, name)
        self._pattern = _pattern(shorts)

    def find(self, reading: TextForms) -> Iterator[FoundSpan]:
        """Yield short forms."""
        if self._pattern is None:
            return
        for match in self._pattern.finditer(reading.plain_han):
            word = match[0]
            key = compact(_TITLE.sub("", word))
            owners = frozenset(self._owners.get(key, ()))
            if owners and not (word == word.lower() and word_kind(fold(word)[0]) == "l"):
                place = match.start(), match.end(), owners, len(key), "short", key
                yield FoundSpan(*place, self._forms[key], is_certain=False)


def _short(name: str) -> Iterator[str]:
    """Yield the short forms of a name of two parts; of others none."""
    parts = [one for one in parts_of(name) if one.what == "part"]
    if is_han(name):
        bare = compact(name)
        if len(bare) == _FOUR and any(map(_is_element, (bare[:_TWO], bare[_TWO:]))):
            yield bare[0] + bare[_TWO]
    elif len(parts) == _TWO and word_kind(fold(name)[0]) == "t":
        first, second = (_TSHEG.split(one.text.strip("།་ "))[0] for one in parts)
        yield _STACKED.get(first, first) + "་" + _STACKED.get(second, second)
    elif len(parts) == _TWO and all(_is_element(one.text) for one in parts):
        yield from _spoken([one.key for one in parts])


def _spoken(keys: Sequence[str]) -> Iterator[str]:
    syllables = [match[0] for key in keys if (match := _SYLLABLE.match(key))]
    if len(syllables) == _TWO:
        ways = [{one, one.rstrip(_CONSONANTS)} for one in syllables]
        for short in map("".join, product(*ways)):
            if len(short) >= _LEAST and not says_little(short):
                yield short


def _is_element(word: str) -> bool:
    return any(one.tradition is NameTradition.TIBETAN for one in elements_in(word))


def _pattern(shorts: Iterable[str]) -> re.Pattern[str] | None:
    """Return a pattern of short forms, each as a word of its script."""
    choices = []
    for short in sorted(shorts, key=len, reverse=True):
        kind = word_kind(short[0])
        if kind == "h":
            choices.append(f"(?:(?<![\u3400-\u9fff])|(?<=[{_BEFORE_HAN}])){short}{ENDS_NAME}")
        elif kind == "t":
            form = "[་༌]".join(map(re.escape, _TSHEG.split(short)))
            choices.append(f"(?<!{_TIBETAN}){form}(?!{_TIBETAN}{{2}})")
        else:
            choices.append(rf"(?<![^\W\d_])(?i:{re.escape(short)})(?:[- ]?la)?(?![^\W\d_])")
    return re.compile("|".join(choices)) if choices else None
