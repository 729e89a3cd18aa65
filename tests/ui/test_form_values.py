"""What a form holds of a record comes back as the same record, field by field."""

from dataclasses import fields, replace
from enum import StrEnum
from typing import Any, get_args, get_origin, get_type_hints

import pytest

from casefiles.domain.foundation.ids import CaseId, FactId, PersonId
from casefiles.domain.language.names import PersonName
from casefiles.domain.records.case_records import Case, Person, Protection
from casefiles.domain.records.citation import Citation
from casefiles.domain.records.proceedings_records import REGISTERED
from casefiles.office.narrative.facts import new_fact
from casefiles.office.people.persons import MORE_OF_PERSON, person_of, values_of
from casefiles.office.records.form_fields import fields_of
from casefiles.office.records.form_values import is_empty_input, record_from, with_values
from casefiles.office.records.form_values import values_of as values_of_record

OWN = f"{7:032x}"


def filled(hint: Any) -> Any:
    """Return a value of a field that is not what the field begins with."""
    if get_origin(hint) is tuple:
        return (filled(get_args(hint)[0]),)
    if hint is Citation:
        return Citation(OWN, 3)
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return list(hint)[-1]
    if hint in (bool, int):
        return hint(True) if hint is bool else 4
    if hasattr(hint, "__dataclass_fields__"):
        hints = get_type_hints(hint)
        return hint(**{one.name: filled(hints[one.name]) for one in fields(hint)})
    return OWN


@pytest.mark.parametrize("kind", REGISTERED)
def test_a_record_of_the_register_comes_back_whole(kind):
    hints = get_type_hints(kind)
    record = kind(**{one.name: filled(hints[one.name]) for one in fields(kind)})
    assert record_from(kind, OWN, CaseId(OWN), values_of_record(record)) == record
    assert not is_empty_input(record)


@pytest.mark.parametrize("kind", REGISTERED)
def test_an_empty_form_says_nothing(kind):
    assert is_empty_input(record_from(kind, OWN, CaseId(OWN), {}))


def test_a_case_keeps_counsel_removal_and_language():
    bare = Case(CaseId(OWN), "A/1", "A", "B", "C", "N", "")
    seldom = [one.name for one in fields_of(Case) if one.is_seldom]
    case = replace(bare, **{name: f"told {name}" for name in seldom})
    assert with_values(bare, values_of_record(case)) == case


def test_a_person_keeps_birth_papers_and_health():
    person = Person(
        PersonId(OWN), CaseId(OWN), (PersonName("A", "Latn", ""),), (), Protection.WITHHELD
    )
    told = {name: f"told {name}" for name in MORE_OF_PERSON}
    person = replace(person, nationalities=("Kazakh", "Chinese (renounced)"), **told)
    assert person_of(person.id, person.case_id, values_of(person), person) == person


def test_a_fact_keeps_how_it_is_weighed():
    bare = new_fact(FactId(OWN), CaseId(OWN), "It happened.")
    fact = replace(
        bare,
        weight="corroborated",
        reliability="B",
        credibility="2",
        is_disputed=True,
        is_adverse=True,
    )
    assert with_values(bare, values_of_record(fact)) == fact
