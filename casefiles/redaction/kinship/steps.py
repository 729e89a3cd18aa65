"""Relations that follow from others: a brother's mother is a mother, a husband's is kin of a kind.

Nothing of it is recorded: it lets "my mother-in-law" be asked about where only "mother of the
client" and "wife of the brother" were told.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from casefiles.domain.foundation.ids import PersonId
from casefiles.domain.records.kin import Kin
from casefiles.redaction.kinship.relations import Relation, Step, nearest, turned

_Pair = tuple[PersonId, PersonId]
_Pairs = dict[_Pair, frozenset[Kin]]
_OTHER: Final = frozenset({Kin.OTHER})
_MOST: Final = 40
"""People of one family; of more nothing follows, which is a list of witnesses rather than kin."""
_ROUNDS: Final = 4


def with_steps(recorded: Iterable[Relation], client: PersonId) -> tuple[Relation, ...]:
    """Return relations with those that follow from one or two of them.

    Args:
        recorded: what was told.
        client: whom the papers are about.
    """
    relations = tuple(recorded)
    known: _Pairs = {}
    for one in relations:
        pair = one.person_id, one.related_to
        known[pair] = known.get(pair, frozenset()) | one.kins
    own = frozenset(known)
    for one in map(turned, relations):
        known.setdefault((one.person_id, one.related_to), one.kins)
    near = _closed({pair: kins for pair, kins in known.items() if all(pair)})
    steps = _steps(near)
    found = [
        Relation(
            one.person_id,
            one.kins,
            one.related_to,
            is_client=one.is_client,
            steps=steps.get((one.person_id, one.related_to), frozenset()),
        )
        for one in relations
    ]
    for pair in dict.fromkeys((*near, *steps)):
        if pair not in own:
            person, whose = pair
            found.append(
                Relation(
                    person,
                    near.get(pair, _OTHER),
                    whose,
                    is_client=whose == client,
                    steps=steps.get(pair, frozenset()),
                    is_stated=False,
                    follows=pair not in near,
                )
            )
    return tuple(found)


def _closed(known: _Pairs) -> _Pairs:
    """Return relations with the nearest kin that follow from two of them."""
    sizes = _family_sizes(known)
    found = {pair: kins for pair, kins in known.items() if sizes[pair[0]] <= _MOST}
    for _ in range(_ROUNDS):
        more = {
            (one, whose): kins
            for (one, whose), (first, second) in _composed(found)
            if (one, whose) not in found and (kins := nearest(first, second))
        }
        if not more:
            break
        found |= more
    return {**known, **found}


def _family_sizes(known: _Pairs) -> Mapping[PersonId, int]:
    adjacent: defaultdict[PersonId, set[PersonId]] = defaultdict(set)
    for one, other in known:
        adjacent[one].add(other)
        adjacent[other].add(one)
    sizes: dict[PersonId, int] = {}
    for person in adjacent:
        if person in sizes:
            continue
        family, waiting = {person}, [person]
        while waiting:
            for one in adjacent[waiting.pop()] - family:
                family.add(one)
                waiting.append(one)
        sizes |= dict.fromkeys(family, len(family))
    return sizes


def _composed(known: _Pairs) -> Iterator[tuple[_Pair, tuple[frozenset[Kin], frozenset[Kin]]]]:
    """Yield who is kin of kin of whom: what the first is to the middle, and that to the last."""
    by_owner: defaultdict[PersonId, list[tuple[PersonId, frozenset[Kin]]]] = defaultdict(list)
    for (one, whose), kins in known.items():
        by_owner[whose].append((one, kins))
    for (middle, whose), second in known.items():
        for one, first in by_owner[middle]:
            if one != whose:
                yield (one, whose), (first, second)


def _steps(near: _Pairs) -> Mapping[_Pair, frozenset[Step]]:
    found: defaultdict[_Pair, set[Step]] = defaultdict(set)
    sizes = _family_sizes(near)
    for pair, step in _composed(
        {one: kins for one, kins in near.items() if sizes[one[0]] <= _MOST}
    ):
        found[pair].add(step)
    return {pair: frozenset(steps) for pair, steps in found.items()}
