"""Waiting until the window has nothing more to do."""

import time
from collections.abc import Callable
from weakref import WeakSet

from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEventLoop, QTimer
from shiboken6 import isValid

from casefiles.ui.base import timers
from casefiles.ui.base.session import Session

_LEAST = 0.08
"""Seconds of quiet that are always waited: what Qt does a moment later has no timer to look at."""

_made: WeakSet[QTimer] = WeakSet()


class _Watched(QTimer):
    """A timer of a widget, of which these tests know when it runs out."""

    def __init__(self, owner: object) -> None:
        super().__init__(owner)
        _made.add(self)


setattr(timers, "QTimer", _Watched)  # noqa: B010  mypy refuses it as an assignment


def _is_due(seconds: float) -> bool:
    """Tell whether a widget waits for something that begins within so many seconds."""
    return any(
        timer.isSingleShot() and 0 <= timer.remainingTime() <= seconds * 1000
        for timer in list(_made)
        if isValid(timer)
    )


def _is_ticking(seconds: float) -> bool:
    """Tell whether a widget does something again and again, as often as that."""
    return any(
        timer.isActive() and not timer.isSingleShot() and timer.interval() <= seconds * 1000
        for timer in list(_made)
        if isValid(timer)
    )


def settle(session: Session, quiet: float = 0.25, longest: float = 90.0) -> None:
    """Let the window work until the session was idle for so many seconds.

    Sooner where nothing can begin by itself within them: no widget's timer runs out, none ticks,
    and no work is done that nobody waits for.
    """
    end, idle_since = time.monotonic() + longest, time.monotonic()
    while True:
        # On a busy machine this thread may have waited all that time for its turn: whatever is due
        # by now is done first, and counts.
        idle = time.monotonic() - idle_since
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, QDeadlineTimer(20))
        QCoreApplication.sendPostedEvents()
        if not session.is_idle:
            idle_since = time.monotonic()
        elif idle >= quiet or (
            idle >= _LEAST and not (session.tasks or _is_due(quiet) or _is_ticking(quiet))
        ):
            return
        if time.monotonic() > end:
            raise TimeoutError("the window does not come to rest")
        time.sleep(0.005)


def until(condition: Callable[[], bool], longest: float = 90.0) -> None:
    """Let the window work until something holds."""
    end = time.monotonic() + longest
    while not condition():
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, QDeadlineTimer(20))
        time.sleep(0.005)
        if time.monotonic() > end:
            raise TimeoutError("what was waited for did not come")


def rest(seconds: float = 0.3) -> None:
    """Let a window work for a while that has no session to ask whether it is done."""
    end = time.monotonic() + seconds
    until(lambda: time.monotonic() > end)
