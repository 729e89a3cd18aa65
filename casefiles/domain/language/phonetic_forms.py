"""A rough form of how a word sounds, the same for every script that a name may be written in.

It joins what transliterations confuse: gh and g, q and k, kh, x and h, w and v, zh and j, y and i,
e and a, o and u, doubled letters. Uyghur letters, Latin, Arabic or Cyrillic, come to one form; so
do the usual romanisations of Russian, Kazakh and Uyghur Cyrillic.
"""

import re
from functools import lru_cache
from typing import Final

from casefiles.domain.language.folding import fold

__all__ = ["latin_variants", "phonetic_form", "uyghur_latin"]

SHORTEST: Final = 4
"""Letters of a word below which its sound says too little."""

# With its carrier, as fonts and keyboards put it before a vowel that begins a syllable.
_CARRIED: Final = {
    **dict.fromkeys("\ufbea\ufbeb", "ا"),
    **dict.fromkeys("\ufbec\ufbed", "ە"),
    **dict.fromkeys("\ufbee\ufbef", "و"),
    **dict.fromkeys("\ufbf0\ufbf1", "ۇ"),
    **dict.fromkeys("\ufbf2\ufbf3", "ۆ"),
    **dict.fromkeys("\ufbf4\ufbf5", "ۈ"),
    **dict.fromkeys("\ufbf6\ufbf7\ufbf8", "ې"),
    **dict.fromkeys("\ufbf9\ufbfa\ufbfb", "ى"),
    **dict.fromkeys("\u0626\ufe89\ufe8a\ufe8b\ufe8c\u0621\ufe80\u0640", ""),
}
_BEFORE_FOLDING: Final = str.maketrans(_CARRIED)
_PLAIN_ARABIC: Final = {
    "ا": "a",
    "ې": "é",
    "و": "o",
    "ۆ": "ö",
    "ۇ": "u",
    "ۈ": "ü",
    "ب": "b",
    "پ": "p",
    "ت": "t",
    "ج": "j",
    "چ": "ch",
    "خ": "x",
    "د": "d",
    "ر": "r",
    "ز": "z",
    "ژ": "zh",
    "س": "s",
    "ش": "sh",
    "غ": "gh",
    "ف": "f",
    "ق": "q",
    "ك": "k",
    "گ": "g",
    "ڭ": "ng",
    "ل": "l",
    "م": "m",
    "ن": "n",
    "ۋ": "w",
    "ع": "",
    "ح": "h",
    "ص": "s",
    "ض": "z",
    "ط": "t",
    "ظ": "z",
    "ث": "s",
    "ذ": "z",
}
_UYGHUR: Final = str.maketrans(
    _PLAIN_ARABIC
    | {"ى": "i", "ي": "y", "ی": "i", "ە": "e", "ه": "e", "ة": "e", "ھ": "h", "ہ": "h", "ک": "k"}
)
"""Letters of Uyghur as the Latin alphabet of Uyghur writes them, and those of Arabic beside it."""
_CYRILLIC: Final = str.maketrans(
    {
        "а": "a",
        "б": "b",
        "в": "v",
        "г": "g",
        "д": "d",
        "е": "e",
        "ж": "zh",
        "з": "z",
        "и": "i",
        "й": "y",
        "к": "k",
        "л": "l",
        "м": "m",
        "н": "n",
        "о": "o",
        "п": "p",
        "р": "r",
        "с": "s",
        "т": "t",
        "у": "u",
        "ф": "f",
        "х": "kh",
        "ц": "ts",
        "ч": "ch",
        "ш": "sh",
        "щ": "shch",
        "ъ": "",
        "ы": "y",
        "ь": "",
        "э": "e",
        "ю": "yu",
        "я": "ya",
        "ә": "e",
        "ғ": "gh",
        "қ": "q",
        "ң": "ng",
        "ө": "o",
        "ү": "u",
        "ұ": "u",
        "һ": "h",
        "җ": "j",
        "і": "i",
        "є": "ye",
        "ґ": "g",
        "ў": "u",
        "ҳ": "h",
        "ҷ": "j",
        "ӣ": "i",
    }
)
_JOINED: Final = (
    *(("shch", "S"), ("sch", "S"), ("tch", "C"), ("sh", "S"), ("zh", "j"), ("dj", "j")),
    *(("ch", "C"), ("kh", "h"), ("gh", "g"), ("ck", "k"), ("ph", "f"), ("tz", "s"), ("ts", "s")),
    *(("ou", "u"), ("oo", "u"), ("ee", "i")),
)
_WITHOUT_H: Final = tuple(pair for pair in _JOINED if "h" not in pair[0])
_SINGLE: Final = str.maketrans("xqcwyeoz", "hkkviaus", "'")
_DOUBLED: Final = re.compile(r"(.)\1+")
_ARABIC: Final = re.compile("[\u0600-\u06ff\ufb50-\U0010ffff]")


