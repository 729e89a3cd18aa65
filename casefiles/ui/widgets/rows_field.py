"""A field of several like rows, each of which can be taken away."""

from typing import Any, Generic, TypeVar

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from casefiles.office.records.pickers import ReferenceIds
from casefiles.ui.widgets.broken_brackets import (
    bracket_words,
    first_broken,
    is_of_brackets,
    show_wrong,
)
from casefiles.ui.widgets.buttons import Button, icon_button, quiet_button
from casefiles.ui.widgets.field import NEEDED, Field
from casefiles.ui.widgets.layout import column, row
from casefiles.words.language import msg, msg_mark, msg_of


class FieldRow(QWidget):
    """One row; makers of rows put their inputs into `row`.

    Attributes:
        changed: a person changed it.
        unwanted: its remove button was pressed.
        first: what takes the focus of a new row.
    """

    changed = Signal()
    unwanted = Signal()

    def __init__(self, what: str) -> None:
        super().__init__()
        self.row = row(gap=6, margins=0, of=self)
        self.remove = icon_button(msg("Remove this {what}", what=what), "x")
        self.remove.clicked.connect(self.unwanted)
        self.first: QWidget = self.remove

    def value(self) -> Any:
        """Return what the row holds, as JSON can hold it; None if it is empty."""
        raise NotImplementedError

    def set_value(self, value: Any) -> None:
        """Show a value."""
        raise NotImplementedError

    def draft(self) -> Any:
        """Return what must not be lost, even where it is no value yet."""
        return self.value()

    def check(self) -> str:
        """Return in words what is wrong with the row."""
        return ""

    def lines(self) -> tuple[QLineEdit, ...]:
        """Return its own lines of text, in which brackets may be meant to name a person."""
        return ()

    @Slot()
    def emit_changed(self) -> None:
        """Tell that a person changed the row."""
        self.changed.emit()


R = TypeVar("R", bound=FieldRow)


class RowsField(Field, Generic[R]):
    """Holds a list of what its rows hold; empty rows count as none."""

    def __init__(
        self,
        name: str,
        label: str,
        hint: str = "",
        *,
        required: bool = False,
        add: str = msg_mark("Add"),
    ) -> None:
        super().__init__(name, label, hint, required=required)
        self.rows: list[R] = []
        holder = QWidget(self)
        self._list = column(gap=6)
        self.add_button: Button = quiet_button(msg_of(add), "plus")
        self.add_button.clicked.connect(self._on_add)
        column(self._list, row(self.add_button, ...), gap=6, margins=0, of=holder)
        self._hold(holder, self.add_button)
        self.add_button.setAccessibleName(f"{msg_of(add)}: {label}")

    def make_row(self) -> R:
        """Return an empty row."""
        raise NotImplementedError

    @override
    def value(self) -> list[Any]:
        """Return what the rows hold."""
        stored = (row.value() for row in self.rows)
        return [value for value in stored if value is not None]

    @override
    def set_value(self, value: Any) -> None:
        """Show rows."""
        while self.rows:
            self._take(self.rows[0])
        for one in value or ():
            self.put_row().set_value(one)
        self.mark_brackets()

    @override
    def draft(self) -> list[Any]:
        """Return what the rows hold, finished or not."""
        stored = (row.draft() for row in self.rows)
        return [value for value in stored if value is not None]

    @override
    def check(self) -> str:
        """Return what is wrong with the first wrong row."""
        wrong = next((words for row in self.rows if (words := row.check())), "")
        return wrong or (msg_of(NEEDED) if self.required and not self.value() else "")

    @override
    def typed(self) -> tuple[str, ...]:
        """Return what stands in the rows' own lines."""
        return tuple(line.text() for row in self.rows for line in row.lines())

    @override
    def know(self, known: ReferenceIds) -> None:
        """Tell whom a reference can name, to fields within the rows too."""
        super().know(known)
        for line in self.rows:
            _pass_on(line, known)

    @override
    def problem(self, text: str) -> None:
        """Say what is wrong, and mark the lines of rows that are wrong."""
        super().problem(text)
        self._mark_lines()

    @override
    def mark_brackets(self) -> None:
        """Mark the lines themselves too."""
        super().mark_brackets()
        self._mark_lines()

    def _mark_lines(self) -> None:
        """Give lines with broken brackets a red edge, and all of a row that was found wrong."""
        message = self.words_of_problem()
        is_checked = bool(message) and not is_of_brackets(message)
        for one in self.rows:
            lines = one.lines()
            fault = one.check() if is_checked and lines else ""
            for line in lines:
                broken = bracket_words(first_broken(line.text(), self._known), can_name=False)
                show_wrong(line, is_wrong=bool(broken or fault))
                line.setToolTip(broken or fault)

    @override
    def take_focus(self) -> None:
        """Put the focus into the first wrong row, the first, or the button."""
        wrong = next((row for row in self.rows if row.check()), None)
        row = wrong or (self.rows[0] if self.rows else None)
        (row.first if row is not None else self.add_button).setFocus()

    def put_row(self) -> R:
        """Add an empty row below the others."""
        row = self.make_row()
        row.row.addWidget(row.remove)
        row.changed.connect(self._touched)
        row.unwanted.connect(self._on_unwanted)
        self.rows.append(row)
        if self._known is not None:
            _pass_on(row, self._known)
        self._list.addWidget(row)
        return row

    @Slot()
    def _on_add(self) -> None:
        self.put_row().first.setFocus()
        self._touched()

    @Slot()
    def _on_unwanted(self) -> None:
        row = self.sender()
        for one in list(self.rows):
            if one is row:
                self._take(one)
        self.add_button.setFocus()
        self._touched()

    def _take(self, row: R) -> None:
        self.rows.remove(row)
        self._list.removeWidget(row)
        row.hide()
        row.deleteLater()


def _pass_on(row: QWidget, known: ReferenceIds) -> None:
    for field in row.findChildren(Field):
        field.know(known)
