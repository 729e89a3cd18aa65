"""A part of a name in the letters of another language, or in two words: Cumabekov, Rabi Gul."""

import re
from collections import defaultdict
from typing import Final

from casefiles.redaction.finding.endings import endings_of
from casefiles.redaction.finding.index import Base, Index
from casefiles.redaction.finding.likeness import first_class, outlines_of, vowel_outline
from casefiles.redaction.finding.parts import script_of
from casefiles.redaction.finding.words import says_little
from casefiles.redaction.names.patterns import compact

__all__ = ["Respelled"]

_CASED: Final = frozenset("lcg")
_LEAST: Final = 6
_LEAST_OUTLINE: Final = 8
"""Signs of an outline, with the dash in it, from which it is that of one name alone."""
_LONGEST_ENDING: Final = 5
_GAP: Final = re.compile(r"[ \u00a0\t|/-]{0,40}\n?[ \u00a0\t|/-]{0,40}\Z")
"""Between two words of one line, or two cells."""


class Respelled:
    """Knows parts by their sounds in any language, and by their letters over a gap."""

    def __init__(self, index: Index) -> None:
        self._outlines: defaultdict[str, list[Base]] = defaultdict(list)
        # What is cheap to tell of a word: how it begins, and its vowels.
        self._firsts: set[str] = set()
        self._vowels: set[str] = set()
        self._whole: dict[str, Base] = {}
        self._begun: set[str] = set()
        for key, base in index.bases.items():
            if not base.is_listed or not base.owners or base.script not in _CASED:
                continue
            if len(key) >= _LEAST:
                self._whole[key] = base
                self._begun.update(key[:size] for size in range(len(key) + 1))
            if base.text.isalpha() and not says_little(key):
                for outline in outlines_of(base.text):
                    if len(outline) >= _LEAST_OUTLINE:
                        self._outlines[outline].append(base)
                        self._firsts.add(first_class(base.text))
                        self._vowels.add(vowel_outline(base.text)[1])

    def of(self, word: str, key: str) -> Base | None:
        """Return the part that a word has the outline of: Cumabekov, Żumabekow."""
        if not word.isalpha() or not self._outlines or first_class(word) not in self._firsts:
            return None
        endings = endings_of(script_of(key))
        for cut in range(min(_LONGEST_ENDING, len(word) - _LEAST) + 1):
            stem = word[: len(word) - cut]
            if vowel_outline(stem)[1] not in self._vowels:
                continue
            if not cut or compact(word[-cut:]) in endings:
                bases = [base for one in outlines_of(stem) for base in self._outlines.get(one, ())]
                first = first_class(stem)
                base = next((one for one in bases if first_class(one.text) == first), None)
                if base is not None:
                    return base
        return None

    def may_begin(self, first: str) -> bool:
        """Tell whether a part may begin with a word and end in another."""
        return compact(first) in self._begun

    def parted(self, first: str, gap: str, rest: str) -> Base | None:
        """Return the part that two words in a row, or in two cells, are together: Rabi Gul."""
        base = self._whole.get(compact(first + rest))
        return base if base and _GAP.match(gap) else None
