"""Tibetan names that machines half read: signs above and below others are often lost."""

from collections.abc import Iterable, Iterator
from typing import Final

from casefiles.domain.language.folding import word_kind
from casefiles.redaction.names.patterns import compact

_LEAST: Final = 9
"""Signs of a name, vowels and subjoined letters counted; shorter ones are near to other words."""
_LOST: Final = 0.28
"""Share of its signs that may be lost, added or mistaken."""
_TIBETAN: Final = "t"


class NearTibetan:
    """Finds where a text may hold a Tibetan name, but for some of its signs."""

    def __init__(self, forms: Iterable[str]) -> None:
        keys = dict.fromkeys(compact(form) for form in forms)
        self._keys = [key for key in keys if len(key) >= _LEAST and _is_tibetan(key)]

    def find(self, text: str) -> Iterator[str]:
        """Yield the signs of a text that may be a name, and are not exactly one."""
        key = compact(text) if self._keys else ""
        if not key or not _is_tibetan(key):
            return
        for name in self._keys:
            end, apart = _nearest(name, key)
            if 0 < apart <= _LOST * len(name):
                yield key[max(0, end - len(name)) : end]


def _is_tibetan(key: str) -> bool:
    return any(word_kind(char) == _TIBETAN for char in key)


def _nearest(name: str, text: str) -> tuple[int, int]:
    """Return where the part of a text ends that is nearest to a name, and by how many signs not.

    Sellers, "The theory and computation of evolutionary distances" (1980): a name may begin
    anywhere.
    """
    row = list(range(len(name) + 1))
    best = (0, len(name))
    for end, sign in enumerate(text, start=1):
        before, row = row, [0]
        for at, own in enumerate(name, start=1):
            row.append(min(before[at] + 1, row[-1] + 1, before[at - 1] + (own != sign)))
        if row[-1] < best[1]:
            best = (end, row[-1])
    return best
