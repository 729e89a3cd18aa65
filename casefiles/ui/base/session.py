"""The one crossing between the window's thread and the threads that work."""

import os
import sys
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Final, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot
from shiboken6 import isValid

from casefiles.domain.foundation.cancellation import CancellationToken, Progress
from casefiles.domain.foundation.clock import Clock
from casefiles.domain.foundation.errors import Cancelled, CasefilesError
from casefiles.office.vault.integrity_check import LastCheck
from casefiles.office.workplace.interrupted import note_stopped
from casefiles.office.workplace.open_vault import OpenVault
from casefiles.office.workplace.operations import Edit, Job, Query

T = TypeVar("T")

Failed = Callable[[CasefilesError], None]

IMPORT = "import:"
"""How the names of tasks begin that take files into a case; the id of the import follows."""
_PROGRESS_PAUSE = 100_000_000
"""Nanoseconds between two reports of one task."""
_SECOND: Final = 1_000_000_000
_TURN = 0.000_5
"""Seconds after which a thread that computes gives way to the window's, tens of times a frame."""
_TO_WAIT: Final = 3.5
"""Seconds from the beginning of a lock in which all waits end; the rest of its five (`hard_end`)
is for what was stopped to be noted and for the vault to be closed."""
_LEAST: Final = 0.7
"""Seconds that are waited all the same, where a lock has come late to it."""
_TO_STOP, _TO_FAIL = 2 / 7, 5 / 7
"""Shares of them after which the children of work are ended, and work itself is left behind."""
_KINDNESS = 5
"""Niceness of threads that do jobs: a processor that the window wants is the window's."""


@dataclass(eq=False, slots=True)
class JobState:
    """A piece of long work as the threads that do and end it know it; nothing of Qt's.

    Attributes:
        name: what is being done, in words.
        ticket: stops it.
        begins_again: by itself at the next opening, where a lock stops it.
        is_done: it came to an end of its own, good or bad.
    """

    name: str
    ticket: CancellationToken
    begins_again: bool = False
    is_done: bool = False


class RunningJob(QObject):
    """A piece of long work as the shelf shows it; lives on the window's thread.

    Attributes:
        name: what is being done, in words.
        progress: the last step that was told.
        started: monotonic nanoseconds.
        is_stopping: somebody asked to stop.
        is_over: it has ended, in whichever way.
        is_patient: nobody waits for it, so that backups and tidying need not wait for its end.
        finishes: a lock after idle minutes lets it end behind a cover.
    """

    stepped = Signal()
    ended = Signal()

    def __init__(self, stint: JobState, started: int, parent: QObject) -> None:
        super().__init__(parent)
        self.stint = stint
        self.name = stint.name
        self.progress = Progress(0, 0, "")
        self.started = started
        self.is_stopping = False
        self.is_over = False
        self.is_patient = self.finishes = False

    def stop(self) -> None:
        """Ask the work to end; what is in hand is finished or undone whole."""
        self.is_stopping = True
        self.stint.ticket.stop.set()
        self.stepped.emit()


@dataclass(frozen=True, slots=True)
class _Question:
    """Who wants what is being done, and where the answer goes."""

    owner: QObject
    then: Callable[[Any], None] | None
    otherwise: Failed | None
    channel: str | None = None
    task: RunningJob | None = None
    stint: JobState | None = None


@dataclass(frozen=True, slots=True)
class _Answer:
    """What a worker thread hands to the window's thread."""

    serial: int
    value: Any
    error: BaseException | None


