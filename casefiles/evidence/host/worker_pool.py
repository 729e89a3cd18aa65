"""What the program asks of pictures of pages: what they say; each in a locked worker of its own."""

import contextlib
import json
import threading
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from casefiles.domain.files.extraction import Raster
from casefiles.domain.files.ocr import FinishedReading, OcrPage
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import WorkerFailed
from casefiles.evidence.channel import language_data
from casefiles.evidence.channel.answers import LARGEST_ANSWER, MalformedAnswer, unreadable_from
from casefiles.evidence.channel.limits import WorkerLimits
from casefiles.evidence.channel.recognition_answers import (
    finished_from,
    nearness_from,
    recognised_from,
)
from casefiles.evidence.channel.unreadable import NONSENSE
from casefiles.evidence.host.children import Children
from casefiles.evidence.host.sandboxed_children import SandboxedChildren, children_of
from casefiles.evidence.host.worker_channel import Clock, WorkerChannel, WorkerLost

_SECONDS_TO_START: Final = 60.0
_SECONDS: Final = 900.0
"""Longest wait for a page on a busy machine; its processor time has a limit of its own."""
_POINTS_PER_INCH: Final = 72.0


class OcrWorkerPool(SandboxedChildren):
    """Reads pages in children that see nothing else; safe to use from threads.

    Attributes:
        missing: languages whose data is not in place.
    """

    def __init__(self, children: Children, clock: Clock, missing: Sequence[str] = ()) -> None:
        """Take over a source of children; `open_recogniser` is the usual way.

        Raises:
            WorkerFailed: `sandbox_failed`, if a child cannot even tell how it is locked.
        """
        super().__init__(children, clock, _SECONDS_TO_START)
        self.missing = tuple(missing)

    def read(
        self,
        raster: Raster,
        languages: Sequence[str],
        ticket: CancellationToken,
        *,
        are_certain: bool = False,
        patience: float = _SECONDS,
    ) -> OcrPage:
        """Read a page that was rendered.

        Args:
            raster: of some 200 dots per inch.
            languages: expected ones, of `domain.recognition.LANGUAGES`.
            ticket: its stop ends the work at once.
            are_certain: a person said that it is these and no others.
            patience: longest wait, in seconds.

        Raises:
            Cancelled: a person stopped the work.
            WorkerFailed: a code of `unreadable`, or `sandbox_lost` or `sandbox_weaker`.
        """
        request = _request(raster, languages, are_certain=are_certain)
        with self._request(raster.number, ticket, patience) as conversation:
            conversation.send(json.dumps(request).encode(), patience)
            conversation.send(raster.rgb, patience)
            return _page(conversation.receive(LARGEST_ANSWER, patience))

    def read_finished(
        self,
        raster: Raster,
        languages: Sequence[str],
        names: Sequence[str],
        ticket: CancellationToken,
        *,
        patience: float = _SECONDS,
    ) -> FinishedReading:
        """Read a page that is about to leave: quickly, where no name comes near.

        Args:
            raster: of some 200 to 250 dots per inch.
            languages: in which the names are written.
            names: that may not be missed.
            ticket: its stop ends the work at once.
            patience: longest wait, in seconds.

        Raises:
            Cancelled: a person stopped the work.
            WorkerFailed: a code of `unreadable`, or `sandbox_lost` or `sandbox_weaker`.
        """
        request = _request(raster, languages, are_certain=True) | {"names": list(names)}
        with self._request(raster.number, ticket, patience) as conversation:
            conversation.send(json.dumps(request).encode(), patience)
            conversation.send(raster.rgb, patience)
            page = _page(conversation.receive(LARGEST_ANSWER, patience))
            return finished_from(page, conversation.receive(LARGEST_ANSWER, patience))

    def comes_near(
        self,
        letters: Sequence[str],
        names: Sequence[str],
        ticket: CancellationToken,
        *,
        page: int = 0,
        patience: float = _SECONDS,
    ) -> bool:
        """Tell whether a name comes near to a page that was read before.

        Args:
            letters: of `FinishedReading`.
            names: that nobody looked for then.
            ticket: its stop ends the work at once.
            page: its number, for whoever is told of a failure.
            patience: longest wait, in seconds.

        Raises:
            Cancelled: a person stopped the work.
            WorkerFailed: as of `read_finished`.
        """
        request = {"letters": list(letters), "names": list(names)}
        with self._request(page, ticket, patience) as conversation:
            conversation.send(json.dumps(request).encode(), patience)
            answer = conversation.receive(LARGEST_ANSWER, patience)
            _check(answer)
            return nearness_from(answer)

    @contextlib.contextmanager
    def _request(
        self, page: int, ticket: CancellationToken, patience: float
    ) -> Iterator[WorkerChannel]:
        """Return a conversation with a worker of its own, whose failures name the page."""
        try:
            with self.started(ticket.stop) as conversation:
                conversation.grant(patience)
                yield conversation
        except MalformedAnswer as error:
            raise WorkerFailed(NONSENSE, page=page) from error
        except WorkerLost as error:
            raise WorkerFailed(error.code, page=page) from error


def open_recogniser(
    resources: Path,
    limits: WorkerLimits,
    clock: Clock = time.monotonic,
    given_up: threading.Event | None = None,
) -> OcrWorkerPool:
    """Start what is needed to recognise pages; use it as a context.

    Raises:
        WorkerFailed: `sandbox_failed`: the child processes do not start.
    """
    children = children_of("recognition_", resources, limits, given_up)
    with contextlib.ExitStack() as stack:
        stack.callback(children.close)
        recogniser = OcrWorkerPool(children, clock, language_data.missing(resources))
        stack.pop_all()
    return recogniser


def _request(raster: Raster, languages: Sequence[str], *, are_certain: bool) -> dict[str, object]:
    return {
        "rows": raster.rows,
        "columns": raster.columns,
        "dpi": round(raster.columns / raster.width * _POINTS_PER_INCH),
        "languages": list(languages),
        "are_certain": are_certain,
        "names": None,
    }


def _page(answer: bytes) -> OcrPage:
    _check(answer)
    return recognised_from(answer)


def _check(answer: bytes) -> None:
    code = unreadable_from(answer)
    if code:
        raise WorkerLost(code)
