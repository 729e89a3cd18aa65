"""What the pictures show of keys: acts at the door, ways back in, and cards of the room Vault."""

import secrets
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from casefiles.ui.look.theme import Theme
    from casefiles.ui.shell.main_window import MainWindow
    from casefiles.ui.unlock.window import UnlockWindow

Keep = Callable[[str], None]
_HOUR = 3600 * 10**9


def door(theme: "Theme", keep_of: Callable[[object], Keep], home: Path) -> None:
    """Go through the pages of acts upon the keys, and those that lead back into a vault."""
    from casefiles import paths
    from casefiles.office.case.vault_service import VaultService
    from casefiles.office.workplace.clock import system_clock
    from casefiles.office.workplace.handover import Handover
    from casefiles.ui.unlock.window import UnlockWindow
    from tests.ui.settling import until

    desk = VaultService(system_clock("0" * 32), secrets.token_bytes, paths.resources())
    window = UnlockWindow(desk, theme, Handover(None, home))
    window.resize(1280, 720)
    window.show()
    until(lambda: bool(window.keys.act.part.offered.text()))
    keep = keep_of(window)
    _before(window, home, keep)
    _acts(window, keep)
    _papers(window, keep)
    _ways_back(window, home, desk.clock.wall(), keep)
    window.hide()
    window.deleteLater()


def _before(window: "UnlockWindow", home: Path, keep: Keep) -> None:
    from casefiles.office.vault.privilege_notice import USUAL
    from casefiles.ui.unlock.operation_texts import AWAY, BEFORE
    from casefiles.words.catalogue import explain

    window._ask_for(home / "Halvik case")
    window.unlock.show_folder(home / "Halvik case", USUAL, BEFORE["change_keys"])
    keep("keys-notice")
    window.unlock.show_folder(home / "Halvik case", "", BEFORE[AWAY])
    window.unlock.add_file.take(Path("casefiles-0f3a9c11.key"))
    window.unlock.refuse(explain("wrong_passphrase", {}))
    keep("keys-wrong")
    window.unlock.show_folder(home / "Halvik case")
    window.unlock.offer_other_keys(window.ways_back.offered(_fault("key_file_missing")))
    window.unlock.show_problem(explain("key_file_missing", {}))
    keep("keys-missing")
    window.show_page(window.usb_key)
    window.usb_key.line.setText("/media/stick/casefiles-0f3a9c11.keys")
    window.usb_key.show_problem(explain("keys_on_stick_missing", {}))
    keep("keys-stick")


def _fault(code: str):
    from casefiles.domain.foundation.errors import VaultDamaged

    return VaultDamaged(code)


def _acts(window: "UnlockWindow", keep: Keep) -> None:
    from casefiles.ui.unlock.operation_texts import ACTS, DONE_FOR_CAUSE
    from casefiles.words.catalogue import explain

    for name, act in ACTS.items():
        window.keys.act.show_act(act)
        window.show_page(window.keys.act)
        keep(f"keys-act-{name}")
    window.keys.act.show_problem(explain("keys_elsewhere", {"files": 2}))
    keep("keys-act-refused")
    text = f"{DONE_FOR_CAUSE['change_keys']}\n\n{explain('old_copy_left', {})}"
    window.keys.message_page.show_words("The keys were changed", text, "Lock")
    window.show_page(window.keys.message_page)
    keep("keys-told")


def _papers(window: "UnlockWindow", keep: Keep) -> None:
    from casefiles.office.vault.recovery_shares import drawn_shares

    window.show_sheet()
    window.recovery.next.click()
    window.recovery.fields[0].setText("ZZ")
    keep("keys-sheet-check")
    page = window.keys.shares
    page.show_shares(drawn_shares(secrets.token_bytes).shares)
    window.show_page(page)
    keep("keys-share")
    page.next.click()
    page.fields[1].setText("zzz")
    keep("keys-share-check")
    window.printing.show_paper(window.keys.shares.paper())
    window.show_page(window.printing)
    keep("keys-print")
    window.show_page(window.shares)
    window.shares.fields[0].setPlainText("academic acid zebra ")
    keep("keys-open-shares")


def _ways_back(window: "UnlockWindow", home: Path, now: int, keep: Keep) -> None:
    from casefiles.office.case.restoring import BackupChoice, OpenBackups

    window.ways_back.begin(window.unlock, home / "Halvik case")
    keep("keys-restore")
    window.ways_back.bring_keys(window.unlock, home / "Halvik case")
    keep("keys-bring")
    moments = tuple(
        BackupChoice(
            at, now - at * 20 * _HOUR, 1, 40, 212 - at, 9000, now - at * 21 * _HOUR, at < 4, 1 << 31
        )
        for at in range(1, 6)
    )
    window.ways_back.choose.show_backups(
        OpenBackups(moments, 1, False, None), home / "Halvik case restored", now
    )
    window.show_page(window.ways_back.choose)
    keep("keys-choose")
    window.rescue.page.show_fault(_fault("head_missing"))
    window.show_page(window.rescue.page)
    keep("keys-head-missing")


def cards(window: "MainWindow", keep_of: Callable[[object], Keep]) -> None:
    """Show the cards of keys one by one."""
    from casefiles.ui.base.navigation import NavigationTarget
    from casefiles.ui.settings.vault.screen import VaultScreen
    from tests.ui.settling import settle

    assert window.workspace is not None
    window.workspace.context.navigator.go(NavigationTarget("vault"))
    settle(window.session)
    room = window.findChild(VaultScreen)
    assert room is not None
    for key in ("keys", "recovery", "travel"):
        keep_of(room.cards[key].card)(f"card-{key}")
