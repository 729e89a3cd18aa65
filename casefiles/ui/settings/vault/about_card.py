"""What is known of the vault itself: where it lies, and how its files are read."""

import os
from typing import ClassVar, Final

from typing_extensions import override

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.office.workplace.operations import JobContext
from casefiles.ui.base.context import Context
from casefiles.ui.settings.vault.card import VaultCard
from casefiles.ui.widgets.labels import Chip, ChipKind
from casefiles.words.language import msg, msg_mark, msg_of

_LEVELS: Final[dict[str, tuple[str, str, ChipKind, str]]] = {
    "full": (
        msg_mark("Sandbox on"),
        "shield-check",
        "ok",
        msg_mark(
            "Files are read in a sandbox without access to other files, the network or the key."
        ),
    ),
    "partial": (
        msg_mark("Sandbox partly on"),
        "shield-warning",
        "warn",
        msg_mark(
            "This system supports the sandbox only in part. Linux 5.13 or later supports it fully."
        ),
    ),
    "none": (
        msg_mark("Files are not read"),
        "shield-slash",
        "danger",
        msg_mark("This system has no sandbox. Use Linux 5.13 or later."),
    ),
    "": (
        msg_mark("Checking…"),
        "shield",
        "plain",
        msg_mark("Files are read by processes that see nothing else."),
    ),
}


class AboutCard(VaultCard):
    """Where the vault lies, and how files are read."""

    key: ClassVar[str] = "about"

    def __init__(self, context: Context) -> None:
        super().__init__(context, msg("This vault"))
        self._has_level = False
        # Where a path may be broken, so that a long one does not push the page wide.
        folder = str(context.session.vault.folder).replace(os.sep, f"{os.sep}\u200b")
        self.card.add(msg("Folder"), folder, Chip(msg("Encrypted"), "lock"))
        self.level = Chip("")
        self._level_words = self.card.add(msg("Sandbox"), "", self.level)
        self._on_level("")

    @override
    def ask(self) -> None:
        """Ask for what may be different now."""
        if not self._has_level:
            self._has_level = True
            self.session.fetch(self, self._sandbox_level, self._on_level, channel="level")

    def _sandbox_level(self, _place: JobContext, _ticket: CancellationToken) -> str:
        return self.session.vault.sandbox_level()

    def _on_level(self, level: str) -> None:
        words, icon, kind, description = msg_of(_LEVELS.get(level, _LEVELS["none"]))
        self.level.show_state(words, icon, kind)
        self._level_words.setText(description)
