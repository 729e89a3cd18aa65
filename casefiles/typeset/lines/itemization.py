"""Text of several spans, cut into pieces of one face, script, level and look."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from casefiles.typeset.document.characters import printable
from casefiles.typeset.document.inline import Inline, PageOf, TextPosition, TextSpan
from casefiles.typeset.document.styles import Colour, TextStyle
from casefiles.typeset.fonts.faces import Face
from casefiles.typeset.fonts.font_choice import FontLibrary, FontRequest
from casefiles.typeset.fonts.shaping import Segment, Shaper
from casefiles.typeset.unicode.bidi import is_all_left_to_right, levels_of, paragraph_level
from casefiles.typeset.unicode.directions import is_right_to_left
from casefiles.typeset.unicode.scripts import INVISIBLE, SHARED, is_mark, script_of

RESERVED_DIGITS: Final = "0000"
"""Room kept for a page number that is known only when all pages are made."""
_NUMBER_PLACE: Final = "\ufffc"
"""Stands for a page number while breaks are sought (UAX#14: object replacement)."""
_PLAIN: Final = re.compile(
    "[\n -~\u00a0-\u00ac\u00ae-\u024f\u2010-\u2014\u2018-\u201e\u2026\u20ac]*"
)
"""Latin text that Noto Sans and Noto Serif have whole, without marks."""
_CHUNKS: Final = re.compile(
    "[A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f]+|[\u0370-\u03ff]+|[\u0400-\u052f]+"
    "|[\u0620-\u06d3\u06d5]+|[\u0f40-\u0fbc]+|[\u4e00-\u9fff]+|.",
    re.DOTALL,
)
"""Letters of a script, which mostly go together, or a single sign."""

LineLook = tuple[str, float, Colour, str, str, bool]
"""What may be drawn in one stroke: face, size, colour, link, language, right to left."""


@dataclass(slots=True)
class ShapingRun:
    """A stretch of the text that is shaped alike.

    Attributes:
        start: index of its first character in the text; end is behind its last.
        page_of: destination whose page number stands here; empty for text.
        look: pieces of one look are drawn in one stroke.
        known: segments that were shaped already, where nothing else tells how they look.
    """

    start: int
    end: int
    shaper: Shaper
    level: int
    page_of: str
    look: LineLook
    known: dict[str, Segment] | None


@dataclass(frozen=True, slots=True)
class Itemized:
    """A paragraph before it is broken.

    Attributes:
        text: what the pieces cover.
        stretches: the language of each span.
        closed: stretches in which no line ends, in ascending order.
        base: level of the paragraph: 0, or 1 if it starts at the right edge.
        is_mixed: some of it is not simply from left to right.
    """

    text: str
    pieces: list[ShapingRun]
    stretches: list[tuple[int, int, str]]
    closed: list[tuple[int, int]]
    base: int
    is_mixed: bool


@dataclass(slots=True)
class _Cut:
    """A stretch of one face, script and level while it grows."""

    start: int
    end: int
    face: Face
    script: str
    level: int


def itemized(
    content: Sequence[Inline],
    style: TextStyle,
    place: TextPosition,
    library: FontLibrary,
    base: int | None = None,
) -> Itemized:
    """Cut text into pieces; the base is the level of the paragraph, None as its letters tell.

    Raises:
        UnsupportedText: a character cannot be drawn.
    """
    texts: list[str] = []
    closed: list[tuple[int, int]] = []
    at = 0
    for item in content:
        text = _NUMBER_PLACE if isinstance(item, PageOf) else printable(item.text, place)
        end = at + len(text)
        if isinstance(item, PageOf):
            if closed and closed[-1][1] == at:
                closed[-1] = (closed[-1][0], end)
        elif item.is_unbroken:
            closed.append((at, end))
        texts.append(text)
        at = end
    text = "".join(texts)
    if base is None:
        base = _base(content, texts, text)
    levels = None if base == 0 and is_all_left_to_right(text) else _levels(text, base)
    pieces: list[ShapingRun] = []
    stretches: list[tuple[int, int, str]] = []
    at = 0
    for item, part in zip(content, texts, strict=True):
        end = at + len(part)
        pieces += _pieces(item, (at, end), text, levels, (style, place, library))
        if isinstance(item, TextSpan):
            stretches.append((at, end, item.language))
        at = end
    return Itemized(text, pieces, stretches, closed, base, levels is not None)


def _base(content: Sequence[Inline], texts: Sequence[str], text: str) -> int:
    """Return the level of a paragraph.

    Where spans are in a language that is written from right to left, it is theirs if the larger
    part is, and either starts the text or is three quarters of it: a sentence about a quotation
    keeps its own direction. Else the first letter decides (UAX#9, P2 and P3).
    """
    lengths = [
        (is_right_to_left(item.language), len(part))
        for item, part in zip(content, texts, strict=True)
        if isinstance(item, TextSpan) and part
    ]
    backwards = sum(length for is_backwards, length in lengths if is_backwards)
    if backwards:
        whole = sum(length for _, length in lengths)
        starts = lengths[0][0]
        return int(backwards * 2 > whole and (starts or backwards * 4 > whole * 3))
    return 0 if is_all_left_to_right(text) else paragraph_level(text)


def _levels(text: str, base: int) -> list[int]:
    """Return the level of each character; removed ones take the one before, so as to cut nothing.

    Each line of the source is a paragraph of UAX#9, all of one direction.
    """
    levels: list[int] = []
    for line in text.replace(_NUMBER_PLACE, "0").splitlines(keepends=True):
        levels += levels_of(line, base)
    before = base
    for at, level in enumerate(levels):
        before = levels[at] = level if level >= 0 else before
    return levels


def _pieces(
    item: Inline,
    bounds: tuple[int, int],
    text: str,
    levels: Sequence[int] | None,
    setting: tuple[TextStyle, TextPosition, FontLibrary],
) -> Iterator[ShapingRun]:
    style, place, library = setting
    bold = style.is_bold or item.is_bold
    start, end = bounds
    if isinstance(item, PageOf):
        face = library.latin((bold, False, "en", style.family), place)
        shaper = library.shaper(face, "Latn", "en", is_backwards=False)
        level = levels[start] if levels else 0
        look = (face.name, style.size, style.link, item.target, "", False)
        yield ShapingRun(start, end, shaper, level, item.target, look, None)
        return
    requested = (bold, style.is_italic or item.is_italic, item.language, style.family)
    colour = style.link if item.target else style.colour
    for cut in _cuts(text, start, end, levels, (requested, place, library)):
        is_backwards = cut.level % 2 == 1
        shaper = library.shaper(cut.face, cut.script, item.language, is_backwards=is_backwards)
        look = (cut.face.name, style.size, colour, item.target, item.language, is_backwards)
        known = None if shaper.joins else shaper.segments
        yield ShapingRun(cut.start, cut.end, shaper, cut.level, "", look, known)


def _cuts(
    text: str,
    start: int,
    end: int,
    levels: Sequence[int] | None,
    setting: tuple[FontRequest, TextPosition, FontLibrary],
) -> list[_Cut]:
    look, place, library = setting
    if start == end:
        return []
    if levels is None and _is_plain(text, start, end, look[2]):
        return [_Cut(start, end, library.latin(look, place), "Latn", 0)]
    cuts: list[_Cut] = []
    for chunk in _CHUNKS.finditer(text, start, end):
        at, stop = chunk.span()
        if stop - at > 1 and _takes_whole(chunk.group(), at, levels, cuts, setting):
            continue
        for place_of_one in range(at, stop):
            _take(text, place_of_one, end, levels, cuts, setting)
    return cuts


def _takes_whole(
    letters: str,
    at: int,
    levels: Sequence[int] | None,
    cuts: list[_Cut],
    setting: tuple[FontRequest, TextPosition, FontLibrary],
) -> bool:
    """Take letters of one script together where it is known that one face has all of them."""
    look, place, library = setting
    if is_mark(letters[0]) or script_of(letters[0]) in SHARED:
        return False
    found = library.chosen(letters[0], look, place)
    if not library.is_all(letters, look, found):
        return False
    end = at + len(letters)
    level = levels[at] if levels else 0
    if levels and levels[end - 1] != level:
        return False
    _grow(cuts, (at, end), found, level)
    return True


def _take(
    text: str,
    at: int,
    end: int,
    levels: Sequence[int] | None,
    cuts: list[_Cut],
    setting: tuple[FontRequest, TextPosition, FontLibrary],
) -> None:
    level = levels[at] if levels else 0
    taken = _taken(text, at, cuts[-1] if cuts else None, setting)
    if taken is None:
        taken = _first(text, at, end, setting)
        if cuts and is_mark(text[at]):
            taken = _with_mark(text, at, cuts, setting) or taken
    _grow(cuts, (at, at + 1), taken, level)


def _grow(cuts: list[_Cut], bounds: tuple[int, int], found: tuple[Face, str], level: int) -> None:
    face, script = found
    last = cuts[-1] if cuts else None
    if last and last.face is face and last.script == script and last.level == level:
        last.end = bounds[1]
    else:
        cuts.append(_Cut(*bounds, face, script, level))


def _is_plain(text: str, start: int, end: int, language: str) -> bool:
    if language.startswith("zh") and not text.isascii():
        return False
    return _PLAIN.fullmatch(text, start, end) is not None


def _taken(
    text: str, at: int, last: _Cut | None, setting: tuple[FontRequest, TextPosition, FontLibrary]
) -> tuple[Face, str] | None:
    """Return the face and script of the text before, where a character goes with it."""
    if last is None:
        return None
    character = text[at]
    if character == "\n" or INVISIBLE.match(character):
        return last.face, last.script
    is_drawn_on_it = is_mark(character) and last.face.has(character)
    script = script_of(character)
    if is_drawn_on_it or setting[2].matches_face(character, script, last.face, setting[0]):
        return last.face, last.script
    return None


def _first(
    text: str, at: int, end: int, setting: tuple[FontRequest, TextPosition, FontLibrary]
) -> tuple[Face, str]:
    """Return the face and script of a character that does not go with the text before it."""
    look, place, library = setting
    character = text[at]
    if character == "\n" or INVISIBLE.match(character):
        return library.latin(look, place), "Latn"
    face, script = library.chosen(character, look, place)
    if script_of(character) in SHARED:
        return _of_next_letter(text, at, end, setting) or (face, script)
    return face, script


def _of_next_letter(
    text: str, at: int, end: int, setting: tuple[FontRequest, TextPosition, FontLibrary]
) -> tuple[Face, str] | None:
    """Return the face of the next letter of a word, where it can draw the sign before it too."""
    look, place, library = setting
    for after in range(at + 1, min(end, at + 8)):
        if script_of(text[after]) not in SHARED:
            face, script = library.chosen(text[after], look, place)
            has_sign = library.matches_face(text[at], script_of(text[at]), face, look)
            return (face, script) if has_sign else None
    return None


def _with_mark(
    text: str, at: int, cuts: list[_Cut], setting: tuple[FontRequest, TextPosition, FontLibrary]
) -> tuple[Face, str] | None:
    """Give a letter and its mark a face that has both, if there is one."""
    look, place, library = setting
    letter = at - 1
    if letter < cuts[-1].start:
        return None
    face = library.with_mark(text[letter], text[at], look, place)
    if face is None:
        return None
    last = cuts[-1]
    if last.start == letter:
        cuts.pop()
    else:
        last.end = letter
    cuts.append(_Cut(letter, at, face, last.script, last.level))
    return face, last.script
