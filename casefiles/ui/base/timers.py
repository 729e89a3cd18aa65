"""Timers that widgets own."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, SignalInstance


def made_timer(
    owner: QObject,
    pause: int,
    then: Callable[[], object] | SignalInstance | None = None,
    *,
    once: bool = True,
) -> QTimer:
    """Return a timer that is not started.

    Args:
        owner: whose child it is, so that it ends with it.
        pause: milliseconds.
        then: called after each pause; None for one that is only asked whether it runs.
        once: it stops after the first.
    """
    timer = QTimer(owner)
    timer.setSingleShot(once)
    timer.setInterval(pause)
    if then is not None:
        timer.timeout.connect(then)
    return timer
