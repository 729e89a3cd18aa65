"""Every rule that ships: it is read, reckons, and says how; golden days for each."""

from datetime import date
from pathlib import Path

import pytest

from casefiles import paths
from casefiles.domain.edtf import is_edtf
from casefiles.domain.errors import InvalidForm
from casefiles.library.deadline_dates import reckon
from casefiles.library.deadline_rules import load_deadline_rules

# 14 May 2026 is Ascension Day; the list stands here to try the rules, and is none of the Court.
CLOSED = {2026: frozenset({date(2026, 5, 14)})}
RULES = load_deadline_rules(paths.resources()).with_lists({"echr_registry": CLOSED})
GOLDEN = {
    # rule: (what sets it going, the day to keep, further days it may be)
    "ece_16_18d": ("2026-03-02", "2026-03-19", ["2026-03-20"]),
    "ece_16_40d": ("2026-03-02", "2026-04-10", ["2026-04-11", "2026-04-13"]),
    "ece_3ap_10d": ("2026-03-02", "2026-03-11", ["2026-03-12"]),
    "un_model_40d": ("2024-01-22", "2024-03-01", ["2024-03-02", "2024-03-04"]),
    "bilateral_cn_30d": ("2026-03-02", "2026-03-31", ["2026-04-01"]),
    "treaty_60d": ("2023-12-31", "2024-02-28", ["2024-02-29"]),
    "ea_s74_45d": ("2026-03-01", "2026-04-14", []),
    "ea_part1_7d": ("2026-03-02", "2026-03-09", []),
    "ea_part2_14d": ("2026-12-14", "2026-12-28", ["2026-12-29"]),
    "ew_amend_10wd": ("2026-03-30", "2026-04-13", ["2026-04-15"]),
    "ea_s75_2m": ("2026-03-10", "2026-05-09", ["2026-05-10", "2026-05-11"]),
    "ea_s76_2m": ("2026-07-10", "2026-09-09", ["2026-09-10"]),
    "ea_s93_4w": ("2026-03-02", "2026-03-29", ["2026-03-30"]),
    "ea_s99_2m": ("2026-07-10", "2026-09-09", ["2026-09-10"]),
    "ea_resp_10wd": ("2026-06-01", "2026-06-15", []),
    "ea_resp_5wd": ("2026-06-01", "2026-06-08", []),
    "ea_renew_5wd": ("2026-06-01", "2026-06-08", []),
    "ea_hearing_76d": ("2026-03-02", "2026-05-16", ["2026-05-17", "2026-05-18"]),
    "ea_sc_14d": ("2026-03-02", "2026-03-15", ["2026-03-16"]),
    "ea_sc_14d_uksc": ("2026-03-02", "2026-03-15", ["2026-03-16"]),
    "ea_sc_28d": ("2026-03-02", "2026-03-29", ["2026-03-30"]),
    "ea_surrender_28d": ("2026-03-02", "2026-03-29", ["2026-03-30"]),
    "ea_discharge_2wd": ("2026-06-01", "2026-06-03", []),
    "fr_30d": ("2026-06-01", "2026-06-30", ["2026-07-01"]),
    "fr_consent_5wd": ("2026-06-01", "2026-06-05", ["2026-06-08"]),
    "fr_surrender_1m": ("2026-06-10", "2026-07-09", ["2026-07-10"]),
    "fr_large_7d": ("2026-06-01", "2026-06-07", ["2026-06-08"]),
    "cz_40d": ("2026-01-05", "2026-02-13", ["2026-02-14", "2026-02-16"]),
    "cz_3m_minister": ("2026-06-10", "2026-09-09", ["2026-09-10"]),
    "se_40d": ("2026-01-05", "2026-02-13", ["2026-02-14", "2026-02-16"]),
    "us_3188_2m": ("2026-04-30", "2026-06-29", ["2026-06-30"]),
    "fr_10wd": ("2026-05-04", "2026-05-15", ["2026-05-18", "2026-05-19", "2026-05-20"]),
    "fr_1m_ce": ("2026-01-31", "2026-02-27", ["2026-02-28", "2026-03-02"]),
    "pl_40d": ("2026-03-02", "2026-04-10", ["2026-04-11", "2026-04-13"]),
    "pl_1m_supp": ("2026-03-31", "2026-04-29", ["2026-04-30"]),
    "echr_4m": ("2026-05-31", "2026-09-30", []),
    "echr_6m": ("2021-08-31", "2022-02-28", []),
    "echr_r39_same_day": ("2026-05-16", "2026-05-15T16:00+02:00", []),
    "echr_r39_1wd": ("2026-05-18", "2026-05-13T16:00+02:00", []),
    "echr_r39_docs_3m": ("2026-11-30", "2027-02-27", ["2027-02-28"]),
    "hrc_5y": ("2024-02-29", "2029-02-27", ["2029-02-28"]),
    "hrc_3y": ("2026-03-02", "2029-03-01", ["2029-03-02"]),
    "hrc_state_6m": ("2026-08-31", "2027-02-27", ["2027-02-28", "2027-03-01"]),
    "cescr_crc_1y": ("2026-03-02", "2027-03-01", ["2027-03-02"]),
    "wgad_60d": ("2026-03-02", "2026-04-30", ["2026-05-01"]),
    "wgeid_3m": ("2026-03-02", "2026-06-01", ["2026-06-02"]),
    "ccf_access_4m": ("2026-03-02", "2026-07-01", ["2026-07-02"]),
    "ccf_deletion_9m": ("2026-03-02", "2026-12-01", ["2026-12-02"]),
    "ccf_revision_6m": ("2026-03-02", "2026-09-01", ["2026-09-02"]),
}
SECOND = {
    "ece_16_18d": ("2024-02-12", "2024-02-29", ["2024-03-01"]),
    "ece_16_40d": ("2026-01-05", "2026-02-13", ["2026-02-14", "2026-02-16"]),
    "ece_3ap_10d": ("2026-06-01", "2026-06-10", ["2026-06-11"]),
    "un_model_40d": ("2026-05-04", "2026-06-12", ["2026-06-13", "2026-06-15"]),
    "bilateral_cn_30d": ("2024-02-05", "2024-03-05", ["2024-03-06"]),
    "treaty_60d": ("2026-03-02", "2026-04-30", ["2026-05-01"]),
    "ea_s74_45d": ("2024-01-15", "2024-02-28", []),
    "ea_part1_7d": ("2026-04-27", "2026-05-04", ["2026-05-05"]),
    "ea_part2_14d": ("2026-03-02", "2026-03-16", []),
    "ew_amend_10wd": ("2026-06-01", "2026-06-15", []),
    "us_3188_2m": ("2026-01-31", "2026-03-30", ["2026-03-31"]),
    "fr_10wd": ("2026-06-01", "2026-06-12", ["2026-06-15"]),
    "fr_1m_ce": ("2026-06-10", "2026-07-09", ["2026-07-10"]),
    "pl_40d": ("2024-01-22", "2024-03-01", ["2024-03-02", "2024-03-04"]),
    "pl_1m_supp": ("2026-06-10", "2026-07-09", ["2026-07-10"]),
    "echr_4m": ("2022-02-01", "2022-06-01", []),
    "echr_6m": ("2021-01-29", "2021-07-29", []),
    "echr_r39_same_day": ("2026-05-14", "2026-05-13T16:00+02:00", []),
    "echr_r39_1wd": ("2026-05-15T12:00+02:00", "2026-05-13T12:00+02:00", []),
    "echr_r39_docs_3m": ("2026-03-10", "2026-06-09", ["2026-06-10"]),
    "hrc_5y": ("2026-03-02", "2031-03-01", ["2031-03-02", "2031-03-03"]),
    "hrc_3y": ("2024-02-29", "2027-02-27", ["2027-02-28", "2027-03-01"]),
    "hrc_state_6m": ("2026-03-10", "2026-09-09", ["2026-09-10"]),
    "cescr_crc_1y": ("2026-06-10", "2027-06-09", ["2027-06-10"]),
    "wgad_60d": ("2026-01-05", "2026-03-05", ["2026-03-06"]),
    "wgeid_3m": ("2026-06-10", "2026-09-09", ["2026-09-10"]),
    "ccf_access_4m": ("2026-05-10", "2026-09-09", ["2026-09-10"]),
    "ccf_deletion_9m": ("2025-12-10", "2026-09-09", ["2026-09-10"]),
    "ccf_revision_6m": ("2026-03-10", "2026-09-09", ["2026-09-10"]),
    "ea_s75_2m": ("2026-07-10", "2026-09-09", ["2026-09-10"]),
    "ea_s76_2m": ("2026-04-30", "2026-06-29", ["2026-06-30"]),
    "ea_s93_4w": ("2026-06-02", "2026-06-29", ["2026-06-30"]),
    "ea_s99_2m": ("2026-01-31", "2026-03-30", ["2026-03-31"]),
    "ea_resp_10wd": ("2026-03-30", "2026-04-13", ["2026-04-15"]),
    "ea_resp_5wd": ("2026-03-30", "2026-04-06", ["2026-04-08"]),
    "ea_renew_5wd": ("2026-03-30", "2026-04-06", ["2026-04-08"]),
    "ea_hearing_76d": ("2026-06-02", "2026-08-16", ["2026-08-17"]),
    "ea_sc_14d": ("2026-06-02", "2026-06-15", []),
    "ea_sc_14d_uksc": ("2026-06-02", "2026-06-15", []),
    "ea_sc_28d": ("2026-06-02", "2026-06-29", []),
    "ea_surrender_28d": ("2026-06-02", "2026-06-29", ["2026-06-30"]),
    "ea_discharge_2wd": ("2026-04-02", "2026-04-06", ["2026-04-08"]),
    "fr_30d": ("2024-02-05", "2024-03-05", ["2024-03-06"]),
    "fr_consent_5wd": ("2026-07-13", "2026-07-17", ["2026-07-20", "2026-07-21"]),
    "fr_surrender_1m": ("2026-01-31", "2026-02-27", ["2026-02-28", "2026-03-02"]),
    "fr_large_7d": ("2026-06-02", "2026-06-08", ["2026-06-09"]),
    "cz_40d": ("2026-05-04", "2026-06-12", ["2026-06-13", "2026-06-15"]),
    "cz_3m_minister": ("2026-03-10", "2026-06-09", ["2026-06-10"]),
    "se_40d": ("2026-05-04", "2026-06-12", ["2026-06-13", "2026-06-15"]),
}
"""A second date of each, worked out by hand from the words of the rule."""
TYPED = {"treaty_own", "cat_reasonable", "cat_same_matter", "ea_s108_late"}


