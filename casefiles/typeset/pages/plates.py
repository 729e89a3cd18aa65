"""Pages of exhibits: a stamp or a band above, below it a picture or a page drawn anew, as shaped.

A picture may have a layer of unseen text, so that its words are found, copied and heard. What is
drawn anew shows the text that it was given, with our fonts, and nothing else of its source.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Final

from casefiles.domain.foundation.errors import UnsupportedText
from casefiles.typeset.blocks.marks import END, HEADER, LAYOUT
from casefiles.typeset.blocks.strips import Plate
from casefiles.typeset.document.inline import TextPosition, TextSpan
from casefiles.typeset.document.structure import StructureElement
from casefiles.typeset.document.styles import (
    BAND,
    BAND_END,
    HAIRLINE,
    INK,
    QUIET,
    REMOVED,
    STAMP,
    TextStyle,
)
from casefiles.typeset.document.tree import (
    BandLine,
    DrawnPage,
    DrawnText,
    ImagePage,
    LayerLine,
    PageBand,
    RemovedArea,
)
from casefiles.typeset.lines.setting import TypesetLine, set_one_line
from casefiles.typeset.pages.canvas import PageCanvas, PicturePlace, stroke

PICTURE: Final = "/Picture"
"""Resource name of a page's picture."""
_STAMP_FROM_TOP: Final = 38.0
_SIDE: Final = 34.0
_TOP: Final = 52.0
_BOTTOM: Final = 62.0
_LARGEST_SCALE: Final = 2.0
_NARROW_SIDE: Final = 14.0
"""Beside a picture whose other margin is left free."""
_OF_FRAME: Final = 0.35
_SIZE_OF_BOX: Final = 0.8
"""Of the height of a line's box, the size of its font."""
_DESCENT_OF_BOX: Final = 0.2
_ANY_WIDTH: Final = 1e9
_BAND_SIDE: Final = 40.0
_BAND_FROM_TOP: Final = 34.0
_BAND_LEADING: Final = 12.0
_BAND_RULE: Final = 5.5
"""Below the last baseline of a band."""
_BELOW_BAND: Final = 8.0
_BAND_GAP: Final = 10.0
"""Least free width between what stands at the ends of a line."""
_BAND_ENDS: Final = 0.45
"""Share of a line that its end may take where both are long."""
_UNDER_PAGE: Final = 52.0
_MOST_BAND_LINES: Final = 2
"""Pages begin at one height, whether their band has one line or two."""
_LABELS: Final = 24.0
"""Beside a page for brackets and labels of bars."""
_BRACKET: Final = (6.0, 3.0)
"""Far and near ends of a bracket, from the edge of the page."""


@dataclass(frozen=True, slots=True)
class PlateFrame:
    """Where a page of an exhibit lies on its page of the dossier, in points."""

    x: float
    y: float
    width: float
    height: float
    scale: float


def draw_plate(canvas: PageCanvas, plate: Plate) -> None:
    """Draw a page of an exhibit, upright or across as it is."""
    block = plate.block
    page = canvas.look.page
    width, height = page if block.width <= block.height else (page[1], page[0])
    canvas.setPageSize((width, height))
    frame = frame_of(canvas, block)
    texts = plate.texts
    if block.band is not None:
        _draw_band(canvas, plate, block.band, (width, height))
    else:
        texts = _draw_stamp(canvas, plate, (width, height))
    if isinstance(block, ImagePage):
        _draw_picture(canvas, block, plate, frame)
        _draw_labels(canvas, block, frame)
    else:
        _redraw(canvas, block, texts, frame)
    edges = (frame.x - 1, frame.y - 1, frame.width + 2, frame.height + 2)
    canvas.add(
        LAYOUT, stroke(HAIRLINE, 0.5), "{:.2f} {:.2f} {:.2f} {:.2f} re S".format(*edges), END
    )
    canvas.end_plate(plate.destinations, (width, height))


def _draw_stamp(
    canvas: PageCanvas, plate: Plate, size: tuple[float, float]
) -> tuple[StructureElement, ...]:
    """Draw a stamp, and return the elements of the texts that follow it."""
    block, (width, height) = plate.block, size
    stamp = set_one_line(block.stamp, STAMP, width - 2 * _SIDE, block.place, canvas.library)
    x = width - _SIDE - stamp.width if canvas.is_right_to_left else _SIDE
    if isinstance(block, ImagePage):
        canvas.decorate(HEADER, stamp, x, height - _STAMP_FROM_TOP)
        return plate.texts
    canvas.show_runs(plate.texts[0], stamp.runs, x, height - _STAMP_FROM_TOP)
    return plate.texts[1:]


