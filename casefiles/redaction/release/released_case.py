"""The records of a case that may leave, with released texts, before tokens are numbered."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final

from casefiles.domain.dates.clock_places import clock_of
from casefiles.domain.disclosure.sections import FIXED
from casefiles.domain.foundation.ids import DocumentId, EventId, FactId, PersonId
from casefiles.domain.records.case_records import Document, Event, Exhibit, Fact
from casefiles.domain.records.evidential_status import EvidentialStatus
from casefiles.domain.records.reprisals import ReprisalStep, exportable_steps
from casefiles.domain.records.snapshot import CaseSnapshot
from casefiles.domain.rules.exportability import is_exportable
from casefiles.redaction.release.placeholders import NO_TEXT, PlaceholderText, blanked
from casefiles.redaction.release.released_answers import ReleasedAnswer, released_answers
from casefiles.redaction.release.released_arguments import (
    NOTHING_ARGUED,
    ReleasedArgument,
    ReleasedArguments,
    ReleasedSource,
    arguments_of,
    law_of,
    without_words,
)
from casefiles.redaction.release.released_citations import ReleasedCitation, released_citations
from casefiles.redaction.release.released_cover_sheets import (
    PLAIN,
    ExhibitRelation,
    ReleasedCoverSheet,
    relations_in,
    released_sheet,
)
from casefiles.redaction.release.released_narrative import ReleasedBlock, released_narrative
from casefiles.redaction.release.released_paper import (
    LinkTargets,
    ReleasedPaperBlock,
    exported_blocks,
    law_in,
    released_paper,
)
from casefiles.redaction.release.released_text import AppearancePolicy, release
from casefiles.redaction.release.released_words import ReleasedParagraph, released_words

_NATURAL: Final = re.compile(r"([0-9]+)")


Typed = tuple[str, PlaceholderText]
"""A text of the lawyer's as it was typed, and what is released of it."""


@dataclass(frozen=True, slots=True)
class ReleasedHead:
    """What the dossier says about the case as a whole."""

    title: PlaceholderText
    reference: PlaceholderText
    client: PlaceholderText
    requesting_state: PlaceholderText
    requested_state: PlaceholderText


@dataclass(frozen=True, slots=True)
class ReleasedExhibit:
    """An exhibit; the document behind it stays in the vault.

    Attributes:
        place: among the released exhibits of an outline, from 0; always 0 where there is none.
        pages: 0 where it is produced separately or as text, and where the dossier holds no
            exhibits.
        form: what its text is; empty where it has none. `paragraphs` are that text.
    """

    place: int
    mark: PlaceholderText
    title: PlaceholderText
    witness: PlaceholderText
    pages: int
    document_id: DocumentId
    form: str = ""
    paragraphs: tuple[ReleasedParagraph, ...] = ()
    sheet: ReleasedCoverSheet = PLAIN


@dataclass(frozen=True, slots=True)
class ReleasedKeyDate:
    """A hearing or another date of the case."""

    kind: PlaceholderText
    date: str
    forum: PlaceholderText


@dataclass(frozen=True, slots=True)
class ReleasedEvent:
    """An event that is not withheld; the record behind it stays in the vault."""

    event_id: EventId
    date: str
    place: PlaceholderText
    text: PlaceholderText
    cites: tuple[ReleasedCitation, ...]
    standing: EvidentialStatus
    original: PlaceholderText = NO_TEXT


@dataclass(frozen=True, slots=True)
class ReleasedFact:
    """A paragraph of the narrative, in the lawyer's order; its record stays in the vault."""

    fact_id: FactId
    position: int
    text: PlaceholderText
    cites: tuple[ReleasedCitation, ...]
    standing: EvidentialStatus
    original: PlaceholderText = NO_TEXT


@dataclass(frozen=True, slots=True)
class ReleasedReprisalStep:
    """A step of the chronology of pressure; the record behind it stays in the vault."""

    step_id: str
    lane: str
    kind: str
    date: str
    zone: PlaceholderText
    place: PlaceholderText
    text: PlaceholderText
    cites: tuple[ReleasedCitation, ...]
    standing: EvidentialStatus


ReleasedRecord = (
    ReleasedHead
    | ReleasedKeyDate
    | ReleasedEvent
    | ReleasedReprisalStep
    | ReleasedFact
    | ReleasedExhibit
    | ReleasedAnswer
    | ReleasedArgument
    | ReleasedSource
    | ReleasedBlock
    | ReleasedPaperBlock
)


