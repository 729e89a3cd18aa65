"""Mentions on pages: which lines of machine-read text must go, in whatever order they are read.

Text under a drawn mark is taken away before anything is joined, so it decides nothing about other
lines. Two things remain that depend on it: a line on which one and the same mention stands partly
under a mark and partly beside it goes, and so does a line whose letters are not told apart and
that is not wholly under a mark. What goes because of the lines that hold a part of a mention is
told by those that stay (`redaction.page_strips`).
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import accumulate, pairwise, product
from statistics import median
from typing import Final, NamedTuple

from casefiles.domain.files.extraction import PageText, TextLine
from casefiles.domain.foundation.boxes import Box
from casefiles.redaction.names.line_places import core_points, is_askew
from casefiles.redaction.names.mentions import Matcher
from casefiles.redaction.names.page_gaps import WIDE, with_gaps
from casefiles.redaction.names.patterns import LineForms, forms_of
from casefiles.redaction.names.upright_pages import as_it_lies, turns_of, upright, upright_boxes

_LEADING: Final = 0.2
"""Of a line's height: how much of it, at each side, is no ink."""
_COLUMN_GAP: Final = 2.5
"""Letter widths from which a blank parts columns; justified text stays below."""
OVER_PAGE: Final = 3
"""Lines on each side of a page break that are joined, and that a running head or foot may have."""
_MOST_COLUMNS: Final = 8
"""Columns followed over a page break, the longest: pages of tables have many, all in pairs."""

_LINE_NUMBER: Final = re.compile(r"\s*\d{1,4}[.):]?(?:\s+|\Z)")
_NOTE: Final = re.compile(r"[⁰¹²³⁴-⁹]+|(?<=[^\W\d_])[.,;:]?\s?\d{1,3}(?=\s|\Z)")

_Place = tuple[int, int]
"""Number of a page and index of a line on it."""
Running = Sequence[tuple[_Place, str]]
"""Lines as they are read, or the parts of them in one column: where each is, and what it says."""


class _Letter(NamedTuple):
    """A character that no mark hides, and its edges; a tuple, since pages have thousands."""

    text: str
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class _Fragment:
    """A line, or the part of it in one column, without what marks hide."""

    text: str
    place: _Place
    box: Box


_Reading = Sequence[_Fragment]
_Pieces = tuple[tuple[LineForms, _Place], ...]
_Ways = Callable[[str], tuple[LineForms, ...]]
"""Returns a line as it stands, without its number, without notes, and without either."""


@dataclass(frozen=True, slots=True)
class _Shown:
    """What a page shows beside its marks, as lines in the order of the file, and as columns.

    Attributes:
        segments: the parts of all lines, each in one column.
    """

    lines: tuple[_Fragment, ...]
    columns: tuple[tuple[_Fragment, ...], ...]
    segments: tuple[_Fragment, ...]


@dataclass(frozen=True, slots=True)
class PartedLines:
    """The lines of a page by what becomes of them; by their index on it.

    Attributes:
        with_parts: those that hold a part of a mention, or hide one only in part under a mark.
        stays: the parts of all others that no mark hides, by columns, as they lie on the page.
        turns: quarters by which the page is turned clockwise to be read.
    """

    with_parts: tuple[int, ...]
    stays: tuple[tuple[int, Box], ...]
    turns: int


def parted_lines(
    pages: Sequence[PageText], matcher: Matcher, drawn: Mapping[int, Sequence[Box]]
) -> dict[int, PartedLines]:
    """Tell for each page which lines hold a part of a mention, and which stay.

    Files hold lines in any order, so several are searched: that of the file, its reverse, from the
    top in rows, and down each column; each also without line numbers and notes, and over page
    breaks past a running head or foot. What any of them finds goes. Pages that lie are searched
    upright.

    Args:
        pages: machine-read text, in the order of the document.
        matcher: finds protected persons.
        drawn: the marks, by number of page.

    Returns:
        The lines by number of page; every page has a key.
    """
    whole = {page.number: _without_covered(page, drawn.get(page.number, ())) for page in pages}
    turns = {page.number: turns_of(whole[page.number].lines) for page in pages}
    found = _parted_upright(
        [upright(whole[page.number], turns[page.number]) for page in pages],
        matcher,
        {page: upright_boxes(boxes, turns.get(page, 0)) for page, boxes in drawn.items()},
    )
    return {
        number: PartedLines(
            lines,
            tuple((at, as_it_lies([box], turns[number])[0]) for at, box in stays),
            turns[number],
        )
        for number, (lines, stays) in found.items()
    }


