"""What every drill begins with: a lawyer's vault on her disk, and the program in front of it."""

import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QLabel, QWidget

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import VaultDamaged
from casefiles.domain.foundation.ids import ContentId
from casefiles.domain.records.case_records import Case
from casefiles.office.vault.integrity_check import check_vault
from casefiles.office.workplace.handover import Handover
from casefiles.store.database.tables import record_types
from casefiles.store.vault.open_vault import Vault
from casefiles.store.vault.opening import create, open_vault
from casefiles.ui.shell.main_window import MainWindow
from tests.journeys.window.test_window import CLOCK, Program, unlock_by_keys
from tests.sample_vaults import CHEAP, PASSPHRASE
from tests.store.world import insert_all, keep_document, new_case, new_event, new_person
from tests.ui.robot import CONTROL, Key, press, push
from tests.ui.robot import write as type_in
from tests.ui.settling import settle, until

EVENTS = 12


@dataclass(frozen=True)
class Contents:
    """Everything of a vault that a person would miss.

    Attributes:
        records: by id.
        documents: bytes by id; None where they are damaged.
    """

    records: dict[str, Any]
    documents: dict[str, bytes | None]


def lawyers_vault(folder: Path, ballast: int = 0) -> Contents:
    """Make a vault with a case in it, and return what it holds."""
    with create(folder, PASSPHRASE, CHEAP, CLOCK, secrets.token_bytes, ballast) as vault:
        case = new_case("R-2026/1")
        insert_all(vault, [case, new_person(case, "Zulpiye Baratjan")])
        keep_document(vault, case, secrets.token_bytes(300_000), "a summons to the police")
        keep_document(vault, case, b"a short letter", "a letter of her brother")
        insert_all(vault, [new_event(case, f"Event {number}. " * 40) for number in range(EVENTS)])
        return contents_of(vault)


def contents_of(vault: Vault) -> Contents:
    """Read all of a vault."""
    found = [vault.read(lambda reader, kind=kind: reader.find(kind)) for kind in record_types()]
    documents = vault.read(lambda reader: reader.contents())
    return Contents(
        {record.id: record for records in found for record in records},
        {content_id: _bytes_of(vault, content_id) for content_id in documents},
    )


def _bytes_of(vault: Vault, content_id: ContentId) -> bytes | None:
    try:
        return b"".join(vault.content(content_id))
    except VaultDamaged:
        return None


def contents_at(folder: Path) -> Contents:
    """Open a vault anew, prove it, and read all of it."""
    with open_vault(folder, PASSPHRASE, CLOCK, secrets.token_bytes) as vault:
        assert check_vault(vault, CancellationToken()).sound
        return contents_of(vault)


def shown_in(window: MainWindow) -> Contents:
    """Read all of the vault that a window is over."""
    return contents_of(window.session.vault.workplace.vault)


def case_of(window: MainWindow) -> Case:
    """Return the case that a window shows."""
    (case,) = window.session.vault.ask(lambda reader: reader.find(Case))
    assert window.workspace is not None
    assert window.workspace.context.case_id == case.id
    return case


def seen(shown: QWidget) -> str:
    """Return all that a window or page shows in words."""
    return "\n".join(one.text() for one in shown.findChildren(QLabel) if one.isVisible())


def told(window: MainWindow, words: str, longest: float = 60) -> str:
    """Wait until the message at the foot of a window has some words; return all of it."""
    until(lambda: words in window.notice_line.text, longest)
    return window.notice_line.text


def come_in(program: Program, folder: Path) -> MainWindow:
    """Start the program over a vault, and open it by keys."""
    program.handover = Handover(folder, program.home)
    return unlock_by_keys(program, PASSPHRASE)


def back_up(window: MainWindow) -> None:
    """Back the vault up beside it, from its room."""
    press(Key.Key_8, CONTROL)
    settle(window.session)
    push("Last backup")
    told(window, "Backup created and verified.")


def back_up_to(window: MainWindow, stick: Path) -> None:
    """Ask for a backup on a stick, from the room of the vault."""
    press(Key.Key_8, CONTROL)
    settle(window.session)
    push("On a USB drive")
    settle(window.session)
    type_in(str(stick))
    press(Key.Key_Return)


def stand_before(program: Program, folder: Path) -> Any:
    """Start the program over a vault; return its door."""
    program.handover = Handover(folder, program.home)
    door = program.start().unlock_window
    assert door is not None
    until(lambda: door.page is door.unlock)
    return door
