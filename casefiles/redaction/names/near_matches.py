"""Readings of finished pages that are a protected form but for what machines misread."""

from collections.abc import Iterable, Iterator
from typing import Final

from casefiles.domain.language.folding import word_kind
from casefiles.redaction.names.mentions import Matcher
from casefiles.redaction.names.near_tibetan import NearTibetan
from casefiles.redaction.names.patterns import UNSPACED, compact
from casefiles.redaction.names.protected_term import ProtectedTerm
from casefiles.redaction.names.uncertain_mentions import UncertainMatcher

_LETTERS: Final = 6
_UNSPACED_LETTERS: Final = 4
_DIGITS: Final = 8
"""Letters, Han characters and digits that a form needs: shorter ones are near to other words."""


class NearMatches:
    """Counts what was read on a page that may be a protected form, beside what is one."""

    def __init__(
        self, aliases: Iterable[ProtectedTerm], open_names: Iterable[ProtectedTerm]
    ) -> None:
        telling = [alias for alias in aliases if is_distinctive(alias.text)]
        self._tibetan = NearTibetan(alias.text for alias in telling)
        self._uncertain = UncertainMatcher(telling)
        # What is a form, or an open person's name, is no reading of another one.
        self._certain = Matcher([*telling, *open_names])
        self._excused: set[str] = set()
        self._public: list[str] = []

    def excuse(self, texts: Iterable[str], readings: Iterable[str]) -> None:
        """Let readings pass that public texts account for, or that a person looked at."""
        self._public += texts
        self._excused |= {compact(one) for one in readings}

    def count(self, readings: Iterable[str]) -> int:
        """Count the different readings on one page that are nearly a form."""
        found = {one for text in readings for one in self._near(text)} - self._excused
        if found:
            # To look through all that is public takes a second for each million letters.
            while self._public:
                self._excused |= set(self._near(self._public.pop()))
        return len(found - self._excused)

    def _near(self, text: str) -> Iterator[str]:
        certain = self._certain.find(text)
        for doubt in self._uncertain.find(text, certain, is_machine_read=True):
            if doubt.why == "misread":
                yield compact(text[doubt.start : doubt.end])
        if not certain:
            yield from self._tibetan.find(text)


def is_distinctive(form: str) -> bool:
    """Tell whether a form is long enough that what is near to it is seldom another word."""
    kinds = [word_kind(char) for char in compact(form)]
    unspaced, digits = sum(kind in UNSPACED for kind in kinds), kinds.count("d")
    if digits:
        return digits >= _DIGITS
    return unspaced >= _UNSPACED_LETTERS or len(kinds) - unspaced >= _LETTERS
