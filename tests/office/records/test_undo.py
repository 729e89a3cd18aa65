"""Undo and redo take back and do again what one command did, and nothing else."""

from dataclasses import fields, replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from casefiles.domain.dates.closed_days import ClosedDays
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import Refused
from casefiles.domain.foundation.ids import (
    EditionId,
    OutlineId,
)
from casefiles.domain.records.case_records import (
    Case,
    Document,
    Edition,
    Event,
    Outline,
    Person,
)
from casefiles.domain.records.checked_text import Transcription
from casefiles.domain.records.custom_limits import OwnLimit
from casefiles.domain.records.custom_terms import OwnTerm
from casefiles.domain.records.final_check import FinalCheckCertificate
from casefiles.domain.records.foreseeable_readers import Reach
from casefiles.domain.records.form_answers import FieldAnswer
from casefiles.domain.records.library_records import InstalledPack, LibraryNote, TrustedKey
from casefiles.domain.records.pairings import Pairing
from casefiles.domain.records.redaction_settings import Treatment
from casefiles.domain.records.replacement_texts import (
    Substitute,
    TwinVerdict,
)
from casefiles.domain.records.rows import DocumentFilter
from casefiles.office.records.undo import next_redo, next_undo, undo
from casefiles.store.database.tables import record_types
from casefiles.store.ledger.change_sets import NEWEST
from casefiles.store.maintenance.integrity_check import check_integrity
from tests.office.records.each_kind import EDITS, one_of_each, own
from tests.store.maintenance.test_check import unguarded
from tests.store.world import (
    World,
    insert_all,
    keep_document,
    new_case,
    new_event,
    new_person,
)


@pytest.fixture
def world(tmp_path):
    return World(tmp_path / "vault")


@pytest.fixture
def vault(world):
    with world.create() as vault:
        yield vault


@pytest.fixture
def case(vault):
    case = new_case()
    insert_all(vault, [case])
    return case


def everything(vault):
    return vault.read(
        lambda reader: {
            record.id: record for kind in record_types() for record in reader.find(kind)
        }
    )


def newest(vault, case):
    return vault.read(lambda reader: reader.latest_acts(NEWEST, 1, case.id))[0].act.first


def undo_next(vault, case):
    first, words = vault.read(next_undo(case.id))
    vault.write(undo(first))
    return words


def redo_next(vault, case):
    first, words = vault.read(next_redo(case.id))
    vault.write(undo(first))
    return words


def refused(vault, first):
    before = everything(vault)
    with pytest.raises(Refused) as caught:
        vault.write(undo(first))
    assert everything(vault) == before
    return caught.value.code


def test_each_kind_of_record_is_edited_and_comes_back(vault, case):
    document = keep_document(vault, case, b"x")
    person = new_person(case)
    outline = Outline(own(OutlineId), case.id, "national_court", "court_open", (), ())
    insert_all(vault, [person, outline, *one_of_each(case, person, document)], "add_person")
    for record in everything(vault).values():
        changed = replace(record, **EDITS[type(record)])
        before = everything(vault)
        vault.write(lambda work, c=changed: work.update(c, "edit_person"))
        after = everything(vault)
        assert after != before
        undo_next(vault, case)
        assert everything(vault) == before
        redo_next(vault, case)
        assert everything(vault) == after
    assert {type(record) for record in everything(vault).values()} | {Edition} == set(
        record_types()
    )
    assert check_integrity(vault, CancellationToken()).is_sound


def test_words_name_the_act_and_its_subject_through_every_turn(vault, case):
    person = new_person(case, "Aygül")
    insert_all(vault, [person], "add_person")
    assert vault.read(next_redo(case.id)) is None
    assert undo_next(vault, case) == "Undo: person added (Aygül)"
    assert vault.read(next_undo(case.id)) is None
    assert redo_next(vault, case) == "Redo: person added (Aygül)"
    assert undo_next(vault, case) == "Undo: person added (Aygül)"
    assert everything(vault) == {case.id: case}


