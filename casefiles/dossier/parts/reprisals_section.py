"""The chronology of pressure: a figure of two lanes, and a table with intervals and proof.

Every interval is counted here, from the dates that leave: what is withheld moves none of them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from casefiles.domain.dates.intervals import DayInterval, ReferenceDates
from casefiles.domain.disclosure.disclosed import DisclosedReprisalStep
from casefiles.domain.foundation.errors import InvalidInput
from casefiles.domain.records.reprisals import ReprisalLane, ReprisalStepKind
from casefiles.dossier.forum.dates import date_in_words
from casefiles.dossier.parts.headings import section_heading
from casefiles.dossier.parts.languages import spans
from casefiles.dossier.parts.material import Material
from casefiles.dossier.parts.proof import proof_cell
from casefiles.typeset.document.figures import Timeline, TimelineItem, TimelineLane, TimelineWords
from casefiles.typeset.document.inline import TextPosition
from casefiles.typeset.document.tree import (
    Block,
    Paragraph,
    Role,
    Table,
    TableRow,
    VerticalSpace,
)

SECTION: Final = "pressure"
_SHARES: Final = (0.17, 0.36, 0.27, 0.2)
_BARE: Final = frozenset({ReprisalStepKind.DATE, ReprisalStepKind.INCIDENT, ReprisalStepKind.EVENT})
"""Kinds whose text says what they are."""


def pressure_blocks(material: Material, heading: str) -> Iterator[Block]:
    """Yield the section; nothing where the disclosure has no steps."""
    profile, steps = material.profile, material.disclosure.steps
    if not steps:
        return
    language = profile.language
    at = TextPosition(SECTION, 0)
    yield section_heading(SECTION, heading, material)
    yield Paragraph(spans(profile.say("pressure_intro"), language), Role.BODY, at)
    yield VerticalSpace(8)
    keys = ("date", "event", "interval", "proof")
    head = tuple(Paragraph(spans(profile.say(key), language), Role.CELL_HEAD, at) for key in keys)
    yield Table(_SHARES, head, tuple(_rows(steps, material)))
    # The figure may need a page of its own, so it comes last and leaves none half empty before.
    yield VerticalSpace(14)
    yield _figure(steps, material)


def intervals_of(
    steps: Sequence[DisclosedReprisalStep], material: Material
) -> Iterator[tuple[str, ...]]:
    """Yield for each step how far it lies from the proceedings, in words; nothing for these."""
    proceedings = [one for one in steps if one.lane == ReprisalLane.PROCEDURE]
    axis = ReferenceDates([one.date for one in proceedings])
    for step in steps:
        if step.lane == ReprisalLane.PROCEDURE:
            yield ()
            continue
        near = axis.nearest(step.date)
        texts = []
        if near.since is not None:
            what = _named(proceedings[near.before], material)
            texts.append(_apart(near.since, "after", what, material))
        if near.until is not None:
            what = _named(proceedings[near.after], material)
            texts.append(_apart(near.until, "before", what, material))
        yield tuple(texts)


def _apart(apart: DayInterval, way: str, what: str, material: Material) -> str:
    say = material.profile.say
    if apart.least != apart.most:
        return say(f"about_{way}", least=str(apart.least), most=str(apart.most), what=what)
    if apart.least == 0:
        return say("same_day", what=what)
    if apart.least == 1:
        return say(f"one_{way}", what=what)
    return say(way, count=str(apart.least), what=what)


def _named(step: DisclosedReprisalStep, material: Material) -> str:
    # Days are counted, so the time of day is left out.
    day = step if "/" in step.date else replace(step, date=step.date.partition("T")[0], zone="")
    what = material.profile.say(f"the_{step.kind}")
    return material.profile.say("dated_step", what=what, date=_worded(day, 0, material))


def _figure(steps: Sequence[DisclosedReprisalStep], material: Material) -> Timeline:
    profile = material.profile
    lanes = []
    for lane in ReprisalLane:
        entries = tuple(
            TimelineItem(
                one.date,
                _worded(one, number, material),
                spans(_step_text(one, material), profile.language),
            )
            for number, one in enumerate(steps, start=1)
            if one.lane == lane
        )
        if entries:
            lanes.append(
                TimelineLane(spans(profile.say(f"lane_{lane.value}"), profile.language), entries)
            )
    # The figure fills these patterns itself, with years and counts that only it knows.
    words = TimelineWords(profile.wording["timeline_opening"], profile.wording["timeline_entry"])
    return Timeline(tuple(lanes), TextPosition(SECTION, 0), words=words)


def _rows(steps: Sequence[DisclosedReprisalStep], material: Material) -> Iterator[TableRow]:
    language = material.profile.language
    found = zip(steps, intervals_of(steps, material), strict=True)
    for number, (step, intervals) in enumerate(found, start=1):
        at = TextPosition(SECTION, number)
        date = _worded(step, number, material)
        what = [Paragraph(spans(_step_text(step, material), language), Role.CELL, at)]
        if step.place:
            what.append(Paragraph(spans(step.place, language), Role.CELL_QUIET, at))
        yield TableRow(
            (
                (Paragraph(spans(date, language), Role.CELL_STRONG, at),),
                tuple(what),
                tuple(Paragraph(spans(one, language), Role.CELL, at) for one in intervals),
                proof_cell(step, material, at),
            )
        )


def _step_text(step: DisclosedReprisalStep, material: Material) -> str:
    """Return what happened, with what it is where the text does not say it by itself."""
    kind = material.profile.say(f"step_{step.kind}")
    if step.kind in _BARE:
        return step.text or kind
    return material.profile.say("step_words", kind=kind, text=step.text) if step.text else kind


def _worded(step: DisclosedReprisalStep, number: int, material: Material) -> str:
    try:
        words = date_in_words(step.date, material.profile.dates)
    except ValueError:
        raise InvalidInput("not_a_date", section=SECTION, number=number) from None
    return f"{words} ({step.zone})" if step.zone else words