def _without_covered(page: PageText, marks: Sequence[Box]) -> PageText:
    """Return a page with nothing said by lines that marks hide, however these lie together."""
    if not marks:
        return page
    lines = (
        replace(line, text="", edges=()) if _is_all_under(line, marks, page) else line
        for line in page.lines
    )
    return replace(page, lines=tuple(lines))


def _is_all_under(line: TextLine, marks: Sequence[Box], page: PageText) -> bool:
    """Tell whether marks hide a line: those over one that is askew are like stairs."""
    if _is_covered(line.box, marks):
        return True
    base, size = line.baseline, (page.width, page.height)
    if base is None or not is_askew(base, size):
        return False
    return all(
        any(mark.x0 <= x <= mark.x1 and mark.y0 <= y <= mark.y1 for mark in marks)
        for x, y in core_points(base, size)
    )


def _parted_upright(
    pages: Sequence[PageText], matcher: Matcher, drawn: Mapping[int, Sequence[Box]]
) -> dict[int, tuple[tuple[int, ...], tuple[tuple[int, Box], ...]]]:
    shown = [_shown(page, drawn.get(page.number, ())) for page in pages]
    places: set[_Place] = set()
    ways = _ways_of_lines()
    for page, view in zip(pages, shown, strict=True):
        places |= _lines_with_parts(_readings(view), matcher, ways)
        places |= _cut(page, drawn.get(page.number, ()), matcher)
    for before, after in pairwise(shown):
        places |= _lines_with_parts(_over_page_break(before, after), matcher, ways)
    by_page = defaultdict(set)
    for number, index in places:
        by_page[number].add(index)
    return {
        page.number: (
            tuple(sorted(by_page[page.number])),
            tuple(
                (one.place[1], one.box)
                for one in view.segments
                if one.place[1] not in by_page[page.number]
            ),
        )
        for page, view in zip(pages, shown, strict=True)
    }


def _shown(page: PageText, marks: Sequence[Box]) -> _Shown:
    lines, segments = [], []
    for index, line in enumerate(page.lines):
        parts = _segments(line, (page.number, index), marks)
        if parts:
            lines.append(_whole(parts))
            segments += parts
    return _Shown(tuple(lines), tuple(map(tuple, _columns(segments))), tuple(segments))


def _segments(line: TextLine, place: _Place, marks: Sequence[Box]) -> list[_Fragment]:
    """Return what a line shows, split where a column may end."""
    if not _is_in_columns(line) or not line.text:
        is_shown = line.text.strip() and not _is_covered(line.box, marks)
        return [_Fragment(with_gaps(line).text, place, line.box)] if is_shown else []
    letters = _letters_shown(with_gaps(line), marks)
    inked = [letter for letter in letters if not letter.text.isspace()]
    if not inked:
        return []
    widest = _COLUMN_GAP * median([letter.right - letter.left for letter in inked])
    parts: list[list[_Letter]] = [[]]
    before = inked[0]
    for letter in letters:
        if not letter.text.isspace():
            if letter.left - before.right > widest or before.left - letter.right > widest:
                parts.append([])
            before = letter
        parts[-1].append(letter)
    return [_fragment(part, place, line) for part in parts]


def _is_in_columns(line: TextLine) -> bool:
    """Tell whether it is known where the letters of a line stand between the page's margins."""
    return line.has_character_boxes and line.runs_across


def _letters_shown(line: TextLine, marks: Sequence[Box]) -> list[_Letter]:
    """Return the letters beside marks, with a blank for each mark, whatever is under it."""
    tall = [mark for mark in marks if _is_as_tall(mark, line.box)]
    if not tall:
        return [_Letter(char, *edges) for char, edges in zip(line.text, line.edges, strict=True)]
    shown: list[_Letter] = []
    for char, (left, right) in zip(line.text, line.edges, strict=True):
        if _is_letter_under(line.box, (left, right), tall):
            continue
        letter = _Letter(char, left, right)
        if shown and _is_parted(shown[-1], letter, tall):
            shown.append(_Letter(WIDE, left, left))
        shown.append(letter)
    return shown


def _is_letter_under(line: Box, edges: tuple[float, float], tall: Iterable[Box]) -> bool:
    """Tell whether a mark hides a letter: its middle, and at most the leading stays beside it."""
    left, right = edges
    slack = min((line.y1 - line.y0) * _LEADING, (right - left) / 2)
    return any(mark.x0 <= left + slack and mark.x1 >= right - slack for mark in tall)


def _is_parted(one: _Letter, other: _Letter, tall: Iterable[Box]) -> bool:
    """Tell whether a mark stands between two letters."""
    first, last = sorted((one.left + one.right, other.left + other.right))
    return any(2 * mark.x0 < last and 2 * mark.x1 > first for mark in tall)


