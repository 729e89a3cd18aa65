"""The child that lays a dossier out again and again, and draws pages of it: no key, no vault.

It is given the canonical bytes of a Disclosure and burned pages, like the one that typesets an
export, but stays for the next turn: its fonts and what it set before are at hand then. It ends with
the vault, and whenever it fails; another is started when one is needed.
"""

import json
import queue
import subprocess
import threading
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Final

from casefiles.domain.errors import Cancelled, WorkerFailed
from casefiles.domain.frames import write_frame
from casefiles.domain.ticket import Ticket
from casefiles.office.children import Feeding, Listening, refusal, started_child

_WORK: Final = "typesetting"
_LOOK: Final = 0.05
"""Seconds between two looks at whether somebody asked to stop."""
_GRACE: Final = 0.5
"""Seconds in which a turn that nobody wants any more may end by itself."""
_SILENCE: Final = 120.0
"""A child that tells nothing for so many seconds is stopped."""


@dataclass(frozen=True, slots=True, order=True)
class PlaceOfPage:
    """A page, from 1, and how far down it something is, from 0 to 1."""

    page: int
    down: float = 0.0


@dataclass(frozen=True, slots=True)
class Laid:
    """A dossier as it was laid out; pages count from 1.

    Attributes:
        pictures: exhibit and its page behind a page.
        places: where something begins, such as `statement 3` or `page 2 1`.
    """

    pages: int
    pictures: Mapping[int, tuple[str, int]]
    places: Mapping[str, PlaceOfPage]


class LiveChild:
    """Starts the child when it is first needed; safe to use from threads, one turn at a time."""

    def __init__(self) -> None:
        self._turn = threading.Lock()
        self._guard = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._listening: Listening | None = None
        self._laid: tuple[bytes, Laid] | None = None
        self._is_closed = False

    def lay_out(self, resources: Path, disclosure: bytes, ticket: Ticket) -> Laid:
        """Lay a dossier out.

        Args:
            resources: fonts and profiles.
            disclosure: its canonical bytes.
            ticket: its stop ends the work.

        Raises:
            UnsupportedText: a text cannot be set.
            Refused: it cannot be composed.
            WorkerFailed: the child crashed or fell silent.
            Cancelled: somebody asked to stop.
        """
        with self._at_turn(ticket):
            return self._lay(resources, disclosure, ticket)

    def draw(
        self,
        resources: Path,
        disclosure: bytes,
        numbers: Iterable[int],
        pages: Iterable[bytes],
        ticket: Ticket,
    ) -> bytes:
        """Return a PDF of some pages of a dossier; it is laid out first where another is.

        Args:
            resources: fonts and profiles.
            disclosure: the canonical bytes of the dossier.
            numbers: pages, from 1.
            pages: header and data of each burned page among them, and published ones.
            ticket: its stop ends the work.

        Raises:
            CasefilesError: as for `lay_out`.
        """
        with self._at_turn(ticket):
            self._lay(resources, disclosure, ticket)
            turn = json.dumps({"draw": list(numbers)}).encode()
            return self._ask(resources, [turn, *pages, b""], ticket)

    def close(self) -> None:
        """End the child, also in the middle of a turn; none is started again."""
        with self._guard:
            self._is_closed = True
        self._end()

    def _at_turn(self, ticket: Ticket) -> "_Turn":
        return _Turn(self._turn, ticket)

    def _lay(self, resources: Path, disclosure: bytes, ticket: Ticket) -> Laid:
        if self._laid is not None and self._laid[0] == disclosure:
            return self._laid[1]
        self._laid = None
        told = json.loads(self._ask(resources, [b'{"lay": true}', disclosure], ticket))
        laid = _laid_from(told)
        self._laid = disclosure, laid
        return laid

    def _ask(self, resources: Path, frames: Iterable[bytes], ticket: Ticket) -> bytes:
        """Give the child one turn and wait for its answer; whatever fails ends the child."""
        try:
            feeding, listening = self._begun(resources, frames)
            answer = self._answer(listening, ticket)
            _require_taken(feeding)
        except BaseException:
            self._end()
            raise
        if answer.startswith(b"{"):
            told = json.loads(answer)
            if "refused" in told:
                raise refusal(told)
        return answer

    def _begun(self, resources: Path, frames: Iterable[bytes]) -> tuple[Feeding, Listening]:
        """Begin to give a turn to the child, which may not have said anything unasked."""
        sink, listening = self._running(resources)
        if not listening.answers.empty():
            raise WorkerFailed("child_crashed", work=_WORK)
        feeding = Feeding(sink, frames, closes=False)
        feeding.start()
        return feeding, listening

    def _answer(self, listening: Listening, ticket: Ticket) -> bytes:
        waited = unwanted = 0.0
        while waited < _SILENCE:
            try:
                answer = listening.answers.get(timeout=_LOOK)
            except queue.Empty:
                waited += _LOOK
                unwanted += _LOOK if ticket.stop.is_set() else 0.0
                if unwanted > _GRACE:
                    raise Cancelled("cancelled") from None
                continue
            if answer is None:
                raise WorkerFailed("child_crashed", work=_WORK)
            return answer
        raise WorkerFailed("child_silent", work=_WORK)

    def _running(self, resources: Path) -> tuple[IO[bytes], Listening]:
        with self._guard:
            if self._is_closed:
                raise WorkerFailed("child_crashed", work=_WORK)
            if self._process is None:
                self._process = self._started(resources)
            if self._process.stdin is None or self._listening is None:
                raise WorkerFailed("child_without_pipes")
            return self._process.stdin, self._listening

    def _started(self, resources: Path) -> "subprocess.Popen[bytes]":
        process = started_child("casefiles.dossier")
        if process.stdin is None or process.stdout is None:
            raise WorkerFailed("child_without_pipes")
        self._listening = Listening(process.stdout)
        self._listening.start()
        request = {"resources": str(resources), "live": True}
        with suppress(BrokenPipeError):  # it ended, which the missing answer tells
            write_frame(process.stdin, json.dumps(request).encode())
        return process

    def _end(self) -> None:
        with self._guard:
            process, self._process, self._laid = self._process, None, None
            listening, self._listening = self._listening, None
        if process is None or process.stdin is None or listening is None:
            return
        process.kill()
        process.wait()
        listening.end()
        # What it had no room for in the pipe cannot be written any more.
        with suppress(OSError):
            process.stdin.close()


class _Turn:
    """Waits for its turn as long as somebody wants it."""

    def __init__(self, lock: threading.Lock, ticket: Ticket) -> None:
        self._lock, self._ticket = lock, ticket

    def __enter__(self) -> None:
        """Wait.

        Raises:
            Cancelled: somebody asked to stop.
        """
        while not self._lock.acquire(timeout=_LOOK):
            self._ticket.check()

    def __exit__(self, *_fault: object) -> None:
        self._lock.release()


def _require_taken(feeding: Feeding) -> None:
    """Refuse the answer to a turn of which something is left to be taken."""
    feeding.join(_GRACE)
    if feeding.error is not None:
        raise feeding.error
    if feeding.is_alive():
        raise WorkerFailed("child_crashed", work=_WORK)


def _laid_from(told: dict[str, Any]) -> Laid:
    pictures = {int(at): (str(mark), int(page)) for at, mark, page in told["pictures"]}
    places = {
        str(name): PlaceOfPage(int(page), float(down))
        for name, (page, down) in told["places"].items()
    }
    return Laid(int(told["pages"]), pictures, places)
