"""Collects garbage on the window's thread only, in small steps, and all of it while nobody works.

Python collects cycles on whichever thread happens to allocate: on a worker's thread that could
end objects of Qt that belong to the window, and a full collection would stop the window for long.
"""

import gc
from typing import Final

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication
from typing_extensions import override

from casefiles.domain.foundation.clock import Clock
from casefiles.ui.base.timers import made_timer

_PAUSE: Final = 500
"""Milliseconds between two small collections."""
_REST: Final = 3_000_000_000
"""Nanoseconds without key or mouse after which a full collection disturbs nobody."""
_SELDOM: Final = 20_000_000_000
"""Nanoseconds between two full collections, at least, as while files are read."""
_YOUNG: Final = 20_000
"""New objects from which the youngest are collected."""
_BURST: Final = 200_000
"""New objects that would take too long now: they are set aside until nobody works."""
_INPUT: Final = frozenset({QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel})


class GarbageCollection(QObject):
    """Takes over from Python's own collector until it is stopped."""

    def __init__(self, clock: Clock, application: QApplication) -> None:
        super().__init__(application)
        self._clock = clock
        self._touched = clock.monotonic()
        self._is_clean = True
        self._whole = self._touched
        _collect_all()
        gc.disable()
        application.installEventFilter(self)
        self._timer = made_timer(self, _PAUSE, self._collect, once=False)
        self._timer.start()

    def stop(self) -> None:
        """Let Python collect by itself again."""
        self._timer.stop()
        application = QApplication.instance()
        if application is not None:
            application.removeEventFilter(self)
        gc.enable()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note that somebody works."""
        if event.type() in _INPUT:
            self._touched = self._clock.monotonic()
            self._is_clean = False
        return False

    def _collect(self) -> None:
        new = gc.get_count()[0]
        now = self._clock.monotonic()
        is_at_rest = now - max(self._touched, self._whole + _SELDOM - _REST) > _REST
        if is_at_rest and not self._is_clean:
            _collect_all()
            self._is_clean, self._whole = True, now
        elif new > _BURST:
            gc.freeze()
            self._is_clean = False
        elif new > _YOUNG:
            gc.collect(0)
            self._is_clean = False


def _collect_all() -> None:
    """Collect everything; what is left need not be looked at until the next time."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()
