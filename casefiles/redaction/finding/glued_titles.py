"""Titles written onto a name, in handles, quick writing and on tickets: drekelund, ASKARMR."""

from typing import Final

from casefiles.redaction.kinship.word_lists import words_of

__all__ = ["is_titled"]

_ON_TICKETS: Final = frozenset(words_of("mr mrs ms miss mstr dr prof chd inf"))
_BEFORE: Final = frozenset(
    words_of("dr mr mrs ms miss mme prof frau herr lao xiao sayin av sheikh haji mullah")
)
_AFTER: Final = frozenset(
    words_of(
        "laoshi lushi jie ge ayi shushu hanim bey abla abi hoca usta apa aka ake agha aga sensei"
    )
)


def is_titled(before: str, rest: str, *, is_capitals: bool) -> bool:
    """Tell whether all else in a word than a name is a title.

    Args:
        before: folded, what stands before the name.
        rest: folded, what stands behind it.
        is_capitals: all of the word is capitals, as on tickets.
    """
    is_title_after = rest in _AFTER or (is_capitals and rest in _ON_TICKETS)
    return (
        bool(before or rest) and (before in _BEFORE or not before) and (is_title_after or not rest)
    )
