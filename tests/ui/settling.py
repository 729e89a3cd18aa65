"""Waiting until the window has nothing more to do."""

import time
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEventLoop

from casefiles.ui.base.session import Session


def settle(session: Session, quiet: float = 0.25, longest: float = 90.0) -> None:
    """Let the window work until the session was idle for so many seconds."""
    end, idle_since = time.monotonic() + longest, time.monotonic()
    while True:
        # On a busy machine this thread may have waited all that time for its turn: whatever is due
        # by now is done first, and counts.
        is_quiet = time.monotonic() - idle_since >= quiet
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, QDeadlineTimer(20))
        QCoreApplication.sendPostedEvents()
        if not session.is_idle:
            idle_since = time.monotonic()
        elif is_quiet:
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
