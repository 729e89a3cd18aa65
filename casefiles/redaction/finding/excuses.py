"""Which forms of protected persons stand in names of open ones, and what was decided of each."""

import hashlib
from collections.abc import Collection, Iterable
from dataclasses import replace
from functools import lru_cache
from typing import Final

from casefiles.domain.foundation.ids import PersonId
from casefiles.redaction.finding.matching import matcher_of
from casefiles.redaction.names.left_words import key_of_left, may_be_left
from casefiles.redaction.names.open_names import listed_form
from casefiles.redaction.names.sought import Excuse, Recorded, Sought, sought_of

EXCUSED_NAME: Final = "excused_name"
"""The kind of such a question, and of its decision."""
_KEY: Final = 24
"""Hexadecimal digits of a key, as of all questions."""


def key_of(excuse: Excuse) -> str:
    """Return the key under which a pair is decided; it tells nothing by itself."""
    values = (EXCUSED_NAME, excuse.open_id, excuse.open_name, excuse.person_id, excuse.form)
    return hashlib.sha256("\x1f".join(values).encode("utf-8", "surrogatepass")).hexdigest()[:_KEY]


@lru_cache(maxsize=8)
def pairs_of(sought: Sought) -> tuple[Excuse, ...]:
    """Return every pair to decide: a form of somebody protected within an open person's name.

    A form that is the whole name is no part of it: there is nothing to decide, it goes.
    """
    matcher = matcher_of(replace(sought, excused=frozenset()))
    listed = [(one.person_id, name) for one in sought.open for name in one.names]
    return tuple(
        dict.fromkeys(
            Excuse(person_id, key, owner, hit.form)
            for person_id, name in listed
            if (key := listed_form(name)[0])
            for hit in matcher.hits_in(name)
            if hit.size < len(key)
            for owner in sorted(hit.owners)
        )
    )


def sought_for(persons: Iterable[Recorded], left: Collection[str]) -> Sought:
    """Return what is searched for, with the decisions that leave a form in an open name.

    Args:
        persons: everybody of the case, as they are protected for the readers at hand.
        left: keys of the pairs of which somebody said that the open person is meant, and of the
            names of which somebody said that they are words in small letters.
    """
    sought = sought_of(persons)
    if not left:
        return sought
    words = (one for one in may_be_left(sought.protected) if key_of_left(one) in left)
    return replace(
        sought,
        excused=frozenset(pair for pair in pairs_of(sought) if key_of(pair) in left),
        left=frozenset(words),
    )


def with_named(sought: Sought, named: Collection[PersonId]) -> Sought:
    """Return what is still searched for where readers may know some of the people by name.

    Their numbers and dates are, and others whose names have a part in common with theirs: but not
    within a whole name as it is listed.
    """
    known = tuple(one for one in sought.protected if one.person_id in named)
    others = tuple(one for one in sought.protected if one.person_id not in named)
    if not known:
        return sought
    numbers = tuple(replace(one, names=(), rejected=(), phrases=()) for one in known)
    open_names = tuple(replace(one, identifiers=(), born="") for one in known)
    left = replace(sought, protected=others, open=(*sought.open, *open_names))
    excused = (pair for pair in pairs_of(left) if pair.open_id in named)
    return replace(
        left,
        protected=(*others, *numbers),
        excused=sought.excused | frozenset(excused),
        left=frozenset(one for one in sought.left if one.person_id not in named),
    )
