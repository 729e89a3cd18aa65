"""Fields that are marked as never leaving leave in no dossier of the sample, for any profile."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from casefiles.domain.foundation.schema import INTERNAL, RecordField, Text, schema_of
from casefiles.domain.records.case_records import Case, Document, Event, Person
from casefiles.domain.records.custom_limits import OwnLimit
from casefiles.dossier.forum.forum_layout import load_layouts
from casefiles.dossier.word_edition import compose_for_word
from casefiles.office.draft.drafting import draft_of
from casefiles.office.workplace.edition_request import EditionRequest
from casefiles.store.database.tables import record_types
from tests.dossier.sample_edition import RESOURCES
from tests.dossier.test_composition import text_of
from tests.office.sample_at_hand import *  # noqa: F403  # fixtures
from tests.store.filled import Filler, words_of

LAYOUTS = tuple(load_layouts(RESOURCES))


def kept_in(kind: type[Any]) -> Iterator[RecordField]:
    """Yield the fields of words that never leave."""
    for one in schema_of(kind):
        if isinstance(one.meaning, Text) and INTERNAL in one.traits:
            yield one


def planted(record: Any) -> Any:
    """Return a record whose words that never leave say which they are."""
    told = {one.name: words_of(one) for one in kept_in(type(record))}
    many = {one.name for one in kept_in(type(record)) if one.is_many}
    return replace(record, **{name: (to,) if name in many else to for name, to in told.items()})


def plant(vault: Any, case_id: str) -> set[str]:
    """Plant words in every field that never leaves; returns them, by the field."""
    kinds = [kind for kind in record_types() if any(kept_in(kind)) and kind is not OwnLimit]

    def change(work: Any) -> None:
        person = work.find(Person, case_id=case_id)[0]
        document = work.find(Document, case_id=case_id)[0]
        ids = {"case": case_id, "person": person.id, "document": document.id}
        filler = Filler({**ids, "content": document.content_id})
        for kind in kinds:
            there = (
                work.find(kind, id=case_id) if kind is Case else work.find(kind, case_id=case_id)
            )
            for record in there:
                work.update(planted(record), "edit_person")
            if not there:
                work.insert(planted(filler.filled(kind)), "add_person")

    vault.write(change)
    return {words_of(one) for kind in kinds for one in kept_in(kind)}


def test_nothing_marked_as_never_leaving_is_in_a_dossier(opened, work, case_id):
    place = opened.workplace
    words = plant(place.vault, case_id)
    assert len(words) > 30

    def open_up(work: Any) -> None:
        event = next(one for one in work.find(Event, case_id=case_id) if not one.is_withheld)
        work.update(replace(event, text="zebras that leave"), "edit_event")

    place.vault.write(open_up)
    left, shown = set(), 0
    for number, layout in enumerate(LAYOUTS):
        audiences = sorted(layout.audiences)
        draft = draft_of(
            place, EditionRequest(case_id, layout.id, audiences[number % len(audiences)])
        )
        said = repr(draft.disclosure) + text_of(compose_for_word(draft.disclosure, layout))
        left |= {(layout.id, one) for one in words if one in said}
        shown += "zebras that leave" in said
    assert left == set()
    # Control: what may leave is seen to.
    assert shown > len(LAYOUTS) // 2
