"""Marked content: each piece of a page belongs to an element, or is decoration (ISO 32000-1, 14.6).

A mark is numbered when its place in the page is known, even where its text has to wait.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from casefiles.typeset.document.structure import MarkedContent, StructureElement
from casefiles.typeset.lines.setting import ShapedRun

END: Final = "EMC"
LAYOUT: Final = "/Artifact <</Type /Layout>> BDC"
"""Begins rules and frames."""
HEADER: Final = "/Artifact <</Type /Pagination /Subtype /Header>> BDC"
"""Begins running heads, stamps and repeated heads of tables."""
FOOTER: Final = "/Artifact <</Type /Pagination /Subtype /Footer>> BDC"
"""Begins page numbers."""


class Marks:
    """The marks of all pages.

    Attributes:
        pages: of each page, the element of each mark by its number.
    """

    def __init__(self) -> None:
        self.pages: list[list[StructureElement]] = []

    def begin(self, page: int, element: StructureElement) -> str:
        """Number a mark, add it to its element, and return the operator that begins it.

        Args:
            page: from 0.
            element: to which the content belongs.
        """
        while len(self.pages) <= page:
            self.pages.append([])
        marks = self.pages[page]
        number = len(marks)
        marks.append(element)
        element.kids.append(MarkedContent(page, number))
        return f"/{element.tag} <</MCID {number}>> BDC"

    def groups(
        self, page: int, element: StructureElement, runs: Sequence[ShapedRun]
    ) -> list["MarkedRuns"]:
        """Mark the runs of a line: links and changes of language become elements of their own.

        They are told in the order of reading, and drawn from left to right.

        Args:
            page: from 0.
            element: to which the line belongs.
            runs: of the line, from left to right.
        """

        def kind(run: ShapedRun) -> tuple[str, str]:
            return run.target, run.language or element.language

        groups = [tuple(group) for _, group in groupby(runs, key=kind)]
        marked: dict[int, MarkedRuns] = {}
        for index in sorted(range(len(groups)), key=lambda at: _start(groups[at])):
            group = groups[index]
            target, language = kind(group[0])
            link = element.inline("Link", target=target) if target else None
            owner = link or element
            if language != owner.language:
                owner = owner.inline("Span", language=language)
            marked[index] = MarkedRuns(self.begin(page, owner), group, link)
        return [marked[index] for index in range(len(groups))]


@dataclass(frozen=True, slots=True)
class MarkedRuns:
    """Runs of a line that are marked together.

    Attributes:
        begin: the operator before them.
        link: the Link that they are part of, if any.
    """

    begin: str
    runs: tuple[ShapedRun, ...]
    link: StructureElement | None


def _start(group: Sequence[ShapedRun]) -> int:
    return min(run.start for run in group)
