"""What a forum would object to, over the sample case: fields, limits, and checks before filing."""

from dataclasses import replace
from datetime import date

import pytest

from casefiles.domain.foundation.cancellation import QUIET
from casefiles.domain.foundation.errors import Refused
from casefiles.domain.foundation.ids import CaseId, DeadlineId, SubmissionId
from casefiles.domain.records.case_records import Case, Deadline, Document, Person, Protection
from casefiles.domain.records.form_answers import FieldAnswer
from casefiles.domain.records.proceedings import Submission
from casefiles.dossier.forum.forums import LimitKind
from casefiles.library.seen import How, Seen
from casefiles.office.draft.dossiers import save_contents
from casefiles.office.draft.drafting import draft_of
from casefiles.office.forum.forum_checks import forum_checks, over_limit
from casefiles.office.forum.forum_filing import filing_of
from casefiles.office.forum.forum_limits import breaches, page_counts, text_count, working_days
from casefiles.office.forum.forum_preflight import CHECKS
from casefiles.office.forum.forum_sheets import save_answers, sheet_of, urgent_forums
from casefiles.office.records.closed_days import keep_closed_days, list_of_year
from casefiles.office.stops.export_findings import findings_of
from casefiles.office.workplace.edition_request import EditionRequest
from tests.office.sample_at_hand import (
    case_id,
    desk,
    made_sample,
    named,
    opened,
    sample_vault,
    work,
)

__all__ = ["case_id", "desk", "made_sample", "named", "opened", "sample_vault", "work"]


@pytest.fixture
def cat(case_id):
    return EditionRequest(case_id, "un_cat_art22", "treaty_body")


@pytest.fixture
def letter(case_id):
    return EditionRequest(case_id, "un_tb_interim_letter", "treaty_body")


@pytest.fixture
def filing(work):
    """Return a draft as its forum's checks look at it."""

    def made(wanted, *, without_text_layer=False):
        def job(place, _):
            draft = replace(draft_of(place, wanted), without_text_layer=without_text_layer)
            return filing_of(place, draft)

        found = work(job)
        assert found is not None
        return found

    return made


@pytest.fixture
def found(work):
    """Look a draft over and return the findings by code."""

    def look(wanted):
        def job(place, _):
            return {one.code: one for one in forum_checks(place, draft_of(place, wanted), QUIET)}

        return work(job)

    return look


def words(spots):
    return [one.words for one in spots]


def test_the_record_fills_a_form_and_an_answer_stands_before_it(opened, work, cat):
    sheet = work(sheet_of(cat))
    fields = {one.id: one for one in sheet.fields}
    case = opened.ask(lambda reader: reader.get(Case, cat.case_id))
    assert fields["state_party"].record == case.requested_state
    assert not fields["facts"].is_missing
    assert "sought" in {one.id for one in sheet.fields if one.is_missing}
    opened.run(save_answers(cat, {"state_party": "Elsewhere", "sought": "Do not extradite."}))
    told = {one.id: one for one in work(sheet_of(cat)).fields}
    assert told["state_party"].answer == "Elsewhere"
    assert not told["sought"].is_missing
    opened.run(save_answers(cat, {"state_party": "  "}))
    assert {one.id: one for one in work(sheet_of(cat)).fields}["state_party"].answer == ""
    assert len(opened.ask(lambda reader: reader.find(FieldAnswer))) == 1


def test_what_the_outline_leaves_out_fills_no_field(opened, work, cat):
    def facts():
        return next(one for one in work(sheet_of(cat)).fields if one.id == "facts")

    assert not facts().is_missing
    opened.run(save_contents(cat, ["cover", "exhibits"], []))
    assert facts().is_missing
    opened.run(save_contents(cat, ["cover", "statement", "exhibits"], []))
    assert not facts().is_missing


def test_the_forum_is_told_of_beside_its_fields_with_badges(work, cat, case_id):
    told = dict(work(sheet_of(cat)).forum_facts)
    assert "submission portal" in told["WAYS IN"][0]
    assert "read on 2026-11-28: confirm on the connected machine" in told["WAYS IN"][1]
    assert told["LIMITS"][0] == (
        "Pages: 50: main text without annexes (in part unverified, read in FLS-AU on 2026-11-28)"
    )
    assert any(one.startswith("FLS-AU: prisonlawhandbook") for one in told["WHERE IT WAS READ"])
    assert "not established" in told["LIMITS"][2]
    assert told["DATES"]
    r39 = dict(work(sheet_of(EditionRequest(case_id, "echr_rule39", "court_open"))).forum_facts)
    assert any(one.startswith("Email: not accepted") for one in r39["WAYS IN"])
    assert "16:00" in r39["OPEN"][0]
    assert r39["CHECKED"][0].startswith("2024-03-28")


