"""The screen of an emergency request: from a removal time to a pack that was sent."""

from typing import ClassVar, Final, TypeAlias

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QRadioButton, QStackedWidget, QWidget
from typing_extensions import override

from casefiles.domain.foundation.changes import Changes
from casefiles.office.case.emergency_acts import copy_known, date_cover
from casefiles.office.case.emergency_clock import removal_clock
from casefiles.office.case.emergency_state import (
    BODIES,
    EmergencyBody,
    EmergencyState,
    emergency_state,
)
from casefiles.office.filing.filings import ways_of_filing
from casefiles.office.records.countdown import local_now
from casefiles.ui.base.context import Context
from casefiles.ui.base.navigation import NavigationTarget
from casefiles.ui.base.screen import Screen
from casefiles.ui.base.timers import made_timer
from casefiles.ui.places.emergency.answers_pane import AnswersPane
from casefiles.ui.places.emergency.clock_pane import OFFICE, ClockPane
from casefiles.ui.places.emergency.departure_pane import DeparturePane
from casefiles.ui.places.emergency.entry_forms import OfficeForm, RemovalForm, SendingForm
from casefiles.ui.widgets.buttons import icon_button
from casefiles.ui.widgets.column_scroll import ColumnScroll, FittingColumn
from casefiles.ui.widgets.labels import heading
from casefiles.ui.widgets.layout import TOP, column, flow, row
from casefiles.words.language import msg, msg_n, msg_of

EntryForm: TypeAlias = RemovalForm | OfficeForm | SendingForm

_TICK: Final = 20_000
"""Milliseconds after which the clock is read again: no minute is shown for long when it is over."""
_LARGE: Final = 1.3
_TALL: Final = (330, 560, 480)
"""Pixels at 100 % of each part, where they stand below one another."""


class _Middle(QStackedWidget):
    """Takes the height that there is: what it holds scrolls by itself."""

    @override
    def hasHeightForWidth(self) -> bool:
        """Claim no height of its own for what wraps in it."""
        return False


