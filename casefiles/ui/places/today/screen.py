"""The room of overview: the case at a glance, its forms, and the first step of an empty vault."""

from dataclasses import replace
from pathlib import Path
from typing import ClassVar, Final

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget
from typing_extensions import override

from casefiles.domain.foundation.changes import Changes
from casefiles.domain.foundation.ids import CaseId, DeadlineId, new_id
from casefiles.domain.records.case_records import Case
from casefiles.office.case.calendar_file import WrittenCalendar, export_calendar, free_name
from casefiles.office.case.first_steps import hide_first_steps, show_first_steps
from casefiles.office.case.overview import (
    DateCard,
    LoadedCase,
    Overview,
    load_case_form,
    overview_of,
)
from casefiles.office.records.countdown import local_now
from casefiles.ui.base.context import Context
from casefiles.ui.base.file_choice import choose_files, choose_folder
from casefiles.ui.base.navigation import NavigationTarget
from casefiles.ui.base.screen import Screen
from casefiles.ui.base.timers import made_timer
from casefiles.ui.places.today.case_form import CaseEditForm
from casefiles.ui.places.today.closed_days_form import ClosedDaysForm
from casefiles.ui.places.today.date_form import DateForm
from casefiles.ui.places.today.first_step import FirstStep
from casefiles.ui.places.today.page import OverviewPage
from casefiles.ui.places.today.retention_page import RetentionPage
from casefiles.ui.widgets.layout import column
from casefiles.words.language import msg

_SOON: Final = 60
_MINUTE: Final = 60_000
_FORM_HEIGHT: Final = 390
_FORM_WIDTH: Final = 640
_OWN_SETTINGS: Final = frozenset({"recovery_reminder", "last_check", "last_comparison"})
_STEPS_HERE: Final = {"client": "overview.edit_case", "dates": "overview.add_date"}
_STEPS_ELSEWHERE: Final = {
    "documents": NavigationTarget("documents"),
    "people": NavigationTarget("people", "", "new"),
    "numbers": NavigationTarget("documents", "", "unmarked"),
    "argument": NavigationTarget("argument"),
    "edition": NavigationTarget("dossier"),
}


