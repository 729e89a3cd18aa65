"""The schedule of redactions as a dossier of its own, for the judge alone."""

import secrets
from dataclasses import replace

import pytest

from casefiles.domain.disclosure.disclosed import canonical_bytes, disclosure_from_bytes
from casefiles.domain.foundation.ids import NarrativeBlockId, PersonId
from casefiles.domain.records.case_records import Fact, Person, Protection
from casefiles.domain.records.image_quality import AS_FILED
from casefiles.domain.records.narrative import BlockKind, NarrativeBlock
from casefiles.domain.records.redaction_settings import RedactionReason
from casefiles.domain.records.showings import Appearance, Showing
from casefiles.office.draft.dossiers import save_contents
from casefiles.office.draft.drafting import draft_of
from casefiles.office.draft.edition_finishing import finish
from casefiles.office.draft.recipients import save_foreseeable_readers
from casefiles.office.draft.redaction_schedules import JUDGE, PROFILE, save_schedule, schedule_plan
from casefiles.office.people.showings import save_showing
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


def complete(ground, opened):
    """Return a reason on which a judge can rule, with the first fact of the case."""
    facts = opened.ask(lambda reader: reader.find(Fact))
    first = min(facts, key=lambda one: one.position)
    return replace(ground, facts=(first.id,), less="Initials would identify."), first


def test_it_lists_what_the_open_edition_lacks_person_by_person(opened, work, case_id, somebody):
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
    told = [row.what for row in shown.removals if row.is_of_person]
    assert sorted(told) == sorted(
        one.label for one in edition.disclosure.persons if one.is_pseudonym
    )
    marks = [row.what for row in shown.removals if row.kind == "exhibit"]
    assert set(marks) <= {one.mark for one in edition.disclosure.exhibits}
    assert marks
    assert len(set(marks)) == len(marks)
    assert {row.code for row in shown.removals if row.reason} == {"relative"}
    assert name not in canonical_bytes(shown).decode()
    assert disclosure_from_bytes(canonical_bytes(shown)) == shown
    pages = {at.what for row in shown.removals for at in row.places if row.is_of_person and at.page}
    assert pages, "names under bars of pages are told"


def rows_of(shown):
    return [one for one in shown.removals if one.is_of_person]


def test_facts_that_the_judge_may_have_print_with_their_cites(opened, work, case_id, somebody):
    ground, fact = complete(RedactionReason(somebody.id, "relative", ""), opened)
    opened.run(save_schedule(case_id, "court_open", [ground], secrets.token_bytes))
    draft = drafted(work, case_id)
    (row,) = [one for one in rows_of(draft.disclosure) if one.facts]
    edition = drafted(work, case_id, "court_open", "national_court").projection
    at = edition.facts.index(fact.id)
    assert row.facts[0].text == edition.disclosure.facts[at].text
    assert row.facts[0].cites == edition.disclosure.facts[at].cites
    assert row.less == "Initials would identify."
    assert draft.projection.risks == (fact.id,)


def without_statement(opened, case_id, audience):
    request = EditionRequest(case_id, "national_court", audience)
    opened.run(save_contents(request, ("chronology", "exhibits"), (), AS_FILED))


def test_facts_that_this_reader_does_not_get_do_not_print(opened, work, case_id, somebody):
    ground, fact = complete(RedactionReason(somebody.id, "relative", ""), opened)
    opened.run(save_schedule(case_id, "court_open", [ground], secrets.token_bytes))
    without_statement(opened, case_id, "court_open")
    told = drafted(work, case_id)
    assert told.projection.risks == (fact.id,), "the judge has it in the closed papers"
    without_statement(opened, case_id, JUDGE)
    draft = drafted(work, case_id)
    assert draft.projection.risks == ()
    assert not any(row.facts for row in draft.disclosure.removals)
    assert fact.text[:30] not in canonical_bytes(draft.disclosure).decode()


def codes_of(work, case_id):
    def look(place, _ticket):
        return findings_of(place, draft_of(place, EditionRequest(case_id, PROFILE, JUDGE)))

    return {one.code: one for one in work(look)}


