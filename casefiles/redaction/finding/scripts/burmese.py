"""Burmese names: without the word before them, by which age and sex are told, and in Latin."""

import re
from collections.abc import Iterator
from typing import Final

from casefiles.redaction.kinship.word_lists import words_of

__all__ = ["burmese_heads", "burmese_pattern", "is_burmese", "short_forms", "without_honorific"]

_BURMESE: Final = re.compile("[\u1000-\u109f \u00a0]+")
_HONORIFIC: Final = re.compile("(?:ဒေါ်|ဦး|မောင်|ကို|နော်|စော|မ)(?=[\u1000-\u1021\u1029])")
_SYLLABLE: Final = re.compile(
    "([\u1000-\u1021\u1023-\u1029\u103f])([\u103b-\u103e]*)([\u102b-\u1032\u1036]*)\u103a?[\u1037\u1038]*"
    "(?:([\u1000-\u1021])\u1037?\u103a[\u1037\u1038]*)?"
)
_LEAST: Final = 2
_JOINT: Final = "[ -]?"


def _pairs(table: str) -> dict[str, str]:
    words = words_of(table)
    return dict(zip(words[::2], words[1::2], strict=True))


_FIRST: Final = _pairs(
    "က k|g ခ kh?|g ဂ g|k ဃ g င ng စ s|z ဆ s|hs ဇ z|j ဈ z|j ည ny ဉ ny ဋ t ဌ ht?|t ဍ d ဎ d ဏ n တ"
    " t|d ထ ht?|t|th"
    " ဒ d ဓ d န n ပ p|b ဖ ph?|hp ဗ b ဘ b|bh မ m ယ y ရ y|r လ l ဝ w သ th|s|t ဟ h ဠ l အ - ဥ u ဦ u"
    " ဣ i ဧ ay|e ဩ aw"
    " ဿ th"
)
_MEDIAL_Y: Final = _pairs(
    "က ky|gy|k|ch|c ခ ch|khy|ky ဂ gy|j|g စ s ပ py ဖ ph?y ဗ by ဘ by မ my|m လ ly သ thy|th"
)
_MEDIAL_R: Final = _pairs(
    "က ky|gy|kr ခ ch|khy|ky ဂ gy|j ပ py|pr ဖ ph?y ဗ by|br ဘ by မ my|mr သ thr?"
)
_RHYMES: Final = {
    tuple(one.split("=")[0].split(".")): one.split("=")[1]
    for one in words_of(
        """
.=a|ar|ah|e? ာ.=a|ar|ah ါ.=a|ar|ah ိ.=i|e ီ.=i|ee|y ု.=u|oo ူ.=u|oo ေ.=ay|aye|e|ei|ae|eh
ဲ.=ae|e|eh|ai|air
ော.=aw|au|or|o ေါ.=aw|au|or|o ံ.=an ို.=o|oe|oh ုံ.=on|one|oun|ohn ိံ.=ein .င=in|inn|int .ည=i|ay|e|yi|ee|in
.ဉ=in|inn .က=et|ak|ek .စ=it|is .တ=at .န=an|un|ant|ann .ပ=at|ap .မ=an|am|ann .ယ=e|ai|eh|ae
ိ.န=ein|ain|eint
ိ.မ=ein|eim|ain ိ.တ=eik|ait|eit ိ.ပ=eik|eit ု.န=on|one|un|oun|ont ု.မ=on|one|oun
ု.တ=ok|ote|oat ု.ပ=ok|oke|ote
ော.င=aung|ong|oung ေါ.င=aung|ong ော.က=auk|ouk ေါ.က=auk ို.င=aing|ine|ain ို.က=aik|ike ံ.=an .ဏ=an .ဥ=u
"""
    )
}
_AFTER_W: Final = _pairs(
    "အ wut န un|wun|oon တ ut|wut မ un|wun ပ ut ယ we|wai - wa|war|wah ဲ we|wai ေ way|we|wei"
)


def is_burmese(name: str) -> bool:
    """Tell whether a name is of Burmese letters alone."""
    return _BURMESE.fullmatch(name) is not None


def without_honorific(name: str) -> Iterator[str]:
    """Yield a name without the Daw, U, Ma, Ko or Maung before it, if two syllables are left."""
    match = _HONORIFIC.match(name) if is_burmese(name) else None
    rest = name[match.end() :].strip() if match is not None else ""
    if len(_SYLLABLE.findall(_unstacked(rest))) >= _LEAST:
        yield rest


def short_forms(name: str) -> Iterator[str]:
    """Yield the honorific with the first syllable alone, by which somebody is called: မအေး."""
    match = _HONORIFIC.match(name) if is_burmese(name) else None
    first = _SYLLABLE.match(name, match.end()) if match is not None else None
    if first is not None and len(name) > first.end():
        yield name[: first.end()]


def burmese_pattern(name: str) -> str:
    """Return a pattern of how a name is written in Latin letters; empty if it cannot be told."""
    bare = _unstacked(name.replace(" ", "").replace("\u00a0", ""))
    syllables, at = [], 0
    while at < len(bare):
        match = _SYLLABLE.match(bare, at)
        syllable = "" if match is None else _spelled(*match.groups(""))
        if match is None or not syllable:
            return ""
        syllables.append(syllable)
        at = match.end()
    return _JOINT.join(syllables) if len(syllables) >= _LEAST else ""


def _unstacked(name: str) -> str:
    """Return a name with each consonant that stands on another as the end of its syllable."""
    return name.replace("\u1039", "\u103a")


def burmese_heads(name: str) -> Iterator[str]:
    """Yield patterns of the whole word with which such a name begins in Latin letters."""
    syllables = burmese_pattern(name).split(_JOINT)
    for size in range(1, len(syllables) + 1) if len(syllables) > 1 else ():
        yield "".join(syllables[:size])


def _spelled(first: str, medials: str, vowels: str, last: str) -> str:
    begin = _FIRST.get(first, "")
    if "\u103b" in medials:
        begin = _MEDIAL_Y.get(first, "")
    elif "\u103c" in medials:
        begin = _MEDIAL_R.get(first, "")
    rhyme = _RHYMES.get((vowels, last), "")
    if "\u103d" in medials:
        rhyme = _AFTER_W.get(last or vowels or "-", f"w(?:{rhyme})" if rhyme else "")
    if not begin or not rhyme:
        return ""
    breath = "h?" if "\u103e" in medials else ""
    return f"{breath}(?:{begin.replace('-', '')}){breath}(?:{rhyme})"
