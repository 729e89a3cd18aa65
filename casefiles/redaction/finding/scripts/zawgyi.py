"""Burmese as old phones write it: Zawgyi has the same signs in other places and another order."""

import re
from typing import Final

__all__ = ["in_zawgyi"]

_CONSONANT: Final = "[\u1000-\u1021\u1025\u1027\u1029\u103f]"
_SYLLABLE: Final = re.compile(
    f"(?P<kinzi>\u1004\u103a\u1039)?(?P<first>{_CONSONANT})(?P<under>\u1039{_CONSONANT})?"
    "(?P<medials>[\u103b-\u103e]*)(?P<before>\u1031?)"
)
_UNDER: Final = dict(
    zip(
        "\u1000\u1001\u1002\u1003\u1005\u1006\u1007\u1008\u100b\u100c\u100f\u1010\u1011\u1012\u1013"
        "\u1014\u1015\u1016\u1017\u1018\u1019\u101c",
        "\u1060\u1061\u1062\u1063\u1065\u1066\u1068\u1069\u106c\u106d\u1070\u1071\u1073\u1075\u1076"
        "\u1077\u1078\u1079\u107a\u107b\u107c\u1085",
        strict=True,
    )
)
"""Consonants as they stand under another."""
_WIDE: Final = frozenset("ကဃဆဏတထဘယလသဟအ")
_YAYIT: Final = "\u103c"
_MEDIALS: Final = {"\u103b": "\u103a", "\u103d": "\u103c", "\u103e": "\u103d"}
_UPPER: Final = {"\u103b": "\u107f", "\u107e": "\u1080"}
_HIGH: Final = re.compile(
    f"([\u103b\u107e])({_CONSONANT}[\u103a\u103c\u103d]*[\u102d\u102e\u1036])"
)
"""A frame around a consonant is cut where a vowel stands above it."""
_SHORT_NA: Final = re.compile("\u1014(?=[\u1033\u1034\u1060-\u107c\u1085])")
"""The letter n, cut where something stands under it."""
_DEEP: Final = str.maketrans({"\u102f": "\u1033", "\u1030": "\u1034"})
"""The vowels under a consonant that has something under it already."""


def in_zawgyi(text: str) -> str:
    """Return Burmese text as it is written in Zawgyi."""
    text = text.replace("\u102b\u103a", "\u105a")
    parts: list[str] = []
    at = 0
    is_deep = False
    for found in _SYLLABLE.finditer(text):
        parts.append(_rest(text[at : found.start()], is_deep=is_deep))
        parts.append(_syllable(found))
        is_deep = bool(found["under"]) or any(one in found["medials"] for one in "\u103b\u103c")
        at = found.end()
    parts.append(_rest(text[at:], is_deep=is_deep))
    joined = _HIGH.sub(lambda found: _UPPER[found[1]] + found[2], "".join(parts))
    return _SHORT_NA.sub("\u108f", joined)


def _syllable(found: re.Match[str]) -> str:
    medials = found["medials"]
    yayit = ("\u107e" if found["first"] in _WIDE else "\u103b") if _YAYIT in medials else ""
    under = _UNDER.get(found["under"][1:], found["under"]) if found["under"] else ""
    rest = "".join(_MEDIALS.get(one, "") for one in medials)
    kinzi = "\u1064" if found["kinzi"] else ""
    return f"{found['before']}{yayit}{found['first']}{kinzi}{under}{rest}"


def _rest(text: str, *, is_deep: bool) -> str:
    """Return vowels and signs behind a consonant: the sign that kills a vowel has another code."""
    text = text.translate(_DEEP) if is_deep else text
    return text.replace("\u103a", "\u1039")
