"""Several of many: chips, and a line that finds the next by typing."""

from collections.abc import Sequence
from typing import Any, ClassVar

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFrame, QLabel, QLayout, QWidget
from typing_extensions import override

from casefiles.office.records.pickers import PickerItem
from casefiles.ui.widgets.buttons import icon_button
from casefiles.ui.widgets.chooser import Chooser
from casefiles.ui.widgets.field import Field
from casefiles.ui.widgets.labels import ShortenedLabel
from casefiles.ui.widgets.layout import clear, column, row
from casefiles.words.language import msg, msg_mark, msg_of


class ChoicesField(Field):
    """Holds ids of what was chosen, in the order in which it was added.

    Attributes:
        chooser: the line in which more is found.
        erased_text: words for what is no longer offered.
        unknown: said where what was typed is none of the choices.
    """

    erased_text: ClassVar[str] = msg_mark("(removed)")
    unknown: ClassVar[str] = msg_mark("Choose from the list or clear the field.")

    def __init__(
        self, name: str, label: str, placeholder: str, hint: str = "", *, required: bool = False
    ) -> None:
        super().__init__(name, label, hint, required=required)
        self._ids: list[str] = []
        self._words: dict[str, str] = {}
        self._lines = QWidget(self)
        self._chips = self._made_layout(self._lines)
        self.chooser = Chooser(placeholder, keeps=False)
        self.chooser.picked.connect(self._on_picked)
        holder = QWidget(self)
        column(self._lines, self.chooser, gap=6, margins=0, of=holder)
        self._hold(holder, self.chooser)
        self._show()

    def offer(self, choices: Sequence[PickerItem]) -> None:
        """Offer what can be chosen."""
        self._words = {one.id: one.words for one in choices}
        self.chooser.suggestions.choices = tuple(choices)
        self._show()

    @override
    def value(self) -> Any:
        """Return the ids in a list."""
        return list(self._ids)

    @override
    def set_value(self, value: Any) -> None:
        """Show what was chosen, by ids."""
        self._ids = list(dict.fromkeys(str(one) for one in value or ()))
        self._show()

    @override
    def check(self) -> str:
        """What was typed must be one of the choices."""
        if self.chooser.text().strip():
            return msg_of(self.unknown)
        return super().check()

    @Slot(object)
    def _on_picked(self, choice: PickerItem) -> None:
        if choice.id not in self._ids:
            self._ids.append(choice.id)
            self._show()
            self._touched()

    def _remove(self, identity: str) -> None:
        self._ids.remove(identity)
        self._show()
        self.chooser.setFocus(Qt.FocusReason.OtherFocusReason)
        self._touched()

    def _show(self) -> None:
        clear(self._chips)
        for identity in self._ids:
            self._chips.addWidget(self._chip(identity))
        self._lines.setVisible(bool(self._ids))
        self._lines.updateGeometry()
        self.chooser.besides = frozenset(self._ids)

    def _chip(self, identity: str) -> QFrame:
        words = self._words.get(identity, msg_of(self.erased_text))
        chip = QFrame(self._lines)
        chip.setProperty("chip", "plain")
        remove = icon_button(msg("Remove {words}", words=words), "x")
        remove.clicked.connect(lambda: self._remove(identity))
        row((self._made_label(words, chip), 1), remove, gap=2, margins=(10, 0, 2, 0), of=chip)
        return chip

    def _made_layout(self, within: QWidget) -> QLayout:
        """Return how chips stand: sentences below one another."""
        return column(gap=4, margins=0, of=within)

    def _made_label(self, words: str, chip: QWidget) -> QLabel:
        """Return what a chip says: a sentence, shortened where there is no room."""
        return ShortenedLabel(words, chip)
