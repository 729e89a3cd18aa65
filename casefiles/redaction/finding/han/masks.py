"""Chinese and Korean names that courts and papers mask: 王某明, *静, 阿某·买某, Wang Mou."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from casefiles.domain.foundation.ids import PersonId
from casefiles.domain.language.han_readings import readings
from casefiles.redaction.finding.hits import FoundSpan
from casefiles.redaction.finding.index import Index
from casefiles.redaction.finding.parts import HANGUL, NamePart, is_han, parts_of
from casefiles.redaction.finding.reading import TextForms
from casefiles.redaction.names.patterns import compact

__all__ = ["Masks"]

_SIGNS: Final = "某xX×✕Ｘｘ*＊○◯〇●■□△▲_＿？?"
_PLAIN_SIGNS: Final = "×✕*＊○◯●■□"
_HAN_LETTER: Final = "[\u3400-\u9fff\U00020000-\U0003ffff]"
_QUESTION_MARKS: Final = frozenset("?？")
_COUNTING: Final = "甲乙丙丁戊己庚辛壬癸"
_ANY_SIGN: Final = re.compile(f"[{_SIGNS}]")
_PINYIN_SIGNS: Final = (
    r"(?:[ -]?(?:[Mm]ou(?:[ -]?[Mm]ou)?|MOU)|[ ]?(?:[×*＊○●■□]{1,3}|XX{0,2}))(?![^\W_]|\.)"
)
_SIGNS_IN_LATIN: Final = ("Mou", "mou", "MOU", "X", *"×*＊○●■□")
_SPELLED: Final = re.compile(r"[ \-×*＊○●■□]|(?<=[a-z])X|(?<=[A-Z])XX?\Z")
_DOT: Final = "[·•・‧]"
_HAN_DOT: Final = re.compile(_DOT)
_MOU: Final = "某"
_LYU: Final = ("吕", "lyu")


@dataclass(frozen=True, slots=True)
class _Name:
    owner: PersonId
    family: str
    given: str
    form: str


class Masks:
    """Finds masked names."""

    def __init__(self, index: Index) -> None:
        self._by_family: defaultdict[str, list[_Name]] = defaultdict(list)
        self._by_pinyin: defaultdict[str, list[_Name]] = defaultdict(list)
        self._by_last: defaultdict[str, list[_Name]] = defaultdict(list)
        self._by_first: defaultdict[str, list[_Name]] = defaultdict(list)
        self._by_half: defaultdict[str, list[_Name]] = defaultdict(list)
        self._by_part: dict[str, tuple[_Name, bool]] = {}
        self._hangul: list[_Name] = []
        self._dotted: list[tuple[re.Pattern[str], _Name]] = []
        self._rejected = index.rejected
        for own, names in index.names.items():
            for name in names:
                self._add(own, name, index)
        self._masked = _choice(self._by_family, _masked_pattern)
        ends = (
            "".join({one.given[-1] for choice in self._by_half.values() for one in choice}) or _MOU
        )
        self._halved = _choice(
            self._by_half,
            lambda choice: (
                rf"(?<!{_HAN_LETTER})(?:{choice})[{_PLAIN_SIGNS}{_MOU}]{{2,3}}"
                rf"|(?:{choice})[{_PLAIN_SIGNS}{_MOU}][{ends}]"
            ),
        )
        self._pinyin = _choice(
            self._by_pinyin, lambda choice: rf"(?<![^\W_])(?i:{choice})(?:{_PINYIN_SIGNS})"
        )
        self._led = _choice(
            self._by_last,
            lambda choice: (
                rf"(?<!{_HAN_LETTER})[{_PLAIN_SIGNS}]{{1,2}}(?:{choice})(?!{_HAN_LETTER})"
            ),
        )
        self._firsts = _choice(
            self._by_first,
            lambda choice: (
                rf"(?:{choice}){_MOU}{{1,3}}(?:{_HAN_LETTER}|{_DOT}{_HAN_LETTER}{_MOU}{{1,3}})?"
            ),
        )
        initials = {one[:1].upper() for one in self._by_pinyin if one[:1].isascii()}
        self._lettered = _choice(
            initials, lambda choice: rf"(?<![^\W_])(?:{choice}){_MOU}{{1,3}}[{_COUNTING}]?"
        )
        self._parted = _choice(self._by_part, lambda choice: rf"(?:{choice}){_DOT}?{_MOU}{{1,3}}")
        self._korean = _choice(
            {one.family for one in self._hangul},
            lambda choice: (
                rf"(?<!{HANGUL})(?:{choice})(?:[○◯*＊×OX]{{1,2}}{HANGUL}?|모)"
                rf"(?=[ 씨은는이가을를의와과에도]"
                rf"|(?!{HANGUL}))"
            ),
        )

    @property
    def keys(self) -> frozenset[str]:
        """Return word characters of which one stands in each mask that is certain."""
        found = set(self._by_part)
        for family, names in self._by_family.items():
            found.update(family + sign for sign in (_MOU, "x", "〇"))
            for name in names:
                found.update((family + name.given[0], family + name.given[-1]))
        return frozenset(found)

    def find(self, reading: TextForms) -> Iterator[FoundSpan]:
        """Yield masked names; certain where a character of the given name agrees."""
        text = reading.plain_han
        if reading.has_han and _ANY_SIGN.search(text):
            for match in _all(self._masked, text):
                yield from self._mask(match)
            for match in _all(self._led, text):
                yield from self._masked_names(match, self._by_last[match[0][-1]])
            for match in _all(self._halved, text):
                names = self._by_half[match[0][0]]
                last = [one for one in names if one.given[-1] == match[0][-1]]
                is_masked = match[0][-1] in _PLAIN_SIGNS + _MOU
                yield from self._masked_names(match, names if is_masked else last)
            for match in _all(self._lettered, text):
                initial = match[0][0].lower()
                own = (names for key, names in self._by_pinyin.items() if key.startswith(initial))
                yield from self._masked_names(match, [one for names in own for one in names])
            yield from self._of_other_names(text)
        yield from self._cut(text) if reading.has_han and _HAN_DOT.search(text) else ()
        for match in _all(self._pinyin, text) if _may_be_spelled(text) else ():
            key = compact(_SPELLED.split(match[0])[0])
            yield from self._masked_names(match, self._by_pinyin.get(key, []))
        for match in _all(self._korean, reading.text):
            names = [one for one in self._hangul if match[0].startswith(one.family)]
            yield from self._masked_names(match, names)

    def _cut(self, text: str) -> Iterator[FoundSpan]:
        """Yield names with a dot of which parts are cut or masked: 热娜·玉, 米××·托××."""
        for pattern, name in self._dotted:
            for match in pattern.finditer(text):
                yield from self._masked_names(match, [name])

    def _add(self, own: PersonId, name: str, index: Index) -> None:
        parts = parts_of(name)
        if not is_han(name):
            self._add_spelled(own, name, parts)
            return
        if len(parts) > 1 and parts[0].what == "family":
            listed_name = _Name(own, parts[0].key, parts[1].key, name)
            self._by_family[listed_name.family].append(listed_name)
            self._by_last[listed_name.given[-1]].append(listed_name)
            if len(listed_name.family) > 1:
                self._by_half[listed_name.family[0]].append(listed_name)
            spoken = "".join(next(iter(readings(char)), "") for char in listed_name.family)
            for spelled in {spoken, _LYU[1] if listed_name.family == compact(_LYU[0]) else spoken}:
                self._by_pinyin[spelled].append(listed_name)
        if len(parts) > 1 and all(part.what == "part" for part in parts):
            pattern = _DOT.join(map(_cut_pattern, parts))
            self._dotted.append((re.compile(pattern), _Name(own, parts[0].key, "", name)))
        for part in parts:
            if part.what in {"part", "within"} and len(part.key) > 1:
                listed_name = _Name(own, part.key[0], part.key, name)
                self._by_first[part.key[0]].append(listed_name)
                self._by_part[part.key] = listed_name, index.bases[part.key].is_telling

    def _add_spelled(self, own: PersonId, name: str, parts: tuple[NamePart, ...]) -> None:
        if len(parts) > 1 and parts[0].what == "family":
            self._hangul.append(_Name(own, parts[0].text, parts[1].text, name))
        elif len(parts) > 1 and not parts[0].is_jointed and parts[0].key.isascii():
            self._by_pinyin[parts[0].key].append(_Name(own, parts[0].key, "", name))

    def _mask(self, match: re.Match[str]) -> Iterator[FoundSpan]:
        stretch = "".join(match[0].split())
        for family in (stretch[:2], stretch[:1]):
            names = self._by_family.get(family, [])
            if not names:
                continue
            rest = stretch[len(family) :]
            agreeing = [one for one in names if _agrees(rest, one.given)]
            if agreeing:
                yield _place(match.start(), match.end(), agreeing, is_certain=True)
                return
            signs = re.match(rf"[{_SIGNS}]+[{_COUNTING}]?", rest)
            if signs is not None:
                end = match.start() + match[0].index(rest[0]) + signs.end()
                remaining = self._unless_rejected(names)
                if remaining and not set(signs[0]) <= _QUESTION_MARKS:
                    yield _place(match.start(), end, remaining, is_certain=False)
            return

    def _of_other_names(self, text: str) -> Iterator[FoundSpan]:
        """Yield masks of names with a dot and of Tibetan ones: 多某坤, 吐某某, 丹增某某."""
        for match in _all(self._firsts, text):
            names = self._by_first[match[0][0]]
            last = match[0][-1]
            agreeing = [one for one in names if one.given[-1] == last]
            end = match.end() if agreeing or last == _MOU else match.end() - 1
            remaining = self._unless_rejected(agreeing or names)
            if remaining:
                end = max(end, *(_respelled_end(text, match, one) for one in remaining))
                yield _place(match.start(), end, remaining, is_certain=False)
        for match in _all(self._parted, text):
            part = re.split(f"{_DOT}|{_MOU}", match[0])[0]
            name, is_telling = self._by_part[part]
            yield _place(match.start(), match.end(), [name], is_certain=is_telling)

    def _masked_names(self, match: re.Match[str], names: list[_Name]) -> Iterator[FoundSpan]:
        remaining = self._unless_rejected(names)
        if remaining:
            yield _place(match.start(), match.end(), remaining, is_certain=False)

    def _unless_rejected(self, names: list[_Name]) -> list[_Name]:
        return [one for one in names if compact(one.family) not in self._rejected[one.owner]]


def _may_be_spelled(text: str) -> bool:
    """Tell whether a sign that may stand for a given name in Latin letters is in a text."""
    return any(sign in text for sign in _SIGNS_IN_LATIN)


def _choice(options: Iterable[str], pattern: Callable[[str], str]) -> re.Pattern[str] | None:
    """Return a pattern with a choice of words, the longest first; None without words."""
    words = sorted(map(re.escape, options), key=len, reverse=True)
    return re.compile(pattern("|".join(words))) if words else None


def _all(pattern: re.Pattern[str] | None, text: str) -> Iterator[re.Match[str]]:
    return pattern.finditer(text) if pattern is not None else iter(())


def _masked_pattern(families: str) -> str:
    signs = f"[{_SIGNS}]{{1,3}}"
    return rf"(?:{families})\s?(?:{signs}[{_COUNTING}]?{_HAN_LETTER}?|{_HAN_LETTER}{signs})"


def _cut_pattern(part: NamePart) -> str:
    """Return a pattern of a part of which behind the first character any may be left out."""
    first, rest = re.escape(part.key[0]), "".join(map(re.escape, part.key[1:]))
    return rf"{first}[{rest}{_PLAIN_SIGNS}{_MOU}]{{0,{len(part.key)}}}"


def _agrees(rest: str, given: str) -> bool:
    """Tell whether what follows a family name is a given name but for signs of a mask."""
    shown = [at for at, char in enumerate(rest) if char not in _SIGNS]
    if not given or len(shown) != 1 or len(given) < 2:  # noqa: PLR2004 - of one character nothing would agree
        return False
    at = shown[0]
    if at == 0:
        return rest[0] == given[0]
    return at == len(rest) - 1 and rest[-1] == given[-1]


def _place(start: int, end: int, names: list[_Name], *, is_certain: bool) -> FoundSpan:
    family = compact(names[0].family)
    owners = frozenset(one.owner for one in names)
    return FoundSpan(start, end, owners, end - start, "mask", family, names[0].form, is_certain)


def _respelled_end(text: str, match: re.Match[str], one: _Name) -> int:
    """Return the end of a masked part of which signs behind the mask agree in their places."""
    at, end = match[0].rindex(_MOU) + 1, match.end() - (match[0][-1] != _MOU)
    for part in parts_of(one.form):
        stop = match.start() + len(part.key)
        rest, own = text[match.start() + at : stop], part.key[at:]
        is_han = re.fullmatch(f"{_HAN_LETTER}+", rest) is not None
        if part.key[0] == match[0][0] and is_han and any(map(str.__eq__, rest, own)):
            end = max(end, stop)
    return end
