"""A single letter with a word of kinship, in a bracket or the next cell: sister (R), sister | R."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import Final

from casefiles.domain.foundation.ids import PersonId
from casefiles.domain.language.folding import fold, word_kind
from casefiles.redaction.finding.hits import FoundSpan
from casefiles.redaction.finding.index import Index
from casefiles.redaction.finding.reading import TextForms
from casefiles.redaction.kinship import han_words
from casefiles.redaction.kinship.spaced_forms import forms, key_of

__all__ = ["KinLetters"]

_LETTER: Final = re.compile(
    r"(?<=[(（|\t])[ \u00a0]*([^\W\d_\u3400-\u9fff])\.?(?=[ \u00a0]*(?:[)）|\t\n,;]|\Z))"
)
_WORD: Final = re.compile(
    r"(?:([^\W\d_\u3400-\u9fff]{3,20})|([\u3400-\u9fff]{2,4}))[ \u00a0]*[(（|\t]\Z"
)
_ROOM: Final = 30


class KinLetters:
    """Finds letters that stand for somebody who is said to be kin; always questions."""

    def __init__(self, index: Index) -> None:
        self._owners: defaultdict[str, set[PersonId]] = defaultdict(set)
        self._forms: dict[str, str] = {}
        for own, names in index.names.items():
            for name in names:
                letter = fold(name)[:1]
                if word_kind(letter or " ") in {"l", "c", "g"}:
                    self._owners[letter].add(own)
                    self._forms.setdefault(letter, name)
        self._rejected = index.rejected

    def find(self, reading: TextForms) -> Iterator[FoundSpan]:
        """Yield letters that may stand for somebody."""
        text = reading.text
        if not self._owners or not reading.signs & frozenset("(（|\t"):
            return
        for match in _LETTER.finditer(text):
            letter = fold(match[1])[:1]
            if not match[1].isupper() or letter not in self._owners:
                continue
            word = _WORD.search(text, max(0, match.start() - _ROOM), match.start())
            if word is None or not _is_kin(word):
                continue
            owners = frozenset(
                own for own in self._owners[letter] if letter not in self._rejected[own]
            )
            if owners:
                place = match.start(1), match.end(), owners, 1, "initials", letter
                yield FoundSpan(*place, self._forms[letter], is_certain=False)


def _is_kin(word: re.Match[str]) -> bool:
    if word[1]:
        return key_of(word[1]) in forms()
    return word[2].endswith(_han_kin())


@cache
def _han_kin() -> tuple[str, ...]:
    lines = han_words.WORDS.strip().splitlines()
    return tuple(word for line in lines for word in line.partition(":")[2].split())
