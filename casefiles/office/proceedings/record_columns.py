"""What the list of the proceedings says of a record below its title, by its type."""

from collections.abc import Callable, Iterable
from typing import Any, Final

from casefiles.domain.dates.date_words import words_from_edtf
from casefiles.domain.dates.edtf import is_edtf
from casefiles.domain.foundation.schema import schema_of
from casefiles.domain.records.proceedings import (
    Assurance,
    Decision,
    Detention,
    Hearing,
    Submission,
    Task,
)
from casefiles.domain.records.proceedings_records import Registered
from casefiles.domain.records.requests import Charge, Notice, ReceiptState, Request, Warrant
from casefiles.domain.records.requests import YesNoDisputed as Yes
from casefiles.office.proceedings.record_states import days_in_detention
from casefiles.office.records.proceedings_names import DisplayContext
from casefiles.words.language import msg, msg_n

_Columns = Callable[[Any, DisplayContext, str], Iterable[str]]


def date_of_record(record: Registered) -> str:
    """Return the day by which a record stands in the list, as EDTF; empty for none."""
    dated = (getattr(record, one.name) for one in schema_of(type(record)) if one.is_dated)
    day = next(dated, "")
    return day if day and is_edtf(day) else ""


def columns_of(record: Registered, showing: DisplayContext, today: str) -> tuple[str, ...]:
    """Return what stands in the second line of a record, in its order; what is empty is left out.

    Args:
        record: of the proceedings.
        showing: how texts and codes are shown.
        today: the present day, as EDTF.
    """
    own = _COLUMNS.get(type(record))
    found = own(record, showing, today) if own is not None else ()
    return tuple(" ".join(one.split()) for one in found if one and one.strip())


def _date(day: str) -> str:
    return words_from_edtf(day) if is_edtf(day) else day


def _request(one: Request, at: DisplayContext, _: str) -> Iterable[str]:
    missing = sum(paper.presence is ReceiptState.MISSING for paper in one.required)
    yield at.term("request_channel", one.channel)
    yield at.text(at.term("issuing_body", one.body))
    if missing:
        yield msg_n("{n} document missing", "{n} documents missing", missing)


def _warrant(one: Warrant, at: DisplayContext, _: str) -> Iterable[str]:
    yield one.kind
    yield at.text(at.term("issuing_body", one.body))
    yield msg("maximum {penalty}", penalty=one.maximum) if one.maximum else ""


def _charge(one: Charge, _at: DisplayContext, _: str) -> Iterable[str]:
    yield one.article
    yield one.counterpart
    if one.elements:
        alleged = sum(element.is_alleged is Yes.YES for element in one.elements)
        yield msg("{n} of {all} elements alleged", n=alleged, all=len(one.elements))


def _notice(one: Notice, at: DisplayContext, _: str) -> Iterable[str]:
    yield at.term("notice_kind", one.kind)
    yield one.spelling
    kinds = dict.fromkeys(at.term("ccf_request_kind", data.kind) for data in one.requests)
    yield msg("CCF: {requests}", requests=", ".join(kinds)) if kinds else ""


def _assurance(one: Assurance, at: DisplayContext, _: str) -> Iterable[str]:
    yield at.text(one.giver)
    if one.promises:
        specific = sum(promise.is_specific is Yes.YES for promise in one.promises)
        yield msg("{n} of {all} specific", n=specific, all=len(one.promises))


def _hearing(one: Hearing, at: DisplayContext, _: str) -> Iterable[str]:
    yield at.text(at.term("forum", one.forum))
    yield at.text(one.panel)
    yield at.text(one.attendance)


def _decision(one: Decision, at: DisplayContext, _: str) -> Iterable[str]:
    yield at.text(at.term("forum", one.forum))
    yield at.text(one.order)


def _detention(one: Detention, at: DisplayContext, today: str) -> Iterable[str]:
    days = days_in_detention(one, today)
    due = sorted(day for day in one.reviews if day >= today)
    yield at.text(one.place)
    yield at.term("detention_regime", one.regime)
    if days is not None:
        yield msg_n("{n} day", "{n} days", days)
    yield msg("review due {date}", date=_date(due[0])) if due else ""


def _submission(one: Submission, at: DisplayContext, _: str) -> Iterable[str]:
    yield at.text(at.term("forum", one.forum))
    yield at.term("submission_channel", one.channel)
    yield one.registration or (msg("registration not recorded") if one.filed else "")


def _task(one: Task, at: DisplayContext, _: str) -> Iterable[str]:
    yield at.term("task_kind", one.kind)


_COLUMNS: Final[dict[type[Any], _Columns]] = {
    Request: _request,
    Warrant: _warrant,
    Charge: _charge,
    Notice: _notice,
    Assurance: _assurance,
    Hearing: _hearing,
    Decision: _decision,
    Detention: _detention,
    Submission: _submission,
    Task: _task,
}
