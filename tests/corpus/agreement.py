"""How far OCR agrees with the text layers of PDF files of others: python -m tests.corpus.agreement.

Each page is held against its own text, and against texts that it does not show: that of another
file, half of one and half of the other, and its own with every letter shifted by one.
"""

import random
import string
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from casefiles.domain.files.text_agreement import agreement
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import WorkerFailed
from casefiles.evidence.channel.limits import WorkerLimits
from casefiles.evidence.host.template import open_template
from casefiles.evidence.host.worker_pool import open_recogniser
from casefiles.office.reading.ocr import SURE, USUAL
from casefiles.office.reading.page_preflight import RASTER_DPI
from tests.corpus.campaign import blocks, corpus
from tests.corpus.gather import gather
from tests.evidence.conftest import RESOURCES

SEED = 20261125
LARGEST = 4 << 20
STEPS = (0.2, 0.3, 0.4, 0.5, 0.6, 0.65, 0.7, 0.8)
SHIFTED = str.maketrans(
    string.ascii_letters,
    "".join(kind[1:] + kind[:1] for kind in (string.ascii_lowercase, string.ascii_uppercase)),
)


@dataclass(frozen=True)
class Compared:
    """A page: its own text, and what was recognised on it."""

    name: str
    own: str
    shown: str


def pages(count: int) -> Iterator[Compared]:
    """Yield the first page of so many PDF files that has text enough and is read well enough."""
    paths = [path for path in gather(corpus()) if path.suffix.lower() == ".pdf"]
    random.Random(SEED).shuffle(paths)
    with ExitStack() as stack:
        template = stack.enter_context(open_template(RESOURCES, WorkerLimits()))
        recogniser = stack.enter_context(open_recogniser(RESOURCES, WorkerLimits()))
        for path in paths:
            if path.stat().st_size > LARGEST:
                continue
            reading = template.read(blocks(path), CancellationToken())
            if not reading.pages or agreement(reading.pages[0].text, "") is None:
                continue
            try:
                (raster,) = template.render(blocks(path), [1], RASTER_DPI, CancellationToken())
                told = recogniser.read(raster, USUAL, CancellationToken())
            except WorkerFailed:
                continue
            if told.lines and told.confidence >= SURE:
                yield Compared(_name(path), reading.pages[0].text, told.text)
                count -= 1
                if count == 0:
                    return


def _name(path: Path) -> str:
    return f"{path.parent.name}/{path.name}"


def compared(found: list[Compared]) -> dict[str, list[float]]:
    """Return the agreements of each kind of text with what the pages show."""
    told: dict[str, list[float]] = {
        kind: [] for kind in ("its own", "of another", "half of another", "shifted")
    }
    for one, other in zip(found, found[1:] + found[:1], strict=True):
        long = (other.own * (1 + len(one.own) // max(1, len(other.own))))[: len(one.own)]
        half = one.own[: len(one.own) // 2] + long[len(one.own) // 2 :]
        texts = (one.own, long, half, one.own.translate(SHIFTED))
        for kind, text in zip(told, texts, strict=True):
            value = agreement(text, one.shown)
            if value is not None:
                told[kind].append(value)
    return told


def main(count: int) -> None:
    """Print how the agreements lie, and what each threshold would tell."""
    found = []
    for one in pages(count):
        found.append(one)
        print(f"{agreement(one.own, one.shown):.2f} {len(one.own):6} {one.name}", flush=True)
    for kind, values in compared(found).items():
        values.sort()
        at = {
            share: values[min(len(values) - 1, int(share * len(values)))]
            for share in (0.05, 0.5, 0.95)
        }
        print(
            f"{kind:16}{len(values):5}  "
            + "  ".join(f"p{100 * s:.0f} {v:.2f}" for s, v in at.items())
        )
        print(
            " " * 23
            + "  ".join(f"<{s} {sum(v < s for v in values) / len(values):.1%}" for s in STEPS)
        )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100)
