"""Places that may name somebody are found and never count as mentions."""

import pytest

from casefiles.domain.foundation.ids import PersonId
from casefiles.redaction.names.mentions import SHARED, Matcher
from casefiles.redaction.names.protected_term import ProtectedTerm
from casefiles.redaction.names.uncertain_mentions import UncertainMatcher, is_one_edit

SISTER = PersonId("5" * 32)
COUSIN = PersonId("6" * 32)


def doubts(text, *forms, machine=True, owner=SISTER):
    aliases = [ProtectedTerm(form, owner) for form in forms]
    certain = Matcher(aliases).find(text)
    found = UncertainMatcher(aliases).find(text, certain, is_machine_read=machine)
    return [(text[one.start : one.end], one.form, one.why) for one in found]


@pytest.mark.parametrize(
    ("text", "form", "word"),
    [
        ("We weigh it.", "Wei", "weigh"),
        ("A straight line.", "Li", "line"),
        ("Abduning dadisi", "Abdu", "Abduning"),
        ("call LiWei now", "Li", "LiWei"),
        ("call LiWei now", "Wei", "LiWei"),
        ("wei88@example.org", "Wei", "wei88"),
        ("88wei", "Wei", "88wei"),
    ],
)
def test_a_short_name_inside_a_word_goes_to_review_and_is_no_mention(text, form, word):
    assert Matcher([ProtectedTerm(form, SISTER)]).find(text) == ()
    assert doubts(text, form, machine=False) == [(word, form, "in_word")]


@pytest.mark.parametrize("text", ["Their policy is alive.", "Delight", "a highway, Norwei"])
def test_letters_in_the_middle_of_words_are_nothing(text):
    assert doubts(text, "Li", "Wei", machine=False) == []


def test_a_short_name_alone_is_a_mention_and_no_doubt():
    assert doubts("Li came with Wei.", "Li", "Wei", machine=False) == []
    assert len(Matcher([ProtectedTerm("Li", SISTER)]).find("Li came.")) == 1


@pytest.mark.parametrize(
    "misread",
    ["Di1nur", "Dilnu", "Dilnuur", "Dilmur", "Dlinur", "Diinur", "DiInur", "Dilnvr"],
)
def test_one_letter_misread_by_a_machine_goes_to_review(misread):
    assert doubts(f"then {misread} came", "Dilnur") == [(misread, "Dilnur", "misread")]
    assert doubts(f"then {misread} came", "Dilnur", machine=False) == []


@pytest.mark.parametrize(
    ("misread", "form"),
    [
        ("0mer", "Omer"),
        ("Zarnan", "Zaman"),
        ("vvaris", "Waris"),
        ("Kadl r", "Kadir"),
        ("6531O1199OO1Ol1234", "653101199001011234"),
        ("Aygül Ornar", "Aygül Omar"),
    ],
)
def test_signs_that_machines_confuse_go_to_review_in_shorter_forms_too(misread, form):
    assert [one[1:] for one in doubts(misread, form)] == [(form, "misread")]


@pytest.mark.parametrize("other", ["Dilnox", "Dilbar", "Rural", "dinner", "Dilnurov"])
def test_two_letters_are_another_name(other):
    assert doubts(f"then {other} came", "Dilnur") == []


def test_short_names_are_not_searched_by_distance():
    assert doubts("Omet and Omir came", "Omer") == []


@pytest.mark.parametrize(
    ("text", "form", "place"),
    [
        ("then he came", "He", "he"),
        ("5 li away", "Li", "li"),
        ("国王来了", "王", "王来"),
        ("他说王，在家", "王", "说王"),
    ],
)
def test_a_name_of_two_letters_that_stands_as_a_word_waits(text, form, place):
    assert Matcher([ProtectedTerm(form, SISTER)]).find(text) == ()
    assert doubts(text, form, machine=False) == [(place, form, "in_word")]
    # Who says that it is the name writes it as it stands there: then it goes.
    assert len(Matcher([ProtectedTerm(form, SISTER), ProtectedTerm(place, SISTER)]).find(text)) == 1


def test_one_wrong_character_of_three_or_more_goes_to_review():
    assert doubts("艾台买提来了", "艾合买提") == [("艾台买提", "艾合买提", "misread")]
    assert doubts("古丽娜来了", "古丽娟") == [("古丽娜", "古丽娟", "misread")]
    assert doubts("王玮来了", "王伟") == []
    assert doubts("艾台买江来了", "艾合买提") == []
    assert doubts("艾合。提来了", "艾合买提") == []


def test_what_a_mention_covers_is_decided():
    assert doubts("Dilnur Tursun came", "Dilnur", "Dilnur Tursuh") == []


def test_a_form_of_several_people_leads_to_nobody_alone():
    aliases = [ProtectedTerm("Li", SISTER), ProtectedTerm("Li", COUSIN)]
    (found,) = UncertainMatcher(aliases).find("line", (), is_machine_read=False)
    assert found.person_id == SHARED


def test_nothing_asked_nothing_found():
    assert UncertainMatcher([]).find("line", (), is_machine_read=True) == ()


def test_one_edit():
    assert is_one_edit("abc", "abd")
    assert is_one_edit("abc", "ab")
    assert is_one_edit("abc", "abxc")
    assert is_one_edit("abcd", "acbd")
    assert not is_one_edit("abc", "ade")
    assert not is_one_edit("abcd", "badc")
    assert not is_one_edit("abc", "abcde")
