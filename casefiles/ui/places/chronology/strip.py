"""The strip below the picture: all of time with how much happened, and a window to drag."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from casefiles.ui.look.mirroring import draw_words, from_start, mirror
from casefiles.ui.look.theme import Theme
from casefiles.ui.places.chronology.chart import BINS, Chart
from casefiles.ui.places.chronology.chart_style import ChartStyle
from casefiles.ui.places.chronology.scale import CLOSEST, TimeScale, axis, fitted
from casefiles.words.language import msg

_HEIGHT: Final = 52
_INSET: Final = 5.0
"""Pixels at either end, so that the edges of the window can be taken hold of there too."""
_GRIP: Final = 6.0
_LEAST: Final = 8.0
"""Pixels of the window at the least, so that it can be taken hold of."""
_STEP: Final = 1.25
_NOTCH: Final = 120


class OverviewStrip(QWidget):
    """All of time; what is seen above is a window in it.

    Attributes:
        scale_requested: a `Scale` that was dragged to.
    """

    scale_requested = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._look: ChartStyle | None = None
        self._chart: Chart | None = None
        self._scale: TimeScale | None = None
        self._heads = 0.0
        self._hold = ""
        self._last_x = 0.0
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(msg("Whole period"))
        self.setAccessibleDescription(msg("Keys +, − and 0 zoom the timeline"))
        self.setToolTip(msg("Drag the window to move, its edges to zoom"))
        theme.changed.connect(self._on_theme)

    def show_chart(self, chart: Chart) -> None:
        """Show another chart."""
        self._chart = chart
        self.update()

    def show_scale(self, scale: TimeScale, heads: float) -> None:
        """Show what is seen above.

        Args:
            scale: what is seen.
            heads: pixels left of the picture, which stay free here too.
        """
        self._scale, self._heads = scale, heads + _INSET
        self.update()

    def window_edges(self) -> tuple[float, float]:
        """Return the edges of the window in pixels."""
        whole = self._whole()
        if whole is None or self._scale is None:
            return 0.0, 0.0
        left, right = whole.x(self._scale.left), whole.x(self._scale.right)
        left, right = max(left, 0.0), min(right, whole.width)
        spare = max(_LEAST - (right - left), 0.0) / 2
        return self._heads + left - spare, self._heads + right + spare

    @override
    def sizeHint(self) -> QSize:
        """Return the height of the strip."""
        return QSize(400, self._theme.pixels(_HEIGHT))

    @override
    def minimumSizeHint(self) -> QSize:
        """Return the height of the strip."""
        return QSize(120, self._theme.pixels(_HEIGHT))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw bars and window."""
        look = self._present_look()
        painter = QPainter(self)
        mirror(painter, self)
        painter.fillRect(self.rect(), look.colour("surface"))
        painter.setPen(look.pen("line"))
        painter.drawLine(QPointF(0, 0.5), QPointF(self.width(), 0.5))
        whole = self._whole()
        if whole is not None and self._chart is not None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._draw_bars(painter, look, whole, self._chart)
            self._draw_window(painter, look)
            self._draw_ticks(painter, look, whole)
        painter.end()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the window or an edge; elsewhere, bring the window there."""
        if event.button() != Qt.MouseButton.LeftButton or self._scale is None:
            return
        x = from_start(event.position(), self).x()
        self._hold, self._last_x = self._part_at(x), x
        if not self._hold:
            self._hold = "window"
            left, right = self.window_edges()
            self._move(x - (left + right) / 2)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag what is held."""
        x = from_start(event.position(), self).x()
        if not self._hold:
            part = self._part_at(x)
            shape = Qt.CursorShape.SizeHorCursor if part in {"left", "right"} else None
            shape = shape or (Qt.CursorShape.OpenHandCursor if part else Qt.CursorShape.ArrowCursor)
            self.setCursor(shape)
            return
        moved, self._last_x = x - self._last_x, x
        if self._hold == "window":
            self._move(moved)
        else:
            self._stretch(moved)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        self._hold = ""

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom around the middle of the window."""
        event.accept()
        if self._scale is not None:
            factor = _STEP ** (event.angleDelta().y() / _NOTCH)
            self.scale_requested.emit(self._scale.zoomed(factor, self._scale.width / 2))

    def _whole(self) -> TimeScale | None:
        if self._chart is None:
            return None
        return fitted(self._chart.first, self._chart.last, self.width() - self._heads - _INSET)

    def _move(self, pixels: float) -> None:
        whole = self._whole()
        if whole is not None and self._scale is not None:
            days = pixels / whole.per_day
            self.scale_requested.emit(self._scale.panned(days * self._scale.per_day))

    def _stretch(self, pixels: float) -> None:
        whole, scale = self._whole(), self._scale
        if whole is None or scale is None:
            return
        days = pixels / whole.per_day
        left, right = scale.left, scale.right
        least = scale.width / CLOSEST
        if self._hold == "left":
            left = min(left + days, right - least)
        else:
            right = max(right + days, left + least)
        self.scale_requested.emit(fitted(left, right, scale.width))

    def _part_at(self, x: float) -> str:
        left, right = self.window_edges()
        if abs(x - left) <= _GRIP:
            return "left"
        if abs(x - right) <= _GRIP:
            return "right"
        return "window" if left < x < right else ""

    def _draw_ticks(self, painter: QPainter, look: ChartStyle, whole: TimeScale) -> None:
        painter.setFont(look.label_font)
        marks = axis(whole, look.factor)
        ticks = marks.lower if not marks.upper else marks.upper
        height = self.height()
        line = look.label_metrics.height()
        for tick in ticks:
            x = self._heads + whole.x(tick.day)
            if x >= self._heads:
                painter.setPen(look.pen("line"))
                painter.drawLine(QPointF(x, 1), QPointF(x, height))
                painter.setPen(look.pen("muted"))
                box = QRectF(x + look.px(4), height - line - look.px(2), look.px(120), line)
                draw_words(painter, box, int(Qt.AlignmentFlag.AlignLeft), tick.label)

    def _draw_bars(
        self, painter: QPainter, look: ChartStyle, whole: TimeScale, chart: Chart
    ) -> None:
        most = max(chart.bins, default=0)
        if not most:
            return
        bottom = self.height() - look.label_metrics.height() - look.px(4)
        room = bottom - look.px(6)
        days = (chart.last - chart.first) / BINS
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("accent", 0.75))
        width = max(days * whole.per_day, look.px(2))
        bars = []
        for number, count in enumerate(chart.bins):
            if count:
                # Square roots let few be seen beside many.
                height = max(room * (count / most) ** 0.5, look.px(3))
                x = self._heads + whole.x(chart.first + number * days)
                bars.append(QRectF(x, bottom - height, width, height))
        painter.drawRects(bars)

    def _draw_window(self, painter: QPainter, look: ChartStyle) -> None:
        left, right = self.window_edges()
        height = self.height()
        shade = look.colour("bg", 0.4 if look.is_contrast else 0.72)
        painter.fillRect(QRectF(self._heads, 1, left - self._heads, height), shade)
        painter.fillRect(QRectF(right, 1, self.width() - right, height), shade)
        painter.setPen(look.pen("accent", 1.4))
        painter.setBrush(look.colour("accent", 0.08))
        painter.drawRoundedRect(
            QRectF(left + 0.7, 1.5, max(right - left - 1.4, 1), height - 3), look.px(4), look.px(4)
        )
        painter.setBrush(look.colour("accent"))
        painter.setPen(Qt.PenStyle.NoPen)
        tall = look.px(16)
        for x in (left, right):
            grip = QRectF(x - look.px(2), (height - tall) / 2, look.px(4), tall)
            painter.drawRoundedRect(grip, look.px(2), look.px(2))

    def _present_look(self) -> ChartStyle:
        if self._look is None:
            self._look = ChartStyle(self._theme, self.font(), self.devicePixelRatioF())
        return self._look

    @Slot()
    def _on_theme(self) -> None:
        self._look = None
        self.updateGeometry()
        self.update()
