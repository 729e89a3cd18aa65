"""No table can be forgotten when something is erased: a new one fails here until it says how."""

import json
import re
import secrets
import sqlite3
from contextlib import closing
from dataclasses import fields, replace
from pathlib import Path

import pytest

from casefiles import paths
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.language.names import PersonName
from casefiles.domain.records.case_records import Document, Event, Identifier, Person, Protection
from casefiles.office.case.erased_values import WAYS, ErasureMethod
from casefiles.office.case.erasure import ErasureAuthority, erase_record, unreachable_copies
from casefiles.office.workplace.interrupted import note_stopped
from casefiles.store.database.migrations import schema
from casefiles.store.database.tables import record_types, table_of
from casefiles.store.maintenance.integrity_check import check_integrity
from tests.office.case.test_erased_editions import hits
from tests.office.sample_at_hand import *  # noqa: F403  # fixtures
from tests.old_vaults.make_vault import records

GROUNDS = ErasureAuthority("consent_withdrawn", "Her letter of 3 May", "")
NAME = "Zhumagul Tokhtarbaikyzy"

BESIDE = {
    "vault": "ids and keys of the vault",
    "setting": "drafts and what was found go: `erased_values`, `store.erasure`",
    "entry": "codes, ids and commitments whose salts go",
    "patch": "goes with a tombstone",
    "content": "goes with the last document that shows it; its key at once",
    "content_key": "see content",
    "chunk": "see content",
    "arriving": "see content",
    "reading": "goes with its document by a trigger",
    "page": "see reading",
    "doubtful_page": "see reading",
    "reading_item": "see reading",
    "recognised": "see reading",
    "page_look": "see reading",
    "seen_page": "see reading",
    "likeness": "see reading",
    "read_back": "all of the case goes",
    "find_index": "rewritten",
    "act": "numbers of entries",
    "slot": "labels of keys",
    "device_key": "a key",
    "signed_checkpoint": "hashes of chains",
    "anchor": "notes about the vault",
    "witnessed": "notes about other vaults",
}
"""Tables that are no type of record, and why nothing of what is erased stays in them."""


def test_every_table_says_how_it_loses_what_is_erased():
    with closing(sqlite3.connect(":memory:")) as plain:
        plain.executescript(schema())
        made = plain.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        tables = {name for (name,) in made}
    shadows = {name for name in tables if name.startswith("find_index_")}
    kinds = {table_of(kind) for kind in record_types()}
    assert set(WAYS) == kinds
    assert tables - shadows == kinds | set(BESIDE)


def test_every_setting_of_a_case_is_known():
    """A beginning of settings that is new has to be looked at here."""
    office = Path(paths.__file__).parent / "office"
    code = "\n".join(path.read_text() for path in office.rglob("*.py"))
    begun = set(re.findall(r'Final = "([a-z_-]+:)"', code))
    assert begun <= {
        *(
            "draft:",
            "queue_case:",
            "queue_document:",
            "mentions:",
            "mention_pages:",
            "form_counts:",
        ),
        *("beside:", "apart:", "review:", "dossier:", "expected-languages:", "unpacking:"),
        *("argument_choice:", "first_steps_hidden:"),
        *(
            "import:",
            "import-paths:",
            "import-done:",
            "reading:",
            "in-hand:",
            "password:",
            "leaving:",
        ),
    }, sorted(begun)


@pytest.fixture
def person(opened, case_id):
    known = opened.ask(lambda reader: reader.find(Person))[0]
    one = replace(
        known, id=secrets.token_hex(16), names=(PersonName(NAME, "Latn", "birth"),),
        identifiers=(), protection=Protection.OPEN, rejected=(), role="", born="",
    )  # fmt: skip
    opened.run(lambda work: work.insert(one, "add_person"))
    return one


def texts_of(record):
    """Return the fields of a record that hold words and are no id or code."""
    return [
        one.name
        for one in fields(record)
        if type(getattr(record, one.name)) is str
        and not one.name.endswith("id")
        and one.name not in {"profile", "audience", "raster", "closed"}
    ]


