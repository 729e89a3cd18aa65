"""A name in letters of another script, where the generators of variants have nothing."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from casefiles.domain.language.han_readings import cuts, readings
from casefiles.domain.language.phonetic_forms import uyghur_latin
from casefiles.redaction.finding.parts import is_han, parts_of, script_of
from casefiles.redaction.finding.scripts.uyghur_syllables import in_uyghur
from casefiles.redaction.names.patterns import compact
from casefiles.redaction.spelling_variants.forms import letters

__all__ = ["in_cyrillic", "in_other_scripts"]

_FIRST: Final = letters(
    "zh чж ch ч sh ш b б p п m м f ф d д t т n н l л g г k к h х j цз q ц x с r ж z цз c ц s с"
)
_LAST: Final = letters(
    "a а o о e э ai ай ei эй ao ао ou оу an ань en энь ang ан eng эн ong ун i и ia я ie е"
    " iao яо iu ю ian янь in инь iang ян ing ин iong юн u у ua уа uo о uai уай ui уй uan уань"
    " un унь uang уан ue юэ er эр"
)
_WHOLE: Final = letters(
    "yi и ya я ye е yao яо you ю yan янь yin инь yang ян ying ин yong юн yu юй yue юэ yuan юань"
    " yun юнь yo йо wu у wa ва wo во wai вай wei вэй wan вань wen вэнь wang ван weng вэн er эр"
    " zi цзы ci цы si сы zhi чжи chi чи shi ши ri жи hui хуэй ju цзюй jue цзюэ juan цзюань"
    " jun цзюнь qu цюй que цюэ quan цюань qun цюнь xu сюй xue сюэ xuan сюань xun сюнь lu лу"
    " lue люэ nue нюэ"
)
_FRONT: Final = {"lu": "люй", "nu": "нюй"}
_LETTERS: Final = letters(
    "a а b б c к d д e е f ф g г h х i и k к l л m м n н o о p п "
    "q к r р s с t т u у v в w в x х y й z з"
)
_CYRILLIC: Final = (
    *(
        ("shch", "щ"),
        ("tsch", "ч"),
        ("sch", "ш"),
        ("zh", "ж"),
        ("kh", "х"),
        ("ch", "ч"),
        ("sh", "ш"),
    ),
    *(("gh", "г"), ("ya", "я"), ("yu", "ю"), ("yo", "ё"), ("ye", "е"), ("ts", "ц"), ("j", "ж")),
    *(
        ("ç", "ч"),
        ("ş", "ш"),
        ("ı", "ы"),
        ("ö", "о"),
        ("ü", "ю"),
        ("ğ", "г"),
        ("é", "е"),
        ("ə", "а"),
    ),
    *_LETTERS.items(),
)
_WITHOUT_HAMZA: Final = str.maketrans("ئؤ", "يو")
_ENDS_IN_H: Final = re.compile("[هہةھ](?=\\s|\\Z)")
_SERBIAN_LETTERS: Final = re.compile("[јљњћђџЈЉЊЋЂЏ]")
_SERBIAN: Final = letters(
    "а a б b в v г g д d ђ đ е e ж ž з z и i ј j к k л l љ lj м m н n њ nj о o п p р r с s т t"
    " ћ ć у u ф f х h"
    " ц c ч č џ dž ш š"
)
_GREEK: Final = letters(
    "α a β v γ g δ d ε e ζ z η i θ th ι i κ k λ l μ m ν n ξ x ο o π p ρ r σ s ς s τ t υ y φ f χ"
    " ch ψ ps ω o"
)
_GREEK_BY_SHAPE: Final = letters("β b η h θ 8 υ y χ x ω w")
"""Letters of Greek as people type them who have none."""
_LONGEST: Final = 40
_TURKISH: Final = re.compile("[ığşİĞŞ]")
"""Letters that no other Latin spelling of these names has: there c is dzh."""


def in_other_scripts(names: tuple[str, ...]) -> Iterator[str]:
    """Yield names of Chinese people as Russian and Uyghur papers write them, others by letters.

    Args:
        names: cleaned names of one person.
    """
    scripts = {script_of(compact(name)) for name in names}
    for name in names:
        if len(name) > _LONGEST:
            continue
        yield from _tibetan_short(name)
        yield from _in_neighbours(name)
        if is_han(name) and not re.search("[·•・‧]", name):
            yield from _of_chinese(tuple(_spoken(name)), is_uyghur="a" not in scripts)
        elif script_of(compact(name)) == "l":
            keys = tuple(part.key for part in parts_of(name) if part.what != "within")
            if keys and all(key.isascii() and cuts(key) for key in keys):
                yield from _palladius(tuple(cuts(key)[0] for key in keys))
            elif "c" not in scripts:
                yield from _of_latin(name.split(), is_turkish=bool(_TURKISH.search(name)))
        elif script_of(compact(name)) == "a" and "c" not in scripts and "l" not in scripts:
            yield " ".join(in_cyrillic(uyghur_latin(word)) for word in name.split())


def _in_neighbours(name: str) -> Iterator[str]:
    """Yield an Arabic name without hamza and as Pashto declines it; Serbian and Greek in Latin."""
    if script_of(compact(name)) == "a":
        plain = name.replace("ء", "").translate(_WITHOUT_HAMZA)
        yield from (form for form in (plain, _ENDS_IN_H.sub("ې", plain)) if form != name)
    elif _SERBIAN_LETTERS.search(name):
        yield "".join(_SERBIAN.get(char.lower(), char) for char in name).title()
    elif script_of(compact(name)) == "g":
        bare = unicodedata.normalize("NFD", name.lower())
        for table in (_GREEK, _GREEK | _GREEK_BY_SHAPE):
            form = "".join(
                table.get(char, char) for char in bare if not unicodedata.combining(char)
            )
            yield from (form.replace("oy", "ou").title(), form.title())


def _tibetan_short(name: str) -> Iterator[str]:
    """Yield the first syllables of both parts of a Tibetan name, by which people are called."""
    name_parts = parts_of(name) if script_of(compact(name)) == "t" else ()
    first = [one.text.split("\u0f0b")[0] for one in name_parts if "\u0f0b" in one.text]
    if len(first) > 1:
        yield "\u0f0b".join(first[:2])


def _of_chinese(words: tuple[tuple[str, ...], ...], *, is_uyghur: bool) -> Iterator[str]:
    yield from _palladius(words)
    form = in_uyghur(words) if is_uyghur and len(words) > 1 else ""
    if form:
        yield form


def _spoken(name: str) -> Iterator[tuple[str, ...]]:
    for part in parts_of(name):
        if part.what != "within":
            texts = [next(iter(readings(char)), "") for char in part.key]
            if all(texts):
                yield tuple(texts)


def _palladius(words: tuple[tuple[str, ...], ...]) -> Iterator[str]:
    spelled = [
        [_syllable(one, is_front=is_front) for one in word]
        for is_front in (False, True)
        for word in words
    ]
    half = len(words)
    for found in (spelled[:half], spelled[half:]):
        if half > 1 and all(all(word) for word in found):
            yield " ".join(_joined(word).capitalize() for word in found)


def _joined(syllables: list[str]) -> str:
    text = ""
    for one in syllables:
        text += "ъ" if text.endswith("н") and one[0] in "аеиоуэюя" else ""
        text += one
    return text


def _syllable(syllable: str, *, is_front: bool) -> str:
    if is_front and syllable in _FRONT:
        return _FRONT[syllable]
    if syllable in _WHOLE:
        return _WHOLE[syllable]
    for size in (2, 1, 0):
        first, last = syllable[:size], syllable[size:]
        if (not first or first in _FIRST) and last in _LAST:
            return _FIRST.get(first, "") + _LAST[last]
    return ""


def _of_latin(words: list[str], *, is_turkish: bool) -> Iterator[str]:
    yield " ".join(in_cyrillic(word) for word in words)
    if is_turkish:
        for one in ("dzh", "zh"):
            texts = [word.replace("c", one).replace("C", one.title()) for word in words]
            yield " ".join(in_cyrillic(word) for word in texts)


def in_cyrillic(word: str) -> str:
    """Return a Latin word letter by letter in Cyrillic, as papers of the region write it."""
    lower, form, at = word.lower(), "", 0
    while at < len(lower):
        for latin, cyrillic in _CYRILLIC:
            if lower.startswith(latin, at):
                form += cyrillic
                at += len(latin)
                break
        else:
            form += lower[at]
            at += 1
    return form[:1].upper() + form[1:]
