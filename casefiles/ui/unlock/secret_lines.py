"""A few lines for a secret on paper: nothing is copied out of them, remembered or undone."""

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit
from typing_extensions import override

from casefiles.ui.widgets.drag_guard import prevent_dragging
from casefiles.ui.widgets.inputs import PRIVATE_INPUT


class SecretLines(QPlainTextEdit):
    """Takes groups or words; Enter goes on instead of making a line.

    Attributes:
        entered: Enter was pressed.
    """

    entered = Signal()

    def __init__(self, name: str, lines: int) -> None:
        """Make a field.

        Args:
            name: for screen readers.
            lines: of its height.
        """
        super().__init__()
        self.setUndoRedoEnabled(False)
        prevent_dragging(self)
        self.setTabChangesFocus(True)
        self.setInputMethodHints(PRIVATE_INPUT)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setAccessibleName(name)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * lines + 20)

    @override
    def createMimeDataFromSelection(self) -> QMimeData:
        """Let nothing be copied or dragged out."""
        return QMimeData()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter go on."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.entered.emit()
        else:
            super().keyPressEvent(event)
