"""Dossiers of 300 burned exhibits and tables of 50,000 rows: seconds, memory, size of the file."""

import random
import resource
import time

from casefiles.domain.disclosure.disclosed import BurnedPage
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.dossier.composition import compose
from casefiles.dossier.forum.profiles import load_profile, profile_path
from casefiles.typeset.document.inline import TextPosition, TextSpan
from casefiles.typeset.document.tree import DocumentTree, Paragraph, Role, Table, TableRow
from casefiles.typeset.file.build import build_pdf
from tests.bench.dossier_bench import page_count
from tests.bench.measuring import Spread, last_line, start_fresh
from tests.dossier.sample_edition import RESOURCES, edition

ROUNDS = 3
PAGES = 3
BYTES = 70_000
"""Of a page of text at 300 dpi in CCITT G4."""


def once(exhibits: int) -> str:
    """Typeset in this process; return pages, seconds, peak in MB and MB of the file."""
    disclosure = edition(exhibits=exhibits, pages=PAGES, events=900, facts=700)
    pages = [
        BurnedPage(one.mark, number, 595, 842, 2481, 3508, "ccitt", b"", b"")
        for one in disclosure.exhibits
        for number in range(1, one.pages + 1)
    ]
    profile = load_profile(profile_path(RESOURCES, disclosure.profile))
    started = time.process_time()
    document = compose(disclosure, profile, pages)
    # Pictures are made when they are asked for, so that the memory is that of typesetting.
    pdf = build_pdf(
        document,
        RESOURCES / "fonts",
        lambda key: random.Random(key).randbytes(BYTES),
        CancellationToken(),
    )
    seconds = time.process_time() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return f"{page_count(pdf)} {seconds:.3f} {peak} {len(pdf) // 1_000_000}"


def once_table(rows: int) -> str:
    """Typeset one table of so many rows; return the same."""
    head = tuple(_cell(text, Role.CELL_HEAD)[0] for text in ("Mark", "Payment", "Date"))
    body = (
        TableRow(
            (_cell(f"AB/{n}"), _cell("Payment to an account in another country"), _cell(str(n)))
        )
        for n in range(rows)
    )
    title = (TextSpan("Payments", "en"),)
    document = DocumentTree("Payments", "en", title, "p.", (Table((0.2, 0.5, 0.3), head, body),))
    started = time.process_time()
    pdf = build_pdf(document, RESOURCES / "fonts", lambda key: key.encode(), CancellationToken())
    seconds = time.process_time() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return f"{page_count(pdf)} {seconds:.3f} {peak} {len(pdf) // 1_000_000}"


def _cell(text: str, role: Role = Role.CELL) -> tuple[Paragraph, ...]:
    return (Paragraph((TextSpan(text, "en"),), role, TextPosition("table", 0)),)


def fresh(count: int, what: str = "once") -> tuple[int, float, int, int]:
    """Do it in a process of its own."""
    script = (
        "import sys; sys.path.insert(0, sys.argv[1]); "
        f"from tests.bench.scale_bench import {what}; print({what}(int(sys.argv[2])))"
    )
    pages, seconds, peak, size = last_line(start_fresh(script, str(count))).split()
    return int(pages), float(seconds), int(peak), int(size)


def run() -> list[str]:
    """Measure three sizes of dossiers, and two of tables."""
    lines = []
    for exhibits in (75, 300, 600):
        rounds = [fresh(exhibits) for _ in range(ROUNDS)]
        pages, _, _, size = rounds[0]
        seconds = Spread([one[1] for one in rounds]).text("s of processor", 1)
        peak = Spread([one[2] for one in rounds]).text("MB at most", 0)
        lines.append(f"{exhibits} exhibits, {pages} pages, {size} MB: {seconds}, {peak}")
    for rows in (5_000, 50_000):
        pages, took, most, size = fresh(rows, "once_table")
        lines.append(
            f"table of {rows} rows, {pages} pages, {size} MB: {took:.1f} s of processor, {most} MB"
        )
    return lines
