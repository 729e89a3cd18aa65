"""Editions that count as exported, without making their pages."""

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.ids import CaseId, EditionId
from casefiles.domain.records.case_records import Edition
from casefiles.domain.records.final_check import FinalCheckCertificate
from casefiles.domain.records.folios import InheritedFolio
from casefiles.office.draft.drafting import draft_of
from casefiles.office.draft.edition_finishing import exported_content
from casefiles.office.workplace.edition_request import EditionRequest
from casefiles.office.workplace.open_vault import OpenVault

PROFILE = "national_court"


def leave(
    vault: OpenVault,
    case_id: CaseId,
    audience: str,
    day: str = "2026-03-03",
    *,
    is_kept: bool = True,
    folios: tuple[InheritedFolio, ...] = (),
    profile: str = PROFILE,
) -> EditionId:
    """Put down an edition that says and shows what a dossier would say and show now."""
    wanted = EditionRequest(case_id, profile, audience)
    draft = vault.work(lambda workplace, _: draft_of(workplace, wanted), CancellationToken())
    projection = draft.projection
    pictures = [f"{number:064}" for plan in draft.plans for number in sorted(plan.boxes)]
    left = exported_content(draft, pictures, folios)
    known = len(vault.ask(lambda reader: reader.find(Edition)))
    edition = Edition(
        EditionId(f"{known + 1:032x}"),
        case_id,
        profile,
        audience,
        "cd" * 32,
        1,
        projection.numbering,
        FinalCheckCertificate(1, 1, 1, 1, 1, 1, 0, 0),
        day=day,
        left_as=left if is_kept else None,
    )
    vault.run(lambda at: at.insert(edition, "export"))
    return edition.id
