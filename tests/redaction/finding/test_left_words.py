"""A name that is a word stays where it was decided so: in small letters and inside words alone."""

from dataclasses import replace

import pytest

from casefiles.domain.foundation.codec import decoded, encoded
from casefiles.redaction.clearance.final_check_frames import FinalCheckRequest, numbered
from casefiles.redaction.finding.matching import matcher_of
from casefiles.redaction.names.left_words import key_of_left, may_be_left
from casefiles.redaction.names.sought import Left, Sought, SoughtPerson

GRACE = SoughtPerson("g", ("Grace",))
LEFT = frozenset({Left("g", "grace")})


def gone(text, *people, left=LEFT):
    """Return what goes from a text."""
    found = matcher_of(Sought(people or (GRACE,), left=left)).find(text)
    return [text[one.start : one.end] for one in found]


@pytest.mark.parametrize(
    "text",
    ["He fell from grace.", "a gracefully worn coat", "grace\n"],
)
def test_small_letters_stay_where_it_was_decided_and_go_where_not(text):
    assert gone(text, left=frozenset())
    assert gone(text) == []


def test_letters_inside_a_longer_word_stay_too():
    justice = SoughtPerson("j", ("Justice",))
    for text in ("a great injustice", "the justices of the court"):
        assert gone(text, justice, left=frozenset())
        assert gone(text, justice, left=frozenset({Left("j", "justice")})) == []


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Grace came.", ["Grace"]),
        ("GRACE CAME.", ["GRACE"]),
        ("Graceful days", ["Graceful"]),
        ("grace@mail.example wrote", ["grace"]),
        ("see grace.html", ["grace"]),
        ("gr\u0430ce came", ["gr\u0430ce"]),
        ("Grace, by the grace of God", ["Grace"]),
        ("gRace", ["gRace"]),
    ],
)
def test_a_capital_an_address_and_a_disguise_go_all_the_same(text, what):
    assert gone(text) == what


def test_it_is_decided_by_person_and_word():
    other = SoughtPerson("o", ("Grace",))
    assert gone("by the grace", GRACE, other) == ["grace"], "two are called so, one is decided"
    both = LEFT | {Left("o", "grace")}
    assert gone("by the grace", GRACE, other, left=both) == []
    faith = SoughtPerson("f", ("Faith",))
    assert gone("faith and grace", GRACE, faith) == ["faith"]


def test_what_is_listed_in_small_letters_too_goes_anywhere():
    handle = replace(GRACE, identifiers=(("handle", "grace"),))
    assert gone("by the grace", handle) == ["grace"]


def test_a_name_of_several_words_and_a_script_without_capitals_are_not_offered():
    people = (
        SoughtPerson("a", ("Grace Li", "阿依古丽", "ئايگۈل", "grace", "Грейс")),
        SoughtPerson("g", ("Grace",)),
    )
    assert {(one.person_id, one.form) for one in may_be_left(people)} == {
        ("a", "греис"), ("g", "grace"),
    }  # fmt: skip
    assert gone("with grace li at home", SoughtPerson("g", ("Grace Li", "Grace")))


def test_keys_tell_neither_name_nor_person():
    keys = {key_of_left(Left(who, form)) for who in "ab" for form in ("grace", "may")}
    assert len(keys) == 4
    assert all(len(one) == 24 and "grace" not in one for one in keys)


def test_the_child_that_clears_is_told_under_numbers():
    sought = Sought((GRACE,), left=LEFT)
    told = decoded(
        encoded(FinalCheckRequest(numbered(sought), "text", (), "", "a.pdf")),
        FinalCheckRequest,
        is_own=True,
    )
    (own,) = told.sought.protected
    assert told.sought.left == frozenset({Left(own.person_id, "grace")})
    assert own.person_id != "g"
