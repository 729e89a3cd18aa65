"""The clocks of an emergency, large, and what the case lacks before anything can be filled in."""

from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from casefiles.domain.dates.date_words import words_from_edtf
from casefiles.office.case.emergency_clock import RegistryClock, RemovalClock
from casefiles.office.case.emergency_state import EmergencyNeed, EmergencyState, NeedKind
from casefiles.ui.base.context import Context
from casefiles.ui.widgets.buttons import Button, button, quiet_button
from casefiles.ui.widgets.column_scroll import ColumnScroll, FittingColumn
from casefiles.ui.widgets.labels import muted, subheading
from casefiles.ui.widgets.layout import LEFT, card, clear, column, say, words
from casefiles.words.language import msg, msg_mark, msg_of

_LARGE: Final = 38
"""Pixels at 100 % in which the time left is written; `_LESS` the moment to send by."""
_LESS: Final = 19
OFFICE: Final = "office"
"""In place of an action: the form of the office opens here."""
_ACTIONS: Final[dict[NeedKind, tuple[str, str]]] = {
    "client": ("overview.edit_case", msg_mark("Edit the case")),
    "states": ("overview.edit_case", msg_mark("Edit the case")),
    "dated": ("overview.edit_case", msg_mark("Enter another date")),
    "decision": ("register.add", msg_mark("Add a record")),
    "office": (OFFICE, msg_mark("Enter my office")),
}
_BY_CLOCK: Final = msg_mark("By the clock of this computer. Check it before you confirm.")
_OPEN: Final = msg_mark("WHEN THE BODY IS OPEN")


class ClockPane(ColumnScroll):
    """Shows how long there is, and leads to what is to be entered first.

    Attributes:
        removal_requested: the time of the removal shall be entered.
        date_confirmed: the day that covers shall print, which was proposed.
        action_requested: name of an action that mends what is lacking.
        today: the button that confirms it; None while the case has a date.
        enter_removal: the button for the first; `left` says how long there is.
    """

    removal_requested = Signal()
    date_confirmed = Signal(str)
    action_requested = Signal(str)

    def __init__(self, context: Context) -> None:
        within = FittingColumn()
        super().__init__(within, frame=False)
        self._context = context
        self.left = words()
        self._moment = words()
        self._note = words(role="problem")
        self.enter_removal: Button = button("", "pencil-simple")
        self.enter_removal.clicked.connect(self.removal_requested)
        self.send_by = words()
        self._by = subheading(msg("SEND BY"))
        self._registry = muted("")
        self.sign: Button = quiet_button(msg("Type the moment and sign…"), "pencil-simple")
        self.sign.clicked.connect(lambda: self.action_requested.emit("overview.add_date"))
        self._first = subheading(msg("ENTER FIRST"))
        self._needs = column(gap=4)
        self.repairs: dict[NeedKind, Button] = {}
        self.today: Button | None = None
        self._card = card(
            subheading(msg("TIME LEFT UNTIL THE REMOVAL")),
            self.left,
            self._moment,
            self._note,
            (self.enter_removal, LEFT),
            gap=6,
        )
        needs = QWidget()
        column(self._first, self._needs, gap=4, margins=0, of=needs)
        self._needed = needs
        column(
            self._card,
            needs,
            self._by,
            self.send_by,
            (self.sign, LEFT),
            subheading(msg_of(_OPEN)),
            self._registry,
            ...,
            gap=8,
            margins=(0, 0, 8, 0),
            of=within,
        )

        context.theme.changed.connect(self._dress)
        self._dress()

    def show_state(self, state: EmergencyState) -> None:
        """Show the clocks of a case and body."""
        self.show_removal(state.removal)
        self._show_registry(state.registry)
        self._show_needs(state.needs, state.today)

    def show_removal(self, removal: RemovalClock) -> None:
        """Show how long there is, also as minutes go by."""
        self.left.setText(removal.left)
        self.left.setAccessibleName(msg("Time left: {left}", left=removal.left))
        say(self._moment, removal.words)
        say(self._note, removal.note)
        is_hot = removal.is_near or removal.is_past
        for widget in (self._card, self.left):
            if bool(widget.property("tone")) != is_hot:
                widget.setProperty("tone", "danger" if is_hot else None)
                widget.style().unpolish(widget)
                widget.style().polish(widget)
        change = msg("Change the removal time…")
        self.enter_removal.setText(change if removal.moment else msg("Enter the removal time…"))

    def _show_registry(self, registry: RegistryClock) -> None:
        self._by.setVisible(bool(registry.send_by))
        say(self.send_by, registry.send_by)
        self.sign.setVisible(registry.can_sign)
        lines = (*registry.badges, registry.hours, *registry.lead)
        self._registry.setText("\n".join(f"•  {one}" for one in lines if one))

    @Slot()
    def _dress(self) -> None:
        """Write large what is to be seen from across the room, at the present size of text."""
        for label, size in ((self.left, _LARGE), (self.send_by, _LESS)):
            font = label.font()
            font.setPixelSize(self._context.theme.pixels(size))
            font.setBold(True)
            label.setFont(font)

    def _show_needs(self, needs: tuple[EmergencyNeed, ...], today: str) -> None:
        clear(self._needs)
        self.repairs, self.today = {}, None
        self._needed.setVisible(bool(needs))
        for one in needs:
            self._needs.addWidget(words(f"•  {one.words}"))
            if one.kind == "dated" and today:
                self._propose(today)
            if one.kind in _ACTIONS:
                name, text = _ACTIONS[one.kind]
                repair = quiet_button(msg_of(text), "arrow-right")
                repair.setAccessibleName(f"{msg_of(text)}: {one.words}")
                repair.clicked.connect(lambda _=False, name=name: self.action_requested.emit(name))
                self.repairs[one.kind] = repair
                self._needs.addWidget(repair, 0, LEFT)

    def _propose(self, today: str) -> None:
        """Offer the day of the clock for the cover: it is taken only when it is pressed."""
        day = words_from_edtf(today)
        self.today = button(msg("Use today: {day}", day=day), "check")
        self.today.clicked.connect(lambda: self.date_confirmed.emit(today))
        self._needs.addWidget(self.today, 0, LEFT)
        self._needs.addWidget(muted(msg_of(_BY_CLOCK)))
