"""What a preset makes of a case: more protection where it asks for it, never less."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from casefiles.domain.dates.birth_dates import written_dates, year_of
from casefiles.domain.foundation.ids import PersonId
from casefiles.domain.language.folding import fold, word_kind
from casefiles.domain.language.text_references import referenced
from casefiles.domain.records.case_records import Identifier, Person, Protection
from casefiles.domain.records.number_kinds import IdentifierCategory, number_kind
from casefiles.domain.records.snapshot import CaseSnapshot, RetainedValue
from casefiles.domain.rules.presets import (
    PersonCategory,
    PresetProtection,
    RedactionPreset,
    RetainedPart,
    category_of,
)
from casefiles.redaction.names.protected_terms import is_form_id

_LEAST: Final = 8
"""Letters and digits that a number needs, so that its last four are but a part of it."""
_LAST: Final = 4
_PARTS: Final = re.compile(r"[\s\-\u2010\u2011·]+")


@dataclass(frozen=True, slots=True)
class _Number:
    """A number of an open person that a preset takes, and what stands instead."""

    key: str
    forms: tuple[str, ...]
    retained: RetainedValue


def under_preset(snapshot: CaseSnapshot, preset: RedactionPreset | None) -> CaseSnapshot:
    """Return a case as a preset wants it; what the lawyer protected is never less so.

    Numbers that it takes from open persons become numbers of persons without a name, so that all
    that protects a person protects them too: texts, pages of exhibits and clearance.
    """
    if preset is None:
        return snapshot
    persons: list[Person] = []
    numbers: list[_Number] = []
    retained_values: dict[PersonId, RetainedValue] = {}
    clients = set(referenced(snapshot.case.client))
    for person in snapshot.persons:
        shown, taken, name = _treated(person, preset, is_client=person.id in clients)
        persons.append(shown)
        numbers += taken
        if name:
            retained_values[person.id] = RetainedValue("name", name)
    for index, number in enumerate(_joined(numbers)):
        holder = PersonId(f"number {index}")
        forms = tuple(Identifier("number", form) for form in number.forms)
        case_id = snapshot.case.id
        persons.append(Person(holder, case_id, (), forms, Protection.WITHHELD))
        retained_values[holder] = number.retained
    return replace(snapshot, persons=tuple(persons), retained=retained_values)


def _treated(
    person: Person, preset: RedactionPreset, *, is_client: bool
) -> tuple[Person, list[_Number], str]:
    """Return somebody as a preset wants it, the numbers that go, and initials for a name."""
    category = category_of(person, preset, is_client=is_client)
    if person.protection is not Protection.OPEN:
        is_less = preset.is_emergency and category is not PersonCategory.CLIENT
        return (replace(person, protection=Protection.WITHHELD) if is_less else person), [], ""
    appearance = preset.persons[category]
    if appearance is PresetProtection.OPEN:
        numbers = [
            number
            for one in person.identifiers
            if (number := _taken(one, category, preset)) is not None
        ]
        return person, numbers, ""
    if appearance is PresetProtection.INITIALS and (initials := initials_of(person)):
        own = tuple(one for one in person.identifiers if is_form_id(one))
        bare = replace(person, protection=Protection.WITHHELD, identifiers=own)
        identifiers = [one for one in person.identifiers if one.value.strip() and one not in own]
        whole = [_number(one, RetainedPart.WHOLE) for one in identifiers]
        return bare, whole, initials
    is_withheld = appearance is PresetProtection.WITHHELD
    protection = Protection.WITHHELD if is_withheld else Protection.PSEUDONYM
    return replace(person, protection=protection), [], ""


def initials_of(person: Person) -> str:
    """Return the initials of the first name in Latin letters; empty where there is none."""
    for name in person.names:
        parts = [part for part in _PARTS.split(name.text.strip()) if part]
        if parts and all(word_kind(fold(part[0])[:1] or " ") == "l" for part in parts):
            return "".join(f"{part[0].upper()}." for part in parts)
    return ""


def _taken(one: Identifier, category: PersonCategory, preset: RedactionPreset) -> _Number | None:
    if is_form_id(one):
        return None
    rules = preset.client_numbers if category is PersonCategory.CLIENT else preset.other_numbers
    rest = rules[number_kind(one.kind)]
    return None if rest is RetainedPart.OPEN or not one.value.strip() else _number(one, rest)


def _number(one: Identifier, rest: RetainedPart) -> _Number:
    kind = number_kind(one.kind)
    word = {IdentifierCategory.BIRTH_DATE: "date", IdentifierCategory.ADDRESS: "address"}.get(
        kind, "number"
    )
    forms: tuple[str, ...] = (one.value,)
    if kind is IdentifierCategory.BIRTH_DATE:
        forms = tuple(dict.fromkeys((one.value, *written_dates(one.value))))
    return _Number(_plain(one.value), forms, RetainedValue(word, _rest_of(one.value, rest)))


def _rest_of(value: str, rest: RetainedPart) -> str:
    """Return what stands of a number; nothing where its end would be most of it."""
    if rest is RetainedPart.YEAR:
        return year_of(value)
    plain = _plain(value)
    if rest is RetainedPart.LAST_FOUR and len(plain) >= _LEAST:
        return plain[-_LAST:].upper()
    return ""


def _plain(value: str) -> str:
    return "".join(char for char in fold(value) if word_kind(char))


def _joined(numbers: list[_Number]) -> Iterator[_Number]:
    """Yield each number once; where two rules differ about one, nothing of it stands."""
    found: dict[str, _Number] = {}
    for number in numbers:
        there = found.get(number.key)
        if there is None:
            found[number.key] = number
            continue
        forms = tuple(dict.fromkeys((*there.forms, *number.forms)))
        retained_value = (
            there.retained if there.retained == number.retained else RetainedValue("number")
        )
        found[number.key] = replace(there, forms=forms, retained=retained_value)
    yield from found.values()
