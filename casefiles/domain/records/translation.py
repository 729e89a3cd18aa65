"""How documents hang together, and how far their translations are."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from casefiles.domain.foundation.ids import CaseId, DocumentId, DocumentLinkId, TranslationId
from casefiles.domain.foundation.schema import (
    INTERNAL,
    LATER,
    MUST_EXIST,
    UNSEARCHED,
    EdtfDate,
    Language,
    Line,
    Prose,
    Searched,
)


class DocumentLinkKind(StrEnum):
    """What one document is of another."""

    TRANSLATION = "translation"
    TRANSCRIPT = "transcript"
    DERIVATIVE = "derivative"
    CROP = "crop"
    STILL = "still"
    REPLY = "reply"
    ATTACHMENT = "attachment"
    DUPLICATE = "duplicate"


@dataclass(frozen=True, slots=True)
class DocumentLink:
    """One document is something of another: `document_id` is the KIND of `other_id`.

    Attributes:
        note: in the lawyer's words; never leaves the vault.
        part: which of the files in the other it is, from 1; 0 where a person made the link.
    """

    id: DocumentLinkId
    case_id: CaseId
    document_id: Annotated[DocumentId, MUST_EXIST]
    kind: DocumentLinkKind
    other_id: Annotated[DocumentId, MUST_EXIST]
    note: Annotated[Prose, INTERNAL]
    part: Annotated[int, LATER] = 0


class TranslationStatus(StrEnum):
    """How far a translation is."""

    NONE = "none"
    GIST = "gist"
    DRAFT = "draft"
    CERTIFIED = "certified"


@dataclass(frozen=True, slots=True)
class TranslatorCertificate:
    """What a certified translation says of who made it.

    Attributes:
        pair: from which language into which, such as "Uyghur to English".
        date: of the certificate, as EDTF.
        number: under which the translator was sworn in or is registered.
    """

    name: Line = ""
    pair: Line = ""
    date: EdtfDate = ""
    number: Line = ""


@dataclass(frozen=True, slots=True)
class Translation:
    """A translation of one document that is wanted, ordered or there; never leaves the vault.

    Attributes:
        into: BCP 47 code of the language that is wanted, such as en.
        translator: who makes it, in the lawyer's words.
        ordered: when it was ordered, as EDTF; empty if it was not.
        due: when it must be there, as EDTF; empty if no day was named.
        pages: how many there are to translate; 0 if not told.
        translated_id: the document that holds it; empty while there is none.
        note: in the lawyer's words.
    """

    id: Annotated[TranslationId, Searched(14)]
    case_id: CaseId
    document_id: Annotated[DocumentId, MUST_EXIST]
    into: Annotated[Language, INTERNAL]
    state: Annotated[TranslationStatus, INTERNAL, UNSEARCHED]
    translator: Annotated[Line, INTERNAL]
    certificate: Annotated[TranslatorCertificate, INTERNAL]
    ordered: Annotated[EdtfDate, INTERNAL]
    due: Annotated[EdtfDate, INTERNAL]
    pages: Annotated[int, INTERNAL]
    translated_id: Annotated[DocumentId, INTERNAL]
    note: Annotated[Prose, INTERNAL]
