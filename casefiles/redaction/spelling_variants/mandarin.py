"""Chinese names in Latin letters: pinyin, Wade-Giles, initials; and from one of them to another."""

import re
from collections.abc import Iterator, Sequence
from itertools import chain, islice, product
from typing import Final

from casefiles.domain.language.han_readings import (
    cuts,
    is_surname,
    readings,
    spelled_syllables,
    wade_giles,
)
from casefiles.domain.language.names import NameOrder, PersonName, Transliteration
from casefiles.redaction.spelling_variants.forms import INITIALS, proposed, titled
from casefiles.redaction.spelling_variants.traditions import NameInput, plain_words

__all__ = ["family_length", "from_han", "from_latin", "pinyin_of_rendering"]

_MOST: Final = 4
_MOST_MEANT: Final = 8
_APOSTROPHE: Final = re.compile("['\u2019\u2018\u02bb\u02bc`]")
_SURNAME_READINGS: Final = {
    "曾": "zeng",
    "单": "shan",
    "單": "shan",
    "解": "xie",
    "仇": "qiu",
    "查": "zha",
    "区": "ou",
    "區": "ou",
    "盖": "ge",
    "朴": "piao",
    "翟": "zhai",
    "缪": "miao",
    "乐": "yue",
    "任": "ren",
    "华": "hua",
    "万": "wan",
    "尉": "yu",
    "覃": "qin",
    "冼": "xian",
    "洗": "xian",
    "员": "yun",
    "秘": "bi",
    "种": "chong",
    "重": "chong",
    "折": "she",
    "黑": "he",
    "过": "guo",
    "那": "na",
    "宁": "ning",
    "石": "shi",
    "葛": "ge",
    "薄": "bo",
}
"""How characters are read as family names, where that is not their usual reading."""
_DOUBLE: Final = frozenset(
    (
        *("欧阳", "歐陽", "司马", "司馬", "上官", "诸葛", "諸葛", "东方", "東方", "皇甫"),
        *("尉迟", "尉遲", "公孙", "公孫", "令狐", "慕容", "司徒", "夏侯", "长孙", "長孫", "端木"),
    )
)


def family_length(han: str) -> int:
    """Return how many characters of a name are the family's."""
    return 2 if han[:2] in _DOUBLE and len(han) > len(han[:2]) else 1


def from_han(name: NameInput) -> Iterator[PersonName]:
    """Yield how a Chinese name is written in Latin letters, for each likely reading."""
    han = "".join(name.words)
    family = family_length(han)
    spoken = list(_spoken(han))
    for syllables in spoken:
        yield _in_order(syllables, family, Transliteration.PINYIN, name.text)
    for syllables in spoken:
        spelled = [wade_giles(syllable) for syllable in syllables]
        yield _wade_giles(spelled, family, name.text)
    for syllables in spoken[:1]:
        yield _with_initials(syllables, family, name.text)


def _spoken(han: str) -> Iterator[tuple[str, ...]]:
    """Yield the readings of a name, that of its family name first."""
    found = [readings(char) for char in han]
    if not all(found):
        return
    first = _SURNAME_READINGS.get(han[0])
    if first and family_length(han) == 1:
        found[0] = tuple(dict.fromkeys((first, *found[0])))
    elif is_surname(han[0]):
        found[0] = found[0][:1]
    yield from islice(product(*found), _MOST)


def _in_order(
    syllables: Sequence[str], family: int, system: Transliteration, origin: str
) -> PersonName:
    words = ["".join(syllables[:family]), "".join(syllables[family:])]
    return proposed(titled(words), system, origin, order=NameOrder.FAMILY_FIRST)


def _wade_giles(syllables: Sequence[str], family: int, origin: str) -> PersonName:
    words = ["-".join(syllables[:family]), "-".join(syllables[family:])]
    order = NameOrder.FAMILY_FIRST
    return proposed(titled(words), Transliteration.WADE_GILES, origin, order=order)


def _with_initials(syllables: Sequence[str], family: int, origin: str) -> PersonName:
    letters = "".join(f"{syllable[0].upper()}." for syllable in syllables[family:])
    text = f"{titled([''.join(syllables[:family])])} {letters}"
    order = NameOrder.FAMILY_FIRST
    return proposed(text, Transliteration.PINYIN, origin, kind=INITIALS, order=order)


def from_latin(name: NameInput) -> Iterator[PersonName]:
    """Yield how else a Chinese name in Latin letters is spelled: from pinyin, from Wade-Giles."""
    words = plain_words(name.words)
    rows = [cuts(word) for word in words]
    if not all(rows):
        return
    # The fewest syllables are what was meant: xian is one, or two in Xi'an.
    flat = list(chain(*(min(ways, key=len) for ways in rows)))
    family = _family_in_latin(words)
    found = [spelled_syllables(syllable) for syllable in flat]
    if len(flat) == len(words):
        found = _as_aspirated(name.words, found)
    is_pinyin = all(ways and ways[0] == one for ways, one in zip(found, flat, strict=True))
    for syllables in islice(product(*found), _MOST_MEANT):
        if list(syllables) != flat:
            yield _turned(syllables, family, Transliteration.PINYIN, name.text)
    if is_pinyin:
        spelled = [wade_giles(syllable) for syllable in flat]
        if family == len(flat) - 1 and len(words[-1]) <= len(flat[-1]):
            spelled = [spelled[-1], *spelled[:-1]]
        yield _wade_giles(spelled, 1, name.text)
    if len(flat) > 1:
        given = [*flat[:family], *flat[family + 1 :]]
        yield _with_initials([flat[family], *given], 1, name.text)


def _as_aspirated(
    words: Sequence[str], readings: Sequence[tuple[str, ...]]
) -> list[tuple[str, ...]]:
    """Leave what the apostrophes of Wade-Giles tell: ch'un is chun, chun is zhun."""
    if not any(_APOSTROPHE.search(word) for word in words):
        return list(readings)
    retained = []
    for word, syllables in zip(words, readings, strict=True):
        is_aspirated = _APOSTROPHE.search(word) is not None
        meant = tuple(one for one in syllables if _is_aspirated(one) is is_aspirated)
        retained.append(meant or syllables)
    return retained


def _is_aspirated(syllable: str) -> bool:
    return syllable[:1] in "ptkqc"


def _family_in_latin(words: Sequence[str]) -> int:
    """Return the place of the syllable that is the family name: the first, unless it is last."""
    is_last = len(words[-1]) < len(words[0]) and len(words) == 2  # noqa: PLR2004  # family and given name
    return sum(len(min(cuts(word), key=len)) for word in words[:-1]) if is_last else 0


def _turned(
    syllables: Sequence[str], family: int, system: Transliteration, origin: str
) -> PersonName:
    order = [syllables[family], *syllables[:family], *syllables[family + 1 :]]
    return _in_order(order, 1, system, origin)


def pinyin_of_rendering(words: Sequence[str]) -> str:
    """Return how a passport spells a name of other peoples from its Chinese characters."""
    spelled = []
    for word in words:
        found = [readings(char) for char in word]
        if not all(found):
            return ""
        spelled.append("".join(one[0] for one in found))
    return titled(spelled)
