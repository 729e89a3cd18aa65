"""Who stands how to whom: the net around one person, and beside it the same in words."""

from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QWidget
from typing_extensions import override

from casefiles.domain.foundation.changes import Changes
from casefiles.office.people.relations import NetStep, RelationNet, relations_of, steps_around
from casefiles.ui.base.context import Context
from casefiles.ui.places.people.net_layout import MOST_DRAWN, drawn_steps
from casefiles.ui.places.people.net_picture import NetPicture
from casefiles.ui.records.people_words import PROTECTIONS
from casefiles.ui.widgets.buttons import button
from casefiles.ui.widgets.labels import muted
from casefiles.ui.widgets.layout import column, in_column, label_for, row, say
from casefiles.ui.widgets.lines.line_rows import LineRows
from casefiles.ui.widgets.lines.row_lines import RowLines
from casefiles.ui.widgets.row_model import ListColumn, RowModel
from casefiles.ui.widgets.split_panes import halves
from casefiles.words.language import msg, msg_mark, msg_of

_COLUMNS: Final = (ListColumn("name", msg_mark("Person"), 160, stretch=True, sorts=False),)
_STEPS: Final = ((1, msg_mark("1 step")), (2, msg_mark("2 steps")))
_CONCERNS: Final = ("person", "relationship", "incident", "own_term")
_WIDTHS: Final = (620, 300)
_WIDE: Final = 760
"""Pixels at 100 % from which there is a picture beside the list."""
_CALM: Final = {"plain": "muted"}


def step_lines(step: NetStep) -> RowLines:
    """Return how somebody stands to who was reached before, in words."""
    _, icon, kind = PROTECTIONS[step.person.protection]
    relation = step.relation
    parts = [relation.words, step.through.name if step.distance > 1 else ""]
    words = " ".join(one for one in parts if one)
    harm = relation.harm or msg("no contact recorded")
    return RowLines(
        step.person.name,
        second=" · ".join(one for one in (words, harm) if one),
        side_icon=(icon, _CALM.get(kind, kind)),
        side=msg_of(PROTECTIONS[step.person.protection])[0],
        tone="danger" if relation.harm else "muted",
    )


class RelationsPage(QWidget):
    """Shows relationships around one person.

    Attributes:
        person_opened: id of a person whose page is wanted.
        table: the same in words.
    """

    person_opened = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._net = RelationNet((), ())
        self._wish = ""
        self._is_drawn = True
        self.around = QComboBox()
        self.around.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.around.setMinimumContentsLength(14)
        self.steps = QComboBox()
        self.steps.setAccessibleName(msg("Steps"))
        for value, words in msg_of(_STEPS):
            self.steps.addItem(words, value)
        self.steps.setCurrentIndex(1)
        self.picture = NetPicture(context.theme)
        model = RowModel(
            msg_of(_COLUMNS), lambda step, _: step.person.name, identity=lambda one: one.person.id
        )
        self.table = LineRows(model, context.theme, step_lines, high=46)
        self.table.setProperty("flush", "true")
        self.table.setAccessibleName(msg("Relationships in words"))
        self.note = muted("")
        self._lay_out()
        self.around.activated.connect(self._show)
        self.steps.activated.connect(self._show)
        self.picture.chosen.connect(self._on_chosen)
        self.picture.centred.connect(self.show_around)
        self.table.chosen.connect(self._on_row)
        self.table.activated_row.connect(lambda step: self.person_opened.emit(step.person.id))

    def open(self, person_id: str = "") -> None:
        """Show the net around somebody, or the client."""
        self._wish = person_id
        self.ask()
        self.around.setFocus(Qt.FocusReason.OtherFocusReason)

    def ask(self) -> None:
        """Ask for people and relations again."""
        query = relations_of(self._context.case_id)
        self._context.session.ask(self, query, self._on_net, channel="net")

    def hear(self, changes: Changes) -> None:
        """Ask again after a change of people or what is known of them."""
        if self.isVisible() and changes.concern(*_CONCERNS):
            self.ask()

    @Slot(str)
    def show_around(self, person_id: str) -> None:
        """Show the net around somebody else."""
        self.around.setCurrentIndex(max(self.around.findData(person_id), 0))
        self._show()

    def _on_net(self, net: RelationNet) -> None:
        self._net = net
        present = self._wish or self.around.currentData() or net.client_id
        self._wish = ""
        self.around.blockSignals(True)
        self.around.clear()
        for one in net.people:
            self.around.addItem(one.name, one.id)
        self.around.setCurrentIndex(max(self.around.findData(present), 0))
        self.around.blockSignals(False)
        self._show()

    @Slot()
    def _show(self) -> None:
        middle_id = str(self.around.currentData() or "")
        middle = next((one for one in self._net.people if one.id == middle_id), None)
        steps = steps_around(self._net, middle_id, int(self.steps.currentData()))
        drawn = drawn_steps(steps)
        self.picture.show_net(middle, steps)
        self._is_drawn = bool(drawn) or not steps
        self._give_room()
        self.table.set_rows(steps)
        words = ""
        if not steps:
            words = msg("No relationship is recorded. Add one, or an incident with its persons.")
        elif len(drawn) < len(steps):
            words = msg(
                "More than {most} people: the picture shows the first step only, the list all.",
                most=MOST_DRAWN,
            )
        say(self.note, words)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the room to the list where people would be drawn over one another."""
        super().resizeEvent(event)
        self._give_room()

    def _give_room(self) -> None:
        is_wide = self.width() >= self._context.theme.pixels(_WIDE)
        self.picture.setVisible(self._is_drawn and is_wide)

    @Slot(str)
    def _on_chosen(self, person_id: str) -> None:
        self.picture.select(person_id)
        self.table.select(person_id, emits=False)

    @Slot(object)
    def _on_row(self, step: NetStep | None) -> None:
        self.picture.select(step.person.id if step is not None else "")

    def _lay_out(self) -> None:
        add = button(self._context.actions["register.add_relationship"].text(), "plus")
        # The place that has the form may not have been entered yet.
        add.clicked.connect(
            lambda: self._context.actions.requested.emit("register.add_relationship")
        )
        tools = row(
            label_for(self.around, msg("Around")),
            self.around,
            self.steps,
            ...,
            add,
            gap=8,
            margins=(10, 6, 10, 6),
        )
        in_words = in_column(self.note, (self.table, 1), gap=4, margins=0)
        both = halves("relations", self.picture, in_words, _WIDTHS)
        column(tools, (both, 1), gap=0, margins=0, of=self)
