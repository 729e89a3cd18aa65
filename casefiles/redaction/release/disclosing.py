"""Released records as readers get them, in the order of what is shown."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, astuple
from typing import Any, TypeVar

from casefiles.domain.dates.edtf import sort_key
from casefiles.domain.disclosure.disclosed import (
    DisclosedEvent,
    DisclosedExhibit,
    DisclosedFact,
    DisclosedKeyDate,
    DisclosedParagraph,
    DisclosedReprisalStep,
)
from casefiles.domain.disclosure.disclosed_arguments import DisclosedCitation
from casefiles.domain.foundation.ids import EventId, FactId
from casefiles.redaction.release.argument_disclosure import ArgumentView
from casefiles.redaction.release.numbering import NumberingRecord
from casefiles.redaction.release.placeholders import PlaceholderText, blanked
from casefiles.redaction.release.released_arguments import ReleasedArgument
from casefiles.redaction.release.released_case import (
    ReleasedCase,
    ReleasedEvent,
    ReleasedExhibit,
    ReleasedFact,
    ReleasedKeyDate,
    ReleasedRecord,
    ReleasedReprisalStep,
    natural_order,
    texts_of,
)
from casefiles.redaction.release.released_citations import ReleasedCitation
from casefiles.redaction.release.released_narrative import ReleasedBlock
from casefiles.redaction.release.released_paper import LinkNumbers, ReleasedPaperBlock

K = TypeVar("K")

Show = Callable[[PlaceholderText], str]
"""How a passage is written: blanked, or with numbered tokens."""
Disclosed = (
    DisclosedKeyDate | DisclosedEvent | DisclosedReprisalStep | DisclosedFact | DisclosedExhibit
)


def deadlines_shown(case: ReleasedCase, show: Show) -> tuple[DisclosedKeyDate, ...]:
    """Return the deadlines, by date, then by their bytes."""
    return tuple(sorted((_deadline(one, show) for one in case.deadlines), key=_order))


def events_shown(case: ReleasedCase, show: Show) -> tuple[DisclosedEvent, ...]:
    """Return the events, by date, then by their bytes."""
    return tuple(sorted((_event(one, show) for one in case.events), key=_order))


def steps_shown(case: ReleasedCase, show: Show) -> tuple[DisclosedReprisalStep, ...]:
    """Return the steps of the chronology of pressure, by date, then by their bytes."""
    return tuple(sorted((_step(one, show) for one in case.steps), key=_order))


def facts_shown(case: ReleasedCase, show: Show) -> tuple[DisclosedFact, ...]:
    """Return the facts in the lawyer's order."""
    shown = [(one.position, _fact(one, show)) for one in case.facts]
    ordered = sorted(shown, key=lambda pair: (pair[0], _order(pair[1])))
    return tuple(fact for _, fact in ordered)


def exhibits_shown(
    case: ReleasedCase, show: Show
) -> tuple[tuple[DisclosedExhibit, ReleasedExhibit], ...]:
    """Return the exhibits, each with what it was made of.

    They come in the order of the outline; where there is none, by the natural order of their marks.
    """
    shown = [(_exhibit(one, show), one) for one in case.exhibits]
    return tuple(sorted(shown, key=lambda pair: (pair[1].place, _order(pair[0]))))


def source_events(case: ReleasedCase, show: Show) -> tuple[EventId, ...]:
    """Return the records behind `events_shown`, in the same order."""
    shown = sorted((_order(_event(one, show)), one.event_id) for one in case.events)
    return tuple(event_id for _, event_id in shown)


def source_steps(case: ReleasedCase, show: Show) -> tuple[str, ...]:
    """Return the records behind `steps_shown`, in the same order."""
    shown = sorted((_order(_step(one, show)), one.step_id) for one in case.steps)
    return tuple(step_id for _, step_id in shown)


def source_facts(case: ReleasedCase, show: Show) -> tuple[FactId, ...]:
    """Return the records behind `facts_shown`, in the same order."""
    shown = sorted((one.position, _order(_fact(one, show)), one.fact_id) for one in case.facts)
    return tuple(fact_id for *_, fact_id in shown)


def arguments_shown(case: ReleasedCase, show: Show) -> ArgumentView:
    """Return the arguments, which name paragraphs of the narrative by their numbers."""
    paragraphs = _fact_numbers(case, show)
    return ArgumentView(case.argued, show, lambda cites: _cites(cites, show), paragraphs)


def link_numbers(case: ReleasedCase, law: Mapping[str, int], show: Show) -> LinkNumbers:
    """Return the numbers by which a paper names law, facts and events."""
    events = sorted((_order(_event(one, show)), one.event_id) for one in case.events)
    facts = {str(one): number for one, number in _fact_numbers(case, show).items()}
    return LinkNumbers(law, facts, {str(k): n for k, n in _first_numbers(events).items()})


def _fact_numbers(case: ReleasedCase, show: Show) -> dict[FactId, int]:
    """Return the number of each fact as it is shown, from 1."""
    facts = ((one.position, _order(_fact(one, show)), one.fact_id) for one in case.facts)
    return _first_numbers(sorted(((place, order), own) for place, order, own in facts))


