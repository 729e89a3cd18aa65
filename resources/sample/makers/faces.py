"""Choosing a typeface for each character, and joining Arabic letters for pages that hold text."""

import unicodedata
from functools import cache
from itertools import groupby
from pathlib import Path

FONTS = Path(__file__).resolve().parents[2] / "fonts"
FILES = {
    "sans": "NotoSans-Regular.ttf",
    "bold": "NotoSans-Bold.ttf",
    "italic": "NotoSans-Italic.ttf",
    "hans": "NotoSansSC-Regular.ttf",
    "hans-bold": "NotoSansSC-Bold.ttf",
    "hant": "NotoSansTC-Regular.ttf",
    "hant-bold": "NotoSansTC-Bold.ttf",
    "arab": "NotoSansArabic-Regular.ttf",
}
_FORMS = ("<isolated>", "<final>", "<initial>", "<medial>")


def is_arabic(character: str) -> bool:
    """Tell whether a character belongs to the Arabic script."""
    return "\u0600" <= character <= "\u06ff" or "\ufb50" <= character <= "\ufefc"


def is_han(character: str) -> bool:
    """Tell whether a character takes a Chinese face: Han, or punctuation that goes along."""
    return character in "“”‘’·…" or unicodedata.east_asian_width(character) in "WF"


def runs(text: str, han: str, weight: str) -> list[tuple[str, str]]:
    """Cut a text into pieces of one face.

    Args:
        text: what to set.
        han: face for Chinese characters, hans or hant.
        weight: sans or bold.

    Returns:
        Pairs of (face, piece).
    """
    has_han = any(unicodedata.east_asian_width(character) in "WF" for character in text)

    def face(character: str) -> str:
        if is_arabic(character):
            return "arab"
        if has_han and is_han(character):
            return f"{han}-bold" if weight == "bold" else han
        return weight

    return [(key, "".join(piece)) for key, piece in groupby(text, face)]


def joined(text: str) -> str:
    """Return Arabic-script text as presentation forms in visual order, as old programs do."""
    forms = _presentation_forms()
    letters = list(text)
    shaped = []
    for index, letter in enumerate(letters):
        table = forms.get(letter, {})
        before = forms.get(letters[index - 1], {}) if index else {}
        after = forms.get(letters[index + 1], {}) if index + 1 < len(letters) else {}
        links_back = "<final>" in table and "<initial>" in before
        links_on = "<initial>" in table and "<final>" in after
        form = _FORMS[links_back + 2 * links_on]
        shaped.append(table.get(form, letter))
    return "".join(reversed(shaped))


@cache
def _presentation_forms() -> dict[str, dict[str, str]]:
    # Unicode has no forms for the Uyghur letter ae; old programs borrow those of heh.
    forms: dict[str, dict[str, str]] = {"\u06d5": {"<isolated>": "\ufee9", "<final>": "\ufeea"}}
    for code in (*range(0xFB50, 0xFDFC), *range(0xFE80, 0xFEFD)):
        form, _, letters = unicodedata.decomposition(chr(code)).partition(" ")
        if form in _FORMS and len(letters.split()) == 1:
            forms.setdefault(chr(int(letters, 16)), {})[form] = chr(code)
    return forms
