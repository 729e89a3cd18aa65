"""The window's surroundings over a vault with the invented sample case."""

import os
import secrets
from collections.abc import Iterator
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from casefiles import paths
from casefiles.domain.foundation.ids import CaseId
from casefiles.domain.records.case_records import Case
from casefiles.office.case.vault_service import VaultService
from casefiles.store.vault.opening import create
from tests.office.conftest import children_at_hand, pages_remembered
from tests.sample_vaults import (
    CHEAP,
    CLOCK,
    PASSPHRASE,
    desk,
    made_sample,
    sample_vault,
)

__all__ = [
    "CHEAP",
    "CLOCK",
    "PASSPHRASE",
    "children_at_hand",
    "desk",
    "made_sample",
    "pages_remembered",
    "sample_vault",
]


@pytest.fixture(scope="session")
def own_desk() -> VaultService:
    """The office as in the program: each vault has workers of its own, which end with it."""
    return VaultService(CLOCK, secrets.token_bytes, paths.resources())


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
def context(session, case_id: CaseId, theme) -> Iterator:
    from casefiles.ui.base.actions import Actions
    from casefiles.ui.base.context import Context
    from casefiles.ui.base.message_queue import MessageQueue
    from casefiles.ui.base.navigation import Navigator

    actions = Actions(theme)
    yield Context(session, case_id, Navigator(), actions, theme, MessageQueue())
    # Its connections hold the screen, which holds it: a circle through Qt that nothing collects.
    actions.deleteLater()
