"""What machines read in finished pages that is a protected name but for a letter, page by page."""

from collections.abc import Sequence
from dataclasses import dataclass

from casefiles.domain.ids import DocumentId
from casefiles.domain.records import Document
from casefiles.office.burning import BurnPlan
from casefiles.office.clearing import Cleared
from casefiles.office.stops import digest_of


@dataclass(frozen=True, slots=True)
class NearPage:
    """A page on which a machine read almost a protected name.

    Attributes:
        document_id: of the exhibit; empty for a page of the dossier itself.
        page: of the exhibit or of the file, from 1.
        of: digest of all that was read there and of how often that is near.
    """

    document_id: DocumentId
    page: int
    of: str


def near_in(
    exhibits: Sequence[tuple[Document, BurnPlan]], cleared: Cleared
) -> tuple[NearPage, ...]:
    """Return the pages of a finished file on which almost a name was read.

    Args:
        exhibits: those with pages, in the order in which these were burned.
        cleared: what came of looking at the file.
    """
    burned = [(document.id, number) for document, plan in exhibits for number in sorted(plan.boxes)]
    pictured = {page: burned[index] for page, index in cleared.report.pictured}
    found = []
    for page, count in cleared.report.near:
        place = pictured.get(page, (DocumentId(""), page))
        found.append(NearPage(*place, digest_of([*place, count, *cleared.read.seen[page]])))
    return tuple(found)