@dataclass(frozen=True, slots=True)
class ReleasedCase:
    """Everything that may leave, in no particular order.

    Attributes:
        open_persons: those who occur in it.
        sections: ids of the sections that were chosen, in alphabetical order; empty for all.
        argued: the arguments, and what they rest on.
        typed: each text of the lawyer's as it was typed, with what is released of it.
    """

    head: ReleasedHead
    deadlines: tuple[ReleasedKeyDate, ...]
    events: tuple[ReleasedEvent, ...]
    facts: tuple[ReleasedFact, ...]
    exhibits: tuple[ReleasedExhibit, ...]
    open_persons: frozenset[PersonId]
    sections: tuple[str, ...] = ()
    answers: tuple[ReleasedAnswer, ...] = ()
    narrative: tuple[ReleasedBlock, ...] = ()
    argued: ReleasedArguments = NOTHING_ARGUED
    steps: tuple[ReleasedReprisalStep, ...] = ()
    typed: tuple[Typed, ...] = ()
    paper: tuple[ReleasedPaperBlock, ...] = ()

    @property
    def records(self) -> tuple[ReleasedRecord, ...]:
        """All of them, the sections in the order of the dossier."""
        found: list[ReleasedRecord] = [self.head, *self.deadlines, *self.events, *self.steps]
        found += [*self.facts, *self.argued.arguments, *self.argued.sources]
        return (*found, *self.exhibits, *self.answers, *self.narrative, *self.paper)


class _Reader:
    """Releases the texts of one case and remembers which open persons occur in them."""

    def __init__(
        self,
        policy: AppearancePolicy,
        in_fields: Mapping[str, AppearancePolicy],
        in_documents: Mapping[DocumentId, AppearancePolicy],
        snapshot: CaseSnapshot,
    ) -> None:
        self._policy, self._in_fields, self._in_documents = policy, in_fields, in_documents
        self._language, self._languages = snapshot.language, snapshot.text_languages
        self._originals = snapshot.originals
        self.open_persons: set[PersonId] = set()
        self.typed: dict[str, PlaceholderText] = {}

    def read(self, text: str) -> PlaceholderText:
        one = release(text, self._policy)
        self.typed[text] = one.text
        self.open_persons |= one.open_persons
        return self._in_its_language(text, one.text)

    def original_of(self, record_id: str) -> PlaceholderText:
        """Release the text of a record that stands beside a version nobody vouches for."""
        text = self._originals.get((record_id, "text"), "")
        return self.read(text) if text else NO_TEXT

    def _in_its_language(self, text: str, released: PlaceholderText) -> PlaceholderText:
        language = self._languages.get(text, self._language)
        return replace(released, language=language) if language else released

    def read_in_field(self, text: str, field: str) -> PlaceholderText:
        """Release the answer in one field, which may name somebody whom no other text names."""
        policy = self._in_fields.get(field)
        if policy is None:
            return self.read(text)
        one = release(text, policy)
        self.typed[text] = one.text
        self.open_persons |= one.open_persons & self._policy.labels.keys()
        return self._in_its_language(text, one.text)

    def words(
        self, snapshot: CaseSnapshot, document: Document, audience: str
    ) -> tuple[str, tuple[ReleasedParagraph, ...]]:
        """Return what an exhibit is as text, and that text; both empty where it leaves as pages."""
        policy = self._in_documents.get(document.id, self._policy)
        released = released_words(snapshot, document, audience, policy)
        if released is None:
            return "", ()
        for line, (_, one) in zip(released.typed, released.releases, strict=False):
            self.typed[line] = one.text
        for one in (one for pair in released.releases for one in pair):
            # Whom these words alone name is in no list of persons.
            self.open_persons |= one.open_persons & self._policy.labels.keys()
        paragraphs = (ReleasedParagraph(head.text, one.text) for head, one in released.releases)
        return released.form, tuple(paragraphs)