def _draw_band(canvas: PageCanvas, plate: Plate, band: PageBand, size: tuple[float, float]) -> None:
    width, height = size
    y = height - _BAND_FROM_TOP
    for at, (line, elements) in enumerate(zip(band.lines, plate.band, strict=True)):
        styles = (BAND, BAND) if at else (STAMP, BAND_END)
        ends = _band_line(canvas, line, styles, (width - 2 * _BAND_SIDE, plate.block.place))
        for number, (one, element) in enumerate(zip(ends, elements, strict=True)):
            is_left = (number == 0) is not canvas.is_right_to_left
            x = _BAND_SIDE if is_left else width - _BAND_SIDE - one.width
            if element is None:
                canvas.decorate(HEADER, one, x, y - at * _BAND_LEADING)
            elif one.runs:
                canvas.show_runs(element, one.runs, x, y - at * _BAND_LEADING)
    y -= (len(band.lines) - 1) * _BAND_LEADING + _BAND_RULE
    edge = f"{_BAND_SIDE:.2f} {y:.2f} m {width - _BAND_SIDE:.2f} {y:.2f} l S"
    canvas.add(LAYOUT, stroke(INK, 0.7), edge, END)


def _band_line(
    canvas: PageCanvas,
    line: BandLine,
    styles: tuple[TextStyle, TextStyle],
    room: tuple[float, TextPosition],
) -> tuple[TypesetLine, TypesetLine]:
    """Return both ends of a line of a band: the end first, what begins the line beside it."""
    measure, place = room
    base = int(canvas.is_right_to_left)
    start = set_one_line(line.start, styles[0], measure, place, canvas.library, base)
    least = max(measure - start.width - _BAND_GAP, measure * _BAND_ENDS)
    end = set_one_line(line.end, styles[1], least, place, canvas.library, base)
    left = measure - end.width - (_BAND_GAP if end.runs else 0.0)
    return set_one_line(line.start, styles[0], left, place, canvas.library, base), end


def _draw_labels(canvas: PageCanvas, block: ImagePage, frame: PlateFrame) -> None:
    """Draw a bracket as high as each bar, and its label, beside the page."""
    is_left = not canvas.is_right_to_left
    edge, away = (frame.x, -1) if is_left else (frame.x + frame.width, 1)
    for area in block.removed:
        top, bottom = _ends_of(area, frame)
        far, near = (edge + away * one for one in _BRACKET)
        path = " ".join(_corners((near, top), (far, top), (far, bottom), (near, bottom)))
        canvas.add(LAYOUT, stroke(QUIET, 0.6), f"{path} S", END)
        label = set_one_line(area.label, REMOVED, _LABELS, block.place, canvas.library)
        x = far - 2.5 - label.width if is_left else far + 2.5
        middle = (top + bottom) / 2 - 0.36 * REMOVED.size
        canvas.decorate(LAYOUT, label, x, middle)


def _ends_of(area: RemovedArea, frame: PlateFrame) -> tuple[float, float]:
    return frame.y + (1 - area.top) * frame.height, frame.y + (1 - area.bottom) * frame.height


def _corners(*points: tuple[float, float]) -> Iterator[str]:
    for number, (x, y) in enumerate(points):
        yield f"{x:.2f} {y:.2f} {'l' if number else 'm'}"


def _draw_picture(canvas: PageCanvas, block: ImagePage, plate: Plate, frame: PlateFrame) -> None:
    plate.element.box = (frame.x, frame.y, frame.x + frame.width, frame.y + frame.height)
    canvas.add(
        canvas.layout.marks.begin(canvas.page_index, plate.element),
        f"q {frame.width:.2f} 0 0 {frame.height:.2f} {frame.x:.2f} {frame.y:.2f} cm {PICTURE} Do Q",
        END,
    )
    canvas.layout.pictures.append(PicturePlace(canvas.page_index, block))
    for area in block.framed:
        left, top, right, bottom = area.box
        x, y = frame.x + left * frame.width, frame.y + (1 - bottom) * frame.height
        wide, high = (right - left) * frame.width, (bottom - top) * frame.height
        edges = f"{x:.2f} {y:.2f} {wide:.2f} {high:.2f} re S"
        canvas.add(LAYOUT, stroke(INK, _OF_FRAME), edges, END)
    for line in block.lines:
        _add_hidden_text(canvas, plate.texts[0], _layer_text(line, frame), block.place)


