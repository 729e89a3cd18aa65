"""A lane: one thread with one connection, which does what it is asked one by one."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from casefiles.domain.foundation.errors import Cancelled
from casefiles.store.database.connection import Connection
from casefiles.store.database.driver_faults import DriverFault, SuspectedDamage

T = TypeVar("T")


class ConnectionThread:
    """A thread that alone makes, uses and closes its connection."""

    def __init__(self, name: str, connect: Callable[[], Connection]) -> None:
        """Start the thread; the connection is made with its first task.

        Args:
            name: of the thread.
            connect: called on the thread.
        """
        self._connect = connect
        self._connection: Connection | None = None
        self._pool = ThreadPoolExecutor(1, thread_name_prefix=name)
        self._thread: int | None = None
        self._guard = threading.Lock()
        self._pending_count = 0
        self._spared: Connection | None = None

    def second_thread(self, name: str) -> "ConnectionThread":
        """Return another lane with a connection of its own to the same database."""
        return ConnectionThread(name, self._connect)

    def call(self, task: Callable[[Connection], T]) -> T:
        """Do a task on the lane's thread and wait for it.

        A connection that spoke of damage is dropped, as one bad page spoils all later answers;
        the next task gets a fresh one.

        Raises:
            RuntimeError: asked from the lane's own thread, which would wait for itself.
        """
        return self.start(task)()

    def start(self, task: Callable[[Connection], T]) -> Callable[[], T]:
        """Let a task be done on the lane's thread, after those that were asked for before.

        Returns:
            What waits for it, and returns or raises what the task did.

        Raises:
            RuntimeError: asked from the lane's own thread.
        """
        if threading.get_ident() == self._thread:
            raise RuntimeError("a task of this lane asked for another")
        with self._guard:
            self._pending_count += 1
            if self._spared is not None:
                self._spared.interrupt()
        try:
            requested = self._pool.submit(self._do, task)
        except BaseException:
            self._answered()
            raise
        requested.add_done_callback(self._answered)
        return requested.result

    def _answered(self, _request: object = None) -> None:
        with self._guard:
            self._pending_count -= 1

    def spare(self, task: Callable[[Connection], T]) -> T:
        """Do a task for which nobody waits, and which any other ends that comes meanwhile.

        Raises:
            Cancelled: it gave way; what was not committed was not done.
        """
        return self._pool.submit(
            self._do, lambda connection: self._yielding(connection, task)
        ).result()

    def _yielding(self, connection: Connection, task: Callable[[Connection], T]) -> T:
        with self._guard:
            if self._pending_count:
                raise Cancelled("cancelled")
            self._spared = connection
        # Some single steps are long, and between statements there is none to interrupt.
        connection.stop_when(lambda: self._pending_count > 0)
        try:
            return task(connection)
        except DriverFault:
            # Some statements that are ended fail with an error of their own.
            if not self._pending_count:
                raise
            raise Cancelled("cancelled") from None
        finally:
            with self._guard:
                self._spared = None
            connection.stop_never()

    def _do(self, task: Callable[[Connection], T]) -> T:
        self._thread = threading.get_ident()
        if self._connection is None or self._connection.is_closed:
            self._connection = self._connect()
        try:
            return task(self._connection)
        except SuspectedDamage:
            self._drop()
            raise

    def _drop(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()

    def drop(self) -> None:
        """Close the connection; the next task makes a new one."""
        self._pool.submit(self._drop).result()

    def end(self) -> None:
        """Close the connection and end the thread."""
        try:
            self.drop()
        finally:
            self._pool.shutdown()
