"""Stops a dossier whose exhibits would leave in another form than they were marked in."""

import hmac
from collections.abc import Iterator

from casefiles.domain.foundation.ids import DocumentId
from casefiles.office.draft.draft_view import view_of
from casefiles.office.draft.drafting import Draft
from casefiles.office.records.findings import Finding, digest_of, new_finding
from casefiles.office.redaction.text_of_exhibits import text_digest
from casefiles.office.workplace.operations import JobContext
from casefiles.redaction.release.released_words import text_marks_for


def export_format_findings(workplace: JobContext, draft: Draft) -> Iterator[Finding]:
    """Find exhibits whose marks do not fit how they leave.

    mark_on_another_text: a message reads otherwise than when it was marked. mark_of_pages: pages
    of a document were marked that leaves as its own words. layout_tells: a rendering of ours from
    which something goes leaves as pages, so that its lines tell how long that is. shows_unprinted:
    a rendering of ours leaves as pages and shows comments, deleted text or what is hidden.
    """
    view = view_of(draft)
    snapshot, audience = draft.snapshot, draft.projection.disclosure.audience
    shown = zip(draft.projection.documents, draft.projection.disclosure.exhibits, strict=True)
    forms = {document_id: exhibit.form for document_id, exhibit in shown}
    own_words = [one for one, form in forms.items() if form in {"messages", "words"}]
    stale = [one for one in own_words if _is_stale(workplace, draft, one, audience)]
    of_pages = [
        one
        for one in own_words
        if any(mark.document_id == one and not mark.kind.is_of_text for mark in snapshot.marks)
    ]
    telling = [
        document_id
        for document_id, plan in view.drawn
        if plan.box_count and snapshot.blocks.get(document_id)
    ]
    unprinted = [document_id for document_id, _ in view.drawn if document_id in snapshot.unprinted]
    for code, found in (("mark_on_another_text", stale), ("mark_of_pages", of_pages)):
        if found:
            spots = tuple(view.document(one) for one in found)
            yield new_finding("stop", code, spots, len(found), digest_of(found))
    if telling:
        boxes = [(one, plan.boxes) for one, plan in view.drawn if one in telling]
        spots = tuple(view.document(one) for one in telling)
        yield new_finding("sign", "layout_tells", spots, len(telling), digest_of(boxes))
    if unprinted:
        spots = tuple(view.document(one) for one in unprinted)
        yield new_finding("sign", "shows_unprinted", spots, len(unprinted), digest_of(unprinted))


def _is_stale(workplace: JobContext, draft: Draft, document_id: DocumentId, audience: str) -> bool:
    """Tell whether a mark of words was drawn on a text that reads otherwise now."""
    blocks = draft.snapshot.blocks.get(document_id, ())
    key = workplace.vault.raster_key
    return not all(
        1 <= mark.page <= len(blocks)
        and mark.start is not None
        and mark.end is not None
        and 0 <= mark.start < mark.end <= len(blocks[mark.page - 1].whole)
        and hmac.compare_digest(text_digest(blocks[mark.page - 1], key), mark.raster)
        for mark in text_marks_for(draft.snapshot.marks, document_id, audience)
    )