def test_what_another_form_says_is_proposed(opened, work, cat, letter):
    opened.run(save_answers(cat, {"rep": "A. Lawyer"}))
    rep = next(one for one in work(sheet_of(letter)).fields if one.id == "rep")
    assert (rep.answer, rep.proposal) == ("", "A. Lawyer")


def test_answers_to_a_case_that_is_gone_are_refused(opened, cat):
    with pytest.raises(Refused):
        opened.run(save_answers(replace(cat, case_id=CaseId("f" * 32)), {"sought": "x"}))


def test_a_profile_without_a_form_has_no_sheet_and_no_findings(work, case_id, found):
    assert work(sheet_of(EditionRequest(case_id, "national_court", "court_open"))) is None
    assert found(EditionRequest(case_id, "national_court", "court_open")) == {}


def test_each_empty_field_is_a_place_to_go_to(opened, cat, found):
    before = found(cat)
    spot = next(one for one in before["forum_missing"].spots if one.record == "committee")
    assert (spot.room, spot.detail) == ("dossier", "form")
    assert before["forum_one_committee"].kind == "warn"
    opened.run(save_answers(cat, {"committee": "Committee against Torture"}))
    after = found(cat)
    assert "forum_one_committee" not in after
    assert "committee" not in {one.record for one in after["forum_missing"].spots}
    assert after["forum_passed"].count == before["forum_passed"].count + 1


def test_names_in_answers_leave_as_tokens(opened, work, cat):
    hidden = next(
        one
        for one in opened.ask(lambda reader: reader.find(Person))
        if one.protection is Protection.PSEUDONYM
    )
    opened.run(save_answers(cat, {"sought": f"Protect [[{hidden.id}]], {hidden.names[0].text}."}))
    told = work(lambda place, _: draft_of(place, cat)).disclosure.answers
    (answer,) = [one for one in told if one.field == "sought"]
    assert "[PERSON " in answer.text
    assert hidden.names[0].text not in answer.text


def test_checks_of_the_treaty_bodies_pass_once_the_form_is_filled_in(opened, filing, cat):
    before = filing(cat)
    mark = before.draft.disclosure.exhibits[0].mark
    names = ("acceptance_ok", "authority_present", "exhaustion_complete", "forum_conflict")
    assert [name for name in names if CHECKS[name](before)] == list(names[:3])
    opened.run(
        save_answers(
            cat,
            {
                "acceptance_check": "yes",
                "authority": mark,
                "remedies": "Court | appeal | 2026-01-02 | 2026-02-03 | dismissed | AB/1 |",
                "other_proc": "European Court of Human Rights | 12/26 | 2026 | pending",
            },
        )
    )
    after = filing(cat)
    assert [name for name in names if CHECKS[name](after)] == ["forum_conflict"]
    (conflict,) = CHECKS["forum_conflict"](after)
    assert ": European Court of Human Rights (" in conflict.words
    assert "may not count as examined" in conflict.words, "the rule is shown"
    opened.run(save_answers(cat, {"conflict_why": "Rule 39 only; nothing was examined."}))
    assert CHECKS["forum_conflict"](filing(cat)) == ()


def test_a_remedy_without_outcome_or_reason_is_named(opened, filing, cat):
    opened.run(save_answers(cat, {"remedies": "Court | appeal | 2026-01-02 | | | |"}))
    assert words(CHECKS["exhaustion_complete"](filing(cat)))[0].endswith(": Court")


def test_a_pending_case_bars_one_body_and_a_past_one_another(opened, filing, case_id):
    hrc = EditionRequest(case_id, "un_hrc_op1", "treaty_body")
    opened.run(save_answers(hrc, {"other_proc": "ECHR | 1/20 | 2020 | inadmissible"}))
    assert CHECKS["forum_conflict"](filing(hrc)) == ()
    cat = EditionRequest(case_id, "un_cat_art22", "treaty_body")
    opened.run(save_answers(cat, {"other_proc": "ECHR | 1/20 | 2020 | inadmissible"}))
    assert CHECKS["forum_conflict"](filing(cat)) != ()


