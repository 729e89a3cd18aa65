"""From the originals of a case to burned pages: rendered, burned and coded, several at a time.

Pages are cut into pieces, which as many hands take as there are processors; what they make is
handed on in the order of the exhibits, so that no byte of a dossier tells how many there were.
"""

import hmac
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import wait as wait_for
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from typing import Final, Protocol

from casefiles.domain.disclosure.disclosed import BurnedPage, PageBar, PageLine
from casefiles.domain.files.extraction import Raster
from casefiles.domain.foundation.boxes import Box
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import ExportStopped, WorkerFailed
from casefiles.domain.records.image_quality import DPI, Fineness
from casefiles.evidence.host.template import Template
from casefiles.office.reading.page_preflight import PROGRAM_FAULTS, RASTER_DPI
from casefiles.office.redaction.burning import BurnPlan
from casefiles.office.workplace.burning_children import BurningChildren
from casefiles.office.workplace.parallelism import worker_count
from casefiles.office.workplace.sealed_bytes import bytes_for
from casefiles.redaction.pixels.exported_grey import as_exported
from casefiles.redaction.pixels.gate import burn, raster_digest
from casefiles.redaction.pixels.page_bars import bars_of_burned
from casefiles.redaction.pixels.whole_lines import Burned, burned_boxes
from casefiles.store.vault.open_vault import Vault

_LABEL: Final = "burning_pages"
_OF_ONE: Final = 500 << 20
"""Bytes that one hand takes at most with its worker and its child: a page of 20 million pixels is
held three times as 60 MB and three times as 80 MB."""
_OF_READING: Final = 600 << 20
"""What text behind pages takes besides: three more pages that wait, and an engine."""
_READ_AT_ONCE: Final = 4
"""Pages that wait as pixels to be read: a worker may not wait long while its pages are read."""
_AT_ONCE: Final = 24
"""Pages of a piece of work."""
_PIECES_OF_ONE: Final = 4
"""Of a long exhibit for each hand: each piece is given the whole file again."""
_FEW: Final = 3
"""So few pages are burned here: a child takes as long to start."""
_AHEAD: Final = 3
"""Pieces for each hand that are begun or wait to be handed on."""
_LOOK: Final = 0.1
"""Seconds between two looks at whether somebody asked to stop."""

ReadLines = Callable[[BurnedPage, Sequence[Box]], tuple[PageLine, ...]]
"""Reads what burned pixels say beside what was burned; called by several threads."""


class Burner(Protocol):
    """Burns pages."""

    def burn(
        self,
        raster: Raster,
        exhibit: str,
        boxes: Sequence[Box],
        bare: Sequence[Box] = (),
        *,
        is_bilevel: bool,
    ) -> BurnedPage:
        """See `redaction.gate.burn`."""


class _Here:
    """Burns pages in this process."""

    def burn(
        self,
        raster: Raster,
        exhibit: str,
        boxes: Sequence[Box],
        bare: Sequence[Box] = (),
        *,
        is_bilevel: bool,
    ) -> BurnedPage:
        """See `redaction.gate.burn`."""
        return burn(raster, exhibit, raster.number, boxes, bare=bare, is_bilevel=is_bilevel)


@dataclass(frozen=True, slots=True)
class _Piece:
    """Pages of one exhibit that are burned by one hand."""

    plan: BurnPlan
    pages: tuple[int, ...]


def burned_pages(
    vault: Vault,
    template: Template,
    plans: tuple[BurnPlan, ...],
    ticket: CancellationToken,
    read_lines: ReadLines | None = None,
    most: int | None = None,
) -> Generator[BurnedPage, None, None]:
    """Render and burn every page of every exhibit; close it to end the work early.

    Args:
        vault: holds the originals.
        template: starts the workers, each for one document.
        plans: what is done to each exhibit.
        ticket: told how many pages are done; its stop ends the work at once.
        read_lines: reads the burned pixels; None for pages without text behind them.
        most: hands that share the work; as many as there are processors and memory for if None.

    Yields:
        The pages in order.

    Raises:
        ExportStopped: a page does not look as it did when its marks were drawn, or a mark covers
            nothing (see `burning.faults_of`).
        WorkerFailed: a page cannot be rendered or burned (`exhibit_not_burned`, with the exhibit).
        Cancelled: somebody asked to stop.
    """
    for code, pages in (fault for plan in plans for fault in plan.faults.items()):
        raise ExportStopped(code, page=pages[0])
    total = sum(len(plan.boxes) for plan in plans)
    of_one = _OF_ONE if read_lines is None else _OF_ONE + _OF_READING
    many = worker_count(total, of_one) if most is None else most
    at_once = _AT_ONCE if read_lines is None else _READ_AT_ONCE
    pieces = deque(_pieces(plans, many, at_once, is_read=read_lines is not None))
    burning = _Burning(vault, template, read_lines, here=total <= _FEW)
    with burning:
        yield from burning.in_order(pieces, min(many, max(1, len(pieces))), total, ticket)


