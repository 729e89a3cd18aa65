"""Headings and list numbers of a word-processing file, which its paragraphs only refer to."""

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import Final

from casefiles.domain.foundation.numbers import whole
from casefiles.evidence.isolation.safe_xml import Element, attribute, child, children

_HEADING: Final = re.compile(r"(?:heading|title|\u6807\u9898)\s*(\d?)", re.IGNORECASE)
_LEVELS: Final = 3
_OFF: Final = frozenset(("0", "false", "off", "none"))
_PLACE: Final = re.compile(r"%(\d)")
_BULLET: Final = "\u2022"
_ROMAN: Final = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc")),
    *((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_HAN: Final = "\u3007\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d"
_LARGEST: Final = 3_999
_ALPHABET: Final = 26
_LONGEST_START: Final = 5
"""Digits."""


@dataclass(frozen=True, slots=True)
class _Level:
    form: str
    text: str
    start: int


@dataclass(frozen=True, slots=True)
class _Style:
    level: int
    list_id: str
    list_level: int


def is_on(element: Element) -> bool:
    """Tell whether a property that is either on or off is on (ST_OnOff)."""
    return attribute(element, "val").lower() not in _OFF


class Styles:
    """What styles say of the paragraphs that use them."""

    def __init__(self, root: Element | None) -> None:
        """Read the part with styles, if there is one."""
        self._styles: dict[str, _Style] = {}
        self._bases: dict[str, str] = {}
        self._hiding: dict[str, bool] = {}
        for style in () if root is None else children(root, "style"):
            name, base = attribute(style, "styleId"), child(style, "basedOn")
            self._styles[name] = _style(style)
            self._bases[name] = "" if base is None else attribute(base, "val")
            look = child(style, "rPr")
            vanish = None if look is None else child(look, "vanish")
            if vanish is not None:
                self._hiding[name] = is_on(vanish)

    def hides(self, properties: Element | None, kind: str) -> bool:
        """Tell whether text is hidden by the style that its properties name: rStyle or pStyle."""
        named = None if properties is None else child(properties, kind)
        name = "" if named is None else attribute(named, "val")
        seen = set[str]()
        while name and name not in seen and name not in self._hiding:
            seen.add(name)
            name = self._bases.get(name, "")
        return self._hiding.get(name, False)

    def heading_level(self, properties: Element | None) -> int:
        """Return 1 to 3 for a heading, or 0."""
        if properties is None:
            return 0
        outline = child(properties, "outlineLvl")
        if outline is not None:
            return _outline(outline)
        style = self._of(properties)
        return style.level if style else 0

    def list_place(self, properties: Element | None) -> tuple[str, int]:
        """Return id and level of the list that a paragraph belongs to; no id for none."""
        if properties is None:
            return "", 0
        style = self._of(properties)
        numbering = child(properties, "numPr")
        if numbering is None:
            return (style.list_id, style.list_level) if style else ("", 0)
        list_id, level = _list_place(numbering)
        return list_id or (style.list_id if style else ""), level

    def _of(self, properties: Element) -> _Style | None:
        named = child(properties, "pStyle")
        return None if named is None else self._styles.get(attribute(named, "val"))


class ListCounter:
    """Counts the items of lists as they come."""

    def __init__(self, root: Element | None) -> None:
        """Read the part with lists, if there is one."""
        self._levels: dict[str, dict[int, _Level]] = {}
        self._counts: defaultdict[str, list[int]] = defaultdict(list)
        self._families: dict[str, str] = {}
        if root is None:
            return
        families = {
            attribute(one, "abstractNumId"): _levels(one) for one in children(root, "abstractNum")
        }
        for number in children(root, "num"):
            family = child(number, "abstractNumId")
            name = "" if family is None else attribute(family, "val")
            list_id = attribute(number, "numId")
            own = _levels_of_overrides(number, families.get(name, {}))
            self._levels[list_id] = {**families.get(name, {}), **own}
            self._families[list_id] = list_id if own else f"family {name}"

    def marker(self, list_id: str, level: int) -> str:
        """Return the number or sign of the next item of a list."""
        levels = self._levels.get(list_id)
        if not levels or level not in levels:
            return _BULLET if list_id not in {"", "0"} else ""
        counts = self._counts[self._families[list_id]]
        while len(counts) <= level:
            deeper = levels.get(len(counts))
            counts.append((deeper.start if deeper else 1) - (len(counts) == level))
        if len(counts) > level + 1:
            del counts[level + 1 :]
        counts[level] += 1
        return _marker(levels, level, counts)


def _marker(levels: dict[int, _Level], level: int, counts: list[int]) -> str:
    own = levels[level]
    if own.form in {"bullet", "none"}:
        return _BULLET if own.form == "bullet" else ""

    def number(place: re.Match[str]) -> str:
        index = int(place[1]) - 1
        if not 0 <= index <= level:
            return ""
        form = levels[index].form if index in levels else "decimal"
        return in_form(counts[index], form)

    return _PLACE.sub(number, own.text)


def in_form(number: int, form: str) -> str:
    """Write a number as a list does."""
    if not 0 < number <= _LARGEST:
        return str(number)
    if form in {"lowerLetter", "upperLetter"}:
        letter = chr(ord("a") + (number - 1) % _ALPHABET) * ((number - 1) // _ALPHABET + 1)
        return letter.upper() if form == "upperLetter" else letter
    if form in {"lowerRoman", "upperRoman"}:
        roman = _roman(number)
        return roman.upper() if form == "upperRoman" else roman
    if form in {"chineseCounting", "ideographDigital", "chineseCountingThousand"}:
        return _han(number)
    return f"{number:02d}" if form == "decimalZero" else str(number)


def _roman(number: int) -> str:
    written = ""
    for value, letters in _ROMAN:
        while number >= value:
            written += letters
            number -= value
    return written


def _han(number: int) -> str:
    tens, ones = divmod(number, 10)
    if tens >= len(_HAN):
        return "".join(_HAN[int(digit)] for digit in str(number))
    if not tens:
        return _HAN[ones]
    return (_HAN[tens] if tens > 1 else "") + "\u5341" + (_HAN[ones] if ones else "")


def _style(style: Element) -> _Style:
    properties = child(style, "pPr")
    named = child(style, "name")
    found = _HEADING.match("" if named is None else attribute(named, "val"))
    level = min(int(found[1] or 1), _LEVELS) if found else 0
    if properties is None:
        return _Style(level, "", 0)
    outline, numbered = child(properties, "outlineLvl"), child(properties, "numPr")
    level = level or (0 if outline is None else _outline(outline))
    return _Style(level, *(("", 0) if numbered is None else _list_place(numbered)))


def _outline(element: Element) -> int:
    value = attribute(element, "val")
    return int(value) + 1 if value in {"0", "1", "2"} else 0


def _list_place(element: Element) -> tuple[str, int]:
    list_id, level = child(element, "numId"), child(element, "ilvl")
    text = "0" if level is None else attribute(level, "val")
    return (
        "" if list_id is None else attribute(list_id, "val"),
        min(whole(text) or 0, 8),
    )


def _levels(family: Element) -> dict[int, _Level]:
    found: dict[int, _Level] = {}
    for level in children(family, "lvl"):
        place = whole(attribute(level, "ilvl"))
        if place is not None:
            found[place] = _level(level)
    return found


def _level(level: Element) -> _Level:
    form, text, start = (child(level, name) for name in ("numFmt", "lvlText", "start"))
    return _Level(
        "decimal" if form is None else attribute(form, "val"),
        "" if text is None else attribute(text, "val"),
        _start(start),
    )


def _levels_of_overrides(number: Element, family: dict[int, _Level]) -> dict[int, _Level]:
    """Return the levels that a list has for itself, or that it begins to count anew."""
    found: dict[int, _Level] = {}
    for one in children(number, "lvlOverride"):
        found |= _levels(one)
        start, place = child(one, "startOverride"), whole(attribute(one, "ilvl"))
        if start is not None and place is not None:
            level = found.get(place) or family.get(place)
            if level is not None:
                found[place] = replace(level, start=_start(start))
    return found


def _start(element: Element | None) -> int:
    text = "1" if element is None else attribute(element, "val")
    return int(text) if text.isdecimal() and len(text) <= _LONGEST_START else 1
