"""Small pictures of documents, and which of them look or read alike; a person decides.

What a locked worker drew is plain pixels here, which are only made smaller: nothing is taken apart.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from casefiles.domain.files.similarity import (
    DocumentSketch,
    is_textually_similar,
    is_visually_similar,
)
from casefiles.domain.foundation.ids import CaseId, DocumentId, Randomness
from casefiles.domain.records.case_records import Document
from casefiles.domain.records.provenance import Sensitivity
from casefiles.domain.records.replacement_texts import CopyPairAnswer
from casefiles.domain.records.translation import DocumentLink, DocumentLinkKind
from casefiles.office.documents.copy_pair_decisions import decide_copy_pair, pairs_marked_different
from casefiles.office.documents.document_records import shown_name
from casefiles.office.documents.links import DocumentPair, add_link
from casefiles.office.documents.pages import turns_of
from casefiles.office.records.attachments import containers_of, links_in
from casefiles.office.workplace.operations import Edit, Query
from casefiles.store.access.reader import ReadTransaction
from casefiles.words.language import msg

_MOST: Final = 20
_MOST_COUNTED: Final = 2_000


@dataclass(frozen=True, slots=True)
class NearDuplicate:
    """A document that looks or reads like another.

    Attributes:
        name: of the document.
        how: whether it looks or reads alike, or lies inside as a preview that shows something
            else, or holds this one so.
    """

    document_id: DocumentId
    name: str
    how: Literal["looks", "reads", "inside", "holds"]


@dataclass(frozen=True, slots=True)
class Thumbnail:
    """What a document looks like: rows of red, green, blue bytes, top first.

    Attributes:
        turns: quarters by which it is turned clockwise to stand upright.
    """

    columns: int
    rows: int
    rgb: bytes
    turns: int = 0


def small_pictures(
    document_ids: Collection[DocumentId],
) -> Query[dict[DocumentId, Thumbnail | None]]:
    """Return the small pictures of some documents; none of one that is marked as graphic."""
    return lambda reader: {one: _small_picture(reader, one) for one in document_ids}


def _small_picture(reader: ReadTransaction, document_id: DocumentId) -> Thumbnail | None:
    document = reader.get(Document, document_id)
    if document is None or document.sensitivity is Sensitivity.GRAPHIC:
        return None
    seen = reader.likeness(document_id)
    if seen is None or not seen.rgb:
        return None
    return Thumbnail(seen.columns, seen.rows, seen.rgb, turns_of(reader, document_id, 1).get(1, 0))


def near_duplicates_of(document_id: DocumentId) -> Query[tuple[NearDuplicate, ...]]:
    """Return the documents of its case that a document looks or reads like, undecided ones only."""

    def ask(reader: ReadTransaction) -> tuple[NearDuplicate, ...]:
        document = reader.get(Document, document_id)
        own = reader.likeness(document_id)
        if document is None or own is None:
            return ()
        decided = _decided(reader, document_id)
        found = [*_previews(reader, document_id)]
        for other_id, other in reader.likenesses(document.case_id):
            if other_id != document_id and other_id not in decided:
                how = _how(own, other)
                named = reader.get(Document, other_id) if how else None
                if how and named is not None:
                    found.append(NearDuplicate(other_id, shown_name(reader, named), how))
            if len(found) >= _MOST:
                break
        return tuple(found)

    return ask


def _previews(reader: ReadTransaction, document_id: DocumentId) -> Iterator[NearDuplicate]:
    """Yield the pictures that lie in a picture, and the picture that one lies in."""
    if not _is_picture(reader, document_id):
        return
    for link in links_in(reader, document_id):
        inside = reader.get(Document, link.document_id) if link.part else None
        if inside is not None:
            yield NearDuplicate(inside.id, shown_name(reader, inside), "inside")
    for link in containers_of(reader, document_id):
        holder = reader.get(Document, link.other_id) if link.part else None
        if holder is not None and _is_picture(reader, holder.id):
            yield NearDuplicate(holder.id, shown_name(reader, holder), "holds")


def _is_picture(reader: ReadTransaction, document_id: DocumentId) -> bool:
    head = reader.reading_head(document_id)
    return head is not None and head[0].startswith("image/")


def count_near_duplicates(
    reader: ReadTransaction, case_id: CaseId, document_ids: Collection[DocumentId]
) -> int:
    """Count which of some documents look or read like another one of their case.

    Of very many only the first are looked at: it is a hint, and each document tells it again.
    """
    every = reader.likenesses(case_id)
    known = dict(every)
    seen = [(other, one) for other, one in every if one.picture_hash is not None]
    values = _by_number(every)
    counted = 0
    for document_id in list(document_ids)[:_MOST_COUNTED]:
        own = known.get(document_id)
        if own is not None:
            is_similar = any(
                other != document_id and is_visually_similar(own, one) for other, one in seen
            )
            counted += is_similar or _reads_like_any(document_id, own, known, values)
    return counted


def _by_number(
    every: Iterable[tuple[DocumentId, DocumentSketch]],
) -> dict[int, list[DocumentId]]:
    found: dict[int, list[DocumentId]] = {}
    for document_id, one in every:
        for number in one.sketch:
            found.setdefault(number, []).append(document_id)
    return found


def _reads_like_any(
    document_id: DocumentId,
    own: DocumentSketch,
    known: Mapping[DocumentId, DocumentSketch],
    values: Mapping[int, list[DocumentId]],
) -> bool:
    """Compare with those only that have half of the numbers of a sketch."""
    common = Counter(other for number in own.sketch for other in values[number])
    near = (other for other, count in common.items() if count * 2 >= len(own.sketch))
    return any(other != document_id and is_textually_similar(own, known[other]) for other in near)


def _how(own: DocumentSketch, other: DocumentSketch) -> Literal["looks", "reads", ""]:
    if is_visually_similar(own, other):
        return "looks"
    return "reads" if is_textually_similar(own, other) else ""


def _decided(reader: ReadTransaction, document_id: DocumentId) -> set[DocumentId]:
    """Return the documents that are linked with one, or that somebody told apart from it."""
    decided = {link.other_id for link in reader.find(DocumentLink, document_id=document_id)}
    decided |= {link.document_id for link in reader.find(DocumentLink, other_id=document_id)}
    document = reader.get(Document, document_id)
    apart = pairs_marked_different(reader, document.case_id) if document is not None else ()
    decided |= {one for pair in apart if document_id in pair for one in pair} - {document_id}
    return decided


def _sides(reader: ReadTransaction, document_id: DocumentId, other: DocumentId) -> tuple[str, str]:
    if any(link.document_id == other for link in links_in(reader, document_id)):
        return msg("This picture"), msg("The preview inside it")
    if any(link.document_id == document_id for link in links_in(reader, other)):
        return msg("This preview"), msg("Containing picture")
    return msg("This document"), msg("Like it")


def mark_as_different(one: DocumentId, other: DocumentId, randomness: Randomness) -> Edit[None]:
    """Say that two documents are different, however alike."""
    return decide_copy_pair(one, other, CopyPairAnswer.DIFFERENT, randomness)


def mark_as_copy(
    case_id: CaseId, one: DocumentId, other: DocumentId, randomness: Randomness
) -> Edit[None]:
    """Say that a document is a copy of another."""
    return add_link(case_id, one, other, (DocumentLinkKind.DUPLICATE, ""), randomness)


def pair_of(document_id: DocumentId, other: DocumentId) -> Query[DocumentPair | None]:
    """Return two documents to be seen side by side; None if one is gone."""

    def ask(reader: ReadTransaction) -> DocumentPair | None:
        here, there = reader.get(Document, document_id), reader.get(Document, other)
        if here is None or there is None:
            return None
        names = shown_name(reader, here), shown_name(reader, there)
        return DocumentPair(document_id, other, *names, 0, _sides(reader, document_id, other))

    return ask