def _fragment(letters: Iterable[_Letter], place: _Place, line: TextLine) -> _Fragment:
    letters = tuple(letters)
    inked = [letter for letter in letters if not letter.text.isspace()]
    left, right = min([one.left for one in inked]), max([one.right for one in inked])
    text = "".join([letter.text for letter in letters]).strip()
    return _Fragment(text, place, Box(left, line.box.y0, right, line.box.y1))


def _whole(parts: Sequence[_Fragment]) -> _Fragment:
    box = parts[0].box
    left, right = min(part.box.x0 for part in parts), max(part.box.x1 for part in parts)
    text = WIDE.join(part.text for part in parts)
    return _Fragment(text, parts[0].place, Box(left, box.y0, right, box.y1))


def _is_as_tall(mark: Box, part: Box) -> bool:
    """Tell whether a mark is as tall as a line; line boxes exceed ink by some leading."""
    slack = (part.y1 - part.y0) * _LEADING
    return mark.y0 <= part.y0 + slack and mark.y1 >= part.y1 - slack


def _is_under(part: Box, marks: Iterable[Box]) -> bool:
    """Tell whether one mark hides a part of a line."""
    slack = (part.y1 - part.y0) * _LEADING
    return any(
        _is_as_tall(mark, part) and mark.x0 <= part.x0 + slack and mark.x1 >= part.x1 - slack
        for mark in marks
    )


def _is_covered(part: Box, marks: Iterable[Box]) -> bool:
    """Tell whether one mark hides a line that may run up the page: its leading is of its breadth.

    By its height a mark beside such a line would hide it, and one over its middle its ends.
    """
    slack = min(part.y1 - part.y0, part.x1 - part.x0) * _LEADING
    inner = Box(part.x0 + slack, part.y0 + slack, part.x1 - slack, part.y1 - slack)
    return any(
        mark.x0 <= inner.x0 and mark.y0 <= inner.y0 and mark.x1 >= inner.x1 and mark.y1 >= inner.y1
        for mark in marks
    )


def _rows(fragments: Iterable[_Fragment]) -> list[list[_Fragment]]:
    """Return fragments from the top in rows, each from the left."""
    rows: list[list[_Fragment]] = []
    for fragment in sorted(fragments, key=_middle):
        if rows and _is_adjacent(rows[-1][0], fragment):
            rows[-1].append(fragment)
        else:
            rows.append([fragment])
    return [sorted(row, key=lambda one: (one.box.x0, one.box.x1)) for row in rows]


def _middle(fragment: _Fragment) -> float:
    return (fragment.box.y0 + fragment.box.y1) / 2


def _is_adjacent(one: _Fragment, other: _Fragment) -> bool:
    lower = min(one.box.y1 - one.box.y0, other.box.y1 - other.box.y0)
    return abs(_middle(one) - _middle(other)) < lower / 2


def _columns(segments: Iterable[_Fragment]) -> list[list[_Fragment]]:
    """Return the columns of a page, each from the top; a wide line is in all that it closes."""
    columns: list[list[_Fragment]] = []
    open_columns: list[list[_Fragment]] = []
    passed: list[_Fragment] = []
    for segment in (segment for row in _rows(segments) for segment in row):
        joined = [column for column in open_columns if _is_in_column(column[-1], segment)]
        if not joined:
            above = next((one for one in reversed(passed) if _is_in_column(one, segment)), None)
            joined = [[above] if above else []]
            columns += joined
            open_columns += joined
        for column in joined:
            column.append(segment)
        if len(joined) > 1:
            closed = {id(column) for column in joined[1:]}
            open_columns = [column for column in open_columns if id(column) not in closed]
        passed.append(segment)
    return columns


def _is_in_column(one: _Fragment, other: _Fragment) -> bool:
    return one.box.x0 < other.box.x1 and other.box.x0 < one.box.x1


def _readings(view: _Shown) -> Iterator[_Reading]:
    yield view.lines
    yield view.lines[::-1]
    yield from _by_rows(view)
    yield from view.columns


def _by_rows(view: _Shown) -> Iterator[_Reading]:
    """Yield the lines from the top, each row from the left, and from the right."""
    rows = _rows(view.lines)
    yield [line for row in rows for line in row]
    yield [line for row in rows for line in row[::-1]]


