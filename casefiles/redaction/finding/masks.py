"""Names that courts and papers mask, and Chinese family names with titles."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from casefiles.domain.han_readings import readings
from casefiles.domain.ids import PersonId
from casefiles.redaction.finding.hits import Place
from casefiles.redaction.finding.index import Index
from casefiles.redaction.finding.listed import HAN_TITLES
from casefiles.redaction.finding.parts import is_han, parts_of
from casefiles.redaction.finding.reading import Reading
from casefiles.redaction.patterns import compact

__all__ = ["Masks"]

_SIGNS: Final = "某xX×✕Ｘｘ*＊○◯〇●■□△▲_＿？?"
_HAN_LETTER: Final = "[\u3400-\u9fff\U00020000-\U0003ffff]"
_QUESTION_MARKS: Final = frozenset("?？")
_COUNTING: Final = "甲乙丙丁戊己庚辛壬癸"
_TITLES: Final = "|".join(sorted((compact(one) for one in HAN_TITLES), key=len, reverse=True))
_ANY_SIGN: Final = re.compile(f"[{_SIGNS}]")
_PINYIN_SIGNS: Final = (
    r"(?:[ -]?(?:[Mm]ou(?:[ -]?[Mm]ou)?|MOU)|[ ]?(?:[×*＊○●■□]{1,3}|XX{0,2}))(?![^\W_])"
)
_DOTS: Final = "[·•・‧]"


@dataclass(frozen=True, slots=True)
class _Name:
    owner: PersonId
    family: str
    given: str
    form: str


class Masks:
    """Finds masked names and titles."""

    def __init__(self, index: Index) -> None:
        self._by_family: defaultdict[str, list[_Name]] = defaultdict(list)
        self._by_pinyin: defaultdict[str, list[_Name]] = defaultdict(list)
        self._dotted: defaultdict[str, list[_Name]] = defaultdict(list)
        self._rejected = index.rejected
        for own, names in index.names.items():
            for name in names:
                self._add(own, name)
        self._masked = self._patterns()

    def _add(self, own: PersonId, name: str) -> None:
        parts = parts_of(name) if is_han(name) else ()
        if len(parts) > 1 and parts[0].what == "family":
            told = _Name(own, parts[0].key, parts[1].key, name)
            self._by_family[told.family].append(told)
            spoken = "".join(next(iter(readings(char)), "") for char in told.family)
            for spelled in {spoken, "lyu" if told.family == compact("吕") else spoken}:
                self._by_pinyin[spelled].append(told)
        elif parts and parts[0].what == "part":
            second = parts[1].key[0] if len(parts) > 1 else ""
            self._dotted[parts[0].key[0]].append(_Name(own, parts[0].key[0], second, name))
        if not is_han(name):
            words = parts_of(name)
            if len(words) > 1 and words[0].is_jointed is False and words[0].key.isascii():
                self._by_pinyin[words[0].key].append(_Name(own, words[0].key, "", name))

    def _patterns(self) -> tuple[re.Pattern[str] | None, ...]:
        families = "|".join(sorted(map(re.escape, self._by_family), key=len, reverse=True))
        masked = (
            re.compile(
                rf"(?:{families})\s?(?:[{_SIGNS}]{{1,3}}[{_COUNTING}]?{_HAN_LETTER}?|{_HAN_LETTER}[{_SIGNS}])"
            )
            if families
            else None
        )
        titled = (
            re.compile(
                rf"[小老阿](?:{families})(?!{_HAN_LETTER}?[{_SIGNS}])|(?:{families})(?:{_TITLES}|氏|家人?|姓)|姓(?:{families})的"
            )
            if families
            else None
        )
        spelled = "|".join(sorted(map(re.escape, self._by_pinyin), key=len, reverse=True))
        pinyin = re.compile(rf"(?<![^\W_])(?i:{spelled})(?:{_PINYIN_SIGNS})") if spelled else None
        firsts = "".join(self._dotted)
        dotted = (
            re.compile(
                rf"(?<!{_HAN_LETTER})[{firsts}]某{{1,3}}(?:{_DOTS}({_HAN_LETTER})某{{1,3}})?|[{firsts}]某{{1,3}}{_DOTS}({_HAN_LETTER})某{{1,3}}"
            )
            if firsts
            else None
        )
        return masked, titled, pinyin, dotted

    @property
    def keys(self) -> frozenset[str]:
        """Return word characters of which one stands in each mask that is certain."""
        found: set[str] = set()
        for family, names in self._by_family.items():
            found.update(family + sign for sign in ("某", "x", "〇"))
            for name in names:
                found.update((family + name.given[0], family + name.given[-1]))
        return frozenset(found)

    def find(self, reading: Reading) -> Iterator[Place]:
        """Yield masked names and titles; certain where a character of the given name agrees."""
        masked, titled, pinyin, dotted = self._masked
        text = reading.plain_han
        if masked is not None and _ANY_SIGN.search(text):
            for told in masked.finditer(text):
                yield from self._mask(told)
        if titled is not None:
            for told in titled.finditer(text):
                yield from self._title(told)
        if pinyin is not None:
            for told in pinyin.finditer(text):
                key = compact(re.split(r"[ \-×*＊○●■□]|(?<=[a-z])X", told[0])[0])
                yield from self._asked(told, self._by_pinyin.get(key.removesuffix("xx"), []))
        if dotted is not None:
            for told in dotted.finditer(text):
                names = self._dotted[told[0][0]]
                second = told[1] or told[2]
                yield from self._asked(
                    told, [one for one in names if second is None or one.given == second]
                )

    def _mask(self, told: re.Match[str]) -> Iterator[Place]:
        stretch = "".join(told[0].split())
        for family in (stretch[:2], stretch[:1]):
            names = self._by_family.get(family, [])
            if not names:
                continue
            rest = stretch[len(family) :]
            agreeing = [one for one in names if _agrees(rest, one.given)]
            if agreeing:
                yield _place(told.start(), told.end(), agreeing, "mask", is_certain=True)
                return
            signs = re.match(rf"[{_SIGNS}]+[{_COUNTING}]?", rest)
            if signs is not None:
                end = told.start() + told[0].index(rest[0]) + signs.end()
                asked = [one for one in names if family not in self._rejected[one.owner]]
                if asked and not set(signs[0]) <= _QUESTION_MARKS:
                    yield _place(told.start(), end, asked, "mask", is_certain=False)
            return

    def _title(self, told: re.Match[str]) -> Iterator[Place]:
        for family in (told[0][1:3], told[0][1:2], told[0][:2], told[0][:1]):
            names = [
                one
                for one in self._by_family.get(family, [])
                if family not in self._rejected[one.owner]
            ]
            if names:
                yield _place(told.start(), told.end(), names, "title", is_certain=False)
                return

    def _asked(self, told: re.Match[str], names: list[_Name]) -> Iterator[Place]:
        asked = [one for one in names if one.family not in self._rejected[one.owner]]
        if asked:
            yield _place(told.start(), told.end(), asked, "mask", is_certain=False)


def _agrees(rest: str, given: str) -> bool:
    """Tell whether what follows a family name is a given name but for signs of a mask."""
    shown = [at for at, char in enumerate(rest) if char not in _SIGNS]
    if not given or len(shown) != 1 or len(given) < 2:  # noqa: PLR2004 - of one character nothing would agree
        return False
    at = shown[0]
    if at == 0:
        return rest[0] == given[0]
    return at == len(rest) - 1 and rest[-1] == given[-1]


def _place(start: int, end: int, names: list[_Name], kind: str, *, is_certain: bool) -> Place:
    family = names[0].family
    owners = frozenset(one.owner for one in names)
    return Place(start, end, owners, end - start, kind, family, names[0].form, is_certain)
