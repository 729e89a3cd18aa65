"""Locking by itself: after idle minutes, after the machine slept, and when its clock jumps.

A hearing may hold the idle minutes back, for a time that is told; nothing holds back the rest.
"""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from casefiles.domain.foundation.clock import Clock
from casefiles.office.workplace.clock import time_asleep
from casefiles.ui.base.timers import made_timer

_SECOND: Final = 1_000_000_000
_TICK: Final = 1_000
_JUMP: Final = 300 * _SECOND
"""Between two ticks: the machine slept, or somebody set its clock."""
_NAP: Final = 2 * _SECOND
"""Asleep between two ticks: the lid was closed, though no bus told it."""
_MINUTE: Final = 60
LONGEST_COVERED: Final = 60
"""Minutes for which work is let end behind a cover, whatever it does."""
_ACTIVITY: Final = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseMove,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletMove,
        QEvent.Type.InputMethod,
        QEvent.Type.DragMove,
    }
)
_LOCK_KEYS: Final = QKeySequence("Ctrl+L")


class AutoLock(QObject):
    """Watches what the person does; the status bar tells the seconds that are left.

    Attributes:
        lock_requested: the vault shall be locked.
        seconds_left: until it is, while nothing is done.
        hold_changed: seconds for which the idle minutes do not count; 0 when they begin to count
            again.
        hold_over: the time of a hold has passed.
        cover_requested: the idle minutes have passed while work is let end: nothing shall be seen.
    """

    lock_requested = Signal()
    seconds_left = Signal(int)
    hold_changed = Signal(int)
    hold_over = Signal()
    cover_requested = Signal()

    def __init__(
        self, clock: Clock, window: QWidget, asleep: Callable[[], int] = time_asleep
    ) -> None:
        """Watch the application.

        Args:
            clock: of this machine.
            window: the one that is minimised.
            asleep: nanoseconds that the machine has slept since it was started.
        """
        super().__init__(window)
        self._clock = clock
        self._asleep = asleep
        self._slept = asleep()
        self._hold_end = 0
        self._window = window
        self._idle_seconds = 5 * _MINUTE
        self._is_locking_minimised = False
        self._is_over = False
        self._lets_end: Callable[[], bool] = _nothing
        self._covered_until = 0
        self._active = self._monotonic = clock.monotonic()
        self._wall = clock.wall()
        self._timer = made_timer(self, _TICK, self.tick, once=False)
        self._timer.start()
        application = QApplication.instance()
        if application is not None:
            application.installEventFilter(self)

    def follow(self, idle_minutes: int, *, lock_when_minimised: bool) -> None:
        """Take over what the person prefers."""
        self._idle_seconds = max(idle_minutes, 1) * _MINUTE
        self._is_locking_minimised = lock_when_minimised
        self._report()

    def let_end(self, is_working: Callable[[], bool]) -> None:
        """Cover the window, and lock only when work has ended, where idle minutes find it so.

        Args:
            is_working: tells whether work is done that shall be let end.
        """
        self._lets_end = is_working

    def uncover(self) -> None:
        """Count the idle minutes again from now on: whoever opened the vault is back."""
        self._covered_until = 0
        self._active = self._clock.monotonic()
        self._report()

    def hold(self, minutes: int) -> None:
        """Let the idle minutes not count for so long; 0 lets them count again from now on."""
        self._active = self._clock.monotonic()
        self._hold_end = self._active + minutes * _MINUTE * _SECOND if minutes else 0
        if not minutes:
            self.hold_changed.emit(0)
        self._report()

    def stop(self) -> None:
        """Watch no more."""
        self._is_over = True
        self._timer.stop()
        application = QApplication.instance()
        if application is not None:
            application.removeEventFilter(self)

    @Slot()
    def tick(self) -> None:
        """Look at the clock, once a second."""
        if self._was_away():
            self._lock()
        elif self._covered_until:
            if self._clock.monotonic() >= self._covered_until or not self._lets_end():
                self._lock()
        elif self._hold_end and self._clock.monotonic() >= self._hold_end:
            self.hold(0)
            self.hold_over.emit()
        elif not self._hold_end and self._left() <= 0:
            self._cover_or_lock()
        else:
            self._report()

    def _was_away(self) -> bool:
        """Tell whether the machine slept, or its clock was set, since the last tick."""
        monotonic, wall, slept = self._clock.monotonic(), self._clock.wall(), self._asleep()
        jumped = max(abs(wall - self._wall), monotonic - self._monotonic)
        nap = slept - self._slept
        self._monotonic, self._wall, self._slept = monotonic, wall, slept
        return jumped > _JUMP or nap > _NAP

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note that somebody is there; every event passes."""
        kind = event.type()
        if kind in _ACTIVITY:
            self._active = self._clock.monotonic()
            if isinstance(event, QKeyEvent) and _is_lock(event):
                # A shortcut of the window would have taken it: a dialog or a popup has the focus.
                self._lock()
        elif kind == QEvent.Type.WindowStateChange and self._is_put_away(watched):
            self._lock()
        return False

    def _is_put_away(self, watched: QObject) -> bool:
        is_minimised = watched is self._window and self._window.isMinimized()
        return is_minimised and self._is_locking_minimised

    def _left(self) -> int:
        idle = (self._clock.monotonic() - self._active) // _SECOND
        return self._idle_seconds - idle

    def _report(self) -> None:
        if self._hold_end:
            left = self._hold_end - self._clock.monotonic()
            self.hold_changed.emit(-(-left // _SECOND))
        else:
            self.seconds_left.emit(self._left())

    def _cover_or_lock(self) -> None:
        if self._lets_end():
            self._covered_until = self._clock.monotonic() + LONGEST_COVERED * _MINUTE * _SECOND
            self.cover_requested.emit()
        else:
            self._lock()

    def _lock(self) -> None:
        if not self._is_over:
            self.stop()
            self.lock_requested.emit()


def _nothing() -> bool:
    return False


def _is_lock(event: QKeyEvent) -> bool:
    return QKeySequence(event.keyCombination()).matches(_LOCK_KEYS) == (
        QKeySequence.SequenceMatch.ExactMatch
    )
