"""Names of Latin or Cyrillic letters as Chinese papers write them, by their consonants.

Chinese spells a foreign name by syllables: 内尔明·卡亚 is Nermin Kaya. Which characters a clerk
takes is no rule, but the consonants of the syllables follow those of the name.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import permutations
from typing import Final

from casefiles.domain.foundation.ids import PersonId
from casefiles.domain.language.han_readings import readings
from casefiles.domain.language.sounds import uyghur_latin
from casefiles.redaction.finding.parts import script_of
from casefiles.redaction.names.patterns import compact

__all__ = ["HanSounds"]

_HAN: Final = "[\u3400-\u9fff]"
_DOT: Final = "[·•・‧．－-]"
_DOTTED: Final = re.compile(f"{_HAN}{{2,10}}(?:{_DOT}{_HAN}{{1,8}}){{1,2}}")
_DOTS: Final = re.compile(_DOT)
_MUTE_R: Final = re.compile(r"(?<=[aeiou])r(?=[^\Waeiouyr]|\b)")
"""What English does not speak, and Chinese does not write: 马什 is Marsh."""
_SPLIT: Final = re.compile(r"[\s-]+")
_LEAST: Final = 5
"""Consonants of a whole name, below which too many names sound like it."""
_PARTS: Final = 2
_VOWELS: Final = frozenset("阿亚娅雅伊依以艾埃爱乌吾奥欧耶叶约尤哈海赫霍胡")
"""Characters that write a vowel, and may begin or end a name."""
_INITIALS: Final = (
    *(("zh", "s"), ("ch", "s"), ("sh", "s"), ("b", "p"), ("p", "p"), ("f", "p"), ("w", "p?")),
    *(("d", "t"), ("t", "t"), ("g", "k"), ("k", "k"), ("l", "l"), ("m", "m"), ("n", "n")),
    *(("h", ""), ("x", "s?"), ("q", "s"), ("j", "[kst]"), ("z", "s"), ("c", "s"), ("s", "s")),
    *(("r", "[ls]"), ("y", "")),
)
"""What consonant, by its class, the beginning of a syllable may write."""
_CLUSTERS: Final = (
    *(("shch", "s"), ("tsch", "s"), ("dzh", "s"), ("sch", "s"), ("tch", "s"), ("kh", "")),
    *(("gh", "k"), ("ph", "p"), ("th", "t"), ("ch", "s"), ("sh", "s"), ("zh", "s"), ("dj", "s")),
    *(("ts", "s"), ("tz", "s"), ("cz", "s"), ("sz", "s"), ("rz", "s"), ("ck", "k")),
    *(("ğ", ""), ("ş", "s"), ("ç", "s")),
)
_CLASSES: Final = str.maketrans(
    {
        **dict.fromkeys("bpfvw", "p"),
        **dict.fromkeys("dt", "t"),
        **dict.fromkeys("gkq", "k"),
        **dict.fromkeys("szcj", "s"),
        **dict.fromkeys("rl", "l"),
        **dict.fromkeys("aeiouyhx'", ""),
    }
)
_DOUBLED: Final = re.compile(r"(.)\1+")


@dataclass(frozen=True, slots=True)
class _Spoken:
    """A name by the consonants of its words."""

    owner: PersonId
    words: tuple[str, ...]


class HanSounds:
    """Finds Chinese spellings of names of people who are listed in no Chinese ones."""

    def __init__(self, names: Iterable[tuple[PersonId, Iterable[str]]]) -> None:
        self._spoken = tuple(
            dict.fromkeys(one for own, told in names for one in _spoken(own, told))
        )

    def find(self, text: str) -> Iterator[tuple[int, int, frozenset[PersonId]]]:
        """Yield where a Chinese name with a dot has the consonants of somebody's, and whose."""
        if not self._spoken or not _DOTS.search(text):
            return
        for told in _DOTTED.finditer(text):
            found = [
                (*place, one.owner) for one in self._spoken if (place := _place(told[0], one.words))
            ]
            if found:
                start, end, _ = max(found, key=lambda one: one[1] - one[0])
                owners = frozenset(owner for _, _, owner in found)
                yield told.start() + start, told.start() + end, owners


