"""What rules find: places that go at once, and places that somebody is asked about."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from casefiles.domain.foundation.ids import PersonId
from casefiles.redaction.names.mentions import SHARED
from casefiles.redaction.names.rules import RuleHit

__all__ = ["QUESTION_KINDS", "FoundSpan", "NameQuestion", "places_apart"]

QUESTION_KINDS: Final = (
    *("part", "field", "mask", "title", "masked_number", "date", "slip", "initials", "sounds"),
    *("in_word", "misread", "short", "beside"),
)
"""Codes of what is asked about."""


@dataclass(frozen=True, slots=True)
class FoundSpan:
    """A stretch that a rule found.

    Attributes:
        start: index of its first character in the text as given.
        end: index after its last.
        owners: whom it may lead to.
        size: word characters of it that count.
        kind: of the rule.
        word: folded, by which places are grouped and answered.
        form: what of the person it may be, as listed.
        is_certain: it goes at once.
    """

    start: int
    end: int
    owners: frozenset[PersonId]
    size: int
    kind: str
    word: str
    form: str
    is_certain: bool

    def hit(self) -> RuleHit:
        """Return it as the search takes it."""
        return RuleHit(self.start, self.end, self.owners, self.size, self.kind, self.word)

    def as_question(self) -> "NameQuestion":
        """Return it as a question."""
        return NameQuestion(self.start, self.end, self.owners, self.kind, self.word, self.form)


@dataclass(frozen=True, slots=True)
class NameQuestion:
    """A stretch about which somebody is asked: nothing goes because of it until then.

    Attributes:
        start: index of its first character in the text as given.
        end: index after its last.
        owners: whom it may lead to.
        kind: one of `KINDS_ASKED`.
        word: folded, by which places are grouped and answered.
        form: what of the person it may be, as listed.
    """

    start: int
    end: int
    owners: frozenset[PersonId]
    kind: str
    word: str
    form: str

    @property
    def person_id(self) -> PersonId:
        """Whom it may lead to; `SHARED` if several."""
        return next(iter(self.owners)) if len(self.owners) == 1 else SHARED


def places_apart(
    taken: Sequence[tuple[int, int]], places: Iterable[FoundSpan]
) -> list[tuple[int, int]]:
    """Return what rules take for sure beside the mentions of a text.

    One that a mention lies in or crosses does not count: what the mention leaves of it stays, so
    that it has to be asked about.
    """
    return [
        (one.start, one.end)
        for one in places
        if one.is_certain and not any(start < one.end and one.start < end for start, end in taken)
    ]
