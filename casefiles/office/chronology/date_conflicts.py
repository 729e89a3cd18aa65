"""What does not fit on the timeline: conflicts between dates, and long times without any record."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from math import isfinite
from typing import Final

from casefiles.domain.dates.date_words import words_from_edtf
from casefiles.domain.dates.edtf import is_edtf
from casefiles.domain.dates.intervals import day_bounds
from casefiles.domain.foundation.ids import CaseId
from casefiles.domain.language.folding import fold
from casefiles.domain.records.proceedings import Decision, Detention, Hearing
from casefiles.office.chronology.timeline import ChronologyFilter, TimelineRow, timeline_of
from casefiles.office.records.finding_acceptance import accepted_findings
from casefiles.office.records.findings import Finding, FindingLocation, digest_of
from casefiles.office.workplace.operations import Query
from casefiles.store.access.reader import ReadTransaction
from casefiles.words.language import in_english, msg

FLAG: Final = "timeline_flag"
GAP_MONTHS: Final = 6
"""Months without any record after which somebody may ask what happened then."""
_MONTH: Final = 365.2425 / 12
_MOST_A_DAY: Final = 60
"""More records of one person and day are not held against one another: they are messages."""


def date_conflicts_of(case_id: CaseId, months: int = GAP_MONTHS) -> Query[tuple[Finding, ...]]:
    """List conflicts and gaps, those that nobody has explained first."""

    def ask(reader: ReadTransaction) -> tuple[Finding, ...]:
        rows = timeline_of(case_id, ChronologyFilter())(reader)
        reasons = accepted_findings(reader, case_id, FLAG)

        def collected() -> list[_Described]:
            return [
                *_two_places(rows),
                *_early_decisions(reader, case_id),
                *_travel_in_detention(reader, case_id, rows),
                *_gaps(rows, months),
            ]

        # What was explained in one language of the window stays so in every other.
        with in_english():
            digests = [digest_of([(code, words, *records)]) for code, words, records in collected()]
        found = (_finding(*one, reasons) for one in zip(collected(), digests, strict=True))
        return tuple(sorted(found, key=lambda one: bool(one.reason)))

    return ask


_Described = tuple[str, str, tuple[str, ...]]


def _finding(one: _Described, of: str, reasons: Mapping[str, str]) -> Finding:
    """Return a conflict with the reason of exactly this one: it is raised anew when it changes."""
    code, words, records = one
    spots = tuple(FindingLocation("", "timeline", record) for record in records)
    return Finding("warn", code, words, len(records), spots, of, reasons.get(of))


def _two_places(rows: Sequence[TimelineRow]) -> Iterator[_Described]:
    """Yield who was in two places on one day."""
    by_day: defaultdict[tuple[str, int], list[tuple[TimelineRow, str]]] = defaultdict(list)
    for row in rows:
        reach = day_bounds(row.date) if row.place and row.person_ids else None
        if reach is not None and reach[0] == reach[1]:
            for person, name in zip(row.person_ids, row.people, strict=True):
                by_day[person, reach[0]].append((row, name))
    for found in by_day.values():
        if len(found) > _MOST_A_DAY:
            continue
        for (one, name), (other, _) in combinations(found, 2):
            if not _may_be_same(one.place, other.place):
                words = msg(
                    "{name} is in two places on {day}: {place}, and {other_place}.",
                    name=name,
                    day=_day(one.date),
                    place=one.place,
                    other_place=other.place,
                )
                yield "place", words, (one.id, other.id)


def _may_be_same(here: str, there: str) -> bool:
    """Tell whether two places may be one: one names a part of the other."""
    own, other = (" ".join(fold(one).split()) for one in (here, there))
    return own in other or other in own


def _early_decisions(reader: ReadTransaction, case_id: CaseId) -> Iterator[_Described]:
    """Yield decisions that came before the hearing that led to them."""
    hearings = {one.id: one for one in reader.find(Hearing, case_id=case_id)}
    for decision in reader.find(Decision, case_id=case_id):
        hearing = hearings.get(decision.hearing_id)
        if hearing is None:
            continue
        decided, heard = day_bounds(decision.date), day_bounds(hearing.date)
        if decided is not None and heard is not None and decided[1] < heard[0]:
            words = msg(
                "The decision of {day} is dated before the hearing that led to it, on {hearing}.",
                day=_day(decision.date),
                hearing=_day(hearing.date),
            )
            yield "decision", words, (decision.id, hearing.id)


def _travel_in_detention(
    reader: ReadTransaction, case_id: CaseId, rows: Sequence[TimelineRow]
) -> Iterator[_Described]:
    """Yield what happened elsewhere to somebody who was held."""
    detained: defaultdict[str, list[tuple[Detention, tuple[int, int]]]] = defaultdict(list)
    for detention in reader.find(Detention, case_id=case_id):
        first, last = day_bounds(detention.begin), day_bounds(detention.end)
        if first is not None and last is not None and detention.place:
            detained[detention.person_id].append((detention, (first[1], last[0])))
    for row in rows:
        # What a court did may be done in the absence of the person; what happened somewhere cannot.
        reach = day_bounds(row.date) if row.kind == "event" and row.place else None
        if reach is None:
            continue
        for person, name in zip(row.person_ids, row.people, strict=True):
            for detention, (begin, end) in detained.get(person, ()):
                is_within = begin < reach[0] and reach[1] < end
                if is_within and not _may_be_same(row.place, detention.place):
                    words = msg(
                        "{name} is at {place} on {day}, and held at {detention} at that time.",
                        name=name,
                        place=row.place,
                        day=_day(row.date),
                        detention=detention.place,
                    )
                    yield "detention", words, (row.id, detention.id)


def _gaps(rows: Iterable[TimelineRow], months: int) -> Iterator[_Described]:
    """Yield the long times between records in which there is none."""
    known = [row for row in rows if row.span is not None and isfinite(row.begin)]
    if not known:
        return
    latest = known[0]
    for row in known[1:]:
        if row.begin - latest.finish > months * _MONTH:
            count = int((row.begin - latest.finish) / _MONTH)
            words = msg(
                "Nothing is recorded for {count} months, between {day} and {following}.",
                count=count,
                day=_day(latest.date),
                following=_day(row.date),
            )
            yield "gap", words, (latest.id, row.id)
        if row.finish > latest.finish:
            latest = row


def _day(date: str) -> str:
    return words_from_edtf(date) if is_edtf(date) else date
