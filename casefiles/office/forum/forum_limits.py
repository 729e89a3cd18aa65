"""Limits of a forum held against a draft: what is over one, what nears, what nobody can measure."""

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from casefiles.domain.disclosure.disclosed import canonical_bytes
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import UnsupportedText
from casefiles.domain.records.image_quality import DPI
from casefiles.dossier.forum.form_values import value_of
from casefiles.dossier.forum.forums import ForumProfile, Limit, LimitKind
from casefiles.dossier.requests import MeasureHeadings, PagesUnderHeadings
from casefiles.library.time_limit_dates import reckon
from casefiles.library.time_limit_rules import TimeLimitRule
from casefiles.office.draft.dossier_frames import CHILD, TYPESETTING
from casefiles.office.forum.forum_filing import Filing
from casefiles.office.forum.forum_sheets import limit_words
from casefiles.office.proceedings.time_limit_choices import rules_as_known
from casefiles.office.workplace.channel import ask_once
from casefiles.words.language import msg

_NUMBER: Final = re.compile(r"[0-9]+(\.[0-9]+)?")
_SUMMARY_FROM: Final = 20
"""Pages of main text from which some committees want a summary."""
_WEEKEND: Final = 5


@dataclass(frozen=True, slots=True)
class LimitExceeded:
    """A limit that a draft is over.

    Attributes:
        is_stop: it holds up the export.
        words: limit and what was found.
        field: id of the field to go to; empty for the form as a whole.
    """

    limit: Limit
    is_stop: bool
    words: str
    field: str = ""


def page_counts(filing: Filing, ticket: CancellationToken) -> Mapping[str, float]:
    """Return how many pages the text under each heading fills, asked of the child that typesets.

    Raises:
        WorkerFailed: the child failed.
    """
    request = MeasureHeadings(str(filing.workplace.resources))
    blobs = [canonical_bytes(filing.draft.disclosure)]
    try:
        return ask_once(CHILD, TYPESETTING, request, PagesUnderHeadings, blobs, ticket)[0].pages
    except UnsupportedText:
        return {}  # a stop of its own says so


def needs_pages(form: ForumProfile) -> bool:
    """Tell whether any limit counts pages of text."""
    return any(one.kind is LimitKind.PAGES and one.value and one.of for one in form.limits)


def page_limit_findings(form: ForumProfile, today: date) -> bool:
    """Tell whether a limit of pages may hold up a dossier."""
    return not form.is_interim and any(
        one.kind is LimitKind.PAGES and one.of and one.stops(today, form.review_by)
        for one in form.limits
    )


def breaches(filing: Filing, pages: Mapping[str, float]) -> tuple[LimitExceeded, ...]:
    """Return every limit that the draft is over.

    Args:
        filing: the draft with its form.
        pages: see `page_counts`; empty where they were not asked for.
    """
    form = filing.form
    found = []
    for one in form.limits:
        if not one.value:
            continue
        over = _over(filing, one, pages)
        if over:
            is_stop = one.stops(filing.today, form.review_by) and not form.is_interim
            field = one.of if form.field(one.of) is not None else ""
            found.append(
                LimitExceeded(
                    one,
                    is_stop,
                    msg("{limit_words}. Here: {over}", limit_words=limit_words(one), over=over),
                    field,
                )
            )
    return tuple(found)


def unmeasured(form: ForumProfile) -> tuple[Limit, ...]:
    """Return the limits that nobody can measure here, such as those of papers made elsewhere."""
    return tuple(one for one in form.limits if one.value and one.kind in _OF_TEXT and not one.of)


_OF_TEXT: Final = frozenset({LimitKind.PAGES, LimitKind.WORDS, LimitKind.CHARACTERS})


def _over(filing: Filing, one: Limit, pages: Mapping[str, float]) -> str:
    """Return what is over a limit, in words; empty where nothing is."""
    if one.kind is LimitKind.PAGES:
        return _pages_over(one, pages)
    measure = _MEASURES.get(one.kind)
    return measure(filing, one) if measure is not None else ""


def _annexes_over(filing: Filing, one: Limit) -> str:
    count = len(filing.draft.disclosure.exhibits)
    return msg("{count} annexes", count=count) if count > _number(one) else ""


def _dots_over(filing: Filing, one: Limit) -> str:
    finest = max((DPI[plan.fineness] for _, plan in filing.view.drawn), default=0)
    return msg("{finest} dpi", finest=finest) if finest > _number(one) else ""


def _without_text(filing: Filing, one: Limit) -> str:
    is_bare = bool(filing.draft.plans) and not filing.draft.has_text_layer
    return msg("pages without text behind them") if one.of == "text_layer" and is_bare else ""


def _pages_over(one: Limit, pages: Mapping[str, float]) -> str:
    if not pages or not one.of:
        return ""
    if one.of == "summary":
        whole = math.ceil(pages["main"])
        return msg("{whole} pages of main text", whole=whole) if whole > _SUMMARY_FROM else ""
    count = math.ceil(pages.get(one.of, 0.0))
    return msg("{count} pages", count=count) if count > _number(one) else ""


def _text_over(filing: Filing, one: Limit) -> str:
    field = filing.form.field(one.of)
    if field is None:
        return ""
    text = value_of(field, filing.draft.disclosure)
    count = text_count(text, one.kind)
    return f"{count:,}" if count > _number(one) else ""


def text_count(text: str, kind: LimitKind) -> int:
    """Return how many words or characters a text has."""
    return len(text.split()) if kind is LimitKind.WORDS else len(text)


def _too_late(filing: Filing, one: Limit) -> str:
    """Return how little time is left before the removal, in words; empty where there is enough."""
    day = filing.day_in("removal_datetime")
    if day is None:
        return ""
    clock = _clock_of(filing)
    if clock is not None:
        calculated = reckon(clock, filing.value("removal_datetime"))
        is_late = calculated.is_refused or not calculated.days or calculated.days[0] <= filing.today
        last = (
            msg("the last moment is {chief}", chief=calculated.chief)
            if calculated.chief
            else calculated.steps[0]
        )
        return last if is_late else ""
    left = working_days(filing.today, day)
    return msg("{left} working days before the removal", left=left) if left < _number(one) else ""


def _clock_of(filing: Filing) -> TimeLimitRule | None:
    """Return the rule by which this forum counts its own hours; None where it has none."""
    known = (rules_as_known(filing.workplace).rule(one) for one in filing.form.deadlines)
    return next((one for one in known if one is not None and one.counts_hours), None)


def working_days(start: date, end: date) -> int:
    """Return the working days from one day to another, the first not counted."""
    days = (start + timedelta(n) for n in range(1, max((end - start).days, 0) + 1))
    return sum(day.weekday() < _WEEKEND for day in days)


def _number(one: Limit) -> float:
    found = _NUMBER.search(one.value)
    return float(found[0]) if found else math.inf


_MEASURES: Final[Mapping[LimitKind, Callable[[Filing, Limit], str]]] = {
    LimitKind.WORDS: _text_over,
    LimitKind.CHARACTERS: _text_over,
    LimitKind.COUNT: _annexes_over,
    LimitKind.RESOLUTION: _dots_over,
    LimitKind.FORMAT: _without_text,
    LimitKind.LEAD_TIME: _too_late,
}
