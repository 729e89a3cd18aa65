"""The rows of the list of documents: two lines beside the page, numbers, or a table where wide."""

from enum import Enum
from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect
from PySide6.QtGui import QFontMetrics, QHelpEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem, QToolTip
from typing_extensions import override

from casefiles.domain.records.rows import DocumentRow
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
from casefiles.ui.widgets.lines.two_lines import GAP, ICON, PAD, TwoLineDelegate
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
_LEAST_LEAD: Final = 30
_NONE: Final = "–"
_TITLE: Final = 1
"""Number of the column that stretches, which holds the whole row where there are no columns."""


class DocumentDelegate(TwoLineDelegate):
    """Paints a document in two lines: the number never cut, the title, and the date never cut."""

    def __init__(self, theme: Theme, table: "DocumentRows") -> None:
        super().__init__(theme, table)
        self._rows = table

    @override
    def forget(self) -> None:
        """Find out again how wide the widest number is."""
        super().forget()
        metrics = QFontMetrics(self.fonts()[0])
        words = {cell_text(row, "mark") for row in self._rows.rows_model.rows}
        widest = max((metrics.horizontalAdvance(one) for one in words), default=0)
        self.lead = max(widest + 2, self._theme.pixels(_LEAST_LEAD)) if widest else 0

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw a row, or a cell of the table."""
        row = self._rows.rows_model.row_at(index.row())
        if self._rows.form is RowForm.TABLE:
            super().paint(painter, option, index)
        elif row is not None:
            self.paint_row(painter, option, index, row)

    @override
    def draw_row(self, painter: QPainter, rect: QRect, row: ListRow) -> None:
        """Draw the number alone, or two lines."""
        if self._rows.form is RowForm.NUMBERS:
            self._draw_number(painter, rect, row)
        else:
            self._draw_lines(painter, rect, row)

    def _draw_number(self, painter: QPainter, rect: QRect, row: ListRow) -> None:
        pad = self._theme.pixels(PAD)
        first, second = self.halves(rect)
        words = cell_text(row, "mark") or _NONE
        self.draw_words(
            painter, first.adjusted(pad, 0, 0, 0), words, self.fonts()[0], is_whole=True
        )
        _, icon, role = state_of(row)
        self.draw_icon_at(painter, second, pad, icon, role)

    def _draw_lines(self, painter: QPainter, rect: QRect, row: ListRow) -> None:
        pixels = self._theme.pixels
        lead_font, second_font = self.fonts()
        first, second = self.halves(rect.adjusted(pixels(PAD), 0, -pixels(PAD), 0))
        if self.lead:
            mark = cell_text(row, "mark")
            place = QRect(first.left(), first.top(), self.lead, first.height())
            painter.setPen(self._theme.colour("text"))
            self.draw_words(painter, place, mark, lead_font, is_whole=True)
        left = self.lead + pixels(GAP) if self.lead else 0
        first, second = first.adjusted(left, 0, 0, 0), second.adjusted(left, 0, 0, 0)
        is_muted = not isinstance(row, DocumentRow)
        painter.setPen(self._theme.colour("muted" if is_muted else "text"))
        self.draw_words(painter, first, cell_text(row, "title"), self._table.font())
        for icon, role in self._signs(row):
            self.draw_icon_at(painter, second, second.width() - pixels(ICON), icon, role)
            second.adjust(0, 0, -pixels(ICON + GAP // 2), 0)
        metrics, date = QFontMetrics(second_font), first_words(row)
        icon_room = pixels(ICON) + pixels(GAP) // 2
        if icon_room + metrics.horizontalAdvance(date) > second.width():
            # A long date begins below the number, where the line has room left over.
            second.adjust(-left, 0, 0, 0)
        self.draw_icon_at(painter, second, 0, type_icon(row), "muted")
        second.adjust(icon_room, 0, 0, 0)
        painter.setPen(self._theme.colour("muted"))
        self.draw_words(painter, second, date, second_font, is_whole=True)
        rest = second_words(row)
        after = f" · {rest}" if date and rest else rest
        second.adjust(metrics.horizontalAdvance(date), 0, 0, 0)
        self.draw_words(painter, second, after, second_font)

    def _signs(self, row: ListRow) -> list[tuple[str, str]]:
        """Return state and protection, from the end of the line."""
        _, icon, role = state_of(row)
        _, shield, grave = protection_of(row)
        marked = getattr(row, "marks", 0)
        found = [(icon, role), (shield, grave), ("eraser" if marked else "", "muted")]
        return [(one, colour) for one, colour in found if one]

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
        self.lines = DocumentDelegate(theme, self)
        self.delegate = self.lines
        self.setItemDelegate(self.lines)

    def numbers_width(self) -> int:
        """Return how wide the list is where it shows numbers only."""
        bar = self.verticalScrollBar().sizeHint().width()
        lead = max(self.lines.lead, self._theme.pixels(_LEAST_LEAD))
        return lead + self._theme.pixels(PAD) + bar + 4

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