class OverviewScreen(Screen):
    """Shows a case, lets its dates and itself be edited, and makes or loads new cases."""

    key: ClassVar[str] = "overview"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.page = OverviewPage(context)
        self.case_form: CaseEditForm | None = None
        self.date_form: DateForm | ClosedDaysForm | None = None
        self.keeping: RetentionPage | None = None
        self._overview: Overview | None = None
        self._requested_date = ""
        self._is_arriving = False
        self._stack = QStackedWidget()
        self._stack.addWidget(self.page)
        self._holder: QWidget | None = None
        self._soon = made_timer(self, _SOON, self._ask)
        self._minute = made_timer(self, _MINUTE, self._ask, once=False)
        column((self._stack, 1), gap=0, margins=0, of=self)
        self._connect()
        if not context.case_id:
            self._open_case_form(None)

    @override
    def open(self, place: NavigationTarget) -> None:
        """Show the case, or the first step where there is none."""
        if not self.context.case_id:
            if self.case_form is not None:
                self.case_form.focus_first()
            return
        if place.record:
            self._leave_keeping()
        self._requested_date = place.record
        self._ask()
        if self.case_form is None and self.date_form is None:
            self._is_arriving = True
            self.page.take_focus()

    @override
    def on_changed(self, changes: Changes) -> None:
        """Ask again, soon, for anything but drafts and the window's own state."""
        is_record = any(kind != "setting" for kind, _ in changes.touched)
        if self._overview is not None and (is_record or changes.ids("setting") & _OWN_SETTINGS):
            self._soon.start()
        if self.keeping is not None and changes.concern("case"):
            self.keeping.ask()

    @override
    def keep_drafts(self) -> None:
        """Keep what forms hold."""
        for form in (self.case_form, self.date_form):
            if form is not None:
                form.keep_draft_now()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Count down from the present minute."""
        super().showEvent(event)
        if self._overview is not None:
            self._soon.start()

    def _connect(self) -> None:
        bind = self.context.actions.bind
        bind("overview.new_case", self, lambda: self._open_case_form(None))
        bind("overview.load_form", self, self._on_load)
        if self.context.case_id:
            bind("overview.edit_case", self, self._on_edit_case)
            bind("overview.keeping", self, self._open_keeping)
            bind("overview.emergency", self, self._go_to_emergency)
            bind("overview.first_steps", self, self._show_steps)
            bind("overview.calendar", self, self._write_calendar)
            bind("overview.add_date", self, lambda: self._open_date_form(None))
            self._minute.start()
        self.page.date_requested.connect(self._on_date)
        self.page.action_requested.connect(self._on_action)
        self.page.step_requested.connect(self._on_step)
        self.page.steps_hidden.connect(self._hide_steps)
        self.context.theme.changed.connect(self._show)

    @Slot()
    def _ask(self) -> None:
        case_id = self.context.case_id
        if case_id and (self.isVisible() or self._overview is None):
            query = overview_of(case_id, local_now(self.context.session.clock))
            self.context.session.ask(self, query, self._on_overview, channel="overview")

    def _on_overview(self, overview: Overview | None) -> None:
        if overview is not None and self.context.session.is_importing:
            gaps = tuple(gap for gap in overview.gaps if gap.kind != "import_unfinished")
            overview = replace(overview, gaps=gaps)
        # Somebody works in a form within the page: it is not built anew under their hands.
        if overview is not None and overview != self._overview:
            self._overview = overview
            if self.date_form is None:
                self._show()
        requested, self._requested_date = self._requested_date, ""
        if requested:
            self._on_date(requested)

    @Slot()
    def _show(self) -> None:
        if self._overview is None or self.date_form is not None:
            return
        # The stubs promise a widget where there may be none.
        focused: QWidget | None = self.window().focusWidget()
        had_focus = focused is not None and self.page.isAncestorOf(focused)
        had_focus, self._is_arriving = had_focus or self._is_arriving, False
        self.page.show_overview(self._overview, None)
        if had_focus:
            # What had it is built anew; the keyboard must not be left with nothing.
            self.page.take_focus()

    @Slot(str)
    def _go_to_case(self, case_id: str) -> None:
        self.keep_drafts()
        self.context.navigator.go(NavigationTarget("overview", case_id, "case"))

    def _go_to_emergency(self) -> None:
        self.context.navigator.go(NavigationTarget("emergency"))

    @Slot(str)
    def _on_action(self, name: str) -> None:
        self.context.actions[name].trigger()

    @Slot(str)
    def _on_step(self, kind: str) -> None:
        """Take a first step: here where it is a form of this page, else where it is taken."""
        if kind in _STEPS_HERE:
            self._on_action(_STEPS_HERE[kind])
        else:
            self.context.navigator.go(_STEPS_ELSEWHERE[kind])

    @Slot()
    def _hide_steps(self) -> None:
        self.context.session.run(self, hide_first_steps(self.context.case_id), self._on_hidden)

    def _on_hidden(self, _done: None) -> None:
        self._ask()
        self.context.notices.post(msg("The first steps are hidden."), "overview.first_steps")

    def _show_steps(self) -> None:
        self._leave_keeping()
        self._leave_case_form()
        self._is_arriving = True
        self.context.session.run(self, show_first_steps(self.context.case_id), self._on_steps_shown)

    def _on_steps_shown(self, _done: None) -> None:
        self._ask()
        self.page.take_focus()

    def _on_edit_case(self) -> None:
        if self._overview is not None:
            self._open_case_form(self._overview.case)

    def _open_case_form(self, case: Case | None) -> None:
        self._leave_case_form()
        randomness = self.context.session.vault.workplace.randomness
        form = CaseEditForm(self.context, case.id if case else CaseId(new_id(randomness)), case)
        form.case_saved.connect(self._on_case_saved)
        form.left.connect(self._leave_case_form)
        self.case_form = form
        is_first = not self.context.case_id
        self._holder = FirstStep(self.context, form) if is_first else self._framed(form)
        self._stack.addWidget(self._holder)
        self._stack.setCurrentWidget(self._holder)
        form.focus_first()

    def _framed(self, form: CaseEditForm) -> QFrame:
        frame = QFrame()
        form.setMaximumWidth(self.context.theme.pixels(_FORM_WIDTH))
        column(form, margins=(24, 18, 24, 18), of=frame)
        return frame

    @Slot()
    def _leave_case_form(self) -> None:
        form, self.case_form = self.case_form, None
        if form is None or self._holder is None:
            return
        form.keep_draft_now()
        holder, self._holder = self._holder, None
        self._stack.setCurrentWidget(self.page)
        self._stack.removeWidget(holder)
        holder.hide()
        holder.deleteLater()
        self.page.take_focus()

    def _open_keeping(self) -> None:
        self._leave_case_form()
        if self.keeping is None:
            self.keeping = RetentionPage(self.context)
            self.keeping.left.connect(self._leave_keeping)
            self.keeping.erased.connect(self._on_erased)
            self._stack.addWidget(self.keeping)
        self._stack.setCurrentWidget(self.keeping)
        self.keeping.focus_first()

    @Slot()
    def _leave_keeping(self) -> None:
        page, self.keeping = self.keeping, None
        if page is not None:
            self._stack.setCurrentWidget(self.page)
            self._stack.removeWidget(page)
            page.hide()
            page.deleteLater()
            self.page.take_focus()

    @Slot()
    def _on_erased(self) -> None:
        """Go to another case, or to the first step where none is left."""
        self._leave_keeping()
        others = self._overview.others if self._overview is not None else ()
        self._go_to_case(others[0][0] if others else "")

    @Slot(str)
    def _on_case_saved(self, case_id: str) -> None:
        if case_id == self.context.case_id:
            self._leave_case_form()
        else:
            self._go_to_case(case_id)
            self._leave_case_form()

    @Slot(str)
    def _on_date(self, date_id: str) -> None:
        dates = self._overview.dates if self._overview is not None else ()
        card = next((one for one in dates if one.id == date_id), None)
        if card is not None and card.deadline.kind == "translation":
            self.context.navigator.go(NavigationTarget("documents", "", "translations"))
        elif card is not None and date_id == self.context.case_id:
            self._on_edit_case()
        elif card is not None:
            self._open_date_form(card)

    def _open_date_form(self, card: DateCard | None) -> None:
        if self._overview is None:
            return
        self._leave_case_form()
        self._drop_date_form()
        randomness = self.context.session.vault.workplace.randomness
        date_id = card.id if card else DeadlineId(new_id(randomness))
        form = DateForm(self.context, date_id, card.deadline if card else None)
        form.setMinimumHeight(self.context.theme.pixels(_FORM_HEIGHT))
        form.done.connect(self._on_date_done)
        form.left.connect(self._on_date_done)
        form.list_requested.connect(lambda year: self._open_list_form(year, card))
        self._show_in_place(form)

    def _open_list_form(self, year: str, card: DateCard | None) -> None:
        """Ask for a list of closed days, and go back to the date that lacks it."""
        self._drop_date_form()
        form = ClosedDaysForm(self.context, year)
        for ended in (form.done, form.left):
            ended.connect(lambda: self._open_date_form(card))
        self._show_in_place(form)

    def _show_in_place(self, form: DateForm | ClosedDaysForm) -> None:
        """Show a form in place of the dates."""
        if self._overview is None:
            return
        self.date_form = form
        self.page.show_overview(self._overview, form)
        form.show()
        form.focus_first()
        QTimer.singleShot(0, self, self._show_date_form)

    @Slot()
    def _show_date_form(self) -> None:
        if self.date_form is not None:
            self.page.ensureWidgetVisible(self.date_form)

    @Slot()
    def _on_date_done(self) -> None:
        self._drop_date_form()
        self._show()
        self._ask()
        self.page.take_focus()

    def _drop_date_form(self) -> None:
        form, self.date_form = self.date_form, None
        if form is not None:
            form.keep_draft_now()
            form.hide()
            form.deleteLater()

    def _write_calendar(self) -> None:
        choose_folder(self, self._on_folder)

    def _on_folder(self, folders: list[Path]) -> None:
        for folder in folders[:1]:
            self.context.session.finish(
                self,
                msg("Writing a calendar"),
                export_calendar(self.context.case_id, free_name(folder)),
                self._on_calendar,
                otherwise=self.context.notices.warn,
            )

    def _on_calendar(self, written: WrittenCalendar) -> None:
        self.context.notices.post(written.words)

    def _on_load(self) -> None:
        choose_files(self, self._on_form_chosen)

    def _on_form_chosen(self, files: list[Path]) -> None:
        for file in files[:1]:
            self.context.session.finish(
                self,
                msg("Importing a case"),
                load_case_form(file),
                self._on_loaded,
                otherwise=self.context.notices.warn,
            )

    def _on_loaded(self, loaded: LoadedCase) -> None:
        report = loaded.report
        self.context.notices.post(
            msg(
                "The case was loaded: {documents} documents, {persons} people, {events} events.",
                documents=report.documents,
                persons=report.persons,
                events=report.events,
            )
        )
        self._go_to_case(loaded.case_id)
