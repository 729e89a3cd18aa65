"""What this program puts on the clipboard, marked as secret and taken back when it locks."""

from typing import Final

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

_SECRET: Final = {
    "x-kde-passwordManagerHint": b"secret",
    "ExcludeClipboardContentFromMonitorProcessing": b"\x01",
}
"""What keeps programs that remember clipboards from remembering this."""


def copy(text: str) -> None:
    """Put a text on the clipboard, because somebody asked for it."""
    data = QMimeData()
    data.setText(text)
    for name, value in _SECRET.items():
        data.setData(name, value)
    QGuiApplication.clipboard().setMimeData(data)


def clear_own() -> None:
    """Empty the clipboard, unless somebody copied something else since."""
    clipboard = QGuiApplication.clipboard()
    data: QMimeData | None = clipboard.mimeData()  # None where there is nothing, whatever its type
    if data is not None and data.hasFormat(next(iter(_SECRET))):
        clipboard.clear()
