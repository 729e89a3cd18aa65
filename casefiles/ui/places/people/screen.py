"""The room of people: the list on the left, the person or their form on the right."""

from collections.abc import Mapping
from typing import ClassVar, Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QStackedWidget
from typing_extensions import override

from casefiles.domain.foundation.changes import Changes
from casefiles.domain.foundation.errors import Cancelled, CasefilesError
from casefiles.domain.foundation.ids import PersonId, new_id
from casefiles.domain.records.case_records import Person
from casefiles.office.case.erasure import erase_record
from casefiles.office.people.mention_counts import count_mentions, is_count_fresh, mentions_of
from casefiles.office.people.person_cards import PersonCard, person_card
from casefiles.office.people.persons import PeopleList, PersonLine, people_of
from casefiles.office.people.variants import confirm_all, undecided, variants_of
from casefiles.office.records.record_commands import remove_record
from casefiles.ui.base.context import Context
from casefiles.ui.base.navigation import NavigationTarget
from casefiles.ui.base.screen import Screen
from casefiles.ui.base.session import RunningJob
from casefiles.ui.base.timers import made_timer
from casefiles.ui.places.people.person_form import PersonForm
from casefiles.ui.places.people.person_list import PersonList
from casefiles.ui.places.people.person_pane import PersonPane
from casefiles.ui.places.people.relations_page import RelationsPage
from casefiles.ui.records.erase_page import ErasePage
from casefiles.ui.records.showings_page import ShowingsPage
from casefiles.ui.widgets.buttons import action_button
from casefiles.ui.widgets.current_stack import CurrentStack
from casefiles.ui.widgets.empty_state import EmptyState
from casefiles.ui.widgets.layout import column
from casefiles.ui.widgets.splits import Split
from casefiles.ui.widgets.tools.tool_row import ToolRow
from casefiles.ui.widgets.tools.view_tabs import ViewTabs
from casefiles.words.language import msg, msg_mark, msg_n, msg_of

_SOON: Final = 40
_BEFORE_COUNTING: Final = 1_500
"""Milliseconds of rest before mentions are counted again."""
_COUNTED: Final = ("person", "event", "fact", "deadline", "case", "document", "reading")
_SHOWN: Final = ("person", "event", "fact", "incident", "mark")
_FORMS: Final = "forms"
"""What of a person a place may lead to: the proposed forms of the names."""
_RECIPIENTS: Final = "recipients"
"""The table of who sees whom."""
_NEW: Final = "new"
_RELATIONS: Final = "relations"
_VIEWS: Final = (
    ("list", msg_mark("List")),
    ("relations", msg_mark("Relationships")),
    ("recipients", msg_mark("Protection")),
)
"""The views of this place: name of the command without its room, and word."""
_WIDTHS: Final = (320, 860)


