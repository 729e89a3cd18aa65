"""Timers that widgets own."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


def made_timer(
    owner: QObject, pause: int, then: Callable[[], object], *, once: bool = True
) -> QTimer:
    """Return a timer that is not started.

    Args:
        owner: whose child it is, so that it ends with it.
        pause: milliseconds.
        then: called after each pause.
        once: it stops after the first.
    """
    timer = QTimer(owner)
    timer.setSingleShot(once)
    timer.setInterval(pause)
    timer.timeout.connect(then)
    return timer
