"""A vault with the invented sample case and the office over it; nothing of the window."""

import secrets
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from casefiles import paths
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.records.case_records import Case
from casefiles.evidence.channel.limits import WorkerLimits
from casefiles.evidence.host.template import open_template
from casefiles.office.case.vault_service import VaultService
from casefiles.office.draft.drafting import draft_of
from casefiles.office.importing.case_loading import load_case
from casefiles.office.workplace.clock import system_clock
from casefiles.office.workplace.edition_request import EditionRequest
from casefiles.office.workplace.operations import JobContext
from casefiles.store.keys.key_slots import Argon2Cost
from casefiles.store.vault.opening import create
from tests.once import made_once
from tests.shared_workers import SharingDesk

PASSPHRASE = "correct horse"
CHEAP = Argon2Cost(8, 1, 1)
CLOCK = system_clock("0" * 32)


@pytest.fixture(scope="session")
def desk() -> Iterator[VaultService]:
    """The office, whose workers outlive the vaults of single tests."""
    shared = SharingDesk(CLOCK, secrets.token_bytes, paths.resources())
    yield shared
    shared.end()


@pytest.fixture(scope="session")
def made_sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a vault with the sample case; tests work on copies."""
    return made_once(tmp_path_factory, "sample vault", _load)


def _load(folder: Path) -> None:
    """Load the sample once for all modules that use the fixtures of this one."""
    form = paths.resources() / "sample" / "case.json"
    with (
        create(folder, PASSPHRASE, CHEAP, CLOCK, secrets.token_bytes) as vault,
        open_template(paths.resources(), WorkerLimits()) as template,
    ):
        load_case(vault, template, form, secrets.token_bytes, CancellationToken())
        place = JobContext(vault, lambda: template, CLOCK, secrets.token_bytes, paths.resources())
        case = vault.read(lambda reader: reader.find(Case))[0]
        # Pages are looked at for codes once here, not in each test that drafts a dossier.
        draft_of(place, EditionRequest(case.id, "national_court", "court_open"))


@pytest.fixture
def sample_vault(made_sample: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made_sample, tmp_path / "vault"))
