"""Keys that are on a stick, during a journey: to open with them there, or to bring them back."""

from pathlib import Path

from PySide6.QtCore import Signal, Slot
from typing_extensions import override

from casefiles.ui.base.file_choice import choose_files
from casefiles.ui.unlock.caps_lock import CAPS_WORDS, CapsLockWatch
from casefiles.ui.unlock.page import Page, labelled
from casefiles.ui.widgets.buttons import button
from casefiles.ui.widgets.inputs import private_line
from casefiles.ui.widgets.layout import words
from casefiles.ui.widgets.secret_field import SecretField
from casefiles.words.language import msg, msg_of


class RemovableKeyPage(Page):
    """Asks for the file on the stick and the passphrase.

    Attributes:
        submitted: passphrase, file, and whether the keys shall be brought back.
    """

    submitted = Signal(str, object, bool)

    def __init__(self, home: Path) -> None:
        super().__init__(msg("Keys on a USB drive"), "usb")
        self._home = home
        self.line = private_line(msg("Key file on the USB drive"))
        self.line.setPlaceholderText(msg("casefiles-….keys on the USB drive"))
        self.choose = button(msg("Choose the file…"), "folder-open")
        self.passphrase = SecretField(msg("Passphrase"))
        self._caps = words(msg_of(CAPS_WORDS), "problem")
        self._caps.hide()
        self.go_back = button(msg("Back"))
        self.bring = button(msg("Move keys back"))
        self.open = button(msg("Unlock"), "lock-open", primary=True)
        self.column.addWidget(
            words(
                msg(
                    "Unlock with the keys kept on the USB drive, or move them back to this"
                    " computer after travel."
                )
            )
        )
        self.column.addLayout(labelled(msg("File on the USB drive"), self.line))
        self.column.addWidget(self.choose)
        self.column.addLayout(labelled(msg("Passphrase"), self.passphrase))
        self.column.addWidget(self._caps)
        self.end_with(self.go_back, self.bring, self.open)
        self.first = self.line
        self.choose.clicked.connect(self._choose)
        self.line.textChanged.connect(self._judge)
        self.passphrase.changed.connect(self._judge)
        CapsLockWatch(self.passphrase.line).changed.connect(self._caps.setVisible)
        self.go_back.clicked.connect(self.back)
        self.bring.clicked.connect(lambda: self._go(is_brought=True))
        self.open.clicked.connect(lambda: self._go(is_brought=False))
        self._judge()

    @override
    def wipe(self) -> None:
        """Forget what was typed."""
        self.passphrase.clear()

    @Slot()
    def _choose(self) -> None:
        choose_files(self, self._on_chosen)

    def _on_chosen(self, chosen: list[Path]) -> None:
        self.line.setText(str(chosen[0]))
        self.passphrase.setFocus()

    @Slot()
    def _judge(self) -> None:
        is_filled = bool(self.line.text().strip()) and bool(self.passphrase.text())
        for one in (self.bring, self.open):
            one.setEnabled(is_filled)

    def _go(self, *, is_brought: bool) -> None:
        typed, path = self.passphrase.text(), self._home / self.line.text().strip()
        self.wipe()
        self.submitted.emit(typed, path, is_brought)
