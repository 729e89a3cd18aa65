"""A drill: the clock of the computer is wrong. It is told, entered, and nothing is corrected."""

from dataclasses import replace

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.clock import Clock
from casefiles.office.vault.integrity_check import check_vault
from casefiles.ui.base.session import Session
from casefiles.ui.settings.history.screen import HistoryScreen
from casefiles.ui.shell.application import DONE, LOCKED
from tests.journeys.window.test_window import (
    CLOCK,
    Program,
    create_by_keys,
    new_case,
    new_person,
    program,
)
from tests.ui.robot import Key, press, push
from tests.ui.robot import write as type_in
from tests.ui.settling import settle, until

DAY = 24 * 3600 * 10**9
__all__ = ["program"]


def at(days: int) -> Clock:
    """Return the clock of a computer that is so many days ahead."""
    return replace(CLOCK, wall=lambda: CLOCK.wall() + days * DAY)


def through_the_door(program: Program, words: str) -> str:
    """Unlock; returns what the page of the clock says, and says that the clock is right."""
    run = program.start()
    until(
        lambda: run.unlock_window is not None and run.unlock_window.page is run.unlock_window.unlock
    )
    type_in(words)
    press(Key.Key_Return)
    until(
        lambda: (
            run.unlock_window is None
            or run.unlock_window.page in (run.unlock_window.recovery, run.unlock_window.clock)
        )
    )
    if run.unlock_window is not None and run.unlock_window.page is run.unlock_window.recovery:
        push("Later")
        until(
            lambda: run.unlock_window is None or run.unlock_window.page is run.unlock_window.clock
        )
    if run.unlock_window is None:
        return ""
    told = run.unlock_window.clock.doubt.text()
    press(Key.Key_Return)
    program.window()
    return told


def entries(session: Session) -> list[tuple[str, int]]:
    found = session.vault.ask(lambda reader: reader.entries(None))
    return [(entry.action, entry.wall) for entry in found]


def test_a_clock_that_goes_back_is_told_entered_and_harms_nothing(program: Program):
    program.clock = at(400)
    words = create_by_keys(program)
    session = program.window().session
    new_case(session)
    new_person(session, "Aud Brennick", "Pseudonym")
    program.leave(DONE)

    program.clock = at(0)
    told = through_the_door(program, words)
    assert told.startswith("The vault was last used on ")
    assert "Nothing was changed" in told
    window = program.window()
    session = window.session
    walls = entries(session)
    assert [action for action, _ in walls][-2:] == ["clock_went_back", "clock_confirmed"]
    assert walls[-1][1] < walls[0][1], "times are kept as the clock told them"
    new_person(session, "Marek Lisowski", "Pseudonym")
    window.workspace.context.actions["app.go_history"].trigger()
    settle(session)
    history = window.findChild(HistoryScreen)
    assert history is not None
    rows = [row.words for row in history._rows]
    assert any("earlier than last use" in words for words in rows)
    assert check_vault(session.vault.workplace.vault, CancellationToken()).sound
    program.leave(LOCKED)

    assert through_the_door(program, words) == "", "what was told once is not told again"


def test_a_clock_that_was_set_while_the_vault_was_open_locks_it(program: Program):
    words = create_by_keys(program)
    window = program.window()
    new_case(window.session)
    run, ended = program.run, []
    assert run is not None
    assert run._lock is not None
    run.ended.disconnect()
    run.ended.connect(lambda: ended.append(run.code))
    run._lock._clock = at(-2)
    run._lock.tick()
    until(lambda: bool(ended))
    assert ended == [LOCKED]
    window.hide()
    window.deleteLater()
    program.handover = replace(program.handover, is_after_lock=True)
    program.run = None
    program.clock = at(-2)
    assert "last used on" in through_the_door(program, words)
