"""What has to stand beside a date of the case: that its rule does not hold, or gives another."""

from functools import lru_cache
from pathlib import Path
from typing import Final

from casefiles.domain.dates.date_words import words_from_edtf
from casefiles.domain.records.case_records import Case, Deadline
from casefiles.library.time_limit_dates import reckon
from casefiles.library.time_limit_rules import TimeLimitRule, TimeLimitRules, load_time_limit_rules
from casefiles.office.law.states import known_states
from casefiles.office.records.closed_days import BY_LIST, Lists, lacks_list
from casefiles.words.language import msg, msg_mark, msg_of

_WITHOUT_LIST: Final = msg_mark(
    "Calculated without the Court’s own list of closed days. Recalculate it."
)
_NOT_HERE: Final = msg_mark(
    "Its rule does not hold between the States of this case. Read the law again."
)


def badge_of(deadline: Deadline, case: Case, lists: Lists, resources: Path) -> str:
    """Return in words what speaks against a date that a rule gave; empty for nothing.

    Args:
        deadline: the date.
        case: whose States its rule has to fit.
        lists: what is known of closed days.
        resources: folder of rules and States.
    """
    rules = _rules(resources) if deadline.rule else None
    rule = rules.rule(deadline.rule) if rules is not None else None
    if rules is None or rule is None:
        return ""
    if rule.bar(known_states(resources), case.requesting_state, case.requested_state):
        return msg_of(_NOT_HERE)
    description = _of_list(deadline, rules, lists) if deadline.rule in BY_LIST else ""
    return description or _later(deadline, rule) or rule.beside


def _later(deadline: Deadline, rule: TimeLimitRule) -> str:
    """Return that a date is later than anybody could fix it; empty where it is not."""
    latest = reckon(rule, deadline.since).days[:1] if rule.is_ceiling else ()
    if not latest or deadline.date[:10] <= latest[0].isoformat():
        return ""
    day = words_from_edtf(latest[0].isoformat())
    return msg(
        "Later than its rule allows: no later than {day}. Read again what was fixed.", day=day
    )


def _of_list(deadline: Deadline, rules: TimeLimitRules, lists: Lists) -> str:
    if deadline.signed_by:
        return msg(
            "Typed and signed by {signed_by}, not calculated from the Court’s list",
            signed_by=deadline.signed_by,
        )
    if lacks_list(deadline, lists):
        return msg_of(_WITHOUT_LIST)
    now = rules.with_lists(lists).rule(deadline.rule)
    due = reckon(now, deadline.since) if now is not None else None
    if due is None or due.date == deadline.date:
        return ""
    return msg(
        "Its rule now gives a different date: {value}. Recalculate it.",
        value=due.chief or due.steps[0],
    )


@lru_cache(maxsize=2)
def _rules(resources: Path) -> TimeLimitRules:
    """Read the rules once: a page that counts down asks each minute."""
    return load_time_limit_rules(resources)
