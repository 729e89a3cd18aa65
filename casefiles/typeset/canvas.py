"""Drawing pages with ReportLab: lines of text, rules, stamps and the places of pictures."""

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Final

from reportlab.pdfgen.canvas import Canvas
from typing_extensions import override

from casefiles.typeset.fonts import FontLibrary
from casefiles.typeset.galley import PlacedLine, Strip
from casefiles.typeset.lines import Run, set_one_line, text_width
from casefiles.typeset.pagination import TextPage
from casefiles.typeset.styles import (
    FOLIO,
    HAIRLINE,
    INK,
    MARGIN_LEFT,
    MARGIN_RIGHT,
    MEASURE,
    PAGE,
    RUNNING,
    STAMP,
    Colour,
)
from casefiles.typeset.tree import ImagePage, Place, Span

PICTURE: Final = "/Picture"
"""Resource name of a page's picture."""
_LATE: Final = re.compile(r"^%late (\d+)$", re.MULTILINE)
_FOLIO_Y: Final = 40.0
_RUNNING_Y: Final = 796.0
_STAMP_FROM_TOP: Final = 38.0
_PICTURE_SIDE: Final = 34.0
_PICTURE_TOP: Final = 52.0
_PICTURE_BOTTOM: Final = 62.0
_LARGEST_SCALE: Final = 2.0
_DOTS_END: Final = 30.0
_RUNNING_PLACE: Final = Place("running_head", 0)


@dataclass(frozen=True, slots=True)
class LinkArea:
    """A rectangle that leads to a destination; pages count from 0."""

    page: int
    rectangle: tuple[float, float, float, float]
    target: str


@dataclass(frozen=True, slots=True)
class PicturePlace:
    """Where a picture page stands; pages count from 0."""

    page: int
    picture: ImagePage


@dataclass(slots=True)
class Layout:
    """What the finisher needs to know besides the pages' own drawing.

    Attributes:
        destinations: page (from 0) and height in points of each name.
    """

    destinations: dict[str, tuple[int, float]] = field(default_factory=dict)
    links: list[LinkArea] = field(default_factory=list)
    pictures: list[PicturePlace] = field(default_factory=list)


