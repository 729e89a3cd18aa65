"""What is known when a form is filled in: the records of a case, in order, and who files."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeVar

from casefiles.domain.dates.edtf import is_edtf
from casefiles.domain.foundation.ids import DocumentId, PersonId
from casefiles.domain.language.text_references import referenced
from casefiles.domain.records.arguments import Argument, Bearing
from casefiles.domain.records.case_records import Case, Deadline, Document, Exhibit, Person, Record
from casefiles.domain.records.country_information import InstrumentStatus
from casefiles.domain.records.form_answers import CELL
from casefiles.domain.records.incidents import Incident, Relationship
from casefiles.domain.records.offices import OWN_OFFICE, Office
from casefiles.domain.records.proceedings import (
    Assurance,
    Decision,
    Detention,
    Hearing,
    Submission,
)
from casefiles.domain.records.relief import Relief, ReliefKind
from casefiles.domain.records.requests import Notice, Request, Warrant
from casefiles.dossier.forum.dates import date_in_words
from casefiles.dossier.forum.forums import ForumProfile
from casefiles.library.legal_tests import LegalTest, load_legal_tests
from casefiles.office.law.states import known_states
from casefiles.office.records.vocabularies import term_in
from casefiles.store.access.reader import ReadTransaction

R = TypeVar("R", bound=Record)
_NEVER: Final = "9999"
_KINDS: Final = tuple(ReliefKind)


@dataclass(frozen=True, slots=True)
class SuggestedAnswer:
    """What records say in a field.

    Attributes:
        text: as an answer is typed, with references `[[id]]` to persons.
        records: that it comes from.
    """

    text: str
    records: tuple[Record, ...]


@dataclass(frozen=True, slots=True)
class KnownRecords:
    """All that rules may draw from; each collection in the order of its dates.

    Attributes:
        form: that is filled in.
        client: None where the case names nobody of its people.
        marks: exhibit numbers by document.
        argued: our arguments; `tests` the legal tests by id.
        reliefs: what is asked of this forum, principal relief first.
        term: words of a code, by the names of its vocabularies.
        state: name of a State by its code; what was typed as a name stays as it was typed.
    """

    form: ForumProfile
    case: Case
    client: Person | None
    office: Office
    requests: tuple[Request, ...]
    warrants: tuple[Warrant, ...]
    notices: tuple[Notice, ...]
    detentions: tuple[Detention, ...]
    decisions: tuple[Decision, ...]
    hearings: tuple[Hearing, ...]
    submissions: tuple[Submission, ...]
    assurances: tuple[Assurance, ...]
    incidents: tuple[Incident, ...]
    relationships: tuple[Relationship, ...]
    treaties: tuple[InstrumentStatus, ...]
    removals: tuple[Deadline, ...]
    documents: tuple[Document, ...]
    exhibits: tuple[Exhibit, ...]
    argued: tuple[Argument, ...]
    tests: tuple[LegalTest, ...]
    reliefs: tuple[Relief, ...]
    term: Callable[[str, str], str]
    state: Callable[[str], str]

    @property
    def marks(self) -> dict[DocumentId, str]:
        """Exhibit numbers by document."""
        return {one.document_id: one.mark for one in self.exhibits if one.mark}


def known_records(
    reader: ReadTransaction, case: Case, form: ForumProfile, resources: Path
) -> KnownRecords:
    """Read what rules may draw from.

    Raises:
        InvalidForm: legal tests or States were edited into nonsense.
    """

    def of(kind: type[R], by: Callable[[R], str]) -> tuple[R, ...]:
        return tuple(sorted(reader.find(kind, case_id=case.id), key=lambda one: by(one) or _NEVER))

    states = known_states(resources)
    people = tuple(reader.find(Person, case_id=case.id))
    own = next(iter(referenced(case.client)), "")
    client = next((one for one in people if one.id == own), None)
    detentions = of(Detention, lambda one: one.begin)
    incidents = of(Incident, lambda one: one.date)

    def state(words: str) -> str:
        return states.names.get(words.strip().upper(), words)

    return KnownRecords(
        form=form,
        case=case,
        client=client,
        office=reader.get(Office, OWN_OFFICE) or Office(OWN_OFFICE),
        requests=of(Request, lambda one: one.dated),
        warrants=of(Warrant, lambda one: one.dated),
        notices=of(Notice, lambda one: one.issued),
        detentions=tuple(one for one in detentions if client and one.person_id == client.id),
        decisions=of(Decision, lambda one: one.date),
        hearings=of(Hearing, lambda one: one.date),
        submissions=tuple(
            one
            for one in of(Submission, lambda one: one.filed)
            if one.profile != form.id and one.filed
        ),
        assurances=of(Assurance, lambda one: one.dated),
        incidents=tuple(one for one in incidents if not one.is_withheld),
        relationships=tuple(reader.find(Relationship, case_id=case.id)),
        treaties=tuple(reader.find(InstrumentStatus, case_id=case.id)),
        removals=tuple(one for one in of(Deadline, lambda one: one.date) if one.kind == "removal"),
        documents=tuple(reader.find(Document, case_id=case.id)),
        exhibits=tuple(reader.find(Exhibit, case_id=case.id)),
        argued=tuple(
            sorted(
                (
                    one
                    for one in reader.find(Argument, case_id=case.id)
                    if one.bearing is Bearing.OURS
                ),
                key=lambda one: (one.test, one.limb, one.position),
            )
        ),
        tests=load_legal_tests(resources).tests,
        reliefs=tuple(
            sorted(
                (x for x in reader.find(Relief, case_id=case.id) if x.profile in {"", form.id}),
                key=lambda one: (_KINDS.index(one.kind), one.position),
            )
        ),
        term=term_in(reader),
        state=state,
    )


def reference(person_id: PersonId) -> str:
    """Return how a text names a person, so that each reader is shown what that reader may be."""
    return f"[[{person_id}]]"


def worded(date: str) -> str:
    """Return a date in words; what is no date stays as it is."""
    return date_in_words(date) if is_edtf(date) else date


def joined(*parts: str, by: str = ", ") -> str:
    """Return the parts that say something, one behind the other."""
    return by.join(part.strip() for part in parts if part.strip())


def answer(text: str, *records: Record | None) -> SuggestedAnswer | None:
    """Return a suggestion; None where there is nothing to say."""
    if not text.strip():
        return None
    return SuggestedAnswer(text.strip(), tuple(one for one in records if one is not None))


def row(*cells: str) -> str:
    """Return one row of a list, each cell on one line; empty cells at the end are left away."""
    words = [" ".join(one.split()) for one in cells]
    while words and not words[-1]:
        words.pop()
    return f" {CELL} ".join(words)
