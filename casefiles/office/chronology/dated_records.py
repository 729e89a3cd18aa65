"""Records of the register that have a date, as the timeline shows them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from casefiles.domain.dates.date_words import words_from_edtf
from casefiles.domain.dates.edtf import EdtfMoment, is_edtf, parse
from casefiles.domain.foundation.ids import CaseId, PersonId
from casefiles.domain.records.citation import Citation
from casefiles.domain.records.incidents import Incident
from casefiles.domain.records.proceedings import Decision, Detention, Hearing, Submission
from casefiles.domain.records.requests import Notice, Request, Warrant
from casefiles.office.chronology.reprisal_steps import METHODS, Term
from casefiles.office.records.vocabularies import term_in
from casefiles.store.access.reader import ReadTransaction
from casefiles.store.database.tables import table_of
from casefiles.words.catalogue import label
from casefiles.words.language import msg

BEIJING: Final = "+08:00"
_MINUTES: Final = 60


@dataclass(frozen=True, slots=True)
class DatedRecord:
    """One record of the register on the line of time.

    Attributes:
        type: code of its type.
        date: as EDTF, with the offset of its zone where that is known.
        text: may refer to persons.
        forum: in words; empty for what stands before none.
        is_claim: it asserts what happened to somebody, and so needs proof.
    """

    type: str
    id: str
    date: str
    text: str
    place: str = ""
    forum: str = ""
    person_ids: tuple[PersonId, ...] = ()
    cites: tuple[Citation, ...] = ()
    is_withheld: bool = False
    is_claim: bool = False


def dated_records(reader: ReadTransaction, case_id: CaseId) -> Iterator[DatedRecord]:
    """Yield each record of the register that has a date."""
    term = term_in(reader)
    for kind, make in _MAKERS.items():
        for record in reader.find(kind, case_id=case_id):
            made = make(record, term)
            if made.date:
                yield made


def with_offset(date: str, zone: str) -> str:
    """Return a date with the offset that a zone had then; as it stands where that is not known."""
    if not zone or "T" not in date or not is_edtf(date):
        return date
    found = parse(date)
    if not isinstance(found, EdtfMoment) or not found.time or found.zone:
        return date
    try:
        moment = datetime.fromisoformat(f"{found.year}-{found.month}-{found.day}T{found.time}")
        offset = moment.replace(tzinfo=ZoneInfo(zone)).utcoffset()
    except (ValueError, OSError):
        # Also ZoneInfoNotFoundError, which is a KeyError: this machine does not know the zone.
        return date
    except KeyError:
        return date
    return f"{date.removesuffix(found.doubt)}{_offset_words(offset)}{found.doubt}"


def in_beijing(date: str) -> str:
    """Return a moment by the clock of Beijing, in words; empty where its zone is not known."""
    found = parse(date) if is_edtf(date) else None
    if not isinstance(found, EdtfMoment) or not found.time or found.zone in {"", BEIJING}:
        return ""
    offset = "+00:00" if found.zone == "Z" else found.zone
    time = found.time if found.time.count(":") > 1 else f"{found.time}:00"
    moment = datetime.fromisoformat(f"{found.year}-{found.month}-{found.day}T{time}{offset}")
    there = moment.astimezone(_BEIJING_ZONE)
    return msg(
        "{date}, {there} in Beijing",
        date=words_from_edtf(f"{there:%Y-%m-%d}"),
        there=f"{there:%H:%M}",
    )


_BEIJING_ZONE: Final = datetime.fromisoformat(f"2000-01-01T00:00{BEIJING}").tzinfo


def _offset_words(offset: timedelta | None) -> str:
    if offset is None:
        return ""
    minutes = int(offset.total_seconds() // _MINUTES)
    sign = "-" if minutes < 0 else "+"
    hours, rest = divmod(abs(minutes), _MINUTES)
    return f"{sign}{hours:02}:{rest:02}"


def _joined(*parts: str) -> str:
    return ", ".join(part for part in parts if part)


def _made(record: Any, date: str, text: str, **more: Any) -> DatedRecord:
    return DatedRecord(table_of(type(record)), record.id, date, text, cites=record.cites, **more)


def _hearing(one: Hearing, term: Term) -> DatedRecord:
    forum = term("forum", one.forum)
    text = _joined(term("hearing_type", one.kind) or msg("Hearing"), forum)
    return _made(one, with_offset(one.date, one.zone), text, forum=forum)


def _decision(one: Decision, term: Term) -> DatedRecord:
    forum = term("forum", one.forum)
    return _made(one, one.date, _joined(msg("Decision"), forum, one.order), forum=forum)


def _request(one: Request, term: Term) -> DatedRecord:
    body = term("issuing_body", one.body)
    text = _joined(msg("Request: {words}", words=label(one.kind)), body, one.number)
    return _made(one, one.dated or one.received, text)


def _warrant(one: Warrant, term: Term) -> DatedRecord:
    return _made(
        one, one.dated, _joined(one.kind or msg("Warrant"), term("issuing_body", one.body))
    )


def _notice(one: Notice, term: Term) -> DatedRecord:
    text = _joined(term("notice_kind", one.kind) or msg("Notice"), one.number)
    return _made(one, one.issued or one.seen, text)


def _submission(one: Submission, term: Term) -> DatedRecord:
    forum = term("forum", one.forum)
    return _made(one, one.filed, _joined(msg("Filed"), one.title, forum), forum=forum)


def _detention(one: Detention, term: Term) -> DatedRecord:
    is_whole = is_edtf(one.begin) and "/" not in one.begin
    date = f"{one.begin}/{one.end or '..'}" if is_whole else one.begin
    if not is_edtf(date):
        date = one.begin
    text = _joined(
        msg("[[{person_id}]] held", person_id=one.person_id), term("detention_regime", one.regime)
    )
    people = (one.person_id,) if one.person_id else ()
    return _made(one, date, text, place=one.place, person_ids=people, is_claim=True)


def _incident(one: Incident, term: Term) -> DatedRecord:
    method = term(METHODS, one.method)
    text = ": ".join(part for part in (method, one.text) if part)
    return _made(
        one,
        with_offset(one.date, one.zone),
        text,
        place=one.place,
        person_ids=one.target_ids,
        is_withheld=one.is_withheld,
        is_claim=True,
    )


_MAKERS: Final[dict[type[Any], Callable[[Any, Term], DatedRecord]]] = {
    Hearing: _hearing,
    Decision: _decision,
    Request: _request,
    Warrant: _warrant,
    Notice: _notice,
    Submission: _submission,
    Detention: _detention,
    Incident: _incident,
}
