"""From what is selected in a document to the cite of exactly that."""

from collections.abc import Sequence

from casefiles.domain.foundation.ids import DocumentId
from casefiles.domain.records.citation import Citation
from casefiles.office.documents.pages import united
from casefiles.office.redaction.marking import RedactionArea


def citation_of(document_id: str, areas: Sequence[RedactionArea], page: int) -> Citation:
    """Return the cite of what is selected: its area on the first page that has some.

    Args:
        document_id: of the document.
        areas: that are selected; none cites the whole page.
        page: that is looked at.
    """
    if not areas:
        return Citation(DocumentId(document_id), page)
    first = areas[0].page
    box = united([one.box for one in areas if one.page == first])
    return Citation(DocumentId(document_id), first, box=box)
