"""Whether the text of a page is what its picture shows."""

from collections.abc import Iterable
from typing import Final

from casefiles.domain.language.folding import fold, word_kind

DIFFERS: Final = 0.65
"""Below, a text is another one: pages of others had 0.75 and more of their own text, and at most
0.64 of another in all but 2 of 133 (MEASURES.md). A tenth of wrong letters leaves some 0.7."""
_LEAST: Final = 40
"""Letters; of fewer, chance decides."""
_RUN: Final = 3


def agreement(own: str, shown: str) -> float | None:
    """Return how much of a text stands in another, by runs of three letters; None for too little.

    Order, lines and spaces do not count, since a text layer has them as it likes.
    """
    letters = _letters(own)
    if len(letters) < _LEAST:
        return None
    requested = list(_runs(letters))
    seen = set(_runs(_letters(shown)))
    return sum(run in seen for run in requested) / len(requested)


def says_as_much(own: str, shown: str) -> bool:
    """Tell whether a text holds what is shown of it, but for letters that a machine misread.

    Shorter texts than `agreement` takes count too: of fewer letters than a run all must be there.
    """
    text, letters = _letters(own), _letters(shown)
    if len(letters) < _RUN:
        return letters in text
    requested = list(_runs(letters))
    seen = set(_runs(text))
    return sum(run in seen for run in requested) >= DIFFERS * len(requested)


def _letters(text: str) -> str:
    return "".join(char for char in fold(text) if word_kind(char))


def _runs(letters: str) -> Iterable[str]:
    return (letters[at : at + _RUN] for at in range(len(letters) - _RUN + 1))
