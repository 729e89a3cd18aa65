"""Typesetting the same text by our engine, by Typst and by bare ReportLab, in one run.

Our engine and Typst make PDF/A-2a and PDF/UA-1; ReportLab has neither tags nor shaping, and is
asked for English only.

Every round is a fresh process: Typst keeps what it compiled, and would be asked nothing the second
time. Both have set a small document before the clock starts, so that fonts and modules are loaded.
"""

import io
import json
import random
import resource
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

import typst
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Flowable, LongTable, SimpleDocTemplate
from reportlab.platypus import Paragraph as Flowing

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.typeset.document.inline import TextPosition, TextSpan
from casefiles.typeset.document.tree import DocumentTree, Heading, Paragraph, Role, Table, TableRow
from casefiles.typeset.file.build import build_pdf
from tests.bench.dossier_bench import page_count
from tests.bench.measuring import Spread, last_line, start_fresh
from tests.typeset.fonts.test_glyph_fonts import TEXTS

PARAGRAPHS = 900
ROUNDS = 3
PAGES = {300: (1_035, 3), 1_200: (4_140, 3), 5_000: (17_250, 1)}
"""How many paragraphs and rows of English fill so many pages of ours, and rounds."""
WORKS = {"ours": "our engine", "theirs": "Typst", "bare": "bare ReportLab"}
FACE = "NotoSans-Regular"
FONTS = Path(__file__).parents[2] / "resources" / "fonts"
PLACE = TextPosition("bench", 0)
SENTENCES = """
the requested person was detained without charge and transferred to a facility where the
authorities denied access to counsel according to witness statement evidence suggests that
diplomatic assurances are unreliable given prior practice of the requesting state article
three prohibits refoulement where substantial grounds exist for believing a real risk of
treatment contrary to convention the court should therefore refuse extradition on human rights bar
"""
WORDS = SENTENCES.split()
Item = tuple[str, str, str]
"""Kind (h1, h2, p), text, language."""

TEMPLATE = """
#let told = json("told.json")
#set document(title: "Bench")
#set page(paper: "a4", margin: (x: 68pt, top: 76pt, bottom: 74pt), numbering: "1")
#set text(font: ("Noto Sans", "Noto Sans Arabic", "Noto Serif Tibetan", "Noto Sans SC",
  "Noto Sans TC"), size: 10.5pt, lang: "en")
#set par(leading: 0.65em, spacing: 1.2em)
#for (kind, words, language) in told.items {
  if kind == "h1" { heading(level: 1, words) }
  else if kind == "h2" { heading(level: 2, words) }
  else { par(text(lang: language.slice(0, 2), words)) }
}
#table(columns: (1fr, 3.6fr, 1fr), table.header[Date][Event][Evidence],
  ..told.rows.map(((day, words, language, mark)) => (
    [#day], text(lang: language.slice(0, 2), words), [#mark])).flatten())
"""


