"""The place of documents: the list on the left, then the page, form or file, and the inspector."""

from functools import partial
from pathlib import Path
from typing import ClassVar, Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QWhatsThis, QWidget
from typing_extensions import override

from casefiles.domain.foundation.changes import Changes
from casefiles.domain.foundation.ids import DocumentId
from casefiles.domain.records.citation import Citation
from casefiles.domain.rules.citation_text import citation_from_detail
from casefiles.office.documents.document_records import (
    DocumentDetail,
    DocumentList,
    document,
    documents_of,
)
from casefiles.office.documents.translations import TranslationInput, TranslationRow
from casefiles.office.importing.import_progress import ImportedFile
from casefiles.ui.base.context import Context
from casefiles.ui.base.file_choice import choose_files, choose_folder
from casefiles.ui.base.navigation import NavigationTarget
from casefiles.ui.base.screen import Screen
from casefiles.ui.base.timers import made_timer
from casefiles.ui.places.documents.details.document_form import DocumentForm
from casefiles.ui.places.documents.document_acts import DocumentActs
from casefiles.ui.places.documents.list.arrivals import Arrivals
from casefiles.ui.places.documents.list.documents_list import DocumentsList
from casefiles.ui.places.documents.list.drop_area import DropArea
from casefiles.ui.places.documents.list.import_panel import ImportPanel
from casefiles.ui.places.documents.list.states import ListRow
from casefiles.ui.places.documents.list_share import ListShare
from casefiles.ui.places.documents.list_side import GLOSSARY, REVIEW, TRANSLATIONS, ListSide
from casefiles.ui.places.documents.picture_desk import PictureDesk
from casefiles.ui.places.documents.reading_pane import ReadingPane
from casefiles.ui.places.documents.review.review_panel import KEYS
from casefiles.ui.places.documents.review.translation_form import TranslationForm
from casefiles.ui.places.documents.side_panel import NUMBERS
from casefiles.ui.widgets.current_stack import CurrentStack
from casefiles.ui.widgets.empty_state import EmptyState
from casefiles.ui.widgets.layout import column
from casefiles.ui.widgets.splits import Split
from casefiles.words.language import msg, msg_of

_CONCERNS: Final = ("document", "exhibit", "reading", "mark", "person", "consent", "translation")
_SOON: Final = 40
_WHILE_IMPORTING: Final = 1_000
"""Milliseconds between two questions for the list while documents come in one after the other."""
_ROOM_FOR_BOTH: Final = 860
"""Width at 100 % text size below which the list and the pages are shown one at a time."""


