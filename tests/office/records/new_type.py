"""A type of record that does not exist, as somebody would add it; see `test_new_type`.

It is imported before everything else in a process of its own, since what is derived from types is
derived when the program starts.
"""

from dataclasses import dataclass
from typing import Annotated, NewType

from casefiles.domain.foundation.ids import NO_PERSON, CaseId, PersonId
from casefiles.domain.foundation.schema import (
    BY_DATE,
    EdtfDate,
    Line,
    Named,
    Prose,
    Searched,
    Term,
    Title,
)
from casefiles.domain.records import proceedings_records
from casefiles.words import kinds, register

VisitId = NewType("VisitId", str)


@dataclass(frozen=True, slots=True)
class Visit:
    """A visit to somebody who is held."""

    id: Annotated[VisitId, Searched(33)]
    case_id: CaseId
    date: Annotated[EdtfDate, Title(2), BY_DATE]
    place: Annotated[Named, Title(1)] = ""
    person_id: PersonId = NO_PERSON
    kind: Annotated[str, Term("task_kind")] = ""
    notes: Prose = ""
    room: Line = ""
    later: tuple[EdtfDate, ...] = ()


# What a type costs beside its class: the union it is of, and its words.
proceedings_records.Registered |= Visit
proceedings_records.REGISTERED = (*proceedings_records.REGISTERED, Visit)
register.FIELDS["visit.person_id"] = "Who was visited"
register.TYPES["visit"] = ("Visit", "Visits", "users")
kinds.KIND_WORDS["visit"] = kinds.KindWords("visit", ("1 visit", "{n} visits"))
