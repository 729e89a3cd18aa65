"""From a case form to the records that are kept: ids of the form become random ids of the vault."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from casefiles.domain.files.extraction import Extraction
from casefiles.domain.foundation.errors import InvalidInput
from casefiles.domain.foundation.ids import (
    CaseId,
    ContentId,
    DeadlineId,
    DocumentId,
    EventId,
    ExhibitId,
    FactId,
    MarkId,
    PersonId,
    Randomness,
    new_id,
)
from casefiles.domain.language.names import PersonName
from casefiles.domain.language.text_references import replace_references
from casefiles.domain.records.arguments import Argument
from casefiles.domain.records.case_records import (
    NOBODY,
    Case,
    Deadline,
    Document,
    Event,
    Exhibit,
    Fact,
    Identifier,
    Mark,
    Person,
    Record,
)
from casefiles.domain.records.citation import Citation
from casefiles.domain.records.evidential_status import EvidentialStatus
from casefiles.domain.records.requests import Charge
from casefiles.office.importing.case_import import (
    CaseImport,
    ImportedCitation,
    ImportedDocument,
    ImportedEvent,
    ImportedPerson,
    ImportedSource,
)
from casefiles.office.importing.form_ids import is_private
from casefiles.office.importing.import_proceedings import ImportedRecord, ImportIds, record_of_form
from casefiles.redaction.names.protected_terms import FORM_ID
from casefiles.redaction.spelling_variants.proposing import proposals_of


@dataclass(frozen=True, slots=True)
class SealedFile:
    """A file that was sealed and read.

    Attributes:
        rasters: keyed digest of the raster of each page that has a mark, where it renders.
    """

    content_id: ContentId
    reading: Extraction
    rasters: dict[int, str]


@dataclass(frozen=True, slots=True)
class CaseRecords:
    """Everything that one load keeps; readings in the order of the form's documents."""

    case: Case
    others: tuple[Record, ...]
    contents: tuple[ContentId, ...]
    readings: dict[DocumentId, Extraction]


@dataclass(frozen=True, slots=True)
class _Naming:
    """New ids for the ids of the form."""

    case_id: CaseId
    persons: dict[str, PersonId]
    documents: dict[str, DocumentId]
    randomness: Randomness

    def text(self, text: str) -> str:
        """Return a text whose references lead to the new ids."""
        return replace_references(text, lambda old: f"[[{self.persons[old]}]]")

    def person_text(self, text: str) -> str:
        """Return a text that may also be the bare id of a person, such as the client."""
        return f"[[{self.persons[text]}]]" if text in self.persons else self.text(text)

    def fresh(self) -> str:
        """Return a new id."""
        return new_id(self.randomness)


def records_of(
    form: CaseImport, randomness: Randomness, hold_all: Callable[[Case], Iterator[SealedFile]]
) -> CaseRecords:
    """Make the records of a form.

    Args:
        form: checked in itself.
        randomness: for the ids.
        hold_all: seals and reads the files of the form's documents, in order.

    Raises:
        InvalidForm: a cite leads beyond the last page of a readable document.
    """
    naming = _Naming(
        case_id=CaseId(new_id(randomness)),
        persons={person.id: PersonId(new_id(randomness)) for person in form.persons},
        documents={document.id: DocumentId(new_id(randomness)) for document in form.documents},
        randomness=randomness,
    )
    case = _case(form, naming)
    sealed_files = dict(zip((d.id for d in form.documents), hold_all(case), strict=True))
    _check_cites(form, sealed_files)
    others: list[Record] = [_person(person, naming) for person in form.persons]
    for document in form.documents:
        others.extend(_document_records(document, sealed_files[document.id], naming))
    others.extend(_event(event, naming) for event in form.events)
    narrative = [*_narrative(form, naming)]
    others.extend(narrative)
    others.extend(_hearings(form, naming))
    others.extend(_register(form, naming, narrative))
    return CaseRecords(
        case=case,
        others=tuple(others),
        contents=tuple(dict.fromkeys(item.content_id for item in sealed_files.values())),
        readings={naming.documents[key]: item.reading for key, item in sealed_files.items()},
    )


def _case(form: CaseImport, naming: _Naming) -> Case:
    return Case(
        id=naming.case_id,
        reference=form.reference,
        title=naming.text(form.title),
        client=naming.person_text(form.client),
        requesting_state=naming.text(form.requesting_state),
        requested_state=naming.text(form.requested_state),
        dated=form.dated,
    )


def _check_cites(form: CaseImport, sealed_files: dict[str, SealedFile]) -> None:
    listed = [(f"events[{at}].cites", event.cites) for at, event in enumerate(form.events)]
    listed += [(f"narrative[{at}].cites", one.cites) for at, one in enumerate(form.narrative)]
    for place, cites in listed:
        for cite in cites:
            reading = sealed_files[cite.document].reading
            if not reading.unreadable and cite.page > len(reading.pages):
                raise InvalidInput("cite_beyond_document", place=place)


