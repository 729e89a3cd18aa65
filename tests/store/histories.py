"""Random histories of a vault: records, documents, words and their removal, as a case grows."""

import random
import secrets
from dataclasses import replace

from casefiles.domain.records.case_records import Case, Document, Event, Person
from casefiles.store.content import chunks
from tests.store.world import (
    insert_all,
    keep_document,
    new_case,
    new_event,
    new_person,
)

WORDS = ("border", "王伟", "ئەخمەت", "Ürümqi", "notice", "arrest", "བོད")


def begin(vault):
    case = new_case(secrets.token_hex(4))
    insert_all(vault, [case])
    return case


def live(vault, case, chance: random.Random, steps: int) -> None:
    """Let a few things happen to a case."""
    for _ in range(steps):
        chance.choice((_add, _add, _edit, _remove, _document, _document, _erase, _tidy))(
            vault, case, chance
        )


def _add(vault, case, chance):
    text = " ".join(chance.choices(WORDS, k=chance.randint(1, 60)))
    records = [new_event(case, text) for _ in range(chance.randint(1, 5))]
    insert_all(vault, [*records, new_person(case, chance.choice(WORDS))])


def _edit(vault, case, chance):
    events = vault.read(lambda reader: reader.find(Event, case_id=case.id))
    if events:
        event = replace(chance.choice(events), text=chance.choice(WORDS) * chance.randint(1, 300))
        vault.write(lambda work: work.update(event, "edit_event"))


def _remove(vault, case, chance):
    kind = chance.choice((Event, Person))
    found = vault.read(lambda reader: reader.find(kind, case_id=case.id))
    if found:
        record = chance.choice(found)
        vault.write(lambda work: work.delete(kind, record.id, f"remove_{kind.__name__.lower()}"))


def _document(vault, case, chance):
    text = " ".join(chance.choices(WORDS, k=chance.randint(1, 200)))
    keep_document(vault, case, chance.randbytes(chance.randint(0, 400_000)), text)


def _erase(vault, case, chance):
    """Seal something and give it up, so that pages become free and are given back."""
    from tests.store.world import seal

    sealed = seal(vault, case, chance.randbytes(chance.randint(1, 600_000)))
    vault.discard(sealed.content_id)


def _tidy(vault, case, chance):
    vault._start_derived(chunks.release_free_pages)()
    if chance.random() < 0.3:
        documents = vault.read(lambda reader: reader.find(Document, case_id=case.id))
        for document in documents[:1]:
            changed = replace(document, title=chance.choice(WORDS))
            vault.write(lambda work, d=changed: work.update(d, "edit_document"))


def contents(vault) -> dict[str, list]:
    """Return every row of every table, and what a search for each word finds."""

    def dump(connection):
        names = connection.rows(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%'"
            " AND name NOT LIKE 'sqlite_%' ORDER BY name"
        )
        return {name: sorted(connection.rows(f'SELECT * FROM "{name}"'), key=repr)
                for (name,) in names}  # fmt: skip

    found = vault._on_reader(dump)
    for case in vault.read(lambda reader: reader.find(Case)):
        for word in WORDS:
            found[f"{case.id} {word}"] = vault.read(
                lambda reader, c=case, w=word: sorted(reader.search(c.id, w))
            )
    return found
