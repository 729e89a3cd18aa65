"""Rendering each page of a document once, so that one that cannot be rendered is known at once."""

from collections.abc import Collection
from dataclasses import replace
from typing import Final

from casefiles.domain.errors import WorkerFailed
from casefiles.domain.ids import ContentId
from casefiles.domain.reading import Reading
from casefiles.domain.ticket import Ticket
from casefiles.evidence.template import Template
from casefiles.redaction.gate import raster_digest
from casefiles.store.vault import Vault

RASTER_DPI: Final = 200
"""Resolution of the raster that a mark is drawn on, in dots per inch."""
FAULTS_OF_THE_HOUSE: Final = frozenset(
    ("sandbox_none", "sandbox_lost", "sandbox_weaker", "sandbox_failed")
)
"""Codes of workers that say nothing about the file."""


def probed(
    vault: Vault,
    template: Template,
    document: tuple[ContentId, Reading],
    pages: Collection[int],
    marked: Collection[int],
    ticket: Ticket,
) -> tuple[Reading, dict[int, str]]:
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
    try:
        chunks = vault.content(content_id)
        for raster in template.render(chunks, sorted(pages), RASTER_DPI, ticket):
            if raster.number in marked:
                digests[raster.number] = raster_digest(raster, vault.raster_key)
    except WorkerFailed as error:
        if error.code in FAULTS_OF_THE_HOUSE:
            raise
        return replace(reading, unreadable=error.code), {}
    return reading, digests
