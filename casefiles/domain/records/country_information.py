"""What is public of a country: reports on it, and the treaties that it is bound by."""

from dataclasses import dataclass
from typing import Annotated

from casefiles.domain.foundation.ids import (
    NO_DOCUMENT,
    CaseId,
    CountrySourceId,
    DocumentId,
    InstrumentStatusId,
)
from casefiles.domain.foundation.schema import (
    BY_DATE,
    EdtfDate,
    Line,
    Named,
    Prose,
    Searched,
    State,
    Term,
    Title,
)
from casefiles.domain.records.citation import Citation
from casefiles.domain.records.requests import YesNoDisputed


@dataclass(frozen=True, slots=True)
class Pinpoint:
    """A paragraph or page of a source, and what it bears out."""

    at: Line
    text: Named


@dataclass(frozen=True, slots=True)
class CountrySource:
    """A report on a country.

    Attributes:
        symbol: of the document, such as CAT/C/CHN/CO/5.
        date: as EDTF.
        independence: code of the vocabulary `independence_class`.
        is_current: whether it still holds.
    """

    id: Annotated[CountrySourceId, Searched(26)]
    case_id: CaseId
    issuer: Annotated[Line, Title(1)] = ""
    symbol: Annotated[Line, Title(2)] = ""
    title: Annotated[Named, Title(2, is_second=True)] = ""
    date: Annotated[EdtfDate, Title(3), BY_DATE] = ""
    country: State = ""
    independence: Annotated[str, Term("independence_class")] = ""
    topic: Annotated[str, Term("topic")] = ""
    pinpoints: tuple[Pinpoint, ...] = ()
    is_current: YesNoDisputed = YesNoDisputed.NOT_RECORDED
    document_id: DocumentId = NO_DOCUMENT
    cites: tuple[Citation, ...] = ()
    note: Prose = ""


@dataclass(frozen=True, slots=True)
class InstrumentStatus:
    """How a State stands to a treaty.

    Attributes:
        signed: as EDTF; so are `ratified`, `in_force` and `left`.
        declarations: optional clauses accepted, such as CAT 22.
        source: where this was read, and when.
    """

    id: Annotated[InstrumentStatusId, Searched(27)]
    case_id: CaseId
    treaty: Annotated[Line, Title(1)] = ""
    party: Annotated[State, Title(2)] = ""
    status: Line = ""
    signed: EdtfDate = ""
    ratified: EdtfDate = ""
    in_force: Annotated[EdtfDate, BY_DATE] = ""
    left: EdtfDate = ""
    reservations: Prose = ""
    declarations: tuple[Line, ...] = ()
    source: Named = ""
    document_id: DocumentId = NO_DOCUMENT
    cites: tuple[Citation, ...] = ()
    note: Prose = ""
