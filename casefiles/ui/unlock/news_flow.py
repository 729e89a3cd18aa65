"""What opening found out about the vault's own files, told once before the way goes on."""

from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject, Signal, Slot

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import CasefilesError
from casefiles.office.case.unsettled import settle_exports
from casefiles.office.vault.keys import OlderKeys, answer_for_keys, older_keys
from casefiles.office.workplace.clock import moment_in_words
from casefiles.office.workplace.open_vault import OpenVault
from casefiles.ui.unlock.page import Page
from casefiles.ui.unlock.pending_operations import PendingOperations
from casefiles.ui.widgets.buttons import button, quiet_button
from casefiles.ui.widgets.layout import say, words
from casefiles.words.catalogue import explain
from casefiles.words.language import msg

CHANGE = "change_keys"
"""The act that is offered where somebody else may know the keys."""


def words_of_older(found: OlderKeys) -> str:
    """Return what is said of an older key file that opened the vault."""
    if found.is_in_use:
        return explain("older_key_file", {})
    return explain("older_key_file_seen", {"when": moment_in_words(found.wall, "")})


class NewsPage(Page):
    """Words, and what can be done about them."""

    def __init__(self) -> None:
        super().__init__(msg("Before you continue"), "warning")
        self.healed, self.keys = words(""), words("", "problem")
        self.exports = words("", "problem")
        self.own = quiet_button(msg("I put it there myself"))
        self.change = button(msg("Change all keys…"), "key")
        self.go = button(msg("Continue"), primary=True)
        self.column.addWidget(self.keys)
        self.column.addWidget(self.exports)
        self.column.addWidget(self.healed)
        self.end_with(self.own, self.change, self.go)
        self.first = self.go

    def show_news(self, healed: str, keys: str, exports: str, *, can_act: bool) -> None:
        """Say what was found; each may be empty."""
        for label, text in ((self.healed, healed), (self.keys, keys), (self.exports, exports)):
            say(label, text)
        for one in (self.own, self.change):
            one.setVisible(bool(keys) and can_act)
        self.show_problem("")
        self.go.setAccessibleDescription(" ".join(filter(None, (keys, exports, healed))))


class NewsFlowHost(Protocol):
    """What this needs of the door.

    Attributes:
        errands: does things off the window's thread.
    """

    errands: PendingOperations

    def show_page(self, page: Page) -> None:
        """Show a page."""


class NewsFlow(QObject):
    """Tells what was found, if anything was.

    Attributes:
        page: where it is told.
        done: the person goes on; with the act that they chose, or none.
    """

    done = Signal(str)

    def __init__(self, host: NewsFlowHost, parent: QObject) -> None:
        super().__init__(parent)
        self._host = host
        self._vault: OpenVault | None = None
        self._can_act = False
        self.page = NewsPage()
        self.page.go.clicked.connect(lambda: self._end(""))
        self.page.back.connect(lambda: self._end(""))
        self.page.change.clicked.connect(lambda: self._end(CHANGE))
        self.page.own.clicked.connect(self._on_own)

    def show_news(self, vault: OpenVault, *, can_act: bool) -> None:
        """Ask an open vault, and tell what there is; else go on at once.

        Args:
            vault: open.
            can_act: what opened it is still at hand, so that all keys can be changed.
        """
        self._vault, self._can_act = vault, can_act and not vault.is_read_only
        self._host.errands.do(
            lambda: vault.work(older_keys(), CancellationToken()),
            self._on_older_keys,
            # What cannot be read of a damaged vault is told by its damage.
            lambda _error: self._on_older_keys(None),
        )

    def _on_older_keys(self, found: OlderKeys | None) -> None:
        vault = self._vault
        if vault is not None:
            self._host.errands.do(
                lambda: vault.work(settle_exports, CancellationToken()),
                partial(self._on_settled, found),
                # What the disk refuses now is looked for again at the next opening.
                lambda _error: self._on_settled(found, ()),
            )

    def _on_settled(
        self, found: OlderKeys | None, settled: tuple[tuple[str, dict[str, str | int]], ...]
    ) -> None:
        vault = self._vault
        if vault is None:
            return
        exports = "\n\n".join(explain(code, safe) for code, safe in settled)
        found_harmed = (("healed", vault.healed), ("heal_refused", vault.refused))
        healed = "\n\n".join(
            explain(code, {"files": ", ".join(names)}) for code, names in found_harmed if names
        )
        if not healed and not exports and found is None:
            self._end("")
            return
        keys = words_of_older(found) if found is not None else ""
        self.page.show_news(healed, keys, exports, can_act=self._can_act)
        self._host.show_page(self.page)

    @Slot()
    def _on_own(self) -> None:
        vault = self._vault
        if vault is not None:
            self._host.errands.do(
                lambda: vault.work(answer_for_keys(), CancellationToken()),
                lambda _: self._end(""),
                self._on_fault,
            )

    def _on_fault(self, error: CasefilesError) -> None:
        self.page.show_problem(explain(error.code, error.safe))

    def _end(self, operation: str) -> None:
        if self._vault is not None:
            self._vault = None
            self.done.emit(operation)
