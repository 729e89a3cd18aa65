"""A vault that is left alone for a while is tidied, and what fails in that is shown."""

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QObject

from casefiles.domain.foundation.errors import VaultError
from casefiles.store.vault import upkeep
from casefiles.ui.background import idle_maintenance
from casefiles.ui.background.idle_maintenance import IdleMaintenance
from casefiles.ui.base.session import Session
from casefiles.ui.shell.main_window import MainWindow
from tests.ui.settling import rest, settle, until


@pytest.fixture(autouse=True)
def short_quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(idle_maintenance, "_QUIET", 300)


def wal(vault: Path) -> int:
    path = vault / "vault.db-wal"
    return path.stat().st_size if path.exists() else 0


def change(session: Session, owner: QObject) -> None:
    session.run(owner, lambda work: work.put_setting("a", "b"))


def test_the_vault_is_tidied_after_the_last_change_and_not_beside_work(
    session: Session, sample_vault: Path
):
    owner, over = QObject(), threading.Event()
    keeper = IdleMaintenance(session)
    change(session, owner)
    session.start(owner, "Long", lambda _place, ticket: over.wait(60))
    until(lambda: wal(sample_vault) > 0)
    rest(1.0)
    assert wal(sample_vault) > 0, "somebody waits for other work"
    over.set()
    until(lambda: wal(sample_vault) == 0)
    change(session, owner)
    until(lambda: wal(sample_vault) > 0)
    until(lambda: wal(sample_vault) == 0)
    keeper.stop()
    settle(session)
    change(session, owner)
    until(lambda: wal(sample_vault) > 0)
    rest(1.0)
    assert wal(sample_vault) > 0, "it is being closed"


def test_what_fails_is_shown_until_it_succeeds(session: Session, theme, qtbot, monkeypatch):
    def broken(_connection: object) -> None:
        raise VaultError("disk_failed")

    monkeypatch.setattr(upkeep, "checkpoint", broken)
    window = MainWindow(session, theme)
    qtbot.addWidget(window)
    window.show()
    until(lambda: window.workspace is not None)
    until(lambda: "disk" in window.status.trouble.text())
    monkeypatch.undo()
    until(lambda: not window.status.trouble.text(), 60)
    window.tidier.stop()
