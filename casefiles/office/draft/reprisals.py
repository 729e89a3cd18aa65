"""Taking the chronology of pressure into a dossier, in one act."""

from collections.abc import Iterable
from typing import Final

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import Refused
from casefiles.domain.foundation.ids import CaseId
from casefiles.office.draft.dossiers import (
    PlannedSection,
    forums,
    last_choice,
    plan_of,
    remember_choice,
    save_contents,
)
from casefiles.office.workplace.edition_request import EditionRequest
from casefiles.office.workplace.operations import Job, JobContext

SECTION: Final = "pressure"


def put_into_dossier(case_id: CaseId) -> Job[str]:
    """Ask for the chronology of pressure in the dossier that was last looked at.

    Returns:
        For whom that dossier is, in words.

    Raises:
        Refused: no_pressure_section, where its forum has no such section.
    """

    def work(workplace: JobContext, ticket: CancellationToken) -> str:
        offered = [one for one in forums()(workplace, ticket) if _has_section(one.sections)]
        profile, audience = workplace.vault.read(last_choice(case_id))
        if not profile and offered:
            profile, audience = offered[0].id, offered[0].audiences[0].id
        forum = next((one for one in offered if one.id == profile), None)
        if forum is None:
            raise Refused("no_pressure_section")
        request = EditionRequest(case_id, profile, audience)
        plan = workplace.vault.read(plan_of(case_id, forum, audience))
        sections = {one.id for one in plan.sections if one.is_requested} | {SECTION}
        documents = [one.id for one in plan.exhibits if one.is_requested]
        workplace.vault.write(save_contents(request, sections, documents))
        workplace.vault.write(remember_choice(request))
        return f"{forum.title}: {forum.audience(audience).words}"

    return work


def _has_section(sections: Iterable[PlannedSection]) -> bool:
    return any(one.id == SECTION for one in sections)