def test_what_the_register_says_was_filed_elsewhere_is_told_with_the_rule(
    opened, filing, cat, case_id
):
    filed = Submission(
        SubmissionId("5" * 32), case_id, forum="echr_r39", title="Rule 39", filed="2024-05-02"
    )
    opened.run(lambda work: work.insert(replace(filed, filed=""), "add_submission"))
    assert CHECKS["forum_conflict"](filing(cat)) == ()
    opened.run(lambda work: work.update(filed, "edit_submission"))
    (conflict,) = CHECKS["forum_conflict"](filing(cat))
    assert (conflict.room, conflict.record) == ("register", filed.id)
    assert conflict.words.startswith("Rule 39 (")


def test_marks_that_lead_nowhere_are_found(opened, filing, cat):
    opened.run(save_answers(cat, {"sought": "See ZZ/99."}))
    found = words(CHECKS["annex_refs_resolve"](filing(cat)))
    assert any(one.endswith(": ZZ/99") for one in found)


def test_a_removal_needs_hour_zone_and_destination(opened, filing, letter):
    assert len(CHECKS["removal_datetime_tz"](filing(letter))) >= 2
    opened.run(save_answers(letter, {"removal_datetime": "2026-12-01", "tz": "CET"}))
    assert len(CHECKS["removal_datetime_tz"](filing(letter))) == 1
    opened.run(save_answers(letter, {"removal_datetime": "2026-12-01T06:10", "tz": "CET"}))
    assert CHECKS["removal_datetime_tz"](filing(letter)) == ()


def test_the_commission_wants_its_identity_document_whole_and_valid(opened, filing, case_id):
    ccf = EditionRequest(case_id, "ccf_request", "ccf")
    bare = filing(ccf)
    names = ("id_unredacted", "id_valid", "poa_scope", "single_type")
    assert all(CHECKS[name](bare) for name in names)
    whole = next(
        mark
        for mark, one in bare.produced
        if (plan := bare.plan_of(one.id)) is not None and not plan.box_count
    )
    burned = next(
        mark
        for mark, one in bare.produced
        if (plan := bare.plan_of(one.id)) is not None and plan.box_count
    )
    answers = {
        "id_copy": whole,
        "id_valid_until": "2031-01-01",
        "poa_text": "Access to any information recorded about me.",
        "request_type": "deletion",
    }
    opened.run(save_answers(ccf, answers))
    assert not any(CHECKS[name](filing(ccf)) for name in names)
    opened.run(save_answers(ccf, {"id_copy": burned, "id_valid_until": "2019-01-01"}))
    assert CHECKS["id_unredacted"](filing(ccf)) != ()
    assert CHECKS["id_valid"](filing(ccf)) != ()


def test_a_date_that_passed_wants_a_reason(opened, filing, letter):
    late = Deadline(DeadlineId("de" * 16), letter.case_id, "appeal", "2020-01-01", "Court")
    opened.run(lambda at: at.insert(late, "add_deadline"))
    assert words(CHECKS["deadline_not_missed"](filing(letter))) == ["Appeal 2020-01-01"]
    opened.run(save_answers(letter, {"lateness": "The order was served late."}))
    assert CHECKS["deadline_not_missed"](filing(letter)) == ()


def test_pages_under_each_heading_are_counted_and_a_sourced_limit_stops(
    opened, work, filing, case_id
):
    ced = EditionRequest(case_id, "un_ced_art31", "treaty_body")
    counts = page_counts(filing(ced), QUIET)
    assert 0 < counts["h4"] <= counts["main"] < 50
    assert list(work(lambda place, _: tuple(over_limit(place, draft_of(place, ced))))) == []
    told = filing(ced)
    # The Committee says "should not exceed": so much it warns, and a forum that refuses stops.
    assert [one.is_stop for one in breaches(told, {"main": 51.0})] == [False]
    read = Seen(How.OFFICIAL, "CED4", date(2026, 11, 28))
    sure = {"blocks": True, "seen": read}
    refusing = tuple(replace(one, **sure) for one in told.form.limits)
    told = replace(told, form=replace(told.form, limits=refusing))
    over = breaches(told, {"main": 51.0})
    assert [(one.limit.kind, one.is_stop) for one in over] == [(LimitKind.PAGES, True)]
    overdue = replace(told, today=date(2040, 1, 1))
    assert [one.is_stop for one in breaches(overdue, {"main": 51.0})] == [False]


def test_no_limit_holds_up_a_request_for_interim_measures(opened, work, filing, case_id):
    r39 = EditionRequest(case_id, "echr_rule39", "court_open")
    opened.run(save_answers(r39, {"removal_datetime": "2020-01-01T09:00"}))
    over = breaches(filing(r39, without_text_layer=True), {})
    assert LimitKind.FORMAT in {one.limit.kind for one in over}
    assert not any(one.is_stop for one in over)
    assert work(lambda place, _: tuple(over_limit(place, draft_of(place, r39)))) == ()


