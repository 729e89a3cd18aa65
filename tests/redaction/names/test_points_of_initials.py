"""The point of an initial goes with it, so that none beside a token says that one went."""

import pytest

from casefiles.redaction.names.mentions import Matcher
from casefiles.redaction.names.protected_terms import protected_terms_of
from tests.redaction.cases import person

FORMS = ("R.T.", "E.M.", "Zhou Kh.", "Tomas Ferrel", "Tomas")


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("R. T. and the guard", ["R. T."]),
        ("Do not print E.M.'s school.", ["E.M."]),
        ("R.T. paid my bus", ["R.T."]),
        ("Signed by R.T.", ["R.T."]),
        ("Zhou Kh. came", ["Zhou Kh."]),
        ("It was Tomas.", ["Tomas"]),
        ("It was Tomas Ferrel. Then", ["Tomas Ferrel"]),
    ],
)
def test_a_point_goes_with_an_initial_and_stays_behind_a_name(text, gone):
    people = [person(f"p{number}", form) for number, form in enumerate(FORMS)]
    matcher = Matcher(protected_terms_of(people))
    assert [text[one.start : one.end] for one in matcher.find(text)] == gone
    assert [text[one.start : one.end] for one in matcher.find_joined(text)] == gone
