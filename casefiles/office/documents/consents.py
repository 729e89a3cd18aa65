"""What people said about the use of documents: per person, document, use and readers."""

from dataclasses import dataclass

from casefiles.domain.foundation.errors import Refused
from casefiles.domain.foundation.ids import CaseId, ConsentId, DocumentId, PersonId
from casefiles.domain.records.case_records import Person
from casefiles.domain.records.provenance import Consent, ConsentAnswer, ConsentUse
from casefiles.office.workplace.operations import Edit, Query
from casefiles.store.access.reader import ReadTransaction
from casefiles.store.access.work import WriteTransaction


@dataclass(frozen=True, slots=True)
class ConsentRow:
    """A consent as a list shows it."""

    id: ConsentId
    person: str
    consent: Consent


def consents_of(document_id: DocumentId) -> Query[tuple[ConsentRow, ...]]:
    """Return what was recorded for one document, in the order in which it was."""

    def ask(reader: ReadTransaction) -> tuple[ConsentRow, ...]:
        rows = []
        for one in reader.find(Consent, document_id=document_id):
            person = reader.get(Person, one.person_id)
            name = person.names[0].text if person is not None and person.names else "?"
            rows.append(ConsentRow(one.id, name, one))
        return tuple(rows)

    return ask


def new_consent(
    consent_id: ConsentId, case_id: CaseId, document_id: DocumentId, person_id: PersonId
) -> Consent:
    """Return what is recorded before anybody has answered."""
    request = (ConsentUse.EVERY, "", ConsentAnswer.REQUESTED)
    return Consent(consent_id, case_id, person_id, document_id, *request, "", "", "")


def add_consent(consent: Consent) -> Edit[None]:
    """Record what somebody said.

    Raises (when carried out):
        Refused: nobody is named, or something is recorded already for this use and these readers.
    """

    def change(work: WriteTransaction) -> None:
        _require_sound(work, consent)
        work.insert(consent, "add_consent")

    return change


def edit_consent(consent: Consent) -> Edit[None]:
    """Change what is recorded; what it said before stays in the history.

    Raises (when carried out):
        Refused: it is gone; or see `add_consent`.
    """

    def change(work: WriteTransaction) -> None:
        if work.get(Consent, consent.id) is None:
            raise Refused("consent_gone")
        _require_sound(work, consent)
        work.update(consent, "edit_consent")

    return change


def remove_consent(consent_id: ConsentId) -> Edit[None]:
    """Remove what was recorded; the history keeps it.

    Raises (when carried out):
        Refused: it is gone already.
    """

    def change(work: WriteTransaction) -> None:
        if work.get(Consent, consent_id) is None:
            raise Refused("consent_gone")
        work.delete(Consent, consent_id, "remove_consent")

    return change


def _require_sound(work: WriteTransaction, consent: Consent) -> None:
    if work.get(Person, consent.person_id) is None:
        raise Refused("consent_without_person")
    same = work.find(
        Consent,
        document_id=consent.document_id,
        person_id=consent.person_id,
        use=str(consent.use),
        audience=consent.audience,
    )
    if any(other.id != consent.id for other in same):
        raise Refused("consent_exists")
