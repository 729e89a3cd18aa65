"""Figures become strips: a drawing that is not cut, and its caption, in one piece."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from casefiles.typeset.blocks.paragraphs import caption_strips
from casefiles.typeset.blocks.relations import relations_sketches
from casefiles.typeset.blocks.sketch import Lettering, Sketch
from casefiles.typeset.blocks.strips import Drawing, PageStrip, StripTypesetting, refusal
from casefiles.typeset.blocks.timeline import timeline_sketches
from casefiles.typeset.document.characters import printable
from casefiles.typeset.document.figures import FigureBlock, FigureLabel, Path, Relations, Timeline
from casefiles.typeset.document.structure import StructureElement
from casefiles.typeset.document.styles import CAPTION, TextStyle
from casefiles.typeset.lines.leading import leading_of
from casefiles.typeset.lines.setting import set_lines, set_one_line

_BEFORE: Final = 12.0
_AFTER: Final = 8.0
_ABOVE_CAPTION: Final = 7.0
_HEADING: Final = 64.0
"""Room for a heading above it, so that they need not part."""
_TAKEN: Final = (_HEADING, _ABOVE_CAPTION, _AFTER)
"""What a page needs beside a figure."""
_SLACK: Final = 1e-6


def drawing_strips(
    block: FigureBlock | Timeline | Relations, setting: StripTypesetting
) -> Iterator[PageStrip]:
    """Set a figure, on as many pages as it needs.

    Raises:
        UnsupportedText: figure_too_wide, and what timelines and relations raise.
    """
    room = _room(block, setting)
    if isinstance(block, FigureBlock):
        sketches = iter([(_sketch(block, setting, room), block.alternative)])
    elif isinstance(block, Timeline):
        sketches = timeline_sketches(block, setting.library, room, setting.look.measure)
    else:
        sketches = relations_sketches(block, setting.library, room, setting.look.measure)
    for sketch, text in sketches:
        shown = sketch.mirrored() if setting.is_right_to_left else sketch
        yield from _strips(shown, text, block, setting)


def _room(block: FigureBlock | Timeline | Relations, setting: StripTypesetting) -> float:
    """Return how tall a figure may be on a page with its caption and a heading."""
    page = setting.look.top - setting.look.bottom
    for taken in _TAKEN:
        page -= taken
    if not block.caption:
        return page
    measure = setting.look.measure
    lines = set_lines(block.caption, CAPTION, measure, block.place, setting.library)
    # A caption that leaves less room than half a page may part from its figure.
    return max(page - len(lines) * leading_of(CAPTION, lines, is_by_ink=False), page / 2)


def _sketch(block: FigureBlock, setting: StripTypesetting, room: float) -> Sketch:
    if not 0 < block.width <= setting.look.measure + _SLACK:
        raise refusal("figure_too_wide", block.place)
    if not 0 < block.height <= room:
        raise refusal("figure_too_tall", block.place)
    sketch = Sketch(block.width, block.height)
    for mark in block.marks:
        if isinstance(mark, Path):
            sketch.paths.append(mark)
        else:
            sketch.letterings.append(_lettering(mark, block, setting))
    return sketch


def _lettering(mark: FigureLabel, block: FigureBlock, setting: StripTypesetting) -> Lettering:
    style = TextStyle(mark.size, mark.size * 1.3, is_bold=mark.is_bold)
    line = set_one_line(mark.content, style, block.width, block.place, setting.library)
    return Lettering(line, mark.x, mark.baseline, mark.anchor)


def _strips(
    sketch: Sketch, text: str, block: FigureBlock | Timeline | Relations, setting: StripTypesetting
) -> Iterator[PageStrip]:
    both = StructureElement("Div", setting.story.here)
    element = StructureElement("Figure", both)
    element.alternative = printable(text, block.place).replace("\n", " ")
    frame = setting.measure.until(sketch.width)
    has_caption = bool(block.caption)
    yield PageStrip(
        sketch.height + (0.0 if has_caption else _AFTER),
        before=_BEFORE,
        group=setting.group(),
        keeps_next=has_caption,
        may_part=not has_caption,
        drawing=Drawing(sketch, frame.left, element),
    )
    if has_caption:
        strips = caption_strips(block.caption, block.place, setting, both)
        strips[0] = replace(strips[0], before=_ABOVE_CAPTION)
        last = strips[-1]
        strips[-1] = replace(last, height=last.height + _AFTER, keeps_next=False, may_part=True)
        yield from strips
