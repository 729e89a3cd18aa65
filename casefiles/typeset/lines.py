"""Setting text in lines: runs of one face and style, broken where a line may end."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Final

from casefiles.typeset.breaks import break_positions
from casefiles.typeset.characters import printable
from casefiles.typeset.fonts import Face, FontLibrary
from casefiles.typeset.styles import Colour, TextStyle
from casefiles.typeset.tree import Inline, PageOf, Place

_RESERVED_DIGITS: Final = "0000"
"""Room kept for a page number that is known only when all pages are made."""
_NUMBER_STANDS: Final = "\ufffc"
"""Stands for a page number while breaks are sought (UAX#14: object replacement)."""


@dataclass(frozen=True, slots=True)
class Run:
    """Text of one face, size, colour and link.

    Attributes:
        page_of: destination whose page number is printed instead of text; empty for text.
        width: in points; of a page number, the room kept for it.
    """

    text: str
    face: Face
    size: float
    colour: Colour
    target: str
    page_of: str
    width: float


@dataclass(frozen=True, slots=True)
class Line:
    """Runs that stand side by side on one baseline."""

    runs: tuple[Run, ...]
    width: float


class _Piece:
    """A run before it is broken, with its place in the whole text."""

    __slots__ = ("end", "run", "start", "unit")

    def __init__(self, run: Run, start: int, end: int) -> None:
        self.run = run
        self.start = start
        self.end = end
        self.unit = run.size / 1000


def set_lines(
    content: Sequence[Inline],
    style: TextStyle,
    width: float,
    place: Place,
    library: FontLibrary,
) -> list[Line]:
    """Break text into lines no wider than the width.

    Args:
        content: spans and page numbers.
        style: how it looks.
        width: in points.
        place: told when a text cannot be set.
        library: the fonts.

    Returns:
        At least one line, which is empty if there is no text.

    Raises:
        UnsupportedText: a character needs shaping or has no glyph.
    """
    pieces, text, closed = _pieces(content, style, place, library)
    stops = _outside(break_positions(text), closed)
    lines: list[Line] = []
    current: list[Run] = []
    used = 0.0
    for word in _words(pieces, stops):
        word_width = sum([run.width for run in word])
        bare_width = word_width - _trailing_space(word[-1])
        if current and used + bare_width > width:
            lines.append(_line(current))
            current, used = [], 0.0
        if bare_width > width:
            *full, rest = _cut(_without_trailing_space(word), width)
            lines.extend(_line(part) for part in full)
            current, used = rest, sum([run.width for run in rest])
        else:
            current.extend(word)
            used += word_width
        if word[-1].text.endswith("\n"):
            lines.append(_line(current))
            current, used = [], 0.0
    if current or not lines:
        lines.append(_line(current))
    return lines


def text_width(text: str, face: Face, size: float) -> float:
    """Return the width of a text in points."""
    widths = face.widths
    return sum([widths[ord(character)] for character in text]) * size / 1000


def set_one_line(
    content: Sequence[Inline],
    style: TextStyle,
    width: float,
    place: Place,
    library: FontLibrary,
) -> Line:
    """Set text in one line, cut with an ellipsis where it does not fit; see `set_lines`."""
    first, *more = set_lines(content, style, width, place, library)
    if not more:
        return first
    ((face, text),) = library.runs("\u2026", (style.is_bold, style.is_italic, "en"), place)
    dots_width = text_width(text, face, style.size)
    dots = Run(text, face, style.size, style.colour, "", "", dots_width)
    kept = set_lines(content, style, width - dots_width, place, library)[0]
    return _line([*kept.runs, dots])


def _pieces(
    content: Sequence[Inline], style: TextStyle, place: Place, library: FontLibrary
) -> tuple[list[_Piece], str, list[tuple[int, int]]]:
    pieces: list[_Piece] = []
    texts: list[str] = []
    closed: list[tuple[int, int]] = []
    at = 0
    for item in content:
        if isinstance(item, PageOf):
            bold = style.is_bold or item.is_bold
            ((face, digits),) = library.runs(_RESERVED_DIGITS, (bold, False, "en"), place)
            width = text_width(digits, face, style.size)
            run = Run("", face, style.size, style.link, item.target, item.target, width)
            pieces.append(_Piece(run, at, at + 1))
            texts.append(_NUMBER_STANDS)
            at += 1
            if closed and closed[-1][1] == at - 1:
                closed[-1] = (closed[-1][0], at)
            continue
        text = printable(item.text, place)
        if item.is_unbroken:
            closed.append((at, at + len(text)))
        look = (style.is_bold or item.is_bold, style.is_italic or item.is_italic, item.language)
        colour = style.link if item.target else style.colour
        for face, part in library.runs(text, look, place):
            run = Run(part, face, style.size, colour, item.target, "", 0.0)
            pieces.append(_Piece(run, at, at + len(part)))
            at += len(part)
        texts.append(text)
    return pieces, "".join(texts), closed


def _outside(stops: Sequence[int], closed: Sequence[tuple[int, int]]) -> list[int]:
    """Return the stops that lie inside no closed stretch; both come in ascending order."""
    starts = [start for start, _ in closed]
    kept = []
    for stop in stops:
        before = bisect_left(starts, stop) - 1
        if before < 0 or stop >= closed[before][1]:
            kept.append(stop)
    return kept


def _words(pieces: Sequence[_Piece], stops: Sequence[int]) -> Iterator[list[Run]]:
    """Yield what stands between two stops, as measured runs."""
    index = 0
    start = 0
    for stop in stops:
        word: list[Run] = []
        while index < len(pieces) and start < stop:
            piece = pieces[index]
            end = min(stop, piece.end)
            word.append(_part(piece, start, end))
            start = end
            if end == piece.end:
                index += 1
        if word:
            yield word


def _part(piece: _Piece, start: int, end: int) -> Run:
    run = piece.run
    if run.page_of:
        return run
    text = run.text[start - piece.start : end - piece.start]
    widths = run.face.widths
    width = sum([widths[ord(c)] for c in text if c != "\n"]) * piece.unit
    return Run(text, run.face, run.size, run.colour, run.target, "", width)


def _trailing_space(run: Run) -> float:
    """Return the width of the spaces at the end of a run."""
    text = run.text
    if run.page_of or text[-1] not in " \n":
        return 0.0
    spaces = text[len(text.rstrip(" \n")) :].count(" ")
    return spaces * run.face.widths[ord(" ")] * run.size / 1000


def _without_trailing_space(runs: Sequence[Run]) -> list[Run]:
    kept = list(runs)
    while kept and not kept[-1].page_of:
        last = kept[-1]
        text = last.text.rstrip(" \n")
        if text == last.text:
            break
        kept.pop()
        if text:
            kept.append(replace(last, text=text, width=text_width(text, last.face, last.size)))
            break
    return kept


def _cut(runs: Sequence[Run], width: float) -> Iterator[list[Run]]:
    """Cut a word that is wider than a line, anywhere."""
    part: list[Run] = []
    used = 0.0
    for run in runs:
        if run.page_of:
            pieces = [run]
        else:
            pieces = [
                replace(run, text=c, width=text_width(c, run.face, run.size)) for c in run.text
            ]
        for piece in pieces:
            if part and used + piece.width > width:
                yield part
                part, used = [], 0.0
            part.append(piece)
            used += piece.width
    yield part


def _line(runs: Sequence[Run]) -> Line:
    """Return a line without the space at its end, neighbours of one look joined."""
    joined: list[Run] = []
    for look, group in groupby(_without_trailing_space(runs), key=_look):
        alike = list(group)
        if look is None or len(alike) == 1:
            joined.extend(alike)
        else:
            text = "".join([run.text for run in alike])
            first, width = alike[0], sum([run.width for run in alike])
            joined.append(Run(text, first.face, first.size, first.colour, first.target, "", width))
    return Line(tuple(joined), sum([run.width for run in joined]))


def _look(run: Run) -> tuple[int, float, Colour, str] | None:
    return None if run.page_of else (id(run.face), run.size, run.colour, run.target)
