"""A record of every kind that commands add, and an edit of each."""

from typing import Final

from casefiles.domain.records.case_records import Case, Edition, Outline
from casefiles.store.database.tables import record_types
from tests.store.filled import Filler, edit_of, fresh_id

ADDED: Final = tuple(kind for kind in record_types() if kind not in {Case, Edition, Outline})
EDITS: Final = {kind: edit_of(kind) for kind in record_types() if kind is not Edition}


def own(kind):
    return kind(fresh_id())


def one_of_each(case, person, document):
    """Return a new record of every kind that commands add."""
    ids = {"case": case.id, "person": person.id, "document": document.id}
    return Filler({**ids, "content": document.content_id}).each(ADDED)
