"""Emojis in words: by their Unicode names, those that no font of ours has, and no others."""

import pytest

from casefiles import paths
from casefiles.domain.foundation.errors import UnsupportedText
from casefiles.domain.language.emoji_words import worded
from casefiles.typeset.document.styles import Family
from casefiles.typeset.fonts.font_choice import FontLibrary, FontRequest
from tests.typeset.pdf_reading import PLACE


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("I love you \u2764\ufe0f", "I love you [red heart]"),
        ("\U0001f602\U0001f602\U0001f602 no", "[face with tears of joy × 3] no"),
        ("\U0001f44d\U0001f3fd", "[thumbs up, medium skin tone]"),
        ("\U0001f1e9\U0001f1ea\U0001f1eb\U0001f1f7", "[flag DE][flag FR]"),
        ("\U0001f468\u200d\U0001f469\u200d\U0001f467", "[man, woman, girl]"),
        ("\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
         "[waving black flag, GBENG]"),
        ("room 1\ufe0f\u20e3", "room [keycap 1]"),
        ("\U0001f600\U0001f44d", "[grinning face][thumbs up]"),
        ("\U0001fbff", "[emoji U+1FBFF]"),
        ("\u26a0\ufe0f \u2713 \u260e", "\u26a0\ufe0f \u2713 \u260e"),
        ("no sign, קרא, é 家", "no sign, קרא, é 家"),
    ],
)  # fmt: skip
def test_signs_are_called_by_their_names_and_none_is_dropped(typed: str, printed: str):
    assert worded(typed).text == printed
    assert worded(printed).text == printed


def test_places_before_in_and_behind_a_sign_are_found_again():
    said = worded("Ali \U0001f44d\U0001f3fd was \u2764\ufe0f here")
    assert said.text == "Ali [thumbs up, medium skin tone] was [red heart] here"

    def part(start: int, end: int) -> str:
        first, last = said.span(start, end)
        return said.text[first:last]

    assert part(0, 3) == "Ali"
    assert part(0, 5) == "Ali [thumbs up, medium skin tone]"
    assert part(5, 10) == "[thumbs up, medium skin tone] was"
    assert part(7, 10) == "was"
    assert part(14, 18) == "here"


def test_what_stays_a_sign_is_what_the_fonts_of_the_program_have():
    library = FontLibrary(paths.resources() / "fonts")
    requests = [
        (bold, False, language, family)
        for bold in (False, True)
        for language in ("en", "zh-Hans")
        for family in Family
    ]
    ranges = ((0x2190, 0x2200), (0x2300, 0x2400), (0x25A0, 0x27C0), (0x2900, 0x2980),
              (0x2B00, 0x2C00), (0x1F000, 0x1FC00))  # fmt: skip
    for first, end in ranges:
        for char in map(chr, range(first, end)):
            assert (worded(char).text == char) == _is_drawn(char, requests, library), hex(ord(char))


def _is_drawn(char: str, requests: list[FontRequest], library: FontLibrary) -> bool:
    try:
        for request in requests:
            library.chosen(char, request, PLACE)
    except UnsupportedText:
        return False
    return True
