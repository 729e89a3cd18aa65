"""The rows of the list of documents: two lines beside the page, numbers, or a table where wide."""

from enum import Enum
from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyleOptionViewItem, QToolTip
from typing_extensions import override

from casefiles.domain.records.rows import DocumentRow
from casefiles.ui.look.mirroring import is_mirrored, keep_direction_of_text
from casefiles.ui.look.theme import Theme
from casefiles.ui.places.documents.list.states import (
    ListRow,
    cell_text,
    first_words,
    protection_of,
    reason_of,
    second_words,
    state_of,
    type_icon,
)
from casefiles.ui.widgets.row_delegate import RowDelegate
from casefiles.ui.widgets.row_model import RowModel
from casefiles.ui.widgets.row_table import RowTable

_Index = QModelIndex | QPersistentModelIndex


class RowForm(Enum):
    """How rows are drawn."""

    LINES = "lines"
    NUMBERS = "numbers"
    TABLE = "table"


_TABLE_FROM: Final = 560
"""Pixels at 100 % from which there is room for columns."""
_NUMBERS_BELOW: Final = 120
"""Pixels at 100 % below which only numbers are shown."""
_HEIGHTS: Final = {"comfortable": 54, "compact": 44}
_SECOND: Final = 12
"""Pixels of the letters of the second line, at 100 %."""
_PAD: Final = 10
_ICON: Final = 16
_GAP: Final = 8
_BAR: Final = 3
_RING: Final = 2
_LEAST_LEAD: Final = 30
_NONE: Final = "–"
_TITLE: Final = 1
"""Number of the column that stretches, which holds the whole row where there are no columns."""


class LinesDelegate(RowDelegate):
    """Paints a document in two lines: the number never cut, the title, and the date never cut.

    Attributes:
        lead: width of the widest number, in pixels.
        cut: numbers and dates for which there was no room when they were last painted.
    """

    def __init__(self, theme: Theme, table: "DocumentRows") -> None:
        super().__init__(theme, table)
        self._rows = table
        self.lead = 0
        self.cut: set[str] = set()

    def fonts(self) -> tuple[QFont, QFont]:
        """Return the font of numbers, and that of the second line."""
        lead, second = QFont(self._table.font()), QFont(self._table.font())
        lead.setWeight(QFont.Weight.DemiBold)
        second.setPixelSize(self._theme.pixels(_SECOND))
        return lead, second

    @override
    def forget(self) -> None:
        """Find out anew how wide the widest number is."""
        super().forget()
        metrics = QFontMetrics(self.fonts()[0])
        words = {cell_text(row, "mark") for row in self._rows.rows_model.rows}
        widest = max((metrics.horizontalAdvance(one) for one in words), default=0)
        self.lead = max(widest + 2, self._theme.pixels(_LEAST_LEAD)) if widest else 0
        self.cut.clear()

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw a row, or a cell of the table."""
        if self._rows.form is RowForm.TABLE:
            super().paint(painter, option, index)
            return
        row = self._rows.rows_model.row_at(index.row())
        if row is None:
            return
        rect: QRect = option.rect
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        keep_direction_of_text(painter)
        self._draw_ground(painter, rect, index.row(), is_selected=is_selected)
        if self._rows.form is RowForm.NUMBERS:
            self._draw_number(painter, rect, row)
        else:
            self._draw_lines(painter, rect, row)
        if index.row() == self._table.currentIndex().row() and self._table.hasFocus():
            painter.setPen(QPen(self._theme.colour("accent"), _RING))
            painter.drawRect(rect.adjusted(1, 1, -1, -2))
        painter.restore()

    def _draw_ground(
        self, painter: QPainter, rect: QRect, number: int, *, is_selected: bool
    ) -> None:
        colour = self._theme.colour
        if is_selected or number == self.hovered:
            painter.fillRect(rect, colour("select" if is_selected else "hover"))
        if is_selected:
            bar = self._theme.pixels(_BAR)
            left = rect.right() - bar + 1 if self._is_mirrored() else rect.left()
            painter.fillRect(left, rect.top(), bar, rect.height(), colour("accent"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, colour("line"))

    def _draw_number(self, painter: QPainter, rect: QRect, row: ListRow) -> None:
        pad = self._theme.pixels(_PAD)
        first, second = self._halves(rect)
        words = cell_text(row, "mark") or _NONE
        self._draw(painter, first.adjusted(pad, 0, 0, 0), words, self.fonts()[0], is_whole=True)
        _, icon, role = state_of(row)
        self._draw_icon_at(painter, second, pad, icon, role)

    def _draw_lines(self, painter: QPainter, rect: QRect, row: ListRow) -> None:
        pixels = self._theme.pixels
        lead_font, second_font = self.fonts()
        first, second = self._halves(rect.adjusted(pixels(_PAD), 0, -pixels(_PAD), 0))
        if self.lead:
            mark = cell_text(row, "mark")
            place = QRect(first.left(), first.top(), self.lead, first.height())
            painter.setPen(self._theme.colour("text"))
            self._draw(painter, place, mark, lead_font, is_whole=True)
        left = self.lead + pixels(_GAP) if self.lead else 0
        first, second = first.adjusted(left, 0, 0, 0), second.adjusted(left, 0, 0, 0)
        is_muted = not isinstance(row, DocumentRow)
        painter.setPen(self._theme.colour("muted" if is_muted else "text"))
        self._draw(painter, first, cell_text(row, "title"), self._table.font())
        for icon, role in self._signs(row):
            self._draw_icon_at(painter, second, second.width() - pixels(_ICON), icon, role)
            second.adjust(0, 0, -pixels(_ICON + _GAP // 2), 0)
        metrics, date = QFontMetrics(second_font), first_words(row)
        icon_room = pixels(_ICON) + pixels(_GAP) // 2
        if icon_room + metrics.horizontalAdvance(date) > second.width():
            # A long date begins below the number, where the line has room left over.
            second.adjust(-left, 0, 0, 0)
        self._draw_icon_at(painter, second, 0, type_icon(row), "muted")
        second.adjust(icon_room, 0, 0, 0)
        painter.setPen(self._theme.colour("muted"))
        self._draw(painter, second, date, second_font, is_whole=True)
        rest = second_words(row)
        after = f" · {rest}" if date and rest else rest
        second.adjust(metrics.horizontalAdvance(date), 0, 0, 0)
        self._draw(painter, second, after, second_font)

    def _signs(self, row: ListRow) -> list[tuple[str, str]]:
        """Return state and protection, from the end of the line."""
        _, icon, role = state_of(row)
        _, shield, grave = protection_of(row)
        marked = getattr(row, "marks", 0)
        found = [(icon, role), (shield, grave), ("eraser" if marked else "", "muted")]
        return [(one, colour) for one, colour in found if one]

    def _halves(self, rect: QRect) -> tuple[QRect, QRect]:
        """Return the two lines of a row."""
        pad = self._theme.pixels(4)
        half = (rect.height() - 2 * pad) // 2
        top = rect.top() + pad
        return (
            QRect(rect.left(), top, rect.width(), half),
            QRect(rect.left(), top + half, rect.width(), half),
        )

    def _draw_icon_at(
        self, painter: QPainter, line: QRect, left: int, icon: str, role: str
    ) -> None:
        size = self._theme.pixels(_ICON)
        pixmap = self._theme.pixmap(icon, size, role, painter.device().devicePixelRatio())
        place = QRect(line.left() + left, line.top() + (line.height() - size) // 2, size, size)
        painter.drawPixmap(self._placed(place).topLeft(), pixmap)

    def _draw(
        self, painter: QPainter, space: QRect, words: str, font: QFont, *, is_whole: bool = False
    ) -> None:
        """Draw on the line's own base, so that tall scripts do not move the others."""
        metrics = QFontMetrics(font)
        line = words.replace("\n", " ")
        if is_whole and metrics.horizontalAdvance(line) > space.width():
            self.cut.add(line)
        side = Qt.TextElideMode.ElideRight
        shown = metrics.elidedText(line, side, max(space.width(), 0))
        base = space.top() + (space.height() + metrics.ascent() - metrics.descent()) // 2
        width = metrics.horizontalAdvance(shown)
        painter.setFont(font)
        place = self._placed(QRect(space.left(), space.top(), width, space.height()))
        painter.drawText(place.left(), base, shown)

    def _is_mirrored(self) -> bool:
        return is_mirrored(self._table)

    def _placed(self, rect: QRect) -> QRect:
        """Return where something stands, from the end where the window runs to the left."""
        if not self._is_mirrored():
            return rect
        width = self._table.viewport().width()
        return QRect(width - rect.left() - rect.width(), rect.top(), rect.width(), rect.height())

    @override
    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: _Index,
    ) -> bool:
        """Show the title and the state in full, of which a row shows a part or an icon."""
        row = self._rows.rows_model.row_at(index.row())
        if self._rows.form is RowForm.TABLE or row is None:
            return super().helpEvent(event, view, option, index)
        if event.type() != QEvent.Type.ToolTip:
            return False
        state, shield = state_of(row)[0], protection_of(row)[0]
        parts = (cell_text(row, "title").strip(), state, reason_of(row), shield)
        QToolTip.showText(event.globalPos(), "\n".join(one for one in parts if one), view)
        return True


