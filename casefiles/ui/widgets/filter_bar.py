"""The filter of a list: a field to type in, and choices beside it."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QWidget
from typing_extensions import override

from casefiles.ui.base.timers import made_timer
from casefiles.ui.look import theme
from casefiles.ui.widgets.inputs import PRIVATE_INPUT
from casefiles.ui.widgets.wrapping_row import WrappingRow

_PAUSE = 150
_WIDEST = 200
"""Pixels at 100 % that a choice claims at most."""
_EXIT_KEYS = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down, Qt.Key.Key_Escape}
_COMMAND = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class _Choice(QComboBox):
    """As wide as its words need, up to a limit; all of them are seen where it is opened."""

    @override
    def sizeHint(self) -> QSize:
        """Claim no more than the limit."""
        return super().sizeHint().boundedTo(QSize(theme.applied().pixels(_WIDEST), 10**6))

    @override
    def minimumSizeHint(self) -> QSize:
        """Claim no more than the limit."""
        return super().minimumSizeHint().boundedTo(self.sizeHint())

    @override
    def showPopup(self) -> None:
        """Make what is offered as wide as its words."""
        offered = self.view()
        bar = offered.verticalScrollBar().sizeHint().width()
        offered.setMinimumWidth(offered.sizeHintForColumn(0) + bar)
        super().showPopup()


class FilterBar(QWidget):
    """Words and choices by which a list is narrowed.

    Attributes:
        changed: the words; sent a moment after the last keystroke, or when a choice changes.
        left: Enter or Down, or Escape where nothing is typed: the list is wanted.
    """

    changed = Signal(str)
    left = Signal()

    def __init__(self, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices: dict[str, QComboBox] = {}
        self._timer = made_timer(self, _PAUSE, self._emit_changed)
        self._line = QLineEdit(self)
        self._line.setPlaceholderText(placeholder)
        self._line.setAccessibleName(placeholder)
        self._line.setInputMethodHints(PRIVATE_INPUT)
        self._line.setClearButtonEnabled(True)
        self._line.installEventFilter(self)
        self._line.textEdited.connect(self._restart)
        self._line.textChanged.connect(self._on_text)
        self._picture = QAction(self)
        self._line.addAction(self._picture, QLineEdit.ActionPosition.LeadingPosition)
        self._row = WrappingRow(self, spacing=8)
        self._row.addWidget(self._line)
        self.setFocusProxy(self._line)
        self._tint()

    def add_choice(self, name: str, label: str, choices: Sequence[tuple[str, str]]) -> QComboBox:
        """Add a choice.

        Args:
            name: key of it in `values`.
            label: what is chosen, for screen readers and the tooltip.
            choices: pairs of value and words; the first is what is chosen at first.
        """
        box = _Choice(self)
        box.setAccessibleName(label)
        box.setToolTip(label)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._choices[name] = box
        self.set_choices(name, choices)
        box.currentIndexChanged.connect(self._emit_changed)
        self._place_choice(box)
        return box

    def _place_choice(self, box: QComboBox) -> None:
        self._row.addWidget(box)

    def set_choices(self, name: str, choices: Sequence[tuple[str, str]]) -> None:
        """Offer other choices; what was chosen stays, if it is among them."""
        box = self._choices[name]
        chosen = box.currentData()
        box.blockSignals(True)
        box.clear()
        for value, words in choices:
            box.addItem(words, value)
        box.setCurrentIndex(max(box.findData(chosen), 0))
        box.blockSignals(False)

    def choose(self, name: str, value: str) -> None:
        """Choose for the person; told as if they had, unless it is chosen already."""
        box = self._choices[name]
        box.setCurrentIndex(max(box.findData(value), 0))

    def values(self) -> dict[str, str]:
        """Return the words as `text`, and each choice by its name."""
        chosen = {name: str(box.currentData() or "") for name, box in self._choices.items()}
        return {"text": self._line.text().strip(), **chosen}

    def chosen(self, *names: str) -> list[str]:
        """Return in words what is chosen of some choices; of those that are not, nothing."""
        boxes = [self._choices[name] for name in names]
        return [box.currentText() for box in boxes if box.currentData()]

    def set_text(self, text: str) -> None:
        """Put words in; told at once."""
        self._line.setText(text)
        self._emit_changed()

    def is_narrowing(self) -> bool:
        """Tell whether anything is typed or chosen."""
        return any(self.values().values())

    def has_keyboard(self) -> bool:
        """Tell whether somebody types or chooses here."""
        focused: QWidget | None = QApplication.focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def focus(self) -> None:
        """Take the focus, with the words selected."""
        self._line.setFocus()
        self._line.selectAll()

    def clear(self) -> None:
        """Show everything again."""
        for box in self._choices.values():
            box.blockSignals(True)
            box.setCurrentIndex(0)
            box.blockSignals(False)
        self._line.clear()
        self._emit_changed()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let keys lead from the words to the list; Escape first empties the words."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape and self._line.text():
                self.set_text("")
                return True
            if event.key() in _EXIT_KEYS and not event.modifiers() & _COMMAND:
                self._emit_changed()
                self.left.emit()
                return True
        return super().eventFilter(watched, event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        """Tint the icon anew when the colours change."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_picture"):
            self._tint()

    def _tint(self) -> None:
        self._picture.setIcon(theme.applied().icon("magnifying-glass", "muted"))

    @Slot(str)
    def _restart(self, _text: str) -> None:
        self._timer.start()

    @Slot(str)
    def _on_text(self, text: str) -> None:
        # The clear button edits without `textEdited`.
        if not text:
            self._timer.start()

    @Slot()
    def _emit_changed(self) -> None:
        self._timer.stop()
        self.changed.emit(self._line.text().strip())
