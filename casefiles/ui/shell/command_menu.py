"""The menu that holds every command of the catalogue."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from casefiles.ui.base.actions import CATALOGUE, Actions, CommandSpec
from casefiles.ui.base.command_groups import ADDING
from casefiles.words.language import msg, msg_mark, msg_of

_CASE: Final = msg_mark("Case")
_HERE: Final = msg_mark("Here")
_HELP: Final = msg_mark("Help")
_MENUS: Final = (
    _CASE,
    msg_mark("Edit"),
    msg_mark("View"),
    msg_mark("Go"),
    _HERE,
    msg_mark("Vault"),
    _HELP,
)


class CommandLine(QAction):
    """A command in a menu: goes to its place first, and leaves the keys to the places.

    The action itself would be in reach of its keys twice, and work on a place that nobody sees.

    Attributes:
        command: its name in the catalogue.
    """

    def __init__(self, actions: Actions, name: str, menu: QMenu) -> None:
        super().__init__(menu)
        self._actions, self.command = actions, name
        self.triggered.connect(self._on_triggered)
        actions[name].changed.connect(self._follow)
        self._follow()

    @Slot()
    def _follow(self) -> None:
        action = self._actions[self.command]
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        self.setText(f"{action.text()}\t{keys}" if keys else action.text())
        self.setIcon(action.icon())
        self.setEnabled(self._actions.can_be_started(self.command))

    @Slot()
    def _on_triggered(self) -> None:
        self._actions.requested.emit(self.command)


def add_menu(actions: Actions, parent: QWidget) -> QMenu:
    """Return a menu of all that can be added, wherever it belongs."""
    menu = QMenu(parent)
    for name in ADDING:
        menu.addAction(CommandLine(actions, name, menu))
    return menu


def command_menu(actions: Actions, parent: QWidget, here: Callable[[], frozenset[str]]) -> QMenu:
    """Return the menu of the window: seven menus, of which one is that of the present place.

    Args:
        actions: the catalogue.
        parent: of the menu.
        here: tells the rooms of the present place.
    """
    menu = QMenu(parent)
    for title in msg_of(_MENUS):
        part = menu.addMenu(title)
        if title == msg_of(_HERE):
            part.aboutToShow.connect(partial(_fill_here, part, actions, here))
            continue
        for entry in msg_of(CATALOGUE):
            if _menu_of(entry) == title:
                part.addAction(CommandLine(actions, entry.name, part))
    return menu


def _menu_of(entry: CommandSpec) -> str:
    """Return the menu of a command that is not of one place."""
    room = entry.name.partition(".")[0]
    if room == "app" or entry.menu == msg_of(_HELP):
        return entry.menu
    return msg_of(_CASE) if room == "overview" else ""


def _fill_here(part: QMenu, actions: Actions, here: Callable[[], frozenset[str]]) -> None:
    part.clear()
    rooms = here()
    for entry in msg_of(CATALOGUE):
        if entry.name.partition(".")[0] in rooms and not _menu_of(entry):
            part.addAction(CommandLine(actions, entry.name, part))
    if part.isEmpty():
        part.addAction(msg("Nothing more here")).setEnabled(False)
