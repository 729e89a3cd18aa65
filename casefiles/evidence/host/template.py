"""What the program asks of evidence: read a document, render its pages; each in its own worker."""

import contextlib
import json
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TypeAlias

from typing_extensions import override

from casefiles.domain.dates.date_order import NO_HINT, DateOrderHint
from casefiles.domain.files.extracted_items import Item
from casefiles.domain.files.extraction import Extraction, PageText, Raster
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import WorkerFailed
from casefiles.domain.records.narrative import NarrativeReading, ReadBlock
from casefiles.evidence.channel.answers import (
    END_OF_PART,
    LARGEST_ANSWER,
    PIECE_OF_PART,
    Head,
    MalformedAnswer,
    head_from,
    page_from,
    part_end_from,
    raster_head_from,
    unreadable_from,
)
from casefiles.evidence.channel.item_answers import items_from
from casefiles.evidence.channel.limits import WorkerLimits
from casefiles.evidence.channel.media_types import UNKNOWN
from casefiles.evidence.channel.narrative_answers import blocks_from, counts_from
from casefiles.evidence.channel.pages import Columns, Fineness
from casefiles.evidence.channel.rebuilt_page_answers import Redrawn, redrawn_from
from casefiles.evidence.channel.remote_file import ChunkedSource
from casefiles.evidence.channel.unreadable import NONSENSE, TOO_LARGE
from casefiles.evidence.host.children import Children, ForkedChildren
from casefiles.evidence.host.media_template import MediaTemplate, open_media_template
from casefiles.evidence.host.sandboxed_children import SandboxedChildren, children_of
from casefiles.evidence.host.worker_channel import Clock, WorkerChannel, WorkerLost
from casefiles.evidence.host.worker_pool import OcrWorkerPool, open_recogniser

_READING, _RENDERING = "reading_pages", "rendering_pages"
_SECONDS_TO_START = 30.0
"""A fresh worker loads libraries and fonts before it answers."""


@dataclass(frozen=True, slots=True)
class WithPassword:
    """The bytes of a PDF or archive, and the password that a person typed for it."""

    content: Iterable[bytes] | ChunkedSource
    password: str = field(repr=False)


Source: TypeAlias = Iterable[bytes] | ChunkedSource | WithPassword


