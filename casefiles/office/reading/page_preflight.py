"""Rendering each page of a document once, so that one that cannot be rendered is known at once."""

from collections.abc import Collection
from dataclasses import replace
from itertools import islice
from typing import Final

from casefiles.domain.files.extraction import Extraction
from casefiles.domain.files.page_inspection import PageInspection
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import WorkerFailed
from casefiles.domain.foundation.ids import ContentId
from casefiles.evidence.channel.media_types import SET_AS_TEXT
from casefiles.evidence.channel.scripts import lacks_letters
from casefiles.evidence.host.template import Template
from casefiles.office.reading.hidden_text import compare_with_image
from casefiles.office.reading.small_pictures import with_picture, with_sketch
from casefiles.office.workplace.sealed_bytes import bytes_for
from casefiles.redaction.pixels.gate import raster_digest
from casefiles.store.vault.open_vault import Vault

RASTER_DPI: Final = 200
"""Resolution of the raster that a mark is drawn on, in dots per inch."""
PROGRAM_FAULTS: Final = frozenset(
    ("sandbox_none", "sandbox_lost", "sandbox_weaker", "sandbox_failed", "sandbox_busy")
)
"""Codes of workers that say nothing about the file."""


def pages_to_probe(reading: Extraction) -> frozenset[int]:
    """Return the pages that have to be rendered once before it is known that they can be.

    Pages that readers of ours set as text are alike: the first, and the first in a script that
    cannot be drawn yet, stand for all.
    """
    if reading.media_type not in SET_AS_TEXT:
        return frozenset(page.number for page in reading.pages)
    first = (page.number for page in reading.pages[:1])
    shaped = (page.number for page in reading.pages if lacks_letters(page.text))
    return frozenset((*first, *islice(shaped, 1)))


def preflighted(
    vault: Vault,
    template: Template,
    document: tuple[ContentId, Extraction],
    pages: Collection[int],
    marked: Collection[int],
    ticket: CancellationToken,
) -> tuple[Extraction, dict[int, str]]:
    """Render pages of a document that was read; the sealed copy is used.

    Args:
        vault: holds the content.
        template: ready to render.
        document: content and reading.
        pages: those to render.
        marked: those among them whose raster's digest is wanted.
        ticket: stops the work.

    Returns:
        The reading, with a code in `unreadable` if a page cannot be rendered; digests by page.

    Raises:
        Cancelled: somebody asked to stop.
        WorkerFailed: not the file's fault.
    """
    content_id, reading = document
    if reading.unreadable or not pages:
        return reading, {}
    digests: dict[int, str] = {}
    page_inspections: list[PageInspection] = []
    texts = {page.number: page for page in reading.pages}
    reading = with_sketch(reading)
    try:
        chunks = bytes_for(vault, template, content_id)
        rasters = template.render(chunks, sorted(pages), RASTER_DPI, ticket, with_codes=True)
        for raster in rasters:
            page_inspections.append(compare_with_image(raster, texts.get(raster.number)))
            if raster.number == 1:
                reading = with_picture(reading, raster.columns, raster.rows, raster.rgb)
            if raster.number in marked:
                digests[raster.number] = raster_digest(raster, vault.raster_key)
    except WorkerFailed as error:
        if error.code in PROGRAM_FAULTS:
            raise
        return replace(reading, unreadable=error.code), {}
    if reading.media_type in SET_AS_TEXT:
        # Readers of ours set these as text: no page of them has a code, or hides anything.
        checked = {look.number for look in page_inspections}
        page_inspections += [PageInspection(number) for number in texts if number not in checked]
    return replace(reading, page_inspections=tuple(page_inspections)), digests
