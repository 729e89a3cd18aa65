"""How far letters reach above and below what they stand on, by the scripts of a text that stays."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

_PLAIN: Final = re.compile(
    "[\\W\\d_\u0000-\u052f\u1c80-\u1c8f\u1d00-\u218f\u2c60-\u2c7f\u2de0-\u2dff\u2e80-\ua4cf"
    "\ua640-\ua69f\ua720-\ua7ff\uac00-\ud7af\uf900-\ufaff\ufb00-\ufb06\ufe30-\ufe4f\uff00-\uffef"
    "\U0001d400-\U0001d7ff\U00020000-\U0003ffff]*\\Z"
)
"""Latin, Greek, Cyrillic, Han with kana and Hangul, digits and signs."""
ARABIC_LETTERS: Final = "\u0600-\u08ff\ufb50-\ufdff\ufe70-\ufefc"
OTHER_LETTERS: Final = (
    "\u0530-\u05ff\u0900-\u1c7f\u1c90-\u1cff\ua4d0-\ua63f\ua6a0-\ua71f\ua800-\uabff\ud7b0-\ud7fb"
    "\ufb13-\ufb4f\U00010000-\U0001cfff\U0001e000-\U0001ffff"
)
"""Where all other letters are, as in brackets of a pattern; some signs are there too."""


_ARABIC: Final = re.compile(f"[{ARABIC_LETTERS}]")


@dataclass(frozen=True, slots=True)
class LetterExtent:
    """Room that letters are given, in sizes of their type.

    Measured as ink in the faces of the house: above Latin 0.99, Han 0.84, Arabic 0.82, Tibetan
    1.16; below 0.24, 0.09, 0.39 (0.53 with the dots of Uyghur) and 0.47. What is given is more.
    """

    above: float = 1.05
    below: float = 0.30

    def __or__(self, other: "LetterExtent") -> "LetterExtent":
        """Return room for the letters of both."""
        return LetterExtent(max(self.above, other.above), max(self.below, other.below))


USUAL: Final = LetterExtent()
_OF_ARABIC: Final = LetterExtent(1.05, 0.58)
DEEPEST: Final = LetterExtent(1.25, 0.50)
"""Of Tibetan, and of all scripts that nobody measured."""
MOST: Final = DEEPEST | _OF_ARABIC
"""Nothing needs more."""


def reach_of(texts: Iterable[str]) -> LetterExtent:
    """Return the room that the letters of some texts need; they are asked for until all is told.

    Args:
        texts: of lines that stay, and of no other.
    """
    found = USUAL
    for text in texts:
        if not _PLAIN.match(text):
            found |= _of_other(text)
        if found == MOST:
            break
    return found


def may_reach_further(text: str) -> bool:
    """Tell whether a text has letters that need more room than those of most scripts."""
    return not _PLAIN.match(text)


def _of_other(text: str) -> LetterExtent:
    rest = _ARABIC.sub("", text)
    found = _OF_ARABIC if rest != text else USUAL
    return found if _PLAIN.match(rest) else DEEPEST
