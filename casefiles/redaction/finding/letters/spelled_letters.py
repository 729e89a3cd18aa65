"""Names letter by letter as a telephone needs them: B as in Bravo, E, R; Berta Emil Richard."""

import re
from collections.abc import Iterator
from typing import Final

from ahocorasick_rs import AhoCorasick

from casefiles.redaction.finding.hits import FoundSpan
from casefiles.redaction.finding.index import Index
from casefiles.redaction.finding.reading import TextForms
from casefiles.redaction.names.patterns import compact

__all__ = ["SpelledLetters"]

_AS: Final = (
    r"(?:as in|as|for|like|wie|comme|come|como|de|jak|jako|как|як|gibi|som|van|w imieniu|in|'den|=)"
)
_ITEM: Final = (
    rf"(?:[^\W\d_](?:[ \u00a0]?[-–—:][ \u00a0]?|[ \u00a0]{_AS}[ \u00a0])[^\W\d_]{{2,14}}"
    r"|[^\W\d_](?![^\W\d_]))"
)
_ROW: Final = re.compile(rf"(?<![^\W_]){_ITEM}(?:[ \u00a0,;.\n/-]{{1,3}}{_ITEM}){{3,}}")
_CALLED: Final = re.compile(
    r"(?<![^\W_])[^\W\d_a-zа-яё][^\W\d_]{2,14}"
    r"(?:[ \u00a0,;\n/–-]{1,3}[^\W\d_a-zа-яё][^\W\d_]{2,14}){4,}"
)
"""Five words with capitals in a row."""
_WORD: Final = re.compile(r"[^\W\d_]+")
_ITEMS: Final = re.compile(rf"(?<![^\W_]){_ITEM}")
_LEAST: Final = 5
_SCRIPTS: Final = frozenset("lcg")


class SpelledLetters:
    """Finds them; always questions."""

    def __init__(self, index: Index) -> None:
        self._rejected = index.rejected
        self._bases = tuple(
            base
            for key, base in index.bases.items()
            if base.is_listed and base.owners and base.script in _SCRIPTS and len(key) >= _LEAST
        )
        self._finder = AhoCorasick([base.key for base in self._bases])

    def find(self, reading: TextForms) -> Iterator[FoundSpan]:
        """Yield rows of letters, and of words that stand for letters, that spell a name."""
        text = reading.text
        for row in _ROW.finditer(text) if self._bases else ():
            yield from self._of(list(_ITEMS.finditer(text, row.start(), row.end())))
        for row in _CALLED.finditer(text) if self._bases else ():
            yield from self._of(list(_WORD.finditer(text, row.start(), row.end())))

    def _of(self, items: list[re.Match[str]]) -> Iterator[FoundSpan]:
        letters = [compact(one[0][0]) for one in items]
        if any(len(one) != 1 for one in letters):
            return
        for number, first, end in self._finder.find_matches_as_indexes("".join(letters)):
            base = self._bases[number]
            owners = frozenset(own for own in base.owners if base.key not in self._rejected[own])
            if owners:
                place = items[first].start(), items[end - 1].end(), owners, len(base.key), "slip"
                yield FoundSpan(*place, base.key, base.text, is_certain=False)
