"""Lists of closed days: typed, signed, and what is refused without them."""

import secrets
from dataclasses import replace
from datetime import date

import pytest

from casefiles import paths
from casefiles.domain.foundation.errors import Refused
from casefiles.domain.foundation.ids import DeadlineId, new_id
from casefiles.domain.records.case_records import Case, Deadline
from casefiles.library.time_limit_rules import load_time_limit_rules
from casefiles.office.case.overview import overview_of
from casefiles.office.forum.forum_sheets import sheet_of
from casefiles.office.proceedings.date_badges import badge_of
from casefiles.office.proceedings.time_limit_choices import calculate_time_limit, rule_choices
from casefiles.office.records.closed_days import (
    BY_LIST,
    closed_days,
    days_in_words,
    keep_closed_days,
    list_of_year,
    lists_of,
)
from casefiles.office.records.countdown import local_now
from casefiles.office.records.record_commands import save_case, save_key_date
from casefiles.office.workplace.edition_request import EditionRequest
from casefiles.words.catalogue import codes, explain
from tests.office.sample_at_hand import *  # noqa: F403

TOLD = ("List of public and other holidays", "2026-12-01", "A. Counsel")
REMOVAL = "2027-05-17T09:00+02:00"


def test_every_rule_that_goes_by_a_list_needs_a_signature_without_it():
    rules = load_time_limit_rules(paths.resources()).rules
    assert {one.id: one.calendar.id for one in rules if one.calendar.is_by_list} == BY_LIST


def test_a_list_that_is_signed_lets_the_clock_run(opened, work, case_id):
    refused = work(calculate_time_limit(case_id, "echr_r39_1wd", REMOVAL))
    assert (refused.date, refused.chief, refused.lacks) == ("", "", "2027")
    assert refused.is_refused
    opened.run(keep_closed_days(list_of_year("2027", "6 May 2027\n14 May 2027\n", TOLD)))
    told = work(calculate_time_limit(case_id, "echr_r39_1wd", REMOVAL))
    assert told.date == "2027-05-13T09:00+02:00"
    assert told.chief == "Thursday 13 May 2027, 09:00 (Paris)"
    held = opened.ask(closed_days("2027"))
    assert days_in_words(held.days) == "6 May 2027\n14 May 2027"
    assert opened.ask(lists_of) == {
        "echr_registry": {2027: frozenset({date(2027, 5, 6), date(2027, 5, 14)})}
    }
    opened.run(keep_closed_days(list_of_year("2027", "14 May 2027\n13 May 2027", TOLD)))
    assert (
        work(calculate_time_limit(case_id, "echr_r39_1wd", REMOVAL)).date
        == "2027-05-12T09:00+02:00"
    )


@pytest.mark.parametrize("days", ["14 May 2026", "May 2027", "soon", "14 May 2027 to 16 May 2027"])
def test_a_line_that_is_no_day_of_the_year_is_refused(days):
    with pytest.raises(Refused, match="closed_day") as fault:
        list_of_year("2027", f"6 May 2027\n{days}", TOLD)
    assert fault.value.safe == {"field": "days"}


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"days": ()}, "days"),
        ({"source": " "}, "source"),
        ({"checked": ""}, "checked"),
        ({"checked": "nonsense"}, "checked"),
        ({"signed_by": ""}, "signed_by"),
        ({"year": "27"}, "year"),
    ],
)
def test_a_list_that_nobody_answers_for_is_refused(opened, changes, field):
    told = replace(list_of_year("2027", "6 May 2027", TOLD), **changes)
    with pytest.raises(Refused) as fault:
        opened.run(keep_closed_days(told))
    assert fault.value.safe["field"] == field
    assert opened.ask(lists_of) == {}


def test_a_moment_that_no_list_bears_out_needs_a_name_and_shows_it(opened, case_id):
    own = DeadlineId(new_id(secrets.token_bytes))
    typed = Deadline(
        *(own, case_id, "filing", "2027-05-13T09:00+02:00", ""), rule="echr_r39_1wd", since=REMOVAL
    )
    for unsigned in (typed, replace(typed, signed_by=" "), replace(typed, since="")):
        with pytest.raises(Refused, match="deadline_unsigned"):
            opened.run(save_key_date(unsigned))
    opened.run(save_key_date(replace(typed, signed_by="A. Counsel")))
    shown = opened.ask(overview_of(case_id, local_now(opened.workplace.clock)))
    (card,) = (one for one in shown.dates if one.id == own)
    assert "signed by A. Counsel, not calculated" in card.badge
    opened.run(keep_closed_days(list_of_year("2027", "14 May 2027", TOLD)))
    opened.run(save_key_date(typed))
    shown = opened.ask(overview_of(case_id, local_now(opened.workplace.clock)))
    (card,) = (one for one in shown.dates if one.id == own)
    assert card.badge == ""


def test_a_date_of_an_earlier_program_says_what_speaks_against_it(opened, case_id):
    def badge(deadline, lists=None):
        case = opened.ask(lambda reader: reader.get(Case, case_id))
        return badge_of(deadline, case, lists or {}, paths.resources())

    kept = Deadline(
        *(DeadlineId("0" * 32), case_id, "filing", "2026-05-15T16:00+02:00", ""),
        rule="echr_r39_1wd",
        since="2026-05-18T09:00+02:00",
    )
    known = {"echr_registry": {2026: frozenset[date]()}}
    assert "Recalculate it" in badge(kept)
    assert "a different date: Friday 15 May 2026, 09:00" in badge(kept, known)
    assert badge(replace(kept, date="2026-05-15T09:00+02:00"), known) == ""
    assert badge(replace(kept, rule="echr_4m"), known) == ""
    assert badge(replace(kept, rule="")) == ""
    between(opened, case_id, "China", "France")
    assert "States of this case" in badge(replace(kept, rule="ece_16_40d"))
    between(opened, case_id, "Serbia", "France")
    assert badge(replace(kept, rule="ece_16_40d")) == ""


