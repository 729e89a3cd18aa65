"""The end of a case: closed, kept, held, and erased only when nothing speaks against it."""

import secrets
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import Refused
from casefiles.domain.foundation.ids import CaseId
from casefiles.domain.records.case_records import Case, Document, Edition, Event, Fact, Person
from casefiles.office.case.erasure import (
    ErasureAuthority,
    erase_case,
    erase_record,
    unreachable_copies,
)
from casefiles.office.case.overview import overview_of
from casefiles.office.importing.import_list import plan
from casefiles.office.records.case_closure import (
    case_file,
    close_case,
    lift_legal_hold,
    place_legal_hold,
    reopen_case,
    set_retention_date,
)
from casefiles.office.records.history import HistoryFilter, act_detail, acts_of
from casefiles.office.records.record_commands import save_case, save_event, save_person
from casefiles.office.records.undo import next_undo, undo
from casefiles.office.vault.backups import ELSEWHERE, back_up_now
from casefiles.store.maintenance.integrity_check import check_integrity
from casefiles.words.catalogue import codes, explain
from tests.office.sample_at_hand import *  # noqa: F403
from tests.store.world import keep_document

GROUNDS = ErasureAuthority("consent_withdrawn", "Her letter of 3 May", "")


def refusal(call) -> str:
    with pytest.raises(Refused) as fault:
        call()
    assert fault.value.code in codes()
    assert "{" not in explain(fault.value.code, fault.value.safe)
    return fault.value.code


def erase(opened, job):
    return opened.work(job, CancellationToken())


def unused_person(opened):
    """A person that nothing points to."""
    one = opened.ask(lambda reader: reader.find(Person))[0]
    person = replace(one, id="ab" * 16, identifiers=())
    opened.run(save_person(person))
    return person


def test_a_case_is_closed_read_and_opened_again(opened, case_id):
    opened.run(close_case(case_id))
    told = opened.ask(case_file(case_id))
    assert len(told.closed) == 10
    case = opened.ask(lambda reader: reader.get(Case, case_id))
    event = opened.ask(lambda reader: reader.find(Event))[0]
    assert refusal(lambda: opened.run(save_case(replace(case, title="x")))) == "case_closed"
    assert refusal(lambda: opened.run(save_event(_moved(event)))) == "case_closed"
    assert refusal(lambda: opened.run(plan(case_id, ["/stick"]))) == "case_closed"
    assert refusal(lambda: opened.run(close_case(case_id))) == "case_closed"
    opened.run(reopen_case(case_id))
    opened.run(save_event(_moved(event)))
    assert opened.ask(case_file(case_id)).closed == ""


def _moved(event):
    return replace(event, place="Elsewhere")


def test_editing_the_case_changes_nothing_of_how_it_is_kept(opened, case_id):
    opened.run(set_retention_date(case_id, "2034-12-31"))
    opened.run(place_legal_hold(case_id, "The court asked for the file"))
    case = opened.ask(lambda reader: reader.get(Case, case_id))
    plain = Case(*(getattr(case, name) for name in Case.__slots__[:8]))
    opened.run(save_case(plain))
    told = opened.ask(case_file(case_id))
    assert (told.retention_until, told.hold) == ("2034-12-31", "The court asked for the file")


def test_what_is_asked_for_must_be_complete(opened, case_id):
    assert (
        refusal(lambda: opened.run(set_retention_date(case_id, "2034"))) == "retention_needs_a_day"
    )
    assert (
        refusal(lambda: opened.run(set_retention_date(case_id, "2034-13-40")))
        == "retention_needs_a_day"
    )
    assert refusal(lambda: opened.run(place_legal_hold(case_id, "  "))) == "hold_without_reason"
    assert refusal(lambda: opened.run(place_legal_hold("0" * 32, "x"))) == "case_gone"
    person = unused_person(opened)
    for wrong, code in (
        (ErasureAuthority("because", "me"), "erasure_without_reason"),
        (ErasureAuthority("court_order", "  "), "erasure_without_authority"),
    ):
        assert refusal(lambda w=wrong: erase(opened, erase_record(Person, person.id, w))) == code


