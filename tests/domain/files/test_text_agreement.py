"""The text of a page is held against what its picture shows: errors are borne, other texts told."""

from pathlib import Path

import pytest

from casefiles.domain.files.text_agreement import DIFFERS, agreement

ROOT = Path(__file__).resolve().parents[3]
LENGTH = 4_000
"""Characters of a dense page."""


def page(name: str) -> str:
    return (ROOT / name).read_text("utf-8")[:LENGTH]


def misread(text: str, every: int) -> str:
    return "".join(
        "x" if at % every == 0 and char.isalpha() else char for at, char in enumerate(text)
    )


@pytest.mark.parametrize("name", ["README.md", "LICENSE"])
def test_a_page_that_a_machine_misread_a_little_is_the_same_page(name: str):
    told = agreement(page(name), misread(page(name), 15))
    assert told is not None
    assert DIFFERS < told < 1


def test_dense_pages_of_one_language_with_other_words_are_told_apart():
    for own, shown in (("README.md", "LICENSE"), ("LICENSE", "README.md")):
        told = agreement(page(own), page(shown))
        assert told is not None
        assert told < DIFFERS


def test_too_few_letters_say_nothing():
    assert agreement("page 1 of 3", page("LICENSE")) is None
