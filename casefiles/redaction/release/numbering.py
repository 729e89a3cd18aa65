"""Numbering pseudonymous persons by how the released text speaks of them, and by nothing else.

Letters are printed for the numbers, in one sequence whatever word stands before them.

Persons are taken in order of first appearance. Where records look the same once tokens are
blanked, colour refinement tells their persons apart by how they occur elsewhere (B. Weisfeiler and
A. Leman, 1968; individualising as in B. D. McKay, "Practical graph isomorphism", 1981, but without
search: the choice falls among persons whom refinement, one step further, cannot tell apart).
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import count, islice
from typing import Any, Final

from casefiles.domain.foundation.ids import PersonId
from casefiles.domain.language.placeholder_words import PERSON
from casefiles.domain.records.editions import PseudonymNumber


@dataclass(frozen=True, slots=True)
class NumberingRecord:
    """A released record as numbering sees it.

    Attributes:
        key: sorts records into the order of the dossier; equal for records that look the same.
        persons: the pseudonymous persons of its tokens, in order, with repetitions.
    """

    key: tuple[Any, ...]
    persons: tuple[PersonId, ...]


@dataclass(frozen=True, slots=True)
class _Colours:
    persons: Mapping[PersonId, int]
    sightings: Sequence[int]

    @property
    def classes(self) -> int:
        return len(set(self.persons.values())) + len(set(self.sightings))


_ALPHABET: Final = 26


@dataclass(frozen=True, slots=True)
class EarlierLetters:
    """Letters that an edition keeps, and those that it may give to nobody.

    Attributes:
        retained: of its line of editions, and of others whose readers may know that all are one
            file.
        barred: of others, whose readers would take two people with one letter for one.
    """

    retained: tuple[PseudonymNumber, ...] = ()
    barred: frozenset[int] = frozenset()

    @property
    def first(self) -> int:
        """The first number of its alphabet, so that gaps tell of no other edition's people."""
        if self.retained:
            lowest = min(one.number for one in self.retained)
            return (lowest - 1) // _ALPHABET * _ALPHABET + 1
        return -(-max(self.barred, default=0) // _ALPHABET) * _ALPHABET + 1


def number_persons(
    sightings: Iterable[NumberingRecord],
    seed: bytes,
    earlier: EarlierLetters,
    words: Mapping[PersonId, str] | None = None,
) -> tuple[PseudonymNumber, ...]:
    """Number everyone who is sighted.

    Args:
        sightings: every released record.
        seed: digest of the released text with tokens blanked; decides the permutation.
        earlier: numbers that are kept, and those that are given to nobody.
        words: that are printed before their letters, by which readers tell persons apart too.

    Returns:
        The earlier numbers and the new ones, by number.
    """
    retained = {number.person_id: number.number for number in earlier.retained}
    fresh = [p for p in order_of(sightings, retained, words) if p not in retained]
    taken = earlier.barred.union(retained.values())
    free = list(islice((n for n in count(earlier.first) if n not in taken), len(fresh)))
    new = zip(fresh, _permuted(free, seed), strict=True)
    numbering = (
        *earlier.retained,
        *(PseudonymNumber(person_id, number) for person_id, number in new),
    )
    return tuple(sorted(numbering, key=lambda number: number.number))


def order_of(
    sightings: Iterable[NumberingRecord],
    known: Mapping[PersonId, int],
    words: Mapping[PersonId, str] | None = None,
) -> tuple[PersonId, ...]:
    """Return the sighted persons by first appearance.

    Args:
        sightings: every released record, in any order.
        known: public numbers that tell persons apart from the start.
        words: public too, and tell them apart likewise.
    """
    seen = [sighting for sighting in sightings if sighting.persons]
    colours = _distinguished(seen, _refined(seen, _first_colours(seen, known, words or {})))
    ordered = sorted(
        seen, key=lambda one: (one.key, [colours.persons[person] for person in one.persons])
    )
    return tuple(dict.fromkeys(person for one in ordered for person in one.persons))


def _first_colours(
    seen: list[NumberingRecord], known: Mapping[PersonId, int], words: Mapping[PersonId, str]
) -> _Colours:
    everyone = {person for one in seen for person in one.persons}
    return _Colours(
        _ranked({one: (known.get(one, 0), words.get(one, PERSON)) for one in everyone}),
        _ranks([one.key for one in seen]),
    )


def _refined(seen: list[NumberingRecord], colours: _Colours) -> _Colours:
    """Colour by what each record says and where each person occurs, until nothing new is told."""
    while True:
        places: dict[PersonId, list[tuple[int, int]]] = {person: [] for person in colours.persons}
        for one, colour in zip(seen, colours.sightings, strict=True):
            for index, person in enumerate(one.persons):
                places[person].append((colour, index))
        persons = _ranked(
            {person: (colours.persons[person], tuple(sorted(at))) for person, at in places.items()}
        )
        found = [tuple(persons[person] for person in one.persons) for one in seen]
        finer = _Colours(persons, _ranks(list(zip(colours.sightings, found, strict=True))))
        if finer.classes == colours.classes:
            return finer
        colours = finer


def _distinguished(seen: list[NumberingRecord], colours: _Colours) -> _Colours:
    """Single out persons of equal colour, one after the other, until all colours differ."""
    while twins := _first_twins(colours):
        sizes = Counter(colours.persons.values())
        involved = [
            at
            for at, one in enumerate(seen)
            if any(sizes[colours.persons[person]] > 1 for person in one.persons)
        ]
        part = [seen[at] for at in involved]
        persons = {person: colours.persons[person] for one in part for person in one.persons}
        within = _Colours(persons, [colours.sightings[at] for at in involved])
        certificates = {person: _certificate(part, within, person) for person in twins}
        colours = _refined(seen, _marked(colours, min(twins, key=certificates.__getitem__)))
    return colours


def _first_twins(colours: _Colours) -> list[PersonId]:
    classes: dict[int, list[PersonId]] = {}
    for person, colour in colours.persons.items():
        classes.setdefault(colour, []).append(person)
    return next((classes[colour] for colour in sorted(classes) if len(classes[colour]) > 1), [])


def _marked(colours: _Colours, chosen: PersonId) -> _Colours:
    persons = {p: 2 * colour + (p != chosen) for p, colour in colours.persons.items()}
    return _Colours(persons, colours.sightings)


def _certificate(part: list[NumberingRecord], colours: _Colours, chosen: PersonId) -> list[Any]:
    """Return a form of all records after singling one person out; equal for equal roles."""
    finer = _refined(part, _marked(colours, chosen))
    rows = zip(part, colours.sightings, finer.sightings, strict=True)
    return sorted(
        (before, after, tuple(finer.persons[person] for person in one.persons))
        for one, before, after in rows
    )


def _permuted(numbers: list[int], seed: bytes) -> list[int]:
    return sorted(numbers, key=lambda number: hashlib.sha256(seed + b"%d" % number).digest())


def _ranked(values: Mapping[PersonId, Any]) -> dict[PersonId, int]:
    ranks = _ranks(list(values.values()))
    return dict(zip(values, ranks, strict=True))


def _ranks(values: Sequence[Any]) -> list[int]:
    rank = {value: place for place, value in enumerate(sorted(set(values)))}
    return [rank[value] for value in values]