def _first_numbers(shown: Iterable[tuple[Any, K]]) -> dict[K, int]:
    """Return the number of each; of twins nothing hidden says which is meant: it is the first."""
    numbers: dict[Any, int] = {}
    for number, (key, _) in enumerate(listed := list(shown), start=1):
        numbers.setdefault(key, number)
    return {own: numbers[key] for key, own in listed}


def sightings_of(case: ReleasedCase) -> Iterator[NumberingRecord]:
    """Yield every record as numbering sees it, the sections in the order of the dossier."""
    yield _sighting((0,), case.head)
    for deadline in case.deadlines:
        yield _sighting((1, _order(_deadline(deadline, blanked))), deadline)
    yield from _happenings(case)
    for fact in case.facts:
        yield from _assertion_sightings((3, fact.position, _order(_fact(fact, blanked))), fact)
    argued = arguments_shown(case, blanked)
    for source in case.argued.sources:
        yield _sighting((6, astuple(argued.authority(source))), source)
    for argument in case.argued.arguments:
        yield from _assertion_sightings((7, *argued.key(argument)), argument)
    for exhibit in case.exhibits:
        yield _sighting((4, exhibit.place, _order(_exhibit(exhibit, blanked))), exhibit)
    yield from _running_sightings(case)


def _happenings(case: ReleasedCase) -> Iterator[NumberingRecord]:
    for event in case.events:
        yield from _assertion_sightings((2, _order(_event(event, blanked))), event)
    for step in case.steps:
        yield from _assertion_sightings((2.5, _order(_step(step, blanked))), step)


def _sighting(key: tuple[Any, ...], record: ReleasedRecord) -> NumberingRecord:
    return NumberingRecord(key, tuple(p for text in texts_of(record) for p in text.pseudonyms))


def _running_sightings(case: ReleasedCase) -> Iterator[NumberingRecord]:
    """Yield answers and the narrative."""
    for answer in case.answers:
        yield _sighting((8, answer.field), answer)
    for block in case.narrative:
        yield from _block_sightings(9, block)
    for typed in case.paper:
        yield from _block_sightings(10, typed)


def _block_sightings(
    section: int, block: ReleasedBlock | ReleasedPaperBlock
) -> Iterator[NumberingRecord]:
    """Yield a block of running text, and its ties to persons in the marks that it cites."""
    own = _sighting((section, block.place), block)
    yield own
    for mark, page in block.marks:
        if mark.pseudonyms:
            place = natural_order(blanked(mark)), page, ""
            yield NumberingRecord((5, *place, own.key), (*own.persons, *mark.pseudonyms))


def _assertion_sightings(
    key: tuple[Any, ...],
    record: ReleasedEvent | ReleasedReprisalStep | ReleasedFact | ReleasedArgument,
) -> Iterator[NumberingRecord]:
    """Yield an assertion, and how it ties its persons to those in the marks that it cites."""
    own = _sighting(key, record)
    yield own
    for cite in record.cites:
        if cite.mark.pseudonyms:
            place = natural_order(blanked(cite.mark)), cite.page, cite.time
            yield NumberingRecord((5, *place, key), (*own.persons, *cite.mark.pseudonyms))


def _order(shown: Disclosed) -> tuple[Any, ...]:
    """Return a key that sorts by date or mark where there is one, then by bytes."""
    data = json.dumps(asdict(shown), ensure_ascii=False, sort_keys=True, allow_nan=False)
    match shown:
        case DisclosedKeyDate() | DisclosedEvent() | DisclosedReprisalStep():
            return *sort_key(shown.date), data
        case DisclosedExhibit():
            return natural_order(shown.mark), data
        case DisclosedFact():
            return (data,)


def _deadline(one: ReleasedKeyDate, show: Show) -> DisclosedKeyDate:
    return DisclosedKeyDate(show(one.kind), one.date, show(one.forum))


def _event(one: ReleasedEvent, show: Show) -> DisclosedEvent:
    cites = _cites(one.cites, show)
    original = show(one.original), one.original.language
    return DisclosedEvent(
        *(one.date, show(one.place), show(one.text), cites, one.standing), *original
    )


def _step(one: ReleasedReprisalStep, show: Show) -> DisclosedReprisalStep:
    texts = show(one.zone), show(one.place), show(one.text)
    cites = _cites(one.cites, show)
    return DisclosedReprisalStep(one.lane, one.kind, one.date, *texts, cites, one.standing)


def _fact(one: ReleasedFact, show: Show) -> DisclosedFact:
    original = show(one.original), one.original.language
    return DisclosedFact(show(one.text), _cites(one.cites, show), one.standing, *original)


def _exhibit(one: ReleasedExhibit, show: Show) -> DisclosedExhibit:
    words = tuple(DisclosedParagraph(show(part.head), show(part.text)) for part in one.paragraphs)
    head = show(one.mark), show(one.title), show(one.witness)
    return DisclosedExhibit(*head, one.pages, one.form, words, one.sheet.shown(show))


def _cites(cites: Iterable[ReleasedCitation], show: Show) -> tuple[DisclosedCitation, ...]:
    shown = dict.fromkeys(
        DisclosedCitation(show(cite.mark), cite.page, cite.time) for cite in cites
    )
    return tuple(
        sorted(shown, key=lambda cite: (natural_order(cite.exhibit), cite.page, cite.time))
    )
