"""Shaping: which glyphs stand for which letters, in which order, and how wide they are together."""

import unicodedata

import pytest

from casefiles.domain.foundation.errors import UnsupportedText
from casefiles.typeset.document.inline import TextPosition, TextSpan
from casefiles.typeset.document.styles import TextStyle
from casefiles.typeset.fonts.font_choice import FontLibrary
from casefiles.typeset.lines.setting import TypesetLine, set_lines
from tests.typeset.pdf_reading import FONTS, PLACE, paragraph, pdf_of

STYLE = TextStyle(10, 15)
LIBRARY = FontLibrary(FONTS)
UYGHUR = "ئۇيغۇر"


def lines_of(*content: TextSpan, width: float = 400) -> list[TypesetLine]:
    return set_lines(content, STYLE, width, PLACE, LIBRARY)


def glyphs(text: str, language: str) -> list[tuple[str, str]]:
    """Return names of glyphs and the letters they show, from left to right."""
    return [
        ("+".join(run.face.font.get_glyph_name(one[0]) for one in cluster.glyphs), cluster.text)
        for run in lines_of(TextSpan(text, language))[0].runs
        for word in run.words
        for cluster in word.clusters
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (
            UYGHUR,
            "ug",
            [
                ("uni0631", "ر"),
                ("commaabovear+uni0648.fina", "ۇ"),
                ("dotabovear+uni0639.medi", "غ"),
                ("twodotshorizontalbelowar+uni066E.init.wide", "ي"),
                ("commaabovear+uni0648.fina", "ۇ"),
                ("uni0654+uni066E.init", "ئ"),
            ],
        ),
        ("لا", "ar", [("uni0627.fina.rlig", "ا"), ("uni0644.init.rlig", "ل")]),
        (
            "བསྒྲུབས།",
            "bo",
            [
                ("uni0F56", "བ"),
                ("uni0F660F920FB20F74", "སྒྲུ"),
                ("uni0F56", "བ"),
                ("uni0F66", "ས"),
                ("uni0F0D", "།"),
            ],
        ),
        ("office", "en", [("o", "o"), ("f_f_i", "ffi"), ("c", "c"), ("e", "e")]),
        ("x\u0301y", "en", [("x+acutecomb", "x\u0301"), ("y", "y")]),
        ("(א)"[:1] + "1)", "en", [("parenleft", "("), ("one", "1"), ("parenright", ")")]),
    ],
)
def test_letters_become_the_glyphs_of_their_script(
    text: str, language: str, expected: list[tuple[str, str]]
) -> None:
    assert glyphs(text, language) == expected


def test_han_characters_stand_for_themselves_in_the_shapes_of_the_language() -> None:
    for language, name in (("zh-Hans", "NotoSansSC-Regular"), ("zh-Hant", "NotoSansTC-Regular")):
        (run,) = lines_of(TextSpan("人家", language))[0].runs[:1]
        clusters = [cluster for word in run.words for cluster in word.clusters]
        numbers = [run.face.font.get_nominal_glyph(ord(one.text)) for one in clusters]
        assert run.face.name == name
        assert [one.glyphs for one in clusters] == [((number, 0, 0),) for number in numbers]


def test_a_line_stands_in_visual_order_and_runs_read_in_their_own() -> None:
    (line,) = lines_of(TextSpan(f"{UYGHUR} ABC 2017 {UYGHUR}", "ug"))
    assert line.is_right_to_left
    shown = [run for run in line.runs if run.text.strip()]
    assert [run.text.strip() for run in shown] == [UYGHUR, "ABC 2017", UYGHUR]
    assert [run.is_right_to_left for run in shown] == [True, False, True]
    (line,) = lines_of(
        TextSpan("said ", "en"), TextSpan(f"{UYGHUR} {UYGHUR}", "ug"), TextSpan(" twice", "en")
    )
    assert not line.is_right_to_left
    assert [run.text for run in line.runs] == ["said ", f"{UYGHUR} {UYGHUR}", " twice"]


@pytest.mark.parametrize(
    ("content", "is_right_to_left"),
    [
        ((TextSpan("(2017)", "ug"),), True),
        ((TextSpan("ABC ", "ug"), TextSpan(UYGHUR, "ug")), True),
        ((TextSpan(UYGHUR, "ug"), TextSpan(" is the name of a people", "en")), False),
        (
            (TextSpan("He said: ", "en"), TextSpan(UYGHUR * 3, "ug"), TextSpan(" and left", "en")),
            False,
        ),
        ((TextSpan(UYGHUR, "en"),), True),
        ((TextSpan("\u2067ABC\u2069 \u202bDEF\u202c", "en"),), False),
        ((TextSpan("", "ug"),), False),
    ],
)
def test_language_and_letters_decide_on_the_direction(
    content: tuple[TextSpan, ...], is_right_to_left: bool
) -> None:
    assert lines_of(*content)[0].is_right_to_left is is_right_to_left


def test_brackets_are_turned_where_text_runs_from_the_right() -> None:
    assert glyphs(f"({UYGHUR})", "ug")[0] == ("parenleft", ")")


