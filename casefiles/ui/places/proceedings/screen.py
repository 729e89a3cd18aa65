"""The screen of the proceedings: records by type on the left, one of them in full on the right."""

from typing import ClassVar, Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QStackedWidget
from typing_extensions import override

from casefiles.domain.records.proceedings import Task
from casefiles.office.proceedings.course import course_of
from casefiles.office.proceedings.proceedings_records import mark_done
from casefiles.office.records.countdown import local_now
from casefiles.ui.base.context import Context
from casefiles.ui.base.navigation import NavigationTarget
from casefiles.ui.places.proceedings.draft_incident_page import DraftIncidentPage
from casefiles.ui.places.proceedings.extra_page import Extra, ExtraPage
from casefiles.ui.places.proceedings.record_list import ALL, RecordList
from casefiles.ui.records.records_screen import RecordsScreen
from casefiles.ui.widgets.layout import column, in_column
from casefiles.words.language import msg_mark
from casefiles.words.register import IN_PROCEEDINGS

_QUESTIONNAIRE: Final = "questionnaire"
"""What the detail of a place begins with that leads to a filled questionnaire, before its id."""


class ProceedingsScreen(RecordsScreen):
    """Shows the proceedings of the case, and adds to them."""

    key: ClassVar[str] = "register"
    types: ClassVar[tuple[str, ...]] = IN_PROCEEDINGS
    nothing: ClassVar[str] = msg_mark(
        "Requests, warrants, notices, hearings, decisions, detention, incidents and submissions."
    )

    def __init__(self, context: Context) -> None:
        self.list = RecordList(context)
        super().__init__(context, self.list, self.list)
        context.actions.bind("register.done", self, self._on_done)
        self.extra: ExtraPage | None = None
        self._stack = QStackedWidget()
        self._stack.addWidget(in_column(self.list.tools, (self._whole, 1), gap=0, margins=0))
        column(self._stack, margins=0, of=self)
        self.list.type_chosen.connect(self._on_type)
        self.list.extra_requested.connect(self._on_extra)
        self._enable()

    @override
    def open(self, place: NavigationTarget) -> None:
        """Show a record, the records of a type whose code is the detail, or a filled paper."""
        word, _, document_id = place.detail.partition(" ")
        is_draft = word == _QUESTIONNAIRE and bool(document_id)
        self._open_list(place.record, "incident" if is_draft else place.detail)
        if is_draft:
            self._put_extra(DraftIncidentPage(self.context, document_id))
        if self.form is None and self.extra is None:
            self.list.take_focus()

    @override
    def keep_drafts(self) -> None:
        """Keep what forms hold."""
        super().keep_drafts()
        if self.extra is not None:
            self.extra.keep_draft_now()

    @override
    def _ask(self) -> None:
        super()._ask()
        session = self.context.session
        day = local_now(session.clock).date().isoformat()
        stations = course_of(self.context.case_id, day)
        session.ask(self, stations, self.list.course.show_stations, channel="course")

    @Slot(str)
    def _on_type(self, _code: str) -> None:
        self._leave_form()
        self._show(self.list.table.row())

    @override
    def _enable(self) -> None:
        super()._enable()
        shown = self.pane.shown
        is_task = shown is not None and isinstance(shown.record, Task)
        self.context.actions["register.done"].setEnabled(is_task)

    @override
    def _on_add(self) -> None:
        if self.list.type == ALL:
            self.list.show_add_menu()
        else:
            super()._on_add()

    def _on_done(self) -> None:
        """Say that a task was done today, or open it again."""
        task = self._at_hand
        if not isinstance(task, Task):
            return
        today = local_now(self.context.session.clock).date().isoformat()
        self.context.session.run(self, mark_done(task.id, "" if task.done else today))

    @Slot(object)
    def _on_extra(self, extra: Extra) -> None:
        shown = self.pane.shown
        self._put_extra(extra.make(self.context, shown.row.id if shown is not None else ""))

    def _put_extra(self, page: ExtraPage) -> None:
        self._leave_extra("")
        self.extra = page
        self.extra.left.connect(self._leave_extra)
        self._stack.addWidget(self.extra)
        self._stack.setCurrentWidget(self.extra)
        self.extra.take_focus()

    @Slot(str)
    def _leave_extra(self, record_id: str) -> None:
        if self.extra is None:
            return
        page, self.extra = self.extra, None
        page.keep_draft_now()
        self._stack.setCurrentIndex(0)
        self._stack.removeWidget(page)
        page.deleteLater()
        if record_id:
            self._ask_for(record_id)
        self.list.take_focus()
