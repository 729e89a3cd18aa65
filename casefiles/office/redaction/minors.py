"""Source of the redaction queue: open people who may be under age, and whether it was considered.

Courts let only the initials of a minor stand. Whether a name may be given all the same is for a
person to say, once for each person and date of birth.
"""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from typing import Final

from casefiles.domain.dates.edtf import is_edtf
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.ids import CaseId, PersonId
from casefiles.domain.records.case_records import Person, Protection
from casefiles.domain.records.number_kinds import IdentifierCategory, number_kind
from casefiles.domain.records.rows import DocumentRow
from casefiles.domain.records.suggestion_decisions import ReviewDecision, SuggestionVerdict
from casefiles.domain.rules.age import may_be_under_age
from casefiles.office.redaction.suggestions import (
    NOWHERE,
    CaseContext,
    CaseSource,
    RedactionSuggestion,
    item_key,
)
from casefiles.office.workplace.operations import JobContext
from casefiles.redaction.finding.dates.dates import days_of
from casefiles.redaction.finding.days_in_numbers import days_in_number
from casefiles.store.access.reader import ReadTransaction
from casefiles.words.review import minor_words

MINOR_NAMED: Final = "minor_named"
_BILLION: Final = 1_000_000_000


def today_of(workplace: JobContext) -> date:
    """Return the day by the clock of the computer."""
    return datetime.fromtimestamp(workplace.clock.wall() // _BILLION, UTC).date()


def may_be_minor(person: Person, today: date) -> bool:
    """Tell whether somebody is told to be under age, or may be by any date of birth."""
    return person.is_minor or may_be_under_age(_births(person), today)


def _births(person: Person) -> tuple[str, ...]:
    """Return every date of birth that is recorded of a person, in EDTF."""
    found = [person.born] if person.born else []
    for one in person.identifiers:
        found += (day.isoformat() for day in days_in_number(one.kind, one.value))
        if number_kind(one.kind) is IdentifierCategory.BIRTH_DATE:
            value = one.value.strip()
            days = [day.isoformat() for day in days_of(value)]
            found += days or ([value] if is_edtf(value) else [])
    return tuple(dict.fromkeys(found))


def key_of_minor(person: Person) -> str:
    """Return the key under which it is decided; another date of birth asks anew."""
    description = " ".join((*_births(person), str(person.is_minor)))
    return item_key(MINOR_NAMED, ("person", person.id), person.id, description)


def considered(reader: ReadTransaction, case_id: CaseId) -> frozenset[str]:
    """Return the keys of people of whom somebody recorded that naming them was considered."""
    found = reader.find(ReviewDecision, case_id=case_id, kind=MINOR_NAMED)
    return frozenset(one.key for one in found if one.verdict is SuggestionVerdict.ACCEPTED)


def _look(
    workplace: JobContext,
    at: CaseContext,
    _rows: Sequence[DocumentRow],
    _ticket: CancellationToken,
) -> Iterator[RedactionSuggestion]:
    today = today_of(workplace)
    for person in at.persons:
        if person.protection is Protection.OPEN and may_be_minor(person, today):
            yield _item(person)


def _item(person: Person) -> RedactionSuggestion:
    return RedactionSuggestion(
        kind=MINOR_NAMED,
        key=key_of_minor(person),
        document_id=NOWHERE,
        page=0,
        boxes=(),
        before="",
        text=person.names[0].text if person.names else "?",
        after="",
        person_id=PersonId(person.id),
        words=minor_words(_births(person), is_stated=person.is_minor),
        record=("person", person.id),
    )


IN_CASE: Final = CaseSource("minors", _look)
