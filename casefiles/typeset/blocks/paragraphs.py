"""Paragraphs become strips: a line each, the label hung before the first."""

from collections.abc import Sequence
from dataclasses import replace

from casefiles.typeset.blocks.notes import attach, attachments, numbered
from casefiles.typeset.blocks.strips import (
    PageStrip,
    StripTypesetting,
    TextFrame,
    baseline_of,
    line_strips,
)
from casefiles.typeset.document.inline import Inline, TextPosition, TextSpan
from casefiles.typeset.document.structure import StructureElement
from casefiles.typeset.document.styles import CAPTION, TextStyle
from casefiles.typeset.document.tree import Paragraph
from casefiles.typeset.lines.last_lines import set_paragraph
from casefiles.typeset.lines.leading import leading_of
from casefiles.typeset.lines.setting import TypesetLine, set_lines, set_one_line


def paragraph_strips(
    block: Paragraph, frame: TextFrame, setting: StripTypesetting, parent: StructureElement
) -> list[PageStrip]:
    """Set a paragraph.

    Args:
        block: the paragraph.
        frame: where it stands, its label within it.
        setting: of the document.
        parent: the element of which it is a part.
    """
    text = numbered(block.content, setting)
    element = setting.story.text("P", text.content, parent)
    look = setting.look
    style, group = look.paragraphs[block.role], setting.group()
    style = replace(style, first_line=block.first_line) if block.first_line else style
    frame = _inset(frame, block, style)
    inner = frame.after(look.indent) if block.label or block.is_indented else frame
    lines = set_paragraph(text.content, style, inner.width, block.place, setting.library)
    leading = leading_of(style, lines, is_by_ink=look.is_spaced_by_ink)
    baseline = baseline_of(style.size, leading)
    placed = inner.place(lines, element, baseline=baseline, column=1, alignment=block.alignment)
    if block.first_line:
        shift = -block.first_line if lines[0].is_right_to_left else block.first_line
        placed[0] = replace(placed[0], x=placed[0].x + shift)
    strips = line_strips(
        placed,
        leading,
        group,
        before=style.before if block.before is None else block.before,
        keeps_next=block.keeps_next,
        is_by_ink=look.is_spaced_by_ink,
    )
    if block.destination:
        strips[0] = replace(strips[0], destinations=(block.destination,))
    if block.label:
        span = TextSpan(block.label, setting.document.language)
        label = label_line(span, style, look.indent, block.place, setting)
        strips[0] = labelled(
            strips[0], label, frame.until(look.indent), StructureElement("Lbl", element)
        )
    attach(strips, attachments(lines, text, setting, parent, block.place))
    return strips


def _inset(frame: TextFrame, block: Paragraph, style: TextStyle) -> TextFrame:
    """Return a frame without the free width at either side of a paragraph."""
    start, end = block.indents[0] + style.inset, block.indents[1] + style.inset
    inner = frame.after(start) if start else frame
    return inner.until(inner.width - end) if end else inner


def caption_strips(
    content: Sequence[Inline],
    place: TextPosition,
    setting: StripTypesetting,
    parent: StructureElement,
) -> list[PageStrip]:
    """Set the caption of a table or figure; no page ends within or after it."""
    element = setting.story.text("Caption", content, parent)
    frame, group = setting.measure, setting.group()
    lines = set_lines(content, CAPTION, frame.width, place, setting.library)
    leading = leading_of(CAPTION, lines, is_by_ink=False)
    baseline = baseline_of(CAPTION.size, leading)
    return [
        PageStrip(leading, (placed,), group=group, keeps_next=True)
        for placed in frame.place(lines, element, baseline=baseline)
    ]


def label_line(
    label: TextSpan, style: TextStyle, width: float, place: TextPosition, setting: StripTypesetting
) -> TypesetLine:
    """Return a label, set."""
    return set_one_line((label,), style, width, place, setting.library)


def labelled(
    strip: PageStrip, label: TypesetLine, frame: TextFrame, element: StructureElement
) -> PageStrip:
    """Return a strip with a label at the start of a frame, on the baseline of its text."""
    baseline = strip.lines[0].baseline
    return replace(strip, lines=(*frame.place((label,), element, baseline=baseline), *strip.lines))
