"""Marked pages, looked at before a dossier is made: whether they changed, whether ink is left."""

import hmac
import threading
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from casefiles.domain.files.extraction import Raster
from casefiles.domain.foundation.boxes import Box
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.ids import ContentId, DocumentId
from casefiles.office.draft.draft_view import DraftView, view_of
from casefiles.office.draft.drafting import Draft
from casefiles.office.reading.page_preflight import RASTER_DPI
from casefiles.office.records.findings import Finding, digest_of, new_finding
from casefiles.office.redaction.burned_pages import removed_from
from casefiles.office.redaction.burning import BurnPlan
from casefiles.office.workplace.operations import JobContext
from casefiles.office.workplace.sealed_bytes import bytes_for
from casefiles.redaction.pixels.edge_check import ink_over_edge
from casefiles.redaction.pixels.exported_grey import as_exported
from casefiles.redaction.pixels.gate import raster_digest
from casefiles.words.language import msg

_Boxes = tuple[Box, ...]
_STALE: Final = -1


class UnchangedRasters:
    """Pages that were found to look as they did when they were marked; so they stay so.

    A content never changes, so a page is drawn for this once as long as the window lives, and
    again only when other areas of it are to go.
    """

    def __init__(self) -> None:
        self._seen: set[tuple[ContentId, int, str]] = set()
        self._edges: dict[tuple[ContentId, int, _Boxes], int] = {}
        self._guard = threading.Lock()

    def has(self, content_id: ContentId, page: int, digests: Iterable[str]) -> bool:
        """Tell whether a page was seen to have all these digests."""
        with self._guard:
            return all((content_id, page, one) in self._seen for one in digests)

    def add(self, content_id: ContentId, page: int, digest: str) -> None:
        """Remember that a page has a digest."""
        with self._guard:
            self._seen.add((content_id, page, digest))

    def edges(self, content_id: ContentId, page: int, boxes: _Boxes) -> int | None:
        """Return how many areas of a page have ink over their edge; None where nobody looked."""
        with self._guard:
            return self._edges.get((content_id, page, boxes))

    def add_edges(self, content_id: ContentId, page: int, boxes: _Boxes, count: int) -> None:
        """Remember how many areas of a page have ink over their edge."""
        with self._guard:
            self._edges[content_id, page, boxes] = count


def checks_of_marked_pages(
    workplace: JobContext, view: DraftView, seen: UnchangedRasters, ticket: CancellationToken
) -> Iterator[Finding]:
    """Find marked pages that look different now, and marks that leave half a letter."""
    stale, inked = [], []
    for document_id, plan in view.drawn:
        for page, edges in _ink_over_edges(workplace, plan, seen, ticket):
            if edges == _STALE:
                stale.append(view.document(document_id, msg(", p {page}", page=page), page))
            elif edges:
                inked.append((document_id, page, plan.boxes[page]))
    if stale:
        yield new_finding("stop", "stale_marks", stale)
    yield from _inked(view, inked)


def ink_stops(workplace: JobContext, draft: Draft, ticket: CancellationToken) -> Iterator[Finding]:
    """Find marks that leave half a letter of what they take, where a dossier is about to leave.

    Marks that belong to another raster are told by whoever burns their page.
    """
    view, seen, quiet = view_of(draft), UnchangedRasters(), CancellationToken(stop=ticket.stop)
    yield from _inked(
        view,
        [
            (document_id, page, plan.boxes[page])
            for document_id, plan in view.drawn
            for page, edges in _ink_over_edges(workplace, plan, seen, quiet)
            if edges > 0
        ],
    )


def _inked(view: DraftView, found: Sequence[tuple[DocumentId, int, _Boxes]]) -> Iterator[Finding]:
    if found:
        spots = tuple(
            view.document(one, msg(", p {page}", page=page), page) for one, page, _ in found
        )
        yield new_finding("sign", "ink_over_edge", spots, len(found), digest_of(found))


def _edges(plan: BurnPlan, raster: Raster) -> int:
    """Count the marks of a page over whose edge ink runs; strips look after their own."""
    boxes = plan.boxes[raster.number]
    raster = as_exported(raster, boxes)
    strips = {box for one in plan.strips.get(raster.number, ()) for box in one.boxes}
    drawn = [box for box in boxes if box not in strips]
    return ink_over_edge(raster, drawn, removed_from(plan, raster).boxes) if drawn else 0


def _ink_over_edges(
    workplace: JobContext, plan: BurnPlan, seen: UnchangedRasters, ticket: CancellationToken
) -> list[tuple[int, int]]:
    """Return each marked page with how many of its areas have ink over their edge."""
    marked = [page for page in sorted(plan.rasters) if page in plan.boxes]
    unseen = [
        page
        for page in marked
        if not seen.has(plan.content_id, page, plan.rasters[page])
        or seen.edges(plan.content_id, page, plan.boxes[page]) is None
    ]
    found = dict.fromkeys(unseen, _STALE)
    vault, template = workplace.vault, workplace.template()
    if unseen:
        chunks = bytes_for(vault, template, plan.content_id)
        for raster in template.render(chunks, unseen, RASTER_DPI, ticket, with_grey=True):
            boxes = plan.boxes[raster.number]
            digest = raster_digest(raster, vault.raster_key)
            if all(hmac.compare_digest(digest, stored) for stored in plan.rasters[raster.number]):
                seen.add(plan.content_id, raster.number, digest)
                edges = 0 if plan.faults else _edges(plan, raster)
                found[raster.number] = edges
                seen.add_edges(plan.content_id, raster.number, boxes, edges)
    known = {page: seen.edges(plan.content_id, page, plan.boxes[page]) or 0 for page in marked}
    return sorted((known | found).items())
