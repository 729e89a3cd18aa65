"""The passphrase of a vault that is there."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QTimer, Signal, Slot
from typing_extensions import override

from casefiles.ui.unlock.caps_lock import CAPS_WORDS, CapsLockWatch
from casefiles.ui.unlock.page import Page, labelled, words
from casefiles.ui.widgets.buttons import button, quiet_button
from casefiles.ui.widgets.secret_field import SecretField

_FREE_TRIES: Final = 2
_LONGEST_PAUSE: Final = 30
_SECOND: Final = 1_000


def pause_after(wrong_tries: int) -> int:
    """Return how many seconds pass before the next try; nothing is ever erased by tries."""
    over = wrong_tries - _FREE_TRIES
    return min(2**over, _LONGEST_PAUSE) if over > 0 else 0


class UnlockPage(Page):
    """Asks for the passphrase; after wrong ones, more slowly.

    Attributes:
        wanted: the passphrase that was typed.
        sheet_wanted: the recovery sheet shall open the vault.
        other_wanted: another vault.
    """

    wanted = Signal(str)
    sheet_wanted = Signal()
    other_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("Unlock", "lock")
        self._wrong_tries = self._pause = 0
        self._folder = words("", "muted")
        self.passphrase = SecretField("Passphrase")
        self._caps = words(CAPS_WORDS, "problem")
        self._caps.hide()
        self._wait = words("", "muted")
        self._wait.hide()
        self.sheet = quiet_button("Use the recovery sheet instead", "key")
        self.other = quiet_button("Another vault…", "folder-open")
        self.unlock = button("Unlock", "lock-open", primary=True)
        self._timer = QTimer(self)
        self._timer.setInterval(_SECOND)
        self._lay_out()

    def show_folder(self, folder: Path) -> None:
        """Show which vault is asked for."""
        self.title.setText(f"Unlock {folder.name}")
        self._folder.setText(str(folder.parent))
        self._wrong_tries = self._pause = 0
        self.show_problem("")
        self.wipe()

    def refuse(self, text: str) -> None:
        """Say that the passphrase was wrong, and let some time pass before the next try."""
        self._wrong_tries += 1
        self._pause = pause_after(self._wrong_tries)
        self.show_problem(text)
        self._show_pause()
        if self._pause:
            self._timer.start()

    @override
    def wipe(self) -> None:
        """Forget what was typed."""
        self.passphrase.clear()

    def _lay_out(self) -> None:
        self.column.addWidget(self._folder)
        self.column.addLayout(labelled("Passphrase", self.passphrase))
        self.column.addWidget(self._caps)
        self.fill_with(self.unlock)
        self.column.addWidget(self._wait)
        for one in (self.sheet, self.other):
            self.column.addWidget(one)
        self.first = self.passphrase
        self.passphrase.changed.connect(self._show_pause)
        CapsLockWatch(self.passphrase.line).told.connect(self._caps.setVisible)
        self.unlock.clicked.connect(self._on_unlock)
        self.sheet.clicked.connect(self.sheet_wanted)
        self.other.clicked.connect(self.other_wanted)
        self._timer.timeout.connect(self._on_second)
        self._show_pause()

    @Slot()
    def _on_second(self) -> None:
        self._pause -= 1
        if self._pause <= 0:
            self._timer.stop()
        self._show_pause()

    @Slot()
    def _show_pause(self) -> None:
        seconds = max(self._pause, 0)
        self._wait.setText(f"The next try is possible in {seconds} s. Nothing is erased by tries.")
        self._wait.setVisible(seconds > 0)
        self.unlock.setEnabled(seconds == 0 and bool(self.passphrase.text()))

    @Slot()
    def _on_unlock(self) -> None:
        typed = self.passphrase.text()
        self.wipe()
        self.wanted.emit(typed)
