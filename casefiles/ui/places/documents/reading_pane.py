"""The reading pane: one row of tools, the pages, and the inspector right of them."""

from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from casefiles.domain.foundation.boxes import Box
from casefiles.domain.foundation.changes import Changes
from casefiles.domain.foundation.errors import CasefilesError
from casefiles.domain.foundation.ids import DocumentId
from casefiles.domain.records.citation import Citation
from casefiles.office.case.occurrences import TextOccurrence
from casefiles.office.documents.file_report import FileReport, file_report_of
from casefiles.office.documents.pages import ShownDocument, document_text, shown_document
from casefiles.office.redaction.marking import MarkRow, marks_of
from casefiles.ui.base.context import Context
from casefiles.ui.base.navigation import NavigationTarget
from casefiles.ui.places.documents.details.attachment_strip import AttachmentStrip
from casefiles.ui.places.documents.details.file_warnings_strip import FileWarningsStrip
from casefiles.ui.places.documents.inspector_fold import InspectorFold
from casefiles.ui.places.documents.list.document_head import DocumentHead
from casefiles.ui.places.documents.list.unreadable_page import UnreadablePage
from casefiles.ui.places.documents.looking import Looking
from casefiles.ui.places.documents.marking_desk import MarkingDesk
from casefiles.ui.places.documents.page_view_tracker import PageViewTracker
from casefiles.ui.places.documents.pages.blank_page import BlankPage
from casefiles.ui.places.documents.pages.page_tools import PageTools
from casefiles.ui.places.documents.pages.search_matches import SearchMatches
from casefiles.ui.places.documents.reading_stack import ReadingStack
from casefiles.ui.places.documents.side_panel import (
    DETAILS,
    EVENT,
    EXPORTED,
    FACTS,
    FIND,
    MARKS,
    REVEALS,
    SidePanel,
)
from casefiles.ui.widgets.buttons import action_button
from casefiles.ui.widgets.current_stack import CurrentStack
from casefiles.ui.widgets.layout import LEFT, column, in_column, row
from casefiles.ui.widgets.splits import Split
from casefiles.words.language import msg

_GAP: Final = 10
_OF_PAGES: Final = (
    *("zoom_in", "zoom_out", "fit", "turn_right", "turn_left"),
    *("select_words", "select_area", "select_other", "looked_at", "looked_at_all"),
)


