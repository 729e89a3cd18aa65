"""Finding somebody who is going to be erased, by every name and number that was ever listed."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any, Final

from casefiles.domain.foundation.ids import PersonId
from casefiles.domain.language.folding import fold, word_kind
from casefiles.domain.records.case_records import Person
from casefiles.redaction.erasure.opaque_editions import Cut
from casefiles.redaction.finding.matching import matcher_of, rules_of
from casefiles.redaction.names.mentions import Matcher
from casefiles.redaction.names.protected_terms import forms_of
from casefiles.redaction.names.sought import KINSHIP, Sought, SoughtPerson, sought_of
from casefiles.store.access.reader import ReadTransaction

_CACHED_TEXTS: Final = 4096
_LONG: Final = 6
_BORN: Final = "born"
_SPACED: Final = frozenset("lcgarod")
"""Kinds of letters of scripts that part words."""


def ever_listed(reader: ReadTransaction, person_id: PersonId) -> SoughtPerson:
    """Return a person with all names, numbers and dates that the ledger still tells."""
    cells: dict[str, list[Any]] = {"names": [], "identifiers": [], "born": []}
    for entry in reader.entries_of(Person, person_id):
        for change in entry.changes or ():
            for stored in (change.after, change.before):
                if change.field in cells and stored:
                    cells[change.field].append(stored)
    names = [one for stored in cells["names"] for one in json.loads(stored)]
    numbers = [one for stored in cells["identifiers"] for one in json.loads(stored)]
    # Of several dates the newest is searched for in all its forms, the others as they stand.
    numbers += [{"kind": _BORN, "value": one} for one in cells["born"][1:]]
    return SoughtPerson(
        person_id,
        tuple(dict.fromkeys(one["text"] for one in names)),
        tuple(dict.fromkeys((one["kind"], one["value"]) for one in numbers)),
        born=next(iter(cells["born"]), ""),
        phrases=tuple(one["text"] for one in names if one.get("kind") == KINSHIP),
    )


def finder_of(reader: ReadTransaction, person: SoughtPerson, case_id: str) -> Callable[[str], Cut]:
    """Return what finds a person in a text; names of others that are listed as a whole stay."""
    sought = Sought((person,))
    matcher, rules = matcher_of(sought), rules_of(sought)
    others = _others(reader, case_id, (person,))
    whole = [name for name in map(fold, person.names) if is_telling(name)]

    @lru_cache(maxsize=_CACHED_TEXTS)
    def find(text: str) -> Cut:
        if not text:
            return Cut(())
        stays = [(one.start, one.end) for one in others.find(text)]
        found = matcher.find(text, stays)
        name_questions = rules.questions(text, found, is_machine_read=False)
        doubts = [one for one in name_questions if not _is_within(one.start, one.end, stays)]
        spans = tuple((one.start, one.end) for one in found)
        rest = fold("".join(_without(text, (*spans, *stays))))
        return Cut(spans, not doubts and not any(name in rest for name in whole))

    return find


def naming_of(
    reader: ReadTransaction, people: Sequence[SoughtPerson], case_id: str
) -> Callable[[str], bool]:
    """Return what tells whether a text says a name or number of somebody, as it was listed.

    What says it as a part of a name of somebody else that is listed as a whole does not.
    """
    if not people:
        return lambda _: False
    listed = [
        replace(one, identifiers=tuple(each for each in one.identifiers if each[0] != _BORN))
        for one in people
    ]
    matcher, others = Matcher(forms_of(listed)), _others(reader, case_id, people)

    def says(text: str) -> bool:
        stays = [(one.start, one.end) for one in others.find(text)]
        return bool(matcher.find(text, stays))

    return says


def _others(reader: ReadTransaction, case_id: str, people: Sequence[SoughtPerson]) -> Matcher:
    """Return what finds the names of everybody else in a case."""
    going = {one.person_id for one in people}
    everyone = sought_of(reader.find(Person, case_id=case_id))
    return Matcher(
        forms_of(one for one in (*everyone.protected, *everyone.open) if one.person_id not in going)
    )


def is_telling(folded: str) -> bool:
    """Tell whether a name leads to somebody wherever its letters stand, inside words too."""
    letters = [char for char in folded if word_kind(char)]
    return len(letters) >= (_LONG if all(word_kind(char) in _SPACED for char in letters) else 2)


def _without(text: str, spans: tuple[tuple[int, int], ...]) -> Iterator[str]:
    at = 0
    for start, end in sorted(spans):
        if start > at:
            yield text[at:start]
            yield "\n"
        at = max(at, end)
    yield text[at:]


def _is_within(start: int, end: int, spans: list[tuple[int, int]]) -> bool:
    return any(first <= start and end <= last for first, last in spans)
