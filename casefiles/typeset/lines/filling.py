"""Filling lines: words of shaped text, broken where a line may end, parted or cut where they must.

Most words fit and were met before: for them a line costs a look into a dictionary and an addition.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import Final

from casefiles.typeset.document.breaks import break_positions
from casefiles.typeset.fonts.shaping import Segment, ShapedWord
from casefiles.typeset.lines.itemization import RESERVED_DIGITS, Itemized, ShapingRun
from casefiles.typeset.unicode.hyphenation import hyphen_places, is_worth_it

_SOFT_HYPHEN: Final = "\u00ad"
_LONGEST_WORD: Final = 200
"""Letters without a space that may be a word, and be parted as one."""
_LONGEST_REMNANT: Final = 12
_LEAST_LETTERS: Final = 2
"""Letters or digits that stand on the line behind a cut, so that no comma stands there alone."""


class Stretch:
    """What stands of a piece on one line.

    Attributes:
        start: index in the text; end is behind its last letter or space.
        words: in the order of reading, spaces among them.
        width: in thousandths of the font size, with all spaces.
        spaces: how many stand at its end.
    """

    __slots__ = ("end", "piece", "spaces", "start", "width", "words")

    def __init__(self, piece: ShapingRun, start: int) -> None:
        self.piece = piece
        self.start = self.end = start
        self.words: list[ShapedWord] = []
        self.width = 0.0
        self.spaces = 0

    def strip(self) -> bool:
        """Take away the spaces at its end, and tell whether anything is left."""
        if self.spaces:
            del self.words[-self.spaces :]
            self.width -= self.spaces * self.piece.shaper.space.width
            self.end -= self.spaces
            self.spaces = 0
        return bool(self.words)


class _Part:
    """What stands of a piece between two places where a line may end.

    Attributes:
        start: index in the text; end is behind its last letter, spaces not counted.
        width: in thousandths of the font size, without the spaces behind it.
        full: with them.
    """

    __slots__ = ("end", "full", "piece", "segment", "start", "width")

    def __init__(self, piece: ShapingRun, start: int, end: int, segment: Segment) -> None:
        self.piece = piece
        self.start = start
        self.end = end
        self.segment = segment
        self.width = segment.width
        self.full = segment.full

    @property
    def after(self) -> int:
        """Index behind its spaces."""
        return self.end + self.segment.spaces


def filled(
    paragraph: Itemized, width: float, *, hyphenates: bool, first: float = 0.0
) -> list[list[Stretch]]:
    """Return the lines of a paragraph, in the order of reading, spaces at their ends kept.

    Args:
        paragraph: what to break.
        width: of a line, in thousandths of the font size.
        hyphenates: words that do not fit may be parted by a hyphen.
        first: by how much the first line is shorter.

    Raises:
        MissingGlyph: a face has no glyph for a part of it.
    """
    return _Filler(paragraph, width, first, hyphenates=hyphenates).lines()


class _Filler:
    """Fills lines with the words of one paragraph."""

    def __init__(
        self, paragraph: Itemized, width: float, first: float, *, hyphenates: bool
    ) -> None:
        self._text = paragraph.text
        self._pieces = paragraph.pieces
        self._stretches = paragraph.stretches
        self._closed = paragraph.closed
        self._width = width
        self._hyphenates = hyphenates
        self._hyphens = 0
        """Lines in succession, up to the one being filled, that end with a hyphen."""
        self._lines: list[list[Stretch]] = []
        self._line: list[Stretch] = []
        self._used = first

    def lines(self) -> list[list[Stretch]]:
        """Return the lines of the paragraph."""
        text, width = self._text, self._width
        start = index = 0
        for stop in self._stops():
            piece = self._pieces[index]
            if stop <= piece.end and piece.known is not None:
                segment = piece.known.get(text[start:stop])
                if segment is not None and self._used + segment.width <= width:
                    self._add(piece, start, stop, segment)
                else:
                    self._put([self._part(piece, start, stop)])
            else:
                self._put(self._parts(index, start, stop))
            if stop >= piece.end:
                index = self._next(index, stop)
            start = stop
            if text[stop - 1] == "\n":
                self._line[-1].end = stop - 1
                self._end_line()
        if self._line or not self._lines:
            self._end_line()
        return self._lines

    def _next(self, index: int, stop: int) -> int:
        while index < len(self._pieces) and self._pieces[index].end <= stop:
            index += 1
        return index

    def _stops(self) -> Iterable[int]:
        text = self._text
        if not text:
            return ()
        stops = _outside(break_positions(text, self._stretches), self._closed)
        if _SOFT_HYPHEN in text:
            end = len(text)
            stops = [stop for stop in stops if stop == end or text[stop - 1] != _SOFT_HYPHEN]
        return stops

    def _end_line(self) -> None:
        self._lines.append(self._line)
        self._line, self._used, self._hyphens = [], 0.0, 0

    def _add(self, piece: ShapingRun, start: int, end: int, segment: Segment) -> None:
        line = self._line
        if line and line[-1].piece is piece:
            stretch = line[-1]
        else:
            stretch = Stretch(piece, start)
            line.append(stretch)
        stretch.words += segment.words
        stretch.width += segment.full
        stretch.spaces = segment.spaces if segment.has_letters else segment.spaces + stretch.spaces
        stretch.end = end
        self._used += segment.full

    def _add_all(self, parts: Sequence[_Part]) -> None:
        for part in parts:
            self._add(part.piece, part.start, part.after, part.segment)

    # words

    def _parts(self, index: int, start: int, stop: int) -> list[_Part]:
        parts = []
        while start < stop:
            piece = self._pieces[index]
            end = min(stop, piece.end)
            parts.append(self._part(piece, start, end))
            start = end
            index += 1
        return parts

    def _part(self, piece: ShapingRun, start: int, stop: int) -> _Part:
        shaper = piece.shaper
        if piece.page_of:
            return _Part(piece, start, stop, shaper.segment(RESERVED_DIGITS))
        text = self._text[start:stop]
        end = start + len(text.rstrip(" \n"))
        if shaper.joins:
            segment = shaper.segment(text, self._neighbour(start - 1), self._neighbour(end))
        else:
            segment = shaper.segment(text)
        return _Part(piece, start, end, segment)

    def _neighbour(self, at: int) -> str:
        """Return a letter of the same word that stands at an index, or nothing."""
        adjacent = self._text[at : at + 1] if at >= 0 else ""
        return "" if adjacent.isspace() else adjacent

    # words that do not fit

    def _put(self, parts: list[_Part]) -> None:
        if self._used + _bare_width(parts) > self._width:
            parts = self._parted(parts)
            if self._used and self._used + _bare_width(parts) > self._width:
                if self._line:
                    self._end_line()
                self._used = 0.0
                parts = self._parted(parts)
            if _bare_width(parts) > self._width:
                parts = self._cut(parts)
        self._add_all(parts)

    def _parted(self, parts: list[_Part]) -> list[_Part]:
        """Leave as much of a word on the line as fits with a hyphen, and return the rest."""
        end = parts[-1].after
        is_word = self._hyphenates and end - parts[0].start < _LONGEST_WORD
        while is_word and self._used + (bare := _bare_width(parts)) > self._width:
            is_forced = bare > self._width
            gap = self._width - self._used
            if not is_forced and not is_worth_it(gap, self._width, self._hyphens):
                break
            head = self._head_that_fits(parts, is_forced=is_forced)
            if not head:
                break
            self._add_all(head)
            hyphens = self._hyphens + 1
            self._end_line()
            self._hyphens = hyphens
            parts = self._between(parts, head[-1].start, end)
        return parts

    def _head_that_fits(self, parts: list[_Part], *, is_forced: bool) -> list[_Part]:
        """Return the longest beginning of a word that fits with a hyphen, if any does."""
        start, language = parts[0].start, parts[0].piece.look[4]
        word = self._text[start : parts[-1].end]
        places = [start + at for at in hyphen_places(word, language, is_forced=is_forced)]
        found: list[_Part] = []
        for stop in _outside(places, self._closed):
            head = self._between(parts, start, stop)
            last = head[-1].piece
            head.append(_Part(last, stop, stop, last.shaper.hyphen()))
            if self._used + _bare_width(head) > self._width:
                break
            found = head
        return found

    def _between(self, parts: list[_Part], start: int, end: int) -> list[_Part]:
        """Return anew what stands between two indices, shaped by itself."""
        found = []
        at = max(bisect_right(parts, start, key=lambda part: part.start) - 1, 0)
        for part in parts[at:]:
            if part.start >= end:
                break
            first, last = max(start, part.start), min(end, part.after)
            if first < last:
                found.append(self._part(part.piece, first, last))
        return found

    def _cut(self, parts: list[_Part]) -> list[_Part]:
        """Cut a word that is wider than a line between any of its letters, and return the rest."""
        edges, sums = self._edges(parts)
        start, end = parts[0].start, parts[-1].after
        done = 0.0
        index = 0
        while index < len(edges) - 1:
            if sums[-1] - done <= self._width:
                rest = self._between(parts, start, end)
                if _bare_width(rest) <= self._width:
                    return rest
            last = bisect_right(sums, done + self._width, index, len(edges) - 1) - 1
            last = max(last, index)
            while last > index and self._is_remnant(edges[last], end):
                last -= 1
            head = self._between(parts, start, edges[last])
            while last > index and _bare_width(head) > self._width:
                last -= 1
                head = self._between(parts, start, edges[last])
            self._add_all(head)
            self._end_line()
            start, done, index = edges[last], sums[last], last + 1
        return self._between(parts, start, end)

    def _is_remnant(self, start: int, end: int) -> bool:
        """Tell whether too little of a word is left to stand on a line of its own."""
        rest = self._text[start:end] if end - start <= _LONGEST_REMNANT else ""
        return bool(rest) and sum(map(str.isalnum, rest)) < _LEAST_LETTERS

    def _edges(self, parts: list[_Part]) -> tuple[list[int], list[float]]:
        """Return where each letter with its marks ends, and the width up to there."""
        edges: list[int] = []
        sums: list[float] = []
        done = 0.0
        for part in parts:
            if part.piece.page_of:
                edges.append(part.end)
                sums.append(done + part.width)
            elif part.segment.has_letters:
                for end, width in part.piece.shaper.edges(self._text[part.start : part.end]):
                    edges.append(part.start + end)
                    sums.append(done + width)
            done += part.full
            if part.segment.spaces and part is not parts[-1]:
                edges.append(part.after)
                sums.append(done)
        return edges, sums


def _outside(stops: Sequence[int], closed: Sequence[tuple[int, int]]) -> Sequence[int]:
    """Return the stops that lie inside no closed stretch; both come in ascending order."""
    if not closed:
        return stops
    starts = [start for start, _ in closed]
    retained = []
    for stop in stops:
        before = bisect_left(starts, stop) - 1
        if before < 0 or stop >= closed[before][1]:
            retained.append(stop)
    return retained


def _bare_width(parts: Sequence[_Part]) -> float:
    """Return the width of parts in points, without the spaces at their end."""
    if len(parts) == 1:
        return parts[0].width
    width = 0.0
    is_at_end = True
    for part in reversed(parts):
        width += part.width if is_at_end else part.full
        is_at_end = is_at_end and not part.segment.has_letters
    return width
