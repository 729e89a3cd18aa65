"""What lists of two-line rows share: their fonts, ground, lines, icons, words never cut, ring."""

from typing import Any, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem
from typing_extensions import override

from casefiles.ui.look.mirroring import is_mirrored, keep_direction_of_text
from casefiles.ui.look.theme import Theme
from casefiles.ui.widgets.row_delegate import RowDelegate
from casefiles.ui.widgets.row_table import RowTable

ICON: Final = 16
GAP: Final = 8
PAD: Final = 10
_SECOND: Final = 12
"""Pixels of the letters of the second line, at 100 %."""
_INNER: Final = 4
_BAR: Final = 3
_RING: Final = 2


class TwoLineDelegate(RowDelegate):
    """Paints rows that have a lead, a title, and a second line in smaller letters.

    Attributes:
        lead: width of the widest lead, in pixels.
        cut: words that must not be cut and for which there was no room when they were painted.
    """

    def __init__(self, theme: Theme, table: RowTable) -> None:
        super().__init__(theme, table)
        self.lead = 0
        self.cut: set[str] = set()

    def fonts(self) -> tuple[QFont, QFont]:
        """Return the font of leads and groups, and that of the second line."""
        lead, second = QFont(self._table.font()), QFont(self._table.font())
        lead.setWeight(QFont.Weight.DemiBold)
        second.setPixelSize(self._theme.pixels(_SECOND))
        return lead, second

    @override
    def forget(self) -> None:
        """Measure again: sizes or rows are different now."""
        super().forget()
        self.cut.clear()
        self.lead = 0

    def draw_row(self, painter: QPainter, rect: QRect, row: Any) -> None:
        """Draw what is on the ground of one row."""
        raise NotImplementedError

    def ground_of(self, row: Any) -> str:  # noqa: ARG002
        """Return the colour of a row that is neither selected nor under the pointer."""
        return ""

    def paint_row(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
        row: Any,
    ) -> None:
        """Draw a row with its ground, and the ring where the focus is."""
        rect: QRect = option.rect
        painter.save()
        keep_direction_of_text(painter)
        ground = self.ground_of(row)
        if index.row() == self.hovered:
            ground = "hover"
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if is_selected:
            ground = "select"
        if ground:
            painter.fillRect(rect, self._theme.colour(ground))
        if is_selected:
            bar = QRect(rect.left(), rect.top(), self._theme.pixels(_BAR), rect.height())
            painter.fillRect(self.placed(bar), self._theme.colour("accent"))
        line = self._theme.colour("line")
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, line)
        self.draw_row(painter, rect, row)
        if index.row() == self._table.currentIndex().row() and self._table.hasFocus():
            painter.setPen(QPen(self._theme.colour("accent"), _RING))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(1, 1, -1, -2))
        painter.restore()

    def halves(self, rect: QRect) -> tuple[QRect, QRect]:
        """Return the two lines of a row."""
        pad = self._theme.pixels(_INNER)
        half = (rect.height() - 2 * pad) // 2
        first = QRect(rect.left(), rect.top() + pad, rect.width(), half)
        return first, first.translated(0, half)

    def draw_icon_at(self, painter: QPainter, line: QRect, left: int, icon: str, role: str) -> None:
        """Draw an icon so many pixels from the beginning of a line."""
        size = self._theme.pixels(ICON)
        pixmap = self._theme.pixmap(icon, size, role, painter.device().devicePixelRatio())
        place = QRect(line.left() + left, line.top() + (line.height() - size) // 2, size, size)
        painter.drawPixmap(self.placed(place).topLeft(), pixmap)

    def draw_words(
        self, painter: QPainter, space: QRect, words: str, font: QFont, *, is_whole: bool = False
    ) -> None:
        """Draw on the line's own base, so that tall scripts do not move the others.

        Args:
            painter: of the list.
            space: where.
            words: of one line.
            font: theirs.
            is_whole: where there is no room for them, that is noted as a fault.
        """
        if not words:
            return
        metrics = QFontMetrics(font)
        line = words.replace("\n", " ")
        if is_whole and metrics.horizontalAdvance(line) > space.width():
            self.cut.add(line)
        shown = metrics.elidedText(line, Qt.TextElideMode.ElideRight, max(space.width(), 0))
        of_line = QFontMetrics(self._table.font())
        base = space.top() + (space.height() + of_line.ascent() - of_line.descent()) // 2
        width = metrics.horizontalAdvance(shown)
        painter.setFont(font)
        place = self.placed(QRect(space.left(), space.top(), width, space.height()))
        painter.drawText(place.left(), base, shown)

    def placed(self, rect: QRect) -> QRect:
        """Return where something is drawn, from the end where the window runs to the left."""
        if not is_mirrored(self._table):
            return rect
        width = self._table.viewport().width()
        return QRect(width - rect.left() - rect.width(), rect.top(), rect.width(), rect.height())
