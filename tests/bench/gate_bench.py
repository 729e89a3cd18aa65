"""The pixel gate against plain pypdfium2 and a raster pipeline as Dangerzone's, on sample PDFs.

The raster pipeline keeps every page as red, green and blue, deflated: what is left where no coding
is chosen from the burned pixels. It renders in this process, so that the comparison is generous.
"""

import io
import json
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2
from PIL import Image

from casefiles.domain.disclosure.disclosed import BurnedPage
from casefiles.domain.files.extraction import Raster
from casefiles.domain.foundation.boxes import Box
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.evidence.channel.limits import WorkerLimits
from casefiles.evidence.host.template import Template, open_template
from casefiles.office.reading.page_preflight import RASTER_DPI
from casefiles.redaction.pixels.gate import burn
from tests.bench.measuring import ROOT, in_turn, seconds_of

SAMPLE = ROOT / "resources" / "sample"
ROUNDS = 5
POINTS_PER_INCH = 72
DEFLATE = 6


@dataclass(frozen=True)
class Source:
    """A PDF, and the areas that its marks remove, by page from 1."""

    data: bytes
    boxes: dict[int, tuple[Box, ...]]


def sources() -> list[Source]:
    form = json.loads((SAMPLE / "case.json").read_text())
    found = []
    for document in form["documents"]:
        if document["file"].endswith(".pdf"):
            data = (SAMPLE / document["file"]).read_bytes()
            marks = document.get("marks", [])
            boxes = {
                page: tuple(Box(*mark["box"]) for mark in marks if mark["page"] == page)
                for page in range(1, page_count(data) + 1)
            }
            found.append(Source(data, boxes))
    return found


def page_count(data: bytes) -> int:
    with pypdfium2.PdfDocument(data) as opened:
        return len(opened)


def rendered(template: Template, every: list[Source]) -> Iterator[tuple[Raster, tuple[Box, ...]]]:
    """Render in a sandboxed worker per document, as an export does."""
    for source in every:
        for raster in template.render(
            [source.data], list(source.boxes), RASTER_DPI, CancellationToken()
        ):
            yield raster, source.boxes[raster.number]


def rendered_plainly(every: list[Source]) -> None:
    """Render to pixels of the same size, in this process."""
    for source in every:
        with pypdfium2.PdfDocument(source.data) as opened:
            for page in opened:
                page.render(scale=RASTER_DPI / POINTS_PER_INCH)
                page.close()


def burned(rasters: Iterator[tuple[Raster, tuple[Box, ...]]]) -> list[BurnedPage]:
    return [burn(raster, "AB/1", raster.number, boxes) for raster, boxes in rasters]


def rastered_plainly(every: list[Source]) -> list[int]:
    """Render in this process and deflate all pixels of each page; return their sizes in bytes."""
    sizes = []
    for source in every:
        with pypdfium2.PdfDocument(source.data) as opened:
            for page in opened:
                pixels = page.render(scale=RASTER_DPI / POINTS_PER_INCH).to_pil().convert("RGB")
                sizes.append(len(zlib.compress(pixels.tobytes(), DEFLATE)))
                page.close()
    return sizes


def png_size(raster: Raster) -> int:
    data = io.BytesIO()
    Image.frombytes("RGB", (raster.columns, raster.rows), raster.rgb).save(data, "PNG")
    return len(data.getvalue())


def size_lines(every: list[Source], rasters: list[Raster], pages: list[BurnedPage]) -> list[str]:
    sizes = sorted(len(page.data) / 1000 for page in pages)
    ours = sum(sizes) / len(pages)
    stock = sum(map(png_size, rasters)) / 1000 / len(pages)
    source = sum(len(each.data) for each in every) / 1000 / len(pages)
    of_coding: Counter[str] = Counter()
    for page in pages:
        of_coding[page.coding] += 1
    codings = ", ".join(f"{number} {coding}" for coding, number in of_coding.most_common())
    return [
        f"size: {ours:.0f} KB/page, mean ({sizes[0]:.0f} to {sizes[-1]:.0f}); {codings}",
        f"  reference: the same rasters as PNG: {stock:.0f} KB/page; size {ours / stock:.2f} x",
        f"  reference: the PDFs themselves: {source:.0f} KB/page; size {ours / source:.2f} x",
    ]


def preset_lines(
    every: list[Source], kept: list[tuple[Raster, tuple[Box, ...]]], filed: list[BurnedPage]
) -> list[str]:
    """Compare how large pages are as filed, in black and white, and as RGB and Flate."""
    small = [burn(raster, "AB/1", 1, boxes, is_bilevel=True) for raster, boxes in kept]
    plain = sum(rastered_plainly(every)) / 1000 / len(filed)
    told = []
    for name, pages in (("filing", filed), ("smallest", small)):
        mean = sum(len(page.data) for page in pages) / 1000 / len(pages)
        told.append(
            f"  {name}: {mean:.0f} KB/page; size {mean / plain:.2f} x RGB and Flate"
            f" ({plain:.0f} KB/page)"
        )
    return told


def run() -> list[str]:
    """Measure all."""
    every = sources()
    with open_template(ROOT / "resources", WorkerLimits()) as template:
        kept = list(rendered(template, every))
        works = {
            "gate": lambda: seconds_of(lambda: burned(rendered(template, every))),
            "render": lambda: seconds_of(lambda: list(rendered(template, every))),
            "burn": lambda: seconds_of(lambda: burned(iter(kept))),
            "plain": lambda: seconds_of(lambda: rendered_plainly(every)),
            "raster": lambda: seconds_of(lambda: rastered_plainly(every)),
        }
        seconds = in_turn(works, ROUNDS)
    rates = {name: taken.rate(len(kept)) for name, taken in seconds.items()}
    boxes = sum(len(boxes) for _, boxes in kept)

    def line(name: str, words: str) -> str:
        ours = rates[name]
        speed = ours.times(rates["plain"], "plain pypdfium2")
        return f"  {words}: {ours.text('pages/s', 1)}; speed {speed}"

    pages = burned(iter(kept))
    return [
        f"{len(kept)} pages of {len(every)} PDFs at {RASTER_DPI} dpi, {boxes} areas removed:",
        f"  median of {ROUNDS} rounds in turn (spread)",
        f"  reference: plain pypdfium2, render only: {rates['plain'].text('pages/s', 1)}",
        line("gate", "render in a sandboxed worker, burn, code"),
        line("render", "  of it, render in a sandboxed worker"),
        line("burn", "  of it, burn and code"),
        f"  reference: RGB and Flate at the same dpi: {rates['raster'].text('pages/s', 1)}",
        f"    gate: speed {rates['gate'].times(rates['raster'], 'RGB and Flate')}",
        *preset_lines(every, kept, pages),
        *size_lines(every, [raster for raster, _ in kept], pages),
    ]
