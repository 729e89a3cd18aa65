"""What fields hold is told in words by what the fields mean, for every type of record."""

from collections import Counter
from dataclasses import replace
from typing import get_args

import pytest

from casefiles.domain.foundation.ids import CaseId, TreatmentId
from casefiles.domain.foundation.schema import (
    Edtf,
    Ref,
    Term,
    code_of,
    field_of,
    schema_of,
)
from casefiles.domain.records.case_records import Edition, Record
from casefiles.domain.records.final_check import FinalCheckCertificate
from casefiles.domain.records.proceedings import Detention, Task
from casefiles.domain.records.redaction_settings import RedactionReason, Treatment
from casefiles.domain.records.requests import Notice
from casefiles.office.records.history_fields import changed_fields, is_shown
from casefiles.office.records.record_commands import named_places
from casefiles.office.records.record_names import _OWN_WAYS, RecordNames
from casefiles.office.records.value_formatting import field_in_words
from casefiles.words.kinds import KIND_WORDS
from tests.store.papers import closed_list, paper_and_limit
from tests.store.world import World, insert_all, new_case, new_person

TYPES = get_args(Record)
SHOWN = [one for kind in TYPES for one in schema_of(kind) if is_shown(one)]
RAW = "3d799dc7dcb98fb59224caa3e2a5bd1d"


@pytest.fixture(scope="module")
def vault(tmp_path_factory):
    with World(tmp_path_factory.mktemp("words") / "vault").create() as vault:
        yield vault


def told(vault, field, value):
    held = (value,) if field.is_many else value
    return vault.read(lambda reader: field_in_words(RecordNames(reader), field, held))


def shown(vault, kind, record_id):
    """Return the fields of the newest entry of a record in words."""

    def ask(reader):
        entry = next(iter(reader.entries_of(kind, record_id)))
        return {one.name: one.after for one in changed_fields(RecordNames(reader), entry)}

    return vault.read(ask)


@pytest.mark.parametrize("field", SHOWN, ids=lambda one: one.key)
def test_no_field_shows_an_id_or_a_date_as_it_is_stored(vault, field):
    if isinstance(field.meaning, Ref):
        assert told(vault, field, RAW) == "?"
    if isinstance(field.meaning, Edtf):
        assert told(vault, field, "2021-04-05") == "5 April 2021"
    if isinstance(field.meaning, Term):
        assert told(vault, field, "") == ""


def test_days_references_and_codes_are_told_in_words(vault):
    case = new_case()
    person = new_person(case, "Aygül")
    held = Detention(
        "d" * 32, case.id, person.id, "2021-03-04", "2021-05", reviews=("2021-04-05", "2021-05")
    )
    task = Task("e" * 32, case.id, "Ask", about=person.id)
    notice = Notice("f" * 32, case.id, "red", "A-1")
    days = replace(closed_list(lambda: "a" * 32), days=("2027-01-01",))
    _, made = paper_and_limit(case.id, person.id, "b" * 32, lambda: "c" * 32)
    limit = replace(made, of="facts")
    insert_all(vault, [case, person, held, task, notice, days, limit])
    assert shown(vault, Detention, held.id)["Review dates"] == "5 April 2021, May 2021"
    assert shown(vault, Task, task.id)["Related record"] == "Aygül"
    assert shown(vault, Notice, notice.id)["Kind"] == "Red notice"
    assert shown(vault, type(days), days.id)["Closed on"] == "1 January 2027"
    # What a limit measures: hidden once, as digests of the same name are in other types.
    assert shown(vault, type(limit), limit.id)["Applies to"] == "facts"


def test_a_person_in_a_schedule_of_redactions_is_told_as_still_needed(vault):
    ground = RedactionReason(RAW, "relative", "")
    chosen = Treatment(TreatmentId("1" * 32), CaseId("2" * 32), "p", "public", grounds=(ground,))
    places = Counter(code_of(type(one)) for one in (chosen,))
    assert named_places(places) == "1 choice of pseudonyms and reasons"


def test_every_type_has_words_and_a_name(vault):
    assert set(KIND_WORDS) == {code_of(kind) for kind in TYPES}
    for kind, words in KIND_WORDS.items():
        assert words.counted(1) != words.counted(2) or kind == "case"
    for kind in TYPES:
        titled = any(one.title for one in schema_of(kind))
        assert titled or kind in _OWN_WAYS or code_of(kind) == "relationship", kind


def test_one_field_is_found_by_its_name():
    assert field_of(Task, "about").key == "task.about"


def test_a_certificate_is_told_with_the_reader_for_whom_it_holds(vault):
    case = new_case()
    certificate = FinalCheckCertificate(*[1] * 8, "")
    made = Edition("9" * 32, case.id, "p", "court_closed", "ab" * 32, 1, (), certificate)
    insert_all(vault, [case])
    insert_all(vault, [made], "export")
    told = shown(vault, Edition, made.id)["Final check"]
    assert told.splitlines()[0] == (
        "Holds for the dossier for the court in closed session alone: other recipients may read"
        " less."
    )
