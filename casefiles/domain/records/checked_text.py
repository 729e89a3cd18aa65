"""What a person says that the picture of a page reads."""

from dataclasses import dataclass
from typing import Annotated

from casefiles.domain.foundation.boxes import Box
from casefiles.domain.foundation.ids import CaseId, DocumentId, TranscriptionId
from casefiles.domain.foundation.schema import MUST_EXIST, Line, Unique


@dataclass(frozen=True, slots=True)
class CheckedLine:
    """A line of a page as a person says that it reads, and where it stands."""

    text: Line
    box: Box


@dataclass(frozen=True, slots=True)
class Transcription:
    """What a person says of the text in the picture of a page; it outlives each machine reading.

    Attributes:
        page: number, from 1.
        lines: those that were looked at; all of the page once it is confirmed.
        is_confirmed: the page says these lines and nothing else.
    """

    id: Annotated[TranscriptionId, Unique("document_id", "page")]
    case_id: CaseId
    document_id: Annotated[DocumentId, MUST_EXIST]
    page: int
    lines: tuple[CheckedLine, ...]
    is_confirmed: bool
