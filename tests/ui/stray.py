"""Widgets that are shown before they have a parent: on a screen they would flash as windows."""

import traceback

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QLabel,
    QLineEdit,
    QMenu,
    QProgressBar,
    QWidget,
)
from typing_extensions import override

_PARTS = (QAbstractButton, QLabel, QLineEdit, QProgressBar)
"""Never a window of their own."""


class StrayWindows(QObject):
    """Notes every part of a window that is shown as a window."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget):
            self._look(watched)
        return False

    def _look(self, widget: QWidget) -> None:
        is_part = isinstance(widget, _PARTS) or type(widget) is QFrame
        if is_part and widget.isWindow() and not isinstance(widget, QMenu):
            if widget.windowType().name in {"Popup", "ToolTip"}:
                return
            where = "".join(traceback.format_stack(limit=8)[:-2])
            if "casefiles/ui" in where:
                self.seen.append(f"{type(widget).__name__}\n{where}")
