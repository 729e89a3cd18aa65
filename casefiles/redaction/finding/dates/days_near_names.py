"""What of a day of birth stands beside its owner's name: 14 March in a talk, 1991 in a table row.

Nothing goes because of them: they are asked about.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Final

from casefiles.domain.foundation.ids import PersonId
from casefiles.domain.language.folding import folded_in_place
from casefiles.redaction.finding.dates.birth_events import DayForms, belong
from casefiles.redaction.finding.dates.date_tokens import tokens_of
from casefiles.redaction.finding.dates.table_cells import cells_around
from casefiles.redaction.finding.hits import FoundSpan
from casefiles.redaction.finding.reading import TextForms

__all__ = ["DaysNearNames", "NamePlace"]

_ROOM: Final = 40
_STOP: Final = re.compile(r"[.。！？!?;\n](?:\s|\Z)|\n")
_YEAR_AFTER: Final = re.compile(r"\D{0,5}?((?:18|19|20)\d\d)(?!\d)")
_YEAR_BEFORE: Final = re.compile(r"(?<!\d)((?:18|19|20)\d\d)\D{0,3}\Z")
_SIZE: Final = len("19910412")


@dataclass(frozen=True, slots=True)
class NamePlace:
    """Where a name stands, and whose it may be."""

    start: int
    end: int
    owners: frozenset[PersonId]


class DaysNearNames:
    """Finds month and day, or the year in a table, near the name of whose birth it is."""

    def __init__(self, owners: Mapping[date, frozenset[PersonId]]) -> None:
        self._owners = owners
        self._days = {day: DayForms(day) for day in owners}

    def find(self, reading: TextForms, places: Iterable[NamePlace]) -> Iterator[FoundSpan]:
        """Yield places to ask about."""
        if not self._days or not reading.has_digits:
            return
        for place in places:
            days = [day for day, own in self._owners.items() if own & place.owners]
            if days:
                yield from self._of_name(reading.text, place, days)

    def _of_name(self, text: str, place: NamePlace, days: Sequence[date]) -> Iterator[FoundSpan]:
        years = {str(day.year): day for day in days}
        for cell in cells_around(text, place.start):
            day = years.get(text[cell[0] : cell[1]])
            if day is not None:
                yield self._question(cell, day)
        before = text[max(0, place.start - _ROOM) : place.start]
        stops = [found.end() for found in _STOP.finditer(before)]
        first = place.start - len(before) + (stops[-1] if stops else 0)
        stop = _STOP.search(text, place.end, place.end + _ROOM)
        last = stop.start() if stop is not None else min(len(text), place.end + _ROOM)
        for start, end in ((first, place.start), (place.end, last)):
            folded = folded_in_place(text[start:end])
            if any(map(str.isdigit, folded)):
                yield from self._in_words(folded, start, days)

    def _in_words(self, folded: str, start: int, days: Sequence[date]) -> Iterator[FoundSpan]:
        tokens = [one for one in tokens_of(folded, 0) if one.numbers or one.months]
        for one, other in pairwise(tokens):
            is_worded = (one.months and one.is_word) or (other.months and other.is_word)
            for day in days if is_worded and belong(folded, one, other) else ():
                year = _YEAR_AFTER.match(folded, other.end) or _YEAR_BEFORE.search(
                    folded, 0, one.start
                )
                is_other_year = year is not None and year[1] != str(day.year)
                if self._days[day].is_month_and_day(one, other) and not is_other_year:
                    yield self._question((start + one.start, start + other.end), day)

    def _question(self, span: tuple[int, int], day: date) -> FoundSpan:
        word = day.isoformat()
        return FoundSpan(*span, self._owners[day], _SIZE, "date", word, word, is_certain=False)
