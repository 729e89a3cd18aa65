"""Names of Latin or Cyrillic letters as Chinese papers write them, by their consonants.

Chinese spells a foreign name by syllables: 内尔明·卡亚 is Nermin Kaya. Which characters a clerk
takes is no rule, but the consonants of the syllables follow those of the name.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from itertools import permutations
from typing import Final

from casefiles.domain.foundation.ids import PersonId
from casefiles.domain.language.han_readings import readings
from casefiles.domain.language.phonetic_forms import uyghur_latin
from casefiles.redaction.finding.listed import HAN_TITLES
from casefiles.redaction.finding.parts import script_of
from casefiles.redaction.names.patterns import compact

__all__ = ["HanSounds", "SpokenName", "spoken_names", "syllable_consonants"]

_HAN: Final = "[\u3400-\u9fff]"
_ROLES: Final = ("被告人", "嫌疑人", "证人", "记者", "医师", "护士", "申请人", "当事人")
_DOT: Final = "[·•・‧．－-]"
_DOTTED: Final = re.compile(f"{_HAN}{{2,10}}(?:{_DOT}{_HAN}{{1,8}}){{1,2}}")
_DOTS: Final = re.compile(_DOT)
_TITLES: Final = "|".join(map(compact, (*HAN_TITLES, *_ROLES)))
_TITLED: Final = re.compile(f"({_HAN}{{2,8}}?)(?:{_TITLES})")
_AFTER_TITLE: Final = re.compile(f"(?:{_TITLES})({_HAN}{{2,6}})")
_MUTE_R: Final = re.compile(r"(?<=[aeiou])r(?=[^\Waeiouyr]|\b)")
"""What English does not speak, and Chinese does not write: 马什 is Marsh."""
_READ_OTHERWISE: Final = (
    (_MUTE_R, ""),
    (re.compile(r"(?<=...)[ -]?(?:қызы|кызы|ұлы|улы|qizi|qyzy|kyzy|oghli|oghlu|ogli|uly)\b"), ""),
    (re.compile("[jJ](?=[^\\Waeiouy]*[aeiouyäöü])"), "y"),
    (re.compile("[қҚ]"), "х"),
    (re.compile("dz(?!h)", re.IGNORECASE), "z"),
)
_SPELLING: Final = frozenset(
    compact(
        "阿埃艾爱安奥巴贝比毕别宾波伯博布查达戴丹当道德登邓狄迪蒂丁杜顿多厄恩尔法范菲费芬弗福夫盖甘冈"
        "戈格根贡古圭哈海汉赫黑亨胡华霍基吉加贾简杰金卡凯坎康科克肯孔库奎昆拉莱兰劳勒雷里丽利莉莲林琳"
        "龙隆卢鲁路露吕伦罗洛马玛迈麦曼芒梅门蒙米密明摩莫默姆穆纳娜南内尼妮宁努诺欧帕派潘庞培佩彭皮平"
        "珀普奇齐乔切钦琼丘让热仁日茹儒若萨塞赛桑瑟森沙莎山珊尚绍舍申圣施史什舒朔斯思丝苏素孙索塔泰坦"
        "汤唐特腾提廷图托瓦万旺威韦维薇魏温翁沃乌武西希锡夏香肖谢辛欣兴休许雪逊雅亚娅扬耶叶伊以因英尤"
        "于约宰赞扎詹珍朱兹佐"
    )
)
"""Characters that papers take to spell foreign names."""
_IN_RUNS: Final = _SPELLING | frozenset(compact("额敦高娃其呼宝音朝鲁满都坦查干顿洛珠卓才仓措旦"))
_RUN: Final = re.compile(f"[{''.join(sorted(_IN_RUNS))}]{{3,}}")
_LEAST_RUN: Final = 3
"""Characters of a name without a dot."""
_LEAST_UNDOTTED: Final = 4
_MOST_UNDOTTED: Final = 9
"""Consonants of such a name."""
_NOT_SPELLING: Final = re.compile(f"[^{''.join(sorted(_SPELLING))}]")
_HAN_LETTER: Final = re.compile(_HAN)
_LEAST_TITLED: Final = 2
_SURE: Final = 3
"""Consonants of a word from which it may stand behind other characters of a sentence."""
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
class SpokenName:
    """A name by the consonants of its words.

    Attributes:
        owner: whose it is.
        words: the consonants of each word, by classes.
    """

    owner: PersonId
    words: tuple[str, ...]


class HanSounds:
    """Finds Chinese spellings of names of people who are listed in no Chinese ones."""

    def __init__(self, names: Iterable[tuple[PersonId, Iterable[str]]]) -> None:
        everyone = tuple((own, tuple(own_names)) for own, own_names in names)
        self._spoken = tuple(
            dict.fromkeys(
                one for own, own_names in everyone for one in spoken_names(own, own_names)
            )
        )
        self._words = tuple(
            dict.fromkeys(one for own, own_names in everyone for one in _words(own, own_names))
        )
        undotted = {
            sound: one.owner
            for one in self._spoken
            for sound in (*one.words, "".join(one.words))
            if _LEAST_UNDOTTED <= len(sound) <= _MOST_UNDOTTED
        }
        for own, own_names in everyone:
            if not any(script_of(compact(name)) == "h" for name in own_names):
                for sound, _ in _words(own, own_names):
                    if _LEAST_UNDOTTED <= len(sound) <= _MOST_UNDOTTED:
                        undotted.setdefault(sound, own)
        self._owners = tuple(undotted.values())
        self._sounds = tuple(undotted)

    @cached_property
    def _undotted(self) -> re.Pattern[str] | None:
        """What finds all of them; made at the first question, since most searches ask none."""
        named = (f"(?P<_{at}>{_han_of(one)})" for at, one in enumerate(self._sounds))
        return re.compile("|".join(named)) if self._sounds else None

    def find(self, text: str) -> Iterator[tuple[int, int, frozenset[PersonId]]]:
        """Yield where a Chinese name with a dot has the consonants of somebody's, and whose."""
        if not self._spoken or not _DOTS.search(text):
            return
        for match in _DOTTED.finditer(text):
            found = [
                (*place, one.owner)
                for one in self._spoken
                if (place := _place(match[0], one.words))
            ]
            if found:
                start, end, _ = max(found, key=lambda one: one[1] - one[0])
                owners = frozenset(owner for _, _, owner in found)
                yield match.start() + start, match.start() + end, owners

    def undotted(self, text: str) -> Iterator[tuple[int, int, frozenset[PersonId]]]:
        """Yield where a word of a name, or all of it, is spelled in Chinese without a dot.

        Args:
            text: with Han in one form of each character.
        """
        if self._undotted is None:
            return
        for run in _RUN.finditer(text):
            around = text[max(0, run.start() - 1) : run.start()] + text[run.end() : run.end() + 1]
            if _DOTS.search(around):
                continue  # a part of a longer name, which is looked at with its dot
            for match in self._undotted.finditer(text, run.start(), run.end()):
                if match.end() - match.start() >= _LEAST_RUN:
                    owner = self._owners[int((match.lastgroup or "_0")[1:])]
                    yield match.start(), match.end(), frozenset((owner,))

    def titled(self, text: str) -> Iterator[tuple[int, int, frozenset[PersonId]]]:
        """Yield where a word of a name is spelled in Chinese beside a title, and whose it is.

        Args:
            text: with Han in one form of each character.
        """
        if not self._words:
            return
        for match in _TITLED.finditer(text):
            run = _NOT_SPELLING.split(match[1])[-1]
            at = match.end(1) - len(run)
            is_apart = not _HAN_LETTER.match(text[at - 1 : at])
            firsts = [(_begin(run, word), word, own) for word, own in self._words]
            found = [
                (first, own)
                for first, word, own in firsts
                if first is not None and (len(word) >= _SURE or (is_apart and not first))
            ]
            if found:
                owners = frozenset(own for _, own in found)
                yield at + min(first for first, _ in found), match.end(), owners
        for match in _AFTER_TITLE.finditer(text):
            run = _NOT_SPELLING.split(match[1])[0]
            lasts = [(_end(run, word), own) for word, own in self._words if len(word) >= _SURE]
            found = [(last, own) for last, own in lasts if last]
            if found:
                owners = frozenset(own for _, own in found)
                yield match.start(1), match.start(1) + max(last for last, _ in found), owners


