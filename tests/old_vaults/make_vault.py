"""Makes the old vault of the present form: python -m tests.old_vaults.make_vault FOLDER.

Run once when the form of vaults changes, and commit what it makes beside the earlier ones: every
later program has to open them all. Everything in it is invented.
"""

import random
import sys
from dataclasses import replace
from pathlib import Path

from casefiles.domain.clock import Clock
from casefiles.domain.ids import (
    CaseId,
    ContentId,
    DeadlineId,
    DocumentId,
    EditionId,
    EventId,
    ExhibitId,
    FactId,
    MarkId,
    OutlineId,
    PersonId,
)
from casefiles.domain.reading import PageText, Reading, TextLine
from casefiles.domain.records import (
    Box,
    Case,
    Certificate,
    Cite,
    Deadline,
    Document,
    DocumentStatus,
    Edition,
    Event,
    Exhibit,
    Fact,
    Identifier,
    Mark,
    Number,
    Outline,
    Person,
    PersonName,
    Protection,
    Record,
    Stage,
    Standing,
)
from casefiles.domain.ticket import Ticket
from casefiles.store.key_slots import Argon2Cost
from casefiles.store.vault import create

PASSPHRASE = "an old vault of tests"
BYTES = b"%PDF-1.7 the bytes of an old document\n" * 40
READING = Reading(
    "application/pdf",
    (PageText(1, 595.0, 842.0, (TextLine("Notice of 王伟 in Ürümqi", Box(0.1, 0.1, 0.9, 0.12)),)),),
)
CASE = CaseId("c" * 32)
PERSON = PersonId("a1" * 16)
DOCUMENT = DocumentId("d0" * 16)


def records(content_id: ContentId, form: str = "form_3") -> tuple[Record, ...]:
    """Return one record of every type that a form knows, with the fields that it knows."""
    first = _first_form(content_id)
    if form == "form_1":
        return first
    second = (*map(_with_second_form, first), OUTLINE)
    return second if form == "form_2" else tuple(map(_with_third_form, second))


OUTLINE = Outline(
    OutlineId("0f" * 16),
    CASE,
    "national_court",
    "court_open",
    ("facts", "exhibits"),
    (DOCUMENT,),
)


def _with_second_form(record: Record) -> Record:
    """Fill in what the second form added."""
    match record:
        case Case():
            return replace(record, stage=Stage.APPEAL)
        case Person():
            return replace(record, role="sister", contact="by Signal only")
        case Document():
            return replace(record, received="2026-01-04", source="Embassy")
        case Event():
            return replace(record, lane="Travel")
    return record


def _with_third_form(record: Record) -> Record:
    """Fill in what the third form added."""
    if isinstance(record, Case):
        return replace(record, retention_until="2036-01-05", hold="a complaint is pending")
    return record


def _first_form(content_id: ContentId) -> tuple[Record, ...]:
    certificate = Certificate(5, 2, 3, 7, 4, 90, 0, 1, "signed")
    return (
        Case(CASE, "OLD-1", "Old case", f"[[{PERSON}]]", "CN", "TR", "2026-01-05"),
        Person(
            PERSON,
            CASE,
            (PersonName("王伟", "Hans", "birth"), PersonName("Wang Wei", "Latn", "")),
            (Identifier("passport", "E00000000"),),
            Protection.PSEUDONYM,
        ),
        Document(
            DOCUMENT, CASE, content_id, "Notice", "notice.pdf", DocumentStatus.RECEIVED, False, True
        ),
        Exhibit(ExhibitId("e0" * 16), CASE, DOCUMENT, "AB/1", "A. Witness"),
        Event(
            EventId("e1" * 16),
            CASE,
            "2019-02~",
            "Ürümqi",
            "Came.",
            (PERSON,),
            (Cite(DOCUMENT, 1),),
            False,
        ),
        Fact(FactId("f0" * 16), CASE, 1, "He left.", Standing.ON_INSTRUCTIONS, ()),
        Deadline(DeadlineId("dd" * 16), CASE, "hearing", "2026-02-01", "court"),
        Mark(
            MarkId("b0" * 16),
            CASE,
            DOCUMENT,
            1,
            Box(0.1, 0.2, 0.5, 0.25),
            "sister",
            PERSON,
            ("court_open",),
            "ab" * 32,
        ),
        Edition(
            EditionId("ed" * 16),
            CASE,
            "national_court",
            "court_open",
            "cd" * 32,
            12345,
            (Number(PERSON, 1),),
            certificate,
        ),
    )


def make(folder: Path) -> None:
    """Make the vault; the same keys each time, since it protects nothing."""
    chance = random.Random(1)
    ticks = iter(range(1_700_000_000_000_000_000, 1_800_000_000_000_000_000, 1_000_000_000))
    clock = Clock(lambda: next(ticks), lambda: 5, "old boot")
    with create(folder, PASSPHRASE, Argon2Cost(8, 1, 1), clock, chance.randbytes) as vault:
        sealed = vault.seal(CASE, [BYTES], Ticket())

        def keep(work):
            work.accept_content(sealed.content_id)
            for record in records(sealed.content_id):
                work.insert(record, "load")
            work.put_reading(DOCUMENT, READING)
            work.put_setting("language", "en")

        vault.write(keep)


if __name__ == "__main__":
    make(Path(sys.argv[1]))
