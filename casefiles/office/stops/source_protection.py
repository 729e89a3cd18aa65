"""Facts and events that would show a reader who told them to the lawyer."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from casefiles.domain.foundation.ids import PersonId
from casefiles.domain.records.case_records import Event, Fact, Person, Protection
from casefiles.domain.records.foreseeable_readers import HARMFUL, can_reach
from casefiles.domain.records.reprisals import ReprisalStep
from casefiles.office.draft.draft_view import DraftView, view_of
from casefiles.office.draft.drafting import Draft
from casefiles.office.records.findings import Finding, FindingLocation, digest_of, new_finding
from casefiles.office.workplace.operations import JobContext
from casefiles.words.language import msg

SHOWS_SOURCE: Final = "shows_source"
FEW: Final = 4
"""Persons who know something, up to whom a reader can tell which of them talked."""


@dataclass(frozen=True, slots=True)
class _Shown:
    """A fact or event that readers would see, told by somebody who is protected."""

    record: Event | Fact | ReprisalStep
    source: Person
    knowing: frozenset[PersonId]

    @property
    def is_stated(self) -> bool:
        """Whether it is told who else knows it."""
        return bool(self.record.known_to) or self.record.is_widely_known

    @property
    def shows(self) -> bool:
        """Whether so few know it that a reader could tell who talked."""
        is_few = len(self.knowing) <= FEW and not self.record.is_widely_known
        return bool(self.record.known_to) and is_few


def source_findings(_workplace: JobContext, draft: Draft) -> Iterator[Finding]:
    """Find what would show a reader, perhaps the requesting State, who talked."""
    view = view_of(draft)
    found = [one for one in _shown(draft) if one.shows]
    if found:
        of = digest_of(_exactly(one) for one in found)
        spots = tuple(_spot(one, view) for one in found)
        yield new_finding("sign", SHOWS_SOURCE, spots, len(found), of)


def source_checks(draft: Draft) -> Iterator[Finding]:
    """Tell, once for all, of what it is not known who else knows it."""
    view = view_of(draft)
    found = [one for one in _shown(draft) if not one.is_stated]
    if found:
        yield new_finding("warn", "source_unknown", [_spot(one, view) for one in found])


def _shown(draft: Draft) -> Iterator[_Shown]:
    """Yield what protected persons told, where readers could carry it to the requesting State."""
    snapshot, projection = draft.snapshot, draft.projection
    if not can_reach(HARMFUL, draft.disclosure.audience, snapshot.reaches):
        return
    protected = {one.id: one for one in snapshot.persons if one.protection is not Protection.OPEN}
    shown = {*projection.facts, *projection.risks, *projection.events, *projection.steps}
    event_ids = {*projection.events}
    steps = (one for one in snapshot.steps if one.id not in event_ids)
    records: tuple[Event | Fact | ReprisalStep, ...] = (*snapshot.facts, *snapshot.events, *steps)
    for record in records:
        source = protected.get(record.source_person)
        if record.id in shown and source is not None:
            yield _Shown(record, source, frozenset({*record.known_to, source.id}))


def _exactly(one: _Shown) -> tuple[str, ...]:
    return one.record.id, one.source.id, one.record.text, *sorted(one.knowing)


def _spot(one: _Shown, view: DraftView) -> FindingLocation:
    match one.record:
        case Fact():
            at = view.fact(one.record)
        case Event():
            at = view.event(one.record)
        case _:
            at = view.step(one.record)
    name = view.person(one.source).words
    return FindingLocation(
        msg("{words} (source: {name})", words=at.words, name=name), at.room, at.record, at.detail
    )