def test_an_act_of_many_records_is_taken_back_as_one(vault, case):
    document = keep_document(vault, case, b"x")
    person = new_person(case)
    insert_all(vault, [person], "add_person")
    before = everything(vault)
    insert_all(vault, one_of_each(case, person, document), "add_event")
    undo_next(vault, case)
    assert everything(vault) == before


def test_fields_that_the_act_did_not_touch_stay_as_they_are_now(vault, case):
    event = new_event(case)
    insert_all(vault, [event], "add_event")
    vault.write(lambda work: work.update(replace(event, text="Other."), "edit_event"))
    first = newest(vault, case)
    vault.write(
        lambda work: work.update(replace(event, text="Other.", place="Kashgar"), "edit_event")
    )
    vault.write(undo(first))
    assert everything(vault)[event.id] == replace(event, place="Kashgar")


def test_what_was_changed_since_is_not_overwritten(vault, case):
    event = new_event(case)
    insert_all(vault, [event], "add_event")
    added = newest(vault, case)
    vault.write(lambda work: work.update(replace(event, text="Other."), "edit_event"))
    edited = newest(vault, case)
    vault.write(lambda work: work.update(replace(event, text="Third."), "edit_event"))
    assert refused(vault, edited) == "changed_since"
    assert refused(vault, added) == "changed_since"
    vault.write(lambda work: work.delete(Event, event.id, "remove_event"))
    removed = newest(vault, case)
    assert refused(vault, edited) == "changed_since"
    insert_all(vault, [event], "add_event")
    assert refused(vault, removed) == "changed_since"


def test_what_others_refer_to_is_not_taken_away(vault, case):
    person = new_person(case)
    insert_all(vault, [person], "add_person")
    added = newest(vault, case)
    event = replace(new_event(case, f"With [[{person.id}]]."), cites=())
    insert_all(vault, [event], "add_event")
    assert refused(vault, added) == "still_referred_to"
    vault.write(lambda work: work.update(replace(event, text="Alone."), "edit_event"))
    renamed = newest(vault, case)
    vault.write(undo(added))
    assert refused(vault, renamed) == "refers_to_gone"


def test_loads_exports_and_acts_on_the_vault_stay(vault):
    case = new_case()
    insert_all(vault, [case, new_person(case)])
    assert refused(vault, newest(vault, case)) == "cannot_be_undone"
    edition = Edition(
        own(EditionId),
        case.id,
        "p",
        "a",
        "ab" * 32,
        1,
        (),
        FinalCheckCertificate(*[1] * 8, "reason"),
    )
    insert_all(vault, [edition], "export")
    assert refused(vault, newest(vault, case)) == "cannot_be_undone"
    vault.add_recovery_key()
    assert refused(vault, newest(vault, case)) == "cannot_be_undone"
    assert refused(vault, 12345) == "cannot_be_undone"
    assert vault.read(next_undo(case.id)) is None


def test_an_act_is_taken_back_once(vault, case):
    insert_all(vault, [new_event(case)], "add_event")
    first = newest(vault, case)
    vault.write(undo(first))
    assert refused(vault, first) == "cannot_be_undone"


def test_an_act_whose_patch_was_erased_stays(vault, case):
    insert_all(vault, [new_event(case)], "add_event")
    first = newest(vault, case)
    unguarded(vault, "DELETE FROM patch WHERE entry = (SELECT max(number) FROM entry)")
    assert refused(vault, first) == "cannot_be_undone"


def test_a_new_edit_leaves_nothing_to_redo_but_an_export_does_not_count(vault, case):
    insert_all(vault, [new_event(case)], "add_event")
    undo_next(vault, case)
    edition = Edition(
        own(EditionId),
        case.id,
        "p",
        "a",
        "ab" * 32,
        1,
        (),
        FinalCheckCertificate(*[1] * 8, "reason"),
    )
    insert_all(vault, [edition], "export")
    assert vault.read(next_redo(case.id)) is not None
    insert_all(vault, [new_person(case)], "add_person")
    assert vault.read(next_redo(case.id)) is None


