"""Paints one cell of a list: ground, icon, words, line, and the ring of the focus."""

from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
)
from typing_extensions import override

from casefiles.ui.look.mirroring import is_mirrored, keep_direction_of_text, placed
from casefiles.ui.look.theme import Theme
from casefiles.ui.widgets.row_model import RowModel

_Index = QModelIndex | QPersistentModelIndex
_PAD: Final = 10
_ICON: Final = 16
_GAP: Final = 7
_RING: Final = 2
_MOST_ELIDED: Final = 5000


class RowDelegate(QStyledItemDelegate):
    """Paints cells by the theme.

    Attributes:
        hovered: place of the row under the pointer; -1 for none.
    """

    def __init__(self, theme: Theme, table: QTableView) -> None:
        super().__init__(table)
        self.hovered = -1
        self._theme = theme
        self._table = table
        self._elided: dict[tuple[str, int], str] = {}

    def forget(self) -> None:
        """Measure words anew: sizes or rows are different now."""
        self._elided.clear()

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw a cell."""
        model = index.model()
        if not isinstance(model, RowModel):
            return
        rect: QRect = option.rect
        number, column = index.row(), index.column()
        state: QStyle.StateFlag = option.state
        is_selected = bool(state & QStyle.StateFlag.State_Selected)
        colour = self._theme.colour
        if is_selected or number == self.hovered:
            painter.fillRect(rect, colour("select" if is_selected else "hover"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, colour("line"))
        before = painter.layoutDirection()
        keep_direction_of_text(painter)
        space = self._space(rect)
        picture = model.picture(number, column)
        if picture is not None:
            space = self._draw_icon(painter, space, picture)
        words = model.words(number, column)
        if words:
            painter.setPen(colour(model.colour_role(number, column)))
            self._draw_words(painter, space, words, is_right=model.columns[column].align_right)
        if number == self._table.currentIndex().row() and self._table.hasFocus():
            self._draw_ring(painter, rect, column, len(model.columns))
        painter.setLayoutDirection(before)

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Return the size of a cell."""
        return QSize(self._theme.pixels(80), self._theme.row_height)

    @override
    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: _Index,
    ) -> bool:
        """Show what there is to tell of a cell, or words that do not fit, in full."""
        model = index.model()
        if event.type() != QEvent.Type.ToolTip or not isinstance(model, RowModel):
            return False
        words = model.words(index.row(), index.column())
        space = self._space(option.rect)
        if model.picture(index.row(), index.column()) is not None:
            space.setLeft(space.left() + self._theme.pixels(_ICON + _GAP))
        is_cut = bool(words) and self._fitting(words, space.width()) != words
        value = index.data(Qt.ItemDataRole.ToolTipRole)
        QToolTip.showText(event.globalPos(), value or (words if is_cut else ""), view)
        return True

    def _space(self, rect: QRect) -> QRect:
        pad = self._theme.pixels(_PAD)
        return rect.adjusted(pad, 0, -pad, -1)

    def _draw_icon(self, painter: QPainter, space: QRect, picture: tuple[str, str]) -> QRect:
        size = self._theme.pixels(_ICON)
        ratio = painter.device().devicePixelRatio()
        pixmap = self._theme.pixmap(picture[0], size, picture[1], ratio)
        top = space.top() + (space.height() - size) // 2
        place = placed(QRect(space.left(), top, size, size), space, self._table)
        painter.drawPixmap(place.topLeft(), pixmap)
        rest = space.adjusted(size + self._theme.pixels(_GAP), 0, 0, 0)
        return placed(rest, space, self._table)

    def _draw_words(self, painter: QPainter, space: QRect, words: str, *, is_right: bool) -> None:
        """Draw on the line's own base, so that tall scripts do not move the others."""
        shown = self._fitting(words, space.width())
        metrics = painter.fontMetrics()
        base = space.top() + (space.height() + metrics.ascent() - metrics.descent()) // 2
        is_at_right = is_right is not is_mirrored(self._table)
        left = space.right() - metrics.horizontalAdvance(shown) if is_at_right else space.left()
        painter.drawText(left, base, shown)

    def _fitting(self, words: str, width: int) -> str:
        key = (words, width)
        if key not in self._elided:
            if len(self._elided) > _MOST_ELIDED:
                self._elided.clear()
            line = words.replace("\n", " ")
            metrics = QFontMetrics(self._table.font())
            self._elided[key] = metrics.elidedText(line, Qt.TextElideMode.ElideRight, width)
        return self._elided[key]

    def _draw_ring(self, painter: QPainter, rect: QRect, column: int, columns: int) -> None:
        """Draw this cell's part of the ring around the row that has the focus."""
        header = self._table.horizontalHeader()
        place = header.visualIndex(column)
        painter.setPen(QPen(Qt.PenStyle.NoPen))
        colour = self._theme.colour("accent")
        painter.fillRect(rect.left(), rect.top(), rect.width(), _RING, colour)
        painter.fillRect(rect.left(), rect.bottom() - 1, rect.width(), _RING, colour)
        first, last = (columns - 1, 0) if is_mirrored(self._table) else (0, columns - 1)
        if place == first:
            painter.fillRect(rect.left(), rect.top(), _RING, rect.height(), colour)
        if place == last:
            painter.fillRect(rect.right() - 1, rect.top(), _RING, rect.height(), colour)