def released_case(
    snapshot: CaseSnapshot,
    policy: AppearancePolicy,
    audience: str = "",
    in_fields: Mapping[str, AppearancePolicy] = MappingProxyType({}),
    in_documents: Mapping[DocumentId, AppearancePolicy] = MappingProxyType({}),
) -> ReleasedCase:
    """Release every record that may leave and was not left out by the outline.

    That is no withheld event, and no document but exhibits. What is left out leaves no trace, so
    that nobody can tell it from what does not exist.

    Args:
        snapshot: the case as its reader may see it.
        policy: how persons appear.
        audience: who reads.
        in_fields: how they appear in single fields of the form, where that differs.
        in_documents: how they appear in the words of single exhibits, where that differs.
    """
    reader = _Reader(policy, in_fields, in_documents, snapshot)
    sections = _sections(snapshot)
    exhibits = tuple(_exhibits(snapshot, reader, sections, audience))
    cited = _cited_exhibits(exhibits)
    events = [event for event in snapshot.events if not event.is_withheld]
    if not _has("chronology", sections):
        events = []
    facts = snapshot.facts if _has("statement", sections) else ()
    head = _head(snapshot, reader)
    deadlines = tuple(
        ReleasedKeyDate(reader.read(one.kind), one.date, reader.read(one.forum))
        for one in snapshot.deadlines
        # What a rule gave is no date to print before somebody has checked it against the law.
        if one.is_confirmed or not one.rule
    )
    released_events = tuple(_event(event, reader, cited) for event in events)
    # Nobody gets it for want of a choice: it must have been asked for.
    person_ids = policy.labels.keys() | policy.pseudonymous | policy.retained.keys()
    steps = exportable_steps(snapshot.steps, person_ids) if "pressure" in sections else ()
    released_steps = tuple(_step(step, reader, cited) for step in steps)
    released_facts = tuple(_fact(fact, reader, cited) for fact in facts)
    answers = released_answers(snapshot.answers, reader.read_in_field)
    by_mark = _by_typed_mark(snapshot, cited)
    typed = exported_blocks(snapshot.paper, audience) if _has("grounds", sections) else []
    argued = NOTHING_ARGUED
    if typed:
        argued = law_of(snapshot, frozenset(law_in(typed)), reader.read)
    elif _has("grounds", sections):
        argued = arguments_of(snapshot, reader.read, cited)
    elif _has("authorities", sections):
        argued = arguments_of(without_words(snapshot), reader.read, cited)
    blocks = snapshot.narrative if _has("narrative", sections) else ()
    narrative = released_narrative(blocks, reader.read, by_mark)
    targets = LinkTargets(
        by_mark,
        frozenset(one.id for one in argued.sources),
        snapshot.checked_law,
        frozenset(one.id for one in facts),
        frozenset(one.id for one in events),
    )
    paper = released_paper(typed, reader.read, targets)
    taking_part = {person_id for event in events for person_id in event.person_ids}
    open_persons = frozenset(reader.open_persons | (taking_part & policy.labels.keys()))
    return ReleasedCase(
        *(head, deadlines, released_events, released_facts, exhibits, open_persons, sections),
        answers,
        narrative,
        argued,
        released_steps,
        tuple(reader.typed.items()),
        paper,
    )


def _sections(snapshot: CaseSnapshot) -> tuple[str, ...]:
    """Return the sections that were chosen, in an order that tells nothing."""
    if snapshot.outline is None:
        return ()
    return tuple(sorted(FIXED.union(snapshot.outline.sections)))


def _has(section: str, sections: tuple[str, ...]) -> bool:
    return not sections or section in sections


def texts_of(record: ReleasedRecord) -> tuple[PlaceholderText, ...]:
    """Return the texts of a record in the order in which they are printed."""
    match record:
        case ReleasedHead():
            states = record.requesting_state, record.requested_state
            return record.title, record.reference, record.client, *states
        case ReleasedKeyDate():
            return record.kind, record.forum
        case ReleasedEvent() | ReleasedReprisalStep():
            zone = (record.zone,) if isinstance(record, ReleasedReprisalStep) else ()
            return *zone, record.place, record.text, *_originals(record)
        case ReleasedFact() | ReleasedAnswer():
            return record.text, *_originals(record)
        case ReleasedArgument() | ReleasedSource() | ReleasedBlock() | ReleasedPaperBlock():
            return record.texts
        case ReleasedExhibit():
            words = (text for one in record.paragraphs for text in (one.head, one.text))
            return record.mark, record.title, record.witness, *record.sheet.texts, *words


def _originals(record: ReleasedRecord) -> tuple[PlaceholderText, ...]:
    if isinstance(record, ReleasedEvent | ReleasedFact) and record.original.pieces:
        return (record.original,)
    return ()


def natural_order(mark: str) -> tuple[tuple[int, int, str], ...]:
    """Return a key that sorts exhibit marks by letters, then by number: AB/2 before AB/10."""
    return tuple(
        (0, int(part), "") if part.isascii() and part.isdecimal() else (1, 0, part)
        for part in _NATURAL.split(mark)
        if part
    )


def _head(snapshot: CaseSnapshot, reader: _Reader) -> ReleasedHead:
    case = snapshot.case
    return ReleasedHead(
        reader.read(case.title),
        reader.read(case.reference),
        reader.read(case.client),
        reader.read(case.requesting_state),
        reader.read(case.requested_state),
    )


