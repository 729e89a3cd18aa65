"""What of kinship stops a dossier beside its pages: own texts, and exhibits that leave as words."""

from collections.abc import Iterator
from typing import Final

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.ids import DocumentId
from casefiles.domain.records.reprisals import record_of_step
from casefiles.domain.records.suggestion_decisions import SuggestionVerdict
from casefiles.office.draft.drafting import Draft
from casefiles.office.redaction.kinship_answers import KINSHIP_KINDS
from casefiles.office.redaction.kinship_words import is_still_present
from casefiles.office.redaction.redaction_queue import QueuedSuggestion, queue_of, search_documents
from casefiles.office.workplace.operations import JobContext

_BY_DRAFT: Final = {
    "event": "events",
    "fact": "facts",
    "narrative_block": "blocks",
    "paper_block": "paper",
}
"""Records of which the draft tells which it shows; the others may all stand in it."""
_DOCUMENT_KINDS: Final = frozenset({"document", "exhibit"})


def undecided_kinship(
    workplace: JobContext, draft: Draft, drawn: frozenset[DocumentId]
) -> list[QueuedSuggestion]:
    """Return questions of kinship that wait in what a draft shows beside pages of exhibits.

    Args:
        workplace: holds the vault.
        draft: what leaves.
        drawn: exhibits that leave as pages, which are looked at with everything else on them.
    """
    case_id = draft.snapshot.case.id
    worded = frozenset(draft.projection.documents) - drawn
    search_documents(workplace, case_id, CancellationToken(), worded)
    queue = workplace.vault.read(queue_of(case_id))
    return [
        one
        for one in queue.items
        if one.item.kind in KINSHIP_KINDS
        and (_waits_in_words(workplace, draft, one, worded) or _waits_in_text(draft, one))
    ]


def _waits_in_words(
    workplace: JobContext, draft: Draft, one: QueuedSuggestion, worded: frozenset[DocumentId]
) -> bool:
    """Tell whether words stay in an exhibit that leaves as words, and nobody said they may."""
    if one.item.document_id not in worded or one.verdict is SuggestionVerdict.REJECTED:
        return False
    blocks = draft.snapshot.blocks.get(one.item.document_id, ())
    marks = draft.snapshot.marks
    return workplace.vault.read(lambda reader: is_still_present(reader, blocks, marks, one.item))


def _waits_in_text(draft: Draft, one: QueuedSuggestion) -> bool:
    kind = one.item.record[0].partition(".")[0]
    if one.verdict is not None or not kind:
        return False
    if draft.preset is not None and draft.preset.is_emergency:
        # Its sentence was cut out of what the draft shows.
        return False
    return one.item.record[1] in set(_shown(draft, kind, one.item.record[1]))


def _shown(draft: Draft, kind: str, own: str) -> Iterator[str]:
    """Yield the records of a kind that the draft shows."""
    if kind in _BY_DRAFT:
        yield from getattr(draft.projection, _BY_DRAFT[kind])
        yield from map(record_of_step, draft.projection.steps)
    elif kind == "document":
        yield from draft.projection.documents
    elif kind == "exhibit":
        shown = set(draft.projection.documents)
        yield from (one.id for one in draft.snapshot.exhibits if one.document_id in shown)
    else:
        yield own
