"""The picture of time with what belongs around it: scroll bar, strip and legend."""

from typing import Final

from PySide6.QtCore import QRectF, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollBar, QWidget
from typing_extensions import override

from casefiles.ui.look.theme import Theme
from casefiles.ui.places.chronology.canvas import Canvas
from casefiles.ui.places.chronology.chart import Chart
from casefiles.ui.places.chronology.legend import Legend
from casefiles.ui.places.chronology.scale import TimeScale
from casefiles.ui.places.chronology.strip import OverviewStrip

_WITH_LEGEND: Final = 250
_WITH_STRIP: Final = 190


class TimelineView(QFrame):
    """Canvas, strip and legend over one chart.

    Attributes:
        canvas: the picture.
        strip: all of time.
    """

    def __init__(self, theme: Theme, today: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.canvas = Canvas(theme, today, self)
        self.strip = OverviewStrip(theme, self)
        self._legend = Legend(theme, self)
        self._bar = QScrollBar(Qt.Orientation.Vertical, self)
        self._bar.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # Room for it stays, or its coming and going would lay the picture out again and again.
        policy = self._bar.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._bar.setSizePolicy(policy)
        self.setFocusProxy(self.canvas)
        grid = QGridLayout(self)
        grid.setContentsMargins(1, 1, 1, 1)
        grid.setSpacing(0)
        grid.addWidget(self.canvas, 0, 0)
        grid.addWidget(self._bar, 0, 1)
        grid.addWidget(self.strip, 1, 0)
        grid.addWidget(self._legend, 2, 0, 1, 2)
        grid.setRowStretch(0, 1)
        grid.setColumnStretch(0, 1)
        self.canvas.scale_changed.connect(self._on_scale)
        self.canvas.height_changed.connect(self._on_height, Qt.ConnectionType.QueuedConnection)
        self.strip.scale_requested.connect(self._on_scale_requested)
        self._bar.valueChanged.connect(self._on_bar)

    def show_chart(self, chart: Chart) -> None:
        """Show another chart."""
        self.strip.show_chart(chart)
        self.canvas.show_chart(chart)
        self._on_scale()
        self._on_height()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the room to the picture where there is little."""
        super().resizeEvent(event)
        self._legend.setVisible(event.size().height() >= self._theme.pixels(_WITH_LEGEND))
        self.strip.setVisible(event.size().height() >= self._theme.pixels(_WITH_STRIP))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a quiet border."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._theme.colour("line"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        painter.end()

    @Slot()
    def _on_scale(self) -> None:
        self.strip.show_scale(self.canvas.scale, self.canvas.heads_width())

    @Slot()
    def _on_height(self) -> None:
        layout = self.canvas.layout_now()
        room = self.canvas.lanes_height()
        most = max(layout.height - room, 0.0) if layout is not None else 0.0
        self._bar.blockSignals(True)
        self._bar.setRange(0, round(most))
        self._bar.setPageStep(round(room))
        self._bar.setSingleStep(round(self.canvas.look().row))
        self._bar.setValue(round(self.canvas.top))
        self._bar.blockSignals(False)
        self._bar.setVisible(most > 0)

    @Slot(object)
    def _on_scale_requested(self, scale: TimeScale) -> None:
        self.canvas.set_scale(scale)

    @Slot(int)
    def _on_bar(self, value: int) -> None:
        self.canvas.set_top(float(value))
