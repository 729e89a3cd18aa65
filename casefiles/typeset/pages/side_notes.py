"""What pages have outside their text: a head above all else, and notes in the outer margin.

Nothing here moves a line: pages are laid out before any of it is known.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from casefiles.typeset.blocks.strips import Plate
from casefiles.typeset.document.inline import TextPosition, TextSpan
from casefiles.typeset.document.styles import SIDE_HEAD, SIDE_NOTE
from casefiles.typeset.document.tree import ImagePage, SideNote, SideNotes
from casefiles.typeset.lines.setting import TypesetLine, set_lines, set_one_line
from casefiles.typeset.pages.canvas import PageCanvas, words_of_runs
from casefiles.typeset.pages.pagination import TextPage
from casefiles.typeset.pages.plates import frame_of

AWAY: Final = 6.0
"""Points between the text and what stands beside it."""
_HEAD_FROM_TOP: Final = 22.0
_FOOT: Final = 24.0
"""How far down the margin is used."""
_TO_A_LINE: Final = 3
"""Notes that stand beside one line."""
_FARTHEST: Final = 5 * SIDE_NOTE.leading
"""How far below its line a note may begin."""
_PARTED: Final = 3.0
_PLACE: Final = TextPosition("beside", 0)


@dataclass(frozen=True, slots=True)
class _Found:
    """A note and the baseline of the line that it belongs to."""

    note: SideNote
    y: float


@dataclass(frozen=True, slots=True)
class SideLine:
    """A line of the margin and its baseline."""

    line: TypesetLine
    y: float


def draw_side_notes(canvas: PageCanvas, page: TextPage | Plate, margins: SideNotes) -> None:
    """Draw what a page has outside its text."""
    is_across = isinstance(page, Plate) and page.block.width > page.block.height
    width, height = canvas.look.page[::-1] if is_across else canvas.look.page
    head = set_one_line(margins.head, SIDE_HEAD, canvas.look.measure, _PLACE, canvas.library)
    canvas.draw_in_margin(head, (width - head.width) / 2, height - _HEAD_FROM_TOP)
    if is_across:
        return
    found = _found(page, margins.notes) if isinstance(page, TextPage) else _framed(page, canvas)
    edge, room = canvas.look.page[0] - canvas.look.margins.end, _width(canvas)
    left = AWAY if canvas.is_right_to_left else edge + AWAY
    for one in _placed(list(found), margins, canvas):
        x = left + room - one.line.width if one.line.is_right_to_left else left
        canvas.draw_in_margin(one.line, x, one.y)


def _framed(plate: Plate, canvas: PageCanvas) -> Iterator[_Found]:
    """Yield the notes beside the framed areas of a picture, from above."""
    block = plate.block
    if isinstance(block, ImagePage):
        frame = frame_of(canvas, block)
        for area in sorted(block.framed, key=lambda one: (one.box[1], one.box[0])):
            y = frame.y + (1 - area.box[1]) * frame.height - SIDE_NOTE.size
            yield from (_Found(SideNote((), note), y) for note in area.notes)


def _found(page: TextPage, notes: Sequence[SideNote]) -> Iterator[_Found]:
    """Yield the notes of a page by their lines, from above."""
    text, lines = "", list[tuple[int, float]]()
    for words, y in _lines(page):
        lines.append((len(text), y))
        text += " ".join(words.split()) + " "
    found = []
    for number, note in enumerate(notes):
        places = [text.find(" ".join(form.split())) for form in note.forms]
        at = min((place for place in places if place >= 0), default=-1)
        if at >= 0:
            y = next(y for start, y in reversed(lines) if start <= at)
            found.append((-y, at, number))
    for down, _, number in sorted(found):
        yield _Found(notes[number], -down)


def _lines(page: TextPage) -> Iterator[tuple[str, float]]:
    """Yield what stands on a page, column by column where it has such, and the baselines."""
    for _, group in groupby(page.strips, key=lambda placed: placed[1].group):
        strips = list(group)
        for top, strip in strips:
            if strip.drawing is not None:
                for words in strip.drawing.sketch.letterings:
                    yield words_of_runs(words.line.runs), top - words.baseline
        lines = [(top, line) for top, strip in strips for line in strip.lines]
        for top, line in sorted(lines, key=lambda placed: placed[1].column):
            yield words_of_runs(line.line.runs), top - line.baseline


def _placed(found: Sequence[_Found], margins: SideNotes, canvas: PageCanvas) -> Iterator[SideLine]:
    """Yield the lines of the margin: notes beside their lines, the rest at its foot."""
    lowest, left = canvas.look.top + SIDE_NOTE.leading, list[list[TypesetLine]]()
    for y, group in groupby(found, key=lambda one: one.y):
        for count, one in enumerate(group):
            lines = _set(one.note.text, canvas)
            start = min(y, lowest)
            end = start - (len(lines) - 1) * SIDE_NOTE.leading
            if count >= _TO_A_LINE or y - start > _FARTHEST or end < canvas.look.bottom:
                left.append(lines)
                continue
            for number, line in enumerate(lines):
                yield SideLine(line, start - number * SIDE_NOTE.leading)
            lowest = end - SIDE_NOTE.leading - _PARTED
    yield from _at_foot(left, lowest, _set(margins.more, canvas))


def _at_foot(
    left: list[list[TypesetLine]], lowest: float, more: list[TypesetLine]
) -> Iterator[SideLine]:
    """Yield as many notes as there is room for, then where the others are told."""
    if not left:
        return
    room = int((lowest - _FOOT) / SIDE_NOTE.leading)
    shown = list[TypesetLine]()
    for number, lines in enumerate(left):
        is_last = number == len(left) - 1
        if len(shown) + len(lines) + (0 if is_last else len(more)) > room:
            shown += more
            break
        shown += lines
    for number, line in enumerate(reversed(shown)):
        yield SideLine(line, _FOOT + number * SIDE_NOTE.leading)


def _set(text: Sequence[TextSpan], canvas: PageCanvas) -> list[TypesetLine]:
    return set_lines(text, SIDE_NOTE, _width(canvas), _PLACE, canvas.library)


def _width(canvas: PageCanvas) -> float:
    """Return how wide a note may be; the text stands off the same edge on both sides of a sheet."""
    margins = canvas.look.margins
    return min(margins.start, margins.end) - 2 * AWAY
