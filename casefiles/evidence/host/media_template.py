"""What the program asks of sounds and films; each is served by a locked child of its own."""

import contextlib
import json
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Final, Self, TypeVar

from casefiles.domain.files.extracted_items import Item
from casefiles.domain.files.media import FilmPicture, MediaInfo
from casefiles.domain.foundation.errors import Cancelled, WorkerFailed
from casefiles.evidence.channel.answers import LARGEST_ANSWER, MalformedAnswer, unreadable_from
from casefiles.evidence.channel.item_answers import items_from
from casefiles.evidence.channel.limits import WorkerLimits
from casefiles.evidence.channel.media_answers import (
    MOST_SAMPLES,
    byte_count,
    info_from,
    picture_from,
)
from casefiles.evidence.channel.remote_file import ChunkedSource
from casefiles.evidence.channel.unreadable import NONSENSE, TOO_LARGE
from casefiles.evidence.host.children import Children
from casefiles.evidence.host.sandboxed_children import SandboxedChildren, children_of
from casefiles.evidence.host.worker_channel import Clock, WorkerChannel, WorkerLost

T = TypeVar("T")
Pieces = Callable[[int, int], bytes]
"""Returns bytes of a file: offset and length, fewer where it ends."""

_SECONDS_TO_START: Final = 30.0
_SECONDS: Final = 30.0
"""Longest wait for one step of a request, and for all its steps together twice as long."""
_MOST_ITEMS: Final = 2_000
_MOST_PIECES: Final = 1_024
"""Pieces of one request: a gigabyte read for one frame is no honest film."""


class MediaTemplate(SandboxedChildren):
    """Opens sounds and films in children that see nothing else; safe to use from threads."""

    def __init__(self, children: Children, clock: Clock) -> None:
        """Take over a source of children; `open_media_template` is the usual way.

        Raises:
            WorkerFailed: `sandbox_failed`, if a child cannot even tell how it is locked.
        """
        super().__init__(children, clock, _SECONDS_TO_START)

    def open(self, pieces: Pieces, size: int) -> "OpenMedia":
        """Open a file.

        Args:
            pieces: gives bytes of the file, on the thread of whoever asks for something.
            size: of the file, in bytes.

        Raises:
            WorkerFailed: `sandbox_lost` or `sandbox_weaker`.
        """
        return OpenMedia(self, pieces, size)