def test_what_any_record_said_before_goes_with_the_person(opened, case_id, person):
    kinds = set()
    for kind in record_types():
        if WAYS[table_of(kind)] is ErasureMethod.OWN or kind is Person:
            continue
        keys = {"id": case_id} if table_of(kind) == "case" else {"case_id": case_id}
        found = opened.ask(lambda reader, k=kind, s=keys: reader.find(k, **s))
        record = found[0] if found else made(opened, kind, case_id)
        if record is None:
            continue
        kinds.add(kind)
        for name in texts_of(record):
            said = replace(record, **{name: f"as {NAME} said"})
            opened.run(lambda work, r=said: work.update(r, "edit_event"))
        opened.run(lambda work, r=record: work.update(r, "edit_event"))
    assert {table_of(kind) for kind in kinds} == {
        name for name, way in WAYS.items() if way is not ErasureMethod.OWN and name != "person"
    }
    draft = json.dumps({"text": f"{NAME} came"})
    opened.run(lambda work: work.put_setting("draft:event:new", draft))
    opened.run(lambda work: work.put_setting(f"mentions:{case_id}", f'{{"stamp": "{NAME}"}}'))
    opened.work(erase_record(Person, person.id, GROUNDS), CancellationToken())
    assert check_integrity(opened.workplace.vault, CancellationToken()).is_sound
    folder = opened.workplace.vault.folder
    opened.close()
    assert hits(folder, [NAME, "Tokhtarbaikyzy"]) == {NAME: 0, "Tokhtarbaikyzy": 0}


def made(opened, kind, case_id):
    """Put a record of a type of which the sample has none; None where nobody made one to copy."""
    content = opened.ask(lambda reader: reader.contents())[0]
    template = next((one for one in records(content) if type(one) is kind), None)
    if template is None:
        return None
    document = opened.ask(lambda reader: reader.find(Document))[0]
    other = opened.ask(lambda reader: reader.find(Document))[1]
    person = opened.ask(lambda reader: reader.find(Person))[0]
    moved = {
        "id": secrets.token_hex(16),
        "case_id": case_id,
        "document_id": document.id,
        "other_id": other.id,
        "person_id": person.id,
    }
    own = {name: value for name, value in moved.items() if hasattr(template, name)}
    record = replace(template, **own)
    opened.run(lambda work: work.insert(record, "add_event"))
    return record


def test_what_is_said_now_is_told_before_and_stays(opened, case_id, person):
    event = opened.ask(lambda reader: reader.find(Event))[0]
    said = replace(event, text=f"As {NAME} said.")
    opened.run(lambda work: work.update(said, "edit_event"))
    assert opened.ask(unreachable_copies(case_id, Person, person.id)).still_named == 1
    opened.work(erase_record(Person, person.id, GROUNDS), CancellationToken())
    assert opened.ask(lambda reader: reader.get(Event, event.id)) == said


NUMBER, SHORT = "E 8831 4427", "Aybek"


def test_numbers_and_short_names_of_a_person_go_from_histories_and_drafts_too(
    opened, case_id, person
):
    known = replace(
        person,
        names=(*person.names, PersonName(SHORT, "Latn", "other")),
        identifiers=(Identifier("passport", NUMBER),),
    )
    opened.run(lambda work: work.update(known, "edit_person"))
    event = opened.ask(lambda reader: reader.find(Event))[0]
    for said in (f"A passport, {NUMBER}, was shown.", f"{SHORT} came to the door."):
        opened.run(lambda work, t=said: work.update(replace(event, text=t), "edit_event"))
    opened.run(lambda work: work.update(event, "edit_event"))
    for at, said in enumerate((f"{NUMBER} again", f"{SHORT} once more")):
        draft = json.dumps({"text": said})
        opened.run(lambda work, n=at, d=draft: work.put_setting(f"draft:event:{n}", d))
    opened.run(note_stopped((f"Reading {SHORT}.pdf",)))
    opened.work(erase_record(Person, person.id, GROUNDS), CancellationToken())
    assert check_integrity(opened.workplace.vault, CancellationToken()).is_sound
    folder = opened.workplace.vault.folder
    opened.close()
    assert hits(folder, [NUMBER, SHORT]) == {NUMBER: 0, SHORT: 0}
