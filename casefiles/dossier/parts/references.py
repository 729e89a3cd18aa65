"""Cross-references of a composed dossier: none is dead, and none could lead to two places."""

from collections.abc import Iterable, Iterator
from typing import Final

from casefiles.domain.foundation.errors import InvalidInput
from casefiles.typeset.document.inline import Noted, PageOf, TextPosition, TextSpan
from casefiles.typeset.document.tree import (
    Block,
    DocumentTree,
    DrawnPage,
    Heading,
    ImagePage,
    Item,
    List,
    Paragraph,
    Table,
)

_NOWHERE: Final = TextPosition("contents", 0)


def check_references(document: DocumentTree) -> None:
    """Look at every link, page number and bookmark of a document, before any page is set.

    Raises:
        InvalidForm: dead_reference, where something leads to what is not there;
            doubled_destination, where it could lead to two places. Both tell the place.
    """
    elsewhere = {one.destination for one in document.elsewhere}
    destinations: set[str] = set()
    for name, place in _destinations(document.blocks):
        if name in destinations:
            raise InvalidInput("doubled_destination", section=place.section, number=place.number)
        destinations.add(name)
    for target, place in _targets(document.blocks):
        if target not in destinations and target not in elsewhere:
            raise InvalidInput("dead_reference", section=place.section, number=place.number)


def _destinations(blocks: Iterable[Block]) -> Iterator[tuple[str, TextPosition]]:
    for block in blocks:
        if isinstance(block, Heading | Paragraph | ImagePage | DrawnPage) and block.destination:
            yield block.destination, block.place
        if isinstance(block, ImagePage | DrawnPage) and block.band is not None:
            yield from _destinations(block.band.heads)
        elif isinstance(block, Table):
            for row in block.rows:
                if row.destination:
                    yield row.destination, _place_in(row.cells)


def _targets(blocks: Iterable[Block]) -> Iterator[tuple[str, TextPosition]]:
    for block in blocks:
        match block:
            case Heading():
                yield from _of(block.content, block.place)
                if block.bookmark:
                    yield block.destination, block.place
            case Paragraph():
                yield from _of(block.content, block.place)
            case Table():
                cells = (cell for row in block.rows for cell in row.cells)
                yield from _targets((*block.head, *(one for cell in cells for one in cell)))
            case List():
                yield from _of_items(block.items)
            case ImagePage() | DrawnPage():
                yield from _of_band(block)
            case _:
                pass


def _of_band(block: ImagePage | DrawnPage) -> Iterator[tuple[str, TextPosition]]:
    if block.band is not None:
        yield from _targets(block.band.heads)
        for line in block.band.lines:
            yield from _of((*line.start, *line.end), block.place)


def _of_items(items: Iterable[Item]) -> Iterator[tuple[str, TextPosition]]:
    for item in items:
        yield from _targets(item.blocks)


def _of(content: Iterable[Noted], place: TextPosition) -> Iterator[tuple[str, TextPosition]]:
    for item in content:
        if isinstance(item, TextSpan | PageOf) and item.target:
            yield item.target, place


def _place_in(cells: Iterable[tuple[Paragraph, ...]]) -> TextPosition:
    return next((one.place for cell in cells for one in cell), _NOWHERE)


def destinations_in(blocks: Iterable[Block]) -> frozenset[str]:
    """Return the names by which links reach blocks."""
    return frozenset(name for name, _ in _destinations(blocks))
