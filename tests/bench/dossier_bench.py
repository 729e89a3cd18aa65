"""Typesetting a dossier of some 200 pages against bare ReportLab with the same text, in one run."""

import io
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from xml.sax.saxutils import escape

import pikepdf
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Paragraph, SimpleDocTemplate

from casefiles.domain.disclosure.disclosed import BurnedPage, Disclosure
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.dossier.composition import compose
from casefiles.dossier.forum.profiles import load_profile, profile_path
from casefiles.dossier.parts.exhibits import picture_key
from casefiles.typeset.document.inline import PageOf
from casefiles.typeset.document.tree import DocumentTree, Heading, Table
from casefiles.typeset.document.tree import Paragraph as TreeParagraph
from casefiles.typeset.file.build import build_pdf
from tests.bench.measuring import last_line, start_fresh
from tests.dossier.sample_edition import RESOURCES, burned_pages, edition

ROUNDS = 5
FONT = "NotoSansSC-Regular"


def text_edition() -> Disclosure:
    """Nearly all text: a long chronology and a long statement."""
    return edition(exhibits=6, pages=1, events=1000, facts=750)


def picture_edition() -> Disclosure:
    """Mostly exhibit pages."""
    return edition(exhibits=12, pages=16)


def typeset(disclosure: Disclosure, pages: list[BurnedPage]) -> bytes:
    pixels = {picture_key(page.exhibit, page.number): page.data for page in pages}
    profile = load_profile(profile_path(RESOURCES, disclosure.profile))
    return build_pdf(
        compose(disclosure, profile, pages), RESOURCES / "fonts", pixels.pop, CancellationToken()
    )


def bare(texts: list[str]) -> bytes:
    style = ParagraphStyle("body", fontName=FONT, fontSize=10.5, leading=16, spaceAfter=9)
    output = io.BytesIO()
    template = SimpleDocTemplate(output, invariant=1)
    template.build([Paragraph(escape(text), style) for text in texts])
    return output.getvalue()


def texts_of(document: DocumentTree) -> list[str]:
    paragraphs: list[TreeParagraph | Heading] = []
    for block in document.blocks:
        if isinstance(block, TreeParagraph | Heading):
            paragraphs.append(block)
        if isinstance(block, Table):
            paragraphs += [item for row in block.rows for cell in row.cells for item in cell]
    return [
        "".join("100" if isinstance(item, PageOf) else item.text for item in paragraph.content)
        for paragraph in paragraphs
    ]


@dataclass(frozen=True, slots=True)
class Rate:
    """Pages of a file, and pages per second of each round."""

    pages: int
    rates: list[float]

    @property
    def median(self) -> float:
        return statistics.median(self.rates)

    def line(self, name: str) -> str:
        spread = f"{min(self.rates):.0f}-{max(self.rates):.0f}"
        return f"{name}, {self.pages} pages: {self.median:.0f} pages/s ({spread})"


def measure(*works: Callable[[], bytes]) -> list[Rate]:
    """Measure works in turn, so that a busy machine slows all of them alike."""
    files = [work() for work in works]
    seconds: list[list[float]] = [[] for _ in works]
    for _ in range(ROUNDS):
        for work, rounds in zip(works, seconds, strict=True):
            start = time.process_time()
            work()
            rounds.append(time.process_time() - start)
    return [
        Rate(pages, [pages / each for each in rounds])
        for pages, rounds in zip(map(page_count, files), seconds, strict=True)
    ]


def page_count(pdf: bytes) -> int:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return len(opened.pages)


def peak(which: str) -> int:
    """Return the peak memory in MB of a fresh process that typesets one of the editions."""
    script = (
        "import resource, sys; sys.path.insert(0, sys.argv[1]); "
        "from tests.bench import dossier_bench as bench; "
        "edition = getattr(bench, sys.argv[2])(); "
        "bench.typeset(edition, bench.burned_pages(edition)); "
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)"
    )
    return int(last_line(start_fresh(script, which)))


def run() -> list[str]:
    """Measure all."""
    disclosure = text_edition()
    profile = load_profile(profile_path(RESOURCES, disclosure.profile))
    burned = burned_pages(disclosure)
    texts = texts_of(compose(disclosure, profile, burned))
    pdfmetrics.registerFont(TTFont(FONT, str(RESOURCES / "fonts" / f"{FONT}.ttf")))
    pictured = picture_edition()
    burned_pictures = burned_pages(pictured)
    ours, stock, pictures = measure(
        lambda: typeset(disclosure, burned),
        lambda: bare(texts),
        lambda: typeset(pictured, burned_pictures),
    )
    same_text = (ours.median / ours.pages) / (stock.median / stock.pages)
    return [
        f"processor time, median of {ROUNDS} (spread)",
        ours.line("text dossier"),
        stock.line("same text, bare ReportLab: one font, no table, no link"),
        f"speed for the same text: {same_text:.2f} x bare ReportLab",
        pictures.line("exhibits dossier"),
        f"peak memory: text {peak('text_edition')} MB, exhibits {peak('picture_edition')} MB",
    ]
