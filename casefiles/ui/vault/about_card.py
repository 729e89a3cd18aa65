"""What is known of the vault itself: where it lies, how it is guarded, and when it was checked."""

import os
from typing import ClassVar, Final

from typing_extensions import override

from casefiles.domain.changes import Changes
from casefiles.domain.ticket import Ticket
from casefiles.office.checking import LastCheck, last_check
from casefiles.office.recovery import is_reminder_kept
from casefiles.office.verbs import Workplace
from casefiles.ui.context import Context
from casefiles.ui.status_bar import check_words
from casefiles.ui.vault.card import VaultCard
from casefiles.ui.widgets.buttons import action_button
from casefiles.ui.widgets.labels import Chip, ChipKind

_LEVELS: Final[dict[str, tuple[str, str, ChipKind, str]]] = {
    "full": (
        "Locked away",
        "shield-check",
        "ok",
        "Files are read by processes that see nothing else: no other file, no network, no key.",
    ),
    "partial": (
        "Partly locked away",
        "shield-warning",
        "warn",
        "This system keeps readers of files apart only in part; Linux 5.13 or later does wholly.",
    ),
    "none": (
        "Files are not read",
        "shield-slash",
        "danger",
        "This system cannot lock away the processes that read files. Use Linux 5.13 or later.",
    ),
    "": ("Being asked", "shield", "plain", "Files are read by processes that see nothing else."),
}
_CHECK: Final = (
    "A check reads the whole vault and proves every entry, record and document against what was"
    " written. It may take minutes; you can go on working."
)
_NO_SHEET: Final = (
    "No recovery sheet was copied yet. Without one, nobody can open the vault when the passphrase"
    " is forgotten. You are asked again the next time the vault is opened."
)
_SHEET: Final = (
    "No reminder is set. A recovery sheet opens the vault when the passphrase is forgotten; keep it"
    " away from the computer."
)


class AboutCard(VaultCard):
    """Where the vault lies, how files are read, the last check and the recovery sheet."""

    key: ClassVar[str] = "about"

    def __init__(self, context: Context) -> None:
        super().__init__(context, "This vault")
        self._has_level = False
        # Where a path may be broken, so that a long one does not push the page wide.
        folder = str(context.session.vault.folder).replace(os.sep, f"{os.sep}\u200b")
        self.card.add("Folder", folder, Chip("Encrypted", "lock"))
        self.level = Chip("")
        self._level_words = self.card.add("Reading of files", "", self.level)
        self._check_words = self.card.add(
            "Last check", _CHECK, action_button(context.actions["app.check"])
        )
        self.sheet = Chip("")
        self._sheet_words = self.card.add("Recovery sheet", "", self.sheet)
        self._on_level("")

    @override
    def ask(self) -> None:
        """Ask for what may be different now."""
        self.session.ask(self, last_check(), self._on_check, channel="check")
        self.session.ask(self, is_reminder_kept(), self._on_reminder, channel="sheet")
        if not self._has_level:
            self._has_level = True
            self.session.fetch(self, self._asked_level, self._on_level, channel="level")

    @override
    def on_changed(self, changes: Changes) -> None:
        """Ask again after a check, and when a sheet was copied."""
        if changes.ids("setting") & {"last_check", "recovery_reminder"}:
            self.ask()

    def _asked_level(self, _place: Workplace, _ticket: Ticket) -> str:
        return self.session.vault.sandbox_level()

    def _on_level(self, level: str) -> None:
        words, icon, kind, description = _LEVELS.get(level, _LEVELS["none"])
        self.level.show_state(words, icon, kind)
        self._level_words.setText(description)

    def _on_check(self, checked: LastCheck | None) -> None:
        now = self.session.clock.wall()
        self._check_words.setText(f"{check_words(checked, now)}. {_CHECK}")

    def _on_reminder(self, is_kept: bool) -> None:
        if is_kept:
            self.sheet.show_state("Not copied yet", "warning", "warn")
        else:
            self.sheet.show_state("No reminder", "check-circle", "plain")
        self._sheet_words.setText(_NO_SHEET if is_kept else _SHEET)
