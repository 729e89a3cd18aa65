"""What can be drawn as it is, and what is refused with its place and never with its text."""

import pytest

from casefiles.domain.foundation.errors import UnsupportedText
from casefiles.typeset.document.characters import printable
from tests.typeset.pdf_reading import PLACE, page_texts, paragraph, pdf_of

GLYPHLESS = {
    "hebrew": "שלום",
    "mongolian": "ᠮᠣᠩᠭᠣᠯ",
    "thai": "ไทย",
    "khmer": "ខ្មែរ",
    "hangul jamo": "\u1112\u1161\u11ab",
    "adlam": "\U0001e900",
    "brahmi": "\U00011005",
    "a mark of another script": "a\u0e31",
    "a sign for programs": "a\ufff9b",
    "object replacement": "\ufffc",
    "emoji": "\U0001f600",
    "private use": "\ue000",
    "null": "a\x00b",
    "escape": "\x1b[2J",
    "delete": "\x7f",
    "c1 control": "\x9b",
    "unpaired surrogate": "\ud800",
    "low surrogate": "a\udfff",
    "noncharacter": "\uffff",
    "ethiopic": "አ",
    "hangul": "한",
}


@pytest.mark.parametrize("name", GLYPHLESS)
def test_characters_without_a_glyph_stop_with_their_place_only(name: str) -> None:
    with pytest.raises(UnsupportedText) as refusal:
        pdf_of(paragraph("before " + GLYPHLESS[name] + " after"))
    assert refusal.value.code == "no_glyph"
    assert refusal.value.safe == {"place": "statement", "number": 7}
    assert str(refusal.value).isascii()


def test_the_title_of_the_file_is_held_to_the_same_rule() -> None:
    with pytest.raises(UnsupportedText):
        pdf_of(paragraph("text"), title="a\x07b")


@pytest.mark.parametrize(
    ("given", "drawn"),
    [
        ("e\u0301", "é"),
        ("i\u0302le", "île"),
        ("a\t b  c", "a b c"),
        ("a\r\nb\rc\u2028d\x0be", "a\nb\nc\nd\ne"),
        ("\uf900", "\uf900"),
        ("1\u202f000", "1\u00a0000"),
    ],
)
def test_harmless_forms_are_brought_into_one(given: str, drawn: str) -> None:
    assert printable(given, PLACE) == drawn


@pytest.mark.parametrize(
    "text",
    [
        "<b>not bold</b> &amp; &lt; <img src='x'/> <para>",
        "%late 0 %PDF %s {0} ${x} {reference}",
        "[[someone]] ]]> <![CDATA[ (a) \\(b\\) \\n )Tj ET",
        "quotes \" ' ` and a backslash \\",
    ],
)
def test_text_is_never_markup(text: str) -> None:
    assert text in page_texts(pdf_of(paragraph(text)))[0]


@pytest.mark.parametrize(
    "text", ["Łódź, Šťáva, İzmir, ñandú", "Ўзбекистон, Қазақ, ёж", "Ελλάδα, ἀρχή", "警察，家屬。"]
)
def test_scripts_without_shaping_come_out_as_they_went_in(text: str) -> None:
    assert text in page_texts(pdf_of(paragraph(text)))[0]


def test_characters_beyond_the_first_plane_can_be_copied() -> None:
    assert "\U00020021" in page_texts(pdf_of(paragraph("a \U00020021 b")))[0]
