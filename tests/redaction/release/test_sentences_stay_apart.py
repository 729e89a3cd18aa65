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
        ("We met Baratjan. Ghojamberdi came.", "We met [PERSON 1]. [PERSON 1] came."),
        ("He saw Ghojamberdi! Baratjan knew.", "He saw [PERSON 1]! [PERSON 1] knew."),
        ("He saw Ghojamberdi.\n\nBaratjan knew.", "He saw [PERSON 1].\n\n[PERSON 1] knew."),
        ("ok baratjan. ghojamberdi left", "ok [PERSON 1]. [PERSON 1] left"),
        ("他见到巴拉提江。郭加木贝尔迪来了。", "他见到[某人 1]。[某人 1]来了。"),
        ("I told Selim. Uzunkaya left.", "I told [PERSON 2]. [PERSON 2] left."),
    ],
)
def test_two_sentences_stay_two(text, left):
    assert shown(text) == left


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Baratjan [[o]] Ghojamberdi", "[PERSON 1] Dilmurat Osman [PERSON 1]"),
        ("Ask Selim-[[o]]-Uzunkaya.", "Ask [PERSON 2]-Dilmurat Osman-[PERSON 2]."),
        ("Baratjan ([[o]]) Ghojamberdi", "[PERSON 1] (Dilmurat Osman) [PERSON 1]"),
        ("[[o]]Baratjan left.", "Dilmurat Osman[PERSON 1] left."),
        (
            "He saw Ghojamberdi. Baratjan [[o]] knew.",
            "He saw [PERSON 1]. [PERSON 1] Dilmurat Osman knew.",
        ),
    ],
)
def test_a_reference_beside_a_name_stays_whole(text, left):
    assert shown(text) == left


@pytest.mark.parametrize("text", ["B. Ghojamberdi came.", "Ghojamberdi, Baratjan came."])
def test_what_only_looks_like_the_end_of_a_sentence_joins(text):
    assert shown(text) == "[PERSON 1] came."
