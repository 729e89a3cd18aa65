"""Children that burn pages: each has pixels and areas, no key, no vault and no source file."""

import queue
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import Final

from casefiles.domain.disclosure.disclosed import BurnedPage
from casefiles.domain.files.extraction import Raster
from casefiles.domain.foundation.boxes import Box
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import WorkerFailed
from casefiles.office.workplace.channel import ChildChannel, Limits
from casefiles.redaction.pixels.burner import request_of

_WORK: Final = "burning_pages"
_LIMITS: Final = Limits(silence=300.0, answer=1 << 27)
"""A page takes a second at most, and twice the bytes of its pixels."""


class BurningChildren:
    """As many children as are asked for at one time; safe to use from threads."""

    def __init__(self, ticket: CancellationToken) -> None:
        """Start none yet; the stop of the ticket ends whatever is burned."""
        self._quiet = CancellationToken(stop=ticket.stop)
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
                raise WorkerFailed("child_crashed", work=_WORK)
            child = _BurningChild(self._quiet)
            self._all.append(child)
            return child


class _BurningChild:
    """One child, for one page after the other."""

    def __init__(self, ticket: CancellationToken) -> None:
        self._channel = ChildChannel("casefiles.redaction.pixels.burner", _WORK, _LIMITS)
        self._ticket = ticket

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
            Cancelled: somebody asked to stop.
        """
        request = request_of(raster, exhibit, boxes, bare, is_bilevel=is_bilevel)
        page, (data,) = self._channel.ask(request, BurnedPage, (raster.rgb,), self._ticket, 1)
        size = raster.number, raster.width, raster.height, raster.columns, raster.rows
        if (page.exhibit, page.lines) != (exhibit, ()) or size != (
            *(page.number, page.width, page.height),
            *(page.columns, page.rows),
        ):
            raise WorkerFailed("child_crashed", work=_WORK)
        return replace(page, data=data)

    def end(self) -> None:
        """End it; whoever waits for a page gets an error."""
        self._channel.end()
