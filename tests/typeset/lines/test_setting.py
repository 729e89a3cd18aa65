"""Lines: where they may end, and that nothing ever runs off the page."""

from itertools import pairwise
from unicodedata import bidirectional

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casefiles.domain.foundation.errors import UnsupportedText
from casefiles.typeset.document.breaks import break_positions
from casefiles.typeset.document.characters import printable
from casefiles.typeset.document.inline import Inline, PageOf, TextSpan
from casefiles.typeset.document.looks import DEFAULT_LOOK as LOOK
from casefiles.typeset.document.styles import Family, TextStyle
from casefiles.typeset.document.tree import Paragraph, Role, Table, TableRow
from casefiles.typeset.fonts.font_choice import FontLibrary
from casefiles.typeset.lines.setting import TypesetLine, set_lines, set_one_line
from tests.typeset.pdf_reading import FONTS, PLACE, ink_outside, page_texts, paragraph, pdf_of

STYLE = TextStyle(10, 15)


def parts(text: str) -> list[str]:
    stops = [0, *break_positions(text)]
    return [text[start:end] for start, end in pairwise(stops)]


def lines_of(*content: Inline, width: float = 100) -> list[TypesetLine]:
    return set_lines(content, STYLE, width, PLACE, FontLibrary(FONTS))


def words(line: TypesetLine) -> str:
    return "".join(run.text for run in line.runs)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("two words", ["two ", "words"]),
        ("well-known", ["well-", "known"]),
        ("2021-03-04", ["2021-03-04"]),
        ("AB/1, p. 3", ["AB/1, ", "p. 3"]),
        ("and/or", ["and/", "or"]),
        ("1\u00a0000", ["1\u00a0000"]),
        ("警察，家屬。", ["警", "察，", "家", "屬。"]),
        ("「劝返」了", ["「劝", "返」", "了"]),
        ("他说：“好。”", ["他", "说：", "“好。”"]),
        ("等……——了", ["等……——", "了"]),
        ("a漢b", ["a", "漢", "b"]),
        ("(警察)", ["(警", "察)"]),
        ("东京ァ", ["东", "京ァ"]),
        ("one\ntwo", ["one\n", "two"]),
        ("", [""]),
    ],
)
def test_lines_end_only_where_they_may(text: str, expected: list[str]) -> None:
    assert parts(text) == expected


def test_no_line_is_wider_than_its_width_and_no_word_is_lost() -> None:
    text = "Staff of the embassy stand at the door of the court 警察於晚間到訪，要求家屬聯絡。 " * 9
    lines = lines_of(TextSpan(text, "en"))
    assert all(line.width <= 100 for line in lines)
    assert "".join(words(line).replace(" ", "") for line in lines) == text.replace(" ", "")


def test_a_word_wider_than_the_line_is_cut_anywhere() -> None:
    lines = lines_of(TextSpan("see " + "x" * 500, "en"))
    assert all(line.width <= 100 for line in lines)
    assert "".join(words(line) for line in lines) == "see" + "x" * 500


def test_no_comma_and_no_single_letter_is_cut_off_from_a_word() -> None:
    for length in range(20, 40):
        lines = lines_of(TextSpan("W" * length + "),", "en"))
        assert words(lines[-1]).count("W") >= 2


def test_an_unbroken_span_stays_whole_where_the_same_text_would_break() -> None:
    before, token = TextSpan("six words stand here ", "en"), "[PERSON A]"
    (start,) = lines_of(before, TextSpan("[PERSON", "en"), width=1000)
    width = start.width + 2
    broken = [words(line) for line in lines_of(before, TextSpan(token, "en"), width=width)]
    whole = [
        words(line)
        for line in lines_of(before, TextSpan(token, "en", is_unbroken=True), width=width)
    ]
    assert not any(token in line for line in broken)
    assert any(token in line for line in whole)


def test_a_page_number_stays_with_unbroken_text_before_it() -> None:
    cite = (TextSpan("(dossier p. ", "en", is_unbroken=True), PageOf("x"), TextSpan(")", "en"))
    lines = lines_of(TextSpan("AB/1, page ", "en"), *cite, width=95)
    assert [run.page_of for run in lines[-1].runs if run.page_of] == ["x"]
    assert words(lines[-1]).startswith("(dossier")


def test_one_line_is_cut_with_an_ellipsis() -> None:
    line = set_one_line((TextSpan("word " * 50, "en"),), STYLE, 100, PLACE, FontLibrary(FONTS))
    assert words(line).endswith("\u2026")
    assert line.width <= 100


def test_chinese_quotes_are_as_wide_as_a_character_in_chinese_only() -> None:
    (chinese,) = lines_of(TextSpan("“好”", "zh-Hans"))
    (english,) = lines_of(TextSpan("“ok”", "en"))
    assert chinese.runs[0].face.name == "NotoSansSC-Regular"
    assert english.runs[0].face.name == "NotoSans-Regular"


