"""Drawing pages with ReportLab: lines of text, rules, stamps and the places of pictures."""

import io
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Final

from reportlab.pdfgen.canvas import Canvas
from typing_extensions import override

from casefiles.typeset.blocks.marks import END, FOOTER, HEADER, LAYOUT, MarkedRuns, Marks
from casefiles.typeset.blocks.sketch import operators_of
from casefiles.typeset.blocks.strips import Drawing, PageStrip, PlacedLine, baseline_of
from casefiles.typeset.document.inline import TextPosition, TextSpan
from casefiles.typeset.document.looks import TOTAL, FolioPlace, Look
from casefiles.typeset.document.roles import Role
from casefiles.typeset.document.structure import StructureElement
from casefiles.typeset.document.styles import (
    FOLIO,
    HAIRLINE,
    INK,
    RUNNING,
    STAMP,
    Colour,
)
from casefiles.typeset.document.tree import ImagePage, OtherFilePlace
from casefiles.typeset.fonts.font_choice import FontLibrary
from casefiles.typeset.fonts.glyph_fonts import PageFonts
from casefiles.typeset.lines.setting import ShapedRun, TypesetLine, numbered, set_one_line
from casefiles.typeset.pages.folios import Folio
from casefiles.typeset.pages.pagination import TextPage
from casefiles.typeset.unicode.directions import is_right_to_left

_LATE: Final = re.compile(r"^%late (\d+)$", re.MULTILINE)
_FOLIO_Y: Final = 40.0
_FOLIO_AWAY: Final = 16.0
"""Least distance of a page number from the text."""
_FOLIO_ROOM: Final = 56.0
"""Free width around a page number beside a running head."""
_RUNNING_Y: Final = 796.0
_HEAD_FROM_TOP: Final = 45.9
_HEAD_AWAY: Final = 16.0
"""Least distance of a running head from the text."""
_HEAD_RULE: Final = 6.0
_HEAD_SHARE: Final = 0.5
"""Of the measure, what each end of a running head may take."""
_LINE_NUMBERS: Final = 20.0
_LINE_RULE: Final = 9.0
_LINE_RULES: Final = 2.5
_RUNNING_PLACE: Final = TextPosition("running_head", 0)


@dataclass(frozen=True, slots=True)
class LinkArea:
    """A rectangle that leads to a destination; pages count from 0.

    Attributes:
        words: what is printed in it.
        element: the Link that it is part of.
    """

    page: int
    rectangle: tuple[float, float, float, float]
    target: str
    words: str
    element: StructureElement


@dataclass(frozen=True, slots=True)
class PicturePlace:
    """Where a picture page stands; pages count from 0."""

    page: int
    picture: ImagePage


@dataclass(frozen=True, slots=True)
class _LateLine:
    """A line that waits for page numbers; its marks are numbered already."""

    page: int
    groups: tuple[MarkedRuns, ...]
    x: float
    y: float
    is_flush_right: bool


@dataclass(slots=True)
class FinishedLayout:
    """What the finisher needs to know besides the pages' own drawing.

    Attributes:
        destinations: page (from 0) and height in points of each name.
        marks: the marked content of each page.
        weights: bytes of each page's own drawing.
        folios: printed number of each page.
        lines: what stands on each page, line by line, in the order of reading of each.
        strings: words of the file that stand on no page, one for each time they are written.
        margins: what stands outside the text of each page.
        elsewhere: places in other files, by their names.
    """

    destinations: dict[str, tuple[int, float]] = field(default_factory=dict)
    links: list[LinkArea] = field(default_factory=list)
    pictures: list[PicturePlace] = field(default_factory=list)
    marks: Marks = field(default_factory=Marks)
    weights: list[int] = field(default_factory=list)
    folios: list[Folio] = field(default_factory=list)
    lines: defaultdict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    strings: list[str] = field(default_factory=list)
    margins: defaultdict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    elsewhere: dict[str, OtherFilePlace] = field(default_factory=dict)

    def folio(self, page: int) -> str:
        """Return the printed number of a page."""
        return str(self.folios[page])