def _pieces(
    plans: Sequence[BurnPlan], many: int, at_once: int, *, is_read: bool
) -> Iterator[_Piece]:
    for plan in plans:
        pages = sorted(plan.boxes)
        share = -(-len(pages) // (_PIECES_OF_ONE * many))
        size = at_once if is_read else max(at_once, share)
        for first in range(0, len(pages), size):
            yield _Piece(plan, tuple(pages[first : first + size]))


def removed_from(plan: BurnPlan, raster: Raster) -> Burned:
    """Return what is burned from a page, which must be as it leaves."""
    number = raster.number
    strips, stays = plan.shut_strips(number), plan.stays.get(number, ())
    return burned_boxes(raster, plan.shut(number), strips, stays)


def _bars_in_open(plan: BurnPlan, raster: Raster, burned: Burned) -> tuple[PageBar, ...]:
    """Return the bars of a page as the open paper has them, so that its numbers are everywhere."""
    if plan.opened.get(raster.number):
        burned = removed_from(replace(plan, opened={}), raster)
    return bars_of_burned(raster, burned)


class _Burning:
    """The work of one export; whatever ends it ends its children."""

    def __init__(
        self, vault: Vault, template: Template, read_lines: ReadLines | None, *, here: bool
    ) -> None:
        self._vault, self._template, self._read_lines = vault, template, read_lines
        # Workers are ended also where nobody asked to stop, but something failed.
        self._quiet = CancellationToken(stop=threading.Event())
        self._children = None if here else BurningChildren(self._quiet)
        self._done = 0
        self._guard = threading.Lock()

    def __enter__(self) -> "_Burning":
        return self

    def __exit__(self, *_error: object) -> None:
        self._quiet.stop.set()
        if self._children is not None:
            self._children.close()

    def in_order(
        self, pieces: deque[_Piece], many: int, total: int, ticket: CancellationToken
    ) -> Iterator[BurnedPage]:
        """Burn pieces by so many hands, and yield their pages in order."""
        waiting: deque[Future[list[BurnedPage]]] = deque()
        reported = -1
        with ThreadPoolExecutor(many, thread_name_prefix="burning") as pool:
            try:
                while waiting or pieces:
                    while pieces and len(waiting) < _AHEAD * many:
                        waiting.append(pool.submit(self._burned, pieces.popleft()))
                    is_done = waiting[0].done()
                    if self._done > reported:
                        reported = self._done
                        ticket.step(min(reported, total), total, _LABEL)
                    ticket.check()
                    if is_done:
                        yield from waiting.popleft().result()
                    else:
                        wait_for([waiting[0]], _LOOK)
            finally:
                self.__exit__()
                pool.shutdown(wait=True, cancel_futures=True)

    def _burned(self, piece: _Piece) -> list[BurnedPage]:
        """Burn the pages of a piece."""
        at = piece.pages[0]
        made: list[BurnedPage] = []
        try:
            with self._burner() as burner:
                for raster in self._rasters(piece):
                    at = raster.number
                    made.append(self._page(piece.plan, raster, burner))
                    with self._guard:
                        self._done += 1
        except WorkerFailed as error:
            if error.code in PROGRAM_FAULTS or not piece.plan.exhibit:
                raise
            page = error.safe.get("page", at)
            raise WorkerFailed(
                "exhibit_not_burned", exhibit=piece.plan.exhibit, page=page
            ) from None
        return made

    def _burner(self) -> AbstractContextManager[Burner]:
        return nullcontext(_Here()) if self._children is None else self._children.one()

    def _page(self, plan: BurnPlan, raster: Raster, burner: Burner) -> BurnedPage:
        if self._read_lines is not None and plan.opened.get(raster.number):
            # What is opened has no text behind it: the rest has that of the open paper.
            hidden = self._page(replace(plan, opened={}), raster, burner).lines
            return replace(self._burned_page(plan, raster, burner)[0], lines=hidden)
        page, bars = self._burned_page(plan, raster, burner)
        if self._read_lines is None:
            return page
        try:
            lines = self._read_lines(page, bars)
        except ExportStopped as stopped:
            raise ExportStopped(stopped.code, exhibit=plan.exhibit, **stopped.safe) from None
        return replace(page, lines=lines)

    def _burned_page(
        self, plan: BurnPlan, raster: Raster, burner: Burner
    ) -> tuple[BurnedPage, tuple[Box, ...]]:
        """Return a burned page, and what was burned."""
        is_bilevel = plan.fineness is Fineness.SMALLEST
        raster = as_exported(raster, plan.shut(raster.number))
        burned = removed_from(plan, raster)
        page = burner.burn(raster, plan.exhibit, burned.boxes, burned.bare, is_bilevel=is_bilevel)
        page = replace(page, bars=_bars_in_open(plan, raster, burned))
        return page, (*burned.boxes, *burned.bare)

    def _rasters(self, piece: _Piece) -> Iterator[Raster]:
        """Render the pages of an exhibit as finely as they leave.

        Whatever that is, a mark holds only for the raster that it was drawn on, so that marked
        pages are drawn as they were then, too.
        """
        plan, dpi = piece.plan, DPI[piece.plan.fineness]
        marked = [page for page in piece.pages if plan.rasters.get(page)]
        if dpi != RASTER_DPI and marked:
            for raster in self._rendered(plan, marked, RASTER_DPI):
                self._require_as_marked(raster, plan)
        rendered = self._rendered(plan, piece.pages, dpi)
        for raster in rendered if self._read_lines is None else list(rendered):
            if dpi == RASTER_DPI:
                self._require_as_marked(raster, plan)
            yield raster

    def _rendered(self, plan: BurnPlan, pages: Sequence[int], dpi: int) -> Iterator[Raster]:
        source = bytes_for(self._vault, self._template, plan.content_id)
        has_areas = any(plan.boxes[page] for page in pages)
        return self._template.render(source, pages, dpi, self._quiet, with_grey=has_areas)

    def _require_as_marked(self, raster: Raster, plan: BurnPlan) -> None:
        expected = plan.rasters.get(raster.number, frozenset())
        if expected:
            digest = raster_digest(raster, self._vault.raster_key)
            if not all(hmac.compare_digest(digest, stored) for stored in expected):
                raise ExportStopped("mark_on_another_raster", page=raster.number)
