"""The narrative: running text of the lawyer's, block by block, with footnotes and inline cites."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Final

from casefiles.domain.foundation.ids import CaseId, NarrativeBlockId
from casefiles.domain.foundation.schema import TRANSLATED, UNTOLD, Prose, Searched, Title

DEEPEST: Final = 3
"""Levels of headings."""


class BlockKind(StrEnum):
    """What a block is to its reader."""

    HEADING = "heading"
    NUMBERED = "numbered"
    PLAIN = "plain"
    QUOTE = "quote"
    POINT = "point"


@dataclass(frozen=True, slots=True)
class NarrativeBlock:
    """A block of the narrative.

    Attributes:
        position: sorts the blocks of the case; numbers lie far apart, so that one can come between
            two others without a change to either.
        level: of a heading, from 1; 0 for anything else.
        text: with references `[[id]]` to persons, cites such as [AB/1, 12] and signs of footnotes
            such as [^1]; `notes` are their texts, in order, with references and cites too.
    """

    id: Annotated[NarrativeBlockId, Searched(30)]
    case_id: CaseId
    position: Annotated[int, UNTOLD]
    kind: BlockKind
    level: int
    text: Annotated[Prose, Title(1), TRANSLATED]
    notes: tuple[Prose, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadEmphasis:
    """Words of a block that stand out.

    Attributes:
        note: number of the footnote that they stand in, from 1; 0 for the text.
        look: `Emphasis`.
    """

    note: int
    start: int
    end: int
    look: int


@dataclass(frozen=True, slots=True)
class ReadBlock:
    """A block as a worker read it from a file; nothing in it is a reference.

    Attributes:
        marks: numbers of the bookmarks at it that a Word file of this program has.
        emphases: words of it that stand out.
        is_row: it is a row of a table.
    """

    kind: BlockKind
    level: int
    text: str
    notes: tuple[str, ...] = ()
    marks: tuple[int, ...] = ()
    emphases: tuple[ReadEmphasis, ...] = ()
    is_row: bool = False


@dataclass(frozen=True, slots=True)
class NarrativeReading:
    """What a worker read from a file of a word processor.

    Attributes:
        blocks: its text, with tracked changes taken as was asked.
        changes: tracked changes, by any hand.
        comments: remarks beside the text; none of them enters.
        macros: programs in the file; none of them is run.
        hidden: passages that the file does not show; they are left out.
        pictures: drawings and pictures; they are left out.
        tables: of which each row came as a plain paragraph.
        unreadable: code of why it cannot be read; empty if it was.
    """

    blocks: tuple[ReadBlock, ...] = ()
    changes: int = 0
    comments: int = 0
    macros: int = 0
    hidden: int = 0
    pictures: int = 0
    tables: int = 0
    unreadable: str = ""
