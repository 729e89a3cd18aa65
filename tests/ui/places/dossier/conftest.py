"""The room of the dossier over the sample case."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from casefiles.domain.records.case_records import Case, Document
from casefiles.office.case.vault_service import VaultService
from casefiles.office.stops.marked_pages import UnchangedRasters
from casefiles.office.workplace.edition_request import EditionRequest
from casefiles.ui.base.navigation import NavigationTarget
from tests.office.looked_at import tick_details
from tests.ui.conftest import PASSPHRASE
from tests.ui.settling import settle, until


@pytest.fixture(scope="session")
def ticked_sample(
    desk: VaultService, made_sample: Path, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """Return the sample with all looked at that a dossier for an open court asks about."""
    folder = Path(shutil.copytree(made_sample, tmp_path_factory.mktemp("ticked") / "vault"))
    opened = desk.unlock(folder, PASSPHRASE)
    case_id = opened.ask(lambda reader: reader.find(Case))[0].id
    tick_details(opened, EditionRequest(case_id, "national_court", "court_open"))
    opened.close()
    return folder


@pytest.fixture
def sample_vault(ticked_sample: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(ticked_sample, tmp_path / "vault"))


@pytest.fixture
def failures(session) -> list[object]:
    """Gather faults that nobody took care of."""
    found: list[object] = []
    session.failed.connect(found.append)
    session.crashed.connect(found.append)
    return found


@pytest.fixture
def went(context) -> list[NavigationTarget]:
    """Gather where the window is asked to go."""
    found: list[NavigationTarget] = []
    context.navigator.moved.connect(found.append)
    return found


@pytest.fixture(scope="session")
def seen() -> UnchangedRasters:
    """Remember the pages of the sample, which are the same in every test."""
    return UnchangedRasters()


@pytest.fixture
def room(qtbot, context, session, failures, seen, monkeypatch):
    from casefiles.ui.places.dossier.screen import DossierScreen

    monkeypatch.setattr(
        "casefiles.ui.places.dossier.checks.check_run.UnchangedRasters", lambda: seen
    )
    made = DossierScreen(context)
    qtbot.addWidget(made)
    made.resize(1188, 680)
    made.show()
    made.open(NavigationTarget("dossier"))
    until(lambda: made.checks.is_current and made.plan is not None, 120)
    settle(session)
    yield made
    assert failures == []


@pytest.fixture
def trigger(context) -> Callable[[str], None]:
    return lambda name: context.actions[name].trigger()


@pytest.fixture
def unread(session) -> Callable[[], None]:
    """Let no document count as looked at, so that some pages are unread."""
    from dataclasses import replace

    def do() -> None:
        documents = session.vault.ask(lambda reader: reader.find(Document))
        for one in documents:
            changed = replace(one, is_looked_at=False)
            session.vault.run(lambda at, to=changed: at.update(to, "edit_document"))

    return do


@pytest.fixture
def out(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder
