"""What does not fit on the timeline, each with a way to show it and a reason why it may stand."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from casefiles.office.records.findings import Finding
from casefiles.ui.look.theme import Theme
from casefiles.ui.widgets.buttons import button, quiet_button
from casefiles.ui.widgets.column_scroll import ColumnScroll
from casefiles.ui.widgets.drag_guard import selectable
from casefiles.ui.widgets.flow_layout import FlowLayout
from casefiles.ui.widgets.labels import Chip, ChipKind, heading, muted
from casefiles.ui.widgets.layout import clear, column, words
from casefiles.words.language import msg, msg_mark, msg_of

_KINDS: Final = {
    "place": (msg_mark("Same person in two places"), "map-pin"),
    "decision": (msg_mark("Order of dates"), "gavel"),
    "detention": (msg_mark("In detention elsewhere"), "lock"),
    "gap": (msg_mark("Gap"), "hourglass"),
}
_WHY: Final = msg_mark("Reason for accepting (internal)")
_ABOUT: Final = msg_mark(
    "Conflicting dates, and gaps of more than six months. The requesting State may raise them."
)
_NONE: Final = msg_mark("No inconsistencies or gaps found.")


class ConflictsPane(QWidget):
    """Lists flags beside the timeline.

    Attributes:
        shown: id of a record that is wanted in the picture.
        explained: digest of a flag, and why it may stand.
        again: digest of a flag that shall be raised again.
        left: the pane is done with.
    """

    shown = Signal(str)
    explained = Signal(str, str)
    again = Signal(str)
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.flags: tuple[Finding, ...] = ()
        self.fields: list[QLineEdit] = []
        self._within = QWidget()
        self._column = column(gap=6, margins=(20, 18, 20, 18), of=self._within)
        scroll = ColumnScroll(self._within, self, frame=False)
        column(scroll, margins=0, of=self)

    def show_flags(self, flags: Sequence[Finding]) -> None:
        """Show flags; what was typed for one that is still there stays."""
        typed = {one.objectName(): one.text() for one in self.fields}
        self.flags = tuple(flags)
        self._empty()
        title = heading(msg("Inconsistencies"))
        title.setWordWrap(True)
        self._column.addWidget(title)
        self._column.addWidget(muted(msg_of(_ABOUT) if flags else msg_of(_NONE)))
        back = quiet_button(msg("Back to the event"), "arrow-left")
        back.clicked.connect(self.left)
        self._column.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)
        for flag in flags:
            self._add(flag, typed.get(flag.of, ""))
        self._column.addStretch(1)

    def _add(self, flag: Finding, typed: str) -> None:
        text, icon = msg_of(_KINDS[flag.code])
        self._column.addSpacing(12)
        state: ChipKind = "ok" if flag.reason else "warn"
        chip = Chip(msg("{words}: explained", words=text) if flag.reason else text, icon, state)
        self._column.addWidget(chip, 0, Qt.AlignmentFlag.AlignLeft)
        label = words(flag.words)
        selectable(label)
        self._column.addWidget(label)
        line = QWidget()
        flow = FlowLayout(line)
        for number, spot in enumerate(flag.spots):
            show = button(msg("Show") if not number else msg("Show the other"), "eye")
            show.clicked.connect(lambda _=False, record=spot.record: self.shown.emit(record))
            flow.addWidget(show)
        if flag.reason:
            self._column.addWidget(muted(msg("Explained: {reason}", reason=flag.reason)))
            again = button(msg("Reopen"), "flag")
            again.clicked.connect(lambda: self.again.emit(flag.of))
            flow.addWidget(again)
        else:
            self._add_reason(flag, typed, flow)
        self._column.addWidget(line)

    def _add_reason(self, flag: Finding, typed: str, flow: FlowLayout) -> None:
        field = QLineEdit(typed)
        field.setObjectName(flag.of)
        field.setPlaceholderText(msg_of(_WHY))
        field.setAccessibleName(msg("Reason for accepting: {words}", words=flag.words))
        field.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData)
        self._column.addWidget(field)
        keep = button(msg("Accept"), "check")
        keep.setEnabled(bool(typed.strip()))
        field.textChanged.connect(lambda text: keep.setEnabled(bool(text.strip())))
        field.returnPressed.connect(keep.click)
        keep.clicked.connect(lambda: self.explained.emit(flag.of, field.text()))
        self.fields.append(field)
        flow.addWidget(keep)

    def _empty(self) -> None:
        self.fields = []
        clear(self._column)
