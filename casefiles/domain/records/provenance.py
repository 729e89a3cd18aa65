"""Where a document comes from, what protects it, and who agreed to which use of it."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from casefiles.domain.foundation.ids import CaseId, ConsentId, DocumentId, PersonId
from casefiles.domain.foundation.schema import (
    INTERNAL,
    MAY_BE_EMPTY,
    MUST_EXIST,
    UNASKED,
    UNSEARCHED,
    After,
    Audience,
    EdtfDate,
    Named,
    Prose,
    Rows,
    Searched,
)


class AcquisitionMethod(StrEnum):
    """How a document was obtained."""

    UNKNOWN = ""
    HANDED_OVER = "handed_over"
    BY_POST = "by_post"
    BY_MAIL = "by_mail"
    BY_MESSENGER = "by_messenger"
    DISCLOSED = "disclosed"
    FROM_FILE = "from_file"
    FROM_WEB = "from_web"
    PHOTOGRAPHED = "photographed"
    RECORDED = "recorded"
    EXTRACTED = "extracted"
    MADE_HERE = "made_here"
    OTHERWISE = "otherwise"


class Originality(StrEnum):
    """What the file shows: the thing itself, or a copy of it."""

    UNKNOWN = ""
    ORIGINAL = "original"
    CERTIFIED_COPY = "certified_copy"
    COPY = "copy"
    COPY_OF_COPY = "copy_of_copy"
    SCREENSHOT = "screenshot"
    EXPORT = "export"
    TRANSCRIPTION = "transcription"


class Sensitivity(StrEnum):
    """How a document may hurt whom it shows, or who looks at it.

    GRAPHIC is shown only after a deliberate act; SPECIAL_CATEGORY is health, belief, ethnicity and
    the like.
    """

    ORDINARY = "ordinary"
    SENSITIVE = "sensitive"
    SPECIAL_CATEGORY = "special_category"
    GRAPHIC = "graphic"
    SOURCE = "source"


class Privilege(StrEnum):
    """Why nobody outside may demand a document."""

    NONE = "none"
    LEGAL = "legal"
    LITIGATION = "litigation"
    COMMON_INTEREST = "common_interest"


class Relevance(StrEnum):
    """What a review made of a document."""

    UNDECIDED = ""
    RELEVANT = "relevant"
    KEY = "key"
    NOT_RELEVANT = "not_relevant"


class ConsentAnswer(StrEnum):
    """What somebody said when asked for consent."""

    REQUESTED = "asked"
    GIVEN = "given"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


class ConsentUse(StrEnum):
    """For what consent is asked."""

    EVERY = ""
    FILE = "file"
    QUOTE = "quote"
    PUBLISH = "publish"


@dataclass(frozen=True, slots=True)
class Consent:
    """What one person said to one use of one document for certain readers; never inferred.

    Attributes:
        use: for what; every use where it is empty.
        audience: for which readers; all of them where it is empty.
        date: when it was said, as EDTF; empty if not told.
        recorded: how it was said and kept, such as "signed form, 2 pages"; never leaves the vault.
        conditions: under which it was given; never leaves the vault.
    """

    id: Annotated[ConsentId, Searched(13)]
    case_id: CaseId
    person_id: Annotated[PersonId, MUST_EXIST]
    document_id: Annotated[DocumentId, MUST_EXIST, UNASKED]
    use: Annotated[ConsentUse, UNSEARCHED, After("answer")]
    audience: Annotated[Audience, UNSEARCHED, After("use")]
    answer: Annotated[ConsentAnswer, UNSEARCHED]
    date: Annotated[EdtfDate, MAY_BE_EMPTY]
    recorded: Annotated[Named, INTERNAL, MAY_BE_EMPTY]
    conditions: Annotated[Prose, INTERNAL, MAY_BE_EMPTY, Rows(4)]
