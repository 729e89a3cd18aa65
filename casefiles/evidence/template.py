"""What the program asks of evidence: read a document, render its pages; each in its own worker."""

import contextlib
import json
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from casefiles.domain.errors import WorkerFailed
from casefiles.domain.reading import PageText, Raster, Reading
from casefiles.domain.ticket import Ticket
from casefiles.evidence.answers import (
    LARGEST_ANSWER,
    Head,
    NonsenseAnswer,
    head_from,
    lock_from,
    page_from,
    raster_head_from,
    unreadable_from,
)
from casefiles.evidence.children import Children, ForkedChildren, FreshChildren
from casefiles.evidence.conversation import Clock, Conversation, Lost
from casefiles.evidence.limits import WorkerLimits
from casefiles.evidence.lock import Lock
from casefiles.evidence.pages import Columns, Fineness
from casefiles.evidence.signatures import UNKNOWN
from casefiles.evidence.unreadable import NONSENSE, TOO_LARGE

_READING, _RENDERING = "reading_pages", "rendering_pages"
_SECONDS_TO_START = 30.0
"""A fresh worker loads libraries and fonts before it answers."""


class Template:
    """Reads and renders documents in workers that see nothing else; safe to use from threads.

    Attributes:
        level: how well workers are locked: full, partial or none.
        has_namespaces: whether they are also cut off from the machine's network and users.
    """

    def __init__(
        self, children: Children, limits: WorkerLimits, clock: Clock, *, has_namespaces: bool
    ) -> None:
        """Take over a source of children; `open_template` is the usual way.

        Raises:
            WorkerFailed: `sandbox_failed`, if a worker cannot even tell how it is locked.
        """
        self._children = children
        self._limits = limits
        self._clock = clock
        self.has_namespaces = has_namespaces
        try:
            with self._conversation(Ticket()) as conversation:
                self._lock = _lock_of(conversation)
        except (Lost, NonsenseAnswer) as error:
            raise WorkerFailed("sandbox_failed") from error
        self.level = self._lock.level

    def __enter__(self) -> Self:
        """Return the template itself."""
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

    def read(self, source: Iterable[bytes], ticket: Ticket) -> Reading:
        """Tell the type of a document and read the text of its pages.

        Args:
            source: the document's bytes, in chunks of any size.
            ticket: told of each page.

        Returns:
            The reading; with a code in `unreadable` if the file is hostile, broken or too large.

        Raises:
            Cancelled: a person stopped the work.
            WorkerFailed: `sandbox_lost` or `sandbox_weaker`: not the file's fault.
                Errors of the source are passed on.
        """
        media_type, reason = UNKNOWN, ""
        pages: tuple[PageText, ...] = ()
        try:
            with self._conversation(ticket) as conversation:
                self._expect_same_lock(conversation)
                head = self._submit(conversation, source, {"task": "read"})
                media_type, reason = head.media_type, head.unreadable
                pages = tuple(self._pages(conversation, head, ticket))
        except NonsenseAnswer:
            reason = NONSENSE
        except Lost as error:
            reason = error.code
        return Reading(media_type, pages, reason)

    def render(
        self, source: Iterable[bytes], pages: Sequence[int], fineness: Fineness, ticket: Ticket
    ) -> Iterator[Raster]:
        """Render pages of a document, in the order asked.

        Args:
            source: the document's bytes, in chunks of any size.
            pages: numbers, from 1.
            fineness: in dots per inch, less where a page is longer than A4 or has too many pixels;
                or pixels across, fewer only where they would be too many.
            ticket: told of each page.

        Yields:
            One raster per page.

        Raises:
            Cancelled: a person stopped the work.
            WorkerFailed: a code of `unreadable`, with the page where it stopped; or as for `read`.
        """
        if not pages:
            return
        at = pages[0]
        wanted = {"columns": fineness.count} if isinstance(fineness, Columns) else {"dpi": fineness}
        request = {"task": "render", "pages": list(pages), **wanted}
        try:
            with self._conversation(ticket) as conversation:
                self._expect_same_lock(conversation)
                head = self._submit(conversation, source, request)
                if head.unreadable:
                    raise WorkerFailed(head.unreadable, page=at)
                for done, at in enumerate(pages):
                    ticket.step(done, len(pages), _RENDERING)
                    yield self._raster(conversation, at)
        except NonsenseAnswer as error:
            raise WorkerFailed(NONSENSE, page=at) from error
        except Lost as error:
            raise WorkerFailed(error.code, page=at) from error

    def _conversation(self, ticket: Ticket) -> Conversation:
        return Conversation(self._children.start(), _SECONDS_TO_START, ticket.stop, self._clock)

    def _expect_same_lock(self, conversation: Conversation) -> None:
        """Give evidence only to a worker that is locked as well as the first one was."""
        if _lock_of(conversation) != self._lock:
            raise WorkerFailed("sandbox_weaker")

    def _submit(
        self, conversation: Conversation, source: Iterable[bytes], request: dict[str, object]
    ) -> Head:
        patience = self._limits.seconds_per_page
        conversation.grant(self._limits.seconds_per_document)
        is_whole = conversation.send_document(source, self._limits.document_bytes, patience)
        request["is_cut"] = not is_whole
        conversation.send(json.dumps(request).encode(), patience)
        head = head_from(conversation.receive(LARGEST_ANSWER, patience), self._limits)
        return head if is_whole or head.unreadable else Head(head.media_type, 0, TOO_LARGE)

    def _pages(self, conversation: Conversation, head: Head, ticket: Ticket) -> Iterator[PageText]:
        """Receive the pages one by one.

        Raises:
            Lost: also with a code that the worker told.
        """
        characters = 0
        for number in range(1, head.page_count + 1):
            ticket.step(number - 1, head.page_count, _READING)
            answer = self._answer(conversation)
            page = page_from(answer, number, self._limits)
            characters += sum(len(line.text) for line in page.lines)
            if characters > self._limits.characters:
                raise Lost(TOO_LARGE)
            yield page

    def _raster(self, conversation: Conversation, number: int) -> Raster:
        head = raster_head_from(self._answer(conversation), number, self._limits)
        pixels = conversation.receive(head.size, self._limits.seconds_per_page)
        return head.with_pixels(pixels)

    def _answer(self, conversation: Conversation) -> bytes:
        answer = conversation.receive(LARGEST_ANSWER, self._limits.seconds_per_page)
        code = unreadable_from(answer)
        if code:
            raise Lost(code)
        return answer


def open_template(resources: Path, limits: WorkerLimits, clock: Clock = time.monotonic) -> Template:
    """Start what is needed to read evidence; use it as a context.

    Args:
        resources: folder that has `fonts`.
        limits: for each document.
        clock: monotonic, in seconds.

    Returns:
        A template; look at its `level` before giving it anything.

    Raises:
        WorkerFailed: `sandbox_failed`: the child processes do not start.
    """
    children: Children
    has_namespaces = False
    if sys.platform.startswith("linux"):
        children = forked = ForkedChildren(resources, limits)
        has_namespaces = forked.has_namespaces
    else:
        children = FreshChildren(resources, limits)
    with contextlib.ExitStack() as stack:
        stack.callback(children.close)
        template = Template(children, limits, clock, has_namespaces=has_namespaces)
        stack.pop_all()
    return template


def _lock_of(conversation: Conversation) -> Lock:
    landlock, seccomp, limits = lock_from(conversation.receive(LARGEST_ANSWER, _SECONDS_TO_START))
    return Lock(landlock, seccomp=seccomp, limits=limits)
