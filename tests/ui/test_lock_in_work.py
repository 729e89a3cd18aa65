"""The lid is shut while long work runs: it stops in good order, and is told after unlocking."""

import threading
from pathlib import Path

from casefiles.domain.foundation.cancellation import CancellationToken, Progress
from casefiles.domain.records.case_records import Case, Document
from casefiles.office.export.exporting import ExportTarget, export_dossier
from casefiles.office.importing.adding_files import add_files
from casefiles.office.vault.backups import back_up_elsewhere
from casefiles.office.vault.integrity_check import check_now, check_vault, is_check_due
from casefiles.office.workplace.edition_request import EditionRequest
from casefiles.office.workplace.interrupted import stopped_work
from casefiles.ui.base.session import Session
from casefiles.ui.shell import main_window
from casefiles.ui.shell.application import LOCKED
from casefiles.ui.shell.main_window import MainWindow
from tests.office.signatures import signing
from tests.ui.conftest import CLOCK, PASSPHRASE
from tests.ui.settling import settle, until
from tests.ui.shell.test_application import reports, run

__all__ = ["reports", "run"]


class Held:
    """A job that waits at one of its steps until it is asked to stop."""

    def __init__(self, job, at: str) -> None:
        self._job, self._at = job, at
        self.is_there = threading.Event()

    def __call__(self, place, ticket: CancellationToken):
        def heard(progress: Progress) -> None:
            ticket.listener(progress)
            if progress.label == self._at:
                self.is_there.set()
                ticket.stop.wait(120)

        return self._job(place, CancellationToken(heard, ticket.stop))


def test_work_that_a_lock_meets_leaves_nothing_half_done_and_is_told(
    run, desk, sample_vault: Path, tmp_path: Path, theme, qtbot
):
    session = run.window.session
    case_id = session.vault.ask(lambda reader: reader.find(Case))[0].id
    before = len(session.vault.ask(lambda reader: reader.find(Document)))
    for name in ("stick", "court", "letters"):
        (tmp_path / name).mkdir()
    for number in range(4):
        (tmp_path / "letters" / f"{number}.txt").write_text(f"Letter {number}.\n" * 200)
    wanted = EditionRequest(case_id, "national_court", "court_open")
    target = tmp_path / "court" / "dossier.pdf"
    letters = [tmp_path / "letters"]
    jobs = {
        "Verifying the vault": Held(check_now(), "checking"),
        "Backing up to a USB drive": Held(back_up_elsewhere(tmp_path / "stick"), "backing_up"),
        "Exporting the dossier": Held(
            export_dossier(
                wanted, ExportTarget(target, signatures=signing("seen"), reads_back=False)
            ),
            "burning_pages",
        ),
        "Adding files": Held(add_files(case_id, letters, lambda _told: None), "reading_files"),
    }
    for name, job in jobs.items():
        session.start(run.window, name, job)
    until(lambda: all(job.is_there.is_set() for job in jobs.values()), 120.0)
    assert len(session.tasks) == len(jobs)
    run._machine.going.emit()
    until(lambda: bool(run.over), 120.0)
    assert run.over == [LOCKED]

    assert list((tmp_path / "court").iterdir()) == []
    assert [path for path in tmp_path.rglob("*") if ".part" in path.name] == []
    opened = desk.unlock(sample_vault, PASSPHRASE)
    assert opened.was_closed
    assert check_vault(opened.workplace.vault, CancellationToken()).sound
    found = opened.ask(lambda reader: reader.find(Document))
    assert before <= len(found) < before + 4
    stopped = ("Verifying the vault", "Backing up to a USB drive", "Exporting the dossier")
    assert opened.ask(stopped_work()) == stopped

    again = Session(opened, CLOCK)
    window = MainWindow(again, theme)
    qtbot.addWidget(window)
    window.show()
    until(lambda: bool(window.notice_line.text))
    settle(again)
    assert all(name in window.notice_line.text for name in stopped)
    assert "Nothing was left half done" in window.notice_line.text
    assert again.vault.ask(stopped_work()) == (), "it is told once"
    again.close()


def test_work_that_came_to_its_end_is_not_told(session: Session, desk, sample_vault, qtbot):
    from PySide6.QtCore import QObject

    owner, ended = QObject(), []
    session.start(owner, "Verifying the vault", check_now(), ended.append)
    qtbot.waitUntil(lambda: bool(ended), timeout=60_000)
    session.close()
    opened = desk.unlock(sample_vault, PASSPHRASE)
    assert opened.ask(stopped_work()) == ()
    opened.close()


def test_a_check_that_is_due_begins_again_until_it_came_to_its_end(
    session: Session, desk, sample_vault: Path, theme, qtbot, monkeypatch
):
    held = Held(check_now(), "checking")
    monkeypatch.setattr(type(session.vault), "was_closed", False)
    monkeypatch.setattr(main_window, "check_now", lambda: held)
    window = MainWindow(session, theme)
    qtbot.addWidget(window)
    until(held.is_there.is_set, 60)
    session.close()
    monkeypatch.undo()

    opened = desk.unlock(sample_vault, PASSPHRASE)
    assert opened.was_closed
    assert opened.ask(is_check_due())
    again = Session(opened, CLOCK)
    window = MainWindow(again, theme)
    qtbot.addWidget(window)
    until(lambda: "The vault is intact" in window.notice_line.text, 60)
    assert not again.vault.ask(is_check_due())
    assert again.vault.ask(stopped_work()) == ()
    again.close()
