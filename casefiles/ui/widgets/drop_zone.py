"""A place where files can be dropped."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override


class DropZone(QWidget):
    """A widget that takes files and folders; it says so while they hover over it.

    Attributes:
        dropped: paths of files and folders.
    """

    dropped = Signal(list)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)
        self._show_dropping(is_over=False)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take what holds files."""
        if paths_of(event):
            event.acceptProposedAction()
            self._show_dropping(is_over=True)

    @override
    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Look as before."""
        self._show_dropping(is_over=False)

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        """Tell what was dropped; the files themselves are left where they are."""
        self._show_dropping(is_over=False)
        paths = paths_of(event)
        if paths:
            event.acceptProposedAction()
            self.dropped.emit(paths)

    def _show_dropping(self, *, is_over: bool) -> None:
        self.setProperty("dropping", "true" if is_over else "false")
        self.style().unpolish(self)
        self.style().polish(self)
        self.update()


def paths_of(event: QDropEvent) -> list[Path]:
    """Return the local files and folders that are dragged."""
    urls = event.mimeData().urls()
    return [Path(url.toLocalFile()) for url in urls if url.isLocalFile() and url.toLocalFile()]
