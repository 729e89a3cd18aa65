"""Signatures for whatever may stop a dossier, for tests of what comes after."""

from pathlib import Path

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.records.case_records import Case
from casefiles.domain.records.editions import SignOff
from casefiles.office.export.exporting import ExportResult, ExportTarget, export_dossier
from casefiles.office.records.findings import CODES
from casefiles.office.workplace.edition_request import EditionRequest
from casefiles.office.workplace.operations import JobContext


def signing(reason: str) -> tuple[SignOff, ...]:
    """Sign for each code that there is; the program itself knows no such thing.

    Those that stop nothing are passed over, as they are in a window.
    """
    return tuple(SignOff(code, "", reason) for code in sorted(CODES))


def export_signed(
    place: JobContext, audience: str, target: Path, *, reads_back: bool = False
) -> ExportResult:
    """Export the only case of a vault for a national court, whatever may be signed for."""
    (case,) = place.vault.read(lambda reader: reader.find(Case))
    wanted = EditionRequest(case.id, "national_court", audience)
    delivery = ExportTarget(target, signatures=signing("looked at"), reads_back=reads_back)
    return export_dossier(wanted, delivery)(place, CancellationToken())
