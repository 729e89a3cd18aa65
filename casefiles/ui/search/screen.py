"""The room of search: one field over everything, results by kind, each leading to its place."""

from functools import partial
from typing import ClassVar, Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget
from typing_extensions import override

from casefiles.domain.foundation.changes import Changes
from casefiles.domain.foundation.errors import CasefilesError
from casefiles.office.case.search import (
    HitKind,
    Results,
    SearchFilter,
    SearchResult,
    names_of_person,
    search,
    search_more,
)
from casefiles.ui.base.context import Context
from casefiles.ui.base.navigation import NavigationTarget, place_of
from casefiles.ui.base.screen import Screen
from casefiles.ui.base.timers import made_timer
from casefiles.ui.search.coverage_line import CoverageLine
from casefiles.ui.search.kinds import count_words
from casefiles.ui.search.names_panel import NamesPanel
from casefiles.ui.search.result_lines import ResultLine, lines_of
from casefiles.ui.search.result_list import ResultList
from casefiles.ui.search.search_bar import SearchBar
from casefiles.ui.widgets.buttons import quiet_button
from casefiles.ui.widgets.empty_state import EmptyState
from casefiles.ui.widgets.labels import heading, muted
from casefiles.ui.widgets.layout import column, row
from casefiles.words.language import msg, msg_mark, msg_of

_QUIET: Final = frozenset({"setting", "seen"})
"""Changes of what nobody searches for."""
_SOON: Final = 600
"""Milliseconds after a change before what is shown is looked for again."""
_TEACH: Final = msg_mark(
    "Searches records, pages, messages, notes, file names and history in every script: Wang Li"
    " also finds 王丽, and Aygül finds ئايگۈل.\n\nAll words must occur.   zhang OR chang: either"
    ' word.   -train: exclude.\n"came at night": exact phrase.\ninterrog*: words beginning with'
    " interrog.   in:AB/3: only in this exhibit or document."
)
_NOTHING: Final = msg_mark(
    "Try fewer words, or part of a word followed by *. Pages without recognised text are not"
    " searched. Check them in Documents."
)


