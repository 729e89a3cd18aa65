"""The whole file of a dossier, in memory: made as an export makes it, and written nowhere."""

from dataclasses import dataclass, field, replace

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
        data: the bytes that an export would write now, but for text behind pages.
        certificate: what clearance checked and found.
    """

    request: EditionRequest
    data: bytes = field(repr=False)
    certificate: FinalCheckCertificate

    @property
    def pages(self) -> int:
        """How many pages it has."""
        return self.certificate.pages


def preview(request: EditionRequest, *, has_text: bool = False) -> Job[Preview]:
    """Make the whole file: everything that an export does, but for reading back and delivery.

    Unread pages need no signature here, since nothing leaves.

    Args:
        request: which dossier.
        has_text: whether text may lie behind its pages, which takes some seconds a page.

    Raises:
        CasefilesError: see `office.export.export_dossier`.
    """

    def work(workplace: JobContext, ticket: CancellationToken) -> Preview:
        ticket.step(0, 0, "drafting")
        draft = replace(draft_of(workplace, request, ticket), without_text_layer=not has_text)
        finished = finish(workplace, draft, ticket)
        return Preview(request, finished.data, finished.certificate)

    return work
