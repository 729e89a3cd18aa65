"""The recovery sheet: shown to be copied by hand, then two of its groups are typed back."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from casefiles.domain.ids import Randomness
from casefiles.office.recovery import GROUP_SIZE, GROUPS, cleaned
from casefiles.ui.unlock.page import Page, words
from casefiles.ui.unlock.paper import Paper
from casefiles.ui.widgets.buttons import button, quiet_button
from casefiles.ui.widgets.inputs import private_line

_ROWS = 5


class RecoveryPage(Page):
    """Ends when the copy was proven, or put off.

    Attributes:
        proven: the two groups were typed back.
        put_off: the person wants to be reminded.
        print_wanted: a `Paper` with the sheet.
    """

    proven = Signal()
    put_off = Signal()
    print_wanted = Signal(object)

    def __init__(self, randomness: Randomness) -> None:
        super().__init__("Copy the recovery sheet", "key")
        self._randomness = randomness
        self.groups: tuple[str, ...] = ()
        self.asked: tuple[int, int] = (1, 2)
        self._sheet, self._check = QWidget(), QWidget()
        self._grid = QGridLayout(self._sheet)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._intro = words("")
        self.fields = (private_line(), private_line())
        self._labels = (QLabel(), QLabel())
        self._notes = (words("", "problem"), words("", "problem"))
        self.print = quiet_button("Print it…", "printer")
        self.later = quiet_button("Later, remind me")
        self.again = button("Show the sheet again")
        self.next = button("I have copied it", primary=True)
        self._lay_out()
        self.print.clicked.connect(self._on_print)
        self.later.clicked.connect(self._on_later)
        self.again.clicked.connect(self._show_sheet)
        self.next.clicked.connect(self._go_on)
        for field in self.fields:
            field.textChanged.connect(self._judge)

    def show_groups(self, groups: tuple[str, ...]) -> None:
        """Show a sheet, and choose which of its groups will be asked for."""
        first, second = self._randomness(2)
        one = first % GROUPS
        self.asked = tuple(sorted((one + 1, (one + 1 + second % (GROUPS - 1)) % GROUPS + 1)))  # type: ignore[assignment]  # two of them
        self._forget_sheet()
        self.groups = groups
        for at, group in enumerate(groups):
            cell = QLabel(f"{at + 1}")
            cell.setProperty("muted", "true")
            self._grid.addWidget(cell, at % _ROWS, at // _ROWS * 2)
            shown = QLabel(group)
            shown.setProperty("h", "1")
            shown.setAccessibleName(f"Group {at + 1}: {' '.join(group)}")
            self._grid.addWidget(shown, at % _ROWS, at // _ROWS * 2 + 1)
        for label, number in zip(self._labels, self.asked, strict=True):
            label.setText(f"Group {number}")
        self._show_sheet()

    @override
    def wipe(self) -> None:
        """Forget what was typed back; the sheet itself stays until it is copied."""
        for field in self.fields:
            field.setText("")

    def _lay_out(self) -> None:
        self.column.addWidget(self._intro)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(6)
        for at in range(0, 6, 2):
            self._grid.setColumnStretch(at + 1, 1)
        self.column.addWidget(self._sheet)
        self.column.addWidget(self.print)
        box = QVBoxLayout(self._check)
        box.setContentsMargins(0, 0, 0, 0)
        for label, field, note in zip(self._labels, self.fields, self._notes, strict=True):
            label.setProperty("label", "true")
            label.setBuddy(field)
            box.addWidget(label)
            box.addWidget(field)
            box.addWidget(note)
        self.column.addWidget(self._check)
        self.end_with(self.later, self.again, self.next)

    @Slot()
    def _show_sheet(self) -> None:
        self._turn(is_checking=False)
        self._intro.setText(
            "If the passphrase is forgotten, only this sheet opens the vault. Copy the"
            f" {GROUPS} groups by hand, with their numbers, and keep the paper away from this"
            " computer. Whoever has it can open the vault."
        )
        self.first = self.next
        self.take_focus()

    @Slot()
    def _go_on(self) -> None:
        if self._check.isHidden():
            self._turn(is_checking=True)
            self._intro.setText("Type these two groups from your paper.")
            self.wipe()
            self.first = self.fields[0]
            self.take_focus()
            self._judge()
        else:
            self._forget_sheet()
            self.proven.emit()

    @Slot()
    def _on_print(self) -> None:
        told = "All groups, in their order, open the vault in place of the passphrase."
        self.print_wanted.emit(Paper("Recovery sheet", told, self.groups))

    @Slot()
    def _on_later(self) -> None:
        self._forget_sheet()
        self.put_off.emit()

    def _forget_sheet(self) -> None:
        """Forget the groups, wherever they stand."""
        self.groups = ()
        self.wipe()
        while (item := self._grid.takeAt(0)) is not None:
            cell = item.widget()
            if isinstance(cell, QLabel):
                cell.clear()
                cell.setAccessibleName("")
                cell.deleteLater()

    def _turn(self, *, is_checking: bool) -> None:
        self._sheet.setVisible(not is_checking)
        self._check.setVisible(is_checking)
        self.print.setVisible(not is_checking)
        self.again.setVisible(is_checking)
        self.next.setText("Continue" if is_checking else "I have copied it")
        self.next.setEnabled(not is_checking)

    @Slot()
    def _judge(self) -> None:
        if self._check.isHidden() or not self.groups:
            return
        right = [
            self._is_right(field, number, note)
            for field, number, note in zip(self.fields, self.asked, self._notes, strict=True)
        ]
        self.next.setEnabled(all(right))

    def _is_right(self, field: QLineEdit, number: int, note: QLabel) -> bool:
        typed, wanted = cleaned(field.text()), self.groups[number - 1]
        is_wrong = not wanted.startswith(typed) or len(typed) > GROUP_SIZE
        note.setText("This is not as on the sheet: look at your copy." if is_wrong else "")
        note.setVisible(is_wrong)
        return typed == wanted
