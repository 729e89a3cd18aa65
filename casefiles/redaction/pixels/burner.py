"""The child process that burns pages: pixels and areas in, burned pages out; no key, no file."""

import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from PIL import Image

from casefiles.domain.disclosure.disclosed import BurnedPage
from casefiles.domain.files.extraction import Raster
from casefiles.domain.foundation.boxes import Box
from casefiles.lock import lock_process
from casefiles.redaction.pixels.coding import CODINGS, code_pixels
from casefiles.redaction.pixels.gate import burn
from casefiles.serving import OnProgress, serve

_KINDNESS: Final = 5
"""Burning gives way to the window while both want a processor."""
_MEMORY: Final = 2 << 30
_SECONDS: Final = 6 * 3600
"""Of a processor, for all pages of an export."""


@dataclass(frozen=True, slots=True)
class BurnRequest:
    """What is done to a page whose pixels follow; answered by a `BurnedPage`, and its data.

    Attributes:
        raster: without its pixels.
    """

    raster: Raster
    exhibit: str
    boxes: tuple[Box, ...]
    bare: tuple[Box, ...]
    is_bilevel: bool


def request_of(
    raster: Raster,
    exhibit: str,
    boxes: Sequence[Box],
    bare: Sequence[Box] = (),
    *,
    is_bilevel: bool,
) -> BurnRequest:
    """Return what a child is asked to do with the pixels that follow."""
    empty = replace(raster, rgb=b"", grey=b"", codes=())
    return BurnRequest(empty, exhibit, tuple(boxes), tuple(bare), is_bilevel)


def do(
    burn_request: BurnRequest, blobs: Iterator[bytes], _on_progress: OnProgress
) -> tuple[BurnedPage, tuple[bytes, ...]]:
    """Burn one page."""
    (rgb,) = blobs
    raster = replace(burn_request.raster, rgb=rgb)
    page = burn(
        *(raster, burn_request.exhibit, raster.number, burn_request.boxes),
        bare=burn_request.bare,
        is_bilevel=burn_request.is_bilevel,
    )
    return replace(page, data=b""), (page.data,)


def _lock(_request: object) -> None:
    """Load what burning takes, by burning, and then let this process open and call nothing more."""
    white = Image.new("RGB", (32, 32), "white")
    for coding in CODINGS:
        code_pixels(white, coding)
    burn(Raster(1, 8.0, 8.0, 32, 32, white.tobytes()), "", 1, [Box(0.1, 0.1, 0.5, 0.5)])
    lock_process(_MEMORY, _SECONDS)


def main() -> int:
    """Burn what comes."""
    if sys.platform != "win32":
        os.nice(_KINDNESS)
    return serve(do, BurnRequest, lock=_lock)


if __name__ == "__main__":
    sys.exit(main())
