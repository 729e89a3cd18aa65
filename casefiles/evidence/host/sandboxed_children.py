"""What all that is asked of locked children has in common: starting them, checking them, ending."""

import contextlib
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

from casefiles.domain.foundation.errors import WorkerFailed
from casefiles.evidence.channel.answers import LARGEST_ANSWER, MalformedAnswer, lock_from
from casefiles.evidence.channel.limits import WorkerLimits
from casefiles.evidence.channel.unreadable import TIMED_OUT
from casefiles.evidence.host.children import Children, ForkedChildren, FreshChildren
from casefiles.evidence.host.worker_channel import Clock, WorkerChannel, WorkerLost
from casefiles.lock import SandboxReport


class SandboxedChildren:
    """Starts children that are all locked as the first one was; use it as a context.

    Attributes:
        level: how well they are locked: full, partial or none.
    """

    def __init__(self, children: Children, clock: Clock, seconds_to_start: float) -> None:
        """Take over a source of children.

        Raises:
            WorkerFailed: `sandbox_failed`, if a child cannot even tell how it is locked.
        """
        self._children, self._clock = children, clock
        self._seconds_to_start = seconds_to_start
        try:
            with self._unchecked(threading.Event()) as conversation:
                self._lock = self._lock_of(conversation)
        except (WorkerLost, MalformedAnswer) as error:
            raise WorkerFailed(_why(error, "sandbox_failed")) from error
        self.level = self._lock.level

    def __enter__(self) -> Self:
        """Return it itself."""
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _traceback: TracebackType | None,
    ) -> None:
        """Close it."""
        self.close()

    def close(self) -> None:
        """End all processes."""
        self._children.close()

    def start(self, stop: threading.Event) -> WorkerChannel:
        """Start a child; whoever asked ends it.

        Raises:
            WorkerFailed: `sandbox_lost`, or `sandbox_weaker` if it is locked less well.
            Cancelled: a person stopped the work.
        """
        with contextlib.ExitStack() as ending:
            conversation = ending.enter_context(self._unchecked(stop))
            try:
                lock = self._lock_of(conversation)
            except (WorkerLost, MalformedAnswer) as error:
                raise WorkerFailed(_why(error, "sandbox_lost")) from error
            if lock != self._lock:
                raise WorkerFailed("sandbox_weaker")
            ending.pop_all()
        return conversation

    @contextlib.contextmanager
    def started(self, stop: threading.Event) -> Iterator[WorkerChannel]:
        """Start a child, as `start` does, and end it in the end."""
        conversation = self.start(stop)
        try:
            yield conversation
        finally:
            conversation.end()

    def _unchecked(self, stop: threading.Event) -> WorkerChannel:
        return WorkerChannel(self._children.start(), self._seconds_to_start, stop, self._clock)

    def _lock_of(self, conversation: WorkerChannel) -> SandboxReport:
        values = lock_from(conversation.receive(LARGEST_ANSWER, self._seconds_to_start))
        landlock, seccomp, limits = values
        return SandboxReport(landlock, seccomp=seccomp, limits=limits)


def _why(error: WorkerLost | MalformedAnswer, code: str) -> str:
    """Return a code, or that the machine was too busy where a child was merely late."""
    is_late = isinstance(error, WorkerLost) and error.code == TIMED_OUT
    return "sandbox_busy" if is_late else code


def children_of(
    kind: str, resources: Path, limits: WorkerLimits, given_up: threading.Event | None = None
) -> Children:
    """Start where children come from.

    Args:
        kind: what they serve as: empty for documents, else with a stroke at its end.
        resources: folder that has `fonts`.
        limits: for each document.
        given_up: set by whoever wants none any more, also while they start.

    Raises:
        WorkerFailed: `sandbox_failed`: the child processes do not start.
    """
    children: Children
    if sys.platform.startswith("linux"):
        children = ForkedChildren(resources, limits, f"{kind}template", given_up)
    else:
        children = FreshChildren(resources, limits, f"{kind}worker")
    return children
