"""Printed page numbers: 1, 2, 3, or those of an earlier edition, whose pages keep their numbers.

A unit, such as a section or an exhibit, begins on the number on which it began before. Where one
grew, or a new one came between, its further pages are 12A, 12B; where one shrank, empty pages stand
for those that are gone, so that a number of the one edition never names another page of the other.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from typing_extensions import override

from casefiles.domain.foundation.alphabetic_numbering import (
    letters_from_number,
    number_from_letters,
)

_FOLIO: Final = re.compile(r"([1-9][0-9]{0,6})([A-Z]{0,3})\Z")
_MOST_EMPTY: Final = 40
"""Empty pages in a row; a larger gap is left open, since nobody prints so many."""


@dataclass(frozen=True, slots=True, order=True)
class Folio:
    """A printed page number, and which page it is of those with letters after it; 0 for none."""

    number: int
    letter: int = 0

    @override
    def __str__(self) -> str:
        """Return it as printed, such as 12 or 12A."""
        return f"{self.number}{letters_from_number(self.letter)}"


def folio_from(text: str) -> Folio:
    """Read a printed page number.

    Raises:
        ValueError: it is none.
    """
    found = _FOLIO.match(text)
    if found is None:
        raise ValueError("not a page number")
    return Folio(int(found[1]), number_from_letters(found[2]))


class FolioNumbering:
    """Gives each page its number, in their order.

    Args:
        earlier: where units began in the earlier edition, by their destinations; empty for none.
        first: number of the first page.
    """

    def __init__(self, earlier: Mapping[str, Folio], first: int = 1) -> None:
        self._earlier = earlier
        self._starts = sorted(set(earlier.values()))
        self._last = Folio(first - 1)
        self._limit = self._next_start(Folio(0))

    def empty_before(self, destinations: tuple[str, ...]) -> int:
        """Return how many empty pages stand before a page, so that it keeps its number."""
        folio = self._earlier_folio(destinations)
        if folio is None or folio.letter:
            return 0
        gap = folio.number - self._last.number - 1
        return gap if 0 < gap <= _MOST_EMPTY else 0

    def empty(self) -> Folio:
        """Number an empty page."""
        return self._numbered(Folio(self._last.number + 1))

    def number(self, destinations: tuple[str, ...] = ()) -> Folio:
        """Number the next page, on which these destinations come first."""
        earlier = self._earlier_folio(destinations)
        if earlier is not None:
            folio, self._limit = earlier, self._next_start(earlier)
        else:
            folio = Folio(self._last.number + 1)
            if self._limit is not None and folio >= self._limit:
                folio = Folio(self._last.number, self._last.letter + 1)
        return self._numbered(folio)

    def _numbered(self, folio: Folio) -> Folio:
        self._last = folio
        return folio

    def _earlier_folio(self, destinations: tuple[str, ...]) -> Folio | None:
        """Return the number that a page had; None for a new one, and for one out of its order."""
        found = (self._earlier[name] for name in destinations if name in self._earlier)
        folio = next(found, None)
        return folio if folio is not None and folio > self._last else None

    def _next_start(self, after: Folio) -> Folio | None:
        return next((one for one in self._starts if one > after), None)
