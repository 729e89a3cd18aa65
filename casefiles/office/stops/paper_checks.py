"""What is found about the argument as prose: gaps, dead links, law that nobody read there."""

from collections.abc import Iterable, Iterator
from typing import Final

from casefiles.domain.records.papers import PaperBlock, PaperBlockKind
from casefiles.domain.records.snapshot import CaseSnapshot
from casefiles.domain.rules.inline_citations import InlineCitation
from casefiles.domain.rules.paper_text import LinkKind, PaperLink, paper_links
from casefiles.office.draft.draft_view import DraftView, view_of
from casefiles.office.draft.drafting import Draft
from casefiles.office.law.papers import is_untouched
from casefiles.office.narrative.blocks import doubts_of
from casefiles.office.records.findings import Finding, Kind, digest_of, new_finding
from casefiles.office.stops.narrative_checks import produced_by_mark
from casefiles.office.workplace.operations import JobContext

_UNSIGNED: Final = ("law/", "burden/")
"""How keys begin of what was drafted from words of law that no lawyer signed."""


def paper_stops(_workplace: JobContext, draft: Draft) -> Iterator[Finding]:
    """Find what stops the argument as prose: a gap always, the rest once it is marked ready."""
    yield from (one for one in _found(view_of(draft)) if one.kind != "warn")


def paper_checks(view: DraftView) -> Iterator[Finding]:
    """Find what readers of the argument would miss, while it is still a draft."""
    yield from (one for one in _found(view) if one.kind == "warn")


def _found(view: DraftView) -> Iterator[Finding]:
    if not view.draft.disclosure.paper:
        return
    snapshot, audience = view.snapshot, view.draft.projection.disclosure.audience
    blocks = [one for one in snapshot.paper if not one.audiences or audience in one.audiences]
    blocks.sort(key=lambda one: one.position)
    gaps = [(one, "") for one in blocks if one.kind is PaperBlockKind.GAP]
    yield from _finding(view, "stop", "paper_gaps", gaps)
    printed = [one for one in blocks if one.kind is not PaperBlockKind.GAP]
    is_strict: Kind = "stop" if snapshot.is_paper_ready else "warn"
    yield from _finding(view, is_strict, "paper_dead_links", _dead(view, printed))
    yield from _finding(view, is_strict, "paper_pinpoints_unread", _unread(snapshot, printed))
    unsigned = [
        (one, "") for one in printed if one.made_from.startswith(_UNSIGNED) and is_untouched(one)
    ]
    yield from _finding(view, "sign", "paper_law_unsigned", unsigned)


def _finding(
    view: DraftView, kind: Kind, code: str, found: Iterable[tuple[PaperBlock, str]]
) -> Iterator[Finding]:
    pairs = list(found)
    if pairs:
        spots = tuple(view.paper_block(one, f": {words}" if words else "") for one, words in pairs)
        of = digest_of([(one.id, one.text, words) for one, words in pairs])
        yield new_finding(kind, code, spots, len(pairs), of)


def _unread(
    snapshot: CaseSnapshot, blocks: Iterable[PaperBlock]
) -> Iterator[tuple[PaperBlock, str]]:
    """Yield links to law at a place where no person has read it, or to law that nobody read."""
    read = {one.id for one in snapshot.sources if one.is_checked}
    for block, link in _links(blocks):
        law = link.target, link.pinpoint
        is_read = law in snapshot.checked_law if link.pinpoint else link.target in read
        if link.kind is LinkKind.LAW and not is_read:
            yield block, link.words


def _dead(view: DraftView, blocks: list[PaperBlock]) -> Iterator[tuple[PaperBlock, str]]:
    produced = produced_by_mark(view)
    snapshot = view.snapshot
    known = {
        LinkKind.LAW: {one.id for one in snapshot.sources},
        LinkKind.PARAGRAPH: {str(one.id) for one in blocks},
        LinkKind.FACT: {str(one.id) for one in snapshot.facts},
        LinkKind.EVENT: {str(one.id) for one in snapshot.events if not one.is_withheld},
    }
    for block, link in _links(blocks):
        if link.kind is not LinkKind.EXHIBIT:
            if link.target not in known[link.kind]:
                yield block, link.words
            continue
        cite = InlineCitation(link.target, link.first, link.last)
        for doubt in doubts_of([cite], produced):
            if doubt.code not in {"kept_back", "no_pages"}:
                yield block, doubt.cite


def _links(blocks: Iterable[PaperBlock]) -> Iterator[tuple[PaperBlock, PaperLink]]:
    for block in blocks:
        for text in (block.text, *block.notes):
            yield from ((block, link) for link in paper_links(text))
