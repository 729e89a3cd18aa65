"""The controls of settings; none is changed by the wheel while the page is scrolled."""

from typing import Any, Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QValidator, QWheelEvent
from PySide6.QtWidgets import QCheckBox, QSpinBox, QWidget
from typing_extensions import override

from casefiles.ui.widgets.field import QuietBox
from casefiles.words.language import msg_n

_INSET: Final = 6


class ChoiceControl(QuietBox):
    """One of a few.

    Attributes:
        picked: the value that a person chose.
    """

    picked = Signal(object)

    def __init__(self, choices: tuple[tuple[Any, str], ...]) -> None:
        super().__init__()
        self.setProperty("wide", "true")
        for value, words in choices:
            self.addItem(words, value)
        self.activated.connect(self._emit_changed)

    def show_value(self, value: Any) -> None:
        """Show a value without telling."""
        self.setCurrentIndex(max(self.findData(value), 0))

    @Slot(int)
    def _emit_changed(self, index: int) -> None:
        self.picked.emit(self.itemData(index))


class MinutesControl(QSpinBox):
    """A number of minutes.

    Attributes:
        picked: the value that a person chose.
    """

    picked = Signal(object)

    def __init__(self, longest: int) -> None:
        super().__init__()
        self.setProperty("wide", "true")
        self.setRange(1, longest)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # Half-typed numbers are not kept: 1 on the way to 15 would lock in a minute.
        self.setKeyboardTracking(False)
        self.lineEdit().setTextMargins(_INSET, 0, 0, 0)
        self.valueChanged.connect(self._emit_changed)

    def show_value(self, value: int) -> None:
        """Show a value without telling."""
        self.blockSignals(True)
        self.setValue(value)
        self.blockSignals(False)

    @override
    def textFromValue(self, value: int) -> str:
        """Return the number with its unit, which changes with it."""
        return msg_n("{n} minute", "{n} minutes", value)

    @override
    def valueFromText(self, text: str) -> int:
        """Read the number, with or without its unit."""
        digits = "".join(letter for letter in text if letter.isdecimal())
        return min(max(int(digits), 1), self.maximum()) if digits else self.value()

    @override
    def validate(self, text: str, at: int) -> tuple[QValidator.State, str, int]:
        """Let anything with a number be typed; on leaving, it is brought within the limits."""
        has_number = any(letter.isdecimal() for letter in text)
        state = QValidator.State
        return (state.Acceptable if has_number else state.Intermediate), text, at

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()

    @Slot(int)
    def _emit_changed(self, value: int) -> None:
        self.picked.emit(value)


class ToggleControl(QCheckBox):
    """Yes or no.

    Attributes:
        picked: whether a person said yes.
    """

    picked = Signal(object)

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self.clicked.connect(self._emit_changed)

    def show_value(self, value: bool) -> None:
        """Show a value without telling."""
        self.setChecked(value)

    @Slot(bool)
    def _emit_changed(self, is_on: bool) -> None:
        self.picked.emit(is_on)