class EmergencyScreen(Screen):
    """Shows the clocks, asks what is missing, and lets a pack leave and be logged.

    Attributes:
        bodies: the button of each body, by its id.
        state: what is shown; None before it is known.
        entry: the form of the removal, the office or the sending; None while none is open.
    """

    key: ClassVar[str] = "emergency"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.state: EmergencyState | None = None
        self.entry: EntryForm | None = None
        self._body: EmergencyBody = BODIES[0]
        self._is_opened = False
        self.back = icon_button(msg("Back to the overview"), "arrow-left")
        self.bodies: dict[str, QRadioButton] = {}
        self._group = QButtonGroup(self)
        self.clocks = ClockPane(context)
        self.answers = AnswersPane(context)
        self.departure = DeparturePane(context)
        self._middle = _Middle()
        self._middle.addWidget(self.answers)
        self._tick = made_timer(self, _TICK, self._on_tick, once=False)
        self._parts = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        self._connect()

    @override
    def open(self, place: NavigationTarget) -> None:
        """Show a body, by its id in the detail."""
        if place.detail in self.bodies:
            self.bodies[place.detail].setChecked(True)
        self._ask()
        if not self._is_opened:
            self.bodies[self._body.id].setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def here(self) -> NavigationTarget:
        """Return the body that is shown."""
        return NavigationTarget(self.key, "", self._body.id)

    @override
    def on_changed(self, changes: Changes) -> None:
        """Ask again for anything but drafts and the window's own state."""
        if any(kind != "setting" for kind, _ in changes.touched):
            self._ask()

    @override
    def keep_drafts(self) -> None:
        """Keep what forms hold."""
        self.answers.keep_drafts()
        self.departure.keep_drafts()
        if self.entry is not None:
            self.entry.keep_draft_now()

    def _connect(self) -> None:
        go = self.context.navigator.go
        self.back.clicked.connect(lambda: go(NavigationTarget("overview")))
        self.clocks.removal_requested.connect(self._open_removal)
        self.clocks.action_requested.connect(self._on_action)
        self.clocks.date_confirmed.connect(self._on_date)
        self.answers.copy_requested.connect(self._on_copy)
        self.departure.sending_requested.connect(self._ask_ways)
        self.context.theme.changed.connect(self._turn)
        self._tick.start()

    @Slot()
    def _ask(self) -> None:
        self.context.session.fetch(
            self, emergency_state(self.context.case_id, self._body), self._on_state,
            channel="state", otherwise=self.context.notices.warn,
        )  # fmt: skip

    def _on_state(self, state: EmergencyState) -> None:
        if state.body != self._body:
            return
        is_first, self._is_opened, self.state = not self._is_opened, True, state
        self.clocks.show_state(state)
        self.answers.show_state(state)
        self.departure.show_state(state)
        if is_first:
            self.answers.focus_first()

    @Slot()
    def _on_tick(self) -> None:
        if self.state is not None and self.isVisible():
            now = local_now(self.context.session.clock)
            self.clocks.show_removal(removal_clock(self.state.removal.moment, now))

    @Slot(bool)
    def _on_body(self, is_chosen: bool) -> None:
        chosen = next(one for one in BODIES if self.bodies[one.id].isChecked())
        if is_chosen and chosen != self._body:
            self.answers.keep_drafts()
            self._leave_entry()
            self._body = chosen
            self.context.navigator.note(self.here())
            self._ask()

    @Slot()
    def _on_copy(self) -> None:
        self.context.session.fetch(
            self, copy_known(self.context.case_id, self._body), self._on_copied,
            channel="copy", otherwise=self.context.notices.warn,
        )  # fmt: skip

    def _on_copied(self, count: int) -> None:
        words = msg_n(
            "{n} answer copied into the form.", "{n} answers copied into the form.", count
        )
        self.context.notices.post(words, "app.undo")

    @Slot()
    def _open_removal(self) -> None:
        if self.state is not None:
            self._open_entry(RemovalForm(self.context, self.state))

    @Slot(str)
    def _on_action(self, name: str) -> None:
        if name == OFFICE:
            self._open_entry(OfficeForm(self.context))
        else:
            self.context.actions.requested.emit(name)

    @Slot(str)
    def _on_date(self, day: str) -> None:
        self.context.session.run(
            self, date_cover(self.context.case_id, day),
            lambda _: self.context.notices.post(msg("The date on the cover is set."), "app.undo"),
            otherwise=self.context.notices.warn,
        )  # fmt: skip

    @Slot()
    def _ask_ways(self) -> None:
        self.context.session.ask(self, ways_of_filing(), self._on_ways, channel="ways")

    def _on_ways(self, ways: tuple[tuple[str, str], ...]) -> None:
        if self.state is not None and self.state.unsent is not None:
            self._open_entry(SendingForm(self.context, self.state, ways))

    def _open_entry(self, form: EntryForm) -> None:
        self._leave_entry()
        self.entry = form
        form.done.connect(self._leave_entry)
        form.left.connect(self._leave_entry)
        self._middle.addWidget(form)
        self._middle.setCurrentWidget(form)
        form.focus_first()

    @Slot()
    def _leave_entry(self) -> None:
        form, self.entry = self.entry, None
        if form is None:
            return
        form.keep_draft_now()
        self._middle.setCurrentWidget(self.answers)
        self._middle.removeWidget(form)
        form.hide()
        form.deleteLater()
        self.answers.focus_first()

    @Slot()
    def _turn(self) -> None:
        """Let the parts stand beside one another, or below where text is large."""
        is_large = self.context.theme.factor >= _LARGE
        ways = QBoxLayout.Direction
        self._parts.setDirection(ways.TopToBottom if is_large else ways.LeftToRight)
        parts = (self.clocks, self._middle, self.departure)
        for part, height in zip(parts, _TALL, strict=True):
            part.setMinimumHeight(self.context.theme.pixels(height) if is_large else 0)

    def _lay_out(self) -> None:
        choices = QWidget()
        for one in BODIES:
            made = QRadioButton(msg_of(one.title))
            made.setChecked(one is self._body)
            made.toggled.connect(self._on_body)
            self._group.addButton(made)
            self.bodies[one.id] = made
        flow(*self.bodies.values(), gap=14, of=choices)
        self._parts.setSpacing(18)
        for part, share in ((self.clocks, 3), (self._middle, 5), (self.departure, 4)):
            self._parts.addWidget(part, share)
        within = FittingColumn()
        column(self._parts, margins=0, of=within)
        column(
            row((self.back, TOP), (heading(msg("Emergency request")), 1)),
            choices,
            (ColumnScroll(within, frame=False), 1),
            gap=10,
            margins=(16, 12, 8, 12),
            of=self,
        )
        self._turn()
