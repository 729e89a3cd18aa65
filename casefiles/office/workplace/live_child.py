"""The child that lays a dossier out again and again, and draws pages of it: no key, no vault.

It is given the canonical bytes of a Disclosure and burned pages, like the one that typesets an
export, but stays for the next turn: its fonts and what it set before are at hand then. It ends with
the vault, and whenever it fails; another is started when one is needed.
"""

import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final, TypeVar

from casefiles.domain.disclosure.closed_paper import ClosedPaper
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import WorkerFailed
from casefiles.dossier.requests import Draw, LaidOutDossier, LayOut, Made, PageAnchor
from casefiles.office.workplace.channel import ChildChannel, Limits

__all__ = ["LaidOutDossier", "LiveChild", "PageAnchor"]

A = TypeVar("A")

_WORK: Final = "typesetting"
_LIMITS: Final = Limits(silence=120.0, grace=0.5)
_LOOK: Final = 0.05
"""Seconds between two looks at whether somebody asked to stop."""


class LiveChild:
    """Starts the child when it is first needed; safe to use from threads, one turn at a time."""

    def __init__(self) -> None:
        self._turn = threading.Lock()
        self._guard = threading.Lock()
        self._channel: ChildChannel | None = None
        self._laid: tuple[tuple[bytes, ClosedPaper | None], LaidOutDossier] | None = None
        self._is_closed = False

    def lay_out(
        self,
        resources: Path,
        disclosure: bytes,
        ticket: CancellationToken,
        closed: ClosedPaper | None = None,
    ) -> LaidOutDossier:
        """Lay a dossier out.

        Args:
            resources: fonts and profiles.
            disclosure: its canonical bytes.
            ticket: its stop ends the work.
            closed: it is the closed paper of that; see `requests.Typeset`.

        Raises:
            UnsupportedText: a text cannot be set.
            Refused: it cannot be composed.
            WorkerFailed: the child crashed or fell silent.
            Cancelled: somebody asked to stop.
        """
        with self._at_turn(ticket):
            return self._lay(resources, (disclosure, closed), ticket)

    def draw(
        self,
        resources: Path,
        disclosure: bytes,
        numbers: Iterable[int],
        pages: Iterable[bytes],
        ticket: CancellationToken,
        closed: ClosedPaper | None = None,
    ) -> bytes:
        """Return a PDF of some pages of a dossier; it is laid out first where another is.

        Args:
            resources: fonts and profiles.
            disclosure: the canonical bytes of the dossier.
            numbers: pages, from 1.
            pages: those of exhibits among them, as they are handed in.
            ticket: its stop ends the work.
            closed: as for `lay_out`.

        Raises:
            CasefilesError: as for `lay_out`.
        """
        with self._at_turn(ticket):
            self._lay(resources, (disclosure, closed), ticket)
            _, (data,) = self._ask(Draw(tuple(numbers)), Made, pages, ticket, 1)
            return data

    def close(self) -> None:
        """End the child, also in the middle of a turn; none is started again."""
        with self._guard:
            self._is_closed = True
            channel, self._channel, self._laid = self._channel, None, None
        if channel is not None:
            channel.end()

    @contextmanager
    def _at_turn(self, ticket: CancellationToken) -> Iterator[None]:
        """Wait for a turn as long as somebody wants it."""
        while not self._turn.acquire(timeout=_LOOK):
            ticket.check()
        try:
            self._let_go_of_a_dead_child()
            yield
        finally:
            self._turn.release()

    def _let_go_of_a_dead_child(self) -> None:
        """Have another started where this one ended while nobody asked it anything."""
        with self._guard:
            channel = self._channel
            if channel is not None and channel.process.poll() is not None:
                channel.end()
                self._channel = self._laid = None

    def _lay(
        self,
        resources: Path,
        paper: tuple[bytes, ClosedPaper | None],
        ticket: CancellationToken,
    ) -> LaidOutDossier:
        if self._laid is not None and self._laid[0] == paper:
            return self._laid[1]
        self._laid = None
        lay_out = LayOut(str(resources), paper[1])
        laid, _ = self._ask(lay_out, LaidOutDossier, [paper[0]], ticket, 0)
        self._laid = paper, laid
        return laid

    def _ask(
        self,
        request: Any,
        kind: type[A],
        blobs: Iterable[bytes],
        ticket: CancellationToken,
        parts: int,
    ) -> tuple[A, list[bytes]]:
        """Give the child one turn; a failure ends the child, a refusal does not."""
        channel = self._running()
        try:
            return channel.ask(request, kind, blobs, CancellationToken(stop=ticket.stop), parts)
        finally:
            if channel.process.returncode is not None:
                with self._guard:
                    self._channel = self._laid = None

    def _running(self) -> ChildChannel:
        with self._guard:
            if self._is_closed:
                raise WorkerFailed("child_crashed", work=_WORK)
            if self._channel is None:
                self._channel = ChildChannel("casefiles.dossier", _WORK, _LIMITS)
            return self._channel
