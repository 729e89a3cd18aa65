"""The whole file of a dossier, in memory: made as an export makes it, and written nowhere."""

from dataclasses import dataclass, field

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.records.final_check import FinalCheckCertificate
from casefiles.office.draft.drafting import draft_of
from casefiles.office.draft.edition_finishing import finish
from casefiles.office.workplace.edition_request import EditionRequest
from casefiles.office.workplace.operations import Job, JobContext


@dataclass(frozen=True, slots=True)
class Preview:
    """A finished dossier that nobody was given.

    Attributes:
        data: the bytes that an export would write now.
        certificate: what clearance checked and found.
    """

    request: EditionRequest
    data: bytes = field(repr=False)
    certificate: FinalCheckCertificate

    @property
    def pages(self) -> int:
        """How many pages it has."""
        return self.certificate.pages


def preview(request: EditionRequest) -> Job[Preview]:
    """Make the whole file: everything that an export does, but for reading back and delivery.

    Unread pages need no signature here, since nothing leaves.

    Raises:
        CasefilesError: see `office.export.export_dossier`.
    """

    def work(workplace: JobContext, ticket: CancellationToken) -> Preview:
        ticket.step(0, 0, "drafting")
        finished = finish(workplace, draft_of(workplace, request, ticket), ticket)
        return Preview(request, finished.data, finished.certificate)

    return work
