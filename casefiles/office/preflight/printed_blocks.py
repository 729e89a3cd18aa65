"""The texts of a composed paper, block by block, and what a listener would miss in them."""

from collections.abc import Iterable, Iterator
from typing import Final

from casefiles.office.preflight.printed_paper import PrintedText, StructureFault
from casefiles.office.preflight.text_locations import TextLocations
from casefiles.typeset.document.figures import FigureBlock
from casefiles.typeset.document.inline import Footnote, Noted, TextPosition, TextSpan
from casefiles.typeset.document.tree import (
    Block,
    DocumentTree,
    Heading,
    List,
    Paragraph,
    Table,
)

_LISTED: Final = "listed "
_LISTS: Final = frozenset({"exhibits", "exhibits_list", "translations"})
"""Sections that name every exhibit, which is no cite of it."""
_NAMED_COLUMN: Final = 2
"""Columns of a table whose first is the head of each row."""


def texts_of(document: DocumentTree, locations: TextLocations) -> Iterator[PrintedText]:
    """Yield the texts of a paper in the order of reading."""
    for block in document.blocks:
        for text in _paragraphs(block):
            yield from _texts(text, locations)


def exhibits_cited(document: DocumentTree) -> frozenset[int]:
    """Return the numbers of the exhibits, from 1, to which a text outside of lists leads."""
    targets = (
        one.target
        for block in document.blocks
        for text in _paragraphs(block)
        if text.place.section not in _LISTS
        for one in _spans(text.content)
    )
    numbers = (one.removeprefix(_LISTED) for one in targets if one.startswith(_LISTED))
    return frozenset(int(one) for one in numbers if one.isdecimal())


def faults_of(document: DocumentTree, locations: TextLocations) -> Iterator[StructureFault]:
    """Yield figures without words, headings without text, and tables of rows without a head."""
    for block in document.blocks:
        code, place = _fault(block)
        if code:
            yield StructureFault(code, locations.of(place.section, place.number))


def _fault(block: Block) -> tuple[str, TextPosition]:
    match block:
        case FigureBlock() if not block.alternative.strip():
            return "figure", block.place
        case Heading() if not _words(block.content).strip():
            return "heading", block.place
        case Table() if len(block.shares) > _NAMED_COLUMN and not any(
            _words(one.content).strip() for one in block.head
        ):
            return "table", _first_place(block)
    return "", TextPosition("", 0)


def _first_place(block: Table) -> TextPosition:
    """Return where the first text of a table stands."""
    return next((one.place for one in _paragraphs(block)), block.place)


def _paragraphs(block: Block) -> Iterator[Paragraph | Heading]:
    match block:
        case Paragraph() | Heading():
            yield block
        case Table():
            yield from block.head
            for row in block.rows:
                for cell in row.cells:
                    yield from cell
        case List():
            for item in block.items:
                for one in item.blocks:
                    yield from _paragraphs(one)
        case _:
            pass


def _texts(text: Paragraph | Heading, locations: TextLocations) -> Iterator[PrintedText]:
    """Yield a text, then those of its notes."""
    at = text.place
    contents = [text.content, *(one.content for one in text.content if isinstance(one, Footnote))]
    for content in contents:
        words = _words(content)
        if words.strip():
            spot = locations.of(at.section, at.number, words)
            pieces = tuple(
                (one.language, one.text)
                for one in content
                if isinstance(one, TextSpan) and not one.is_unbroken
            )
            yield PrintedText(at.section, words, pieces, spot, isinstance(text, Heading))


def _spans(content: Iterable[Noted]) -> Iterator[TextSpan]:
    for one in content:
        if isinstance(one, TextSpan):
            yield one
        elif isinstance(one, Footnote):
            yield from _spans(one.content)


def _words(content: Iterable[Noted]) -> str:
    return "".join(one.text for one in content if isinstance(one, TextSpan))
