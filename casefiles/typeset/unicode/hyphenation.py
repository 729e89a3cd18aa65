"""Where a long word may be parted by a hyphen, and when that is worth it.

Patterns by Pyphen. Only dictionaries under the LGPL, the MPL or a permissive licence are opened;
those that Pyphen brings besides (Czech, Ukrainian, Portuguese, Romanian: GPL; Russian, Dutch: none
told) are not. Turkish, Russian and Czech go by their spelling (`syllables`).
"""

import re
from functools import cache, lru_cache
from itertools import accumulate
from typing import Final

from pyphen import Pyphen

from casefiles.typeset.unicode.syllables import syllable_places

_DICTIONARIES: Final = {
    "da": "da_DK",  # LGPL
    "de": "de_DE",  # LGPL 2 or later
    "el": "el_GR",  # LGPL
    "en": "en_GB",  # BSD style
    "en-us": "en_US",  # BSD style
    "es": "es",  # MIT patterns; GPL, LGPL or MPL
    "fr": "fr",  # LGPL 2.1 or later
    "hu": "hu_HU",  # MPL, GPL or LGPL
    "it": "it_IT",  # LGPL
    "pl": "pl_PL",  # LPPL patterns; LGPL
    "sv": "sv",  # MPL or LGPL 3 or later
}
_CAPITALISED: Final = "de"
"""Where every noun begins with a capital letter: elsewhere such a word may be a name."""
_SHORTEST: Final = 6
_BEFORE: Final = 3
_BEFORE_IF_FORCED: Final = 2
_AFTER: Final = 3
"""Letters that must stand before and after a hyphen."""
_LARGE_GAP: Final = 0.5
_MOST_IN_SUCCESSION: Final = 2
_SOFT_HYPHEN: Final = "\u00ad"
_PARTS: Final = re.compile("(['\u2019\u02bc])")
_CORE: Final = re.compile(r"[^\W\d_].*[^\W\d_]", re.DOTALL)


def is_worth_it(gap: float, width: float, hyphens_before: int) -> bool:
    """Tell whether a word that does not fit is better parted than put on the next line.

    Text is set ragged, so a short line does no harm: a word is parted only where more than half
    of the line would stay empty, and not where two lines in succession end with a hyphen already.
    Headings are never parted; whoever sets them does not ask.

    Args:
        gap: what would stay empty, in points.
        width: of the line.
        hyphens_before: lines in succession, up to this one, that end with a hyphen.
    """
    return gap > _LARGE_GAP * width and hyphens_before < _MOST_IN_SUCCESSION


@lru_cache(maxsize=1 << 12)
def hyphen_places(word: str, language: str, *, is_forced: bool = False) -> tuple[int, ...]:
    """Return the indices in a word before which a hyphen may be put, ascending.

    A word with soft hyphens is parted at these alone. Never parted are words with digits or signs
    inside, such as numbers, addresses and file names; words in capitals; and words with an initial
    capital, which may be names, but for German.

    Args:
        word: what stands between two places where a line may end; signs around it do no harm.
        language: BCP 47.
        is_forced: the word is wider than a whole line, so that even a name must be parted.
    """
    if _SOFT_HYPHEN in word:
        return tuple(at + 1 for at, one in enumerate(word[:-1]) if one == _SOFT_HYPHEN and at)
    core = _CORE.search(word)
    if core is None or not _is_parted(core.group(), language.lower(), is_forced=is_forced):
        return ()
    least = _BEFORE_IF_FORCED if is_forced else _BEFORE
    places: list[int] = []
    pieces = _PARTS.split(core.group())
    for piece, end in zip(pieces, accumulate(map(len, pieces)), strict=True):
        start = core.start() + end - len(piece)
        places += (start + at for at in _places(piece, language.lower()))
    first = core.start() + least
    return tuple(at for at in places if at >= first)


def _is_parted(word: str, language: str, *, is_forced: bool) -> bool:
    if len(word) < _SHORTEST or not all(map(str.isalpha, _PARTS.sub("", word))):
        return False
    if word[1:] != word[1:].lower():
        return False
    return is_forced or not word[0].isupper() or language.startswith(_CAPITALISED)


def _places(piece: str, language: str) -> list[int]:
    if len(piece) < _SHORTEST:
        return []
    primary = language.partition("-")[0]
    found = syllable_places(piece, primary)
    if found is None:
        name = _DICTIONARIES.get(language) or _DICTIONARIES.get(primary)
        if name is None or len(piece.lower()) != len(piece):
            return []
        found = [int(at) for at in _patterns(name).positions(piece) if at.data is None]
    return [at for at in found if at <= len(piece) - _AFTER]


@cache
def _patterns(name: str) -> Pyphen:
    return Pyphen(lang=name)
