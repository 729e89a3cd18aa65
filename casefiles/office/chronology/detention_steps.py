"""What the chronology of pressure takes from times in detention: beginning, reviews and end."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from casefiles.domain.foundation.ids import CaseId
from casefiles.domain.language.text_references import referenced
from casefiles.domain.records.case_records import Case, Person, Protection
from casefiles.domain.records.incidents import Incident
from casefiles.domain.records.proceedings import Detention
from casefiles.domain.records.reprisals import ReprisalLane, ReprisalStep, ReprisalStepKind, step_id
from casefiles.store.access.reader import ReadTransaction

_OVER_THERE: Final = frozenset({"rsdl", "liuzhi", "shuanggui", "re_education", "black_jail"})
"""Regimes that are no step of proceedings here: pressure, also where the client is held."""
_CLIENT: Final = "client"


@dataclass(frozen=True, slots=True)
class _People:
    """Who the client is, and of whom dossiers tell."""

    clients: frozenset[str]
    mentioned: frozenset[str]


def detention_steps(
    reader: ReadTransaction, case_id: CaseId, term: Callable[[str, str], str]
) -> Iterator[ReprisalStep]:
    """Yield beginning, reviews and end of each time in detention.

    That of the client is a step of the proceedings, as a rule; that of anybody else is pressure.

    Args:
        reader: of the vault.
        case_id: of the case.
        term: returns what a code of a vocabulary is called.
    """
    detentions = reader.find(Detention, case_id=case_id)
    people = _people(reader, case_id) if detentions else _People(frozenset(), frozenset())
    for one in detentions:
        linked = reader.find(Incident, case_id=case_id, detention_id=one.id)
        same = tuple(own for own in linked if _day(own.date) == _day(one.begin))
        yield from _steps(one, people, same, term)


def _steps(
    one: Detention, people: _People, same: tuple[Incident, ...], term: Callable[[str, str], str]
) -> Iterator[ReprisalStep]:
    is_procedure = one.person_id in people.clients and one.regime not in _OVER_THERE
    lane = ReprisalLane.PROCEDURE if is_procedure else ReprisalLane.PRESSURE
    # What the lawyer keeps in as an incident is not told as a detention instead.
    is_withheld = one.person_id not in people.mentioned or any(own.is_withheld for own in same)
    who, regime = f"[[{one.person_id}]]", term("detention_regime", one.regime)

    def step(part: str, kind: ReprisalStepKind, date: str, more: str = "") -> ReprisalStep:
        text = ", ".join(words for words in (who, regime, more) if words)
        return ReprisalStep(
            step_id(one.id, part),
            lane,
            kind,
            date,
            text,
            place=one.place,
            cites=one.cites,
            is_withheld=is_withheld,
            about=one.person_id,
        )

    # Pressure that an incident tells with all that happened is not told once more.
    if is_procedure or is_withheld or not same:
        yield step("begin", ReprisalStepKind.DETENTION, one.begin, term("legal_title", one.title))
    for day in dict.fromkeys(one.reviews):
        yield step(f"review {day}", ReprisalStepKind.DETENTION_REVIEW, day)
    if one.end:
        yield step("end", ReprisalStepKind.DETENTION_END, one.end)


def _people(reader: ReadTransaction, case_id: CaseId) -> _People:
    case = reader.get(Case, case_id)
    people = reader.find(Person, case_id=case_id)
    named = referenced(case.client) if case is not None else ()
    clients = {*named, *(one.id for one in people if one.role == _CLIENT)}
    person_ids = (one.id for one in people if one.protection is not Protection.WITHHELD)
    return _People(frozenset(clients), frozenset(person_ids))


def _day(date: str) -> str:
    return date.partition("T")[0]
