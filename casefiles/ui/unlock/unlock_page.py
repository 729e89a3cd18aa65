"""The passphrase of a vault that is there."""

from pathlib import Path
from typing import ClassVar, Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame
from typing_extensions import override

from casefiles.ui.base.timers import made_timer
from casefiles.ui.unlock.caps_lock import CAPS_WORDS, CapsLockWatch
from casefiles.ui.unlock.key_file_button import KeyFileButton
from casefiles.ui.unlock.page import Page, in_pairs, labelled
from casefiles.ui.widgets.buttons import button, quiet_button
from casefiles.ui.widgets.layout import column, say, words
from casefiles.ui.widgets.secret_field import SecretField
from casefiles.words.language import msg, msg_mark, msg_of

_FREE_TRIES: Final = 2
_LONGEST_PAUSE: Final = 30
_SECOND: Final = 1_000
_ELSE: Final = msg_mark(
    "Choose a key file or keys on a USB drive below. If the passphrase is forgotten or the drive"
    " is lost, use the recovery sheet or two recovery shares."
)


def pause_after(wrong_tries: int) -> int:
    """Return how many seconds pass before the next try; nothing is ever erased by tries."""
    over = wrong_tries - _FREE_TRIES
    return min(2**over, _LONGEST_PAUSE) if over > 0 else 0


class UnlockPage(Page):
    """Asks for the passphrase; after wrong ones, more slowly.

    Attributes:
        submitted: the passphrase that was typed, and the path of the key file; None without one.
        sheet_requested: the recovery sheet shall open the vault.
        shares_requested: two shares shall.
        usb_keys_requested: the keys are on a stick.
        other_requested: another vault.
        restore_chosen: a backup of the vault shall be restored.
        other_keys_requested: a file that the vault lacks shall be brought back.
        otherwise: what else may help after a wrong passphrase.
    """

    submitted = Signal(str, object)
    sheet_requested = Signal()
    shares_requested = Signal()
    usb_keys_requested = Signal()
    other_requested = Signal()
    restore_chosen = Signal()
    other_keys_requested = Signal()
    otherwise: ClassVar[str] = _ELSE

    def __init__(self) -> None:
        super().__init__(msg("Unlock"), "lock")
        self._wrong_tries = self._pause = 0
        self.place = words("", "muted")
        self.notice = words("")
        self._band = QFrame()
        self.operation_label = words("", "muted")
        self.passphrase = SecretField(msg("Passphrase"))
        self.add_file = KeyFileButton(self.passphrase.setFocus)
        self._caps = words(msg_of(CAPS_WORDS), "problem")
        self._caps.hide()
        self._wait = words("", "muted")
        self._wait.hide()
        self.sheet = quiet_button(msg("Recovery sheet…"), "key")
        self.shares = quiet_button(msg("Recovery shares…"), "users-three")
        self.usb_keys = quiet_button(msg("Keys on a USB drive…"), "usb")
        self.other = quiet_button(msg("Another vault…"), "folder-open")
        self.restore = quiet_button(msg("Restore from a backup…"), "clock-counter-clockwise")
        self.other_keys = button("", "key")
        self.other_keys.hide()
        self.unlock = button(msg("Unlock"), "lock-open", primary=True)
        self._timer = made_timer(self, _SECOND, self._on_second, once=False)
        self._lay_out()

    def show_folder(self, folder: Path, notice: str = "", before: str = "") -> None:
        """Show which vault is asked for.

        Args:
            folder: of the vault.
            notice: in the lawyer's own words; empty for none.
            before: what the passphrase is asked for first; empty for opening.
        """
        self.notice.setText(notice)
        self._band.setVisible(bool(notice))
        say(self.operation_label, before)
        self.add_file.take(None)
        self.title.setText(msg("Unlock {name}", name=folder.name))
        self.place.setText(str(folder.parent))
        self._wrong_tries = self._pause = 0
        self.show_problem("")
        self.offer_other_keys("")
        self.wipe()

    def refuse(self, text: str) -> None:
        """Say that the passphrase was wrong, and let some time pass before the next try."""
        self._wrong_tries += 1
        self._pause = pause_after(self._wrong_tries)
        self.show_problem(f"{text}\n{msg_of(self.otherwise)}")
        self._show_pause()
        if self._pause:
            self._timer.start()

    @override
    def wipe(self) -> None:
        """Forget what was typed."""
        self.passphrase.clear()

    def _lay_out(self) -> None:
        self.column.addWidget(self.place)
        self._band.setProperty("band", "true")
        column(self.notice, margins=(10, 8, 10, 8), of=self._band)
        self._band.hide()
        self.column.addWidget(self._band)
        self.column.addWidget(self.operation_label)
        self.column.addLayout(labelled(msg("Passphrase"), self.passphrase))
        self.column.addWidget(self.add_file.note)
        self.column.addWidget(self._caps)
        self.fill_with(self.unlock)
        self.column.addWidget(self._wait)
        self.column.addWidget(self.other_keys)
        adjacent = (self.add_file, self.usb_keys, self.sheet, self.shares, self.other, self.restore)
        self.column.addLayout(in_pairs(*adjacent))
        self.first = self.passphrase
        self.passphrase.changed.connect(self._show_pause)
        CapsLockWatch(self.passphrase.line).changed.connect(self._caps.setVisible)
        self.unlock.clicked.connect(self._on_unlock)
        self.sheet.clicked.connect(self.sheet_requested)
        self.shares.clicked.connect(self.shares_requested)
        self.usb_keys.clicked.connect(self.usb_keys_requested)
        self.other.clicked.connect(self.other_requested)
        self.restore.clicked.connect(self.restore_chosen)
        self.other_keys.clicked.connect(self.other_keys_requested)
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
        self._wait.setText(
            msg(
                "The next try is possible in {seconds} s. Nothing is erased by tries.",
                seconds=seconds,
            )
        )
        self._wait.setVisible(seconds > 0)
        self.unlock.setEnabled(seconds == 0 and bool(self.passphrase.text()))

    def offer_other_keys(self, words: str) -> None:
        """Offer a way into a vault that lacks a file; empty takes it away."""
        say(self.other_keys, words)

    @Slot()
    def _on_unlock(self) -> None:
        typed = self.passphrase.text()
        self.wipe()
        self.submitted.emit(typed, self.add_file.path)
