"""The paragraph numbers that a dossier keeps, of the edition whose page numbers it keeps."""

from collections.abc import Iterator, Sequence

from casefiles.domain.disclosure.disclosed import Disclosure, disclosure_from_bytes
from casefiles.domain.disclosure.paragraph_numbers import (
    RENUMBERED,
    InheritedNumbers,
    inherited_numbers,
)
from casefiles.domain.foundation.ids import EditionId, FactId, NarrativeBlockId
from casefiles.domain.records.editions import ExportedContent
from casefiles.domain.records.image_quality import NO_EDITION
from casefiles.domain.records.narrative import BlockKind
from casefiles.office.draft.page_numbers import offered_editions
from casefiles.office.workplace.edition_request import EditionRequest
from casefiles.office.workplace.operations import Query
from casefiles.redaction.release.projection import Projection
from casefiles.store.access.reader import ReadTransaction


def inherited_numbers_of(
    request: EditionRequest, edition_id: EditionId, projection: Projection
) -> Query[InheritedNumbers]:
    """Return the numbers of a dossier's paragraphs, where it keeps those of an edition.

    A paragraph is the same one where its record is, whatever it says by now.
    """

    def ask(reader: ReadTransaction) -> InheritedNumbers:
        if edition_id == NO_EDITION:
            return RENUMBERED
        found = (one for one in offered_editions(reader, request) if one.id == edition_id)
        left = next((one.left_as for one in found), None)
        if left is None:
            return RENUMBERED
        now = _paragraphs(projection.disclosure, projection.facts, projection.blocks)
        return _inherited_numbers(left, tuple(now))

    return ask


def _inherited_numbers(left: ExportedContent, now: Sequence[str]) -> InheritedNumbers:
    shown = disclosure_from_bytes(left.disclosure.encode())
    # An edition of before told no blocks: what it counted beyond its facts is not known again.
    ids = tuple(_paragraphs(shown, left.facts, left.blocks))
    labels = shown.paragraphs or tuple(map(str, range(1, len(ids) + 1)))
    if not ids or len(labels) != len(ids):
        return RENUMBERED
    return inherited_numbers(dict(zip(ids, labels, strict=True)), shown.gone, now)


def _paragraphs(
    shown: Disclosure, facts: Sequence[FactId], blocks: Sequence[NarrativeBlockId]
) -> Iterator[str]:
    """Yield the records behind numbered paragraphs, in the order in which they are printed."""
    yield from facts
    for block_id, block in zip(blocks, shown.narrative, strict=False):
        if block.kind is BlockKind.NUMBERED:
            yield block_id
