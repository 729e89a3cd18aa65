"""The case at a glance: who, between which states, the dates, what is missing, what was done."""

from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from casefiles.domain.dates.date_words import words_from_edtf
from casefiles.domain.dates.edtf import is_edtf
from casefiles.domain.records.case_records import Case
from casefiles.office.case.overview import DateCard, Overview, RecentChange
from casefiles.ui.base.context import Context
from casefiles.ui.base.navigation import NavigationTarget
from casefiles.ui.places.today.date_card import DateTile, past_row
from casefiles.ui.places.today.first_steps import FirstStepsCard
from casefiles.ui.places.today.missing_items import gap_row
from casefiles.ui.places.today.tile import Tile
from casefiles.ui.records.link_button import LinkButton
from casefiles.ui.records.people_words import name_label, other_scripts, protection_chip
from casefiles.ui.widgets.buttons import action_button, icon_button, quiet_button
from casefiles.ui.widgets.flow_layout import FlowLayout
from casefiles.ui.widgets.labels import Chip, heading, muted, subheading
from casefiles.ui.widgets.layout import column, row, words
from casefiles.words.language import msg, msg_number

_MARGIN: Final = 24
_GAP: Final = 14
_COLUMNS: Final = 3
_LARGE: Final = 1.4
_MOST_PAST: Final = 4
_CLIENT: Final = 1.5
_TIME_WIDTH: Final = 130
_ROOMS_OF_KINDS: Final = {
    "person": "people",
    "document": "documents",
    "event": "timeline",
    "deadline": "overview",
    "case": "overview",
}


