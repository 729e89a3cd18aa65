"""The timeline of a case: what happened, what is due and what arrived, on one line of time."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from math import inf
from typing import Final, Literal, TypeVar

from casefiles.domain.dates.edtf import DateSpan, span
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.ids import CaseId, DocumentId
from casefiles.domain.language.text_references import referenced, replace_references
from casefiles.domain.records.case_records import Deadline, Document, Exhibit, Person
from casefiles.domain.records.citation import Citation
from casefiles.domain.records.reprisals import ReprisalLane, ReprisalStepKind, record_of_step
from casefiles.domain.records.rows import EventFilter, EventRow
from casefiles.domain.rules.citation_text import citation_words
from casefiles.office.chronology.dated_records import dated_records, with_offset
from casefiles.office.chronology.lanes_of_people import LANES_OF_ROLES
from casefiles.office.chronology.reprisal_steps import (
    intervals_in_words,
    step_words,
    steps_followed,
    steps_of,
)
from casefiles.office.records.citation_locations import location_of_citation
from casefiles.office.workplace.operations import Job, JobContext, Query
from casefiles.store.access.reader import ReadTransaction
from casefiles.store.search.lists import WordFilter
from casefiles.words.catalogue import label
from casefiles.words.language import msg, msg_mark, msg_of
from casefiles.words.register import TYPES

T = TypeVar("T")

Kind = Literal["event", "deadline", "document", "register"]
Only = Literal["", "withheld", "unproven"]
Lanes = Literal["", "person", "forum", "kind"]

PROCEEDINGS: Final = msg_mark("Proceedings")
RECEIVED: Final = msg_mark("Documents received")
EVENTS: Final = msg_mark("Events")
PRESSURE: Final = msg_mark("Intimidation and reprisals")
PROCEDURE: Final = msg_mark("Proceedings of the case")
"""The upper lane of the chronology of pressure."""
_OF_ROLES: Final = {**LANES_OF_ROLES, "judge": PROCEEDINGS, "official": EVENTS}
_NOBODY: Final = msg_mark("None named")
_NO_FORUM: Final = msg_mark("Before no forum")
_LANES: Final = {"incident": PRESSURE}
_EPOCH: Final = 719163.0
"""The day 1970-01-01."""
_DAY: Final = 86_400_000_000_000
_MINUTES: Final = 1440
_VAGUE_DAYS: Final = 30.0
"""How far an interval is drawn past the end that is known, where the other is not."""


@dataclass(frozen=True, slots=True)
class ChronologyFilter:
    """What the timeline shows.

    Attributes:
        text: words that each stand in date, place, text or a name in the text; empty for all.
        lane: in words, empty for all.
        person_id: who takes part or is named in the text; empty for anybody.
        only: withheld, or without proof; empty for all.
        with_documents: when documents were received is shown too.
        lanes: by what rows are parted: the lawyer's lanes, or person, forum or kind of record.
        is_pressure: only the chronology of pressure, with its intervals.
        zone_minutes: zone of the line, east of UTC.
    """

    text: str = ""
    lane: str = ""
    person_id: str = ""
    only: Only = ""
    with_documents: bool = False
    zone_minutes: int = 0
    lanes: Lanes = ""
    is_pressure: bool = False


@dataclass(frozen=True, slots=True)
class EvidenceLink:
    """A page that proves an event.

    Attributes:
        mark: of the exhibit; empty if the document is none.
        title: of the document.
        part: where more than a page is cited: a time, or an area; None for the page.
        description: the place in words, where the cite alone does not say it.
    """

    document_id: DocumentId
    page: int
    mark: str
    title: str
    part: Citation | None = None
    description: str = ""

    @property
    def cite(self) -> Citation:
        """The place that is cited."""
        return self.part or Citation(self.document_id, self.page)

    @property
    def place(self) -> str:
        """What of the document is cited."""
        return self.description or citation_words(self.cite)

    @property
    def words(self) -> str:
        """The place as a lawyer cites it."""
        return f"{self.mark or self.title}, {self.place}"


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """One thing on the line.

    Attributes:
        kind: event, deadline (a date that the case must meet), document (its arrival) or register.
        id: names the row; `record` is the id of what stands behind it.
        date: as EDTF.
        span: where it lies; None if the date cannot be read.
        begin: where it starts on the line, -inf if it had always been so.
        finish: where it stops on the line, inf if it goes on.
        lane: in words.
        text: with names for the persons it refers to.
        people: names of those who take part.
        needs_proof: an event that nothing proves yet.
        type: code of a record of the register.
        interval: how far it lies from the proceedings, in the chronology of pressure.
        person_ids: of those who take part.
        forum: before which it is, in words.
        follows: id of the step of the proceedings that it followed within 30 days; empty for none.
        days_after: so many days.
    """

    kind: Kind
    id: str
    date: str
    span: DateSpan | None
    begin: float
    finish: float
    lane: str
    text: str
    place: str = ""
    people: tuple[str, ...] = ()
    cites: tuple[EvidenceLink, ...] = ()
    is_withheld: bool = False
    needs_proof: bool = False
    type: str = ""
    interval: str = ""
    person_ids: tuple[str, ...] = ()
    forum: str = ""
    follows: str = ""
    days_after: int = 0

    @property
    def record(self) -> str:
        """The id of the record: of one detention several steps may be shown."""
        return record_of_step(self.id)


def timeline_of(
    case_id: CaseId, chronology_filter: ChronologyFilter
) -> Query[tuple[TimelineRow, ...]]:
    """List what stands on the timeline, in the order of its places there."""

    def ask(reader: ReadTransaction) -> tuple[TimelineRow, ...]:
        return _rows(_Case(reader, case_id), chronology_filter)

    return ask


def drawn_timeline(
    case_id: CaseId,
    chronology_filter: ChronologyFilter,
    draw: Callable[[tuple[TimelineRow, ...]], T],
) -> Job[T]:
    """Make something of the rows of a timeline, outside the reading of them.

    Args:
        case_id: of the case.
        chronology_filter: what is shown.
        draw: given the rows, on a thread that may take its time.
    """

    def job(workplace: JobContext, ticket: CancellationToken) -> T:
        rows = workplace.vault.read(timeline_of(case_id, chronology_filter))
        ticket.check()
        return draw(rows)

    return job


def timeline_day(wall: int, zone_minutes: int) -> float:
    """Return where a moment lies on the line.

    Args:
        wall: nanoseconds since 1970 in UTC.
        zone_minutes: zone of the line, east of UTC.
    """
    return _EPOCH + wall / _DAY + zone_minutes / _MINUTES


def lanes_of(case_id: CaseId) -> Query[tuple[str, ...]]:
    """List the lanes in use, in the order of their first rows."""

    def ask(reader: ReadTransaction) -> tuple[str, ...]:
        case = _Case(reader, case_id)
        events = reader.event_rows(case_id, EventFilter())
        return tuple(dict.fromkeys(case.lane(event) for event in events))

    return ask


class _Case:
    """What rows refer to, asked for once."""

    def __init__(self, reader: ReadTransaction, case_id: CaseId) -> None:
        self.reader = reader
        self.id = case_id
        people = reader.find(Person, case_id=case_id)
        self.names = {str(who.id): who.names[0].text if who.names else "?" for who in people}
        self.roles = {str(who.id): who.role for who in people}

    def shown(self, text: str) -> str:
        """Return a text with names for references."""
        if "[[" not in text:
            return text
        return replace_references(text, lambda person: self.names.get(person, "?"))

    def lane(self, event: EventRow) -> str:
        """Return the lane of an event: the lawyer's, or else the part its first person plays."""
        if event.lane.strip():
            return event.lane.strip()
        role = self.roles.get(event.person_ids[0], "") if event.person_ids else ""
        if role in _OF_ROLES:
            return msg_of(_OF_ROLES[role])
        return role[:1].upper() + role[1:] if role else msg_of(EVENTS)


