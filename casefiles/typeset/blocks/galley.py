"""Blocks become strips, in the order of reading: paragraphs, headings and contents here.

Lines are ragged, never stretched to both edges: in narrow cells and among names in several scripts
stretched spaces tear holes, Arabic letters would have to be drawn out, and a court that cites a
line wants it where every edition has it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from casefiles.typeset.blocks.drawings import drawing_strips
from casefiles.typeset.blocks.lists import list_strips
from casefiles.typeset.blocks.paragraphs import label_line, labelled, paragraph_strips
from casefiles.typeset.blocks.plate_elements import plate_of
from casefiles.typeset.blocks.strips import PageStrip, Plate, StripTypesetting, baseline_of
from casefiles.typeset.blocks.tables import table_strips
from casefiles.typeset.document.figures import FigureBlock, Relations, Timeline
from casefiles.typeset.document.inline import PageOf, TextPosition, TextSpan
from casefiles.typeset.document.structure import StructureElement
from casefiles.typeset.document.styles import (
    CONTENTS,
    CONTENTS_DOTS,
    CONTENTS_INDENT,
    CONTENTS_NUMBER,
)
from casefiles.typeset.document.tree import (
    Block,
    Contents,
    DrawnPage,
    Heading,
    ImagePage,
    List,
    Paragraph,
    RuleLine,
    Table,
    VerticalSpace,
    headings_of,
)
from casefiles.typeset.lines.leading import leading_of
from casefiles.typeset.lines.setting import set_lines, set_one_line

_DEPTHS: Final = {1: 1, 2: 2, 3: 0, 4: 1, 5: 2, 6: 1, 7: 3}


@dataclass(frozen=True, slots=True)
class Bookmark:
    """An entry of the outline and of the contents."""

    content: tuple[TextSpan, ...]
    level: int
    destination: str
    place: TextPosition
    is_in_contents: bool = True


def bookmarks_of(blocks: Sequence[Block]) -> tuple[Bookmark, ...]:
    """Return the bookmarks of blocks, in their order."""
    return tuple(
        Bookmark(
            block.bookmark,
            block.bookmark_level,
            block.destination,
            block.place,
            block.is_in_contents,
        )
        for block in headings_of(blocks)
        if block.bookmark
    )


def strips_of(setting: StripTypesetting, block: Block, number: int) -> Iterator[PageStrip | Plate]:
    """Set one block.

    Args:
        setting: of the document that has the block.
        block: one of its blocks; they come in their order.
        number: of the block in the document, from 1.

    Raises:
        UnsupportedText: a text cannot be set, or a block cannot be laid out; the details tell its
            place.
    """
    setting.begin(number)
    match block:
        case ImagePage() | DrawnPage() | VerticalSpace() | RuleLine():
            yield _single(block, setting)
        case Paragraph():
            here = setting.story.here
            yield from paragraph_strips(block, setting.measure, setting, here)
        case Heading():
            yield from _heading(block, setting)
        case List():
            yield from list_strips(block, setting)
        case Table():
            yield from table_strips(block, setting)
        case Contents():
            yield from _contents(block, number, setting)
        case FigureBlock() | Timeline() | Relations():
            yield from drawing_strips(block, setting)


def _single(
    block: ImagePage | DrawnPage | VerticalSpace | RuleLine, setting: StripTypesetting
) -> PageStrip | Plate:
    if isinstance(block, ImagePage | DrawnPage):
        return plate_of(block, setting.story)
    group = setting.group()
    if isinstance(block, VerticalSpace):
        return PageStrip(block.height, group=group, keeps_next=True, starts_page=block.starts_page)
    return PageStrip(
        block.thickness,
        group=group,
        keeps_next=block.keeps_next,
        rule=block.thickness,
        is_rule_dark=True,
    )


def _heading(block: Heading, setting: StripTypesetting) -> list[PageStrip]:
    depth, story = _depth(block), setting.story
    element = story.heading(depth, block.content) if depth else story.text("P", block.content)
    style = setting.look.headings[block.level]
    frame, group = setting.measure, setting.group()
    inner = frame.after(setting.look.indent) if block.label else frame
    lines = set_lines(block.content, style, inner.width, block.place, setting.library)
    leading = leading_of(style, lines, is_by_ink=False)
    baseline = baseline_of(style.size, leading)
    column = 1 if block.label else 0
    strips = [
        PageStrip(leading, (placed,), group=group, keeps_next=True)
        for placed in inner.place(
            lines, element, baseline=baseline, column=column, alignment=block.alignment
        )
    ]
    if block.label:
        hung = frame.until(setting.look.indent)
        span = TextSpan(block.label, setting.document.language)
        label = label_line(span, style, hung.width, block.place, setting)
        strips[0] = labelled(strips[0], label, hung, StructureElement("Lbl", element))
    strips[0] = replace(
        strips[0],
        before=style.before,
        destinations=(block.destination,) if block.destination else (),
        starts_page=block.starts_page,
    )
    after = setting.look.after_heading[block.level]
    return [*strips, PageStrip(after, group=group, keeps_next=True)]


def _depth(block: Heading) -> int:
    """Return how deep a heading stands, from 1; 0 for words above a heading, such as its kind."""
    return block.bookmark_level if block.bookmark else _DEPTHS[block.level]


def _contents(block: Contents, block_number: int, setting: StripTypesetting) -> Iterator[PageStrip]:
    levels = [setting.story.here]
    following = bookmarks_of(setting.document.blocks[block_number:])
    for bookmark in (one for one in following if one.is_in_contents):
        yield from _entry(bookmark, block.place, setting, _reference(levels, bookmark, setting))


def _entry(
    bookmark: Bookmark, place: TextPosition, setting: StripTypesetting, element: StructureElement
) -> Iterator[PageStrip]:
    style, group, library = CONTENTS[bookmark.level], setting.group(), setting.library
    indent = CONTENTS_INDENT * (bookmark.level - 1)
    spans = [replace(span, target=bookmark.destination) for span in bookmark.content]
    frame = setting.measure.after(indent)
    frame = frame.until(frame.width - CONTENTS_NUMBER)
    lines = set_lines(spans, style, frame.width, place, library, int(frame.is_right_to_left))
    page = PageOf(bookmark.destination, is_bold=style.is_bold)
    folio = set_one_line((page,), style, CONTENTS_NUMBER, place, library)
    leading = leading_of(style, lines, is_by_ink=False)
    baseline = baseline_of(style.size, leading)
    # Contents begin at the start edge in every language: the numbers are read at the other.
    placed = [one for line in lines for one in frame.place((line,), element, baseline=baseline)]
    strips = [
        PageStrip(
            leading,
            (one,),
            before=0.0 if at else style.before,
            group=group,
            keeps_next=at < len(lines) - 1,
        )
        for at, one in enumerate(placed)
    ]
    end = indent + lines[-1].width + 6
    measure = setting.look.measure
    dots = (measure - CONTENTS_DOTS, end)
    number = replace(placed[-1], line=folio, x=measure, column=1, is_flush_right=True)
    if setting.is_right_to_left:
        number = replace(number, x=0.0, is_flush_right=False)
        dots = (CONTENTS_DOTS, measure - end)
    both = (*strips[-1].lines, number)
    yield from strips[:-1]
    has_dots = end < measure - CONTENTS_DOTS
    yield replace(strips[-1], lines=both, dots=dots if has_dots else None)


def _reference(
    levels: list[StructureElement], bookmark: Bookmark, setting: StripTypesetting
) -> StructureElement:
    """Return the element of a line of the contents; deeper lines stand in lists of their own."""
    del levels[bookmark.level + 1 :]
    while len(levels) <= bookmark.level:
        levels.append(StructureElement("TOC", levels[-1]))
    item = StructureElement("TOCI", levels[-1])
    return setting.story.text("Reference", bookmark.content, item)
