"""A dossier that is laid out again after each change, and of which the pages in view are drawn.

It is composed and laid out as for an export; pages of exhibits are laid out with any pixels, since
each is a page by itself, and drawn with those that are handed in.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from casefiles.domain.disclosure.closed_paper import ClosedPaper
from casefiles.domain.disclosure.disclosed import BurnedPage, Disclosure, PublicPage
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.dossier.composition import compose
from casefiles.dossier.forum.forum_layout import load_layout
from casefiles.dossier.parts.closed_paper import with_margin
from casefiles.dossier.parts.exhibits import exhibit_page, picture_key, rebuilt_page, with_pixels
from casefiles.dossier.requests import LaidOutDossier, PageAnchor
from casefiles.dossier.settable_pages import is_settable
from casefiles.typeset.document.looks import DEFAULT_LOOK
from casefiles.typeset.document.tree import DocumentTree, DrawnPage, ImagePage
from casefiles.typeset.file.laid import LaidBook
from casefiles.typeset.fonts.font_choice import FontLibrary
from casefiles.typeset.fonts.line_memory import LineMemory


@dataclass(frozen=True, slots=True)
class _Composed:
    """What is laid out at present."""

    document: DocumentTree
    book: LaidBook
    pictures: Mapping[int, ImagePage] = field(repr=False)


class LiveDossier:
    """One dossier at a time; fonts, shaped words and lines that were set stay for the next."""

    def __init__(self, resources: Path) -> None:
        self._resources = resources
        self._memory = LineMemory()
        self._library = FontLibrary(resources / "fonts", self._memory)
        self._composed: _Composed | None = None

    def lay_out(self, disclosure: Disclosure, closed: ClosedPaper | None = None) -> LaidOutDossier:
        """Compose and lay out; see `requests.Typeset` for what is closed.

        Raises:
            CasefilesError: see `compose` and `LaidBook`.
        """
        self._composed = None
        self._memory.begin()
        profile = load_layout(self._resources, disclosure.profile, disclosure.language)
        document = compose(disclosure, profile, list(_any_pixels(disclosure)))
        document = with_margin(document, closed, profile)
        book = LaidBook(document, self._library, CancellationToken())
        pictures = {at: one for at, one in book.plates.items() if isinstance(one, ImagePage)}
        self._composed = _Composed(document, book, pictures)
        return LaidOutDossier(
            len(book),
            {at + 1: exhibit_page(one.key) for at, one in pictures.items()},
            {
                name: PageAnchor(at + 1, round(down, 3))
                for name, (at, down) in _places(document, book).items()
            },
        )

    def draw(
        self,
        numbers: Sequence[int],
        burned: Sequence[BurnedPage],
        public: Sequence[PublicPage],
    ) -> bytes:
        """Return a file of some pages of what is laid out.

        Args:
            numbers: pages, from 1, in the order of the file.
            burned: those of exhibits among them.
            public: what is drawn anew of them, where our fonts have every letter.

        Raises:
            ValueError: nothing is laid out, or there is no such page.
            KeyError: a page of an exhibit is missing.
            UnsupportedText: see `LaidBook.draw`.
        """
        composed = self._composed
        if composed is None or not all(0 < one <= len(composed.book) for one in numbers):
            raise ValueError("no such page is laid out")
        pixels = {picture_key(one.exhibit, one.number): one for one in burned}
        public_pages = {picture_key(one.exhibit, one.number): one for one in public}
        plates: dict[int, ImagePage | DrawnPage] = {}
        language = composed.document.language
        for at in (number - 1 for number in numbers if number - 1 in composed.pictures):
            block = composed.pictures[at]
            redrawn = public_pages.get(block.key)
            if redrawn is not None and is_settable(redrawn, language, self._library):
                plates[at] = rebuilt_page(block, redrawn, language)
            else:
                plates[at] = with_pixels(block, pixels[block.key])
        shown = [number - 1 for number in numbers]
        return composed.book.draw(shown, plates, lambda key: pixels[key].data)


def _any_pixels(disclosure: Disclosure) -> Iterable[BurnedPage]:
    width, height = DEFAULT_LOOK.page
    for exhibit in disclosure.exhibits:
        for number in range(1, exhibit.pages + 1):
            yield BurnedPage(exhibit.mark, number, width, height, 1, 1, "ccitt", b"", b"")


def _places(document: DocumentTree, book: LaidBook) -> dict[str, tuple[int, float]]:
    """Return where each name of a link is, and each part of a section; pages from 0."""
    places = dict(book.destinations)
    for number, block in enumerate(document.blocks, start=1):
        place = getattr(block, "place", None)
        if place is not None and number in book.blocks:
            places.setdefault(f"{place.section} {place.number}", book.blocks[number])
    return places
