"""Names that are words too: decisions that leave them in small letters and inside words."""

import hashlib
from collections.abc import Collection, Iterable
from typing import Final

from casefiles.domain.language.folding import word_kind
from casefiles.redaction.names.hits import Hit
from casefiles.redaction.names.patterns import compact, is_in_address, patterns_of
from casefiles.redaction.names.protected_term import ProtectedTerm
from casefiles.redaction.names.sought import Left, SoughtPerson

PUBLIC_WORD: Final = "public_word"
"""The kind of such a question, and of its decision."""
_KEY: Final = 24
"""Hexadecimal digits of a key, as of all questions."""
_CASED: Final = frozenset("lcg")
"""Scripts that tell a word from a name by its first letter."""


def key_of_left(left: Left) -> str:
    """Return the key under which a name and word is decided; it tells nothing by itself."""
    values = (PUBLIC_WORD, left.person_id, left.form)
    return hashlib.sha256("\x1f".join(values).encode("utf-8", "surrogatepass")).hexdigest()[:_KEY]


def may_be_left(people: Iterable[SoughtPerson]) -> frozenset[Left]:
    """Return every name that is one word and has a capital: in small letters it may be another."""
    return frozenset(
        Left(one.person_id, key)
        for one in people
        for name in one.names
        if name.strip().isalpha() and name != name.lower()
        if (key := compact(name)) and {word_kind(char) for char in key} <= _CASED
    )


class LeftWords:
    """Tells which hits stay: a name that is listed with its capital, where a text has none."""

    def __init__(self, left: Collection[Left], aliases: Iterable[ProtectedTerm]) -> None:
        """Prepare it.

        Args:
            left: the decisions.
            aliases: all forms that are sought: one that is listed in small letters goes anywhere.
        """
        self._left = frozenset(left)
        small = (one.key for one in patterns_of(aliases) if not one.is_capital)
        self._removed = frozenset(small)

    def stays(self, text: str, hit: Hit) -> bool:
        """Tell whether a hit stays where it stands, for everybody whom it may lead to."""
        return (
            hit.form not in self._removed
            and all(Left(owner, hit.form) in self._left for owner in hit.owners)
            and is_small(text, hit)
        )


def is_small(text: str, hit: Hit) -> bool:
    """Tell whether the letters of a hit are small ones, as listed but for that, in no address."""
    first, last = hit.core
    own = text[first:last]
    if own != own.lower() or not own.isalpha() or compact(own) != hit.form:
        return False
    return not is_in_address(text, hit.start, hit.end)