def _words(own: PersonId, names: Iterable[str]) -> Iterator[tuple[str, PersonId]]:
    """Yield the consonants of each word of names in letters, where these are enough."""
    for name in names:
        if script_of(compact(name)) in {"l", "c"} and not any(map(str.isdigit, name)):
            for form in dict.fromkeys((name, _MUTE_R.sub("", name))):
                for word in _SPLIT.split(form):
                    sound = _consonants(word, "n")
                    if len(sound) >= _LEAST_TITLED:
                        yield sound, own


def spoken_names(own: PersonId, names: Iterable[str]) -> Iterator[SpokenName]:
    """Yield the names of somebody by their consonants; none where one is listed in Chinese.

    Args:
        own: whose they are.
        names: as listed.
    """
    texts = tuple(names)
    if any(script_of(compact(name)) == "h" and not _DOTS.search(name) for name in texts):
        return
    for name in texts:
        if script_of(compact(name)) not in {"l", "c"} or any(map(str.isdigit, name)):
            continue
        for nasal in ("n", "nk"):
            for spelling in _ways(name):
                sounds = (_consonants(word, nasal) for word in _SPLIT.split(spelling))
                words = tuple(filter(None, sounds))
                if len(words) >= _PARTS and len("".join(words)) >= _LEAST:
                    yield SpokenName(own, words)


