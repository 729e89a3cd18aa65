"""What this program puts on the clipboard: marked as secret, taken back soon, and when it locks."""

from typing import Final

from PySide6.QtCore import QMimeData, QObject, Signal, Slot
from PySide6.QtGui import QClipboard, QGuiApplication

from casefiles.ui.base.timers import made_timer

CLEARED_AFTER: Final = 20
"""Seconds after which what was copied is taken back."""
_OURS: Final = "application/x-casefiles"
"""How this program knows its own again, also where a program that keeps clipboards has it."""
_SECRET: Final = {
    _OURS: b"1",
    "x-kde-passwordManagerHint": b"secret",
    "ExcludeClipboardContentFromMonitorProcessing": b"\x01",
}
"""What keeps programs that remember clipboards from remembering this."""


class ClipboardGuard(QObject):
    """Stands behind Qt's own fields, which copy by themselves.

    What they copy is marked as secret. What is merely selected in them reaches no other program:
    X11 would offer it to all. Qt tells before another program can ask, so neither is ever late.
    What lies on the clipboard is taken back after a while, unless another program has put
    something there since.

    Attributes:
        holding: whether something of this program's lies on the clipboard.
    """

    holding = Signal(bool)

    def __init__(
        self, parent: QObject | None = None, milliseconds: int = CLEARED_AFTER * 1_000
    ) -> None:
        """Stand guard.

        Args:
            parent: ends the guard.
            milliseconds: milliseconds until what was copied is taken back.
        """
        super().__init__(parent)
        self._until = made_timer(self, milliseconds, clear_own)
        board = QGuiApplication.clipboard()
        board.dataChanged.connect(self._mark)
        board.selectionChanged.connect(self._keep_selection)

    @Slot()
    def _mark(self) -> None:
        board = QGuiApplication.clipboard()
        if board.ownsClipboard() and not _is_marked(board) and board.text():
            copy(board.text())
        is_ours = _is_marked(board)
        if is_ours:
            self._until.start()
        else:
            self._until.stop()
        self.holding.emit(is_ours)

    @Slot()
    def _keep_selection(self) -> None:
        board = QGuiApplication.clipboard()
        if board.ownsSelection():
            board.clear(QClipboard.Mode.Selection)


def copy(text: str) -> None:
    """Put a text on the clipboard, because somebody asked for it."""
    data = QMimeData()
    data.setText(text)
    QGuiApplication.clipboard().setMimeData(marked(data))


def marked(data: QMimeData) -> QMimeData:
    """Mark what is to be copied as this program's, and as secret."""
    for name, value in _SECRET.items():
        data.setData(name, value)
    return data


def clear_own() -> None:
    """Empty the clipboard and the selection, unless what lies there is another program's."""
    board = QGuiApplication.clipboard()
    if _is_marked(board):
        board.clear(QClipboard.Mode.Clipboard)
    if board.supportsSelection() and board.ownsSelection():
        board.clear(QClipboard.Mode.Selection)


def _is_marked(board: QClipboard) -> bool:
    data: QMimeData | None = board.mimeData()  # None where there is nothing, whatever its type
    return data is not None and data.hasFormat(_OURS)
