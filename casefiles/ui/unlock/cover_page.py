"""The passphrase on a covered window: work goes on behind it, and nothing of the case is shown."""

from typing import ClassVar, Final

from PySide6.QtCore import Signal
from typing_extensions import override

from casefiles.ui.unlock.unlock_page import UnlockPage
from casefiles.ui.widgets.buttons import quiet_button
from casefiles.ui.widgets.layout import row, words
from casefiles.words.language import msg, msg_mark, msg_of

_TITLE: Final = msg_mark("Covered while work is finished")
_WORDS: Final = msg_mark(
    "An export or import is still running. When it has ended the vault"
    " locks, in {minutes} minutes at the latest. To come back to your"
    " work before that, type your passphrase."
)
_LOCK: Final = msg_mark("Lock now and stop the work")


class CoverPage(UnlockPage):
    """Asks for the passphrase as the door does, and offers no other way in.

    Attributes:
        lock_requested: the vault shall be locked at once, and the work be stopped.
    """

    lock_requested = Signal()
    otherwise: ClassVar[str] = msg_mark(
        "A key file that belongs to it is chosen below. If it is forgotten,"
        " lock now: the other ways to open the vault are offered then."
    )

    def __init__(self, minutes: int) -> None:
        """Say that the vault locks after so many minutes at the latest."""
        super().__init__()
        self.title.setText(msg_of(_TITLE))
        self.lock = quiet_button(msg_of(_LOCK), "lock")
        self.lock.setToolTip(msg("Ctrl+L does so at any time"))
        self.lock.clicked.connect(self.lock_requested)
        self.operation_label.setText(msg_of(_WORDS).format(minutes=minutes))
        for one in (self.usb_keys, self.sheet, self.shares, self.other, self.restore, self.place):
            one.hide()
        self.column.addLayout(row(self.lock, ...))
        self._checking = words(msg("Deriving key…"), "muted")
        self._checking.hide()
        self.column.addWidget(self._checking)

    def show_checking(self, *, is_checking: bool) -> None:
        """Take nothing more while what was typed is proven."""
        self.passphrase.setEnabled(not is_checking)
        self.add_file.setEnabled(not is_checking)
        self._checking.setVisible(is_checking)
        if not is_checking:
            self.take_focus()

    @override
    def take_focus(self) -> None:
        """Put the focus into the field, where the window is in use."""
        self.passphrase.setFocus()
