"""What opens the vault when the passphrase is forgotten."""

from typing import ClassVar, Final

from typing_extensions import override

from casefiles.domain.foundation.changes import Changes
from casefiles.office.vault.keys import KeysState, keys_state
from casefiles.office.vault.recovery import REMINDER
from casefiles.office.workplace.clock import day_of
from casefiles.ui.base.context import Context
from casefiles.ui.settings.vault.card import VaultCard
from casefiles.ui.settings.vault.keys_card import AWAY
from casefiles.ui.widgets.buttons import button
from casefiles.ui.widgets.labels import Chip
from casefiles.words.language import msg, msg_mark, msg_of

_SHEET: Final = msg_mark(
    "One page, copied by hand or printed, that opens the vault instead of the passphrase. A new"
    " sheet replaces the old one."
)
_SHARES: Final = msg_mark(
    "Three pages for trusted people in different places. Any two open the vault; one alone does"
    " not. New shares replace old ones."
)


class RecoveryCard(VaultCard):
    """The recovery sheet and the shares."""

    key: ClassVar[str] = "recovery"

    def __init__(self, context: Context) -> None:
        super().__init__(context, msg("If the passphrase is forgotten"))
        self.state = Chip("")
        self._words = self.card.add(msg("Recovery"), "", self.state)
        self.sheet = button(msg("Create sheet…"), "key")
        self.shares = button(msg("Create shares…"), "users-three")
        self._sheet_words = self.card.add(msg("Recovery sheet"), msg_of(_SHEET), self.sheet)
        self._shares_words = self.card.add(msg("Recovery shares"), msg_of(_SHARES), self.shares)
        self.sheet.clicked.connect(lambda: self.session.operation_requested.emit("sheet"))
        self.shares.clicked.connect(lambda: self.session.operation_requested.emit("shares"))

    @override
    def ask(self) -> None:
        """Ask what opens the vault now."""
        self.session.fetch(self, keys_state(), self._on_state, channel="keys")

    @override
    def on_changed(self, changes: Changes) -> None:
        """Ask again when a key came or went, or a reminder."""
        if changes.ids("slot") or REMINDER in changes.ids("setting"):
            self.ask()

    def _on_state(self, state: KeysState) -> None:
        for one in (self.sheet, self.shares):
            one.setEnabled(not state.are_away)
        self.sheet.setText(msg("Create new sheet…") if state.sheet_made else msg("Create sheet…"))
        self.shares.setText(
            msg("Create new shares…") if state.shares_made else msg("Create shares…")
        )
        self._sheet_words.setText(f"{_made(state.sheet_made, 'sheet')} {msg_of(_SHEET)}")
        self._shares_words.setText(f"{_made(state.shares_made, 'shares')} {msg_of(_SHARES)}")
        if state.are_away:
            self.state.show_state(msg("On a USB drive"), "usb")
            self._words.setText(msg_of(AWAY))
            return
        has_some = bool(state.sheet_made or state.shares_made)
        if not has_some:
            self.state.show_state(msg("None yet"), "warning", "warn")
            self._words.setText(
                msg("If the passphrase is forgotten now, nobody can open the vault.")
            )
        elif state.has_reminder:
            self.state.show_state(msg("Create a new one"), "warning", "warn")
            self._words.setText(msg("A recovery key was used. Create a new sheet."))
        else:
            self.state.show_state(msg("Available"), "check-circle", "ok")
            self._words.setText(
                msg("Keep it away from this computer and check it from time to time.")
            )


def _made(when: int, what: str) -> str:
    if not when:
        return msg("No {what} yet.", what=what)
    return msg("{what} made on {day_of}.", what=what.capitalize(), day_of=day_of(when))
