"""The people of a case as its readers may see them."""

from dataclasses import replace

from casefiles.domain.foundation.ids import CaseId
from casefiles.domain.records.case_records import Person, Protection
from casefiles.domain.records.foreseeable_readers import Reach
from casefiles.domain.rules.appearance import shown_as, strictest
from casefiles.store.access.reader import ReadTransaction


def strictest_people(reader: ReadTransaction, case_id: CaseId) -> tuple[Person, ...]:
    """Return the people of a case as the strictest reader sees them.

    Whatever is done for all readers at once goes by this: what is searched for and asked.
    """
    return tuple(map(strictest, reader.find(Person, case_id=case_id)))


def people_as_read(reader: ReadTransaction, case_id: CaseId, audience: str) -> tuple[Person, ...]:
    """Return the people of a case as the readers of one audience see them."""
    reaches = reader.find(Reach, case_id=case_id)
    return tuple(
        replace(one, protection=shown_as(one, audience, reaches).protection)
        for one in reader.find(Person, case_id=case_id)
    )


def is_hidden_from_anybody(person: Person) -> bool:
    """Tell whether any reader may not see who a person is."""
    return strictest(person).protection is not Protection.OPEN
