"""The whole file of a dossier, in memory: made as an export makes it, and written nowhere."""

from dataclasses import dataclass, field

from casefiles.domain.certificate import Certificate
from casefiles.domain.ticket import Ticket
from casefiles.office.finishing import Wanted, draft_of, finish
from casefiles.office.verbs import Job, Workplace


@dataclass(frozen=True, slots=True)
class Preview:
    """A finished dossier that nobody was given.

    Attributes:
        data: the bytes that an export would write now.
        certificate: what clearance checked and found.
    """

    wanted: Wanted
    data: bytes = field(repr=False)
    certificate: Certificate

    @property
    def pages(self) -> int:
        """How many pages it has."""
        return self.certificate.pages


def preview(wanted: Wanted) -> Job[Preview]:
    """Make the whole file: everything that an export does, but for reading back and delivery.

    Unread pages need no signature here, since nothing leaves.

    Raises:
        CasefilesError: see `office.export.export_dossier`.
    """

    def work(workplace: Workplace, ticket: Ticket) -> Preview:
        ticket.step(0, 0, "drafting")
        finished = finish(workplace, draft_of(workplace, wanted, ticket), ticket)
        return Preview(wanted, finished.data, finished.certificate)

    return work
