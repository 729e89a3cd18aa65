"""Cases without files, loaded from forms that tests write, for looking drafts over."""

import json
import secrets
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from casefiles import paths
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.clock import Clock
from casefiles.domain.records.case_records import Case
from casefiles.office.draft.drafting import Draft, draft_of
from casefiles.office.importing.case_loading import LoadReport, load_case
from casefiles.office.records.findings import Finding
from casefiles.office.stops.dossier_checks import checks_of_draft
from casefiles.office.stops.export_findings import findings_of
from casefiles.office.stops.marked_pages import UnchangedRasters
from casefiles.office.workplace.edition_request import EditionRequest
from casefiles.office.workplace.operations import JobContext
from casefiles.store.vault.opening import create
from tests.attacks.pairs.dossier_pairs import opened_template
from tests.store.world import CHEAP


@dataclass(frozen=True)
class SmallCase:
    """A case in a vault of its own."""

    place: JobContext
    report: LoadReport

    def draft(self, audience: str = "court_open") -> Draft:
        (case,) = self.place.vault.read(lambda reader: reader.find(Case))
        return draft_of(self.place, EditionRequest(case.id, "national_court", audience))

    def stops(self) -> dict[str, Finding]:
        return {one.code: one for one in findings_of(self.place, self.draft())}

    def checks(self) -> list[Finding]:
        draft = self.draft()
        stops = findings_of(self.place, draft)
        return list(
            checks_of_draft(self.place, draft, stops, UnchangedRasters(), CancellationToken())
        )

    def checks_of(self, code: str) -> list[Finding]:
        return [one for one in self.checks() if one.code == code]


@pytest.fixture
def loaded(tmp_path: Path) -> Iterator[Callable[..., SmallCase]]:
    """Load a form; what it lacks is left out."""
    clock = Clock(time.time_ns, time.monotonic_ns, "0" * 32)
    with (
        opened_template() as template,
        create(tmp_path / "vault", "p", CHEAP, clock, secrets.token_bytes) as vault,
    ):
        place = JobContext(vault, lambda: template, clock, secrets.token_bytes, paths.resources())

        def load(**form: Any) -> SmallCase:
            path = tmp_path / "case.json"
            path.write_text(json.dumps({"reference": "S/1", "title": "A case"} | form))
            return SmallCase(
                place, load_case(vault, template, path, secrets.token_bytes, CancellationToken())
            )

        yield load


def person(own_id: str, *names: str, protection: str = "withheld", **more: Any) -> dict[str, Any]:
    """Return a person as a form has one."""
    told = [{"text": name} for name in names]
    return {
        "id": own_id,
        "protection": protection,
        "names": told,
        "proposed_names": "reject",
    } | more
