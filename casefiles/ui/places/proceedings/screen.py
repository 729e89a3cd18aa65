"""The room of the proceedings: records by type on the left, one of them in full on the right."""

from functools import partial
from typing import Any, ClassVar, Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QStackedWidget
from typing_extensions import override

from casefiles.domain.foundation.changes import Changes
from casefiles.domain.records.proceedings import Task
from casefiles.domain.records.proceedings_records import REGISTERED, Registered
from casefiles.office.proceedings.course import course_of
from casefiles.office.proceedings.proceedings_choices import FieldChoices, offers_for
from casefiles.office.proceedings.proceedings_list import (
    ProceedingsList,
    ProceedingsRow,
    register_list,
    register_list_after,
)
from casefiles.office.proceedings.proceedings_records import mark_done
from casefiles.office.proceedings.proceedings_view import ShownRecord, shown_record
from casefiles.office.records.countdown import local_now
from casefiles.office.records.form_fields import type_code
from casefiles.office.records.record_commands import remove_record
from casefiles.ui.base.context import Context
from casefiles.ui.base.navigation import NavigationTarget
from casefiles.ui.base.screen import Screen
from casefiles.ui.places.proceedings.draft_incident_page import DraftIncidentPage
from casefiles.ui.places.proceedings.extra_page import Extra, ExtraPage
from casefiles.ui.places.proceedings.record_form import ProceedingsForm
from casefiles.ui.places.proceedings.record_list import ALL, RecordList
from casefiles.ui.places.proceedings.record_pane import RecordPane
from casefiles.ui.records.list_and_form import AROUND_FORM, ListAndForm
from casefiles.ui.widgets.empty_state import EmptyState
from casefiles.ui.widgets.layout import column, in_column
from casefiles.ui.widgets.split_panes import ReadingSide, halves
from casefiles.words.language import msg, msg_mark, msg_of
from casefiles.words.register import TYPES

_WIDTHS: Final = (760, 330)
_KINDS: Final = {type_code(kind): kind for kind in REGISTERED}
_IN_ROWS: Final = (*_KINDS, "person")
"""Kinds whose records, or their names, stand in the list."""
_SHOWN: Final = (*_IN_ROWS, "case", "document", "exhibit", "own_term", "edition")
_QUESTIONNAIRE: Final = "questionnaire"
"""What the detail of a place begins with that leads to a filled questionnaire, before its id."""
_NOTHING: Final = msg_mark(
    "Requests, warrants, notices, hearings, decisions, detention, incidents and submissions."
)


