"""The task shelf: running work with its progress, the time left, and Stop."""

from typing import Final

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from casefiles.domain.clock import Clock
from casefiles.ui.session import Session, Task
from casefiles.ui.widgets.buttons import button
from casefiles.ui.widgets.labels import ShortenedLabel
from casefiles.words import label

_SECOND: Final = 1_000_000_000
_MINUTE: Final = 60
_A_FEW: Final = 10
_TELLING: Final = 3
"""Seconds of work before a guess at the time left says anything."""


def time_left(done: int, total: int, elapsed: float) -> str:
    """Return how long the rest will take, in words; empty while nobody can know.

    Args:
        done: units finished.
        total: units in all; 0 if not known.
        elapsed: seconds since the work began.
    """
    if done <= 0 or total <= done or elapsed < _TELLING:
        return ""
    seconds = elapsed / done * (total - done)
    if seconds < _A_FEW:
        return "a few seconds left"
    if seconds < _MINUTE:
        return f"about {round(seconds, -1):.0f} s left"
    minutes = round(seconds / _MINUTE)
    return f"about {minutes} min left" if minutes < _MINUTE else "more than an hour left"


class TaskShelf(QWidget):
    """A row per running task; takes no room when there is none."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("shelf")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._clock = session.clock
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(16, 6, 16, 6)
        self._layout.setSpacing(4)
        self._rows: list[_Row] = []
        self.hide()
        session.started.connect(self._on_started)

    def focus_first(self) -> None:
        """Put the focus on the first Stop button."""
        if self._rows:
            self._rows[0].stop.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot(object)
    def _on_started(self, task: Task) -> None:
        row = _Row(task, self._clock)
        self._rows.append(row)
        self._layout.addWidget(row)
        task.ended.connect(self._remove_ended)
        # Work of a blink needs no row that jumps up and away.
        QTimer.singleShot(300, self, self._show_if_busy)

    def _show_if_busy(self) -> None:
        self.setVisible(bool(self._rows))

    @Slot()
    def _remove_ended(self) -> None:
        """Remove rows of work that is over; not called any more once the shelf is gone."""
        for row in [one for one in self._rows if one.is_over]:
            self._rows.remove(row)
            self._layout.removeWidget(row)
            row.deleteLater()
        self._show_if_busy()


class _Row(QWidget):
    """One task."""

    def __init__(self, task: Task, clock: Clock) -> None:
        super().__init__()
        self._task: Task = task
        self._clock = clock
        # Cut where there is no room: a long name must not widen the window.
        self._words = ShortenedLabel(task.name)
        self._words.setProperty("muted", "false")
        self._left = QLabel("")
        self._left.setProperty("muted", True)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 0)
        self._bar.setFixedWidth(220)
        self._bar.setAccessibleName(f"Progress of {task.name}")
        self.stop: QPushButton = button("Stop", "stop")
        self.stop.setAccessibleName(f"Stop {task.name}")
        self.stop.clicked.connect(task.stop)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self._words, 1)
        layout.addWidget(self._left)
        layout.addWidget(self._bar)
        layout.addWidget(self.stop)
        task.stepped.connect(self._show)

    @property
    def is_over(self) -> bool:
        """Whether the task has ended."""
        return self._task.is_over

    @Slot()
    def _show(self) -> None:
        task, progress = self._task, self._task.progress
        if task.is_stopping:
            self._words.show_words(f"{task.name}: stopping, what is in hand is finished first")
            self.stop.setEnabled(False)
            return
        what = label(progress.label) if progress.label else ""
        count = f"{progress.done} of {progress.total}" if what and progress.total else ""
        # Work that is one thing only is not named twice.
        step = " ".join(part for part in ("" if what == task.name else what, count) if part)
        self._words.show_words(f"{task.name} · {step}" if step else task.name)
        self._bar.setRange(0, max(progress.total, 0))
        self._bar.setValue(progress.done)
        elapsed = (self._clock.monotonic() - task.started) / _SECOND
        self._left.setText(time_left(progress.done, progress.total, elapsed))
