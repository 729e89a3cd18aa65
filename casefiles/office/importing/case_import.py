"""The case form: a JSON description of a case and its files, checked before anything is kept.

The form is described for people in `resources/sample/CASE_FORM.md`.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from casefiles.domain.dates.edtf import is_edtf
from casefiles.domain.foundation.boxes import Box
from casefiles.domain.foundation.errors import InvalidInput
from casefiles.domain.foundation.ids import CaseId
from casefiles.domain.language.names import NameOrder, NameSource, PersonName, Transliteration
from casefiles.domain.language.text_references import referenced, replace_references
from casefiles.domain.records.case_records import DocumentStatus, Identifier, Protection
from casefiles.domain.records.foreseeable_readers import AUDIENCES
from casefiles.domain.records.kin import KNOWN_KIN, Kin
from casefiles.domain.records.number_kinds import is_identifier_kind
from casefiles.office.importing.form_ids import PrivateId, check_brackets, private_ids
from casefiles.office.importing.import_fields import ImportObject, fields_of
from casefiles.office.importing.import_proceedings import (
    FormRecord,
    ImportIds,
    read_register,
    record_of_form,
)
from casefiles.office.records.identifiers import KNOWN_KINDS, is_no_day
from casefiles.office.workplace.strict_json import read_json

PAGE_LIMIT = 100_000
"""No page number is larger."""
_SCRIPT = re.compile(r"[A-Z][a-z]{3}\Z")
_KEYS = {
    "form": "reference title client requesting_state requested_state dated hearings persons events "
    "documents narrative register",
    "hearing": "date forum",
    "person": "id role names protection identifiers proposed_names kin related_to minor",
    "name": "text script kind system order found_in",
    "identifier": "kind value",
    "event": "id date place text persons cites withheld source_person known_to widely_known",
    "paragraph": "text cites source_person known_to widely_known",
    "cite": "document page",
    "document": "id file title status public exhibit marks",
    "exhibit": "mark witness spoken_by",
    "mark": "page box reason person audiences",
}
PROPOSED = ("ask", "confirm", "reject")
"""What becomes of the forms of names that the program proposes."""
_ALLOWED = {name: frozenset(keys.split()) for name, keys in _KEYS.items()}


@dataclass(frozen=True, slots=True)
class ImportedPerson:
    """A person; absent protection means withheld.

    Attributes:
        names: the origin of one that was found is the form's id of a document.
        proposed_names: one of `PROPOSED`.
        role: who this is to the case, such as client or witness.
        kin: what this person is to `related_to`, an id of the form; empty there for the client.
    """

    id: str
    names: tuple[PersonName, ...]
    identifiers: tuple[Identifier, ...]
    protection: Protection
    proposed_names: str = "ask"
    role: str = ""
    kin: Kin = Kin.UNKNOWN
    related_to: str = ""
    is_minor: bool = False


@dataclass(frozen=True, slots=True)
class ImportedCitation:
    """A cite of a document of the form."""

    document: str
    page: int


@dataclass(frozen=True, slots=True)
class ImportedSource:
    """Who told something (empty for nobody in particular) and who can know it."""

    source_person: str = ""
    known_to: tuple[str, ...] = ()
    is_widely_known: bool = False


@dataclass(frozen=True, slots=True)
class ImportedFact:
    """A paragraph of the narrative."""

    text: str
    telling: ImportedSource
    cites: tuple[ImportedCitation, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportedEvent:
    """An event."""

    id: str
    date: str
    place: str
    text: str
    persons: tuple[str, ...]
    cites: tuple[ImportedCitation, ...]
    is_withheld: bool
    telling: ImportedSource = ImportedSource()


@dataclass(frozen=True, slots=True)
class ImportedMark:
    """An area to remove; empty audiences means all."""

    page: int
    box: Box
    reason: str
    person: str
    audiences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ImportedDocument:
    """A document and its file; an empty exhibit mark means that it is no exhibit."""

    id: str
    file: str
    title: str
    status: DocumentStatus
    is_public: bool
    is_looked_at: bool
    exhibit_mark: str
    witness: str
    marks: tuple[ImportedMark, ...]
    spoken_by: str = ""


@dataclass(frozen=True, slots=True)
class ImportedHearing:
    """A hearing."""

    date: str
    forum: str


@dataclass(frozen=True, slots=True)
class CaseImport:
    """A whole form, sound in itself: every reference leads somewhere.

    Attributes:
        private_ids: ids of protected persons that stand in texts, where they will be searched for.
    """

    reference: str
    title: str
    client: str
    requesting_state: str
    requested_state: str
    dated: str
    hearings: tuple[ImportedHearing, ...]
    persons: tuple[ImportedPerson, ...]
    events: tuple[ImportedEvent, ...]
    documents: tuple[ImportedDocument, ...]
    narrative: tuple[ImportedFact, ...]
    register: tuple[FormRecord, ...] = ()
    private_ids: tuple[PrivateId, ...] = ()


def read_case_import(data: bytes) -> CaseImport:
    """Read and check a case form.

    Args:
        data: the bytes of the JSON file.

    Raises:
        InvalidForm: any fault; the detail `place` says where.
    """
    raw = read_json(data)
    fields = fields_of(raw, "", _ALLOWED["form"])
    form = CaseImport(
        reference=_reference(fields),
        title=fields.text("title", required=True),
        client=fields.text("client"),
        requesting_state=fields.text("requesting_state"),
        requested_state=fields.text("requested_state"),
        dated=_date(fields, "dated") if fields.has("dated") else "",
        hearings=fields.items("hearings", _ALLOWED["hearing"], _hearing),
        persons=fields.items("persons", _ALLOWED["person"], _person),
        events=fields.items("events", _ALLOWED["event"], _event),
        documents=fields.items("documents", _ALLOWED["document"], _document),
        narrative=fields.mixed("narrative", _ALLOWED["paragraph"], _paragraph),
        register=read_register(fields.values.get("register", {}), "register"),
    )
    for number, paragraph in enumerate(form.narrative):
        if not paragraph.text.strip():
            raise InvalidInput("form_empty_text", place=f"narrative[{number}]")
    _check_ids(form)
    check_brackets(raw, {person.id for person in form.persons})
    _check_references(form)
    protected = [one.id for one in form.persons if one.protection is not Protection.OPEN]
    return replace(form, private_ids=private_ids(raw, protected))


def _reference(fields: ImportObject) -> str:
    """A case is found by its reference, so no person may stand in it whose name could change."""
    reference = fields.text("reference", required=True).strip()
    if referenced(reference) or "\n" in reference:
        raise InvalidInput("form_bracket_in_id", place="reference")
    return reference


def _date(fields: ImportObject, key: str) -> str:
    date = fields.text(key, required=True)
    if not is_edtf(date):
        raise InvalidInput("form_not_a_date", place=fields.at(key))
    return date


def _hearing(fields: ImportObject) -> ImportedHearing:
    return ImportedHearing(_date(fields, "date"), fields.text("forum"))


def _person(fields: ImportObject) -> ImportedPerson:
    return ImportedPerson(
        id=_id(fields),
        names=fields.items("names", _ALLOWED["name"], _name),
        identifiers=fields.items("identifiers", _ALLOWED["identifier"], _identifier),
        protection=Protection(fields.choice("protection", list(Protection), Protection.WITHHELD)),
        proposed_names=fields.choice("proposed_names", PROPOSED, "ask"),
        role=fields.text("role"),
        kin=Kin(fields.choice("kin", KNOWN_KIN, "")),
        related_to=fields.text("related_to"),
        is_minor=fields.flag("minor"),
    )


def _name(fields: ImportObject) -> PersonName:
    script = fields.text("script")
    if script and not _SCRIPT.match(script):
        raise InvalidInput("form_not_a_script", place=fields.at("script"))
    found_in = fields.text("found_in")
    return PersonName(
        fields.text("text", required=True),
        script,
        fields.text("kind"),
        Transliteration(fields.choice("system", list(Transliteration), Transliteration.NOT_TOLD)),
        NameOrder(fields.choice("order", list(NameOrder), NameOrder.NOT_TOLD)),
        NameSource.FOUND if found_in else NameSource.TYPED,
        found_in,
    )


def _identifier(fields: ImportObject) -> Identifier:
    kind = fields.text("kind")
    if not is_identifier_kind(kind):
        raise InvalidInput("form_identifier_kind", place=fields.at("kind"), allowed=KNOWN_KINDS)
    identifier = Identifier(kind, fields.text("value", required=True))
    if is_no_day(identifier.kind, identifier.value):
        raise InvalidInput("form_not_a_day_of_birth", place=fields.at("value"))
    return identifier


def _event(fields: ImportObject) -> ImportedEvent:
    return ImportedEvent(
        id=_id(fields),
        date=_date(fields, "date"),
        place=fields.text("place"),
        text=fields.text("text"),
        persons=fields.texts("persons"),
        cites=fields.items("cites", _ALLOWED["cite"], _cite),
        is_withheld=fields.flag("withheld"),
        telling=_telling(fields),
    )


def _paragraph(written: str | ImportObject) -> ImportedFact:
    if isinstance(written, str):
        return ImportedFact(written, ImportedSource())
    return ImportedFact(
        written.text("text", required=True),
        _telling(written),
        written.items("cites", _ALLOWED["cite"], _cite),
    )


def _telling(fields: ImportObject) -> ImportedSource:
    return ImportedSource(
        fields.text("source_person"), fields.texts("known_to"), fields.flag("widely_known")
    )


def _cite(fields: ImportObject) -> ImportedCitation:
    return ImportedCitation(
        fields.text("document", required=True), fields.whole_number("page", 1, PAGE_LIMIT)
    )


def _document(fields: ImportObject) -> ImportedDocument:
    exhibit = ImportObject({}, "")
    if fields.has("exhibit"):
        exhibit = fields_of(fields.values["exhibit"], fields.at("exhibit"), _ALLOWED["exhibit"])
    return ImportedDocument(
        id=_id(fields),
        file=fields.text("file", required=True),
        title=fields.text("title"),
        status=DocumentStatus(
            fields.choice("status", list(DocumentStatus), DocumentStatus.RECEIVED)
        ),
        is_public=fields.flag("public"),
        is_looked_at=fields.has("marks"),
        exhibit_mark=exhibit.text("mark").strip(),
        witness=exhibit.text("witness"),
        marks=fields.items("marks", _ALLOWED["mark"], _mark),
        spoken_by=exhibit.text("spoken_by"),
    )


def _mark(fields: ImportObject) -> ImportedMark:
    audiences = fields.texts("audiences")
    if fields.has("audiences") and not audiences:
        raise InvalidInput("form_empty_list", place=fields.at("audiences"))
    if not set(audiences) <= AUDIENCES:
        allowed = ", ".join(sorted(AUDIENCES))
        raise InvalidInput("form_unknown_word", place=fields.at("audiences"), allowed=allowed)
    return ImportedMark(
        page=fields.whole_number("page", 1, PAGE_LIMIT),
        box=_box(fields),
        reason=fields.text("reason"),
        person=fields.text("person"),
        audiences=audiences,
    )


def _box(fields: ImportObject) -> Box:
    x0, y0, x1, y1 = fields.numbers("box", 4)
    if not (0 <= x0 < x1 <= 1 and 0 <= y0 < y1 <= 1):
        raise InvalidInput("form_not_a_box", place=fields.at("box"))
    return Box(x0, y0, x1, y1)


def _id(fields: ImportObject) -> str:
    identity = fields.text("id", required=True)
    if "[" in identity or "]" in identity or "\n" in identity:
        raise InvalidInput("form_bracket_in_id", place=fields.at("id"))
    return identity


def _check_ids(form: CaseImport) -> None:
    """Refuse doubled ids and exhibit marks: a reference must lead to one thing."""
    for kind, ids in (
        ("persons", [person.id for person in form.persons]),
        ("events", [event.id for event in form.events]),
        ("documents", [document.id for document in form.documents]),
    ):
        if len(set(ids)) != len(ids):
            raise InvalidInput("form_doubled_id", place=kind)
    marks = [document.exhibit_mark for document in form.documents if document.exhibit_mark]
    if len(set(marks)) != len(marks):
        raise InvalidInput("form_doubled_exhibit", place="documents")


def _check_references(form: CaseImport) -> None:
    persons = {person.id for person in form.persons}
    documents = {document.id for document in form.documents}
    for place, text in _texts(form):
        _need(referenced(text), persons, place)
    for number, person in enumerate(form.persons):
        found_in = (name.origin for name in person.names if name.origin)
        _need(found_in, documents, f"persons[{number}].names")
        _need_relation(person, persons, f"persons[{number}].related_to")
    for number, event in enumerate(form.events):
        _need(event.persons, persons, f"events[{number}].persons")
        _need((cite.document for cite in event.cites), documents, f"events[{number}].cites")
        _need_telling(event.telling, persons, f"events[{number}]")
    for number, paragraph in enumerate(form.narrative):
        _need_telling(paragraph.telling, persons, f"narrative[{number}]")
    _check_register(form, persons, documents)
    for number, paragraph in enumerate(form.narrative):
        _need((one.document for one in paragraph.cites), documents, f"narrative[{number}].cites")
    for number, document in enumerate(form.documents):
        named = (mark.person for mark in document.marks if mark.person)
        _need(named, persons, f"documents[{number}].marks")
        if document.spoken_by:
            _need([document.spoken_by], persons, f"documents[{number}].exhibit.spoken_by")


def _check_register(form: CaseImport, persons: set[str], documents: set[str]) -> None:
    """Make each record once as if for good: whatever it names must be in the form."""
    records = {(one.kind, one.name): one.name for one in form.register if one.name}
    numbers = {number: str(number) for number in range(1, len(form.narrative) + 1)}
    people = {one: one for one in persons}
    naming = ImportIds(
        case_id=CaseId(""),
        person=people.__getitem__,
        document={one: one for one in documents}.__getitem__,
        fact=numbers.__getitem__,
        record=lambda kind, name: records[kind, name],
        text=lambda text: replace_references(text, people.__getitem__),
    )
    for one in form.register:
        record_of_form(one, "", naming)


def _need_relation(person: ImportedPerson, persons: set[str], place: str) -> None:
    if person.related_to:
        _need([person.related_to], persons, place)
    if person.related_to == person.id or (person.related_to and not person.kin):
        raise InvalidInput("form_kin_without_person", place=place)


def _need_telling(telling: ImportedSource, persons: set[str], place: str) -> None:
    if telling.source_person:
        _need([telling.source_person], persons, f"{place}.source_person")
    _need(telling.known_to, persons, f"{place}.known_to")


def _need(ids: Iterable[str], known: set[str], place: str) -> None:
    if not set(ids) <= known:
        raise InvalidInput("form_dangling_id", place=place)


def _texts(form: CaseImport) -> Iterable[tuple[str, str]]:
    """Yield every text that may refer to a person, with its place."""
    for key in ("title", "client", "requesting_state", "requested_state"):
        yield key, getattr(form, key)
    for number, hearing in enumerate(form.hearings):
        yield f"hearings[{number}].forum", hearing.forum
    for number, event in enumerate(form.events):
        yield f"events[{number}].place", event.place
        yield f"events[{number}].text", event.text
    for number, document in enumerate(form.documents):
        yield f"documents[{number}].title", document.title
        yield f"documents[{number}].exhibit.mark", document.exhibit_mark
        yield f"documents[{number}].exhibit.witness", document.witness
    for number, paragraph in enumerate(form.narrative):
        yield f"narrative[{number}]", paragraph.text
