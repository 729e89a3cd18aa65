"""Chinese names as they are spelled in Hong Kong: Jyutping, and the spelling of its passports."""

import base64
import json
import zlib
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, Final

from casefiles.domain.language import cantonese_tables
from casefiles.domain.language.names import NameOrder, PersonName, Transliteration
from casefiles.redaction.spelling_variants.forms import proposed, titled
from casefiles.redaction.spelling_variants.mandarin import family_length
from casefiles.redaction.spelling_variants.traditions import NameInput

__all__ = ["from_han"]

_INITIALS: Final = (
    *(("gw", "kw"), ("kw", "kw"), ("ng", "ng"), ("z", "ch"), ("c", "ch"), ("j", "y")),
    *(("b", "p"), ("d", "t"), ("g", "k")),
)
_FINALS: Final = {
    "oeng": "eung",
    "oek": "euk",
    "oe": "eu",
    "eoi": "ui",
    "eon": "un",
    "eot": "ut",
    "aai": "ai",
    "aau": "au",
    "aam": "am",
    "aan": "an",
    "aang": "ang",
    "aap": "ap",
    "aat": "at",
    "aak": "ak",
    "aa": "a",
    "ung": "ung",
    "uk": "uk",
    "yu": "yu",
    "yun": "yuen",
    "yut": "yuet",
    "oi": "oi",
    "ou": "o",
    "u": "u",
    "un": "un",
}
_USUAL: Final = {
    "lei": "lee",
    "can": "chan",
    "zau": "chow",
    "ng": "ng",
    "jyu": "yu",
    "so": "so",
    "gu": "koo",
    "heoi": "hui",
    "si": "sze",
    "zi": "tsz",
    "ci": "tsz",
    "zang": "tsang",
    "ze": "tse",
    "ceoi": "tsui",
    "zeoi": "tsui",
    "zaang": "chang",
    "gan": "kan",
    "hung": "hung",
}
"""Spellings that have become fixed, of syllables that the rules would spell otherwise."""


@cache
def _readings() -> dict[str, str]:
    syllables = _decoded(cantonese_tables.SYLLABLES)
    values = _decoded(cantonese_tables.READINGS)
    table = {}
    code = 0
    for step, number in zip(values[::2], values[1::2], strict=True):
        code += step
        table[chr(code)] = str(syllables[number])
    return table


def _decoded(packed: str) -> list[Any]:
    values: list[Any] = json.loads(zlib.decompress(base64.b85decode(packed)))
    return values


def from_han(name: NameInput) -> Iterator[PersonName]:
    """Yield how a Chinese name is spelled by its Cantonese sound."""
    han = "".join(name.words)
    syllables = [_readings().get(char, "") for char in han]
    if not all(syllables):
        return
    family = family_length(han)
    yield _name(syllables, family, Transliteration.JYUTPING, name.text)
    spelled = [hong_kong(syllable) for syllable in syllables]
    yield _name(spelled, family, Transliteration.HONG_KONG, name.text)


def _name(
    syllables: Sequence[str], family: int, system: Transliteration, origin: str
) -> PersonName:
    words = [*syllables[:family], *syllables[family:]]
    return proposed(titled(words), system, origin, order=NameOrder.FAMILY_FIRST)


@cache
def hong_kong(syllable: str) -> str:
    """Return how papers of Hong Kong spell a syllable of Jyutping."""
    if syllable in _USUAL:
        return _USUAL[syllable]
    initial, spelled = next(
        ((one, other) for one, other in _INITIALS if syllable.startswith(one)), ("", "")
    )
    if not initial and syllable[:1] not in "aeiou":
        initial = spelled = syllable[0]
    final = syllable.removeprefix(initial)
    if initial == "j" and final.startswith("yu"):
        spelled = ""
    return spelled + _FINALS.get(final, final)
