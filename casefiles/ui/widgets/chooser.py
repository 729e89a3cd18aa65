"""A line in which one of many is found by typing any part of its name."""

from typing import Final

from PySide6.QtCore import QModelIndex, QStringListModel, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView, QWidget
from typing_extensions import override

from casefiles.office.records.pickers import PickerItem, matching
from casefiles.ui.widgets.inputs import PRIVATE_INPUT

_MOST: Final = 40
_ENTER: Final = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class Suggestions(QCompleter):
    """The list below what is typed.

    Attributes:
        chosen: a `Choice`.
        choices: everything there is to choose.
        list: what is shown.
    """

    chosen = Signal(object)

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.choices: tuple[PickerItem, ...] = ()
        self._found: tuple[PickerItem, ...] = ()
        self._lines = QStringListModel(self)
        self.list = QListView()
        self.setModel(self._lines)
        self.setPopup(self.list)
        self.setWidget(widget)
        self.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.setMaxVisibleItems(9)
        self.activated[QModelIndex].connect(self._on_activated)  # type: ignore[index] # overloaded

    def find(self, text: str, besides: frozenset[str] = frozenset()) -> tuple[PickerItem, ...]:
        """List what matches; whoever is among `besides` is left out."""
        picker_items = tuple(one for one in self.choices if one.id not in besides)
        self._found = matching(picker_items, text, _MOST)
        self._lines.setStringList([described(one) for one in self._found])
        return self._found

    @property
    def is_open(self) -> bool:
        """Tell whether the list is shown."""
        return self.list.isVisible()

    def first(self) -> PickerItem | None:
        """Return the marked line of the list, or the first."""
        row = max(self.list.currentIndex().row(), 0)
        return self._found[row] if row < len(self._found) else None

    @Slot(QModelIndex)
    def _on_activated(self, index: QModelIndex) -> None:
        if 0 <= index.row() < len(self._found):
            self.list.hide()
            self.chosen.emit(self._found[index.row()])


def described(choice: PickerItem) -> str:
    """Return what a list says of a choice."""
    return f"{choice.words}  ·  {choice.detail}" if choice.detail else choice.words


class Chooser(QLineEdit):
    """A line that finds one of many.

    Attributes:
        picked: a `Choice`.
    """

    picked = Signal(object)

    def __init__(self, placeholder: str, *, keeps: bool, parent: QWidget | None = None) -> None:
        """Make an empty line.

        Args:
            placeholder: what can be typed.
            keeps: what was picked stays in the line; otherwise the line is emptied for the next.
            parent: owner.
        """
        super().__init__(parent)
        self.besides: frozenset[str] = frozenset()
        self._keeps = keeps
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self.setInputMethodHints(PRIVATE_INPUT)
        self.suggestions = Suggestions(self)
        self.suggestions.chosen.connect(self._on_chosen)
        self.textEdited.connect(self._on_edited)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down opens the list; Enter takes the first that matches."""
        if event.key() == Qt.Key.Key_Down:
            self._on_edited(self.text())
        elif event.key() in _ENTER and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            first = self.suggestions.first() if self.text().strip() else None
            if first is not None and self.suggestions.find(self.text(), self.besides):
                self._on_chosen(first)
            else:
                self.focusNextPrevChild(True)
        else:
            super().keyPressEvent(event)

    @Slot(str)
    def _on_edited(self, text: str) -> None:
        if self.suggestions.find(text, self.besides):
            self.suggestions.complete()
        else:
            self.suggestions.list.hide()

    @Slot(object)
    def _on_chosen(self, choice: PickerItem) -> None:
        self.setText(choice.words if self._keeps else "")
        self.setCursorPosition(0)
        self.suggestions.list.hide()
        self.picked.emit(choice)