def _exhibits(
    snapshot: CaseSnapshot, reader: _Reader, sections: tuple[str, ...], audience: str
) -> Iterator[ReleasedExhibit]:
    if not (_has("exhibits", sections) or _has("exhibits_list", sections)):
        return
    documents = {one.id: one for one in snapshot.documents if is_exportable(one)}
    places = _places(snapshot, documents)
    has_pages = _has("exhibits", sections)
    marks = _marks(snapshot, places, reader)
    order = {key: natural_order(blanked(mark)) for key, mark in marks.items()}
    relations = relations_in(snapshot, order)
    for exhibit in snapshot.exhibits:
        document = documents.get(exhibit.document_id)
        if document is not None and document.id in places:
            form, words = "", tuple[ReleasedParagraph, ...]()
            if has_pages:
                form, words = reader.words(snapshot, document, audience)
            is_drawn = has_pages and not form
            yield ReleasedExhibit(
                places[document.id],
                reader.read(exhibit.mark),
                reader.read(document.title),
                reader.read(exhibit.witness),
                snapshot.page_counts.get(document.id, 0) if is_drawn else 0,
                *(document.id, form, words),
                _sheet(exhibit, relations.get(document.id), marks, snapshot, reader),
            )


def _sheet(
    exhibit: Exhibit,
    relation: ExhibitRelation | None,
    marks: Mapping[DocumentId, PlaceholderText],
    snapshot: CaseSnapshot,
    reader: _Reader,
) -> ReleasedCoverSheet:
    of = marks[relation.of] if relation is not None else PlaceholderText(())
    return released_sheet(exhibit, relation, of, snapshot.translations, reader.read)


def _marks(
    snapshot: CaseSnapshot, places: Mapping[DocumentId, int], reader: _Reader
) -> dict[DocumentId, PlaceholderText]:
    """Return the mark of each document that leaves; of several, the first."""
    found = [
        (natural_order(blanked(mark)), at, exhibit.document_id, mark)
        for at, exhibit in enumerate(snapshot.exhibits)
        if exhibit.document_id in places
        for mark in (reader.read(exhibit.mark),)
    ]
    return {document_id: mark for _, _, document_id, mark in sorted(found, reverse=True)}


def _places(
    snapshot: CaseSnapshot, documents: Mapping[DocumentId, Document]
) -> dict[DocumentId, int]:
    """Return the place of each exhibit, counted among those that leave and no others."""
    if snapshot.outline is None:
        return dict.fromkeys(documents, 0)
    produced = {exhibit.document_id for exhibit in snapshot.exhibits}
    requested = dict.fromkeys(snapshot.outline.documents)
    shown = [one for one in requested if one in documents and one in produced]
    return {document_id: place for place, document_id in enumerate(shown)}


def _cited_exhibits(exhibits: Iterable[ReleasedExhibit]) -> dict[DocumentId, ReleasedExhibit]:
    """Return the exhibit that a cite of a document names: the first by its mark."""
    ordered = sorted(exhibits, key=lambda one: natural_order(blanked(one.mark)), reverse=True)
    return {one.document_id: one for one in ordered}


def _by_typed_mark(
    snapshot: CaseSnapshot, cited: Mapping[DocumentId, ReleasedExhibit]
) -> dict[str, ReleasedExhibit]:
    """Return the exhibits that leave by their marks as they are typed in a text."""
    return {
        one.mark: cited[one.document_id] for one in snapshot.exhibits if one.document_id in cited
    }


def _event(
    event: Event, reader: _Reader, cited: Mapping[DocumentId, ReleasedExhibit]
) -> ReleasedEvent:
    cites = tuple(released_citations(event.cites, cited))
    standing = EvidentialStatus.CITED if cites else EvidentialStatus.EVIDENCE_TO_FOLLOW
    return ReleasedEvent(
        *(event.id, event.date, reader.read(event.place), reader.read(event.text)),
        *(cites, standing, reader.original_of(event.id)),
    )


def _step(
    step: ReprisalStep, reader: _Reader, cited: Mapping[DocumentId, ReleasedExhibit]
) -> ReleasedReprisalStep:
    cites = tuple(released_citations(step.cites, cited))
    return ReleasedReprisalStep(
        step.id,
        step.lane.value,
        step.kind.value,
        step.date,
        reader.read(clock_of(step.date, step.zone)),
        reader.read(step.place),
        reader.read(step.text),
        cites,
        EvidentialStatus.CITED if cites else EvidentialStatus.EVIDENCE_TO_FOLLOW,
    )


def _fact(fact: Fact, reader: _Reader, cited: Mapping[DocumentId, ReleasedExhibit]) -> ReleasedFact:
    cites = tuple(released_citations(fact.cites, cited))
    standing = fact.standing
    if cites:
        standing = EvidentialStatus.CITED
    elif standing is EvidentialStatus.CITED:
        standing = EvidentialStatus.EVIDENCE_TO_FOLLOW
    text, original = reader.read(fact.text), reader.original_of(fact.id)
    return ReleasedFact(fact.id, fact.position, text, cites, standing, original)
