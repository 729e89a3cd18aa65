"""Lists become strips: labels hung, lists within lists standing in, but never out of sight."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from casefiles.domain.foundation.alphabetic_numbering import (
    LARGEST_ROMAN,
    letters_from_number,
    roman,
)
from casefiles.typeset.blocks.paragraphs import label_line, labelled, paragraph_strips
from casefiles.typeset.blocks.strips import (
    PageStrip,
    StripTypesetting,
    TextFrame,
    baseline_of,
    refusal,
)
from casefiles.typeset.document.inline import TextSpan
from casefiles.typeset.document.structure import StructureElement
from casefiles.typeset.document.tree import Item, List, ListNumbering, Paragraph, Role
from casefiles.typeset.lines.setting import TypesetLine
from casefiles.typeset.unicode.directions import is_right_to_left

_BEFORE: Final = 4.0
_LABEL_GAP: Final = 6.0
_LEAST_HANG: Final = 16.0
_DEEPEST_INDENT: Final = 0.5
"""Of the measure."""
_STEP: Final = 0.25
"""Each list stands in by at most this share of the way to the deepest indent, and so never reaches
it: the first six levels stand in by their labels, deeper ones by less and less."""
_DEEPEST: Final = 60
_BULLETS: Final = ("•", "–")
_TAGS: Final = {
    ListNumbering.BULLET: "Disc",
    ListNumbering.DECIMAL: "Decimal",
    ListNumbering.LETTER: "LowerAlpha",
    ListNumbering.ROMAN: "LowerRoman",
}


@dataclass(frozen=True, slots=True)
class _Level:
    """A list within lists: how deep, from 0, where its labels begin, and in which language."""

    depth: int
    frame: TextFrame
    parent: StructureElement
    language: str


def list_strips(block: List, setting: StripTypesetting) -> Iterator[PageStrip]:
    """Set a list.

    Raises:
        UnsupportedText: a text cannot be set, or list_too_deep.
    """
    first = _language_of(block)
    language = first if is_right_to_left(first) else setting.document.language
    frame = setting.measure.after(setting.look.indent if block.is_indented else 0.0)
    frame = replace(frame, is_right_to_left=is_right_to_left(language))
    yield from _list(block, setting, _Level(0, frame, setting.story.here, language))


def _language_of(block: List) -> str:
    """Return the language of the first words of a list, which labels stand beside."""
    for item in block.items:
        for part in item.blocks:
            if isinstance(part, List):
                return _language_of(part)
            for inline in part.content:
                if isinstance(inline, TextSpan):
                    return inline.language
    return ""


def label_of(numbering: ListNumbering, number: int, depth: int) -> str:
    """Return the label of an item, such as 3. or (c) or (iii), or a bullet for its depth."""
    if numbering is ListNumbering.BULLET:
        return _BULLETS[depth % len(_BULLETS)]
    if numbering is ListNumbering.LETTER and number > 0:
        return f"({letters_from_number(number).lower()})"
    if numbering is ListNumbering.ROMAN and 0 < number <= LARGEST_ROMAN:
        return f"({roman(number)})"
    return f"{number}."


def _list(block: List, setting: StripTypesetting, level: _Level) -> Iterator[PageStrip]:
    if level.depth >= _DEEPEST:
        raise refusal("list_too_deep", block.place)
    element = StructureElement("L", level.parent)
    element.numbering = _TAGS[block.numbering]
    labels = [
        label_line(
            TextSpan(label_of(block.numbering, number, level.depth), level.language),
            setting.look.paragraphs[Role.BODY],
            setting.look.measure,
            block.place,
            setting,
        )
        for number in range(block.first, block.first + len(block.items))
    ]
    hang = max([_LEAST_HANG, *[label.width + _LABEL_GAP for label in labels]])
    for item, label in zip(block.items, labels, strict=True):
        yield from _item(item, label, hang, setting, replace(level, parent=element))


def _item(
    item: Item, label: TypesetLine, hang: float, setting: StripTypesetting, level: _Level
) -> Iterator[PageStrip]:
    element = StructureElement("LI", level.parent)
    label_element, body = StructureElement("Lbl", element), StructureElement("LBody", element)
    frame = level.frame.until(hang)
    if not item.blocks or isinstance(item.blocks[0], List):
        yield labelled(_empty(setting, level), label, frame, label_element)
    measure = setting.look.measure
    indent = measure - level.frame.width
    step = min(hang, max(measure * _DEEPEST_INDENT - indent, 0.0) * _STEP)
    inner = _Level(level.depth + 1, level.frame.after(step), body, level.language)
    for number, block in enumerate(item.blocks):
        if isinstance(block, List):
            yield from _list(block, setting, inner)
            continue
        strips = paragraph_strips(block, level.frame.after(hang), setting, body)
        strips[0] = replace(strips[0], before=_BEFORE)
        if number == 0:
            strips[0] = labelled(strips[0], label, frame, label_element)
        yield from _with_list_intro(strips, item.blocks[number + 1 : number + 2])


def _empty(setting: StripTypesetting, level: _Level) -> PageStrip:
    """Return a strip without text, for a label that stands alone."""
    style = setting.look.paragraphs[Role.BODY]
    (placed,) = level.frame.place((TypesetLine((), 0.0),), None, column=1)
    line = replace(placed, baseline=baseline_of(style.size, style.leading))
    return PageStrip(
        style.leading, (line,), _BEFORE, setting.group(), keeps_next=True, may_part=True
    )


def _with_list_intro(
    strips: list[PageStrip], following: Sequence[Paragraph | List]
) -> list[PageStrip]:
    """Keep the words that introduce a list with its first item."""
    if following and isinstance(following[0], List):
        strips[-1] = replace(strips[-1], keeps_next=True)
    return strips