class ProceedingsScreen(ListAndForm[ProceedingsForm], Screen):
    """Shows the register of the case, and adds to it."""

    key: ClassVar[str] = "register"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        bind = context.actions.bind
        bind("register.add", self, self._on_add)
        for code in _KINDS:
            bind(f"register.add_{code}", self, partial(self.begin, code, {}))
        self.list = RecordList(context)
        for name, handler in (
            ("register.find", self.list.filter.focus),
            ("register.edit", self._on_edit),
            ("register.remove", self._on_remove),
            ("register.done", self._on_done),
        ):
            bind(name, self, handler)
        self.pane = RecordPane(context)
        self.extra: ExtraPage | None = None
        self._is_requested = False
        self._known: ProceedingsList | None = None
        self._changed: frozenset[str] = frozenset()
        self._wish = ""
        self._type = ""
        self._nothing = EmptyState(
            context.theme, "folder-open", msg("No selection"), msg_of(_NOTHING), None
        )
        self._right = ReadingSide(self._nothing, self.pane)
        self._whole = halves("register", self.list, self._right, _WIDTHS)
        self._stack = QStackedWidget()
        self._stack.addWidget(in_column(self.list.tools, (self._whole, 1), gap=0, margins=0))
        column(self._stack, margins=0, of=self)
        self.list.chosen.connect(self._on_chosen)
        self.list.type_chosen.connect(self._on_type)
        self.list.extra_requested.connect(self._on_extra)
        self.list.table.activated_row.connect(self._on_edit)
        self.pane.begin_requested.connect(self.begin)
        self._enable()

    @override
    def open(self, place: NavigationTarget) -> None:
        """Show a record, the records of a type whose code is the detail, or a filled paper."""
        word, _, document_id = place.detail.partition(" ")
        is_draft = word == _QUESTIONNAIRE and bool(document_id)
        self._wish, self._type = place.record, "incident" if is_draft else place.detail
        if not self._is_requested:
            self._is_requested = True
            self._ask()
        elif self._wish or self._type:
            self._seek()
        if is_draft:
            self._put_extra(DraftIncidentPage(self.context, document_id))
        if self.form is None and self.extra is None:
            self.list.take_focus()

    @override
    def here(self) -> NavigationTarget:
        """Return the record that is shown, and the type of the list."""
        shown = self.pane.shown
        return NavigationTarget(
            self.key, shown.row.id if shown is not None else self._wish, self.list.type
        )

    @override
    def on_changed(self, changes: Changes) -> None:
        """Ask again for what is shown."""
        if self._is_requested and changes.concern(*_SHOWN):
            if changes.concern("own_term"):
                # Any row may say a word that is called otherwise now.
                self._known = None
            self._changed |= {one for kind in _IN_ROWS for one in changes.ids(kind)}
            self._ask()

    @override
    def keep_drafts(self) -> None:
        """Keep what forms hold."""
        super().keep_drafts()
        if self.extra is not None:
            self.extra.keep_draft_now()

    @Slot(str, dict)
    def begin(self, code: str, begins: dict[str, Any]) -> None:
        """Begin a new record of a type.

        Args:
            code: of the type.
            begins: what it begins with, by field.
        """
        self._ask_offers(_KINDS[code], begins)

    def _ask(self) -> None:
        session, case_id = self.context.session, self.context.case_id
        day = local_now(session.clock).date().isoformat()
        if self._known is not None and self._known.day == day:
            query = register_list_after(case_id, self._known, self._changed)
        else:
            query = register_list(case_id, day)
        session.ask(self, query, self._on_list)
        stations = course_of(case_id, day)
        session.ask(self, stations, self.list.course.show_stations, channel="course")

    def _ask_for(self, record_id: str) -> None:
        """Ask for the list with a record that was just kept, and show that."""
        self._wish = record_id
        # What changed may be heard of only a moment later.
        self._changed |= {record_id}
        self._ask()

    def _on_list(self, found: ProceedingsList) -> None:
        # Of several questions only the last is answered, and it asked for all that had changed.
        self._known, self._changed = found, frozenset()
        self.list.show_rows(found.rows)
        if not self._seek():
            self._show(self.list.table.row())

    def _seek(self) -> bool:
        wish, code = self._wish, self._type
        self._wish = self._type = ""
        return bool(wish or code) and self.list.seek(wish, code)

    @Slot(object)
    def _on_chosen(self, row: ProceedingsRow | None) -> None:
        if row is not None or self.form is None:
            self._leave_form()
        self._show(row)

    @Slot(str)
    def _on_type(self, _code: str) -> None:
        self._leave_form()
        self._show(self.list.table.row())

    def _show(self, row: ProceedingsRow | None) -> None:
        if row is None:
            self.pane.shown = None
            self._enable()
            self._show_right()
            return
        job = shown_record(self.context.case_id, row.id)
        self.context.session.fetch(
            self, job, self._on_shown, channel="record", otherwise=self.context.notices.warn
        )

    def _on_shown(self, shown: ShownRecord | None) -> None:
        row = self.list.table.row()
        if shown is None or row is None or row.id != shown.row.id:
            return
        self.pane.show_record(shown)
        self._enable()
        self._show_right()
        self.context.navigator.note(self.here())

    def _show_right(self) -> None:
        is_there = self.pane.shown is not None
        self._right.show_pane(is_there=is_there)
        # Beside an empty list, which says what to do, there is nothing to say.
        self._right.setVisible(is_there or self.form is not None)

    def _enable(self) -> None:
        """Let actions on a record be used while one is shown."""
        shown = self.pane.shown
        for name in ("register.edit", "register.remove"):
            self.context.actions[name].setEnabled(shown is not None)
        is_task = shown is not None and isinstance(shown.record, Task)
        self.context.actions["register.done"].setEnabled(is_task)

    def _on_add(self) -> None:
        if self.list.type == ALL:
            self.list.show_add_menu()
            return
        self._ask_offers(_KINDS[self.list.type], {})

    def _on_edit(self, _row: object = None) -> None:
        if self.pane.shown is not None:
            self._ask_offers(self.pane.shown.record, {})

    def _ask_offers(self, record: Registered | type[Registered], begins: dict[str, Any]) -> None:
        kind = record if isinstance(record, type) else type(record)
        self.context.session.fetch(
            self,
            offers_for(self.context.case_id, kind),
            lambda offers: self._show_form(record, offers, begins),
            channel="offers",
            otherwise=self.context.notices.warn,
        )

    def _show_form(
        self, record: Registered | type[Registered], offers: FieldChoices, begins: dict[str, Any]
    ) -> None:
        make = partial(ProceedingsForm, self.context, record, offers, begins)
        form = self._open_form(make, around=AROUND_FORM)
        self._right.show()
        form.record_saved.connect(self._on_saved)
        form.focus_first()

    @Slot(str, bool)
    def _on_saved(self, record_id: str, continues: bool) -> None:
        if continues:
            self.context.notices.post(msg("Saved. Ready for the next."), "app.undo")
            return
        self._leave_form()
        self._ask_for(record_id)

    @override
    def _focus_list(self) -> None:
        self.list.take_focus()

    def _on_remove(self) -> None:
        if self.pane.shown is None:
            return
        record = self.pane.shown.record
        code = type_code(type(record))
        edit = remove_record(type(record), record.id, f"remove_{code}")
        notices = self.context.notices
        words = msg_of(TYPES[code][0])
        self.context.session.run(
            self,
            edit,
            lambda _: notices.post(msg("{words} removed.", words=words), "app.undo"),
            otherwise=notices.warn,
        )

    def _on_done(self) -> None:
        """Say that a task was done today, or open it again."""
        if self.pane.shown is None or not isinstance(self.pane.shown.record, Task):
            return
        task = self.pane.shown.record
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
