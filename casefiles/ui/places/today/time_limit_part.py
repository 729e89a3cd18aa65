"""What the chosen rule says about a date, how it was reckoned, and the way to take it over."""

from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QWidget

from casefiles.domain.dates.date_words import words_from_edtf
from casefiles.office.proceedings.time_limit_choices import CalculatedTimeLimit
from casefiles.ui.widgets.buttons import Button, button
from casefiles.ui.widgets.labels import heading, muted
from casefiles.ui.widgets.layout import LEFT, column, say, words
from casefiles.words.language import msg, msg_mark, msg_of

_ENTER: Final = msg_mark("Enter the Court’s list for {}…")


class TimeLimitPart(QFrame):
    """A card below the fields of a date.

    Attributes:
        taken: the reckoned date, as EDTF, is to be the date.
        list_requested: the list of closed days of a year shall be entered.
        chief: the date to keep, large.
        take: the button for it; `enter` the one for the list.
    """

    taken = Signal(str)
    list_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.calculated: CalculatedTimeLimit | None = None
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

    def show_rule(self, calculated: CalculatedTimeLimit | None) -> None:
        """Show what a rule gives; None for no rule."""
        self.calculated = calculated
        self.setVisible(calculated is not None)
        if calculated is None:
            return
        say(self.chief, calculated.chief)
        self.steps.setText("\n".join(calculated.steps))
        self.warning.setText(" ".join(calculated.warnings))
        self.warning.setVisible(bool(calculated.warnings))
        self.effect.setText(
            msg("{effect} Source: {source}.", effect=calculated.effect, source=calculated.source)
        )
        self.take.setVisible(bool(calculated.date))
        if calculated.date:
            self.take.setText(msg("Use {date}", date=words_from_edtf(calculated.date)))
        self.enter.setVisible(bool(calculated.lacks))
        self.enter.setText(msg_of(_ENTER).format(calculated.lacks))
        self.setAccessibleName(" ".join((*calculated.steps, *calculated.warnings)))

    @Slot()
    def _on_enter(self) -> None:
        if self.calculated is not None and self.calculated.lacks:
            self.list_requested.emit(self.calculated.lacks)

    @Slot()
    def _on_take(self) -> None:
        if self.calculated is not None:
            self.taken.emit(self.calculated.date)
