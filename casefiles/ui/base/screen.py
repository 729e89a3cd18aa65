"""What the window expects of a room."""

from typing import ClassVar, Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from casefiles.domain.foundation.changes import Changes
from casefiles.ui.base.context import Context
from casefiles.ui.base.navigation import NavigationTarget
from casefiles.ui.base.timers import made_timer

_MOMENT: Final = 150
"""Milliseconds between two times that a room asks again, as while files are added."""


class Screen(QWidget):
    """A place of the rail.

    A room asks for its rows when it is first shown and when a change concerns it; it puts the
    focus on its list when it is opened. While it is not shown it asks for nothing: it hears of all
    changes at once when somebody comes back.

    Attributes:
        key: names the room in places and actions.
        hears_when_hidden: it does hear of changes while another room is shown.
        filled: it wants all of the window, without bars and rail, or no longer.
    """

    filled = Signal(bool)

    key: ClassVar[str] = ""
    hears_when_hidden: ClassVar[bool] = False

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.setObjectName(f"room-{self.key}")
        self._untold = Changes()
        self._pause = made_timer(self, _MOMENT, self._deliver_if_listening)
        context.session.changed.connect(self._on_changed)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Ask for what changed while something else was shown."""
        super().showEvent(event)
        self._deliver_changes()

    @Slot(object)
    def _on_changed(self, changes: Changes) -> None:
        self._untold = Changes(self._untold.touched | changes.touched)
        if not self._pause.isActive():
            self._deliver_if_listening()

    @Slot()
    def _deliver_if_listening(self) -> None:
        if self.isVisible() or self.hears_when_hidden:
            self._deliver_changes()

    def _deliver_changes(self) -> None:
        changes, self._untold = self._untold, Changes()
        if changes.touched:
            self._pause.start()
            self.on_changed(changes)

    def on_changed(self, changes: Changes) -> None:
        """Ask again, if something of these changes is shown here."""

    def open(self, place: NavigationTarget) -> None:
        """Show a place of this room, and take the focus."""
        raise NotImplementedError

    def here(self) -> NavigationTarget:
        """Return where the person is in this room, so that it can be come back to."""
        return NavigationTarget(self.key)

    def show_view(self, number: int) -> None:
        """Show one of the views that the screen has itself, by its number from 0."""

    def holds_work(self) -> bool:
        """Tell whether the room holds what would be lost with it, beside drafts."""
        return False

    def keep_drafts(self) -> None:
        """Hand every unfinished form to the session, before the vault is locked."""
