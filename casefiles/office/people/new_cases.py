"""A new case, whose client becomes the first of its people."""

from dataclasses import replace

from casefiles.domain.foundation.ids import PersonId
from casefiles.domain.language.names import PersonName
from casefiles.domain.language.text_references import referenced
from casefiles.domain.records.case_records import Case, Protection
from casefiles.office.people.persons import new_person, script_of
from casefiles.office.records.record_commands import save_case, save_person
from casefiles.office.workplace.operations import Edit
from casefiles.store.access.work import WriteTransaction


def create_case(case: Case, client_id: PersonId, *, is_named: bool = False) -> Edit[None]:
    """Add a case; a client entered as plain words is added to People and referred to.

    Args:
        case: as it was entered.
        client_id: for the person, where one is added.
        is_named: dossiers show the name of the client; else it is withheld.

    Raises:
        Refused: as `save_case`.
    """

    def change(work: WriteTransaction) -> None:
        words = case.client.strip()
        if not words or referenced(words):
            save_case(case)(work)
            return
        save_case(replace(case, client=f"[[{client_id}]]"))(work)
        name = PersonName(words, script_of(words), "")
        person = new_person(client_id, case.id)
        person = replace(person, names=(name,), role="client")
        shown = Protection.OPEN if is_named else person.protection
        save_person(replace(person, protection=shown))(work)

    return change
