"""What a record of the register is called in a sentence."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from casefiles import paths
from casefiles.domain.dates.date_words import words_from_edtf
from casefiles.domain.dates.edtf import is_edtf
from casefiles.domain.records.country_information import CountrySource, InstrumentStatus
from casefiles.domain.records.incidents import Incident, Relationship
from casefiles.domain.records.proceedings import (
    Assurance,
    Decision,
    Detention,
    Hearing,
    Submission,
    Task,
)
from casefiles.domain.records.proceedings_records import Registered
from casefiles.domain.records.requests import Charge, Notice, Request, Warrant
from casefiles.library.vocabularies import load_vocabulary
from casefiles.store.database.tables import table_of
from casefiles.words.catalogue import label
from casefiles.words.register import TYPES


def _read_out(vocabulary: str, code: str) -> str:
    held = (load_vocabulary(paths.resources(), name) for name in vocabulary.split(","))
    terms = (one.term(code) for one in held)
    return next((term.words for term in terms if term is not None), label(code))


@dataclass(frozen=True, slots=True)
class DisplayContext:
    """How texts and people are shown.

    Attributes:
        text: returns a text with its references as names.
        person: returns the name of a person by id.
        term: returns what a code of a vocabulary is called; without it, the code is read out.
    """

    text: Callable[[str], str]
    person: Callable[[str], str]
    term: Callable[[str, str], str] = _read_out


def name_of_registered(record: Registered, showing: DisplayContext) -> str:
    """Return what a record is called: by what it says, or by its type where it says nothing."""
    told = _NAMES[type(record)](record, showing)
    return told or TYPES[table_of(type(record))][0]


def _joined(*parts: str) -> str:
    return ", ".join(part for part in parts if part)


def _day(date: str) -> str:
    return words_from_edtf(date) if is_edtf(date) else date


def _request(one: Request, at: DisplayContext) -> str:
    return _joined(one.number or at.text(at.term("issuing_body", one.body)), _day(one.dated))


def _warrant(one: Warrant, at: DisplayContext) -> str:
    return _joined(at.text(one.kind), at.text(at.term("issuing_body", one.body)), _day(one.dated))


def _charge(one: Charge, at: DisplayContext) -> str:
    return _joined(at.text(one.label), one.article)


def _notice(one: Notice, at: DisplayContext) -> str:
    return _joined(at.term("notice_kind", one.kind), one.number or at.text(one.spelling))


def _assurance(one: Assurance, at: DisplayContext) -> str:
    return _joined(at.text(one.giver), _day(one.dated))


def _hearing(one: Hearing, at: DisplayContext) -> str:
    return _joined(
        at.term("hearing_type", one.kind), at.text(at.term("forum", one.forum)), _day(one.date)
    )


def _decision(one: Decision, at: DisplayContext) -> str:
    return _joined(at.text(at.term("forum", one.forum)), _day(one.date), one.citation)


def _detention(one: Detention, at: DisplayContext) -> str:
    return _joined(at.person(one.person_id), at.text(one.place), _day(one.begin))


def _incident(one: Incident, at: DisplayContext) -> str:
    return _joined(
        at.term("reprisal_type,return_method", one.method), _day(one.date), at.text(one.text)
    )


def _relationship(one: Relationship, at: DisplayContext) -> str:
    kind = at.term("relationship_kind", one.kind)
    of = f"{kind[:1].lower()}{kind[1:]} of" if kind else "related to"
    return f"{at.person(one.person_id)}, {of} {at.person(one.other_id)}"


def _source(one: CountrySource, at: DisplayContext) -> str:
    return _joined(one.issuer, one.symbol or at.text(one.title), _day(one.date))


def _status(one: InstrumentStatus, _: DisplayContext) -> str:
    return _joined(one.treaty, one.party)


def _submission(one: Submission, at: DisplayContext) -> str:
    return _joined(at.text(one.title) or at.term("forum", one.forum), _day(one.filed))


def _task(one: Task, at: DisplayContext) -> str:
    return at.text(one.text)


_NAMES: Final[dict[type[Any], Callable[[Any, DisplayContext], str]]] = {
    Request: _request,
    Warrant: _warrant,
    Charge: _charge,
    Notice: _notice,
    Assurance: _assurance,
    Hearing: _hearing,
    Decision: _decision,
    Detention: _detention,
    Incident: _incident,
    Relationship: _relationship,
    CountrySource: _source,
    InstrumentStatus: _status,
    Submission: _submission,
    Task: _task,
}
