"""How text is brought into the form in which it is set, and what is refused whatever the fonts.

Ranges are written out here because `unicodedata` differs between versions of Python.
"""

import re
import unicodedata
from typing import Final

from casefiles.domain.foundation.errors import UnsupportedText
from casefiles.typeset.document.inline import TextPosition

_MARKS: Final = "\u0300-\u036f\u0483-\u0489\u1dc0-\u1dff\u20d0-\u20ff\u302a-\u302f\u3099\u309a"
_HAN: Final = "\u2e80-\u2fdf\u3005\u3007\u3021-\u3029\u3038-\u303b\u3400-\u4dbf\u4e00-\u9fff"
HAN: Final = _HAN + "\uf900-\ufaff\U00020000-\U0003ffff"
"""Han characters, as the inside of a character class."""

_LINE_END: Final = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_SPACES: Final = re.compile("[\t \u1680\u2000-\u2006\u2008-\u200a\u205f]+")
_FIXED_SPACE: Final = re.compile("[\u2007\u202f]")
_MARKED: Final = re.compile(f"[^{_MARKS}\n][{_MARKS}]+")
_NO_TEXT: Final = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufff9-\ufffc\ufffe\uffff]"
)
"""Controls, halves of surrogate pairs, signs for programs: nothing that a reader could be shown."""


def printable(text: str, place: TextPosition) -> str:
    """Return the text as it is set: line feeds, single spaces, marks composed.

    Raises:
        UnsupportedText: no_glyph, where it holds what is no text.
    """
    if text.isascii() and text.isprintable() and "  " not in text:
        return text
    text = _LINE_END.sub("\n", text)
    text = _SPACES.sub(" ", _FIXED_SPACE.sub("\u00a0", text))
    text = _MARKED.sub(lambda match: unicodedata.normalize("NFC", match.group()), text)
    if _NO_TEXT.search(text):
        raise UnsupportedText("no_glyph", place=place.section, number=place.number)
    return text
