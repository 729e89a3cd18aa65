"""A document laid out as a whole, of which any pages are drawn by themselves.

They look as in the whole file: every page is laid out before the first is drawn, so that numbers of
pages and what stands on them are the same. Structure, links and bookmarks are left out.
"""

import io
from collections.abc import Mapping, Sequence
from dataclasses import replace

from pikepdf import Pdf

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.typeset.blocks.plate_elements import plate_of
from casefiles.typeset.blocks.strips import Plate, StripTypesetting
from casefiles.typeset.document.structure import StructureBuilder
from casefiles.typeset.document.tree import DocumentTree, DrawnPage, ImagePage
from casefiles.typeset.file.finish import TakeImage, embed
from casefiles.typeset.fonts.font_choice import FontLibrary
from casefiles.typeset.pages.canvas import PageCanvas
from casefiles.typeset.pages.laying import draw_page, numbered_pages

_LABEL = "typesetting"


class LaidBook:
    """All pages of a document, not drawn yet.

    Attributes:
        destinations: page (from 0) of each name by which links reach a place, and how far down the
            page it is, from 0 to 1.
        blocks: the same of each block that shows anything, by its number from 1.
    """

    def __init__(
        self, document: DocumentTree, library: FontLibrary, ticket: CancellationToken
    ) -> None:
        """Lay a document out.

        Raises:
            UnsupportedText: a text cannot be set, or a block cannot be laid out.
            Cancelled: somebody asked to stop.
        """
        self._document = document
        self._library = library
        self._setting = StripTypesetting(document, library, StructureBuilder(document.language))
        self._pages = list(numbered_pages(self._setting, ticket.check))
        self.destinations: dict[str, tuple[int, float]] = {}
        self.blocks: dict[int, tuple[int, float]] = {}
        for at, (_, page) in enumerate(self._pages):
            if isinstance(page, Plate):
                for name in page.destinations:
                    self.destinations.setdefault(name, (at, 0.0))
                continue
            for top, strip in page.strips:
                place = at, max(0.0, 1 - top / document.look.page[1])
                self.blocks.setdefault(strip.group[0], place)
                for name in strip.destinations:
                    self.destinations.setdefault(name, place)

    def __len__(self) -> int:
        """Return how many pages it has."""
        return len(self._pages)

    @property
    def plates(self) -> dict[int, ImagePage | DrawnPage]:
        """Pages of exhibits, by page from 0."""
        found = ((at, page) for at, (_, page) in enumerate(self._pages))
        return {at: page.block for at, page in found if isinstance(page, Plate)}

    def draw(
        self,
        numbers: Sequence[int],
        plates: Mapping[int, ImagePage | DrawnPage],
        take_image: TakeImage,
    ) -> bytes:
        """Return a file of some of its pages.

        Args:
            numbers: pages, from 0, in the order of the file.
            plates: what pages of exhibits show, in place of what they were laid out with.
            take_image: gives the coded pixels of a picture by its key.

        Raises:
            UnsupportedText: a page of an exhibit has no size, or a sign in it no glyph.
        """
        canvas = PageCanvas(self._library, self._document.language, self._document.look)
        layout = canvas.layout
        layout.folios += [folio for folio, _ in self._pages]
        canvas.total = str(layout.folios[-1]) if layout.folios else ""
        layout.destinations.update(self.destinations)
        for number in numbers:
            page = self._pages[number][1]
            if isinstance(page, Plate) and number in plates:
                page = plate_of(plates[number], StructureBuilder(self._document.language))
            canvas.begin_at(number)
            draw_page(canvas, page, self._document)
        with Pdf.open(io.BytesIO(canvas.finish())) as pdf:
            at = {number: index for index, number in enumerate(numbers)}
            for place in layout.pictures:
                here = replace(place, page=at[place.page])
                embed(pdf, here, 0, take_image(place.picture.key))
            output = io.BytesIO()
            pdf.save(output)
        return output.getvalue()
