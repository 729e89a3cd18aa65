"""Uyghur names in their Arabic, Latin and Cyrillic letters, and in Russian, Turkish, English."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from casefiles.domain.language.folding import fold
from casefiles.domain.language.names import Transliteration
from casefiles.redaction.spelling_variants.forms import letters

__all__ = [
    "arabic_of",
    "cyrillic_of",
    "latin_of_arabic",
    "latin_of_cyrillic",
    "russian_of",
    "spelled_in",
    "swapped",
    "with_dots",
]

# The usual Latin letters (Uyghur Latin Yéziqi), as the Arabic and Cyrillic alphabets write them.
_LETTERS: Final = (
    *(("a", "ا", "а"), ("e", "ە", "ә"), ("b", "ب", "б"), ("p", "پ", "п"), ("t", "ت", "т")),
    *(("j", "ج", "җ"), ("ch", "چ", "ч"), ("x", "خ", "х"), ("d", "د", "д"), ("r", "ر", "р")),
    *(("z", "ز", "з"), ("zh", "ژ", "ж"), ("s", "س", "с"), ("sh", "ش", "ш"), ("gh", "غ", "ғ")),
    *(("f", "ف", "ф"), ("q", "ق", "қ"), ("k", "ك", "к"), ("g", "گ", "г"), ("ng", "ڭ", "ң")),
    *(("l", "ل", "л"), ("m", "م", "м"), ("n", "ن", "н"), ("h", "ھ", "һ"), ("o", "و", "о")),
    *(("u", "ۇ", "у"), ("ö", "ۆ", "ө"), ("ü", "ۈ", "ү"), ("w", "ۋ", "в"), ("é", "ې", "е")),
    *(("i", "ى", "и"), ("y", "ي", "й")),
)
_ARABIC: Final = {latin: arabic for latin, arabic, _ in _LETTERS} | {
    "v": "ۋ",
    "c": "ك",
    "kh": "خ",
}
_CYRILLIC: Final = {latin: cyrillic for latin, _, cyrillic in _LETTERS} | {
    "v": "в",
    "c": "к",
    "kh": "х",
}
_LATIN_OF_ARABIC: Final = {arabic: latin for latin, arabic, _ in _LETTERS} | {
    **dict.fromkeys("هةہ", "e"),
    **dict.fromkeys("ی", "i"),
    "ې": "é",
    "ک": "k",
    "ئ": "",
    "ء": "",
    "ـ": "",
    "آ": "a",
    "أ": "a",
    "إ": "i",
    "ع": "",
    "ح": "h",
    "ص": "s",
    "ض": "z",
    "ط": "t",
    "ظ": "z",
    "ث": "s",
    "ذ": "z",
}
_LATIN_OF_CYRILLIC: Final = {cyrillic: latin for latin, _, cyrillic in _LETTERS} | {
    "э": "é",
    "ы": "i",
    "і": "i",
    "ұ": "u",
    "ю": "yu",
    "я": "ya",
    "ё": "yo",
    "ц": "ts",
    "щ": "sh",
    "ь": "",
    "ъ": "",
    "ж": "j",
}
_PIECES: Final = re.compile("zh|ch|sh|gh|ng|kh|.")
_VOWELS: Final = frozenset("aeouöüéi")
_CARRIER: Final = "ئ"
_HARD: Final = re.compile("gh|kh|ng")
_FRONT: Final = str.maketrans({"u": "ü", "o": "ö"})

_STYLES: Final[Mapping[Transliteration, Mapping[str, str]]] = {
    Transliteration.UYGHUR_NEW_SCRIPT: letters(
        "e ə  x h  h ⱨ  q ⱪ  sh x  ch q  zh ⱬ  gh ƣ  ö ɵ  é e"
    ),
    Transliteration.TURKISH: letters("x h  q k  sh ş  ch ç  j c  zh j  gh ğ  w v  ng n  é e"),
    Transliteration.ENGLISH: {"x": "kh", "q": "k", "e": "a", "é": "e", "ö": "o", "ü": "u"},
}
_RUSSIAN: Final = letters(
    "a а  e а  é е  b б  p п  t т  j дж  kh х  ch ч  x х  d д  r р  z з  zh ж  s с  sh ш  "
    "gh г  f ф  q к  k к  g г  ng н  l л  m м  n н  h х  o о  u у  ö о  ü у  w в  "
    "v в  i и  y й  c к"
)
_IOTATED: Final = (("йа", "я"), ("йу", "ю"), ("йо", "ё"), ("йе", "е"))
_SOFT: Final = re.compile("([уио])л(?=\\Z|[^аеиоуюяёэы])")


def latin_of_arabic(word: str) -> str:
    """Return a word in Uyghur's Arabic letters in the usual Latin ones; empty where one is none."""
    latin = [_LATIN_OF_ARABIC.get(char) for char in word]
    return "" if None in latin else "".join(filter(None, latin))


