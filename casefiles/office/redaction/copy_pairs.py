"""Copies, near copies and translations of a document that is redacted, and what one lacks.

What goes from one of two twins and stays in the other is given away by the other. So each pair of
which one is redacted stands until its marks agree, or a person says that the two differ, or that
both were compared and nothing is missing. What was said is a record, and lapses with the marks.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Final

from casefiles.domain.files.similarity import is_textually_similar, is_visually_similar
from casefiles.domain.foundation.boxes import Box
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import Refused
from casefiles.domain.foundation.ids import CaseId, DocumentId, MarkId, new_id
from casefiles.domain.records.case_records import Document, Exhibit, Mark, RedactionKind
from casefiles.domain.records.translation import DocumentLink, DocumentLinkKind, Translation
from casefiles.office.documents.copy_pair_decisions import (
    Pair,
    compared,
    pair_key,
    pairs_marked_different,
)
from casefiles.office.documents.document_records import shown_name
from casefiles.office.redaction.marking import (
    RedactionArea,
    documents_with,
    insert_marks,
    raster_digests,
)
from casefiles.office.workplace.operations import Job, JobContext, Query
from casefiles.redaction.pixels.mark_areas import areas_of
from casefiles.store.access.reader import ReadTransaction

_SAME_CONTENT: Final = frozenset(
    {DocumentLinkKind.TRANSLATION, DocumentLinkKind.TRANSCRIPT, DocumentLinkKind.DERIVATIVE}
    | {DocumentLinkKind.CROP, DocumentLinkKind.STILL, DocumentLinkKind.DUPLICATE}
)
"""Links between documents that show or say the same; a reply or an attachment does not."""
_SLACK: Final = 0.01
"""Of a page: how far an area may reach beyond the one that covers it."""
_SHAPE: Final = 0.02
"""How far the shapes of two pages may differ that show the same."""

Pages = Mapping[int, Sequence[Box]]
"""What goes from a document, by page from 1."""


@dataclass(frozen=True, slots=True)
class MissingMark:
    """Something that goes from one document and stays in its twin.

    Attributes:
        page: the first page on which it stays; 0 where their pages do not correspond.
    """

    redacted: DocumentId
    bare: DocumentId
    page: int


@dataclass(frozen=True, slots=True)
class RemovedContent:
    """What goes from a document.

    Attributes:
        pages: areas of marks, by page; every page has a key.
        lines: what goes by itself for the names on it, by page.
        is_redacted: anything goes, also from its words.
    """

    pages: Pages
    lines: Pages
    is_redacted: bool


@dataclass(frozen=True, slots=True)
class CopyPairRow:
    """A twin of a document that is not resolved yet.

    Attributes:
        name: of the other document.
        lacks: marks that the document at hand lacks; `other_lacks` what the other one does.
        can_carry: their pages correspond, so that marks can be carried over.
    """

    other_id: DocumentId
    name: str
    lacks: int
    other_lacks: int
    can_carry: bool


def pairs_of(
    reader: ReadTransaction, case_id: CaseId, document_ids: Collection[DocumentId]
) -> dict[Pair, bool]:
    """Return the pairs of which one is wanted, and whether their pages could correspond.

    Undecided likenesses count as well as links that a person made: what nobody looked at is no
    excuse. A pair that was told apart is none.
    """
    chosen = set(document_ids)
    found = {**_similar_pairs(reader, case_id, chosen), **_linked(reader, case_id)}
    apart = pairs_marked_different(reader, case_id)
    return {
        pair: is_copy
        for pair, is_copy in found.items()
        if pair not in apart and not chosen.isdisjoint(pair)
    }


def _linked(reader: ReadTransaction, case_id: CaseId) -> dict[Pair, bool]:
    found = {}
    for link in reader.find(DocumentLink, case_id=case_id):
        if link.kind in _SAME_CONTENT and link.document_id != link.other_id:
            is_copy = link.kind in {DocumentLinkKind.DUPLICATE, DocumentLinkKind.DERIVATIVE}
            found[pair_key(link.document_id, link.other_id)] = is_copy
    for one in reader.find(Translation, case_id=case_id):
        if one.translated_id:
            found[pair_key(one.document_id, one.translated_id)] = False
    return found


def _similar_pairs(
    reader: ReadTransaction, case_id: CaseId, document_ids: Collection[DocumentId]
) -> dict[Pair, bool]:
    documents = reader.find(Document, case_id=case_id)
    same: dict[str, list[DocumentId]] = {}
    for document in documents:
        same.setdefault(document.content_id, []).append(document.id)
    found = {pair_key(*pair): True for ids in same.values() for pair in combinations(ids, 2)}
    every = reader.likenesses(case_id)
    for one, own in ((one, own) for one, own in every if one in document_ids):
        for other, seen in every:
            if other != one and (is_visually_similar(own, seen) or is_textually_similar(own, seen)):
                found[pair_key(one, other)] = True
    return found


def lacks_of(
    pair: Pair,
    is_copy: bool,
    removed: Mapping[DocumentId, RemovedContent],
    shown: Mapping[DocumentId, RemovedContent],
) -> Iterator[MissingMark]:
    """Yield what one of two twins shows that goes from the other.

    Args:
        pair: the two.
        is_copy: they are copies, so that equally many pages correspond one to one.
        removed: what is meant to go from each.
        shown: what goes from each wherever it leaves.
    """
    for redacted, bare in (pair, pair[::-1]):
        own, other = removed[redacted], shown[bare]
        if not own.is_redacted:
            continue
        if is_copy and own.pages and own.pages.keys() == other.pages.keys():
            page = next((n for n in sorted(own.pages) if _is_bare(n, own, other)), 0)
            if page:
                yield MissingMark(redacted, bare, page)
        else:
            yield MissingMark(redacted, bare, 0)


def _is_bare(number: int, own: RemovedContent, other: RemovedContent) -> bool:
    """Tell whether a page of the other document shows what goes from its twin.

    A line that goes for a name on it is told by anything that goes from that line: where a mark
    covers the name alone, no name is left to be found.
    """
    there = (*other.pages[number], *other.lines.get(number, ()))
    lines = own.lines.get(number, ())
    is_shown = not all(any(_meets(one, line) for one in there) for line in lines)
    return is_shown or bool(_bare(own.pages[number], there))


def _meets(other: Box, line: Box) -> bool:
    middle = (line.y0 + line.y1) / 2
    return other.y0 <= middle <= other.y1


def _bare(boxes: Sequence[Box], others: Sequence[Box]) -> list[Box]:
    """Return the areas that no area of the other page covers."""
    return [box for box in boxes if not any(_covers(other, box) for other in others)]


def _covers(other: Box, box: Box) -> bool:
    return (other.x0 <= box.x0 + _SLACK and other.x1 >= box.x1 - _SLACK) and (
        other.y0 <= box.y0 + _SLACK and other.y1 >= box.y1 - _SLACK
    )


def marked(
    reader: ReadTransaction,
    document_id: DocumentId,
    counts: Callable[[Mark], bool] = lambda _: True,
) -> RemovedContent:
    """Return what marks alone take from a document.

    Args:
        reader: of the vault.
        document_id: of the document.
        counts: which marks count; all of them unless told.
    """
    marks = [mark for mark in reader.find(Mark, document_id=document_id) if counts(mark)]
    count = len(reader.page_sizes(document_id))
    pages = {page.number: page for page in reader.pages(document_id, 1, count)} if marks else {}
    removed = {
        number: areas_of([mark for mark in marks if mark.page == number], pages[number])
        if number in pages
        else ()
        for number in range(1, count + 1)
    }
    return RemovedContent(removed, {}, bool(marks))


def copy_pairs_of(document_id: DocumentId) -> Query[tuple[CopyPairRow, ...]]:
    """Return the twins of a document of which one has marks that the other lacks."""

    def ask(reader: ReadTransaction) -> tuple[CopyPairRow, ...]:
        document = reader.get(Document, document_id)
        if document is None:
            return ()
        case_id = document.case_id
        decided = compared(reader, case_id)
        rows = (
            _row(reader, document_id, pair, is_copy)
            for pair, is_copy in sorted(pairs_of(reader, case_id, {document_id}).items())
            if pair not in decided and _concerns(reader, pair)
        )
        return tuple(row for row in rows if row is not None)

    return ask


def _concerns(reader: ReadTransaction, pair: Pair) -> bool:
    """Tell whether one of two documents is an exhibit, so that it can leave."""
    return any(reader.find(Exhibit, document_id=one) for one in pair)


def _row(
    reader: ReadTransaction, document_id: DocumentId, pair: Pair, is_copy: bool
) -> CopyPairRow | None:
    other_id = pair[1] if pair[0] == document_id else pair[0]
    other = reader.get(Document, other_id)
    removed = {one: marked(reader, one) for one in pair}
    if other is None or not any(True for _ in lacks_of(pair, is_copy, removed, removed)):
        return None
    can_carry = is_copy and _correspond(reader, pair)
    own, removed_content = removed[document_id], removed[other_id]
    return CopyPairRow(
        other_id=other_id,
        name=shown_name(reader, other),
        lacks=_count(removed_content, own),
        other_lacks=_count(own, removed_content),
        can_carry=can_carry,
    )


def _count(redacted: RemovedContent, bare: RemovedContent) -> int:
    return sum(len(_bare(boxes, bare.pages.get(n, ()))) for n, boxes in redacted.pages.items())


def _correspond(reader: ReadTransaction, pair: Pair) -> bool:
    """Tell whether two documents have equally many pages of the same shapes."""
    one, other = (reader.page_sizes(document_id) for document_id in pair)
    return len(one) == len(other) > 0 and all(
        abs((width / height) / (wide / high) - 1) <= _SHAPE
        for (width, height), (wide, high) in zip(one, other, strict=True)
    )


def carry_marks(source: DocumentId, target: DocumentId) -> Job[tuple[MarkId, ...]]:
    """Mark a document where its twin is marked, with the same reasons; all in one write.

    Raises:
        Refused: one was removed, their pages do not correspond, or nothing is missing.
        WorkerFailed: a page cannot be drawn.
    """

    def work(workplace: JobContext, ticket: CancellationToken) -> tuple[MarkId, ...]:
        documents = documents_with(workplace, (source, target))
        missing = workplace.vault.read(lambda reader: _missing(reader, source, target))
        areas = [RedactionArea(target, mark.page, mark.box) for mark in missing]
        digests = raster_digests(workplace, documents, areas, ticket)
        marks = [
            replace(
                mark,
                id=MarkId(new_id(workplace.randomness)),
                document_id=target,
                raster=digests[target, mark.page],
            )
            for mark in missing
        ]
        ticket.check()
        workplace.vault.write(lambda at: insert_marks(at, marks))
        return tuple(mark.id for mark in marks)

    return work


def _missing(reader: ReadTransaction, source: DocumentId, target: DocumentId) -> tuple[Mark, ...]:
    """Return the marks of one document that another lacks.

    Raises:
        Refused: their pages do not correspond, or nothing is missing.
    """
    if not _correspond(reader, (source, target)):
        raise Refused("pages_not_alike")
    own = {_place(mark) for mark in reader.find(Mark, document_id=target)}
    marks = (mark for mark in reader.find(Mark, document_id=source) if not mark.kind.is_of_text)
    missing = tuple(mark for mark in marks if _place(mark) not in own)
    if not missing:
        raise Refused("marks_carried_already")
    return missing


def _place(mark: Mark) -> tuple[int, Box, RedactionKind, tuple[str, ...]]:
    return mark.page, mark.box, mark.kind, mark.audiences


def all_lacks(
    pairs: Mapping[Pair, bool],
    decided: Collection[Pair],
    removed: Mapping[DocumentId, RemovedContent],
    shown: Mapping[DocumentId, RemovedContent],
) -> Iterable[tuple[Pair, MissingMark]]:
    """Yield what undecided pairs lack, in the order of their ids."""
    for pair, is_copy in sorted(pairs.items()):
        if pair not in decided:
            yield from ((pair, lack) for lack in lacks_of(pair, is_copy, removed, shown))
