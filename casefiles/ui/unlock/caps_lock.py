"""Whether Caps Lock is on, told from what is typed: systems do not agree on how to ask."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from casefiles.words.language import msg_mark

CAPS_WORDS = msg_mark("Caps Lock is on.")


def is_caps(event: QKeyEvent) -> bool | None:
    """Tell whether a key was typed with Caps Lock; None if it does not say."""
    text = event.text()
    if len(text) != 1 or text.lower() == text.upper():
        return None
    is_shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
    return text.isupper() != is_shifted


class CapsLockWatch(QObject):
    """Watches a field.

    Attributes:
        changed: Caps Lock is on, or off.
    """

    changed = Signal(bool)

    def __init__(self, field: QWidget) -> None:
        super().__init__(field)
        self._is_on = False
        field.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look at what is typed, and let it pass."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            found = False if event.key() == Qt.Key.Key_CapsLock else is_caps(event)
            if found is not None and found != self._is_on:
                self._is_on = found
                self.changed.emit(found)
        return False