class PeopleScreen(Screen):
    """Lists the people of the case; shows, adds, changes and removes one."""

    key: ClassVar[str] = "people"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.list = PersonList(context)
        self.pane = PersonPane(context)
        self.form: PersonForm | None = None
        self._shown = ""
        self._is_requested = False
        self._is_stale = True
        self._is_refused = False
        self._counting: RunningJob | None = None
        nobody = msg("Select a person to see names, protection, contact and mentions.")
        self._nothing = EmptyState(context.theme, "user", msg("No person selected"), nobody, None)
        self.recipients = ShowingsPage(context)
        self.relations = RelationsPage(context)
        self.tabs = ViewTabs(
            msg("People"),
            [(context.actions[f"people.{view}"], word) for view, word in msg_of(_VIEWS)],
        )
        self._all = CurrentStack()
        self._right = QStackedWidget()
        self._right.addWidget(self._nothing)
        self._right.addWidget(self.pane)
        self._soon = made_timer(self, _SOON, self._ask)
        self._before_counting = made_timer(self, _BEFORE_COUNTING, self._count_if_stale)
        self._lay_out()
        self._connect()

    @override
    def open(self, place: NavigationTarget) -> None:
        """Show a person, or the list."""
        if not self._is_requested:
            self._is_requested = True
            self._ask()
        if place.record:
            self._leave_form()
            self._show(place.record)
            self.list.table.select(place.record, emits=False)
            if place.detail == _FORMS:
                self.pane.lead_to_forms()
        if place.detail == _RECIPIENTS:
            self._open_recipients()
            return
        if place.detail == _RELATIONS:
            self._open_relations()
            return
        self._show_view_of(0)
        if place.detail == _NEW and self.form is None:
            self._on_add()
        elif self.form is None:
            self.list.take_focus()

    @override
    def here(self) -> NavigationTarget:
        """Return the person that is shown."""
        return NavigationTarget(self.key, self._shown)

    @override
    def on_changed(self, changes: Changes) -> None:
        """Ask again for what is shown; mentions are counted again after a while of rest."""
        if not self._is_requested:
            return
        self.recipients.hear(changes)
        self.relations.hear(changes)
        is_count = f"mentions:{self.context.case_id}" in changes.ids("setting")
        if is_count or changes.concern(*_SHOWN):
            self._soon.start()
        if changes.concern(*_COUNTED):
            self._is_stale = True
            self._before_counting.start()

    @override
    def keep_drafts(self) -> None:
        """Keep what the form holds."""
        if self.form is not None:
            self.form.keep_draft_now()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Count mentions once somebody looks."""
        super().showEvent(event)
        if self._is_stale:
            self._before_counting.start()

    def _lay_out(self) -> None:
        splitter = Split("people", Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        frame = QFrame()
        column(self._right, margins=0, of=frame)
        splitter.addWidget(self.list)
        splitter.addWidget(frame)
        splitter.setSizes(list(_WIDTHS))
        splitter.setStretchFactor(1, 1)
        self._all.addWidget(splitter)
        self._all.addWidget(self.relations)
        self._all.addWidget(self.recipients)
        actions = self.context.actions
        self.tools = ToolRow(msg("Tools of people"))
        self.tools.add(self.tabs)
        self.tools.add_room()
        self.add = action_button(actions["people.add_person"], primary=True)
        self.tools.add(self.add, 1, actions["people.add_person"])
        self.tools.set_more(actions["people.count"], actions["people.confirm_forms"])
        column(self.tools, (self._all, 1), gap=0, margins=0, of=self)

    def _connect(self) -> None:
        bind = self.context.actions.bind
        bind("people.add_person", self, self._on_add)
        bind("people.edit", self, self._on_edit)
        bind("people.remove", self, self._on_remove)
        bind("people.erase", self, self._on_erase)
        bind("people.find", self, self.list.filter.focus)
        bind("people.count", self, self._count)
        bind("people.confirm_forms", self, self._on_confirm_forms)
        bind("people.list", self, self._leave_recipients)
        bind("people.relations", self, self._open_relations)
        bind("people.recipients", self, self._open_recipients)
        self.relations.person_opened.connect(self._on_related)
        self.recipients.left.connect(self._leave_recipients)
        self.list.filter_changed.connect(self._ask)
        self.list.chosen.connect(self._on_chosen)
        self.list.opened.connect(self._on_opened)
        self.pane.forms.emptied.connect(self.list.take_focus)
        self._enable()

    @Slot()
    def _ask(self) -> None:
        query = people_of(self.context.case_id, self.list.chosen_filter(), self.list.order[0])  # type: ignore[arg-type]  # key of a column that sorts
        self.context.session.ask(self, query, self._on_people, channel="people")
        forms = undecided(self.context.case_id)
        self.context.session.ask(self, forms, self._on_undecided, channel="undecided")
        if self._shown:
            self._ask_card()

    def _on_people(self, found: PeopleList) -> None:
        self.list.show_people(found)
        # The empty list has the one button by which somebody is added.
        self.tools.offer(self.add, is_offered=bool(found.total))
        self._right.setVisible(bool(found.total) or self.form is not None)
        # Rows that come late must not close the form of a new person.
        if not self._shown and found.lines and self.form is None:
            self.list.table.select_first()

    def _on_undecided(self, counts: Mapping[PersonId, int]) -> None:
        self.list.show_undecided(counts)
        self.context.actions["people.confirm_forms"].setEnabled(bool(counts))

    def _on_confirm_forms(self) -> None:
        notices = self.context.notices
        self.context.session.run(
            self,
            confirm_all(self.context.case_id),
            lambda count: notices.post(
                msg_n("{n} variant spelling confirmed.", "{n} variant spellings confirmed.", count),
                "app.undo",
            ),
            otherwise=notices.warn,
        )

    @Slot(object)
    def _on_chosen(self, line: PersonLine | None) -> None:
        if line is None or line.id == self._shown:
            return
        self._leave_form()
        self._show(line.id)
        self.context.navigator.note(self.here())

    @Slot(object)
    def _on_opened(self, line: PersonLine) -> None:
        if line.id == self._shown:
            self._on_edit()

    def _show(self, person_id: str) -> None:
        self._shown = person_id
        self._ask_card()

    def _ask_card(self) -> None:
        person_id = PersonId(self._shown)
        self.context.session.ask(self, person_card(person_id), self._on_card, channel="card")

    def _on_card(self, card: PersonCard | None) -> None:
        if card is None:
            self._shown = ""
            if self.form is None:
                self._right.setCurrentWidget(self._nothing)
        else:
            self.pane.show_person(card)
            if self.form is None:
                self._right.setCurrentWidget(self.pane)
            job = mentions_of(card.person.id)
            self.context.session.fetch(self, job, self.pane.show_mentions, channel="mentions")
            forms = variants_of(card.person.id)
            self.context.session.ask(self, forms, self.pane.show_forms, channel="forms")
        self._enable()

    def _enable(self) -> None:
        is_there = bool(self._shown) and self.form is None
        for name in ("people.edit", "people.remove", "people.erase"):
            self.context.actions[name].setEnabled(is_there)

    def _open_recipients(self) -> None:
        self._leave_form()
        self._show_view_of(2)
        self.recipients.open(self._shown)

    def _open_relations(self) -> None:
        self._leave_form()
        self._show_view_of(1)
        self.relations.open()

    def _show_view_of(self, number: int) -> None:
        self._all.setCurrentIndex(number)
        self.tabs.show_view(number)

    @Slot(str)
    def _on_related(self, person_id: str) -> None:
        self.context.navigator.go(NavigationTarget(self.key, person_id))

    @Slot()
    def _leave_recipients(self) -> None:
        self._show_view_of(0)
        self.list.take_focus()

    def _on_add(self) -> None:
        self._show_view_of(0)
        randomness = self.context.session.vault.workplace.randomness
        self._open_form(PersonId(new_id(randomness)), None)

    def _on_edit(self) -> None:
        person = self.pane.person
        if person is not None and person.id == self._shown:
            self._open_form(person.id, person)

    def _open_form(self, person_id: PersonId, person: Person | None) -> None:
        self._leave_form()
        form = PersonForm(self.context, person_id, person)
        form.setContentsMargins(20, 16, 20, 16)
        form.person_saved.connect(self._on_saved)
        form.left.connect(self._on_left)
        self.form = form
        self._right.addWidget(form)
        self._right.setCurrentWidget(form)
        self._right.show()
        self._enable()
        form.focus_first()

    def _leave_form(self) -> None:
        form, self.form = self.form, None
        if form is None:
            return
        form.keep_draft_now()
        self._right.removeWidget(form)
        form.hide()
        form.deleteLater()
        self._right.setCurrentWidget(self.pane if self._shown else self._nothing)
        self._enable()

    @Slot(str)
    def _on_saved(self, person_id: str) -> None:
        self._leave_form()
        self._show(person_id)
        self.list.table.select(person_id, emits=False)
        self.list.take_focus()
        self.context.navigator.note(self.here())

    @Slot()
    def _on_left(self) -> None:
        self._leave_form()
        self.list.take_focus()

    def _on_remove(self) -> None:
        person = self.pane.person
        if person is None or person.id != self._shown:
            return
        name = person.names[0].text if person.names else msg("The person")
        edit = remove_record(Person, person.id, "remove_person")
        self.context.session.run(
            self, edit, lambda _: self._on_removed(name), otherwise=self.context.notices.warn
        )

    def _on_erase(self) -> None:
        person = self.pane.person
        if person is None or person.id != self._shown:
            return
        name = person.names[0].text if person.names else msg("the person")
        sheet = ErasePage(
            self.context,
            name,
            lambda why, _: erase_record(Person, person.id, why),
            self,
            (Person, person.id),
        )
        sheet.accepted.connect(self.list.take_focus)
        sheet.open()

    def _on_removed(self, name: str) -> None:
        self._shown = ""
        self.context.notices.post(msg("{name} was removed.", name=name), "app.undo")
        self.list.take_focus()

    @Slot()
    def _count_if_stale(self) -> None:
        """Count again unless nothing changed, a count is running, or somebody stopped one."""
        if self._counting is None and not self._is_refused:
            self._is_stale = False
            query = is_count_fresh(self.context.case_id)
            self.context.session.ask(self, query, self._on_freshness, channel="freshness")

    def _on_freshness(self, is_fresh: bool) -> None:
        if not is_fresh:
            self._count()

    def _count(self) -> None:
        if self._counting is not None:
            return
        self._is_refused = False
        job = count_mentions(self.context.case_id)
        self._counting = self.context.session.start(
            self, msg("Counting mentions"), job, self._on_counted, otherwise=self._on_not_counted
        )

    def _on_counted(self, _counts: object) -> None:
        self._counting = None
        if self._is_stale and self.isVisible():
            self._before_counting.start()

    def _on_not_counted(self, error: CasefilesError) -> None:
        self._counting = None
        self._is_refused = True
        if not isinstance(error, Cancelled):
            self.context.notices.warn(error)
