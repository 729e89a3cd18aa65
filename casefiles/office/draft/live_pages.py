"""The true pages of a dossier in work: laid out after each edit, drawn where somebody looks.

The Disclosure, its layout and the burned pages are those that an export would make now. What an
export does besides (all other pages, tags, clearance, reading back) shows on no page and is left to
it; nothing protected is in what is handed to the child, which is given a Disclosure alone.
"""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from casefiles.domain.disclosure.disclosed import canonical_bytes
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.codec import encoded
from casefiles.domain.records.case_records import Document
from casefiles.evidence.channel.pages import Columns
from casefiles.office.documents.pages import PagePicture
from casefiles.office.draft.dossier_frames import page_blobs
from casefiles.office.draft.drafting import Draft, draft_of
from casefiles.office.draft.export_cache import CachedPage, ExportCache
from casefiles.office.draft.public_pages import public_pages
from casefiles.office.redaction.burned_pages import burned_pages
from casefiles.office.redaction.burning import BurnPlan
from casefiles.office.workplace.edition_request import EditionRequest
from casefiles.office.workplace.live_child import LaidOutDossier
from casefiles.office.workplace.operations import Job, JobContext
from casefiles.redaction.finding.matching import matcher_of


@dataclass(frozen=True, slots=True)
class LivePages:
    """A dossier as it would leave now, laid out.

    Attributes:
        request: which dossier.
        draft: what it says and what goes from its pages.
        laid: its pages.
    """

    request: EditionRequest
    draft: Draft = field(repr=False)
    laid: LaidOutDossier = field(repr=False)
    disclosure: bytes = field(repr=False)

    @property
    def pages(self) -> int:
        """How many pages it has."""
        return self.laid.pages


def lay_out(request: EditionRequest, export_cache: ExportCache) -> Job[LivePages]:
    """Lay a dossier out as it would leave now.

    Args:
        request: which dossier.
        export_cache: of the last time, added to.

    Raises:
        CasefilesError: see `drafting.draft_of` and `LiveChild.lay_out`.
    """

    def work(workplace: JobContext, ticket: CancellationToken) -> LivePages:
        draft = draft_of(workplace, request, ticket, export_cache)
        ticket.check()
        data = canonical_bytes(draft.composed)
        laid = workplace.live.lay_out(workplace.resources, data, ticket, draft.closed)
        return LivePages(request, draft, laid, data)

    return work


def draw_page(
    live: LivePages, export_cache: ExportCache, number: int, pixel_width: int
) -> Job[PagePicture]:
    """Draw a page exactly as wide as wanted.

    Args:
        live: the dossier.
        export_cache: burned pages, added to.
        number: from 1.
        pixel_width: in device pixels.

    Raises:
        ExportStopped: the page does not look as it did when its marks were drawn, or a mark covers
            nothing.
        WorkerFailed: the page cannot be drawn.
        Cancelled: somebody asked to stop.
    """

    def work(workplace: JobContext, ticket: CancellationToken) -> PagePicture:
        picture = live.laid.pictures.get(number)
        showing = _Showing(workplace, live.draft, export_cache, ticket)
        frames = showing.frames(*picture) if picture is not None else ()
        data = workplace.live.draw(
            workplace.resources, live.disclosure, [number], frames, ticket, live.draft.closed
        )
        (raster,) = workplace.template().render([data], [1], Columns(pixel_width), ticket)
        return PagePicture(number, pixel_width, raster.columns, raster.rows, raster.rgb)

    return work


class _Showing:
    """Burns pages of exhibits one by one, or takes those that are kept."""

    def __init__(
        self,
        workplace: JobContext,
        draft: Draft,
        export_cache: ExportCache,
        ticket: CancellationToken,
    ) -> None:
        self._workplace, self._draft, self._cache = workplace, draft, export_cache
        self._ticket = CancellationToken(stop=ticket.stop)
        self._exhibits = {plan.exhibit: (document, plan) for document, plan in draft.exhibits}

    def frames(self, exhibit: str, page: int) -> Sequence[bytes]:
        """Return what the child is given of a page."""
        self._ticket.check()
        document, plan = self._exhibits[exhibit]
        key = self._key(document, plan, page)
        shown = self._cache.page(key)
        if shown is None:
            shown = self._made(document, plan, page)
            self._cache.keep_page(key, shown)
        public = () if shown.public is None else (encoded(shown.public),)
        return *page_blobs(shown.burned), *public

    def _key(self, document: Document, plan: BurnPlan, page: int) -> Hashable:
        """Return everything that decides what a page shows."""
        rasters = plan.rasters.get(page, frozenset())
        strips = plan.shut_strips(page), plan.stays.get(page, ())
        shown = plan.exhibit, page, plan.shut(page), strips, rasters
        key = plan.content_id, *shown, plan.fineness
        return (
            (*key, self._draft.sought_in(document.id)) if self._is_redrawn(document, plan) else key
        )

    def _is_redrawn(self, document: Document, plan: BurnPlan) -> bool:
        return self._draft.redraws_public and document.is_public and not any(plan.boxes.values())

    def _made(self, document: Document, plan: BurnPlan, page: int) -> CachedPage:
        vault, template = self._workplace.vault, self._workplace.template()
        one = replace(plan, boxes={page: plan.boxes[page]}, rasters=_of(plan.rasters, page))
        (burned,) = burned_pages(vault, template, (one,), self._ticket)
        if not self._is_redrawn(document, plan):
            return CachedPage(burned)
        matcher = matcher_of(self._draft.sought_in(document.id))
        sizes = {(burned.exhibit, burned.number): (burned.width, burned.height)}
        found = public_pages(self._workplace, [(document, one)], sizes, matcher, self._ticket)
        return CachedPage(burned, next(iter(found), None))


def _of(rasters: Mapping[int, frozenset[str]], page: int) -> dict[int, frozenset[str]]:
    return {page: rasters[page]} if page in rasters else {}
