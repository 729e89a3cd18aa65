"""Work before a vault is open: there is no session yet, so the door has a thread of its own."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

from casefiles.domain.foundation.cancellation import Progress
from casefiles.domain.foundation.errors import CasefilesError

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Done:
    """What an errand brought back, and for whom."""

    then: Callable[[Any], None]
    otherwise: Callable[[CasefilesError], None]
    value: Any
    error: BaseException | None


class PendingOperations(QObject):
    """Does one thing after the other off the window's thread.

    Attributes:
        crashed: an exception that is a bug of the program.
        stepped: a `Progress` of what is being done.
    """

    crashed = Signal(object)
    stepped = Signal(object)
    _done = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._is_over = False
        self._is_painted = False
        self._waiting: list[Callable[[], None]] = []
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="door")
        self._done.connect(self._on_done, Qt.ConnectionType.QueuedConnection)

    def do(
        self,
        work: Callable[[], T],
        then: Callable[[T], None],
        otherwise: Callable[[CasefilesError], None],
    ) -> None:
        """Do something on the thread, then call back on the window's.

        Args:
            work: done on the thread.
            then: given what it returned.
            otherwise: given the fault.
        """

        def run() -> None:
            value, error = None, None
            try:
                value = work()
            except BaseException as fault:  # noqa: BLE001 - told on the window's thread
                error = fault
            # Whoever did not wait may be gone.
            with suppress(RuntimeError):
                self._done.emit(_Done(then, otherwise, value, error))

        if not self._is_over:
            self._pool.submit(run)

    def do_once_painted(
        self,
        work: Callable[[], T],
        then: Callable[[T], None],
        otherwise: Callable[[CasefilesError], None],
    ) -> None:
        """Do something as `do` does, but not before the window is painted."""
        if self._is_painted:
            self.do(work, then, otherwise)
        else:
            self._waiting.append(lambda: self.do(work, then, otherwise))

    @Slot()
    def begin(self) -> None:
        """Do what waited for the window to be painted."""
        self._is_painted = True
        waiting, self._waiting = self._waiting, []
        for begin in waiting:
            begin()

    def report_progress(self, progress: Progress) -> None:
        """Pass on the progress of an errand, from its thread."""
        self.stepped.emit(progress)

    def end(self, *, waits: bool = True) -> None:
        """Wait for what is being done, or not; nothing is done afterwards, whoever asks."""
        self._is_over = True
        self._pool.shutdown(wait=waits, cancel_futures=True)

    @Slot(object)
    def _on_done(self, done: _Done) -> None:
        if done.error is None:
            done.then(done.value)
        elif isinstance(done.error, CasefilesError):
            done.otherwise(done.error)
        else:
            self.crashed.emit(done.error)