def test_a_row_on_which_no_judge_can_rule_is_found_until_it_is_complete(
    opened, work, case_id, somebody
):
    everybody = [
        one
        for one in opened.ask(lambda reader: reader.find(Person))
        if one.protection is Protection.PSEUDONYM
    ]
    grounds = [complete(RedactionReason(one.id, "", ""), opened)[0] for one in everybody]

    def found(*those):
        opened.run(save_schedule(case_id, "court_open", those, secrets.token_bytes))
        return codes_of(work, case_id).get("schedule_incomplete")

    rows = len(rows_of(drafted(work, case_id).disclosure))
    bare = found()
    assert (bare.kind, bare.count, len(bare.spots)) == ("sign", rows, rows)
    assert found(*grounds) is None
    at = next(number for number, one in enumerate(everybody) if one.id == somebody.id)
    for field, empty in (("less", " "), ("facts", ())):
        lacking = [*grounds]
        lacking[at] = replace(grounds[at], **{field: empty})
        one = found(*lacking)
        assert one.count == 1
        assert somebody.names[0].text in one.spots[0].words
        assert one.of != bare.of


def test_the_application_prints_the_reasons_of_the_schedule(opened, work, case_id, somebody):
    ground, _ = complete(RedactionReason(somebody.id, "witness", ""), opened)
    opened.run(save_schedule(case_id, "court_open", [ground], secrets.token_bytes))
    shown = drafted(work, case_id, profile="withholding_application").disclosure
    assert shown.removals == drafted(work, case_id).disclosure.removals
    assert "witness" in {row.code for row in shown.removals}


def test_it_is_kept_shown_again_and_forgotten(opened, case_id, somebody):
    ground = complete(RedactionReason(somebody.id, "source", "", order="Allowed."), opened)[0]
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
    ground, _ = complete(RedactionReason(somebody.id, "relative", "At home."), opened)
    opened.run(save_schedule(case_id, "court_open", [ground], secrets.token_bytes))
    reached = ["requesting_state"]
    opened.run(
        save_foreseeable_readers(case_id, JUDGE, reached, "a party there", secrets.token_bytes)
    )
    shown = drafted(work, case_id).disclosure
    told = {(row.code, row.reason, row.facts, row.less) for row in shown.removals}
    assert told == {("protected", "", (), "")}
    assert "schedule_incomplete" not in codes_of(work, case_id)
    found = work(checks_of(EditionRequest(case_id, PROFILE, JUDGE), UnchangedRasters())).found
    assert "schedule_neutral" in [one.code for one in found]


def test_words_of_a_family_are_left_out_there_too_and_the_letters_stay(
    opened, work, case_id, somebody
):
    showing = Showing("expert", Appearance.PSEUDONYM, word="relative")
    opened.run(save_showing(somebody.id, showing))
    opened.run(save_schedule(case_id, "expert", [], secrets.token_bytes))
    before = canonical_bytes(drafted(work, case_id).disclosure).decode()
    assert "[RELATIVE " in before
    reached = ["requesting_state"]
    opened.run(
        save_foreseeable_readers(case_id, JUDGE, reached, "a party there", secrets.token_bytes)
    )
    after = canonical_bytes(drafted(work, case_id).disclosure).decode()
    assert "RELATIVE" not in after
    assert after.count("[PERSON ") >= before.count("[RELATIVE ")


def test_it_is_typeset_and_cleared_as_any_dossier(opened, work, case_id, somebody):
    ground = RedactionReason(somebody.id, "relative", "Her family is at home.")
    opened.run(save_schedule(case_id, "court_open", [ground], secrets.token_bytes))
    wanted = EditionRequest(case_id, PROFILE, JUDGE)
    finished = work(lambda place, ticket: finish(place, draft_of(place, wanted), ticket))
    assert finished.data.startswith(b"%PDF")
    assert finished.certificate.hits == 0
    assert finished.certificate.exhibit_pages == 0
