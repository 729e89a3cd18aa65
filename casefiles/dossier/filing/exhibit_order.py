"""Exhibits of a filing: in the order and under the marks that the layout gives them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from enum import Enum
from typing import Any, Final, TypeVar

from casefiles.domain.dates.edtf import sort_key
from casefiles.domain.disclosure.disclosed import DisclosedExhibit, Disclosure
from casefiles.domain.foundation.alphabetic_numbering import letters_from_number
from casefiles.dossier.layouts.closed_lists import ExhibitOrder
from casefiles.dossier.layouts.layout import ExhibitLayout

T = TypeVar("T")
_LAST: Final = "9999"
_NEVER_TEXT: Final = frozenset(
    {"profile", "audience", "sections", "dated", "folios", "paragraphs", "gone", "field"}
)
"""What of a Disclosure names no exhibit."""
_MARK_FIELDS: Final = frozenset({"mark", "exhibit", "of"})
"""Fields that are a mark and nothing else, whatever it looks like."""
_TELLING: Final = re.compile(r"[^\W\d_].*\d|\d.*[^\W\d_]")
"""A mark that cannot be a word of a sentence: it has a letter and a number."""


@dataclass(frozen=True, slots=True)
class ExhibitGroup:
    """Exhibits that stand under one letter of the bundle; both texts empty for no section."""

    letter: str
    heading: str
    marks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ArrangedExhibits:
    """A Disclosure whose exhibits stand as the layout wants them.

    Attributes:
        groups: in their order, without empty ones.
        marks: the record's mark of each printed one.
    """

    disclosure: Disclosure
    groups: tuple[ExhibitGroup, ...]
    marks: Mapping[str, str]

    def printed(self, mark: str) -> str:
        """Return under which mark an exhibit of the record is printed."""
        return next((new for new, old in self.marks.items() if old == mark), mark)


def arranged_exhibits(
    disclosure: Disclosure, chosen: ExhibitLayout, kinds: Mapping[str, str]
) -> ArrangedExhibits:
    """Return a Disclosure with its exhibits in order and under their marks.

    A translation, transcript or still stands behind what it is of.

    Args:
        disclosure: what may leave.
        chosen: how the layout wants exhibits.
        kinds: of documents, as codes of `document_type`, by mark; unknown ones stand last.
    """
    by_mark = {one.mark: one for one in disclosure.exhibits}
    mains = [one for one in disclosure.exhibits if _main(one, by_mark) is one]
    groups = tuple(_groups(mains, chosen, kinds, disclosure))
    ordered = [
        exhibit
        for group in groups
        for mark in group.marks
        for exhibit in disclosure.exhibits
        if _main(exhibit, by_mark).mark == mark
    ]
    # Whatever it is of stands before what is of it.
    ordered.sort(key=lambda one: _rank(one, groups, by_mark))
    if chosen.has_own_marks:
        marks = {one.mark: one.mark for one in ordered}
        return ArrangedExhibits(replace(disclosure, exhibits=tuple(ordered)), groups, marks)
    new = {one.mark: _mark(chosen.mark, at) for at, one in enumerate(ordered, start=1)}
    renamed = with_marks(replace(disclosure, exhibits=tuple(ordered)), new)
    named = tuple(replace(one, marks=tuple(new[mark] for mark in one.marks)) for one in groups)
    return ArrangedExhibits(renamed, named, {new[old]: old for old in new})


def with_marks(found: T, new: Mapping[str, str]) -> T:
    """Return values of a Disclosure in which each mark, in fields and in texts, is another."""
    telling = sorted((one for one in new if _TELLING.search(one)), key=len, reverse=True)
    either = "|".join(map(re.escape, telling)) or "(?!)"
    pattern = re.compile(rf"(?<![\w/])(?:{either})(?![\w/])")

    def text(value: str) -> str:
        return pattern.sub(lambda place: new[place[0]], value)

    def walk(value: Any, name: str = "") -> Any:
        if isinstance(value, str) and not isinstance(value, Enum):
            return new.get(value, value) if name in _MARK_FIELDS else text(value)
        if isinstance(value, tuple):
            is_cite = name == "cites" and value and isinstance(value[0], str)
            return tuple(walk(one, "mark" if is_cite else name) for one in value)
        if is_dataclass(value) and not isinstance(value, type):
            names = [one.name for one in fields(value) if one.name not in _NEVER_TEXT]
            return replace(value, **{one: walk(getattr(value, one), one) for one in names})
        return value

    made: T = walk(found)
    return made


def _main(exhibit: DisclosedExhibit, by_mark: Mapping[str, DisclosedExhibit]) -> DisclosedExhibit:
    main = by_mark.get(exhibit.sheet.of) if exhibit.sheet.of else None
    return main if main is not None and not main.sheet.of else exhibit


def _rank(
    one: DisclosedExhibit, groups: Sequence[ExhibitGroup], by_mark: Mapping[str, DisclosedExhibit]
) -> tuple[int, bool]:
    order = [mark for group in groups for mark in group.marks]
    main = _main(one, by_mark)
    return order.index(main.mark), main is not one


def _groups(
    mains: list[DisclosedExhibit],
    chosen: ExhibitLayout,
    kinds: Mapping[str, str],
    disclosure: Disclosure,
) -> Iterator[ExhibitGroup]:
    if chosen.order is not ExhibitOrder.SECTION:
        marks = tuple(one.mark for one in _ordered(mains, chosen.order, disclosure))
        if marks:
            yield ExhibitGroup("", "", marks)
        return
    rest = dict.fromkeys(one.mark for one in mains)
    for section in chosen.sections:
        found = tuple(mark for mark in rest if kinds.get(mark) in section.takes)
        for mark in found:
            del rest[mark]
        if found:
            yield ExhibitGroup(section.letter, section.heading, found)
    if rest:
        yield ExhibitGroup("", "", tuple(rest))


def _ordered(
    mains: list[DisclosedExhibit], order: ExhibitOrder, disclosure: Disclosure
) -> list[DisclosedExhibit]:
    if order is ExhibitOrder.CHRONOLOGICAL:
        return sorted(mains, key=_day)
    if order is ExhibitOrder.CITED:
        places = {mark: at for at, mark in reversed(list(enumerate(_cited(disclosure))))}
        return sorted(mains, key=lambda one: places.get(one.mark, len(places)))
    return mains


def _day(one: DisclosedExhibit) -> tuple[bool, Any]:
    """Put undated exhibits last, in their order."""
    return (False, sort_key(one.sheet.dated)) if one.sheet.dated else (True, sort_key(_LAST))


def _cited(disclosure: Disclosure) -> Iterator[str]:
    """Yield the marks of exhibits as readers of argument, statement and chronology meet them."""
    for ground in disclosure.grounds:
        for argument in (one for limb in ground.limbs for one in limb.arguments):
            yield from (cite.exhibit for cite in argument.cites)
            for number in argument.facts:
                yield from (cite.exhibit for cite in disclosure.facts[number - 1].cites)
    for cites in (
        *(one.cites for one in disclosure.facts),
        *(one.cites for one in disclosure.events),
    ):
        yield from (cite.exhibit for cite in cites)


def _mark(pattern: str, number: int) -> str:
    return pattern.replace("{n}", str(number)).replace("{A}", letters_from_number(number))
