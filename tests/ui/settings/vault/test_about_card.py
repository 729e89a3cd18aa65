"""What is told of the vault itself, as it is now."""

import pytest
from PySide6.QtWidgets import QLabel, QWidget

from casefiles.ui.base.navigation import NavigationTarget
from casefiles.ui.settings.vault.screen import VaultScreen


@pytest.fixture
def room(qtbot, context):
    window = QWidget()
    qtbot.addWidget(window)
    context.actions.bind("app.check", window, lambda: None)
    room = VaultScreen(context)
    room.setParent(window)
    room.resize(1180, 690)
    window.show()
    room.open(NavigationTarget("vault"))
    yield room
    window.hide()


def labels(room):
    return [label.text() for label in room.findChildren(QLabel)]


def says(qtbot, room, words):
    qtbot.waitUntil(lambda: any(words in text for text in labels(room)), timeout=60_000)


def test_the_vault_is_told_of(qtbot, room, session):
    level = session.vault.sandbox_level()
    says(qtbot, room, {"full": "Sandbox on", "partial": "Sandbox partly on"}[level])
    assert any("vault" in text.replace("\u200b", "") for text in labels(room))


def test_the_recovery_sheet_is_told_of_once(qtbot, room):
    says(qtbot, room, "Recovery sheet")
    assert labels(room).count("Recovery sheet") == 1