def _rows(case: _Case, chronology_filter: ChronologyFilter) -> tuple[TimelineRow, ...]:
    if chronology_filter.is_pressure:
        return _in_lane(pressure_rows(case, chronology_filter), chronology_filter)
    found = [
        *_events(case, chronology_filter),
        *_register(case, chronology_filter),
        *_deadlines(case, chronology_filter),
    ]
    if (
        chronology_filter.with_documents
        and not chronology_filter.only
        and not chronology_filter.person_id
    ):
        found += _arrivals(case, chronology_filter)
    if chronology_filter.lanes:
        found = [replace(row, lane=_lane_by(row, chronology_filter.lanes)) for row in found]
    return _in_lane(found, chronology_filter)


def _in_lane(
    found: Iterable[TimelineRow], chronology_filter: ChronologyFilter
) -> tuple[TimelineRow, ...]:
    rows = [
        row for row in found if not chronology_filter.lane or row.lane == chronology_filter.lane
    ]
    rows.sort(key=lambda row: (row.begin, row.finish))
    return tuple(rows)


def _lane_by(row: TimelineRow, lanes: Lanes) -> str:
    if lanes == "person":
        return row.people[0] if row.people else msg_of(_NOBODY)
    if lanes == "forum":
        return row.forum or msg_of(_NO_FORUM)
    if row.kind == "register":
        return msg_of(TYPES[row.type][1])
    return {"deadline": msg("Dates"), "document": msg_of(RECEIVED)}.get(row.kind, msg_of(EVENTS))


