"""What the schedule of redactions tells the judge: of which edition, and why, person by person."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QLineEdit,
    QWidget,
)

from casefiles.domain.records.redaction_settings import RedactionReason
from casefiles.office.draft.dossiers import ForumChoice
from casefiles.office.draft.redaction_schedules import (
    REASONS,
    CourtReasonRow,
    SchedulePlan,
    save_schedule,
    schedule_plan,
)
from casefiles.ui.base.context import Context
from casefiles.ui.widgets.broken_brackets import mark_line
from casefiles.ui.widgets.buttons import button
from casefiles.ui.widgets.column_scroll import ColumnScroll
from casefiles.ui.widgets.inputs import private_line
from casefiles.ui.widgets.labels import muted
from casefiles.ui.widgets.layout import clear, label_for, row, words
from casefiles.ui.widgets.panel import Panel
from casefiles.words.language import msg, msg_mark, msg_n, msg_of

_WHY: Final = msg_mark(
    "A redaction schedule is a separate dossier for the court in closed session. It lists every"
    " placeholder and redacted area of an edition with its reason, without text or length. What"
    " you enter here is printed; names are replaced by placeholders."
)
_NOBODY: Final = msg_mark("No protected persons in this case.")
_HIGHEST: Final = 150


class SchedulePanel(Panel):
    """A line for each protected person: a reason, and words for the judge.

    Attributes:
        made: the schedule itself is wanted.
        own: how many marks do not take the reason of their person.
    """

    made = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(context, msg("REASONS FOR THE COURT"), leave=msg("Cancel"))
        self._rows: list[tuple[CourtReasonRow, QComboBox, QLineEdit]] = []
        self.describes = QComboBox()
        self.describes.setAccessibleName(msg("Of the edition for"))
        self._within = QWidget()
        self._grid = QGridLayout(self._within)
        self._grid.setContentsMargins(0, 0, 8, 0)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(2, 1)
        self.own = muted("")
        self.keep = button(msg("Save"))
        self.make = button(msg("Save and show schedule"), "eye", primary=True)
        self._lay_out()
        self.keep.clicked.connect(lambda: self._keep(self.left.emit))
        self.make.clicked.connect(lambda: self._keep(self.made.emit))

    def open(self, forum: ForumChoice) -> None:
        """Show what the schedule of the case tells."""
        self.describes.clear()
        for one in forum.audiences:
            self.describes.addItem(one.words, one.id)
        self.say("")
        query = schedule_plan(self._context.case_id)
        self._context.session.ask(self, query, self._on_plan, channel="schedule")
        self.show()

    @property
    def grounds(self) -> tuple[RedactionReason, ...]:
        """What is chosen and typed."""
        return tuple(
            RedactionReason(row.ground.person_id, str(code.currentData()), line.text())
            for row, code, line in self._rows
        )

    def _on_plan(self, plan: SchedulePlan) -> None:
        clear(self._grid)
        self.describes.setCurrentIndex(max(self.describes.findData(plan.describes), 0))
        self._rows = []
        self.own.setText(_own_words(plan.own))
        self.own.setVisible(plan.own > 0)
        for number, line in enumerate(plan.rows):
            self._add(number, line)
        if not plan.rows:
            self._grid.addWidget(muted(msg_of(_NOBODY)), 0, 0, 1, 3)
        self._fit()
        self.describes.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fit(self) -> None:
        """Take no more height than is needed, and scroll beyond."""
        self._grid.activate()
        needed = max(self._grid.sizeHint().height(), self._within.fontMetrics().height()) + 8
        self._scroll.setFixedHeight(min(needed, self._context.theme.pixels(_HIGHEST)))

    def _add(self, number: int, row: CourtReasonRow) -> None:
        name = words(row.name, wrap=False)
        code = QComboBox()
        code.setAccessibleName(msg("Reason for {name}", name=row.name))
        for key, text in REASONS.items():
            code.addItem(text, key)
        code.setCurrentIndex(max(code.findData(row.ground.code), 0))
        line = private_line(msg("Words for the judge about {name}", name=row.name))
        line.setPlaceholderText(msg("Explanation for the court (optional)"))
        line.setText(row.ground.reason)
        mark_line(line)
        name.setBuddy(code)
        for at, widget in enumerate((name, code, line)):
            self._grid.addWidget(widget, number, at)
            # Only what is shown counts when the height is reckoned, and Qt would show it later.
            widget.show()
        self._rows.append((row, code, line))

    def _keep(self, then: Callable[[], None]) -> None:
        session = self._context.session
        edit = save_schedule(
            self._context.case_id,
            str(self.describes.currentData()),
            self.grounds,
            session.vault.workplace.randomness,
        )
        session.run(self, edit, lambda _: then(), otherwise=self.refused)

    def _lay_out(self) -> None:
        self._scroll = ColumnScroll(self._within, self, frame=False)
        label = label_for(self.describes, msg("Of the edition for"))
        edition = row(label, self.describes, ...)
        parts = (muted(msg_of(_WHY)), edition, self._scroll, self.own)
        self.lay_out(*parts, buttons=(self.keep, self.make))


def _own_words(count: int) -> str:
    """Say how many marks have a reason of their own, and where it is."""
    marks = msg_n("{n} mark has its own reason", "{n} marks have their own reasons", count)
    return msg("{marks} for the judge: in Documents, edit the mark.", marks=marks)
