"""Pages of exhibits and what they are to those who hear the document."""

from itertools import groupby

from casefiles.typeset.blocks.strips import Plate, refusal
from casefiles.typeset.document.characters import printable
from casefiles.typeset.document.inline import Inline, PageOf, TextSpan
from casefiles.typeset.document.structure import StructureBuilder, StructureElement
from casefiles.typeset.document.tree import DrawnPage, ImagePage, PageBand

_Ends = tuple[StructureElement | None, StructureElement | None]


def plate_of(block: ImagePage | DrawnPage, story: StructureBuilder) -> Plate:
    """Give a page of an exhibit its elements.

    Raises:
        UnsupportedText: it has no size, or its alternative text cannot be told.
    """
    sizes = [block.width, block.height]
    if isinstance(block, ImagePage):
        sizes += [block.columns, block.rows]
    if not all(0 < size < float("inf") for size in sizes):
        raise refusal("picture_without_size", block.place)
    band = _band_of(block.band, story) if block.band is not None else ()
    stamp = "".join(span.text for span in block.stamp)
    if isinstance(block, ImagePage):
        figure = story.text("Figure", block.stamp)
        figure.alternative = printable(block.alternative or stamp, block.place)
        languages = [TextSpan(line.text, line.language) for line in block.lines]
        return Plate(block, figure, (story.text("P", languages),) if languages else (), band)
    part = StructureElement("Div", story.here)
    texts = [] if block.band is not None else [story.text("P", block.stamp, part)]
    for _, group in groupby(block.texts, key=lambda text: text.paragraph):
        texts.append(story.text("P", [TextSpan(one.text, one.language) for one in group], part))
    return Plate(block, part, tuple(texts), band)


def _band_of(band: PageBand, story: StructureBuilder) -> tuple[_Ends, ...]:
    """Return the elements of a band: its heading, what is told once, and what has links."""
    found: list[_Ends] = []
    for at, line in enumerate(band.lines):
        first: StructureElement | None = None
        if at == 0 and band.heads:
            if any(one.bookmark_level == 1 for one in band.heads[:-1]):
                story.section()
            first = story.heading(band.heads[-1].bookmark_level, line.start)
        elif line.start and (at or _has_link(line.start)):
            first = story.text("P", line.start)
        has_element = bool(line.end) and (at > 0 or _has_link(line.end))
        found.append((first, story.text("P", line.end) if has_element else None))
    return tuple(found)


def _has_link(content: tuple[Inline, ...]) -> bool:
    return any(isinstance(one, PageOf) or one.target for one in content)
