"""A removed name leaves what stands beside it whole: a reference, and two sentences as two."""

import pytest

from casefiles.redaction.release.placeholders import rendered
from casefiles.redaction.release.released_text import policy_of, release
from tests.redaction.cases import person

HIDDEN, OTHER, OPEN = "5" * 32, "7" * 32, "0a" * 16
PEOPLE = [
    person(HIDDEN, ["Baratjan Ghojamberdi", "巴拉提江·郭加木贝尔迪"]),
    person(OPEN, "Dilmurat Osman", "open"),
    person(OTHER, "Selim Uzunkaya"),
]
NUMBERS = {HIDDEN: 1, OTHER: 2}


def shown(text):
    released = release(text.replace("[[o]]", f"[[{OPEN}]]"), policy_of(PEOPLE))
    return rendered(released.text, NUMBERS)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("We met Baratjan. Ghojamberdi came.", "We met [PERSON A]. [PERSON A] came."),
        ("He saw Ghojamberdi! Baratjan knew.", "He saw [PERSON A]! [PERSON A] knew."),
        ("He saw Ghojamberdi.\n\nBaratjan knew.", "He saw [PERSON A].\n\n[PERSON A] knew."),
        ("ok baratjan. ghojamberdi left", "ok [PERSON A]. [PERSON A] left"),
        ("他见到巴拉提江。郭加木贝尔迪来了。", "他见到[某人 A]。[某人 A]来了。"),
        ("I told Selim. Uzunkaya left.", "I told [PERSON B]. [PERSON B] left."),
    ],
)
def test_two_sentences_stay_two(text, left):
    assert shown(text) == left


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Baratjan [[o]] Ghojamberdi", "[PERSON A] Dilmurat Osman [PERSON A]"),
        ("Ask Selim-[[o]]-Uzunkaya.", "Ask [PERSON B]-Dilmurat Osman-[PERSON B]."),
        ("Baratjan ([[o]]) Ghojamberdi", "[PERSON A] (Dilmurat Osman) [PERSON A]"),
        ("[[o]]Baratjan left.", "Dilmurat Osman[PERSON A] left."),
        (
            "He saw Ghojamberdi. Baratjan [[o]] knew.",
            "He saw [PERSON A]. [PERSON A] Dilmurat Osman knew.",
        ),
    ],
)
def test_a_reference_beside_a_name_stays_whole(text, left):
    assert shown(text) == left


@pytest.mark.parametrize("text", ["B. Ghojamberdi came.", "Ghojamberdi, Baratjan came."])
def test_what_only_looks_like_the_end_of_a_sentence_joins(text):
    assert shown(text) == "[PERSON A] came."
