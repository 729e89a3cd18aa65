"""The steps of the chronology of pressure, made from the records of a case."""

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import Any, Final, TypeAlias

from casefiles.domain.dates.date_words import words_from_edtf
from casefiles.domain.dates.edtf import is_edtf
from casefiles.domain.dates.intervals import DayInterval, ReferenceDates
from casefiles.domain.foundation.ids import CaseId
from casefiles.domain.records.case_records import Deadline, Event
from casefiles.domain.records.incidents import Incident
from casefiles.domain.records.proceedings import Decision, Hearing, Submission
from casefiles.domain.records.reprisals import ReprisalLane, ReprisalStep, ReprisalStepKind
from casefiles.domain.records.requests import Notice, Request
from casefiles.office.chronology.detention_steps import detention_steps
from casefiles.office.records.vocabularies import term_in
from casefiles.store.access.reader import ReadTransaction
from casefiles.words.catalogue import printed_label
from casefiles.words.language import msg, msg_mark, msg_n, msg_number, msg_of

Term: TypeAlias = Callable[[str, str], str]
"""Returns what a code of a vocabulary is called."""

METHODS: Final = "reprisal_type,return_method"
"""Vocabularies of what is done to people."""
_PROCEDURE: Final = ReprisalLane.PROCEDURE
SOON_AFTER: Final = 30
"""Days after a step within which what was done to people is shown as what followed it."""
_ASYLUM: Final = "asylum"
"""Codes of forums and hearings that would tell of a claim for asylum begin so."""


def steps_of(reader: ReadTransaction, case_id: CaseId) -> tuple[ReprisalStep, ...]:
    """Return everything with a date that can be read, in no particular order."""
    steps = [one for one in _steps(reader, case_id) if is_edtf(one.date)]
    heard = {
        _day(one) for one in steps if one.kind is ReprisalStepKind.HEARING and not one.is_withheld
    }
    # What a hearing has kept or reviewed is told once, as the hearing.
    return tuple(one for one in steps if not _may_be_heard(one) or _day(one) not in heard)


def _may_be_heard(step: ReprisalStep) -> bool:
    return step.lane is _PROCEDURE and step.kind in {
        ReprisalStepKind.DATE,
        ReprisalStepKind.DETENTION_REVIEW,
    }


def _day(step: ReprisalStep) -> str:
    return step.date.partition("T")[0]


def kind_words(kind: ReprisalStepKind) -> str:
    """Return what a kind of step is called within a sentence."""
    return msg_of(_KINDS.get(kind, kind.value))


def step_words(step: ReprisalStep, text: str) -> str:
    """Return a step in words: its text, with what it is where that does not say it by itself.

    Args:
        step: of the chronology.
        text: its text as it is shown.
    """
    kind = kind_words(step.kind)
    kind = f"{kind[:1].upper()}{kind[1:]}"
    if step.kind in _BARE:
        return text or kind
    return f"{kind}: {text}" if text else kind


_KINDS: Final = {
    ReprisalStepKind.DETENTION_REVIEW: msg_mark("review of detention"),
    ReprisalStepKind.DETENTION_END: msg_mark("end of detention"),
}
_BARE: Final = frozenset({ReprisalStepKind.DATE, ReprisalStepKind.INCIDENT, ReprisalStepKind.EVENT})
"""Kinds whose text says what they are."""


def intervals_in_words(steps: Sequence[ReprisalStep]) -> dict[str, str]:
    """Return how far each reprisal lies from the nearest steps of the proceedings, by its id."""
    proceedings = _proceedings(steps)
    axis = ReferenceDates([one.date for one in proceedings])
    values = {}
    for step in steps:
        if step.lane is ReprisalLane.PRESSURE:
            near = axis.nearest(step.date)
            parts = []
            if near.since is not None:
                parts.append(_apart(near.since, "after", proceedings[near.before]))
            if near.until is not None:
                parts.append(_apart(near.until, "before", proceedings[near.after]))
            values[step.id] = "; ".join(parts)
    return values


def steps_followed(steps: Sequence[ReprisalStep]) -> dict[str, tuple[str, int]]:
    """Return which step each reprisal followed within 30 days, and after how many, by its id."""
    proceedings = _proceedings(steps)
    axis = ReferenceDates([one.date for one in proceedings])
    found = {}
    for step in steps:
        if step.lane is ReprisalLane.PRESSURE:
            near = axis.nearest(step.date)
            if near.since is not None and near.since.most <= SOON_AFTER:
                found[step.id] = (proceedings[near.before].id, near.since.least)
    return found


def _proceedings(steps: Sequence[ReprisalStep]) -> list[ReprisalStep]:
    """Return the steps of the proceedings in their order."""
    return sorted(
        (one for one in steps if one.lane is _PROCEDURE),
        key=lambda one: (one.date, one.kind, one.id),
    )


