"""A list of rows of two lines; where it is wide and may be one, a table with columns."""

from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt, Slot
from PySide6.QtGui import QFontMetrics, QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem, QToolTip
from typing_extensions import override

from casefiles.ui.look.theme import Theme
from casefiles.ui.widgets.lines.row_lines import RowLines
from casefiles.ui.widgets.lines.two_lines import GAP, ICON, PAD, TwoLineDelegate
from casefiles.ui.widgets.row_model import RowModel
from casefiles.ui.widgets.row_table import RowTable

_Index = QModelIndex | QPersistentModelIndex
LinesOf = Callable[[Any], RowLines]

_HEIGHTS: Final = {54: 44, 46: 38, 44: 36}
"""Heights of rows at 100 %, and of compact ones."""
_MEASURED: Final = 60
"""Rows whose lead is measured at once; of a longer list the others are when they are painted."""
_METER: Final = 48
_METER_HIGH: Final = 6


class LineDelegate(TwoLineDelegate):
    """Paints what a row's lines say."""

    def __init__(self, theme: Theme, table: "LineRows") -> None:
        super().__init__(theme, table)
        self._rows = table

    @override
    def forget(self) -> None:
        """Find out again how wide the widest lead is."""
        super().forget()
        for row in self._rows.rows_model.rows[:_MEASURED]:
            self._make_room(self._rows.lines_of(row))

    def _make_room(self, lines: RowLines) -> bool:
        """Let the lead be as wide as this one; return whether it was not."""
        if not (lines.lead or lines.under):
            return False
        lead, second = self.fonts()
        wide = max(
            QFontMetrics(lead).horizontalAdvance(lines.lead),
            QFontMetrics(second).horizontalAdvance(lines.under),
        )
        is_wider = wide + 2 > self.lead
        self.lead = max(self.lead, wide + 2)
        return is_wider

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw a row, or a cell of the table."""
        if not self._rows.is_in_lines:
            super().paint(painter, option, index)
            return
        row = self._rows.rows_model.row_at(index.row())
        if row is None:
            return
        if self._make_room(self._rows.lines_of(row)):
            self._table.viewport().update()
        self.paint_row(painter, option, index, row)

    @override
    def ground_of(self, row: Any) -> str:
        """Return the colour of a row that heads others."""
        return "raised" if self._rows.lines_of(row).is_group else ""

    @override
    def draw_row(self, painter: QPainter, rect: QRect, row: Any) -> None:
        """Draw what the row says."""
        pad = self._theme.pixels(PAD)
        self._draw_lines(painter, rect.adjusted(pad, 0, -pad, 0), self._rows.lines_of(row))

    def _draw_lines(self, painter: QPainter, rect: QRect, lines: RowLines) -> None:
        pixels, colour = self._theme.pixels, self._theme.colour
        lead_font, second_font = self.fonts()
        first, second = self.halves(rect)
        if self.lead and not lines.is_group:
            first_lead, second_lead = QRect(first), QRect(second)
            first_lead.setWidth(self.lead)
            second_lead.setWidth(self.lead)
            painter.setPen(colour("text"))
            self.draw_words(painter, first_lead, lines.lead, lead_font, is_whole=True)
            painter.setPen(colour("muted"))
            self.draw_words(painter, second_lead, lines.under, second_font, is_whole=True)
            left = self.lead + pixels(GAP)
            first, second = first.adjusted(left, 0, 0, 0), second.adjusted(left, 0, 0, 0)
        if lines.meter is not None:
            first.setRight(self._draw_meter(painter, first, lines.meter))
        painter.setPen(colour("text"))
        self.draw_words(
            painter, first, lines.title, lead_font if lines.is_group else self._table.font()
        )
        second.setRight(self._draw_side(painter, second, lines))
        has_room = second.width() > 2 * pixels(ICON)
        if lines.icon is not None and lines.second and has_room:
            self.draw_icon_at(painter, second, 0, *lines.icon)
            second.setLeft(second.left() + pixels(ICON) + pixels(GAP) // 2)
        painter.setPen(colour(lines.tone))
        self.draw_words(painter, second, lines.second, second_font)

    def _draw_side(self, painter: QPainter, line: QRect, lines: RowLines) -> int:
        """Draw what stands at the end of a line; return where the room before it ends."""
        if not lines.side and lines.side_icon is None:
            return line.right()
        pixels = self._theme.pixels
        second_font = self.fonts()[1]
        wide = QFontMetrics(second_font).horizontalAdvance(lines.side)
        icon = pixels(ICON) + pixels(GAP) // 2 if lines.side_icon is not None else 0
        words = lines.side
        if icon and wide + icon > line.width():
            # The icon says it alone, rather than half of a word; the tip has all of it.
            wide, words = 0, ""
        left = max(line.right() - wide - icon, line.left())
        place = QRect(left, line.top(), line.right() - left + 1, line.height())
        role = "muted"
        if lines.side_icon is not None:
            role = lines.side_icon[1]
            self.draw_icon_at(painter, place, 0, *lines.side_icon)
            place.setLeft(place.left() + icon)
        painter.setPen(self._theme.colour(role))
        self.draw_words(painter, place, words, second_font, is_whole=True)
        return left - pixels(GAP)

    def _draw_meter(self, painter: QPainter, line: QRect, meter: tuple[int, int]) -> int:
        """Draw how many of how many; return where the room before it ends."""
        pixels, colour = self._theme.pixels, self._theme.colour
        done, total = meter
        font = self.fonts()[1]
        words = f"{done} / {total}"
        wide = QFontMetrics(font).horizontalAdvance(words) + 2
        high, long = pixels(_METER_HIGH), pixels(_METER)
        bar = QRect(line.right() - long, line.top() + (line.height() - high) // 2, long, high)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour("edge"), 1))
        painter.setBrush(colour("surface"))
        whole = QRectF(self.placed(bar))
        painter.drawRoundedRect(whole, high / 2, high / 2)
        if done and total:
            part = QRect(bar.left(), bar.top(), round(long * done / total), high)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("ok"))
            painter.drawRoundedRect(QRectF(self.placed(part)), high / 2, high / 2)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        left = bar.left() - wide - pixels(GAP)
        painter.setPen(colour("text"))
        self.draw_words(painter, QRect(left, line.top(), wide, line.height()), words, font)
        return left - pixels(GAP)

    @override
    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: _Index,
    ) -> bool:
        """Show a row in full, of which it may show a part only."""
        row = self._rows.rows_model.row_at(index.row())
        if not self._rows.is_in_lines or row is None:
            return super().helpEvent(event, view, option, index)
        if event.type() != QEvent.Type.ToolTip:
            return False
        lines = self._rows.lines_of(row)
        parts = (lines.title, lines.second, lines.side)
        QToolTip.showText(event.globalPos(), "\n".join(one for one in parts if one), view)
        return True


class LineRows(RowTable):
    """Rows of two lines, or a table where there is room for its columns.

    Attributes:
        is_in_lines: no columns are shown now.
        lines: paints the rows.
        lines_of: returns what a row says.
        has_groups: some rows head others, and are lower.
    """

    has_groups = False

    def __init__(
        self,
        model: RowModel,
        theme: Theme,
        lines_of: LinesOf,
        *,
        high: int = 54,
        table_from: int = 0,
    ) -> None:
        """Show a model.

        Args:
            model: the rows.
            theme: colours and sizes.
            lines_of: returns what a row says.
            high: height of a row at 100 %: 54, 46 or 44.
            table_from: pixels at 100 % from which it is a table; 0 for never.
        """
        self.is_in_lines = True
        self.lines_of = lines_of
        self._high, self._table_from = high, table_from
        super().__init__(model, theme)
        self.lines = LineDelegate(theme, self)
        self.delegate = self.lines
        self.setItemDelegate(self.lines)
        model.spoken = self._spoken
        model.modelReset.connect(self._size_groups)
        self._share_width()

    @override
    def _share_width(self) -> None:
        """Choose the form that there is room for; only a table has columns."""
        self._take_form()
        if not self.is_in_lines:
            super()._share_width()
            return
        self._is_sharing = True
        widest = self._stretching()
        for number in range(len(self.rows_model.columns)):
            self.setColumnHidden(number, number != widest)
        self.setColumnWidth(widest, self.viewport().width())
        self._is_sharing = False

    def _spoken(self, row: Any) -> str:
        return self.lines_of(row).in_words if self.is_in_lines else ""

    def _stretching(self) -> int:
        columns = self.rows_model.columns
        return next((at for at, column in enumerate(columns) if column.stretch), 0)

    def _take_form(self) -> None:
        pixels, theme = self._theme.pixels, self._theme
        self.is_in_lines = not self._table_from or self.width() < pixels(self._table_from)
        high = theme.row_height
        if self.is_in_lines:
            is_compact = theme.density == "compact"
            high = pixels(_HEIGHTS[self._high] if is_compact else self._high)
        if self.verticalHeader().defaultSectionSize() != high:
            self.verticalHeader().setMinimumSectionSize(0)
            self.verticalHeader().setDefaultSectionSize(high)
            self.verticalScrollBar().setSingleStep(high)
            self._size_groups()
        if self.horizontalHeader().isHidden() is not self.is_in_lines:
            self.horizontalHeader().setVisible(not self.is_in_lines)

    @Slot()
    def _size_groups(self) -> None:
        """Make the rows that head others lower than these."""
        if not self.is_in_lines or not self.has_groups:
            return
        high = self._theme.pixels(44 if self._theme.density != "compact" else 36)
        for number, row in enumerate(self.rows_model.rows):
            if self.lines_of(row).is_group:
                self.setRowHeight(number, high)
