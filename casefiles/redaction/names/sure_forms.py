"""Which forms are too long to arise by chance in what machines read."""

from functools import lru_cache
from typing import Final

from casefiles.domain.language.folding import word_kind
from casefiles.redaction.names.mentions import Matcher
from casefiles.redaction.names.patterns import SPACED, compact

_SHORTEST: Final = 4
_SHORTEST_HAN: Final = 2
_SHORTEST_NUMBER: Final = 5
"""Letters, Han characters and digits that a machine does not read by chance."""


def is_certain_hit(form: str) -> bool:
    """Tell whether a folded form is too long to arise by chance in what a machine reads."""
    if form.isdecimal():
        return len(form) >= _SHORTEST_NUMBER
    has_spaces = any(word_kind(char) in SPACED for char in form)
    return len(form) >= (_SHORTEST if has_spaces else _SHORTEST_HAN)


@lru_cache(maxsize=4)
def surer(matcher: Matcher) -> Matcher:
    """Return a search for those of the forms that arise nowhere by chance.

    For what lines may say in a script that they are not in: most of that is no word of any
    language.
    """
    return matcher.among(one for one in matcher.aliases if is_certain_hit(compact(one.text)))
