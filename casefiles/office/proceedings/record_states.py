"""What is to be seen at once of a record of the register: missing papers, days, what is open."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from casefiles.domain.dates.edtf import span
from casefiles.domain.records.incidents import Incident
from casefiles.domain.records.proceedings import Detention, Submission, Task
from casefiles.domain.records.proceedings_records import Registered
from casefiles.domain.records.requests import Charge, Notice, ReceiptState, Request, YesNoDisputed
from casefiles.words.catalogue import label
from casefiles.words.language import msg, msg_n


@dataclass(frozen=True, slots=True)
class RecordState:
    """A word or two beside a record, with an icon and colour role; empty for nothing to say."""

    words: str = ""
    icon: str = ""
    role: str = "muted"


_NONE: Final = RecordState()
NEXT_VISIT: Final = "prison_visit"
"""Kind of tasks that wait for the next visit to prison; they stand together."""


def state_of(record: Registered, today: str) -> RecordState:
    """Return what is to be seen at once of a record.

    Args:
        record: of the register.
        today: the present day, as EDTF.
    """
    on_message = _STATES.get(type(record))
    try:
        return on_message(record, today) if on_message is not None else _NONE
    except ValueError:
        # A date that came in by another way than a form: the record itself shows it.
        return _NONE


def days_in_detention(one: Detention, today: str) -> int | None:
    """Return how many days somebody was held, the first and the last counted; None if unknown.

    Args:
        one: the time in detention.
        today: as EDTF; the last day so far where it goes on.
    """
    begin, end = span(one.begin), span(one.end or today)
    if begin.start_day is None or end.end_day is None:
        return None
    if begin.is_approximate or (one.end and end.is_approximate):
        return None
    return max(int(end.end_day - 0.0001) - int(begin.start_day) + 1, 0)


def _request(one: Request, _: str) -> RecordState:
    missing = sum(paper.presence is ReceiptState.MISSING for paper in one.required)
    late = sum(paper.presence is ReceiptState.LATE for paper in one.required)
    texts = [msg("{missing} missing", missing=missing)] if missing else []
    texts += [msg("{late} late", late=late)] if late else []
    return RecordState(", ".join(texts), "warning", "danger") if texts else _NONE


def _charge(one: Charge, _: str) -> RecordState:
    if one.is_barred is YesNoDisputed.YES:
        return RecordState(msg("Time-barred"), "hourglass", "ok")
    if one.is_dual is YesNoDisputed.NO:
        return RecordState(msg("No offence here"), "scales", "ok")
    return _NONE


def _notice(one: Notice, _: str) -> RecordState:
    return RecordState(msg("Cancelled"), "check-circle", "ok") if one.cancelled else _NONE


def _detention(one: Detention, today: str) -> RecordState:
    days = days_in_detention(one, today)
    if days is None:
        return _NONE
    words = msg_n("{n} day", "{n} days", days)
    return (
        RecordState(words, "lock", "text")
        if one.end
        else RecordState(msg("{words} so far", words=words), "lock", "warn")
    )


def _incident(one: Incident, _: str) -> RecordState:
    return RecordState(label(one.standing).capitalize()) if one.standing else _NONE


def _submission(one: Submission, _: str) -> RecordState:
    if one.is_filed:
        return RecordState(msg("As filed"), "file-lock", "ok")
    return (
        RecordState(msg("Filed"), "check", "text")
        if one.filed
        else RecordState(msg("In preparation"))
    )


def _task(one: Task, today: str) -> RecordState:
    if one.done:
        return RecordState(msg("Done"), "check-circle", "ok")
    due = span(one.due).end_day if one.due else None
    start = span(today).start_day
    if due is not None and start is not None and due <= start:
        return RecordState(msg("Overdue"), "warning", "danger")
    if one.kind == NEXT_VISIT:
        return RecordState(msg("For the next visit"), "calendar-check", "accent")
    return RecordState(msg("Open"), "circle", "text")


_STATES: Final[dict[type[Any], Callable[[Any, str], RecordState]]] = {
    Request: _request,
    Charge: _charge,
    Notice: _notice,
    Detention: _detention,
    Incident: _incident,
    Submission: _submission,
    Task: _task,
}
