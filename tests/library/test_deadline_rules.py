"""Every rule that ships: it is read, reckons, and says how; golden days for each."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from casefiles import paths
from casefiles.domain.dates.edtf import is_edtf
from casefiles.domain.foundation.errors import InvalidInput
from casefiles.library.seen import How
from casefiles.library.time_limit_dates import reckon
from casefiles.library.time_limit_rules import load_time_limit_rules
from casefiles.words.catalogue import explain

# 14 May 2026 is Ascension Day; the list stands here to try the rules, and is none of the Court.
CLOSED = {2026: frozenset({date(2026, 5, 14)})}
RULES = load_time_limit_rules(paths.resources()).with_lists({"echr_registry": CLOSED})
WORKED = [
    tuple(line.split("\t"))
    for line in (Path(__file__).parent / "worked_dates.tsv").read_text().splitlines()
    if not line.startswith("#")
]
"""Rule, what sets it going, every day that it may be, and how that comes about."""
TYPED = {"treaty_own", "cat_reasonable", "cat_same_matter", "ea_s108_late"}


@pytest.mark.parametrize("rule", RULES.rules, ids=[one.id for one in RULES.rules])
def test_every_rule_has_two_worked_dates(rule):
    told = {since for name, since, _, how in WORKED if name == rule.id and how.strip()}
    assert len(told) >= 2 or (rule.id in TYPED and rule.period is None)


def test_no_worked_date_is_of_a_rule_that_is_gone():
    assert {name for name, *_ in WORKED} == {one.id for one in RULES.rules} - TYPED


@pytest.mark.parametrize(("rule_id", "since", "days", "how"), WORKED)
def test_a_rule_gives_the_days(rule_id, since, days, how):
    rule = RULES.rule(rule_id)
    told = reckon(rule, since)
    first, *others = days.split()
    assert [one.isoformat() for one in told.days] == [first[:10], *others]
    assert told.date == ("" if rule.is_ceiling else first)
    assert rule.is_ceiling or is_edtf(told.date)


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
    assert "exact day" in told.steps[0]


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
        ('unverified: "true"', 'unverified: "perhaps"'),
        ("    effect:", "    effects:"),
        ('in_force_from: "2022-02-01"', 'in_force_from: "2022-02-30"'),
        ('until: "16:00"', 'until: "25:00"'),
        ("seen: oc", "seen: somewhere"),
        ("key: ECE16", "key: NOWHERE"),
        ('read: "2026-11-28"', 'read: "2026-11-31"'),
        ('ceiling: "true"', 'ceiling: "perhaps"'),
    ],
)
def test_rules_edited_into_nonsense_are_refused(tmp_path: Path, what, instead):
    copied(tmp_path)
    rules = tmp_path / "deadlines" / "rules.yaml"
    text = rules.read_text()
    assert what in text
    rules.write_text(text.replace(what, instead, 1))
    with pytest.raises(InvalidInput):
        load_time_limit_rules(tmp_path)


@pytest.mark.parametrize("table", ["Poland", "XX", "../PL", "pl"])
def test_a_calendar_edited_into_nonsense_is_refused(tmp_path: Path, table):
    copied(tmp_path)
    calendars = tmp_path / "deadlines" / "calendars.yaml"
    calendars.write_text(calendars.read_text().replace("table: PL", f'table: "{table}"'))
    with pytest.raises(InvalidInput):
        load_time_limit_rules(tmp_path)


def copied(folder: Path) -> None:
    for name in ("deadlines", "holidays", "sources"):
        shutil.copytree(paths.resources() / name, folder / name)


@pytest.mark.parametrize(
    ("rule_id", "words"),
    [
        ("pl_40d", "read the number of days in the order"),
        ("se_collect_1m", "Read the time that was fixed"),
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


@pytest.mark.parametrize(
    ("rule_id", "since", "latest"),
    [
        ("pl_40d", "2026-03-02", "Friday 10 April 2026"),
        ("se_40d", "2026-01-05", "Friday 13 February 2026"),
        ("se_collect_1m", "2026-06-10", "Thursday 9 July 2026"),
    ],
)
def test_a_time_that_somebody_fixes_is_asked_for_and_never_reckoned(rule_id, since, latest):
    told = reckon(RULES.rule(rule_id), since)
    assert told.date == ""
    assert told.chief == f"No later than {latest}"
    assert "type the date" in told.steps[-1]


def test_a_day_without_work_in_the_registry_is_told_with_a_day_earlier_in_both_clocks():
    for rule_id in ("echr_r39_same_day", "echr_r39_1wd"):
        told = reckon(RULES.rule(rule_id), "2026-05-18")
        assert any("A working day earlier" in one for one in told.steps), rule_id


def test_a_last_day_of_an_appeal_in_england_is_kept_though_it_may_move():
    """It may be neither shortened nor extended: whoever plans on the later day may be late."""
    told = reckon(RULES.rule("ea_part2_14d"), "2026-12-14")
    assert told.date == "2026-12-27"
    assert "Plan on the day itself" in " ".join(told.steps)


def test_a_year_beyond_the_tables_of_holidays_is_refused_and_asks_for_no_list_of_the_court():
    told = reckon(RULES.rule("ew_amend_10wd"), "2055-03-01")
    assert (told.date, told.is_refused, told.lacks) == ("", True, "")


def test_what_is_known_of_free_days_is_told():
    assert "holidays 0.109" in reckon(RULES.rule("ew_amend_10wd"), "2026-06-01").steps[-1]
    assert "weekends alone" in reckon(RULES.rule("hrc_5y"), "2026-03-02").steps[-1]


def test_a_rule_that_was_read_says_where_and_when_and_nobody_has_signed_one_of_those():
    for one in RULES.rules:
        was_read = one.seen.how not in {How.GENERAL, How.NONE}
        assert was_read == bool(one.seen.key and one.seen.read and one.seen.place), one.id
        assert one.is_unverified, one.id
        assert one.seen.signed_by == "", one.id
    assert "28 November 2026 [CPR25: " in RULES.rule("ea_part2_14d").seen.words


SIGNED = """\
    unverified: "false"
    seen: oc
    key: ECE16
    read: "2026-11-24"
    signed_by: "A. Counsel"
    signed: "2026-12-01"