class DocumentRows(RowTable):
    """The list of documents, in the form for which it has room.

    Attributes:
        form: how rows are drawn now.
        lines: paints them.
    """

    def __init__(self, model: RowModel, theme: Theme) -> None:
        self.form = RowForm.TABLE
        super().__init__(model, theme, many=True)
        self.lines = LinesDelegate(theme, self)
        self.delegate = self.lines
        self.setItemDelegate(self.lines)

    def numbers_width(self) -> int:
        """Return how wide the list is where it shows numbers only."""
        bar = self.verticalScrollBar().sizeHint().width()
        lead = max(self.lines.lead, self._theme.pixels(_LEAST_LEAD))
        return lead + self._theme.pixels(_PAD) + bar + 4

    @override
    def _share_width(self) -> None:
        """Choose the form that there is room for; only a table has columns."""
        self._take_form()
        if self.form is RowForm.TABLE:
            super()._share_width()
            return
        self._is_sharing = True
        for number in range(len(self.rows_model.columns)):
            self.setColumnHidden(number, number != _TITLE)
        self.setColumnWidth(_TITLE, self.viewport().width())
        self._is_sharing = False

    def _take_form(self) -> None:
        width, pixels = self.width(), self._theme.pixels
        form = RowForm.TABLE if width >= pixels(_TABLE_FROM) else RowForm.LINES
        form = RowForm.NUMBERS if width < pixels(_NUMBERS_BELOW) else form
        self.form = form
        is_table = form is RowForm.TABLE
        high = self._theme.row_height if is_table else pixels(_HEIGHTS[self._theme.density])
        if self.verticalHeader().defaultSectionSize() != high:
            self.verticalHeader().setMinimumSectionSize(high)
            self.verticalHeader().setDefaultSectionSize(high)
            self.verticalScrollBar().setSingleStep(high)
        if self.horizontalHeader().isHidden() is is_table:
            self.horizontalHeader().setVisible(is_table)
