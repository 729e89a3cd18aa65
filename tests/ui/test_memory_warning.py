"""Where this computer may write memory to its disk, the foot of the window says so."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QRect

from casefiles.office.workplace.computer import Computer
from casefiles.office.workplace.preferences import Preferences, save_preferences
from casefiles.ui.base.session import Session
from casefiles.ui.shell import main_window
from casefiles.ui.shell.main_window import MainWindow
from tests.ui.settling import settle, until


def window_on(session: Session, theme, qtbot, monkeypatch, machine: Computer) -> MainWindow:
    monkeypatch.setattr(main_window, "this_computer", lambda: machine)
    window = MainWindow(session, theme)
    qtbot.addWidget(window)
    window.resize(1280, 720)
    window.show()
    until(lambda: window.workspace is not None)
    settle(session)
    return window


@pytest.mark.parametrize(
    ("swap", "sleep", "is_told"),
    [("plain", "off", True), ("none", "plain", True), ("encrypted", "encrypted", False)],
)
def test_memory_that_may_reach_the_disk_is_told_and_leads_to_what_is_known(
    session: Session, theme, qtbot, monkeypatch, swap, sleep, is_told
):
    from casefiles.hardening import Hardening

    held = Hardening(
        private_files=True, no_core_dumps=True, no_debugger=True, no_swap=False, no_network=True
    )
    session.vault.run(save_preferences(replace(Preferences(), text_scale=125)))
    window = window_on(session, theme, qtbot, monkeypatch, Computer(swap, sleep, held))
    button = window.status.memory
    assert button.isVisible() == is_told
    if is_told:
        inside = QRect(window.status.rect())
        assert inside.contains(button.geometry()), "it fits beside all the rest"
        assert window.status.lock.geometry().left() >= button.geometry().right()
        button.click()
        until(lambda: window.workspace is not None and window.workspace.here().room == "vault")
