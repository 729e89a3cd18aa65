"""Where an assertion is proven: a page, an area of it, a message, or a part of a recording."""

from dataclasses import dataclass

from casefiles.domain.foundation.boxes import Box
from casefiles.domain.foundation.ids import DocumentId


@dataclass(frozen=True, slots=True)
class Citation:
    """Where an assertion is proven.

    Attributes:
        page: from 1; 1 where a sound or film is cited.
        start: of the part of a sound or film, in milliseconds; None for a page.
        end: of that part; None for the moment alone.
        box: the area of the page; None for all of it.
        message: number of the mail or message, from 1, which begins on that page; None for a page.
    """

    document_id: DocumentId
    page: int
    start: int | None = None
    end: int | None = None
    box: Box | None = None
    message: int | None = None
