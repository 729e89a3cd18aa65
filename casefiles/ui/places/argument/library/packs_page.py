"""The page of packs: what there is, from whom, and what comes on a stick."""

from pathlib import Path
from typing import ClassVar, Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QStackedWidget
from typing_extensions import override

from casefiles.domain.foundation.errors import CasefilesError
from casefiles.domain.foundation.ids import InstalledPackId, TrustedKeyId, new_id
from casefiles.office.law.packs import (
    InstalledPackRow,
    PackOffer,
    PackPublisher,
    PacksState,
    accept_key,
    install_pack,
    packs_state,
    read_again,
    read_pack_file,
    remove_pack,
    withdraw_key,
)
from casefiles.ui.base.context import Context
from casefiles.ui.base.file_choice import choose_files
from casefiles.ui.places.argument.library.offer_pane import ChangesPane, KeyPane
from casefiles.ui.places.argument.library.pack_lists import PackLists
from casefiles.ui.places.argument.library.page import LibraryPage
from casefiles.ui.widgets.empty_state import EmptyState
from casefiles.ui.widgets.labels import words_in_line
from casefiles.ui.widgets.layout import column
from casefiles.ui.widgets.splits import Split
from casefiles.words.language import msg, msg_mark, msg_of

_WIDTHS: Final = (560, 620)
_WORDS: Final = msg_mark(
    "Reference packs are signed by their publisher. Before installing you see the publisher and"
    " all changes. Your notes are kept."
)


class PacksPage(LibraryPage):
    """Lists packs and makers, and takes packs in."""

    key: ClassVar[str] = "packs"
    words: ClassVar[str] = msg_mark("Packs")
    shows: ClassVar[tuple[str, ...]] = ("installed_pack", "trusted_key")

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.lists = PackLists(context)
        self.whose = KeyPane()
        self.changes = ChangesPane(context)
        self.offer: PackOffer | None = None
        self._nothing = EmptyState(
            context.theme, "archive", msg("Reference packs"), msg_of(_WORDS), None
        )
        self._right = QStackedWidget()
        for pane in (self._nothing, self.whose, self.changes):
            self._right.addWidget(pane)
        splitter = Split("packs", Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.lists)
        splitter.addWidget(self._right)
        splitter.setSizes(list(_WIDTHS))
        column(splitter, margins=0, of=self)
        self.lists.chosen.connect(self._on_chosen)
        self.whose.compared.connect(self._on_compared)
        self.whose.left.connect(self._leave_offer)
        self.changes.requested.connect(self._on_requested)
        self.changes.left.connect(self._leave_offer)

    @override
    def open(self, record: str) -> None:
        """Show the packs."""
        self._ask_once()
        self.lists.take_focus()

    @override
    def here(self) -> str:
        """Return nothing: the page has one place."""
        return ""

    @override
    def focus_filter(self) -> None:
        """Put the focus on the packs, which are too few to filter."""
        self.lists.take_focus()

    def take_pack(self) -> None:
        """Ask for the file of a pack."""
        choose_files(self, self._on_files)

    def _on_files(self, files: list[Path]) -> None:
        if files:
            self.read_file(files[0])

    def read_file(self, path: Path) -> None:
        """Read a pack from a file, and show what it is."""
        warn = self.context.notices.warn
        session = self.context.session
        session.fetch(self, read_pack_file(path), self._on_offer, channel="offer", otherwise=warn)

    def remove_pack(self) -> None:
        """Use the selected pack no longer."""
        row: InstalledPackRow | None = self.lists.packs.row()
        if row is not None and row.id:
            message = msg("The pack “{title}” was removed.", title=row.title)
            notices = self.context.notices
            self.context.session.run(
                self,
                remove_pack(row.id),
                lambda _: notices.post(message, "app.undo"),
                otherwise=notices.warn,
            )

    def withdraw_key(self) -> None:
        """Trust the selected maker no longer."""
        row: PackPublisher | None = self.lists.makers.row()
        if row is not None:
            message = msg(
                "{name} is not trusted any more; packs of that key are not used.", name=row.name
            )
            notices = self.context.notices
            self.context.session.run(
                self,
                withdraw_key(row.id),
                lambda _: notices.post(message, "app.undo"),
                otherwise=notices.warn,
            )

    def update_commands(self) -> None:
        """Let only those commands be used that there is something for."""
        pack: InstalledPackRow | None = self.lists.packs.row()
        actions = self.context.actions
        actions["library.remove_pack"].setEnabled(pack is not None and bool(pack.id))
        actions["library.withdraw_key"].setEnabled(self.lists.makers.row() is not None)

    @override
    def _ask(self) -> None:
        session, warn = self.context.session, self.context.notices.warn
        session.fetch(self, packs_state(), self._on_state, channel="state", otherwise=warn)

    def _on_state(self, state: PacksState) -> None:
        self.lists.show_state(state)
        self.update_commands()

    def _on_offer(self, offer: PackOffer) -> None:
        self.offer = offer
        pane = self.changes if offer.maker.is_accepted else self.whose
        self._right.setCurrentWidget(pane)
        pane.show_offer(offer)

    @Slot(str)
    def _on_compared(self, typed: str) -> None:
        if self.offer is None:
            return
        own = TrustedKeyId(new_id(self.context.session.vault.workplace.randomness))
        text = self.offer.text
        job = accept_key(own, text, typed)
        session = self.context.session
        session.fetch(
            self, job, lambda _: self._read_again(text), otherwise=self._on_other_fingerprint
        )

    def _read_again(self, text: str) -> None:
        warn = self._on_refused
        session = self.context.session
        session.fetch(self, read_again(text), self._on_offer, channel="offer", otherwise=warn)

    def _on_other_fingerprint(self, error: CasefilesError) -> None:
        self.whose.typed.problem(words_in_line(error))
        self.whose.typed.take_focus()

    @Slot()
    def _on_requested(self) -> None:
        if self.offer is None:
            return
        own = InstalledPackId(new_id(self.context.session.vault.workplace.randomness))
        job = install_pack(own, self.offer.text)
        session = self.context.session
        session.fetch(self, job, lambda _: self._on_taken(), otherwise=self._on_refused)

    def _on_taken(self) -> None:
        self._leave_offer()
        self.context.notices.post(msg("Pack installed."), "app.undo")

    def _on_refused(self, error: CasefilesError) -> None:
        self._leave_offer()
        self.context.notices.warn(error)

    @Slot()
    def _leave_offer(self) -> None:
        self.offer = None
        self._right.setCurrentWidget(self._nothing)
        self.lists.take_focus()

    @Slot()
    def _on_chosen(self) -> None:
        self.lists.show_about()
        self.update_commands()
