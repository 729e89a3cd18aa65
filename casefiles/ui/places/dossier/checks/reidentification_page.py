"""Details that point to people whom the dossier does not name: seen, or said less exactly."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from casefiles.office.stops.reidentification import (
    Reidentification,
    ReidentificationPerson,
    ReidentificationPoint,
    mark_reviewed,
    unmark_reviewed,
)
from casefiles.ui.base.context import Context
from casefiles.ui.base.navigation import NavigationTarget
from casefiles.ui.widgets.buttons import button
from casefiles.ui.widgets.column_scroll import ColumnScroll
from casefiles.ui.widgets.empty_state import EmptyState
from casefiles.ui.widgets.labels import heading, muted, subheading
from casefiles.ui.widgets.layout import LEFT, card, column, flow, in_column, words
from casefiles.ui.widgets.panel import BackPage
from casefiles.ui.widgets.row_model import ListColumn, RowModel
from casefiles.ui.widgets.row_table import RowTable
from casefiles.ui.widgets.split_panes import halves, lay_out_page

_COLUMNS: Final = (
    ListColumn("person", "Person", 160, sorts=False),
    ListColumn("where", "Where it stands", 200, stretch=True, sorts=False),
    ListColumn("fits", "How few fit", 140, sorts=False, drops=True),
)
_ROLES: Final = {"one": "danger", "few": "warn", "some": "muted"}
_PURPOSE: Final = "No detail here points to anybody whose name the dossier keeps back."
_READERS: Final = "Readers see {label} in place of the name, and these details beside it."
_APART: Final = (
    "Nobody is told which [WITHHELD] is which: readers see these details, and may guess that they"
    " are of one person."
)
_SEEN: Final = "A tick says that you looked. It lapses as soon as a detail changes."


@dataclass(frozen=True, slots=True)
class _Row:
    """A point in the list, with the person it points to; the first of a person says the name."""

    person: ReidentificationPerson
    point: ReidentificationPoint
    is_first: bool


class ReidentificationPage(BackPage):
    """Lists the details, by person; Space ticks.

    Attributes:
        mosaic: what is shown; None before it is known.
    """

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._wish = ""
        self.mosaic: Reidentification | None = None
        model = RowModel(_COLUMNS, _text, _icon, _role, identity=lambda row: str(row.point.of))
        self.table = RowTable(model, context.theme, many=True)
        self.table.setAccessibleName("Details that point to people")
        self._counts = muted("")
        self._counts.setWordWrap(False)
        self.tick = button("Seen", "check", primary=True)
        self.tick.setToolTip("Space")
        self.tick_person = button("Seen, all of this person", "check-square")
        self.generalise = button("Say it less exactly", "pencil-simple")
        self._name = heading("")
        self._label = muted("")
        self._fits = words(role="label")
        self._why = words()
        self._nothing = EmptyState(context.theme, "users", "Nobody", _PURPOSE, None)
        self._detail = QWidget()
        self._lay_out()
        space = QShortcut(QKeySequence(Qt.Key.Key_Space), self.table)
        space.setContext(Qt.ShortcutContext.WidgetShortcut)
        space.activated.connect(self._on_tick)
        self.table.chosen.connect(self._on_chosen)
        self.table.activated_row.connect(lambda _: self._on_generalise())
        self.tick.clicked.connect(self._on_tick)
        self.tick_person.clicked.connect(self._on_tick_person)
        self.generalise.clicked.connect(self._on_generalise)
        context.actions.barred.connect(self._allow)

    def open(self, person_id: str) -> None:
        """Show the details, those of one person selected."""
        self._wish = person_id
        self._grant()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def person_id(self) -> str:
        """The person whose details are selected; empty for none."""
        row = self.table.row()
        return str(row.person.person_id) if row is not None else ""

    def show_mosaic(self, found: Reidentification) -> None:
        """Show what was found; the selection stays on its row."""
        self.mosaic = found
        rows = [
            _Row(each, point, is_first=number == 0)
            for each in found.people
            for number, point in enumerate(each.points)
        ]
        self.table.set_rows(rows)
        left = len(found.open)
        people = "1 person" if len(found.people) == 1 else f"{len(found.people)} people"
        self._counts.setText(f"{people} · {left} to look at")
        self._nothing.setVisible(not rows)
        self._detail.setVisible(bool(rows))
        self._grant()
        if self.table.row() is None and rows:
            self.table.select_first()
        self._on_chosen(self.table.row())

    def _grant(self) -> None:
        """Select the first row of the person who was asked for, once it is there."""
        rows: list[_Row] = list(self.table.rows_model.rows)
        row = next((one for one in rows if one.person.person_id == self._wish), None)
        if self._wish and row is not None:
            self._wish = ""
            self.table.select(row.point.of)

    @Slot(object)
    def _on_chosen(self, row: _Row | None) -> None:
        self._allow()
        if row is None:
            return
        self._name.setText(row.person.name)
        is_apart = row.person.label == "[WITHHELD]"
        self._label.setText(_APART if is_apart else _READERS.replace("{label}", row.person.label))
        self._fits.setText(f"{row.point.fits}: {row.point.words}")
        self._why.setText("\n".join(f"•  {line}" for line in row.point.why.split("\n")))
        self._context.navigator.note(NavigationTarget("dossier", row.person.person_id, "mosaic"))

    @Slot()
    def _allow(self) -> None:
        """Let be pressed what may be done, in an open case only."""
        rows: tuple[_Row, ...] = self.table.selected_rows()
        is_open = self._context.actions.refusal is None
        is_seen = bool(rows) and all(one.point.is_seen for one in rows)
        self.tick.setText("Not seen after all" if is_seen else "Seen")
        self.tick.setEnabled(is_open and bool(rows))
        self.tick_person.setEnabled(
            is_open and any(not point.is_seen for one in rows for point in one.person.points)
        )
        self.generalise.setEnabled(bool(rows))

    @Slot()
    def _on_tick(self) -> None:
        rows: tuple[_Row, ...] = self.table.selected_rows()
        if not self.tick.isEnabled():
            return
        if all(one.point.is_seen for one in rows):
            edit = unmark_reviewed(self._context.case_id, [one.point.of for one in rows])
            self._context.session.run(self, edit)
        else:
            self._see([one.point for one in rows])

    @Slot()
    def _on_tick_person(self) -> None:
        rows: tuple[_Row, ...] = self.table.selected_rows()
        self._see([point for one in rows for point in one.person.points])

    def _see(self, points: list[ReidentificationPoint]) -> None:
        session = self._context.session
        requested = [one.of for one in points if not one.is_seen]
        session.run(
            self,
            mark_reviewed(self._context.case_id, requested, session.vault.workplace.randomness),
        )

    @Slot()
    def _on_generalise(self) -> None:
        row: _Row | None = self.table.row()
        if row is not None:
            spot = row.point.spot
            self._context.navigator.go(NavigationTarget(spot.room, spot.record, spot.detail))

    def _lay_out(self) -> None:
        head = flow(self.back, heading("Who can be told by details"), self._counts, gap=10)
        left = in_column(self.table, margins=(16, 0, 12, 12))
        right = in_column(self._nothing, self._made_detail(), margins=0)
        lay_out_page(self, head, halves("mosaic", left, right, shares=(3, 2)))

    def _made_detail(self) -> QWidget:
        frame = card(
            flow(self.tick, self.tick_person, gap=8), muted(_SEEN), gap=8, margins=(12, 10, 12, 10)
        )
        within = in_column(
            self._name,
            self._label,
            subheading("WHAT IT SAYS"),
            self._fits,
            self._why,
            (self.generalise, LEFT),
            frame,
            ...,
            gap=10,
            margins=(16, 0, 16, 12),
        )
        scroll = ColumnScroll(within, self._detail, frame=False)
        column(scroll, margins=0, of=self._detail)
        return self._detail


def _text(row: _Row, key: str) -> str:
    if key == "person":
        return row.person.name if row.is_first else ""
    return row.point.words if key == "where" else row.point.fits


def _icon(row: _Row, key: str) -> tuple[str, str] | None:
    if key != "where":
        return None
    if row.point.is_seen:
        return ("check-circle", "ok")
    return ("circle", _ROLES[row.point.strength])


def _role(row: _Row, key: str) -> str:
    return _ROLES[row.point.strength] if key == "fits" and not row.point.is_seen else "text"
