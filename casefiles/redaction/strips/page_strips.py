"""What goes from pages because of lines: those that hold mentions, and those that a mark touches.

Everything that can be seen of it hangs on the lines that stay. Text beside the page, which nobody
sees, burns nothing and measures nothing.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from casefiles.domain.files.extraction import Baseline, PageText, TextLine
from casefiles.domain.foundation.boxes import Box, around, meet
from casefiles.redaction.names.line_places import (
    ASCENT,
    DESCENT,
    LineSegment,
    is_off_page,
    line_baseline,
    line_of,
    row_of,
    turned_way,
    way_of,
)
from casefiles.redaction.names.mentions import Matcher
from casefiles.redaction.names.page_mentions import PartedLines, parted_lines
from casefiles.redaction.names.upright_pages import as_it_lies, turns_of, upright, upright_boxes
from casefiles.redaction.strips import edge_boxes
from casefiles.redaction.strips.line_reach import (
    MOST,
    USUAL,
    LetterExtent,
    may_reach_further,
    reach_of,
)
from casefiles.redaction.strips.strips import Cover, strips_over

_TOUCHED: Final = 1 / 3
"""Of the height of a line, from which a mark of lines is meant for it."""


@dataclass(frozen=True, slots=True)
class PageStrips:
    """What goes from a page because of its lines.

    Attributes:
        covers: strips over them.
        stays: what the lines stand on that stay.
    """

    covers: tuple[Cover, ...]
    stays: tuple[Baseline, ...]

    @property
    def boxes(self) -> tuple[Box, ...]:
        """What goes at least."""
        return tuple(dict.fromkeys(box for cover in self.covers for box in cover.boxes))


def mention_boxes(
    pages: Sequence[PageText],
    matcher: Matcher,
    drawn: Mapping[int, Sequence[Box]],
    reach: LetterExtent | None = None,
) -> dict[int, tuple[Box, ...]]:
    """Return the boxes of `mention_strips` alone."""
    found = mention_strips(pages, matcher, drawn, reach)
    return {number: one.boxes for number, one in found.items()}


def mention_strips(
    pages: Sequence[PageText],
    matcher: Matcher,
    drawn: Mapping[int, Sequence[Box]],
    reach: LetterExtent | None = None,
) -> dict[int, PageStrips]:
    """Return strips over each line that holds a part of a mention.

    Args:
        pages: machine-read text, in the order of the document.
        matcher: finds protected persons.
        drawn: the marks, by number of page.
        reach: room for the letters of the document; told by these pages if None, as it may be
            where they are all that it has.

    Returns:
        The strips by number of page; every page has a key.
    """
    parted = parted_lines(pages, matcher, drawn)
    if reach is None:
        reach = document_reach(near_pages(pages, drawn), matcher)
    return {page.number: _of_page(page, parted[page.number], reach) for page in pages}


@dataclass(frozen=True, slots=True)
class NearPages:
    """A page with those beside it, over whose ends a name may run, and what marks take of them."""

    page: PageText
    near: tuple[PageText, ...]
    drawn: Mapping[int, Sequence[Box]]


def near_pages(
    pages: Sequence[PageText], drawn: Mapping[int, Sequence[Box]]
) -> Iterator[NearPages]:
    """Yield those pages of a text that have letters which need more room than most."""
    by_number = {page.number: page for page in pages}
    for page in pages:
        if any(may_reach_further(line.text) for line in page.lines):
            around = (page.number - 1, page.number, page.number + 1)
            near = tuple(by_number[at] for at in around if at in by_number)
            yield NearPages(page, near, {at: drawn.get(at, ()) for at in around})


def document_reach(pages: Iterable[NearPages], matcher: Matcher) -> LetterExtent:
    """Return the room for the letters of a document, by the lines of it that stay.

    Args:
        pages: those that have letters which need more room than most, as they say themselves and
            as their pictures say; no more are asked for than are needed.
        matcher: finds protected persons.
    """
    found = USUAL
    for one in pages:
        if found == MOST:
            break
        possible = reach_of(line.text for line in one.page.lines if not is_off_page(line))
        if found | possible != found:
            parted = parted_lines(one.near, matcher, one.drawn)
            found |= reach_of(staying_texts(one.page, parted))
    return found


def staying_texts(page: PageText, parted: Mapping[int, PartedLines]) -> Iterator[str]:
    """Yield the texts of the lines of a page that stay and can be seen."""
    own = parted[page.number]
    for at in dict.fromkeys(at for at, _ in own.stays):
        if not is_off_page(page.lines[at]):
            yield page.lines[at].text


def _of_page(page: PageText, parted: PartedLines, reach: LetterExtent) -> PageStrips:
    seen = [(at, box) for at, box in parted.stays if not is_off_page(page.lines[at])]
    baselines = tuple(line_baseline(page.lines[at]) for at in dict.fromkeys(at for at, _ in seen))
    text_lines = [line for at in parted.with_parts if not is_off_page(line := page.lines[at])]
    if not text_lines:
        return PageStrips((), baselines)
    line_segments = [line_of(line) for line in text_lines if line.baseline is not None]
    stays = [line_of(page.lines[at], box) for at, box in seen]
    untold = [line for line in text_lines if line.baseline is None]
    by_boxes = (Cover((box,)) for box in _by_boxes(untold, seen, parted.turns))
    strips, evened = strips_over(line_segments, stays, page, reach)
    covers = tuple(dict.fromkeys((*by_boxes, *strips)))
    return PageStrips(covers, tuple(evened.get(base, base) for base in baselines))


def _by_boxes(
    text_lines: Iterable[TextLine], stays: Iterable[tuple[int, Box]], turns: int
) -> tuple[Box, ...]:
    """Return boxes over lines of which nobody told what they stand on."""
    near = upright_boxes([box for _, box in stays], turns)
    lines = upright_boxes([line.box for line in text_lines], turns)
    return as_it_lies([edge_boxes.widened(line, near) for line in lines], turns)


def line_strips(pages: Sequence[PageText], box: Box, reach: LetterExtent) -> tuple[Cover, ...]:
    """Return what goes from a page because of a mark of the lines that a box touches.

    Args:
        pages: one page as it says itself and, where there is any, with what its picture says:
            what either makes go goes, for which says more may hang on what stands under the mark.
        box: as somebody drew it.
        reach: room for the letters of the document.
    """
    page_texts = [page for page in pages if any(line.baseline is not None for line in page.lines)]
    found = [one for page in page_texts for one in _touched_strips(page, box, reach)]
    if not found:
        turns = turns_of(line for line in pages[-1].lines if not meet(line.box, box))
        (place,) = upright_boxes([box], turns)
        untold = [upright(page, turns) for page in pages if page not in page_texts]
        wide = [edge_boxes.wide_line(page, place) for page in untold]
        whole = around(wide or [Box(0.0, place.y0, 1.0, place.y1)])
        found = [Cover(as_it_lies([whole], turns))]
    return tuple(dict.fromkeys(found))


def _touched_strips(page: PageText, box: Box, reach: LetterExtent) -> Iterator[Cover]:
    """Yield strips over the lines that a mark is meant for, and what of it is beside the others."""
    lines = [line for line in page.lines if line.text.strip() and not is_off_page(line)]
    line_segments = [line_of(line) for line in lines]
    shares = [_share(line, box, page) for line in line_segments]
    touched = [line for line, share in zip(line_segments, shares, strict=True) if share > _TOUCHED]
    if not touched:
        return
    stays = [line for line, share in zip(line_segments, shares, strict=True) if share <= _TOUCHED]
    yield from strips_over(touched, stays, page, reach)[0]
    rest = box
    for line, share in zip(line_segments, shares, strict=True):
        if 0 < share <= _TOUCHED:
            rest = _without_overlap(rest, line.box)
    yield Cover((rest,))


def _share(line: LineSegment, box: Box, page: PageText) -> float:
    """Return how much of the height of a line a box covers, where it crosses it."""
    quarters, _ = way_of(line, page)
    way = turned_way(page, quarters)
    row, (place,) = row_of(line, page, way), upright_boxes([box], quarters)
    left, right = place.x0 * way.width, place.x1 * way.width
    if not row.is_adjacent(left, right):
        return 0.0
    middle = (max(left, row.left) + min(right, row.right)) / 2
    long = row.right - row.left
    fall = row.slant * ((middle - row.left) / long - 0.5) if long else 0.0
    high = row.size * (ASCENT + DESCENT)
    top, bottom = row.top + fall, row.bottom + fall
    return (min(bottom, place.y1 * way.height) - max(top, place.y0 * way.height)) / high


def _without_overlap(box: Box, line: Box) -> Box:
    """Return a box without what of it is over the edge of a line that it hardly touches."""
    if box.y0 < line.y0:
        return Box(box.x0, box.y0, box.x1, max(line.y0, box.y0 + (box.y1 - box.y0) / 2))
    return Box(box.x0, min(line.y1, box.y1 - (box.y1 - box.y0) / 2), box.x1, box.y1)
