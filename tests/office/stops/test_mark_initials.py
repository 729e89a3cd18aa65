"""Exhibit marks that are the initials of somebody protected are told before they leave."""

import pytest

from casefiles.office.stops.mark_initials import initials_of, letters_of
from tests.redaction import cases


@pytest.mark.parametrize(
    ("mark", "is_told"),
    [
        ("GA/1", True),
        ("AG/12", True),
        ("ga 3", True),
        ("G.A.1", True),
        ("Exhibit GA", True),
        ("AB/1", False),
        ("G/1", False),
        ("Gulag 1", False),
    ],
)
def test_initials_in_a_mark_are_told_in_any_order(mark: str, is_told: bool):
    persons = [cases.person("p1", ["Gulnisa Abdurehim", "古丽尼莎"])]
    assert bool(letters_of(mark) & set(initials_of(persons))) == is_told


def test_initials_of_open_persons_tell_nothing_hidden():
    assert not set(initials_of([cases.person("p1", "Gulnisa Abdurehim", "open")]))


def test_names_in_one_part_or_in_other_scripts_have_none():
    persons = [cases.person("p1", ["Gulnisa", "گۈلنىسا ئابدۇرېھىم", "古丽 尼莎"])]
    assert not set(initials_of(persons))


def test_three_parts_give_the_first_and_last_too():
    told = set(initials_of([cases.person("p1", "Gulnisa Anar Osman")]))
    assert told == {"gao", "oga", "go"}
