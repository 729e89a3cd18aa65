"""What a request, notice or warrant says, thing by thing, so that papers can be compared."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from casefiles.domain.foundation.ids import CaseId
from casefiles.domain.language.folding import fold
from casefiles.domain.records.requests import (
    Charge,
    Notice,
    Particular,
    ParticularKind,
    ReceiptState,
    Request,
    Warrant,
)
from casefiles.store.access.reader import ReadTransaction
from casefiles.words.catalogue import label

Show: TypeAlias = Callable[[str], str]
Paper: TypeAlias = Request | Notice | Warrant

_GROUPS: Final = {
    ParticularKind.DATE: "Date",
    ParticularKind.SUM: "Sum",
    ParticularKind.ARTICLE: "Article",
    ParticularKind.NAME: "Name",
    ParticularKind.SIGNATORY: "Signed by",
    ParticularKind.PLACE: "Place",
    ParticularKind.ACT: "Act",
    ParticularKind.OTHER: "Other",
}
_OWN: Final = "The paper itself"
_CHARGE: Final = "Charge"


@dataclass(frozen=True, slots=True)
class ParticularRow:
    """One thing that a paper says.

    Attributes:
        group: under which it is listed; `about` what it is of.
        kind: decides whether it is read as a date, a sum or words alone.
        text: a date as EDTF; may refer to persons.
        page: of the paper's document, from 1; 0 where it is not told.
        is_own: it is of this paper alone, such as its number, and is held against no other.
    """

    group: str
    about: str
    kind: ParticularKind
    text: str
    page: int = 0
    is_own: bool = False

    @property
    def key(self) -> str:
        """Where papers are compared: the group and what it is of, however it is written."""
        return f"{self.group}|{' '.join(fold(self.about).split())}"


def particulars_of(
    reader: ReadTransaction, case_id: CaseId, papers: Sequence[Paper]
) -> list[tuple[ParticularRow, ...]]:
    """Return what each paper says; of two things under one heading the first counts twice."""
    charges = sorted(reader.find(Charge, case_id=case_id), key=lambda one: one.position)
    collected = []
    for paper in papers:
        found: dict[str, ParticularRow] = {}
        for one in _particular_rows(paper, charges):
            if one.text:
                _put(found, one)
        collected.append(tuple(found.values()))
    return collected


def _put(found: dict[str, ParticularRow], one: ParticularRow) -> None:
    """Keep what stands beside another of the same heading under a number of its own."""
    number, particular_row = 1, one
    while particular_row.key in found and found[particular_row.key].text != one.text:
        number += 1
        about = f"{one.about} ({number})".strip()
        particular_row = ParticularRow(one.group, about, one.kind, one.text, one.page, one.is_own)
    found.setdefault(particular_row.key, particular_row)


def _particular_rows(paper: Paper, charges: Sequence[Charge]) -> Iterator[ParticularRow]:
    match paper:
        case Request():
            yield from _request(paper)
            own = [one for one in charges if one.request_id == paper.id]
            for number, charge in enumerate(own, start=1):
                yield from _charge(charge, number)
        case Notice():
            yield from _notice(paper)
        case Warrant():
            yield from _warrant(paper)
    for particular in paper.particulars:
        yield _particular(particular)


def _request(one: Request) -> Iterator[ParticularRow]:
    yield _own("Number", one.number)
    yield _own("Date on the document", one.dated, ParticularKind.DATE)
    yield _own("Received", one.received, ParticularKind.DATE)
    yield _other("Issued by", one.body)
    yield ParticularRow("Signed by", "", ParticularKind.SIGNATORY, one.signatory)
    yield _other("Translation", label(one.translated) if one.translated else "")
    yield ParticularRow("Date", "Provisional arrest", ParticularKind.DATE, one.arrested)
    for required in one.required:
        if required.presence is not ReceiptState.NOT_RECORDED:
            came = f", {required.arrived}" if required.arrived else ""
            words = f"{label(required.presence)}{came}"
            yield ParticularRow("Paper demanded", required.text, ParticularKind.OTHER, words)


def _notice(one: Notice) -> Iterator[ParticularRow]:
    yield _own("Number", one.number)
    yield _own("Issued", one.issued, ParticularKind.DATE)
    yield _own("First known on", one.seen, ParticularKind.DATE)
    yield _other("Issued by", one.bureau)
    yield ParticularRow("Name", "Person sought", ParticularKind.NAME, one.spelling)


def _warrant(one: Warrant) -> Iterator[ParticularRow]:
    yield _own("Date on the document", one.dated, ParticularKind.DATE)
    yield _other("Issued by", one.body)
    yield ParticularRow("Signed by", "", ParticularKind.SIGNATORY, one.signatory)
    yield ParticularRow("Article", "", ParticularKind.ARTICLE, one.article)
    yield _other("Maximum penalty", one.maximum)
    there, here = "Barred by time there", "Time-barred in the requested State"
    yield ParticularRow("Date", there, ParticularKind.DATE, one.barred_there)
    yield ParticularRow("Date", here, ParticularKind.DATE, one.barred_here)


def _charge(one: Charge, number: int) -> Iterator[ParticularRow]:
    """Yield a charge by its article: that is what tells it from others, whatever its place."""
    of = one.article or one.label or f"no. {number}"
    yield ParticularRow(_CHARGE, of, ParticularKind.OTHER, one.label or one.article or "brought")
    yield ParticularRow(_CHARGE, f"{of}: when", ParticularKind.DATE, one.period)
    amount = f"{one.amount} {one.currency}".strip()
    yield ParticularRow(_CHARGE, f"{of}: sum", ParticularKind.SUM, amount if one.amount else "")
    yield ParticularRow(_CHARGE, f"{of}: penalty", ParticularKind.OTHER, one.penalty)


def _particular(one: Particular) -> ParticularRow:
    return ParticularRow(_GROUPS[one.kind], one.about, one.kind, one.text, one.page)


def _own(about: str, text: str, kind: ParticularKind = ParticularKind.OTHER) -> ParticularRow:
    return ParticularRow(_OWN, about, kind, text, is_own=True)


def _other(about: str, text: str) -> ParticularRow:
    return ParticularRow("Other", about, ParticularKind.OTHER, text)
