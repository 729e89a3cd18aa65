"""The clock of the registry in Strasbourg: forty removals worked out by hand, and its refusals."""

from datetime import date, datetime
from pathlib import Path

import pytest

from casefiles import paths
from casefiles.domain.dates.edtf import is_edtf
from casefiles.domain.foundation.errors import InvalidInput
from casefiles.library.time_limit_dates import reckon
from casefiles.library.time_limit_rules import load_time_limit_rules
from tests.library.test_deadline_rules import copied

REMOVALS = Path(__file__).with_name("registry_removals.tsv").read_text(encoding="utf-8")
ROWS = [
    line.split("\t")
    for line in REMOVALS.splitlines()
    if line and not line.startswith(("#", "removal\t"))
]
LISTS = {
    int(line[9:13]): frozenset(date.fromisoformat(day) for day in line[15:].split())
    for line in REMOVALS.splitlines()
    if line.startswith("# closed")
}
BARE = load_time_limit_rules(paths.resources())
RULES = BARE.with_lists({"echr_registry": LISTS})


def in_words(moment: str) -> str:
    at = datetime.fromisoformat(moment)
    return f"{at:%A} {at.day} {at:%B %Y}, {at:%H:%M} (Paris)"


def test_there_are_forty():
    assert len(ROWS) == 40
    assert set(LISTS) == {2021, 2022}


@pytest.mark.parametrize(("removal", "moment", "earlier", "by_days", "why"), ROWS)
def test_a_removal_worked_out_by_hand(removal, moment, earlier, by_days, why):
    told = reckon(RULES.rule("echr_r39_1wd"), removal)
    assert told.date == moment, why
    assert is_edtf(told.date)
    assert told.chief == in_words(moment)
    said = " ".join(told.steps)
    assert f"earlier, in case its list was changed: {in_words(earlier)}" in said
    assert f"closing time on the working day before: {in_words(by_days)}" in said
    assert datetime.fromisoformat(moment) <= datetime.fromisoformat(by_days)


@pytest.mark.parametrize("year", range(2024, 2029))
@pytest.mark.parametrize("rule", ["echr_r39_1wd", "echr_r39_same_day"])
def test_a_year_without_the_list_of_the_court_is_refused(rule, year):
    for rules in (BARE, RULES):
        told = reckon(rules.rule(rule), f"{year}-05-18T09:00+02:00")
        assert (told.days, told.date, told.chief) == ((), "", "")
        assert told.is_refused
        assert str(year) in told.steps[0]


@pytest.mark.parametrize("removal", ["2023-01-02T09:00+01:00", "2023-01-01"])
def test_both_years_at_the_turn_have_to_be_known(removal):
    """A removal of January counts back into December, and a weekend needs its year as well."""
    for known in (2022, 2023):
        rules = BARE.with_lists({"echr_registry": {known: frozenset()}})
        assert reckon(rules.rule("echr_r39_1wd"), removal).is_refused
    both = {2022: frozenset[date](), 2023: frozenset[date]()}
    rules = BARE.with_lists({"echr_registry": both})
    assert reckon(rules.rule("echr_r39_1wd"), removal).date


def test_no_calendar_of_a_state_stands_in_for_the_list():
    """14 July 2027 and 8 May 2027 are free in France: the registry's list alone counts."""
    empty = BARE.with_lists({"echr_registry": {2027: frozenset()}})
    told = reckon(empty.rule("echr_r39_1wd"), "2027-07-15T09:00+02:00")
    assert told.date == "2027-07-14T09:00+02:00"


def test_the_same_day_needs_the_list_and_goes_by_it():
    told = reckon(RULES.rule("echr_r39_same_day"), "2021-05-14")
    assert told.date == "2021-05-12T16:00+02:00"
    assert reckon(RULES.rule("echr_r39_same_day"), "2021-01-15").date == "2021-01-15T16:00+01:00"


@pytest.mark.parametrize("removal", ["", "2021", "2021-05", "2021-05-17/2021-05-18", "nonsense"])
def test_a_removal_without_its_day_is_asked_for(removal):
    told = reckon(RULES.rule("echr_r39_1wd"), removal)
    assert (told.date, told.is_refused) == ("", False)


@pytest.mark.parametrize(
    ("what", "instead"),
    [
        ('hours: "08:00-16:00"', 'hours: "16:00-08:00"'),
        ('hours: "08:00-16:00"', 'hours: "always"'),
        ('by_list: "true"', 'by_list: "perhaps"'),
        ('hours: "08:00-16:00"', 'ours: "08:00-16:00"'),
    ],
)
def test_the_registry_edited_into_nonsense_is_refused(tmp_path: Path, what, instead):
    copied(tmp_path)
    calendars = tmp_path / "deadlines" / "calendars.yaml"
    text = calendars.read_text()
    assert what in text
    calendars.write_text(text.replace(what, instead))
    with pytest.raises(InvalidInput):
        load_time_limit_rules(tmp_path)


@pytest.mark.parametrize("period", ["8 office_hours", "-8 days_of_office"])
def test_hours_of_an_office_are_counted_back_only(tmp_path: Path, period):
    copied(tmp_path)
    rules = tmp_path / "deadlines" / "rules.yaml"
    rules.write_text(rules.read_text().replace("-8 office_hours", period))
    with pytest.raises(InvalidInput):
        load_time_limit_rules(tmp_path)
