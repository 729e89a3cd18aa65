"""A cipher is no name and no token, and tells nothing by its letters or its order."""

import pytest

from casefiles.domain.foundation.ids import PersonId
from casefiles.domain.records.redaction_settings import AssignedPseudonym
from casefiles.redaction.release.assigned_pseudonyms import is_unprintable, problems_of
from tests.redaction.cases import person

PERSONS = (
    person("a", "Aygul Sample"),
    person("b", "Bahar Muster"),
    person("c", "Cemal Beispiel"),
    person("o", "Witness Tree", "open"),
)


def codes(**texts):
    told = [AssignedPseudonym(PersonId(person_id), text) for person_id, text in texts.items()]
    return [fault.code for fault in problems_of(told, PERSONS)]


@pytest.mark.parametrize("text", ["Witness Q", "Y 12", "证人甲", "Свидетель 1", "Zeuge X."])
def test_a_word_of_the_court_is_a_cipher(text):
    assert codes(b=text) == []


@pytest.mark.parametrize("text", ["", " ", "[X]", "Q\nQ", " Q", "…", "Q" * 41, "Q\u202eQ"])
def test_what_is_no_short_line_is_refused(text):
    assert codes(b=text) == ["cipher_malformed"]


@pytest.mark.parametrize("text", ["PERSON 2", "person", "Withheld", "某人 3", "ЛИЦО", "NUMBER"])
def test_what_readers_would_take_for_a_token_is_refused(text):
    assert codes(b=text) == ["cipher_is_token"]


@pytest.mark.parametrize(
    "text", ["Aygul Sample", "Sample Aygul", "about BAHAR MUSTER", "Witness Tree"]
)
def test_a_name_of_anybody_in_the_case_is_refused(text):
    assert "cipher_is_name" in codes(c=text)


def test_two_people_cannot_have_one_cipher():
    assert codes(b="Witness Q", c="witness  q") == ["cipher_doubled"]


def test_an_initial_is_warned_of_and_another_letter_is_not():
    assert codes(a="Witness A") == ["cipher_initial"]
    assert codes(a="Witness S") == ["cipher_initial"]
    assert codes(a="Witness M") == []


def test_ciphers_that_run_as_the_names_do_are_warned_of():
    assert codes(a="Witness X", b="Witness Y", c="Witness Z") == ["cipher_order"]
    assert codes(a="Witness Z", b="Witness Y", c="Witness X") == ["cipher_order"]
    assert codes(a="Witness Y", b="Witness X", c="Witness Z") == []
    assert codes(a="Witness X", b="Witness Y") == []


def test_what_can_only_be_guessed_from_stops_no_edition():
    (fault,) = problems_of([AssignedPseudonym(PersonId("a"), "Witness A")], PERSONS)
    assert not is_unprintable(fault)
