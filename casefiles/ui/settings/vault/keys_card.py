"""Who opens the vault with what, and the acts that change it."""

from collections.abc import Callable
from typing import ClassVar, Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLabel
from typing_extensions import override

from casefiles.domain.foundation.changes import Changes
from casefiles.office.vault.keys import (
    OLDER_KEYS,
    KeysState,
    OlderKeys,
    answer_for_keys,
    keys_state,
    older_keys,
)
from casefiles.office.workplace.clock import day_of
from casefiles.ui.base.context import Context
from casefiles.ui.settings.vault.card import VaultCard
from casefiles.ui.widgets.buttons import Button, button
from casefiles.words.language import msg, msg_mark, msg_n, msg_of

_LOCKS: Final = msg_mark("The vault locks and asks for the passphrase first.")
_PLAIN: Final = msg_mark(
    "A plain change takes a moment. Older copies and backups still open with the old passphrase."
)
_KEY_FILE: Final = msg_mark("A file on a USB drive required in addition to the passphrase.")
_KNOWN: Final = msg_mark(
    "Re-encrypts the vault so that old passphrases and key files no longer open it. Local backups"
    " are removed. Copies elsewhere still open with the old keys."
)
_OLDER: Final = msg_mark(
    "This vault was opened with an older key file that was put into its folder. If it was not you,"
    " change all keys, above. If you put it there yourself, confirm this: only that file is then"
    " valid, and a newer copy beside it is replaced."
)
AWAY: Final = msg_mark("The keys are on a USB drive. Move them back first under Travel.")


class KeysCard(VaultCard):
    """Passphrases, key file and the change for cause."""

    key: ClassVar[str] = "keys"

    def __init__(self, context: Context) -> None:
        super().__init__(context, msg("Passphrase and keys"))
        self.buttons: dict[str, Button] = {}
        self._own = self._row(msg("Your passphrase"), msg_of(_PLAIN), msg("Change…"), "passphrase")
        self._file = self._row(msg("Key file"), msg_of(_KEY_FILE), msg("Add…"), "key_file_add")
        self._others = self._row(msg("Colleagues"), "", msg("Add…"), "colleague")
        self._remove = self._row(msg("Remove passphrases"), "", msg("Remove all…"), "remove_slot")
        self._row(
            msg("If the keys may be compromised"),
            msg_of(_KNOWN),
            msg("Change all keys…"),
            "change_keys",
        )
        self.own: Button = button(msg("I put it there myself"))
        self.own.clicked.connect(self._on_own)
        self._older = self.card.add_hideable(msg("An older key file"), msg_of(_OLDER), self.own)
        self._older.setVisible(False)
        self._cost = self._row(msg("Cost of guessing"), "", msg("Raise…"), "raise_cost")

    @override
    def ask(self) -> None:
        """Ask what opens the vault now."""
        self.session.fetch(self, keys_state(), self._on_state, channel="keys")
        self.session.fetch(self, older_keys(), self._on_older, channel="older_keys")

    @override
    def on_changed(self, changes: Changes) -> None:
        """Ask again when a key came or went."""
        if changes.ids("slot") or OLDER_KEYS in changes.ids("setting"):
            self.ask()

    def _on_older(self, found: OlderKeys | None) -> None:
        self._older.setVisible(found is not None)

    @Slot()
    def _on_own(self) -> None:
        self.session.start(
            self,
            msg("Keeping your answer"),
            answer_for_keys(),
            lambda _: self.ask(),
            otherwise=self.context.notices.warn,
        )

    def _row(self, name: str, description: str, words: str, operation: str) -> QLabel:
        made = button(words, "key" if operation == "passphrase" else "")
        made.setToolTip(msg_of(_LOCKS))
        made.setProperty("errand", operation)
        made.clicked.connect(self._asker(made))
        self.buttons[operation] = made
        return self.card.add(name, description, made)

    def _asker(self, made: Button) -> Callable[[], None]:
        return lambda: self.session.operation_requested.emit(str(made.property("errand")))

    def _on_state(self, state: KeysState) -> None:
        own = state.opener
        for one in self.buttons.values():
            one.setEnabled(not state.are_away)
        has_file = own is not None and own.has_key_file
        made = msg(" Set on {day_of}.", day_of=day_of(own.made)) if own is not None else ""
        away = f" {msg_of(AWAY)}" if state.are_away else ""
        self._own.setText(f"{msg_of(_PLAIN)}{made} {msg_of(_LOCKS)}{away}")
        self._file.setText(
            f"{msg_of(_KEY_FILE)} {msg('You use one.') if has_file else msg('You use none.')}"
        )
        file_button = self.buttons["key_file_add"]
        file_button.setText(msg("Remove…") if has_file else msg("Add…"))
        file_button.setProperty("errand", "key_file_remove" if has_file else "key_file_add")
        file_button.setEnabled(own is not None and not state.are_away)
        self._show_others(state)
        cost = state.cost
        often = msg_n("once", "{n} times over", cost.passes)
        self._cost.setText(
            msg(
                "Each guess at the passphrase takes {number} MB of memory, read {often}. Raising"
                " the cost of guessing re-encrypts the vault.",
                number=cost.memory_kib >> 10,
                often=often,
            )
        )

    def _show_others(self, state: KeysState) -> None:
        others = [holder.name for holder in state.holders if holder.number != state.opened]
        names = (
            msg("Besides you: {names}.", names=", ".join(others))
            if others
            else msg("No colleagues.")
        )
        self._others.setText(
            msg(
                "{names} Each opens the vault with their own passphrase and is named in History.",
                names=names,
            )
        )
        self.buttons["remove_slot"].setEnabled(bool(others) and not state.are_away)
        self._remove.setText(
            msg("Re-encrypts the vault; only your passphrase then opens it. Add colleagues again.")
            if others
            else msg("None.")
        )
