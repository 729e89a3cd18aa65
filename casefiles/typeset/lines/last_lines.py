"""Last lines of paragraphs: one short word does not stand alone where that can be helped."""

import re
from collections.abc import Sequence
from typing import Final

from casefiles.typeset.document.characters import HAN
from casefiles.typeset.document.inline import Inline, TextPosition
from casefiles.typeset.document.styles import TextStyle
from casefiles.typeset.fonts.font_choice import FontLibrary
from casefiles.typeset.lines.setting import TypesetLine, set_lines

_NARROWER: Final = (0.985, 0.97, 0.955)
"""Shares of the measure at which a paragraph is broken again."""
_LEAST: Final = 5
"""Letters of a last line of any number of words."""
_LEAST_WORD: Final = 8
"""Letters of a last line of one word."""
_LEAST_HAN: Final = 3
_LONGEST: Final = 25
"""Lines of a paragraph that is broken again: in a longer one nobody sees the last."""
_HAN: Final = re.compile(f"[{HAN}]")


def set_paragraph(
    content: Sequence[Inline],
    style: TextStyle,
    width: float,
    place: TextPosition,
    library: FontLibrary,
) -> list[TypesetLine]:
    """Break a paragraph into lines, a little narrower where its last line would be too short.

    Raises:
        UnsupportedText: see `set_lines`.
    """
    lines = set_lines(content, style, width, place, library)
    if not 1 < len(lines) <= _LONGEST or not _is_short(lines[-1]):
        return lines
    for share in _NARROWER:
        other = set_lines(content, style, width * share, place, library)
        if len(other) == len(lines) and not _is_short(other[-1]):
            return other
    return lines


def _is_short(line: TypesetLine) -> bool:
    runs = sorted(line.runs, key=lambda run: run.start)
    if any(run.page_of for run in runs):
        return False
    text = "".join([run.text for run in runs]).strip()
    if not text:
        return False
    letters = sum(map(str.isalnum, text))
    if _HAN.search(text):
        return letters < _LEAST_HAN
    return letters < (_LEAST if " " in text else _LEAST_WORD)
