"""A whole case read in one transaction."""

from collections.abc import Mapping

from casefiles.domain.errors import Refused
from casefiles.domain.ids import DocumentId
from casefiles.domain.reading import Reading
from casefiles.domain.records import (
    Case,
    Deadline,
    Document,
    Event,
    Exhibit,
    Fact,
    Mark,
    Person,
)
from casefiles.domain.snapshot import CaseSnapshot
from casefiles.store.vault import Reader, Vault


def snapshot_of(vault: Vault, reference: str) -> tuple[CaseSnapshot, Mapping[DocumentId, Reading]]:
    """Read a case by its reference, with what workers read from its documents.

    Raises:
        Refused: no case has this reference.
    """
    return vault.read(lambda reader: _snapshot(reader, reference))


def _snapshot(reader: Reader, reference: str) -> tuple[CaseSnapshot, Mapping[DocumentId, Reading]]:
    cases = reader.find(Case, reference=reference)
    if not cases:
        raise Refused("case_unknown")
    case = cases[0]
    documents = reader.find(Document, case_id=case.id)
    readings = {
        document.id: reading
        for document in documents
        if (reading := reader.reading(document.id)) is not None
    }
    snapshot = CaseSnapshot(
        case=case,
        persons=reader.find(Person, case_id=case.id),
        documents=documents,
        exhibits=reader.find(Exhibit, case_id=case.id),
        events=reader.find(Event, case_id=case.id),
        facts=reader.find(Fact, case_id=case.id),
        deadlines=reader.find(Deadline, case_id=case.id),
        marks=reader.find(Mark, case_id=case.id),
        page_counts={
            document_id: len(reading.pages)
            for document_id, reading in readings.items()
            if not reading.unreadable
        },
    )
    return snapshot, readings
