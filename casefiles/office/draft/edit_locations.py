"""Which place of a dossier an edit changed, so that it can be shown.

Records are compared, not what is released of them: until a first edition has left, the numbers of
pseudonyms may change all over the dossier with any edit.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

from casefiles.office.draft.drafting import Draft
from casefiles.office.draft.live_pages import LivePages
from casefiles.office.workplace.live_child import PageAnchor

Named = Iterator[tuple[str, int]]
"""Names of places, and the number behind them; 0 where the place is one alone."""


def place_edited(before: LivePages | None, now: LivePages) -> PageAnchor | None:
    """Return the first place that an edit concerns; None if none is known.

    Args:
        before: as it was laid out before; None, and one for other readers, tells of no edit.
        now: as it is laid out now.
    """
    if before is None or before.request != now.request:
        return None
    for look in _COMPARISONS:
        found = [
            place
            for name, number in look(before.draft, now.draft)
            if (place := _place(now.laid.places, name, number)) is not None
        ]
        if found:
            return min(found)
    return None


def place_of(live: LivePages, record_id: str) -> PageAnchor | None:
    """Return where a fact or a part of the narrative is told; None if it is not."""
    for name, row in (("fact", live.draft.projection.facts), ("narrative", _narrative(live.draft))):
        if record_id in row:
            return _place(live.laid.places, name, [*row].index(record_id) + 1)
    return None


def _place(places: Mapping[str, PageAnchor], name: str, number: int) -> PageAnchor | None:
    """Return where a part is, or the last part before it that has a place of its own."""
    if not number:
        return places.get(name)
    names = (f"{name} {at}" for at in range(number, 0, -1))
    return next((places[one] for one in names if one in places), None)


def _written(before: Draft, now: Draft) -> Named:
    yield from _in_row(
        "narrative",
        ({one.id: one for one in draft.snapshot.narrative} for draft in (before, now)),
        (_narrative(draft) for draft in (before, now)),
    )


def _narrative(draft: Draft) -> Sequence[str]:
    if not draft.disclosure.narrative:
        return ()
    return [one.id for one in sorted(draft.snapshot.narrative, key=lambda one: one.position)]


def _source_changes(before: Draft, now: Draft) -> Named:
    yield from _in_row(
        "fact",
        ({one.id: one for one in draft.snapshot.facts} for draft in (before, now)),
        (draft.projection.facts for draft in (before, now)),
    )


def _happened(before: Draft, now: Draft) -> Named:
    yield from _in_row(
        "event",
        ({one.id: one for one in draft.snapshot.events} for draft in (before, now)),
        (draft.projection.events for draft in (before, now)),
    )


def _in_row(
    name: str, records: Iterator[Mapping[str, object]], rows: Iterator[Sequence[str]]
) -> Named:
    """Yield the first place of a row at which a record is another, or is gone, or is new."""
    (had, has), (was, is_now) = records, rows
    for at, record_id in enumerate(is_now):
        if had.get(record_id) != has[record_id] or at >= len(was) or was[at] != record_id:
            yield name, at + 1
            return
    if len(was) > len(is_now):
        yield name, max(1, len(is_now))


def _removed(before: Draft, now: Draft) -> Named:
    """Yield the pages of exhibits from which something else goes."""
    numbers = {
        one.mark: number for number, one in enumerate(now.projection.disclosure.exhibits, start=1)
    }
    earlier = {plan.exhibit: plan.boxes for plan in before.plans}
    for plan in now.plans:
        boxes = earlier.get(plan.exhibit, plan.boxes)
        for page in sorted(plan.boxes):
            if plan.boxes[page] != boxes.get(page):
                yield f"page {numbers[plan.exhibit]} {page}", 0


def _shown(before: Draft, now: Draft) -> Named:
    """Yield the front sheet of the first exhibit that is another, or its line in their list."""
    was, shown = before.projection, now.projection
    had = dict(zip(was.documents, was.disclosure.exhibits, strict=True))
    for at, document_id in enumerate(shown.documents):
        is_moved = at >= len(was.documents) or was.documents[at] != document_id
        if is_moved or had.get(document_id) != shown.disclosure.exhibits[at]:
            yield f"sheet {at + 1}", 0
            yield f"listed {at + 1}", 0
            return


def _sections(before: Draft, now: Draft) -> Named:
    """Yield the sections that were added."""
    was, chosen = set(before.disclosure.sections), now.disclosure.sections
    yield from ((f"section {one}", 0) for one in chosen if was and one not in was)


def _people(before: Draft, now: Draft) -> Named:
    was, are = (
        [(one.names, one.identifiers, one.protection) for one in draft.snapshot.persons]
        for draft in (before, now)
    )
    if was != are:
        yield "section persons", 0


def _argued(before: Draft, now: Draft) -> Named:
    if before.snapshot.arguments != now.snapshot.arguments:
        yield "section grounds", 0


def _head(before: Draft, now: Draft) -> Named:
    was, now_shown = (
        (
            disclosure.reference,
            disclosure.title,
            disclosure.requesting_state,
            disclosure.requested_state,
            disclosure.dated,
        )
        for disclosure in (before.disclosure, now.disclosure)
    )
    if was != now_shown or before.snapshot.deadlines != now.snapshot.deadlines:
        yield "section cover", 0


_COMPARISONS: Final[tuple[Callable[[Draft, Draft], Named], ...]] = (
    _written,
    _source_changes,
    _happened,
    _removed,
    _shown,
    _sections,
    _argued,
    _people,
    _head,
)
"""What is compared, the most exact first."""
