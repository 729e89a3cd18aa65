"""Words of kinship that were asked about on pages are found in the words that leave instead."""

from types import SimpleNamespace

import pytest

from casefiles.domain.files.text_blocks import TextBlock
from casefiles.office.redaction import kinship_words
from casefiles.office.redaction.kinship_words import spans_of
from casefiles.office.redaction.suggestions import ItemPlace, RedactionSuggestion
from tests.office.redaction.test_kinship_questions import kinships, relation


def item(text: str, *befores: str) -> RedactionSuggestion:
    places = tuple(ItemPlace("k", 1, (), (), before, text, ".") for before in befores)
    return RedactionSuggestion(
        kind="kinship", key="k", document_id="d", page=1, boxes=(), before=befores[0], text=text,
        after=".", person_id="", words="", may_be=("qing",), places=places,
    )  # fmt: skip


@pytest.fixture
def gone(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(
        kinship_words, "kinships_in", lambda *_: kinships(relation("qing", "sister"))
    )
    reader = SimpleNamespace(get=lambda *_: SimpleNamespace(case_id="c"))

    def found(blocks: list[str], asked: RedactionSuggestion) -> list[str]:
        told = [TextBlock("", one) for one in blocks]
        spans = spans_of(reader, told, [asked], is_whole=False)
        return [f"{number}: {blocks[number - 1][start:end]}" for number, start, end in spans]

    return found


def test_a_block_that_begins_just_before_the_words_holds_them(gone):
    """On the page another block stands before them."""
    blocks = ["By Selin Aksoy", "Then they came for kız kardeşim.", "Nobody else came."]
    assert gone(blocks, item("kardeşim", "By Selin Aksoy Then they came for kız ")) == [
        "2: kardeşim"
    ]
    assert gone(["It was so.", "Kardeşim left."], item("Kardeşim", "So: it was so. ")) == [
        "2: Kardeşim"
    ]


def test_words_go_wherever_they_are_written_where_nothing_tells_which_are_meant(gone):
    blocks = ["10:07\nThen they came for my sister.", "10:09\nOf my sister nobody heard."]
    asked = item("my sister", "01/03/2025, 10:07 - Dilik: a head that is written otherwise ")
    assert gone(blocks, asked) == ["1: my sister", "2: my sister"]


def test_the_same_words_elsewhere_stay_where_those_that_are_meant_are_found(gone):
    blocks = ["Then they came for my sister.", "For years of my sister nobody heard."]
    assert gone(blocks, item("my sister", "Then they came for ")) == ["1: my sister"]


def test_a_word_within_another_is_none(gone):
    assert gone(["The step-aunties met."], item("aunt", "The step-")) == []
    assert gone(["他的妹\n妹来过。"], item("他的妹妹", "")) == ["1: 他的妹\n妹"]
