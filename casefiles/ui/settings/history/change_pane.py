"""One act in full: what it touched, with the fields before and after side by side."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from casefiles.office.records.history import ChangeDetail, ChangeRow, Touched
from casefiles.office.records.history_fields import FieldChange
from casefiles.ui.base.navigation import place_of
from casefiles.ui.settings.history.change_text import time_words
from casefiles.ui.widgets.buttons import action_button, button
from casefiles.ui.widgets.drag_guard import selectable
from casefiles.ui.widgets.labels import Chip, heading, muted, rule, subheading
from casefiles.ui.widgets.layout import column, row, words
from casefiles.words.language import msg, msg_mark, msg_of

_CHOOSE: Final = msg_mark("Select a change to see its details.")
_FIXED: Final = {
    "case": msg_mark("Creating a case cannot be undone."),
    "edition": msg_mark("An export cannot be undone."),
    "vault": msg_mark("Changes to the vault itself cannot be undone."),
}


class ChangePane(QScrollArea):
    """What stands beside the list.

    Attributes:
        show_requested: kind and id of the record that shall be shown.
    """

    show_requested = Signal(str, str)

    def __init__(self, undo: QAction) -> None:
        super().__init__()
        self._undo = undo
        self.setObjectName("act-pane")
        self.setWidgetResizable(True)
        self.setProperty("stop", "true")
        self.setAccessibleName(msg("Changes"))
        self.show_nothing()

    def show_nothing(self) -> None:
        """Say what the place is for."""
        body, column = self._new_body()
        column.addWidget(muted(msg_of(_CHOOSE)))
        column.addStretch(1)
        self.setWidget(body)

    def show_act(self, detail: ChangeDetail) -> None:
        """Show an act."""
        row = detail.row
        body, column = self._new_body()
        title = heading(row.words)
        title.setWordWrap(True)
        column.addWidget(title)
        if row.subject:
            column.addWidget(_plain(row.subject))
        column.addLayout(self._chips(row))
        column.addLayout(self._buttons(detail))
        words = why_not(row)
        if words:
            column.addWidget(muted(words))
        for touched in detail.touched:
            column.addWidget(rule())
            self._add_touched(column, touched, is_alone=row.entries == 1)
        if detail.more:
            column.addWidget(rule())
            column.addWidget(
                muted(
                    msg("And {more} more, each with its own entry in the ledger.", more=detail.more)
                )
            )
        column.addStretch(1)
        self.setWidget(body)

    def _new_body(self) -> tuple[QWidget, QVBoxLayout]:
        body = QWidget()
        content = column(gap=10, margins=(20, 18, 20, 18), of=body)
        return body, content

    def _chips(self, row: ChangeRow) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(Chip(time_words(row.wall), "clock"))
        line.addWidget(Chip(msg("By {actor}", actor=row.actor), "key"))
        if row.is_undone:
            line.addWidget(Chip(msg("Undone"), "arrow-counter-clockwise", "accent"))
        line.addStretch(1)
        return line

    def _buttons(self, detail: ChangeDetail) -> QHBoxLayout:
        line = row(gap=8)
        if detail.row.can_be_undone:
            line.addWidget(action_button(self._undo))
        one = detail.row
        if place_of(one.kind, one.object) is not None and detail.is_there:
            show = button(msg("Show"), "arrow-square-out")
            show.setAccessibleName(msg("Show {subject}", subject=one.subject))
            show.clicked.connect(lambda: self.show_requested.emit(one.kind, one.object))
            line.addWidget(show)
        line.addStretch(1)
        return line

    def _add_touched(self, column: QVBoxLayout, touched: Touched, *, is_alone: bool) -> None:
        if not is_alone:
            column.addWidget(subheading(touched.words))
            if touched.subject:
                column.addWidget(_plain(touched.subject))
        if touched.is_erased:
            column.addWidget(
                muted(
                    msg(
                        "The changed record was erased. The ledger still proves that the change"
                        " was made."
                    )
                )
            )
        elif not touched.fields:
            column.addWidget(muted(msg("No visible field changed.")))
        else:
            column.addLayout(_fields(touched.fields))


def why_not(row: ChangeRow) -> str:
    """Return why an act cannot be undone here; empty if it can be, or was."""
    if row.can_be_undone or row.is_undone:
        return ""
    return msg_of(_FIXED.get(row.kind, msg("This change cannot be undone.")))


def _fields(changes: tuple[FieldChange, ...]) -> QGridLayout:
    """Lay fields out; where nothing was before, or is now, one column of values is enough."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(4)
    has_before = any(change.before for change in changes)
    has_after = any(change.after for change in changes)
    is_both = has_before and has_after
    if is_both:
        grid.addWidget(subheading(msg("Before")), 0, 0)
        grid.addWidget(subheading(msg("After")), 0, 1)
    for number, change in enumerate(changes):
        at = 1 + 3 * number
        grid.addWidget(muted(change.name), at, 0, 1, 2)
        values = (change.before, change.after) if is_both else (change.after or change.before,)
        for body, value in enumerate(values):
            grid.addWidget(_plain(value or "–"), at + 1, body, Qt.AlignmentFlag.AlignTop)
        grid.setRowMinimumHeight(at + 2, 6)
    for body in range(1 + is_both):
        grid.setColumnStretch(body, 1)
    return grid


def _plain(text: str) -> QLabel:
    label = words(text)
    selectable(label)
    return label
