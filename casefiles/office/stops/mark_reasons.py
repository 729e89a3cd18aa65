"""Reasons that a mark has from the person whom it protects, where none of its own is said."""

from dataclasses import dataclass
from typing import Final

from casefiles.domain.foundation.ids import CaseId, PersonId
from casefiles.domain.records.case_records import Person
from casefiles.domain.records.treatment import REASON_CODES, Ground
from casefiles.office.draft.schedules import JUDGE, PROFILE
from casefiles.office.redaction.marking import inherited_reason
from casefiles.office.redaction.presets import find_treatment
from casefiles.office.workplace.verbs import Query
from casefiles.office.workplace.wanted import Wanted
from casefiles.store.access.reader import Reader

NOBODY_SAYS: Final = Ground(PersonId(""), REASON_CODES[0], "")
"""What the judge is told of a mark that protects nobody in particular."""


@dataclass(frozen=True, slots=True)
class ReasonsOfPerson:
    """What is said of a person, and so of each mark that protects them.

    Attributes:
        reason: for the lawyer's own file.
        ground: what the judge is told.
    """

    reason: str
    ground: Ground


def reasons_of_people(case_id: CaseId) -> Query[dict[PersonId, ReasonsOfPerson]]:
    """Return what marks of a case have from each person; the neutral ground where none is said."""

    def ask(reader: Reader) -> dict[PersonId, ReasonsOfPerson]:
        treatment = find_treatment(reader, Wanted(case_id, PROFILE, JUDGE))
        told = {one.person_id: one for one in (treatment.grounds if treatment else ())}
        return {
            one.id: ReasonsOfPerson(
                inherited_reason(one), told.get(one.id, Ground(one.id, REASON_CODES[0], ""))
            )
            for one in reader.find(Person, case_id=case_id)
        }

    return ask