def latin_of_cyrillic(word: str) -> str:
    """Return a word in Uyghur's Cyrillic letters in the usual Latin ones; empty if not all."""
    latin = [_LATIN_OF_CYRILLIC.get(char) for char in word.lower()]
    return "" if None in latin else "".join(filter(None, latin))


def arabic_of(word: str) -> str:
    """Return a word in the usual Latin letters in Arabic ones; a vowel that begins gets a carrier.

    Empty where a letter is no letter of Uyghur.
    """
    made = []
    before = ""
    for piece in _pieces(word):
        letter = _ARABIC.get(piece)
        if letter is None:
            return ""
        needs_carrier = piece in _VOWELS and (not before or before in _VOWELS)
        made.append(_CARRIER + letter if needs_carrier else letter)
        before = piece
    return "".join(made)


def cyrillic_of(word: str) -> str:
    """Return a word in the usual Latin letters in those of Uyghur's Cyrillic; empty if not all."""
    made = [_CYRILLIC.get(piece) for piece in _pieces(word)]
    return _capital("".join(filter(None, made))) if None not in made else ""


def with_dots(word: str) -> str:
    """Return a word written without dots over its vowels with those that k and g call for."""
    plain = word.lower()
    hard = _HARD.sub("", plain)
    is_front = ("k" in hard or "g" in hard) and "q" not in plain
    has_dots = any(char in plain for char in "öü")
    return _capital(plain.translate(_FRONT)) if is_front and not has_dots else word


def russian_of(word: str) -> Iterator[str]:
    """Yield how Russian papers write a word in the usual Latin letters; e is a, or е."""
    for vowel in ("а", "е"):
        table = _RUSSIAN | {"e": vowel}
        made = [table.get(piece) for piece in _pieces(word)]
        if None in made:
            return
        text = "".join(filter(None, made))
        for pair, letter in _IOTATED:
            text = text.replace(pair, letter)
        yield _capital(_SOFT.sub("\\1ль", text))


def spelled_in(word: str, system: Transliteration) -> str:
    """Return a word in the usual Latin letters as another way of Latin spelling has it."""
    table = _STYLES[system]
    return _capital("".join(table.get(piece, piece) for piece in _pieces(word)))


def _pieces(word: str) -> list[str]:
    return _PIECES.findall(word.lower().replace("ë", "é").replace("ä", "e").replace("'", ""))


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:]


_SWAPS: Final = (
    *(("y(?![aeou])", "i"), ("e", "a"), ("gh", "g"), ("x", "kh"), ("x", "h"), ("q", "k")),
    *(("w", "v"), ("kh", "h"), ("(?<!d)j", "dj"), ("zh", "j"), ("i(?=[aeou])", "iy")),
)
_MOST_SWAPPED: Final = 10


def swapped(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Yield a name with the letters that people confuse changed throughout: one sort, then two."""
    start = tuple(fold(word) for word in words)
    once = [made for old, new in _SWAPS if (made := _replaced(start, old, new)) != start]
    twice = [_replaced(one, old, new) for one in once for old, new in _SWAPS[:2]]
    found = [one for one in dict.fromkeys([*once, *twice]) if one != start]
    yield from found[:_MOST_SWAPPED]


def _replaced(words: tuple[str, ...], old: str, new: str) -> tuple[str, ...]:
    return tuple(re.sub(old, new, word) for word in words)
