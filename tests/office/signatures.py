"""Signatures for whatever may stop a dossier, for tests of what comes after."""

from pathlib import Path

from casefiles.domain.foundation.ticket import Ticket
from casefiles.domain.records.case_records import Case
from casefiles.domain.records.editions import Signature
from casefiles.office.export.exporting import Delivered, Delivery, export_dossier
from casefiles.office.records.checks import CODES
from casefiles.office.workplace.verbs import Workplace
from casefiles.office.workplace.wanted import Wanted


def signing(reason: str) -> tuple[Signature, ...]:
    """Sign for each code that there is; the program itself knows no such thing.

    Those that stop nothing are passed over, as they are in a window.
    """
    return tuple(Signature(code, "", reason) for code in sorted(CODES))


def export_signed(
    place: Workplace, audience: str, target: Path, *, reads_back: bool = False
) -> Delivered:
    """Export the only case of a vault for a national court, whatever may be signed for."""
    (case,) = place.vault.read(lambda reader: reader.find(Case))
    wanted = Wanted(case.id, "national_court", audience)
    delivery = Delivery(target, signatures=signing("looked at"), reads_back=reads_back)
    return export_dossier(wanted, delivery)(place, Ticket())
