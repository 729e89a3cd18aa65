"""The card of backups: what is there, one made now, and one on a stick."""

import pytest
from PySide6.QtWidgets import QLabel, QWidget

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.office.vault.backups import EVERY, moment_in, size_in
from casefiles.store.backup import backup_writing
from casefiles.ui.background.backup_scheduler import BackupScheduler
from casefiles.ui.base.session import JobState, RunningJob
from casefiles.ui.settings.vault.backups_card import BackupsCard


@pytest.fixture
def card(qtbot, context):
    window = QWidget()
    qtbot.addWidget(window)
    card = BackupsCard(context)
    card.setParent(window)
    card.card.setParent(window)
    card.card.resize(740, 500)
    context.session.changed.connect(card.on_changed)
    window.resize(760, 520)
    window.show()
    card.told = []
    context.notices.posted.connect(lambda text, kind, _: card.told.append((kind, text)))
    card.ask()
    yield card
    window.hide()


def says(qtbot, card, words):
    def found():
        return any(words in label.text() for label in card.card.findChildren(QLabel))

    qtbot.waitUntil(found, timeout=60_000)


def test_a_backup_made_now_is_told_and_the_next_one_finds_nothing_new(qtbot, card, session):
    says(qtbot, card, "None yet")
    card.now.click()
    assert not card.now.isEnabled()
    says(qtbot, card, "Made today at")
    says(qtbot, card, "1 backup, the oldest of today at")
    says(qtbot, card, "Verified")
    assert card.told == [("info", "Backup created and verified.")]
    assert card.now.isEnabled()
    assert len(list((session.vault.folder / "backups").iterdir())) == 1
    card.now.click()
    qtbot.waitUntil(lambda: len(card.told) == 2, timeout=60_000)
    assert card.told[1] == ("info", "Nothing has changed since the last backup.")


def test_a_stick_is_told_when_it_was_last_made(qtbot, card, tmp_path):
    says(qtbot, card, "None yet")
    (tmp_path / "stick").mkdir()
    card.back_up_to(tmp_path / "stick")
    says(qtbot, card, "The last was made today at")
    qtbot.waitUntil(lambda: bool(card.told), timeout=60_000)
    assert "same disk" in card.told[0][1], "in a test it is"
    card.back_up_to(tmp_path / "gone")
    qtbot.waitUntil(lambda: len(card.told) == 2, timeout=60_000)
    assert card.told[1][0] == "danger"
    assert "does not exist" in card.told[1][1]
    assert card.usb_backup.isEnabled()


def test_a_full_disk_is_told_with_what_is_missing(qtbot, card, monkeypatch):
    says(qtbot, card, "None yet")
    monkeypatch.setattr(backup_writing, "free_bytes", lambda _: 0)
    card.now.click()
    qtbot.waitUntil(lambda: bool(card.told), timeout=60_000)
    kind, text = card.told[0]
    assert kind == "danger"
    assert "MB more needed" in text
    assert card.now.isEnabled()


@pytest.fixture
def keeper(qtbot, session):
    keeper = BackupScheduler(session)
    keeper.words = []
    keeper.reported.connect(keeper.words.append)
    qtbot.waitUntil(lambda: bool(keeper.words), timeout=60_000)
    yield keeper
    keeper.stop()


def files(session):
    folder = session.vault.folder / "backups"
    return sorted(folder.iterdir()) if folder.exists() else []


def test_the_hourly_backup_is_quiet_and_comes_once_an_hour(qtbot, keeper, session):
    keeper.look()
    qtbot.waitUntil(lambda: keeper._state.last is not None, timeout=60_000)
    qtbot.waitUntil(lambda: session.is_idle, timeout=60_000)
    assert session.tasks == []
    assert len(files(session)) == 1
    keeper.look()
    qtbot.waitUntil(lambda: session.is_idle, timeout=60_000)
    assert len(files(session)) == 1
    assert set(keeper.words) == {""}


def test_it_gives_way_to_what_the_person_waits_for(keeper, session):
    session.tasks.append(RunningJob(JobState("Adding files", CancellationToken()), 0, session))
    keeper.look()
    assert keeper._ticket is None
    session.tasks.clear()


def test_a_failed_or_overdue_backup_is_told(qtbot, keeper, session, monkeypatch):
    monkeypatch.setattr(backup_writing, "free_bytes", lambda _: 0)
    keeper.look()
    qtbot.waitUntil(lambda: bool(keeper.words[-1]), timeout=60_000)
    assert keeper.words[-1].startswith("No backup was made: Not enough space")
    keeper._fault = None
    keeper._opened -= 3 * EVERY
    keeper._report()
    assert keeper.words[-1] == "No backup yet"


def test_moments_and_sizes_are_told_in_words():
    noon = 1_700_000_000_000_000_000 // (24 * EVERY) * 24 * EVERY + 12 * EVERY
    assert moment_in(noon, noon).startswith("today at ")
    assert moment_in(noon - 24 * EVERY, noon).startswith("yesterday at ")
    assert "November at" in moment_in(noon - 4 * 24 * EVERY, noon)
    assert "2022" in moment_in(noon - 366 * 24 * EVERY, noon)
    assert [size_in(size) for size in (12, 2_500, 48_000_000, 21_000_000_000)] == [
        "12 bytes",
        "2.5 kB",
        "48 MB",
        "21 GB",
    ]