def test_letters_join_over_the_edge_of_a_link_and_of_a_forced_line_end() -> None:
    (whole,) = lines_of(TextSpan("سىڭلىم", "ug"))
    (linked,) = lines_of(TextSpan("سىڭ", "ug"), TextSpan("لىم", "ug", target="x"))
    assert linked.width == pytest.approx(whole.width)
    narrow = lines_of(TextSpan("سىڭلىمسىڭلىمسىڭلىم", "ug"), width=30)
    assert len(narrow) > 2
    assert all(line.width <= 30 for line in narrow)
    forms = [
        run.face.font.get_glyph_name(word.clusters[-1].glyphs[-1][0])
        for line in narrow[1:]
        for run in line.runs
        for word in run.words
    ]
    assert not any(name.endswith(".init") for name in forms)


def test_a_ligature_at_a_line_end_is_cut_into_its_letters() -> None:
    for width in range(8, 40):
        lines = lines_of(TextSpan("ffiffiffi", "en"), width=width)
        told = "".join(run.text for line in lines for run in line.runs)
        assert told == "ffiffiffi"
        assert all(line.width <= width for line in lines)


def test_a_word_that_does_not_fit_is_parted_by_a_hyphen_that_is_copied_as_a_soft_one() -> None:
    lines = lines_of(TextSpan("an internationalisation of", "en"), width=70)
    assert lines[0].runs[-1].words[-1].clusters[-1].text == "\u00ad"
    assert all(line.width <= 70 for line in lines)
    told = "".join(run.text for line in lines for run in line.runs).replace(" ", "")
    assert told == "aninternationalisationof"


def test_headings_are_not_parted() -> None:
    style = TextStyle(10, 15, hyphenates=False)
    lines = set_lines((TextSpan("a heading on extradition", "en"),), style, 70, PLACE, LIBRARY)
    assert not any(
        cluster.text == "\u00ad"
        for line in lines
        for run in line.runs
        for word in run.words
        for cluster in word.clusters
    )


def test_marks_stay_with_their_letter_in_one_face() -> None:
    (line,) = lines_of(TextSpan("家\u0301x", "zh-Hans"))
    assert [run.text for run in line.runs] == ["家\u0301", "x"] or len(line.runs) == 1
    (line,) = lines_of(TextSpan("з\u0301", "en"))
    assert len(line.runs) == 1


def test_invisible_characters_take_no_room_and_no_font() -> None:
    (plain,) = lines_of(TextSpan("abc", "en"))
    (strewn,) = lines_of(TextSpan("\ufeffa\u200d\u2060b\u00adc\u034f", "en"))
    assert strewn.width == plain.width
    assert lines_of(TextSpan("\u00ad", "en"))[0].width == 0
    assert lines_of(TextSpan("\u200f", "en"))[0].width == 0


def test_a_letter_with_hundreds_of_marks_is_shared_out_among_codes() -> None:
    (line,) = lines_of(TextSpan("a" + "\u0323\u0306" * 300, "vi"))
    clusters = [one for run in line.runs for word in run.words for one in word.clusters]
    text = unicodedata.normalize("NFD", "".join(one.text for one in clusters))
    assert text.count("\u0306") == text.count("\u0323") == 300
    assert max(len(one.text) for one in clusters) <= 60


@pytest.mark.parametrize("content", [None, b"", b"not a font"])
def test_a_font_that_is_missing_or_broken_stops_with_the_place(tmp_path, content) -> None:
    if content is not None:
        (tmp_path / "NotoSans-Regular.ttf").write_bytes(content)
    with pytest.raises(UnsupportedText) as refusal:
        set_lines(
            (TextSpan("text", "en"),),
            STYLE,
            100,
            TextPosition("statement", 7),
            FontLibrary(tmp_path),
        )
    assert refusal.value.code == "no_font"
    assert refusal.value.safe == {"place": "statement", "number": 7}


def test_words_are_bounded_in_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("casefiles.typeset.fonts.shaping._MOST_CACHED", 50)
    library = FontLibrary(FONTS)
    text = " ".join(f"w{number}" for number in range(400))
    lines = set_lines((TextSpan(text, "en"),), STYLE, 200, PLACE, library)
    assert " ".join(run.text for line in lines for run in line.runs) == text
    (shaper,) = {run.shaper for line in lines for run in line.runs}
    assert len(shaper.known) <= 50


@pytest.mark.parametrize("text", ["a" + "\u0323\u0306" * 800, "क\u094d" * 900, "ཀ" + "ྐ" * 900])
def test_a_letter_of_hundreds_of_parts_is_laid_out_and_stays_whole(text: str) -> None:
    lines = lines_of(TextSpan(text, "en"), width=300)
    words = [word for line in lines for run in line.runs for word in run.words]
    clusters = [cluster for word in words for cluster in word.clusters]
    told = unicodedata.normalize("NFD", "".join(one.text for one in clusters))
    assert told.count(text[-1]) == text.count(text[-1])
    assert all(line.width <= 300 for line in lines)
    assert pdf_of(paragraph(text))


def test_mixed_text_without_spaces_is_set_in_a_time_that_grows_with_it() -> None:
    assert pdf_of(paragraph("aئ" * 5_000))
