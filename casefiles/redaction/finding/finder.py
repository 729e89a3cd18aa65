"""All rules of finding names together: what goes at once, and what somebody is asked about."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from typing import Final

from ahocorasick_rs import AhoCorasick

from casefiles.domain.ids import PersonId
from casefiles.redaction.aliases import aliases_of
from casefiles.redaction.finding.alone import alone
from casefiles.redaction.finding.dates import Days, days_of
from casefiles.redaction.finding.fields import Fields
from casefiles.redaction.finding.hits import Asked, Place
from casefiles.redaction.finding.index import index_of, person_of
from casefiles.redaction.finding.initials import Initials
from casefiles.redaction.finding.masks import Masks
from casefiles.redaction.finding.near import Near
from casefiles.redaction.finding.numbers import Numbers
from casefiles.redaction.finding.open_names import OpenNames
from casefiles.redaction.finding.part_search import PartHit, PartSearch
from casefiles.redaction.finding.reading import Reading
from casefiles.redaction.finding.slips import Slips
from casefiles.redaction.finding.titles import after_titles
from casefiles.redaction.finding.whole import WholeNames
from casefiles.redaction.mentions import SHARED, Mention
from casefiles.redaction.patterns import compact
from casefiles.redaction.rules import RuleHit
from casefiles.redaction.sought import Sought
from casefiles.redaction.uncertain import Doubt, UncertainMatcher, is_one_edit

__all__ = ["NameRules"]

_SLIP: Final = 6
"""Letters from which one of a whole name may be a slip of somebody who typed."""
_LEAST_LEFT: Final = 2
"""Word characters that something certain leaves of a question, from which it is still asked."""


class NameRules:
    """Finds people beyond their listed forms; made from plain words, without records."""

    def __init__(self, sought: Sought) -> None:
        index = index_of(sought)
        self._people = {one.person_id: one for one in sought.protected}
        self._parts = PartSearch(index.forms)
        self._whole = WholeNames(sought, index)
        self._near = Near(index.bases)
        self._fields = Fields(index.bases)
        self._masks = Masks(index)
        self._numbers = Numbers(index)
        self._initials = Initials(index)
        self._slips = Slips(index)
        self._owners_of_day = _owners_of_day(sought)
        self._days = Days(tuple(self._owners_of_day))
        self._open = OpenNames(sought)
        aliases = aliases_of(map(person_of, sought.protected))
        self._uncertain = UncertainMatcher((*aliases, *self._whole.aliases))
        self._listed_uncertain = UncertainMatcher(aliases)
        triggers = {*self._masks.keys, *self._numbers.keys, *self._days.keys}
        self._triggers = AhoCorasick(sorted(one for one in triggers if one))
        self._singles = self._parts.short_keys | self._fields.single
        self._last: tuple[str, tuple[Place, ...]] = ("", ())

    def certain(self, text: str) -> Iterator[RuleHit]:
        """Yield what goes at once."""
        return (place.hit() for place in self._places(text) if place.is_certain)

    def may_find(self, compact_text: str) -> bool:
        """Tell whether a text of word characters may hold something that goes at once."""
        return (
            self._parts.may_find(compact_text)
            or bool(self._triggers.find_matches_as_indexes(compact_text))
            or any(key in compact_text for key in self._singles)
            or self._whole.may_find(compact_text)
            or self._numbers.may_be_in_han(compact_text)
        )

    def asked(
        self, text: str, certain: Sequence[Mention], *, is_machine_read: bool
    ) -> tuple[Asked, ...]:
        """Return what somebody is asked about, in order, none overlapping another.

        Args:
            text: any text.
            certain: its mentions; what they cover is decided.
            is_machine_read: a machine read it from a picture.
        """
        reading = Reading(text)
        found = [place.asked() for place in self._places(text) if not place.is_certain]
        found += [place.asked() for place in self._slips.find(reading)]
        found += self._doubts(text, is_machine_read=is_machine_read)
        taken = [(one.start, one.end) for one in certain]
        taken += [(one.start, one.end) for one in self._places(text) if one.is_certain]
        opened = self._open.spans(text) if found else ()
        return tuple(_apart(text, found, taken, opened))

    def _places(self, text: str) -> tuple[Place, ...]:
        """Return what rules find, once for both questions about one text."""
        if self._last[0] == text and text:
            return self._last[1]
        places = tuple(self._find(Reading(text)))
        self._last = text, places
        return places

    def _find(self, reading: Reading) -> Iterator[Place]:
        text = reading.text
        hits = self._parts.find(reading)
        yield from self._of_parts(text, hits)
        yield from self._fields.find(reading, hits)
        yield from self._whole.find(text)
        yield from self._masks.find(reading)
        yield from self._initials.find(text)
        yield from self._numbers.find(reading)
        for one in self._days.find(text):
            owners = self._owners_of_day[one.day]
            word = one.day.isoformat()
            yield Place(
                one.start, one.end, owners, len("19910412"), "date", word, word, one.is_sure
            )

    def _of_parts(self, text: str, hits: Sequence[PartHit]) -> Iterator[Place]:
        for hit in hits:
            place = alone(hit)
            if place is not None:
                yield place
        yield from self._near.find(text, hits)
        yield from self._near.beside_initials(text, hits)
        yield from after_titles(text, hits)

    def _doubts(self, text: str, *, is_machine_read: bool) -> Iterator[Asked]:
        for doubt in self._uncertain.find(text, (), is_machine_read=True):
            read, form = compact(text[doubt.start : doubt.end]), compact(doubt.form)
            if doubt.why == "misread" and not is_machine_read:
                is_long = len(form) >= _SLIP or not form.isascii()
                if is_long and read != form and is_one_edit(read, form):
                    yield self._asked(doubt, "slip", read)
            else:
                yield self._asked(doubt, doubt.why, read)

    def _asked(self, doubt: Doubt, kind: str, word: str) -> Asked:
        owners = frozenset(() if doubt.person_id == SHARED else (doubt.person_id,))
        return Asked(doubt.start, doubt.end, owners, kind, word, doubt.form)


def _owners_of_day(sought: Sought) -> dict[date, frozenset[PersonId]]:
    found: dict[date, frozenset[PersonId]] = {}
    for person in sought.protected:
        days = [day for _, value in person.identifiers for day in days_of(value)]
        with suppress(ValueError):
            days.append(date.fromisoformat(person.born))
        for day in days:
            found[day] = found.get(day, frozenset()) | {person.person_id}
    return found


def _apart(
    text: str,
    found: Iterable[Asked],
    taken: Sequence[tuple[int, int]],
    opened: Sequence[tuple[int, int]],
) -> Iterator[Asked]:
    """Yield one question for each place, for what nothing certain covers and no open name holds."""
    last = 0
    for one in sorted(set(found), key=lambda one: (one.start, -one.end, one.kind)):
        left = _left(text, one, taken)
        if left is None or any(start <= left.start and left.end <= end for start, end in opened):
            continue
        if left.start >= last:
            last = left.end
            yield left


def _left(text: str, one: Asked, taken: Sequence[tuple[int, int]]) -> Asked | None:
    """Return what certain places leave of a question; None if that says nothing."""
    start, end = one.start, one.end
    for begin, stop in sorted(taken):
        if begin <= start < stop:
            start = stop
        elif begin < end <= stop:
            end = begin
        elif (
            start < begin
            and stop < end
            and len(compact(text[stop:end])) > len(compact(text[start:begin]))
        ):
            start = stop
        elif start < begin and stop < end:
            end = begin
    if (start, end) == (one.start, one.end):
        return one
    rest = text[start:end]
    if start >= end or len(compact(rest)) < _LEAST_LEFT:
        return None
    start, end = start + len(rest) - len(rest.lstrip()), end - len(rest) + len(rest.rstrip())
    return replace(one, start=start, end=end)
