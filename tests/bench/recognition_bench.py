"""What it costs to recognise a page in a locked worker, against the same libraries in-process."""

import subprocess
import sys
from functools import partial
from pathlib import Path

from casefiles.domain.files.extraction import Raster
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.evidence.channel.limits import WorkerLimits
from casefiles.evidence.host.worker_pool import OcrWorkerPool, open_recogniser
from tests.bench.measuring import ROOT, in_turn, seconds_of
from tests.evidence.recognition.drawn_pages import drawn, raster

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
ROUNDS = 3
EXPECTED = ("zho", "eng", "uig", "ara", "bod", "rus", "kaz", "mon")
PAGES = {"Chinese": "zho", "Uyghur": "uig"}
IN_PROCESS = """
import os, sys, time
from pathlib import Path
import numpy as np
from casefiles.evidence.ocr.warm_up import warm_up
reader = warm_up(Path(sys.argv[1]))
from casefiles.evidence.ocr.page_reading import LanguageHint
from tests.evidence.recognition.drawn_pages import drawn
page = drawn(sys.argv[2], (8.27, 11.69))
for _ in sys.stdin:
    started = time.perf_counter()
    reader.read(page.pixels, 200, LanguageHint(tuple(sys.argv[3].split(","))))
    print(time.perf_counter() - started, flush=True)
"""


def run() -> list[str]:
    lines = []
    with open_recogniser(RESOURCES, WorkerLimits()) as recogniser:
        for name, key in PAGES.items():
            page = raster(drawn(key, (8.27, 11.69)).pixels)
            command = [sys.executable, "-c", IN_PROCESS, str(RESOURCES), key]
            direct = subprocess.Popen(
                [*command, ",".join(EXPECTED)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
                cwd=ROOT,
            )
            try:
                works = {
                    "worker": partial(_in_worker, recogniser, page),
                    "in-process": partial(_asked, direct),
                }
                spreads = in_turn(works, ROUNDS)
            finally:
                direct.kill()
                direct.wait()
            worker, reference = spreads["worker"], spreads["in-process"]
            lines.append(f"a page of {name} in a locked worker: {worker.text('s', 2)}")
            lines.append(f"  {worker.times(reference, 'the same libraries in-process')}")
    return lines


def _in_worker(recogniser: OcrWorkerPool, page: Raster) -> float:
    return seconds_of(lambda: recogniser.read(page, EXPECTED, CancellationToken()))


def _asked(direct: "subprocess.Popen[str]") -> float:
    """Have the other process read the page once, while this one waits."""
    if direct.stdin is None or direct.stdout is None:
        raise RuntimeError
    direct.stdin.write("again\n")
    direct.stdin.flush()
    return float(direct.stdout.readline())