class SearchScreen(Screen):
    """Searches while somebody types; remembers nothing outside the window."""

    key: ClassVar[str] = "search"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._results: Results | None = None
        self._is_awaited = False
        self._is_requested = False
        self.bar = SearchBar(context)
        self.results = ResultList(context.theme)
        self.names = NamesPanel(context)
        self.names.hide()
        self.coverage = CoverageLine(context)
        self._count = muted("", wrap=False)
        self._stack = QStackedWidget()
        theme = context.theme
        self._teaching = EmptyState(
            theme, "magnifying-glass", msg("Search everything in this case"), msg_of(_TEACH), None
        )
        self._teaching.words.setAlignment(Qt.AlignmentFlag.AlignLeft)
        self._everything = quiet_button(msg("Search everything"))
        self._everything.clicked.connect(self.bar.widen)
        self._nothing = EmptyState(
            theme, "magnifying-glass", msg("Nothing found"), msg_of(_NOTHING), self._everything
        )
        self._teaching_page, self._nothing_page = (
            _scrolled(self._teaching),
            _scrolled(self._nothing),
        )
        for widget in (self._teaching_page, self._nothing_page, self.results):
            self._stack.addWidget(widget)
        self._soon = made_timer(self, _SOON, self._ask)
        self._lay_out()
        self._connect()

    @override
    def open(self, place: NavigationTarget) -> None:
        """Search for a text, or for all names of a person; without one, go on as before."""
        self.bar.ask_for_people()
        if place.detail == "person":
            query = names_of_person(place.record)  # type: ignore[arg-type]  # id of a person
            self.context.session.ask(self, query, self._on_names, channel="names")
        elif place.detail == "document":
            self.bar.narrow_to_document(place.record)
            self.bar.focus()
        elif place.detail:
            self.bar.set_text(place.detail)
        if self.names.isHidden():
            self.bar.focus()

    @override
    def here(self) -> NavigationTarget:
        """Return the room alone: what was searched for is not kept when the window closes."""
        return NavigationTarget(self.key)

    @override
    def holds_work(self) -> bool:
        """Tell whether something is searched for, which would be lost with the room."""
        return bool(self.bar.search_filter().text) or self.names.has_names()

    @override
    def on_changed(self, changes: Changes) -> None:
        """Search again, soon: what is shown may be gone or called otherwise."""
        if changes.concern("seen", "document", "reading"):
            self.coverage.ask()
        if self._is_requested and any(kind not in _QUIET for kind, _ in changes.touched):
            self._soon.start()
        if changes.concern("person"):
            self.bar.ask_for_people()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Learn who can be searched for."""
        super().showEvent(event)
        self.bar.ask_for_people()
        self.coverage.ask()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the results their part of the height."""
        super().resizeEvent(event)
        self.names.fit(self.height())

    def _lay_out(self) -> None:
        column(
            row(heading(msg("Search")), self._count, ...),
            self.bar,
            self.names,
            (self._stack, 1),
            self.coverage,
            gap=10,
            margins=(18, 14, 18, 10),
            of=self,
        )

    def _connect(self) -> None:
        self.bar.changed.connect(self._ask)
        self.bar.left.connect(self._to_results)
        self.bar.names_requested.connect(self._on_names_requested)
        self.names.name_requested.connect(self._on_name)
        self.results.opened.connect(self._on_opened)
        self.results.more_requested.connect(self._ask_more)
        self.context.actions.bind("search.find", self, self.bar.focus)
        self.context.actions.bind("search.names", self, self.bar.turn_names)

    @Slot()
    def _ask(self) -> None:
        self._soon.stop()
        self._is_awaited = False
        search_filter = self.bar.search_filter()
        if not search_filter.text and not search_filter.person_id and not search_filter.document_id:
            self._is_requested = False
            self._results = None
            self._count.setText("")
            self.results.show_lines(())
            self._stack.setCurrentWidget(self._teaching_page)
            return
        self._is_requested = True
        session = self.context.session
        session.ask(
            self,
            search(search_filter),
            self._on_results,
            channel="search",
            otherwise=self._on_refused,
        )

    def _on_results(self, results: Results) -> None:
        if results.search_filter != self.bar.search_filter():
            return
        self._results = results
        self.results.show_lines(lines_of(results))
        self._count.setText(
            msg("{total} found", total=count_words(results.total)) if results.total else ""
        )
        self._everything.setVisible(self.bar.is_narrowed())
        self._stack.setCurrentWidget(self.results if results.total else self._nothing_page)
        if self._is_awaited and self.bar.isAncestorOf(self.focusWidget()):
            self._to_results()

    def _on_refused(self, error: CasefilesError) -> None:
        self.context.notices.warn(error)

    @Slot(str)
    def _ask_more(self, kind: HitKind) -> None:
        results = self._results
        if results is None:
            return
        query = search_more(results.search_filter, kind, results.shown(kind))
        then = partial(self._on_more, results.search_filter, kind)
        self.context.session.ask(self, query, then, channel="more")

    def _on_more(
        self, search_filter: SearchFilter, kind: HitKind, rows: tuple[SearchResult, ...]
    ) -> None:
        results = self._results
        if results is None or results.search_filter != search_filter:
            return
        self._results = results.with_rows(kind, rows)
        self.results.show_lines(lines_of(self._results), stays=True)

    @Slot(bool)
    def _on_names_requested(self, is_requested: bool) -> None:
        self.names.setVisible(is_requested)
        if is_requested:
            self.names.take_focus()
        else:
            self.bar.set_name("")

    @Slot(str)
    def _on_name(self, names: str) -> None:
        self.bar.set_name(names)

    def _on_names(self, names: str) -> None:
        if names:
            self.bar.set_name(names)

    @Slot()
    def _to_results(self) -> None:
        """Go to the results: those of what is typed, once they are there."""
        is_there = (
            self._results is not None and self._results.search_filter == self.bar.search_filter()
        )
        self._is_awaited = not is_there
        if is_there and self._stack.currentWidget() is self.results:
            self.results.take_focus()

    @Slot(object)
    def _on_opened(self, line: ResultLine) -> None:
        found = line.found
        if found is None or self._results is None:
            return
        place = _place(found, self._results.search_filter)
        if place is not None:
            self.context.navigator.note(NavigationTarget(self.key))
            self.context.navigator.go(place)


def _scrolled(words: EmptyState) -> QScrollArea:
    """Return words that scroll where the window is low and text is large."""
    scroll = QScrollArea()
    scroll.setWidgetResizable(True)
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setWidget(words)
    return scroll


def _place(found: SearchResult, search_filter: SearchFilter) -> NavigationTarget | None:
    """Return where a result is shown, with the words to be shown there."""
    if found.kind == "history":
        return NavigationTarget("history", found.record)
    if found.kind in {"page", "message", "trait"}:
        sign = "names" if search_filter.names else "find"
        return NavigationTarget(
            "documents", found.record, f"{found.detail} {sign}:{search_filter.text}"
        )
    kind = "page" if found.kind in {"mark", "consent", "translation"} else found.kind
    if found.kind == "case":
        return NavigationTarget("overview", found.record, "case")
    return place_of(kind, found.record, found.detail)
