"""A filter with one button for all choices; what is chosen stands below, each with its way out."""

from functools import partial

from PySide6.QtCore import QPoint, QSize, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QMenu, QWidget
from typing_extensions import override

from casefiles.ui.look import theme
from casefiles.ui.widgets.buttons import Button, icon_button
from casefiles.ui.widgets.filter_bar import FilterBar
from casefiles.ui.widgets.flow_layout import FlowLayout
from casefiles.words.language import msg

_CROSS = 12


class _Chip(Button):
    """A value that is chosen; a click takes it away."""

    def __init__(self, words: str, parent: QWidget) -> None:
        super().__init__(words, "x", parent=parent)
        self.setProperty("chip", "true")
        self.setAccessibleName(msg("Remove the filter {words}", words=words))
        self.setToolTip(self.accessibleName())

    @override
    def tint(self) -> None:
        """Draw the cross smaller than icons of buttons."""
        super().tint()
        size = theme.applied().pixels(_CROSS)
        self.setIconSize(QSize(size, size))


class FilterChips(FilterBar):
    """Words, and a button with the choices.

    Attributes:
        button: opens the choices.
        chips: what is chosen; to be laid out where there is room for it.
    """

    def __init__(self, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(placeholder, parent)
        self.button = icon_button(msg("Filter"), "funnel")
        self.button.clicked.connect(self._open_menu)
        self._row.addWidget(self.button)
        self.chips = QWidget(self)
        self._flow = FlowLayout(self.chips)
        self._shown: list[tuple[str, str]] = []
        self._made: list[_Chip] = []
        self.chips.hide()
        self.changed.connect(self._show_chips)

    @override
    def _place_choice(self, box: QComboBox) -> None:
        """Keep the choice for the menu."""
        box.hide()

    def menu(self) -> QMenu:
        """Return the choices, each with its values."""
        menu = QMenu(self)
        for name, box in self._choices.items():
            values = menu.addMenu(box.accessibleName())
            for at in range(box.count()):
                action = values.addAction(box.itemText(at))
                action.setCheckable(True)
                action.setChecked(at == box.currentIndex())
                action.setData((name, str(box.itemData(at) or "")))
        menu.triggered.connect(self._on_chosen)
        return menu

    @Slot()
    def _open_menu(self) -> None:
        menu = self.menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.button.mapToGlobal(QPoint(0, self.button.height())))

    @Slot(QAction)
    def _on_chosen(self, action: QAction) -> None:
        name, value = action.data()
        self.choose(name, value)

    @Slot()
    def _show_chips(self) -> None:
        chosen = [
            (name, box.currentText()) for name, box in self._choices.items() if box.currentData()
        ]
        if chosen == self._shown:
            return
        had_focus = any(chip.hasFocus() for chip in self._made)
        while self._made:
            self._flow.takeAt(self._flow.count() - 1)
            chip = self._made.pop()
            chip.hide()
            chip.deleteLater()
        for name, words in chosen:
            chip = _Chip(words, self.chips)
            chip.clicked.connect(partial(self._on_removed, name))
            self._flow.addWidget(chip)
            self._made.append(chip)
            chip.show()
        self._shown = chosen
        self.chips.setVisible(bool(chosen))
        if had_focus:
            (self._made[0] if self._made else self.button).setFocus()

    def _on_removed(self, name: str, _checked: bool = False) -> None:  # a slot
        self.choose(name, "")
