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


@pytest.mark.parametrize(
    "text",
    ["Witness 17", "Y 12", "证人甲", "Свидетель 1", "Zeuge 10.", "AB", "Child of AB", "Experta"],
)
def test_a_word_of_the_court_is_a_cipher(text):
    assert codes(b=text) == []


@pytest.mark.parametrize("text", ["", " ", "[X]", "Q\nQ", " Q", "…", "Q" * 41, "Q\u202eQ"])
def test_what_is_no_short_line_is_refused(text):
    assert codes(b=text) == ["cipher_malformed"]


@pytest.mark.parametrize("text", ["PERSON 2", "person", "Withheld", "某人 3", "ЛИЦО", "NUMBER"])
def test_what_readers_would_take_for_a_token_is_refused(text):
    assert codes(b=text) == ["cipher_is_token"]


@pytest.mark.parametrize(
    "text",
    [
        *("Person A", "RELATIVE B", "Witness Q", "witness  aa", "Zeuge X.", "Témoin B", "temoin b"),
        *(
            "Свидетель А",
            "СВИДЕТЕЛЬ B",
            "证人A",
            "证人 甲",
            "شاهد ب",
            "Detainee-C",
            "Person",
            "Persona",
        ),
    ],
)
def test_a_word_of_placeholders_with_a_letter_is_refused(text):
    """Readers would take it for one of ours, and somebody else may have that letter."""
    assert "cipher_is_token" in codes(b=text)


@pytest.mark.parametrize(
    "text", ["Aygul Sample", "Sample Aygul", "about BAHAR MUSTER", "Witness Tree"]
)
def test_a_name_of_anybody_in_the_case_is_refused(text):
    assert "cipher_is_name" in codes(c=text)


def test_two_people_cannot_have_one_cipher():
    assert codes(b="Voice Q", c="voice  q") == ["cipher_doubled"]


def test_an_initial_is_warned_of_and_another_letter_is_not():
    assert codes(a="Voice A") == ["cipher_initial"]
    assert codes(a="Voice S") == ["cipher_initial"]
    assert codes(a="Voice M") == []


def test_ciphers_that_run_as_the_names_do_are_warned_of():
    assert codes(a="Voice X", b="Voice Y", c="Voice Z") == ["cipher_order"]
    assert codes(a="Voice Z", b="Voice Y", c="Voice X") == ["cipher_order"]
    assert codes(a="Voice Y", b="Voice X", c="Voice Z") == []
    assert codes(a="Voice X", b="Voice Y") == []


def test_what_can_only_be_guessed_from_stops_no_edition():
    (fault,) = problems_of([AssignedPseudonym(PersonId("a"), "Voice A")], PERSONS)
    assert not is_unprintable(fault)
