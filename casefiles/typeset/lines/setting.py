"""Setting text in lines: words of shaped text, broken where a line may end, in visual order."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from casefiles.domain.foundation.errors import UnsupportedText
from casefiles.typeset.document.inline import Inline, TextPosition, TextSpan
from casefiles.typeset.document.styles import Colour, TextStyle
from casefiles.typeset.fonts.faces import Face
from casefiles.typeset.fonts.font_choice import FontLibrary
from casefiles.typeset.fonts.shaping import MissingGlyph, ShapedWord, Shaper
from casefiles.typeset.lines.filling import Stretch, filled
from casefiles.typeset.lines.itemization import Itemized, ShapingRun, itemized
from casefiles.typeset.unicode.bidi import visual_order


@dataclass(frozen=True, slots=True)
class ShapedRun:
    """Shaped text of one face, size, colour, link, language and direction.

    Attributes:
        text: in the order of reading.
        words: from left to right, spaces among them.
        page_of: destination whose page number is printed instead of text; empty for text.
        width: in points; of a page number, the room kept for it.
        language: BCP 47, of the span; empty for page numbers.
        shaper: shapes the page number when it is known.
        start: where it begins in its paragraph, which tells the order of reading.
    """

    text: str
    face: Face
    size: float
    colour: Colour
    target: str
    page_of: str
    width: float
    language: str
    words: tuple[ShapedWord, ...]
    shaper: Shaper
    is_right_to_left: bool = False
    start: int = 0


@dataclass(frozen=True, slots=True)
class TypesetLine:
    """Runs that stand side by side on one baseline, from left to right.

    Attributes:
        is_right_to_left: the paragraph begins at its right edge.
    """

    runs: tuple[ShapedRun, ...]
    width: float
    is_right_to_left: bool = False


def set_lines(
    content: Sequence[Inline],
    style: TextStyle,
    width: float,
    place: TextPosition,
    library: FontLibrary,
    base: int | None = None,
) -> list[TypesetLine]:
    """Break text into lines no wider than the width.

    Args:
        content: spans and page numbers.
        style: how it looks.
        width: in points.
        place: told when a text cannot be set.
        library: the fonts.
        base: 0 for a paragraph from the left, 1 for one from the right; None as its letters tell.

    Returns:
        At least one line, which is empty if there is no text.

    Raises:
        UnsupportedText: a character has no glyph, or a font is missing.
    """
    if library.lines is None:
        return _fresh_lines(content, style, width, place, library, base)
    # The place is told in faults only, and those are not kept.
    return list(
        library.lines.recall(
            (tuple(content), style, width, base),
            lambda: _fresh_lines(content, style, width, place, library, base),
        )
    )


def _fresh_lines(
    content: Sequence[Inline],
    style: TextStyle,
    width: float,
    place: TextPosition,
    library: FontLibrary,
    base: int | None,
) -> list[TypesetLine]:
    text = itemized(content, style, place, library, base)
    try:
        first = style.first_line * 1000 / style.size
        lines = filled(text, width * 1000 / style.size, hyphenates=style.hyphenates, first=first)
    except MissingGlyph:
        raise UnsupportedText("no_glyph", place=place.section, number=place.number) from None
    return [_line(line, text) for line in lines]


def set_one_line(
    content: Sequence[Inline],
    style: TextStyle,
    width: float,
    place: TextPosition,
    library: FontLibrary,
    base: int | None = None,
) -> TypesetLine:
    """Set text in one line, cut with an ellipsis where it does not fit; see `set_lines`."""
    first, *more = set_lines(content, style, width, place, library, base)
    if not more:
        return first
    dots = set_lines((TextSpan("\u2026", "en", style.is_bold),), style, width, place, library)[0]
    typeset_line = set_lines(content, style, width - dots.width, place, library, base)[0]
    runs = (
        (*dots.runs, *typeset_line.runs)
        if first.is_right_to_left
        else (*typeset_line.runs, *dots.runs)
    )
    return TypesetLine(runs, typeset_line.width + dots.width, first.is_right_to_left)


def numbered(run: ShapedRun, text: str) -> ShapedRun:
    """Return the run of a page number that is known by now."""
    word = run.shaper.word(text)
    width = word.width * run.size / 1000
    return replace(run, text=text, words=(word,), page_of="", width=width)


def _line(stretches: list[Stretch], paragraph: Itemized) -> TypesetLine:
    """Return a line without the space at its end, in visual order, stretches of one look joined."""
    while stretches and not stretches[-1].strip():
        stretches.pop()
    if paragraph.is_mixed:
        order = visual_order([stretch.piece.level for stretch in stretches])
        stretches = [stretches[at] for at in order]
    groups: list[list[Stretch]] = []
    for stretch in stretches:
        if groups and _continues(groups[-1][-1].piece, stretch.piece):
            groups[-1].append(stretch)
        else:
            groups.append([stretch])
    runs = tuple([_run(group, paragraph.text) for group in groups])
    return TypesetLine(runs, sum([run.width for run in runs]), paragraph.base == 1)


def _continues(before: ShapingRun, piece: ShapingRun) -> bool:
    return before.look == piece.look and not before.page_of and not piece.page_of


def _run(group: Sequence[Stretch], text: str) -> ShapedRun:
    """Return the run of stretches of one look, which stand from left to right."""
    piece = group[0].piece
    _, size, colour, target, language, is_backwards = piece.look
    texts = [text[stretch.start : stretch.end] for stretch in group]
    words = [word for stretch in group for word in stretch.words]
    if is_backwards:
        texts.reverse()
        words = [word for stretch in group for word in reversed(stretch.words)]
    shown = "" if piece.page_of else "".join(texts)
    width = sum([stretch.width for stretch in group]) * size / 1000
    start = min([stretch.start for stretch in group])
    return ShapedRun(
        shown, piece.shaper.face, size, colour, target, piece.page_of, width, language,
        tuple(words), piece.shaper, is_backwards, start,
    )  # fmt: skip
