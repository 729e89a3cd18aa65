"""The bars of a burned page, as anybody sees them: from which row of black pixels to which.

They hang on the black alone: what was under it, and how many marks made it, is not told.
"""

from collections.abc import Sequence
from typing import Final

from casefiles.domain.disclosure.disclosed import PageBar
from casefiles.domain.files.extraction import Raster
from casefiles.redaction.pixels.gate import bare_areas, burned_areas
from casefiles.redaction.pixels.whole_lines import Burned

_TOUCHING: Final = 0.004
"""Of the height of a page: bars with less between them look like one."""
_DIGITS: Final = 5


def bars_of_burned(raster: Raster, burned: Burned) -> tuple[PageBar, ...]:
    """Return the bars of a page from its top.

    Raises:
        ExportStopped: a box is no area of the page (`box_without_area`).
    """
    areas = (*burned_areas(raster, burned.boxes), *bare_areas(raster, burned.bare))
    least = _TOUCHING * raster.rows
    found: list[tuple[int, int]] = []
    for top, bottom in sorted(_rows(raster, [(one.top, one.bottom) for one in areas])):
        if found and top <= found[-1][1] + least:
            found[-1] = found[-1][0], max(found[-1][1], bottom)
        else:
            found.append((top, bottom))
    return tuple(
        PageBar(round(top / raster.rows, _DIGITS), round(bottom / raster.rows, _DIGITS))
        for top, bottom in found
    )


def _rows(raster: Raster, ends: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return rows of pixels as far as they lie on the page."""
    within = ((max(0, top), min(raster.rows, bottom)) for top, bottom in ends)
    return [(top, bottom) for top, bottom in within if top < bottom]