class ReadingPane(QWidget):
    """Shows one document at a time; takes the keys of the catalogue's actions for pages."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._document_id = DocumentId("")
        self._requested_page, self._files = 1, 0
        self._requested_citation: Citation | None = None
        self._shown: ShownDocument | None = None
        self._marks: tuple[MarkRow, ...] = ()
        self._hits: tuple[TextOccurrence, ...] = ()
        self._words = SearchMatches(context, self)
        self.head = DocumentHead(context.actions["documents.panel"])
        self.tools = PageTools(context.actions)
        self.findings = FileWarningsStrip()
        self.stage = ReadingStack(context)
        self.view, self.pair, self.player = self.stage.view, self.stage.pair, self.stage.player
        self.messages, self.enclosures = self.stage.messages, AttachmentStrip(context)
        self.watch = PageViewTracker(context.session, self.stage)
        self.looking = Looking(context, self.tools, self.watch)
        self.edit = action_button(context.actions["documents.edit"])
        details = in_column(
            *(self.head, self.findings, self.enclosures, (self.edit, LEFT), ...),
            gap=_GAP,
            margins=0,
        )
        self.side = SidePanel(context, details)
        self.side.hide()
        self.marking = MarkingDesk(context, self.view, self.side, self)
        self._unreadable = UnreadablePage(context)
        self._body = CurrentStack()
        self._splitter = Split("inspector", Qt.Orientation.Horizontal)
        self.fold = InspectorFold(context.theme, self.side, (self.head, self.tools), self._splitter)
        self._lay_out()
        self._bind()
        self._connect()
        self.enclosures.counted.connect(self._count_acts)
        self.enclosures.password_needed.connect(partial(self.open_side, DETAILS))
        self.tools.show_mode(self.view.mode)
        BlankPage(context, (self.view, self.pair.second_view), self)

    @override
    def show(
        self, document_id: DocumentId | None = None, page: int = 1, cite: Citation | None = None
    ) -> None:
        """Show a document from a page on, or at a cite; without one, only become visible."""
        super().show()
        if document_id is None:
            return
        if document_id == self._document_id and self._shown is not None:
            self.stage.go_to(cite or Citation(document_id, page))
            return
        self.side.keep_drafts()
        self.stage.leave()
        self._document_id, self._requested_page = document_id, page
        self._requested_citation, self._shown, self._marks = cite, None, ()
        self._ask()

    def show_words(self, words: str) -> None:
        """Show where words stand that were searched for, and go to them; empty for none."""
        self._words.look_for(self._document_id, words, self.here()[1])
        self._show_found()

    def prepare(self, document_id: DocumentId) -> None:
        """Have the first page of a document at hand that will be wanted next."""
        then = partial(self._prefetch, document_id)
        self._context.session.ask(self, shown_document(document_id), then, channel="next")

    def _prefetch(self, document_id: DocumentId, shown: ShownDocument | None) -> None:
        if shown is not None and shown.page_sizes:
            width = self.view.width_for(shown.page_sizes[0], shown.page_turns.get(1, 0))
            self.view.supply.prefetch(document_id, 1, width)

    def here(self) -> tuple[DocumentId, int]:
        """Return the document and the page that is looked at."""
        page = self._requested_page if self._shown is None else self.view.page
        return self._document_id, page

    def take_focus(self) -> None:
        """Put the focus on the pages; a focus proxy would let Tab pass over the tools."""
        self.stage.take_focus()

    def keep_drafts(self) -> None:
        """Hand unfinished forms to the session, and what was looked at."""
        self.watch.keep()
        self.view.mark_hand.settle()
        self.side.keep_drafts()

    # Building

    def _lay_out(self) -> None:
        self._body.addWidget(self.stage)
        self._body.addWidget(self._unreadable)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(self._body)
        self._splitter.addWidget(self.side)
        self._splitter.setStretchFactor(0, 1)
        self._splitter.setStretchFactor(1, 0)
        column(
            self.tools,
            self.looking,
            (row((self._splitter, 1), self.fold.strip, gap=0), 1),
            gap=0,
            margins=0,
            of=self,
        )

    def _bind(self) -> None:
        view = self.view
        for name, handler in (
            ("next_page", lambda: self._turn(1)),
            ("previous_page", lambda: self._turn(-1)),
            ("zoom_in", lambda: self.pair.zoom_by(1)),
            ("zoom_out", lambda: self.pair.zoom_by(-1)),
            ("fit", self.pair.fit),
            ("turn_right", lambda: self.pair.turn_pages(1)),
            ("turn_left", lambda: self.pair.turn_pages(-1)),
            ("select_words", lambda: view.set_mode("words")),
            ("select_area", lambda: view.set_mode("area")),
            ("select_other", lambda: view.set_mode("words" if view.mode == "area" else "area")),
            ("new_fact", self._on_new_fact),
            ("new_event", self._on_new_event),
            ("find_all", self._on_find),
            ("looked_at", self.looking.tick),
            ("looked_at_all", self.looking.tick_all),
            ("beside", self.pair.toggle),
            ("beside_turn", self.pair.turn),
            ("shift_back", lambda: self.pair.shift(-1)),
            ("shift_on", lambda: self.pair.shift(1)),
            ("panel", self.head.panel.click),
        ):
            self._context.actions.bind(f"documents.{name}", self, handler)

    def _connect(self) -> None:
        view, side, tools = self.view, self.side, self.tools
        self._context.session.changed.connect(self._on_changed)
        self.pair.offered.connect(tools.offer_side_by_side)
        self.pair.shown.connect(self._on_pair)
        self._words.arrived.connect(self._on_words)
        self.messages.turned.connect(self._on_turned)
        self.messages.fact_requested.connect(self._on_new_fact)
        view.page_changed.connect(self._on_page)
        view.page_changed.connect(self.looking.show_page)
        self.looking.page_requested.connect(self._on_page_requested)
        view.zoom_changed.connect(tools.show_zoom)
        view.mode_changed.connect(self._on_mode)
        self.marking.tab_requested.connect(self.open_side)
        self.marking.moved.connect(self._ask_for_marks)
        self.marking.done.connect(self._to_pages)
        view.burned_changed.connect(tools.show_burned)
        view.mark_picked.connect(self._on_picked)
        view.failed.connect(self._on_failed)
        view.supply.arrived.connect(self.stage.show_hint)
        tools.page_requested.connect(self._on_page_requested)
        self.stage.sheets.turned.connect(tools.show_table)
        self.fold.pages_requested.connect(self._to_pages)
        side.marks.chosen.connect(self._on_mark_chosen)
        side.marks.opened.connect(self._on_mark_opened)
        side.marks.left.connect(self._to_pages)
        side.facts.opened.connect(self.stage.go_to)
        self.player.fact_requested.connect(self._on_new_fact)
        self.player.event_requested.connect(self._on_new_event)
        side.facts.left.connect(self._to_pages)
        side.metadata.opened.connect(self._on_page_requested)
        self.findings.page_requested.connect(self._on_finding)
        self.findings.incident_requested.connect(self._on_draft)
        self.findings.panel_requested.connect(partial(self.open_side, REVEALS))
        side.finding.found.connect(self._on_found)
        side.finding.opened.connect(self._on_hit)

    # Asking

    def _ask(self) -> None:
        session, document_id = self._context.session, self._document_id
        session.ask(self, shown_document(document_id), self._on_document, channel="document")
        session.ask(self, file_report_of(document_id), self._on_report, channel="told")

    def _on_draft(self) -> None:
        """Lead to the form of an incident, which begins with what this paper says."""
        detail = msg("questionnaire {document_id}", document_id=self._document_id)
        self._context.navigator.go(NavigationTarget("register", "", detail))

    def _on_report(self, report: FileReport | None) -> None:
        if report is None or report.document_id == self._document_id:
            self.findings.show_report(report)
            self._count_acts(self._files)
            self.side.metadata.show_report(report)

    @Slot(int)
    def _count_acts(self, files: int) -> None:
        self._files = files
        self.side.count_acts(files + len(self.findings.words()))

    def _ask_for_marks(self) -> None:
        query = marks_of(self._document_id)
        self._context.session.ask(self, query, self._on_marks, channel="marks")

    def _on_document(self, shown: ShownDocument | None) -> None:
        if shown is None:
            self._shown = None
            self._document_id = DocumentId("")
            return
        self.stage.begin(shown, self._requested_page)
        self.view.set_upright(shown.document.id, shown.page_turns)
        self.enclosures.show_document(shown.document.id)
        is_same = self._shown is not None and self._shown.page_sizes == shown.page_sizes
        is_same = is_same and self._body.currentWidget() is self.stage
        self._shown, self._marks = shown, self._marks if is_same else ()
        self.head.show_document(shown, len(self._marks))
        self.tools.show_document(shown.exhibit, shown.title)
        self.looking.show_document(shown.document.id, len(shown.page_sizes))
        if is_same:
            self.side.custody.show_document(shown)
            self.stage.choose(shown)
            return
        self.side.show_document(shown)
        self.marking.show_document(len(shown.page_sizes))
        self.stage.choose(shown)
        is_played = self.stage.is_played
        if shown.unreadable and not is_played:
            self._show_reason(shown.unreadable)
            return
        self._show_tools(is_readable=not is_played)
        self._body.setCurrentWidget(self.stage)
        if not is_played:
            self.view.show_document(
                self._document_id, shown.title, shown.page_sizes, self._requested_page
            )
            self._show_found()
            self._ask_for_marks()
        if self._requested_citation is not None:
            self.stage.go_to(self._requested_citation)

    def _show_reason(self, code: str) -> None:
        if self._shown is None:
            return
        self._show_tools(is_readable=False)
        self._unreadable.show_reason(self._shown, code)
        self._body.setCurrentWidget(self._unreadable)
        query = document_text(self._document_id)
        self._context.session.ask(self, query, self._unreadable.show_text, channel="text")

    def _show_tools(self, *, is_readable: bool) -> None:
        self.tools.show_pages(has_pages=is_readable)
        for name in _OF_PAGES:
            self._context.actions[f"documents.{name}"].setEnabled(is_readable)
        can_cite = is_readable or self.stage.is_played or self.messages.is_showing
        for name in ("new_fact", "new_event"):
            self._context.actions[f"documents.{name}"].setEnabled(can_cite)

    def _on_marks(self, marks: tuple[MarkRow, ...]) -> None:
        self._marks = marks
        picked = self.view.picked
        self.view.mark_hand.marks_came(marks)
        self._show_marks(picked.id if picked is not None else "")
        self.side.marks.set_marks(marks)
        self.side.count_marks(len(marks))
        if self._shown is not None:
            self.head.show_document(self._shown, len(marks))

    def _show_marks(self, picked: str) -> None:
        """Lay the marks of pages over them; those of words stand beside."""
        drawn = [mark for mark in self._marks if not mark.terms.kind.is_of_text]
        self.view.set_marks(drawn, picked)

    @Slot(object)
    def _on_changed(self, changes: Changes) -> None:
        """Ask again for what is shown here and is different now."""
        if not self._document_id:
            return
        if changes.concern("review_decision", "document"):
            self.looking.show_document(self._document_id)
        own = changes.ids("document") | changes.ids("reading") | changes.ids("recognised")
        if self._document_id in own or changes.concern("exhibit", "person"):
            self._ask()
        if changes.concern("mark", "person"):
            self._ask_for_marks()
            self.view.look_again()
        if changes.concern("mark", "person", "twin_verdict", "document_link", "exhibit"):
            self.stage.twins.ask()
        self.side.on_changed(changes)
        if changes.concern("document_link"):
            self.pair.ask()

    # Pages

    def _turn(self, pages: int) -> None:
        self.pair.lead()
        self.stage.turn(pages)

    @Slot(bool)
    def _on_pair(self, is_shown: bool) -> None:
        """Give two documents the room of the panel."""
        self.tools.show_side_by_side(is_shown)
        if is_shown:
            self.fold.close()

    @Slot(int)
    def _on_page(self, page: int) -> None:
        self.tools.show_page(page, len(self._shown.page_sizes) if self._shown else 1)
        self.stage.show_hint()

    @Slot(int)
    def _on_page_requested(self, page: int) -> None:
        self.stage.show_place(page)

    @Slot(int, str)
    def _on_finding(self, page: int, code: str) -> None:
        """Go where something was found, and say what it is."""
        self.open_side(REVEALS)
        self.side.metadata.bring(code)
        self.stage.show_place(page)

    @Slot(str)
    def _on_mode(self, mode: str) -> None:
        self.tools.show_mode(mode)
        self.stage.show_hint()
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _on_failed(self, error: CasefilesError) -> None:
        if error.code.startswith("sandbox_"):
            self._context.notices.warn(error)
        else:
            self._show_reason(error.code)

    @Slot()
    def _to_pages(self) -> None:
        self.stage.take_focus()

    @Slot(bool)
    def _on_turned(self, is_messages: bool) -> None:
        """Show messages, also where pages cannot be drawn; tools for pages go with pages only."""
        has_pages = self._shown is not None and not self._shown.unreadable
        self._show_tools(is_readable=has_pages and not is_messages)
        if is_messages:
            self.stage.hint.hide()
            self._body.setCurrentWidget(self.stage)

    def _on_new_fact(self) -> None:
        if self._shown is None:
            return
        self.open_side(FACTS)
        self.side.facts.begin(*self.stage.cited(self._document_id))

    def _on_new_event(self) -> None:
        if self._shown is not None:
            self.open_side(EVENT)
            self.side.event_form.begin(*self.stage.cited(self._document_id))

    @Slot(int)
    def open_side(self, tab: int) -> None:
        """Show a section of the inspector right of the pages."""
        self.fold.open_section(tab)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the list of enclosed files be as high as there is room for."""
        super().resizeEvent(event)
        self.enclosures.fit(self.height())

    @Slot(str)
    def _on_picked(self, mark_id: str) -> None:
        self.open_side(MARKS)
        self.side.marks.choose(mark_id)
        self._show_marks(mark_id)
        self.stage.show_hint()

    @Slot(object)
    def _on_mark_chosen(self, row: MarkRow | None) -> None:
        self._show_marks(row.id if row is not None else "")
        self.stage.show_hint()
        if row is not None and not row.terms.kind.is_of_text:
            self.view.bring(row.page, row.box, always=False)

    @Slot(object)
    def _on_mark_opened(self, row: MarkRow) -> None:
        if row.terms.kind.is_of_text:
            self.open_side(EXPORTED)
            return
        self.stage.show_place(row.page, row.box)
        self._to_pages()

    @Slot()
    def _on_find(self) -> None:
        self.open_side(FIND)
        self.side.finding.begin(self.view.selected_text())

    @Slot(object)
    def _on_found(self, hits: tuple[TextOccurrence, ...]) -> None:
        self._hits = hits
        self._show_found()

    def _show_found(self) -> None:
        own = [hit for hit in self._hits if hit.document_id == self._document_id]
        boxes = [(hit.page, box) for hit in own for box in hit.boxes]
        self.view.set_found(boxes or self._words.on(self._document_id))

    @Slot(int, object)
    def _on_words(self, page: int, box: Box) -> None:
        self._show_found()
        if self._shown is not None and not self._shown.unreadable:
            self.stage.show_words(page, box)

    @Slot(object)
    def _on_hit(self, hit: TextOccurrence) -> None:
        if hit.document_id == self._document_id:
            self.stage.show_place(hit.page, hit.boxes[0])
        else:
            place = NavigationTarget("documents", hit.document_id, str(hit.page))
            self._context.navigator.go(place)
