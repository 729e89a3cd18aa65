"""Room between lines: scripts that stack their letters want more of it."""

import re
from collections.abc import Sequence
from typing import Final

from casefiles.typeset.document.styles import TextStyle
from casefiles.typeset.lines.setting import TypesetLine

_STACKED: Final = re.compile("[\u0f00-\u0fff]")
_STACKED_LEADING: Final = 1.8
"""Of the size: ink of Noto Serif Tibetan reaches from 1.16 above the baseline to 0.69 below it."""
_AIR: Final = 1.0
"""Least free height between the ink of two lines, in points."""


def leading_of(style: TextStyle, lines: Sequence[TypesetLine], *, is_by_ink: bool) -> float:
    """Return the distance in points between the baselines of some lines that stand together.

    Args:
        style: of the text.
        lines: of the text.
        is_by_ink: lines whose ink would touch are moved apart one by one, see `extra_above`.
    """
    if not is_by_ink and any(_STACKED.search(run.text) for line in lines for run in line.runs):
        return max(style.leading, _STACKED_LEADING * style.size)
    return style.leading


def extra_above(
    lines: Sequence[TypesetLine], leading: float, first: float
) -> tuple[list[float], float]:
    """Return how much lower than one leading each line stands so that no ink touches.

    Args:
        lines: that stand one below the other.
        leading: the distance of their baselines.
        first: free height above the baseline of the first.

    Returns:
        The height to add above each line, and how far ink reaches below the last baseline.
    """
    extra: list[float] = []
    room, below = first, 0.0
    for line in lines:
        above, deep = _ink_of(line)
        extra.append(max(0.0, below + above + _AIR - room))
        room, below = leading, deep
    return extra, below


def _ink_of(line: TypesetLine) -> tuple[float, float]:
    """Return how far ink reaches above and below the baseline, in points."""
    above = below = 0.0
    for run in line.runs:
        scale = run.face.scale * run.size / 1000
        for word in run.words:
            for cluster in word.clusters:
                for glyph, _, y in cluster.glyphs:
                    top, bottom = run.face.ink(glyph)
                    above = max(above, (top + y) * scale)
                    below = max(below, -(bottom + y) * scale)
    return above, below
