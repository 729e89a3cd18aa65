"""What is public of a country: reports on it, and the treaties that it is bound by."""

from dataclasses import dataclass

from casefiles.domain.foundation.ids import (
    NO_DOCUMENT,
    CaseId,
    CountrySourceId,
    DocumentId,
    InstrumentStatusId,
)
from casefiles.domain.records.citation import Citation
from casefiles.domain.records.requests import YesNoDisputed


@dataclass(frozen=True, slots=True)
class Pinpoint:
    """A paragraph or page of a source, and what it bears out."""

    at: str
    text: str


@dataclass(frozen=True, slots=True)
class CountrySource:
    """A report on a country.

    Attributes:
        symbol: of the document, such as CAT/C/CHN/CO/5.
        date: as EDTF.
        independence: code of the vocabulary `independence_class`.
        is_current: whether it still holds.
    """

    id: CountrySourceId
    case_id: CaseId
    issuer: str = ""
    symbol: str = ""
    title: str = ""
    date: str = ""
    country: str = ""
    independence: str = ""
    topic: str = ""
    pinpoints: tuple[Pinpoint, ...] = ()
    is_current: YesNoDisputed = YesNoDisputed.NOT_TOLD
    document_id: DocumentId = NO_DOCUMENT
    cites: tuple[Citation, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class InstrumentStatus:
    """How a State stands to a treaty.

    Attributes:
        signed: as EDTF; so are `ratified`, `in_force` and `left`.
        declarations: optional clauses accepted, such as CAT 22.
        source: where this was read, and when.
    """

    id: InstrumentStatusId
    case_id: CaseId
    treaty: str = ""
    party: str = ""
    status: str = ""
    signed: str = ""
    ratified: str = ""
    in_force: str = ""
    left: str = ""
    reservations: str = ""
    declarations: tuple[str, ...] = ()
    source: str = ""
    document_id: DocumentId = NO_DOCUMENT
    cites: tuple[Citation, ...] = ()
    note: str = ""
