"""A secret that is shown to be copied by hand, of which some parts are then typed back."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QWidget
from typing_extensions import override

from casefiles.domain.foundation.ids import Randomness
from casefiles.ui.unlock.page import Page
from casefiles.ui.unlock.printed_page import PrintedPage
from casefiles.ui.widgets.buttons import button, quiet_button
from casefiles.ui.widgets.inputs import private_line
from casefiles.ui.widgets.layout import column, words
from casefiles.words.language import msg

_COLUMNS: Final = 3


@dataclass(frozen=True, slots=True)
class Manner:
    """How a secret is shown and asked for.

    Attributes:
        part: what one part is called, such as Group.
        rows: in each of three columns.
        word_count: parts that are typed back.
        size: property of the labels that shows them large; empty for the usual size.
        check: what is said while they are typed.
        wrong: what is said beside one that is not as on the paper.
        print_it: what the button says that prints.
        later: what the button says that puts it off.
        again: what the button says that shows it once more.
    """

    part: str
    rows: int
    word_count: int
    size: str
    check: str
    wrong: str
    print_it: str
    later: str
    again: str


class CopiedPage(Page):
    """Shows parts, and lets them be copied and proven.

    Attributes:
        proven: what was asked for was typed back.
        put_off: the person leaves it.
        print_requested: a `Paper` with what is shown.
        parts: what is shown; empty once it was copied or put off.
        asked: numbers, from 1, of the parts that are typed back.
    """

    proven = Signal()
    put_off = Signal()
    print_requested = Signal(object)

    def __init__(self, title: str, icon: str, manner: Manner, randomness: Randomness) -> None:
        super().__init__(title, icon)
        self._manner, self._randomness = manner, randomness
        self.parts: tuple[str, ...] = ()
        self.positions: tuple[int, ...] = ()
        self._sheet, self._check = QWidget(), QWidget()
        self._grid = QGridLayout(self._sheet)
        self._intro = words("")
        self.fields = tuple(private_line() for _ in range(manner.word_count))
        self._labels = tuple(QLabel() for _ in range(manner.word_count))
        self._notes = tuple(words("", "problem") for _ in range(manner.word_count))
        self.print = quiet_button(manner.print_it, "printer")
        self.later = quiet_button(manner.later)
        self.again = button(manner.again)
        self.next = button(msg("I have copied it"), primary=True)
        self._lay_out()
        self.print.clicked.connect(self._on_print)
        self.later.clicked.connect(self.leave)
        self.again.clicked.connect(self._show_sheet)
        self.next.clicked.connect(self._go_on)
        for field in self.fields:
            field.textChanged.connect(self._judge)

    def intro(self) -> str:
        """Return what is said above the parts."""
        raise NotImplementedError

    def paper(self) -> PrintedPage:
        """Return what is printed."""
        raise NotImplementedError

    def read(self, typed: str) -> str:
        """Return a part as it is meant by what was typed."""
        raise NotImplementedError

    def on_copied(self) -> None:
        """Go on when what is shown was proven."""
        self.forget()
        self.proven.emit()

    def show_parts(self, parts: tuple[str, ...]) -> None:
        """Show a secret, and choose which of its parts will be asked for."""
        self.forget()
        self.parts = parts
        drawn = list(range(1, len(parts) + 1))
        chosen = [
            drawn.pop(byte % len(drawn)) for byte in self._randomness(self._manner.word_count)
        ]
        self.positions = tuple(sorted(chosen))
        for at, part in enumerate(parts):
            self._add(at, part)
        for label, number in zip(self._labels, self.positions, strict=True):
            label.setText(f"{self._manner.part} {number}")
        self._show_sheet()

    def forget(self) -> None:
        """Forget the parts, wherever they stand."""
        self.parts = ()
        self.wipe()
        while (item := self._grid.takeAt(0)) is not None:
            cell = item.widget()
            if isinstance(cell, QLabel):
                cell.hide()
                cell.clear()
                cell.setAccessibleName("")
                cell.deleteLater()

    @Slot()
    def leave(self) -> None:
        """Put it off."""
        self.forget()
        self.put_off.emit()

    @override
    def wipe(self) -> None:
        """Forget what was typed back; what is shown stays until it is copied."""
        for field in self.fields:
            field.setText("")

    def _add(self, at: int, part: str) -> None:
        row, column = at % self._manner.rows, at // self._manner.rows * 2
        counted, shown = QLabel(f"{at + 1}"), QLabel(part)
        counted.setProperty("muted", "true")
        if self._manner.size:
            shown.setProperty("h", self._manner.size)
        message = " ".join(part) if part.isupper() or part.isdigit() else part
        shown.setAccessibleName(f"{self._manner.part} {at + 1}: {message}")
        self._grid.addWidget(counted, row, column)
        self._grid.addWidget(shown, row, column + 1)

    def _lay_out(self) -> None:
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(6 if self._manner.size else 3)
        for body in range(_COLUMNS):
            self._grid.setColumnStretch(2 * body + 1, 1)
        box = column(margins=0, of=self._check)
        for label, field, note in zip(self._labels, self.fields, self._notes, strict=True):
            label.setProperty("label", "true")
            label.setBuddy(field)
            for part in (label, field, note):
                box.addWidget(part)
        for widget in (self._intro, self._sheet, self.print, self._check):
            self.column.addWidget(widget)
        self.end_with(self.later, self.again, self.next)

    @Slot()
    def _show_sheet(self) -> None:
        self._turn(is_checking=False)
        self._intro.setText(self.intro())
        self.first = self.next
        self.take_focus()

    @Slot()
    def _go_on(self) -> None:
        if not self._check.isHidden():
            self.on_copied()
            return
        self._turn(is_checking=True)
        self._intro.setText(self._manner.check)
        self.wipe()
        self.first = self.fields[0]
        self.take_focus()
        self._judge()

    @Slot()
    def _on_print(self) -> None:
        self.print_requested.emit(self.paper())

    def _turn(self, *, is_checking: bool) -> None:
        self._sheet.setVisible(not is_checking)
        self.print.setVisible(not is_checking)
        self._check.setVisible(is_checking)
        self.again.setVisible(is_checking)
        self.next.setText(msg("Continue") if is_checking else msg("I have copied it"))
        self.next.setEnabled(not is_checking)

    @Slot()
    def _judge(self) -> None:
        if self._check.isHidden() or not self.parts:
            return
        right = [
            self._is_right(field, number, note)
            for field, number, note in zip(self.fields, self.positions, self._notes, strict=True)
        ]
        self.next.setEnabled(all(right))

    def _is_right(self, field: QLineEdit, number: int, note: QLabel) -> bool:
        typed, requested = self.read(field.text()), self.parts[number - 1]
        is_wrong = not requested.startswith(typed)
        note.setText(self._manner.wrong if is_wrong else "")
        note.setVisible(is_wrong)
        return typed == requested
