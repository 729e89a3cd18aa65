"""Locking by itself: after idle minutes, before the machine sleeps, and when its clock jumps."""

from typing import Final

from PySide6.QtCore import SLOT, QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtDBus import QDBusConnection
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from casefiles.domain.clock import Clock

_SECOND: Final = 1_000_000_000
_TICK: Final = 1_000
_JUMP: Final = 300 * _SECOND
"""Between two ticks: the machine slept, or somebody set its clock."""
_MINUTE: Final = 60
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
_LOGIN: Final = "org.freedesktop.login1"


class AutoLock(QObject):
    """Watches what the person does; the status bar tells the seconds that are left.

    Attributes:
        lock_wanted: the vault shall be locked.
        seconds_left: until it is, while nothing is done.
    """

    lock_wanted = Signal()
    seconds_left = Signal(int)

    def __init__(self, clock: Clock, window: QWidget) -> None:
        """Watch the application.

        Args:
            clock: of this machine.
            window: the one that is minimised.
        """
        super().__init__(window)
        self._clock = clock
        self._window = window
        self._idle_seconds = 5 * _MINUTE
        self._is_locking_minimised = False
        self._is_over = False
        self._active = self._monotonic = clock.monotonic()
        self._wall = clock.wall()
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK)
        self._timer.timeout.connect(self.tick)
        self._timer.start()
        application = QApplication.instance()
        if application is not None:
            application.installEventFilter(self)
        self._listen_to_login()

    def follow(self, idle_minutes: int, *, lock_when_minimised: bool) -> None:
        """Take over what the person prefers."""
        self._idle_seconds = max(idle_minutes, 1) * _MINUTE
        self._is_locking_minimised = lock_when_minimised
        self._tell()

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
        monotonic, wall = self._clock.monotonic(), self._clock.wall()
        jumped = max(abs(wall - self._wall), monotonic - self._monotonic)
        self._monotonic, self._wall = monotonic, wall
        if jumped > _JUMP or self._left() <= 0:
            self._lock()
        else:
            self._tell()

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

    @Slot(bool)
    def on_sleep(self, is_beginning: bool) -> None:
        """Lock before the machine sleeps."""
        if is_beginning:
            self._lock()

    @Slot()
    def on_screen_locked(self) -> None:
        """Lock with the screen."""
        self._lock()

    def _listen_to_login(self) -> None:
        """Hear of sleep and of the locked screen, where the system has a bus that tells it."""
        bus = QDBusConnection.systemBus()
        if not bus.isConnected():
            return
        # The stub says bytes, which the method itself refuses.
        slept, locked = SLOT("on_sleep(bool)"), SLOT("on_screen_locked()")
        at, told = "/org/freedesktop/login1", f"{_LOGIN}.Manager"
        bus.connect(_LOGIN, at, told, "PrepareForSleep", self, slept)  # type: ignore[call-overload]
        bus.connect(_LOGIN, "", f"{_LOGIN}.Session", "Lock", self, locked)  # type: ignore[call-overload]

    def _is_put_away(self, watched: QObject) -> bool:
        is_minimised = watched is self._window and self._window.isMinimized()
        return is_minimised and self._is_locking_minimised

    def _left(self) -> int:
        idle = (self._clock.monotonic() - self._active) // _SECOND
        return self._idle_seconds - idle

    def _tell(self) -> None:
        self.seconds_left.emit(self._left())

    def _lock(self) -> None:
        if not self._is_over:
            self.stop()
            self.lock_wanted.emit()


def _is_lock(event: QKeyEvent) -> bool:
    return QKeySequence(event.keyCombination()).matches(_LOCK_KEYS) == (
        QKeySequence.SequenceMatch.ExactMatch
    )
