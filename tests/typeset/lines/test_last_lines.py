"""A short last word is brought down company, where a slightly narrower measure does it."""

from pathlib import Path

import pytest

from casefiles.typeset.document.inline import TextPosition, TextSpan
from casefiles.typeset.document.styles import TextStyle
from casefiles.typeset.fonts.font_choice import FontLibrary
from casefiles.typeset.lines.last_lines import set_paragraph
from casefiles.typeset.lines.setting import TypesetLine, set_lines

PLACE = TextPosition("test", 0)
STYLE = TextStyle(10.5, 15)
PROSE = (
    "The requesting State has given assurances which name no monitor no remedy and no place of "
    "detention and which repeat what its law already says of every prisoner who is held there"
)
WORDS = PROSE.split(" ")


@pytest.fixture(scope="module")
def library() -> FontLibrary:
    return FontLibrary(Path(__file__).parents[3] / "resources" / "fonts")


def last(lines: list[TypesetLine]) -> str:
    return "".join(run.text for run in lines[-1].runs).strip()


def test_fewer_paragraphs_end_in_one_short_word_and_none_gets_longer(library: FontLibrary) -> None:
    alone, left = 0, 0
    for count in range(14, len(WORDS) + 1):
        text = (TextSpan(" ".join(WORDS[:count]), "en"),)
        for width in range(240, 420, 6):
            plain = set_lines(text, STYLE, width, PLACE, library)
            better = set_paragraph(text, STYLE, width, PLACE, library)
            assert len(better) == len(plain)
            assert all(line.width <= width for line in better)
            is_alone = " " not in last(plain) and len(last(plain)) < 8
            alone += is_alone
            left += " " not in last(better) and len(last(better)) < 8
            if not is_alone and len(last(plain)) > 5:
                assert better == plain, "nothing else is broken anew"
    assert alone > 30
    assert left < alone / 2


def test_han_without_spaces_is_no_short_word(library: FontLibrary) -> None:
    text = (
        TextSpan("两名警察到家中询问其哥哥的下落并要求其劝返家属拒绝后被要求签字" * 2, "zh-Hans"),
    )
    for width in range(100, 200, 5):
        plain = set_lines(text, STYLE, width, PLACE, library)
        better = set_paragraph(text, STYLE, width, PLACE, library)
        if len(last(plain)) >= 3:
            assert better == plain
