"""The fields of a case to which the proof of an edition commits, shown in it or not."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from casefiles.domain.disclosure.disclosed import canonical_bytes
from casefiles.domain.foundation.ids import Randomness
from casefiles.domain.foundation.schema import INTERNAL, RecordField, schema_of
from casefiles.domain.records.case_records import Case, Document, Exhibit, Person, Record
from casefiles.exchange.commitments import CommittedField
from casefiles.exchange.proof_secrets import NOBODYS
from casefiles.office.draft.assigned_pseudonyms import pseudonyms_in
from casefiles.office.draft.drafting import Draft
from casefiles.office.workplace.operations import Query
from casefiles.redaction.release.printed_persons import printed_persons
from casefiles.store.access.reader import ReadTransaction
from casefiles.store.database.tables import cells_of, columns_of, record_types, table_of

_ABOUT_WORK: Final = frozenset(
    {"acceptance", "approval", "edition", "mark", "outline", "pairing", "reach"}
    | {"review_decision", "treatment", "twin_verdict"}
)
"""Kinds of records about dossiers and their making; they say nothing of the case itself."""
_ID_SIZE: Final = 16
_IDS: Final = re.compile(r"(?<![0-9a-f])[0-9a-f]{32}(?![0-9a-f])")
_REFERENCES: Final = re.compile(r"\[\[([0-9a-f]{32})\]\]")
_EMPTY: Final = frozenset({"", "[]", "{}", "0", "0.0"})


@dataclass(frozen=True, slots=True)
class CommittedFields:
    """Fields of one edition, and the record that each is of, as kind:id by path."""

    shown: tuple[CommittedField, ...]
    hidden: tuple[CommittedField, ...]
    owners: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a record is shown: under which path its own text is committed to."""

    path: str
    owner: str


def committed_fields(draft: Draft, randomness: Randomness) -> Query[CommittedFields]:
    """Return every field of a case, and everything that an edition shows of it.

    Internal fields are left out: nothing may ever open them.

    Args:
        draft: of the edition.
        randomness: for numbers in place of ids, which hold in this edition alone.
    """

    def ask(reader: ReadTransaction) -> CommittedFields:
        records = _records(reader, draft.snapshot.case)
        kinds = {str(one.id): table_of(type(one)) for one in records}
        places = _places(draft, kinds)
        owners: dict[str, str] = {}
        shown = list(_shown(draft, places, owners))
        labels = _labels(draft)
        persons = {str(one.id): one for one in records if isinstance(one, Person)}
        plain = _without_ids(kinds, persons, randomness)
        hidden = []
        for one in records:
            owner = f"{kinds[one.id]}:{one.id}"
            base = _base(one, places, plain)
            for field in _fields(reader, one, base, labels.get(one.id, "")):
                owners[field.path] = owner
                hidden.append(CommittedField(field.path, plain(field.value)))
        return CommittedFields(tuple(shown), tuple(hidden), owners)

    return ask


def _records(reader: ReadTransaction, case: Case) -> tuple[Record, ...]:
    """Return what the vault has of a case, whatever a preset made of it in the draft."""
    stored = reader.get(Case, case.id) or case
    kinds = (
        one
        for one in record_types()
        if "case_id" in columns_of(one) and table_of(one) not in _ABOUT_WORK
    )
    return (stored, *(record for kind in kinds for record in reader.find(kind, case_id=case.id)))


def _labels(draft: Draft) -> dict[str, str]:
    """Return by which placeholder the edition calls whom."""
    printed = {one.label for one in draft.disclosure.persons if one.is_pseudonym}
    numbering = draft.projection.numbering
    found = printed_persons(printed, numbering, pseudonyms_in(draft, numbering))
    return {str(one): label for one, label in found.items()}


def _places(draft: Draft, kinds: Mapping[str, str]) -> dict[str, _Place]:
    """Return where each record that is shown stands in the disclosure, by its id."""
    projection = draft.projection
    lists = (
        *(("events", projection.events), ("facts", projection.facts)),
        *(("steps", projection.steps), ("narrative", projection.blocks)),
        *(("paper", projection.paper), ("exhibits", projection.documents)),
    )
    found: dict[str, _Place] = {}
    for name, ids in lists:
        for number, one in enumerate(ids, start=1):
            kind = kinds.get(one)
            if kind is not None:
                found.setdefault(one, _Place(f"{name}/{number}", f"{kind}:{one}"))
    return found


def _shown(
    draft: Draft, places: Mapping[str, _Place], owners: dict[str, str]
) -> Iterator[CommittedField]:
    by_place = {one.path: one.owner for one in places.values()}
    for path, value in _values_within(json.loads(canonical_bytes(draft.disclosure)), ()):
        full = "/".join(("shown", *path))
        owners[full] = by_place.get("/".join(path[:2]), NOBODYS)
        yield CommittedField(full, value)


def _values_within(value: Any, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    match value:
        case dict():
            for name, one in value.items():
                yield from _values_within(one, (*path, name))
        case list():
            for number, one in enumerate(value, start=1):
                yield from _values_within(one, (*path, str(number)))
        case str():
            if value:
                yield path, value
        case None:
            return
        case _:
            yield path, json.dumps(value)


def _without_ids(
    kinds: Mapping[str, str], persons: Mapping[str, Person], randomness: Randomness
) -> Callable[[str], str]:
    """Return what puts names for references to persons, and new numbers for other ids."""
    numbers: dict[str, str] = {}

    def named(found: re.Match[str]) -> str:
        person = persons.get(found[1])
        return person.names[0].text if person is not None and person.names else found[0]

    def numbered(found: re.Match[str]) -> str:
        if found[0] not in kinds:
            return found[0]
        if found[0] not in numbers:
            numbers[found[0]] = randomness(_ID_SIZE).hex()
        return numbers[found[0]]

    return lambda text: _IDS.sub(numbered, _REFERENCES.sub(named, text))


def _base(record: Record, places: Mapping[str, _Place], plain: Callable[[str], str]) -> str:
    """Return how the paths of a record begin."""
    table = table_of(type(record))
    place = places.get(record.document_id if isinstance(record, Exhibit) else record.id)
    if place is None:
        return f"record/{table}/{plain(record.id)}/"
    # An exhibit is two records, whose fields are told apart.
    of = f"{table}." if isinstance(record, Exhibit | Document) else ""
    return f"original/{place.path}/{of}"


def _fields(
    reader: ReadTransaction, record: Record, base: str, label: str
) -> Iterator[CommittedField]:
    cells = cells_of(record)
    if isinstance(record, Person):
        beginning = f"person/{label}/" if label else base
        for number, name in enumerate(record.names, start=1):
            yield CommittedField(f"{beginning}name/{number}", name.text)
    if isinstance(record, Document):
        digest = reader.content_digest(record.content_id)
        yield CommittedField(f"{base.removesuffix('document.')}sha256", digest)
    for field in schema_of(type(record)):
        text = str(cells.get(field.name, ""))
        if text not in _EMPTY and not _is_left_out(field):
            yield CommittedField(f"{base}{field.name}", text)


def _is_left_out(field: RecordField) -> bool:
    is_internal = INTERNAL in field.traits or (
        field.part is not None and any(INTERNAL in one.traits for one in schema_of(field.part))
    )
    is_names = field.record == table_of(Person) and field.name == "names"
    return field.is_own or is_internal or is_names or bool(field.refers_to)