class Template(SandboxedChildren):
    """Reads and renders documents in workers that see nothing else; safe to use from threads.

    Attributes:
        has_namespaces: whether they are also cut off from the machine's network and users.
        media_source: starts what opens sounds and films.
        given_up: nobody wants any more what may just be starting.
    """

    def __init__(
        self, children: Children, limits: WorkerLimits, clock: Clock, *, has_namespaces: bool
    ) -> None:
        """Take over a source of children; `open_template` is the usual way.

        Raises:
            WorkerFailed: `sandbox_failed`, if a worker cannot even tell how it is locked.
        """
        super().__init__(children, clock, _SECONDS_TO_START)
        self._limits = limits
        self.has_namespaces = has_namespaces
        self.media_source: Callable[[], MediaTemplate] = _no_media
        self._media: MediaTemplate | None = None
        self._media_turn = threading.Lock()
        self.recogniser_source: Callable[[], OcrWorkerPool] = _no_recogniser
        self._recogniser: OcrWorkerPool | None = None
        self._recogniser_turn = threading.Lock()
        self._is_closed = False
        self.given_up = threading.Event()

    @property
    def document_bytes(self) -> int:
        """Size of the largest document that is given to a worker whole."""
        return self._limits.document_bytes

    @override
    def close(self) -> None:
        """End all processes; none is started any more, whoever still asks for one."""
        # Whatever starts now is not waited for.
        self.given_up.set()
        with self._media_turn, self._recogniser_turn:
            self._is_closed = True
            for family in (self._media, self._recogniser):
                if family is not None:
                    family.close()
        super().close()

    def media(self) -> MediaTemplate:
        """Return what opens sounds and films; started when it is first asked for.

        Raises:
            WorkerFailed: `sandbox_failed`, `sandbox_weaker`, or `sandbox_lost` once it is closed.
        """
        with self._media_turn:
            self._require_open()
            if self._media is None:
                media = self.media_source()
                if media.level != self.level:
                    media.close()
                    raise WorkerFailed("sandbox_weaker")
                self._media = media
            return self._media

    def recogniser(self) -> OcrWorkerPool:
        """Return what reads pictures of pages; started when it is first asked for.

        Raises:
            WorkerFailed: `sandbox_failed`, `sandbox_weaker`, or `sandbox_lost` once it is closed.
        """
        with self._recogniser_turn:
            self._require_open()
            if self._recogniser is None:
                recogniser = self.recogniser_source()
                if recogniser.level != self.level:
                    recogniser.close()
                    raise WorkerFailed("sandbox_weaker")
                self._recogniser = recogniser
            return self._recogniser

    def _require_open(self) -> None:
        if self._is_closed:
            raise WorkerFailed("sandbox_lost")

    def read(
        self, source: Source, ticket: CancellationToken, hint: DateOrderHint = NO_HINT
    ) -> Extraction:
        """Tell the type of a document and read the text of its pages.

        Args:
            source: the document's bytes, in chunks of any size, or a large file.
            ticket: told of each page.
            hint: what a person answered of the dates in it.

        Returns:
            The reading; with a code in `unreadable` if the file is hostile, broken or too large.

        Raises:
            Cancelled: a person stopped the work.
            WorkerFailed: `sandbox_lost` or `sandbox_weaker`: not the file's fault.
                Errors of the source are passed on.
        """
        media_type, reason = UNKNOWN, ""
        pages: tuple[PageText, ...] = ()
        items: tuple[Item, ...] = ()
        try:
            with self.started(ticket.stop) as conversation:
                head = self._submit(conversation, source, _reading_with(hint))
                media_type, reason = head.media_type, head.unreadable
                page_texts = tuple(self._pages(conversation, head, ticket))
                items = () if reason else tuple(self._items(conversation))
                pages = page_texts
        except MalformedAnswer:
            reason = NONSENSE
        except WorkerLost as error:
            reason = error.code
        return Extraction(media_type, pages, reason, items)

    def render(
        self,
        source: Source,
        pages: Sequence[int],
        fineness: Fineness,
        ticket: CancellationToken,
        *,
        with_codes: bool = False,
        with_grey: bool = False,
    ) -> Iterator[Raster]:
        """Render pages of a document, in the order asked.

        Args:
            source: the document's bytes, in chunks of any size, or a large file.
            pages: numbers, from 1.
            fineness: in dots per inch, less where a page is longer than A4 or has too many pixels;
                or pixels across, fewer only where they would be too many.
            ticket: told of each page.
            with_codes: QR codes and barcodes are told too.
            with_grey: pages that are one JPEG come by its brightness alone, too.

        Yields:
            One raster per page.

        Raises:
            Cancelled: a person stopped the work.
            WorkerFailed: a code of `unreadable`, with the page where it stopped; or as for `read`.
        """
        if not pages:
            return
        at = pages[0]
        requested = (
            {"columns": fineness.count} if isinstance(fineness, Columns) else {"dpi": fineness}
        )
        request = {"task": "render", "pages": list(pages), **requested}
        request |= {"codes": with_codes, "grey": with_grey}
        try:
            with self.started(ticket.stop) as conversation:
                head = self._submit(conversation, source, request)
                if head.unreadable:
                    raise WorkerFailed(head.unreadable, page=at)
                for done, at in enumerate(pages):
                    ticket.step(done, len(pages), _RENDERING)
                    yield self._raster(conversation, at)
        except MalformedAnswer as error:
            raise WorkerFailed(NONSENSE, page=at) from error
        except WorkerLost as error:
            raise WorkerFailed(error.code, page=at) from error

    def redraw(
        self, source: Source, pages: Sequence[int], ticket: CancellationToken
    ) -> Iterator[tuple[int, Redrawn | None]]:
        """Take pages of a published document apart by a white list, in the order asked.

        Args:
            source: the document's bytes.
            pages: numbers, from 1.
            ticket: stops the work.

        Yields:
            The number of each page, and its texts and rules; None where it is left to its pixels.

        Raises:
            Cancelled: a person stopped the work.
            WorkerFailed: a code of `unreadable`; or as for `read`.
        """
        if not pages:
            return
        try:
            with self.started(ticket.stop) as conversation:
                request: dict[str, object] = {"task": "redraw", "pages": list(pages)}
                head = self._submit(conversation, source, request)
                if head.unreadable:
                    raise WorkerFailed(head.unreadable)
                for number in pages:
                    ticket.check()
                    yield number, redrawn_from(self._answer(conversation))
        except MalformedAnswer as error:
            raise WorkerFailed(NONSENSE) from error
        except WorkerLost as error:
            raise WorkerFailed(error.code) from error

    def narrative(
        self, data: bytes, ticket: CancellationToken, *, accepted: bool
    ) -> NarrativeReading:
        """Read a file of a word processor as running text.

        Args:
            data: the whole file.
            ticket: stops the work.
            accepted: tracked changes count as accepted; else as rejected.

        Returns:
            The reading; with a code in `unreadable` if it is none, hostile, broken or too large.

        Raises:
            Cancelled: a person stopped the work.
            WorkerFailed: `sandbox_lost` or `sandbox_weaker`: not the file's fault.
        """
        try:
            with self.started(ticket.stop) as conversation:
                request: dict[str, object] = {"task": "narrative", "accepted": accepted}
                head = self._submit(conversation, [data], request)
                if head.unreadable:
                    return NarrativeReading(unreadable=head.unreadable)
                counts = counts_from(self._answer(conversation))
                blocks: list[ReadBlock] = []
                while some := blocks_from(self._answer(conversation)):
                    ticket.check()
                    blocks += some
        except MalformedAnswer:
            return NarrativeReading(unreadable=NONSENSE)
        except WorkerLost as error:
            return NarrativeReading(unreadable=error.code)
        return replace(counts, blocks=tuple(blocks))

    def extract(
        self, source: Source, numbers: Sequence[int], ticket: CancellationToken
    ) -> Iterator[tuple[int, Iterator[bytes]]]:
        """Take files out of a document, in the order asked, by one worker.

        Args:
            source: the document's bytes, in chunks of any size, or a large file.
            numbers: of the parts that reading told, from 1.
            ticket: stops the work.

        Yields:
            The number of each part and its bytes, to be taken before the next is asked for; they
            raise `WorkerFailed` with a code of `unreadable`, and with `part` if others may follow.

        Raises:
            Cancelled: a person stopped the work.
            WorkerFailed: a code of `unreadable`; or as for `read`.
        """
        try:
            with self.started(ticket.stop) as conversation:
                request: dict[str, object] = {"task": "extract", "parts": list(numbers)}
                head = self._submit(conversation, source, request)
                if head.unreadable:
                    raise WorkerFailed(head.unreadable)
                for number in numbers:
                    yield number, self._part(conversation, number)
        except MalformedAnswer as error:
            raise WorkerFailed(NONSENSE) from error
        except WorkerLost as error:
            raise WorkerFailed(error.code) from error

    def _part(self, conversation: WorkerChannel, number: int) -> Iterator[bytes]:
        patience = self._limits.seconds_per_page
        left = self._limits.part_bytes
        try:
            while True:
                answer = conversation.receive(LARGEST_ANSWER, patience)
                if answer[:1] != PIECE_OF_PART:
                    break
                left -= len(answer)
                if left < 0:
                    raise WorkerFailed(TOO_LARGE)
                yield answer[1:]
            if answer[:1] != END_OF_PART:
                raise WorkerFailed(NONSENSE)
            code = part_end_from(answer[1:])
        except MalformedAnswer as error:
            raise WorkerFailed(NONSENSE) from error
        except WorkerLost as error:
            raise WorkerFailed(error.code) from error
        if code:
            raise WorkerFailed(code, part=number)

    def _submit(
        self, conversation: WorkerChannel, source: Source, request: dict[str, object]
    ) -> Head:
        patience = self._limits.seconds_per_page
        conversation.grant(self._limits.seconds_per_document)
        if isinstance(source, WithPassword):
            # Within the request, which goes through a pipe: arguments and environments are seen.
            request, source = request | {"password": source.password}, source.content
        if isinstance(source, ChunkedSource):
            conversation.give(source)
            conversation.send(b"", patience)
            conversation.send(json.dumps(request | {"size": source.size}).encode(), patience)
            return head_from(conversation.receive(LARGEST_ANSWER, patience), self._limits)
        is_whole = conversation.send_document(source, self._limits.document_bytes, patience)
        request["is_cut"] = not is_whole
        conversation.send(json.dumps(request).encode(), patience)
        head = head_from(conversation.receive(LARGEST_ANSWER, patience), self._limits)
        return head if is_whole or head.unreadable else Head(head.media_type, 0, TOO_LARGE)

    def _pages(
        self, conversation: WorkerChannel, head: Head, ticket: CancellationToken
    ) -> Iterator[PageText]:
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
                raise WorkerLost(TOO_LARGE)
            yield page

    def _items(self, conversation: WorkerChannel) -> Iterator[Item]:
        """Receive what the file tells beside its pages, until an answer is empty.

        Raises:
            Lost: also with a code that the worker told.
        """
        received = 0
        while some := items_from(self._answer(conversation)):
            received += len(some)
            if received > self._limits.items:
                raise WorkerLost(TOO_LARGE)
            yield from some

    def _raster(self, conversation: WorkerChannel, number: int) -> Raster:
        head = raster_head_from(self._answer(conversation), number, self._limits)
        pixels = conversation.receive(head.size, self._limits.seconds_per_page)
        if not head.has_grey:
            return head.with_pixels(pixels)
        grey = conversation.receive(head.size, self._limits.seconds_per_page)
        return head.with_pixels(pixels, grey)

    def _answer(self, conversation: WorkerChannel) -> bytes:
        answer = conversation.receive(LARGEST_ANSWER, self._limits.seconds_per_page)
        code = unreadable_from(answer)
        if code:
            raise WorkerLost(code)
        return answer


