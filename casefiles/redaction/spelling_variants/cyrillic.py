"""Names in Cyrillic and Latin letters: Russian and Kazakh, by the rules of papers and presses."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from casefiles.domain.language.folding import fold
from casefiles.domain.language.names import PersonName, Transliteration
from casefiles.redaction.spelling_variants.forms import letters, proposed
from casefiles.redaction.spelling_variants.traditions import NameInput

__all__ = ["from_cyrillic", "from_latin"]

_COMMON: Final = {
    **letters(
        "а a  б b  в v  г g  д d  е e  ё e  ж zh  з z  и i  й i  к k  л l  м m  н n  "
        "о o  п p  р r  с s  т t  у u  ф f  х kh  ц ts  ч ch  ш sh  щ shch  ы y  э e  "
        "ю iu  я ia  ә a  ғ g  қ k  ң n  ө o  ұ u  ү u  һ h  і i  җ zh  ї i  є ie  ґ g"
    ),
    "ъ": "",
    "ь": "",
}
_SYSTEMS: Final[Mapping[Transliteration, Mapping[str, str]]] = {
    # ICAO Doc 9303: passports of Russia since 2014, of Kazakhstan and others.
    Transliteration.PASSPORT: _COMMON | {"ъ": "ie"},
    # BGN/PCGN, as English presses and embassies spell.
    Transliteration.ENGLISH: _COMMON | {"й": "y", "ю": "yu", "я": "ya", "ё": "yo"},
    # ISO 9, without its marks, which finding does not see.
    Transliteration.SCHOLARLY: _COMMON | letters("ж z  х h  ц c  ч c  ш s  щ s  й j  ю ju  я ja"),
    Transliteration.TURKISH: _COMMON
    | letters("ж j  х h  ч ç  ш ş  щ ş  й y  ю yu  я ya  ы ı  ө ö  ү ü  ғ ğ"),
}
_KAZAKH: Final = _COMMON | letters(
    "ә ä  ғ ğ  ң ñ  ө ö  ұ ū  ү ü  қ q  ш ş  х h  ж j  й i  ы y  і ı  ч ch  ю iu  я ia  ё io"
)
_LATIN: Final = (
    *(("shch", "щ"), ("sch", "щ"), ("yo", "ё"), ("zh", "ж"), ("kh", "х"), ("ts", "ц")),
    *(("ch", "ч"), ("sh", "ш"), ("yu", "ю"), ("iu", "ю"), ("ju", "ю"), ("ya", "я"), ("ia", "я")),
    *(("ja", "я"), ("ye", "е"), ("a", "а"), ("b", "б"), ("v", "в"), ("w", "в"), ("g", "г")),
    *(("d", "д"), ("e", "е"), ("z", "з"), ("i", "и"), ("j", "й"), ("k", "к"), ("l", "л")),
    *(("m", "м"), ("n", "н"), ("o", "о"), ("p", "п"), ("r", "р"), ("s", "с"), ("t", "т")),
    *(("u", "у"), ("f", "ф"), ("h", "х"), ("c", "ц"), ("y", "ы"), ("q", "к"), ("x", "кс")),
)
_PIECES: Final = re.compile("|".join(latin for latin, _ in _LATIN))
_LETTER: Final = dict(_LATIN)
_ENDINGS: Final = (
    ("(?<=[ск])ы\\Z", "ий"),
    ("(?<=[аеиоуя])ы", "й"),
    ("(?<=[аеоу])и\\Z", "й"),
)
_SOFT: Final = re.compile("ль?(?=[бвгджзкмнпрстфхцчшщ])")


def from_cyrillic(name: NameInput, *, is_kazakh: bool) -> Iterator[PersonName]:
    """Yield how papers and presses write a Cyrillic name in Latin letters."""
    for system, table in _SYSTEMS.items():
        yield proposed(_spelled(name.words, table), system, name.text)
    if is_kazakh:
        yield proposed(_spelled(name.words, _KAZAKH), Transliteration.KAZAKH_LATIN, name.text)
        russian = " ".join(word.translate(_TO_RUSSIAN) for word in name.words)
        yield proposed(russian, Transliteration.RUSSIAN, name.text, script="Cyrl")


_TO_RUSSIAN: Final = str.maketrans("әғқңөұүһіӘҒҚҢӨҰҮҺІ", "агкноуухиАГКНОУУХИ")


def from_latin(name: NameInput) -> Iterator[PersonName]:
    """Yield how Russian writes a name in Latin letters, with soft signs and without."""
    words = [_cyrillic(word) for word in name.words]
    if not all(words):
        return
    text = " ".join(words)
    yield proposed(text, Transliteration.RUSSIAN, name.text, script="Cyrl")
    soft = " ".join(_SOFT.sub("ль", word) for word in words)
    yield proposed(soft, Transliteration.RUSSIAN, name.text, script="Cyrl")


def _cyrillic(word: str) -> str:
    folded = fold(word).replace("'", "")
    if not (folded.isascii() and folded.isalpha()):
        return ""
    text = _PIECES.sub(lambda found: _LETTER[found.group()], folded)
    for pattern, ending in _ENDINGS:
        text = re.sub(pattern, ending, text)
    return text[:1].upper() + text[1:]


def _spelled(words: tuple[str, ...], table: Mapping[str, str]) -> str:
    spelled = ("".join(table.get(char, char) for char in word.lower()) for word in words)
    return " ".join(word[:1].upper() + word[1:] for word in spelled)
