"""What every drill begins with: a lawyer's vault on her disk, and the program in front of it."""

import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from casefiles.domain.records import Case
from casefiles.domain.ticket import Ticket
from casefiles.office.checking import check_vault
from casefiles.store.tables import record_types
from casefiles.store.vault import Vault, create, open_vault
from casefiles.ui.main_window import MainWindow
from tests.journeys.test_window import CLOCK, Program
from tests.store.world import insert_all, keep_document, new_case, new_event, new_person
from tests.ui.conftest import CHEAP, PASSPHRASE
from tests.ui.settling import until

EVENTS = 12


@dataclass(frozen=True)
class Contents:
    """Everything of a vault that a person would miss: records, and the bytes of documents."""

    records: dict[str, Any]
    documents: dict[str, bytes]


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
        {content_id: b"".join(vault.content(content_id)) for content_id in documents},
    )


def contents_at(folder: Path) -> Contents:
    """Open a vault anew, prove it, and read all of it."""
    with open_vault(folder, PASSPHRASE, CLOCK, secrets.token_bytes) as vault:
        assert check_vault(vault, Ticket()).sound
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


def told(window: MainWindow, words: str, longest: float = 60) -> str:
    """Wait until the message at the foot of a window has some words; return all of it."""
    until(lambda: words in window.notice_line.text, longest)
    return window.notice_line.text


def stand_before(program: Program, folder: Path) -> Any:
    """Start the program over a vault; return its door."""
    program.handover = type(program.handover)(folder, program.home)
    door = program.start().door
    assert door is not None
    until(lambda: door.page is door.unlock)
    return door
