"""The narrative: facts in the order in which they are told, numbered from 1 without a gap."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import Refused
from casefiles.domain.foundation.ids import CaseId, DocumentId, FactId, PersonId, new_id
from casefiles.domain.foundation.schema import NEVER_LEAVES, schema_of
from casefiles.domain.records.case_records import NOBODY, Document, Exhibit, Fact
from casefiles.domain.records.citation import Citation
from casefiles.domain.records.evidential_status import EvidentialStatus
from casefiles.office.people.persons import shown_names
from casefiles.office.records.citation_locations import location_of_citation
from casefiles.office.workplace.operations import Edit, Job, JobContext, Query
from casefiles.store.access.reader import ReadTransaction
from casefiles.store.access.work import WriteTransaction


@dataclass(frozen=True, slots=True)
class FactInput:
    """What a fact says, and what it rests on.

    Attributes:
        text: with references `[[id]]` to persons.
        source_person: who told it; likewise `known_to` and all that follows, see `Fact`.
    """

    text: str
    standing: EvidentialStatus
    cites: tuple[Citation, ...] = ()
    source_person: PersonId = NOBODY
    known_to: tuple[PersonId, ...] = ()
    is_widely_known: bool = False
    weight: str = ""
    reliability: str = ""
    credibility: str = ""
    is_disputed: bool = False
    is_adverse: bool = False


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
        text: with names in place of references.
        terms: as they are stored.
    """

    id: FactId
    position: int
    text: str
    terms: FactInput
    cites: tuple[ShownCitation, ...]

    @property
    def standing(self) -> EvidentialStatus:
        """What it rests on."""
        return self.terms.standing


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
                fact.id,
                fact.position,
                show(fact.text),
                terms_of(fact),
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


def add_fact(case_id: CaseId, terms: FactInput) -> Job[FactId]:
    """Tell a new fact, after all others.

    Raises:
        Refused: it says nothing, or it is called cited and cites no page.
    """

    def work(workplace: JobContext, ticket: CancellationToken) -> FactId:
        ticket.check()
        fact_id = FactId(new_id(workplace.randomness))
        workplace.vault.write(insert_fact(case_id, fact_id, terms))
        return fact_id

    return work


def insert_fact(case_id: CaseId, fact_id: FactId, terms: FactInput) -> Edit[None]:
    """Tell a new fact under an id that is not taken, after all others; see `add_fact`."""

    def change(work: WriteTransaction) -> None:
        fact_input = _checked(terms)
        facts = _in_order(work, case_id)
        _number(work, facts)
        fact = Fact(
            fact_id, case_id, len(facts) + 1, fact_input.text, fact_input.standing, fact_input.cites
        )
        work.insert(_with_input(fact, fact_input), "add_fact")

    return change


def edit_fact(fact_id: FactId, terms: FactInput) -> Edit[None]:
    """Say a fact otherwise; its place stays.

    Raises:
        Refused: see `add_fact`; or it was removed.
    """

    def change(work: WriteTransaction) -> None:
        fact_input = _checked(terms)
        work.update(_with_input(_fact(work, fact_id), fact_input), "edit_fact")

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
            work.delete(Fact, fact_id, "remove_fact")
            _number(work, _in_order(work, fact.case_id))

    return change


def terms_of(fact: Fact) -> FactInput:
    """Return what a fact says, and what it rests on."""
    values = {name: getattr(fact, name) for name in _OTHER_FIELDS}
    return FactInput(fact.text, fact.standing, fact.cites, **values)


_OTHER_FIELDS: Final = tuple(one.name for one in schema_of(Fact) if NEVER_LEAVES in one.traits)
"""What is told of a fact beside its words and proof; none of it leaves the vault."""


def _with_input(fact: Fact, terms: FactInput) -> Fact:
    return replace(
        fact,
        text=terms.text,
        standing=terms.standing,
        cites=terms.cites,
        **{name: getattr(terms, name) for name in _OTHER_FIELDS},
    )


def _checked(terms: FactInput) -> FactInput:
    text = terms.text.strip()
    if not text:
        raise Refused("fact_without_text")
    if terms.standing is EvidentialStatus.CITED and not terms.cites:
        raise Refused("fact_without_cite")
    return replace(terms, text=text, cites=tuple(dict.fromkeys(terms.cites)))


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
