"""One locked worker: gets the bytes of one document, answers plain values, and ends."""

import io
import json
import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, BinaryIO

from casefiles.domain.dates.date_order import NO_HINT, DateOrder, DateOrderHint
from casefiles.domain.files.extraction import Raster
from casefiles.domain.foundation.frames import read_frame, write_frame
from casefiles.evidence.channel.answers import (
    END_OF_PART,
    LARGEST_ANSWER,
    PIECE_OF_PART,
    head_answer,
    lock_answer,
    page_answer,
    raster_answer,
    unreadable_answer,
    written,
)
from casefiles.evidence.channel.item_answers import item_answers
from casefiles.evidence.channel.limits import WorkerLimits
from casefiles.evidence.channel.media_types import PDF, UNKNOWN, WORD, ZIP
from casefiles.evidence.channel.narrative_answers import narrative_answers
from casefiles.evidence.channel.pages import Columns, Fineness, Readable
from casefiles.evidence.channel.rebuilt_page_answers import redrawn_answer
from casefiles.evidence.channel.remote_file import remote_file
from casefiles.evidence.channel.unreadable import (
    BROKEN_FILE,
    NO_SUCH_PART,
    NOT_READABLE_YET,
    OUT_OF_MEMORY,
    PASSWORD_NEEDED,
    TOO_LARGE,
    UnreadableFile,
)
from casefiles.evidence.layout.faces import FontFile
from casefiles.evidence.layout.file_container import FileContainer, GreyPages, RebuildablePages
from casefiles.evidence.office_formats.narrative_file import read_narrative
from casefiles.evidence.pdf.pdf_password import unlocked
from casefiles.evidence.pictures.codes import with_codes
from casefiles.evidence.worker.documents import (
    ENCRYPTED_OFFICE,
    DetectedType,
    detect_type,
    detect_type_of_large,
    open_document,
    open_large,
)
from casefiles.lock import lock_process


@dataclass(frozen=True, slots=True)
class WorkerPipes:
    """The two pipes between a worker and whoever asks it."""

    requests: BinaryIO
    answers: BinaryIO

    def read_exactly(self, size: int) -> bytes:
        """Return the next bytes of the requests.

        Raises:
            EOFError: there are no more.
        """
        data = self.requests.read(size)
        if len(data) != size:
            raise EOFError
        return data

    def answer(self, data: bytes) -> None:
        """Send one frame at once."""
        write_frame(self.answers, data)
        self.answers.flush()


def standard_line() -> WorkerPipes:
    """Return the line over standard input and output."""
    requests = io.BufferedReader(io.FileIO(0, "rb", closefd=False))
    return WorkerPipes(requests, io.BufferedWriter(io.FileIO(1, "wb", closefd=False)))


def work(line: WorkerPipes, limits: WorkerLimits, faces: Sequence[FontFile]) -> None:
    """Lock this process, then serve one document.

    Everything that reading takes must have been loaded before (see `warm_up`).
    """
    lock = lock_process(limits.memory_bytes, math.ceil(limits.seconds_per_document))
    line.answer(lock_answer(lock.landlock, seccomp=lock.seccomp, limits=lock.limits))
    data = _document(line)
    request: dict[str, Any] = json.loads(read_frame(line.read_exactly, LARGEST_ANSWER))
    if request["task"] == "narrative":
        _narrative(line, data, request)
        return
    if "size" in request:
        document = _opened(line, remote_file(line, request["size"]), request, limits, faces)
    else:
        document = _opened(line, data, request, limits, faces)
    if document is None:
        return
    if request["task"] == "read":
        _read(line, document)
    elif request["task"] == "extract":
        _extract(line, document, request["parts"])
    elif request["task"] == "redraw":
        _redraw(line, document, request["pages"])
    else:
        inspections = [with_codes] if request.get("codes") else []
        if request.get("grey") and isinstance(document, GreyPages):
            inspections.append(partial(_with_grey, document))
        _render(line, document, request["pages"], _fineness(request), inspections)


def _narrative(line: WorkerPipes, data: bytes, request: dict[str, Any]) -> None:
    """Read a file of a word processor as running text."""
    detected = detect_type(data)
    try:
        answers = _narrative_answer(data, detected, request)
    except (UnreadableFile, MemoryError) as error:
        line.answer(head_answer(detected.media_type, unreadable=_code(error)))
        return
    line.answer(head_answer(detected.media_type, 1))
    for answer in answers:
        line.answer(answer)


def _narrative_answer(data: bytes, detected: DetectedType, request: dict[str, Any]) -> list[bytes]:
    if request["is_cut"]:
        raise UnreadableFile(TOO_LARGE)
    if detected.media_type == ENCRYPTED_OFFICE:
        raise UnreadableFile(PASSWORD_NEEDED)
    if detected.media_type != WORD:
        is_cut = data.startswith(b"PK") and detected.media_type in {UNKNOWN, ZIP}
        raise UnreadableFile(BROKEN_FILE if is_cut else NOT_READABLE_YET)
    answers = list(narrative_answers(read_narrative(data, takes_changes=request["accepted"])))
    if max(map(len, answers)) > LARGEST_ANSWER:
        raise UnreadableFile(TOO_LARGE)
    return answers


