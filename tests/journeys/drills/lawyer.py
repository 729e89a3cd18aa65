"""A lawyer at the keyboard who has keys to lose: a small case, and the door between two windows."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import WrongPassphrase
from casefiles.domain.records.case_records import Case, Document, Event, Person
from casefiles.office.vault.integrity_check import check_vault
from casefiles.office.workplace.handover import Handover
from casefiles.store.keys.key_slots import Opener
from casefiles.store.vault.open_vault import Vault
from casefiles.store.vault.opening import create, open_vault
from casefiles.ui.shell.application import LOCKED, WindowRun
from casefiles.ui.shell.main_window import MainWindow
from casefiles.ui.unlock.operation_page import label_of
from casefiles.ui.unlock.operation_texts import BEFORE
from casefiles.ui.unlock.window import UnlockWindow
from tests.journeys.window.test_window import CLOCK, Program, program
from tests.store.world import CHEAP, insert_all, keep_document, new_case, new_event, new_person
from tests.ui.robot import CONTROL, Key, press, push, tab_to
from tests.ui.robot import write as type_in
from tests.ui.settling import settle, until

__all__ = ["lawyer", "program"]

WORDS = "seven brown owls count the rain"
NEW = "nine glass boats drift past noon"
LETTER = b"A letter that says where the sister lives."
_KINDS = (Case, Document, Event, Person)


@dataclass
class Lawyer:
    """Somebody with one vault, which holds one case.

    Attributes:
        program: from door to door.
        vault: folder of it.
        before: its records, as they must be found again whatever happens.
    """

    program: Program
    vault: Path
    before: dict[type, tuple[object, ...]]

    @property
    def home(self) -> Path:
        return self.program.home

    @property
    def door(self) -> UnlockWindow:
        run = self.program.run
        assert run is not None
        assert run.unlock_window is not None
        return run.unlock_window

    def start(self) -> UnlockWindow:
        """Start the program, or go on after a lock; returns the door."""
        self.program.start()
        until(lambda: self.door.page is self.door.unlock)
        return self.door

    def type_passphrase(self, words: str) -> None:
        """Type a passphrase at the door, and wait for what comes of it."""
        tab_to("Passphrase")
        type_in(words)
        press(Key.Key_Return)
        until(self.is_past)

    def is_past(self) -> bool:
        """Tell whether the door has done what it was asked to."""
        run = self.program.run
        assert run is not None
        return run.unlock_window is None or run.unlock_window.page is not run.unlock_window.working

    def refused(self, words: str) -> str:
        """Type a passphrase that does not open; returns what is said."""
        self.type_passphrase(words)
        door = self.door
        assert door.page is door.unlock
        assert door.vault is None
        return door.page.problem

    def window(self) -> MainWindow:
        """Go through the last pages of the door to the window."""
        run = self.program.run
        assert run is not None
        until(lambda: run.window is not None or self._asks(run))
        if run.unlock_window is not None and self._asks(run):
            press(Key.Key_Return)
        return self.program.window()

    def _asks(self, run: WindowRun) -> bool:
        return run.unlock_window is not None and run.unlock_window.page is run.unlock_window.clock

    def open(self, words: str = WORDS) -> MainWindow:
        """Start, and open with a passphrase."""
        self.start()
        self.type_passphrase(words)
        return self.window()

    def lock(self) -> None:
        self.program.leave(LOCKED)

    def locked_by(self, act: Callable[[], None]) -> UnlockWindow:
        """Do what locks the window by itself; returns the door after it."""
        run, ended = self.program.run, []
        assert run is not None
        run.ended.disconnect()
        run.ended.connect(lambda: ended.append(run.code))
        act()
        until(lambda: bool(ended))
        assert ended == [LOCKED]
        for shown in (run.window, run.unlock_window):
            if shown is not None:
                shown.hide()
                shown.deleteLater()
        self.program.handover = replace(self.program.handover, is_after_lock=True)
        self.program.run = None
        return self.start()

    def ask_in_vault_room(self, button: str) -> UnlockWindow:
        """Press a button of the room Vault that locks; returns the door, which asks first."""
        window = self.program.window()
        press(Key.Key_8, CONTROL)
        settle(window.session)
        return self.locked_by(lambda: push(button))

    def begin(self, errand: str) -> UnlockWindow:
        """Go through the door as after a button of the room Vault was pressed."""
        door = self.come_for(errand)
        self.type_passphrase(WORDS)
        return door

    def come_for(self, errand: str) -> UnlockWindow:
        """Stand before the door as after a button of the room Vault was pressed."""
        self.program.handover = replace(self.program.handover, pending_operation=errand)
        door = self.start()
        assert door.unlock.operation_label.text() == BEFORE[errand]
        return door

    def open_with(self, act: Callable[[], None]) -> MainWindow:
        """Start, and open by other means than the passphrase alone."""
        self.start()
        act()
        return self.window()

    def told(self) -> str:
        """Return all that the page of an act tells before it is done."""
        assert self.door.page is self.door.keys.act
        return label_of(self.door.keys.act)

    def choose_passphrase(self, words: str) -> None:
        """Type a new passphrase twice."""
        tab_to("Passphrase")
        type_in(words)
        tab_to("Repeat passphrase")
        type_in(words)
        press(Key.Key_Return)

    def copy_sheet(self) -> tuple[str, ...]:
        """Copy the recovery sheet that is shown, and prove it; returns its groups."""
        door = self.door
        until(lambda: door.page is door.recovery)
        page = door.recovery
        groups, asked = page.parts, page.positions
        press(Key.Key_Return)
        for number in asked:
            tab_to(f"Group {number}")
            type_in(groups[number - 1])
        press(Key.Key_Return)
        until(lambda: door.page is not page)
        return groups

    def opens_with(self, opener: Opener, keys_at: Path | None = None) -> bool:
        """Tell whether something opens the vault, and prove all of it if so."""
        try:
            opened = open_vault(self.vault, opener, CLOCK, secrets.token_bytes, keys_at)
        except WrongPassphrase:
            return False
        with opened as vault:
            self._require_same(vault)
        return True

    def require_all_there(self) -> list[str]:
        """Look through the open window whether anything was lost; returns acts of the history."""
        session = self.program.window().session
        self._require_same(session.vault.workplace.vault)
        return [entry.action for entry in session.vault.ask(lambda reader: reader.entries(None))]

    def change_all_keys(self) -> UnlockWindow:
        """Ask for a change of keys in the open window; returns the door, which shows the act."""
        door = self.ask_in_vault_room("If the keys may be compromised")
        self.type_passphrase(WORDS)
        until(lambda: door.page is door.keys.act)
        return door

    def _require_same(self, vault: Vault) -> None:
        for kind, kept in self.before.items():
            assert vault.read(lambda reader, kind=kind: reader.find(kind)) == kept, kind
        (document,) = self.before[Document]
        assert isinstance(document, Document)
        assert b"".join(vault.content(document.content_id)) == LETTER
        assert check_vault(vault, CancellationToken()).sound


@pytest.fixture
def lawyer(program: Program) -> Lawyer:
    """A vault with a case, in the home folder; its passphrase is `WORDS`."""
    folder = program.home / "Casefiles"
    with create(folder, WORDS, CHEAP, CLOCK, secrets.token_bytes) as vault:
        case = new_case("R-2026/1")
        keep_document(vault, case, LETTER, "a letter")
        insert_all(vault, [new_event(case), new_event(case, "They came back."), new_person(case)])
        before = {kind: vault.read(lambda reader, kind=kind: reader.find(kind)) for kind in _KINDS}
    program.cost = lambda: CHEAP
    program.handover = Handover(folder, program.home)
    return Lawyer(program, folder, before)
