"""Footnotes: their numbers, their marks in the text, and the strips at the foot of the page."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from casefiles.typeset.blocks.strips import (
    PageStrip,
    StripTypesetting,
    TextFrame,
    baseline_of,
    line_strips,
)
from casefiles.typeset.document.inline import Footnote, Inline, Noted, TextPosition, TextSpan
from casefiles.typeset.document.structure import StructureElement
from casefiles.typeset.document.styles import NOTE_LABEL
from casefiles.typeset.lines.leading import leading_of
from casefiles.typeset.lines.setting import TypesetLine, set_lines, set_one_line

_RAISED: Final = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_RULE: Final = 0.6
_RULE_LENGTH: Final = 96.0
_ABOVE_RULE: Final = 11.0
_BELOW_RULE: Final = 4.0
_BETWEEN: Final = 2.0


@dataclass(frozen=True, slots=True)
class NumberedNotes:
    """Text whose footnotes have become marks, and those notes with their numbers."""

    content: tuple[Inline, ...]
    notes: tuple[tuple[int, Footnote], ...]


@dataclass(frozen=True, slots=True)
class PlacedNote:
    """A note that is set: the line to which it belongs, and the name of that for links."""

    line: int
    destination: str
    strips: tuple[PageStrip, ...]


def numbered(content: Sequence[Noted], setting: StripTypesetting) -> NumberedNotes:
    """Give the footnotes of a text the next numbers."""
    notes: list[tuple[int, Footnote]] = []
    inline: list[Inline] = []
    for item in content:
        if isinstance(item, Footnote):
            setting.notes += 1
            notes.append((setting.notes, item))
            inline.append(_mark(setting.notes, f"note {setting.notes}", setting))
        else:
            inline.append(item)
    return NumberedNotes(tuple(inline), tuple(notes))


def _mark(number: int, target: str, setting: StripTypesetting) -> TextSpan:
    return TextSpan(
        str(number).translate(_RAISED),
        setting.document.language,
        target=target,
        is_unbroken=True,
    )


def attachments(
    lines: Sequence[TypesetLine],
    text: NumberedNotes,
    setting: StripTypesetting,
    parent: StructureElement,
    place: TextPosition,
) -> list[PlacedNote]:
    """Set the notes of a text.

    Args:
        lines: of the text.
        text: with its notes.
        setting: of the document.
        parent: the element in which the notes follow the text.
        place: of the text.
    """
    if not text.notes:
        return []
    found = {run.target: at for at, line in enumerate(lines) for run in line.runs if run.target}
    return [
        PlacedNote(
            found[f"note {number}"],
            f"noted {number}",
            _strips(number, note, setting, parent, place),
        )
        for number, note in text.notes
    ]


def attach(strips: list[PageStrip], notes: Sequence[PlacedNote]) -> None:
    """Add notes to the strips of their lines."""
    for note in notes:
        strip = strips[note.line]
        strips[note.line] = replace(
            strip,
            notes=(*strip.notes, note.strips),
            destinations=(*strip.destinations, note.destination),
        )


def _strips(
    number: int,
    note: Footnote,
    setting: StripTypesetting,
    parent: StructureElement,
    place: TextPosition,
) -> tuple[PageStrip, ...]:
    element = setting.story.text("Note", note.content, parent)
    frame = setting.measure
    group = setting.group()
    library, style = setting.library, setting.look.note
    is_by_ink = setting.look.is_spaced_by_ink
    mark = _mark(number, f"noted {number}", setting)
    label = set_one_line((mark,), style, NOTE_LABEL, place, library)
    text = frame.after(NOTE_LABEL)
    lines = set_lines(note.content, style, text.width, place, library)
    leading = leading_of(style, lines, is_by_ink=is_by_ink)
    baseline = baseline_of(style.size, leading)
    placed = text.place(lines, element, baseline=baseline, column=1)
    strips = line_strips(placed, leading, group, before=_BETWEEN, is_by_ink=is_by_ink)
    mark_element = StructureElement("Lbl", element)
    labelled = frame.until(NOTE_LABEL).place((label,), mark_element, baseline=baseline)
    strips[0] = replace(
        strips[0],
        lines=(*labelled, *strips[0].lines),
        destinations=(f"note {number}",),
    )
    return tuple(strips)


def foot_rule(frame: TextFrame) -> tuple[PageStrip, ...]:
    """Return what stands between text and notes: a short rule at the start edge."""
    short = frame.until(_RULE_LENGTH)
    ends = (short.left, short.left + short.width)
    return (
        PageStrip(_ABOVE_RULE),
        PageStrip(_BELOW_RULE, rule=_RULE, rule_ends=ends, is_rule_dark=True),
    )
