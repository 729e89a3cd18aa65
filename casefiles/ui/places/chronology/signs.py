"""How each thing on the timeline is drawn: moments, stretches, open ends, crowds, their labels."""

from dataclasses import dataclass
from math import inf
from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QLinearGradient, QPainter, QPen, QPolygonF

from casefiles.office.chronology.timeline import PRESSURE, TimelineRow
from casefiles.ui.look.mirroring import readable
from casefiles.ui.places.chronology.chart import SIGN, label_of
from casefiles.ui.places.chronology.chart_style import ChartStyle
from casefiles.ui.places.chronology.packing import PackedItem
from casefiles.words.language import msg_of

_DOT: Final = 4.6
_GROUND: Final = 0.16
"""How much of its colour fills a bar."""
_FADE: Final = 46.0
_FAR: Final = 60.0
"""Pixels past the edge of the canvas to which a bar is drawn."""
_ROUND: Final = 4.0
_DASHED: Final = Qt.PenStyle.CustomDashLine


@dataclass(frozen=True, slots=True)
class ItemState:
    """How a place stands to the person.

    Attributes:
        is_selected: it shows the present event.
        is_hovered: the pointer is on it.
        has_focus: keys go to the canvas.
    """

    is_selected: bool = False
    is_hovered: bool = False
    has_focus: bool = False


@dataclass(frozen=True, slots=True)
class LaneFrame:
    """Where a row of a lane is painted.

    Attributes:
        shift: pixels from the chart's first day to the canvas' left edge.
        top: upper edge of the row.
        low: left edge of what is seen.
        high: right edge of what is seen.
        row: height of the row.
        tone: role of the lane's colour.
        today: the present day.
    """

    shift: float
    top: float
    low: float
    high: float
    row: float
    tone: str = "accent"
    today: float = inf


def draw_place(
    painter: QPainter,
    look: ChartStyle,
    place: PackedItem,
    row: TimelineRow,
    frame: LaneFrame,
    state: ItemState,
) -> None:
    """Draw an item or a crowd."""
    if state.is_selected or state.is_hovered:
        _draw_mark(painter, look, place, frame, state)
    if place.is_cluster:
        _draw_pill(painter, look, place, frame, state)
        return
    if place.is_bar:
        _draw_bar(painter, look, place, row, frame)
    else:
        at = QPointF(place.x - frame.shift, _middle(frame))
        draw_sign(painter, look, row, at, frame.tone, is_to_come=row.begin > frame.today)
    if place.label_width > 0:
        _draw_label(painter, look, place, row, frame, "accent" if state.is_selected else "text")


def _middle(frame: LaneFrame) -> float:
    return frame.top + frame.row / 2


def _draw_mark(
    painter: QPainter, look: ChartStyle, place: PackedItem, frame: LaneFrame, state: ItemState
) -> None:
    """Mark what is chosen where and as long as it is: a ground under its words would be a bar."""
    role = "accent" if state.is_selected else "muted"
    wide = 2.4 if state.is_selected and state.has_focus else 1.6
    painter.setPen(look.pen(role, wide))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if place.is_bar or place.is_cluster:
        left = max(place.left - frame.shift, frame.low - _FAR) - look.px(2)
        right = min(place.right - frame.shift, frame.high + _FAR) + look.px(2)
        box = QRectF(left, frame.top + 1.5, right - left, frame.row - 3)
        painter.drawRoundedRect(box, look.px(_ROUND) + 2, look.px(_ROUND) + 2)
        return
    at = QPointF(place.x - frame.shift, _middle(frame))
    radius = min(look.px(_DOT) * 1.25 + look.px(2), frame.row / 2 - 1)
    painter.drawEllipse(at, radius, radius)
    painter.drawLine(QPointF(at.x(), frame.top), QPointF(at.x(), frame.top + frame.row))


def shape_of(row: TimelineRow, *, is_to_come: bool = False) -> str:
    """Return the shape that repeats what the colour of a sign says."""
    if row.kind == "deadline" or is_to_come:
        return "diamond"
    if row.type == "incident" or row.lane == msg_of(PRESSURE):
        return "triangle"
    return "square" if row.kind == "register" else "dot"


