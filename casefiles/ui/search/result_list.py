"""The list of results: by keys and pointer, smooth at any length."""

from typing import Final

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView
from typing_extensions import override

from casefiles.ui.look.theme import Theme
from casefiles.ui.search.result_lines import ResultLine, ResultModel
from casefiles.ui.search.result_painting import ResultDelegate
from casefiles.words.language import msg

_ENTER: Final = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_NEAR: Final = 200
"""Pixels from the end at which further results of the last kind are asked for."""


class ResultList(QListView):
    """Shows lines of results.

    Attributes:
        opened: a line whose place is wanted.
        more_requested: a kind of which more are wanted.
    """

    opened = Signal(object)
    more_requested = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._requested: tuple[str, int] = ("", 0)
        self.lines_model = ResultModel()
        self.setModel(self.lines_model)
        self.setItemDelegate(ResultDelegate(theme, self))
        self.setAccessibleName(msg("Results. Enter opens"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.clicked.connect(self._on_clicked)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        theme.changed.connect(self.doItemsLayout)

    def show_lines(self, lines: tuple[ResultLine, ...], *, stays: bool = False) -> None:
        """Show other lines.

        Args:
            lines: to be shown.
            stays: they go on where those before ended, so the place stays.
        """
        at, place = self.currentIndex().row(), self.verticalScrollBar().value()
        self.lines_model.set_lines(lines)
        if stays:
            self.setCurrentIndex(self.lines_model.index(at, 0))
            self.verticalScrollBar().setValue(place)
        else:
            self._requested = ("", 0)
            self.scrollToTop()
            self._choose_first()

    def take_focus(self) -> None:
        """Take the keys; the first result is chosen."""
        if not self.currentIndex().isValid():
            self._choose_first()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose_first(self) -> None:
        for number, line in enumerate(self.lines_model.lines):
            if line.part != "head":
                self.setCurrentIndex(self.lines_model.index(number, 0))
                return

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens; letters are left to the commands of the room."""
        if event.key() in _ENTER:
            self._open(self.currentIndex())
        elif event.text().strip() and not event.modifiers():
            event.ignore()
        else:
            super().keyPressEvent(event)

    @override
    def keyboardSearch(self, search: str) -> None:
        """Leave letters to the field."""

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        self._open(index)

    def _open(self, index: QModelIndex) -> None:
        line = self.lines_model.line_at(index.row())
        if line is None or line.part == "head":
            return
        if line.part == "more":
            self.more_requested.emit(line.kind)
        else:
            self.opened.emit(line)

    @Slot(int)
    def _on_scrolled(self, value: int) -> None:
        """Ask for more of the last kind before its end comes into sight."""
        lines = self.lines_model.lines
        is_near = value >= self.verticalScrollBar().maximum() - _NEAR
        if is_near and value > 0 and lines and lines[-1].part == "more":
            requested = (lines[-1].kind, len(lines))
            if requested != self._requested:
                self._requested = requested
                self.more_requested.emit(lines[-1].kind)