class PageCanvas(Canvas):  # type: ignore[misc] # ReportLab has no types
    """Draws pages one after the other.

    Lines that print the number of a page still to come are kept, and written into the page streams
    when all pages are made: page streams are text until then.

    Attributes:
        layout: grows with each page.
        library: the fonts.
        look: of the document.
        total: the last page number, where pages print it.
        is_right_to_left: the document begins at the right edge.
    """

    def __init__(self, library: FontLibrary, language: str, look: Look) -> None:
        self._output = io.BytesIO()
        super().__init__(
            self._output, pagesize=look.page, pageCompression=0, invariant=1, lang=language
        )
        self.layout = FinishedLayout()
        self.library = library
        self.look = look
        self._fonts = PageFonts(self._doc)
        self.is_right_to_left = is_right_to_left(language)
        self._left = look.left(is_right_to_left=self.is_right_to_left)
        self._late: list[_LateLine] = []
        self.total = ""

    @override
    def _make_preamble(self) -> None:
        self._preamble = "1 0 0 1 0 0 cm"  # ReportLab's own names Helvetica on each page

    def number_page(self, folio: Folio) -> None:
        """Say which number the next page has."""
        self.layout.folios.append(folio)

    def begin_at(self, page: int) -> None:
        """Let the next page be one of the numbered ones, from 0, where not all are drawn."""
        self._pageNumber = page + 1

    def draw_text_page(self, page: TextPage, running_head: Sequence[TextSpan]) -> None:
        """Draw a page of strips; the first page has no running head, and a stamp stands for it."""
        self.setPageSize(self.look.page)
        if self.page_index > 0 and self.look.running is None:
            style, words = (STAMP, page.stamp) if page.stamp else (RUNNING, running_head)
            head = set_one_line(words, style, self.look.measure, _RUNNING_PLACE, self.library)
            x = self._start_of(head, self.look.page[0])
            self.decorate(HEADER, head, x, _RUNNING_Y)
        elif self.page_index > 0 and self.look.running:
            self._draw_head(self.look.running.start, page.stamp or self.look.running.end)
        self._number_lines()
        for _, group in groupby(page.strips, key=lambda placed: placed[1].group):
            self._draw_group(list(group))
        self._draw_folio(self.look.page[0])
        self.showPage()

    def end_plate(self, destinations: Sequence[str], size: tuple[float, float]) -> None:
        """End a page of an exhibit that links lead to."""
        width, height = size
        for name in destinations:
            self.layout.destinations[name] = (self.page_index, height)
        self._draw_folio(width)
        self.showPage()

    def add(self, *operators: str) -> None:
        """Add operators to the page; marks among them are whole."""
        self._code += operators

    def show_runs(
        self, element: StructureElement, runs: Sequence[ShapedRun], x: float, y: float
    ) -> None:
        """Show runs as part of an element."""
        groups = self.layout.marks.groups(self.page_index, element, runs)
        self._code += self._marked(self.page_index, groups, x, y)

    def decorate(self, artifact: str, line: TypesetLine, x: float, y: float) -> None:
        """Show a line that is no part of the story."""
        if line.runs:
            self._code += [artifact, *self._operators(line.runs, x, y), END]
            self._note(self.page_index, line.runs)

    def draw_in_margin(self, line: TypesetLine, x: float, y: float) -> None:
        """Show a line outside the text of the page, which is no part of the story."""
        if line.runs:
            self._code += [LAYOUT, *self._operators(line.runs, x, y), END]
            self.layout.margins[self.page_index].append(words_of_runs(line.runs))

    def finish(self) -> bytes:
        """Write the page numbers that had to wait, and return the file without its pictures.

        Raises:
            KeyError: a page number or link has no destination.
        """
        for page in self._doc.Pages.pages:
            stream = _LATE.sub(self._late_line, page.stream)
            page.stream = stream.encode("ascii")  # else ReportLab maps each character
            self.layout.weights.append(len(page.stream))
        self._doc.SaveToFile(self._output, self)
        return self._output.getvalue()

    @property
    def page_index(self) -> int:
        """The number of the page that is being drawn, from 0."""
        return int(self._pageNumber) - 1

    def _draw_group(self, strips: Sequence[tuple[float, PageStrip]]) -> None:
        """Draw a row column by column, so that the text of a cell stays together in the file."""
        for top, strip in strips:
            self._draw_rule(top, strip)
            for name in strip.destinations:
                self.layout.destinations[name] = (self.page_index, top + 6)
            if strip.drawing:
                self._draw_figure(strip.drawing, top)
        lines = [(top, line) for top, strip in strips for line in strip.lines]
        for top, line in sorted(lines, key=lambda placed: placed[1].column):
            self._draw_line(line, top - line.baseline)

    def _draw_rule(self, top: float, strip: PageStrip) -> None:
        if strip.rule:
            start, end = (self._left + x for x in strip.rule_ends or (0.0, self.look.measure))
            self._code += [
                LAYOUT,
                stroke(INK if strip.is_rule_dark else HAIRLINE, strip.rule),
                f"{start:.2f} {top:.2f} m {end:.2f} {top:.2f} l S",
                END,
            ]
        if strip.dots:
            y = top - strip.lines[-1].baseline
            start, end = (self._left + x for x in strip.dots)
            self._code += [
                LAYOUT,
                stroke(HAIRLINE, 0.8),
                "1 J [0 4] 0 d",
                f"{start:.2f} {y:.2f} m {end:.2f} {y:.2f} l S [] 0 d 0 J",
                END,
            ]

    def _draw_figure(self, drawing: Drawing, top: float) -> None:
        """Draw the lines and shapes of a figure, then its letters."""
        left, sketch = self._left + drawing.x, drawing.sketch
        drawing.element.box = (left, top - sketch.height, left + sketch.width, top)
        self._code.append(self.layout.marks.begin(self.page_index, drawing.element))
        self._code.append(f"q 1 0 0 -1 {left:.2f} {top:.2f} cm 1 j")
        for path in sketch.paths:
            self._code += operators_of(path)
        self._code.append("Q")
        for words in sketch.letterings:
            runs = words.line.runs
            self._note(self.page_index, runs)
            self._code += self._operators(runs, left + words.left, top - words.baseline)
        self._code.append(END)

    def _draw_line(self, placed: PlacedLine, y: float) -> None:
        x = self._left + placed.x
        runs = placed.line.runs
        if placed.element is None:  # a head that is repeated
            groups: tuple[MarkedRuns, ...] = (MarkedRuns(HEADER, runs, None),) if runs else ()
        else:
            groups = tuple(self.layout.marks.groups(self.page_index, placed.element, runs))
        if any(run.page_of for run in runs):
            self._code.append(f"%late {len(self._late)}")
            self._late.append(_LateLine(self.page_index, groups, x, y, placed.is_flush_right))
        else:
            self._code += self._marked(self.page_index, groups, x, y)

    def _late_line(self, match: "re.Match[str]") -> str:
        late = self._late[int(match.group(1))]
        groups = [
            replace(group, runs=tuple(self._numbered(run) for run in group.runs))
            for group in late.groups
        ]
        width = sum(run.width for group in groups for run in group.runs)
        x = late.x - width if late.is_flush_right else late.x
        return "\n".join(self._marked(late.page, groups, x, late.y))

    def _numbered(self, run: ShapedRun) -> ShapedRun:
        if not run.page_of:
            return run
        elsewhere = self.layout.elsewhere.get(run.page_of)
        if elsewhere is not None:
            return numbered(run, elsewhere.folio)
        page, _ = self.layout.destinations[run.page_of]
        return numbered(run, self.layout.folio(page))

    def _marked(self, page: int, groups: Sequence[MarkedRuns], x: float, y: float) -> list[str]:
        """Return the operators that show marked runs; where they are links, note the areas."""
        code: list[str] = []
        self._note(page, [run for group in groups for run in group.runs])
        for link, marked_runs in groupby(groups, key=lambda group: group.link):
            start, words = x, ""
            for group in marked_runs:
                code += [group.begin, *self._operators(group.runs, x, y), END]
                x += sum([run.width for run in group.runs])
                words += "".join([run.text for run in sorted(group.runs, key=_place)])
            if link is not None:
                size = group.runs[0].size
                box = (start - 1, y - 0.3 * size, x + 1, y + 0.95 * size)
                self.layout.links.append(LinkArea(page, box, link.target, words, link))
        return code

    def _note(self, page: int, runs: Sequence[ShapedRun]) -> None:
        """Note what a line says, for whoever looks at the finished file."""
        words = words_of_runs(runs)
        if words:
            self.layout.lines[page].append(words)

    def _operators(self, runs: Sequence[ShapedRun], x: float, y: float) -> list[str]:
        """Return the operators that show runs; hexadecimal text needs no escapes."""
        if not runs:
            return []
        code = [f"BT {x:.2f} {y:.2f} Td"]
        colour: Colour | None = None
        for run in runs:
            if run.colour != colour:
                colour = run.colour
                code.append("{:g} {:g} {:g} rg".format(*colour))
            if run.is_right_to_left:
                code.append("/ReversedChars BMC")
            self._show_words(run, code)
            if run.is_right_to_left:
                code.append("EMC")
        code.append("ET")
        return code

    def _show_words(self, run: ShapedRun, code: list[str]) -> None:
        """Add the operators of a run; its words may lie in several fonts once one is full."""
        for name, shown in self._fonts.shown(run.words):
            code.append(f"/{name} {run.size:g} Tf [{shown}] TJ")

    def _start_of(self, line: TypesetLine, page_width: float) -> float:
        """Return where a line stands that begins at the start edge of the text."""
        if self.is_right_to_left:
            return page_width - self.look.margins.start - line.width
        return self.look.margins.start

    def _end_of(self, line: TypesetLine, page_width: float) -> float:
        """Return where a line stands that ends at the end edge of the text."""
        if self.is_right_to_left:
            return self.look.margins.end
        return page_width - self.look.margins.end - line.width

    def _draw_folio(self, page_width: float) -> None:
        form = self.look.folio.form.replace("{n}", self.layout.folio(self.page_index))
        text = TextSpan(form.replace(TOTAL, self.total), "en")
        line = set_one_line((text,), FOLIO, self.look.measure, _RUNNING_PLACE, self.library)
        at, height = self.look.folio.at, float(self._pagesize[1])
        x = (page_width - line.width) / 2 if at.is_centre else self._end_of(line, page_width)
        y = self._head_y(height) if at.is_top else min(_FOLIO_Y, self.look.bottom - _FOLIO_AWAY)
        self.decorate(FOOTER, line, x, y)

    def _draw_head(self, start: Sequence[TextSpan], end: Sequence[TextSpan]) -> None:
        """Draw a running head with two ends over a hairline; none where both are empty."""
        if not start and not end:
            return
        width, y = self.look.page[0], self._head_y(self.look.page[1])
        at = self.look.folio.at
        reserved = _FOLIO_ROOM if at is FolioPlace.TOP_END else 0.0
        room = (self.look.measure - reserved) * _HEAD_SHARE
        if at is FolioPlace.TOP_CENTRE:
            room = (self.look.measure - _FOLIO_ROOM) / 2
        first, last = (
            set_one_line(words, RUNNING, room, _RUNNING_PLACE, self.library)
            for words in (start, end)
        )
        self.decorate(HEADER, first, self._start_of(first, width), y)
        reserved = -reserved if self.is_right_to_left else reserved
        self.decorate(HEADER, last, self._end_of(last, width) - reserved, y)
        left, line = self._left, y - _HEAD_RULE
        ends = f"{left:.2f} {line:.2f} m {left + self.look.measure:.2f} {line:.2f} l S"
        self.add(LAYOUT, stroke(HAIRLINE, 0.5), ends, END)

    def _head_y(self, height: float) -> float:
        """Return the baseline of what stands above the text, within the upper margin."""
        return height - min(_HEAD_FROM_TOP, self.look.margins.top - _HEAD_AWAY)

    def _number_lines(self) -> None:
        """Draw the numbers of lines at the start, and the rules between which text stands."""
        look, left = self.look, self._left
        if not look.lines:
            return
        style = look.paragraphs[Role.PLAIN]
        for number in range(1, look.lines + 1):
            span = TextSpan(str(number), "en")
            line = set_one_line((span,), style, left, _RUNNING_PLACE, self.library)
            y = look.top - look.grid * (number - 1) - baseline_of(style.size, look.grid)
            self.decorate(LAYOUT, line, left - _LINE_NUMBERS - line.width, y)
        right = left + look.measure + _LINE_RULE
        self.add(LAYOUT, stroke(INK, 0.5))
        for x in (left - _LINE_RULE, left - _LINE_RULE - _LINE_RULES, right):
            self.add(f"{x:.2f} 0 m {x:.2f} {look.page[1]:.2f} l S")
        self.add(END)


def stroke(colour: Colour, thickness: float) -> str:
    """Return the operators that choose a colour and a thickness in points for lines."""
    return "{:g} {:g} {:g} RG {:g} w".format(*colour, thickness)


def words_of_runs(runs: Sequence[ShapedRun]) -> str:
    """Return what runs say, in the order of reading."""
    return "".join([run.text for run in sorted(runs, key=_place)])


def _place(run: ShapedRun) -> int:
    return run.start
