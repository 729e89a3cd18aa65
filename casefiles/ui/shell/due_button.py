"""What is due soon, as a button that leads to each."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu

from casefiles.office.case.reminders import Reminder
from casefiles.ui.widgets.buttons import Button
from casefiles.words.language import msg, msg_number


class DueButton(Button):
    """Shown where something is due within a week, or overdue; its menu leads to each.

    Attributes:
        due_chosen: kind and id of the record of one of these.
    """

    due_chosen = Signal(str, str)

    def __init__(self) -> None:
        super().__init__("", "bell", quiet=True)
        self._reminders = QMenu(self)
        self.setMenu(self._reminders)
        self.hide()

    def show_due(self, reminders: tuple[Reminder, ...]) -> None:
        """Tell how much is due soon; what it is stands in the tooltip."""
        count = len(reminders)
        late = sum(one.is_late for one in reminders)
        soon = (
            msg("{number} due this week", number=msg_number(count - late)) if count > late else ""
        )
        overdue = msg("{late} overdue", late=msg_number(late)) if late else ""
        self.setText(", ".join(part for part in (overdue, soon) if part))
        self.setToolTip("\n".join(one.words for one in reminders))
        self.setAccessibleDescription(self.toolTip())
        self.setVisible(bool(reminders))
        self._reminders.clear()
        for one in reminders:
            entry = self._reminders.addAction(one.words.replace("&", "&&"))
            entry.triggered.connect(partial(self._choose, one))

    def _choose(self, one: Reminder, _is_checked: bool = False) -> None:
        self.due_chosen.emit(one.kind, one.record)
