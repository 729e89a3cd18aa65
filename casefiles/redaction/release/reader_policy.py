"""A case as the readers of one audience may see its people."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Final, TypeVar

from casefiles.domain.foundation.ids import DocumentId, PersonId
from casefiles.domain.records.case_records import Identifier, Person, Protection
from casefiles.domain.records.number_kinds import IdentifierCategory, number_kind
from casefiles.domain.records.showings import (
    Appearance,
    NamedExtent,
    document_place,
    field_place,
)
from casefiles.domain.records.snapshot import CaseSnapshot, RetainedValue
from casefiles.domain.rules.appearance import ShownAs, shown_as, strictest
from casefiles.domain.rules.presets import RetainedPart
from casefiles.redaction.names.protected_terms import is_form_id
from casefiles.redaction.release.hidden_numbers import HiddenNumber, hidden_number, holders_of

_NEVER_WITH_NUMBERS: Final = frozenset({IdentifierCategory.BIRTH_DATE, IdentifierCategory.ADDRESS})
_Retained = Mapping[PersonId, RetainedValue]
_Place = TypeVar("_Place", bound=str)


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
    named_in, of_fields = _named_in(snapshot, profile, audience)
    named_at, of_documents = _named_at(snapshot, audience)
    return replace(
        snapshot,
        persons=(*persons, *holders),
        retained={**snapshot.retained, **retained, **of_fields, **of_documents},
        named_in=named_in,
        hidden_in=_hidden_in(snapshot, audience),
        named_at=named_at,
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


def _named_in(
    snapshot: CaseSnapshot, profile: str, audience: str
) -> tuple[dict[str, tuple[Person, ...]], _Retained]:
    """Return whom each field of the form names though the paper as a whole does not."""
    begins = field_place(profile, "")
    places = {one.place for person in snapshot.persons for one in person.showings}
    fields = sorted(one for one in places if one.startswith(begins))
    found = {one.removeprefix(begins): _named_alone(snapshot, audience, one) for one in fields}
    return _parted(found)


def _named_at(
    snapshot: CaseSnapshot, audience: str
) -> tuple[dict[DocumentId, tuple[Person, ...]], _Retained]:
    """Return whom single exhibits name; what is no exhibit of the case counts nothing."""
    documents = sorted({one.document_id for one in snapshot.exhibits})
    found = {one: _named_alone(snapshot, audience, document_place(one)) for one in documents}
    return _parted(found)


def _named_alone(
    snapshot: CaseSnapshot, audience: str, place: str
) -> tuple[tuple[Person, ...], _Retained]:
    """Return who is named at one place alone, and the numbers that stay hidden there."""
    named: list[Person] = []
    numbers: list[HiddenNumber] = []
    for one in snapshot.persons:
        there = shown_as(one, audience, snapshot.reaches, place)
        whole = shown_as(one, audience, snapshot.reaches)
        if there.appearance is Appearance.NAMED and whole.appearance is not Appearance.NAMED:
            named.append(replace(one, protection=Protection.OPEN))
            numbers += _hidden(one, there)
    holders, retained = holders_of(numbers, snapshot.case.id, f"number at {place}")
    return (*named, *holders), retained


def _parted(
    found: Mapping[_Place, tuple[tuple[Person, ...], _Retained]],
) -> tuple[dict[_Place, tuple[Person, ...]], _Retained]:
    named = {place: persons for place, (persons, _) in found.items() if persons}
    return named, {who: value for _, values in found.values() for who, value in values.items()}


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