def open_template(
    resources: Path,
    limits: WorkerLimits,
    clock: Clock = time.monotonic,
    given_up: threading.Event | None = None,
) -> Template:
    """Start what is needed to read evidence; use it as a context.

    Args:
        resources: folder that has `fonts`.
        limits: for each document.
        clock: monotonic, in seconds.
        given_up: set by whoever wants it no more, also while it starts.

    Returns:
        A template; look at its `level` before giving it anything.

    Raises:
        WorkerFailed: `sandbox_failed`: the child processes do not start.
    """
    given_up = given_up or threading.Event()
    children = children_of("", resources, limits, given_up)
    has_namespaces = isinstance(children, ForkedChildren) and children.has_namespaces
    with contextlib.ExitStack() as stack:
        stack.callback(children.close)
        template = Template(children, limits, clock, has_namespaces=has_namespaces)
        template.given_up = given_up
        template.media_source = partial(open_media_template, resources, limits, clock, given_up)
        template.recogniser_source = partial(open_recogniser, resources, limits, clock, given_up)
        stack.pop_all()
    return template


def _no_media() -> MediaTemplate:
    raise WorkerFailed("sandbox_failed")


def _reading_with(hint: DateOrderHint) -> dict[str, object]:
    if hint == NO_HINT:
        return {"task": "read"}
    return {"task": "read", "order": hint.order, "offsets": hint.offsets}


def _no_recogniser() -> OcrWorkerPool:
    raise WorkerFailed("sandbox_failed")
