"""Draws a layout: grid, lanes, what stands in them, today, then names and axis on top."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from casefiles.ui.look.mirroring import draw_words
from casefiles.ui.places.chronology.chart_style import ChartStyle
from casefiles.ui.places.chronology.layout import ChartLayout
from casefiles.ui.places.chronology.packing import PackedItem
from casefiles.ui.places.chronology.scale import TimeAxis, TimeScale, axis
from casefiles.ui.places.chronology.signs import ItemState, LaneFrame, draw_place
from casefiles.words.language import msg

_PLAIN: Final = ItemState()
_PAD: Final = 6.0
_TINT: Final = 0.07
_FAINT: Final = 0.2
_BAR: Final = 4
_STEM: Final = 0.55


@dataclass(frozen=True, slots=True)
class ChartDrawing:
    """What is drawn.

    Attributes:
        layout: None while there is nothing.
        scale: which stretch of time.
        size: width and height of all of it.
        heads: width of the names of lanes.
        top: pixels that the lanes are scrolled.
        today: the present day.
        selected: place that shows the present event.
        hovered: place under the pointer.
        has_focus: keys go here.
    """

    layout: ChartLayout | None
    scale: TimeScale
    size: tuple[int, int]
    heads: float
    top: float
    today: float
    selected: PackedItem | None
    hovered: PackedItem | None
    has_focus: bool


def draw(painter: QPainter, look: ChartStyle, picture: ChartDrawing) -> None:
    """Draw a picture."""
    width, height = picture.size
    painter.fillRect(0, 0, width, height, look.colour("surface"))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(look.label_font)
    marks = axis(picture.scale, look.factor)
    painter.save()
    painter.setClipRect(QRectF(picture.heads, look.axis, width - picture.heads, height - look.axis))
    painter.translate(picture.heads, look.axis)
    _draw_grid(painter, look, picture, marks)
    if picture.layout is not None:
        _draw_lanes(painter, look, picture, picture.layout)
    _draw_today(painter, look, picture)
    painter.restore()
    _draw_heads(painter, look, picture)
    _draw_axis(painter, look, picture, marks)
    if picture.has_focus:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(look.pen("accent", 2.0))
        painter.drawRect(QRectF(1, 1, width - 2, height - 2))


def _draw_grid(painter: QPainter, look: ChartStyle, picture: ChartDrawing, marks: TimeAxis) -> None:
    height = picture.size[1] - look.axis
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    for days, alpha in (
        (marks.fine, 0.35),
        ([tick.day for tick in marks.lower], 0.8),
        ([tick.day for tick in marks.upper], 1.0),
    ):
        pen = look.pen("line")
        colour = look.colour("line", alpha * _FAINT if look.is_contrast else alpha)
        pen = type(pen)(pen)
        pen.setColor(colour)
        painter.setPen(pen)
        lines = [QLineF(x, 0, x, height) for x in map(picture.scale.x, days)]
        painter.drawLines(lines)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)


def _draw_lanes(
    painter: QPainter, look: ChartStyle, picture: ChartDrawing, layout: ChartLayout
) -> None:
    shift = layout.shift(picture.scale)
    width = picture.scale.width
    height = picture.size[1] - look.axis
    _draw_grounds(painter, look, picture, layout)
    _draw_links(painter, look, picture, layout)
    for lane in layout.lanes_between(picture.top, picture.top + height):
        bottom = round(layout.bottom(lane) - picture.top) - 0.5
        painter.setPen(look.pen("line"))
        painter.drawLine(QPointF(0, bottom), QPointF(width, bottom))
        packed = layout.lanes[lane]
        numbers = layout.chart.lanes[lane].rows
        for row in range(len(packed.rows)):
            top = layout.row_top(lane, row) - picture.top
            if top + layout.row < 0 or top > height:
                continue
            tone = layout.chart.lanes[lane].tone
            frame = LaneFrame(shift, top, 0.0, width, layout.row, tone, picture.today)
            for place in packed.seen(row, shift - 2, shift + width + 8):
                what = layout.chart.rows[numbers[place.first]]
                draw_place(painter, look, place, what, frame, _state(picture, place))


def _draw_grounds(
    painter: QPainter, look: ChartStyle, picture: ChartDrawing, layout: ChartLayout
) -> None:
    """Tint each lane a little in its colour."""
    for lane, shown in enumerate(layout.chart.lanes):
        top = layout.tops[lane] - picture.top
        high = layout.bottom(lane) - layout.tops[lane]
        tint = look.colour(shown.tone, _TINT)
        painter.fillRect(QRectF(0, top, picture.scale.width, high), tint)


def _draw_links(
    painter: QPainter, look: ChartStyle, picture: ChartDrawing, layout: ChartLayout
) -> None:
    """Draw a curve from each step to what followed it, and thin stems to their signs."""
    if not layout.gap:
        return
    upper, lower = layout.bottom(0) - picture.top, layout.tops[1] - picture.top
    shift, middle = layout.shift(picture.scale), (upper + lower) / 2
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for step, followed in layout.chart.links:
        first, second = layout.seat_of(step), layout.seat_of(followed)
        if first is None or second is None:
            continue
        start, end = first.place.x - shift, second.place.x - shift
        for seat, x, edge in ((first, start, upper), (second, end, lower)):
            sign = layout.row_top(seat.lane, seat.row) + layout.row / 2 - picture.top
            tone = layout.chart.lanes[seat.lane].tone
            painter.setPen(QPen(look.colour(tone, _STEM), 1.0))
            painter.drawLine(QPointF(x, sign), QPointF(x, edge))
        path = QPainterPath(QPointF(start, upper))
        path.cubicTo(QPointF(start, middle), QPointF(end, middle), QPointF(end, lower))
        painter.setPen(QPen(look.colour(layout.chart.lanes[second.lane].tone, 0.9), look.px(1.8)))
        painter.drawPath(path)


def _state(picture: ChartDrawing, place: PackedItem) -> ItemState:
    if place is not picture.selected and place is not picture.hovered:
        return _PLAIN
    return ItemState(
        is_selected=place is picture.selected,
        is_hovered=place is picture.hovered,
        has_focus=picture.has_focus,
    )


def _draw_today(painter: QPainter, look: ChartStyle, picture: ChartDrawing) -> None:
    x = picture.scale.x(picture.today)
    if 0 <= x <= picture.scale.width:
        painter.setPen(look.pen("text", 1.0, Qt.PenStyle.DashLine))
        x = round(x) + 0.5
        painter.drawLine(QPointF(x, 0), QPointF(x, picture.size[1] - look.axis))


def _draw_heads(painter: QPainter, look: ChartStyle, picture: ChartDrawing) -> None:
    width, height = picture.heads, picture.size[1]
    painter.fillRect(QRectF(0, look.axis, width, height - look.axis), look.colour("surface"))
    painter.setPen(look.pen("line"))
    painter.drawLine(QPointF(width - 0.5, look.axis), QPointF(width - 0.5, height))
    layout = picture.layout
    if layout is None:
        return
    painter.save()
    painter.setClipRect(QRectF(0, look.axis, width, height - look.axis))
    painter.setFont(look.strong_font)
    for lane in layout.lanes_between(picture.top, picture.top + height - look.axis):
        top = layout.tops[lane] - picture.top + look.axis
        bottom = layout.bottom(lane) - picture.top + look.axis
        tone = layout.chart.lanes[lane].tone
        band = QRectF(0, top, width, bottom - top)
        painter.fillRect(band, look.colour(tone, _TINT))
        band.setWidth(look.px(_BAR))
        painter.fillRect(band, look.colour(tone))
        painter.setPen(look.pen("line"))
        painter.drawLine(QPointF(0, round(bottom) - 0.5), QPointF(width, round(bottom) - 0.5))
        # The name stays in sight while any of its lane is.
        seen = QRectF(look.px(16), max(top, look.axis), width - look.px(24), 0)
        seen.setBottom(min(bottom, height))
        _draw_name(painter, look, layout.chart.lanes[lane].name, seen)
    painter.restore()


def _draw_name(painter: QPainter, look: ChartStyle, name: str, box: QRectF) -> None:
    line = look.strong_metrics.height()
    lines = 2 if box.height() >= 2 * line + look.px(2) else 1
    flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap
    shown = look.strong_metrics.elidedText(
        name, Qt.TextElideMode.ElideRight, box.width() * lines - (look.px(20) if lines > 1 else 0)
    )
    painter.setPen(look.pen("text"))
    if lines == 1:
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
    draw_words(painter, box, int(flags), shown)


def _draw_axis(painter: QPainter, look: ChartStyle, picture: ChartDrawing, marks: TimeAxis) -> None:
    width = picture.size[0]
    painter.fillRect(QRectF(0, 0, width, look.axis), look.colour("surface"))
    painter.setPen(look.pen("line"))
    painter.drawLine(QPointF(0, look.axis - 0.5), QPointF(width, look.axis - 0.5))
    painter.save()
    painter.setClipRect(QRectF(picture.heads, 0, width - picture.heads, look.axis))
    painter.translate(picture.heads, 0)
    _draw_upper(painter, look, picture, marks)
    _draw_lower(painter, look, picture, marks)
    _draw_today_tag(painter, look, picture)
    painter.restore()


def _draw_upper(
    painter: QPainter, look: ChartStyle, picture: ChartDrawing, marks: TimeAxis
) -> None:
    """Draw where one is; the name of what the left edge lies in stays there."""
    painter.setFont(look.strong_font)
    pad = look.px(_PAD)
    for number, tick in enumerate(marks.upper):
        x = picture.scale.x(tick.day)
        after = picture.scale.width
        if number + 1 < len(marks.upper):
            after = picture.scale.x(marks.upper[number + 1].day)
        room = after - max(x, 0.0) - 2 * pad
        if look.strong_metrics.horizontalAdvance(tick.label) <= room:
            painter.setPen(look.pen("text"))
            box = QRectF(max(x, 0.0) + pad, look.px(3), room, look.axis / 2)
            draw_words(painter, box, _LEFT, tick.label)
        if x >= 0:
            painter.setPen(look.pen("line"))
            painter.drawLine(QPointF(round(x) + 0.5, 0), QPointF(round(x) + 0.5, look.axis))


def _draw_lower(
    painter: QPainter, look: ChartStyle, picture: ChartDrawing, marks: TimeAxis
) -> None:
    is_alone = not marks.upper
    painter.setFont(look.strong_font if is_alone else look.label_font)
    pad = look.px(_PAD)
    metrics = look.strong_metrics if is_alone else look.label_metrics
    top = look.axis / 2 - look.px(1)
    for number, tick in enumerate(marks.lower):
        x = picture.scale.x(tick.day)
        painter.setPen(look.pen("line"))
        edge = round(x) + 0.5
        painter.drawLine(
            QPointF(edge, look.axis - look.px(7 if is_alone else 6)), QPointF(edge, look.axis)
        )
        painter.setPen(look.pen("text" if is_alone else "muted"))
        if x < 0 and number + 1 < len(marks.lower):
            # What the left edge lies in keeps its name in sight, if there is room.
            after = picture.scale.x(marks.lower[number + 1].day)
            if after < metrics.horizontalAdvance(tick.label) + 2 * pad:
                continue
            x = 0.0
        box = QRectF(x + pad, top, look.px(200), look.axis / 2)
        draw_words(painter, box, _LEFT, tick.label)


def _draw_today_tag(painter: QPainter, look: ChartStyle, picture: ChartDrawing) -> None:
    """Draw where today is, or on which side of the picture it lies."""
    x = picture.scale.x(picture.today)
    words = msg("Today")
    if x > picture.scale.width:
        words = msg("Today →")
    elif x < 0:
        words = "← Today"
    painter.setFont(look.strong_font)
    width = look.strong_metrics.horizontalAdvance(words) + look.px(12)
    height = look.px(17)
    left = min(max(x - width / 2, 0.0), picture.scale.width - width)
    box = QRectF(left, look.px(4), width, height)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.colour("text"))
    painter.drawRoundedRect(box, look.px(4), look.px(4))
    painter.setPen(look.pen("surface"))
    draw_words(painter, box, int(Qt.AlignmentFlag.AlignCenter), words)


_LEFT: Final = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
