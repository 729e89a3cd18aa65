"""The pixel gate against a program that rewrites PDFs (PyMuPDF): speed, size, and what stays.

PyMuPDF is under the AGPL: it runs in an environment of its own and is shipped with nothing.
"""

import json
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

import pypdfium2

from casefiles.domain.foundation.boxes import Box
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.evidence.channel.limits import WorkerLimits
from casefiles.evidence.host.template import Template, open_template
from casefiles.office.reading.page_preflight import RASTER_DPI
from casefiles.redaction.pixels.gate import burn
from tests.attacks.leaks import test_covered_text, test_furniture, test_residue
from tests.attacks.leaks.battery import AREA, SECRETS, Trial, is_in_source
from tests.bench.gate_bench import Source, burned, rendered, sources
from tests.bench.measuring import ROOT, in_turn, seconds_of

ROUNDS = 3
TOOLS = ROOT / "build" / "tools" / "bin" / "python"
PROGRAM = ROOT / "tests" / "attacks" / "tools" / "redact_with_pymupdf.py"
BATTERY = tuple(
    trial
    for family in (test_covered_text, test_furniture, test_residue)
    for trial in family.TRIALS
    if trial.pages and trial.id != "T03"  # which marks one of its two pages
)


def run() -> list[str]:
    """Measure all."""
    if not TOOLS.exists():
        return ["not measured: build/tools is not made (make bench makes it)"]
    every = sources()
    pages = sum(len(source.boxes) for source in every)
    with (
        tempfile.TemporaryDirectory() as name,
        open_template(ROOT / "resources", WorkerLimits()) as template,
    ):
        folder = Path(name)
        jobs = [job(folder, f"{number}.pdf", source) for number, source in enumerate(every)]
        taken = in_turn(
            {
                "gate": lambda: seconds_of(lambda: burned(rendered(template, every))),
                "rewriting": lambda: sum(rewritten(jobs)),
            },
            ROUNDS,
        )
        rates = {which: one.rate(pages) for which, one in taken.items()}
        ours = sum(len(page.data) for page in burned(rendered(template, every))) / pages / 1000
        theirs = sum(Path(one["target"]).stat().st_size for one in jobs) / pages / 1000
        return [
            f"{pages} pages of {len(every)} PDFs, the same areas removed by both:",
            f"  pixel gate, with its sandboxed workers: {rates['gate'].text('pages/s', 1)}; speed "
            + rates["gate"].times(rates["rewriting"], "PyMuPDF"),
            f"  PyMuPDF apply_redactions and save: {rates['rewriting'].text('pages/s', 1)}",
            f"  size: {ours:.0f} KB/page; PyMuPDF {theirs:.0f} KB/page; {ours / theirs:.2f} x",
            *what_stays(folder, template),
        ]


def job(folder: Path, name: str, source: Source) -> dict:
    path = folder / name
    path.write_bytes(source.data)
    areas = [
        (number, (box.x0, box.y0, box.x1, box.y1))
        for number, boxes in source.boxes.items()
        for box in boxes
    ]
    return {
        "source": str(path), "target": f"{path}.out", "areas": areas, "is_scrubbed": False,
    }  # fmt: skip


def rewritten(jobs: Sequence[dict]) -> list[float]:
    """Let PyMuPDF do jobs, and return the seconds that it took for each."""
    done = subprocess.run(
        [str(TOOLS), str(PROGRAM)], input=json.dumps(jobs), capture_output=True, text=True,
        check=True,
    )  # fmt: skip
    return json.loads(done.stdout)


def what_stays(folder: Path, template: Template) -> list[str]:
    """Count the files of the battery in which a secret stays, and those that depend on it."""
    lines = [f"{len(BATTERY)} files of the battery, the line of the secret marked in each:"]
    for words, is_scrubbed in (("PyMuPDF", False), ("PyMuPDF and its scrub()", True)):
        jobs = [
            whole_job(folder, trial, number, is_scrubbed)
            for trial in BATTERY
            for number in range(2)
        ]
        rewritten(jobs)
        stays = dependent = refused = 0
        secret = SECRETS[0]
        for at in range(len(BATTERY)):
            first, second = (Path(one["target"]) for one in jobs[2 * at : 2 * at + 2])
            if not (first.exists() and second.exists()):
                refused += 1
                continue
            data = first.read_bytes()
            stays += is_in_source(data, secret) or secret.name in text_of(data)
            dependent += first.read_bytes() != second.read_bytes()
        lines.append(
            f"  {words}: the secret stays in {stays}, {dependent} depend on it, {refused} failed"
        )
    dependent = sum(len({pixels(template, trial, at) for at in range(2)}) > 1 for trial in BATTERY)
    lines.append(f"  pixel gate: no text and no object of the source; {dependent} depend on it")
    return lines


def text_of(data: bytes) -> str:
    """Return what a reader copies from a PDF."""
    with pypdfium2.PdfDocument(data) as opened:
        return "\n".join(page.get_textpage().get_text_bounded() for page in opened)


def areas_of(trial: Trial) -> tuple[tuple[int, tuple[float, float, float, float]], ...]:
    return trial.boxes or tuple((number, AREA) for number in range(1, trial.pages + 1))


def whole_job(folder: Path, trial: Trial, number: int, is_scrubbed: bool) -> dict:
    path = folder / f"{trial.id.replace(' ', '_')}-{number}{is_scrubbed}.pdf"
    path.write_bytes(trial.build(SECRETS[number]))
    return {
        "source": str(path), "target": f"{path}.out.pdf", "areas": list(areas_of(trial)),
        "is_scrubbed": is_scrubbed,
    }  # fmt: skip


def pixels(template: Template, trial: Trial, number: int) -> tuple[bytes, ...]:
    data = trial.build(SECRETS[number])
    areas = areas_of(trial)
    return tuple(
        burn(
            raster,
            "AB/1",
            raster.number,
            [Box(*box) for page, box in areas if page == raster.number],
        ).data
        for raster in template.render(
            [data], list(range(1, trial.pages + 1)), RASTER_DPI, CancellationToken()
        )
    )
