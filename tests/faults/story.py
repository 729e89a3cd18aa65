"""The story that fault tests tell a vault, and what must be true of it after any accident.

Each chapter is one write: it adds an event, counts in the case's title, and now and then keeps a
document. So a vault that kept a part of a chapter, or lost one, betrays itself.
"""

import random
import secrets
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.records.case_records import Case, Document, Event
from casefiles.store.maintenance.integrity_check import check_integrity
from casefiles.store.vault.open_vault import Vault
from tests.store.world import World, insert_all, new_case, new_document, new_event, one_page

REFERENCE = "STORY"


@dataclass
class Size:
    """How large the documents of a story are, in bytes, and how often one comes."""

    smallest: int = 0
    largest: int = 60_000
    every: int = 4


def begin(folder: Path) -> None:
    """Make a vault with an empty story."""
    with World(folder).create() as vault:
        insert_all(vault, [replace(new_case(REFERENCE), title="0")])


def the_case(vault: Vault) -> Case:
    (case,) = vault.read(lambda reader: reader.find(Case, reference=REFERENCE))
    return case


def data_of(chapter: int, size: Size) -> bytes:
    chance = random.Random(chapter)
    return chance.randbytes(chance.randint(size.smallest, size.largest))


def tell(vault: Vault, chapter: int, size: Size) -> None:
    """Write one chapter, numbered from 1."""
    case = the_case(vault)
    sealed = None
    if chapter % size.every == 0:
        sealed = vault.seal(case.id, [data_of(chapter, size)], CancellationToken())

    def write(work):
        work.insert(new_event(case, str(chapter)), "add_event")
        work.update(replace(case, title=str(chapter)), "edit_case")
        if sealed:
            work.accept_content(sealed.content_id)
            document = replace(new_document(case, sealed.content_id), title=str(chapter))
            work.insert(document, "add_document")
            work.put_reading(document.id, one_page(f"chapter{chapter} {secrets.token_hex(20)}"))

    vault.write(write)


def chapters_told(vault: Vault, size: Size) -> int:
    """Return how many chapters a vault holds, having proven that it holds all of each."""
    events = [int(event.text) for event in vault.read(lambda reader: reader.find(Event))]
    assert events == list(range(1, len(events) + 1)), "a chapter is missing"
    case = the_case(vault)
    assert case.title == str(len(events)), "half a chapter"
    documents = vault.read(lambda reader: reader.find(Document))
    expected = [number for number in events if number % size.every == 0]
    assert [int(document.title) for document in documents] == expected, "half a chapter"
    for document in documents:
        held = b"".join(vault.content(document.content_id))
        wanted = data_of(int(document.title), size)
        assert sha256(held).digest() == sha256(wanted).digest(), "other bytes"
        found = vault.read(lambda reader, d=document: reader.search(case.id, f"chapter{d.title}"))
        assert found == ((document.id, 1),), "not found by its words"
    return len(events)


def opened_sound(folder: Path, size: Size, *, is_whole: bool = True) -> int:
    """Open a vault, prove its story and ledger, and return how many chapters it holds.

    Args:
        folder: of the vault.
        size: of the story.
        is_whole: whether every page is checked too.
    """
    with World(folder).open() as vault:
        told = chapters_told(vault, size)
        if is_whole:
            report = check_integrity(vault, CancellationToken())
            assert report.is_sound, report
        else:
            ledger = vault.read(lambda reader: reader.verify())
            assert (ledger.broken_links, ledger.bad_patches, ledger.bad_rows) == (0, 0, 0)
    return told
