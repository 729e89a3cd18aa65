"""Pages in their order, each with its printed number: one layout for whole files and for parts."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Final

from casefiles.typeset.blocks.galley import strips_of
from casefiles.typeset.blocks.notes import foot_rule
from casefiles.typeset.blocks.strips import PageStrip, Plate, StripTypesetting
from casefiles.typeset.document.inline import TextPosition, TextSpan
from casefiles.typeset.document.styles import RUNNING
from casefiles.typeset.document.tree import Alignment, DocumentTree
from casefiles.typeset.lines.setting import set_one_line
from casefiles.typeset.pages.canvas import PageCanvas
from casefiles.typeset.pages.folios import Folio, FolioNumbering, folio_from
from casefiles.typeset.pages.pagination import TextPage, paginate
from casefiles.typeset.pages.plates import draw_plate
from casefiles.typeset.pages.side_notes import draw_side_notes

_EMPTY: Final = TextPosition("left_empty", 0)
_EMPTY_TOP: Final = 430.0
"""Where the line of an empty page stands, from the foot of the page."""


def numbered_pages(
    setting: StripTypesetting, step: Callable[[], None]
) -> Iterator[tuple[Folio, TextPage | Plate]]:
    """Lay a document out.

    Args:
        setting: of the document; each block is set once.
        step: called when a block is set.

    Yields:
        The printed number and the page, empty ones that keep numbers in place among them.

    Raises:
        UnsupportedText: a text cannot be set, or a block cannot be laid out.
    """
    folios = setting.document.folios
    earlier = {name: folio_from(folio) for name, folio in folios}
    numbering = FolioNumbering(earlier, setting.look.folio.starts)
    stamps = dict(setting.document.stamps)
    stamp: tuple[TextSpan, ...] = ()
    for page in paginate(_strips(setting, step), foot_rule(setting.measure), setting.look):
        names = destinations_on(page)
        stamp = next((stamps[name] for name in names if name in stamps), stamp)
        for _ in range(numbering.empty_before(names)):
            yield numbering.empty(), _empty(setting)
        yield numbering.number(names), _stamped(page, stamp)


def _stamped(page: TextPage | Plate, stamp: tuple[TextSpan, ...]) -> TextPage | Plate:
    """Return a page of text with what stands at its head; pages of exhibits have their own."""
    return replace(page, stamp=stamp) if stamp and isinstance(page, TextPage) else page


def destinations_on(page: TextPage | Plate) -> tuple[str, ...]:
    """Return the names by which links reach a page, from its head down."""
    if isinstance(page, Plate):
        return page.destinations
    return tuple(name for _, strip in page.strips for name in strip.destinations)


def draw_page(canvas: PageCanvas, page: TextPage | Plate, document: DocumentTree) -> None:
    """Draw a page whose number the canvas was told."""
    if document.margins is not None:
        draw_side_notes(canvas, page, document.margins)
    if isinstance(page, TextPage):
        canvas.draw_text_page(page, document.running_head)
    else:
        draw_plate(canvas, page)


def _strips(setting: StripTypesetting, step: Callable[[], None]) -> Iterator[PageStrip | Plate]:
    for number, block in enumerate(setting.document.blocks, start=1):
        yield from strips_of(setting, block, number)
        step()


def _empty(setting: StripTypesetting) -> TextPage:
    """Return a page that stands for one that is gone; no part of the story."""
    document = setting.document
    line = set_one_line(document.left_empty, RUNNING, setting.look.measure, _EMPTY, setting.library)
    if not line.runs:
        return TextPage(())
    placed = setting.measure.place((line,), None, baseline=RUNNING.size, alignment=Alignment.CENTRE)
    return TextPage(((_EMPTY_TOP, PageStrip(RUNNING.leading, tuple(placed))),))
