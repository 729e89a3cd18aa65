"""Breaks styled text into lines of a width, by the widths of the house's faces."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Final, TypeAlias

from casefiles.evidence.layout.blocks import Cell, RunStyle
from casefiles.evidence.layout.text_layout import SIZE, TextMeasures, words_of
from casefiles.typeset.unicode.bidi import bidi_class

Span: TypeAlias = tuple[int, int, RunStyle]
"""From one character to another, the last one not included, in one look."""
_TAB: Final = "    "
_LINE_END: Final = re.compile("[\r\v\f\x85]")
_LOST: Final = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f]+")


@dataclass(frozen=True, slots=True)
class StyledText:
    """A text and the spans in which it looks other than plain."""

    text: str
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class BrokenLine:
    """One line of text on a page; lengths in points from the page's top left corner.

    Attributes:
        ends: from the start of the line to the right edge of each character.
        spans: within the text.
        room: width that the line may take.
    """

    x: float
    top: float
    size: float
    leading: float
    text: str
    ends: tuple[float, ...]
    spans: tuple[Span, ...] = ()
    room: float = 0.0

    @property
    def width(self) -> float:
        """From the left edge to the right one."""
        return self.ends[-1] if self.ends else 0.0


class Widths(dict[str, float]):
    """Widths of characters as parts of the size of their text; measured when first asked."""

    def __init__(self, measures: TextMeasures) -> None:
        super().__init__()
        self._measures = measures

    def __missing__(self, character: str) -> float:
        width = self._measures.of(character)[1] / SIZE
        self[character] = width
        return width

    def of(self, text: str) -> float:
        """Return the width of a text in one line."""
        return sum(map(self.__getitem__, text))


def _settable(text: str) -> str:
    """Return a text without what cannot be set."""
    if text.isprintable():
        return text
    return _LOST.sub("", _LINE_END.sub("\n", text.replace("\t", _TAB)))


def styled(cell: Cell, marker: str = "") -> StyledText:
    """Join runs to one text, without what cannot be set."""
    if isinstance(cell, str):
        return StyledText(_settable(cell))
    pieces, spans, at = [marker], [], len(marker)
    for run in cell:
        text = _settable(run.text)
        if run.look and text:
            spans.append((at, at + len(text), run.look))
        pieces.append(text)
        at += len(text)
    return StyledText("".join(pieces), tuple(spans))


def lines_of(text: str, widths: Widths, room: float) -> list[tuple[int, int]]:
    """Break a text into lines.

    Args:
        text: with line feeds where lines must end.
        widths: of characters.
        room: of a line, as parts of the size of the text.

    Returns:
        Where each line starts and ends; at least one line.
    """
    if "\n" not in text and widths.of(text) <= room:
        return [(0, len(text))]
    lines: list[tuple[int, int]] = []
    at = 0
    for paragraph in text.split("\n"):
        lines += ((at + start, at + end) for start, end in _broken(paragraph, widths, room))
        at += len(paragraph) + 1
    return lines


def count_lines(text: str, widths: Widths, room: float) -> int:
    """Return into how many lines a text breaks; quick where it is one."""
    if "\n" not in text and widths.of(text) <= room:
        return 1
    return len(lines_of(text, widths, room))


def _broken(paragraph: str, widths: Widths, room: float) -> Iterator[tuple[int, int]]:
    """Fill lines word by word; a word longer than a line is cut."""
    start, at, used = 0, 0, 0.0
    for word in words_of(paragraph):
        needed = widths.of(word.rstrip(" "))
        if used and used + needed > room:
            yield start, _trimmed(paragraph, start, at)
            start, used = at, 0.0
        if needed > room:
            for cut in _cuts(word, widths, room, used):
                yield start, at + cut
                start, used = at + cut, 0.0
            used = widths.of(paragraph[start : at + len(word)])
        else:
            used += widths.of(word)
        at += len(word)
    yield start, _trimmed(paragraph, start, at)


def _cuts(word: str, widths: Widths, room: float, used: float) -> Iterator[int]:
    """Yield where a word is cut that is longer than a line."""
    for at, character in enumerate(word):
        width = widths[character]
        if used + width > room and used and bidi_class(character) != "NSM":
            yield at
            used = 0.0
        used += width


def _trimmed(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1] == " ":
        end -= 1
    return end


def piece_of(
    source: StyledText,
    line: tuple[int, int],
    widths: Widths,
    place: tuple[float, float],
    measure: tuple[float, float, float],
) -> BrokenLine:
    """Set one line.

    Args:
        source: whole text.
        line: start and end.
        widths: of characters.
        place: left edge and top.
        measure: size, leading and room.
    """
    start, end = line
    text = source.text[start:end]
    size, leading, room = measure
    ends = tuple(accumulate(widths[character] * size for character in text))
    return BrokenLine(*place, size, leading, text, ends, _within(source.spans, start, end), room)


def _within(spans: Sequence[Span], start: int, end: int) -> tuple[Span, ...]:
    return tuple(
        (max(first, start) - start, min(last, end) - start, look)
        for first, last, look in spans
        if first < end and last > start
    )
