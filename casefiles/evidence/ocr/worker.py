"""One locked worker: gets the pixels of one page, answers what it recognised, and ends."""

import json
import os
import sys
from typing import Any, Final

import numpy as np

from casefiles.domain.foundation.frames import read_frame
from casefiles.evidence.channel.answers import LARGEST_ANSWER, lock_answer, unreadable_answer
from casefiles.evidence.channel.limits import WorkerLimits
from casefiles.evidence.channel.recognition_answers import recognised_answer
from casefiles.evidence.channel.unreadable import OUT_OF_MEMORY
from casefiles.evidence.ocr.line_ways import LanguageHint
from casefiles.evidence.ocr.page_reading import PageReader
from casefiles.evidence.worker.document_worker import WorkerPipes
from casefiles.lock import lock_process

MEMORY_BYTES: Final = 2560 << 20
"""Address space; reading a page took at most 1.6 GiB of it, models and libraries included."""
PROCESSOR_SECONDS: Final = 300
_KINDNESS: Final = 10
"""Beyond that of other workers: nobody waits for a page to be recognised."""


def work_on_picture(line: WorkerPipes, limits: WorkerLimits, reader: PageReader) -> None:
    """Lock this process, then read one page."""
    if sys.platform != "win32":
        os.nice(_KINDNESS)
    lock = lock_process(max(MEMORY_BYTES, limits.memory_bytes), PROCESSOR_SECONDS)
    line.answer(lock_answer(lock.landlock, seccomp=lock.seccomp, limits=lock.limits))
    request: dict[str, Any] = json.loads(read_frame(line.read_exactly, LARGEST_ANSWER))
    data = read_frame(line.read_exactly, limits.raster_pixels * 3)
    image = np.frombuffer(data, np.uint8).reshape(request["rows"], request["columns"], 3)
    hint = LanguageHint(tuple(request["languages"]), are_certain=request["are_certain"])
    try:
        answer = recognised_answer(reader.read(image, request["dpi"], hint))
    except MemoryError:
        answer = unreadable_answer(OUT_OF_MEMORY)
    line.answer(answer)
