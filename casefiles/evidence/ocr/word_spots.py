"""Where the words of a line stand, by the ink alone: for lines in a script that was not read."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

import cv2
import numpy as np
import numpy.typing as npt

from casefiles.evidence.ocr.line_finding import Pixels

_INK: Final = 0.45
"""Share of the range of shades, from the darkest, that counts as ink."""
_GAP: Final = 0.22
"""Heights of a line without ink that part two words."""
_EDGE: Final = 0.15
"""Heights of a line that belong to a word on either side: letters at an edge are lost."""
_LONGEST, _WINDOW, _STEP = 14.0, 10.0, 5.0
"""Heights of a line: longer stretches without a gap are looked at by parts that overlap."""
_LEAST: Final = 0.3


def word_spots(crop: Pixels) -> list[tuple[float, float]]:
    """Return where words begin and end, from 0 to 1 along a line that was cut out."""
    height, width = crop.shape[:2]
    spots = [
        (max(0.0, (start - _EDGE * height) / width), min(1.0, (end + _EDGE * height) / width))
        for start, end in _words(inked_columns(crop), height)
    ]
    # One word alone is the line, which was read.
    return spots if len(spots) > 1 else []


def _words(inked: npt.NDArray[np.bool_], height: int) -> Iterator[tuple[float, float]]:
    for start, end in _stretches(inked, _GAP * height):
        if end - start < _LEAST * height:
            continue
        if end - start <= _LONGEST * height:
            yield start, end
            continue
        for first in np.arange(start, end - _STEP * height, _STEP * height):
            yield float(first), float(min(end, first + _WINDOW * height))


def _stretches(inked: npt.NDArray[np.bool_], gap: float) -> Iterator[tuple[int, int]]:
    places = np.flatnonzero(inked)
    if not len(places):
        return
    start = int(places[0])
    for one, other in pairwise(map(int, places)):
        if other - one > gap:
            yield start, one + 1
            start = other
    yield start, int(places[-1]) + 1


def inked_columns(crop: Pixels) -> npt.NDArray[np.bool_]:
    """Return which columns of a line that was cut out have ink, dark on pale or pale on dark."""
    grey = cv2.cvtColor(crop, cv2.COLOR_RGB2GRAY).astype(np.float32)
    dark, pale, paper = float(grey.min()), float(grey.max()), float(np.median(grey))
    is_pale_on_dark = paper - dark < pale - paper
    far = pale - grey if is_pale_on_dark else grey - dark
    return np.asarray((far < _INK * max(1.0, pale - dark)).any(axis=0))
