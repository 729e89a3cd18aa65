"""What shaping asks of characters: their script, and whether they are marks or have no ink."""

import re
from functools import lru_cache
from typing import Final

from fontTools import unicodedata as tables

from casefiles.typeset.unicode.bidi import bidi_class

SHARED: Final = frozenset(("Zyyy", "Zinh", "Zzzz"))
"""Scripts of characters that go with those around them."""
JOINING: Final = frozenset(("Arab",))
"""Scripts whose letters join, so that their form depends on their neighbours."""

_NO_INK: Final = (
    "\u00ad\u034f\u061c\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
    "\U000e0100-\U000e01ef"
)
INVISIBLE: Final = re.compile(f"[{_NO_INK}]")
"""Default ignorable characters: they steer order, joining or choice of form."""
UNSEARCHED: Final = re.compile(
    "[\u00ad\u034f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]"
)
"""Invisible characters that nobody types who looks for a word: not part of what can be copied."""


@lru_cache(maxsize=1 << 14)
def script_of(character: str) -> str:
    """Return the ISO 15924 code of a character's script, by the tables of fontTools."""
    return str(tables.script(character))


@lru_cache(maxsize=1 << 14)
def is_mark(character: str) -> bool:
    """Tell whether a character is drawn on the one before it."""
    return bidi_class(character) == "NSM"
