"""Numbers of paragraphs that stay after a filing: what comes between 14 and 15 is 14A.

Nobody who cited paragraph 15 of an earlier edition finds another text under it in a later one.
"""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from typing_extensions import override

from casefiles.domain.foundation.alphabetic_numbering import (
    letters_from_number,
    number_from_letters,
)

_NUMBER: Final = re.compile(r"(0|[1-9][0-9]{0,6})([A-Z]{0,3})((?:\.[0-9]{1,4}){0,12})\Z")


@dataclass(frozen=True, slots=True, order=True)
class ParagraphNumber:
    """A printed number of a paragraph.

    Attributes:
        letter: which paragraph of those with letters after the number; 0 for none.
        deeper: numbers behind a point, where no letter was free: 14.1 stands between 14 and 14A.
    """

    number: int
    letter: int = 0
    deeper: tuple[int, ...] = ()

    @override
    def __str__(self) -> str:
        """Return it as printed, such as 14, 14A or 14A.1."""
        deeper = "".join(f".{one}" for one in self.deeper)
        return f"{self.number}{letters_from_number(self.letter)}{deeper}"


def paragraph_number(text: str) -> ParagraphNumber:
    """Read a printed number.

    Raises:
        ValueError: it is none.
    """
    found = _NUMBER.match(text)
    if found is None:
        raise ValueError("not a number of a paragraph")
    letter = number_from_letters(found[2])
    return ParagraphNumber(int(found[1]), letter, tuple(map(int, found[3].split(".")[1:])))


@dataclass(frozen=True, slots=True)
class InheritedNumbers:
    """The numbers of the paragraphs of an edition that keeps those of an earlier one.

    Attributes:
        labels: of each paragraph, in their order.
        removed: of the earlier edition, to which no paragraph answers any more.
    """

    labels: tuple[str, ...]
    removed: tuple[str, ...]


RENUMBERED: Final = InheritedNumbers((), ())
"""Where no numbers are kept: paragraphs are 1, 2, 3."""


def inherited_numbers(
    earlier: Mapping[str, str], removed: Sequence[str], paragraphs: Sequence[str]
) -> InheritedNumbers:
    """Number paragraphs so that those of an earlier edition keep theirs.

    A paragraph that was moved is a new one at its new place: else numbers would not run on.

    Args:
        earlier: printed number of each paragraph of the earlier edition, by its id.
        removed: numbers that were gone there already; nothing is called by one again.
        paragraphs: ids of those that there are now, in their order.
    """
    numbers = {own: paragraph_number(label) for own, label in earlier.items()}
    paragraph_numbers = _in_order([(own, numbers[own]) for own in paragraphs if own in numbers])
    taken = sorted({*numbers.values(), *map(paragraph_number, removed)})
    labels: list[ParagraphNumber] = []
    last = ParagraphNumber(0)
    for own in paragraphs:
        if own in paragraph_numbers:
            last = paragraph_numbers[own]
        else:
            last = _after(last, next((one for one in taken if one > last), None))
        labels.append(last)
    left = [one for one in taken if one not in set(labels)]
    return InheritedNumbers(tuple(map(str, labels)), tuple(map(str, left)))


def _in_order(found: Sequence[tuple[str, ParagraphNumber]]) -> dict[str, ParagraphNumber]:
    """Return as many as can keep their numbers while these run on: the longest rising row."""
    ends: list[ParagraphNumber] = []
    at: list[int] = []
    for _, number in found:
        place = bisect_left(ends, number)
        ends[place : place + 1] = [number]
        at.append(place)
    requested = len(ends) - 1
    retained: list[tuple[str, ParagraphNumber]] = []
    for (own, number), place in zip(reversed(found), reversed(at), strict=True):
        if place == requested and (not retained or number < retained[-1][1]):
            retained.append((own, number))
            requested -= 1
    return dict(retained)


def _after(last: ParagraphNumber, limit: ParagraphNumber | None) -> ParagraphNumber:
    """Return the plainest number between two; `limit` is None where nothing follows."""
    if limit is None:
        return ParagraphNumber(last.number + 1)
    lettered = ParagraphNumber(last.number, last.letter + 1)
    if lettered < limit:
        return lettered
    if last.deeper:
        further = ParagraphNumber(
            last.number, last.letter, (*last.deeper[:-1], last.deeper[-1] + 1)
        )
        if further < limit:
            return further
    deeper: tuple[int, ...] = (1,)
    while not (found := ParagraphNumber(last.number, last.letter, last.deeper + deeper)) < limit:
        deeper = (0, *deeper)
    return found
