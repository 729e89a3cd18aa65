"""The painted line of time: one widget that draws what is seen, and is steered by hand or keys."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QPointF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget
from typing_extensions import override

from casefiles.office.chronology.timeline import TimelineRow
from casefiles.ui.look.accessible_roles import with_role
from casefiles.ui.look.mirroring import ahead, from_start, mirror
from casefiles.ui.look.theme import Theme
from casefiles.ui.places.chronology.chart import Chart
from casefiles.ui.places.chronology.chart_style import ChartStyle
from casefiles.ui.places.chronology.drawing import ChartDrawing, draw
from casefiles.ui.places.chronology.layout import ChartLayout, Seat, Sizes, laid_out
from casefiles.ui.places.chronology.outside_buttons import OutsideButtons
from casefiles.ui.places.chronology.row_words import crowd_in_words, row_in_words
from casefiles.ui.places.chronology.scale import TimeScale, fitted
from casefiles.ui.places.chronology.steps import across, along, first_from
from casefiles.words.language import msg

_STEP: Final = 1.25
"""Factor of one notch of the wheel."""
_KEY_STEP, _NOTCH, _DRAG = 1.6, 120, 4
_PLAIN: Final = {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier}
_GAP: Final = 54.0
"""Pixels at 100 % between steps and what followed them, where these are joined."""


@with_role(QAccessible.Role.Graphic)
class Canvas(QWidget):
    """The timeline as a picture.

    Attributes:
        chosen: the row that was selected here.
        activated_row: a row to be opened.
        scale_changed: another stretch of time is seen.
        height_changed: lanes take another height, or begin elsewhere.
    """

    chosen = Signal(object)
    activated_row = Signal(object)
    scale_changed = Signal()
    height_changed = Signal()

    def __init__(self, theme: Theme, today: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.today = today
        self.chart: Chart | None = None
        self.scale = TimeScale(today - 180, 2.0, 400.0)
        self.selected: int | None = None
        self.top = 0.0
        self._theme = theme
        self._look: ChartStyle | None = None
        self._layout: ChartLayout | None = None
        self._hovered: Seat | None = None
        self._pressed: QPointF | None = None
        self._is_dragging = False
        self._is_fitted = True
        self._is_dense = True
        self.outside = OutsideButtons(parent or self)
        self.outside.wider.connect(self._show_outside)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(msg("Timeline"))
        self.setAccessibleDescription(msg("No event is selected"))
        theme.changed.connect(self._on_theme)

    # What is shown

    def show_chart(self, chart: Chart) -> None:
        """Show another chart; the stretch of time and the selection stay where they can."""
        row = self.row()
        is_first = self.chart is None
        self.chart = chart
        self.selected = None if row is None else chart.numbers.get(row.id)
        self._hovered = None
        self._layout = None
        if is_first or self._is_fitted:
            self._refit()
        self._count_outside()
        self.outside.take_corner(self, self.heads_width(), self.look().axis)
        self.set_top(self.top)
        self._announce()
        self.update()

    def row(self) -> TimelineRow | None:
        """Return the selected row."""
        if self.chart is None or self.selected is None:
            return None
        return self.chart.rows[self.selected]

    def select(self, record_id: str) -> bool:
        """Select a row and bring it into view, without telling `chosen`."""
        if self.chart is None or record_id not in self.chart.numbers:
            return False
        self._select(self.chart.numbers[record_id], emits=False)
        return True

    def lane_in_view(self) -> str:
        """Return the lane of the selection, or else the first that is seen; empty for none."""
        row = self.row()
        if row is not None:
            return row.lane
        layout = self.layout_now()
        if layout is None or not layout.lanes:
            return ""
        lanes = layout.lanes_between(self.top, self.top)
        return layout.chart.lanes[lanes.start].name if lanes else ""

    # Moving and zooming

    def set_scale(self, scale: TimeScale, *, is_fitted: bool = False) -> None:
        """Show a stretch of time."""
        self._is_fitted = is_fitted
        if scale != self.scale:
            self.scale = scale
            self._hovered = None
            self.set_top(self.top)
            self._count_outside()
            self.scale_changed.emit()
            self.update()

    def open_on_most(self) -> None:
        """Show the dense part of what comes next, whatever was shown before."""
        self._is_fitted = self._is_dense = True

    def zoom(self, factor: float, x: float | None = None) -> None:
        """Zoom in on a pixel of time; by default on the selection, if it is seen."""
        if x is None:
            x = self.scale.width / 2
            row = self.row()
            if row is not None and 0 <= self.scale.x(row.begin) <= self.scale.width:
                x = self.scale.x(row.begin)
        self.set_scale(self.scale.zoomed(factor, x))

    @Slot()
    def zoom_in(self) -> None:
        """Zoom in one step."""
        self.zoom(_KEY_STEP)

    @Slot()
    def zoom_out(self) -> None:
        """Zoom out one step."""
        self.zoom(1 / _KEY_STEP)

    @Slot()
    def fit(self) -> None:
        """Show the part where most happened, or from there all of time."""
        self._is_dense = not (self._is_fitted and self._is_dense)
        self._refit()

    def _refit(self) -> None:
        width = self._time_width()
        scale = self.scale.resized(width)
        if self.chart is not None:
            scale = fitted(*self.chart.stretch(width, is_dense=self._is_dense), width)
        self.set_scale(scale, is_fitted=True)

    def _count_outside(self) -> None:
        if self.chart is not None:
            self.outside.show_counts(*self.chart.outside(self.scale.left, self.scale.right))

    @Slot(bool)
    def _show_outside(self, is_earlier: bool) -> None:
        """Show what lies before the picture, or after it, beside what is seen."""
        if self.chart is not None:
            first = self.chart.first if is_earlier else self.scale.left
            last = self.scale.right if is_earlier else self.chart.last
            self.set_scale(fitted(first, last, self._time_width()))

    def lanes_height(self) -> float:
        """Return the pixels that lanes have."""
        return max(self.height() - self.look().axis, 1.0)

    def look(self) -> ChartStyle:
        """Return colours and sizes."""
        if self._look is None:
            self._look = ChartStyle(self._theme, self.font(), self.devicePixelRatioF())
        return self._look

    def layout_now(self) -> ChartLayout | None:
        """Return the layout for the present scale."""
        if self.chart is None:
            return None
        if self._layout is None or not self._layout.holds(self.scale):
            look = self.look()
            gap = look.px(_GAP) if self.chart.is_paired else 0.0
            sizes = Sizes(look.row, self.lanes_height(), look.factor, gap)
            self._layout = laid_out(self.chart, self.scale, sizes)
            self.height_changed.emit()
        return self._layout

    def heads_width(self) -> float:
        """Return the pixels of the names of lanes."""
        return self.look().heads(self.chart)

    def _time_width(self) -> float:
        return max(self.width() - self.heads_width(), 1.0)

    def set_top(self, top: float) -> None:
        """Scroll the lanes."""
        layout = self.layout_now()
        most = max(layout.height - self.lanes_height(), 0.0) if layout is not None else 0.0
        top = min(max(top, 0.0), most)
        if top != self.top:
            self.top = top
            self._hovered = None
            self.height_changed.emit()
            self.update()

    # Selecting

    def _select(self, number: int, *, emits: bool = True) -> None:
        if self.chart is None:
            return
        has_changed = number != self.selected
        self.selected = number
        self._bring_into_view(number)
        self.update()
        if has_changed:
            self._announce()
            if emits:
                self.chosen.emit(self.chart.rows[number])

    def _bring_into_view(self, number: int) -> None:
        chart = self.chart
        if chart is None or chart.seats[number] is None:
            return
        row = chart.rows[number]
        begin, finish = max(row.begin, chart.first), min(row.finish, chart.last)
        scale = self.scale.showing(begin, finish)
        if scale != self.scale:
            self.set_scale(scale)
        layout = self.layout_now()
        if layout is not None:
            self.set_top(layout.top_showing(number, self.top, self.lanes_height()))

    def _step(self, steps: int) -> None:
        if self.chart is None:
            return
        number = self.first_in_sight()
        if self.selected is not None:
            number = along(self.chart, self.selected, steps)
        if number is not None:
            self._select(number)

    def first_in_sight(self) -> int | None:
        """Return the first row that begins in what is seen; None if there is none at all."""
        return first_from(self.chart, self.scale.left) if self.chart is not None else None

    def _change_lane(self, steps: int) -> None:
        if self.chart is not None and self.selected is not None:
            self._select(across(self.chart, self.selected, steps))
        else:
            self._step(0)

    def _open_crowd(self, seat: Seat) -> None:
        """Zoom in on a crowd until its members part."""
        layout = self.layout_now()
        if layout is not None:
            self.set_scale(fitted(*layout.days_of_crowd(seat), self.scale.width))

    def _open_selected(self) -> None:
        row = self.row()
        if row is not None:
            self.activated_row.emit(row)

    def _announce(self) -> None:
        row = self.row()
        words = msg("No event is selected")
        if row is not None and self.chart is not None and self.selected is not None:
            count = msg("{number} of {count}", number=self.selected + 1, count=len(self.chart.rows))
            words = msg(
                "{row_in_words}. Lane {lane}. {count}",
                row_in_words=row_in_words(row),
                lane=row.lane,
                count=count,
            )
        if words != self.accessibleDescription():
            self.setAccessibleDescription(words)
            kind = QAccessible.Event.DescriptionChanged
            QAccessible.updateAccessibility(QAccessibleEvent(self, kind))

    # Events

    @override
    def sizeHint(self) -> QSize:
        """Return a comfortable size."""
        return QSize(900, 320)

    @override
    def minimumSizeHint(self) -> QSize:
        """Return the least size at which something is seen."""
        return QSize(320, 140)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the same time in another width, or all of it again."""
        super().resizeEvent(event)
        self._rescale()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what is seen; asks nothing of anybody."""
        layout = self.layout_now()
        painter = QPainter(self)
        mirror(painter, self)
        seat = None
        if layout is not None and self.selected is not None:
            seat = layout.seat_of(self.selected)
        picture = ChartDrawing(
            layout=layout,
            scale=self.scale,
            size=(self.width(), self.height()),
            heads=self.heads_width(),
            top=self.top,
            today=self.today,
            selected=seat.place if seat is not None else None,
            hovered=self._hovered.place if self._hovered is not None else None,
            has_focus=self.hasFocus(),
        )
        draw(painter, self.look(), picture)
        painter.end()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl zooms at the pointer; otherwise lanes scroll, or time where all lanes are seen."""
        turn = event.angleDelta()
        event.accept()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            x = from_start(event.position(), self).x() - self.heads_width()
            self.zoom(_STEP ** (turn.y() / _NOTCH), min(max(x, 0.0), self.scale.width))
            return
        across = turn.x() * ahead(self) or (
            turn.y() if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 0
        )
        layout = self.layout_now()
        fits = layout is None or layout.height <= self.lanes_height()
        if across or fits:
            self.set_scale(self.scale.panned(-(across or turn.y()) * 0.8))
        else:
            self.set_top(self.top - turn.y() / _NOTCH * 3 * self.look().row)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to drag, or select."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = from_start(event.position(), self)
            self._is_dragging = False

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the picture, or mark what is under the pointer."""
        if self._pressed is None:
            self._hover(event.position())
            return
        moved = from_start(event.position(), self) - self._pressed
        if not self._is_dragging and moved.manhattanLength() < _DRAG:
            return
        self._is_dragging = True
        self._pressed = from_start(event.position(), self)
        self.setCursor(Qt.CursorShape.ClosedHandCursor)
        self.set_scale(self.scale.panned(-moved.x()))
        self.set_top(self.top - moved.y())

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Select what was pressed, unless it was dragged."""
        was_dragging, self._pressed, self._is_dragging = self._is_dragging, None, False
        self._hover(event.position())
        seat = self._seat_at(event.position())
        if was_dragging or seat is None or self.chart is None:
            return
        if seat.place.is_cluster:
            self._open_crowd(seat)
        else:
            self._select(self.chart.lanes[seat.lane].rows[seat.place.first])

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open what is under the pointer."""
        seat = self._seat_at(event.position())
        if seat is not None and not seat.place.is_cluster:
            self._open_selected()

    @override
    def leaveEvent(self, event: QEvent) -> None:
        """Mark nothing."""
        super().leaveEvent(event)
        self._hover(None)

    @override
    def event(self, event: QEvent) -> bool:
        """Show in words what is under the pointer."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._show_tip(event.pos(), event.globalPos())
            return True
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._look = None
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk from event to event, from lane to lane, and through time."""
        action = self._keys().get(Qt.Key(event.key()))
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if action is None or modifiers not in _PLAIN:
            super().keyPressEvent(event)
            return
        action()

    @override
    def focusInEvent(self, event: object) -> None:
        """Show that keys go here."""
        self.update()

    @override
    def focusOutEvent(self, event: object) -> None:
        """Show that keys go elsewhere."""
        self.update()

    def _keys(self) -> dict[Qt.Key, Callable[[], None]]:
        key = Qt.Key
        page = self.scale.width * 0.8
        count = len(self.chart.rows) if self.chart is not None else 0
        return {
            key.Key_Left: lambda: self._step(-ahead(self)),
            key.Key_Right: lambda: self._step(ahead(self)),
            key.Key_Up: lambda: self._change_lane(-1),
            key.Key_Down: lambda: self._change_lane(1),
            key.Key_Home: lambda: self._step(-count),
            key.Key_End: lambda: self._step(count),
            key.Key_PageUp: lambda: self.set_scale(self.scale.panned(-page)),
            key.Key_PageDown: lambda: self.set_scale(self.scale.panned(page)),
            key.Key_Plus: self.zoom_in,
            key.Key_Equal: self.zoom_in,
            key.Key_Minus: self.zoom_out,
            key.Key_0: self.fit,
            key.Key_Return: self._open_selected,
            key.Key_Enter: self._open_selected,
        }

    def _seat_at(self, at: QPointF) -> Seat | None:
        layout = self.layout_now()
        x = from_start(at, self).x() - self.heads_width()
        y = at.y() - self.look().axis
        if layout is None or x < 0 or y < 0:
            return None
        return layout.at(x + layout.shift(self.scale), y + self.top)

    def _hover(self, at: QPointF | None) -> None:
        seat = self._seat_at(at) if at is not None else None
        if seat != self._hovered:
            self._hovered = seat
            self.update()
        shape = Qt.CursorShape.PointingHandCursor if seat else Qt.CursorShape.ArrowCursor
        if self.cursor().shape() != shape:
            self.setCursor(shape)

    def _show_tip(self, at: QPoint, screen: QPoint) -> None:
        seat = self._seat_at(QPointF(at))
        if seat is None or self.chart is None:
            QToolTip.hideText()
            return
        numbers, place = self.chart.lanes[seat.lane].rows, seat.place
        first, last = (self.chart.rows[numbers[one]] for one in (place.first, place.last))
        words = crowd_in_words(place.count, first, last) if place.count > 1 else row_in_words(first)
        QToolTip.showText(screen, words, self)

    @Slot()
    def _on_theme(self) -> None:
        self._look = None
        self._layout = None
        self._rescale()
        self.update()

    def _rescale(self) -> None:
        self._layout = None
        self.outside.take_corner(self, self.heads_width(), self.look().axis)
        if self._is_fitted:
            self._refit()
        else:
            self.set_scale(self.scale.resized(self._time_width()))
        self.set_top(self.top)
