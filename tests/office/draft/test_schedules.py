"""The schedule of redactions as a dossier of its own, for the judge alone."""

import secrets
from dataclasses import replace

import pytest

from casefiles.domain.disclosure.disclosed import canonical_bytes, disclosure_from_bytes
from casefiles.domain.foundation.ids import NarrativeBlockId, PersonId
from casefiles.domain.records.case_records import Person, Protection
from casefiles.domain.records.narrative import BlockKind, NarrativeBlock
from casefiles.domain.records.redaction_settings import RedactionReason
from casefiles.office.draft import drafting
from casefiles.office.draft.drafting import draft_of
from casefiles.office.draft.edition_finishing import finish
from casefiles.office.draft.recipients import save_foreseeable_readers
from casefiles.office.draft.redaction_schedules import JUDGE, PROFILE, save_schedule, schedule_plan
from casefiles.office.stops.dossier_checks import checks_of
from casefiles.office.stops.export_findings import findings_of
from casefiles.office.stops.marked_pages import UnchangedRasters
from casefiles.office.workplace.edition_request import EditionRequest
from tests.office.burned_once import burned_once
from tests.office.sample_at_hand import (
    case_id,
    desk,
    made_sample,
    named,
    opened,
    sample_vault,
    work,
)

__all__ = [
    "burned_once",
    "case_id",
    "desk",
    "made_sample",
    "named",
    "opened",
    "sample_vault",
    "work",
]


@pytest.fixture
def somebody(opened):
    persons = opened.ask(lambda reader: reader.find(Person))
    return next(one for one in persons if one.protection is Protection.PSEUDONYM)


def drafted(work, case_id, audience=JUDGE, profile=PROFILE):
    wanted = EditionRequest(case_id, profile, audience)
    return work(lambda place, _ticket: draft_of(place, wanted))


def test_it_lists_what_the_open_edition_lacks_with_its_reasons(opened, work, case_id, somebody):
    name = somebody.names[0].text
    ground = RedactionReason(somebody.id, "relative", f"The family of {name} is at home.")
    opened.run(save_schedule(case_id, "court_open", [ground], secrets.token_bytes))
    own = NarrativeBlockId("0a" * 16)
    block = NarrativeBlock(
        own, case_id, 1, BlockKind.PLAIN, 0, "What the schedule does not repeat."
    )
    opened.run(lambda at: at.insert(block, "add_narrative_block"))
    shown = drafted(work, case_id).disclosure
    assert shown.narrative == ()
    edition = drafted(work, case_id, "court_open", "national_court")
    told = {row.what for row in shown.removals if not row.page}
    assert told == {one.label for one in edition.disclosure.persons if one.is_pseudonym}
    marks = {row.what for row in shown.removals if row.page}
    assert marks <= {one.mark for one in edition.disclosure.exhibits}
    assert marks
    assert {row.code for row in shown.removals if row.reason} == {"relative"}
    assert name not in canonical_bytes(shown).decode()
    assert disclosure_from_bytes(canonical_bytes(shown)) == shown


def test_it_is_kept_shown_again_and_forgotten(opened, case_id, somebody):
    ground = RedactionReason(somebody.id, "source", "")
    opened.run(save_schedule(case_id, "public", [ground], secrets.token_bytes))
    plan = opened.ask(schedule_plan(case_id))
    assert plan.describes == "public"
    assert [row.ground for row in plan.rows if row.ground.code != "protected"] == [ground]
    neutral = [
        RedactionReason(PersonId(row.ground.person_id), "protected", " ") for row in plan.rows
    ]
    opened.run(save_schedule(case_id, "court_open", neutral, secrets.token_bytes))
    assert {row.ground.code for row in opened.ask(schedule_plan(case_id)).rows} == {"protected"}


def test_nobody_but_the_judge_gets_one(work, case_id):
    def codes(audience):
        def look(place, _ticket):
            draft = draft_of(place, EditionRequest(case_id, PROFILE, audience))
            return {one.code for one in findings_of(place, draft)}

        return work(look)

    assert "schedule_for_others" not in codes(JUDGE)
    assert "schedule_for_others" in codes("court_open")


def test_reasons_are_left_out_where_the_requesting_state_may_read_them(
    opened, work, case_id, somebody
):
    ground = RedactionReason(somebody.id, "relative", "Her family is at home.")
    opened.run(save_schedule(case_id, "court_open", [ground], secrets.token_bytes))
    reached = ["requesting_state"]
    opened.run(
        save_foreseeable_readers(case_id, JUDGE, reached, "a party there", secrets.token_bytes)
    )
    shown = drafted(work, case_id).disclosure
    assert {(row.code, row.reason) for row in shown.removals} == {("protected", "")}
    found = work(checks_of(EditionRequest(case_id, PROFILE, JUDGE), UnchangedRasters())).found
    assert "schedule_neutral" in [one.code for one in found]


def test_words_of_a_family_are_left_out_there_too_and_the_letters_stay(
    opened, work, case_id, somebody, monkeypatch
):
    snapshot_of = drafting.snapshot_of

    def with_words(*told):
        def ask(reader):
            snapshot, readings = snapshot_of(*told)(reader)
            return replace(snapshot, placeholder_words={somebody.id: "relative"}), readings

        return ask

    monkeypatch.setattr(drafting, "snapshot_of", with_words)
    opened.run(save_schedule(case_id, "expert", [], secrets.token_bytes))
    before = canonical_bytes(drafted(work, case_id).disclosure).decode()
    assert "[RELATIVE " in before
    reached = ["requesting_state"]
    opened.run(
        save_foreseeable_readers(case_id, JUDGE, reached, "a party there", secrets.token_bytes)
    )
    after = canonical_bytes(drafted(work, case_id).disclosure).decode()
    assert "RELATIVE" not in after
    assert after == before.replace("[RELATIVE ", "[PERSON ")


def test_it_is_typeset_and_cleared_as_any_dossier(opened, work, case_id, somebody):
    ground = RedactionReason(somebody.id, "relative", "Her family is at home.")
    opened.run(save_schedule(case_id, "court_open", [ground], secrets.token_bytes))
    wanted = EditionRequest(case_id, PROFILE, JUDGE)
    finished = work(lambda place, ticket: finish(place, draft_of(place, wanted), ticket))
    assert finished.data.startswith(b"%PDF")
    assert finished.certificate.hits == 0
    assert finished.certificate.exhibit_pages == 0
