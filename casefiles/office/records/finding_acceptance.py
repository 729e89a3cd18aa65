"""What the lawyer looked at in a dossier and lets stand, until what was found changes."""

from collections.abc import Collection, Mapping
from typing import Final

from casefiles.domain.foundation.errors import Refused
from casefiles.domain.foundation.ids import AcceptanceId, CaseId, Randomness, new_id
from casefiles.domain.records.editions import Acceptance
from casefiles.office.workplace.operations import Edit
from casefiles.store.access.reader import ReadTransaction
from casefiles.store.access.work import WriteTransaction

LOOK_IS_ENOUGH: Final = frozenset({"mosaic"})
"""Codes of findings that stand as soon as somebody looked at them."""


def accepted_findings(reader: ReadTransaction, case_id: CaseId, code: str) -> Mapping[str, str]:
    """Return the reasons of what was let stand, by the digest of what was found."""
    found = reader.find(Acceptance, case_id=case_id, code=code)
    return {one.of: one.reason for one in found}


def accept(
    case_id: CaseId, code: str, of: Collection[str], reason: str, randomness: Randomness
) -> Edit[None]:
    """Let findings stand; those that stand already keep their reason.

    Args:
        case_id: of the case.
        code: of what was found.
        of: digest of each finding.
        reason: why, in the lawyer's words; empty where a look is enough.
        randomness: for ids.

    Raises (when carried out):
        Refused: there is no reason, and a look is not enough.
    """
    made = tuple(
        Acceptance(AcceptanceId(new_id(randomness)), case_id, code, one, reason.strip())
        for one in dict.fromkeys(of)
    )

    def change(work: WriteTransaction) -> None:
        if not reason.strip() and code not in LOOK_IS_ENOUGH:
            raise Refused("acceptance_without_reason")
        known = accepted_findings(work, case_id, code)
        for one in made:
            if one.of not in known:
                work.insert(one, "add_acceptance")

    return change


def withdraw_acceptance(case_id: CaseId, code: str, of: Collection[str]) -> Edit[None]:
    """Let findings stand no more."""

    def change(work: WriteTransaction) -> None:
        for one in work.find(Acceptance, case_id=case_id, code=code):
            if one.of in of:
                work.delete(Acceptance, one.id, "remove_acceptance")

    return change
