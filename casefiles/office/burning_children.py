"""Children that burn pages: each has pixels and areas, no key, no vault and no source file."""

import json
import queue
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import IO, Any, Final

from casefiles.domain.boxes import Box
from casefiles.domain.disclosure import BurnedPage, page_from_parts
from casefiles.domain.errors import ExportStopped, WorkerFailed
from casefiles.domain.frames import read_frame, write_frame
from casefiles.domain.reading import Raster
from casefiles.office.children import started_child, watched
from casefiles.redaction.burner import request_of

_SILENCE: Final = 300.0
"""A child that takes longer for a page is stopped; it takes a second at most."""
_LARGEST_HEADER: Final = 1 << 24
_ROOM: Final = 1 << 20
"""Bytes beyond twice its pixels that a burned page may take."""


class BurningChildren:
    """As many children as are asked for at one time; safe to use from threads."""

    def __init__(self) -> None:
        """Start none yet."""
        self._idle: queue.SimpleQueue[_BurningChild] = queue.SimpleQueue()
        self._guard = threading.Lock()
        self._all: list[_BurningChild] = []
        self._is_closed = False

    @contextmanager
    def one(self) -> Iterator["_BurningChild"]:
        """Lend a child; it comes back unless something failed while it was lent.

        Raises:
            WorkerFailed: none can be started any more (`child_crashed`).
        """
        try:
            child = self._idle.get_nowait()
        except queue.Empty:
            child = self._started()
        yield child
        self._idle.put(child)

    def close(self) -> None:
        """End all children, also in the middle of a page; none is started again."""
        with self._guard:
            self._is_closed = True
        for child in self._all:
            child.end()

    def _started(self) -> "_BurningChild":
        with self._guard:
            if self._is_closed:
                raise WorkerFailed("child_crashed", work="burning_pages")
            child = _BurningChild()
            self._all.append(child)
            return child


class _BurningChild:
    """One child, for one page after the other."""

    def __init__(self) -> None:
        self._process = started_child("casefiles.redaction.burner")

    def burn(
        self,
        raster: Raster,
        exhibit: str,
        boxes: Sequence[Box],
        bare: Sequence[Box] = (),
        *,
        is_bilevel: bool,
    ) -> BurnedPage:
        """Burn a page, as `redaction.gate.burn` does.

        Raises:
            ExportStopped: a box is no area of the page.
            WorkerFailed: the child ended or answered nonsense (`child_crashed`).
        """
        request = request_of(raster, exhibit, boxes, bare, is_bilevel=is_bilevel)
        try:
            header, data = self._asked(request, raster.rgb)
            told = json.loads(header)
            if "refused" in told:
                raise _refusal(told)
            page = page_from_parts(header, data)
        except (OSError, EOFError, ValueError, KeyError, TypeError):
            raise WorkerFailed("child_crashed", work="burning_pages") from None
        size = raster.number, raster.width, raster.height, raster.columns, raster.rows
        if (page.exhibit, page.lines) != (exhibit, ()) or size != (
            *(page.number, page.width, page.height),
            *(page.columns, page.rows),
        ):
            raise WorkerFailed("child_crashed", work="burning_pages")
        return page

    def end(self) -> None:
        """End it; whoever waits for a page gets an error."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with suppress(OSError):  # what it was not given any more cannot be flushed
                    pipe.close()

    def _asked(self, request: bytes, pixels: bytes) -> tuple[bytes, bytes]:
        sink, source = self._process.stdin, self._process.stdout
        if sink is None or source is None:
            raise EOFError
        with watched(self._process, _SILENCE):
            write_frame(sink, request)
            write_frame(sink, pixels)
            sink.flush()
            return _frame(source, _LARGEST_HEADER), _frame(source, 2 * len(pixels) + _ROOM)


def _frame(source: IO[bytes], largest: int) -> bytes:
    def exactly(size: int) -> bytes:
        data = source.read(size)
        if len(data) < size:
            raise EOFError
        return data

    return read_frame(exactly, largest)


def _refusal(told: dict[str, Any]) -> ExportStopped:
    safe = {name: value for name, value in told.items() if name != "refused"}
    return ExportStopped(str(told["refused"]), **safe)