def test_signs_behind_a_chinese_name_are_those_of_the_sentence_around_it() -> None:
    (line,) = lines_of(TextSpan("she is 阿依·丽”, 33 (阿)", "en"), width=500)
    drawn = {run.text: run.face.name for run in line.runs}
    assert drawn["阿依·丽"] == "NotoSansSC-Regular"
    assert drawn["”, 33 ("] == "NotoSans-Regular"


def test_a_serif_text_takes_other_scripts_from_their_own_faces() -> None:
    text = TextSpan("Łódź Ωλ Жң ئۈر བོད་ 艾 ⁰", "en")
    style = TextStyle(12, 18, family=Family.SERIF)
    (line,) = set_lines((text,), style, 500, PLACE, FontLibrary(FONTS))
    drawn = {run.face.name for run in line.runs}
    assert drawn == {
        "NotoSerif-Regular",
        "NotoSansArabic-Regular",
        "NotoSerifTibetan-Regular",
        "NotoSansSC-Regular",
    }


def test_a_sign_that_the_serif_lacks_is_drawn_by_the_sans() -> None:
    library = FontLibrary(FONTS)
    sans, serif = (library.latin((False, False, "en", one), PLACE) for one in Family)
    sign = next(one for one in "\u0915\u0251" if sans.has(one) > serif.has(one))
    face, _ = library.chosen(sign, (False, False, "en", Family.SERIF), PLACE)
    assert face.name == "NotoSans-Regular"


def test_traditional_chinese_prefers_its_own_shapes() -> None:
    faces = {
        language: lines_of(TextSpan("家", language))[0].runs[0].face.name
        for language in ("zh-Hant", "zh-Hans", "en")
    }
    assert faces == {
        "zh-Hant": "NotoSansTC-Regular",
        "zh-Hans": "NotoSansSC-Regular",
        "en": "NotoSansSC-Regular",
    }


def test_runs_know_their_language_and_lines_their_direction() -> None:
    (line,) = lines_of(TextSpan("said ", "en"), TextSpan("Müller", "de"))
    assert [run.language for run in line.runs] == ["en", "de"]
    assert not line.is_right_to_left


LIBRARY = FontLibrary(FONTS)


@given(text=st.text(alphabet=st.characters(), max_size=80))
@settings(deadline=None, max_examples=400, derandomize=True, database=None)
def test_any_text_is_set_whole_within_the_width_or_refused(text: str) -> None:
    try:
        lines = set_lines((TextSpan(text, "en"),), STYLE, 60, PLACE, LIBRARY)
    except UnsupportedText:
        return
    assert all(line.width <= 60.001 for line in lines)
    expected = "".join(printable(text, PLACE).split())
    told = "".join("".join(words(line).split()) for line in lines)
    if any(bidirectional(char) in {"R", "AL", "AN", "RLE", "RLO", "RLI"} for char in text):
        # Runs are told as they stand, and some stand from right to left.
        told, expected = ("".join(sorted(one)) for one in (told, expected))
    assert told == expected


@pytest.mark.parametrize("text", ["0\u200f", "a\u0627b", "ab c"])
def test_marks_of_direction_lose_nothing(text: str) -> None:
    test_any_text_is_set_whole_within_the_width_or_refused.hypothesis.inner_test(text)


@given(text=st.text(alphabet="ab -/,.(\u2014“”\n\u00a0警察，。「」éж", max_size=200))
@settings(deadline=None, max_examples=400, derandomize=True, database=None)
def test_no_letter_is_lost_at_any_width(text: str) -> None:
    for width in (12, 37, 200):
        lines = set_lines((TextSpan(text, "zh-Hans"),), STYLE, width, PLACE, LIBRARY)
        assert all(line.width <= width + 0.001 for line in lines)
        expected = "".join(printable(text, PLACE).split())
        assert "".join("".join(words(line).split()) for line in lines) == expected


@pytest.mark.parametrize(
    "text",
    [
        "x" * 100_000,
        "word " * 20_000,
        "警察" * 50_000,
        "W" * 3_000 + " " + "https://a.example/" * 300,
    ],
)
def test_huge_paragraphs_flow_over_pages_and_stay_on_them(text: str) -> None:
    pdf = pdf_of(paragraph(text, label="1."))
    assert not ink_outside(pdf, LOOK.margins.start - 1)
    drawn = "".join(page_texts(pdf))
    assert drawn.count(text[0]) >= text.count(text[0])


def test_narrow_cells_cut_long_words_too() -> None:
    cell = Paragraph((TextSpan("Donaudampfschifffahrt" * 20, "en"),), Role.CELL, PLACE)
    pdf = pdf_of(Table((0.08, 0.92), (), (TableRow(((cell,), (cell,))),)))
    assert not ink_outside(pdf, LOOK.margins.start - 1)


def test_every_role_has_a_look() -> None:
    assert set(LOOK.paragraphs) == set(Role)
