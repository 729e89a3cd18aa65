"""Stops a dossier in which a twin shows what goes from another document."""

from collections.abc import Iterator

from casefiles.domain.records.case_records import Mark
from casefiles.office.documents.copy_pair_decisions import compared, state_of
from casefiles.office.draft.draft_view import DraftView, view_of
from casefiles.office.draft.drafting import Draft
from casefiles.office.records.findings import Finding, FindingLocation, digest_of, new_finding
from casefiles.office.redaction.burning import BurnPlan
from casefiles.office.redaction.copy_pairs import (
    MissingMark,
    RemovedContent,
    all_lacks,
    marked,
    pairs_of,
)
from casefiles.office.workplace.operations import JobContext
from casefiles.store.access.reader import ReadTransaction
from casefiles.words.language import msg


def copy_pair_findings(workplace: JobContext, draft: Draft) -> Iterator[Finding]:
    """Find exhibits that show what is removed from a copy or translation, and the other way round.

    A twin counts where it leaves with this dossier, and where it is an exhibit for other readers:
    what it shows them, the ones at hand may come by.
    """
    view = view_of(draft)
    found = workplace.vault.read(lambda reader: tuple(_lacks(reader, view)))
    if found:
        spots = tuple(_spot(view, lack) for lack, _ in found)
        collected = [(lack.redacted, lack.bare, lack.page, state) for lack, state in found]
        yield new_finding("sign", "unresolved_twins", spots, len(found), digest_of(collected))


def _spot(view: DraftView, lack: MissingMark) -> FindingLocation:
    redacted = view.document(lack.redacted).words
    return view.document(lack.bare, msg(", beside {redacted}", redacted=redacted), lack.page)


def _lacks(reader: ReadTransaction, view: DraftView) -> Iterator[tuple[MissingMark, str]]:
    snapshot, projection = view.snapshot, view.draft.projection
    case_id, audience = snapshot.case.id, projection.disclosure.audience
    here = set(projection.documents)
    exhibits = here | {one.document_id for one in snapshot.exhibits}
    drawn = dict(view.drawn)
    pairs = pairs_of(reader, case_id, here)
    twins = {one for pair in pairs for one in pair}

    def is_here(mark: Mark) -> bool:
        return not mark.audiences or audience in mark.audiences

    def is_for_all(mark: Mark) -> bool:
        return not mark.audiences

    removed = {one: marked(reader, one, is_here) for one in twins}
    removed |= {one: _with_lines(removed[one], drawn[one]) for one in twins & drawn.keys()}
    shown = {one: removed[one] if one in here else marked(reader, one, is_for_all) for one in twins}
    for pair, lack in all_lacks(pairs, compared(reader, case_id), removed, shown):
        if lack.bare in exhibits:
            yield lack, state_of(reader, case_id, pair)


def _with_lines(marks: RemovedContent, plan: BurnPlan) -> RemovedContent:
    """Return what goes from an exhibit, with the lines that go for names."""
    lines = {
        number: tuple(box for box in boxes if box not in marks.pages.get(number, ()))
        for number, boxes in plan.boxes.items()
    }
    return RemovedContent(marks.pages, lines, is_redacted=plan.box_count > 0)
