"""The full export of some 1,350 pages with 300 exhibits, stage by stage.

Stages are told by the export itself, so that what is measured is what a lawyer waits for. Reading
all pages back as pictures takes most of an hour, so that some pages are read, and the rate is told.
"""

import time
from collections.abc import Iterator
from pathlib import Path

from casefiles import paths
from casefiles.domain.foundation.cancellation import CancellationToken, Progress
from casefiles.evidence.channel.limits import WorkerLimits
from casefiles.evidence.host.template import open_template
from casefiles.office.draft.drafting import draft_of
from casefiles.office.draft.ocr_readback import read_back
from casefiles.office.draft.pictures.picture_readings import PictureSearch
from casefiles.office.export.exporting import ExportTarget, export_dossier, not_read_back
from casefiles.redaction.release.projection import project
from tests.bench import dossier_vault
from tests.bench.dossier_vault import CASE, FULL, WANTED, Size
from tests.bench.measuring import on_this_disk, seconds_of
from tests.office.signatures import signing

READ_BACK = 4
SEARCH = PictureSearch(("Latn",), {"1": "Rahile Zununova"})
_WORDS = {
    "drafting": "projection, what goes from pages, stops",
    "burning_pages": "exhibits rendered, burned and coded",
    "typesetting": "composed, laid out, drawn and finished",
    "clearance": "text of the file read by a worker, the file taken apart and searched",
    "delivering": "written, read again, entered and signed for",
}


class Stages:
    """Notes how long each stage takes, as progress tells it."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._stage, self._since = "drafting", time.perf_counter()

    def hear(self, progress: Progress) -> None:
        self._enter(progress.label)

    def end(self) -> None:
        self._enter("")

    def _enter(self, stage: str) -> None:
        if stage == self._stage:
            return
        now = time.perf_counter()
        self.seconds[self._stage] = self.seconds.get(self._stage, 0.0) + now - self._since
        self._stage, self._since = stage, now

    def lines(self) -> Iterator[str]:
        whole = sum(self.seconds.values())
        for stage, words in _WORDS.items():
            seconds = self.seconds.get(stage, 0.0)
            yield f"    {words}: {seconds:,.1f} s, {100 * seconds / whole:.1f} %"


def run(size: Size = FULL) -> Iterator[str]:
    """Make the vault, which is not counted, and export twice."""
    with (
        on_this_disk() as place,
        open_template(paths.resources(), WorkerLimits()) as template,
        dossier_vault.build(Path(place) / "vault", template, size) as vault,
    ):
        at = dossier_vault.workplace(vault, template)
        draft = draft_of(at, WANTED, CancellationToken())
        again = seconds_of(lambda: draft_of(at, WANTED, CancellationToken()))
        pages = sum(len(plan.boxes) for plan in draft.plans)
        yield f"{len(draft.plans)} exhibits of {pages} pages"
        released = seconds_of(lambda: project(draft.snapshot, WANTED.profile, WANTED.audience, ()))
        yield f"  drafted: {again:,.1f} s; the projection alone: {released:,.1f} s"
        stages = Stages()
        target = Path(place) / "dossier.pdf"
        signed = (*signing("bench"), *not_read_back("bench"))
        job = export_dossier(WANTED, ExportTarget(target, signatures=signed, reads_back=False))
        told = job(at, CancellationToken(listener=stages.hear)).edition.certificate
        stages.end()
        whole = sum(stages.seconds.values())
        size_of = target.stat().st_size / 1e6
        yield f"  exported: {told.pages:,} pages, {size_of:,.0f} MB: {whole:,.0f} s"
        yield from stages.lines()
        data = target.read_bytes()
        numbers = range(told.pages - READ_BACK + 1, told.pages + 1)
        template.recogniser()
        seconds = seconds_of(
            lambda: read_back(at, CASE.id, data, numbers, SEARCH, CancellationToken())
        )
        pictures = told.pictures * seconds / READ_BACK
        yield (
            f"  {READ_BACK} pages read back as pictures: {seconds / READ_BACK:,.1f} s each,"
            f" {pictures / 60:,.0f} minutes for all {told.pictures}, once"
        )
