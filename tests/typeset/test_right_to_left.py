"""Pages in a right-to-left language: all that stands at the start edge stands at the right."""

import pytest

from casefiles.typeset.document.inline import TextPosition, TextSpan
from casefiles.typeset.document.looks import DEFAULT_LOOK as LOOK
from casefiles.typeset.document.tree import Contents, Heading, Paragraph, Role
from casefiles.typeset.unicode.directions import is_right_to_left
from tests.typeset.pdf_reading import PLACE, document, paragraph
from tests.typeset.positions import Word, built, lefts, rights, words_at

RIGHT = LOOK.margins.start + LOOK.measure
UYGHUR = "مۇدىر ئىمزا قويۇشقا قىستىدى كىشىلەر تەكشۈرۈلدى "


def pages(*blocks: object) -> list[list[Word]]:
    return words_at(built(document(*blocks, language="ug")))  # type: ignore[arg-type]


def heading(text: str) -> Heading:
    spans = (TextSpan(text, "en"),)
    return Heading(spans, 1, PLACE, text, spans)


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("ug", True),
        ("ar-EG", True),
        ("ug-Latn", False),
        ("az-Arab-IR", True),
        ("en", False),
        ("zh-Hant", False),
        ("tr-TR", False),
    ],
)
def test_which_languages_run_from_the_right(language: str, expected: bool) -> None:
    assert is_right_to_left(language) is expected


def test_labels_stand_in_the_right_margin_and_text_beside_them() -> None:
    (words,) = pages(Paragraph((TextSpan(UYGHUR * 9, "ug"),), Role.BODY, PLACE, label="7."))
    label = max(words, key=lambda word: word.right)
    assert "7" in label.text
    assert label.right == pytest.approx(RIGHT, abs=2)
    text = [word for word in words if word not in {label, *_folio(words)}]
    assert max(word.right for word in text) == pytest.approx(RIGHT - LOOK.indent, abs=2)


def _folio(words: list[Word]) -> list[Word]:
    return [word for word in words if word.top < 60]


def test_foreign_text_keeps_its_own_direction() -> None:
    (words,) = pages(paragraph("Latin words run from the left to the right, line by line. " * 5))
    assert lefts(words, "Latin")[0] == pytest.approx(LOOK.margins.start, abs=1.5)


def test_a_single_line_stands_with_the_others_at_the_right() -> None:
    (words,) = pages(paragraph("AB/1"), heading("Section"))
    assert rights(words, "AB/1", "Section") == pytest.approx([RIGHT, RIGHT], abs=3)


def test_contents_are_mirrored() -> None:
    first, *_ = pages(Contents(TextPosition("contents", 0)), heading("Alpha"), paragraph("text"))
    entry = max(word.right for word in first if word.text == "Alpha")
    assert entry == pytest.approx(RIGHT, abs=2)
    numbers = [word for word in first if word.text == "1" and word.bottom > 100]
    assert numbers[0].left == pytest.approx(LOOK.margins.start, abs=2)


def test_the_running_head_stands_at_the_right_and_the_page_number_at_the_left() -> None:
    second = pages(*[paragraph(UYGHUR * 9, "ug")] * 12)[1]
    assert rights(second, "head")[0] == pytest.approx(RIGHT, abs=2)
    assert _folio(second)[0].left == pytest.approx(LOOK.margins.start, abs=2)
