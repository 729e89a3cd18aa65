"""A lane: one thread with one connection, which does what it is asked one by one."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from casefiles.store.connection import Connection, SuspectedDamage

T = TypeVar("T")


class Lane:
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

    def call(self, task: Callable[[Connection], T]) -> T:
        """Do a task on the lane's thread and wait for it.

        A connection that spoke of damage is dropped, as one bad page spoils all later answers;
        the next task gets a fresh one.

        Raises:
            RuntimeError: asked from the lane's own thread, which would wait for itself.
        """
        if threading.get_ident() == self._thread:
            raise RuntimeError("a task of this lane asked for another")
        return self._pool.submit(self._do, task).result()

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
