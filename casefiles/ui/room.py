"""What the window expects of a room."""

from typing import ClassVar

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from casefiles.domain.changes import Changes
from casefiles.ui.context import Context
from casefiles.ui.navigation import Place


class Room(QWidget):
    """A place of the rail.

    A room asks for its rows when it is first shown and when a change concerns it; it puts the
    focus on its list when it is opened.

    Attributes:
        key: names the room in places and actions.
    """

    key: ClassVar[str] = ""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.setObjectName(f"room-{self.key}")
        context.session.changed.connect(self._on_changed)

    @Slot(object)
    def _on_changed(self, changes: Changes) -> None:
        self.on_changed(changes)

    def on_changed(self, changes: Changes) -> None:
        """Ask again, if something of these changes is shown here."""

    def open(self, place: Place) -> None:
        """Show a place of this room, and take the focus."""
        raise NotImplementedError

    def here(self) -> Place:
        """Return where the person is in this room, so that it can be come back to."""
        return Place(self.key)

    def keep_drafts(self) -> None:
        """Hand every unfinished form to the session, before the vault is locked."""
