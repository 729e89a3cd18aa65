"""Areas of the pages of a document that is erased: who removed more stays, where it was goes."""

from collections.abc import Iterable, Mapping
from typing import Final

from casefiles.domain.foundation.boxes import Box
from casefiles.domain.foundation.ids import Randomness
from casefiles.redaction.pixels.areas import uncovered

Areas = tuple[Box, ...]
PageOf = tuple[str, int]
"""Id of a document and number of a page."""
_ORDER: Final = 8


class PageAreas:
    """Areas of each page in all editions, drawn anew as strips that say only which hold which."""

    def __init__(self, pages: Mapping[PageOf, Iterable[Areas]], randomness: Randomness) -> None:
        """Take what each edition removed of each page.

        Args:
            pages: of documents that go.
            randomness: for the order of the strips.
        """
        self._drawn = {page: _drawn(tuple(areas), randomness) for page, areas in pages.items()}

    def veiled(self, page: PageOf, areas: Areas) -> Areas:
        """Return what stands for the areas of a page in one edition."""
        return self._drawn[page][areas]


def _drawn(values: tuple[Areas, ...], randomness: Randomness) -> dict[Areas, Areas]:
    """Draw a strip for each set of areas, and give it to every set that covers the areas."""
    different = sorted(set(values), key=lambda _: randomness(_ORDER))
    shown = [one for one in different if one]
    strips = {
        one: Box(0.0, at / len(shown), 1.0, (at + 1) / len(shown)) for at, one in enumerate(shown)
    }
    return {
        areas: tuple(strips[one] for one in shown if not uncovered(one, areas))
        for areas in different
    }