def _over_page_break(before: _Shown, after: _Shown) -> Iterator[_Reading]:
    """Yield the end of a page and the start of the next, past up to three lines of foot and head.

    The lines passed over may be none.
    """
    tails = {
        tuple(reading[: len(reading) - passed][-OVER_PAGE:])
        for reading in _running_on(before)
        for passed in range(OVER_PAGE + 1)
    }
    heads = {
        tuple(reading[passed : passed + OVER_PAGE])
        for reading in _running_on(after)
        for passed in range(OVER_PAGE + 1)
    }
    for tail, head in product(tails, heads):
        if tail and head:
            yield (*tail, *head)


def running_over(before: PageText, after: PageText) -> Iterator[tuple[Running, Running]]:
    """Yield how text may run from one page to the next, past up to three lines of foot and head.

    Each is yielded once whose last lines before the break and first ones behind it are the same.
    """
    pages = (upright(one, turns_of(one.lines)) for one in (before, after))
    last, first = (dict.fromkeys(map(tuple, _running_on(_shown(one, ())))) for one in pages)
    seen = set()
    for (tail, passed), (head, skipped) in product(
        product(last, range(OVER_PAGE + 1)), product(first, range(OVER_PAGE + 1))
    ):
        ending, beginning = tail[: len(tail) - passed], head[skipped:]
        near = ending[-OVER_PAGE:], beginning[:OVER_PAGE]
        if all(near) and near not in seen:
            seen.add(near)
            yield _running(ending), _running(beginning)


def _running(reading: _Reading) -> Running:
    return [(one.place, one.text.replace(WIDE, " ")) for one in reading]


def _running_on(view: _Shown) -> Iterator[_Reading]:
    yield view.lines
    yield from _by_rows(view)
    yield from sorted(view.columns, key=len, reverse=True)[:_MOST_COLUMNS]


def _lines_with_parts(readings: Iterable[_Reading], matcher: Matcher, ways: _Ways) -> set[_Place]:
    """Return the lines that hold a part of a mention in any reading."""
    places: set[_Place] = set()
    seen = set()
    for reading in readings:
        for pieces in _ways_to_read(reading, ways):
            if pieces not in seen:
                seen.add(pieces)
                if matcher.may_find([line for line, _ in pieces]):
                    places |= _places(pieces, matcher)
    return places


def _ways_to_read(reading: _Reading, ways: _Ways) -> Iterator[_Pieces]:
    """Yield the text as it stands, without line numbers, and without notes either."""
    places = [one.place for one in reading]
    for lines in zip(*(ways(one.text) for one in reading), strict=True):
        yield tuple(zip(lines, places, strict=True))


def _ways_of_lines() -> _Ways:
    """Return how lines are read; each way of each is made once, and is one object."""
    forms = cache(forms_of)

    @cache
    def ways(text: str) -> tuple[LineForms, ...]:
        unnumbered = _without_line_number(text)
        plain, without_notes = text, _NOTE.sub("", text)
        return tuple(map(forms, (plain, unnumbered, without_notes, _NOTE.sub("", unnumbered))))

    return ways


def _without_line_number(text: str) -> str:
    number = _LINE_NUMBER.match(text)
    return text[number.end() :] if number else text


def _places(pieces: _Pieces, matcher: Matcher) -> set[_Place]:
    starts = [0, *accumulate(len(line.text) + 1 for line, _ in pieces)]
    places: set[_Place] = set()
    for mention in matcher.find("\n".join(line.text for line, _ in pieces)):
        first = bisect_right(starts, mention.start) - 1
        last = bisect_right(starts, mention.end - 1)
        places |= {place for line, place in pieces[first:last] if line.text}
    return places


def _cut(page: PageText, marks: Sequence[Box], matcher: Matcher) -> set[_Place]:
    """Return the lines on which a mark hides a mention only in part."""
    cut = set()
    for index, line in enumerate(map(with_gaps, page.lines) if marks else ()):
        if _is_in_columns(line):
            tall = [mark for mark in marks if _is_as_tall(mark, line.box)]
            mentions = matcher.find(line.text) if tall else ()
            if any(_is_cut(line, mention.start, mention.end, tall) for mention in mentions):
                cut.add((page.number, index))
    return cut


def _is_cut(line: TextLine, start: int, end: int, tall: Sequence[Box]) -> bool:
    letters = zip(line.text[start:end], line.edges[start:end], strict=True)
    edges = [edge for letter, edge in letters if not letter.isspace()]
    hidden = [_is_letter_under(line.box, edge, tall) for edge in edges]
    left, right = min(edge[0] for edge in edges), max(edge[1] for edge in edges)
    part = Box(left, line.box.y0, right, line.box.y1)
    return any(hidden) and not all(hidden) and not _is_under(part, tall)
