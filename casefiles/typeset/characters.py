"""Which characters can be printed as they are, which need shaping, which are not drawn at all.

Ranges are written out here because `unicodedata` differs between versions of Python.
"""

import re
import unicodedata
from typing import Final

from casefiles.domain.errors import UnsupportedText
from casefiles.typeset.tree import Place

_MARKS: Final = "\u0300-\u036f\u0483-\u0489\u1dc0-\u1dff\u20d0-\u20ff\u302a-\u302f\u3099\u309a"
_SHAPED: Final = (
    _MARKS
    + "\u0590-\u109f\u1100-\u11ff\u135d-\u135f\u1700-\u18af\u1900-\u1c7f\u1cc0-\u1cff"
    + "\u1ab0-\u1aff\u200f\u202b\u202e\u2067\u2cef-\u2cf1\u2d7f\u2de0-\u2dff"
    + "\ua66f-\ua672\ua674-\ua67d\ua69e\ua69f\ua6f0\ua6f1\ua800-\uaaff\uabc0-\uabff\ud7b0-\ud7ff"
    + "\ufb1d-\ufdff\ufe20-\ufe2f\ufe70-\ufefe"
    + "\U00010800-\U00011fff\U0001e000-\U0001e02f\U0001e800-\U0001efff"
)
"""Right-to-left scripts and controls, scripts that join or reorder, marks that must be placed."""

_UNDRAWN: Final = (
    "\u00ad\u034f\u200b-\u200e\u202a\u202c\u202d\u2060-\u2064\u2066\u2068\u2069\ufeff\ufe00-\ufe0f"
    "\U000e0100-\U000e01ef"
)
"""Default ignorable characters, which change nothing in left-to-right text without shaping."""

_HAN: Final = "\u2e80-\u2fdf\u3005\u3007\u3021-\u3029\u3038-\u303b\u3400-\u4dbf\u4e00-\u9fff"
HAN: Final = _HAN + "\uf900-\ufaff\U00020000-\U0003ffff"
"""Han characters, as the inside of a character class."""

_LINE_END: Final = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_SPACES: Final = re.compile("[\t \u1680\u2000-\u2006\u2008-\u200a\u205f]+")
_FIXED_SPACE: Final = re.compile("[\u2007\u202f]")
_MARKED: Final = re.compile(f"[^{_MARKS}\n][{_MARKS}]+")
_IGNORED: Final = re.compile(f"[{_UNDRAWN}]")
_NEEDS_SHAPING: Final = re.compile(f"[{_SHAPED}]")


def printable(text: str, place: Place) -> str:
    """Return the text as it is drawn: line feeds, single spaces, marks composed.

    Raises:
        UnsupportedText: needs_shaping, where letters must be joined, reordered or given marks.
    """
    if text.isascii() and text.isprintable() and "  " not in text:
        return text
    text = _LINE_END.sub("\n", text)
    text = _SPACES.sub(" ", _FIXED_SPACE.sub("\u00a0", _IGNORED.sub("", text)))
    text = _MARKED.sub(lambda match: unicodedata.normalize("NFC", match.group()), text)
    if _NEEDS_SHAPING.search(text):
        raise UnsupportedText("needs_shaping", place=place.section, number=place.number)
    return text
