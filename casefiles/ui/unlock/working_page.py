"""What is shown while a key is derived or the sample case is read."""

from time import monotonic

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QProgressBar

from casefiles.domain.foundation.cancellation import Progress
from casefiles.ui.background.job_bar import time_left
from casefiles.ui.unlock.page import Page
from casefiles.ui.widgets.buttons import button
from casefiles.ui.widgets.layout import words
from casefiles.words.catalogue import label
from casefiles.words.language import msg, msg_number


class WorkingPage(Page):
    """A calm bar, and what it stands for.

    Attributes:
        stop_requested: the person wants it to end.
    """

    stop_requested = Signal()

    def __init__(self) -> None:
        super().__init__("", "hourglass-medium")
        self._first = (0, 0.0)
        self._words = words("", "muted")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.stop = button(msg("Stop"), "stop")
        self.stop.clicked.connect(self._on_stop)
        self.column.addWidget(self.bar)
        self.column.addWidget(self._words)
        self.end_with(self.stop)
        self.primary = None
        self.first = self.stop

    def begin(self, title: str, text: str, *, can_stop: bool) -> None:
        """Show new work."""
        self.title.setText(title)
        self._words.setText(text)
        self._first = (0, 0.0)
        self.bar.setRange(0, 0)
        self.bar.setAccessibleName(title)
        self.stop.setVisible(can_stop)
        self.stop.setEnabled(can_stop)

    @Slot(object)
    def step(self, progress: Progress) -> None:
        """Show how far the work is."""
        self.bar.setRange(0, max(progress.total, 0))
        self.bar.setValue(progress.done)
        if self.stop.isHidden():
            # Opening can be stopped only while it does what is told here.
            self.stop.setVisible(True)
            self.stop.setEnabled(True)
        if progress.done < self._first[0] or not self._first[1]:
            self._first = (progress.done, monotonic())
        done, begun = self._first
        left = time_left(progress.done - done, progress.total - done, monotonic() - begun)
        count = (
            msg(
                ": {done} of {total}",
                done=msg_number(progress.done),
                total=msg_number(progress.total),
            )
            if progress.total
            else ""
        )
        message = " · ".join(part for part in (f"{label(progress.label)}{count}", left) if part)
        if self.stop.isEnabled():
            self._words.setText(message)

    @Slot()
    def _on_stop(self) -> None:
        self.stop.setEnabled(False)
        self._words.setText(msg("Stopping after the current step."))
        self.stop_requested.emit()
