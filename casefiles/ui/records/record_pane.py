"""The reading pane of the room: every filled field of a record, and what leads on from it."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from casefiles.office.proceedings.proceedings_view import ShownField, ShownRecord
from casefiles.office.records.proceedings_lines import ShownLine
from casefiles.ui.base.context import Context
from casefiles.ui.base.navigation import place_of
from casefiles.ui.base.row_commands import row_commands
from casefiles.ui.look import theme
from casefiles.ui.records.link_button import LinkButton
from casefiles.ui.records.record_blocks import block_widget
from casefiles.ui.widgets.buttons import action_button, quiet_button
from casefiles.ui.widgets.column_scroll import ColumnScroll
from casefiles.ui.widgets.drag_guard import selectable
from casefiles.ui.widgets.flow_layout import FlowLayout
from casefiles.ui.widgets.labels import Chip, ChipKind, heading, subheading
from casefiles.ui.widgets.layout import column, flow, words
from casefiles.ui.widgets.tools.term_label import TermLabel
from casefiles.words.language import msg, msg_of
from casefiles.words.register import TYPES

_MARGIN: Final = 20
_NAME: Final = 150
"""Pixels at 100 % for the name of a field."""
_NARROW: Final = 380
"""Pixels at 100 % below which a name stands above what the field holds."""
_ANY: Final = 16_777_215
"""The width that Qt gives to what has no greatest one."""
_CHIPS: Final[dict[str, ChipKind]] = {
    "ok": "ok",
    "accent": "accent",
    "warn": "warn",
    "danger": "danger",
}
_ICONS: Final = {"person": "user", "document": "file-text"}


class RecordPane(QWidget):
    """Shows one record.

    Attributes:
        shown: the record; None before one was chosen.
        begin_requested: a new record is wanted: code of its type, and what it begins with.
    """

    begin_requested = Signal(str, dict)

    def __init__(self, context: Context, room: str) -> None:
        """Make a pane.

        Args:
            context: the surroundings.
            room: key of the screen, whose commands it offers.
        """
        super().__init__()
        self._context, self._room = context, room
        self.shown: ShownRecord | None = None
        self._column = QVBoxLayout()
        self._scroll = ColumnScroll(QWidget(), self, frame=False)
        column(self._scroll, margins=0, of=self)

    def show_record(self, shown: ShownRecord) -> None:
        """Show a record and what leads on from it."""
        self.shown = shown
        # A page made as a whole is laid out once; one that is filled while it is seen is squeezed.
        page = QWidget()
        self._column = column(gap=6, margins=_MARGIN, of=page)
        self._add_head(shown)
        for block in shown.blocks:
            self._column.addWidget(block_widget(block, self._line))
        for field in shown.fields:
            self._add_field(field)
        self._add_links(msg("PEOPLE"), shown.people)
        self._add_links(msg("LINKED RECORDS"), shown.pointing)
        self._column.addStretch(1)
        self._scroll.setWidget(page)

    def _add_head(self, shown: ShownRecord) -> None:
        one, _, icon = msg_of(TYPES[shown.row.type])
        title = heading(shown.row.name)
        title.setWordWrap(True)
        self._column.addWidget(title)
        line = QWidget()
        chips = flow(Chip(one, icon), of=line)
        state = shown.row.state
        if state.words:
            chips.addWidget(Chip(state.words, state.icon, _CHIPS.get(state.role, "plain")))
        actions = self._context.actions
        for name in row_commands("task" if shown.row.type == "task" else self._room):
            chips.addWidget(action_button(actions[name]))
        self._column.addWidget(line)
        if shown.begins:
            self._column.addWidget(self._beginnings(shown))

    def _beginnings(self, shown: ShownRecord) -> QWidget:
        line = QWidget()
        flow = FlowLayout(line)
        for begin in shown.begins:
            more = quiet_button(begin.words, "plus")
            more.clicked.connect(partial(self.begin_requested.emit, begin.type, begin.values))
            more.setEnabled(self._context.actions[f"{self._room}.add"].isEnabled())
            flow.addWidget(more)
        return line

    def _line(self, line: ShownLine) -> QWidget:
        return line_widget(self._context, line)

    def _add_field(self, field: ShownField) -> None:
        self._column.addWidget(FieldLine(field.words, [self._line(one) for one in field.lines]))

    def _add_links(self, title: str, lines: Sequence[ShownLine]) -> None:
        if not lines:
            return
        self._column.addSpacing(10)
        self._column.addWidget(subheading(title))
        for line in lines:
            self._column.addWidget(self._line(line))


class FieldLine(QWidget):
    """A field: its name, and beside it, or below where that is narrow, what it holds."""

    def __init__(self, words: str, lines: Sequence[QWidget]) -> None:
        super().__init__()
        self._name = TermLabel(words)
        self._name.setProperty("muted", "true")
        self._name.setWordWrap(True)
        self._name.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self._name)
        self._row.addLayout(column(*lines, ..., gap=2), 1)
        self._fit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the name above what it holds where there is too little room beside it."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        look = theme.applied()
        is_narrow = self.width() < look.pixels(_NARROW)
        way = QBoxLayout.Direction
        self._row.setDirection(way.TopToBottom if is_narrow else way.LeftToRight)
        self._row.setSpacing(2 if is_narrow else 12)
        self._name.setMinimumWidth(0 if is_narrow else look.pixels(_NAME))
        self._name.setMaximumWidth(_ANY if is_narrow else look.pixels(_NAME))


def line_widget(context: Context, line: ShownLine) -> QWidget:
    """Return a line of a field: words, or a row that leads on."""
    place = place_of(*line.leads_to) if line.leads_to is not None else None
    if line.leads_to is None or place is None:
        label = words(line.text)
        if line.role != "text":
            label.setProperty("tone", line.role)
        selectable(label)
        return label
    kind = line.leads_to[0]
    icon = _ICONS.get(kind) or (TYPES[kind][2] if kind in TYPES else "arrow-right")
    row = LinkButton(line.text, "", (icon, "muted"))
    row.clicked.connect(lambda: context.navigator.go(place))
    return row