def test_every_rule_has_a_golden_day():
    assert {rule.id for rule in RULES.rules} == GOLDEN.keys() | TYPED
    assert SECOND.keys() == GOLDEN.keys()
    assert all(SECOND[one][0] != GOLDEN[one][0] for one in GOLDEN)


@pytest.mark.parametrize("worked", [GOLDEN, SECOND])
@pytest.mark.parametrize("rule_id", sorted(GOLDEN))
def test_a_rule_gives_the_day(rule_id, worked):
    since, day, others = worked[rule_id]
    told = reckon(RULES.rule(rule_id), since)
    assert (told.date, [one.isoformat() for one in told.days[1:]]) == (day, others)
    assert is_edtf(told.date)
    assert told.days[0] == min(told.days)


@pytest.mark.parametrize("rule_id", sorted(TYPED))
def test_a_rule_without_a_period_says_so(rule_id):
    told = reckon(RULES.rule(rule_id), "2026-03-02")
    assert (told.days, told.date) == ((), "")
    assert "type the date" in told.steps[0]


def test_a_prolonged_period_is_told_beside():
    assert reckon(RULES.rule("bilateral_cn_30d"), "2026-03-02").extended == date(2026, 4, 15)


@pytest.mark.parametrize("since", ["", "2026", "2026-03", "2026-03-02/2026-03-04", "nonsense"])
def test_a_rule_without_its_starting_day_asks_for_it(since):
    told = reckon(RULES.rule("echr_4m"), since)
    assert (told.days, told.date) == ((), "")
    assert "to the day" in told.steps[0]