@lru_cache(8192)
def phonetic_form(word: str) -> str:
    """Return how a word sounds, in Latin letters; empty where its script is none of those known.

    Args:
        word: as written, in Latin, Cyrillic or Arabic letters, without spaces.
    """
    form = _latin(word).lower()
    if not (form.isascii() and form.isalpha()):
        return ""
    if form.startswith("ye"):
        form = form[1:]
    for written, sound in _JOINED if "h" in form else _WITHOUT_H:
        form = form.replace(written, sound)
    return _DOUBLED.sub(r"\1", form.translate(_SINGLE)).lower()


def uyghur_latin(word: str) -> str:
    """Return a word of Uyghur or Cyrillic letters in the usual Latin ones; others stay."""
    return _latin(word)


def _latin(word: str) -> str:
    if word.isascii():
        return fold(word).replace("'", "")
    carried = word.translate(_BEFORE_FOLDING)
    if _ARABIC.search(carried):
        # The letters of Uyghur that folding would join are read first.
        carried = "".join(map(_shape, carried)).translate(_UYGHUR)
    return fold(carried.lower().translate(_CYRILLIC)).replace("'", "")


@lru_cache(2048)
def _shape(char: str) -> str:
    """Return the letter that a presentation form shows."""
    return fold(char) if char >= "\ufb50" else char


_SWAPS: Final = (
    *(("y", "i"), ("i", "y"), ("gh", "g"), ("g", "gh"), ("kh", "h"), ("h", "kh"), ("x", "h")),
    *(("h", "x"), ("x", "kh"), ("kh", "x"), ("q", "k"), ("k", "q"), ("w", "v"), ("v", "w")),
    *(("zh", "j"), ("j", "zh"), ("j", "dzh"), ("c", "j"), ("e", "a"), ("a", "e"), ("o", "u")),
    *(("u", "o"), ("sh", "s"), ("ch", "c"), ("yu", "u"), ("ya", "ia"), ("u", "ou")),
)
_MOST_VARIANTS: Final = 60


@lru_cache(1024)
def latin_variants(word: str) -> tuple[str, ...]:
    """Return other spellings of a name in Latin letters that sound as it does, at most 60.

    Args:
        word: folded.
    """
    sound = phonetic_form(word)
    if len(word) < SHORTEST or not sound:
        return ()
    once = _swapped(word)
    twice = [form for one in once for form in _swapped(one)]
    forms = [form for form in dict.fromkeys([*once, *twice]) if form != word]
    return tuple(form for form in forms if phonetic_form(form) == sound)[:_MOST_VARIANTS]


def _swapped(word: str) -> list[str]:
    forms = []
    for old, new in _SWAPS:
        if old in word:
            forms.append(word.replace(old, new))
            at = word.find(old)
            while at >= 0:
                forms.append(word[:at] + new + word[at + len(old) :])
                at = word.find(old, at + 1)
    return list(dict.fromkeys(forms))