"""


def with_first_rule(folder: Path, told: str):
    """Load the rules with other words on how the first of them was read."""
    copied(folder)
    rules = folder / "deadlines" / "rules.yaml"
    before, unread = rules.read_text().split('    unverified: "true"\n', 1)
    after = unread[unread.index("  - id: ece_16_40d") :]
    rules.write_text(f"{before}{told}{after}")
    return load_time_limit_rules(folder).rule("ece_16_18d")


def test_a_rule_that_a_lawyer_signed_at_its_source_is_verified_and_says_who_signed(tmp_path):
    rule = with_first_rule(tmp_path, SIGNED)
    assert not rule.is_unverified
    assert "signed by A. Counsel, 1 December 2026" in rule.seen.words


@pytest.mark.parametrize(
    ("what", "instead", "words"),
    [
        ("    key: ECE16\n", "", "names no source out of the list"),
        ('    read: "2026-11-24"\n', "", "the day on which its source was read"),
        ('    signed_by: "A. Counsel"\n', "", "the lawyer who signed it"),
        ('signed_by: "A. Counsel"', 'signed_by: ""', "the lawyer who signed it"),
        ('    signed: "2026-12-01"\n', "", "the lawyer who signed it"),
        ('signed: "2026-12-01"', 'signed: "2026-11-01"', "signed before it was read"),
        ("seen: oc", "seen: s", "official text"),
        ("seen: oc", "seen: gk", "official text"),
    ],
)
def test_what_nobody_read_and_signed_cannot_be_declared_verified(tmp_path, what, instead, words):
    assert what in SIGNED
    with pytest.raises(InvalidInput) as refusal:
        with_first_rule(tmp_path, SIGNED.replace(what, instead))
    told = explain(refusal.value.code, refusal.value.safe)
    assert "deadlines/rules.yaml" in told
    assert "ece_16_18d" in told
    assert words in told
