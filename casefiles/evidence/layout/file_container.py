"""What a reader offers whose file holds other files."""

from collections.abc import Iterator
from typing import Final, Protocol, runtime_checkable

from casefiles.domain.files.extraction import Raster
from casefiles.evidence.channel.rebuilt_page_answers import Redrawn

PIECE: Final = 1 << 20
"""Bytes that are handed over at a time."""


@runtime_checkable
class RebuildablePages(Protocol):
    """A document that is open in a worker and whose pages can be taken apart by a white list."""

    def redraw_page(self, number: int) -> Redrawn | None:
        """Return the texts and rules that a page shows; None where it shows more.

        Raises:
            Unreadable: the page cannot be read.
        """


@runtime_checkable
class GreyPages(Protocol):
    """A document that is open in a worker and some of whose pages may be one JPEG."""

    def grey_page(self, number: int, raster: Raster) -> bytes:
        """Return a page by its brightness alone, a byte a pixel, as the JPEG has it coded.

        Args:
            number: of the page.
            raster: of the same page, in colours.

        Returns:
            Nothing where the page is something else, or its brightness is not coded apart.

        Raises:
            Unreadable: the page cannot be read.
        """


@runtime_checkable
class FileContainer(Protocol):
    """A document that is open in a worker and holds files, in the order of its parts."""

    def extract(self, number: int) -> Iterator[bytes]:
        """Yield the bytes of a part, by its number from 1.

        Raises:
            Unreadable: `no_such_part`, or why it cannot be taken out.
        """


def pieces_of(data: bytes) -> Iterator[bytes]:
    """Yield bytes in pieces of a size that fits into an answer."""
    for start in range(0, len(data), PIECE):
        yield data[start : start + PIECE]
