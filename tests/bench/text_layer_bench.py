"""What searchable text costs a page of an exhibit: processor of OCR and of typesetting, and bytes.

A page is read once: pixels that were read are known again in every later export.
"""

import random
import resource
import time
from collections.abc import Iterator

from casefiles import paths
from casefiles.domain.disclosure.disclosed import BurnedPage, PageLine
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.dossier.composition import compose
from casefiles.dossier.forum.profiles import load_profile, profile_path
from casefiles.evidence.channel.limits import WorkerLimits
from casefiles.evidence.host.worker_pool import open_recogniser
from casefiles.typeset.file.build import build_pdf
from tests.bench.recognition_bench import EXPECTED
from tests.bench.scale_bench import BYTES
from tests.dossier.sample_edition import edition
from tests.evidence.recognition.drawn_pages import drawn, raster

READ = {"English": "eng", "Chinese": "zho"}
PAGES = 3
EXHIBITS, EACH = 40, 3
LINES = tuple(
    PageLine(f"Line {at} of a page of a statement of a witness, of seventy letters", box)
    for at in range(38)
    for box in ((0.1, 0.05 + at * 0.023, 0.9, 0.07 + at * 0.023),)
)


def run() -> Iterator[str]:
    idle = _read("eng", 0)
    for name, key in READ.items():
        each = (_read(key, PAGES) - idle) / PAGES
        yield f"a page of {name} read by OCR: {each:.2f} s of processor"
    (without, plain), (spent, size) = (_typeset(lines) for lines in ((), LINES))
    count = EXHIBITS * EACH
    yield f"typeset without: {without / count * 1000:.2f} ms of processor a page, {plain:,} bytes"
    more = (spent - without) / count * 1000
    added = (size - plain) / count
    yield f"  with {len(LINES)} lines a page: {more:+.2f} ms a page, {added:+,.0f} bytes a page"


def _read(key: str, pages: int) -> float:
    """Return seconds of processor of all children of a recogniser that reads so many pages."""
    before = _of_children()
    with open_recogniser(paths.resources(), WorkerLimits()) as recogniser:
        for _ in range(pages):
            page = raster(drawn(key, (8.27, 11.69)).pixels)
            recogniser.read(page, EXPECTED, CancellationToken())
    return _of_children() - before


def _of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _typeset(lines: tuple[PageLine, ...]) -> tuple[float, int]:
    disclosure = edition(exhibits=EXHIBITS, pages=EACH, events=40, facts=40)
    pages = [
        BurnedPage(one.mark, number, 595, 842, 2481, 3508, "ccitt", b"", b"", lines)
        for one in disclosure.exhibits
        for number in range(1, one.pages + 1)
    ]
    resources = paths.resources()
    profile = load_profile(profile_path(resources, disclosure.profile))
    started = time.process_time()
    document = compose(disclosure, profile, pages)
    pdf = build_pdf(
        *(document, resources / "fonts", lambda key: random.Random(key).randbytes(BYTES)),
        CancellationToken(),
    )
    return time.process_time() - started, len(pdf)