def test_a_decision_of_before_the_rule_has_another_rule():
    told = reckon(RULES.rule("echr_4m"), "2022-01-31")
    assert told.date == ""
    assert "1 February 2022" in told.steps[0]


def test_the_hour_of_strasbourg_follows_its_summer_time():
    winter = reckon(RULES.rule("echr_r39_same_day"), "2026-01-15")
    assert winter.date == "2026-01-15T16:00+01:00"


def test_a_day_beyond_all_calendars_is_said_in_words():
    assert "beyond" in reckon(RULES.rule("hrc_5y"), "9998-03-02").steps[0]


@pytest.mark.parametrize(
    ("what", "instead"),
    [
        ('period: "18 days"', 'period: "18 fortnights"'),
        ("count: unclear", "count: sometimes"),
        ("calendar: weekends", "calendar: moon"),
        ('tz: "Europe/Paris"', 'tz: "Europe/Atlantis"'),
        ("  - id: ece_16_40d", "  - id: ece_16_18d"),
        ('unverified: "false"', 'unverified: "perhaps"'),
        ("    effect:", "    effects:"),
        ('in_force_from: "2022-02-01"', 'in_force_from: "2022-02-30"'),
        ('until: "16:00"', 'until: "25:00"'),
    ],
)
def test_rules_edited_into_nonsense_are_refused(tmp_path: Path, what, instead):
    copied(tmp_path)
    rules = tmp_path / "deadlines" / "rules.yaml"
    text = rules.read_text()
    assert what in text
    rules.write_text(text.replace(what, instead, 1))
    with pytest.raises(InvalidForm):
        load_deadline_rules(tmp_path)