def _fineness(request: dict[str, Any]) -> Fineness:
    return Columns(request["columns"]) if "columns" in request else int(request["dpi"])


def _document(line: WorkerPipes) -> bytes:
    """Collect the document, which ends with an empty frame."""
    collected = io.BytesIO()
    while chunk := read_frame(line.read_exactly):
        collected.write(chunk)
    return collected.getvalue()


def _opened(
    line: WorkerPipes,
    data: bytes | BinaryIO,
    request: dict[str, Any],
    limits: WorkerLimits,
    faces: Sequence[FontFile],
) -> Readable | None:
    """Answer the head; returns nothing if the document cannot be read."""
    detected = DetectedType(UNKNOWN)
    try:
        detected = detect_type(data) if isinstance(data, bytes) else detect_type_of_large(data)
        document = _whole_document(data, detected, request, limits, faces)
    except (UnreadableFile, MemoryError) as error:
        line.answer(head_answer(detected.media_type, unreadable=_code(error)))
        return None
    line.answer(head_answer(detected.media_type, document.page_count))
    return document


def _whole_document(
    data: bytes | BinaryIO,
    detected: DetectedType,
    request: dict[str, Any],
    limits: WorkerLimits,
    faces: Sequence[FontFile],
) -> Readable:
    """Open a document of which nothing was left off for its size."""
    password = request.get("password", "")
    surroundings = (limits, faces, _hint(request))
    if not isinstance(data, bytes):
        return open_large(data, detected, surroundings, password)
    if request["is_cut"]:
        raise UnreadableFile(TOO_LARGE)
    if detected.media_type == PDF and password:
        data = unlocked(data, password)
    return open_document(data, detected, limits, faces, surroundings[2], password)


def _hint(request: dict[str, Any]) -> DateOrderHint:
    if "order" not in request:
        return NO_HINT
    offsets = tuple((start, offset) for start, offset in request["offsets"])
    return DateOrderHint(DateOrder(request["order"]), offsets)


def _read(line: WorkerPipes, document: Readable) -> None:
    for number in range(1, document.page_count + 1):
        try:
            answer = _page(document, number)
        except (UnreadableFile, MemoryError) as error:
            line.answer(unreadable_answer(_code(error)))
            return
        line.answer(answer)
    try:
        for answer in item_answers(document.items()):
            line.answer(answer)
    except (UnreadableFile, MemoryError) as error:
        line.answer(unreadable_answer(_code(error)))


def _page(document: Readable, number: int) -> bytes:
    answer = page_answer(document.read_page(number))
    if len(answer) > LARGEST_ANSWER:
        raise UnreadableFile(TOO_LARGE)
    return answer


def _render(
    line: WorkerPipes,
    document: Readable,
    numbers: Sequence[int],
    fineness: Fineness,
    inspections: Sequence[Callable[[Raster], Raster]],
) -> None:
    for number in numbers:
        try:
            raster = document.render_page(number, fineness)
            for look in inspections:
                raster = look(raster)
        except (UnreadableFile, MemoryError) as error:
            line.answer(unreadable_answer(_code(error)))
            return
        line.answer(raster_answer(raster))
        line.answer(raster.rgb)
        if raster.grey:
            line.answer(raster.grey)


def _with_grey(document: GreyPages, raster: Raster) -> Raster:
    grey = document.grey_page(raster.number, raster)
    return replace(raster, grey=grey if len(grey) == raster.columns * raster.rows else b"")


def _redraw(line: WorkerPipes, document: Readable, numbers: Sequence[int]) -> None:
    for number in numbers:
        try:
            found = document.redraw_page(number) if isinstance(document, RebuildablePages) else None
        except (UnreadableFile, MemoryError):
            found = None  # left to its pixels, whose own way tells what is wrong
        answer = redrawn_answer(found)
        line.answer(answer if len(answer) <= LARGEST_ANSWER else redrawn_answer(None))


def _extract(line: WorkerPipes, document: Readable, numbers: Sequence[int]) -> None:
    """Send the bytes of parts, each followed by why it ended, which is nothing if it is whole."""
    for number in numbers:
        code = ""
        try:
            for piece in _pieces_of_part(document, number):
                line.answer(PIECE_OF_PART + piece)
        except (UnreadableFile, MemoryError) as error:
            code = _code(error)
        line.answer(END_OF_PART + written({"unreadable": code}))


def _pieces_of_part(document: Readable, number: int) -> Iterator[bytes]:
    if not isinstance(document, FileContainer):
        raise UnreadableFile(NO_SUCH_PART)
    return document.extract(number)


def _code(error: UnreadableFile | MemoryError) -> str:
    return error.code if isinstance(error, UnreadableFile) else OUT_OF_MEMORY
