"""Details and uncertain places of a dossier as if looked at, for tests of what comes after."""

import secrets
from collections.abc import Iterable

from casefiles import paths
from casefiles.domain.records.case_records import Case
from casefiles.evidence.host.template import Template
from casefiles.office.draft.drafting import draft_of
from casefiles.office.records.finding_acceptance import accept
from casefiles.office.redaction.suggestion_decisions import reject
from casefiles.office.stops.kinship_stops import undecided_kinship
from casefiles.office.stops.reidentification import MOSAIC, reidentification_of
from casefiles.office.stops.suggestion_findings import undecided_on
from casefiles.office.workplace.clock import system_clock
from casefiles.office.workplace.edition_request import EditionRequest
from casefiles.office.workplace.open_vault import OpenVault
from casefiles.office.workplace.operations import JobContext
from casefiles.store.vault.open_vault import Vault


def tick_all_details(
    vault: Vault, template: Template, audiences: Iterable[str] = ("court_open",)
) -> None:
    """Tick whatever points to people in the dossiers of a vault's only case."""
    place = JobContext(
        vault,
        lambda: template,
        system_clock(secrets.token_hex(16)),
        secrets.token_bytes,
        paths.resources(),
    )
    case_id = vault.read(lambda reader: reader.find(Case))[0].id
    for audience in audiences:
        tick_details_in(place, EditionRequest(case_id, "national_court", audience))


def tick_details(vault: OpenVault, wanted: EditionRequest) -> None:
    """Tick whatever points to people in one dossier."""
    tick_details_in(vault.workplace, wanted)


def tick_details_in(place: JobContext, wanted: EditionRequest) -> None:
    """Do the same where no window is."""
    found = reidentification_of(place, draft_of(place, wanted))
    points = [one.of for each in found.people for one in each.points]
    place.vault.write(accept(wanted.case_id, MOSAIC, points, "", secrets.token_bytes))
    _decide(place, wanted)


def _decide(place: JobContext, wanted: EditionRequest) -> None:
    """Leave whatever is uncertain on the exhibits and in the texts of a dossier as it is."""
    draft = draft_of(place, wanted)
    documents = draft.projection.documents
    found = undecided_on(place, wanted.case_id, documents)
    of_kin = undecided_kinship(place, draft, frozenset(documents))
    waiting = [one.item for one in (*found, *of_kin)]
    place.vault.write(reject(wanted.case_id, waiting, secrets.token_bytes))