@lru_cache(maxsize=4096)
def _worded(date: str) -> str:
    return words_from_edtf(date)


def _apart(apart: DayInterval, way: str, step: ReprisalStep) -> str:
    day = step.date if "/" in step.date else step.date.partition("T")[0]
    what = msg(
        "the {kind_words} of {worded}", kind_words=kind_words(step.kind), worded=_worded(day)
    )
    if apart.least != apart.most:
        return msg(
            "between {least} and {most} days {way} {what}",
            least=msg_number(apart.least),
            most=msg_number(apart.most),
            way=way,
            what=what,
        )
    if apart.least == 0:
        return msg("on the day of {what}", what=what)
    return msg_n("{n} day {way} {what}", "{n} days {way} {what}", apart.least, way=way, what=what)


def _steps(reader: ReadTransaction, case_id: CaseId) -> Iterator[ReprisalStep]:
    term = term_in(reader)
    for kind, make in _MAKERS.items():
        for record in reader.find(kind, case_id=case_id):
            yield make(record, term)
    for event in reader.find(Event, case_id=case_id, is_pressure=True):
        yield _event(event)
    yield from detention_steps(reader, case_id, term)


def _hearing(one: Hearing, term: Term) -> ReprisalStep:
    return ReprisalStep(
        one.id,
        _PROCEDURE,
        ReprisalStepKind.HEARING,
        one.date,
        _joined(term("hearing_type", one.kind), term("forum", one.forum)),
        zone=one.zone,
        cites=one.cites,
        is_withheld=_is_of_asylum(one.forum, one.kind),
    )


def _decision(one: Decision, term: Term) -> ReprisalStep:
    return ReprisalStep(
        one.id,
        _PROCEDURE,
        ReprisalStepKind.DECISION,
        one.date,
        _joined(term("forum", one.forum), one.order, one.citation),
        cites=one.cites,
        is_withheld=_is_of_asylum(one.forum),
    )


def _request(one: Request, term: Term) -> ReprisalStep:
    return ReprisalStep(
        one.id,
        _PROCEDURE,
        ReprisalStepKind.REQUEST,
        one.dated or one.received,
        _joined(term("issuing_body", one.body), one.number),
        cites=one.cites,
    )


def _notice(one: Notice, term: Term) -> ReprisalStep:
    return ReprisalStep(
        one.id,
        _PROCEDURE,
        ReprisalStepKind.NOTICE,
        one.issued or one.seen,
        _joined(term("notice_kind", one.kind), one.bureau),
        cites=one.cites,
    )


def _submission(one: Submission, term: Term) -> ReprisalStep:
    return ReprisalStep(
        one.id,
        _PROCEDURE,
        ReprisalStepKind.SUBMISSION,
        one.filed,
        _joined(term("forum", one.forum), one.title),
        cites=one.cites,
        is_withheld=_is_of_asylum(one.forum),
    )


def _date(one: Deadline, term: Term) -> ReprisalStep:
    kind = printed_label(one.kind)
    text = _joined(kind[:1].upper() + kind[1:], term("forum", one.forum))
    return ReprisalStep(
        one.id,
        _PROCEDURE,
        ReprisalStepKind.DATE,
        one.date,
        text,
        is_withheld=_is_of_asylum(one.kind) or not one.is_confirmed,
    )


def _incident(one: Incident, term: Term) -> ReprisalStep:
    return ReprisalStep(
        one.id,
        ReprisalLane.PRESSURE,
        ReprisalStepKind.INCIDENT,
        one.date,
        ": ".join(part for part in (term(METHODS, one.method), one.text) if part),
        zone=one.zone,
        place=one.place,
        cites=one.cites,
        is_withheld=one.is_withheld,
        source_person=one.source_person,
        known_to=one.known_to,
    )


def _event(one: Event) -> ReprisalStep:
    return ReprisalStep(
        one.id,
        ReprisalLane.PRESSURE,
        ReprisalStepKind.EVENT,
        one.date,
        one.text,
        place=one.place,
        cites=one.cites,
        is_withheld=one.is_withheld,
        source_person=one.source_person,
        known_to=one.known_to,
        is_widely_known=one.is_widely_known,
    )


_MAKERS: Final[dict[type[Any], Callable[[Any, Term], ReprisalStep]]] = {
    Hearing: _hearing,
    Decision: _decision,
    Request: _request,
    Notice: _notice,
    Submission: _submission,
    Deadline: _date,
    Incident: _incident,
}


def _is_of_asylum(*codes: str) -> bool:
    """Tell whether saying it would tell of a claim for asylum, which stays in the house."""
    return any(code.startswith(_ASYLUM) for code in codes)


def _joined(*parts: str) -> str:
    return ", ".join(part.rstrip(" .") for part in parts if part)