def _person(person: ImportedPerson, naming: _Naming) -> Person:
    kept = Person(
        id=naming.persons[person.id],
        case_id=naming.case_id,
        names=tuple(_name(name, naming) for name in person.names),
        identifiers=tuple(item for item in person.identifiers if item.value.strip())
        + _form_id(person),
        protection=person.protection,
        role=person.role.strip(),
        is_minor=person.is_minor,
        kin=person.kin,
        related_to=naming.persons[person.related_to] if person.related_to else NOBODY,
    )
    proposals = proposals_of(kept) if person.proposed_names != "ask" else ()
    if person.proposed_names == "confirm":
        return replace(kept, names=(*kept.names, *proposals))
    return replace(kept, rejected=tuple(name.text for name in proposals))


def _form_id(person: ImportedPerson) -> tuple[Identifier, ...]:
    """Return the id of the form as what leads to the person: it goes wherever it was typed."""
    return (Identifier(FORM_ID, person.id),) if is_private(person.id) else ()


def _name(name: PersonName, naming: _Naming) -> PersonName:
    return replace(name, origin=naming.documents[name.origin]) if name.origin else name


def _document_records(
    document: ImportedDocument, sealed_file: SealedFile, naming: _Naming
) -> Iterator[Record]:
    document_id = naming.documents[document.id]
    yield Document(
        id=document_id,
        case_id=naming.case_id,
        content_id=sealed_file.content_id,
        title=naming.text(document.title),
        file_name=document.file,
        status=document.status,
        is_public=document.is_public,
        is_looked_at=document.is_looked_at,
    )
    if document.exhibit_mark:
        yield Exhibit(
            id=ExhibitId(naming.fresh()),
            case_id=naming.case_id,
            document_id=document_id,
            mark=naming.text(document.exhibit_mark),
            witness=naming.person_text(document.witness),
            spoken_by=naming.persons[document.spoken_by] if document.spoken_by else NOBODY,
        )
    for mark in document.marks:
        yield Mark(
            id=MarkId(naming.fresh()),
            case_id=naming.case_id,
            document_id=document_id,
            page=mark.page,
            box=mark.box,
            reason=mark.reason,
            person_id=naming.persons[mark.person] if mark.person else PersonId(""),
            audiences=mark.audiences,
            raster=sealed_file.rasters.get(mark.page, ""),
        )


def _event(event: ImportedEvent, naming: _Naming) -> Event:
    return Event(
        id=EventId(naming.fresh()),
        case_id=naming.case_id,
        date=event.date,
        place=naming.text(event.place),
        text=naming.text(event.text),
        person_ids=tuple(dict.fromkeys(naming.persons[person] for person in event.persons)),
        cites=tuple(_cite(cite, naming) for cite in event.cites),
        is_withheld=event.is_withheld,
        **_telling(event.telling, naming),
    )


def _telling(telling: ImportedSource, naming: _Naming) -> dict[str, Any]:
    source = telling.source_person
    return {
        "source_person": naming.persons[source] if source else NOBODY,
        "known_to": tuple(dict.fromkeys(naming.persons[one] for one in telling.known_to)),
        "is_widely_known": telling.is_widely_known,
    }


def _cite(cite: ImportedCitation, naming: _Naming) -> Citation:
    return Citation(naming.documents[cite.document], cite.page)


def _narrative(form: CaseImport, naming: _Naming) -> Iterator[Fact]:
    for position, paragraph in enumerate(form.narrative, start=1):
        yield Fact(
            id=FactId(naming.fresh()),
            case_id=naming.case_id,
            position=position,
            text=naming.text(paragraph.text),
            standing=EvidentialStatus.CITED
            if paragraph.cites
            else EvidentialStatus.ON_INSTRUCTIONS,
            cites=tuple(_cite(cite, naming) for cite in paragraph.cites),
            **_telling(paragraph.telling, naming),
        )


def _register(form: CaseImport, naming: _Naming, narrative: list[Fact]) -> Iterator[ImportedRecord]:
    ids = [naming.fresh() for _ in form.register]
    known = {(one.kind, one.name): own for one, own in zip(form.register, ids, strict=True)}
    facts = {fact.position: fact.id for fact in narrative}
    names = ImportIds(
        case_id=naming.case_id,
        person=naming.persons.__getitem__,
        document=naming.documents.__getitem__,
        fact=facts.__getitem__,
        record=lambda kind, name: known[kind, name],
        text=naming.text,
    )
    adjacent: Counter[tuple[str, ...]] = Counter()
    for one, own in zip(form.register, ids, strict=True):
        made = record_of_form(one, own, names)
        if isinstance(made, Argument | Charge):
            limb = (made.test, made.limb) if isinstance(made, Argument) else (made.request_id,)
            adjacent[limb] += 1
            made = replace(made, position=adjacent[limb])
        yield made


def _hearings(form: CaseImport, naming: _Naming) -> Iterator[Deadline]:
    for hearing in form.hearings:
        yield Deadline(
            id=DeadlineId(naming.fresh()),
            case_id=naming.case_id,
            kind="hearing",
            date=hearing.date,
            forum=naming.text(hearing.forum),
        )
