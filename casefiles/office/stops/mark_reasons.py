"""Reasons that a mark has from the person whom it protects, where none of its own is said."""

from dataclasses import dataclass
from typing import Final

from casefiles.domain.foundation.ids import CaseId, PersonId
from casefiles.domain.records.redaction_settings import REASON_CODES, RedactionReason
from casefiles.office.draft.redaction_schedules import JUDGE, PROFILE
from casefiles.office.records.shown_people import strictest_people
from casefiles.office.redaction.marking import inherited_reason
from casefiles.office.redaction.presets import find_redaction_settings
from casefiles.office.workplace.edition_request import EditionRequest
from casefiles.office.workplace.operations import Query
from casefiles.store.access.reader import ReadTransaction

NOBODY_SAYS: Final = RedactionReason(PersonId(""), REASON_CODES[0], "")
"""What the judge is told of a mark that protects nobody in particular."""


@dataclass(frozen=True, slots=True)
class ReasonsOfPerson:
    """What is said of a person, and so of each mark that protects them.

    Attributes:
        reason: for the lawyer's own file.
        ground: what the judge is told.
    """

    reason: str
    ground: RedactionReason


def reasons_of_people(case_id: CaseId) -> Query[dict[PersonId, ReasonsOfPerson]]:
    """Return what marks of a case have from each person; the neutral ground where none is said."""

    def ask(reader: ReadTransaction) -> dict[PersonId, ReasonsOfPerson]:
        treatment = find_redaction_settings(reader, EditionRequest(case_id, PROFILE, JUDGE))
        redaction_reasons = {one.person_id: one for one in (treatment.grounds if treatment else ())}
        return {
            one.id: ReasonsOfPerson(
                inherited_reason(one),
                redaction_reasons.get(one.id, RedactionReason(one.id, REASON_CODES[0], "")),
            )
            for one in strictest_people(reader, case_id)
        }

    return ask
