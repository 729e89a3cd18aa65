"""Parts of a record in a form: cards of small fields, each of which can be taken away."""

from collections.abc import Callable, Sequence
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget
from typing_extensions import override

from casefiles.office.records.form_fields import FieldSpec
from casefiles.office.records.pickers import ReferenceIds
from casefiles.ui.widgets.citations_field import CitationsField
from casefiles.ui.widgets.field import Field, same
from casefiles.ui.widgets.layout import column
from casefiles.ui.widgets.rows_field import FieldRow, RowsField
from casefiles.ui.widgets.wrapping_row import EvenRow

_GAP: Final = 12


class PartRow(FieldRow):
    """One part.

    Attributes:
        fields: by name.
    """

    def __init__(self, what: str, fields: Sequence[Field], given: frozenset[str]) -> None:
        """Make a row.

        Args:
            what: it is, for its remove button.
            fields: of the part, in their order.
            given: names of fields that say nothing by themselves, such as a question.
        """
        super().__init__(what)
        self.fields = {one.name: one for one in fields}
        self._given = given
        self.row.addWidget(_card(fields), 1)
        self.first = fields[0].input if fields else self.remove
        self._start = self._telling(self._drafts())
        for one in fields:
            one.changed.connect(self.emit_changed)

    @override
    def value(self) -> dict[str, Any] | None:
        """Return what the part holds, by field; None if it says nothing."""
        if same(self._telling(self._drafts()), self._start):
            return None
        return {name: one.value() for name, one in self.fields.items()}

    @override
    def draft(self) -> dict[str, Any] | None:
        """Return what was typed, by field; None if nothing was."""
        drafts = self._drafts()
        return None if same(self._telling(drafts), self._start) else drafts

    @override
    def set_value(self, value: Any) -> None:
        """Show a part."""
        for name, stored in value.items():
            if name in self.fields:
                self.fields[name].set_value(stored)

    @override
    def check(self) -> str:
        """Return what is wrong with the first wrong field, and say it there."""
        wrong = ""
        for one in self.fields.values():
            words = one.check()
            one.problem(words)
            wrong = wrong or (f"{one.label}: {words}" if words else "")
        return wrong

    def _drafts(self) -> dict[str, Any]:
        return {name: one.draft() for name, one in self.fields.items()}

    def _telling(self, drafts: dict[str, Any]) -> dict[str, Any]:
        return {name: stored for name, stored in drafts.items() if name not in self._given}


class PartsField(RowsField[PartRow]):
    """Several parts of one kind."""

    def __init__(
        self,
        field: FieldSpec,
        words: str,
        adding: tuple[str, list[dict[str, Any]]],
        make: Callable[[], list[Field]],
    ) -> None:
        """Make a field.

        Args:
            field: what the field holds.
            words: above it.
            adding: words of its button, and what is asked in every record, such as questions.
            make: returns the fields of one part.
        """
        add, self._starts = adding
        super().__init__(field.name, words, field.hint, add=add)
        self._make = make

    @override
    def make_row(self) -> PartRow:
        """Return an empty part."""
        given = frozenset(name for start in self._starts for name in start)
        return PartRow("part", self._make(), given)

    @override
    def put_row(self) -> PartRow:
        """Add an empty part; its remove button stands at its head."""
        row = super().put_row()
        row.row.setAlignment(row.remove, Qt.AlignmentFlag.AlignTop)
        return row

    @override
    def set_value(self, value: Any) -> None:
        """Show parts; what is asked in every record stands there even if nothing is told of it."""
        rows = list(value or ())
        for start in self._starts:
            if not any(start.items() <= one.items() for one in rows):
                rows.append(start)
        order = [tuple(start.values()) for start in self._starts]
        names = [name for start in self._starts[:1] for name in start]
        if order:
            rows.sort(key=lambda one: _place(order, tuple(one.get(name) for name in names)))
        super().set_value(rows)


def _place(order: list[tuple[Any, ...]], key: tuple[Any, ...]) -> int:
    return order.index(key) if key in order else len(order)


class PartField(Field):
    """One part that is always there."""

    def __init__(self, name: str, words: str, fields: list[Field]) -> None:
        super().__init__(name, words)
        self.part = PartRow("part", fields, frozenset())
        self.part.remove.hide()
        self.part.changed.connect(self._touched)
        self._empty = self._current_values()
        self._first = fields[0]
        self._hold(self.part, self._first.input)

    @override
    def value(self) -> dict[str, Any]:
        """Return what the part holds, by field."""
        return {name: one.value() for name, one in self.part.fields.items()}

    @override
    def set_value(self, value: Any) -> None:
        """Show a part."""
        self.part.set_value(value or self._empty)

    @override
    def draft(self) -> dict[str, Any]:
        """Return what was typed, by field."""
        return self._current_values()

    @override
    def check(self) -> str:
        """Return what is wrong with a field of it."""
        return self.part.check()

    @override
    def know(self, known: ReferenceIds) -> None:
        """Tell whom a reference can name, to the fields of the part."""
        super().know(known)
        for one in self.part.fields.values():
            one.know(known)

    @override
    def problem(self, text: str) -> None:
        """Say what is wrong; the first field, of which the input is shared, keeps its own mark."""
        super().problem(text)
        if not text:
            self._first.problem("")

    def _current_values(self) -> dict[str, Any]:
        return {name: one.draft() for name, one in self.part.fields.items()}


def _card(fields: Sequence[Field]) -> QFrame:
    """Put fields side by side where two have room, and one below the other else."""
    card = QFrame()
    card.setProperty("card", "true")
    body = column(gap=8, margins=(12, 10, 12, 10), of=card)
    waiting: list[Field] = []
    for one in fields:
        if isinstance(one, CitationsField):
            _put(body, waiting)
            waiting = []
            body.addWidget(one)
            continue
        waiting.append(one)
        if len(waiting) > 1:
            _put(body, waiting)
            waiting = []
    _put(body, waiting)
    return card


def _put(column: QVBoxLayout, fields: list[Field]) -> None:
    if not fields:
        return
    line = QWidget()
    row = EvenRow(line, _GAP)
    for one in fields:
        row.addWidget(one)
    column.addWidget(line)