@pytest.mark.parametrize("rule", ["02-29", "13-01", "easter 1", "day 1 of 05", "monday 5 of 05"])
def test_a_calendar_edited_into_nonsense_is_refused(tmp_path: Path, rule):
    copied(tmp_path)
    calendars = tmp_path / "deadlines" / "calendars.yaml"
    calendars.write_text(calendars.read_text().replace('"01-06"', f'"{rule}"'))
    with pytest.raises(InvalidForm):
        load_deadline_rules(tmp_path)


def copied(folder: Path) -> None:
    (folder / "deadlines").mkdir()
    for name in ("rules.yaml", "calendars.yaml"):
        source = paths.resources() / "deadlines" / name
        (folder / "deadlines" / name).write_bytes(source.read_bytes())


@pytest.mark.parametrize(
    ("rule_id", "words"),
    [
        ("pl_40d", "read the number of days in the order"),
        ("se_40d", "Read the day that was fixed"),
        ("cz_40d", "not in simplified extradition"),
        ("fr_30d", "Read both"),
        ("ea_part2_14d", "Plan on the earlier day"),
        ("ea_hearing_76d", "print neither reading"),
        ("ea_s108_late", "Beside a request under Rule 39"),
        ("ew_amend_10wd", "unless the High Court otherwise directs"),
        ("wgeid_3m", "received by then, not sent"),
        ("ccf_access_4m", "stand still under art. 33(3)"),
        ("ccf_deletion_9m", "stand still under art. 33(3)"),
    ],
)
def test_a_rule_says_what_it_must_not_be_read_as(rule_id, words):
    assert words in RULES.rule(rule_id).effect


def test_what_was_not_read_in_the_text_in_force_says_that_it_is_unverified():
    unsure = {"ccf_access_4m", "ccf_deletion_9m", "fr_30d", "ea_hearing_76d", "fr_surrender_1m"}
    assert all(RULES.rule(one).is_unverified for one in unsure)
    assert "provisional custody" in RULES.rule("cz_40d").starts_on
