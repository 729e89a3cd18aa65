"""A neighbouring word is no part of a name that stands whole beside it."""

import pytest

from casefiles.redaction.release.released_text import policy_of, release
from tests.redaction import cases

HIDDEN = "[WITHHELD]"


def released(text: str, *people: list[str]) -> str:
    persons = [cases.person(f"p{at}", names, "withheld") for at, names in enumerate(people)]
    pieces = release(text, policy_of(persons)).text.pieces
    return "".join(piece if isinstance(piece, str) else HIDDEN for piece in pieces)


@pytest.mark.parametrize(
    ("names", "text", "left"),
    [
        ((["Abdulla"], ["Abdullah"]), "Abdulla has come.", f"{HIDDEN} has come."),
        ((["Abdulla"], ["Abdullah"]), "Abdulla  has come.", f"{HIDDEN}  has come."),
        ((["Abdullah"],), "Abdulla has come.", f"{HIDDEN} has come."),
        ((["Abdulla Tohti"], ["Abdullah"]), "Abdulla has come.", f"{HIDDEN} has come."),
        ((["Ximmih Janzu", "تۇر"],), "We asked Janzu, Ximmih.", f"We asked {HIDDEN}."),
        ((["Ximmih Janzu", "تۇر"],), "She is old. Janzu, Ximmih.", f"She is old. {HIDDEN}."),
        ((["Ximmih Janzu", "تۇر"],), "We asked Janzu Ximmih.", f"We asked {HIDDEN}."),
    ],
)
def test_the_next_letter_of_a_word_beside_a_name_takes_no_word(names, text, left):
    assert released(text, *names) == left


@pytest.mark.parametrize(
    ("names", "text", "left"),
    [
        ((["Abdulla"], ["Abdullah"]), "Abdulla\nhas come.", f"{HIDDEN} come."),
        ((["Tursun Gule"],), "Tursun Gul entered.", f"{HIDDEN}."),
        ((["Abdulla"], ["Abdullah"]), "Abdullah as one.", f"{HIDDEN} as one."),
    ],
)
def test_letters_that_may_be_the_rest_of_a_name_still_leave_with_it(names, text, left):
    assert released(text, *names) == left
