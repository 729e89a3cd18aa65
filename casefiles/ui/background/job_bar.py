"""The task shelf: running work with its progress, the time left, and Stop, in one line.

It lies in the bar at the foot of the window, which is always there: what comes and goes there
moves no button of a room under the pointer.
"""

from typing import Final

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import QMenu, QProgressBar, QPushButton, QWidget

from casefiles.domain.foundation.clock import Clock
from casefiles.ui.base import announcing
from casefiles.ui.base.session import RunningJob, Session
from casefiles.ui.widgets.buttons import quiet_button
from casefiles.ui.widgets.labels import ShortenedLabel
from casefiles.ui.widgets.layout import row
from casefiles.words.catalogue import label
from casefiles.words.language import msg, msg_number

_SECOND: Final = 1_000_000_000
_MINUTE: Final = 60
_A_FEW: Final = 10
_WIDE: Final = 100
"""Pixels of the bar."""
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
        return msg("a few seconds left")
    if seconds < _MINUTE:
        return msg("about {count} s left", count=f"{round(seconds, -1):.0f}")
    minutes = round(seconds / _MINUTE)
    return (
        msg("about {minutes} min left", minutes=minutes)
        if minutes < _MINUTE
        else msg("more than an hour left")
    )


class JobBar(QWidget):
    """Shows the task that began first; a menu leads to the others.

    Attributes:
        more: shown while further tasks run; its menu stops each.
    """

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._clock = session.clock
        self._rows: list[_Row] = []
        self.more = quiet_button("")
        self._others = QMenu(self)
        self.more.setMenu(self._others)
        self.more.hide()
        self._layout = row(self.more, gap=8, margins=0, of=self)
        self.hide()
        session.started.connect(self._on_started)

    def focus_first(self) -> None:
        """Put the focus on the first Stop button."""
        if self._rows:
            self._rows[0].stop.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot(object)
    def _on_started(self, task: RunningJob) -> None:
        row = _Row(task, self._clock)
        self._rows.append(row)
        self._layout.insertWidget(self._layout.count() - 1, row, 1)
        row.hide()
        task.ended.connect(self._remove_ended)
        # Work of a blink needs no row that jumps up and away.
        QTimer.singleShot(300, self, self._show_if_busy)

    def _show_if_busy(self) -> None:
        first, others = self._rows[:1], self._rows[1:]
        for line in others:
            line.hide()
        for line in self._rows:
            if not line.was_announced:
                line.was_announced = True
                announcing.announce(self.window(), msg("{name}: running", name=line.name))
        for line in first:
            line.show()
        self._others.clear()
        for line in others:
            entry = self._others.addAction(msg("Stop {name}", name=line.name).replace("&", "&&"))
            entry.triggered.connect(line.stop.click)
        self.more.setText(msg("{count} more", count=msg_number(len(others))))
        self.more.setAccessibleName(msg("{count} more tasks", count=msg_number(len(others))))
        self.more.setVisible(bool(others))
        self.setVisible(bool(first))

    @Slot()
    def _remove_ended(self) -> None:
        """Remove rows of work that is over; not called any more once the shelf is gone."""
        for line in [one for one in self._rows if one.is_over]:
            if line.was_announced:
                announcing.announce(self.window(), msg("{name}: ended", name=line.name))
            self._rows.remove(line)
            self._layout.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._show_if_busy()


class _Row(QWidget):
    """One task."""

    def __init__(self, task: RunningJob, clock: Clock) -> None:
        super().__init__()
        self._task: RunningJob = task
        self.was_announced = False
        self._clock = clock
        # Cut where there is no room: a long name must not widen the window.
        self._words = ShortenedLabel(task.name)
        self._words.setProperty("muted", "false")
        self._left = ShortenedLabel("")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 0)
        self._bar.setFixedWidth(_WIDE)
        self._bar.setAccessibleName(msg("Progress of {name}", name=task.name))
        self.stop: QPushButton = quiet_button(msg("Stop"), "stop")
        self.stop.setAccessibleName(msg("Stop {name}", name=task.name))
        self.stop.clicked.connect(task.stop)
        self._left.hide()
        row((self._words, 3), (self._left, 1), self._bar, self.stop, gap=8, margins=0, of=self)
        task.stepped.connect(self._show)

    @property
    def name(self) -> str:
        """What is done."""
        return self._task.name

    @property
    def is_over(self) -> bool:
        """Whether the task has ended."""
        return self._task.is_over

    @Slot()
    def _show(self) -> None:
        task, progress = self._task, self._task.progress
        if task.is_stopping:
            self._words.show_words(
                msg("{name}: stopping, what is in hand is finished first", name=task.name)
            )
            self.stop.setEnabled(False)
            return
        what = label(progress.label) if progress.label else ""
        count = (
            msg("{done} of {total}", done=progress.done, total=progress.total)
            if what and progress.total
            else ""
        )
        # Work that is one thing only is not named twice.
        step = " ".join(part for part in ("" if what == task.name else what, count) if part)
        self._words.show_words(f"{task.name} · {step}" if step else task.name)
        self._bar.setRange(0, max(progress.total, 0))
        self._bar.setValue(progress.done)
        elapsed = (self._clock.monotonic() - task.started) / _SECOND
        left = time_left(progress.done, progress.total, elapsed)
        self._left.show_words(left)
        self._left.setVisible(bool(left))