def test_a_removed_document_comes_back_with_its_bytes_and_is_to_be_read_again(vault, case):
    document = keep_document(vault, case, b"the bytes", "some words")
    vault.write(lambda work: work.delete(Document, document.id, "remove_document"))
    assert vault.read(lambda reader: reader.reading(document.id)) is None
    assert undo_next(vault, case) == "Undo: document removed (Notice)"
    assert everything(vault)[document.id] == document
    assert b"".join(vault.content(document.content_id)) == b"the bytes"
    row = vault.read(lambda reader: reader.document_rows(case.id, DocumentFilter()))[0]
    assert row.unreadable is None


ONE_OF_A_KIND = (
    *(Transcription, Reach, Treatment, FieldAnswer, OwnTerm, OwnLimit, ClosedDays),
    *(Substitute, TwinVerdict, Pairing),
    *(TrustedKey, InstalledPack, LibraryNote),
)


class Story:
    """What a plain list of states says that undo and redo should bring."""

    def __init__(self, vault, case):
        self.vault, self.case = vault, case
        self.states = [everything(vault)]
        self.at = 0

    def step(self, choice, pick):
        if choice == "undo" and self.at > 0:
            undo_next(self.vault, self.case)
            self.at -= 1
        elif choice == "redo" and self.at < len(self.states) - 1:
            redo_next(self.vault, self.case)
            self.at += 1
        elif choice not in {"undo", "redo"} and self.edit(choice, pick):
            del self.states[self.at + 1 :]
            self.states.append(everything(self.vault))
            self.at += 1
        assert everything(self.vault) == self.states[self.at]
        assert (self.vault.read(next_undo(self.case.id)) is None) == (self.at == 0)
        is_last = self.at == len(self.states) - 1
        assert (self.vault.read(next_redo(self.case.id)) is None) == is_last

    def edit(self, choice, pick):
        now = everything(self.vault)
        there = [record for record in now.values() if not isinstance(record, Case | Edition)]
        if choice == "add" or not there:
            person = next(r for r in self.states[0].values() if isinstance(r, Person))
            document = next(r for r in self.states[0].values() if isinstance(r, Document))
            records = one_of_each(self.case, person, document)
            record = records[pick % len(records)]
            # There is one checked page of a document, one substitute, one reach, and so on.
            if isinstance(record, ONE_OF_A_KIND) and type(record) in map(type, there):
                return False
            insert_all(self.vault, [record], "add_fact")
            return True
        record = there[pick % len(there)]
        if choice == "remove":
            if record.id in self.states[0]:
                return False
            self.vault.write(lambda work: work.delete(type(record), record.id, "remove_fact"))
            return True
        name = next(iter(EDITS[type(record)]))
        value = getattr(record, name)
        new = f"{value}{pick}" if type(value) is str else EDITS[type(record)][name]
        changed = replace(record, **{name: new})
        self.vault.write(lambda work: work.update(changed, "edit_fact"))
        return changed != record


STEPS = st.tuples(
    st.sampled_from(["add", "edit", "edit", "remove", "undo", "undo", "redo"]), st.integers(0, 40)
)


@settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(steps=st.lists(STEPS, min_size=5, max_size=25))
def test_any_story_of_edits_undos_and_redos_brings_equal_rows(steps, tmp_path_factory):
    world = World(tmp_path_factory.mktemp("story") / "vault")
    case = new_case()
    with world.create() as vault:
        keep_document(vault, case, b"x")
        insert_all(vault, [new_person(case)])
        story = Story(vault, case)
        for choice, pick in steps:
            story.step(choice, pick)
        assert check_integrity(vault, CancellationToken()).is_sound


def test_the_edits_here_name_fields_that_exist():
    for kind, changes in EDITS.items():
        assert set(changes) <= {field.name for field in fields(kind)}


def test_undo_leaves_files_that_came_in_meanwhile(vault, case):
    insert_all(vault, [new_person(case, "Aygül")], "add_person")
    document = keep_document(vault, case, b"x")
    before = everything(vault)
    assert undo_next(vault, case) == "Undo: person added (Aygül)"
    assert document.id in everything(vault)
    assert redo_next(vault, case) == "Redo: person added (Aygül)"
    assert everything(vault) == before
