"""The menu that holds every command of the catalogue."""

from PySide6.QtCore import Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from casefiles.ui.base.actions import CATALOGUE, Actions
from casefiles.words.language import msg_of


class CommandLine(QAction):
    """A command in a menu: goes to its place first, and leaves the keys to the places.

    The action itself would be in reach of its keys twice, and work on a place that nobody sees.
    """

    def __init__(self, actions: Actions, name: str, menu: QMenu) -> None:
        super().__init__(menu)
        self._actions, self._name = actions, name
        self.triggered.connect(self._on_triggered)
        actions[name].changed.connect(self._follow)
        self._follow()

    @Slot()
    def _follow(self) -> None:
        action = self._actions[self._name]
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        self.setText(f"{action.text()}\t{keys}" if keys else action.text())
        self.setIcon(action.icon())
        self.setEnabled(action.isEnabled())

    @Slot()
    def _on_triggered(self) -> None:
        self._actions.requested.emit(self._name)


def command_menu(actions: Actions, parent: QWidget) -> QMenu:
    """Return a menu that holds every action of the catalogue."""
    menu = QMenu(parent)
    parts: dict[str, QMenu] = {}
    for entry in msg_of(CATALOGUE):
        part = parts.get(entry.menu) or menu.addMenu(entry.menu)
        parts[entry.menu] = part
        part.addAction(CommandLine(actions, entry.name, part))
    return menu
