"""What the chosen rule says about a date, how it was reckoned, and the way to take it over."""

from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QWidget

from casefiles.domain.dates.date_words import words_from_edtf
from casefiles.office.proceedings.time_limit_choices import CalculatedTimeLimit
from casefiles.ui.widgets.buttons import Button, button
from casefiles.ui.widgets.labels import heading, muted
from casefiles.ui.widgets.layout import LEFT, column, say, words

_ENTER: Final = "Enter the Court’s list for {}…"


class TimeLimitPart(QFrame):
    """A card below the fields of a date.

    Attributes:
        taken: the reckoned date, as EDTF, is to be the date.
        list_wanted: the list of closed days of a year shall be entered.
        chief: the date to keep, large.
        take: the button for it; `enter` the one for the list.
    """

    taken = Signal(str)
    list_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.told: CalculatedTimeLimit | None = None
        self.setProperty("card", "true")
        self.warning = muted("")
        self.warning.setProperty("tone", "warn")
        self.chief = heading("")
        self.chief.setWordWrap(True)
        self.steps = words()
        self.effect = muted("")
        self.take: Button = button("", "check")
        self.enter: Button = button("", "calendar-plus")
        column(
            self.chief,
            self.steps,
            self.warning,
            self.effect,
            (self.take, LEFT),
            (self.enter, LEFT),
            gap=8,
            margins=(14, 12, 14, 12),
            of=self,
        )
        self.take.clicked.connect(self._on_take)
        self.enter.clicked.connect(self._on_enter)
        self.hide()

    def show_rule(self, told: CalculatedTimeLimit | None) -> None:
        """Show what a rule gives; None for no rule."""
        self.told = told
        self.setVisible(told is not None)
        if told is None:
            return
        say(self.chief, told.chief)
        self.steps.setText("\n".join(told.steps))
        self.warning.setText(" ".join(told.warnings))
        self.warning.setVisible(bool(told.warnings))
        self.effect.setText(f"{told.effect} Source: {told.source}.")
        self.take.setVisible(bool(told.date))
        if told.date:
            self.take.setText(f"Take {words_from_edtf(told.date)}")
        self.enter.setVisible(bool(told.lacks))
        self.enter.setText(_ENTER.format(told.lacks))
        self.setAccessibleName(" ".join((*told.steps, *told.warnings)))

    @Slot()
    def _on_enter(self) -> None:
        if self.told is not None and self.told.lacks:
            self.list_wanted.emit(self.told.lacks)

    @Slot()
    def _on_take(self) -> None:
        if self.told is not None:
            self.taken.emit(self.told.date)