class DocumentsScreen(Screen):
    """Lists what the case has, takes what is dropped, and shows pages."""

    key: ClassVar[str] = "documents"
    # A document that is brought back from elsewhere is read again by this room.
    hears_when_hidden: ClassVar[bool] = True

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.arrivals = Arrivals(context, self)
        self.list = DocumentsList(context, self.arrivals)
        self._left = ListSide(context, self.list)
        self.review, self.board = self._left.review, self._left.board
        self.pane = ReadingPane(context)
        self.pictures = PictureDesk(context, self.pane)
        self.panel = ImportPanel()
        self.form: DocumentForm | TranslationForm | None = None
        self._shown = ""
        self._page = 1
        self._is_requested = False
        self._is_narrow = False
        title, hint = msg("No document selected"), msg("Select a document to see its pages.")
        self._nothing = EmptyState(context.theme, "file-text", title, hint, None)
        self._right = CurrentStack()
        for widget in (self._nothing, self.pane, self.panel):
            self._right.addWidget(widget)
        self._timer = made_timer(self, _SOON, self._ask)
        self._lay_out()
        self.desk = DocumentActs(context, self, self._concerned)
        self.desk.done.connect(self._to_list)
        self.shares = ListShare(context.theme, self._splitter, self._left, self.pane)
        self._connect()

    @override
    def open(self, place: NavigationTarget) -> None:
        """Show a document and one of its pages, the list, or the review."""
        self._ask_once()
        self._left.turn(place.detail)
        if self._left.mode:
            return
        if place.record:
            if place != self.here():
                self._show_place(place)
            else:
                # A person comes back: what was scrolled to and selected stays so.
                self.pane.show_words("")
            if not self.list.select(place.record) and self.list.filter.is_narrowing():
                # What is shown must be what keys in the list act upon.
                self.list.filter.clear()
        elif place.detail:
            self.list.filter.choose("state", place.detail)
            if place.detail == "unmarked":
                self._number(())
                return
        self._turn_to(self._frame if place.record else self._left)
        if not self._left.isHidden():
            self.list.take_focus()

    def _show_place(self, place: NavigationTarget) -> None:
        where, _, words = place.detail.partition(" ")
        cite = citation_from_detail(DocumentId(place.record), where)
        self._leave_form()
        self._show_document(place.record, cite.page, cite)
        self.pane.show_words(words)

    @override
    def here(self) -> NavigationTarget:
        """Return the document and page that are shown."""
        if self._left.mode:
            return NavigationTarget(self.key, "", self._left.mode)
        if self._right.currentWidget() is not self.pane or not self._shown:
            return NavigationTarget(self.key, self._shown)
        document_id, page = self.pane.here()
        if self.pane.stage.document_id == document_id:
            page = self.pane.stage.page_in_sight()
        return NavigationTarget(self.key, document_id, str(page) if document_id else "")

    @override
    def holds_work(self) -> bool:
        """Tell whether places were found that may be ticked one by one."""
        return self.pane.side.finding.list.count() > 0

    @override
    def on_changed(self, changes: Changes) -> None:
        """Ask for the list again, soon; less often while an import brings many changes."""
        if self._is_requested and changes.concern(*_CONCERNS) and not self._timer.isActive():
            self._timer.start(_WHILE_IMPORTING if self.arrivals.is_running else _SOON)

    @override
    def keep_drafts(self) -> None:
        """Keep what the forms hold."""
        self.pane.keep_drafts()
        self.review.keep_drafts()
        if self.form is not None:
            self.form.keep_draft_now()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show list and pages one at a time where they do not fit side by side."""
        super().resizeEvent(event)
        self._fit()
        self.shares.apply()

    @Slot()
    def _fit(self) -> None:
        is_narrow = self.width() < self.context.theme.pixels(_ROOM_FOR_BOTH)
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            has_focus = self._right.isAncestorOf(self.focusWidget())
            self._turn_to(self._frame if has_focus else self._left)

    @property
    def _is_one_at_a_time(self) -> bool:
        """Whether list and pages take turns: two documents side by side need all the room."""
        is_pair = self.pane.pair.pair is not None
        return not self.is_reviewing and (self._is_narrow or is_pair)

    @property
    def is_reviewing(self) -> bool:
        """Whether documents are reviewed one by one."""
        return self._left.mode == REVIEW

    @Slot()
    def _on_turned(self) -> None:
        """Give what is shown beside the pages its room."""
        # A decision is made right of the page, where everything stands that belongs to it.
        self._splitter.rename("documents-review" if self.is_reviewing else "documents-page")
        self._splitter.insertWidget(1 if self.is_reviewing else 0, self._left)
        self._splitter.setStretchFactor(self._splitter.indexOf(self._frame), 1)
        self._splitter.setStretchFactor(self._splitter.indexOf(self._left), 0)
        self._turn_to(self._frame if self.is_reviewing else self._left)
        if not self._left.mode:
            self.list.select(self._shown)
        if not self.is_reviewing:
            self._left.take_focus()
        if self._left.mode:
            self.context.navigator.note(self.here())

    def _on_explain(self) -> None:
        """Look up what is selected on the pages, or anything; in a field, what its name means."""
        focused: QWidget | None = self.window().focusWidget()
        if focused is not None and self.isAncestorOf(focused) and focused.whatsThis():
            below = focused.mapToGlobal(focused.rect().bottomLeft())
            QWhatsThis.showText(below, focused.whatsThis(), focused)
            return
        text = self.pane.view.selected_text() if self.pane.isVisible() else ""
        self._left.turn(GLOSSARY)
        self._left.glossary.begin(text)

    @Slot(object)
    def _on_translation_chosen(self, row: TranslationRow | None) -> None:
        if self._left.mode == TRANSLATIONS and row is not None:
            self._leave_form()
            if row.document_id != self._shown:
                self._show_document(row.document_id, 1)
            self._right.setCurrentWidget(self.pane)

    @Slot(object)
    def _on_translation_edit(self, row: TranslationRow) -> None:
        values = (row.document_id, row.name)
        self._put_form(TranslationForm(self.context, values, row.id, row.terms))

    def _on_translate(self) -> None:
        ids = self._concerned()
        if ids and self.form is None:
            then = self._order_translation
            self.context.session.ask(self, document(ids[0]), then, channel="form")
        elif not ids:
            self.context.notices.post(msg("Choose the document to be translated first."))

    def _order_translation(self, detail: DocumentDetail | None) -> None:
        if detail is not None and self.form is None:
            values = (detail.document.id, detail.name)
            terms = TranslationInput("en", pages=detail.pages)
            self._put_form(TranslationForm(self.context, values, None, terms))

    @Slot(str, str)
    def _on_review_requested(self, document_id: str, following: str) -> None:
        if not document_id:
            self._shown = ""
            self._right.setCurrentWidget(self._nothing)
            return
        self._leave_form()
        self._show_document(document_id, 1)
        self.pane.take_focus()
        if following:
            self.pane.prepare(DocumentId(following))

    def _turn_to(self, side: QWidget) -> None:
        """Show one side where both do not fit."""
        for one in (self._left, self._frame):
            one.setVisible(one is side or not self._is_one_at_a_time)
        self.shares.is_alone = self._is_one_at_a_time
        self.shares.apply()

    @Slot(bool)
    def _on_pair(self, _is_shown: bool) -> None:
        is_in_list = self._frame.isHidden()
        self._turn_to(self._left if is_in_list else self._frame)

    def _on_list(self) -> None:
        """Show the list whole, as numbers or not at all; or the other side, where one has room."""
        if self._is_one_at_a_time:
            self._turn_to(self._left if self._left.isHidden() else self._frame)
            (self.pane if self._left.isHidden() else self._left).take_focus()
            return
        self.shares.turn()
        (self.pane if self._left.isHidden() else self._left).take_focus()

    def _on_number(self) -> None:
        """Give exhibit numbers to the documents that are selected, or to all that have none."""
        ids = self.list.selected_documents()
        self._number(ids if len(ids) > 1 else ())

    def _number(self, ids: tuple[DocumentId, ...]) -> None:
        self._leave_form()
        self._right.setCurrentWidget(self.pane)
        self._turn_to(self._frame)
        self.pane.side.numbering.begin(ids)
        self.pane.open_side(NUMBERS)

    def _on_reading(self) -> None:
        """Give the page all of the window, or end that."""
        is_page = self._right.currentWidget() is self.pane and bool(self._shown)
        self._read(is_reading=is_page and not self.shares.is_reading)

    def _read(self, *, is_reading: bool) -> None:
        if is_reading == self.shares.is_reading:
            self.pane.tools.show_reading(is_reading=is_reading)
            return
        self.shares.is_reading = is_reading
        if is_reading:
            self.pane.fold.close()
        self._turn_to(self._frame)
        self.pane.tools.show_reading(is_reading=is_reading)
        self.filled.emit(is_reading)
        self.pane.take_focus()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Escape end the reading mode."""
        if event.key() == Qt.Key.Key_Escape and self.shares.is_reading:
            self._read(is_reading=False)
        else:
            super().keyPressEvent(event)

    @Slot()
    def _to_list(self) -> None:
        self._turn_to(self._left)
        (self.pane if self.is_reviewing else self._left).take_focus()

    def _lay_out(self) -> None:
        area = DropArea(self.context.theme, self)
        area.dropped.connect(self._on_dropped)
        splitter = self._splitter = Split("documents-page", Qt.Orientation.Horizontal, area)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self._left)
        self._frame = QFrame()
        column(self._right, margins=0, of=self._frame)
        splitter.addWidget(self._frame)
        splitter.setStretchFactor(0, 0)
        splitter.setStretchFactor(1, 1)
        for outer, widget in ((area, splitter), (self, area)):
            column(widget, margins=0, of=outer)

    def _connect(self) -> None:
        bind = self.context.actions.bind
        bind("documents.add_files", self, self._on_add_files)
        bind("documents.add_folder", self, self._on_add_folder)
        bind("documents.edit", self, self._on_edit)
        bind("documents.find", self, self.list.filter.focus)
        bind("documents.list", self, self._on_list)
        bind("documents.number", self, self._on_number)
        bind("documents.reading", self, self._on_reading)
        bind("documents.review", self, partial(self._left.toggle, REVIEW))
        bind("documents.translations", self, partial(self._left.toggle, TRANSLATIONS))
        bind("documents.explain", self, self._on_explain)
        bind("documents.translate", self, self._on_translate)
        bind("documents.translation_on", self.board, partial(self.board.move_on, 1))
        bind("documents.translation_back", self.board, partial(self.board.move_on, -1))
        for name in msg_of(KEYS):
            bind(f"documents.{name}", self, partial(self.review.act, name)).setEnabled(False)
        self.review.document_requested.connect(self._on_review_requested)
        self.review.pages_requested.connect(self.pane.take_focus)
        self._left.turning.connect(self._leave_form)
        self._left.turned.connect(self._on_turned)
        self.board.chosen.connect(self._on_translation_chosen)
        self.board.edit_requested.connect(self._on_translation_edit)
        self.context.theme.changed.connect(self._fit)
        self.arrivals.changed.connect(self._on_arrivals)
        self.arrivals.states_changed.connect(self._on_imports_changed)
        self.list.filter_changed.connect(self._ask)
        self.list.chosen.connect(self._on_chosen)
        self.list.opened.connect(self._on_opened)
        self.list.status_requested.connect(self.desk.set_status)
        self.pane.pair.shown.connect(self._on_pair)
        self.pane.fold.turned.connect(self.shares.apply)
        self.panel.retry.connect(self.arrivals.go_on)
        self.panel.document_requested.connect(self._go_to)

    def _ask_once(self) -> None:
        if not self._is_requested:
            self._is_requested = True
            self._ask()
            self.arrivals.ask_unfinished()

    @Slot()
    def _ask(self) -> None:
        self._timer.stop()
        self._left.ask()
        taken = self.arrivals.taken()
        kind = self.list.kind
        query = documents_of(self.context.case_id, self.list.chosen_filter(), kind)  # type: ignore[arg-type]  # one of the choices

        def then(found: DocumentList) -> None:
            self.arrivals.leave(taken)
            self.list.show_documents(found)
            self.arrivals.read_brought_back(found.rows)

        self.context.session.ask(self, query, then, channel="rows")

    @Slot()
    def _on_arrivals(self) -> None:
        self.list.show_rows()
        row = self.list.table.row()
        if isinstance(row, ImportedFile) and self._right.currentWidget() is self.panel:
            self._show_arrival(row)

    def _show_arrival(self, row: ImportedFile) -> None:
        import_id = row.id.partition(":")[0]
        self.panel.show_arrival(row, can_retry=import_id in self.arrivals.ended)

    @Slot()
    def _on_imports_changed(self) -> None:
        if self._is_requested and not self._timer.isActive():
            self._timer.start(_SOON)

    @Slot(object)
    def _on_chosen(self, row: ListRow | None) -> None:
        if self.form is not None and row is not None and row.id == self.form.document_id:
            return
        if self._left.mode:
            return
        self._leave_form()
        if row is None:
            self._shown = ""
            self._right.setCurrentWidget(self._nothing)
        elif isinstance(row, ImportedFile):
            self._shown = ""
            self._show_arrival(row)
            self._right.setCurrentWidget(self.panel)
        else:
            if row.id != self._shown:
                self._show_document(row.id, 1)
            self._right.setCurrentWidget(self.pane)
            self.context.navigator.note(self.here())

    def _show_document(self, document_id: str, page: int, cite: Citation | None = None) -> None:
        self._shown = document_id
        self._right.setCurrentWidget(self.pane)
        self.pane.show(DocumentId(document_id), page, cite)

    @Slot(object)
    def _on_opened(self, row: ListRow) -> None:
        """Move from the list into the pages."""
        self._turn_to(self._frame)
        if isinstance(row, ImportedFile):
            self._on_chosen(row)
            return
        if row.id != self._shown:
            self._show_document(row.id, 1)
        self.pane.take_focus()

    @Slot(str)
    def _go_to(self, document_id: str) -> None:
        self.context.navigator.go(NavigationTarget(self.key, document_id, "1"))

    @Slot(list)
    def _on_dropped(self, paths: list[Path]) -> None:
        refusal = self.context.actions.refusal
        if refusal is not None:
            self.context.notices.warn(refusal)
        else:
            self.arrivals.add(paths)

    def _on_add_files(self) -> None:
        choose_files(self, self.arrivals.add)

    def _on_add_folder(self) -> None:
        choose_folder(self, self.arrivals.add)

    def _concerned(self) -> tuple[DocumentId, ...]:
        """Return what commands act upon: the selected rows, and never others than what is shown."""
        ids = self.list.selected_documents()
        is_shown = self._right.currentWidget() is self.pane and bool(self._shown)
        is_other = bool(self._left.mode) or self._shown not in ids
        return (DocumentId(self._shown),) if is_shown and is_other else ids

    def _on_edit(self) -> None:
        ids = self._concerned()
        if ids and self.form is None:
            self.context.session.ask(self, document(ids[0]), self._open_form, channel="form")

    def _open_form(self, detail: DocumentDetail | None) -> None:
        if detail is None or self.form is not None:
            return
        self._put_form(DocumentForm(self.context, detail))

    def _put_form(self, form: DocumentForm | TranslationForm) -> None:
        self._leave_form()
        self.form = form
        self.form.ended.connect(self._on_form_ended)
        self._right.addWidget(self.form)
        self._right.setCurrentWidget(self.form)
        self._turn_to(self._frame)
        self.form.take_focus()

    @Slot()
    def _on_form_ended(self) -> None:
        form = self.form
        self._leave_form()
        if form is not None and form.document_id != self._shown:
            self._show_document(form.document_id, 1)
        elif form is not None:
            self._right.setCurrentWidget(self.pane)
        self._to_list()

    @Slot()
    def _leave_form(self) -> None:
        form, self.form = self.form, None
        if form is not None:
            form.keep_draft_now()
            self._right.removeWidget(form)
            form.hide()
            form.deleteLater()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        """End the reading mode where another place is entered."""
        super().hideEvent(event)
        if not event.spontaneous():
            self._read(is_reading=False)
