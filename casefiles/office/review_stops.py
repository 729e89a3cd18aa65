"""What of the redaction queue stops a dossier: undecided items on its exhibits and in its texts."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from typing import Final

from casefiles.domain.ids import CaseId, DocumentId
from casefiles.domain.pressure import record_of_step
from casefiles.domain.ticket import Ticket
from casefiles.office.burning import BurnPlan
from casefiles.office.checks import Spot
from casefiles.office.draft_view import view_of
from casefiles.office.finishing import Draft
from casefiles.office.kinship_stops import undecided_kinship
from casefiles.office.review_items import KINDS
from casefiles.office.review_queue import QueuedItem, is_over, queue_of, search_documents
from casefiles.office.stops import Stop, digest_of
from casefiles.office.verbs import Workplace
from casefiles.redaction.excuses import EXCUSED_NAME
from casefiles.redaction.left_words import PUBLIC_WORD

_BY_OTHERS: Final = frozenset({"unseen_page", EXCUSED_NAME, PUBLIC_WORD})
"""Kinds that have a stop of their own, and what goes until somebody decides that it may stay."""


def undecided_hits(workplace: Workplace, draft: Draft) -> Iterator[Stop]:
    """Find items on exhibits and in texts of a draft that wait; documents are searched first.

    What goes from the pages of the draft anyway, by a name or a mark, asks nothing any more.
    """
    view = view_of(draft)
    plans = dict(view.drawn)
    case_id = draft.snapshot.case.id
    waiting = [
        one
        for one in undecided_on(workplace, case_id, plans, shown_records(draft))
        if one.item.document_id not in plans or not _goes(one, plans[one.item.document_id])
    ]
    waiting += undecided_kinship(workplace, draft, frozenset(plans))
    if waiting:
        spots = tuple(_spot(one, count) for one, count in _by_document(waiting))
        keys = [one.id for one in waiting]
        yield Stop("sign", "undecided_hits", digest_of(keys), len(waiting), spots)


def shown_records(draft: Draft) -> frozenset[str]:
    """Return the ids of records whose own texts a draft may show."""
    snapshot, documents = draft.snapshot, set(draft.projection.documents)
    return frozenset(
        (
            snapshot.case.id,
            *(one.id for one in snapshot.events if not one.is_withheld),
            *(one.id for one in snapshot.facts),
            *(one.id for one in view_of(draft).blocks),
            *(one.id for one in snapshot.arguments),
            *(one.id for one in snapshot.answers),
            *(one.id for one in snapshot.deadlines),
            *(record_of_step(one.id) for one in snapshot.steps),
            *documents,
            *(one.id for one in snapshot.exhibits if one.document_id in documents),
        )
    )


def undecided_on(
    workplace: Workplace,
    case_id: CaseId,
    documents: Collection[DocumentId],
    records: Collection[str] = (),
) -> tuple[QueuedItem, ...]:
    """Return what waits on some documents, and in the texts of some records, as they are now."""
    search_documents(workplace, case_id, Ticket(), frozenset(documents))
    queue = workplace.vault.read(queue_of(case_id))
    return tuple(
        one
        for one in queue.undecided
        if one.item.kind not in _BY_OTHERS
        and (one.item.document_id in documents or _is_in(one, records))
    )


def _is_in(one: QueuedItem, records: Collection[str]) -> bool:
    return one.item.kind == "in_record" and one.item.record[1] in records


def _goes(one: QueuedItem, plan: BurnPlan) -> bool:
    own = one.item.spots
    return bool(own) and all(
        any(is_over(box, at) for box in plan.boxes.get(page, ())) for page, at in own
    )


def _by_document(waiting: Sequence[QueuedItem]) -> Iterator[tuple[QueuedItem, int]]:
    """Yield the first item of each document, and how many wait there."""
    counts = Counter(one.item.document_id for one in waiting)
    for one in waiting:
        count = counts.pop(one.item.document_id, 0)
        if count:
            yield one, count


def _spot(one: QueuedItem, count: int) -> Spot:
    what = KINDS[one.item.kind].title.lower()
    words = f"{one.title}: {count:,} to decide" if count > 1 else f"{one.title}: {what}"
    return Spot(words, "redaction", one.id)