def _spoken(own: PersonId, names: Iterable[str]) -> Iterator[_Spoken]:
    told = tuple(names)
    if any(script_of(compact(name)) == "h" and not _DOTS.search(name) for name in told):
        return
    for name in told:
        if script_of(compact(name)) not in {"l", "c"} or any(map(str.isdigit, name)):
            continue
        for nasal in ("n", "nk"):
            for told_name in dict.fromkeys((name, _MUTE_R.sub("", name))):
                sounds = (_consonants(word, nasal) for word in _SPLIT.split(told_name))
                words = tuple(filter(None, sounds))
                if len(words) >= _PARTS and len("".join(words)) >= _LEAST:
                    yield _Spoken(own, words)


@lru_cache(2048)
def _consonants(word: str, nasal: str) -> str:
    """Return the consonants of a word by classes; ng may be one sound or two: Reyhangul."""
    letters = word.lower()
    for cluster, sound in _CLUSTERS[-3:]:
        letters = letters.replace(cluster, sound)
    letters = uyghur_latin(letters).lower()
    for cluster, sound in (*_CLUSTERS, ("ng", nasal)):
        letters = letters.replace(cluster, sound)
    letters = "".join(char for char in compact(letters) if char.isascii() and char.isalpha())
    return _DOUBLED.sub(r"\1", letters).translate(_CLASSES)


def _place(run: str, words: tuple[str, ...]) -> tuple[int, int] | None:
    """Return where in a run of characters with dots a name is spelled; None where it is not.

    Nothing parts a name from the words around it, so that it may begin and end anywhere.
    """
    parts = _DOTS.split(run)
    for told in permutations(words, len(parts)):
        if len("".join(told)) < _LEAST:
            continue
        first, last = _begin(parts[0], told[0]), _end(parts[-1], told[-1])
        middle = zip(parts[1:-1], told[1:-1], strict=True)
        if first is None or last is None or not all(_is_spelled(*one) for one in middle):
            continue
        return first, len(run) - len(parts[-1]) + last
    return None


def _begin(part: str, word: str) -> int | None:
    """Return from where on the end of a part spells a word, with vowels before it."""
    ways = (at for at in range(len(part) - _PARTS, -1, -1) if _is_spelled(part[at:], word))
    first = next(ways, None)
    while first and part[first - 1] in _VOWELS and _is_spelled(part[first - 1 :], word):
        first -= 1
    return first


def _end(part: str, word: str) -> int | None:
    """Return up to where the beginning of a part spells a word, with vowels behind it."""
    last = next((at for at in range(1, len(part) + 1) if _is_spelled(part[:at], word)), 0)
    while 0 < last < len(part) and part[last] in _VOWELS and _is_spelled(part[: last + 1], word):
        last += 1
    return last or None


@lru_cache(8192)
def _is_spelled(part: str, word: str) -> bool:
    # Chinese writes a nasal twice where a syllable ends and the next begins with it.
    pattern = "".join(map(_sound, part)).replace("n)(?:n)", "n?)(?:n)")
    return bool(pattern) and re.fullmatch(pattern, word) is not None


@lru_cache(4096)
def _sound(char: str) -> str:
    """Return which consonants a character may write, as a pattern of their classes."""
    ways = {_of_syllable(one) for one in readings(char)}
    return f"(?:{'|'.join(sorted(ways))})" if ways else "!"


def _of_syllable(syllable: str) -> str:
    if syllable == "er":
        return "l"
    initial = next((sound for start, sound in _INITIALS if syllable.startswith(start)), "")
    return initial + ("n" if syllable.endswith(("n", "ng")) and len(syllable) > 1 else "")
