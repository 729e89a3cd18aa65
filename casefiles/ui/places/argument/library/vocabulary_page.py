"""The page of vocabularies: what fields offer, worded by the lawyer at will."""

from typing import ClassVar, Final

from PySide6.QtCore import Slot
from typing_extensions import override

from casefiles.domain.foundation.ids import OwnTermId, new_id
from casefiles.office.records.vocabularies import (
    ShownTerm,
    ShownVocabulary,
    VocabularyRow,
    drop_term,
    hide_term,
    vocabularies,
    vocabulary,
)
from casefiles.office.workplace.operations import Edit
from casefiles.ui.base.context import Context
from casefiles.ui.places.argument.library.page import LibraryPage
from casefiles.ui.places.argument.library.term_form import TermForm
from casefiles.ui.places.argument.library.terms_pane import TermsPane
from casefiles.ui.places.argument.library.vocabulary_list import VocabularyList
from casefiles.ui.records.list_and_form import ListAndForm
from casefiles.ui.widgets.empty_state import EmptyState
from casefiles.ui.widgets.layout import column
from casefiles.ui.widgets.split_panes import ReadingSide, halves
from casefiles.words.language import msg, msg_mark

_WIDTHS: Final = (440, 740)


class VocabularyPage(ListAndForm[TermForm], LibraryPage):
    """Lists vocabularies, and the words of one."""

    key: ClassVar[str] = "vocabularies"
    words: ClassVar[str] = msg_mark("Vocabularies")
    shows: ClassVar[tuple[str, ...]] = ("own_term",)

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.list = VocabularyList(context)
        self.pane = TermsPane(context)
        self._shown = ""
        words = msg("Terms offered in fields. Add, rename or hide terms here.")
        self._nothing = EmptyState(context.theme, "translate", msg("No selection"), words, None)
        self._right = ReadingSide(self._nothing, self.pane)
        column(halves("vocabularies", self.list, self._right, _WIDTHS), margins=0, of=self)
        self.list.chosen.connect(self._on_chosen)
        self.list.table.activated_row.connect(self._on_activated)
        self.pane.chosen.connect(self._on_term)
        self.pane.opened.connect(self.edit_word)

    @override
    def open(self, record: str) -> None:
        """Show a vocabulary by its name, or what was shown."""
        if record:
            self.list.table.select(record)
        self._ask_once()
        if self.form is None:
            self.list.take_focus()

    @override
    def here(self) -> str:
        """Return the vocabulary that is shown."""
        return self._shown

    @override
    def focus_filter(self) -> None:
        """Put the focus into the filter."""
        self.list.filter.focus()

    def add_word(self) -> None:
        """Ask for a word of the lawyer's own."""
        self._show_form(None)

    @Slot()
    def edit_word(self) -> None:
        """Ask how the selected word is to be called."""
        if self.pane.row is not None:
            self._show_form(self.pane.row)

    def hide_word(self) -> None:
        """Offer the selected word no more, or again."""
        term = self.pane.row
        if term is not None:
            own_id = OwnTermId(new_id(self.context.session.vault.workplace.randomness))
            edit = hide_term(own_id, self._shown, term.code, is_hidden=not term.is_hidden)
            message = (
                msg("“{words}” is offered again.", words=term.words)
                if term.is_hidden
                else _hidden(term)
            )
            self._run(edit, message)

    def remove_word(self) -> None:
        """Take away a word of the lawyer's own; let another be called as it came."""
        term = self.pane.row
        if term is not None and term.own_id:
            message = (
                msg("deleted") if term.is_own else msg("called “{given}” again", given=term.given)
            )
            self._run(
                drop_term(self._shown, term.code),
                msg("“{words}” was {message}.", words=term.words, message=message),
            )

    def update_commands(self) -> None:
        """Let only those commands be used that there is something for."""
        term, is_free = self.pane.row, self.form is None
        enabled = {
            "add_word": is_free and self.pane.shown is not None,
            "edit_word": is_free and term is not None,
            "hide_word": is_free and term is not None,
            "remove_word": is_free and term is not None and bool(term.own_id),
        }
        for name, is_possible in enabled.items():
            self.context.actions[f"library.{name}"].setEnabled(is_possible)

    @override
    def _ask(self) -> None:
        session = self.context.session
        warn = self.context.notices.warn
        session.ask(self, vocabularies(), self._on_rows, channel="rows", otherwise=warn)
        if self._shown:
            self._ask_shown()

    def _ask_shown(self) -> None:
        warn = self.context.notices.warn
        query = vocabulary(self._shown)
        self.context.session.ask(self, query, self._on_shown, channel="shown", otherwise=warn)

    def _on_rows(self, rows: tuple[VocabularyRow, ...]) -> None:
        self.list.show_rows(rows)

    def _on_shown(self, shown: ShownVocabulary) -> None:
        self.pane.show_vocabulary(shown)
        self._right.show_pane()
        self.update_commands()

    def _run(self, edit: Edit[None], message: str) -> None:
        notices = self.context.notices
        self.context.session.run(
            self, edit, lambda _: notices.post(message, "app.undo"), otherwise=notices.warn
        )

    @Slot(object)
    def _on_chosen(self, row: VocabularyRow | None) -> None:
        if row is not None and row.id != self._shown:
            self._leave_form()
            self._shown = row.id
            self._ask_shown()
            self.went.emit()

    @Slot(object)
    def _on_activated(self, _row: VocabularyRow) -> None:
        self.pane.take_focus()

    @Slot(object)
    def _on_term(self, _term: ShownTerm | None) -> None:
        self.update_commands()

    def _show_form(self, term: ShownTerm | None) -> None:
        shown = self.pane.shown
        if shown is not None:
            self._open_form(lambda: TermForm(self.context, shown, term)).take_focus()
            self.update_commands()

    @override
    def _focus_list(self) -> None:
        self.pane.take_focus()
        self.update_commands()


def _hidden(term: ShownTerm) -> str:
    return msg("“{words}” is no longer offered. Records using it are unchanged.", words=term.words)