def test_a_case_is_erased_only_when_nothing_speaks_against_it(opened, case_id):
    reference = opened.ask(case_file(case_id)).reference

    def attempt(typed=reference):
        return lambda: erase(opened, erase_case(case_id, typed, GROUNDS))

    assert refusal(attempt("another")) == "other_reference"
    assert refusal(attempt()) == "case_still_open"
    opened.run(close_case(case_id))
    assert refusal(attempt()) == "retention_unknown"
    opened.run(set_retention_date(case_id, "2999-01-01"))
    assert refusal(attempt()) == "retention_not_over"
    opened.run(set_retention_date(case_id, "2001-01-01"))
    opened.run(place_legal_hold(case_id, "The court asked for the file"))
    assert refusal(attempt()) == "case_held"
    opened.run(lift_legal_hold(case_id))
    erase(opened, erase_case(case_id, f" {reference} ", GROUNDS))
    assert opened.ask(lambda reader: reader.find(Case)) == ()
    for kind in (Person, Document, Event, Fact, Edition):
        assert opened.ask(lambda reader, k=kind: reader.find(k)) == ()
    assert check_integrity(opened.workplace.vault, CancellationToken()).is_sound
    assert "erase_case" in [e.action for e in opened.ask(lambda reader: reader.entries(None))]


def test_a_held_case_keeps_everything(opened, case_id):
    opened.run(place_legal_hold(case_id, "The court asked for the file"))
    person = unused_person(opened)
    attempt = erase_record(Person, person.id, GROUNDS)
    assert refusal(lambda: erase(opened, attempt)) == "case_held"
    opened.run(lift_legal_hold(case_id))
    erase(opened, attempt)


def test_what_others_point_to_is_not_erased(opened):
    event = next(e for e in opened.ask(lambda reader: reader.find(Event)) if e.cites)
    document_id = event.cites[0].document_id
    attempt = erase_record(Document, document_id, GROUNDS)
    assert refusal(lambda: erase(opened, attempt)) == "record_in_use"


def test_what_is_erased_is_told_as_erased_and_never_offered_to_undo(opened, case_id):
    event = opened.ask(lambda reader: reader.find(Event))[0]
    opened.run(save_event(_moved(event)))
    first, _ = opened.ask(next_undo(case_id))
    erase(opened, erase_record(Event, event.id, GROUNDS))
    assert opened.ask(next_undo(case_id)) is None
    assert refusal(lambda: opened.run(undo(first))) == "cannot_be_undone"
    edited = opened.ask(act_detail(case_id, first))
    assert edited.touched[0].is_erased
    assert not edited.row.can_be_undone
    row = opened.ask(acts_of(HistoryFilter(case_id))).rows[0]
    assert row.words == "Event erased permanently"
    told = opened.ask(act_detail(case_id, row.first)).touched[0]
    assert [(field.name, field.after) for field in told.fields] == [
        ("Authorised by", "Her letter of 3 May"),
        ("Reason", "Consent was withdrawn"),
    ]
    assert not told.is_erased


def test_closing_is_not_undone_but_opened_again(opened, case_id):
    opened.run(close_case(case_id))
    assert opened.ask(next_undo(case_id)) is None


def test_copies_out_of_reach_are_told(opened, case_id):
    opened.run(lambda work: work.note(ELSEWHERE))
    event = opened.ask(lambda reader: reader.find(Event))[0]
    reach = erase(opened, erase_record(Event, event.id, GROUNDS))
    assert reach.backups == 1
    assert reach.last_backup is not None
    assert replace(reach, given_back=0) == opened.ask(unreachable_copies(case_id))


def test_erasing_a_document_gives_its_room_back_and_that_of_backups(opened, case_id):
    vault, case = opened.workplace.vault, opened.ask(lambda reader: reader.get(Case, case_id))
    document = keep_document(vault, case, secrets.token_bytes(3 << 20))
    opened.work(back_up_now(), CancellationToken())
    held = sum(file.stat().st_size for file in vault.folder.rglob("*") if file.is_file())
    reach = erase(opened, erase_record(Document, document.id, GROUNDS))
    left = sum(file.stat().st_size for file in vault.folder.rglob("*") if file.is_file())
    assert reach.given_back > 6 << 20, "of the database and of its backup"
    assert held - left > 6 << 20


def test_a_closed_case_says_so_where_cases_are_chosen(opened, case_id):
    opened.run(save_case(Case(CaseId("cd" * 16), "OTHER-1", "Another", "", "", "", "")))
    opened.run(close_case(case_id))
    told = opened.ask(overview_of(CaseId("cd" * 16), datetime(2026, 11, 25, tzinfo=UTC)))
    ((_, _, title),) = told.others
    assert title.endswith(" (closed)")