def _register(case: _Case, chronology_filter: ChronologyFilter) -> Iterator[TimelineRow]:
    words = WordFilter(chronology_filter.text)
    proofs, places = _Proofs(case), _Places(chronology_filter.zone_minutes)
    for one in dated_records(case.reader, case.id):
        is_bare = one.is_claim and not one.cites
        if chronology_filter.person_id and chronology_filter.person_id not in {
            *one.person_ids,
            *referenced(one.text),
        }:
            continue
        if (chronology_filter.only == "withheld" and not one.is_withheld) or (
            chronology_filter.only == "unproven" and not is_bare
        ):
            continue
        text = case.shown(one.text)
        if not words(one.date, one.place, text, one.forum):
            continue
        yield TimelineRow(
            "register",
            one.id,
            one.date,
            *places[one.date],
            msg_of(_LANES.get(one.type, PROCEEDINGS)),
            text,
            case.shown(one.place),
            tuple(case.names.get(person, "?") for person in one.person_ids),
            tuple(proofs.proof(cite) for cite in one.cites),
            one.is_withheld,
            is_bare,
            one.type,
            person_ids=one.person_ids,
            forum=one.forum,
        )


def pressure_rows(case: _Case, chronology_filter: ChronologyFilter) -> Iterator[TimelineRow]:
    """Yield the steps of the chronology of pressure, each with its intervals in words."""
    words = WordFilter(chronology_filter.text)
    proofs, places = _Proofs(case), _Places(chronology_filter.zone_minutes)
    steps = steps_of(case.reader, case.id)
    intervals, followed = intervals_in_words(steps), steps_followed(steps)
    for step in steps:
        text = case.shown(step.text)
        is_bare = step.lane is ReprisalLane.PRESSURE and not step.cites
        is_left = (chronology_filter.only == "withheld" and not step.is_withheld) or (
            chronology_filter.only == "unproven" and not is_bare
        )
        is_other = chronology_filter.person_id and chronology_filter.person_id not in referenced(
            step.text
        )
        if is_left or is_other or not words(step.date, step.place, text):
            continue
        date = with_offset(step.date, step.zone)
        kind, code = _KINDS_OF_STEPS.get(step.kind, ("register", step.kind.value))
        is_procedure = step.lane is ReprisalLane.PROCEDURE
        yield TimelineRow(
            kind,
            step.id,
            date,
            *places[date],
            msg_of(PROCEDURE) if is_procedure else msg_of(PRESSURE),
            step_words(step, text),
            case.shown(step.place),
            (),
            tuple(proofs.proof(cite) for cite in step.cites),
            step.is_withheld,
            is_bare,
            code,
            intervals.get(step.id, ""),
            follows=followed.get(step.id, ("", 0))[0],
            days_after=followed.get(step.id, ("", 0))[1],
        )


_KINDS_OF_STEPS: Final[dict[ReprisalStepKind, tuple[Kind, str]]] = {
    ReprisalStepKind.EVENT: ("event", ""),
    ReprisalStepKind.DATE: ("deadline", ""),
    ReprisalStepKind.DETENTION: ("register", "detention"),
    ReprisalStepKind.DETENTION_REVIEW: ("register", "detention"),
    ReprisalStepKind.DETENTION_END: ("register", "detention"),
}


