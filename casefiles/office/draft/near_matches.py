"""What machines could not settle in finished pages, page by page: almost a name, or ink unread."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from casefiles.domain.foundation.boxes import Box
from casefiles.domain.foundation.ids import DocumentId
from casefiles.domain.records.case_records import Document
from casefiles.office.draft.final_check import FinalCheckResult
from casefiles.office.records.findings import digest_of
from casefiles.office.redaction.burning import BurnPlan
from casefiles.redaction.names.mentions import Matcher


@dataclass(frozen=True, slots=True)
class NearMatchPage:
    """A page on which a machine read almost a protected name, or left an area unread.

    Attributes:
        document_id: of the exhibit; empty for a page of the dossier itself.
        page: of the exhibit or of the file, from 1.
        of: digest of all that was read there, and of how often that is near or of what is unread.
    """

    document_id: DocumentId
    page: int
    of: str


def near_in(
    exhibits: Sequence[tuple[Document, BurnPlan]], cleared: FinalCheckResult
) -> tuple[NearMatchPage, ...]:
    """Return the pages of a finished file on which almost a name was read.

    Args:
        exhibits: those with pages, in the order in which these were burned.
        cleared: what came of looking at the file.
    """
    places = _places(exhibits, cleared)
    return tuple(_page(cleared, places, page, count) for page, count in cleared.report.near)


def unread_in(
    exhibits: Sequence[tuple[Document, BurnPlan]], cleared: FinalCheckResult
) -> tuple[NearMatchPage, ...]:
    """Return the exhibit pages of a finished file with ink in rows that no engine could read.

    Args:
        exhibits: those with pages, in the order in which these were burned.
        cleared: what came of looking at the file.
    """
    places = _places(exhibits, cleared)
    unread = unread_areas(exhibits, cleared).items()
    return tuple(_page(cleared, places, page, *areas) for page, areas in unread)


def unread_areas(
    exhibits: Sequence[tuple[Document, BurnPlan]], cleared: FinalCheckResult
) -> dict[int, tuple[Box, ...]]:
    """Return the areas that no engine could read, by page of the file, in order.

    On pages that we set every letter is known, and on those that leave wholly black there is none.

    Args:
        exhibits: those with pages, in the order in which these were burned.
        cleared: what came of looking at the file.
    """
    places, plans = _places(exhibits, cleared), {one.id: plan for one, plan in exhibits}

    def may_be_read(page: int) -> bool:
        document_id, number = places[page]
        return not plans[document_id].is_covered(number)

    unread = sorted(cleared.read.unread.items())
    return {page: areas for page, areas in unread if page in places and may_be_read(page)}


def names_read_in(
    exhibits: Sequence[tuple[Document, BurnPlan]],
    cleared: FinalCheckResult,
    matchers: Mapping[DocumentId, Matcher],
) -> tuple[int, ...]:
    """Return the finished pages of single exhibits that name somebody hidden in these alone.

    Args:
        exhibits: those with pages, in the order in which these were burned.
        cleared: what came of looking at the file.
        matchers: of those exhibits, finds whom they may not name.
    """
    return tuple(
        page
        for page, (document_id, _) in _places(exhibits, cleared).items()
        if document_id in matchers
        and any(map(matchers[document_id].find_joined, cleared.read.seen.get(page, ())))
    )


def _places(
    exhibits: Sequence[tuple[Document, BurnPlan]], cleared: FinalCheckResult
) -> dict[int, tuple[DocumentId, int]]:
    """Return document and page of the pictures in a finished file, by its own pages."""
    burned = [(document.id, number) for document, plan in exhibits for number in sorted(plan.boxes)]
    return {page: burned[index] for page, index in cleared.report.pictured}


def _page(
    cleared: FinalCheckResult,
    places: Mapping[int, tuple[DocumentId, int]],
    page: int,
    *found: object,
) -> NearMatchPage:
    place = places.get(page, (DocumentId(""), page))
    return NearMatchPage(*place, digest_of([*place, *found, *cleared.read.seen[page]]))
