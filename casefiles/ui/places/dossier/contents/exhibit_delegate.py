"""Paints an exhibit of the outline: box, mark, pages, title, and the handle to drag it by."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)
from typing_extensions import override

from casefiles.office.draft.dossiers import PlannedExhibit
from casefiles.ui.look.mirroring import keep_direction_of_text, placed
from casefiles.ui.look.theme import Theme
from casefiles.ui.places.dossier.contents.contents_rows import pages_in_words

_Index = QModelIndex | QPersistentModelIndex
_BOX: Final = 18
_HANDLE: Final = 16
_GAP: Final = 8
_RING: Final = 2
_SMALL: Final = 12
_LINES: Final = 2.9
"""Height of a row in lines of text."""


class ExhibitDelegate(QStyledItemDelegate):
    """Paints rows of an `ExhibitList`."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    def height(self) -> int:
        """Return the height of a row."""
        return round(QFontMetrics(self._view.font()).height() * _LINES)

    def box(self, rect: QRect) -> QRect:
        """Return where the tick box of a row lies."""
        size, gap = self._theme.pixels(_BOX), self._theme.pixels(_GAP)
        top = rect.top() + (rect.height() - size) // 2
        return placed(QRect(rect.left() + gap, top, size, size), rect, self._view)

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Return the size of a row."""
        return QSize(self._theme.pixels(160), self.height())

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw a row."""
        rows = getattr(index.model(), "rows", ())
        if not 0 <= index.row() < len(rows):
            return
        row: PlannedExhibit = rows[index.row()]
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        keep_direction_of_text(painter)
        ground = self._ground(state)
        if ground:
            painter.fillRect(rect, self._theme.colour(ground))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, self._theme.colour("line"))
        self._draw_box(painter, self.box(rect), is_ticked=row.is_requested)
        self._draw_words(painter, rect, row)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(self._theme.colour("accent"), _RING))
            painter.drawRect(rect.adjusted(1, 1, -1, -2))
        painter.restore()

    def _ground(self, state: QStyle.StateFlag) -> str:
        if state & QStyle.StateFlag.State_Selected:
            return "select"
        return "hover" if state & QStyle.StateFlag.State_MouseOver else ""

    def _draw_box(self, painter: QPainter, box: QRect, *, is_ticked: bool) -> None:
        colour = self._theme.colour
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour("accent" if is_ticked else "edge"), 1))
        painter.setBrush(colour("accent" if is_ticked else "surface"))
        painter.drawRoundedRect(box.toRectF().adjusted(1.5, 1.5, -1.5, -1.5), 4, 4)
        if is_ticked:
            inner = box.adjusted(3, 3, -3, -3)
            ratio = painter.device().devicePixelRatio()
            picture = self._theme.pixmap("check", inner.width(), "on_accent", ratio)
            painter.drawPixmap(inner.topLeft(), picture)
        painter.restore()

    def _draw_words(self, painter: QPainter, rect: QRect, row: PlannedExhibit) -> None:
        gap = self._theme.pixels(_GAP)
        left = rect.left() + self._theme.pixels(_BOX) + 2 * gap + self._theme.pixels(4)
        right = rect.right() - gap
        if row.is_requested:
            right -= self._draw_handle(painter, rect) + gap // 2
        plain = self._view.font()
        bold, small = QFont(plain), QFont(plain)
        bold.setWeight(QFont.Weight.DemiBold)
        small.setPixelSize(self._theme.pixels(_SMALL))
        middle = rect.top() + rect.height() // 2
        pages = pages_in_words(row.pages)
        pages_width = QFontMetrics(small).horizontalAdvance(pages) + 2
        self._write(painter, small, "muted", pages, (right - pages_width, middle - 4, pages_width))
        room = right - pages_width - gap - left
        self._write(
            painter,
            bold,
            "text" if row.is_requested else "muted",
            row.mark,
            (left, middle - 4, room),
        )
        base = middle + QFontMetrics(small).ascent() + 1
        self._write(
            painter,
            small,
            "text" if row.is_requested else "muted",
            row.title,
            (left, base, right - left),
        )

    def _draw_handle(self, painter: QPainter, rect: QRect) -> int:
        size = self._theme.pixels(_HANDLE)
        ratio = painter.device().devicePixelRatio()
        picture = self._theme.pixmap("dots-six-vertical", size, "muted", ratio)
        top = rect.top() + (rect.height() - size) // 2
        left = rect.right() - size - self._theme.pixels(4)
        place = placed(QRect(left, top, size, size), rect, self._view)
        painter.drawPixmap(place.topLeft(), picture)
        return size

    def _write(
        self, painter: QPainter, font: QFont, role: str, words: str, at: tuple[int, int, int]
    ) -> None:
        left, base, room = at
        painter.setFont(font)
        painter.setPen(self._theme.colour(role))
        line = words.replace("\n", " ")
        elided = QFontMetrics(font).elidedText(line, Qt.TextElideMode.ElideRight, room)
        width = QFontMetrics(font).horizontalAdvance(elided)
        whole = self._view.viewport().rect()
        place = placed(QRect(left, base, width, 1), whole, self._view)
        painter.drawText(place.left(), base, elided)