def items(paragraphs: int, *, is_mixed: bool) -> list[Item]:
    chance = random.Random(1)
    languages = list(TEXTS.items())
    made: list[Item] = []
    for at in range(paragraphs):
        if at % 40 == 0:
            made.append(("h1", f"Section {at // 40 + 1}: grounds of opposition", "en"))
        if at % 6 == 0:
            made.append(("h2", f"{at // 6 + 1} Evidence and analysis", "en"))
        if is_mixed and at % 10 == 9:
            language, text = languages[at // 10 % len(languages)]
            made.append(("p", " ".join([text] * 4), language))
        else:
            words = " ".join(chance.choice(WORDS) for _ in range(100))
            made.append(("p", words.capitalize() + ".", "en"))
    return made


def rows(count: int, *, is_mixed: bool) -> list[tuple[str, str, str, str]]:
    chance = random.Random(2)
    languages = list(TEXTS.items())
    made = []
    for at in range(count):
        language, text = "en", " ".join(chance.choice(WORDS) for _ in range(18))
        if is_mixed and at % 5 == 0:
            language, text = languages[at % len(languages)]
        day = f"20{17 + at % 9}-{1 + at % 12:02d}-{1 + at % 28:02d}"
        made.append((day, text, language, f"A-{1 + at % 300}"))
    return made


def document(paragraphs: int, *, is_mixed: bool) -> DocumentTree:
    blocks: list[Heading | Paragraph | Table] = []
    for number, (kind, text, language) in enumerate(items(paragraphs, is_mixed=is_mixed)):
        content = (TextSpan(text, language),)
        if kind == "p":
            blocks.append(Paragraph(content, Role.BODY, PLACE))
        else:
            level = 1 if kind == "h1" else 2
            name = f"h{number}"
            blocks.append(Heading(content, 1, PLACE, name, content, bookmark_level=level))

    def cell(text: str, language: str, role: Role = Role.CELL) -> tuple[Paragraph, ...]:
        return (Paragraph((TextSpan(text, language),), role, PLACE),)

    head = tuple(cell(word, "en", Role.CELL_HEAD)[0] for word in ("Date", "Event", "Evidence"))
    body = tuple(
        TableRow((cell(day, "en"), cell(text, language), cell(mark, "en")))
        for day, text, language, mark in rows(paragraphs, is_mixed=is_mixed)
    )
    blocks.append(Table((0.18, 0.64, 0.18), head, body))
    return DocumentTree("Bench", "en", (TextSpan("Bench", "en"),), "p.", tuple(blocks))


def ours(tree: DocumentTree) -> bytes:
    return build_pdf(tree, FONTS, lambda _key: b"", CancellationToken())


def told(paragraphs: int, *, is_mixed: bool) -> bytes:
    """Return the same text as `document` in JSON."""
    return json.dumps(
        {
            "items": items(paragraphs, is_mixed=is_mixed),
            "rows": rows(paragraphs, is_mixed=is_mixed),
        }
    ).encode()


def theirs(text: bytes) -> bytes:
    made = typst.compile(
        {"main.typ": TEMPLATE.encode(), "told.json": text},
        font_paths=[str(FONTS)],
        ignore_system_fonts=True,
        format="pdf",
        pdf_standards=["a-2a", "ua-1"],
    )
    assert isinstance(made, bytes)
    return made


def bare(paragraphs: int) -> bytes:
    """Set the English text as ReportLab comes: one pass, no tags, no contents."""
    pdfmetrics.registerFont(TTFont(FACE, str(FONTS / f"{FACE}.ttf")))
    style = ParagraphStyle("body", fontName=FACE, fontSize=10.5, leading=16, spaceAfter=9)
    cell = ParagraphStyle("cell", fontName=FACE, fontSize=9.2, leading=13.2)
    story: list[Flowable] = [
        Flowing(escape(text), style) for _, text, _ in items(paragraphs, is_mixed=False)
    ]
    told_rows = rows(paragraphs, is_mixed=False)
    body = [[day, Flowing(escape(text), cell), mark] for day, text, _, mark in told_rows]
    table = LongTable([["Date", "Event", "Evidence"], *body], (83, 294, 83), repeatRows=1)
    output = io.BytesIO()
    SimpleDocTemplate(output, invariant=1).build([*story, table])
    return output.getvalue()


def works(paragraphs: int, *, is_mixed: bool) -> dict[str, Callable[[], bytes]]:
    """Return what each work does, with its text at hand already."""
    text, tree = told(paragraphs, is_mixed=is_mixed), document(paragraphs, is_mixed=is_mixed)
    return {
        "ours": lambda: ours(tree),
        "theirs": lambda: theirs(text),
        "bare": lambda: bare(paragraphs),
    }


def measured(which: str, paragraphs: int, *, is_mixed: bool) -> dict[str, float]:
    """Return pages, seconds of processor and of the clock, and peak memory in MB."""
    works(3, is_mixed=is_mixed)[which]()
    work = works(paragraphs, is_mixed=is_mixed)[which]
    processor, clock = time.process_time(), time.perf_counter()
    made = work()
    return {
        "processor": time.process_time() - processor,
        "clock": time.perf_counter() - clock,
        "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        "pages": page_count(made),
    }


def fresh(which: str, paragraphs: int, *, is_mixed: bool) -> dict[str, float]:
    """Measure in a process of its own."""
    script = (
        "import json, sys; sys.path.insert(0, sys.argv[1]); "
        "from tests.bench import typesetting_bench as bench; "
        f"print(json.dumps(bench.measured(sys.argv[2], {paragraphs}, is_mixed={is_mixed})))"
    )
    found: dict[str, float] = json.loads(last_line(start_fresh(script, which)))
    return found


def compared(paragraphs: int, rounds: int, names: Sequence[str], *, is_mixed: bool) -> list[str]:
    """Let works set one text in turn; the first is compared with each of the others."""
    taken = [
        {which: fresh(which, paragraphs, is_mixed=is_mixed) for which in names}
        for _ in range(rounds)
    ]
    lines = []
    for which in names:
        found = [one[which] for one in taken]
        speed = Spread([one["processor"] for one in found]).rate(found[0]["pages"])
        peak = max(one["peak"] for one in found)
        pages = f"{found[0]['pages']:.0f} pages"
        lines.append(f"{WORKS[which]}, {pages}: {speed.text('pages/s', 0)}, peak {peak:.0f} MB")
    first, *others = names
    for other in others:
        by = [
            Spread([one[other][clock] / one[first][clock] for one in taken])
            for clock in ("processor", "clock")
        ]
        ratio = by[0].text(f"x {WORKS[other]}", 2)
        lines.append(f"same text: {ratio} by processor, {by[1].text('x', 2)} by clock")
    return lines


def run() -> list[str]:
    """Measure all."""
    lines = ["processor time, each round a fresh process, median (spread)"]
    for pages, (paragraphs, rounds) in PAGES.items():
        lines += [f"English, about {pages:,} pages:"]
        lines += compared(paragraphs, rounds, list(WORKS), is_mixed=False)
    return [
        *lines,
        "fifteen languages, a paragraph of ten and a row of five:",
        *compared(PARAGRAPHS, ROUNDS, ["ours", "theirs"], is_mixed=True),
    ]