def _add_hidden_text(
    canvas: PageCanvas, element: StructureElement, text: DrawnText, place: TextPosition
) -> None:
    """Tell a line that is not shown; one with a sign that no font here has is left out."""
    try:
        set_one_line(
            (TextSpan(text.text, text.language),),
            TextStyle(text.size, text.size, INK),
            *(_ANY_WIDTH, place, canvas.library),
        )
    except UnsupportedText:
        return
    canvas.add("q 3 Tr")
    _add_text(canvas, element, text, place)
    canvas.add("Q")


def _layer_text(line: LayerLine, frame: PlateFrame) -> DrawnText:
    left, top, right, bottom = line.box
    height = (bottom - top) * frame.height
    y = frame.y + (1 - bottom) * frame.height + _DESCENT_OF_BOX * height
    size = max(_SIZE_OF_BOX * height, 1.0)
    width = (right - left) * frame.width
    return DrawnText(line.text, line.language, frame.x + left * frame.width, y, size, width)


def _redraw(
    canvas: PageCanvas, block: DrawnPage, paragraphs: Sequence[StructureElement], frame: PlateFrame
) -> None:
    scale = frame.scale
    groups = groupby(block.texts, key=lambda text: text.paragraph)
    for element, (_, texts) in zip(paragraphs, groups, strict=True):
        for text in texts:
            x, y = frame.x + text.x * scale, frame.y + text.y * scale
            size, width = text.size * scale, text.width * scale
            _add_text(canvas, element, replace(text, x=x, y=y, size=size, width=width), block.place)
    if block.rules:
        canvas.add(LAYOUT)
    for rule in block.rules:
        (x, y), (end_x, end_y) = rule.start, rule.end
        canvas.add(
            stroke(INK, rule.thickness * scale),
            f"{frame.x + x * scale:.2f} {frame.y + y * scale:.2f} m "
            f"{frame.x + end_x * scale:.2f} {frame.y + end_y * scale:.2f} l S",
        )
    if block.rules:
        canvas.add(END)


def _add_text(
    canvas: PageCanvas, element: StructureElement, text: DrawnText, place: TextPosition
) -> None:
    """Show text at its place, stretched to its width, as part of an element."""
    style = TextStyle(text.size, text.size, INK)
    span = TextSpan(text.text, text.language, text.is_bold, text.is_italic)
    line = set_one_line((span,), style, _ANY_WIDTH, place, canvas.library)
    if not line.runs:
        return
    if text.width and line.width:
        canvas.add(f"q {100 * text.width / line.width:.3f} Tz")
    canvas.show_runs(element, line.runs, text.x, text.y)
    if text.width and line.width:
        canvas.add("Q")


def frame_of(canvas: PageCanvas, block: ImagePage | DrawnPage) -> PlateFrame:
    """Return the frame of a page of an exhibit, as large as its page lets it be."""
    page, is_upright = canvas.look.page, block.width <= block.height
    width, height = page if is_upright else (page[1], page[0])
    has_margin_note = isinstance(block, ImagePage) and bool(block.framed) and is_upright
    if block.band is not None:
        return _frame_under_band(canvas, block, (width, height), has_notes=has_margin_note)
    free = canvas.look.margins.end + 1 if has_margin_note else _SIDE
    narrow = _NARROW_SIDE if has_margin_note else _SIDE
    room = (width - free - narrow, height - _TOP - _BOTTOM)
    scale = min(room[0] / block.width, room[1] / block.height, _LARGEST_SCALE)
    shown_width, shown_height = block.width * scale, block.height * scale
    x, y = (width - shown_width) / 2, height - _TOP - shown_height
    if has_margin_note:
        x = max(x, free) if canvas.is_right_to_left else min(x, width - free - shown_width)
    return PlateFrame(x, y, shown_width, shown_height, scale)


def _frame_under_band(
    canvas: PageCanvas,
    block: ImagePage | DrawnPage,
    size: tuple[float, float],
    *,
    has_notes: bool,
) -> PlateFrame:
    """Return the frame of a page under a band: at its own size, unless it is too large."""
    width, height = size
    has_labels = isinstance(block, ImagePage) and bool(block.removed)
    start = _BAND_SIDE + (_LABELS if has_labels else 0.0)
    end = canvas.look.margins.end + 1 if has_notes else _BAND_SIDE
    above = _BAND_FROM_TOP + (_MOST_BAND_LINES - 1) * _BAND_LEADING + _BAND_RULE + _BELOW_BAND
    room = (width - start - end, height - above - _UNDER_PAGE)
    scale = min(room[0] / block.width, room[1] / block.height, 1.0)
    shown_width, shown_height = block.width * scale, block.height * scale
    left = end if canvas.is_right_to_left else start
    x, y = left + (room[0] - shown_width) / 2, height - above - shown_height
    return PlateFrame(x, y, shown_width, shown_height, scale)
