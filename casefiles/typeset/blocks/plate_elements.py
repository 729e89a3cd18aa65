"""Pages of exhibits and what they are to those who hear the document."""

from itertools import groupby

from casefiles.typeset.blocks.strips import Plate, refusal
from casefiles.typeset.document.characters import printable
from casefiles.typeset.document.inline import TextSpan
from casefiles.typeset.document.structure import StructureBuilder, StructureElement
from casefiles.typeset.document.tree import DrawnPage, ImagePage


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
    stamp = "".join(span.text for span in block.stamp)
    if isinstance(block, ImagePage):
        figure = story.text("Figure", block.stamp)
        figure.alternative = printable(block.alternative or stamp, block.place)
        languages = [TextSpan(line.text, line.language) for line in block.lines]
        return Plate(block, figure, (story.text("P", languages),) if languages else ())
    part = StructureElement("Div", story.here)
    texts = [story.text("P", block.stamp, part)]
    for _, group in groupby(block.texts, key=lambda text: text.paragraph):
        texts.append(story.text("P", [TextSpan(one.text, one.language) for one in group], part))
    return Plate(block, part, tuple(texts))
