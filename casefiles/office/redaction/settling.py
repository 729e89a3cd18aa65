"""What marks take away for every reader: by that a question is settled, whoever drew them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from casefiles.domain.files.text_blocks import TextBlock
from casefiles.domain.foundation.boxes import Box
from casefiles.domain.foundation.ids import CaseId, DocumentId
from casefiles.domain.records.case_records import Mark, RedactionKind
from casefiles.office.redaction.kinship_words import kinships_in, places_of_kin
from casefiles.office.redaction.kinships import KinshipsAt
from casefiles.office.redaction.suggestions import RedactionSuggestion
from casefiles.office.redaction.word_places import (
    WordPlace,
    is_absent,
    places_of_item,
    stays_in,
    words_of,
)
from casefiles.redaction.pixels.mark_areas import areas_outside
from casefiles.store.access.reader import ReadTransaction

_HAIR: Final = 0.004
"""Of a page: by so much a mark may fall short of a box, whose edges are rounded."""


def is_over(mark: Box, box: Box) -> bool:
    """Tell whether a mark hides a box but for a hair."""
    return (
        mark.x0 <= box.x0 + _HAIR
        and mark.x1 >= box.x1 - _HAIR
        and mark.y0 <= box.y0 + _HAIR
        and mark.y1 >= box.y1 - _HAIR
    )


def areas_by_page(marks: Iterable[Mark]) -> Mapping[int, Sequence[Box]]:
    """Return the areas of a document's pages that go for every reader.

    A mark that keeps takes what is beside it; marks of words take nothing of a page.
    """
    removed: defaultdict[int, list[Box]] = defaultdict(list)
    retained: defaultdict[int, list[Box]] = defaultdict(list)
    for mark in marks:
        # A mark for some readers only hides nothing from the others.
        if not mark.audiences and not mark.kind.is_of_text:
            (retained if mark.kind is RedactionKind.KEEP else removed)[mark.page].append(mark.box)
    for page, boxes in retained.items():
        removed[page] += areas_outside(boxes)
    return removed


class Settling:
    """Tells which questions the marks of a case settle.

    Args of the constructor: a reader, which is used while questions are asked; the case.
    """

    def __init__(self, reader: ReadTransaction, case_id: CaseId) -> None:
        self._reader = reader
        self._case_id = case_id
        self._marks: defaultdict[DocumentId, list[Mark]] = defaultdict(list)
        for mark in reader.find(Mark, case_id=case_id):
            if not mark.audiences:
                self._marks[mark.document_id].append(mark)
        self._words: dict[DocumentId, tuple[TextBlock, ...]] = {}
        self._areas: dict[DocumentId, Mapping[int, Sequence[Box]]] = {}
        self._kinships: KinshipsAt | None = None

    def takes(self, item: RedactionSuggestion) -> bool:
        """Tell whether all of an item goes because of marks."""
        own = item.document_id
        marks = self._marks.get(own)
        if not marks:
            return False
        blocks = self._blocks(own)
        if blocks:
            found = self._places(blocks, item)
            return bool(found) and not any(stays_in(blocks, marks, one) for one in found)
        if own not in self._areas:
            self._areas[own] = areas_by_page(marks)
        areas = self._areas[own]
        return bool(item.spots) and all(
            any(is_over(area, box) for area in areas.get(page, ())) for page, box in item.spots
        )

    def is_absent(self, item: RedactionSuggestion) -> bool:
        """Tell whether nothing of an item is in the words as which its document leaves."""
        blocks = self._blocks(item.document_id)
        return bool(blocks) and not self._places(blocks, item) and is_absent(blocks, item)

    def _blocks(self, document_id: DocumentId) -> tuple[TextBlock, ...]:
        if document_id not in self._words:
            self._words[document_id] = words_of(self._reader, document_id)
        return self._words[document_id]

    def _places(
        self, blocks: Sequence[TextBlock], item: RedactionSuggestion
    ) -> Sequence[WordPlace]:
        if not item.places:
            return places_of_item(blocks, item)
        if self._kinships is None:
            self._kinships = kinships_in(self._reader, self._case_id)
        return places_of_kin(blocks, item, self._kinships)
