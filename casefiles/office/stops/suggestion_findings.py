"""What of the redaction queue stops a dossier: undecided items on its exhibits and in its texts."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Final

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.ids import CaseId, DocumentId
from casefiles.domain.records.reprisals import record_of_step
from casefiles.office.draft.draft_view import DraftView, ranges, view_of
from casefiles.office.draft.drafting import Draft
from casefiles.office.records.findings import Finding, FindingLocation, digest_of, new_finding
from casefiles.office.redaction.burning import BurnPlan
from casefiles.office.redaction.minors import MINOR_NAMED
from casefiles.office.redaction.redaction_queue import QueuedSuggestion, queue_of, search_documents
from casefiles.office.redaction.settling import is_over
from casefiles.office.redaction.suggestions import KINDS, NOWHERE
from casefiles.office.stops.kinship_stops import undecided_kinship
from casefiles.office.workplace.operations import JobContext
from casefiles.redaction.finding.excuses import EXCUSED_NAME
from casefiles.redaction.names.left_words import PUBLIC_WORD
from casefiles.redaction.names.patterns import compact
from casefiles.words.language import msg, msg_mark, msg_number, msg_of

_BY_OTHERS: Final = frozenset({"unseen_page", EXCUSED_NAME, PUBLIC_WORD, MINOR_NAMED})
"""Kinds that have a stop of their own, and what goes until somebody decides that it may stay."""
_OWN_TEXTS: Final = msg_mark("Your own texts")


def undecided_hits(workplace: JobContext, draft: Draft) -> Iterator[Finding]:
    """Find items on exhibits and in texts of a draft that wait; documents are searched first.

    What goes from its pages or words anyway, by a name or a mark, asks nothing any more.
    """
    view = view_of(draft)
    plans = dict(view.drawn)
    case_id = draft.snapshot.case.id
    values = _exported_texts(draft)
    waiting = {
        one.id: one
        for one in undecided_on(workplace, case_id, {*plans, *values}, shown_records(draft))
        if _stays(one, plans, values)
    }
    kin = undecided_kinship(workplace, draft, frozenset(plans))
    waiting |= {one.id: one for one in kin}
    if waiting:
        spots = tuple(_spot(view, own) for own in _by_question(waiting.values()))
        yield new_finding("sign", "undecided_hits", spots, len(waiting), digest_of(waiting))


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
    workplace: JobContext,
    case_id: CaseId,
    documents: Collection[DocumentId],
    records: Collection[str] = (),
) -> tuple[QueuedSuggestion, ...]:
    """Return what waits on some documents, and in the texts of some records, as they are now."""
    search_documents(workplace, case_id, CancellationToken(), frozenset(documents))
    queue = workplace.vault.read(queue_of(case_id))
    return tuple(
        one
        for one in queue.undecided
        if one.item.kind not in _BY_OTHERS
        and (one.item.document_id in documents or _is_in(one, records))
    )


def _exported_texts(draft: Draft) -> dict[DocumentId, str]:
    """Return what exhibits say that leave as words, folded as items are compared."""
    shown = zip(draft.projection.documents, draft.disclosure.exhibits, strict=True)
    return {
        document_id: compact("\n".join(f"{one.head}\n{one.text}" for one in exhibit.paragraphs))
        for document_id, exhibit in shown
        if exhibit.paragraphs
    }


def _stays(
    one: QueuedSuggestion, plans: Mapping[DocumentId, BurnPlan], values: Mapping[DocumentId, str]
) -> bool:
    """Tell whether what waits would leave: on a page, among words, or in a text of one's own."""
    own = one.item.document_id
    if own in plans:
        return not _is_removed(one, plans[own])
    return own not in values or compact(one.item.text) in values[own]


def _is_in(one: QueuedSuggestion, records: Collection[str]) -> bool:
    return one.item.kind == "in_record" and one.item.record[1] in records


def _is_removed(one: QueuedSuggestion, plan: BurnPlan) -> bool:
    own = one.item.spots
    return bool(own) and all(
        any(is_over(box, at) for box in plan.boxes.get(page, ())) for page, at in own
    )


def _by_question(waiting: Iterable[QueuedSuggestion]) -> Iterable[Sequence[QueuedSuggestion]]:
    """Return what waits, one kind of question of one document together."""
    grouped: dict[tuple[str, DocumentId], list[QueuedSuggestion]] = defaultdict(list)
    for one in waiting:
        grouped[one.item.kind, one.item.document_id].append(one)
    order = list(KINDS)
    return sorted(grouped.values(), key=lambda own: order.index(own[0].item.kind))


def _spot(view: DraftView, own: Sequence[QueuedSuggestion]) -> FindingLocation:
    first = own[0]
    what = msg_of(KINDS[first.item.kind].title).lower()
    places = sum(max(1, len(one.item.places)) for one in own)
    description = (
        msg("{what} in {places} places", what=what, places=msg_number(places))
        if places > len(own)
        else what
    )
    description = (
        msg("{description}, {count} to decide", description=description, count=msg_number(len(own)))
        if len(own) > 1
        else description
    )
    where = msg_of(_OWN_TEXTS)
    if first.item.document_id != NOWHERE:
        pages = sorted({page for one in own for page in _pages(one)})
        more = msg(", p {ranges}", ranges=ranges(tuple(pages))) if pages else ""
        where = view.document(first.item.document_id, more).words
    return FindingLocation(
        f"{first.title}: {description}", "redaction", first.id, kept=f"{where}: {description}"
    )


def _pages(one: QueuedSuggestion) -> set[int]:
    return {page for page, _ in one.item.spots} or ({one.item.page} if one.item.page else set())
