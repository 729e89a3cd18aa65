"""The page of authorities and figures: the list on the left, one of them on the right."""

from typing import ClassVar, Final

from PySide6.QtCore import Slot
from typing_extensions import override

from casefiles.domain.foundation.errors import CasefilesError
from casefiles.office.law.reference import ReferenceEntry, ReferenceResults, references
from casefiles.ui.base.context import Context
from casefiles.ui.places.argument.library.note_form import NoteForm
from casefiles.ui.places.argument.library.page import LibraryPage
from casefiles.ui.places.argument.library.reference_list import ReferenceList
from casefiles.ui.places.argument.library.reference_pane import ReferencePane
from casefiles.ui.records.list_and_form import ListAndForm
from casefiles.ui.widgets.empty_state import EmptyState
from casefiles.ui.widgets.layout import column
from casefiles.ui.widgets.split_panes import ReadingSide, halves
from casefiles.words.language import msg, msg_mark

_WIDTHS: Final = (640, 540)


class ReferencePage(ListAndForm[NoteForm], LibraryPage):
    """Lists figures and authorities, and shows one; nothing in it is of the case."""

    key: ClassVar[str] = "references"
    words: ClassVar[str] = msg_mark("Authorities and figures")
    shows: ClassVar[tuple[str, ...]] = ("installed_pack", "trusted_key", "own_term", "library_note")

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.list = ReferenceList(context)
        self.pane = ReferencePane(context)
        self._wish = ""
        self._results = ReferenceResults()
        words = msg("Select an entry to see its holding and what it can be cited for.")
        self._nothing = EmptyState(context.theme, "scales", msg("No selection"), words, None)
        self._right = ReadingSide(self._nothing, self.pane)
        column(halves("references", self.list, self._right, _WIDTHS), margins=0, of=self)
        self.list.chosen.connect(self._on_chosen)
        self.list.table.activated_row.connect(lambda _row: self.write_note())

    @override
    def open(self, record: str) -> None:
        """Show a reference, or the list."""
        self._wish = record or self._wish
        if self._is_requested and self._wish:
            self._seek()
        self._ask_once()
        if self.form is None:
            self.list.take_focus()

    @override
    def here(self) -> str:
        """Return the reference that is shown."""
        shown = self.pane.shown
        return shown.id if shown is not None else self._wish

    @override
    def focus_filter(self) -> None:
        """Put the focus into the filter."""
        self.list.filter.focus()

    def write_note(self) -> None:
        """Ask for a note on what is shown."""
        shown = self.pane.shown
        if shown is not None:
            self._open_form(lambda: NoteForm(self.context, shown)).take_focus()

    @override
    def _focus_list(self) -> None:
        self.list.take_focus()

    @override
    def _ask(self) -> None:
        self.context.session.fetch(
            self, references(), self._on_references, channel="held", otherwise=self._on_failed
        )

    def _on_references(self, reference_results: ReferenceResults) -> None:
        self._results = reference_results
        self.list.show_references(reference_results)
        self._seek()
        shown: ReferenceEntry | None = self.list.table.row()
        if shown is not None and shown != self.pane.shown:
            self.pane.show_reference(shown)

    def _on_failed(self, error: CasefilesError) -> None:
        self._is_requested = False
        self.context.notices.warn(error)

    def _seek(self) -> None:
        if self._wish:
            # The history leads to a note by its own id.
            values = {one.note_id: one.id for one in self._results.all if one.note_id}
            self.list.table.select(values.get(self._wish, self._wish))
            self._wish = ""

    @Slot(object)
    def _on_chosen(self, chosen: ReferenceEntry | None) -> None:
        self._leave_form()
        if chosen is not None:
            self.pane.show_reference(chosen)
        self.context.actions["library.note"].setEnabled(chosen is not None)
        self._right.show_pane(is_there=chosen is not None)
        self.went.emit()
