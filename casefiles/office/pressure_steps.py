"""The steps of the chronology of pressure, made from the records of a case."""

from collections.abc import Callable, Iterator
from typing import Any, Final

from casefiles.domain.edtf import is_edtf
from casefiles.domain.ids import CaseId
from casefiles.domain.incidents import Incident
from casefiles.domain.pressure import PressureLane, Step, StepKind
from casefiles.domain.proceedings import Decision, Hearing, Submission
from casefiles.domain.records import Deadline, Event
from casefiles.domain.requests import Notice, Request
from casefiles.store.vault import Reader
from casefiles.words import label

_PROCEDURE: Final = PressureLane.PROCEDURE
_ASYLUM: Final = "asylum"
"""Codes of forums and hearings that would tell of a claim for asylum begin so."""


def steps_of(reader: Reader, case_id: CaseId) -> tuple[Step, ...]:
    """Return everything with a date that can be read, in no particular order."""
    return tuple(one for one in _steps(reader, case_id) if is_edtf(one.date))


def _steps(reader: Reader, case_id: CaseId) -> Iterator[Step]:
    for kind, make in _MAKERS.items():
        for record in reader.find(kind, case_id=case_id):
            yield make(record)
    for event in reader.find(Event, case_id=case_id, is_pressure=True):
        yield _event(event)


def _hearing(one: Hearing) -> Step:
    return Step(
        one.id,
        _PROCEDURE,
        StepKind.HEARING,
        one.date,
        _joined(label(one.kind), label(one.forum)),
        zone=one.zone,
        cites=one.cites,
        is_withheld=_is_of_asylum(one.forum, one.kind),
    )


def _decision(one: Decision) -> Step:
    return Step(
        one.id,
        _PROCEDURE,
        StepKind.DECISION,
        one.date,
        _joined(label(one.forum), one.order, one.citation),
        cites=one.cites,
        is_withheld=_is_of_asylum(one.forum),
    )


def _request(one: Request) -> Step:
    return Step(
        one.id,
        _PROCEDURE,
        StepKind.REQUEST,
        one.dated or one.received,
        _joined(one.body, one.number),
        cites=one.cites,
    )


def _notice(one: Notice) -> Step:
    return Step(
        one.id,
        _PROCEDURE,
        StepKind.NOTICE,
        one.issued or one.seen,
        _joined(label(one.kind), one.bureau),
        cites=one.cites,
    )


def _submission(one: Submission) -> Step:
    return Step(
        one.id,
        _PROCEDURE,
        StepKind.SUBMISSION,
        one.filed,
        _joined(label(one.forum), one.title),
        cites=one.cites,
        is_withheld=_is_of_asylum(one.forum),
    )


def _date(one: Deadline) -> Step:
    kind = label(one.kind)
    text = _joined(kind[:1].upper() + kind[1:], one.forum)
    return Step(
        one.id,
        _PROCEDURE,
        StepKind.DATE,
        one.date,
        text,
        is_withheld=_is_of_asylum(one.kind) or not one.is_confirmed,
    )


def _incident(one: Incident) -> Step:
    return Step(
        one.id,
        PressureLane.PRESSURE,
        StepKind.INCIDENT,
        one.date,
        ": ".join(part for part in (label(one.method), one.text) if part),
        zone=one.zone,
        place=one.place,
        cites=one.cites,
        is_withheld=one.is_withheld,
        source_person=one.source_person,
        known_to=one.known_to,
    )


def _event(one: Event) -> Step:
    return Step(
        one.id,
        PressureLane.PRESSURE,
        StepKind.EVENT,
        one.date,
        one.text,
        place=one.place,
        cites=one.cites,
        is_withheld=one.is_withheld,
        source_person=one.source_person,
        known_to=one.known_to,
        is_widely_known=one.is_widely_known,
    )


_MAKERS: Final[dict[type[Any], Callable[[Any], Step]]] = {
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
    return ", ".join(part for part in parts if part)
