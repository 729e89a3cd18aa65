"""Tibetan syllables in Wylie, with their vowel a, and roughly as they are spoken in Lhasa (THL)."""

import re
from dataclasses import dataclass
from typing import Final

from casefiles.redaction.spelling_variants.forms import letters

__all__ = ["spoken", "wylie"]

_LETTERS: Final = {
    **letters(
        "ཀ k  ཁ kh  ག g  ང ng  ཅ c  ཆ ch  ཇ j  ཉ ny  ཏ t  ཐ th  ད d  ན n  པ p  ཕ ph  "
        "བ b  མ m  ཙ ts  ཚ tsh  ཛ dz  ཝ w  ཞ zh  ཟ z  འ '  ཡ y  ར r  ལ l  ཤ sh  ས s  "
        "ཧ h"
    ),
    "ཨ": "",
}
_VOWELS: Final = {"ི": "i", "ུ": "u", "ེ": "e", "ོ": "o"}
_SUBJOINED: Final = range(0x0F90, 0x0FBD)
_SUBJOINED_FROM: Final = 0x50
_PREFIXES: Final = frozenset("གདབམའ")
_BEFORE_S: Final = frozenset("གངབམ")
_SECOND_SUFFIX: Final = "ས"


@dataclass(frozen=True, slots=True)
class _Syllable:
    """The parts of a syllable, in Wylie: what stands before the root, root stack, vowel, rest."""

    prefix: str
    stack: tuple[str, ...]
    vowel: str
    suffix: str
    dotted: bool = False


def wylie(syllable: str) -> str:
    """Return a syllable in Wylie; empty where it has other signs than letters and vowels."""
    halves = _halves(syllable)
    if halves:
        return "".join(map(wylie, halves))
    parts = _parts(syllable)
    if parts is None:
        return ""
    dot = "." if parts.dotted else ""
    return f"{parts.prefix}{dot}{''.join(parts.stack)}{parts.vowel}{parts.suffix}"


def _halves(syllable: str) -> tuple[str, ...]:
    """Cut a syllable of foreign words, such as Karma, before a stack that no prefix precedes."""
    stacks = _stacks(syllable.strip("་།༌ "))
    at = next((at for at, stack in enumerate(stacks) if len(stack) > 1), 0)
    if at == 0 or stacks[at - 1] in _PREFIXES:
        return ()
    return "".join(stacks[:at]), "".join(stacks[at:])


def _parts(syllable: str) -> _Syllable | None:
    stacks = _stacks(syllable.strip("་།༌ "))
    if not stacks:
        return None
    root = _root(stacks)
    found = [_plain(stack) for stack in stacks]
    if root is None or None in found:
        return None
    letters = [one for one in found if one is not None]
    prefix = "".join(part for parts, _ in letters[:root] for part in parts)
    rest = "".join(part + vowel for parts, vowel in letters[root + 1 :] for part in (*parts,))
    stack, vowel = letters[root]
    is_dotted = prefix == "g" and stack[0] == "y"
    return _Syllable(prefix, stack, vowel or "a", rest, is_dotted)


def _stacks(syllable: str) -> list[str]:
    """Cut a syllable into letters, each with what is below it and its vowel."""
    found: list[str] = []
    for char in syllable:
        if char in _LETTERS:
            found.append(char)
        elif found and (ord(char) in _SUBJOINED or char in _VOWELS):
            found[-1] += char
        else:
            return []
    return found


def _root(stacks: list[str]) -> int | None:
    """Return which letter the vowel belongs to: the one with signs, or by the rules of spelling."""
    signed = [at for at, stack in enumerate(stacks) if len(stack) > 1]
    if signed:
        return signed[0]
    match len(stacks):
        case 1 | 2:
            return 0
        case 3:
            first, second, third = stacks
            is_suffixed = third == _SECOND_SUFFIX and second in _BEFORE_S
            return 0 if is_suffixed or first not in _PREFIXES else 1
        case 4:
            return 1
    return None


def _plain(stack: str) -> tuple[tuple[str, ...], str] | None:
    vowel = "".join(_VOWELS[char] for char in stack if char in _VOWELS)
    letters = []
    for char in stack:
        if char in _VOWELS:
            continue
        base = chr(ord(char) - _SUBJOINED_FROM) if ord(char) in _SUBJOINED else char
        base = {"\u0f6a": "ར"}.get(base, base)
        if base not in _LETTERS:
            return None
        letters.append(_LETTERS[base])
    return tuple(letters), vowel


_SPOKEN_STACKS: Final = {
    **dict.fromkeys(("kr", "tr", "pr"), "tr"),
    **dict.fromkeys(("khr", "thr", "phr"), "tr"),
    **dict.fromkeys(("gr", "dr", "br"), "dr"),
    **letters("py ch  phy ch  by j  my ny  sr s  zl d  db w  c ch  tsh ts  zh zh  ph p  th t"),
}
_SILENT_ABOVE: Final = frozenset("rls")
_SOFT_VOWELS: Final = {"a": "e", "o": "ö", "u": "ü", "e": "e", "i": "i"}
_NO_VOICE: Final = {"g": "k", "gs": "k", "b": "p", "bs": "p", "d": "", "s": "", "'": "", "'i": ""}


def spoken(syllable: str) -> str:
    """Return a syllable about as people say it; empty where Wylie is."""
    halves = _halves(syllable)
    if halves:
        return "".join(map(spoken, halves))
    parts = _parts(syllable)
    if parts is None:
        return ""
    vowel, suffix = parts.vowel, parts.suffix
    if suffix in {"d", "s", "n", "l", "'i"}:
        vowel = _SOFT_VOWELS[vowel[0]] + vowel[1:]
    suffix = _NO_VOICE.get(suffix, re.sub("s\\Z", "", suffix))
    return f"{_onset(parts)}{vowel}{suffix}"


def _onset(parts: _Syllable) -> str:
    stack = list(parts.stack)
    if stack[:2] == ["l", "h"]:
        return "lh"
    if len(stack) > 1 and stack[0] in _SILENT_ABOVE and stack[1] not in {"r", "y", "l", "w"}:
        stack = stack[1:]
    if len(stack) > 1 and stack[-1] == "w":
        stack = stack[:-1]
    if len(stack) > 1 and stack[-1] == "l" and stack[0] != "z":
        return "l"
    onset = "".join(stack)
    if parts.prefix == "d" and stack[0] == "b":
        return {"b": "w", "by": "y", "br": "r"}.get(onset, "w" if len(stack) == 1 else "")
    return _SPOKEN_STACKS.get(onset, onset.replace("'", ""))
