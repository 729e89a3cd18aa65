"""Reading a dossier of some 270 pages as it is printed: seconds of processor of all checks."""

import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from casefiles import paths
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.evidence.channel.limits import WorkerLimits
from casefiles.evidence.host.template import open_template
from casefiles.office.draft.drafting import draft_of
from casefiles.office.preflight.paper_of_draft import papers_of
from casefiles.office.preflight.preflight_findings import findings_in
from tests.bench import dossier_vault
from tests.bench.measuring import Spread

ROUNDS = 7
_MOST = 3.0
"""Seconds of processor for 300 pages."""


def run() -> Iterator[str]:
    with (
        tempfile.TemporaryDirectory() as place,
        open_template(paths.resources(), WorkerLimits()) as template,
    ):
        vault = dossier_vault.build(Path(place) / "vault", template, dossier_vault.LIVE)
        try:
            workplace = dossier_vault.workplace(vault, template)
            draft = draft_of(workplace, dossier_vault.WANTED, CancellationToken())
            taken, found, texts = [], 0, 0
            for _ in range(ROUNDS):
                start = time.process_time()
                papers = papers_of(draft)
                found = sum(1 for _ in findings_in(*papers))
                taken.append(time.process_time() - start)
                texts = sum(len(one.texts) for one in papers)
        finally:
            vault.close()
    yield f"{texts} texts read as printed, {found} kinds of findings"
    told = Spread(taken)
    yield f"  {told.text('s of processor', 2)}; at most {_MOST:.0f} for 300 pages"
