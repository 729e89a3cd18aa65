"""The course of the case: its stations from the notice to the surrender, each with its date."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from casefiles.domain.dates.edtf import is_edtf, sort_key
from casefiles.domain.foundation.ids import CaseId
from casefiles.domain.records.case_records import Case
from casefiles.domain.records.proceedings import Decision, Detention, Hearing
from casefiles.domain.records.requests import Notice, Request, RequestKind
from casefiles.office.workplace.operations import Query
from casefiles.store.access.reader import ReadTransaction
from casefiles.words.language import msg

_COURTS: Final = ("national_first", "national_appeal", "executive")


class StationState(StrEnum):
    """Whether a station is reached."""

    DONE = "done"
    DUE = "due"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Station:
    """One station of the course.

    Attributes:
        words: its name.
        date: as EDTF; empty where none is recorded.
        is_removal: the last one, which is to be prevented.
    """

    words: str
    date: str
    state: StationState
    is_removal: bool = False


def course_of(case_id: CaseId, today: str) -> Query[tuple[Station, ...]]:
    """Return the stations of a case in their order; nothing where none has a date.

    Args:
        case_id: of the case.
        today: the present day, as EDTF.
    """

    def ask(reader: ReadTransaction) -> tuple[Station, ...]:
        stations = tuple(_stations(reader, case_id, today))
        return stations if any(one.date for one in stations) else ()

    return ask


def _stations(reader: ReadTransaction, case_id: CaseId, today: str) -> Iterator[Station]:
    requests = reader.find(Request, case_id=case_id)
    notices = reader.find(Notice, case_id=case_id)
    detentions = reader.find(Detention, case_id=case_id)
    yield _station(msg("Notice"), (one.issued or one.seen for one in notices), today)
    arrests = (*(one.arrested for one in requests), *(one.begin for one in detentions))
    yield _station(msg("Arrest"), arrests, today)
    formal = (one.dated for one in requests if one.kind is RequestKind.EXTRADITION)
    yield _station(msg("Request"), formal, today)
    decisions = reader.find(Decision, case_id=case_id)
    hearings = reader.find(Hearing, case_id=case_id)
    names = (msg("First instance"), msg("Appeal"), msg("Minister"))
    for forum, words in zip(_COURTS, names, strict=True):
        made = [one.date for one in decisions if one.forum == forum]
        # Until a court has decided, its next hearing says when it may.
        heard = [] if made else [one.date for one in hearings if one.forum == forum]
        yield _station(words, made or heard, today, is_decided=bool(made))
    case = reader.get(Case, case_id)
    removal = case.removal if case is not None else ""
    state = StationState.DUE if removal else StationState.OPEN
    yield Station(msg("Surrender"), removal, state, is_removal=True)


def _station(words: str, dates: Iterable[str], today: str, *, is_decided: bool = True) -> Station:
    """Return a station by its first date, or by its last one where nothing is decided yet."""
    known = sorted((one for one in dates if one and is_edtf(one)), key=sort_key)
    if not known:
        return Station(words, "", StationState.OPEN)
    date = known[0] if is_decided else known[-1]
    is_past = sort_key(date) <= sort_key(today)
    return Station(words, date, StationState.DONE if is_past and is_decided else StationState.DUE)
