"""What is burned from an exhibit: which areas of its pages go."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from casefiles.domain.boxes import Box
from casefiles.domain.fineness import Fineness
from casefiles.domain.ids import ContentId, DocumentId
from casefiles.domain.reading import PageText, Reading
from casefiles.domain.records import Document, Mark
from casefiles.redaction.excused_places import NOWHERE, ExcusedPlaces
from casefiles.redaction.mark_areas import areas_of, is_area
from casefiles.redaction.mentions import Matcher
from casefiles.redaction.page_mentions import mention_boxes
from casefiles.redaction.sure_forms import surer


@dataclass(frozen=True, slots=True)
class BurnPlan:
    """What is done to one exhibit.

    Attributes:
        boxes: areas to remove, by page from 1; every page of the document has a key.
        rasters: digest of the raster that marks were drawn on, by page; pages with marks only.
        unread_pages: those that neither a machine read nor a person looked at.
        faults: codes of marks that cover nothing, and the pages that they name. An export stops.
        fineness: how finely its pages leave.
        excused: protected forms in names of open persons on its pages.
    """

    content_id: ContentId
    exhibit: str
    boxes: Mapping[int, tuple[Box, ...]]
    rasters: Mapping[int, frozenset[str]]
    unread_pages: tuple[int, ...]
    faults: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    fineness: Fineness = Fineness.FILING
    excused: ExcusedPlaces = NOWHERE

    @property
    def unread(self) -> int:
        """How many pages are unread."""
        return len(self.unread_pages)

    @property
    def box_count(self) -> int:
        """How many areas go."""
        return sum(len(boxes) for boxes in self.boxes.values())


@dataclass(frozen=True, slots=True)
class ExhibitSource:
    """One exhibit that can be rendered, under the mark that the dossier prints.

    Attributes:
        pictured: its pages with what machines recognised in their pictures; that only ever adds
            lines that go, and no page counts as read for it.
        others: pages as they may read in other languages or another way up, each way apart; there
            only forms count that arise nowhere by chance.
    """

    document: Document
    exhibit: str
    reading: Reading
    pictured: tuple[PageText, ...] = ()
    others: tuple[tuple[PageText, ...], ...] = ()


def plan_burning(
    source: ExhibitSource, marks: tuple[Mark, ...], audience: str, matcher: Matcher
) -> BurnPlan:
    """Decide what goes from an exhibit: its marks, and every line whose text holds a mention.

    Args:
        source: the exhibit.
        marks: all marks of the case.
        audience: only marks for it, or for all, apply.
        matcher: finds protected persons.
    """
    document, pages = source.document, source.reading.pages
    own = marks_for(marks, document.id, audience)
    rasters = {
        number: frozenset(mark.raster for mark in own if mark.page == number)
        for number in {mark.page for mark in own}
    }
    unread = () if document.is_looked_at else tuple(one.number for one in pages if is_unread(one))
    return BurnPlan(
        content_id=document.content_id,
        exhibit=source.exhibit,
        boxes=_boxes_of((pages, source.pictured, *source.others), own, matcher),
        rasters=rasters,
        unread_pages=unread,
        faults=faults_of(own, {one.number for one in pages}),
    )


def marks_for(marks: Iterable[Mark], document_id: DocumentId, audience: str) -> list[Mark]:
    """Return the marks of a document that apply to an audience."""
    return [
        mark
        for mark in marks
        if mark.document_id == document_id and (not mark.audiences or audience in mark.audiences)
    ]


def faults_of(marks: Iterable[Mark], pages: Collection[int]) -> dict[str, tuple[int, ...]]:
    """Return what is wrong with marks of pages: whoever drew them meant something to go.

    mark_without_page: there is no such page. box_without_area: the box is no part of it.
    mark_of_words: it is of the words of a message, and the document leaves as pages.
    """
    found: dict[str, set[int]] = {}
    for mark in marks:
        if mark.kind.is_of_text:
            found.setdefault("mark_of_words", set()).add(mark.page)
        elif mark.page not in pages:
            found.setdefault("mark_without_page", set()).add(mark.page)
        elif not is_area(mark.box):
            found.setdefault("box_without_area", set()).add(mark.page)
    return {code: tuple(sorted(numbers)) for code, numbers in sorted(found.items())}


def is_unread(page: PageText) -> bool:
    """Tell whether a machine could not read a page, or perhaps not all that it shows."""
    return page.is_doubtful or not page.text.strip() or "\ufffd" in page.text


def _boxes_of(
    texts: Sequence[Sequence[PageText]], marks: Sequence[Mark], matcher: Matcher
) -> dict[int, tuple[Box, ...]]:
    """Return the areas that go, by page: what any of several texts of the pages finds goes."""
    pictured = {page.number: page for page in texts[1]}
    drawn = {
        page.number: tuple(
            areas_of(
                [mark for mark in marks if mark.page == page.number],
                *(page, pictured.get(page.number)),
            )
        )
        for page in texts[0]
    }
    # Where pictures say no more than the text, both find the same.
    different = texts[:1] if texts[1] == texts[0] else texts[:2]
    found = [mention_boxes(pages, matcher, drawn) for pages in different]
    found += [mention_boxes(pages, surer(matcher), drawn) for pages in texts[2:]]
    return {
        number: tuple(
            dict.fromkeys((*boxes, *(box for one in found for box in one.get(number, ()))))
        )
        for number, boxes in drawn.items()
    }
