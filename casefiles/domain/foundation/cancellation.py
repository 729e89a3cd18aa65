"""Progress and cancel: the one checkpoint that long work passes."""

from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Event as Flag
from typing import Final

from casefiles.domain.foundation.errors import Cancelled


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a piece of work is.

    Attributes:
        done: units finished.
        total: units in all.
        label: code of what is being done, a key of `casefiles.words.catalogue`.
    """

    done: int
    total: int
    label: str


def _unheard(_progress: Progress) -> None:
    """Take no notice."""


@dataclass(frozen=True, slots=True)
class CancellationToken:
    """Handed to long work, which calls `step` between units.

    Attributes:
        listener: called with each step, on the thread of the work.
        stop: set by anyone who wants the work to end.
    """

    listener: Callable[[Progress], None] = _unheard
    stop: Flag = field(default_factory=Flag)

    def step(self, done: int, total: int, label: str) -> None:
        """Report progress.

        Raises:
            Cancelled: somebody asked to stop.
        """
        self.check()
        self.listener(Progress(done, total, label))

    def check(self) -> None:
        """Say nothing, but end the work if somebody asked to stop.

        Raises:
            Cancelled: somebody asked to stop.
        """
        if self.stop.is_set():
            raise Cancelled("cancelled")


QUIET: Final = CancellationToken()
"""For work that nobody hears of and nobody stops."""
