"""A whole case read in one transaction."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from casefiles.domain.files.extraction import Extraction
from casefiles.domain.foundation.errors import Refused
from casefiles.domain.foundation.ids import CaseId, DocumentId
from casefiles.domain.records.arguments import Argument
from casefiles.domain.records.case_records import (
    Case,
    Deadline,
    Document,
    Event,
    Exhibit,
    Fact,
    Mark,
    Outline,
    Person,
)
from casefiles.domain.records.foreseeable_readers import Reach
from casefiles.domain.records.form_answers import FieldAnswer
from casefiles.domain.records.narrative import NarrativeBlock
from casefiles.domain.records.provenance import Consent
from casefiles.domain.records.redaction_settings import Treatment
from casefiles.domain.records.replacement_texts import Substitute
from casefiles.domain.records.snapshot import CaseSnapshot
from casefiles.domain.records.translation import DocumentLink, Translation
from casefiles.office.chronology.reprisal_steps import steps_of
from casefiles.office.redaction.seeking import excused_in
from casefiles.office.redaction.text_of_exhibits import blocks_of, shows_more
from casefiles.office.workplace.operations import Query
from casefiles.store.access.reader import ReadTransaction

Readings = Mapping[DocumentId, Extraction]
"""What workers read from the documents of a case that are exhibits."""

ReadingOf = Callable[[ReadTransaction, DocumentId], Extraction | None]
"""Tells what was read from a document: what is stored, or what is kept of it in memory."""


def case_named(reference: str) -> Query[CaseId]:
    """Return the id of a case by its reference.

    Raises:
        Refused: no case has this reference.
    """

    def ask(reader: ReadTransaction) -> CaseId:
        cases = reader.find(Case, reference=reference)
        if not cases:
            raise Refused("case_unknown")
        return cases[0].id

    return ask


def _stored(reader: ReadTransaction, document_id: DocumentId) -> Extraction | None:
    return reader.reading(document_id)


def snapshot_of(
    case_id: CaseId, profile: str, audience: str, reading_of: ReadingOf = _stored
) -> Query[tuple[CaseSnapshot, Readings]]:
    """Read a case with the outline of one profile and audience, and the text of its exhibits.

    Raises:
        Refused: there is no such case.
    """

    def ask(reader: ReadTransaction) -> tuple[CaseSnapshot, Readings]:
        case = reader.get(Case, case_id)
        if case is None:
            raise Refused("case_unknown")
        outlines = reader.find(Outline, case_id=case_id, profile=profile, audience=audience)
        treated = reader.find(Treatment, case_id=case_id, profile=profile, audience=audience)
        outline = outlines[0] if outlines else None
        snapshot, readings = _snapshot(reader, case, outline, reading_of)
        answers = reader.find(FieldAnswer, case_id=case_id, profile=profile, audience=audience)
        treatment = treated[0] if treated else None
        return replace(snapshot, treatment=treatment, answers=answers), readings

    return ask


def _snapshot(
    reader: ReadTransaction, case: Case, outline: Outline | None, reading_of: ReadingOf
) -> tuple[CaseSnapshot, Readings]:
    exhibits = reader.find(Exhibit, case_id=case.id)
    # Of what is no exhibit only the number of pages is told: its text would be read for nothing.
    produced = dict.fromkeys(one.document_id for one in exhibits)
    found = ((one, reading_of(reader, one)) for one in produced)
    readings = {one: reading for one, reading in found if reading is not None}
    blocks = {one: blocks_of(reading) for one, reading in readings.items()}
    asks = outline is not None and "pressure" in outline.sections
    snapshot = CaseSnapshot(
        case=case,
        persons=reader.find(Person, case_id=case.id),
        documents=reader.find(Document, case_id=case.id),
        exhibits=exhibits,
        events=reader.find(Event, case_id=case.id),
        facts=reader.find(Fact, case_id=case.id),
        deadlines=reader.find(Deadline, case_id=case.id),
        marks=reader.find(Mark, case_id=case.id),
        page_counts=reader.page_counts(case.id),
        outline=outline,
        consents=reader.find(Consent, case_id=case.id),
        substitutes=reader.find(Substitute, case_id=case.id),
        blocks=blocks,
        unprinted=frozenset(one for one, reading in readings.items() if shows_more(reading)),
        reaches=reader.find(Reach, case_id=case.id),
        arguments=reader.find(Argument, case_id=case.id),
        links=reader.find(DocumentLink, case_id=case.id),
        translations=reader.find(Translation, case_id=case.id),
        steps=steps_of(reader, case.id) if asks else (),
        narrative=reader.find(NarrativeBlock, case_id=case.id),
        excused=excused_in(reader, case.id),
    )
    return snapshot, readings
