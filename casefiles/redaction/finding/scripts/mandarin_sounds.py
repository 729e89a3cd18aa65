"""Syllables of pinyin as Taiwan, Japan and Korea write them by their sound: ㄨˊ, ウー, 우."""

import re
from functools import cache
from typing import Final

from casefiles.redaction.kinship.word_lists import words_of

__all__ = ["in_zhuyin", "kana_way", "korean_way"]


def _table(text: str) -> dict[str, str]:
    return dict(one.split("=") for one in words_of(text))


_INITIAL: Final = re.compile("zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw]")
_HISSING: Final = frozenset(["zh", "ch", "sh", "r", "z", "c", "s"])
_FRONT: Final = frozenset("jqx")

_ZHUYIN: Final = _table(
    "b=ㄅ p=ㄆ m=ㄇ f=ㄈ d=ㄉ t=ㄊ n=ㄋ l=ㄌ g=ㄍ k=ㄎ h=ㄏ j=ㄐ q=ㄑ x=ㄒ zh=ㄓ ch=ㄔ sh=ㄕ r=ㄖ"
    " z=ㄗ c=ㄘ s=ㄙ"
)
_ZHUYIN_FINAL: Final = _table(
    "a=ㄚ o=ㄛ e=ㄜ ai=ㄞ ei=ㄟ ao=ㄠ ou=ㄡ an=ㄢ en=ㄣ ang=ㄤ eng=ㄥ er=ㄦ ong=ㄨㄥ i=ㄧ ia=ㄧㄚ"
    " ie=ㄧㄝ iao=ㄧㄠ iu=ㄧㄡ ian=ㄧㄢ in=ㄧㄣ iang=ㄧㄤ ing=ㄧㄥ iong=ㄩㄥ u=ㄨ ua=ㄨㄚ uo=ㄨㄛ"
    " uai=ㄨㄞ ui=ㄨㄟ uan=ㄨㄢ un=ㄨㄣ uang=ㄨㄤ v=ㄩ ve=ㄩㄝ van=ㄩㄢ vn=ㄩㄣ"
)

_KANA: Final = _table(
    "b=[bp] p=p m=m f=[fh] d=[dt] t=t n=n l=r g=[gk] k=k h=[hf] j=(?:ji?|chi?) q=chi? x=(?:shi?|s)"
    " zh=(?:ji?|chi?|z) ch=chi? sh=(?:shi?|s) r=[rj]i? z=(?:tsu?|z|j) c=tsu? s=s"
)
"""What the initials become, in Latin letters."""
_KANA_FINAL: Final = _table(
    "a=a o=u?o e=(?:o|u|a|oa|e) ai=ai ei=e[ie] ao=a?o ou=o?u an=an en=[eauo]n ang=ang? eng=[oeau]n"
    " er=[aeo]r?u? ong=[ou]n i=i ia=[iy]?a ie=[iy]?ei? iao=[iy]?ao iu=[iy]?(?:uu?|o?u)"
    " ian=[iy]?[ea]n"
    " in=in iang=[iy]?an ing=in iong=[iy]?[uo]n u=u ua=[ou]?wa|[ou]?a uo=[uw]?o uai=[ou]?ai"
    " ui=[uo]?[eu]?i uan=[ou]?w?an un=[uow]?[eo]?n uang=[ou]?w?an v=y?ui? ve=y?ue van=y?u?[ea]n"
    " vn=y?u?i?n"
)
_KANA_HISSED: Final = "(?:i|u|[sz]u)?"

_KOREAN: Final = _table(
    "b=[bp] p=p m=m f=p d=[dt] t=t n=n l=r g=[gk] k=k h=h j=(?:j|ch) q=ch x=sh? zh=(?:jj?|ch) ch=ch"
    " sh=sh? r=r z=(?:jj?|ch) c=ch s=s"
)
_KOREAN_FINAL: Final = _table(
    "a=a o=w?u?o e=(?:eo|o|e) ai=a[ie] ei=ei? ao=ao ou=(?:eo|o)?u an=an en=e?on|en ang=ang"
    " eng=e?ong|eung er=eor?l? ong=[uo]ng i=i ia=y?i?a ie=y?i?e iao=y?i?ao iu=y?i?o?u"
    " ian=y?i?e?[aeo]n"
    " in=in iang=y?i?ang ing=ing iong=y?i?[uo]ng u=u ua=[wu]a uo=[wu]?o uai=[wu]a[ie]"
    " ui=[wu]?e?i uan=[wu]an un=[wu]?[eo]?n|un uang=[wu]ang v=w?y?[iu] ve=w?y?u?e"
    " van=(?:wi|yu|u|w)[aeo]n"
    " vn=(?:wi|yu|u)n"
)
_KOREAN_HISSED: Final = "(?:eu|i)"


@cache
def _cut(syllable: str) -> tuple[str, str]:
    """Return the initial and the final, which is the one that stands behind other initials."""
    found = _INITIAL.match(syllable)
    first = found[0] if found is not None else ""
    last = syllable[len(first) :]
    if first == "y":
        return "", _of_y(last)
    if first == "w":
        full = {"u": "u", "ei": "ui", "en": "un", "eng": "ong"}
        return "", full.get(last, f"u{last}")
    if first in _FRONT and last.startswith("u"):
        return first, f"v{last[1:]}"
    if first in {"n", "l"} and last == "ue":
        return first, "ve"
    return first, last


def _of_y(last: str) -> str:
    if last.startswith("u"):
        return f"v{last[1:]}"
    if last.startswith("i"):
        return last
    return {"ou": "iu", "e": "ie"}.get(last, f"i{last}")


def _way(syllable: str, initials: dict[str, str], finals: dict[str, str], hissed: str) -> str:
    first, last = _cut(syllable)
    if last == "i" and first in _HISSING:
        return f"(?:{initials[first]}{hissed})"
    if last not in finals or (first and first not in initials):
        return ""
    fronted = f"|{initials[first]}(?:{finals['v']})" if last == "u" and first in {"n", "l"} else ""
    return f"(?:{initials.get(first, '')}(?:{finals[last]}){fronted})"


def in_zhuyin(syllable: str) -> str:
    """Return a pattern of a syllable in the signs that Taiwan spells with, without its tone."""
    return _way(syllable, _ZHUYIN, _ZHUYIN_FINAL, "")


def kana_way(syllable: str) -> str:
    """Return a pattern of the Latin letters of a syllable in kana, without long vowels."""
    return _way(syllable, _KANA, _KANA_FINAL, _KANA_HISSED)


def korean_way(syllable: str) -> str:
    """Return a pattern of the Latin letters of a syllable in Hangul."""
    return _way(syllable, _KOREAN, _KOREAN_FINAL, _KOREAN_HISSED)