class OverviewPage(QScrollArea):
    """Shows an `Overview`.

    Attributes:
        date_requested: id of a date that shall be edited.
        action_requested: name of an action that mends a gap.
        step_requested: kind of a first step that shall be taken.
        steps_hidden: the first steps are not to be shown any more.
        steps: the first steps, while they are shown.
    """

    date_requested = Signal(str)
    action_requested = Signal(str)
    step_requested = Signal(str)
    steps_hidden = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._shows_all_past = False
        self._overview: Overview | None = None
        self.tiles: list[DateTile] = []
        self.steps: FirstStepsCard | None = None
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_overview(self, overview: Overview, form: QWidget | None) -> None:
        """Show a case.

        Args:
            overview: of it.
            form: shown in place of the dates, while one of them is edited.
        """
        place = self.verticalScrollBar().value()
        self._overview = overview
        if form is not None:
            # It outlives the page that is taken away.
            form.setParent(None)
        within = QWidget()
        body = column(
            self._head(overview),
            self._identity(overview),
            gap=_GAP,
            margins=(_MARGIN, 18, _MARGIN, 24),
            of=within,
        )
        self._add_steps(body, overview)
        self._add_dates(body, overview, form)
        body.addWidget(self._counts(overview))
        lower = QBoxLayout(self._side_by_side())
        lower.setSpacing(28)
        lower.addLayout(self._missing(overview), 1)
        lower.addLayout(self._changes(overview), 1)
        body.addLayout(lower)
        body.addStretch(1)
        self.setWidget(within)
        self.verticalScrollBar().setValue(place)

    def take_focus(self) -> None:
        """Put the keyboard on the step that is next, or on the page."""
        act = self.steps.act if self.steps is not None else None
        (act or self).setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_steps(self, body: QVBoxLayout, overview: Overview) -> None:
        self.steps = FirstStepsCard(overview.steps) if overview.steps else None
        if self.steps is not None:
            self.steps.step_requested.connect(self.step_requested)
            self.steps.hide_requested.connect(self.steps_hidden)
            body.addWidget(self.steps)

    def _side_by_side(self) -> QBoxLayout.Direction:
        """Return how two parts stand: below each other where text is large."""
        is_large = self._context.theme.factor >= _LARGE
        direction = QBoxLayout.Direction
        return direction.TopToBottom if is_large else direction.LeftToRight

    def _head(self, overview: Overview) -> QHBoxLayout:
        case = overview.case
        title = heading(case.title or case.reference)
        title.setWordWrap(True)
        parts = [case.reference if case.title else ""]
        if is_edtf(case.dated):
            parts.append(msg("dated {date}", date=words_from_edtf(case.dated)))
        names = column(title, muted("  ·  ".join(part for part in parts if part)), gap=2)
        if case.closed or case.hold:
            names.addLayout(_status_chips(case))
        line = row((names, 1), gap=8)
        for name in ("overview.emergency", "overview.new_case", "overview.edit_case"):
            line.addWidget(action_button(self._context.actions[name]), 0, Qt.AlignmentFlag.AlignTop)
        keeping = icon_button(msg("Close, hold or erase case"), "archive")
        keeping.stand_for(self._context.actions["overview.keeping"])
        line.addWidget(keeping, 0, Qt.AlignmentFlag.AlignTop)
        return line

    def _identity(self, overview: Overview) -> QFrame:
        frame = QFrame()
        frame.setProperty("card", "true")
        row = QBoxLayout(self._side_by_side(), frame)
        row.setContentsMargins(18, 14, 18, 14)
        row.setSpacing(28)
        row.addLayout(self._client(overview), 3)
        case = overview.case
        states = QGridLayout()
        states.setHorizontalSpacing(14)
        states.setVerticalSpacing(6)
        for number, (what, message) in enumerate(
            (
                (msg("Requesting State"), case.requesting_state),
                (msg("Requested State"), case.requested_state),
            )
        ):
            label = words(message or msg("Not recorded"))
            label.setAccessibleName(f"{what}: {label.text()}")
            states.addWidget(subheading(what), number, 0, Qt.AlignmentFlag.AlignTop)
            states.addWidget(label, number, 1)
        states.addWidget(subheading(msg("Stage")), 2, 0, Qt.AlignmentFlag.AlignTop)
        chip = Chip(overview.stage, "scales", "accent")
        states.addWidget(chip, 2, 1, Qt.AlignmentFlag.AlignLeft)
        states.setColumnStretch(1, 1)
        states.setRowStretch(3, 1)
        row.addLayout(states, 2)
        return frame

    def _client(self, overview: Overview) -> QVBoxLayout:
        body = column(subheading(msg("Client")), gap=4)
        person = overview.client_person
        if person is None or not person.names:
            body.addWidget(heading(overview.client or msg("Not recorded")))
            body.addStretch(1)
            return body
        name = name_label(person.names[0], larger_by=_CLIENT)
        name.setProperty("h", "1")
        body.addLayout(row(name, protection_chip(person.protection), ..., gap=10))
        others = QWidget()
        flow = FlowLayout(others, 18)
        for other in other_scripts(person.names):
            flow.addWidget(name_label(other))
        body.addWidget(others)
        to_person = quiet_button(msg("Open the client's page"), "user")
        place = NavigationTarget("people", person.id)
        to_person.clicked.connect(lambda: self._context.navigator.go(place))
        body.addWidget(to_person, 0, Qt.AlignmentFlag.AlignLeft)
        return body

    def _counts(self, overview: Overview) -> QWidget:
        counts = overview.counts
        holder = QWidget()
        line = row(gap=10, margins=0, of=holder)
        for count, one, several, room in (
            (counts.documents, "document", "documents", "documents"),
            (counts.pages, msg("page read"), msg("pages read"), "documents"),
            (counts.people, "person", "people", "people"),
            (counts.events, "event", "events", "timeline"),
            (counts.facts, "fact", "facts", "dossier"),
        ):
            tile = Tile(count, one if count == 1 else several)
            place = NavigationTarget(room)
            tile.clicked.connect(lambda _=False, place=place: self._context.navigator.go(place))
            line.addWidget(tile, 1)
        return holder

    def _add_dates(self, column: QVBoxLayout, overview: Overview, form: QWidget | None) -> None:
        top = row(
            (subheading(msg("Dates")), 1), action_button(self._context.actions["overview.add_date"])
        )
        column.addLayout(top)
        self.tiles = []
        if form is not None:
            frame = QFrame()
            frame.setProperty("card", "true")
            inner = QVBoxLayout(frame)
            inner.setContentsMargins(18, 14, 18, 14)
            inner.addWidget(form)
            column.addWidget(frame)
            return
        coming = [one for one in overview.dates if not one.countdown.is_past]
        if coming:
            holder = QWidget()
            grid = QGridLayout(holder)
            grid.setContentsMargins(0, 0, 0, 0)
            grid.setSpacing(12)
            columns = 1 if self._context.theme.factor >= _LARGE else _COLUMNS
            for column_number in range(columns):
                grid.setColumnStretch(column_number, 1)
            for number, card in enumerate(coming):
                tile = DateTile(self._context.theme, card)
                tile.edit_requested.connect(self.date_requested)
                tile.emergency_requested.connect(self._on_emergency)
                self.tiles.append(tile)
                grid.addWidget(tile, number // columns, number % columns)
            column.addWidget(holder)
        else:
            column.addWidget(muted(msg("No upcoming dates")))
        self._add_past(column, [one for one in overview.dates if one.countdown.is_past])

    @Slot()
    def _on_emergency(self) -> None:
        self.action_requested.emit("overview.emergency")

    def _add_past(self, column: QVBoxLayout, past: list[DateCard]) -> None:
        rows = QVBoxLayout()
        rows.setSpacing(0)
        for card in past if self._shows_all_past else past[:_MOST_PAST]:
            row = past_row(card)
            row.clicked.connect(lambda _=False, card=card: self.date_requested.emit(card.id))
            rows.addWidget(row)
        if len(past) > _MOST_PAST and not self._shows_all_past:
            more = quiet_button(
                msg("Show all {count} past dates", count=msg_number(len(past))), "caret-down"
            )
            more.clicked.connect(self._show_past)
            rows.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(rows)

    def _show_past(self) -> None:
        self._shows_all_past = True
        if self._overview is not None:
            self.show_overview(self._overview, None)

    def _missing(self, overview: Overview) -> QVBoxLayout:
        body = column(subheading(msg("Missing")), gap=2)
        for gap in overview.gaps:
            row, place, action = gap_row(gap)
            if action:
                row.clicked.connect(lambda _=False, name=action: self.action_requested.emit(name))
            else:
                row.clicked.connect(lambda _=False, place=place: self._context.navigator.go(place))
            body.addWidget(row)
        if not overview.gaps:
            body.addWidget(muted(msg("Nothing found")))
        body.addStretch(1)
        return body

    def _changes(self, overview: Overview) -> QVBoxLayout:
        body = column(subheading(msg("Recent changes")), gap=2)
        for change in overview.changes:
            row = LinkButton(
                change.when[:1].upper() + change.when[1:],
                _change_line(change),
                title_width=_TIME_WIDTH,
            )
            place = _place_of(change)
            row.clicked.connect(lambda _=False, place=place: self._context.navigator.go(place))
            body.addWidget(row)
        history = quiet_button(msg("Show history"), "list-checks")
        history.clicked.connect(lambda: self._context.navigator.go(NavigationTarget("history")))
        body.addWidget(history, 0, Qt.AlignmentFlag.AlignLeft)
        body.addStretch(1)
        return body


def _status_chips(case: Case) -> QHBoxLayout:
    """Return chips that tell that a case is closed, or held."""
    line = row(gap=8)
    if case.closed:
        line.addWidget(
            Chip(msg("Closed on {date}", date=words_from_edtf(case.closed)), "archive", "warn")
        )
    if case.hold:
        line.addWidget(Chip(msg("Legal hold: nothing can be erased"), "hand-palm", "warn"))
    line.addStretch(1)
    return line


def _change_line(change: RecentChange) -> str:
    act = change.act
    return f"{act.words}: {act.subject}" if act.subject else act.words


def _place_of(change: RecentChange) -> NavigationTarget:
    """Return where an act is explained: its record where a room shows it, else the history."""
    room = _ROOMS_OF_KINDS.get(change.act.kind, "")
    if not room or change.act.entries > 1 or change.act.words.startswith("Undone"):
        return NavigationTarget("history", change.act.id)
    return NavigationTarget(room, change.act.object if room != "overview" else "")
