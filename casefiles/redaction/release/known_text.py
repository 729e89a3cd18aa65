"""Publicly known text: to take a name out of it tells the name to whoever finds the rest."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from casefiles.domain.language.folding import word_kind
from casefiles.redaction.names.mentions import Mention
from casefiles.redaction.names.patterns import UNSPACED, Compacted, compact, compacted

_LETTERS: Final = 48
"""Letters beside a name from which their order is no chance."""
_UNSPACED_LETTERS: Final = 14
"""The same of Han characters, of which each says more."""
_STEP: Final = 8
_LONGEST: Final = 2_000
"""Letters on each side of a name that are looked at."""


@dataclass(frozen=True, slots=True)
class KnownPassage:
    """A stretch of a text that stands in public text too, with mentions in it."""

    start: int
    end: int


class PublicTextIndex:
    """Everything that is public, to be compared with."""

    def __init__(self, texts: Iterable[str]) -> None:
        # A sign that no word has keeps one text from running on into the next.
        self._text = "\n".join(map(compact, texts))

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to compare with."""
        return not self._text.strip()

    def passages(self, text: str, mentions: Sequence[Mention]) -> tuple[KnownPassage, ...]:
        """Return the stretches around mentions that stand in public text, in order, apart."""
        if self.is_empty or not mentions:
            return ()
        whole = compacted(text)
        key = "".join(map(compact, (whole.folded[place] for place in whole.places)))
        if len(key) != len(whole.places):
            return ()
        found: list[KnownPassage] = []
        for mention in mentions:
            if found and mention.end <= found[-1].end:
                continue
            span = self._known(key, *_within(whole, mention))
            if span is not None:
                first, last = span
                start = whole.offsets[whole.places[first]]
                end = whole.offsets[whole.places[last - 1] + 1]
                found.append(KnownPassage(start, max(end, start + 1)))
        return tuple(found)

    def _known(self, key: str, first: int, last: int) -> tuple[int, int] | None:
        """Return the longest known stretch before or after a mention, with the mention."""
        needed = _needed(key[max(0, first - _LETTERS) : last + _LETTERS])
        before = self._reach(key, (first, last), -1)
        after = self._reach(key, (first, last), 1)
        if max(before, after) < needed:
            return None
        return (
            first - before if before >= needed else first,
            last + after if after >= needed else last,
        )

    def _reach(self, key: str, place: tuple[int, int], way: int) -> int:
        """Return how many characters on one side of a place are known to stand there."""
        first, last = place
        reach = 0
        most = min(first if way < 0 else len(key) - last, _LONGEST)
        while reach < most:
            wider = min(reach + _STEP, most)
            piece = key[first - wider : last] if way < 0 else key[first : last + wider]
            if piece not in self._text:
                break
            reach = wider
        return reach


def _needed(around: str) -> int:
    unspaced = sum(word_kind(char) in UNSPACED for char in around)
    return _UNSPACED_LETTERS if 2 * unspaced > len(around) else _LETTERS


def _within(whole: Compacted, mention: Mention) -> tuple[int, int]:
    """Return which of the word characters of a text a mention covers."""
    inside = [
        number
        for number, place in enumerate(whole.places)
        if mention.start <= whole.offsets[place] < mention.end
    ]
    return (inside[0], inside[-1] + 1) if inside else (0, 0)
