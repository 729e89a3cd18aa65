"""What is searched for, made from bare forms, for tests that need no case."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from casefiles.domain.foundation.ids import PersonId
from casefiles.redaction.finding.excuses import pairs_of
from casefiles.redaction.names.protected_term import ProtectedTerm
from casefiles.redaction.names.sought import Sought, SoughtPerson


def sought_names(*names: str, opened: Iterable[str] = (), decided: bool = False) -> Sought:
    """Each name somebody's, as it is written; decided: every pair stays within an open name."""
    return sought_people(
        {f"p{number}": [name] for number, name in enumerate(names)},
        {f"o{number}": [name] for number, name in enumerate(opened)},
        decided=decided,
    )


def sought_people(
    protected: Mapping[str, Iterable[str]],
    opened: Mapping[str, Iterable[str]] | None = None,
    *,
    decided: bool = False,
) -> Sought:
    sought = Sought(_people(protected), _people(opened or {}))
    return replace(sought, excused=frozenset(pairs_of(sought))) if decided else sought


def sought_aliases(aliases: Iterable[ProtectedTerm]) -> Sought:
    """Forms and whom they lead to."""
    people: dict[str, list[str]] = {}
    for one in aliases:
        people.setdefault(one.person_id, []).append(one.text)
    return sought_people(people)


def _people(told: Mapping[str, Iterable[str]]) -> tuple[SoughtPerson, ...]:
    return tuple(
        SoughtPerson(PersonId(one), names, phrases=names)
        for one, names in ((one, tuple(names)) for one, names in told.items())
    )
