"""A block of a shown record: its title, a note, a grid and lines."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from casefiles.office.register_blocks import Block, Cell
from casefiles.office.register_lines import ShownLine
from casefiles.ui import theme
from casefiles.ui.widgets.kept_inside import selectable
from casefiles.ui.widgets.labels import muted, subheading

_SHORT: Final = 10
"""Letters up to which words stay on one line."""
_LONG: Final = 34
"""Letters beyond which a column gets no more room than others."""


def block_widget(block: Block, line_of: Callable[[ShownLine], QWidget]) -> QWidget:
    """Return a block.

    Args:
        block: as the office made it.
        line_of: returns the widget of a line.
    """
    within = QFrame()
    within.setProperty("card", "true")
    column = QVBoxLayout(within)
    column.setContentsMargins(14, 10, 14, 12)
    column.setSpacing(6)
    title = subheading(block.title)
    title.setWordWrap(True)
    column.addWidget(title)
    if block.note:
        note = muted(block.note)
        if block.note_role != "muted":
            note.setProperty("tone", block.note_role)
        column.addWidget(note)
    if block.columns:
        column.addWidget(_grid(block))
    for line in block.lines:
        column.addWidget(line_of(line))
    return within


def _grid(block: Block) -> QWidget:
    holder = QWidget()
    grid = QGridLayout(holder)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(6)
    for at, words in enumerate(block.columns):
        grid.addWidget(muted(words), 0, at, Qt.AlignmentFlag.AlignBottom)
        longest = max((len(row[at].words) for row in block.rows), default=0)
        grid.setColumnStretch(at, min(max(longest, len(words)), _LONG))
    for number, row in enumerate(block.rows, start=1):
        for at, cell in enumerate(row):
            grid.addWidget(_cell(cell), number, at, Qt.AlignmentFlag.AlignTop)
    return holder


def _cell(cell: Cell) -> QWidget:
    words = QLabel(cell.words)
    words.setTextFormat(Qt.TextFormat.PlainText)
    words.setWordWrap(len(cell.words) > _SHORT)
    if cell.role == "muted":
        words.setProperty("muted", "true")
    elif cell.role != "text":
        words.setProperty("tone", cell.role)
    selectable(words)
    if not cell.icon:
        return words
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(5)
    row.addWidget(CellIcon(cell.icon, cell.role), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(words, 1)
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
