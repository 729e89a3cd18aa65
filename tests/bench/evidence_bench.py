"""What isolation costs: a fork per document against a fresh program, and pages per second."""

import statistics
import time
from collections.abc import Callable
from pathlib import Path

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.evidence.channel.limits import WorkerLimits
from casefiles.evidence.host.children import FreshChildren
from casefiles.evidence.host.template import Template, open_template
from tests.evidence.samples import text_pdf

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
LINES = ["The quick brown fox jumps over the lazy dog and the judge of appeal"] * 30


def spread(work: Callable[[], object], times: int) -> tuple[float, str]:
    """Run a few times.

    Returns:
        The median in milliseconds, and median with range as text.
    """
    taken = []
    for _ in range(times):
        started = time.perf_counter()
        work()
        taken.append((time.perf_counter() - started) * 1000)
    middle = statistics.median(taken)
    return middle, f"{middle:.1f} ms (of {times}: {min(taken):.1f} to {max(taken):.1f})"


def read_whole(template: Template, pdf: bytes) -> None:
    """Read a file; one given up half-way would only seem fast."""
    reason = template.read([pdf], CancellationToken()).unreadable
    if reason:
        raise RuntimeError(reason)


def run() -> list[str]:
    limits = WorkerLimits()
    one, many = text_pdf(LINES), text_pdf(*[LINES] * 100)
    started = time.perf_counter()
    with open_template(RESOURCES, limits) as template:
        opened = (time.perf_counter() - started) * 1000
        forked, forked_text = spread(lambda: read_whole(template, one), 30)
        reading, _ = spread(lambda: read_whole(template, many), 5)
        rendering, _ = spread(
            lambda: list(template.render([many], range(1, 101), 200, CancellationToken())), 3
        )
        level = template.level
    fresh_children = FreshChildren(RESOURCES, limits)
    with Template(fresh_children, limits, time.monotonic, has_namespaces=False) as fresh:
        exec_, exec_text = spread(lambda: read_whole(fresh, one), 5)
    return [
        f"lock of a worker: {level}; template ready after {opened:.0f} ms",
        f"one page read in a forked worker: {forked_text}",
        f"the same in a fresh program: {exec_text}: {exec_ / forked:.1f} times as long",
        f"text of 100 pages: {100_000 / reading:.0f} pages/s in one worker",
        f"100 pages at 200 dpi: {100_000 / rendering:.0f} pages/s in one worker",
    ]
