"""The whole file of a dossier, in memory: made as an export makes it, and written nowhere."""

from dataclasses import dataclass, field

from casefiles.domain.foundation.ticket import Ticket
from casefiles.domain.records.certificate import Certificate
from casefiles.office.draft.drafting import draft_of
from casefiles.office.draft.finishing import finish
from casefiles.office.workplace.verbs import Job, Workplace
from casefiles.office.workplace.wanted import Wanted


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
