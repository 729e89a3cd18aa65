"""The room of the timeline: picture and list of one filter and one selection, and the event."""

from collections.abc import Iterable
from functools import partial
from typing import ClassVar, Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QSizePolicy, QStackedWidget
from typing_extensions import override

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.changes import Changes
from casefiles.domain.records.case_records import Event
from casefiles.office.case.erasure import erase_record, name_of
from casefiles.office.chronology.events import event_of, remove_event
from casefiles.office.chronology.timeline import TimelineRow, drawn_timeline, lanes_of, timeline_day
from casefiles.office.draft.reprisals import put_into_dossier
from casefiles.office.records.pickers import PickerItem, people_to_choose
from casefiles.office.workplace.preferences import Preferences, preferences
from casefiles.ui.base.context import Context
from casefiles.ui.base.navigation import NavigationTarget
from casefiles.ui.base.row_commands import row_actions, row_commands
from casefiles.ui.base.screen import Screen
from casefiles.ui.base.timers import made_timer
from casefiles.ui.places.chronology.chart import Chart, chart_of
from casefiles.ui.places.chronology.chart_style import measure_of
from casefiles.ui.places.chronology.detail import DetailPane
from casefiles.ui.places.chronology.event_list import event_list
from casefiles.ui.places.chronology.facts_page import FactsPage
from casefiles.ui.places.chronology.filters import TimelineFilter
from casefiles.ui.places.chronology.flagging import Flagging
from casefiles.ui.places.chronology.view import TimelineView
from casefiles.ui.records.erase_page import ErasePage
from casefiles.ui.records.event_form import EventForm
from casefiles.ui.records.list_and_form import ListAndForm
from casefiles.ui.widgets.buttons import action_button, button
from casefiles.ui.widgets.empty_state import EmptyState
from casefiles.ui.widgets.labels import ShortenedLabel
from casefiles.ui.widgets.layout import column, in_column, row
from casefiles.ui.widgets.split_panes import ReadingSide
from casefiles.ui.widgets.splits import Split
from casefiles.ui.widgets.tools.tool_row import ToolButton, ToolRow
from casefiles.ui.widgets.tools.view_tabs import ViewTabs
from casefiles.words.language import msg, msg_mark, msg_n, msg_number, msg_of
from casefiles.words.register import TYPES

_CONCERNS: Final = ("event", "deadline", "document", "exhibit", "person", *TYPES)
_SOON: Final = 40
_ZOOMS: Final = (
    ("timeline.zoom_out", "magnifying-glass-minus"),
    ("timeline.fit", "arrows-out-line-horizontal"),
    ("timeline.zoom_in", "magnifying-glass-plus"),
)
_LEAST_SIDE: Final = 234
_SIDE: Final = 440
_PURPOSE: Final = msg_mark(
    "An event has a date (a year is enough), a sentence, and a page that proves it. Quickest:"
    " select words on a page in Documents and press Ctrl+T."
)
_VIEWS: Final = (
    ("line", msg_mark("Timeline")),
    ("pressure", msg_mark("Reprisals")),
    ("facts", msg_mark("Facts")),
    ("flags", msg_mark("Inconsistencies")),
)
"""The views of this place: name of the command without its room, and word."""


