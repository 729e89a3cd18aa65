"""The narrative: facts in the order in which they are told, numbered from 1 without a gap."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from casefiles.domain.foundation.errors import Refused
from casefiles.domain.foundation.ids import CaseId, DocumentId, FactId
from casefiles.domain.records.case_records import Document, Exhibit, Fact
from casefiles.domain.records.citation import Citation
from casefiles.domain.records.evidential_status import EvidentialStatus
from casefiles.office.people.persons import shown_names
from casefiles.office.records.citation_locations import location_of_citation
from casefiles.office.records.dropped_versions import drop_versions
from casefiles.office.workplace.operations import Edit, Query
from casefiles.store.access.reader import ReadTransaction
from casefiles.store.access.work import WriteTransaction


@dataclass(frozen=True, slots=True)
class ShownCitation:
    """A cite as a list shows it.

    Attributes:
        title: exhibit mark, title or file name of the document.
        place: what of it, in words.
    """

    document_id: DocumentId
    page: int
    title: str
    cite: Citation
    place: str

    @property
    def words(self) -> str:
        """The cite as a lawyer writes it."""
        return f"{self.title}, {self.place}"


@dataclass(frozen=True, slots=True)
class FactRow:
    """A fact as a list shows it.

    Attributes:
        fact: as it is stored.
        text: with names in place of references.
    """

    fact: Fact
    text: str
    cites: tuple[ShownCitation, ...]

    @property
    def id(self) -> FactId:
        """The id of the fact."""
        return self.fact.id

    @property
    def position(self) -> int:
        """Its place in the row, from 1."""
        return self.fact.position

    @property
    def standing(self) -> EvidentialStatus:
        """What it rests on."""
        return self.fact.standing


def facts_of(case_id: CaseId) -> Query[tuple[FactRow, ...]]:
    """Return the facts of a case in the order in which they are told."""

    def ask(reader: ReadTransaction) -> tuple[FactRow, ...]:
        show = shown_names(reader, case_id)
        marks = {one.document_id: one.mark for one in reader.find(Exhibit, case_id=case_id)}
        titles = {
            document.id: marks.get(document.id) or show(document.title) or document.file_name
            for document in reader.find(Document, case_id=case_id)
        }
        return tuple(
            FactRow(
                fact,
                show(fact.text),
                tuple(
                    ShownCitation(
                        cite.document_id,
                        cite.page,
                        titles.get(cite.document_id, ""),
                        cite,
                        location_of_citation(reader, cite),
                    )
                    for cite in fact.cites
                ),
            )
            for fact in _in_order(reader, case_id)
        )

    return ask


def facts_citing(case_id: CaseId, document_id: DocumentId) -> Query[tuple[FactRow, ...]]:
    """Return the facts that a document proves, in the order in which they are told."""
    every = facts_of(case_id)
    return lambda reader: tuple(
        row for row in every(reader) if any(one.document_id == document_id for one in row.cites)
    )


def new_fact(
    fact_id: FactId,
    case_id: CaseId,
    text: str = "",
    standing: EvidentialStatus = EvidentialStatus.ON_INSTRUCTIONS,
    cites: tuple[Citation, ...] = (),
) -> Fact:
    """Return a fact that is not told yet."""
    return Fact(fact_id, case_id, 0, text, standing, cites)


def add_fact(fact: Fact) -> Edit[FactId]:
    """Tell a new fact, after all others.

    Raises:
        Refused: it says nothing, or it is called cited and cites no page.
    """

    def change(work: WriteTransaction) -> FactId:
        if work.get(Fact, fact.id) is not None:
            # Saved once more before the form knew that it is there.
            edit_fact(fact)(work)
            return fact.id
        checked = _checked(fact)
        facts = _in_order(work, fact.case_id)
        _number(work, facts)
        work.insert(replace(checked, position=len(facts) + 1), "add_fact")
        return fact.id

    return change


def edit_fact(fact: Fact) -> Edit[None]:
    """Say a fact otherwise; its place stays.

    Raises:
        Refused: see `add_fact`; or it was removed.
    """

    def change(work: WriteTransaction) -> None:
        checked = _checked(fact)
        work.update(replace(checked, position=_fact(work, fact.id).position), "edit_fact")

    return change


def move_fact(fact_id: FactId, position: int) -> Edit[None]:
    """Tell a fact elsewhere; the others make room.

    Args:
        fact_id: of the fact.
        position: its new one, from 1; beyond either end means at that end.

    Raises:
        Refused: it was removed.
    """

    def change(work: WriteTransaction) -> None:
        fact = _fact(work, fact_id)
        others = [one for one in _in_order(work, fact.case_id) if one.id != fact_id]
        at = min(max(position, 1), len(others) + 1) - 1
        _number(work, [*others[:at], fact, *others[at:]])

    return change


def remove_fact(fact_id: FactId) -> Edit[None]:
    """Take a fact out of the narrative; one that is gone already stays so."""

    def change(work: WriteTransaction) -> None:
        fact = work.get(Fact, fact_id)
        if fact is not None:
            drop_versions(work, fact_id)
            work.delete(Fact, fact_id, "remove_fact")
            _number(work, _in_order(work, fact.case_id))

    return change


def _checked(fact: Fact) -> Fact:
    text = fact.text.strip()
    if not text:
        raise Refused("fact_without_text")
    if fact.standing is EvidentialStatus.CITED and not fact.cites:
        raise Refused("fact_without_cite")
    return replace(fact, text=text, cites=tuple(dict.fromkeys(fact.cites)))


def _fact(work: WriteTransaction, fact_id: FactId) -> Fact:
    fact = work.get(Fact, fact_id)
    if fact is None:
        raise Refused("fact_gone")
    return fact


def _in_order(reader: ReadTransaction, case_id: CaseId) -> list[Fact]:
    """Return the facts by position; equal ones, of an older vault, as they were put in."""
    return sorted(reader.find(Fact, case_id=case_id), key=lambda fact: fact.position)


def renumber(work: WriteTransaction, case_id: CaseId) -> None:
    """Close the gaps between the positions of a case's facts."""
    _number(work, _in_order(work, case_id))


def _number(work: WriteTransaction, facts: Iterable[Fact]) -> None:
    """Give each fact its place in the row as its position."""
    for position, fact in enumerate(facts, start=1):
        if fact.position != position:
            work.update(replace(fact, position=position), "move_fact")
