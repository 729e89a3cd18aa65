"""A list of what hangs on a document: its Del and F2 are its own, never those of the document."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from typing_extensions import override

from casefiles.ui.look.theme import Theme
from casefiles.ui.widgets.row_model import RowModel
from casefiles.ui.widgets.row_table import RowTable

_OWN_KEYS = (Qt.Key.Key_Delete, Qt.Key.Key_F2)


def takes_own_keys(event: QEvent) -> bool:
    """Take Del and F2 before a shortcut of the room does; tells whether it was one of them."""
    if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.ShortcutOverride:
        return False
    if event.key() not in _OWN_KEYS:
        return False
    event.accept()
    return True


class PanelTable(RowTable):
    """A list in a panel beside the pages.

    Attributes:
        removal_requested: Del was pressed.
        edit_requested: F2 was pressed.
    """

    removal_requested = Signal()
    edit_requested = Signal()

    def __init__(self, model: RowModel, theme: Theme, name: str) -> None:
        super().__init__(model, theme)
        self.setAccessibleName(name)

    @override
    def event(self, event: QEvent) -> bool:
        """Take Del and F2 before a shortcut of the room does."""
        return takes_own_keys(event) or super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tell that the chosen row is to go or to change."""
        if event.key() == Qt.Key.Key_Delete:
            self.removal_requested.emit()
        elif event.key() == Qt.Key.Key_F2:
            self.edit_requested.emit()
        else:
            super().keyPressEvent(event)
