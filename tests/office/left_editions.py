"""Editions that count as exported, without making their pages."""

from casefiles.domain.disclosure import canonical_bytes
from casefiles.domain.editions import LeftAs, LeftPage
from casefiles.domain.folios import KeptFolio
from casefiles.domain.ids import CaseId, EditionId
from casefiles.domain.records import Certificate, Edition
from casefiles.domain.ticket import Ticket
from casefiles.office.finishing import Wanted, draft_of
from casefiles.office.open_vault import OpenVault

PROFILE = "national_court"


def leave(
    vault: OpenVault,
    case_id: CaseId,
    audience: str,
    day: str = "2026-03-03",
    *,
    is_kept: bool = True,
    folios: tuple[KeptFolio, ...] = (),
) -> EditionId:
    """Put down an edition that says and shows what a dossier would say and show now."""
    wanted = Wanted(case_id, PROFILE, audience)
    draft = vault.work(lambda workplace, _: draft_of(workplace, wanted), Ticket())
    projection = draft.projection
    left = LeftAs(
        canonical_bytes(draft.disclosure).decode(),
        projection.documents,
        projection.events,
        projection.facts,
        tuple(
            LeftPage(plan.exhibit, number, boxes, f"{number:064}")
            for plan in draft.plans
            for number, boxes in sorted(plan.boxes.items())
        ),
        folios=folios,
        blocks=projection.blocks,
    )
    known = len(vault.ask(lambda reader: reader.find(Edition)))
    edition = Edition(
        EditionId(f"{known + 1:032x}"),
        case_id,
        PROFILE,
        audience,
        "cd" * 32,
        1,
        projection.numbering,
        Certificate(1, 1, 1, 1, 1, 1, 0, 0),
        day=day,
        left_as=left if is_kept else None,
    )
    vault.run(lambda at: at.insert(edition, "export"))
    return edition.id
