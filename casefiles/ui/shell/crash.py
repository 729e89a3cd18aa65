"""The crash sheet: what happened, what was kept, and where in the program; nothing of the case."""

from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QWidget
from typing_extensions import override

from casefiles.log import describe
from casefiles.ui.base import clipboard
from casefiles.ui.look import theme
from casefiles.ui.widgets.buttons import button
from casefiles.ui.widgets.drag_guard import prevent_dragging
from casefiles.ui.widgets.labels import heading
from casefiles.ui.widgets.layout import column, row, words
from casefiles.words.language import msg, msg_mark, msg_of

_CLOSING: Final = msg_mark("The vault is being closed…")
_CLOSED: Final = msg_mark("The vault is closed.")
_SIZE: Final = (600, 400)


class CrashSheet(QDialog):
    """Shown over the blank window while the vault is closed.

    Attributes:
        done_reading: the person has read it.
    """

    done_reading = Signal()

    def __init__(self, error: BaseException, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Casefiles")
        self.setModal(True)
        look = theme.applied()
        self.resize(*map(look.pixels, _SIZE))
        self._report = describe(error)
        self.stack = QPlainTextEdit(self._report)
        self.stack.setReadOnly(True)
        prevent_dragging(self.stack)
        self.stack.setTabChangesFocus(True)
        self.stack.setAccessibleName(msg("Where the program stopped"))
        self._state = words(msg_of(_CLOSING), "muted")
        self.copy = button(msg("Copy"), "copy")
        self.copy.clicked.connect(self._copy)
        self.close_button = button(msg("Lock and close"), "lock", primary=True)
        self.close_button.setEnabled(False)
        self.close_button.clicked.connect(self.done_reading)
        column(
            heading(msg("Casefiles met a bug and stopped")),
            words(
                msg(
                    "Everything you saved is in the vault, and unfinished forms were kept as"
                    " drafts. Close the program and start it again. Report the lines below:"
                    " they show where the program stopped and contain nothing of your case."
                )
            ),
            (self.stack, 1),
            row((self._state, 1), self.copy, self.close_button),
            gap=12,
            margins=(24, 20, 24, 20),
            of=self,
        )

    @property
    def is_closed(self) -> bool:
        """Whether the vault is closed, so that the program can end."""
        return self.close_button.isEnabled()

    @Slot()
    def show_closed(self) -> None:
        """Say that the vault is closed."""
        self._state.setText(msg_of(_CLOSED))
        self.close_button.setEnabled(True)
        self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def reject(self) -> None:
        """Escape and the frame's cross: the same as the button, once the vault is closed."""
        if self.is_closed:
            self.done_reading.emit()

    @Slot()
    def _copy(self) -> None:
        clipboard.copy(self._report)