def _ways(name: str) -> tuple[str, ...]:
    """Return a name as other languages read it: without қызы, a j as y, a Kazakh қ as h."""
    ways = [name]
    for pattern, other in _READ_OTHERWISE:
        ways += [pattern.sub(other, way) for way in ways]
    return tuple(dict.fromkeys(ways))


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
    for texts in permutations(words, len(parts)):
        if len("".join(texts)) < _LEAST:
            continue
        first, last = _begin(parts[0], texts[0]), _end(parts[-1], texts[-1])
        middle = zip(parts[1:-1], texts[1:-1], strict=True)
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


def _is_spelled(part: str, word: str) -> bool:
    """Tell whether characters may write the consonants of a word, each with one of its sounds."""
    places = {0}
    for ways in _spelling(part):
        places = {at + len(way) for at in places for way in ways if word.startswith(way, at)}
        if not places:
            return False
    return bool(part) and len(word) in places


@lru_cache(8192)
def _spelling(part: str) -> tuple[tuple[str, ...], ...]:
    """Return which consonants each character of a run may write; none where one has no sound."""
    ways = [_sound(char) for char in part]
    # Chinese writes a nasal twice where a syllable ends and the next begins with it; Tang is the
    # first of Tom, too.
    for nasal in ("n", "m"):
        at = 0
        while at < len(ways) - 1:
            is_doubled = bool(ways[at]) and ways[at][-1].endswith("n") and ways[at + 1] == (nasal,)
            if is_doubled:
                ways[at] = (*ways[at], ways[at][-1][:-1])
            at += 1 + is_doubled
    return tuple(tuple({form for way in group for form in _written(way)}) for group in ways)


def _written(way: str) -> Iterator[str]:
    """Yield each form of consonants told as a pattern: [ls] is l or s, p? is p or nothing."""
    optional, rest = way[:1], way[2:]
    if way[1:2] == "?":
        yield from (optional + rest, rest)
    elif way.startswith("["):
        classes, _, rest = way[1:].partition("]")
        yield from (one + rest for one in classes)
    else:
        yield way


@lru_cache(4096)
def _sound(char: str) -> tuple[str, ...]:
    """Return which consonants a character may write, as patterns of their classes, in order."""
    return tuple(sorted({syllable_consonants(one) for one in readings(char)}))


def syllable_consonants(syllable: str) -> str:
    """Return a pattern of the consonants, by classes, that a syllable of Mandarin may write."""
    if syllable == "er":
        return "l"
    initial = next((sound for start, sound in _INITIALS if syllable.startswith(start)), "")
    return initial + ("n" if syllable.endswith(("n", "ng")) and len(syllable) > 1 else "")


@cache
def _written_by() -> dict[str, str]:
    """Return the characters that may write one or two consonants, by these; none for vowels."""
    found: defaultdict[str, str] = defaultdict(str)
    for char in sorted(_IN_RUNS):
        sounds = {sound for one in readings(char) for sound in _sounds_of(one)}
        for sound in sounds:
            found[sound] += char
    return found


def _sounds_of(syllable: str) -> Iterator[str]:
    """Yield the consonants that the pattern of a syllable stands for."""
    pattern = syllable_consonants(syllable)
    tail = "n" if pattern.endswith("n") and syllable[0] != "n" else ""
    initial = pattern.removesuffix(tail) if tail else pattern
    choice = re.fullmatch(r"\[(\w+)\]", initial)
    for one in choice[1] if choice else (initial.rstrip("?"),):
        yield one + tail
    if initial.endswith("?"):
        yield tail


def _han_of(sounds: str) -> str:
    """Return a pattern of the characters that may write consonants."""
    written = _written_by()
    vowels = f"[{written['']}]?"
    rests = [vowels] * (len(sounds) + 2)
    for at in range(len(sounds) - 1, -1, -1):
        ways = [
            f"[{chars}]{rests[at + size]}"
            for size in (1, 2)
            if at + size <= len(sounds) and (chars := written.get(sounds[at : at + size]))
        ]
        rests[at] = f"{vowels}(?:{'|'.join(ways)})" if ways else "(?!)"
    return rests[0]