class PageCanvas(Canvas):  # type: ignore[misc] # ReportLab has no types
    """Draws pages one after the other.

    Lines that print the number of a page still to come are kept, and written into the page streams
    when all pages are made: page streams are text until then.

    Attributes:
        layout: grows with each page.
    """

    def __init__(self, library: FontLibrary, language: str) -> None:
        self._output = io.BytesIO()
        super().__init__(self._output, pagesize=PAGE, pageCompression=0, invariant=1, lang=language)
        self.layout = Layout()
        self._library = library
        self._late: list[tuple[int, PlacedLine, float]] = []

    @override
    def _make_preamble(self) -> None:
        self._preamble = "1 0 0 1 0 0 cm"  # ReportLab's own names Helvetica on each page

    def draw_text_page(self, page: TextPage, running_head: Sequence[Span]) -> None:
        """Draw a page of strips; the first page has no running head."""
        self.setPageSize(PAGE)
        if self._page_index > 0:
            head = set_one_line(running_head, RUNNING, MEASURE, _RUNNING_PLACE, self._library)
            self._show(head.runs, MARGIN_LEFT, _RUNNING_Y)
        for _, group in groupby(page.strips, key=lambda placed: placed[1].group):
            self._draw_group(list(group))
        self._draw_folio(PAGE[0])
        self.showPage()

    def draw_image_page(self, page: ImagePage) -> None:
        """Draw the stamp and the frame of a picture, upright or across as the picture is."""
        width, height = PAGE if page.width <= page.height else (PAGE[1], PAGE[0])
        self.setPageSize((width, height))
        room = width - 2 * _PICTURE_SIDE
        stamp = set_one_line(page.stamp, STAMP, room, page.place, self._library)
        self._show(stamp.runs, _PICTURE_SIDE, height - _STAMP_FROM_TOP)
        x, y, shown_width, shown_height = _fitted(page, width, height)
        self._code.append(
            f"q {shown_width:.2f} 0 0 {shown_height:.2f} {x:.2f} {y:.2f} cm {PICTURE} Do Q"
        )
        self._stroke(HAIRLINE, 0.5)
        self._code.append(
            f"{x - 1:.2f} {y - 1:.2f} {shown_width + 2:.2f} {shown_height + 2:.2f} re S"
        )
        self.layout.destinations[page.destination] = (self._page_index, height)
        self.layout.pictures.append(PicturePlace(self._page_index, page))
        self._draw_folio(width)
        self.showPage()

    def finish(self) -> bytes:
        """Write the page numbers that had to wait, and return the file without its pictures.

        Raises:
            KeyError: a page number or link has no destination.
        """
        for page in self._doc.Pages.pages:
            page.stream = _LATE.sub(self._late_line, page.stream)
        self._doc.SaveToFile(self._output, self)
        return self._output.getvalue()

    @property
    def _page_index(self) -> int:
        return int(self._pageNumber) - 1

    def _draw_group(self, strips: Sequence[tuple[float, Strip]]) -> None:
        """Draw a row column by column, so that the text of a cell stays together in the file."""
        for top, strip in strips:
            self._draw_rule(top, strip)
            if strip.destination:
                self.layout.destinations[strip.destination] = (self._page_index, top + 6)
        lines = [(top, line) for top, strip in strips for line in strip.lines]
        for top, line in sorted(lines, key=lambda placed: placed[1].column):
            self._draw_line(line, top - line.baseline)

    def _draw_rule(self, top: float, strip: Strip) -> None:
        if strip.rule:
            self._stroke(INK if strip.is_rule_dark else HAIRLINE, strip.rule)
            self._code.append(
                f"{MARGIN_LEFT:.2f} {top:.2f} m {PAGE[0] - MARGIN_RIGHT:.2f} {top:.2f} l S"
            )
        if strip.dots and strip.dots < MEASURE - _DOTS_END:
            y = top - strip.lines[-1].baseline
            self._stroke(HAIRLINE, 0.8)
            self._code.append("1 J [0 4] 0 d")
            start, end = MARGIN_LEFT + strip.dots, MARGIN_LEFT + MEASURE - _DOTS_END
            self._code.append(f"{end:.2f} {y:.2f} m {start:.2f} {y:.2f} l S [] 0 d 0 J")

    def _draw_line(self, placed: PlacedLine, y: float) -> None:
        x = MARGIN_LEFT + placed.x
        if any(run.page_of for run in placed.line.runs):
            self._code.append(f"%late {len(self._late)}")
            self._late.append((self._page_index, replace(placed, x=x), y))
        else:
            self._show(placed.line.runs, x, y)
            self._link(self._page_index, placed.line.runs, x, y)

    def _late_line(self, match: "re.Match[str]") -> str:
        page, placed, y = self._late[int(match.group(1))]
        runs = [self._numbered(run) for run in placed.line.runs]
        x = placed.x - sum(run.width for run in runs) if placed.is_flush_right else placed.x
        self._link(page, runs, x, y)
        return "\n".join(self._operators(runs, x, y))

    def _numbered(self, run: Run) -> Run:
        if not run.page_of:
            return run
        text = str(self.layout.destinations[run.page_of][0] + 1)
        return replace(run, text=text, page_of="", width=text_width(text, run.face, run.size))

    def _link(self, page: int, runs: Sequence[Run], x: float, y: float) -> None:
        for target, group in groupby(runs, key=lambda run: run.target):
            linked = list(group)
            end = x + sum(run.width for run in linked)
            if target:
                size = linked[0].size
                box = (x - 1, y - 0.3 * size, end + 1, y + 0.95 * size)
                self.layout.links.append(LinkArea(page, box, target))
            x = end

    def _show(self, runs: Sequence[Run], x: float, y: float) -> None:
        self._code.extend(self._operators(runs, x, y))

    def _operators(self, runs: Sequence[Run], x: float, y: float) -> list[str]:
        """Return the operators that show runs; hexadecimal text needs no escapes."""
        if not runs:
            return []
        code = [f"BT {x:.2f} {y:.2f} Td"]
        colour: Colour | None = None
        for run in runs:
            if run.colour != colour:
                colour = run.colour
                code.append("{:g} {:g} {:g} rg".format(*colour))
            for subset, codes in run.face.splitString(run.text, self._doc):
                name = run.face.getSubsetInternalName(subset, self._doc)
                code.append(f"{name} {run.size:g} Tf <{codes.hex()}> Tj")
        code.append("ET")
        return code

    def _stroke(self, colour: Colour, thickness: float) -> None:
        self._code.append("{:g} {:g} {:g} RG {:g} w".format(*colour, thickness))

    def _draw_folio(self, page_width: float) -> None:
        text = Span(str(self._page_index + 1), "en")
        line = set_one_line((text,), FOLIO, MEASURE, _RUNNING_PLACE, self._library)
        self._show(line.runs, page_width - MARGIN_RIGHT - line.width, _FOLIO_Y)


def _fitted(page: ImagePage, width: float, height: float) -> tuple[float, float, float, float]:
    """Return left, bottom, width and height of a picture, as large as its frame lets it be."""
    room = (width - 2 * _PICTURE_SIDE, height - _PICTURE_TOP - _PICTURE_BOTTOM)
    scale = min(room[0] / page.width, room[1] / page.height, _LARGEST_SCALE)
    shown = (page.width * scale, page.height * scale)
    x = (width - shown[0]) / 2
    y = height - _PICTURE_TOP - shown[1]
    return x, y, *shown
