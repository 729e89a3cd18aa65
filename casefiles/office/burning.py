"""From the originals of a case to burned pages: which areas go, and the pixels without them."""

import hmac
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from casefiles.domain.disclosure import BurnedPage
from casefiles.domain.errors import ExportStopped
from casefiles.domain.ids import ContentId
from casefiles.domain.reading import PageText, Reading
from casefiles.domain.records import Box, Document, Mark
from casefiles.domain.ticket import Ticket
from casefiles.evidence.template import Template
from casefiles.office.probing import RASTER_DPI
from casefiles.redaction.gate import burn, raster_digest
from casefiles.redaction.mentions import Matcher
from casefiles.redaction.page_mentions import mention_boxes
from casefiles.store.vault import Vault


@dataclass(frozen=True, slots=True)
class BurnPlan:
    """What is done to one exhibit.

    Attributes:
        boxes: areas to remove, by page from 1; every page of the document has a key.
        rasters: digest of the raster that marks were drawn on, by page; pages with marks only.
        unread_pages: those that neither a machine read nor a person looked at.
    """

    content_id: ContentId
    exhibit: str
    boxes: Mapping[int, tuple[Box, ...]]
    rasters: Mapping[int, frozenset[str]]
    unread_pages: tuple[int, ...]

    @property
    def unread(self) -> int:
        """How many pages are unread."""
        return len(self.unread_pages)

    @property
    def box_count(self) -> int:
        """How many areas go."""
        return sum(len(boxes) for boxes in self.boxes.values())


@dataclass(frozen=True, slots=True)
class ExhibitSource:
    """One exhibit that can be rendered, under the mark that the dossier prints."""

    document: Document
    exhibit: str
    reading: Reading


def plan_burning(
    source: ExhibitSource, marks: tuple[Mark, ...], audience: str, matcher: Matcher
) -> BurnPlan:
    """Decide what goes from an exhibit: its marks, and every line whose text holds a mention.

    Args:
        source: the exhibit.
        marks: all marks of the case.
        audience: only marks for it, or for all, apply.
        matcher: finds protected persons.
    """
    document, pages = source.document, source.reading.pages
    own = [
        mark
        for mark in marks
        if mark.document_id == document.id and (not mark.audiences or audience in mark.audiences)
    ]
    rasters = {
        number: frozenset(mark.raster for mark in own if mark.page == number)
        for number in {mark.page for mark in own}
    }
    unread = () if document.is_looked_at else tuple(one.number for one in pages if _is_unread(one))
    return BurnPlan(
        content_id=document.content_id,
        exhibit=source.exhibit,
        boxes=_boxes_of(pages, own, matcher),
        rasters=rasters,
        unread_pages=unread,
    )


def _is_unread(page: PageText) -> bool:
    """Tell whether a machine could not read a page, or perhaps not all that it shows."""
    return page.is_doubtful or not page.text.strip() or "\ufffd" in page.text


def burned_pages(
    vault: Vault, template: Template, plans: tuple[BurnPlan, ...], ticket: Ticket
) -> Iterator[BurnedPage]:
    """Render and burn every page of every exhibit, one worker per document.

    Raises:
        ExportStopped: a page does not look as it did when its marks were drawn.
        WorkerFailed: a page cannot be rendered.
        Cancelled: somebody asked to stop.
    """
    total = sum(len(plan.boxes) for plan in plans)
    done = 0
    quiet = Ticket(stop=ticket.stop)
    for plan in plans:
        chunks = vault.content(plan.content_id)
        for raster in template.render(chunks, sorted(plan.boxes), RASTER_DPI, quiet):
            ticket.step(done, total, "burning_pages")
            expected = plan.rasters.get(raster.number, frozenset())
            if expected:
                digest = raster_digest(raster, vault.raster_key)
                if not all(hmac.compare_digest(digest, kept) for kept in expected):
                    raise ExportStopped("mark_on_another_raster", page=raster.number)
            yield burn(raster, plan.exhibit, raster.number, plan.boxes[raster.number])
            done += 1


def _boxes_of(
    pages: Sequence[PageText], marks: Sequence[Mark], matcher: Matcher
) -> dict[int, tuple[Box, ...]]:
    drawn = {
        page.number: tuple(mark.box for mark in marks if mark.page == page.number) for page in pages
    }
    found = mention_boxes(pages, matcher, drawn)
    return {
        number: tuple(dict.fromkeys((*boxes, *found[number]))) for number, boxes in drawn.items()
    }
