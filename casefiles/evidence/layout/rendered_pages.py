"""Pages that a reader writes itself: paragraphs set as plain text, known by where they begin."""

from collections.abc import Sequence
from dataclasses import replace

from casefiles.domain.files.extraction import PageText, Raster
from casefiles.evidence.channel.limits import WorkerLimits
from casefiles.evidence.channel.pages import Fineness
from casefiles.evidence.channel.unreadable import NO_SUCH_PAGE, TOO_LARGE, UnreadableFile
from casefiles.evidence.layout.faces import FontFile
from casefiles.evidence.layout.text_layout import LINES_PER_PAGE, measures_of, set_pages
from casefiles.evidence.layout.text_reader import TextFile


class RenderedPages:
    """The pages of what has none of its own, such as a mail.

    Only the words of each line are kept: where their characters stand is found again for one page
    at a time, so that forty thousand messages take little memory.
    """

    def __init__(self, limits: WorkerLimits, faces: Sequence[FontFile]) -> None:
        """Begin with one empty page."""
        self._limits = limits
        self._faces = tuple(faces)
        self._measures = measures_of(faces)
        self._lines: list[str] = []
        self._room = limits.characters
        self._open: tuple[int, TextFile] | None = None
        self.page_count = 1

    def add(self, text: str) -> int:
        """Set a paragraph below the others, and return the page on which it begins.

        Raises:
            Unreadable: `too_large`.
        """
        begins = min(len(self._lines) // LINES_PER_PAGE + 1, self._limits.pages)
        self._room -= len(text) + 1
        if self._room < 0:
            raise UnreadableFile(TOO_LARGE)
        for page in set_pages(text, self._measures):
            self._lines += page
        self.page_count = max(1, -(-len(self._lines) // LINES_PER_PAGE))
        if self.page_count > self._limits.pages:
            raise UnreadableFile(TOO_LARGE)
        return begins

    @property
    def end(self) -> tuple[int, int]:
        """Where the next paragraph will begin; for `back_to`."""
        return len(self._lines), self._room

    def back_to(self, end: tuple[int, int]) -> None:
        """Take away what was set since."""
        lines, self._room = end
        del self._lines[lines:]
        self.page_count = max(1, -(-lines // LINES_PER_PAGE))

    def read_page(self, number: int) -> PageText:
        """Return the lines of a page.

        Raises:
            Unreadable: `no_such_page`.
        """
        return replace(self._page(number).read_page(1), number=number)

    def render_page(self, number: int, fineness: Fineness) -> Raster:
        """Return a page drawn in black on white.

        Raises:
            Unreadable: `needs_shaping` or `no_such_page`.
        """
        return replace(self._page(number).render_page(1, fineness), number=number)

    def _page(self, number: int) -> TextFile:
        if not 1 <= number <= self.page_count:
            raise UnreadableFile(NO_SUCH_PAGE)
        if self._open is None or self._open[0] != number:
            lines = self._lines[(number - 1) * LINES_PER_PAGE : number * LINES_PER_PAGE]
            text = TextFile("\n".join(lines), self._limits, self._faces, self._measures)
            self._open = (number, text)
        return self._open[1]
