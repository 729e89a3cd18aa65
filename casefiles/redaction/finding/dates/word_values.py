"""What the words of numbers are worth, and where those of one number end."""

import re
from collections.abc import Collection
from functools import cache, lru_cache
from typing import Final

from casefiles.redaction.finding.dates.spoken_words import NUMBER_WORDS
from casefiles.redaction.names.patterns import compact

__all__ = ["HUNDRED", "LEAST_WORDS", "end_of_words", "value_of", "values"]

_WORD: Final = re.compile(r"[\s-]{1,2}(?:(?:and|und|ve|и|і|y|et|e|و)\s)?([^\W\d_]+)(?![^\W\d_])")
"""The next word of a number, with what joins it to the one before."""
_LONGEST_ENDING: Final = 4
HUNDRED: Final = 100
LEAST_WORDS: Final = 2
"""Letters of the beginning of a word up to which no ending may follow."""


def end_of_words(folded: str, at: int, more: Collection[str] = ()) -> int:
    """Return where the words of a number end that begins before a place: nineteen| ninety-one.

    Args:
        folded: any text, folded.
        at: where the part ends that is known.
        more: further words that may belong to it, compact.
    """
    while (match := _WORD.match(folded, at)) is not None:
        if value_of(match[1])[0] is None and compact(match[1]) not in more:
            break
        at = match.end()
    return at


@lru_cache(8192)
def value_of(word: str) -> tuple[int | None, str]:
    """Return which number a word is, and how it begins; nothing of it for digits."""
    if word.isdigit():
        return int(word), ""
    own = compact(word)
    for cut in range(len(own), max(1, len(own) - _LONGEST_ENDING) - 1, -1):
        found = values().get(own[:cut])
        if found is not None and (cut == len(own) or cut > LEAST_WORDS):
            return found
    return None, ""


@cache
def values() -> dict[str, tuple[int, str]]:
    """Return how words of numbers begin, compact, with their numbers."""
    found: dict[str, tuple[int, str]] = {}
    for variant in NUMBER_WORDS.values():
        units, tens, hundreds = (part.split() for part in variant.split("|"))
        rows = [
            *enumerate(units),
            *((10 * number, one) for number, one in enumerate(tens, 2)),
            *((HUNDRED * number, one) for number, one in enumerate(hundreds, 1)),
        ]
        for number, forms in rows:
            for form in forms.split("/"):
                found.setdefault(compact(form), (number, form))
    return found
