"""How much a worker may use and answer before its document is given up."""

import json
from dataclasses import asdict, dataclass

_MEBIBYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class WorkerLimits:
    """Bounds for one document.

    Attributes:
        memory_bytes: address space of a worker, shared fonts and libraries included.
        seconds_per_page: longest wait for the next page, and for the lock at the start.
        seconds_per_document: longest wait for all answers together; also processor time.
        document_bytes: largest document that is read; a larger one is only told its type.
        pages: most pages.
        pixels: most pixels of an image file before it is decoded.
        raster_pixels: most pixels of a rendered page; more are scaled down.
        page_characters: most characters of machine-read text on one page.
        characters: most characters of machine-read text in one document.
        part_bytes: most bytes of one file that is taken out of another.
        items: most messages, files inside, findings and traits of one document together.
    """

    memory_bytes: int = 1536 * _MEBIBYTE
    seconds_per_page: float = 20.0
    seconds_per_document: float = 600.0
    document_bytes: int = 512 * _MEBIBYTE
    pages: int = 5_000
    pixels: int = 120_000_000
    raster_pixels: int = 20_000_000
    page_characters: int = 200_000
    characters: int = 30_000_000
    items: int = 200_000
    part_bytes: int = 64 * 1024 * _MEBIBYTE

    def to_json(self) -> str:
        """Return the limits as an argument for a child process."""
        return json.dumps(asdict(self))


def limits_from_json(text: str) -> WorkerLimits:
    """Read what `WorkerLimits.to_json` wrote."""
    return WorkerLimits(**json.loads(text))
