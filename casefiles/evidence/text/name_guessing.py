"""Guesses in which encoding of single bytes names were written, where only one makes words.

Names are short, so that all that came together are looked at together. Wrong letters in a name are
worse than none: what is not sure stays as it is.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from casefiles.evidence.text import letter_pairs

_FEWEST: Final = 12
"""Letters of the script that all names together must have."""
_LIKELY: Final = -3.3
"""Mean logarithm of how likely each letter is after the one before it: names in the right encoding
had -2.9, words of other languages and readings in wrong encodings nearly always less than -3.6."""
_LIKELY_TURKISH: Final = -3.0
_CLEAR: Final = 8.0
"""By how much one reading must be likelier than any other that says something else."""
_POSSIBLE: Final = -3.8
_NOT_ABSURD: Final = -4.5
_FEW: Final = 4
_FEWEST_OWN: Final = 2
"""Of the letters that only Turkish has, how many different ones its names must hold."""
_MOST: Final = 400
"""Names that are looked at."""
_LATE_CAPITAL: Final = re.compile("[а-яё][А-ЯЁ](?![а-яё])")
_LATE_TURKISH_CAPITAL: Final = re.compile("[a-zçğıöşü][ÇĞİÖŞÜ]")
_PENALTY: Final = 3.0
_NEIGHBOURS: Final = frozenset("№«»\xa0")
_RIVAL_NEIGHBOURS: Final = _NEIGHBOURS | frozenset("–—“”„‘’…")
_FOREIGN: Final = re.compile("[^\x00-\x7f]+")
_MIXED: Final = re.compile("[A-Za-z][^\x00-\x7f]|[^\x00-\x7f][A-Za-z]")
_ENDING: Final = re.compile(r"\.[A-Za-z0-9]{1,5}$")
_MOST_MIXED: Final = 4
"""One run of foreign letters in so many may stand against Latin ones."""
_TURKISH_LETTERS: Final = frozenset("çğıöşüÇĞİÖŞÜ")
_COMMONEST: Final = "ı"
"""Of them; without it names may as well be Lithuanian."""
_OWN_LETTERS: Final = frozenset("ğış")
_CAPITALS: Final = str.maketrans("Iİ", "ıi")
_RIVAL: Final = "mac_cyrillic"
"""Never told: what only it reads may be any other letters in the encodings of Windows."""
_CYRILLIC_CODECS: Final = ("cp866", "cp1251", "koi8_r", _RIVAL)
_TURKISH_CODECS: Final = ("cp1254", "cp857")


class _Pairs:
    """How likely words of a language are, letter by letter."""

    def __init__(self, letters: str, rows: Sequence[str]) -> None:
        signs = f" {letters}"
        self.letters = frozenset(letters)
        self._likelihoods = {
            before + after: -int(sign, 36) / 4
            for before, row in zip(signs, rows, strict=True)
            for after, sign in zip(signs, row, strict=True)
        }

    def likelihood(self, text: str) -> tuple[float, int]:
        """Return the logarithm of how likely a text in small letters is, and its letters."""
        known = "".join(char if char in self.letters else " " for char in text)
        words = known.split()
        total = sum(
            self._likelihoods[before + after]
            for word in words
            for before, after in zip(f" {word}", f"{word} ", strict=True)
        )
        return total, sum(map(len, words))


_RUSSIAN: Final = _Pairs(letter_pairs.RUSSIAN, letter_pairs.RUSSIAN_PAIRS)
_TURKISH: Final = _Pairs(letter_pairs.TURKISH, letter_pairs.TURKISH_PAIRS)


@dataclass(frozen=True, slots=True)
class _Reading:
    """Names as one encoding reads them.

    Attributes:
        likelihood: logarithm, of all names together.
        letters: how many of them count.
    """

    codec: str
    texts: tuple[str, ...]
    likelihood: float
    letters: int

    @property
    def mean(self) -> float:
        """How likely a letter is."""
        return self.likelihood / max(self.letters, 1)


def encoding_of_names(names: Sequence[bytes]) -> str:
    """Return the codec that names which came together were written in; empty where it is not sure.

    Args:
        names: of one archive or folder; those in Unicode tell nothing.
    """
    values = tuple(name for name in names if not _is_unicode(name))[:_MOST]
    if not values:
        return ""
    return _russian(values) or _turkish(values)


def read_in(name: bytes, codec: str) -> str | None:
    """Return a name as text, whose companions tell the codec it is in; None if it is in another.

    A name in Unicode stays in it, but where it seems to be by chance: a few letters of DOS make a
    sign of a script that stands nowhere else.
    """
    if not codec:
        return None
    try:
        text = name.decode("utf-8")
    except UnicodeDecodeError:
        return next(iter(_texts((name,), codec)), None)
    other = name.decode(codec, "replace") if codec in _CYRILLIC_CODECS else ""
    foreign = set(_foreign((other,)).lower())
    is_chance = not _RUSSIAN.letters & set(text.lower())
    return other if foreign and foreign <= _RUSSIAN.letters and is_chance else text


def may_be_russian(name: bytes) -> bool:
    """Tell whether a name reads as Russian in an encoding of single bytes, sure or not."""
    readings = [] if _is_unicode(name) else _russian_readings((name,))
    return any(one.mean >= _POSSIBLE and one.letters >= _FEW for one in readings)


def is_likely_russian(name: bytes, codec: str) -> bool:
    """Tell whether a name reads as Russian in one encoding, and not better in another."""
    readings = sorted(_russian_readings((name,)), key=lambda one: one.likelihood)
    return bool(readings) and readings[-1].codec == codec and readings[-1].mean >= _NOT_ABSURD


def _is_unicode(name: bytes) -> bool:
    try:
        name.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _russian(names: tuple[bytes, ...]) -> str:
    readings = _russian_readings(names)
    candidates = [one for one in readings if one.codec != _RIVAL]
    if not candidates:
        return ""
    best = max(candidates, key=lambda one: one.likelihood)
    if _is_mixed(best.texts) or not any(map(str.islower, _foreign(best.texts))):
        # Words of Greek and Hebrew become capitals only.
        return ""
    others = [one for one in readings if one.texts != best.texts]
    is_clear = all(best.likelihood - one.likelihood >= _CLEAR for one in others)
    is_likely = best.letters >= _FEWEST and best.mean >= _LIKELY
    return best.codec if is_clear and is_likely else ""


def _russian_readings(names: tuple[bytes, ...]) -> list[_Reading]:
    """Return the readings in which all that is foreign is letters of Russian."""
    readings = []
    for codec in _CYRILLIC_CODECS:
        texts = _texts(names, codec)
        foreign = _foreign(texts)
        adjacent = _RIVAL_NEIGHBOURS if codec == _RIVAL else _NEIGHBOURS
        if not foreign or not set(foreign.lower()) <= _RUSSIAN.letters | adjacent:
            continue
        value, letters = _RUSSIAN.likelihood(" ".join(texts).lower())
        late = sum(len(_LATE_CAPITAL.findall(text)) for text in texts)
        readings.append(_Reading(codec, texts, value - _PENALTY * late, letters))
    return readings


def _turkish(names: tuple[bytes, ...]) -> str:
    readings = []
    for codec in _TURKISH_CODECS:
        texts = _texts(names, codec)
        foreign = _foreign(texts)
        if not set(foreign) <= _TURKISH_LETTERS:
            continue
        own = _OWN_LETTERS & set(foreign.translate(_CAPITALS).lower())
        is_own = _COMMONEST in own and len(own) >= _FEWEST_OWN
        if is_own and not any(map(_LATE_TURKISH_CAPITAL.search, texts)):
            plain = " ".join(_ENDING.sub("", text) for text in texts).translate(_CAPITALS).lower()
            readings.append(_Reading(codec, texts, *_TURKISH.likelihood(plain)))
    if len(readings) != 1:
        return ""
    (one,) = readings
    return one.codec if one.letters >= _FEWEST and one.mean >= _LIKELY_TURKISH else ""


def _texts(names: tuple[bytes, ...], codec: str) -> tuple[str, ...]:
    """Return names as a codec reads them; none where it does not read one of them."""
    try:
        return tuple(name.decode(codec) for name in names)
    except UnicodeDecodeError:
        return ()


def _foreign(texts: tuple[str, ...]) -> str:
    return "".join(run for text in texts for run in _FOREIGN.findall(text))


def _is_mixed(texts: tuple[str, ...]) -> bool:
    mixed = sum(len(_MIXED.findall(text)) for text in texts)
    return mixed * _MOST_MIXED > sum(len(_FOREIGN.findall(text)) for text in texts)