class OpenMedia:
    """One file in the hands of a child; a child that is lost is replaced when next asked."""

    def __init__(self, template: MediaTemplate, pieces: Pieces, size: int) -> None:
        self._template = template
        self._file = ChunkedSource(size, pieces)
        self._turn = threading.Lock()
        self._stop = threading.Event()
        self._conversation: WorkerChannel | None = None

    def __enter__(self) -> Self:
        """Return the file itself."""
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
        """End the child, also in the middle of an answer; from any thread, and waits for nobody."""
        self._stop.set()
        self._drop_closed()

    @property
    def is_closed(self) -> bool:
        """Whether nothing more may be asked."""
        return self._stop.is_set()

    def info(self) -> tuple[MediaInfo, tuple[Item, ...]]:
        """Return what the file is and what it reveals."""

        def receive(conversation: WorkerChannel) -> tuple[MediaInfo, tuple[Item, ...]]:
            info = info_from(self._answer(conversation))
            return info, tuple(self._items(conversation))

        return self._answer_of(receive, {"do": "info"})

    def picture(self, milliseconds: int, width: int) -> FilmPicture:
        """Return the frame that is shown at a time, at most so many pixels wide."""
        return self._needed({"do": "picture", "at": milliseconds, "width": width})

    def before(self, milliseconds: int, width: int) -> FilmPicture:
        """Return the last frame before a time, or the first one."""
        return self._needed({"do": "before", "at": milliseconds, "width": width})

    def next(self, width: int, skipped: int = 0) -> FilmPicture | None:
        """Return the frame after the last one, some left out before it; None at the end."""
        return self._shown({"do": "next", "width": width, "skipped": skipped})

    def key_frame(self, milliseconds: int, width: int) -> FilmPicture | None:
        """Return a frame near a time that costs little, without leaving the place of the film."""
        return self._shown({"do": "key", "at": milliseconds, "width": width})

    def sound(self, milliseconds: int, length: int, speed: int = 100) -> bytes:
        """Return samples: 48,000 a second, two channels of sixteen bits each.

        Args:
            milliseconds: of the first sample.
            length: in milliseconds of the file.
            speed: in hundredths.
        """
        request = {"do": "sound", "at": milliseconds, "length": length, "speed": speed}
        return self._bytes(request, MOST_SAMPLES)

    def shape(self, milliseconds: int, length: int, count: int) -> bytes:
        """Return how loud each of some equal parts of a time is, from 0 to 255."""
        request = {"do": "shape", "at": milliseconds, "length": length, "count": count}
        return self._bytes(request, count)

    def _bytes(self, request: dict[str, object], most: int) -> bytes:
        def receive(conversation: WorkerChannel) -> bytes:
            count = byte_count(self._answer(conversation), most)
            data = conversation.receive(most, _SECONDS)
            if len(data) != count:
                raise MalformedAnswer
            return data

        return self._answer_of(receive, request)

    def _needed(self, request: dict[str, object]) -> FilmPicture:
        picture = self._shown(request)
        if picture is None:
            raise WorkerFailed(NONSENSE)
        return picture

    def _shown(self, request: dict[str, object]) -> FilmPicture | None:
        def receive(conversation: WorkerChannel) -> FilmPicture | None:
            head = picture_from(self._answer(conversation))
            if head is None:
                return None
            return head.with_pixels(conversation.receive(head.size, _SECONDS))

        return self._answer_of(receive, request)

    def _drop_closed(self) -> None:
        """End the child of a file that was closed, unless somebody asks it now, who then will."""
        if self.is_closed and self._turn.acquire(blocking=False):
            try:
                self._drop()
            finally:
                self._turn.release()

    def _answer_of(self, receive: Callable[[WorkerChannel], T], request: dict[str, object]) -> T:
        try:
            return self._answer_in_turn(receive, request)
        finally:
            self._drop_closed()

    def _answer_in_turn(
        self, receive: Callable[[WorkerChannel], T], request: dict[str, object]
    ) -> T:
        """Ask the child for something.

        Raises:
            WorkerFailed: with the reason; a child that is lost is ended.
            Cancelled: the file was closed.
        """
        with self._turn:
            if self.is_closed:
                raise Cancelled("cancelled")
            try:
                conversation = self._open()
                conversation.grant(2 * _SECONDS)
                conversation.send(json.dumps(request).encode(), _SECONDS)
                return receive(conversation)
            except _RefusedByChild as error:
                raise WorkerFailed(error.code) from error
            except MalformedAnswer as error:
                self._drop()
                raise WorkerFailed(NONSENSE) from error
            except WorkerLost as error:
                self._drop()
                raise WorkerFailed(error.code) from error
            except BaseException:
                # The child waits for bytes that will not come.
                self._drop()
                raise

    def _open(self) -> WorkerChannel:
        if self._conversation is None:
            self._conversation = self._template.start(self._stop)
            self._conversation.send(json.dumps({"size": self._file.size}).encode(), _SECONDS)
        return self._conversation

    def _drop(self) -> None:
        conversation, self._conversation = self._conversation, None
        if conversation is not None:
            conversation.end()

    def _answer(self, conversation: WorkerChannel) -> bytes:
        """Return the next answer; pieces of the file that the child asks for are given to it."""
        for _ in range(_MOST_PIECES):
            if self.is_closed:
                raise Cancelled("cancelled")
            answer = conversation.receive(LARGEST_ANSWER, _SECONDS)
            number = self._file.needed(answer)
            if number is None:
                code = unreadable_from(answer)
                if code:
                    raise _RefusedByChild(code)
                return answer
            conversation.send(self._file.piece(number), _SECONDS)
        raise WorkerLost(TOO_LARGE)

    def _items(self, conversation: WorkerChannel) -> Iterator[Item]:
        received = 0
        while some := items_from(self._answer(conversation)):
            received += len(some)
            if received > _MOST_ITEMS:
                raise MalformedAnswer
            yield from some


class _RefusedByChild(Exception):
    """The child says that it cannot, and waits for the next request."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def open_media_template(
    resources: Path,
    limits: WorkerLimits,
    clock: Clock = time.monotonic,
    given_up: threading.Event | None = None,
) -> MediaTemplate:
    """Start what is needed for sounds and films; use it as a context.

    Raises:
        WorkerFailed: `sandbox_failed`: the child processes do not start.
    """
    children = children_of("media_", resources, limits, given_up)
    with contextlib.ExitStack() as stack:
        stack.callback(children.close)
        template = MediaTemplate(children, clock)
        stack.pop_all()
    return template
