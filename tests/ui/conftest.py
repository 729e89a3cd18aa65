"""A vault with the invented sample case, and the window's surroundings over it."""

import os
import secrets
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from casefiles import paths
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.ids import CaseId
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
from tests.ui.shared_workers import SharingDesk

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
def own_desk() -> VaultService:
    """The office as in the program: each vault has workers of its own, which end with it."""
    return VaultService(CLOCK, secrets.token_bytes, paths.resources())


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


@pytest.fixture
def empty_vault(tmp_path: Path) -> Path:
    folder = tmp_path / "empty vault"
    create(folder, PASSPHRASE, CHEAP, CLOCK, secrets.token_bytes).close()
    return folder


@pytest.fixture(autouse=True)
def no_stray_windows(qapp) -> Iterator[None]:
    """Fail a test in which a label or button flashed as a window of its own."""
    from tests.ui.stray import StrayWindows

    stray = StrayWindows()
    qapp.installEventFilter(stray)
    yield
    qapp.removeEventFilter(stray)
    assert stray.seen == []


@pytest.fixture
def session(qapp, desk: VaultService, sample_vault: Path) -> Iterator:
    from casefiles.ui.base.session import Session

    opened = Session(desk.unlock(sample_vault, PASSPHRASE), CLOCK)
    yield opened
    opened.close()


@pytest.fixture
def case_id(session) -> CaseId:
    return session.vault.ask(lambda reader: reader.find(Case))[0].id


@pytest.fixture
def theme(qapp):
    """The theme of all tests, light and of the usual size at the start of each."""
    from tests.ui.dress import dress

    return dress(qapp)


@pytest.fixture
def context(session, case_id: CaseId, theme):
    from casefiles.ui.base.actions import Actions
    from casefiles.ui.base.context import Context
    from casefiles.ui.base.message_queue import MessageQueue
    from casefiles.ui.base.navigation import Navigator

    return Context(session, case_id, Navigator(), Actions(theme), theme, MessageQueue())