class ChronologyScreen(ListAndForm[EventForm], Screen):
    """Shows when things happened, and what proves it."""

    key: ClassVar[str] = "timeline"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.lanes: tuple[str, ...] = ()
        self._zone = 0
        self._is_requested = False
        self._is_empty = self._is_unmatched = False
        self._total = 0
        self._requested_id = ""
        self._ticket: CancellationToken | None = None
        self._timer = made_timer(self, _SOON, self._ask)
        self.view = TimelineView(context.theme, self._today())
        self.table = event_list(context.theme)
        self.table.offer(self._acts_of)
        self.filter = TimelineFilter()
        self.counts = ShortenedLabel()
        self.shown_view = "line"
        self.facts = FactsPage(context)
        self._into_dossier = ToolButton(
            context.actions["timeline.into_dossier"], "book-open", msg("Add to dossier")
        )
        self.detail = DetailPane(context.theme, context.actions["timeline.edit"])
        self._right = ReadingSide(self.detail)
        self.flagging = Flagging(context, self._right, self.detail)
        self._pages = QStackedWidget()
        self.tabs = ViewTabs(
            msg("Chronology"),
            [(context.actions[f"timeline.{view}"], word) for view, word in msg_of(_VIEWS)],
        )
        self._bind()
        self._lay_out()
        self._connect()

    # The room

    @override
    def open(self, place: NavigationTarget) -> None:
        """Show an event, or the whole timeline."""
        if not self._is_requested:
            self._is_requested = True
            self.context.session.ask(self, preferences(), self._on_preferences)
            self._ask_choices()
            self.flagging.ask()
            self.facts.ask()
        if place.record:
            self._close_form()
            if self.shown_view == "facts":
                self.show_chronology("line")
            self._show(place.record)
            self._look_for(place.record)
        elif place.detail:
            self.filter.choose("only", place.detail)
        if self.shown_view == "facts":
            self.facts.take_focus()
            return
        self.view.canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def here(self) -> NavigationTarget:
        """Return the event that is shown."""
        row = self.detail.row
        return NavigationTarget(self.key, row.id if row is not None else "")

    @override
    def on_changed(self, changes: Changes) -> None:
        """Ask again, soon, if what is shown may be different."""
        if not self._is_requested:
            return
        if changes.concern(*_CONCERNS):
            self._timer.start()
        if changes.concern("fact", "document", "exhibit", "person"):
            self.facts.ask()
        if changes.concern(*_CONCERNS, "acceptance"):
            self.flagging.ask()
        if changes.concern("event", "person"):
            self._ask_choices()
        if "preferences" in changes.ids("setting"):
            self.context.session.ask(self, preferences(), self._on_preferences)

    # Asking

    @Slot()
    def _ask(self) -> None:
        self._timer.stop()
        if self._ticket is not None:
            self._ticket.stop.set()
        theme = self.context.theme
        measure, today = measure_of(theme, self.font()), self._today()
        chronology_filter = self.filter.chosen_filter(self._zone)

        def draw(rows: tuple[TimelineRow, ...]) -> Chart:
            return chart_of(rows, measure, today)

        job = drawn_timeline(self.context.case_id, chronology_filter, draw)
        self._ticket = self.context.session.fetch(self, job, self._on_chart, channel="rows")

    def _ask_choices(self) -> None:
        session, case_id = self.context.session, self.context.case_id
        session.ask(self, lanes_of(case_id), self._on_lanes, channel="lanes")
        session.ask(self, people_to_choose(case_id), self._on_people, channel="people")

    def _on_preferences(self, preferred: Preferences) -> None:
        self._zone = preferred.timeline_zone
        self.view.canvas.today = self._today()
        self._ask()

    def _on_lanes(self, lanes: tuple[str, ...]) -> None:
        self.lanes = lanes

    def _on_people(self, people: tuple[PickerItem, ...]) -> None:
        self.filter.offer_people(people)

    def _on_chart(self, chart: Chart) -> None:
        self.table.set_rows(chart.rows, chart.numbers)
        self.view.show_chart(chart)
        self.counts.show_words(chart.counts)
        if not self.filter.lane():
            self.filter.offer_lanes(lane.name for lane in chart.lanes)
        is_narrowing = self.filter.is_narrowing()
        self._is_empty = not chart.rows and not is_narrowing
        self._is_unmatched = not chart.rows and is_narrowing
        self._total = self._total if is_narrowing else len(chart.rows)
        words = msg_n("It does not match.", "None of {n} matches.", self._total)
        self._unmatched.words.setText(words)
        self._show_page()
        shown = self.detail.row
        requested = self._requested_id or (shown.id if shown is not None else "")
        if not requested:
            requested = self._first_of(chart)
        self._requested_id = ""
        self._show(requested)

    def _first_of(self, chart: Chart) -> str:
        """Return what is selected at first: what followed a step, or the first in sight."""
        number = chart.links[0][1] if chart.is_paired and chart.links else None
        number = self.view.canvas.first_in_sight() if number is None else number
        return chart.rows[number].id if number is not None else ""

    def _today(self) -> float:
        return timeline_day(self.context.session.clock.wall(), self._zone)

    def _look_for(self, record_id: str) -> None:
        """Show everything, if a filter hides a row."""
        chart = self.view.canvas.chart
        if chart is not None and record_id not in chart.numbers and self.filter.is_narrowing():
            self._requested_id = record_id
            self.filter.clear()

    # One selection

    def _show(self, record_id: str) -> None:
        """Show a row in picture, list and pane; one that is not there yet, when it comes."""
        chart = self.view.canvas.chart
        number = chart.numbers.get(record_id) if chart is not None else None
        if chart is None or number is None:
            self._requested_id = record_id
            self.detail.show_row(None)
            self._enable()
            return
        self._requested_id = ""
        self.view.canvas.select(record_id)
        self.table.select(record_id, emits=False)
        self.detail.show_row(chart.rows[number])
        self._enable()

    @Slot(object)
    def _on_chosen(self, row: TimelineRow | None) -> None:
        if row is None:
            return
        if self.form is not None and self.form.event_id != row.id:
            self._close_form()
        self._show(row.id)
        self.context.navigator.note(self.here())

    @Slot(object)
    def _on_activated(self, row: TimelineRow) -> None:
        self._on_chosen(row)
        self.detail.take_focus()

    @Slot(str, str)
    def _on_proof(self, document_id: str, where: str) -> None:
        self.context.navigator.go(NavigationTarget("documents", document_id, where))

    @Slot(str)
    def _on_date(self, deadline_id: str) -> None:
        self.context.navigator.go(NavigationTarget("overview", deadline_id))

    @Slot(str)
    def _on_record(self, record_id: str) -> None:
        self.context.navigator.go(NavigationTarget("register", record_id))

    def show_chronology(self, view: str) -> None:
        """Show one of the views of this place."""
        names = [name for name, _ in _VIEWS]
        self.shown_view = view
        self.tabs.show_view(names.index(view))
        self.tools.offer(self._into_dossier, is_offered=view == "pressure")
        if view != "facts":
            self._close_form()
        self.flagging.show_pane(is_shown=view == "flags")
        is_pressure = view == "pressure"
        if is_pressure != self.filter.is_pressure and view != "facts":
            self.filter.is_pressure = is_pressure
            self.view.canvas.open_on_most()
            self.detail.show_row(None)
            self._ask()
        self._show_page()
        if view == "facts":
            self.facts.take_focus()

    def _show_page(self) -> None:
        is_facts = self.shown_view == "facts"
        is_empty = self._is_empty and self.form is None and self.shown_view != "pressure"
        is_filtered_out = self._is_unmatched and self.form is None
        self._right.setVisible(not (is_facts or is_empty or is_filtered_out))
        page = 3 if is_filtered_out else 0
        self._pages.setCurrentIndex(2 if is_facts else 1 if is_empty else page)
        # The empty place has the one button by which an event is added.
        self.tools.offer(self.add, is_offered=not (is_facts or is_empty))
        for one in (*self.zooms, self.narrowing):
            self.tools.offer(one, is_offered=not (is_facts or is_empty))

    @Slot(int)
    def _on_flags_counted(self, waiting: int) -> None:
        words = msg("Inconsistencies")
        if waiting:
            words = msg("Inconsistencies {n}", n=msg_number(waiting))
        self.tabs.setTabText(self.tabs.count() - 1, words)

    def _put_into_dossier(self) -> None:
        notices = self.context.notices
        self.context.session.fetch(
            self,
            put_into_dossier(self.context.case_id),
            lambda words: notices.post(
                msg("It is a section of the dossier now. {words}.", words=words), "app.undo"
            ),
            otherwise=notices.warn,
        )

    # Editing

    def _add(self) -> None:
        self._show_form(None)

    def _edit(self) -> None:
        row = self.detail.row
        if row is not None and row.kind == "event" and self.form is None:
            self.context.session.ask(self, event_of(row.id), self._on_event, channel="form")

    def _on_event(self, event: Event | None) -> None:
        if event is not None:
            self._show_form(event)

    def _show_form(self, event: Event | None) -> None:
        lane = "" if event is not None else self._lane_for_new()
        form = self._open_form(lambda: EventForm(self.context, event, self.lanes, lane))
        form.saved.connect(self._on_saved)
        if self.shown_view == "facts":
            self.show_chronology("line")
        self._show_page()
        form.take_focus()

    def _lane_for_new(self) -> str:
        lane = self.filter.lane() or self.view.canvas.lane_in_view()
        return lane if lane in self.lanes else ""

    @Slot(str)
    def _on_saved(self, event_id: str) -> None:
        self._requested_id = event_id

    @override
    def _focus_list(self) -> None:
        self._show_page()
        self.view.canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def _remove(self) -> None:
        row = self.detail.row
        if row is not None and row.kind == "event":
            self._close_form()
            self.context.session.run(self, remove_event(row.id), self._on_removed)

    def _on_removed(self, _nothing: None) -> None:
        self.context.notices.post(msg("The event was removed."), "app.undo")

    def _erase(self) -> None:
        row = self.detail.row
        if row is not None and row.kind == "event":
            self._close_form()
            query = name_of(Event, row.id)
            self.context.session.ask(self, query, partial(self._ask_erase, row.id))

    def _ask_erase(self, event_id: str, name: str) -> None:
        sheet = ErasePage(
            self.context,
            name,
            lambda why, _: erase_record(Event, event_id, why),
            self,
            (Event, event_id),
        )
        sheet.accepted.connect(self._focus_list)
        sheet.open()

    def _acts_of(self, row: TimelineRow) -> Iterable[QAction | None]:
        return row_actions(self.context.actions, "timeline") if row.kind == "event" else ()

    def _enable(self) -> None:
        row = self.detail.row
        is_event = row is not None and row.kind == "event"
        for name in row_commands("timeline"):
            self.context.actions[name].setEnabled(is_event)

    # Made once

    def _bind(self) -> None:
        bind, canvas = self.context.actions.bind, self.view.canvas
        bind("timeline.add_event", self, self._add)
        bind("timeline.edit", self, self._edit)
        bind("timeline.remove", self, self._remove)
        bind("timeline.erase", self, self._erase)
        bind("timeline.find", self, self.filter.focus)
        for view, _ in _VIEWS:
            bind(f"timeline.{view}", self, partial(self.show_chronology, view))
        bind("timeline.into_dossier", self, self._put_into_dossier)
        bind("timeline.zoom_in", self, canvas.zoom_in)
        bind("timeline.zoom_out", self, canvas.zoom_out)
        bind("timeline.fit", self, canvas.fit)

    def _connect(self) -> None:
        self.filter.changed.connect(self._ask)
        self.view.canvas.chosen.connect(self._on_chosen)
        self.view.canvas.activated_row.connect(self._on_activated)
        self.table.chosen.connect(self._on_chosen)
        self.table.activated_row.connect(self._on_activated)
        self.detail.proof_requested.connect(self._on_proof)
        self.detail.date_requested.connect(self._on_date)
        self.detail.record_requested.connect(self._on_record)
        self.facts.proof_requested.connect(self._on_proof)
        self.flagging.shown.connect(self._show)
        self.flagging.left.connect(self.context.actions["timeline.line"].trigger)
        self.flagging.counted.connect(self._on_flags_counted)
        self.context.theme.changed.connect(self._give_room)
        self._enable()

    def _lay_out(self) -> None:
        twins = Split("timeline lists", Qt.Orientation.Vertical)
        twins.setChildrenCollapsible(False)
        twins.addWidget(self.view)
        twins.addWidget(self.table)
        twins.setStretchFactor(0, 3)
        twins.setStretchFactor(1, 2)
        counts = row(self.counts, margins=(10, 2, 10, 2))
        self._pages.addWidget(in_column(self.filter.chips, counts, (twins, 1), gap=0, margins=0))
        self._pages.addWidget(self._nothing())
        self._pages.addWidget(self.facts)
        clear = button(msg("Clear filters"))
        clear.clicked.connect(self.filter.clear)
        self._unmatched = EmptyState(
            self.context.theme, "magnifying-glass", msg("Nothing found"), "", clear
        )
        self._pages.addWidget(self._unmatched)
        sides = Split("timeline", Qt.Orientation.Horizontal)
        sides.setChildrenCollapsible(False)
        sides.addWidget(self._pages)
        sides.addWidget(self._right)
        sides.setStretchFactor(0, 1)
        sides.setStretchFactor(1, 0)
        # Large letters need the room on the left more.
        pixels = self.context.theme.pixels
        width = max(pixels(_LEAST_SIDE), min(pixels(290), _SIDE))
        sides.setSizes([width * 4, width])
        column(self._made_tools(), (sides, 1), gap=0, margins=0, of=self)
        self._give_room()

    @Slot()
    def _give_room(self) -> None:
        """Leave the form as much room as its fields need at the present size of text."""
        self._right.setMinimumWidth(self.context.theme.pixels(_LEAST_SIDE))

    def _made_tools(self) -> ToolRow:
        actions = self.context.actions
        self.tools = ToolRow(msg("Tools of the chronology"))
        self.tools.add(self.tabs, 0)
        self.zooms = [ToolButton(actions[name], icon) for name, icon in _ZOOMS]
        for rank, zoom, (name, _) in zip((3, 2, 3), self.zooms, _ZOOMS, strict=True):
            self.tools.add(zoom, rank, actions[name])
        # The button beside the words stays on their line.
        self.filter.setSizePolicy(QSizePolicy.Policy.MinimumExpanding, QSizePolicy.Policy.Fixed)
        self.narrowing = in_column(..., self.filter, ..., margins=0)
        self.tools.add(self.narrowing, 0, share=1)
        self.tools.add(self._into_dossier, 1, actions["timeline.into_dossier"])
        self.add = action_button(actions["timeline.add_event"], primary=True)
        self.tools.add(self.add, 1, actions["timeline.add_event"])
        # The place that has its form may not have been entered yet.
        incident = QAction(actions["register.add_incident"].text(), self)
        incident.triggered.connect(lambda: actions.requested.emit("register.add_incident"))
        self.tools.set_more(incident, actions["timeline.find"])
        self.tools.offer(self._into_dossier, is_offered=False)
        return self.tools

    def _nothing(self) -> EmptyState:
        documents = button(msg("Open Documents"), "files")
        documents.clicked.connect(self.context.actions["app.go_documents"].trigger)
        return EmptyState(
            self.context.theme,
            "clock-counter-clockwise",
            msg("No event yet"),
            msg_of(_PURPOSE),
            action_button(self.context.actions["timeline.add_event"], primary=True),
            documents,
        )