class Session(QObject):
    """An unlocked vault as the window uses it. All methods are for the window's thread.

    Callbacks run on the window's thread, and not at all once their owner is gone.

    Attributes:
        changed: a `Changes`: something in the vault is different now; views ask again.
        failed: a `CasefilesError` that nobody else took care of.
        crashed: an exception that is a bug of the program.
        started: a `Task` that began.
        operation_requested: code of an act upon the vault; the window locks, and the door does it.
        seen: the last check of this session; None before the first.
    """

    changed = Signal(object)
    failed = Signal(object)
    crashed = Signal(object)
    started = Signal(object)
    operation_requested = Signal(str)
    _answered = Signal(object)
    _stepped = Signal(object, object)

    def __init__(self, vault: OpenVault, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        sys.setswitchinterval(_TURN)
        self.vault = vault
        self.clock = clock
        self.tasks: list[RunningJob] = []
        self.seen: LastCheck | None = None
        self._serials: dict[tuple[int, str], int] = {}
        self._serial = 0
        self._open: dict[int, tuple[Callable[[], Any], _Question]] = {}
        self._pending = 0
        self._is_closed = False
        self._stints: list[JobState] = []
        self._fetched: dict[int, CancellationToken] = {}
        self._at_work: set[Future[None]] = set()
        self._writing: set[Future[None]] = set()
        self._edits = ThreadPoolExecutor(1, thread_name_prefix="edits")
        self._queries = ThreadPoolExecutor(2, thread_name_prefix="queries")
        self._jobs = ThreadPoolExecutor(4, thread_name_prefix="jobs", initializer=_be_kind)
        queued = Qt.ConnectionType.QueuedConnection
        self._answered.connect(self._on_answered, queued)
        self._stepped.connect(self._on_stepped, queued)
        # Emitted on the writer's thread; receivers are queued, since they live on the window's.
        vault.listen(self.changed.emit)

    @property
    def is_idle(self) -> bool:
        """Whether everything that was asked has been answered, and somebody may wait for."""
        return self._pending <= sum(task.is_patient for task in self.tasks)

    @property
    def is_working(self) -> bool:
        """Whether long work is being done that somebody may wait for."""
        return any(not task.is_patient for task in self.tasks)

    @property
    def is_finishing(self) -> bool:
        """Whether work is done that a lock after idle minutes lets end."""
        return any(task.finishes for task in self.tasks)

    @property
    def is_importing(self) -> bool:
        """Whether files are being taken into a case."""
        return any(task.objectName().startswith(IMPORT) for task in self.tasks)

    def ask(
        self,
        owner: QObject,
        query: Query[T],
        then: Callable[[T], None],
        *,
        channel: str = "",
        otherwise: Failed | None = None,
        after_edits: bool = False,
    ) -> None:
        """Answer a query off the window's thread.

        Args:
            owner: who asks; the answer is dropped if it is gone by then.
            query: made by the office.
            then: given the answer.
            channel: an answer is dropped when the owner has asked anew on the same channel;
                without one, each callback is a channel of its own.
            otherwise: given the fault; without it, `failed` tells everyone.
            after_edits: the answer knows of every change that was asked for before.
        """
        question = _Question(owner, then, otherwise, channel or _channel_of(then))
        pool = self._edits if after_edits else self._queries
        self._submit(pool, lambda: self.vault.ask(query), question)

    def run(
        self,
        owner: QObject,
        edit: Edit[T],
        then: Callable[[T], None] | None = None,
        *,
        otherwise: Failed | None = None,
    ) -> None:
        """Make one change off the window's thread; changes happen in the order of their calls."""
        question = _Question(owner, then, otherwise)
        self._submit(self._edits, lambda: self.vault.run(edit), question)

    def fetch(
        self,
        owner: QObject,
        job: Job[T],
        then: Callable[[T], None],
        *,
        channel: str = "",
        otherwise: Failed | None = None,
    ) -> CancellationToken:
        """Do a job of a second or so, such as rendering a page, without a place on the shelf.

        Returns:
            A ticket whose `stop` ends it.
        """
        ticket = CancellationToken()
        question = _Question(owner, then, otherwise, channel or _channel_of(then))
        self._fetched[id(ticket)] = ticket

        def fetched() -> T:
            try:
                return self.vault.work(job, ticket)
            finally:
                self._fetched.pop(id(ticket), None)

        self._submit(self._jobs, fetched, question)
        return ticket

    def start(
        self,
        owner: QObject,
        name: str,
        job: Job[T],
        then: Callable[[T], None] | None = None,
        *,
        otherwise: Failed | None = None,
        begins_again: bool = False,
    ) -> RunningJob:
        """Do a long job, shown on the task shelf.

        Args:
            owner: who wants the result. The job goes on if it is gone.
            name: what is being done, in words.
            job: made by the office.
            then: given the result.
            otherwise: given the fault, `Cancelled` too; without it, `failed` tells others than
                `Cancelled`.
            begins_again: by itself, where a lock stops it; it is then not told.
        """
        last = [0]

        def step(progress: Progress) -> None:
            now = self.clock.monotonic()
            if now - last[0] >= _PROGRESS_PAUSE or progress.done == progress.total:
                last[0] = now
                self._stepped.emit(task, progress)

        ticket = CancellationToken(listener=step)
        stint = JobState(name, ticket, begins_again)
        task = RunningJob(stint, self.clock.monotonic(), self)
        self.tasks.append(task)
        self._stints.append(stint)
        question = _Question(owner, then, otherwise, task=task, stint=stint)
        self._submit(self._jobs, lambda: self.vault.work(job, ticket), question)
        self.started.emit(task)
        return task

    def finish(
        self,
        owner: QObject,
        name: str,
        job: Job[T],
        then: Callable[[T], None] | None = None,
        *,
        otherwise: Failed | None = None,
    ) -> RunningJob:
        """Do a long job as `start` does, which a lock after idle minutes lets end."""
        task = self.start(owner, name, job, then, otherwise=otherwise)
        task.finishes = True
        return task

    def close(self, spent: float = 0.0) -> None:
        """Stop all work, wait some seconds for what is in hand, and close the vault.

        Changes that were asked for, such as drafts, are written meanwhile. Long work that did not
        come to its end is noted, to be told at the next opening.

        Args:
            spent: seconds of the lock that have passed.

        Raises:
            CasefilesError: see `OpenVault.close`; the vault is closed all the same.
        """
        if self._is_closed:
            return
        self._is_closed = True
        left = self._deadlines(spent)
        # A task belongs to the window's thread, which may be putting it away at this moment.
        running = [stint for stint in list(self._stints) if not stint.ticket.stop.is_set()]
        for stint in running:
            stint.ticket.stop.set()
        # A recording that plays would else be heard to its end.
        for ticket in list(self._fetched.values()):
            ticket.stop.set()
        for pool in (self._jobs, self._queries):
            pool.shutdown(wait=False, cancel_futures=True)
        self._edits.shutdown(wait=False)
        if wait(set(self._at_work), left(_TO_STOP)).not_done:
            self.vault.end_children()
            wait(set(self._at_work), left(_TO_FAIL))
        wait(set(self._writing), left(1))
        stopped = tuple(one.name for one in running if not one.is_done and not one.begins_again)
        if stopped:
            # What cannot be kept, as on a full disk, is only not told.
            with suppress(CasefilesError):
                self.vault.run(note_stopped(stopped))
        self.vault.close(left(1))

    def _deadlines(self, spent: float) -> Callable[[float], float]:
        """Return what tells how long may still be waited, up to a share of all that is left."""
        began = self.clock.monotonic()
        in_all = max(_LEAST, _TO_WAIT - spent)

        def left(share: float) -> float:
            passed = (self.clock.monotonic() - began) / _SECOND
            return max(0.0, in_all * share - passed)

        return left

    def _submit(self, pool: ThreadPoolExecutor, work: Callable[[], T], question: _Question) -> None:
        if self._is_closed:
            return
        self._serial += 1
        self._pending += 1
        serial = self._serial
        self._open[serial] = work, question
        if question.channel is not None:
            self._serials[id(question.owner), question.channel] = serial
        del work, question

        def do() -> None:
            # Only a question may go unasked: a job may change something.
            value, error = None, None
            work, question = self._open[serial]
            try:
                if pool is not self._queries or not self._is_superseded(question, serial):
                    value = work()
            except BaseException as fault:  # noqa: BLE001 - told on the window's thread
                error = fault
            if question.stint is not None:
                was_stopped = question.stint.ticket.stop.is_set()
                question.stint.is_done = error is None or not (
                    was_stopped or isinstance(error, Cancelled)
                )
            # The window's thread holds both until it has the answer: were the last of them let go
            # here, a widget that they name would end here, while Qt goes through all widgets there.
            del work, question
            self._answered.emit(_Answer(serial, value, error))

        known = self._writing if pool is self._edits else self._at_work
        requested = pool.submit(do)
        known.add(requested)
        requested.add_done_callback(known.discard)

    @Slot(object)
    def _on_answered(self, answer: _Answer) -> None:
        self._pending -= 1
        _, question = self._open.pop(answer.serial)
        if question.task is not None:
            self._end(question.task)
        if self._is_closed or self._is_late(question, answer.serial) or not isValid(question.owner):
            return
        if answer.error is not None:
            self._report_error(answer.error, question.otherwise)
        elif question.then is not None:
            question.then(answer.value)

    def _is_superseded(self, question: _Question, serial: int) -> bool:
        """Tell whether the owner has asked anew since; on any thread."""
        if question.channel is None:
            return False
        return self._serials.get((id(question.owner), question.channel)) != serial

    def _is_late(self, question: _Question, serial: int) -> bool:
        """Tell whether the owner has asked anew since."""
        is_late = self._is_superseded(question, serial)
        if question.channel is not None and not is_late:
            del self._serials[id(question.owner), question.channel]
        return is_late

    def _report_error(self, error: BaseException, otherwise: Failed | None) -> None:
        if not isinstance(error, CasefilesError):
            self.crashed.emit(error)
        elif otherwise is not None:
            otherwise(error)
        elif not isinstance(error, Cancelled):
            self.failed.emit(error)

    def _end(self, task: RunningJob) -> None:
        task.is_over = True
        if task.stint in self._stints:
            self._stints.remove(task.stint)
        if task in self.tasks:
            self.tasks.remove(task)
        task.ended.emit()
        task.deleteLater()

    @Slot(object, object)
    def _on_stepped(self, task: RunningJob, progress: Progress) -> None:
        if isValid(task) and not task.is_over:
            task.progress = progress
            task.stepped.emit()


def _channel_of(then: Callable[..., object]) -> str:
    """Name a callback by where it is written, so that two of them never share a channel."""
    code = getattr(then, "__code__", None)
    place = f"{code.co_filename}:{code.co_firstlineno}" if code is not None else ""
    return f"{place}:{getattr(then, '__qualname__', '')}"


def _be_kind() -> None:
    """Give way to the window's thread; threads that this one starts do too (Linux alone can)."""
    if sys.platform == "linux":
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), _KINDNESS)
