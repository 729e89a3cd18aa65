"""The register of a case as a list: rows by type and then by date, made anew where they changed."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields
from typing import Any, Final

from casefiles.domain.dates.date_words import words_from_edtf
from casefiles.domain.dates.edtf import is_edtf, sort_key
from casefiles.domain.foundation.ids import CaseId, is_id
from casefiles.domain.foundation.schema import schema_of
from casefiles.domain.language.folding import fold
from casefiles.domain.language.text_references import referenced
from casefiles.domain.records.case_records import Person
from casefiles.domain.records.proceedings import Task
from casefiles.domain.records.proceedings_records import REGISTERED, Registered
from casefiles.office.people.persons import shown, shown_names
from casefiles.office.proceedings.record_columns import columns_of, date_of_record
from casefiles.office.proceedings.record_states import NEXT_VISIT, RecordState, state_of
from casefiles.office.records.pickers import PickerItem
from casefiles.office.records.proceedings_names import DisplayContext, name_of_registered
from casefiles.office.records.vocabularies import term_in
from casefiles.office.workplace.operations import Query
from casefiles.store.access.reader import ReadTransaction
from casefiles.store.database.tables import table_of
from casefiles.words.language import msg_of
from casefiles.words.register import TYPES

_PLACES: Final = {kind: place for place, kind in enumerate(REGISTERED)}


@dataclass(frozen=True, slots=True)
class ProceedingsRow:
    """A record as the list shows it.

    Attributes:
        type: code of its type.
        name: what it is called.
        state: what is to be seen at once, such as missing papers.
        folded: what typed words are looked for in.
        filled_fields: ids in it; where what they name is called otherwise, so may the row be.
        place: where it stands in the list.
        date: by which it is ordered, as EDTF; empty for none.
        title: its name without that date.
        columns: what its type shows below the title.
    """

    id: str
    type: str
    name: str
    state: RecordState
    folded: str
    filled_fields: frozenset[str]
    place: tuple[Any, ...]
    date: str = ""
    title: str = ""
    columns: tuple[str, ...] = ()

    @property
    def by_date(self) -> tuple[Any, ...]:
        """Where it stands in a list of all types."""
        return (sort_key(self.date) if self.date else ("9", "9", ""), self.place)


@dataclass(frozen=True, slots=True)
class ProceedingsList:
    """All records of the register, by type and then by date.

    Attributes:
        day: the present day of their states, as EDTF.
    """

    day: str
    rows: tuple[ProceedingsRow, ...]


def register_list(case_id: CaseId, day: str) -> Query[ProceedingsList]:
    """Return all records of the register.

    Args:
        case_id: of the case.
        day: the present day, as EDTF.
    """

    def ask(reader: ReadTransaction) -> ProceedingsList:
        showing = _showing(reader, shown_names(reader, case_id))
        rows = [
            row_of(one, showing, day)
            for kind in REGISTERED
            for one in reader.find(kind, case_id=case_id)
        ]
        return ProceedingsList(day, _ordered(rows))

    return ask


def register_list_after(
    case_id: CaseId, known: ProceedingsList, changed: frozenset[str]
) -> Query[ProceedingsList]:
    """Return a list as it is after a change: only the rows that it concerns are made anew.

    Args:
        case_id: of the case.
        known: the list before.
        changed: ids of records and people that were added, changed or removed.
    """

    def ask(reader: ReadTransaction) -> ProceedingsList:
        stale = {row.id for row in known.rows if not row.filled_fields.isdisjoint(changed)}
        requested = (found_registered(reader, one) for one in stale | changed)
        there = [one for one in requested if one is not None and one.case_id == case_id]
        if not stale and not there:
            return known
        showing = _showing(reader, _lazy_names(reader))
        proceedings_rows = [row for row in known.rows if row.id not in stale]
        made = [row_of(one, showing, known.day) for one in there]
        return ProceedingsList(known.day, _ordered([*proceedings_rows, *made]))

    return ask


def records_to_choose(case_id: CaseId, kinds: Iterable[type[Registered]]) -> Query[Any]:
    """Return records of some types, as a form offers them."""

    def ask(reader: ReadTransaction) -> tuple[PickerItem, ...]:
        showing = _showing(reader, shown_names(reader, case_id))
        return tuple(
            PickerItem(one.id, name, msg_of(TYPES[table_of(kind)][0]), fold(name))
            for kind in kinds
            for one in sorted(reader.find(kind, case_id=case_id), key=_place)
            for name in (name_of_registered(one, showing),)
        )

    return ask


def found_registered(reader: ReadTransaction, record_id: str) -> Registered | None:
    """Return a record of the register, whatever its type; None if there is none."""
    if not is_id(record_id):
        return None
    stored = (reader.get(kind, record_id) for kind in REGISTERED)
    return next((one for one in stored if one is not None), None)


def row_of(record: Registered, showing: DisplayContext, day: str) -> ProceedingsRow:
    """Return a record as the list shows it."""
    name = name_of_registered(record, showing)
    texts = tuple(texts_of(record))
    description = " ".join(showing.text(text) for text in texts if not is_id(text))
    related_ids = frozenset(one for text in texts for one in _ids_in(text))
    kind = table_of(type(record))
    state = state_of(record, day)
    day_of_record = date_of_record(record)
    return ProceedingsRow(
        *(record.id, kind, name, state, fold(f"{name} {description}"), related_ids),
        place=_place(record),
        date=day_of_record,
        title=_without_date(name, day_of_record),
        columns=columns_of(record, showing, day),
    )


def _without_date(name: str, day: str) -> str:
    """Return a name without the date, which stands before it; one that is a date alone stays."""
    words = words_from_edtf(day) if day else ""
    if not words:
        return name
    return name.replace(f", {words}", "", 1).removeprefix(f"{words}, ")


def texts_of(value: Any) -> Iterable[str]:
    """Yield every text within a record, ids too."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from texts_of(one)
    elif hasattr(type(value), "__dataclass_fields__"):
        for field in fields(value):
            yield from texts_of(getattr(value, field.name))


def _ids_in(text: str) -> Iterable[str]:
    return (text,) if is_id(text) else referenced(text)


def _showing(reader: ReadTransaction, show: Callable[[str], str]) -> DisplayContext:
    return DisplayContext(show, lambda own: show(f"[[{own}]]") if own else "?", term_in(reader))


def _lazy_names(reader: ReadTransaction) -> Callable[[str], str]:
    """Return what puts names in place of references, reading only the people who are named."""
    names: dict[str, str] = {}

    def show(text: str) -> str:
        for own in referenced(text):
            person = None if own in names else reader.get(Person, own)
            if person is not None:
                names[own] = person.names[0].text if person.names else ""
        return shown(text, names)

    return show


def _ordered(rows: list[ProceedingsRow]) -> tuple[ProceedingsRow, ...]:
    return tuple(sorted(rows, key=lambda row: row.place))


def _place(record: Registered) -> tuple[Any, ...]:
    day = next((getattr(record, one.name) for one in schema_of(type(record)) if one.is_dated), "")
    position = getattr(record, "position", 0)
    if isinstance(record, Task):
        # What waits for the next visit stands together, and what is done stands last.
        position = 2 if record.done else int(record.kind != NEXT_VISIT)
    dated = sort_key(day) if day and is_edtf(day) else ("9", "9", "")
    return (_PLACES[type(record)], position, dated, record.id)
