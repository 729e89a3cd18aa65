"""The reading pane: a document's head, its tools, its pages, and what hangs on them."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from casefiles.domain.changes import Changes
from casefiles.domain.errors import CasefilesError
from casefiles.domain.ids import DocumentId, MarkId
from casefiles.domain.records import Box
from casefiles.office.marking import Area, MarkRow, looked_at, marks_of, move_mark
from casefiles.office.occurrences import Hit
from casefiles.office.pages import ShownDocument, document_text, shown_document
from casefiles.office.preferences import Preferences, preferences
from casefiles.ui.context import Context
from casefiles.ui.documents.document_head import DocumentHead
from casefiles.ui.documents.page_tools import PageTools
from casefiles.ui.documents.page_view import PageView
from casefiles.ui.documents.side_panel import FACTS, FIND, MARKS, SidePanel, orientation_for
from casefiles.ui.documents.unreadable_page import UnreadablePage
from casefiles.ui.navigation import Place
from casefiles.ui.widgets.labels import muted

_LOW: Final = 480
"""Height at 100 % text size below which an open panel leaves the head its title only."""
_LOWEST: Final = 330
"""Height at 100 % text size below which the head is its title only in any case."""
_MARGINS: Final = (16, 14, 16, 0)
_NO_WORDS: Final = (
    "No words were read on this page: it is a picture. Mark on it with Area (A); look at all of it."
)
_GRIPS: Final = (
    "Drag an edge or the middle of the chosen mark, or use the arrow keys: with Shift they resize, "
    "with Ctrl they go finer."
)
_SIZES: Final = {Qt.Orientation.Horizontal: (600, 360), Qt.Orientation.Vertical: (360, 260)}


class ReadingPane(QWidget):
    """Shows one document at a time; takes the keys of the catalogue's actions for pages."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._document_id = DocumentId("")
        self._wanted_page = 1
        self._shown: ShownDocument | None = None
        self._marks: tuple[MarkRow, ...] = ()
        self._hits: tuple[Hit, ...] = ()
        self.head = DocumentHead()
        self.tools = PageTools(context.actions)
        self.view = PageView(context.session, context.theme)
        self.side = SidePanel(context)
        self.side.hide()
        self._unreadable = UnreadablePage(context.theme)
        self._hint = muted(_NO_WORDS)
        self._hint.hide()
        self._body = QStackedWidget()
        self._splitter = QSplitter(Qt.Orientation.Vertical)
        self._lay_out()
        self._bind()
        self._connect()
        self.tools.show_mode(self.view.mode)
        self._follow_selection()
        self._ask_for_preferences()

    @override
    def show(self, document_id: DocumentId | None = None, page: int = 1) -> None:
        """Show a document from a page on; without one, only become visible."""
        super().show()
        if document_id is None:
            return
        if document_id == self._document_id and self._shown is not None:
            self.view.go_to(page)
            return
        self.side.keep_drafts()
        self._document_id, self._wanted_page = document_id, page
        self._shown = None
        self._marks = ()
        self._ask()

    def here(self) -> tuple[DocumentId, int]:
        """Return the document and the page that is looked at."""
        page = self._wanted_page if self._shown is None else self.view.page
        return self._document_id, page

    def take_focus(self) -> None:
        """Put the focus on the pages; a focus proxy would let Tab pass over the tools."""
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def keep_drafts(self) -> None:
        """Hand unfinished forms to the session."""
        self.view.mark_hand.settle()
        self.side.keep_drafts()

    # Building

    def _lay_out(self) -> None:
        pages = QWidget(self)
        inner = QVBoxLayout(pages)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(6)
        inner.addWidget(self._hint)
        inner.addWidget(self.view, 1)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(pages)
        self._splitter.addWidget(self.side)
        self._splitter.setStretchFactor(0, 1)
        self._body.addWidget(self._splitter)
        self._body.addWidget(self._unreadable)
        column = QVBoxLayout(self)
        column.setContentsMargins(*_MARGINS)
        column.setSpacing(10)
        column.addWidget(self.head)
        column.addWidget(self.tools)
        column.addWidget(self._body, 1)

    def _bind(self) -> None:
        view = self.view
        for name, handler in (
            ("next_page", lambda: view.go_to(view.page + 1)),
            ("previous_page", lambda: view.go_to(view.page - 1)),
            ("zoom_in", lambda: view.zoom_by(1)),
            ("zoom_out", lambda: view.zoom_by(-1)),
            ("fit", view.fit),
            ("select_words", lambda: view.set_mode("words")),
            ("select_area", lambda: view.set_mode("area")),
            ("mark", self._on_mark),
            ("new_fact", self._on_new_fact),
            ("find_all", self._on_find),
            ("looked_at", self._on_looked_at),
        ):
            self._context.actions.bind(f"documents.{name}", self, handler)

    def _connect(self) -> None:
        view, side, tools = self.view, self.side, self.tools
        self._context.session.changed.connect(self._on_changed)
        view.page_changed.connect(self._on_page)
        view.zoom_changed.connect(tools.show_zoom)
        view.mode_changed.connect(self._on_mode)
        view.selection_changed.connect(self._follow_selection)
        view.mark_picked.connect(self._on_picked)
        view.mark_moved.connect(self._on_mark_moved)
        view.removal_wanted.connect(side.marks.remove_chosen)
        view.failed.connect(self._on_failed)
        view.supply.arrived.connect(self._show_hint)
        tools.page_wanted.connect(self._on_page_wanted)
        tools.panel_wanted.connect(self._on_panel)
        side.closed.connect(self._on_side_closed)
        side.marks.chosen.connect(self._on_mark_chosen)
        side.marks.opened.connect(self._on_mark_opened)
        side.marks.made.connect(self._on_made)
        side.marks.left.connect(self._to_pages)
        side.marks.resumed.connect(self._on_resumed)
        side.marks.begun.shown.connect(self._on_begun)
        side.facts.opened.connect(self._on_page_wanted)
        side.facts.left.connect(self._to_pages)
        side.finding.found.connect(self._on_found)
        side.finding.opened.connect(self._on_hit)
        side.finding.marks_wanted.connect(self._on_marks_wanted)

    # Asking

    def _ask(self) -> None:
        session, document_id = self._context.session, self._document_id
        session.ask(self, shown_document(document_id), self._on_document, channel="document")

    def _ask_for_marks(self) -> None:
        session, document_id = self._context.session, self._document_id
        session.ask(self, marks_of(document_id), self._on_marks, channel="marks")

    def _ask_for_preferences(self) -> None:
        session = self._context.session
        session.ask(self, preferences(), self._on_preferences, channel="preferences")

    def _on_preferences(self, kept: Preferences) -> None:
        self.view.set_white_paper(is_white=kept.white_paper)

    def _on_document(self, shown: ShownDocument | None) -> None:
        if shown is None:
            self._shown = None
            self._document_id = DocumentId("")
            return
        is_same = self._shown is not None and self._shown.page_sizes == shown.page_sizes
        is_same = is_same and self._body.currentWidget() is self._splitter
        self._shown = shown
        self._marks = self._marks if is_same else ()
        self.head.show_document(shown, len(self._marks))
        self.tools.looked.setChecked(shown.document.is_looked_at)
        if is_same:
            self.side.custody.show_document(shown)
            return
        self.side.show_document(shown)
        if shown.unreadable:
            self._show_reason(shown.unreadable)
            return
        self._show_tools(is_readable=True)
        self._body.setCurrentWidget(self._splitter)
        self.view.show_document(self._document_id, shown.title, shown.page_sizes, self._wanted_page)
        self._show_found()
        self._ask_for_marks()

    def _show_reason(self, code: str) -> None:
        if self._shown is None:
            return
        self._show_tools(is_readable=False)
        self._unreadable.show_reason(self._shown, code)
        self._body.setCurrentWidget(self._unreadable)
        query = document_text(self._document_id)
        self._context.session.ask(self, query, self._unreadable.show_text, channel="text")

    def _show_tools(self, *, is_readable: bool) -> None:
        self.tools.setVisible(is_readable)
        for name in ("zoom_in", "zoom_out", "fit", "select_words", "select_area", "looked_at"):
            self._context.actions[f"documents.{name}"].setEnabled(is_readable)
        self._context.actions["documents.new_fact"].setEnabled(is_readable)

    def _on_marks(self, marks: tuple[MarkRow, ...]) -> None:
        self._marks = marks
        picked = self.view.picked
        self.view.mark_hand.marks_came(marks)
        self.view.set_marks(marks, picked.id if picked is not None else "")
        self.side.marks.set_marks(marks)
        self.side.count_marks(len(marks))
        if self._shown is not None:
            self.head.show_document(self._shown, len(marks))

    @Slot(object)
    def _on_changed(self, changes: Changes) -> None:
        """Ask again for what is shown here and is different now."""
        if "preferences" in changes.ids("setting"):
            self._ask_for_preferences()
        if not self._document_id:
            return
        own = changes.ids("document") | changes.ids("reading")
        if self._document_id in own or changes.concern("exhibit", "person"):
            self._ask()
        if changes.concern("mark", "person"):
            self._ask_for_marks()
            self.view.look_again()
        if changes.concern("document", "exhibit", "edition", "outline"):
            self.side.custody.ask_again()
        if changes.concern("fact", "person"):
            self.side.facts.ask()

    # Pages

    @Slot(int)
    def _on_page(self, page: int) -> None:
        self.tools.show_page(page, len(self._shown.page_sizes) if self._shown else 1)
        self._show_hint()

    @Slot(int)
    def _on_page_wanted(self, page: int) -> None:
        self.view.go_to(page)

    @Slot(str)
    def _on_mode(self, mode: str) -> None:
        self.tools.show_mode(mode)
        self._show_hint()
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _show_hint(self) -> None:
        is_area = self.view.mode == "area"
        self._hint.setText(_GRIPS if is_area else _NO_WORDS)
        has_any = self.view.picked is not None if is_area else self.view.has_words() is False
        self._hint.setVisible(has_any)

    @Slot(object)
    def _on_failed(self, error: CasefilesError) -> None:
        if error.code.startswith("sandbox_"):
            self._context.notices.warn(error)
        else:
            self._show_reason(error.code)

    @Slot()
    def _to_pages(self) -> None:
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    # What is selected

    @Slot()
    def _follow_selection(self) -> None:
        self._context.actions["documents.mark"].setEnabled(self.view.has_selection())

    def _on_mark(self) -> None:
        areas = self.view.selected_areas()
        if areas:
            is_area = self.view.hand.area is not None
            last = len(self._shown.page_sizes) if is_area and self._shown is not None else 0
            self._open_side(MARKS)
            self.side.marks.begin(areas, last)
            # The panel may have come to lie over what is to be marked.
            QTimer.singleShot(0, self.view, partial(self.view.go_to, areas[0].page, areas[0].box))

    def _on_new_fact(self) -> None:
        if self._shown is None:
            return
        areas = self.view.selected_areas()
        page = areas[0].page if areas else self.view.page
        self._open_side(FACTS)
        self.side.facts.begin(self.view.selected_text(), page)

    def _on_looked_at(self) -> None:
        if self._shown is None:
            return
        is_looked_at = not self._shown.document.is_looked_at
        edit = looked_at(self._document_id, is_looked_at=is_looked_at)
        self._context.session.run(self, edit, self._on_looked)

    def _on_looked(self, _nothing: None) -> None:
        self._context.notices.tell("It is noted whether every page was looked at.", "app.undo")

    @Slot(str, object)
    def _on_mark_moved(self, mark_id: str, box: Box) -> None:
        edit = move_mark(MarkId(mark_id), box)
        session = self._context.session
        session.run(self, edit, self._on_mark_kept, otherwise=self._on_mark_refused)

    def _on_mark_kept(self, _nothing: None) -> None:
        self.view.mark_hand.stored()
        self._ask_for_marks()
        self._context.notices.tell("The mark stands where you put it.", "app.undo")

    def _on_mark_refused(self, error: CasefilesError) -> None:
        self.view.mark_hand.drop()
        self._context.notices.warn(error)

    @Slot()
    def _on_begun(self) -> None:
        self._open_side(MARKS)

    @Slot(object)
    def _on_resumed(self, areas: tuple[Area, ...]) -> None:
        """Go on with marks that were begun before, with their places and words."""
        self.view.take_up(areas)
        last = len(self._shown.page_sizes) if len(areas) == 1 and self._shown is not None else 0
        self.side.marks.begin(areas, last)

    @Slot()
    def _on_made(self) -> None:
        self.view.hand.clear()
        self.side.finding.untick()
        self._to_pages()

    # What hangs on the pages

    def _open_side(self, tab: int) -> None:
        is_new = self.side.isHidden()
        self.side.turn_to(tab)
        self.tools.panel.setChecked(True)
        if is_new:
            self._turn_splitter(always=True)

    @Slot(bool)
    def _on_panel(self, is_wanted: bool) -> None:
        if is_wanted:
            self._open_side(self.side.tabs.currentIndex())
        else:
            self.side.keep_drafts()
            self.side.hide()
            self._turn_splitter(always=False)

    @Slot()
    def _on_side_closed(self) -> None:
        self.side.keep_drafts()
        self.tools.panel.setChecked(False)
        self._turn_splitter(always=False)
        self._to_pages()

    @Slot(str)
    def _on_picked(self, mark_id: str) -> None:
        self._open_side(MARKS)
        self.side.marks.choose(mark_id)
        self.view.set_marks(self._marks, mark_id)
        self._show_hint()

    @Slot(object)
    def _on_mark_chosen(self, row: MarkRow | None) -> None:
        self.view.set_marks(self._marks, row.id if row is not None else "")
        self._show_hint()
        if row is not None:
            self.view.bring(row.page, row.box, always=False)

    @Slot(object)
    def _on_mark_opened(self, row: MarkRow) -> None:
        self.view.go_to(row.page, row.box)
        self._to_pages()

    @Slot()
    def _on_find(self) -> None:
        self._open_side(FIND)
        self.side.finding.begin(self.view.selected_text())

    @Slot(object)
    def _on_found(self, hits: tuple[Hit, ...]) -> None:
        self._hits = hits
        self._show_found()

    def _show_found(self) -> None:
        own = [hit for hit in self._hits if hit.document_id == self._document_id]
        self.view.set_found([(hit.page, box) for hit in own for box in hit.boxes])

    @Slot(object)
    def _on_hit(self, hit: Hit) -> None:
        if hit.document_id == self._document_id:
            self.view.go_to(hit.page, hit.boxes[0])
        else:
            self._context.navigator.go(Place("documents", hit.document_id, str(hit.page)))

    @Slot(object)
    def _on_marks_wanted(self, areas: Sequence[Area]) -> None:
        self._open_side(MARKS)
        self.side.marks.begin(areas, 0)

    # Room

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the panel where it fits."""
        super().resizeEvent(event)
        self._turn_splitter(always=False)

    def _turn_splitter(self, *, always: bool) -> None:
        least = _LOWEST if self.side.isHidden() else _LOW
        self.head.set_compact(is_compact=self.height() < self._context.theme.pixels(least))
        towards = orientation_for(self.width(), self._context.theme.factor)
        if always or towards != self._splitter.orientation():
            self._splitter.setOrientation(towards)
            self._splitter.setSizes(list(_SIZES[towards]))
