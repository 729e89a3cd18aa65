"""Looks of papers: a few measures that somebody chose become the style of every role.

Text is set in one family; tables, marks and furniture are in Noto Sans in every paper.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from casefiles.typeset.document.looks import (
    DEFAULT_LOOK,
    QUOTE_INSET,
    FolioForm,
    Look,
    Margins,
    PaperSize,
    RunningHead,
)
from casefiles.typeset.document.roles import Role
from casefiles.typeset.document.styles import INK, QUIET, Family, TextStyle

POINTS_PER_MM: Final = 72 / 25.4
AVERAGE_LETTER: Final = {Family.SERIF: 0.478, Family.SANS: 0.471}
"""Of the size, the width of a letter of English prose with its share of the spaces."""
_SINGLE: Final = 2 / 3
"""Of the distance of numbered lines, that of plain lines: three stand beside two numbers."""
_LEVELS: Final = (1, 5, 7)
"""Levels of headings that a look of a paper has, from the highest."""
_NOTE_LEADING: Final = 1.3
_TITLE_LEADING: Final = 1.4
_URGENT: Final = 1.3
"""Of the size of the text."""


@dataclass(frozen=True, slots=True)
class HeadingMeasures:
    """How a heading is set, in points."""

    size: float
    leading: float
    before: float
    after: float
    is_italic: bool = False


@dataclass(frozen=True, slots=True)
class LookMeasures:
    """What is chosen of the look of a paper, in points.

    Attributes:
        before: above a paragraph.
        indent: of text behind a paragraph number.
        quote: size and leading.
        tables: size, leading, and free height above and below a row.
        headings: of the first level, and up to two below it.
        lines: numbered lines of a page; 0 for none.
    """

    paper: PaperSize
    margins: Margins
    family: Family
    size: float
    leading: float
    before: float
    indent: float
    quote: tuple[float, float]
    notes: float
    title: float
    tables: tuple[float, float, float]
    headings: tuple[HeadingMeasures, ...]
    lines: int = 0

    @property
    def letters(self) -> float:
        """Letters of a line of the text behind a paragraph number."""
        width = self.paper.size[0] - self.margins.start - self.margins.end - self.indent
        return width / (AVERAGE_LETTER[self.family] * self.size)


def look_of(name: str, chosen: LookMeasures, folio: FolioForm, running: RunningHead) -> Look:
    """Return the look of a paper."""
    headings, after = _headings(chosen)
    return Look(
        name=name,
        paper=chosen.paper,
        margins=chosen.margins,
        paragraphs=_paragraphs(chosen),
        headings=headings,
        after_heading=after,
        note=TextStyle(chosen.notes, chosen.notes * _NOTE_LEADING, family=chosen.family),
        indent=chosen.indent,
        cell_padding=chosen.tables[2],
        folio=folio,
        running=running,
        lines=chosen.lines,
        is_spaced_by_ink=True,
    )


def _paragraphs(chosen: LookMeasures) -> Mapping[Role, TextStyle]:
    size, leading, family = chosen.size, chosen.leading, chosen.family
    body = TextStyle(size, leading, before=chosen.before, family=family)
    plain = replace(
        body, before=0.0, leading=leading * _SINGLE if chosen.lines else leading, hyphenates=False
    )
    cell = TextStyle(*chosen.tables[:2])
    quote = TextStyle(*chosen.quote, before=chosen.before * 0.9, family=family, inset=QUOTE_INSET)
    return {
        Role.KICKER: replace(plain, colour=QUIET),
        Role.LEAD: replace(body, size=size + 1, leading=leading + 1),
        Role.BODY: body,
        Role.PROOF: TextStyle(size - 1.7, leading - 3, QUIET, before=2),
        Role.CELL: cell,
        Role.CELL_STRONG: replace(cell, is_bold=True),
        Role.CELL_QUIET: replace(cell, colour=QUIET),
        Role.CELL_HEAD: replace(cell, size=cell.size - 0.8, colour=QUIET, is_bold=True),
        Role.FIELD: plain,
        Role.FIELD_NAME: replace(plain, colour=QUIET),
        Role.PLAIN: plain,
        Role.PLAIN_STRONG: replace(plain, is_bold=True),
        Role.QUOTE: quote,
        Role.TITLE: replace(
            plain, size=chosen.title, leading=chosen.title * _TITLE_LEADING, is_bold=True
        ),
        Role.SMALL: TextStyle(8.6, 12, QUIET, hyphenates=False),
        Role.URGENT: TextStyle(
            size * _URGENT, size * _URGENT * _TITLE_LEADING, is_bold=True, hyphenates=False
        ),
    }


def _headings(chosen: LookMeasures) -> tuple[Mapping[int, TextStyle], Mapping[int, float]]:
    """Return the style of each level and the height below it; the lowest chosen one goes on."""
    headings = dict(DEFAULT_LOOK.headings)
    after = dict(DEFAULT_LOOK.after_heading)
    for number, level in enumerate(_LEVELS):
        one = chosen.headings[min(number, len(chosen.headings) - 1)]
        after[level] = one.after
        headings[level] = TextStyle(
            one.size,
            one.leading,
            INK,
            is_bold=not one.is_italic,
            is_italic=one.is_italic,
            before=one.before,
            hyphenates=False,
            family=chosen.family,
        )
    return headings, after
