"""Names written backwards, or letter by letter: lugirhim, l u g i r h i m, i.l.h.o.m."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from ahocorasick_rs import AhoCorasick

from casefiles.redaction.finding.hits import FoundSpan
from casefiles.redaction.finding.index import Base, Index
from casefiles.redaction.finding.reading import TextForms
from casefiles.redaction.finding.words import common_names, ordinary_words

__all__ = ["ReversedLetters"]

_SCRIPTS: Final = frozenset("lcg")
_LEAST: Final = 5


class ReversedLetters:
    """Finds them; always questions."""

    def __init__(self, index: Index) -> None:
        self._rejected = index.rejected
        found: dict[str, Base] = {}
        for key, base in index.bases.items():
            is_name = base.is_listed and base.owners and base.script in _SCRIPTS
            back = key[::-1]
            is_word = back in ordinary_words() or back in common_names() or back in index.bases
            if is_name and len(key) >= _LEAST and key.isalpha():
                found[key] = base
                if not is_word:
                    found[back] = base
        self._bases = tuple(found.values())
        self._finder = AhoCorasick(list(found))

    def find(self, reading: TextForms) -> Iterator[FoundSpan]:
        """Yield words and rows of single letters that are a part of a name, also read backwards."""
        whole = reading.whole
        for number, first, end in self._finder.find_matches_as_indexes(reading.key):
            places = whole.places[first:end]
            steps = {after - before for before, after in pairwise(places)}
            begin, last = places[0], places[-1]
            around = reading.is_boundary(begin - 1, begin), reading.is_boundary(last, last + 1)
            base, key = self._bases[number], reading.key[first:end]
            is_plain = key == base.key and steps == {1}
            if len(steps) > 1 or is_plain or not all(around):
                continue
            owners = frozenset(own for own in base.owners if key not in self._rejected[own])
            if owners:
                place = *reading.span(begin, last), owners, len(key), "slip", key, base.text
                yield FoundSpan(*place, is_certain=False)
