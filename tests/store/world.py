"""A small world for tests of the store: a clock, cheap costs, and records to keep."""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from casefiles.domain.files.extraction import Extraction, PageText, TextLine
from casefiles.domain.foundation.boxes import Box
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.clock import Clock
from casefiles.domain.foundation.ids import CaseId, ContentId, DocumentId, EventId, PersonId
from casefiles.domain.language.names import PersonName
from casefiles.domain.records.case_records import (
    Case,
    Document,
    DocumentStatus,
    Event,
    Identifier,
    Person,
    Protection,
)
from casefiles.domain.records.citation import Citation
from casefiles.store.content.chunks import SealedContent
from casefiles.store.keys.key_slots import Argon2Cost
from casefiles.store.vault.open_vault import Vault
from casefiles.store.vault.opening import create, open_vault

CHEAP = Argon2Cost(8, 1, 1)
PASSPHRASE = "correct horse"


@dataclass
class Hands:
    """A clock that tests turn."""

    wall: int = 1_700_000_000_000_000_000
    monotonic: int = 0

    def clock(self, boot: str = "boot-1") -> Clock:
        return Clock(self._tick, lambda: self.monotonic, boot)

    def _tick(self) -> int:
        self.wall += 1_000_000
        self.monotonic += 1_000_000
        return self.wall


@dataclass
class World:
    """A place for one vault."""

    folder: Path
    hands: Hands = field(default_factory=Hands)

    def create(self, passphrase: str = PASSPHRASE) -> Vault:
        return create(self.folder, passphrase, CHEAP, self.hands.clock(), secrets.token_bytes)

    def open(self, passphrase: str = PASSPHRASE) -> Vault:
        return open_vault(self.folder, passphrase, self.hands.clock(), secrets.token_bytes)


def new_case(reference: str = "R-1") -> Case:
    return Case(CaseId(secrets.token_hex(16)), reference, "Title", "", "CN", "TR", "2024-05-01")


def new_person(case: Case, name: str = "Aygül") -> Person:
    return Person(
        PersonId(secrets.token_hex(16)),
        case.id,
        (PersonName(name, "Latn", "birth"), PersonName("王伟", "Hans", "")),
        (Identifier("passport", "E123"),),
        Protection.WITHHELD,
    )


def new_event(case: Case, text: str = "Police came.") -> Event:
    cites = (Citation(DocumentId(secrets.token_hex(16)), 3),)
    return Event(
        EventId(secrets.token_hex(16)), case.id, "2019-02", "Ürümqi", text, (), cites, False
    )


def new_document(case: Case, content_id: ContentId) -> Document:
    return Document(
        DocumentId(secrets.token_hex(16)),
        case.id,
        content_id,
        "Notice",
        "scan 1.pdf",
        DocumentStatus.RECEIVED,
        False,
        True,
    )


def one_page(text: str) -> Extraction:
    line = TextLine(text, Box(0.1, 0.2, 0.9, 0.25))
    return Extraction("application/pdf", (PageText(1, 595.0, 842.0, (line,)),))


def seal(vault: Vault, case: Case, *chunks: bytes) -> SealedContent:
    return vault.seal(case.id, chunks, CancellationToken())


def keep_document(vault: Vault, case: Case, data: bytes, text: str = "") -> Document:
    """Seal bytes and keep a document, with the case unless it is there."""
    sealed = seal(vault, case, data)
    document = new_document(case, sealed.content_id)

    def keep(work):
        if work.get(Case, case.id) is None:
            work.insert(case, "load")
        work.accept_content(sealed.content_id)
        work.insert(document, "add_document")
        if text:
            work.put_reading(document.id, one_page(text))

    vault.write(keep)
    return document


def insert_all(vault: Vault, records: Iterable, action: str = "load") -> None:
    def keep(work):
        for record in records:
            work.insert(record, action)

    vault.write(keep)
