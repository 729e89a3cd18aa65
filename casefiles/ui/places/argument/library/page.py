"""What the room of the library expects of each of its pages."""

from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from casefiles.domain.foundation.changes import Changes
from casefiles.ui.base.context import Context


class LibraryPage(QWidget):
    """One page of the library, behind its tab.

    Attributes:
        key: names the page in places.
        words: on its tab.
        shows: kinds of records; it asks again where one of them was changed.
        went: something else is shown on it now.
    """

    key: ClassVar[str] = ""
    words: ClassVar[str] = ""
    shows: ClassVar[tuple[str, ...]] = ()
    went = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self._is_requested = False

    def open(self, record: str) -> None:
        """Show a record of the page, or what was shown; the page takes the focus."""
        raise NotImplementedError

    def here(self) -> str:
        """Return the record that is shown; empty for none."""
        raise NotImplementedError

    def focus_filter(self) -> None:
        """Put the focus into the filter."""
        raise NotImplementedError

    def on_changed(self, changes: Changes) -> None:
        """Ask again, if something of these changes is shown."""
        if self._is_requested and changes.concern(*self.shows):
            self._ask()

    def _ask_once(self) -> None:
        """Ask for what it shows, when it is opened first."""
        if not self._is_requested:
            self._is_requested = True
            self._ask()

    def _ask(self) -> None:
        """Ask for what it shows."""
        raise NotImplementedError

    def keep_drafts(self) -> None:
        """Hand every unfinished form to the session."""