_CORNERS: Final = {
    "diamond": ((0.0, -1.25), (1.25, 0.0), (0.0, 1.25), (-1.25, 0.0)),
    "triangle": ((0.0, -1.05), (1.1, 0.9), (-1.1, 0.9)),
    "square": ((-0.88, -0.88), (0.88, -0.88), (0.88, 0.88), (-0.88, 0.88)),
}


def draw_sign(
    painter: QPainter,
    look: ChartStyle,
    row: TimelineRow,
    at: QPointF,
    tone: str,
    *,
    is_to_come: bool = False,
) -> None:
    """Draw a moment around a point: filled if known to the day, dashed and hollow if not."""
    half = look.px(_DOT)
    is_vague = row.span is not None and row.span.is_approximate
    if row.kind == "document":
        painter.setPen(look.pen("muted", 1.4, _DASHED if is_vague else Qt.PenStyle.SolidLine))
        painter.setBrush(look.colour("surface"))
        painter.drawRect(QRectF(at.x() - half + 0.8, at.y() - half, 2 * half - 1.6, 2 * half))
        return
    if is_vague:
        painter.setPen(look.pen(tone, 1.4, _DASHED))
        painter.setBrush(look.colour("surface"))
    elif row.is_withheld:
        painter.setPen(look.pen(tone, 1.6))
        painter.setBrush(look.colour("surface"))
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour(tone))
    corners = _CORNERS.get(shape_of(row, is_to_come=is_to_come), ())
    if corners:
        painter.drawPolygon(QPolygonF([at + QPointF(x, y) * half for x, y in corners]))
    else:
        painter.drawEllipse(at, half, half)


def _draw_bar(
    painter: QPainter, look: ChartStyle, place: PackedItem, row: TimelineRow, frame: LaneFrame
) -> None:
    left = max(place.left - frame.shift, frame.low - _FAR)
    right = min(place.right - frame.shift, frame.high + _FAR)
    inset = frame.row * 0.14
    box = QRectF(left, frame.top + inset, right - left, frame.row - 2 * inset)
    draw_bar(painter, look, row, box, frame.tone)
    if place.left - frame.shift < frame.low:
        painter.setPen(look.pen(frame.tone))
        begins = QRectF(frame.low + look.px(2), box.top(), look.px(12), box.height())
        painter.drawText(begins, int(Qt.AlignmentFlag.AlignVCenter), "‹")


def draw_bar(painter: QPainter, look: ChartStyle, row: TimelineRow, box: QRectF, tone: str) -> None:
    """Draw a stretch of time: dashed if it is not exactly known, fading where it is open."""
    at = row.span
    is_vague = at is not None and at.is_approximate
    fades_in = at is not None and at.start_day is None
    fades_out = at is not None and at.end_day is None
    role = "muted" if row.kind == "document" else tone
    pen = look.pen(role, 1.3, _DASHED if is_vague else Qt.PenStyle.SolidLine)
    ground = look.colour("surface") if row.is_withheld else look.colour(role, _GROUND)
    brush = QBrush(ground)
    round_to = look.px(_ROUND)
    if not fades_in and not fades_out:
        painter.setPen(pen)
        painter.setBrush(brush)
        painter.drawRoundedRect(box, round_to, round_to)
        return
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_fading(look, box, role, (fades_in, fades_out), _GROUND))
    painter.drawRoundedRect(box, round_to, round_to)
    _hatch(painter, look, box, role, (fades_in, fades_out))
    outline = QPen(pen)
    outline.setBrush(_fading(look, box, role, (fades_in, fades_out)))
    painter.setPen(outline)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box, round_to, round_to)


