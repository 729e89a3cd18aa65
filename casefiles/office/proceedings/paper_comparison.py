"""Papers of the requesting State side by side: what each changes, adds, drops, contradicts."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from casefiles.domain.dates.edtf import is_edtf, sort_key
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.ids import NO_DOCUMENT, CaseId, DocumentId, FactId, new_id
from casefiles.domain.records.case_records import Fact
from casefiles.domain.records.citation import Citation
from casefiles.domain.records.evidential_status import EvidentialStatus
from casefiles.domain.records.requests import Notice, Request, RequestKind, Warrant
from casefiles.domain.rules.value_comparison import ValueComparison, compare_values
from casefiles.office.narrative.facts import add_fact, new_fact
from casefiles.office.people.persons import shown_names
from casefiles.office.proceedings.particulars import Paper, ParticularRow, Show, particulars_of
from casefiles.office.records.record_names import date_in_words
from casefiles.office.workplace.operations import Job, JobContext, Query
from casefiles.store.access.reader import ReadTransaction
from casefiles.words.catalogue import label

_ADDING: Final = frozenset({RequestKind.SUPPLEMENTARY, RequestKind.CONSENT_TO_MORE})
"""Versions that add to an earlier one, so that what they do not repeat still stands."""
_UNDATED: Final = ("~", "~", "~")


class CellChange(StrEnum):
    """How a cell stands to what was said before."""

    FIRST = "first"
    SAME = "same"
    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "gone"
    CONTRADICTING = "contradicting"
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class ComparedPaper:
    """A column: a version of the request, a notice or a warrant.

    Attributes:
        kind: code of its type.
        name: what it is called in a sentence, such as the request of 3 May 2021.
    """

    id: str
    kind: str
    name: str
    date: str
    document_id: DocumentId
    cites: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class ComparedCell:
    """What one paper says of one thing.

    Attributes:
        text: with names and dates in words; empty where it says nothing.
        page: of its document, from 1; 0 where it is not told.
        against: number of the paper that it is compared with; -1 for none.
    """

    change: CellChange
    text: str = ""
    page: int = 0
    against: int = -1


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """One thing that papers tell, in every paper.

    Attributes:
        group: under which it is listed.
        about: what it is.
        cells: one for each paper.
    """

    group: str
    about: str
    cells: tuple[ComparedCell, ...]

    @property
    def differs(self) -> bool:
        """Whether any paper says otherwise than one before."""
        return any(one.change in _TELLING for one in self.cells)


_TELLING: Final = frozenset(
    {CellChange.ADDED, CellChange.CHANGED, CellChange.REMOVED, CellChange.CONTRADICTING}
)


@dataclass(frozen=True, slots=True)
class PaperComparison:
    """Papers in the order of their dates, and what they tell."""

    papers: tuple[ComparedPaper, ...]
    rows: tuple[ComparedRow, ...]

    @property
    def contradictions(self) -> int:
        """How many cells contradict an earlier paper."""
        cells = (cell for row in self.rows for cell in row.cells)
        return sum(cell.change is CellChange.CONTRADICTING for cell in cells)

    def difference(self, row: ComparedRow, column: int) -> str:
        """Return the sentence that a fact about a cell would say; empty where nothing differs."""
        cell = row.cells[column]
        here = self.papers[column].name
        if cell.against < 0 or cell.change not in {*_TELLING, CellChange.SAME}:
            return ""
        there, earlier = self.papers[cell.against].name, row.cells[cell.against]
        of = f"{row.group}, {row.about}" if row.about else row.group
        if cell.change is CellChange.REMOVED:
            return f"{_capital(there)} tells {of}: {earlier.text}; {here} no longer does."
        if cell.change is CellChange.ADDED:
            return f"{_capital(here)} tells {of}: {cell.text}; {there} did not."
        if cell.change is CellChange.SAME:
            return ""
        return f"{_capital(there)} tells {of}: {earlier.text}; {here} tells: {cell.text}."


def comparison_of(case_id: CaseId) -> Query[PaperComparison]:
    """Lay every request, notice and warrant of a case side by side."""

    def ask(reader: ReadTransaction) -> PaperComparison:
        show = shown_names(reader, case_id)
        papers = _in_order(
            [
                *reader.find(Request, case_id=case_id),
                *reader.find(Notice, case_id=case_id),
                *reader.find(Warrant, case_id=case_id),
            ]
        )
        found = particulars_of(reader, case_id, papers)
        firsts: dict[str, tuple[str, str]] = {}
        for one in (one for each in found for one in each):
            firsts.setdefault(one.key, (one.group, one.about))
        by_key = [{one.key: one for one in each} for each in found]
        rows = [
            ComparedRow(group, show(about), tuple(_cells(papers, by_key, key, show)))
            for key, (group, about) in firsts.items()
        ]
        return PaperComparison(
            tuple(ComparedPaper(*_named(one, show)) for one in papers),
            tuple(sorted(rows, key=lambda row: GROUPS.index(row.group))),
        )

    return ask


GROUPS: Final = (
    "The paper itself",
    "Signed by",
    "Date",
    "Sum",
    "Article",
    "Name",
    "Place",
    "Act",
    "Charge",
    "Paper demanded",
    "Other",
)
"""In the order in which they are listed."""


def state_difference(
    case_id: CaseId, comparison: PaperComparison, row: int, column: int
) -> Job[FactId]:
    """Make a fact of what two papers say of one thing, with cites of both, in one act.

    Raises:
        Refused: nothing differs there (`fact_without_text`).
    """

    def work(workplace: JobContext, ticket: CancellationToken) -> FactId:
        ticket.check()
        found = comparison.rows[row]
        cell = found.cells[column]
        cites = [*_cites(comparison.papers[column], cell.page)]
        if cell.against >= 0:
            earlier = found.cells[cell.against]
            cites = [*_cites(comparison.papers[cell.against], earlier.page), *cites]
        standing = EvidentialStatus.CITED if cites else EvidentialStatus.EVIDENCE_TO_FOLLOW
        fact_id = FactId(new_id(workplace.randomness))
        text = comparison.difference(found, column)
        fact = new_fact(fact_id, case_id, text, standing, tuple(cites))
        return workplace.vault.write(add_fact(fact))

    return work


def stated_differences(case_id: CaseId) -> Query[frozenset[str]]:
    """Return what facts of a case say already, so that none is made twice."""
    return lambda reader: frozenset(one.text for one in reader.find(Fact, case_id=case_id))


def _cells(
    papers: tuple[Paper, ...],
    found: list[dict[str, ParticularRow]],
    key: str,
    show: Show,
) -> Iterator[ComparedCell]:
    for number, paper in enumerate(papers):
        yield _cell(papers, found, key, number, paper, show)


def _cell(  # all of one table
    papers: tuple[Paper, ...],
    found: list[dict[str, ParticularRow]],
    key: str,
    number: int,
    paper: Paper,
    show: Show,
) -> ComparedCell:
    particular = found[number].get(key)
    before = _version_before(papers, paper, number)
    if particular is None:
        is_replacing = isinstance(paper, Request) and paper.kind not in _ADDING
        if before >= 0 and is_replacing and key in found[before]:
            return ComparedCell(CellChange.REMOVED, against=before)
        return ComparedCell(CellChange.SILENT)
    cell = ComparedCell(CellChange.FIRST, _worded(particular, show), particular.page)
    if particular.is_own:
        return cell
    # Its own earlier version comes first; any other paper only where that is silent.
    others = [before, *reversed(range(number))] if before >= 0 else [*reversed(range(number))]
    other = next((one for one in others if key in found[one]), -1)
    if other < 0:
        return replace(cell, change=CellChange.ADDED, against=before) if before >= 0 else cell
    likeness = compare_values(particular.kind, show(particular.text), show(found[other][key].text))
    return replace(cell, change=_CHANGES[likeness], against=other)


_CHANGES: Final = {
    ValueComparison.SAME: CellChange.SAME,
    ValueComparison.OTHERWISE: CellChange.CHANGED,
    ValueComparison.CONTRADICTING: CellChange.CONTRADICTING,
}


def _version_before(papers: tuple[Paper, ...], paper: Paper, number: int) -> int:
    """Return the number of the version that a request replaces or adds to; -1 for none."""
    if not isinstance(paper, Request) or not paper.previous_id:
        return -1
    found = (at for at, one in enumerate(papers) if one.id == paper.previous_id)
    at = next(found, -1)
    return at if at != number else -1


def _worded(particular: ParticularRow, show: Show) -> str:
    text = show(particular.text)
    return date_in_words(text) if is_edtf(text) else text


def _in_order(papers: Iterable[Paper]) -> tuple[Paper, ...]:
    return tuple(sorted(papers, key=lambda one: (_order(_date(one)), one.id)))


def _order(date: str) -> tuple[str, str, str]:
    return sort_key(date) if is_edtf(date) else _UNDATED


def _date(paper: Paper) -> str:
    match paper:
        case Request():
            return paper.dated or paper.received
        case Notice():
            return paper.issued or paper.seen
        case Warrant():
            return paper.dated


def _named(paper: Paper, show: Show) -> tuple[str, str, str, str, DocumentId, tuple[Citation, ...]]:
    if isinstance(paper, Request):
        kind, words = "request", _REQUESTS[paper.kind]
    elif isinstance(paper, Notice):
        kind, words = "notice", label(paper.kind).lower() or "notice"
        words = words if "notice" in words else f"notice ({words})"
    else:
        kind, words = "warrant", show(paper.kind).lower() or "warrant"
    date = _date(paper)
    number = "" if isinstance(paper, Warrant) else paper.number
    name = f"the {words}"
    name += f" no. {number}" if number else ""
    name += f" of {date_in_words(date)}" if date else ""
    return paper.id, kind, name, date, paper.document_id or NO_DOCUMENT, paper.cites


_REQUESTS: Final = {
    RequestKind.EXTRADITION: "request",
    RequestKind.PROVISIONAL_ARREST: "request for provisional arrest",
    RequestKind.SUPPLEMENTARY: "supplementary request",
    RequestKind.TRANSIT: "request for transit",
    RequestKind.CONSENT_TO_MORE: "request for consent to more",
}


def _cites(paper: ComparedPaper, page: int) -> tuple[Citation, ...]:
    """Return where a paper says something: its page, or the cites of its record; never a guess."""
    if paper.document_id and page:
        return (Citation(paper.document_id, page),)
    return paper.cites


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
