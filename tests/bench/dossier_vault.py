"""A vault with one case that makes a dossier of hundreds of pages: text, and exhibits of real PDFs.

Some persons are protected; their names stand in texts of the case and on pages of its exhibits.
"""

import io
import random
import secrets
from dataclasses import dataclass
from pathlib import Path

from casefiles import paths
from casefiles.domain.files.page_inspection import PageInspection
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.ids import (
    CaseId,
    DocumentId,
    EventId,
    ExhibitId,
    FactId,
    NarrativeBlockId,
    PersonId,
)
from casefiles.domain.language.names import PersonName
from casefiles.domain.records.case_records import (
    Case,
    Document,
    DocumentStatus,
    Event,
    Exhibit,
    Fact,
    Person,
    Protection,
)
from casefiles.domain.records.citation import Citation
from casefiles.domain.records.evidential_status import EvidentialStatus
from casefiles.domain.records.narrative import BlockKind, NarrativeBlock
from casefiles.evidence.host.template import Template
from casefiles.office.workplace.clock import system_clock
from casefiles.office.workplace.edition_request import EditionRequest
from casefiles.office.workplace.operations import JobContext
from casefiles.store.keys.key_slots import Argon2Cost
from casefiles.store.vault.open_vault import Vault
from casefiles.store.vault.opening import create

CASE = Case(CaseId("ca" * 16), "R/1200", "A long case", "", "CN", "CZ", "2026-05-01")
WANTED = EditionRequest(CASE.id, "national_court", "court_open")
PASSPHRASE = "bench"
_CHEAP = Argon2Cost(8, 1, 1)
_TEXT = (
    "police came at night and took the phone from house of her brother who was held in a camp"
    " until spring when officials told them nothing more would be said about the letter"
)
_WORDS = _TEXT.split()
_NAMES = ("Aygul Memet", "Tursun Qadir", "Rena Yusup", "Ilham Sabir", "Dolkun Rehim")
_LINES = 38


@dataclass(frozen=True, slots=True)
class Size:
    """How much a case holds; numbers of exhibits, of pages of each, and of texts."""

    exhibits: int
    pages: int
    events: int
    facts: int
    blocks: int


LIVE = Size(exhibits=40, pages=3, events=500, facts=350, blocks=60)
"""Some 270 pages: the dossier that is previewed while somebody writes."""
FULL = Size(exhibits=300, pages=3, events=700, facts=450, blocks=60)
"""Some 1,350 pages with 300 exhibits, 900 of them burned."""


def build(folder: Path, template: Template, size: Size) -> Vault:
    """Make the vault and return it, open."""
    clock, chance = system_clock("bench"), random.Random(1)
    vault = create(folder, PASSPHRASE, _CHEAP, clock, secrets.token_bytes)
    persons = [_person(number, name) for number, name in enumerate(_NAMES)]
    vault.write(lambda work: [work.insert(one, "load") for one in (CASE, *persons)])
    for number in range(1, size.exhibits + 1):
        _add_exhibit(vault, template, number, size.pages, chance)
    happened = [_event(number, size, chance) for number in range(1, size.events + 1)]
    told = [_fact(number, size, chance) for number in range(1, size.facts + 1)]
    written = [_block(number, size, chance) for number in range(1, size.blocks + 1)]
    vault.write(lambda work: [work.insert(one, "load") for one in (*happened, *told, *written)])
    return vault


def workplace(vault: Vault, template: Template) -> JobContext:
    """Return where jobs on such a vault are done."""
    clock = system_clock("bench")
    return JobContext(vault, lambda: template, clock, secrets.token_bytes, paths.resources())


def document_id(number: int) -> DocumentId:
    return DocumentId(f"{number:032x}")


def fact_id(number: int) -> FactId:
    return FactId(f"fa{number:030x}")


def block_id(number: int) -> NarrativeBlockId:
    return NarrativeBlockId(f"b1{number:030x}")


def letter(number: int, pages: int, chance: random.Random) -> bytes:
    """Return a PDF of text, of which one page in five names somebody who is protected."""
    from reportlab.pdfgen.canvas import Canvas

    held = io.BytesIO()
    canvas = Canvas(held, (595, 842))
    for page in range(1, pages + 1):
        for line in range(_LINES):
            words = " ".join(chance.choices(_WORDS, k=11))
            if line == 7 and chance.random() < 0.2:
                words = f"{chance.choice(_NAMES)} was asked about it"
            canvas.drawString(60, 790 - 19 * line, f"{number}.{page}.{line} {words}")
        canvas.showPage()
    canvas.save()
    return held.getvalue()


def _person(number: int, name: str) -> Person:
    protection = Protection.WITHHELD if number % 2 else Protection.PSEUDONYM
    own = PersonId(f"{number:02x}" * 16)
    return Person(own, CASE.id, (PersonName(name, "Latn", "birth"),), (), protection)


def _add_exhibit(
    vault: Vault, template: Template, number: int, pages: int, chance: random.Random
) -> None:
    data = letter(number, pages, chance)
    content = vault.seal(CASE.id, [data], CancellationToken()).content_id
    reading = template.read([data], CancellationToken())
    own, name = document_id(number), f"Letter {number}"
    document = Document(
        own, CASE.id, content, name, f"{number}.pdf", DocumentStatus.RECEIVED,
        is_public=False, is_looked_at=True,
    )  # fmt: skip
    exhibit = Exhibit(ExhibitId(f"e1{number:030x}"), CASE.id, own, f"AB/{number}", "A. Witness")

    def keep(work) -> None:
        work.accept_content(content)
        work.insert(document, "load")
        work.insert(exhibit, "load")
        work.put_reading(own, reading)
        # As when a document is taken in: its pages were looked at for codes, and have none.
        work.put_page_inspections(own, [PageInspection(page.number) for page in reading.pages])

    vault.write(keep)


def _sentence(chance: random.Random, least: int, most: int) -> str:
    words = chance.choices(_WORDS, k=chance.randrange(least, most))
    if chance.random() < 0.15:
        words.insert(len(words) // 2, chance.choice(_NAMES))
    return f"{' '.join(words).capitalize()}."


def _cite(size: Size, chance: random.Random) -> Citation:
    number = chance.randrange(1, size.exhibits + 1)
    return Citation(document_id(number), chance.randrange(1, size.pages + 1))


def _event(number: int, size: Size, chance: random.Random) -> Event:
    day = f"{2001 + number % 24}-{number % 12 + 1:02}-{number % 28 + 1:02}"
    return Event(
        EventId(f"e0{number:030x}"), CASE.id, day, "Ürümqi", _sentence(chance, 10, 30), (),
        (_cite(size, chance),), is_withheld=False,
    )  # fmt: skip


def _fact(number: int, size: Size, chance: random.Random) -> Fact:
    text = " ".join(_sentence(chance, 10, 25) for _ in range(3))
    cites = (_cite(size, chance),)
    return Fact(fact_id(number), CASE.id, number, text, EvidentialStatus.CITED, cites)


def _block(number: int, size: Size, chance: random.Random) -> NarrativeBlock:
    text = " ".join(_sentence(chance, 10, 25) for _ in range(5))
    cite = f" [AB/{chance.randrange(1, size.exhibits + 1)}, 1]"
    kind = BlockKind.HEADING if number % 10 == 1 else BlockKind.NUMBERED
    if kind is BlockKind.HEADING:
        return NarrativeBlock(block_id(number), CASE.id, number * 1000, kind, 1, f"Part {number}")
    return NarrativeBlock(block_id(number), CASE.id, number * 1000, kind, 0, text + cite)
