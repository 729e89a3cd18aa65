"""What belongs to areas of a page of an exhibit: unseen lines, frames, bands and bars."""

from dataclasses import dataclass
from typing import Final

from casefiles.typeset.document.inline import Inline, TextSpan

CODINGS: Final = frozenset({"ccitt", "grey16", "palette", "jpeg_grey", "jpeg_colour"})
"""Codings of pictures that are embedded unchanged."""


@dataclass(frozen=True, slots=True)
class LayerLine:
    """A line of public text that lies unseen over a picture, to be found, copied and heard.

    Attributes:
        box: left, top, right, bottom, as shares of the picture from its upper left corner.
    """

    text: str
    language: str
    box: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class FramedArea:
    """An area of a picture with a hairline around it, and what stands beside it in the margin.

    Attributes:
        box: left, top, right, bottom as shares of the picture.
    """

    box: tuple[float, float, float, float]
    notes: tuple[tuple[TextSpan, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class BandLine:
    """A line of a band, with what stands at either end of it."""

    start: tuple[Inline, ...]
    end: tuple[Inline, ...] = ()


@dataclass(frozen=True, slots=True)
class RemovedArea:
    """Where a bar lies on a page, and what stands beside the page at its height.

    Attributes:
        top: share of the height of the page, from above; bottom likewise.
    """

    top: float
    bottom: float
    label: tuple[TextSpan, ...]
