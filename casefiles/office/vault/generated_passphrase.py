"""Passphrases made of words, and how hard a passphrase is to guess, in words."""

import math
import re
from dataclasses import dataclass
from importlib.resources import files
from itertools import pairwise
from typing import Final, Literal

from casefiles.domain.foundation.ids import Randomness
from casefiles.domain.language.folding import search_form
from casefiles.office.vault.famous_phrases import without_famous
from casefiles.words.language import msg

WORDS: Final = 6
_EASY_BITS: Final = 40
"""Fewer guesses than this many doublings are made in days: refused."""
_FAIR_BITS: Final = 53
_RUN_BITS: Final = 1.0
_DIGIT_BITS: Final = 2.5
_LETTER_BITS: Final = 2.3
"""Of a letter in words that people choose, which are far from random."""
_OTHER_BITS: Final = 3.5
_SIGN_BITS: Final = 6.0
"""Of a sign that stands for a syllable or a word, as in Chinese."""
_FIRST_SIGN: Final = "\u3040"
_SHORTEST_RUN, _LONG_RUN = 3, 6
_COMMONEST: Final = frozenset(
    {
        *("password", "passwort", "passphrase", "qwerty", "qwertz", "letmein", "welcome", "dragon"),
        *("monkey", "football", "iloveyou", "admin", "secret", "extradition", "casefiles"),
    }
)
_PIECES: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*|\d+|[\W_]", re.UNICODE)


@dataclass(frozen=True, slots=True)
class Strength:
    """How hard a passphrase is to guess.

    Attributes:
        level: easy is refused, fair is warned of.
        words: for a person.
    """

    level: Literal["easy", "fair", "strong"]
    words: str


class WordList:
    """The long list of the Electronic Frontier Foundation: 7,776 words, easy to tell apart."""

    def __init__(self) -> None:
        """Read the list from the package that carries it."""
        text = files("xkcdpass").joinpath("static", "eff-long").read_text(encoding="utf-8")
        self.words: tuple[str, ...] = tuple(text.split())
        self._known = frozenset(self.words)

    def offered(self, randomness: Randomness, count: int = WORDS) -> str:
        """Return so many words, each equally likely."""
        return " ".join(self.words[_below(len(self.words), randomness)] for _ in range(count))

    def strength(self, passphrase: str, names: frozenset[str] = frozenset()) -> Strength:
        """Judge a passphrase by its length and by what is known to guessers.

        Args:
            passphrase: as typed.
            names: words of names that whoever knows the case would try, folded.
        """
        left, is_famous = without_famous(passphrase)
        bits, without_names = self._bits(left, names), self._bits(left, frozenset())
        if bits < _EASY_BITS:
            return Strength("easy", _why_easy(is_famous, without_names >= _EASY_BITS))
        if bits < _FAIR_BITS:
            return Strength("fair", msg("Fair: add a word to resist a State."))
        return Strength("strong", msg("Strong."))

    def _bits(self, passphrase: str, names: frozenset[str]) -> float:
        pieces = _PIECES.findall(passphrase.casefold())
        seen: set[str] = set()
        total = 0.0
        for piece in pieces:
            is_cheap = piece in seen or search_form(piece).strip() in names
            total += _RUN_BITS if is_cheap else self._bits_of(piece)
            seen.add(piece)
        return total

    def _bits_of(self, piece: str) -> float:
        if piece in _COMMONEST or _is_run(piece):
            return _RUN_BITS
        if piece == " ":
            return 0.0
        if not piece[0].isalpha():
            return len(piece) * (_DIGIT_BITS if piece.isdigit() else _OTHER_BITS)
        guessed = sum(_SIGN_BITS if sign >= _FIRST_SIGN else _LETTER_BITS for sign in piece)
        return min(guessed, math.log2(len(self.words))) if piece in self._known else guessed


def _why_easy(is_famous: bool, are_names: bool) -> str:
    if are_names:
        return msg("Too easy: names from the case are guessed first.")
    if is_famous:
        return msg("Too easy: common phrases are guessed first. Use unrelated words.")
    return msg("Too easy to guess. Add words that do not belong together.")


def _is_run(piece: str) -> bool:
    """Tell whether one or two steps make the whole piece, as in aaaa, zyx, 1234 or abcabcabc."""
    steps = {ord(after) - ord(before) for before, after in pairwise(piece)}
    return len(piece) >= _SHORTEST_RUN and len(steps) <= (1 if len(piece) < _LONG_RUN else 2)


def _below(limit: int, randomness: Randomness) -> int:
    """Return a number below a limit of at most 65,536, each equally likely."""
    whole = (1 << 16) // limit * limit
    while True:
        drawn = int.from_bytes(randomness(2), "big")
        if drawn < whole:
            return drawn % limit
