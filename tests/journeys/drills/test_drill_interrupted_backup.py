"""A drill: a backup is cut off. The vault and earlier backups are whole, and so is the next."""

import secrets
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.store.backup import backup_taking
from casefiles.store.maintenance.restoring import restore, unlocked_backups
from casefiles.store.search.store_environment import StoreEnvironment
from casefiles.ui.shell.application import DONE
from tests.journeys.drills.drill import (
    Contents,
    back_up,
    back_up_to,
    come_in,
    contents_of,
    lawyers_vault,
    shown_in,
    told,
)
from tests.journeys.window.test_window import CLOCK, Program, new_person, program
from tests.sample_vaults import PASSPHRASE
from tests.ui.robot import do

ROOT = Path(__file__).resolve().parents[3]
__all__ = ["program"]

KILLED = """
import os, secrets, sys
from pathlib import Path
from casefiles import paths
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.office.vault.backups import back_up_elsewhere, back_up_now
from casefiles.office.workplace.clock import system_clock
from casefiles.office.case.vault_service import VaultService
from casefiles.store.backup import backup_taking, backup_writing

folder, passphrase, stick, moment = sys.argv[2:]
module, name = {"half": (backup_writing, "_records"), "unnamed": (backup_writing, "_name"),
                "unproven": (backup_taking, "verify_backup")}[moment]
setattr(module, name, lambda *_: os.kill(os.getpid(), 9))
desk = VaultService(system_clock("0" * 32), secrets.token_bytes, paths.resources())
vault = desk.unlock(Path(folder), passphrase)
vault.run(lambda work: work.note("hold_ended"))
vault.work(back_up_elsewhere(Path(stick)) if stick else back_up_now(), CancellationToken())
"""
"""Backs a vault up as the process of a window does, and is killed at a moment of it."""


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def each_on(chosen: Path, tmp_path: Path) -> list[Contents]:
    """Restore every backup of a folder, the newest first, and return what each holds."""
    opened = unlocked_backups(chosen, PASSPHRASE)
    found = []
    for one in opened.generations:
        target = tmp_path / f"restored {secrets.token_hex(4)}"
        surroundings = StoreEnvironment(CLOCK, secrets.token_bytes)
        with restore(opened, one, target, surroundings, CancellationToken()) as vault:
            found.append(contents_of(vault))
    return found


def pulling(stick: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let the stick be pulled as soon as the next backup is being written; return where it is."""
    pocket = stick.with_name("pocket")
    read: Callable[..., bytes] = backup_taking._read

    def pulled(*where: int) -> bytes:
        if stick.exists():
            assert list(stick.rglob("*.part")), "it is being written"
            stick.rename(pocket)
        return read(*where)

    monkeypatch.setattr(backup_taking, "_read", pulled)
    return pocket


def test_a_stick_is_pulled_in_the_middle_of_a_backup(
    program: Program, stick: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    folder = program.home / "Rowan case"
    first = lawyers_vault(folder)
    window = come_in(program, folder)
    back_up_to(window, stick)
    told(window, "verified")

    new_person(window.session, "Marek Lisowski", "Pseudonym")
    second = shown_in(window)
    assert second != first
    pocket = pulling(stick, monkeypatch)
    back_up_to(window, stick)
    said = told(window, "was removed")
    assert "Earlier backups on it and the vault are unchanged." in said
    assert "Connect it and try again" in said
    assert shown_in(window) == second
    assert each_on(pocket, tmp_path) == [first]

    pocket.rename(stick)
    monkeypatch.undo()
    back_up_to(window, stick)
    told(window, "verified")
    program.leave(DONE)
    assert not list(stick.rglob("*.part"))
    assert each_on(stick, tmp_path) == [second, first]


def killed_in_a_backup(folder: Path, stick: Path | str, moment: str) -> None:
    command = [sys.executable, "-c", KILLED, "window-process", folder, PASSPHRASE, stick, moment]
    done = subprocess.run(list(map(str, command)), cwd=ROOT, check=False, timeout=300)
    assert done.returncode == -signal.SIGKILL


def test_the_program_is_killed_in_the_middle_of_backups(
    program: Program, stick: Path, tmp_path: Path
):
    folder = program.home / "Rowan case"
    before = lawyers_vault(folder)
    window = come_in(program, folder)
    back_up_to(window, stick)
    told(window, "verified")
    back_up(window)
    program.leave(DONE)

    for moment, place in (("half", stick), ("unnamed", ""), ("unproven", stick)):
        killed_in_a_backup(folder, place, moment)

    window = come_in(program, folder)
    do(window.session, "verify vault")
    told(window, "The vault is intact")
    assert shown_in(window) == before
    acts = [one.action for one in window.session.vault.ask(lambda reader: reader.entries(None))]
    assert acts.count("hold_ended") == 3, "what the killed ones were told to be kept is there"
    back_up_to(window, stick)
    told(window, "verified")
    back_up(window)
    program.leave(DONE)
    for place in (stick, folder):
        restored = each_on(place, tmp_path)
        assert len(restored) > 1
        assert all(one == before for one in restored)
        assert not list(place.rglob("*.part"))
