"""The structure of a document for those who hear it: elements in the order of the story.

Elements are made while blocks become strips, before any page; each placed line carries the element
that its text belongs to. What is drawn later is added to its element, so that the parts of a
paragraph or row that pages tear apart share one element (ISO 32000-1, 14.7 and 14.8).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from casefiles.typeset.document.inline import Inline, TextSpan

_DEEPEST: Final = 6
"""Headings are H1 to H6."""


@dataclass(frozen=True, slots=True)
class MarkedContent:
    """Marked content of a page: the page, from 0, and the number of the mark in it."""

    page: int
    mark: int


class StructureElement:
    """A structure element, which grows while pages are drawn.

    Attributes:
        tag: standard structure type, such as P, L, LI, Lbl, LBody, TD, Figure, Note.
        language: BCP 47; that of the parent unless told.
        alternative: what is read instead of a figure.
        scope: Column or Row, of a TH; else empty.
        summary: of a Table; else empty.
        numbering: of an L: Decimal, Disc, None and so on (ISO 32000-1, table 347); else empty.
        box: left, bottom, right, top of a figure on its page, in points.
        target: destination of a Link.
        kids: elements and marked contents, in reading order.
    """

    __slots__ = (
        "alternative",
        "box",
        "kids",
        "language",
        "numbering",
        "scope",
        "summary",
        "tag",
        "target",
    )

    def __init__(self, tag: str, parent: "StructureElement | None", language: str = "") -> None:
        self.tag = tag
        self.language: str = language or (parent.language if parent is not None else "")
        self.alternative = ""
        self.scope = ""
        self.numbering = ""
        self.summary = ""
        self.box: tuple[float, float, float, float] | None = None
        self.target = ""
        self.kids: list[StructureElement | MarkedContent] = []
        if parent is not None:
            parent.kids.append(self)

    def inline(self, tag: str, *, language: str = "", target: str = "") -> "StructureElement":
        """Return the element at the end of this one that is alike, or a new one.

        A link or a change of language that goes on in the next line stays one element.
        """
        language = language or self.language
        last = self.kids[-1] if self.kids else None
        if isinstance(last, StructureElement) and (last.tag, last.language, last.target) == (
            tag,
            language,
            target,
        ):
            return last
        element = StructureElement(tag, self, language)
        element.target = target
        return element

    def walk(self) -> Iterator["StructureElement"]:
        """Yield this element and all below it, in reading order."""
        waiting = [self]
        while waiting:
            element = waiting.pop()
            yield element
            waiting.extend(
                kid for kid in reversed(element.kids) if isinstance(kid, StructureElement)
            )


class StructureBuilder:
    """The structure of one document while its blocks are set.

    Attributes:
        root: the Document element.
    """

    def __init__(self, language: str) -> None:
        self.root = StructureElement("Document", None, language)
        self._sections: list[StructureElement] = []
        self._has_heading = False

    @property
    def here(self) -> StructureElement:
        """The innermost open section, to which the next block belongs."""
        return self._sections[-1] if self._sections else self.root

    def heading(self, depth: int, content: Sequence[Inline]) -> StructureElement:
        """Open a section and return its heading; levels are never skipped.

        Args:
            depth: from 1; a deeper one than one below the open section is raised.
            content: of the heading.
        """
        depth = min(depth, len(self._sections) + 1, _DEEPEST)
        del self._sections[depth - 1 :]
        self._sections.append(StructureElement("Sect", self.here))
        self._has_heading = True
        return self.text(f"H{depth}", content)

    def section(self) -> None:
        """Open a section of the highest level whose heading stands elsewhere, as in the contents.

        Where nothing was headed yet, what comes next is the highest heading itself.
        """
        self._sections.clear()
        if self._has_heading:
            self._sections.append(StructureElement("Sect", self.here))

    def text(
        self, tag: str, content: Sequence[Inline], parent: StructureElement | None = None
    ) -> StructureElement:
        """Return a new element for text, with the language in which most of it is written.

        Args:
            tag: such as P.
            content: the text.
            parent: the open section if None.
        """
        return StructureElement(tag, parent or self.here, main_language(content))


def main_language(content: Sequence[Inline]) -> str:
    """Return the language of most characters, the first of equals; empty without text."""
    counts: dict[str, int] = {}
    for item in content:
        if isinstance(item, TextSpan):
            counts[item.language] = counts.get(item.language, 0) + len(item.text)
    return max(counts, key=lambda language: counts[language], default="")
