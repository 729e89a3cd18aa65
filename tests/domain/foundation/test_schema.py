"""What a field means is said once on it, for every record that there is."""

from dataclasses import dataclass
from typing import Annotated, get_args

import pytest

from casefiles.domain.foundation.ids import CountrySourceId, PersonId
from casefiles.domain.foundation.schema import (
    ANY,
    INTERNAL,
    LATER,
    MUST_EXIST,
    UNTOLD,
    After,
    CodeOf,
    Edtf,
    EdtfDate,
    Line,
    Named,
    Ref,
    SchemaFault,
    Term,
    Text,
    code_of,
    field_of,
    form_fields,
    schema_of,
    search_number,
    within,
)
from casefiles.domain.records.case_records import Record
from casefiles.domain.records.citation import Citation
from casefiles.domain.records.requests import YesNoDisputed

TYPES = get_args(Record)


@dataclass(frozen=True, slots=True)
class Sighting:
    """A type of a test."""

    id: str
    case_id: str
    seen_by: PersonId
    days: tuple[EdtfDate, ...] = ()
    place: Annotated[Named, INTERNAL, UNTOLD] = ""
    kind: Annotated[str, Term("forum", "ground"), After("seen_by")] = ""
    sources: tuple[CountrySourceId, ...] = ()
    cites: tuple[Citation, ...] = ()
    is_sure: YesNoDisputed = YesNoDisputed.NOT_RECORDED
    page: int | None = None
    about: Annotated[str, Ref(ANY)] = ""


def test_a_field_tells_what_it_means_and_what_holds_of_it():
    found = {one.name: one for one in schema_of(Sighting)}
    assert found["seen_by"].refers_to == "person"
    assert found["sources"].refers_to == "country_source"
    assert found["about"].refers_to == ANY
    assert found["seen_by"].is_required
    assert not found["page"].is_required
    assert (found["days"].meaning, found["days"].is_many) == (Edtf(), True)
    assert found["place"].meaning == Text(may_name=True)
    assert found["place"].traits == {INTERNAL, UNTOLD}
    assert found["kind"].meaning.vocabularies == ("forum", "ground")
    assert (found["cites"].part, found["cites"].is_many) == (Citation, True)
    assert found["is_sure"].choice is YesNoDisputed
    assert (found["page"].plain, found["page"].meaning) == (int, None)
    assert found["place"].key == "sighting.place"


def test_a_form_asks_in_its_own_order_and_for_nothing_that_the_record_is():
    names = [one.name for one in form_fields(Sighting)]
    assert names[:3] == ["seen_by", "kind", "days"]
    assert not {"id", "case_id"} & set(names)


def test_a_text_of_which_nothing_says_what_it_means_cannot_be_kept():
    @dataclass(frozen=True)
    class Loose:
        id: str
        remark: str = ""

    with pytest.raises(SchemaFault, match=r"loose\.\w+"):
        schema_of(Loose)


@pytest.mark.parametrize("kind", TYPES, ids=code_of)
def test_every_field_of_every_record_and_of_its_parts_says_what_it_means(kind):
    told = list(within(kind))
    assert {one.name for one in told} >= {"id"}
    for one in told:
        if one.is_own:
            continue
        texts = one.plain is str
        assert texts == (one.meaning is not None), one.key
    for one in schema_of(kind):
        codes = {code_of(each) for each in TYPES} | {ANY, "content", ""}
        assert one.refers_to in codes, one.key


@pytest.mark.parametrize("kind", TYPES, ids=code_of)
def test_what_a_table_holds_to_is_declared_of_fields_that_can_be_held_to_it(kind):
    told = schema_of(kind)
    later = [at for at, one in enumerate(told) if LATER in one.traits]
    assert len(later) <= 1
    for one in told[later[0] :] if later else ():
        assert not one.is_required, one.key
    assert set(told[0].unique) <= {one.name for one in told}
    for one in told:
        if MUST_EXIST in one.traits:
            assert one.refers_to not in {"", ANY}, one.key
            assert one.is_required, one.key
            assert not one.is_many, one.key


def test_numbers_of_search_are_each_of_one_type():
    numbers = [search_number(kind) for kind in TYPES if search_number(kind)]
    assert len(numbers) == len(set(numbers))


def test_markers_are_told_apart():
    assert field_of(Sighting, "days").meaning != CodeOf("zone")
    assert Line != EdtfDate
