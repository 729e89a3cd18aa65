"""Paints pages and what is laid over them, in the colours of their paper."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QPainter, QPen, QPixmap, QRegion

from casefiles.domain.foundation.boxes import WHOLE_PAGE, Box
from casefiles.domain.records.case_records import RedactionKind
from casefiles.office.documents.pages import PageWords
from casefiles.office.redaction.marking import MarkRow
from casefiles.ui.look.design_tokens import DesignTokens
from casefiles.ui.places.documents.pages.page_background import WHITE_PAPER, PageBackground
from casefiles.ui.places.documents.pages.page_layout import PlacedPage, foot
from casefiles.words.language import msg, msg_mark, msg_of

UNCHECKED: Final = msg_mark("Recognised text, unchecked")
BURNED: Final = msg_mark("Redacted preview")
_TURNED: Final = msg_mark("Rotated in this window only")
UPRIGHT: Final = msg_mark("Rotated from its position in the file")
_QUARTER: Final = 90
_AFTER_TURN: Final = ((0, 0), (1, 0), (1, 1), (0, 1))
"""Where the upper left corner of a page comes to lie by quarter turns, in widths and heights."""
_TINT: Final = 26
_HATCH: Final = 110
_SELECTED: Final = 80
_FOUND: Final = 70
_NEAR: Final = 0.004
"""Of a page: lines not further apart are outlined as one."""
_HANDLE: Final = 3.5
_BADGE_HEIGHTS: Final = (11.0, 17.0)
_BADGE_WIDTH: Final = 22
_BADGE_TEXT: Final = 0.68


@dataclass(frozen=True, slots=True)
class PageOverlay:
    """What is laid over one page.

    Attributes:
        marks: with their numbers.
        names: lines that an export removes by itself.
        words: areas of the selected words.
        area: the selected area.
        found: areas of what was searched for.
        line: the line whose text is being checked.
        page_words: the words of the page, of which some may be machine-read.
        picked: id of the mark that is chosen in the list; empty for none.
        has_grips: the chosen mark can be taken hold of.
        is_burned: the page is shown as readers get it, and nothing lies over it.
        is_upright_here: the page lies in its file, and was turned without being asked.
    """

    marks: Sequence[tuple[int, MarkRow]] = ()
    names: Sequence[Box] = ()
    words: Sequence[Box] = ()
    area: Box | None = None
    found: Sequence[Box] = ()
    line: Box | None = None
    page_words: PageWords | None = None
    picked: str = ""
    has_grips: bool = False
    is_burned: bool = False
    is_upright_here: bool = False


@dataclass(frozen=True, slots=True)
class Brushes:
    """How large and in which colours things are painted.

    Attributes:
        ratio: device pixels for each logical one.
        tokens: colours of the window around the paper.
        font: of the window.
        paper: that the pages are shown on.
    """

    ratio: float
    tokens: DesignTokens
    font: QFont
    paper: PageBackground = WHITE_PAPER

    @property
    def ink(self) -> DesignTokens:
        """Colours of what lies on the paper."""
        return self.paper.tokens

    def pen(self, colour: str, width: float, style: Qt.PenStyle = Qt.PenStyle.SolidLine) -> QPen:
        """Return a pen with a width in logical pixels and square corners."""
        pen = QPen(QColor(colour), width * self.ratio, style)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        return pen


def paint_sheet(
    painter: QPainter, sheet: PlacedPage, stored: tuple[int, QPixmap] | None, brushes: Brushes
) -> None:
    """Paint a page pixel for pixel; where it is being drawn, its old picture or blank paper."""
    edge = QRectF(sheet.left - 0.5, sheet.top - 0.5, sheet.width + 1, sheet.height + 1)
    painter.setPen(QPen(QColor(brushes.tokens.line), 1))
    painter.setBrush(QColor(brushes.paper.ground))
    painter.drawRect(edge)
    if stored is None:
        painter.setPen(QColor(brushes.ink.muted))
        painter.setFont(_sized(brushes, 13))
        painter.drawText(
            edge, Qt.AlignmentFlag.AlignCenter, msg("Page {number}", number=sheet.number)
        )
        return
    requested, picture = stored
    across, down = sheet.size
    painter.save()
    painter.translate(sheet.left, sheet.top)
    # Quarter turns move whole pixels: nothing is scaled.
    right, below = _AFTER_TURN[sheet.turns]
    painter.translate(right * sheet.width, below * sheet.height)
    painter.rotate(_QUARTER * sheet.turns)
    if requested == across and (picture.width(), picture.height()) == sheet.size:
        painter.drawPixmap(0, 0, picture)
    else:
        # Only until the page is drawn anew, or where its file has fewer pixels than the screen.
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(QRectF(0, 0, across, down), picture, QRectF(picture.rect()))
    painter.restore()


def paint_overlay(
    painter: QPainter, sheet: PlacedPage, overlay: PageOverlay, brushes: Brushes
) -> None:
    """Paint what lies over one page."""
    _paint_fills(painter, sheet, overlay.found, brushes.ink.warn, _FOUND)
    _paint_names(painter, sheet, overlay.names, brushes)
    _paint_marks(painter, sheet, overlay, brushes)
    _paint_fills(painter, sheet, overlay.words, brushes.ink.accent, _SELECTED)
    if overlay.area is not None:
        _paint_area(painter, sheet, overlay.area, brushes)
    is_unchecked = overlay.page_words is not None and overlay.page_words.is_unchecked
    if overlay.page_words is not None and is_unchecked:
        _underline_doubts(painter, sheet, overlay.page_words, brushes)
    if overlay.is_burned:
        _paint_label(
            painter,
            sheet,
            f"{msg_of(BURNED)}, {msg_of(_TURNED)}" if sheet.turns else msg_of(BURNED),
            brushes,
        )
    elif is_unchecked or overlay.is_upright_here:
        parts = [msg_of(UNCHECKED)] * is_unchecked + [msg_of(UPRIGHT)] * overlay.is_upright_here
        _paint_label(painter, sheet, " · ".join(parts), brushes)
    if overlay.line is not None:
        painter.setPen(brushes.pen(brushes.ink.accent, 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(*sheet.rectangle(overlay.line)))


def _underline_doubts(
    painter: QPainter, sheet: PlacedPage, page_words: PageWords, brushes: Brushes
) -> None:
    """Underline where the machine that read the picture was unsure."""
    painter.setPen(brushes.pen(brushes.ink.warn, 1.25, Qt.PenStyle.DotLine))
    for word in page_words.words:
        if word.is_doubted:
            under = QRectF(*sheet.rectangle(foot(word.box, word.turns)))
            painter.drawLine(under.topLeft(), under.bottomRight())


def _paint_label(painter: QPainter, sheet: PlacedPage, words: str, brushes: Brushes) -> None:
    """Say something of a page in its upper right corner."""
    ratio = brushes.ratio
    painter.setFont(_sized(brushes, 11))
    room = painter.fontMetrics().boundingRect(words)
    wide, high = room.width() + 12 * ratio, room.height() + 4 * ratio
    place = QRectF(sheet.left + sheet.width - wide, sheet.top, wide, high)
    painter.fillRect(place, QColor(brushes.tokens.surface))
    painter.setPen(QColor(brushes.tokens.muted))
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, words)


def _paint_fills(
    painter: QPainter, sheet: PlacedPage, areas: Iterable[Box], token: str, strength: int
) -> None:
    colour = QColor(token)
    colour.setAlpha(strength)
    for box in areas:
        painter.fillRect(QRectF(*sheet.rectangle(box)), colour)


def _paint_names(
    painter: QPainter, sheet: PlacedPage, boxes: Iterable[Box], brushes: Brushes
) -> None:
    painter.setPen(brushes.pen(brushes.ink.warn, 1.25, Qt.PenStyle.DashLine))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    inset = 3 * brushes.ratio
    for top, bottom in _joined(boxes):
        box = Box(0.0, top, 1.0, bottom)
        across, down = (0.0, inset) if sheet.turns % 2 else (inset, 0.0)
        painter.drawRect(QRectF(*sheet.rectangle(box)).adjusted(across, down, -across, -down))


def _joined(boxes: Iterable[Box]) -> list[tuple[float, float]]:
    """Return upper and lower edges of lines as wide as the page; neighbours become one."""
    edges: list[tuple[float, float]] = []
    for box in sorted(boxes, key=lambda one: one.y0):
        if edges and box.y0 <= edges[-1][1] + _NEAR:
            edges[-1] = (edges[-1][0], max(edges[-1][1], box.y1))
        else:
            edges.append((box.y0, box.y1))
    return edges


def _paint_marks(
    painter: QPainter, sheet: PlacedPage, overlay: PageOverlay, brushes: Brushes
) -> None:
    """Outline marks, never black: what is under them can still be read and decided upon."""
    below = -1e9
    _paint_outside_retained_areas(painter, sheet, overlay.marks, brushes)
    for order, mark in overlay.marks:
        outline = visible_mark(mark)
        rectangle = QRectF(*sheet.rectangle(outline))
        if mark.terms.kind is not RedactionKind.KEEP:
            _paint_removed(painter, rectangle, brushes)
        is_picked = mark.id == overlay.picked
        painter.setPen(brushes.pen(brushes.ink.danger, 2.5 if is_picked else 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(rectangle)
        if is_picked and overlay.has_grips:
            drawn = QRectF(*sheet.rectangle(mark.box))
            _paint_handles(painter, drawn, brushes.ink.danger, brushes)
        place = _badge_place(sheet, rectangle, below, brushes)
        below = place.bottom() + brushes.ratio
        _paint_badge(painter, place, str(order), brushes, is_picked=is_picked)


def visible_mark(mark: MarkRow) -> Box:
    """Return what goes because of a mark, as far as its kind tells; what stays of one that keeps.

    An export widens whole lines to their neighbours, too.
    """
    match mark.terms.kind:
        case RedactionKind.LINE:
            return Box(0.0, mark.box.y0, 1.0, mark.box.y1)
        case RedactionKind.PAGE:
            return WHOLE_PAGE
        case _:
            return mark.box


def _paint_outside_retained_areas(
    painter: QPainter, sheet: PlacedPage, marks: Sequence[tuple[int, MarkRow]], brushes: Brushes
) -> None:
    """Hatch all of a page but what marks keep, where any does."""
    boxes = [mark.box for _, mark in marks if mark.terms.kind is RedactionKind.KEEP]
    if boxes:
        removed = QRegion(QRectF(*sheet.rectangle(WHOLE_PAGE)).toAlignedRect())
        for box in boxes:
            removed -= QRegion(QRectF(*sheet.rectangle(box)).toAlignedRect())
        painter.save()
        painter.setClipRegion(removed, Qt.ClipOperation.IntersectClip)
        _paint_removed(painter, QRectF(removed.boundingRect()), brushes)
        painter.restore()


def _paint_removed(painter: QPainter, rectangle: QRectF, brushes: Brushes) -> None:
    tint, hatch = QColor(brushes.ink.danger), QColor(brushes.ink.danger)
    tint.setAlpha(_TINT)
    hatch.setAlpha(_HATCH)
    painter.fillRect(rectangle, tint)
    painter.fillRect(rectangle, QBrush(hatch, Qt.BrushStyle.BDiagPattern))


def _badge_place(sheet: PlacedPage, mark: QRectF, below: float, brushes: Brushes) -> QRectF:
    """Return where the number of a mark stands: beside it, as high as it where lines are dense."""
    ratio = brushes.ratio
    least, most = (height * ratio for height in _BADGE_HEIGHTS)
    high = min(max(mark.height() - ratio, least), most)
    top = max(mark.center().y() - high / 2, below)
    wide = _BADGE_WIDTH * ratio
    return QRectF(sheet.left - wide - 4 * ratio, top, wide, high)


def _paint_badge(
    painter: QPainter, place: QRectF, number: str, brushes: Brushes, *, is_picked: bool
) -> None:
    """Paint the number of a mark beside the page, where it hides no text."""
    ratio, tokens = brushes.ratio, brushes.tokens
    painter.setFont(_sized(brushes, place.height() / ratio * _BADGE_TEXT, is_bold=True))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(brushes.pen(tokens.danger, 1))
    painter.setBrush(QColor(tokens.danger if is_picked else tokens.surface))
    painter.drawRoundedRect(place, 3 * ratio, 3 * ratio)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    painter.setPen(QColor(tokens.surface if is_picked else tokens.danger))
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, number)


def _paint_area(painter: QPainter, sheet: PlacedPage, box: Box, brushes: Brushes) -> None:
    rectangle = QRectF(*sheet.rectangle(box))
    colour = QColor(brushes.ink.accent)
    colour.setAlpha(_TINT)
    painter.fillRect(rectangle, colour)
    painter.setPen(brushes.pen(brushes.ink.accent, 2, Qt.PenStyle.DashLine))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(rectangle)
    _paint_handles(painter, rectangle, brushes.ink.accent, brushes)


def _paint_handles(painter: QPainter, rectangle: QRectF, colour: str, brushes: Brushes) -> None:
    reach = _HANDLE * brushes.ratio
    painter.setPen(brushes.pen(colour, 1))
    painter.setBrush(QColor(brushes.paper.ground))
    middle = rectangle.center()
    across = (rectangle.left(), middle.x(), rectangle.right())
    down = (rectangle.top(), middle.y(), rectangle.bottom())
    has_room = (rectangle.width() > 8 * reach, rectangle.height() > 8 * reach)
    for x, y in product(across, down):
        is_middle = (x == middle.x(), y == middle.y())
        if is_middle == (True, True) or (is_middle[0] and not has_room[0]):
            continue
        if not (is_middle[1] and not has_room[1]):
            painter.drawRect(QRectF(x - reach, y - reach, 2 * reach, 2 * reach))


def _sized(brushes: Brushes, pixels: float, *, is_bold: bool = False) -> QFont:
    font = QFont(brushes.font)
    font.setPixelSize(max(1, round(pixels * brushes.ratio)))
    font.setBold(is_bold)
    return font
