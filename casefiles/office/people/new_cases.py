"""A new case, whose client becomes the first of its people."""

from dataclasses import replace

from casefiles.domain.foundation.ids import PersonId
from casefiles.domain.language.names import PersonName
from casefiles.domain.language.text_references import referenced
from casefiles.domain.records.case_records import Case
from casefiles.office.people.persons import new_person, script_of
from casefiles.office.records.record_commands import save_case, save_person
from casefiles.office.workplace.operations import Edit
from casefiles.store.access.work import WriteTransaction


def create_case(case: Case, client_id: PersonId) -> Edit[None]:
    """Add a case; a client entered as plain words is added to People, withheld, and referred to.

    Args:
        case: as it was entered.
        client_id: for the person, where one is added.

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
        save_person(replace(person, names=(name,), role="client"))(work)

    return change
