"""The rules by which dates of extradition defence are reckoned, read from data and checked."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, time
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from casefiles.domain.foundation.errors import InvalidInput
from casefiles.library.holidays import WorkCalendar, load_table
from casefiles.library.periods import OFFICE_HOURS, DayOneRule, Period, RollRule, period_of
from casefiles.library.seen import READING, Seen, is_unverified, load_places, seen_of
from casefiles.library.states import States
from casefiles.resource_files.plain_fields import ID, day, fields, some_fields, text, truth
from casefiles.resource_files.plain_yaml import Plain, bytes_of_form, read_plain_yaml

_RULE_FIELDS: Final = frozenset(
    {
        "id", "title", "forum", "state", "starts_on", "period", "extension", "count", "roll",
        "until", "tz", "calendar", "in_force_from", "effect", "source", "unverified", "seen",
    }
)  # fmt: skip
_SOME_FIELDS: Final = frozenset(
    {"treaty", "requesting", "not_requesting", "ceiling", "beside", *READING}
) - {"seen"}
_FILE: Final = "deadlines/rules.yaml"
_CALENDAR_FIELDS: Final = frozenset({"id", "title", "table"})
_OF_A_LIST: Final = frozenset({"by_list", "hours"})
_TABLE: Final = re.compile(r"[A-Z]{2}\Z")


@dataclass(frozen=True, slots=True)
class TimeLimitRule:
    """How one date is reckoned.

    Attributes:
        forum: provisional_arrest, national, echr, cat and so on.
        state: ISO 3166 code of the State whose law it is, for requests to it; empty for none.
        starts_on: what sets the period going, in words.
        period: None where a treaty or court sets the date, which the lawyer then types.
        extension: by how much it can be longer; None if by nothing.
        until: the hour by which a thing must be done on the day; None for the end of the day.
        tz: IANA name of the zone in which the day ends; empty where the lawyer must say.
        in_force_from: what happened before has another rule; None for no such day.
        effect: what happens then, in words.
        is_unverified: no lawyer has signed it at its source, however it was read.
        seen: how, where and when it was read.
        treaty: id of a treaty to which both States have to be parties; empty for none.
        requesting: code of the only State for whose requests it is; empty for any.
        not_requesting: code of a State for whose requests it is not; empty for none.
        is_ceiling: somebody fixes a time up to the period, so that it gives no date of its own.
        beside: words that stand wherever a date of it is shown; empty for none.
    """

    id: str
    title: str
    forum: str
    state: str
    starts_on: str
    period: Period | None
    extension: Period | None
    count: DayOneRule
    roll: RollRule
    until: time | None
    tz: str
    calendar: WorkCalendar
    in_force_from: date | None
    effect: str
    source: str
    is_unverified: bool
    seen: Seen
    treaty: str = ""
    requesting: str = ""
    not_requesting: str = ""
    is_ceiling: bool = False
    beside: str = ""

    @property
    def counts_hours(self) -> bool:
        """Whether working hours of an office are counted back."""
        return self.period is not None and self.period.unit == OFFICE_HOURS

    def bar(self, states: States, requesting: str, requested: str) -> str:
        """Return in words why it is no rule between two States; empty where it may be one.

        Args:
            states: with their codes and treaties.
            requesting: the State that asks, in any spelling.
            requested: the State that is asked, likewise.
        """
        asks, questions = states.code_of(requesting), states.code_of(requested)
        if self.treaty and not states.holds(self.treaty, asks, questions):
            return _NO_PARTIES
        if self.state and questions not in {"", self.state}:
            return f"This is the law of {states.names[self.state]}, which is not asked here."
        if self.requesting and asks not in {"", self.requesting}:
            return f"This is for requests of {states.names[self.requesting]} alone."
        if self.not_requesting and asks == self.not_requesting:
            return f"This does not hold for requests of {states.names[asks]}. Read what does."
        return ""


_NO_PARTIES: Final = (
    "Not reckoned: this period holds only between parties to the treaty, and not both States of"
    " the case are known to be parties. Read the treaty that applies, or the national rule."
)


@dataclass(frozen=True, slots=True)
class TimeLimitRules:
    """All rules, with the day on which they were checked and the day from which they only warn."""

    as_of: date
    review_by: date
    rules: tuple[TimeLimitRule, ...]

    def rule(self, rule_id: str) -> TimeLimitRule | None:
        """Return a rule by its id; None if there is none."""
        return next((one for one in self.rules if one.id == rule_id), None)

    def with_lists(self, lists: Mapping[str, Mapping[int, frozenset[date]]]) -> "TimeLimitRules":
        """Return the rules with what is known of closed days, by id of the calendar and year."""
        return replace(self, rules=tuple(_with_lists(one, lists) for one in self.rules))


def _with_lists(
    rule: TimeLimitRule, lists: Mapping[str, Mapping[int, frozenset[date]]]
) -> TimeLimitRule:
    if not rule.calendar.is_by_list:
        return rule
    return replace(rule, calendar=replace(rule.calendar, lists=lists.get(rule.calendar.id, {})))


def load_time_limit_rules(resources: Path) -> TimeLimitRules:
    """Read rules and calendars, all or nothing.

    Raises:
        InvalidForm: profile_invalid; the details tell a reason and, where known, a line.
    """
    calendars = _calendars(_read(resources / "deadlines" / "calendars.yaml"), resources)
    entry = fields(
        _read(resources / "deadlines" / "rules.yaml"), frozenset({"as_of", "review_by", "rules"})
    )
    places = load_places(resources)
    rules = tuple(_rule(item, calendars, places) for item in _list(entry["rules"]))
    if len({rule.id for rule in rules}) < len(rules):
        raise InvalidInput("profile_invalid", reason="doubled_item")
    return TimeLimitRules(day(entry["as_of"]), day(entry["review_by"]), rules)


def _read(path: Path) -> Plain:
    missing = InvalidInput("profile_invalid", reason="missing")
    return read_plain_yaml(bytes_of_form(path, missing))


def _rule(
    value: Plain, calendars: dict[str, WorkCalendar], places: Mapping[str, str]
) -> TimeLimitRule:
    entry = some_fields(value, _RULE_FIELDS, _SOME_FIELDS)
    rule_id = text(entry["id"])
    if not ID.match(rule_id):
        raise InvalidInput("profile_invalid", reason="id", key=rule_id[:64])
    try:
        seen = seen_of(entry, places)
        return _checked(
            TimeLimitRule(
                id=rule_id,
                title=text(entry["title"]),
                forum=text(entry["forum"]),
                state=_some(entry["state"]),
                starts_on=text(entry["starts_on"]),
                period=_period(entry["period"]),
                extension=_period(entry["extension"]),
                count=DayOneRule(text(entry["count"])),
                roll=RollRule(text(entry["roll"])),
                until=_hour(entry["until"]),
                tz=_zone(entry["tz"]),
                calendar=calendars[text(entry["calendar"])],
                in_force_from=day(entry["in_force_from"]) if entry["in_force_from"] else None,
                effect=text(entry["effect"]),
                source=text(entry["source"]),
                is_unverified=is_unverified(entry, seen, _FILE, rule_id),
                treaty=_some(entry.get("treaty", "")),
                requesting=_some(entry.get("requesting", "")),
                not_requesting=_some(entry.get("not_requesting", "")),
                seen=seen,
                is_ceiling=truth(entry.get("ceiling", "false")),
                beside=_some(entry.get("beside", "")),
            )
        )
    except (KeyError, ValueError):
        raise InvalidInput("profile_invalid", reason="rule", key=rule_id) from None


def _checked(rule: TimeLimitRule) -> TimeLimitRule:
    """Return a rule; hours of an office are counted back only, and from known hours and zone."""
    period = rule.period
    if period is None or period.unit != OFFICE_HOURS:
        return rule
    if period.amount >= 0 or rule.calendar.hours is None or not rule.tz:
        raise ValueError("no office hours")
    return rule


def _calendars(value: Plain, resources: Path) -> dict[str, WorkCalendar]:
    entry = fields(value, frozenset({"as_of", "review_by", "unverified", "calendars"}))
    found: dict[str, WorkCalendar] = {}
    for item in _list(entry["calendars"]):
        one = some_fields(item, _CALENDAR_FIELDS, _OF_A_LIST)
        name, code = text(one["id"]), _some(one["table"])
        if name in found:
            raise InvalidInput("profile_invalid", reason="doubled_item", key=name[:64])
        if code and not _TABLE.match(code):
            raise InvalidInput("profile_invalid", reason="holiday", key=name[:64])
        try:
            hours = _hours(one.get("hours", ""))
        except ValueError:
            raise InvalidInput("profile_invalid", reason="holiday", key=name[:64]) from None
        found[name] = WorkCalendar(
            *(name, text(one["title"]), load_table(resources, code) if code else None),
            is_by_list=truth(one.get("by_list", "false")),
            hours=hours,
        )
    return found


def _list(value: Plain) -> list[Plain]:
    if not isinstance(value, list):
        raise InvalidInput("profile_invalid", reason="not_a_list")
    return value


def _some(value: Plain) -> str:
    if not isinstance(value, str):
        raise InvalidInput("profile_invalid", reason="not_a_text")
    return value


def _period(value: Plain) -> Period | None:
    return period_of(_some(value)) if value else None


def _hour(value: Plain) -> time | None:
    return time.fromisoformat(_some(value)) if value else None


def _hours(value: Plain) -> tuple[time, time] | None:
    if not value:
        return None
    opens, closes = (time.fromisoformat(one) for one in _some(value).split("-"))
    if opens >= closes:
        raise ValueError("no hours")
    return opens, closes


def _zone(value: Plain) -> str:
    name = _some(value)
    try:
        if name:
            ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        raise ValueError("no zone") from None
    return name
