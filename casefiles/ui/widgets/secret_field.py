"""A passphrase: hidden while it is typed, unless somebody wants to see it."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from casefiles.ui.widgets.buttons import icon_button
from casefiles.ui.widgets.layout import row
from casefiles.words.language import msg

_HIDDEN_INPUT = (
    Qt.InputMethodHint.ImhSensitiveData
    | Qt.InputMethodHint.ImhNoPredictiveText
    | Qt.InputMethodHint.ImhHiddenText
    | Qt.InputMethodHint.ImhNoAutoUppercase
)


class _SecretLine(QLineEdit):
    """Takes a pasted secret and gives none away, not even while it is shown."""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Neither copy nor cut."""
        key = QKeySequence.StandardKey
        if event.matches(key.Copy) or event.matches(key.Cut):
            event.accept()
        else:
            super().keyPressEvent(event)


class SecretField(QWidget):
    """A line for a secret, with a button that shows it.

    Attributes:
        changed: the text after each keystroke.
        entered: Enter was pressed.
    """

    changed = Signal(str)
    entered = Signal()

    def __init__(self, label: str, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = _SecretLine(self)
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.setInputMethodHints(_HIDDEN_INPUT)
        self.line.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.line.setAccessibleName(label)
        self.line.setPlaceholderText(placeholder)
        self.line.textChanged.connect(self.changed)
        self.line.returnPressed.connect(self.entered)
        self.reveal = icon_button(msg("Show what is typed"), "eye")
        self.reveal.setCheckable(True)
        self.reveal.toggled.connect(self._on_reveal)
        row((self.line, 1), self.reveal, gap=6, margins=0, of=self)
        self.setFocusProxy(self.line)

    def text(self) -> str:
        """Return what was typed."""
        return self.line.text()

    def clear(self) -> None:
        """Forget what was typed, and what could be undone."""
        self.line.setText("")  # unlike clear(), this empties the undo stack
        self.reveal.setChecked(False)

    def describe(self, words: str) -> None:
        """Give screen readers words about it, such as that Caps Lock is on."""
        self.line.setAccessibleDescription(words)

    @Slot(bool)
    def _on_reveal(self, is_shown: bool) -> None:
        mode = QLineEdit.EchoMode
        self.line.setEchoMode(mode.Normal if is_shown else mode.Password)
        self.reveal.show_icon("eye-slash" if is_shown else "eye")
        name = msg("Hide what is typed") if is_shown else msg("Show what is typed")
        self.reveal.setAccessibleName(name)
        self.reveal.setToolTip(name)
