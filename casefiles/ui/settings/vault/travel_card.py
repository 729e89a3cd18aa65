"""A journey with the computer: keys on a stick, and a notice at the door."""

from typing import ClassVar, Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QPlainTextEdit, QWidget
from typing_extensions import override

from casefiles.domain.foundation.changes import Changes
from casefiles.office.vault.keys import KeysState, keys_state, restore_keys
from casefiles.office.vault.privilege_notice import (
    LONGEST,
    USUAL,
    privilege_notice_at,
    save_privilege_notice,
)
from casefiles.ui.base.context import Context
from casefiles.ui.settings.vault.card import VaultCard
from casefiles.ui.widgets.buttons import button
from casefiles.ui.widgets.drag_guard import prevent_dragging
from casefiles.ui.widgets.inputs import PRIVATE_INPUT
from casefiles.ui.widgets.layout import in_column, row
from casefiles.words.language import msg, msg_mark, msg_of

_HERE: Final = msg_mark(
    "The vault then opens only with the USB drive and the passphrase. It is re-encrypted and local"
    " backups are removed. Take legal advice first: some countries require you to surrender keys"
    " you carry."
)
_AWAY: Final = msg_mark("The keys are on the USB drive. Move them back after travel.")
_NOTICE: Final = msg_mark(
    "Your own text shown before unlocking. Stored unencrypted: do not name clients."
)
_BACK: Final = Changes(frozenset({("slot", "")}))
"""Told within the window once the keys are here: what opens the vault may be changed again."""
_LINES: Final = 7
_WIDTH: Final = 330


class TravelCard(VaultCard):
    """Travel mode and the privilege notice."""

    key: ClassVar[str] = "travel"

    def __init__(self, context: Context) -> None:
        super().__init__(context, msg("Travel"))
        self._are_away = False
        self.move = button(msg("Move to a USB drive…"), "usb")
        self._words = self.card.add(msg("Keys on a USB drive"), msg_of(_HERE), self.move)
        self.notice = QPlainTextEdit()
        prevent_dragging(self.notice)
        self.notice.setAccessibleName(msg("Privilege notice"))
        self.notice.setInputMethodHints(PRIVATE_INPUT)
        self.notice.setTabChangesFocus(True)
        self.notice.setPlaceholderText(msg("No notice is shown."))
        self.usual = button(msg("Default text"))
        self.keep = button(msg("Show before unlocking"))
        self.card.add(msg("Privilege notice"), msg_of(_NOTICE), self._notice_control())
        self._shown = ""
        self.move.clicked.connect(self._on_move)
        self.usual.clicked.connect(lambda: self.notice.setPlainText(USUAL))
        self.keep.clicked.connect(self._on_keep)
        self.notice.textChanged.connect(self._judge)
        self.notice.setPlainText(privilege_notice_at(self.session.vault.folder))
        self._shown = self.notice.toPlainText()
        self._judge()

    @override
    def ask(self) -> None:
        """Ask where the keys are."""
        self.session.fetch(self, keys_state(), self._on_state, channel="keys")

    @override
    def on_changed(self, changes: Changes) -> None:
        """Ask again when keys came back."""
        if changes.ids("vault"):
            self.ask()

    def _notice_control(self) -> QWidget:
        control = in_column(self.notice, row(self.usual, ..., self.keep), margins=0)
        control.setFocusProxy(self.notice)
        self._control = control
        self.context.theme.changed.connect(self._fit)
        self._fit()
        return control

    @Slot()
    def _fit(self) -> None:
        """Have room for some lines of words at the present size of text."""
        self._control.setFixedWidth(self.context.theme.pixels(_WIDTH))
        lines = self.notice.fontMetrics().lineSpacing() * _LINES
        self.notice.setFixedHeight(lines + 16)

    def _on_state(self, state: KeysState) -> None:
        self._are_away = state.are_away
        self._words.setText(msg_of(_AWAY) if state.are_away else msg_of(_HERE))
        self.move.setText(msg("Move keys back") if state.are_away else msg("Move to a USB drive…"))

    @Slot()
    def _on_move(self) -> None:
        if self._are_away:
            self.session.fetch(self, restore_keys(), self._on_back)
        else:
            self.session.operation_requested.emit("begin_travel")

    def _on_back(self, _done: None) -> None:
        message = msg(
            "The keys are on this computer again. The file on the USB drive still opens the vault."
        )
        self.context.notices.post(message)
        self.ask()
        self.session.changed.emit(_BACK)

    @Slot()
    def _judge(self) -> None:
        text = self.notice.toPlainText().strip()
        self.keep.setText(
            msg("Show no notice") if self._shown and not text else msg("Show before unlocking")
        )
        self.keep.setEnabled(text != self._shown and len(text) <= LONGEST)

    @Slot()
    def _on_keep(self) -> None:
        text = self.notice.toPlainText().strip()

        self.session.fetch(self, save_privilege_notice(text), self._on_saved)

    def _on_saved(self, text: str) -> None:
        self._shown = text
        message = (
            msg("The notice is shown before unlocking.")
            if text
            else msg("No notice is shown before unlocking.")
        )
        self.context.notices.post(message)
        self._judge()