def _events(case: _Case, chronology_filter: ChronologyFilter) -> Iterator[TimelineRow]:
    event_filter = EventFilter(text=chronology_filter.text, person_id=chronology_filter.person_id)
    proofs = _Proofs(case)
    places = _Places(chronology_filter.zone_minutes)
    for event in _of_state(case.reader.event_rows(case.id, event_filter), chronology_filter.only):
        at, begin, finish = places[event.date]
        yield TimelineRow(
            "event",
            event.id,
            event.date,
            at,
            begin,
            finish,
            case.lane(event),
            case.shown(event.text),
            case.shown(event.place),
            tuple(case.names.get(person, "?") for person in event.person_ids),
            tuple(proofs.proof(cite) for cite in event.cites),
            event.is_withheld,
            not event.cites,
            person_ids=event.person_ids,
        )


def _of_state(events: Iterable[EventRow], only: Only) -> Iterator[EventRow]:
    for event in events:
        if only == "withheld" and not event.is_withheld:
            continue
        if only == "unproven" and event.cites:
            continue
        yield event


def _deadlines(case: _Case, chronology_filter: ChronologyFilter) -> Iterator[TimelineRow]:
    if chronology_filter.only or chronology_filter.person_id:
        return
    words = WordFilter(chronology_filter.text)
    places = _Places(chronology_filter.zone_minutes)
    for deadline in case.reader.find(Deadline, case_id=case.id):
        kind = label(deadline.kind)
        kind = kind[:1].upper() + kind[1:]
        forum = case.shown(deadline.forum)
        if words(deadline.date, kind, forum):
            at, begin, finish = places[deadline.date]
            text = f"{kind}, {forum}" if forum else kind
            yield TimelineRow(
                *(
                    "deadline",
                    deadline.id,
                    deadline.date,
                    at,
                    begin,
                    finish,
                    msg_of(PROCEEDINGS),
                    text,
                ),
                forum=forum,
            )


def _arrivals(case: _Case, chronology_filter: ChronologyFilter) -> Iterator[TimelineRow]:
    words = WordFilter(chronology_filter.text)
    places = _Places(chronology_filter.zone_minutes)
    marks = _marks(case)
    for document in case.reader.find(Document, case_id=case.id):
        title = case.shown(document.title) or document.file_name
        if document.received and words(document.received, title):
            at, begin, finish = places[document.received]
            proof = EvidenceLink(document.id, 1, marks.get(document.id, ""), title)
            yield TimelineRow(
                "document",
                document.id,
                document.received,
                at,
                begin,
                finish,
                msg_of(RECEIVED),
                f"{proof.mark} {title}".strip(),
                cites=(proof,),
            )


def _marks(case: _Case) -> dict[DocumentId, str]:
    exhibits = case.reader.find(Exhibit, case_id=case.id)
    return {exhibit.document_id: exhibit.mark for exhibit in exhibits}


class _Proofs:
    """Pages that prove something; names of documents are asked for when the first is named."""

    def __init__(self, case: _Case) -> None:
        self._case = case
        self._named: dict[DocumentId, tuple[str, str]] | None = None

    def proof(self, cite: Citation) -> EvidenceLink:
        """Return a place with what the lawyer calls its document."""
        if self._named is None:
            self._named = self._case.reader.document_names(self._case.id)
        mark, title = self._named.get(cite.document_id, ("", msg("a removed document")))
        description = location_of_citation(self._case.reader, cite) if cite.message else ""
        return EvidenceLink(
            cite.document_id, cite.page, mark, self._case.shown(title), cite, description
        )


class _Places(dict[str, tuple[DateSpan | None, float, float]]):
    """Where dates lie, made on first use: a case has many events and few dates."""

    def __init__(self, zone_minutes: int) -> None:
        super().__init__()
        self._zone = zone_minutes

    def __missing__(self, date: str) -> tuple[DateSpan | None, float, float]:
        try:
            at = span(date, self._zone)
        except ValueError:
            self[date] = None, -inf, -inf
        else:
            self[date] = at, *time_extent(at)
        return self[date]


def time_extent(at: DateSpan) -> tuple[float, float]:
    """Return where a span begins and is over on the line; what is open reaches to infinity."""
    begin, finish = at.start_day, at.end_day
    if begin is None:
        begin = -inf if at.is_open_start else (finish or 0.0) - _VAGUE_DAYS
    if finish is None:
        finish = inf if at.is_open_end else begin + _VAGUE_DAYS
    return begin, finish
