"""A case as the readers of one audience may see its people."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from casefiles.domain.foundation.ids import DocumentId, PersonId
from casefiles.domain.records.case_records import Identifier, Person, Protection
from casefiles.domain.records.number_kinds import IdentifierCategory, number_kind
from casefiles.domain.records.showings import (
    FIELD,
    Appearance,
    NamedExtent,
    document_place,
    field_place,
)
from casefiles.domain.records.snapshot import CaseSnapshot
from casefiles.domain.rules.appearance import ShownAs, shown_as, strictest
from casefiles.domain.rules.presets import RetainedPart
from casefiles.redaction.names.protected_terms import is_form_id
from casefiles.redaction.release.hidden_numbers import HiddenNumber, hidden_number, holders_of

_NEVER_WITH_NUMBERS: Final = frozenset({IdentifierCategory.BIRTH_DATE, IdentifierCategory.ADDRESS})


def for_reader(snapshot: CaseSnapshot, profile: str, audience: str) -> CaseSnapshot:
    """Return a case in which everybody is protected as the readers of an audience may see them.

    Args:
        snapshot: the case with each person's own protection and showings.
        profile: id of the forum's profile, whose fields may name somebody.
        audience: who reads.
    """
    persons: list[Person] = []
    numbers: list[HiddenNumber] = []
    words = {}
    for person in snapshot.persons:
        shown = shown_as(person, audience, snapshot.reaches)
        persons.append(replace(person, protection=shown.protection))
        numbers += _hidden(person, shown)
        if shown.word:
            words[person.id] = shown.word
    holders, retained = holders_of(numbers, snapshot.case.id, "own number")
    return replace(
        snapshot,
        persons=(*persons, *holders),
        retained={**snapshot.retained, **retained},
        named_in=_named_in(snapshot, profile, audience),
        hidden_in=_hidden_in(snapshot, audience),
        placeholder_words=words,
    )


def as_strictest(persons: Iterable[Person]) -> tuple[Person, ...]:
    """Return people as the strictest of all readers may see them, for what all readers share."""
    return tuple(map(strictest, persons))


def _hidden(person: Person, shown: ShownAs) -> Iterator[HiddenNumber]:
    """Yield the numbers of somebody named that these readers may not have."""
    if shown.appearance is not Appearance.NAMED or shown.extent is NamedExtent.EVERYTHING:
        return
    for one in person.identifiers:
        if not one.value.strip() or is_form_id(one) or _may_be_read(one, shown.extent):
            continue
        yield hidden_number(one, RetainedPart.WHOLE)


def _may_be_read(one: Identifier, extent: NamedExtent) -> bool:
    return extent is NamedExtent.NUMBERS and number_kind(one.kind) not in _NEVER_WITH_NUMBERS


def _named_in(snapshot: CaseSnapshot, profile: str, audience: str) -> dict[str, tuple[Person, ...]]:
    """Return whom each field of the form names though the paper as a whole does not."""
    found: dict[str, tuple[Person, ...]] = {}
    begins = field_place(profile, "")
    for place in sorted({one.place for person in snapshot.persons for one in person.showings}):
        if not place.startswith(FIELD) or not place.startswith(begins):
            continue
        named = tuple(
            replace(one, protection=Protection.OPEN)
            for one in snapshot.persons
            if shown_as(one, audience, snapshot.reaches, place).appearance is Appearance.NAMED
            and shown_as(one, audience, snapshot.reaches).appearance is not Appearance.NAMED
        )
        if named:
            found[place.removeprefix(begins)] = named
    return found


def _hidden_in(snapshot: CaseSnapshot, audience: str) -> dict[DocumentId, frozenset[PersonId]]:
    """Return who is withheld in single exhibits; what is no exhibit of the case counts nothing."""
    found: dict[DocumentId, frozenset[PersonId]] = {}
    for document_id in sorted({one.document_id for one in snapshot.exhibits}):
        place = document_place(document_id)
        hidden = frozenset(
            one.id
            for one in snapshot.persons
            if any(each.place == place for each in one.showings)
            and shown_as(one, audience, snapshot.reaches, place).appearance is Appearance.WITHHELD
        )
        if hidden:
            found[document_id] = hidden
    return found
