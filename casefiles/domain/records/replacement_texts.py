"""What leaves in place of the pages of an exhibit, and how two likenesses were judged."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from casefiles.domain.foundation.ids import CaseId, DocumentId, SubstituteId, TwinVerdictId
from casefiles.domain.foundation.schema import (
    MUST_EXIST,
    UNSEARCHED,
    UNTOLD,
    Machine,
    Prose,
    Unique,
)


class ExportFormat(StrEnum):
    """As what an exhibit leaves where no picture of its pages does.

    PAGES: as pages after all, where text would be the rule. MESSAGES: the words of its messages,
    typeset. RETYPED: all of it as somebody typed it; SUMMARY: what it says, in other words;
    TRANSCRIPT: what is heard in a sound or film.
    """

    PAGES = "pages"
    MESSAGES = "messages"
    RETYPED = "retyped"
    SUMMARY = "summary"
    TRANSCRIPT = "transcript"

    @property
    def is_written(self) -> bool:
        """Whether somebody writes its words."""
        return self in {ExportFormat.RETYPED, ExportFormat.SUMMARY, ExportFormat.TRANSCRIPT}


@dataclass(frozen=True, slots=True)
class Substitute:
    """How one document leaves.

    Attributes:
        text: its words, where somebody writes them; may refer to persons as `[[id]]`.
    """

    id: Annotated[SubstituteId, Unique("document_id")]
    case_id: CaseId
    document_id: Annotated[DocumentId, MUST_EXIST]
    kind: ExportFormat
    text: Prose


class CopyPairAnswer(StrEnum):
    """What a person says of two documents that look like copies, or of a translation.

    DIFFERENT: they are not the same, however alike. COMPARED: each was redacted as far as needed.
    """

    DIFFERENT = "different"
    COMPARED = "compared"


@dataclass(frozen=True, slots=True)
class TwinVerdict:
    """A decision about two documents of which one is redacted.

    Attributes:
        document_id: the one with the smaller id; `other_id` the other.
        of: digest of the marks of both that were compared; empty where they are different.
    """

    id: Annotated[TwinVerdictId, Unique("document_id", "other_id")]
    case_id: CaseId
    document_id: Annotated[DocumentId, MUST_EXIST]
    other_id: Annotated[DocumentId, MUST_EXIST]
    answer: Annotated[CopyPairAnswer, UNSEARCHED]
    of: Annotated[Machine, UNTOLD]
