"""Names that were found in a document, once the document goes: the name stays, its origin not."""

from dataclasses import replace

from casefiles.domain.foundation.ids import CaseId, DocumentId
from casefiles.domain.records.case_records import Person
from casefiles.store.access.work import WriteTransaction


def forget_origin(work: WriteTransaction, case_id: CaseId, document_id: DocumentId) -> None:
    """Take a document out of the names that were found in it."""
    for person in work.find(Person, case_id=case_id):
        names = tuple(
            replace(name, origin="") if name.origin == document_id else name
            for name in person.names
        )
        if names != person.names:
            work.update(replace(person, names=names), "edit_person")
