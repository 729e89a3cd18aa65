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

_LOCKS: Final = "The window locks, and the door asks for the passphrase first."
_PLAIN: Final = (
    "A plain change takes a moment. Older copies and backups still open with the old passphrase."
)
_KEY_FILE: Final = (
    "A file on a stick as the second half of your passphrase: neither opens the vault alone."
)
_KNOWN: Final = (
    "Everything is encrypted anew, so that old passphrases and old key files open nothing of it."
    " Backups on this computer are removed. Copies elsewhere stay readable with the old keys."
)
_OLDER: Final = (
    "An older key file than the newest one has opened this vault: somebody put it into the folder."
    " If it was not you, change all keys, above. If you put it there yourself, say so: it alone"
    " counts then, and a newer copy beside it is replaced."
)
AWAY: Final = "The keys are on a stick. Bring them back first: see Travel, below."


class KeysCard(VaultCard):
    """Passphrases, key file and the change for cause."""

    key: ClassVar[str] = "keys"

    def __init__(self, context: Context) -> None:
        super().__init__(context, "Passphrase and keys")
        self.buttons: dict[str, Button] = {}
        self._own = self._row("Your passphrase", _PLAIN, "Change…", "passphrase")
        self._file = self._row("Key file", _KEY_FILE, "Add…", "key_file_add")
        self._others = self._row("Colleagues", "", "Add…", "colleague")
        self._remove = self._row("Take passphrases away", "", "Remove all…", "remove_slot")
        self._row("If somebody may know the keys", _KNOWN, "Change all keys…", "change_keys")
        self.own: Button = button("I put it there myself")
        self.own.clicked.connect(self._on_own)
        self._older = self.card.add_hideable("An older key file", _OLDER, self.own)
        self._older.setVisible(False)
        self._cost = self._row("Cost of a guess", "", "Make dearer…", "raise_cost")

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
            "Keeping your answer",
            answer_for_keys(),
            lambda _: self.ask(),
            otherwise=self.context.notices.warn,
        )

    def _row(self, name: str, description: str, words: str, operation: str) -> QLabel:
        made = button(words, "key" if operation == "passphrase" else "")
        made.setToolTip(_LOCKS)
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
        made = f" Set on {day_of(own.made)}." if own is not None else ""
        away = f" {AWAY}" if state.are_away else ""
        self._own.setText(f"{_PLAIN}{made} {_LOCKS}{away}")
        self._file.setText(f"{_KEY_FILE} {'You use one.' if has_file else 'You use none.'}")
        file_button = self.buttons["key_file_add"]
        file_button.setText("Take away…" if has_file else "Add…")
        file_button.setProperty("errand", "key_file_remove" if has_file else "key_file_add")
        file_button.setEnabled(own is not None and not state.are_away)
        self._show_others(state)
        cost = state.cost
        often = "once" if cost.passes == 1 else f"{cost.passes} times over"
        self._cost.setText(
            f"Each guess at the passphrase takes {cost.memory_kib >> 10} MB of memory, read"
            f" {often}. Dearer guesses encrypt everything anew."
        )

    def _show_others(self, state: KeysState) -> None:
        others = [holder.name for holder in state.holders if holder.number != state.opened]
        names = f"Beside you: {', '.join(others)}." if others else "Nobody beside you."
        self._others.setText(
            f"{names} Each opens the vault with a passphrase of their own, and stands in the"
            " history by name."
        )
        self.buttons["remove_slot"].setEnabled(bool(others) and not state.are_away)
        self._remove.setText(
            "Everything is encrypted anew, and only your passphrase opens it. Who stays gets a new"
            " one from you."
            if others
            else "There is none to take away."
        )
