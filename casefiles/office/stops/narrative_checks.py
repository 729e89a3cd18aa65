"""What is found about the narrative of a draft: cites that lead nowhere, and what cites nothing."""

from collections.abc import Iterator

from casefiles.domain.records.narrative import BlockKind
from casefiles.domain.rules.exportability import is_exportable
from casefiles.domain.rules.inline_citations import InlineCitation
from casefiles.office.draft.draft_view import DraftView, view_of
from casefiles.office.draft.drafting import Draft
from casefiles.office.narrative.blocks import ProducedExhibit, citations_of, doubts_of
from casefiles.office.records.findings import Finding, digest_of, new_finding
from casefiles.office.workplace.operations import JobContext


def broken_citations(_workplace: JobContext, draft: Draft) -> Iterator[Finding]:
    """Find cites of the narrative that lead nowhere: readers would miss them without a word."""
    view = view_of(draft)
    produced = produced_by_mark(view)
    found = [
        (block, doubt)
        for block in view.blocks
        for doubt in doubts_of(citations_of(block), produced)
        if doubt.code not in {"kept_back", "no_pages"}
    ]
    if found:
        spots = tuple(view.block(block, f": {doubt.cite}") for block, doubt in found)
        of = digest_of([(block.id, doubt.cite, doubt.code) for block, doubt in found])
        yield new_finding("sign", "narrative_dead_cites", spots, len(found), of)


def narrative_checks(view: DraftView) -> Iterator[Finding]:
    """Find cites of what these readers do not get, and numbered paragraphs that cite nothing."""
    blocks = view.blocks
    shown = set(view.draft.projection.documents)
    missing = {one.mark for one in view.snapshot.exhibits if one.document_id not in shown} - {
        one.mark for one in view.snapshot.exhibits if one.document_id in shown
    }

    def lost(cites: tuple[InlineCitation, ...]) -> bool:
        return any(cite.mark in missing for cite in cites)

    without = [block for block in blocks if lost(citations_of(block))]
    if without:
        yield new_finding("warn", "narrative_left_out", [view.block(one) for one in without])
    bare = [one for one in blocks if one.kind is BlockKind.NUMBERED and not citations_of(one)]
    if bare:
        yield new_finding("info", "narrative_bare", [view.block(one) for one in bare])


def produced_by_mark(view: DraftView) -> dict[str, ProducedExhibit]:
    """Return the exhibits of the case by their marks."""
    document_ids = {one.id for one in view.snapshot.documents if is_exportable(one)}
    counts = view.snapshot.page_counts
    produced: dict[str, ProducedExhibit] = {}
    for one in view.snapshot.exhibits:
        pages = counts.get(one.document_id, 0)
        is_doubled = one.mark in produced
        produced[one.mark] = ProducedExhibit(pages, one.document_id in document_ids, is_doubled)
    return produced
