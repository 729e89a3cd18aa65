"""Paragraphs of a file to be edited, as they were printed: which of their words are links."""

from dataclasses import dataclass
from enum import IntFlag
from typing import Annotated, Final, TypeAlias

from casefiles.domain.foundation.codec import Count, Most

_Text: TypeAlias = Annotated[str, Most(1 << 20)]
PARAGRAPH_MARK: Final = "p"
"""What the name of a bookmark begins with that is set at such a paragraph; its number follows."""
AFTER_LAST: Final = 0
"""Number of the bookmark at what follows the last of these paragraphs."""


class Emphasis(IntFlag):
    """How words stand out."""

    NONE = 0
    ITALIC = 1
    BOLD = 2


@dataclass(frozen=True, slots=True)
class PrintedPiece:
    """Words of a paragraph.

    Attributes:
        link: which link of its paragraph they print, from 1; 0 for words.
        look: `Emphasis`.
        note: number of the footnote whose sign this is, from 1; the piece has no words then.
    """

    text: _Text
    link: Count = 0
    look: Count = 0
    note: Count = 0


@dataclass(frozen=True, slots=True)
class PrintedNote:
    """A footnote of a paragraph."""

    pieces: Annotated[tuple[PrintedPiece, ...], Most(100_000)]


@dataclass(frozen=True, slots=True)
class PrintedParagraph:
    """A paragraph.

    Attributes:
        number: its place among those that can be edited, from 1.
    """

    number: Count
    pieces: Annotated[tuple[PrintedPiece, ...], Most(100_000)]
    notes: Annotated[tuple[PrintedNote, ...], Most(10_000)] = ()
