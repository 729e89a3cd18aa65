"""From a document tree to the bytes of a PDF."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from casefiles.domain.ticket import Ticket
from casefiles.typeset.canvas import PageCanvas
from casefiles.typeset.finish import TakeImage, finish
from casefiles.typeset.fonts import FontLibrary
from casefiles.typeset.galley import Strip, bookmarks_of, strips_of
from casefiles.typeset.pagination import TextPage, paginate
from casefiles.typeset.tree import Document, ImagePage

_LABEL: Final = "typesetting"


def build_pdf(document: Document, fonts: Path, take_image: TakeImage, ticket: Ticket) -> bytes:
    """Typeset a document.

    Args:
        document: what to print.
        fonts: folder of the font files.
        take_image: gives the coded pixels of a picture by its key, once each, in order.
        ticket: told of each block and picture; may cancel.

    Returns:
        The bytes of a PDF file, which depend on the arguments alone.

    Raises:
        UnsupportedText: a text needs shaping or a character has no glyph.
        KeyError: a link or page number has no destination.
        Cancelled: somebody asked to stop.
    """
    library = FontLibrary(fonts)
    canvas = PageCanvas(library, document.language)
    pictures = sum(isinstance(block, ImagePage) for block in document.blocks)
    total = len(document.blocks) + pictures
    for page in paginate(_strips(document, library, ticket, total)):
        if isinstance(page, TextPage):
            canvas.draw_text_page(page, document.running_head)
        else:
            canvas.draw_image_page(page)
    return finish(
        canvas.finish(),
        document,
        canvas.layout,
        bookmarks_of(document.blocks),
        take_image,
        lambda done: ticket.step(len(document.blocks) + done, total, _LABEL),
    )


def _strips(
    document: Document, library: FontLibrary, ticket: Ticket, total: int
) -> Iterator[Strip | ImagePage]:
    for number, block in enumerate(document.blocks, start=1):
        yield from strips_of(document, block, number, library)
        ticket.step(number, total, _LABEL)
