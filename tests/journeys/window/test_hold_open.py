"""A hearing: the vault is held open by keys, it is shown, and it ends with the lock."""

from casefiles.ui.shell.application import LOCKED
from tests.journeys.window.test_window import (
    Program,
    create_by_keys,
    new_case,
    program,
    unlock_by_keys,
)
from tests.ui.robot import do, push
from tests.ui.settling import settle, until

__all__ = ["program"]


def test_a_vault_is_held_open_for_a_hearing_and_locks_as_ever_afterwards(program: Program):
    words = create_by_keys(program)
    window = program.window()
    session, line = window.session, window.status.lock
    new_case(session)
    until(lambda: line.words.text().startswith("Locks in "))
    do(session, "unlocked 30 min")
    until(lambda: line.words.text() == "Stays unlocked: 30 min left")
    push("End stay unlocked")
    settle(session)
    until(lambda: line.words.text().startswith("Locks in "))
    do(session, "unlocked 2 hours")
    until(lambda: line.words.text() == "Stays unlocked: 120 min left")
    program.leave(LOCKED)
    window = unlock_by_keys(program, words)
    until(lambda: window.status.lock.words.text().startswith("Locks in "))
    acts = [one.action for one in window.session.vault.ask(lambda reader: reader.entries(None))]
    holds = [act for act in acts if act.startswith("hold")]
    assert holds == ["hold_open_30", "hold_ended", "hold_open_120"]
