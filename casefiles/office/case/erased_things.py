"""What is about to be erased, as the rest of its case may keep it."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from casefiles.domain.foundation.ids import CaseId, PersonId
from casefiles.domain.language.folding import fold
from casefiles.domain.records.arguments import Argument
from casefiles.domain.records.case_records import Deadline, Document, Exhibit, Mark, Person, Record
from casefiles.domain.records.form_answers import FieldAnswer
from casefiles.domain.records.redaction_settings import Treatment
from casefiles.office.case.erased_people import ever_listed, finder_of, is_telling, naming_of
from casefiles.redaction.erasure.opaque_editions import ErasedContent
from casefiles.redaction.names.sought import SoughtPerson
from casefiles.store.access.reader import ReadTransaction


@dataclass(frozen=True, slots=True)
class Going:
    """What is erased, as the case may keep it elsewhere.

    Attributes:
        ids: of the records.
        kind: their type.
        erased: what editions may hold of them.
        people: who is erased, with all names that the ledger told.
        case_id: of their case.
        names: folded ones of those people that lead to them wherever they stand.
        says: tells whether a text says a name or number of theirs as it was listed.
    """

    ids: frozenset[str]
    kind: type[Record]
    erased: ErasedContent
    people: tuple[SoughtPerson, ...]
    case_id: CaseId
    names: tuple[str, ...]
    says: Callable[[str], bool]

    def is_named_in(self, text: str) -> bool:
        """Tell whether a text says a name or number of somebody who is erased."""
        if not self.people:
            return False
        folded = fold(text) if self.names else ""
        return any(name in folded for name in self.names) or self.says(text)


def going_of(
    reader: ReadTransaction, case_id: CaseId, kind: type[Record], ids: Sequence[str]
) -> Going:
    """Tell what is about to be erased; its history is still there.

    Args:
        reader: of the vault.
        case_id: of the case.
        kind: type of the records.
        ids: of the records, which may be removed already.
    """
    people = tuple(ever_listed(reader, PersonId(one)) for one in ids) if kind is Person else ()
    everything = frozenset(ids)
    erased_content = ErasedContent(
        records=everything,
        documents=everything if kind is Document else frozenset(),
        exhibits=frozenset(_ever(reader, Exhibit, ids, "document_id"))
        if kind is Exhibit
        else frozenset(),
        values=frozenset(_values(reader, case_id, kind, ids)),
        answers=frozenset(_together(reader, kind, ids, ("profile", "audience", "field")))
        if kind is FieldAnswer
        else frozenset(),
        deadlines=frozenset(_together(reader, kind, ids, ("kind", "date", "forum")))
        if kind is Deadline
        else frozenset(),
        argued=kind is Argument,
        finders={one.person_id: finder_of(reader, one, case_id) for one in people},
    )
    folded = (fold(name) for one in people for name in one.names)
    names = tuple(dict.fromkeys(one for one in folded if is_telling(one)))
    says = naming_of(reader, people, case_id)
    return Going(everything, kind, erased_content, people, case_id, names, says)


def _values(
    reader: ReadTransaction, case_id: CaseId, kind: type[Record], ids: Sequence[str]
) -> Iterator[str]:
    """Yield texts of its own that a dossier prints as they are: reasons that a judge is told."""
    if kind is Mark:
        yield from _ever(reader, Mark, ids, "reason")
        yield from _ever(reader, Mark, ids, "judge_reason")
    if kind is Document:
        marks = [one.id for own in ids for one in reader.find(Mark, document_id=own)]
        yield from _ever(reader, Mark, marks, "judge_reason")
    if kind is Person:
        lines = [one.id for one in reader.find(Treatment, case_id=case_id)]
        for stored in _ever(reader, Treatment, lines, "grounds"):
            for one in json.loads(stored):
                if one.get("person_id") in ids:
                    yield from filter(None, map(one.get, ("reason", "less", "order")))


def _ever(
    reader: ReadTransaction, kind: type[Record], ids: Iterable[str], field: str
) -> Iterator[str]:
    """Yield every value that a field of some records has had."""
    for cells in _states(reader, kind, ids):
        if cells.get(field):
            yield str(cells[field])


def _together(
    reader: ReadTransaction, kind: type[Record], ids: Iterable[str], fields: Sequence[str]
) -> Iterator[Any]:
    """Yield the values that some fields of records have had at one time."""
    for cells in _states(reader, kind, ids):
        if all(name in cells for name in fields):
            yield tuple(str(cells[name]) for name in fields)


def _states(
    reader: ReadTransaction, kind: type[Record], ids: Iterable[str]
) -> Iterator[dict[str, Any]]:
    """Yield what records were after each of their entries, and before they were removed."""
    for own in ids:
        cells: dict[str, Any] = {}
        for entry in reversed(reader.entries_of(kind, own)):
            changes = entry.changes or ()
            cells |= {one.field: one.before for one in changes if one.before is not None}
            yield dict(cells)
            cells |= {one.field: one.after for one in changes if one.after is not None}
            yield dict(cells)
