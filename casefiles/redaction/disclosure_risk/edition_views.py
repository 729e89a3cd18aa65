"""Editions as they are laid over one another: what each says in place of each person."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Protocol

from casefiles.domain.disclosure.disclosed import Disclosure
from casefiles.domain.foundation.ids import DocumentId, EventId, FactId, PersonId
from casefiles.domain.language.text_references import referenced
from casefiles.domain.records.case_records import Person, Protection
from casefiles.domain.records.editions import ExportedPage, PseudonymNumber
from casefiles.domain.records.redaction_settings import AssignedPseudonym
from casefiles.domain.records.snapshot import CaseSnapshot
from casefiles.redaction.disclosure_risk.edition_overlap import EditionView
from casefiles.redaction.finding.matching import matcher_of
from casefiles.redaction.names.sought import sought_of
from casefiles.redaction.release.placeholders import withheld_label
from casefiles.redaction.release.printed_persons import printed_persons

CASE = "case"
"""Stands for the case as a whole among ids of records."""


class SourceRecords(Protocol):
    """The records behind an edition, each in the order in which it shows them."""

    @property
    def documents(self) -> tuple[DocumentId, ...]:
        """Behind its exhibits."""

    @property
    def events(self) -> tuple[EventId, ...]:
        """Behind its events."""

    @property
    def facts(self) -> tuple[FactId, ...]:
        """Behind its facts."""

    @property
    def steps(self) -> tuple[str, ...]:
        """Behind the steps of its chronology of pressure."""


class PersonIndex:
    """Everybody of a case, so that any of them is found in a text, protected or not."""

    def __init__(self, snapshot: CaseSnapshot) -> None:
        self._snapshot = snapshot
        # An edition that left may name whom the case protects by now.
        everyone = [replace(one, protection=Protection.WITHHELD) for one in snapshot.persons]
        self._matcher = matcher_of(sought_of(everyone))

    def in_edition(
        self,
        disclosure: Disclosure,
        numbering: Iterable[PseudonymNumber],
        source_records: SourceRecords,
        ciphers: Iterable[AssignedPseudonym] = (),
    ) -> dict[PersonId, str]:
        """Return what an edition says in place of each person who occurs in it."""
        labels = {one.label for one in disclosure.persons if one.is_pseudonym}
        found = printed_persons(labels, numbering, ciphers)
        text = "\n".join(texts_of_disclosure(disclosure))
        named = self._matcher.owners_in(text)
        argued = _argued(self._snapshot) if disclosure.grounds else ()
        hidden = self._mentioned(source_records, argued) if disclosure.has_withheld else frozenset()
        for person in self._snapshot.persons:
            if person.id in named and person.id not in found:
                found[person.id] = _name_in(person, text)
            elif person.id in hidden and person.id not in found:
                found[person.id] = withheld_label()
        return found

    def named_in(self, disclosure: Disclosure) -> dict[PersonId, str]:
        """Return whom an edition names anywhere, whatever stands in their place elsewhere."""
        text = "\n".join(texts_of_disclosure(disclosure))
        named = self._matcher.owners_in(text)
        return {one.id: _name_in(one, text) for one in self._snapshot.persons if one.id in named}

    def names_of(self, persons: Iterable[PersonId]) -> dict[PersonId, str]:
        """Return the names of people whom an edition names beside its texts."""
        known = {one.id: one for one in self._snapshot.persons}
        return {one: _name_in(known[one], "") for one in persons if one in known}

    def by_record(self) -> dict[str, frozenset[PersonId]]:
        """Return whom each event, fact and document and the case speak of, by id or `CASE`."""
        case = self._snapshot
        texts: dict[str, str] = {event.id: f"{event.place}\n{event.text}" for event in case.events}
        texts |= {step.id: f"{step.place}\n{step.text}" for step in case.steps}
        texts |= {fact.id: fact.text for fact in case.facts}
        texts |= {document.id: document.title for document in case.documents}
        for exhibit in case.exhibits:
            texts[exhibit.document_id] += f"\n{exhibit.witness}"
        narrated = _running_texts(case)
        head = (case.case.title, case.case.client, *(one.text for one in case.answers))
        texts[CASE] = "\n".join((*head, *_argued(case), *narrated))
        return {
            key: frozenset(map(PersonId, referenced(text))) | self._matcher.owners_in(text)
            for key, text in texts.items()
        }

    def _mentioned(
        self, source_records: SourceRecords, argued: Iterable[str]
    ) -> frozenset[PersonId]:
        """Return whom the records behind an edition speak of, as they are now."""
        text = "\n".join((*_source_texts(self._snapshot, source_records), *argued))
        known = {one.id for one in self._snapshot.persons}
        taking_part = {
            person_id
            for event in self._snapshot.events
            if event.id in source_records.events
            for person_id in event.person_ids
        }
        person_ids = {PersonId(one) for one in referenced(text)} | taking_part
        return frozenset((person_ids & known) | self._matcher.owners_in(text))


def sheet_of(
    disclosure: Disclosure,
    source_records: SourceRecords,
    pages: Mapping[tuple[DocumentId, int], ExportedPage],
    people: Mapping[PersonId, str],
    named: Mapping[PersonId, str] | None = None,
) -> EditionView:
    """Return an edition as it is laid over another."""
    values = source_records.documents, source_records.events, source_records.facts
    return EditionView(disclosure, *values, pages, people, source_records.steps, named or {})


def texts_of_disclosure(disclosure: Disclosure) -> Iterator[str]:
    """Yield every text of a disclosure."""
    yield from (disclosure.reference, disclosure.title, disclosure.client)
    yield from (disclosure.requesting_state, disclosure.requested_state)
    yield from (one.label for one in disclosure.persons)
    for deadline in disclosure.deadlines:
        yield from (deadline.kind, deadline.forum)
    for event in disclosure.events:
        yield from (event.place, event.text)
    for step in disclosure.steps:
        yield from (step.zone, step.place, step.text)
    yield from (fact.text for fact in disclosure.facts)
    for ground in disclosure.grounds:
        for argument in (one for limb in ground.limbs for one in limb.arguments):
            yield from (argument.text, argument.answer, argument.reply)
    for exhibit in disclosure.exhibits:
        yield from (exhibit.mark, exhibit.title, exhibit.witness)
        yield from (exhibit.sheet.original, exhibit.sheet.translator)
    yield from (answer.text for answer in disclosure.answers)
    yield from (piece.text for block in disclosure.narrative for piece in block.all_pieces)
    for typed in (part for block in disclosure.paper for part in block.all_pieces):
        yield from (typed.text, *(link.pinpoint for link in typed.links))


def _argued(snapshot: CaseSnapshot) -> tuple[str, ...]:
    """Return what arguments say, those on tests of the library, which alone leave."""
    tests = {one.id for one in snapshot.grounds}
    return tuple(
        f"{one.text}\n{one.answer}\n{one.reply}" for one in snapshot.arguments if one.test in tests
    )


def _source_texts(snapshot: CaseSnapshot, source_records: SourceRecords) -> Iterator[str]:
    case = snapshot.case
    yield from (case.title, case.client, case.requesting_state, case.requested_state)
    yield from _source_events(snapshot, source_records)
    yield from (fact.text for fact in snapshot.facts if fact.id in source_records.facts)
    for document in snapshot.documents:
        if document.id in source_records.documents:
            yield document.title
    for exhibit in snapshot.exhibits:
        if exhibit.document_id in source_records.documents:
            yield from (exhibit.mark, exhibit.witness)
    yield from (answer.text for answer in snapshot.answers)
    yield from _running_texts(snapshot)


def _running_texts(snapshot: CaseSnapshot) -> Iterator[str]:
    yield from (text for block in snapshot.narrative for text in (block.text, *block.notes))
    yield from (text for block in snapshot.paper for text in (block.text, *block.notes))


def _source_events(snapshot: CaseSnapshot, source_records: SourceRecords) -> Iterator[str]:
    for event in snapshot.events:
        if event.id in source_records.events:
            yield from (event.place, event.text)
    for step in snapshot.steps:
        if step.id in source_records.steps:
            yield from (step.zone, step.place, step.text)


def _name_in(person: Person, text: str) -> str:
    names = [name.text for name in person.names]
    return next((name for name in names if name in text), names[0] if names else "")
