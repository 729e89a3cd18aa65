"""Cutting a dossier into files that a portal takes: between exhibits, and under a limit.

Page numbers go on from file to file, so that a number names one page of all of them.
"""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from casefiles.domain.foundation.errors import Refused
from casefiles.typeset.pages.canvas import FinishedLayout

_OVERHEAD: Final = 40_000
"""Bytes of a file besides its pages and fonts."""
_BYTES_PER_LINK: Final = 400
_NUMBER: Final = "{part}"


@dataclass(frozen=True, slots=True)
class SplitRules:
    """How a document may be cut.

    Attributes:
        limit: most bytes of a file.
        borders: destinations of the pages at which a file may begin, such as front sheets.
        file_name: of each file, with {part} where its number goes.
        word: how a file is called in links and bookmarks, with {part}, such as Part {part}.
    """

    limit: int
    borders: tuple[str, ...]
    file_name: str
    word: str


@dataclass(frozen=True, slots=True)
class OutputFile:
    """One file.

    Attributes:
        pages: those of the document that it holds, from 0.
        file_name: by which the others lead to it; empty if there are no others.
        word: how it is called; empty if there are no others.
    """

    pages: range
    file_name: str = ""
    word: str = ""


class Cuts:
    """The parts of a document, and which of them holds a page."""

    def __init__(self, parts: Sequence[OutputFile]) -> None:
        self.parts = tuple(parts)
        self._starts = [part.pages.start for part in parts]

    def part_of(self, page: int) -> OutputFile:
        """Return the part that holds a page."""
        return self.parts[bisect_right(self._starts, page) - 1]


def one_part(layout: FinishedLayout) -> Cuts:
    """Return a document in one piece."""
    return Cuts([OutputFile(range(len(layout.weights)))])


def cut(
    layout: FinishedLayout, parts: SplitRules, fonts: int, size_of: Callable[[str], int]
) -> Cuts:
    """Cut a document, as few times as its order allows.

    A stretch between two borders that is larger than a file is cut between pages.

    Args:
        layout: the pages as drawn.
        parts: how it may be cut.
        fonts: bytes of the fonts, which each file holds.
        size_of: gives the size of a picture's coded pixels by its key.

    Raises:
        Refused: page_over_limit, where one page alone is larger than a file may be.
    """
    weights = _weights(layout, size_of)
    room = parts.limit - fonts - _OVERHEAD
    borders = {layout.destinations[name][0] for name in parts.borders}
    starts = [0]
    used, border, since = 0, 0, 0  # bytes of this file; its last border, and bytes since then
    for page, weight in enumerate(weights):
        if page in borders and page > starts[-1]:
            border, since = page, 0
        if used + weight > room and border > starts[-1]:
            starts.append(border)
            used = since
        if used + weight > room and page > starts[-1]:
            starts.append(page)
            used, since = 0, 0
        if used + weight > room:
            raise Refused("page_over_limit", page=page + 1)
        used += weight
        since += weight
    return Cuts(_named(starts, len(weights), parts))


def _weights(layout: FinishedLayout, size_of: Callable[[str], int]) -> list[int]:
    """Return the bytes of each page, rather too many than too few."""
    weights = list(layout.weights)
    for place in layout.pictures:
        weights[place.page] += size_of(place.picture.key)
    for link in layout.links:
        weights[link.page] += _BYTES_PER_LINK
    return weights


def _named(starts: Sequence[int], end: int, parts: SplitRules) -> list[OutputFile]:
    if len(starts) == 1:
        return [OutputFile(range(end))]
    return [
        OutputFile(
            range(start, stop),
            parts.file_name.replace(_NUMBER, str(number)),
            parts.word.replace(_NUMBER, str(number)),
        )
        for number, (start, stop) in enumerate(
            zip(starts, [*starts[1:], end], strict=True), start=1
        )
    ]
