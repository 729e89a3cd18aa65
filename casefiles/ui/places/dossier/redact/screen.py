"""The room of redaction: what only a person can decide, one place after the other."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import ClassVar, Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from casefiles.domain.foundation.changes import Changes
from casefiles.domain.foundation.errors import Cancelled, CasefilesError
from casefiles.domain.foundation.ids import PersonId
from casefiles.domain.records.case_records import NOBODY
from casefiles.office.export.emergency import UndecidedRemoval, remove_undecided, removed_words
from casefiles.office.redaction.redaction_queue import (
    QueuedSuggestion,
    RedactionQueue,
    build_queue,
    waiting_documents,
)
from casefiles.office.redaction.suggestion_decisions import (
    AcceptedSuggestion,
    accept,
    is_the_person,
    is_word,
    note,
    reject,
)
from casefiles.office.redaction.suggestions import KINDS, RedactionSuggestion
from casefiles.ui.base.context import Context
from casefiles.ui.base.dossier_steps import REDACT, STEPS
from casefiles.ui.base.navigation import NavigationTarget
from casefiles.ui.base.screen import Screen
from casefiles.ui.base.session import RunningJob
from casefiles.ui.base.timers import made_timer
from casefiles.ui.places.dossier.redact.kin_left import KinLeft
from casefiles.ui.places.dossier.redact.kinship_answers import COUNT
from casefiles.ui.places.dossier.redact.question_pane import QuestionPane
from casefiles.ui.places.dossier.redact.queue_list import QueueList
from casefiles.ui.places.dossier.redact.scope_bar import ScopeBar
from casefiles.ui.places.dossier.redact.word_answers import WordAnswers
from casefiles.ui.places.dossier.redact.words_view import WordsView
from casefiles.ui.places.dossier.steps.step_row import StepRow
from casefiles.ui.widgets.layout import column
from casefiles.ui.widgets.splits import Split
from casefiles.words.language import msg, msg_of

_BEFORE_SEARCHING: Final = 1_500
"""Milliseconds of rest before documents that changed are searched again."""
_SEARCHED: Final = ("person", "event", "fact", "deadline", "case", "document", "reading", "exhibit")
_ALSO: Final = ("recognised", "transcription")
_WIDTHS: Final = (460, 720)
_ANSWERS: Final = tuple(f"answer_{one}" for one in range(1, COUNT + 1))
_CHANGING: Final = ("accept", "reject", "accept_same", "reject_same", "person")
_OF_WORDS: Final = (
    *("word_everywhere", "word_never", "word_documents", "word_places"),
    *("word_remove_here", "word_leave_here"),
)
_PLACES, _WORDS = range(2)


class RedactionScreen(Screen):
    """Leads through what machines found and could not decide."""

    key: ClassVar[str] = "redaction"
    own_views: ClassVar[int] = len(STEPS)

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.list = QueueList(context)
        self.pane = QuestionPane(context)
        self.words = WordsView(context)
        self.answers = WordAnswers(context, self.words, self._on_accepted, self._on_failed)
        self.kin = KinLeft(context, self._on_failed, self)
        self.row = StepRow(context, REDACT)
        self.scope = ScopeBar(context)
        self._modes = QStackedWidget()
        self._queue = RedactionQueue((), was_made=False)
        self._is_requested = False
        self._is_stale = True
        self._is_refused = False
        self._sought = ""
        self._searching: RunningJob | None = None
        self._removing: RunningJob | None = None
        self._rest = made_timer(self, _BEFORE_SEARCHING, self._search_if_stale)
        self._lay_out()
        self._connect()

    # The room

    @override
    def open(self, place: NavigationTarget) -> None:
        """Show an item, or the first that waits."""
        if not self._is_requested:
            self._is_requested = True
            self._ask()
        if place.record:
            self._modes.setCurrentIndex(_PLACES)
            self._sought = place.record if self.scope.found is None else ""
            self.scope.seek(place.record)
            self.list.seek(place.record)
        self._take_focus()

    @override
    def here(self) -> NavigationTarget:
        """Return the item that is shown."""
        row = self.pane.row
        return NavigationTarget(self.key, row.id if row is not None else "")

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Look for documents that changed, once somebody looks."""
        super().showEvent(event)
        if self._is_stale:
            self._rest.start()

    @override
    def on_changed(self, changes: Changes) -> None:
        """Ask again; search again after a while of rest."""
        if not self._is_requested:
            return
        self.scope.hear(changes)
        if changes.concern(*_SEARCHED, *_ALSO):
            self._is_stale = True
            self._rest.start()

    def _ask(self) -> None:
        self.scope.ask()

    @Slot()
    def _show_queue(self) -> None:
        sought, self._sought = self._sought, ""
        if sought:
            self.scope.seek(sought)
        queue = self._queue = self.scope.queue
        is_scanning = self._searching is not None
        self.list.show_queue(queue, is_scanning=is_scanning)
        self.words.show_queue(queue, is_scanning=is_scanning)
        self._show_row()

    # Searching

    @Slot()
    def _search_if_stale(self) -> None:
        """Search again unless nothing changed, a search is running, or somebody stopped one."""
        if self._searching is None and not self._is_refused and self.isVisible():
            self._is_stale = False
            query = waiting_documents(self.context.case_id)
            self.context.session.ask(self, query, self._on_waiting, channel="waiting")

    def _on_waiting(self, waiting: int) -> None:
        # The first search is somebody's wish; afterwards the queue keeps up by itself.
        if waiting and self._queue.was_made:
            self._search()

    def _search(self) -> None:
        if self._searching is not None:
            return
        self._is_refused = False
        self._searching = self.context.session.start(
            self,
            msg("Scanning for redactions"),
            build_queue(self.context.case_id),
            self._on_searched,
            otherwise=self._on_not_searched,
        )
        self._show_queue()

    def _on_searched(self, _: RedactionQueue) -> None:
        self._searching = None
        self.words.forget_answers()
        self._ask()
        if self._is_stale and self.isVisible():
            self._rest.start()

    def _on_not_searched(self, error: CasefilesError) -> None:
        self._searching = None
        self._is_refused = True
        self._ask()
        if not isinstance(error, Cancelled):
            self.context.notices.warn(error)

    # Deciding

    def _accept(self, *, are_all: bool = False, person_id: PersonId = NOBODY) -> None:
        row = self.pane.row
        if row is None:
            return
        if self.pane.kinship.is_shown():
            self._answer(1)
            return
        items = self.scope.of_same_text(row) if are_all else (row.item,)
        kind = msg_of(KINDS[row.item.kind])
        if kind.on_accept == "note":
            randomness = self.context.session.vault.workplace.randomness
            self._run_edit(note(self.context.case_id, items, randomness))
            return
        is_name = are_all and is_word(row.item)
        if (kind.needs_person or is_name) and not (row.item.person_id or person_id):
            self.pane.ask_person()
            return
        self._go_on(items)
        if is_name:
            edit = is_the_person(items, person_id)
            self.context.session.run(self, edit, self._on_accepted, otherwise=self._on_failed)
            return
        job = accept(self.context.case_id, items, person_id)
        # Pages are drawn for the marks: the next place is shown meanwhile.
        self.context.session.fetch(
            self, job, self._on_accepted, channel=row.id, otherwise=self._on_failed
        )

    def _reject(self, *, everywhere: bool = False) -> None:
        row = self.pane.row
        if row is None:
            return
        if self.pane.kinship.is_shown():
            self._answer(3)
            return
        items = self.scope.of_same_text(row) if everywhere else (row.item,)
        randomness = self.context.session.vault.workplace.randomness
        case_id = self.context.case_id
        self._go_on(items)
        edit = reject(case_id, items, randomness, everywhere=everywhere)
        self.context.session.run(self, edit, _done, otherwise=self._on_failed)

    def _remove_undecided(self) -> None:
        if self._removing is None:
            self._removing = self.context.session.start(
                self, msg("Removing everything undecided"),
                remove_undecided(self.context.case_id, self.scope.documents),
                self._on_removed, otherwise=self._on_not_removed,
            )  # fmt: skip

    def _on_removed(self, removed: UndecidedRemoval) -> None:
        self._removing = None
        self._ask()
        self.context.notices.post(removed_words(removed), "app.undo")

    def _on_not_removed(self, error: CasefilesError) -> None:
        self._removing = None
        self._ask()
        if not isinstance(error, Cancelled):
            self.context.notices.warn(error)

    def _answer_word(self, number: int) -> None:
        """Answer for the word, or for the document where the list of these has the keyboard."""
        ways: tuple[Callable[[], None], ...] = (
            *(self.answers.everywhere, self.answers.never),
            *(self._by_document, self._one_by_one),
        )
        if self.words.pane.documents.hasFocus():
            ways = (self.answers.remove_here, self.answers.leave_here)
        if number <= len(ways):
            ways[number - 1]()

    def _answer_plain(self, number: int) -> None:
        ways = (
            *(self._accept, self._reject),
            *(partial(self._accept, are_all=True), partial(self._reject, everywhere=True)),
            self.pane.ask_person,
        )
        if self.pane.offers(number):
            ways[number - 1]()

    def _answer(self, number: int) -> None:
        """Give the answer that stands at a number, whatever it says."""
        if self._modes.currentIndex() == _WORDS:
            self._answer_word(number)
            return
        row = self.pane.row
        if row is not None and not self.pane.kinship.is_shown():
            self._answer_plain(number)
            return
        report = self.pane.kinship.answered(number)
        if row is None or report is None:
            return
        if not self.pane.kinship.is_job(number):
            self._run_edit(report)
            return
        self._go_on((row.item,))
        self.kin.remove(report, row.item.document_id, row.id)  # type: ignore[arg-type]  # a job of the office

    def _remove_every_kin(self) -> None:
        """Let all sentences about kin of the speaker go, so that nobody is told by who is left."""
        row = self.pane.row
        if row is not None and self.pane.kinship.is_shown():
            self._go_on((row.item,))
            self.kin.remove_all_of(row.item.document_id)

    def _run_edit(self, edit: object) -> None:
        row = self.pane.row
        if row is not None:
            self._go_on((row.item,))
        self.context.session.run(self, edit, _done, otherwise=self._on_failed)  # type: ignore[arg-type]  # an edit of the office

    def _on_accepted(self, done: AcceptedSuggestion) -> None:
        if done.names:
            self.context.notices.post(
                msg("Added to this person and redacted everywhere."), "app.undo"
            )

    def _on_failed(self, error: CasefilesError) -> None:
        self.words.forget_answers()
        self.context.notices.warn(error)
        self._ask()

    def _go_on(self, items: Sequence[RedactionSuggestion]) -> None:
        """Show the next item that waits, before what is decided has been kept."""
        decided = {(one.kind, one.key) for one in items}
        rows = self.list.shown
        row = self.pane.row
        at = next((n for n, one in enumerate(rows) if row is not None and one.id == row.id), -1)
        later = [*rows[at + 1 :], *rows[: max(at, 0)]]
        waiting = (
            one
            for one in later
            if one.verdict is None and (one.item.kind, one.item.key) not in decided
        )
        following = next(waiting, None)
        if following is not None:
            self.list.items.select(following.id)

    @Slot(str)
    def _on_person(self, person_id: str) -> None:
        row = self.pane.row
        if row is not None and self.pane.kinship.is_shown():
            self._run_edit(self.pane.kinship.meant(row.item, PersonId(person_id)))
            return
        self._accept(person_id=PersonId(person_id))

    # Showing

    @Slot(object)
    def _on_chosen(self, row: QueuedSuggestion | None) -> None:
        self._show(row)
        if row is not None and self.isVisible():
            self.context.navigator.note(self.here())

    def _show_row(self) -> None:
        self._show(self.list.row)

    def _show(self, row: QueuedSuggestion | None) -> None:
        similar = len(self.scope.of_same_text(row)) - 1 if row is not None else 0
        had_focus = self._has_focus_in(self.pane)
        self.pane.show_item(row, similar)
        if had_focus and not self._has_focus_in(self.pane):
            # The button that was pressed is gone with its question.
            self.list.take_focus()
        self._enable()
        following = self.list.following()
        if following is not None and following.item.page:
            self.pane.stage.prefetch(following.item.document_id, following.item.page)

    def _has_focus_in(self, part: QWidget) -> bool:
        # The stubs promise a widget where there may be none.
        focused: QWidget | None = self.window().focusWidget()
        return focused is not None and part.isAncestorOf(focused)

    def _open_document(self) -> None:
        row = self.pane.row
        if row is not None and row.item.document_id:
            self.context.navigator.go(
                NavigationTarget("documents", row.item.document_id, str(max(row.item.page, 1)))
            )

    def _step(self, steps: int) -> None:
        if self._modes.currentIndex() == _WORDS:
            self.words.step(steps)
        else:
            self.list.step(steps)
        self._take_focus()

    def _take_focus(self) -> None:
        if self._modes.currentIndex() == _WORDS:
            self.words.take_focus()
        else:
            self.list.take_focus()

    # Words

    def _turn(self) -> None:
        """Show the words, or the places."""
        is_words = self._modes.currentIndex() == _WORDS
        self._modes.setCurrentIndex(_PLACES if is_words else _WORDS)
        self._enable()
        self._take_focus()

    def _by_document(self) -> None:
        self.words.pane.documents.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _one_by_one(self) -> None:
        row = self.words.row
        if row is not None:
            self._modes.setCurrentIndex(_PLACES)
            self._enable()
            self.list.seek(row.rows[0].id)
            self._take_focus()

    @Slot(str)
    def _on_person_of_word(self, person_id: str) -> None:
        self.answers.everywhere(PersonId(person_id))

    @Slot()
    def _enable(self) -> None:
        is_words = self._modes.currentIndex() == _WORDS
        for name in _CHANGING:
            is_open = not is_words and self.pane.row is not None
            self.context.actions[f"redaction.{name}"].setEnabled(is_open)
        for name in _OF_WORDS:
            is_open = is_words and self.words.row is not None
            self.context.actions[f"redaction.{name}"].setEnabled(is_open)
        self.kin.enable()
        row = self.words.row if is_words else self.pane.row
        for name in _ANSWERS:
            self.context.actions[f"redaction.{name}"].setEnabled(row is not None)
        is_kin = not is_words and self.pane.row is not None and self.pane.kinship.is_shown()
        self.context.actions["redaction.all_kin"].setEnabled(is_kin)

    def _lay_out(self) -> None:
        splitter = Split("redaction", Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.list)
        splitter.addWidget(self.pane)
        splitter.setSizes([self.context.theme.pixels(width) for width in _WIDTHS])
        splitter.setStretchFactor(0, 2)
        splitter.setStretchFactor(1, 3)
        self._modes.addWidget(splitter)
        self._modes.addWidget(self.words)
        column(self.row, self.scope, (self._modes, 1), gap=0, margins=0, of=self)

    @override
    def show_view(self, number: int) -> None:
        """Go to a step of the dossier."""
        self.row.go_to(number)

    @Slot(str)
    def _on_step(self, step: str) -> None:
        if step != REDACT:
            self.context.navigator.go(NavigationTarget("dossier", "", step))

    @Slot(str, str)
    def _on_dossier(self, profile: str, audience: str) -> None:
        """Show another dossier: what waits here waits for the whole case."""
        place = NavigationTarget("dossier", "", f"contents/{profile}/{audience}")
        self.context.navigator.go(place)

    def _connect(self) -> None:
        for name, handler in (
            ("accept", self._accept),
            ("reject", self._reject),
            ("accept_same", partial(self._accept, are_all=True)),
            ("reject_same", partial(self._reject, everywhere=True)),
            ("remove_undecided", self._remove_undecided),
            ("all_kin", self._remove_every_kin),
            ("kin_left", self.kin.remove_left),
            ("next", partial(self._step, 1)),
            ("previous", partial(self._step, -1)),
            ("person", self.pane.ask_person),
            ("open", self._open_document),
            ("find", self.list.filter.focus),
            ("search", self._search),
            ("words", self._turn),
            ("undo", self.context.actions["app.undo"].trigger),
            ("word_everywhere", self.answers.everywhere),
            ("word_never", self.answers.never),
            ("word_documents", self._by_document),
            ("word_places", self._one_by_one),
            ("word_remove_here", self.answers.remove_here),
            ("word_leave_here", self.answers.leave_here),
        ):
            self.context.actions.bind(f"redaction.{name}", self, handler)
        for number, name in enumerate(msg_of(_ANSWERS), start=1):
            answer = partial(self._answer, number)
            self.context.actions.bind(f"redaction.{name}", self, answer)
        self.row.chosen.connect(self._on_step)
        self.scope.changed.connect(self._show_queue)
        self.row.dossier_chosen.connect(self._on_dossier)
        self.list.chosen.connect(self._on_chosen)
        self.list.opened.connect(self._open_document)
        self.pane.person_chosen.connect(self._on_person)
        self.words.chosen.connect(self._enable)
        self.words.pane.person_chosen.connect(self._on_person_of_word)
        self._show(None)


def _done(_count: object) -> None:
    """Take nothing: the room hears of what changed."""
