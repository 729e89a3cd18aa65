"""In which writing systems somebody is searched for: by listed names, by derived and heard ones."""

import pytest

from casefiles.domain.foundation.ids import PersonId
from casefiles.redaction.disclosure_risk.searched_systems import searched_systems, spelled_in
from casefiles.redaction.finding.finder import NameRules
from casefiles.redaction.names.sought import Sought, SoughtPerson

ALL = ("Arab", "Cyrl", "Ethi", "Grek", "Hang", "Hani", "Hebr", "Kana", "Latn", "Mymr", "Tibt")


def known(*names: str, phrases: tuple[str, ...] = ()) -> set[str]:
    person = SoughtPerson(PersonId("a" * 32), (*names, *phrases), phrases=phrases)
    return set(searched_systems(person, ALL))


def test_a_listed_name_is_searched_for_in_its_letters():
    assert "Mymr" in known("Thida Win", "သီတာဝင်း")
    assert "Mymr" not in known("Thida Win")
    assert "Hang" in known("김영희")


def test_a_name_in_pinyin_is_no_name_in_characters():
    assert "Hani" not in known("Wang Jianguo")
    assert "Hani" in known("Wang Jianguo", "王建国")


def test_what_follows_from_characters_is_searched_for():
    assert {"Latn", "Cyrl", "Arab"} <= known("王建国")


def test_what_follows_from_letters_is_searched_for():
    assert {"Latn", "Cyrl", "Arab", "Hani"} <= known("Zulpiye Baratjan")
    assert {"Latn", "Hani"} <= known("བསྟན་འཛིན་སྒྲོལ་མ")
    assert {"Latn", "Cyrl"} <= known("أحمد الخطيب")


def test_a_name_that_rules_hear_by_its_sounds_is_searched_for():
    heard = known("Rosalind Petit")
    assert {"Hani", "Arab", "Hebr", "Tibt", "Ethi", "Grek"} <= heard
    assert not {"Kana", "Mymr"} & heard


def test_a_name_of_one_short_word_is_not_heard_in_characters():
    assert not {"Hani", "Hebr"} & known("Serikbol")


def test_words_that_tell_whose_kin_it_is_are_no_name():
    assert known(phrases=("his only sister",)) == set()
    assert "Latn" not in known("김영희", phrases=("his only sister",))


@pytest.mark.parametrize(
    ("system", "text"),
    [
        ("Hebr", "רוסאלינד פיטיט"),
        ("Geor", "როსალინდ პეთით"),
        ("Tibt", "རོ་ས་ལིན་དི་པེ་ཏི་ཏི"),
        ("Cyrl", "Росалинд Петит"),
        ("Mymr", ""),
    ],
)
def test_a_name_is_spelled_as_a_clerk_may_spell_it(system, text):
    assert spelled_in("Rosalind Petit", system) == text


def test_characters_are_tried_for_names_that_chinese_spells_alone():
    assert spelled_in("Rosalind Petit", "Hani")
    assert spelled_in("Wang Jianguo", "Hani") == ""


@pytest.mark.parametrize("system", ALL)
def test_whoever_is_known_in_a_system_is_really_found_there(system):
    """The control: what is said to be heard is found in the name as it is spelled out."""
    names = ("Rosalind Petit",)
    if system in known(*names):
        rules = NameRules(Sought((SoughtPerson(PersonId("a" * 32), names),)))
        text = spelled_in(names[0], system)
        found = [*rules.certain(text), *rules.questions(text, (), is_machine_read=False)]
        assert found or text == names[0]
