"""The child process that burns pages: pixels and areas in, burned pages out; no key, no file.

In, for each page: a JSON request (see `request_of`) and the pixels as rendered. Out: the header and
the data of the burned page, or `{"refused": code, ...}` and an empty frame. It ends with its input.
"""

import json
import os
import sys
from collections.abc import Sequence
from types import TracebackType
from typing import Any, BinaryIO, Final

from casefiles.domain.boxes import Box
from casefiles.domain.disclosure import page_header
from casefiles.domain.errors import CasefilesError
from casefiles.domain.frames import read_frame, write_frame
from casefiles.domain.reading import LossyImage, Raster
from casefiles.hardening import harden_process
from casefiles.redaction.gate import burn

_KINDNESS: Final = 5
"""Burning gives way to the window while both want a processor."""


def request_of(
    raster: Raster,
    exhibit: str,
    boxes: Sequence[Box],
    bare: Sequence[Box] = (),
    *,
    is_bilevel: bool,
) -> bytes:
    """Return what a child is asked to do with the pixels that follow.

    Numbers are written so that the very same ones are read.
    """
    told = {
        "exhibit": exhibit,
        "page": [raster.number, raster.width, raster.height, raster.columns, raster.rows],
        "boxes": [_corners(box) for box in boxes],
        "bare": [_corners(box) for box in bare],
        "lossy": [_told(one) for one in raster.lossy_images],
        "is_bilevel": is_bilevel,
    }
    return json.dumps(told).encode()


def serve(source: BinaryIO, sink: BinaryIO) -> None:
    """Burn pages until there are no more.

    Raises:
        ValueError, KeyError, TypeError: a request is not of the agreed form.
    """
    while (request := _next(source)) is not None:
        header, data = _burned(json.loads(request), _frame(source))
        write_frame(sink, header)
        write_frame(sink, data)
        sink.flush()


def _burned(told: dict[str, Any], rgb: bytes) -> tuple[bytes, bytes]:
    lossy = tuple(_lossy(*one) for one in told["lossy"])
    number, width, height, columns, rows = told["page"]
    raster = Raster(number, width, height, columns, rows, rgb, lossy)
    boxes, bare = ([Box(*corners) for corners in told[kind]] for kind in ("boxes", "bare"))
    is_bilevel = bool(told["is_bilevel"])
    try:
        page = burn(raster, told["exhibit"], raster.number, boxes, bare=bare, is_bilevel=is_bilevel)
    except CasefilesError as error:
        return json.dumps({**error.safe, "refused": error.code}).encode(), b""
    return page_header(page), page.data


def _told(one: LossyImage) -> list[Any]:
    size = [one.pixel_width, one.pixel_height, one.is_wavelet]
    return [_corners(one.box), *size, one.blocks, one.beyond, one.corner, one.is_grey]


def _lossy(corners: list[float], *rest: Any) -> LossyImage:
    width, height, is_wavelet, blocks, beyond, corner, is_grey = rest
    size = float(width), float(height), bool(is_wavelet)
    across, down = map(int, blocks)
    x, y = map(float, corner)
    return LossyImage(Box(*corners), *size, (across, down), int(beyond), (x, y), bool(is_grey))


def _corners(box: Box) -> list[float]:
    return [box.x0, box.y0, box.x1, box.y1]


def _next(source: BinaryIO) -> bytes | None:
    try:
        return _frame(source)
    except EOFError:
        return None


def _frame(source: BinaryIO) -> bytes:
    return read_frame(lambda size: _exactly(source, size))


def _exactly(source: BinaryIO, size: int) -> bytes:
    data = source.read(size)
    if len(data) < size:
        raise EOFError
    return data


def main() -> int:
    """Burn what comes."""
    sys.excepthook = _tell_nothing
    harden_process()
    if sys.platform != "win32":
        os.nice(_KINDNESS)
    serve(sys.stdin.buffer, sys.stdout.buffer)
    return 0


def _tell_nothing(
    _kind: type[BaseException], _error: BaseException, _trace: TracebackType | None
) -> None:
    """Keep contents out of standard error; whoever waits sees that no answer came."""


if __name__ == "__main__":
    sys.exit(main())
