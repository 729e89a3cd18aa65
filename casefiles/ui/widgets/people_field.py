"""Several persons: chips, and a line that finds the next by any of their names."""

from typing import Any, Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget
from typing_extensions import override

from casefiles.domain.changes import Changes
from casefiles.office.choosing import Choice, people_to_choose
from casefiles.ui.context import Context
from casefiles.ui.widgets.buttons import icon_button
from casefiles.ui.widgets.chooser import Chooser
from casefiles.ui.widgets.field import Field
from casefiles.ui.widgets.flow_layout import FlowLayout

UNNAMED: Final = "(a person)"
"""Shown until names have come, or where somebody is gone."""


class PeopleField(Field):
    """Holds ids of persons, in the order in which they were added."""

    def __init__(
        self, context: Context, name: str, label: str, hint: str = "", *, required: bool = False
    ) -> None:
        super().__init__(name, label, hint, required=required)
        self._context = context
        self._ids: list[str] = []
        self._names: dict[str, str] = {}
        self._chips = QWidget(self)
        self._flow = FlowLayout(self._chips)
        self.chooser = Chooser("Type a name in any script", keeps=False)
        self.chooser.picked.connect(self._on_picked)
        holder = QWidget(self)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._chips)
        column.addWidget(self.chooser)
        self._hold(holder, self.chooser)
        self._show()
        context.session.changed.connect(self._on_vault_changed)
        self._ask()

    @override
    def value(self) -> list[str]:
        """Return the ids."""
        return list(self._ids)

    @override
    def set_value(self, value: Any) -> None:
        """Show persons by their ids."""
        self._ids = list(dict.fromkeys(str(one) for one in value or ()))
        self._show()

    @override
    def check(self) -> str:
        """A name that was typed must be a person of the case."""
        if self.chooser.text().strip():
            return "Choose the person from the list that opens below, or clear the line."
        return super().check()

    def set_people(self, people: tuple[Choice, ...]) -> None:
        """Offer persons."""
        self._names = {person.id: person.words for person in people}
        self.chooser.suggestions.choices = people
        self._show()

    @Slot(object)
    def _on_vault_changed(self, changes: Changes) -> None:
        if changes.concern("person"):
            self._ask()

    def _ask(self) -> None:
        context = self._context
        context.session.ask(self, people_to_choose(context.case_id), self.set_people)

    @Slot(object)
    def _on_picked(self, person: Choice) -> None:
        if person.id not in self._ids:
            self._ids.append(person.id)
            self._show()
            self._touched()

    def _remove(self, identity: str) -> None:
        self._ids.remove(identity)
        self._show()
        self.chooser.setFocus()
        self._touched()

    def _show(self) -> None:
        while (item := self._flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for identity in self._ids:
            self._flow.addWidget(self._chip(identity))
        self._chips.setVisible(bool(self._ids))
        self._chips.updateGeometry()
        self.chooser.besides = frozenset(self._ids)

    def _chip(self, identity: str) -> QFrame:
        name = self._names.get(identity, UNNAMED)
        chip = QFrame(self._chips)
        chip.setProperty("chip", "plain")
        row = QHBoxLayout(chip)
        row.setContentsMargins(10, 0, 2, 0)
        row.setSpacing(2)
        row.addWidget(QLabel(name, chip))
        remove = icon_button(f"Remove {name}", "x")
        remove.clicked.connect(lambda: self._remove(identity))
        row.addWidget(remove)
        return chip