def between(opened, case_id, requesting, requested):
    case = opened.ask(lambda reader: reader.get(Case, case_id))
    told = replace(case, requesting_state=requesting, requested_state=requested)
    opened.run(save_case(told))


def test_rules_are_offered_for_the_states_of_the_case_alone(opened, work, case_id):
    between(opened, case_id, "PRC", "Türkiye")
    offered = {one.id for one in work(rule_choices(case_id))}
    assert not offered & {"ece_16_18d", "ece_16_40d", "ece_3ap_10d", "pl_40d", "ea_s74_45d"}
    assert {"bilateral_cn_30d", "echr_4m", "treaty_own"} <= offered
    refused = work(calculate_time_limit(case_id, "ece_16_40d", "2026-03-02"))
    assert refused.is_refused
    assert refused.date == ""
    assert "not both States" in refused.steps[0]
    between(opened, case_id, "Serbia", "Turkey")
    assert {"ece_16_18d", "ece_16_40d"} <= {one.id for one in work(rule_choices(case_id))}
    assert work(calculate_time_limit(case_id, "ece_16_40d", "2026-03-02")).date == "2026-04-10"
    between(opened, case_id, "中国", "Polska")
    offered = {one.id for one in work(rule_choices(case_id))}
    assert "pl_40d" in offered
    assert not offered & {"ea_s74_45d", "fr_10wd", "us_3188_2m", "ece_16_40d"}
    assert "law of France" in work(calculate_time_limit(case_id, "fr_10wd", "2026-03-02")).steps[0]


def test_a_state_that_nobody_knows_is_no_party_but_hides_no_national_rule(work, case_id):
    offered = {one.id for one in work(rule_choices(case_id))}
    assert {"ea_part2_14d", "fr_10wd", "bilateral_cn_30d"} <= offered
    assert "ece_16_40d" not in offered


def test_every_refusal_has_words():
    assert {"closed_day", "closed_year", "deadline_unsigned"} <= codes()
    assert "sign with your name" in explain("deadline_unsigned", {})


def test_the_late_appeal_stands_beside_a_request_to_strasbourg_where_england_is_asked(
    opened, work, case_id
):
    r39 = EditionRequest(case_id, "echr_rule39", "court_open")
    between(opened, case_id, "China", "UK")
    assert any("late appeal" in one for one in dict(work(sheet_of(r39)).forum_facts)["DATES"])
    between(opened, case_id, "China", "Poland")
    assert not any("late appeal" in one for one in dict(work(sheet_of(r39)).forum_facts)["DATES"])


def test_a_rule_says_how_it_was_read_and_what_must_stand_beside_its_date(opened, work, case_id):
    between(opened, case_id, "China", "Poland")
    told = work(calculate_time_limit(case_id, "ccf_deletion_9m", "2026-03-02"))
    assert told.chief.startswith("Tuesday 1 December 2026. 9 months from admissibility")
    assert "stand still" in told.chief
    assert any("signed by no lawyer: read in what others write" in one for one in told.warnings)
    told = work(calculate_time_limit(case_id, "pl_40d", "2026-03-02"))
    assert (told.date, told.chief) == ("", "No later than Friday 10 April 2026")
    assert any("[KPK605: " in one and "28 November 2026" in one for one in told.warnings)
    between(opened, case_id, "Serbia", "Poland")
    told = work(calculate_time_limit(case_id, "ece_16_40d", "2026-03-02"))
    assert any("both States are parties" in one and "depositary" in one for one in told.warnings)
    unsigned = "Unverified, and signed by no lawyer: read in a copy of the official text"
    assert any(one.startswith(unsigned) and "[ECE16: " in one for one in told.warnings)
    french = EditionRequest(case_id, "fr_extradition", "court_closed")
    between(opened, case_id, "Serbia", "France")
    dates = dict(work(sheet_of(french)).forum_facts)["DATES"]
    assert any("40 days at most" in one and "(unverified: " in one for one in dates)
    assert all("read in" in one or "from general knowledge" in one for one in dates)


def test_rules_of_england_for_other_territories_are_not_offered_for_china(opened, work, case_id):
    between(opened, case_id, "China", "United Kingdom")
    offered = {one.id for one in work(rule_choices(case_id))}
    assert not offered & {"ea_s74_45d", "ea_part1_7d", "treaty_60d"}
    assert "ea_part2_14d" in offered
    assert "China" in work(calculate_time_limit(case_id, "ea_s74_45d", "2026-03-02")).steps[0]
    between(opened, case_id, "India", "United States")
    assert "treaty_60d" in {one.id for one in work(rule_choices(case_id))}


def test_a_date_later_than_anybody_could_fix_says_so(opened, case_id):
    between(opened, case_id, "China", "Poland")
    case = opened.ask(lambda reader: reader.get(Case, case_id))
    kept = Deadline(
        *(DeadlineId("0" * 32), case_id, "filing", "2026-04-14", ""),
        rule="pl_40d",
        since="2026-03-02",
    )
    assert "no later than 10 April 2026" in badge_of(kept, case, {}, paths.resources())
    fixed = replace(kept, date="2026-04-01")
    assert badge_of(fixed, case, {}, paths.resources()) == ""
    reckoned = replace(kept, rule="ccf_access_4m", date="2026-07-01")
    assert "no date to rely on" in badge_of(reckoned, case, {}, paths.resources())
