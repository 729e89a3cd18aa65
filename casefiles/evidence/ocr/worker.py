"""One locked worker: gets the pixels of one page, answers what it recognised, and ends.

For a page that is about to leave it gets the protected names too: it sees nothing else, and tells
only what it read. A worker may also get what was read of such a page before, with further names.
"""

import json
import os
import sys
from typing import Any, Final

import numpy as np

from casefiles.domain.foundation.frames import read_frame
from casefiles.evidence.channel.answers import LARGEST_ANSWER, lock_answer, unreadable_answer
from casefiles.evidence.channel.limits import WorkerLimits
from casefiles.evidence.channel.recognition_answers import (
    finished_answer,
    nearness_answer,
    recognised_answer,
)
from casefiles.evidence.channel.unreadable import OUT_OF_MEMORY
from casefiles.evidence.ocr.cascade import Cascade
from casefiles.evidence.ocr.line_finding import Pixels
from casefiles.evidence.ocr.line_ways import LanguageHint
from casefiles.evidence.worker.document_worker import WorkerPipes
from casefiles.lock import lock_process

MEMORY_BYTES: Final = 2560 << 20
"""Address space; reading a page took at most 1.6 GiB of it, models and libraries included."""
PROCESSOR_SECONDS: Final = 300
_KINDNESS: Final = 10
"""Beyond that of other workers: nobody waits for a page to be recognised."""


def work_on_picture(line: WorkerPipes, limits: WorkerLimits, engines: Cascade) -> None:
    """Lock this process, then read one page, or look for names in what was read of one."""
    if sys.platform != "win32":
        os.nice(_KINDNESS)
    lock = lock_process(max(MEMORY_BYTES, limits.memory_bytes), PROCESSOR_SECONDS)
    line.answer(lock_answer(lock.landlock, seccomp=lock.seccomp, limits=lock.limits))
    request: dict[str, Any] = json.loads(read_frame(line.read_exactly, LARGEST_ANSWER))
    if "letters" in request:
        line.answer(_names_near(request, engines))
        return
    data = read_frame(line.read_exactly, limits.raster_pixels * 3)
    image = np.frombuffer(data, np.uint8).reshape(request["rows"], request["columns"], 3)
    hint = LanguageHint(tuple(request["languages"]), are_certain=request["are_certain"])
    try:
        for answer in _read(image, request, hint, engines):
            line.answer(answer)
    except MemoryError:
        line.answer(unreadable_answer(OUT_OF_MEMORY))


def _read(
    image: Pixels, request: dict[str, Any], hint: LanguageHint, engines: Cascade
) -> list[bytes]:
    names = request["names"]
    if names is None:
        return [recognised_answer(engines.reader.read(image, request["dpi"], hint))]
    reading = engines.read(image, request["dpi"], hint, names)
    return [recognised_answer(reading.page), finished_answer(reading)]


def _names_near(request: dict[str, Any], engines: Cascade) -> bytes:
    try:
        near = engines.is_near(request["letters"], request["names"])
    except MemoryError:
        return unreadable_answer(OUT_OF_MEMORY)
    return nearness_answer(comes_near=near)
