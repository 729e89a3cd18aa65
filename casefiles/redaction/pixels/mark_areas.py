"""From marks to the areas of a page that go because of them."""

from collections.abc import Iterable, Sequence
from math import isfinite

from casefiles.domain.files.extraction import PageText
from casefiles.domain.foundation.boxes import WHOLE_PAGE, Box
from casefiles.domain.records.case_records import Mark, RedactionKind
from casefiles.redaction.strips.line_reach import DEEPEST, LetterExtent
from casefiles.redaction.strips.page_strips import line_strips
from casefiles.redaction.strips.strips import Cover


def areas_of(
    marks: Iterable[Mark],
    page: PageText,
    pictured: PageText | None = None,
    reach: LetterExtent = DEEPEST,
) -> list[Box]:
    """Return what goes from a page because of marks; each area is one rectangle.

    Args:
        marks: those of one page for one audience; marks of words are passed over.
        page: what its file says.
        pictured: the same with what a machine recognised in its picture, where there is any.
        reach: room for the letters of lines; that of any script where it is not said, so that
            what is laid beside another document is never less than what goes.
    """
    drawn = [mark for mark in marks if not mark.kind.is_of_text]
    retained = [mark.box for mark in drawn if mark.kind is RedactionKind.KEEP]
    boxes = [
        area
        for mark in drawn
        if mark.kind is not RedactionKind.KEEP
        for area in _areas(mark, (page, pictured), reach)
    ]
    return list(dict.fromkeys([*boxes, *(areas_outside(retained) if retained else ())]))


def strips_of(
    marks: Iterable[Mark],
    page: PageText,
    pictured: PageText | None = None,
    reach: LetterExtent = DEEPEST,
) -> list[Cover]:
    """Return of `areas_of` what goes because of marks of lines, which no line may leave halved."""
    texts = [one for one in (page, pictured) if one is not None]
    drawn = [mark for mark in marks if mark.kind is RedactionKind.LINE]
    return [cover for mark in drawn for cover in line_strips(texts, mark.box, reach)]


def _areas(
    mark: Mark, texts: tuple[PageText, PageText | None], reach: LetterExtent
) -> tuple[Box, ...]:
    """Return what goes because of one mark that keeps nothing."""
    if mark.kind is RedactionKind.PAGE:
        return (WHOLE_PAGE,)
    if mark.kind is not RedactionKind.LINE:
        return (mark.box,)
    covers = line_strips([one for one in texts if one is not None], mark.box, reach)
    return tuple(box for cover in covers for box in cover.boxes)


def is_area(box: Box) -> bool:
    """Tell whether a box is a part of a page that has any size, and lies on it."""
    corners = (box.x0, box.y0, box.x1, box.y1)
    if not all(map(isfinite, corners)):
        return False
    return box.x0 < box.x1 and box.y0 < box.y1 and _is_on_page(box)


def _is_on_page(box: Box) -> bool:
    return box.x0 < 1.0 and box.y0 < 1.0 and box.x1 > 0.0 and box.y1 > 0.0


def areas_outside(boxes: Sequence[Box]) -> tuple[Box, ...]:
    """Return the rectangles of a page beside all that is kept, each as large as it can be.

    They overlap: a line that is hidden as a whole shall lie in one of them as a whole, so that
    nothing that it says decides about what is kept.
    """
    found: dict[tuple[float, float, float], float] = {}
    for top in sorted({0.0, *(box.y1 for box in boxes)}):
        for bottom in sorted({1.0, *(box.y0 for box in boxes)}):
            if top < bottom:
                for left, right in _gaps(boxes, top, bottom):
                    key = (left, right, top)
                    found[key] = max(bottom, found.get(key, bottom))
    highest: dict[tuple[float, float, float], float] = {}
    for (left, right, top), bottom in found.items():
        key = (left, right, bottom)
        highest[key] = min(top, highest.get(key, top))
    return tuple(
        Box(left, top, right, bottom) for (left, right, bottom), top in sorted(highest.items())
    )


def _gaps(boxes: Iterable[Box], top: float, bottom: float) -> list[tuple[float, float]]:
    """Return what no kept box covers, from left to right, anywhere between two heights."""
    crossing = sorted((box.x0, box.x1) for box in boxes if box.y0 < bottom and box.y1 > top)
    gaps, left = [], 0.0
    for start, end in [*crossing, (1.0, 1.0)]:
        if start > left:
            gaps.append((left, start))
        left = max(left, end)
    return gaps
