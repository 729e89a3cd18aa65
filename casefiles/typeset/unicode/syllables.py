"""Where words of languages are parted whose spelling tells: Turkish, Russian, Czech.

Turkish: the rules of the Turkish Language Association, which have no exceptions. Russian and Czech:
the cautious part of the rules of 1956 and of the Czech Language Institute. Places at which a prefix
could be torn are left out, so that some good ones are missing and hardly a bad one is told.
"""

import re
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class SyllableRules:
    """What of a spelling decides where its words are parted.

    Attributes:
        vowels: one in each syllable.
        consonant: expression for one consonant, with the signs that belong to it.
        stays_whole: expression for what two consonants at the start of a group are not parted.
        unclear: expression for a group that may hold a syllable without a vowel, and is not parted.
        is_last_moved: of several consonants all but the last stay; else all but the first move.
        prefix: expression for prefixes that may end in a consonant before a vowel.
    """

    vowels: str
    consonant: str
    stays_whole: str = ""
    unclear: str = "$"
    is_last_moved: bool = False
    prefix: str = ""


_SPELLINGS: Final = {
    "tr": SyllableRules("aâeıîioöuüû", "[bcçdfgğhjklmnpqrsştvwxyz]", is_last_moved=True),
    "ru": SyllableRules(
        "аеёиоуыэюя",
        "[бвгджзйклмнпрстфхцчшщ][ьъ]?",
        "ст|[бвгджкпстф][рл]|ск|сп|св|хр",
        prefix="раз|без|воз|под|над|пред|из|об|от|меж|сверх|спец",
    ),
    "cs": SyllableRules(
        "aáeéěiíoóuúůyý",
        "ch|[bcčdďfghjklmnňpqrřsštťvwxzž]",
        "st|št|sk|šk|sp|šp|sl|[bcdfghkptv][rl]|[ptk]ř|ch[rlv]|kv|tv|sv",
        ".+[rl].",
        prefix="roz|bez|nad|pod|před|od|ob|vz|ode|nej|mez|nejroz|nejod",
    ),
}


def syllable_places(word: str, language: str) -> list[int] | None:
    """Return where a word may be parted, in ascending order; None if its spelling does not tell.

    Args:
        word: letters only.
        language: the primary subtag, such as tr.
    """
    spelling = _SPELLINGS.get(language)
    if spelling is None:
        return None
    text = word.replace("İ", "i").replace("I", "ı" if language == "tr" else "i").lower()
    prefix = re.match(f"(?:{spelling.prefix})(?=[{spelling.vowels}])", text)
    torn = {prefix.end() - 1, prefix.end() + 1} if prefix and spelling.prefix else set()
    between = re.compile(
        f"(?<=[{spelling.vowels}])(?:{spelling.consonant})+(?=[{spelling.vowels}])"
    )
    found = []
    for group in between.finditer(text):
        place = group.start() + _letters_before_break(group.group(), spelling)
        if place not in torn and not re.match(spelling.unclear, group.group()):
            found.append(place)
    return found


def _letters_before_break(group: str, spelling: SyllableRules) -> int:
    """Return how many letters between two vowels stay with the first one."""
    units = [match.end() for match in re.finditer(spelling.consonant, group)]
    if len(units) == 1:
        return len(group) if group[-1] in "ъь" else 0
    if spelling.is_last_moved:
        return units[-2]
    if spelling.stays_whole and re.match(spelling.stays_whole, group):
        return 0
    return units[0]
