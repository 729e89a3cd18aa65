"""Reasons for the court at a terminal: printed, and taken from a file of the same form."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import InvalidInput
from casefiles.domain.foundation.ids import CaseId, FactId, PersonId
from casefiles.domain.records.case_records import Fact
from casefiles.domain.records.redaction_settings import RedactionReason
from casefiles.office.draft.redaction_schedules import CourtReasonRow, save_schedule, schedule_plan
from casefiles.office.draft.snapshots import case_named
from casefiles.office.importing.form_keys import names_of
from casefiles.office.importing.import_fields import fields_of
from casefiles.office.importing.record_reader import read_part
from casefiles.office.workplace.operations import Job, JobContext
from casefiles.office.workplace.strict_json import read_json
from casefiles.store.access.reader import ReadTransaction

_PERSON: Final = "person"
_NOT_ENTERED: Final = (_PERSON, "is_complete", "has_entry")
"""Keys beside those of a reason; what is printed can be read again."""


@dataclass(frozen=True, slots=True)
class CourtReason:
    """What a judge is told of one person; facts by their numbers in the statement of facts.

    Attributes:
        person: the name as shown in the case.
        is_complete: a judge can rule on it.
        has_entry: the schedule can list the person; nobody who is withheld is listed.
    """

    person: str
    code: str
    reason: str
    facts: tuple[int, ...]
    less: str
    order: str
    is_complete: bool
    has_entry: bool


def order_court_reasons(reference: str, given: bytes | None = None) -> Job[tuple[CourtReason, ...]]:
    """Return what the schedule of a case tells of each protected person; first take it from a file.

    Args:
        reference: of the case.
        given: a list of objects as they are returned; who is not in it stays as before. None to
            change nothing.

    Raises:
        Refused: no case has this reference.
        InvalidForm: no such list, an unknown person, code or fact.
    """

    def work(workplace: JobContext, _ticket: CancellationToken) -> tuple[CourtReason, ...]:
        vault = workplace.vault
        case_id = vault.read(case_named(reference))
        if given is not None:
            plan = vault.read(schedule_plan(case_id))
            people = [(one.name, one.ground.person_id) for one in plan.rows]
            numbers = vault.read(lambda reader: _facts(reader, case_id))
            read = _read(given, people, {at: own for own, at in numbers.items()})
            grounds = [read.get(one.ground.person_id, one.ground) for one in plan.rows]
            vault.write(save_schedule(case_id, plan.describes, grounds, workplace.randomness))
        plan = vault.read(schedule_plan(case_id))
        numbers = vault.read(lambda reader: _facts(reader, case_id))
        return tuple(_reason(one, numbers) for one in plan.rows)

    return work


def _facts(reader: ReadTransaction, case_id: CaseId) -> dict[FactId, int]:
    return {one.id: one.position for one in reader.find(Fact, case_id=case_id)}


def _reason(row: CourtReasonRow, numbers: Mapping[FactId, int]) -> CourtReason:
    ground = row.ground
    facts = tuple(numbers[one] for one in ground.facts if one in numbers)
    values = (row.name, ground.code, ground.reason, facts, ground.less, ground.order)
    return CourtReason(*values, ground.is_complete, row.has_entry)


def _read(
    given: bytes, people: Sequence[tuple[str, PersonId]], facts: Mapping[int, FactId]
) -> dict[PersonId, RedactionReason]:
    values: Any = read_json(given)
    if not isinstance(values, list):
        raise InvalidInput("form_wrong_type", place="reasons", expected="[...]")
    found = {}
    for at, value in enumerate(values):
        place = f"[{at}]"
        own = fields_of(
            value, place, names_of(RedactionReason, _PERSON, "is_complete", "has_entry")
        )
        name = own.text(_PERSON, required=True)
        owners = [person_id for one, person_id in people if one == name]
        if len(owners) != 1:
            raise InvalidInput("form_dangling_id", place=own.at(_PERSON))
        rest = {key: one for key, one in own.values.items() if key in names_of(RedactionReason)}
        ground = read_part(RedactionReason, rest, place, person_id=owners[0])
        numbers = [int(one) for one in ground.facts]
        if not facts.keys() >= {*numbers}:
            raise InvalidInput("form_dangling_id", place=f"{place}.facts")
        found[owners[0]] = replace(ground, facts=tuple(facts[one] for one in numbers))
    return found
