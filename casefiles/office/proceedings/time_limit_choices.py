"""Dates that the law sets: which rules there are, and what one gives for a day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from casefiles.domain.dates.date_words import words_from_edtf
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.ids import CaseId
from casefiles.domain.records.case_records import Case
from casefiles.library.time_limit_dates import reckon, refused
from casefiles.library.time_limit_rules import TimeLimitRule, TimeLimitRules, load_time_limit_rules
from casefiles.office.law.states import known_states
from casefiles.office.records.closed_days import lists_of
from casefiles.office.records.countdown import local_now
from casefiles.office.workplace.operations import Job, JobContext
from casefiles.words.language import msg, msg_mark, msg_of

_UNVERIFIED: Final = msg_mark(
    "Unverified, and signed by no lawyer: {}. Check it against the source."
)
_PARTIES: Final = msg_mark(
    "That both States are parties to the treaty is from general"
    " knowledge of {}. Check it in the list of the depositary."
)


@dataclass(frozen=True, slots=True)
class RuleChoice:
    """A rule to choose: its id, and its title."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class CalculatedTimeLimit:
    """What a rule says and gives.

    Attributes:
        starts_on: what sets the period going, in words.
        warnings: why not to rely on it without a look; empty if nothing speaks against it.
        steps: how the date was reckoned, a sentence each.
        date: as EDTF; empty where the rule gives none.
        chief: the date in words, with its hour where it has one; empty for none.
        lacks: the year whose list of closed days has to be entered first; empty for none.
        is_refused: no date is given until somebody enters what is lacking, or signs for one.
    """

    starts_on: str
    effect: str
    source: str
    warnings: tuple[str, ...]
    steps: tuple[str, ...]
    date: str
    chief: str = ""
    lacks: str = ""
    is_refused: bool = False


def rules_as_known(workplace: JobContext) -> TimeLimitRules:
    """Return the rules with the lists of closed days that this vault knows.

    Raises:
        InvalidForm: they were edited into nonsense.
    """
    return load_time_limit_rules(workplace.resources).with_lists(workplace.vault.read(lists_of))


def rules_between(workplace: JobContext, case: Case | None) -> tuple[TimeLimitRule, ...]:
    """Return the rules that may hold between the two States of a case, in their own order.

    Raises:
        InvalidForm: rules or States were edited into nonsense.
    """
    rules = load_time_limit_rules(workplace.resources).rules
    return tuple(one for one in rules if not bar_of(workplace, case, one))


def bar_of(workplace: JobContext, case: Case | None, rule: TimeLimitRule) -> str:
    """Return in words why a rule does not hold between the States of a case; empty if it may."""
    values = ("", "") if case is None else (case.requesting_state, case.requested_state)
    return rule.bar(known_states(workplace.resources), *values)


def case_at(workplace: JobContext, case_id: CaseId) -> Case | None:
    """Return a case; None where it is gone."""
    return workplace.vault.read(lambda reader: reader.get(Case, case_id))


def rule_choices(case_id: CaseId) -> Job[tuple[RuleChoice, ...]]:
    """Return the rules that may hold in a case, in their own order.

    Raises:
        InvalidForm: they were edited into nonsense.
    """

    def work(workplace: JobContext, ticket: CancellationToken) -> tuple[RuleChoice, ...]:
        ticket.check()
        rules = rules_between(workplace, case_at(workplace, case_id))
        return tuple(RuleChoice(one.id, one.title) for one in rules)

    return work


def calculate_time_limit(
    case_id: CaseId, rule_id: str, since: str
) -> Job[CalculatedTimeLimit | None]:
    """Return what a rule says, and the date it gives; None if there is no such rule any more.

    Args:
        case_id: of the case whose States it has to fit.
        rule_id: of the rule.
        since: the day of what sets the period going, as EDTF; empty while it is not known.

    Raises:
        InvalidForm: the rules were edited into nonsense.
    """

    def work(workplace: JobContext, ticket: CancellationToken) -> CalculatedTimeLimit | None:
        ticket.check()
        rules = rules_as_known(workplace)
        rule = rules.rule(rule_id)
        if rule is None:
            return None
        bar = bar_of(workplace, case_at(workplace, case_id), rule)
        calculated = refused(bar) if bar else reckon(rule, since)
        warnings = [*_doubts(workplace, rule), *_overdue(rules, local_now(workplace.clock).date())]
        return CalculatedTimeLimit(
            *(
                rule.starts_on,
                rule.effect,
                _source(rule),
                tuple(warnings),
                calculated.steps,
                calculated.date,
            ),
            # Such a date is never shown by itself.
            chief=". ".join(
                part for part in (calculated.chief, calculated.chief and rule.beside) if part
            ),
            lacks=calculated.lacks,
            is_refused=calculated.is_refused,
        )

    return work


def _source(rule: TimeLimitRule) -> str:
    """Return where a rule stands; and how it was read, unless a warning says so already."""
    return rule.source if rule.is_unverified else f"{rule.source}, {rule.seen.words}"


def _doubts(workplace: JobContext, rule: TimeLimitRule) -> Iterator[str]:
    """Yield why a rule must not be taken for law as it stands."""
    if rule.is_unverified:
        yield msg_of(_UNVERIFIED).format(rule.seen.words)
    states = known_states(workplace.resources)
    if rule.treaty and not states.are_parties_sure:
        yield msg_of(_PARTIES).format(words_from_edtf(states.parties_as_of.isoformat()))


def _overdue(rules: TimeLimitRules, today: date) -> list[str]:
    if today <= rules.review_by:
        return []
    day = words_from_edtf(rules.review_by.isoformat())
    return [msg("These rules were to be checked again by {day}. They may have changed.", day=day)]
