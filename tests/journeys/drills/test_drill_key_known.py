"""A drill: somebody may know the keys. They are changed for cause, and nothing old opens."""

import shutil
from pathlib import Path

import pytest

from casefiles.domain.foundation.errors import WrongPassphrase
from casefiles.store.maintenance.restoring import unlocked_backups
from tests.journeys.drills.lawyer import NEW, WORDS, Lawyer, lawyer
from tests.journeys.window.test_window import program
from tests.ui.robot import CONTROL, Key, press, push
from tests.ui.settling import settle, until

__all__ = ["lawyer", "program"]

KEYS = ("vault.keys", "vault.keys.copy")


def back_up(lawyer: Lawyer) -> None:
    """Make a backup beside the vault, from the window."""
    session = lawyer.program.window().session
    press(Key.Key_8, CONTROL)
    settle(session)
    backups = lawyer.vault / "backups"
    count = len(list(backups.iterdir())) if backups.is_dir() else 0
    push("Last backup")
    until(lambda: backups.is_dir() and len(list(backups.iterdir())) > count)
    settle(session)


def test_after_keys_were_known_nothing_that_was_copied_opens_the_vault(
    lawyer: Lawyer, tmp_path: Path
):
    lawyer.open()
    back_up(lawyer)
    (lawyer.vault / "vault.db.damaged.1").write_bytes((lawyer.vault / "vault.db").read_bytes())
    thief = tmp_path / "thief"
    shutil.copytree(lawyer.vault, thief)

    door = lawyer.ask_in_vault_room("If the keys may be compromised")
    assert "Enter the current passphrase to change all keys." in door.unlock.operation_label.text()
    lawyer.type_passphrase(WORDS)
    until(lambda: door.page is door.keys.act)
    told = lawyer.told()
    assert "Old passphrases and key files then no longer open this vault." in told
    assert "Local backups and damaged files" in told
    assert "Copies elsewhere, such as backups on USB drives" in told
    assert "still open with the old keys" in told
    lawyer.choose_passphrase(NEW)
    until(lambda: door.page is door.keys.message_page)
    assert "The new passphrase opens the vault." in door.keys.message_page.body.text()
    assert sorted(path.name for path in lawyer.vault.iterdir()) == sorted(
        ["vault.db", "vault.head", *KEYS]
    )

    door = lawyer.locked_by(lambda: press(Key.Key_Return))
    assert "does not open this vault" in lawyer.refused(WORDS)
    mine = {name: (lawyer.vault / name).read_bytes() for name in KEYS}
    for name in KEYS:
        shutil.copy(thief / name, lawyer.vault / name)
    assert "from before its keys were changed" in lawyer.refused(WORDS)
    for name, data in mine.items():
        (lawyer.vault / name).write_bytes(data)
    lawyer.type_passphrase(NEW)
    until(lambda: door.page is door.recovery)
    push("Later")
    lawyer.window()
    assert "change_keys" in lawyer.require_all_there()
    back_up(lawyer)
    lawyer.lock()

    with pytest.raises(WrongPassphrase):
        unlocked_backups(lawyer.vault, WORDS)
    assert unlocked_backups(lawyer.vault, NEW).generations
    assert unlocked_backups(thief, WORDS).generations, "as the words said before the act"