def _fading(
    look: ChartStyle, box: QRectF, role: str, ends: tuple[bool, bool], alpha: float = 1.0
) -> QBrush:
    gradient = QLinearGradient(box.topLeft(), box.topRight())
    part = min(look.px(_FADE) / max(box.width(), 1.0), 0.5 if all(ends) else 1.0)
    full, none = look.colour(role, alpha), look.colour(role, 0.0)
    gradient.setColorAt(0.0, none if ends[0] else full)
    if ends[0]:
        gradient.setColorAt(part, full)
    if ends[1]:
        gradient.setColorAt(1.0 - part, full)
    gradient.setColorAt(1.0, none if ends[1] else full)
    return QBrush(gradient)


def _hatch(
    painter: QPainter, look: ChartStyle, box: QRectF, role: str, ends: tuple[bool, bool]
) -> None:
    """Draw slanted lines at open ends, so that they are told by shape, not by paleness alone."""
    painter.save()
    painter.setClipRect(box)
    pen = QPen(look.colour(role, 0.55), 1.0)
    painter.setPen(pen)
    step, height = look.px(5), box.height()
    reach = min(look.px(_FADE), box.width() / (2 if all(ends) else 1))
    for is_open, start in ((ends[0], box.left()), (ends[1], box.right() - reach)):
        if is_open:
            count = int((reach + height) / step) + 1
            xs = [start - height + number * step for number in range(count)]
            painter.drawLines([QLineF(x, box.bottom(), x + height, box.top()) for x in xs])
    painter.restore()


def _draw_pill(
    painter: QPainter, look: ChartStyle, place: PackedItem, frame: LaneFrame, state: ItemState
) -> None:
    left = max(place.left - frame.shift, frame.low - _FAR)
    right = min(place.right - frame.shift, frame.high + _FAR)
    height = min(frame.row - look.px(5), look.px(18))
    box = QRectF(left, _middle(frame) - height / 2, right - left, height)
    is_marked = state.is_selected or state.is_hovered
    painter.setPen(look.pen("accent", 1.6 if is_marked else 1.0))
    painter.setBrush(look.colour("surface" if is_marked else "select"))
    painter.drawRoundedRect(box, height / 2, height / 2)
    painter.setPen(look.pen("text"))
    words = look.text(str(place.count), right - left)
    seen_left, seen_right = max(left, frame.low), min(right, frame.high)
    x = (seen_left + seen_right - words.size().width()) / 2
    with readable(painter, x, words.size().width()):
        painter.drawStaticText(QPointF(x, _middle(frame) - words.size().height() / 2), words)


def _draw_label(
    painter: QPainter,
    look: ChartStyle,
    place: PackedItem,
    row: TimelineRow,
    frame: LaneFrame,
    role: str,
) -> None:
    x = place.label - frame.shift
    room = place.label_width
    sign = place.right if place.is_bar else place.x
    if place.label > place.left and sign < frame.shift + frame.low:
        # Words without their sign would be taken for those of another.
        return
    if place.is_bar and place.label < place.right:
        # The words of a long bar stay in sight while any of it is.
        x = max(x, frame.low + look.px(14))
        room = min(room, place.right - frame.shift - x - look.px(4))
    # Shortened rather than cut by the edge of the picture.
    room = min(room, frame.high - x - look.px(3))
    middle = _middle(frame)
    for name, tint in _signs(row):
        if room < look.px(SIGN):
            return
        top = middle - look.icon / 2
        with readable(painter, x, look.icon):
            painter.drawPixmap(QPointF(x, top), look.picture(name, tint))
        x += look.px(SIGN)
        room -= look.px(SIGN)
    if room < look.px(SIGN):
        return
    words = look.text(label_of(row), room)
    painter.setPen(look.pen(role))
    with readable(painter, x, words.size().width()):
        painter.drawStaticText(QPointF(x, middle - words.size().height() / 2), words)


UNPROVEN_ICON: Final = "question"
WITHHELD_ICON: Final = "shield"


def _signs(row: TimelineRow) -> tuple[tuple[str, str], ...]:
    withheld = ((WITHHELD_ICON, "text"),) if row.is_withheld else ()
    unproven = ((UNPROVEN_ICON, "warn"),) if row.needs_proof else ()
    return withheld + unproven
