"""The true pages of a dossier, in memory: made as an export makes them, and written nowhere."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from casefiles.domain.certificate import Certificate
from casefiles.domain.ticket import Ticket
from casefiles.evidence.pages import Columns
from casefiles.office.finishing import Wanted, draft_of, finish
from casefiles.office.pages import PagePicture
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
    """Make the true pages: everything that an export does, but for the delivery.

    Unread pages need no signature here, since nothing leaves.

    Raises:
        CasefilesError: see `office.export.export_dossier`.
    """

    def work(workplace: Workplace, ticket: Ticket) -> Preview:
        ticket.step(0, 0, "drafting")
        finished = finish(workplace, draft_of(workplace, wanted, ticket), ticket)
        return Preview(wanted, finished.data, finished.certificate)

    return work


def preview_pages(
    made: Preview, numbers: Sequence[int], pixel_width: int
) -> Job[tuple[PagePicture, ...]]:
    """Draw some pages exactly as wide as wanted, in one locked worker.

    Raises:
        WorkerFailed: a page cannot be drawn.
        Cancelled: somebody asked to stop.
    """

    def work(workplace: Workplace, ticket: Ticket) -> tuple[PagePicture, ...]:
        rasters = workplace.template().render(
            [made.data], sorted(numbers), Columns(pixel_width), ticket
        )
        return tuple(
            PagePicture(one.number, pixel_width, one.columns, one.rows, one.rgb) for one in rasters
        )

    return work
