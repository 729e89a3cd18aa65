"""Records of the register are named, found, counted for people, and held in use."""

import pytest

from casefiles.domain.foundation.schema import UNSEARCHED, Text, schema_of
from casefiles.domain.records.case_records import Document, Person
from casefiles.domain.records.proceedings_records import REGISTERED
from casefiles.domain.search.search_rows import SearchFilter
from casefiles.office.case.search import search
from casefiles.office.records.proceedings_texts import register_texts
from casefiles.office.records.record_names import RecordNames
from casefiles.store.database.tables import table_of
from casefiles.words.acts import field_words
from casefiles.words.register import TYPES
from tests.store.filled import one_of_each_registered, words_of
from tests.store.world import World, insert_all, keep_document, new_case, new_person


@pytest.fixture
def vault(tmp_path):
    with World(tmp_path / "vault").create() as vault:
        yield vault


@pytest.fixture
def case(vault):
    case = new_case()
    insert_all(vault, [case])
    return case


@pytest.fixture
def held(vault, case):
    document = keep_document(vault, case, b"x")
    person = new_person(case, "Aygül")
    insert_all(vault, [person], "add_person")
    records = one_of_each_registered(case.id, person.id, document.id)
    insert_all(vault, records, "add_request")
    return person, document, records


def test_each_type_has_words_and_a_name(vault, held):
    assert [table_of(kind) for kind in REGISTERED] == list(TYPES)
    _, _, records = held
    names = vault.read(
        lambda reader: [RecordNames(reader).name(table_of(type(one)), one.id) for one in records]
    )
    assert names[0] == "number request filled, 4 March 2026"
    assert any(name.startswith("Aygül: ") and name.endswith(" of Aygül") for name in names)
    assert all(names)
    assert not any("[[" in name or "_" in name for name in names)


def test_each_type_is_found_by_its_words_and_told_by_name(vault, case, held):
    for kind in REGISTERED:
        texts = [one for one in schema_of(kind) if isinstance(one.meaning, Text)]
        searched = [one for one in texts if UNSEARCHED not in one.traits]
        assert searched, kind
        for one in searched:
            found = vault.read(search(SearchFilter(words_of(one), case.id)))
            assert [row.kind for row in found.rows if row.kind != "history"] == [table_of(kind)]
    found = vault.read(search(SearchFilter("Aygül", case.id)))
    assert {"incident", "request"} <= {row.kind for row in found.rows}
    (row,) = vault.read(search(SearchFilter("text pinpoint filled", case.id))).rows
    assert row.title == "issuer countrysource filled, symbol countrysource filled, 4 March 2026"
    assert row.aside == "Country report · 4 March 2026"


def test_texts_tell_people_and_no_ids(vault, case, held):
    person, document, _ = held
    texts = vault.read(
        lambda reader: [one for each in register_texts(reader, case.id) for one in each]
    )
    joined = "\n".join(texts)
    assert f"[[{person.id}]]" in joined
    assert document.id not in joined
    assert "lacks undertaking filled" in joined


def test_a_document_that_a_request_is_of_stays(vault, held):
    person, document, _ = held
    at = vault.read(lambda reader: reader.pointing_to(frozenset({document.id, person.id})))
    assert {"request", "notice", "incident", "submission"} <= {kind for kind, _, _ in at}
    assert {kind for kind, _, told in at if told == person.id} >= {"relationship", "detention"}
    assert vault.read(lambda reader: reader.get(Document, document.id)) is not None
    assert vault.read(lambda reader: reader.get(Person, person.id)) is not None


def test_fields_are_called_by_what_people_say():
    assert field_words("person_id", "detention") == "Detained person"
    assert field_words("person_id", "mark") == "Protects"
    assert field_words("received", "document") == "Received"
    assert field_words("standing", "fact") == "Evidential status"
