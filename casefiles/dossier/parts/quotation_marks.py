"""Quotation marks, apostrophes and ranges as printers set them, by the language of a text."""

import re
from collections.abc import Mapping
from typing import Final

_PAIRS: Final[Mapping[str, tuple[str, str]]] = {
    "en": ("“", "”"),
    "fr": ("«\u202f", "\u202f»"),
    "es": ("«", "»"),
    "it": ("«", "»"),
    "el": ("«", "»"),
    "ru": ("«", "»"),
    "pl": ("„", "”"),
    "de": ("„", "“"),
    "cs": ("„", "“"),
    "sv": ("”", "”"),
    "zh-Hant": ("「", "」"),
}
_LITERAL: Final = re.compile(r"(`[^`\n]*`)")
_OPENS: Final = re.compile(r'(?:^|(?<=[\s(\[*–—]))"(?=[\w(\[‘…])')
_PAIRED: Final = re.compile(r'"(?=(?:[^"\n]*"[^"\n]*")*[^"\n]*"[^"\n]*$)', re.MULTILINE)
_APOSTROPHE: Final = re.compile(r"(?<=\w)'")
_QUOTED: Final = re.compile(r"(?:^|(?<=[\s(\[“«„]))'([^'\n]+)'(?!\w)")
_BEFORE_SIGNS: Final = re.compile(r" (?=[:;!?»])")


def curled(text: str, language: str) -> str:
    """Return a text with the marks of its language; what stands between backticks stays straight.

    Args:
        text: as it was typed.
        language: BCP 47 code of the text.
    """
    main = language.partition("-")[0]
    opening, closing = _PAIRS.get(language) or _PAIRS.get(main) or _PAIRS["en"]
    pieces = _LITERAL.split(text)
    for at, piece in enumerate(pieces):
        if at % 2:
            pieces[at] = piece[1:-1]
            continue
        # Where words have no spaces between them, marks alternate.
        pattern = _PAIRED if main == "zh" else _OPENS
        marked = pattern.sub(opening, piece).replace('"', closing)
        marked = _APOSTROPHE.sub("’", _QUOTED.sub(r"‘\1’", marked))
        if language == "fr":
            marked = _BEFORE_SIGNS.sub("\u202f", marked)
        pieces[at] = marked
    return "".join(pieces)
