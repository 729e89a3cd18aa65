"""Records and their rows: what goes in comes out, whatever the type."""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from enum import StrEnum
from typing import get_type_hints

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from casefiles.domain.foundation.boxes import Box
from casefiles.domain.foundation.errors import Refused, VaultDamaged
from casefiles.domain.foundation.schema import schema_of
from casefiles.domain.records.case_records import (
    Case,
    Edition,
    Event,
    Mark,
    Person,
    Protection,
    Record,
)
from casefiles.domain.records.evidential_status import EvidentialStatus
from casefiles.domain.records.final_check import FinalCheckCertificate
from casefiles.store.database import tables
from casefiles.store.database.record_tables import column_type
from casefiles.store.database.tables import cells_of, columns_of, record_of, record_types, table_of
from tests.store.world import new_case, new_event, new_person

TEXT = st.text(st.characters(exclude_categories=("Cs",)), max_size=20)
IDS = st.text("0123456789abcdef", min_size=32, max_size=32)
NUMBERS = st.integers(-(2**63), 2**63 - 1)
BOXES = st.builds(Box, *[st.floats(allow_nan=False, allow_infinity=False)] * 4)
st.register_type_strategy(str, TEXT)
st.register_type_strategy(int, NUMBERS)
st.register_type_strategy(Box, BOXES)
RECORDS = st.one_of([st.from_type(kind) for kind in record_types()])


@given(RECORDS)
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_every_record_comes_back_as_it_was(record):
    cells = cells_of(record)
    assert record_of(type(record), cells) == record
    assert all(isinstance(value, str | int | float) for value in cells.values())


@given(record=RECORDS)
@settings(max_examples=60, suppress_health_check=list(HealthCheck))
def test_every_record_survives_the_database(record, tmp_path_factory):
    cells = cells_of(record)
    names = ", ".join(f'"{name}"' for name in cells)
    marks = ", ".join("?" * len(cells))
    table = f"t_{table_of(type(record))}"
    with closing(plain_database()) as connection:
        connection.execute(f"INSERT INTO {table}({names}) VALUES({marks})", list(cells.values()))
        row = connection.execute(f"SELECT {names} FROM {table}").fetchone()
    assert dict(zip(cells, row, strict=True)) == cells


def plain_database():
    connection = sqlite3.connect(":memory:")
    for kind in record_types():
        columns = ", ".join(f'"{name}" {sql_type(kind, name)}' for name in columns_of(kind))
        connection.execute(f"CREATE TABLE t_{table_of(kind)}({columns}) STRICT")
    return connection


def sql_type(kind, name):
    hint = get_type_hints(kind)[name]
    return "INTEGER" if hint in {int, bool, int | None} else "TEXT"


def test_tables_are_named_as_the_records_are():
    assert [table_of(kind) for kind in record_types()][:3] == ["case", "person", "document"]

    @dataclass(frozen=True)
    class CountrySource:
        """A type that does not exist yet."""

    assert table_of(CountrySource) == "country_source"


def test_every_record_type_has_its_table(vault):
    for kind in record_types():
        assert vault.read(lambda reader, kind=kind: reader.find(kind)) == ()


def test_nested_values_are_canonical_json():
    person = new_person(new_case())
    assert cells_of(person)["names"] == (
        '[{"kind":"birth","script":"Latn","text":"Aygül"},{"kind":"","script":"Hans","text":"王伟"}]'
    )
    assert cells_of(person)["protection"] == "withheld"


@pytest.mark.parametrize(
    "harm",
    [
        {"protection": "unheard"},
        {"names": "not json"},
        {"names": '[{"text":1,"script":"","kind":""}]'},
        {"names": '[{"text":"x"}]'},
        {"names": '{"text":"x"}'},
        {"id": 5},
        {"id": None},
    ],
)
def test_a_row_that_is_no_record_is_damage_and_shows_nothing(harm):
    cells = cells_of(new_person(new_case())) | harm
    with pytest.raises(VaultDamaged, match="record_unreadable") as caught:
        record_of(Person, cells)
    assert caught.value.safe == {"kind": "person"}
    assert caught.value.__context__ is None


@pytest.mark.parametrize("text", ["\ud800", "secret\udfff"])
def test_text_that_is_not_unicode_is_refused_in_any_field(vault, text):
    case = new_case()
    for record in (new_case(text), new_event(case, text), new_person(case, text)):
        with pytest.raises(Refused, match="value_not_storable") as caught:
            vault.write(lambda work, record=record: work.insert(record, "load"))
        assert "secret" not in repr(caught.value.__context__)


def test_numbers_beyond_the_database_are_refused():
    for value in (2**63, -(2**63) - 1, float("nan"), float("inf")):
        with pytest.raises(Refused, match="value_not_storable"):
            tables.cell(value)
    with pytest.raises(Refused, match="value_not_storable"):
        tables.cell((Box(0.0, 0.0, float("nan"), 1.0),))


def test_a_field_of_a_later_form_is_absent_in_older_rows():
    class Mood(StrEnum):
        """Some enumeration."""

        CALM = "calm"

    @dataclass(frozen=True, slots=True)
    class Later:
        """A record with fields that were added."""

        id: str
        note: str | None
        mood: Mood = Mood.CALM
        boxes: tuple[Box, ...] = ()

    readers = tables._readers(Later)
    read = {name: reader({"id": "x"}) for name, reader in readers}
    assert Later(**read) == Later("x", None)


def test_all_types_of_the_domain_are_covered():
    kinds = {Case, Event, Mark, Edition, Person}
    assert kinds <= set(record_types())
    assert set(record_types()) == set(Record.__args__)
    assert {FinalCheckCertificate, Protection, EvidentialStatus}.isdisjoint(record_types())


@pytest.mark.parametrize("kind", record_types(), ids=table_of)
def test_a_table_has_the_columns_that_the_fields_describe(kind, vault):
    held = vault._on_reader(
        lambda at: at.rows("SELECT name, type FROM pragma_table_info(?)", (table_of(kind),))
    )
    columns = {name: kind_of for name, kind_of in held if name != "row"}
    assert columns == {one.name: column_type(one) for one in schema_of(kind)}
