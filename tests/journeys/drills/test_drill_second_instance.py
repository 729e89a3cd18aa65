"""A drill: the same vault is opened twice. The second is told who has it, and nothing is lost."""

import subprocess
import sys
from pathlib import Path

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.records.case_records import Case
from casefiles.office.vault.integrity_check import check_vault
from casefiles.ui.shell.application import DONE
from tests.journeys.window.test_window import Program, create_by_keys, new_case, program, records
from tests.ui.robot import Key, press, push
from tests.ui.robot import write as type_in
from tests.ui.settling import until

ROOT = Path(__file__).resolve().parents[3]
__all__ = ["program"]

FIRST = """
import secrets, sys, time
from pathlib import Path
from casefiles.domain.records.case_records import Case
from casefiles.office.workplace.clock import system_clock
from casefiles.store.vault.opening import open_vault
vault = open_vault(Path(sys.argv[2]), sys.argv[3], system_clock("0" * 32), secrets.token_bytes)
vault.write(lambda work: work.note("hold_ended"))
print("open", flush=True)
time.sleep(600)
"""
"""Opens a vault as the process of a window does, and is in the middle of its work."""


def test_a_second_window_is_told_who_has_the_vault_and_goes_on_when_that_one_is_dead(
    program: Program,
):
    words = create_by_keys(program)
    new_case(program.window().session)
    program.leave(DONE)
    vault = program.home / "Casefiles"
    before = sorted(path.name for path in vault.iterdir())
    with subprocess.Popen(
        [sys.executable, "-c", FIRST, "window-process", str(vault), words],
        cwd=ROOT, stdout=subprocess.PIPE, text=True,
    ) as first:  # fmt: skip
        try:
            assert first.stdout is not None
            assert first.stdout.readline() == "open\n"
            door = program.start().unlock_window
            assert door is not None
            until(lambda: bool(door.page.problem))
            assert door.page is door.unlock
            told = door.page.problem
            assert told.startswith("The vault is already open: in a window of Casefiles, since")
            assert "Nothing was changed." in told
            type_in(words)
            press(Key.Key_Return)
            until(lambda: door.page is door.unlock and door.unlock.passphrase.text() == "")
            assert door.page.problem == told
            assert first.poll() is None, "the first goes on"
        finally:
            first.kill()
    type_in(words)
    press(Key.Key_Return)
    until(lambda: door.page is door.recovery)
    push("Later")
    program.confirm_clock()
    session = program.window().session
    assert len(records(session, Case)) == 1
    acts = [one.action for one in session.vault.ask(lambda reader: reader.entries(None))]
    assert "hold_ended" in acts, "what the dead one was told to be kept is there"
    assert check_vault(session.vault.workplace.vault, CancellationToken()).sound
    program.leave(DONE)
    assert sorted(path.name for path in vault.iterdir()) == before, "no lock was left"
