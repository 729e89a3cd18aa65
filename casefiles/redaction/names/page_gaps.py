"""Blanks on pages: what is wider than one between two words must not look like one."""

from dataclasses import replace
from itertools import pairwise
from typing import Final

from casefiles.domain.files.extraction import PageText, TextLine

WIDE: Final = "\t"
"""Stands where more than one blank parts two words, or where that is not known."""
_WORD_GAP: Final = 1.5
"""Letter widths from which a gap is none between two words: in type of equal widths it has one."""


def with_gaps(line: TextLine) -> TextLine:
    """Return a line with a sign of its own wherever a gap is wide, letters or none around it."""
    if not line.has_character_boxes:
        return replace(line, text=_all_wide(line.text))
    wide = _wide_gaps(line)
    if not wide:
        return line
    letters = [*zip(line.text, line.edges, strict=True)]
    for after, before in reversed(wide):
        left, _ = line.edges[before]
        blanks = [(WIDE, edge) for _, edge in letters[after + 1 : before]]
        letters[after + 1 : before] = blanks or [(WIDE, (left, left))]
    return replace(
        line,
        text="".join(letter for letter, _ in letters),
        edges=tuple(edge for _, edge in letters),
    )


def text_with_gaps(page: PageText) -> str:
    """Return the text of a page, letter for letter, with wide blanks told from others."""
    return "\n".join(map(_same_length, page.lines))


def _same_length(line: TextLine) -> str:
    if not line.has_character_boxes:
        return _all_wide(line.text)
    text = [*line.text]
    for after, before in _wide_gaps(line):
        text[after + 1 : before] = WIDE * (before - after - 1)
    return "".join(text)


def _all_wide(text: str) -> str:
    return "".join(WIDE if char.isspace() else char for char in text)


def _wide_gaps(line: TextLine) -> list[tuple[int, int]]:
    """Return the letters between which a gap is wide, as indexes of the one before and after."""
    edges = line.edges
    inked = [at for at, char in enumerate(line.text) if not char.isspace()]
    if len(inked) <= 1:
        return []
    widths = sorted([edges[at][1] - edges[at][0] for at in inked])
    widest = _WORD_GAP * widths[len(widths) // 2]
    # Whichever of two letters comes first on the page; pages have thousands.
    return [
        (one, other)
        for one, other in pairwise(inked)
        if edges[other][0] - edges[one][1] > widest or edges[one][0] - edges[other][1] > widest
    ]
