"""What a preset makes of a case: more protection where it asks for it, never less."""

import re
from dataclasses import replace
from typing import Final

from casefiles.domain.foundation.ids import PersonId
from casefiles.domain.language.folding import fold, word_kind
from casefiles.domain.language.text_references import referenced
from casefiles.domain.records.case_records import Identifier, Person, Protection
from casefiles.domain.records.number_kinds import number_kind
from casefiles.domain.records.snapshot import CaseSnapshot, RetainedValue
from casefiles.domain.rules.presets import (
    PersonCategory,
    PresetProtection,
    RedactionPreset,
    RetainedPart,
    category_of,
)
from casefiles.redaction.names.protected_terms import is_form_id
from casefiles.redaction.release.hidden_numbers import HiddenNumber, hidden_number, holders_of

_PARTS: Final = re.compile(r"[\s\-\u2010\u2011·]+")


def under_preset(
    snapshot: CaseSnapshot,
    preset: RedactionPreset | None,
    who_files: frozenset[PersonId] = frozenset(),
) -> CaseSnapshot:
    """Return a case as a preset wants it; what the lawyer protected is never less so.

    Numbers that it takes from open persons become numbers of persons without a name. Whoever is
    named in a field or an exhibit alone is named there only where the preset would leave them open.

    Args:
        snapshot: of the case.
        preset: None for none.
        who_files: counsel whom the lawyer named: an emergency leaves the name, not the numbers.
    """
    if preset is None:
        return snapshot
    persons: list[Person] = []
    numbers: list[HiddenNumber] = []
    retained_values = dict(snapshot.retained)
    clients = set(referenced(snapshot.case.client))
    stay_named: set[PersonId] = set()
    for person in snapshot.persons:
        is_client = person.id in clients
        if person.id in retained_values:
            persons.append(person)
            continue
        files = preset.is_emergency and person.id in who_files
        shown, taken, name = _treated(person, preset, is_client=is_client, files=files)
        persons.append(shown)
        numbers += taken
        if name:
            retained_values[person.id] = RetainedValue("name", name)
        category = category_of(person, preset, is_client=is_client)
        if preset.persons[category] is PresetProtection.OPEN:
            stay_named.add(person.id)
    holders, of_holders = holders_of(numbers, snapshot.case.id, "number")

    def named(there: tuple[Person, ...]) -> tuple[Person, ...]:
        return tuple(one for one in there if one.id in stay_named or not one.names)

    named_in = {field: named(there) for field, there in snapshot.named_in.items()}
    named_at = {document_id: named(there) for document_id, there in snapshot.named_at.items()}
    return replace(
        snapshot,
        persons=(*persons, *holders),
        retained={**retained_values, **of_holders},
        named_in=named_in,
        named_at=named_at,
    )


def _treated(
    person: Person, preset: RedactionPreset, *, is_client: bool, files: bool
) -> tuple[Person, list[HiddenNumber], str]:
    """Return somebody as a preset wants it, the numbers that go, and initials for a name."""
    category = category_of(person, preset, is_client=is_client)
    if person.protection is not Protection.OPEN:
        is_less = preset.is_emergency and category is not PersonCategory.CLIENT
        return (replace(person, protection=Protection.WITHHELD) if is_less else person), [], ""
    appearance = PresetProtection.OPEN if files else preset.persons[category]
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
        whole = [hidden_number(one, RetainedPart.WHOLE) for one in identifiers]
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


def _taken(
    one: Identifier, category: PersonCategory, preset: RedactionPreset
) -> HiddenNumber | None:
    if is_form_id(one):
        return None
    rules = preset.client_numbers if category is PersonCategory.CLIENT else preset.other_numbers
    rest = rules[number_kind(one.kind)]
    if rest is RetainedPart.OPEN or not one.value.strip():
        return None
    return hidden_number(one, rest)
