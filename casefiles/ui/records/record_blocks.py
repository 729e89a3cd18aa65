"""A block of a shown record: its title, a note, a grid and lines."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QWidget
from typing_extensions import override

from casefiles.office.proceedings.proceedings_blocks import DetailBlock, GridCell
from casefiles.office.records.proceedings_lines import ShownLine
from casefiles.ui.look import theme
from casefiles.ui.widgets.drag_guard import selectable
from casefiles.ui.widgets.labels import muted, subheading
from casefiles.ui.widgets.layout import TOP, column, row, words

_SHORT: Final = 10
"""Letters up to which words stay on one line."""
_COLUMN: Final = 100
"""Pixels at 100 % that a column needs, one with another."""
_LONG: Final = 34
"""Letters beyond which a column gets no more room than others."""


def block_widget(block: DetailBlock, line_of: Callable[[ShownLine], QWidget]) -> QWidget:
    """Return a block.

    Args:
        block: as the office made it.
        line_of: returns the widget of a line.
    """
    within = QFrame()
    within.setProperty("card", "true")
    title = subheading(block.title)
    title.setWordWrap(True)
    body = column(title, gap=6, margins=(14, 10, 14, 12), of=within)
    if block.note:
        note = muted(block.note)
        if block.note_role != "muted":
            note.setProperty("tone", block.note_role)
        body.addWidget(note)
    if block.columns:
        body.addWidget(CellGrid(block))
    for line in block.lines:
        body.addWidget(line_of(line))
    return within


class CellGrid(QWidget):
    """Cells in columns; where those would be too narrow to read, one below the other."""

    def __init__(self, block: DetailBlock) -> None:
        super().__init__()
        self._columns = len(block.columns)
        self._heads = [muted(words) for words in block.columns]
        self._rows = [
            [(muted(words), _cell(cell)) for words, cell in zip(block.columns, row, strict=True)]
            for row in block.rows
        ]
        self._widths = [
            min(max(len(words), *(len(cells[at].words) for cells in block.rows), 1), _LONG)
            for at, words in enumerate(block.columns)
        ]
        for one in (
            *self._heads,
            *(widget for line in self._rows for pair in line for widget in pair),
        ):
            one.setParent(self)
        self._filled = [[bool(cell.words) for cell in cells] for cells in block.rows]
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(6)
        # Else the columns would keep the page from becoming narrow enough to see that it is.
        self.setMinimumWidth(1)
        self._is_wide: bool | None = None
        self._fit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose between columns and lines."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        is_wide = self.width() >= self._columns * theme.applied().pixels(_COLUMN)
        if is_wide is self._is_wide:
            return
        self._is_wide = is_wide
        while self._grid.count():
            self._grid.takeAt(0)
        for at, width in enumerate(self._widths):
            self._grid.setColumnStretch(at, width if is_wide else 0)
        for head in self._heads:
            head.setVisible(is_wide)
        if is_wide:
            self._lay_in_columns()
        else:
            self._lay_in_lines()

    def _lay_in_columns(self) -> None:
        top = Qt.AlignmentFlag.AlignTop
        for at, head in enumerate(self._heads):
            self._grid.addWidget(head, 0, at, Qt.AlignmentFlag.AlignBottom)
        for number, line in enumerate(self._rows, start=1):
            for at, (name, cell) in enumerate(line):
                name.hide()
                cell.show()
                self._grid.addWidget(cell, number, at, top)

    def _lay_in_lines(self) -> None:
        line = 0
        for at, filled in zip(self._rows, self._filled, strict=True):
            for (name, cell), is_filled in zip(at, filled, strict=True):
                name.setVisible(is_filled and bool(name.text()))
                cell.setVisible(is_filled)
                for one in (name, cell):
                    self._grid.addWidget(one, line, 0)
                    line += 1


def _cell(cell: GridCell) -> QWidget:
    text = words(cell.words, wrap=False)
    text.setWordWrap(len(cell.words) > _SHORT)
    if cell.role == "muted":
        text.setProperty("muted", "true")
    elif cell.role != "text":
        text.setProperty("tone", cell.role)
    selectable(text)
    if not cell.icon:
        return text
    holder = QWidget()
    row((CellIcon(cell.icon, cell.role), TOP), (text, 1), gap=5, margins=0, of=holder)
    return holder


class CellIcon(QLabel):
    """The icon of a cell, drawn anew when the colours change."""

    def __init__(self, icon: str, role: str) -> None:
        super().__init__()
        self._icon, self._role = icon, role
        theme.applied().changed.connect(self._tint)
        self._tint()

    def _tint(self) -> None:
        look = theme.applied()
        self.setPixmap(look.pixmap(self._icon, look.pixels(16), self._role))
