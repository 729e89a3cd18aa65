"""Text that can be selected and copied, and cannot be dragged out of the program."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QTextEdit
from typing_extensions import override

_Text = QLabel | QTextEdit | QPlainTextEdit


class _NoGrip(QObject):
    """Lets go of a selection that is pressed on: Qt would drag it, without a switch for that."""

    def __init__(self, text: _Text) -> None:
        super().__init__(text)
        self._text = text
        (text if isinstance(text, QLabel) else text.viewport()).installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look at presses, and let everything pass."""
        if event.type() == QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent):
            is_extending = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            if event.button() == Qt.MouseButton.LeftButton and not is_extending:
                _let_go(self._text)
        return False


def prevent_dragging(text: _Text) -> None:
    """Keep what is selected in a text from being dragged."""
    _NoGrip(text)


def selectable(label: QLabel, *, by_keys: bool = False) -> QLabel:
    """Let the words of a label be selected by the mouse, or by keys too, to be copied."""
    by_mouse = Qt.TextInteractionFlag.TextSelectableByMouse
    keys = Qt.TextInteractionFlag.TextSelectableByKeyboard
    label.setTextInteractionFlags(by_mouse | keys if by_keys else by_mouse)
    prevent_dragging(label)
    return label


def _let_go(text: _Text) -> None:
    if isinstance(text, QLabel):
        if text.hasSelectedText():
            text.setSelection(0, 0)
        return
    cursor = text.textCursor()
    if cursor.hasSelection():
        cursor.clearSelection()
        text.setTextCursor(cursor)
