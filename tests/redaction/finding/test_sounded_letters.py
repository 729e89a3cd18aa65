"""A name listed in one script is asked about in Latin letters, where both of its words sound so."""

import pytest

from casefiles.domain.foundation.ids import PersonId
from casefiles.redaction.finding.matching import matcher_of, rules_of
from casefiles.redaction.names.sought import Sought, SoughtPerson


def asked(name: str, text: str) -> list[str]:
    sought = Sought((SoughtPerson(PersonId("own"), (name,)),))
    mentions = matcher_of(sought).find(text)
    found = rules_of(sought).questions(text, mentions, is_machine_read=False)
    return [text[one.start : one.end] for one in found]


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("Տիգրան Հակոբյան", "Tigran Hakobyan"),
        ("მარიამ კვარაცხელია", "Mariam Kvaratskhelia"),
        ("שמעון פרידמן", "Shimon Fridman"),
        ("ገነት ተክለሃይማኖት", "Genet Teklehaimanot"),
        ("रमेश कुमार", "Ramesh Kumar"),
        ("김미경", "Kim Migyeong"),
        ("مريم نوروزی", "Maryam Norouzi"),
    ],
)
def test_a_name_in_latin_letters_is_asked_about(name, written):
    text = f"We met {written} again."
    assert written in asked(name, text)


def test_serbian_goes_in_the_latin_letters_of_the_same_language():
    sought = Sought((SoughtPerson(PersonId("own"), ("Милица Стојановић",)),))
    text = "We met Milica Stojanović again."
    assert [text[one.start : one.end] for one in matcher_of(sought).find(text)] == [
        "Milica Stojanović"
    ]


def test_another_family_of_the_same_given_name_stays():
    assert asked("Տիգրան Հակոբյան", "We met Tigran Petrosyan and Karen Hakimov.") == []
