"""What is burned from an exhibit: which areas of its pages go."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from casefiles.domain.files.extraction import Baseline, Extraction, PageText
from casefiles.domain.foundation.boxes import Box
from casefiles.domain.foundation.ids import ContentId, DocumentId, PersonId
from casefiles.domain.records.case_records import Document, Mark
from casefiles.domain.records.image_quality import Fineness
from casefiles.redaction.finding.excused_places import NOWHERE, ExcusedPlaces
from casefiles.redaction.finding.left_places import WordsLeft
from casefiles.redaction.names.mentions import Matcher
from casefiles.redaction.names.sure_forms import surer
from casefiles.redaction.pixels.areas import count_apart, is_whole
from casefiles.redaction.pixels.mark_areas import areas_of, is_area, strips_of
from casefiles.redaction.strips.line_reach import DEEPEST, LetterExtent
from casefiles.redaction.strips.page_strips import document_reach, mention_strips, near_pages
from casefiles.redaction.strips.strips import Cover


@dataclass(frozen=True, slots=True)
class OpenedStrip:
    """What a closed paper shows of what goes from the open one: all of it, or nothing.

    Attributes:
        boxes: as they are among those that go.
        persons: everybody who is named there.
    """

    boxes: tuple[Box, ...]
    persons: tuple[PersonId, ...]


@dataclass(frozen=True, slots=True)
class BurnPlan:
    """What is done to one exhibit.

    Attributes:
        boxes: areas to remove, by page from 1; every page of the document has a key.
        rasters: digest of the raster that marks were drawn on, by page; pages with marks only.
        unread_pages: those that neither a machine read nor a person looked at, and of which
            something is left to be read.
        faults: codes of marks that cover nothing, and the pages that they name. An export stops.
        fineness: how finely its pages leave.
        excused: protected forms in names of open persons on its pages.
        strips: those of the areas that go because of lines, by page: no line may be cut by them.
        stays: what the lines stand on that stay, by page.
        opened: what of the areas stays all the same, by page: in a closed paper alone.
    """

    content_id: ContentId
    exhibit: str
    boxes: Mapping[int, tuple[Box, ...]]
    rasters: Mapping[int, frozenset[str]]
    unread_pages: tuple[int, ...]
    faults: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    fineness: Fineness = Fineness.FILING
    excused: ExcusedPlaces = NOWHERE
    words_left: WordsLeft = ()
    strips: Mapping[int, tuple[Cover, ...]] = field(default_factory=dict)
    stays: Mapping[int, tuple[Baseline, ...]] = field(default_factory=dict)
    opened: Mapping[int, tuple[OpenedStrip, ...]] = field(default_factory=dict)

    def shut(self, page: int) -> tuple[Box, ...]:
        """Return the areas that go from a page of the paper at hand."""
        opened = {box for one in self.opened.get(page, ()) for box in one.boxes}
        return tuple(box for box in self.boxes[page] if box not in opened)

    def shut_strips(self, page: int) -> tuple[Cover, ...]:
        """Return those of the areas that go because of lines."""
        opened = {box for one in self.opened.get(page, ()) for box in one.boxes}
        return tuple(one for one in self.strips.get(page, ()) if not opened.issuperset(one.boxes))

    @property
    def unread(self) -> int:
        """How many pages are unread."""
        return len(self.unread_pages)

    def is_covered(self, page: int) -> bool:
        """Tell whether nothing is left of a page that could be read."""
        return is_whole(self.boxes.get(page, ()))

    @property
    def box_count(self) -> int:
        """How many areas go; one that goes down its page is one."""
        return sum(count_apart(boxes) for boxes in self.boxes.values())


@dataclass(frozen=True, slots=True)
class ExhibitSource:
    """One exhibit that can be rendered, under the mark that the dossier prints.

    Attributes:
        pictured: its pages with what machines recognised in their pictures; that only ever adds
            lines that go, and no page counts as read for it.
        others: pages as they may read in other languages or another way up, each way apart; there
            only forms count that arise nowhere by chance.
        reach: room for the letters of the document; None where these are all of its pages, which
            then tell.
    """

    document: Document
    exhibit: str
    reading: Extraction
    pictured: tuple[PageText, ...] = ()
    others: tuple[tuple[PageText, ...], ...] = ()
    reach: LetterExtent | None = None


def opened_pictures(plans: Iterable[BurnPlan]) -> dict[int, frozenset[PersonId]]:
    """Return whom burned pages name, by their number from 0 in the order of all plans."""
    pages = [(plan, number) for plan in plans for number in sorted(plan.boxes)]
    named = (
        frozenset(person for one in plan.opened.get(number, ()) for person in one.persons)
        for plan, number in pages
    )
    return {index: persons for index, persons in enumerate(named) if persons}


def plan_burning(
    source: ExhibitSource,
    marks: tuple[Mark, ...],
    audience: str,
    matcher: Matcher,
    also: Sequence[Mark] = (),
) -> BurnPlan:
    """Decide what goes from an exhibit: its marks, and every line whose text holds a mention.

    Args:
        source: the exhibit.
        marks: all marks of the case.
        audience: only marks for it, or for all, apply.
        matcher: finds protected persons.
        also: areas that go by the text of its pages, as names do; they hold for any raster.
    """
    document, pages = source.document, source.reading.pages
    own = marks_for(marks, document.id, audience)
    rasters = {
        number: frozenset(mark.raster for mark in own if mark.page == number)
        for number in {mark.page for mark in own}
    }
    unread = () if document.is_looked_at else tuple(one.number for one in pages if is_unread(one))
    plan = BurnPlan(
        content_id=document.content_id,
        exhibit=source.exhibit,
        boxes={},
        rasters=rasters,
        unread_pages=unread,
        faults=faults_of(own, {one.number for one in pages}),
    )
    plan = _with_areas(plan, source, [*own, *also], matcher)
    return replace(plan, unread_pages=tuple(one for one in unread if not plan.is_covered(one)))


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


def _with_areas(
    plan: BurnPlan, source: ExhibitSource, marks: Sequence[Mark], matcher: Matcher
) -> BurnPlan:
    """Return a plan with the areas that go: what any of several texts of the pages finds goes."""
    pages = source.reading.pages
    # Where pictures say no more than the text, both find the same.
    texts = [pages] if source.pictured == pages else [pages, source.pictured]
    reach = source.reach if source.reach is not None else reach_for(texts, marks, matcher)
    drawn = drawn_areas(texts, marks, reach)
    pictured = {page.number: page for page in source.pictured}
    found = [mention_strips(text, matcher, drawn, reach) for text in texts]
    besides = [mention_strips(text, surer(matcher), drawn, reach) for text in source.others]
    strips = {
        page.number: (
            *strips_of(_on(page, marks), page, pictured.get(page.number), reach),
            *(
                cover
                for one in (*found, *besides)
                if page.number in one
                for cover in one[page.number].covers
            ),
        )
        for page in pages
    }
    return replace(
        plan,
        boxes={
            at: tuple(dict.fromkeys((*boxes, *(box for one in strips[at] for box in one.boxes))))
            for at, boxes in drawn.items()
        },
        strips={at: tuple(dict.fromkeys(covers)) for at, covers in strips.items() if covers},
        stays={
            page.number: tuple(
                dict.fromkeys(
                    base for one in found if page.number in one for base in one[page.number].stays
                )
            )
            for page in pages
            if strips[page.number]
        },
    )


def reach_for(
    texts: Sequence[Sequence[PageText]], marks: Sequence[Mark], matcher: Matcher
) -> LetterExtent:
    """Return the room for the letters of a document of which these are all pages."""
    drawn = drawn_areas(texts, marks)
    return document_reach((one for text in texts for one in near_pages(text, drawn)), matcher)


def drawn_areas(
    texts: Sequence[Sequence[PageText]], marks: Sequence[Mark], reach: LetterExtent = DEEPEST
) -> dict[int, tuple[Box, ...]]:
    """Return what goes because of marks, by page.

    Args:
        texts: the pages as they say themselves, then as their pictures say where these say more.
        marks: those that count.
        reach: room for the letters of the document.
    """
    pictured = {page.number: page for page in texts[-1]}
    return {
        page.number: tuple(areas_of(_on(page, marks), page, pictured.get(page.number), reach))
        for page in texts[0]
    }


def _on(page: PageText, marks: Iterable[Mark]) -> list[Mark]:
    return [mark for mark in marks if mark.page == page.number]
