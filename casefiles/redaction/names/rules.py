"""What rules beyond listed forms find: the seam between the search and the rules."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from casefiles.domain.foundation.ids import PersonId


@dataclass(frozen=True, slots=True)
class RuleHit:
    """A stretch of a text that a rule takes for a protected person, for certain.

    Attributes:
        start: index of its first character in the text as given.
        end: index after its last.
        owners: whom it may lead to.
        size: word characters of it that count, to tell which of two hits says more.
        kind: of the rule, such as part or date.
        word: folded, by which places are grouped and answered.
    """

    start: int
    end: int
    owners: frozenset[PersonId]
    size: int
    kind: str
    word: str


class Rules(Protocol):
    """Finds certain mentions beyond the listed forms."""

    def certain(self, text: str) -> Iterable[RuleHit]:
        """Yield what goes at once."""
        ...

    def with_rest(self, text: str, start: int, end: int, owners: frozenset[PersonId]) -> RuleHit:
        """Return a listed form with the initials and beginnings beside it that are of its name."""
        ...

    def may_find(self, compact_text: str) -> bool:
        """Tell whether a text of word characters may hold something: never no where there is."""
        ...

    def open_names(self, text: str) -> Sequence[tuple[int, int]]:
        """Return where names of open people stand as listed, of several words each."""
        ...