def test_pictures_of_pages_are_told_with_a_badge_where_a_court_is_said_to_send_them_back(
    work, filing, case_id
):
    """No page and day of it are noted, so that it warns and stops nothing."""
    us = EditionRequest(case_id, "us_extradition", "court_open")
    (one,) = (
        one
        for one in breaches(filing(us, without_text_layer=True), {})
        if one.limit.of == "text_layer"
    )
    assert "2d Cir. returns others (unverified)" in one.words.replace("):", ")").replace(
        ") (", " ("
    )
    assert work(lambda place, _: tuple(over_limit(place, draft_of(place, us)))) == ()


def test_pictures_of_pages_stop_where_it_was_read_that_a_court_sends_them_back(filing, case_id):
    us = EditionRequest(case_id, "us_extradition", "court_open")
    told = filing(us, without_text_layer=True)
    read = Seen(How.OFFICIAL, "US-CA2", date(2026, 11, 28))
    limits = tuple(replace(one, seen=read) for one in told.form.limits if one.of == "text_layer")
    form = replace(told.form, limits=limits)
    assert [one.is_stop for one in breaches(replace(told, form=form), {})] == [True]


def test_a_rule_that_nobody_noted_where_and_when_says_so_in_the_window(work, case_id):
    told = dict(work(sheet_of(EditionRequest(case_id, "us_extradition", "court_open"))).forum_facts)
    assert "Rejected: encrypted (unverified)" in told["RULES AND PRACTICE"]
    assert all("unverified" in one for one in told["LIMITS"])


def test_days_and_letters_are_counted_as_a_registry_does():
    assert working_days(date(2026, 11, 27), date(2026, 11, 30)) == 1
    assert working_days(date(2026, 11, 27), date(2026, 11, 29)) == 0
    assert text_count("one two  three", LimitKind.WORDS) == 3
    assert text_count("one two", LimitKind.CHARACTERS) == 7


def test_the_short_way_lists_the_bodies_with_what_they_lack(opened, work, letter):
    bodies = {"un_tb_interim_letter": "treaty_body", "echr_rule39": "court_open"}
    before = {one.profile: one for one in work(urgent_forums(letter.case_id, bodies))}
    assert before.keys() == bodies.keys()
    assert "16:00" in before["echr_rule39"].hours
    opened.run(save_answers(letter, {"measure": "Refrain from extraditing."}))
    after = {one.profile: one for one in work(urgent_forums(letter.case_id, bodies))}
    assert after["un_tb_interim_letter"].missing == before["un_tb_interim_letter"].missing - 1


@pytest.mark.parametrize("profile", ["un_tb_interim_letter", "un_cat_art22"])
def test_a_missing_language_version_is_a_finding_and_never_a_stop(opened, work, found, profile):
    for one in opened.ask(lambda reader: reader.find(Document)):
        told = replace(one, languages=("bo",))
        opened.run(lambda at, told=told: at.update(told, "edit_document"))
    wanted = EditionRequest(
        opened.ask(lambda reader: reader.find(Case))[0].id, profile, "treaty_body"
    )
    told = found(wanted)["forum_language_ok"]
    assert (told.kind, told.count > 0) == ("warn", True)
    stops = work(lambda place, _: findings_of(place, draft_of(place, wanted)))
    assert not [one.code for one in stops if "language" in one.code or "translat" in one.code]


def test_a_removal_on_monday_morning_is_too_late_on_friday_and_a_year_without_list_is_told(
    opened, filing, case_id
):
    """A count of days alone would pass: one working hour is left."""
    r39 = EditionRequest(case_id, "echr_rule39", "court_open")
    opened.run(save_answers(r39, {"removal_datetime": "2021-02-01T09:00+01:00"}))

    def told(today):
        found = breaches(replace(filing(r39), today=today), {})
        return [one.words for one in found if one.limit.kind is LimitKind.LEAD_TIME]

    (words,) = told(date(2021, 1, 4))
    assert "closed days of the registry" in words
    assert "2021 is not known" in words
    read = ("page of the Court", "2020-12-01", "A. Counsel")
    opened.run(keep_closed_days(list_of_year("2021", "1 January 2021", read)))
    (words,) = told(date(2021, 1, 29))
    assert "the last moment is Friday 29 January 2021, 09:00 (Paris)" in words
    assert told(date(2021, 1, 28)) == []
