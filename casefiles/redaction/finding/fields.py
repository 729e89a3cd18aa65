"""Parts of names as values of the fields of forms."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from casefiles.domain.foundation.ids import PersonId
from casefiles.redaction.finding.hits import FoundSpan
from casefiles.redaction.finding.index import Base
from casefiles.redaction.finding.labels import LABEL_ROOM, Label, label_before, label_of_column
from casefiles.redaction.finding.part_search import PartHit, Written
from casefiles.redaction.finding.reading import TextForms

__all__ = ["FormFieldFinder"]

_REACH: Final = 250
"""Characters between two fields of one form at most."""
_SURE: Final = 4
_LEAST_GIVEN: Final = 2
_HAN: Final = "[\u3400-\u9fff]"
_LONGEST_SEARCH: Final = 400
"""Values of one text that are looked at for labels: one that lists names is no form."""
_MOST_REMEMBERED: Final = 2_000
"""Surroundings of values whose label is known: the lines at a page break are read many times."""


class FormFieldFinder:
    """Finds values of fields."""

    def __init__(self, bases: dict[str, Base]) -> None:
        self._single = {key: base for key, base in bases.items() if _is_single_han(base)}
        self._labels: dict[tuple[str, int, int], Label | None] = {}
        chars = "".join(self._single)
        self._pattern = (
            re.compile(
                rf"(?<!{_HAN})[{chars}](?!{_HAN})|(?<=姓)[{chars}](?=名|(?!{_HAN}))|(?<=名)[{chars}](?!{_HAN})"
            )
            if chars
            else None
        )

    @property
    def single(self) -> frozenset[str]:
        """Return parts of one Han character."""
        return frozenset(self._single)

    def find(self, reading: TextForms, hits: Sequence[PartHit]) -> list[FoundSpan]:
        """Return values of fields that are parts of somebody's name."""
        found = [
            (hit.start, hit.end, hit.base, label)
            for hit in hits[:_LONGEST_SEARCH]
            if hit.base.is_listed
            and not hit.is_lower
            and hit.written is not Written.LOOSE
            and (label := self._label(reading.text, hit.start, hit.end)) is not None
        ]
        found += self._single_han(reading)
        found.sort(key=lambda one: one[0])
        return [_place(one, found) for one in found if one[2].near]

    def _single_han(self, reading: TextForms) -> Iterator[tuple[int, int, Base, Label]]:
        if self._pattern is None or not reading.has_han:
            return
        for match in self._pattern.finditer(reading.plain_han):
            label = self._label(reading.text, match.start(), match.end())
            if label is not None:
                yield match.start(), match.end(), self._single[match[0]], label

    def _label(self, text: str, start: int, end: int) -> Label | None:
        begin = max(0, start - LABEL_ROOM)
        line_end = text.find("\n", end) + 1
        key = text[begin : line_end or len(text)], start - begin, end - begin
        if key not in self._labels:
            if len(self._labels) >= _MOST_REMEMBERED:
                self._labels.clear()
            self._labels[key] = label_before(*key)
        near = self._labels[key]
        if near is not None:
            return replace(near, start=near.start + begin)
        return label_of_column(text, start)


_Value = tuple[int, int, Base, Label]


def _is_single_han(base: Base) -> bool:
    return len(base.key) == 1 and base.script == "h"


def _place(value: _Value, values: Sequence[_Value]) -> FoundSpan:
    start, end, base, label = value
    person_ids = _owners_in_other_fields(value, values)
    owners = person_ids or frozenset(base.near)
    is_given = label.kind != "family" and len(base.key) >= _LEAST_GIVEN
    # What an open person bears too may be of that person's form.
    is_sure = not base.is_of_open and (is_given or len(base.key) >= _SURE)
    is_certain = bool(person_ids) or is_sure
    owners = owners if is_certain else base.owners or owners
    return FoundSpan(start, end, owners, len(base.key), "field", base.key, base.text, is_certain)


def _owners_in_other_fields(value: _Value, values: Sequence[_Value]) -> frozenset[PersonId]:
    """Return those of whom another part stands in another field of the form."""
    start, end, base, _ = value
    owners: set[PersonId] = set()
    for other_start, other_end, other, _ in values:
        is_apart = other_end <= start or end <= other_start
        if is_apart and abs(other_start - start) < _REACH and other.key != base.key:
            owners.update(own for own in base.near if own in other.near)
    return frozenset(owners)
