"""Where names of open people stand as they were listed: what is within them names the open."""

from collections.abc import Iterator
from typing import Final

from ahocorasick_rs import AhoCorasick

from casefiles.domain.language.folding import fold, fold_with_offsets, word_kind
from casefiles.redaction.finding.listed import cleaned_names
from casefiles.redaction.names.patterns import SPACED
from casefiles.redaction.names.sought import Sought

__all__ = ["OpenNames"]

_BLANK: Final = " "


class OpenNames:
    """Finds names of open people, strictly as listed: one blank between words, in that order."""

    def __init__(self, sought: Sought) -> None:
        names = {
            " ".join(fold(name).split())
            for one in sought.open
            for text in one.names
            for name in (text, *cleaned_names(text))
        }
        self._automaton = AhoCorasick(sorted(name for name in names if name))

    def spans(self, text: str) -> tuple[tuple[int, int], ...]:
        """Return where such names begin and end."""
        if not self._automaton.find_matches_as_indexes(fold(text)):
            return ()
        return tuple(self._spans(text))

    def of_several_words(self, text: str) -> tuple[tuple[int, int], ...]:
        """Return where names of more than one word stand: one alone may begin another name."""
        return tuple(one for one in self.spans(text) if not text[slice(*one)].isalnum())

    def _spans(self, text: str) -> Iterator[tuple[int, int]]:
        folded, offsets = fold_with_offsets(text)
        for _, start, end in self._automaton.find_matches_as_indexes(folded, overlapping=True):
            if _is_word_end(folded, start - 1, start) and _is_word_end(folded, end - 1, end):
                yield offsets[start], offsets[end]


def _is_word_end(folded: str, left: int, right: int) -> bool:
    if left < 0 or right >= len(folded):
        return True
    return word_kind(folded[left]) not in SPACED or word_kind(folded[right]) not in SPACED
