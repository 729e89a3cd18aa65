"""What a redaction preset says: which persons and numbers a forum wants gone, kept or untouched."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from casefiles.domain.records.case_records import Person
from casefiles.domain.records.number_kinds import IdentifierCategory


class PersonCategory(StrEnum):
    """Who somebody is to a preset."""

    CLIENT = "client"
    MINOR = "minor"
    VICTIM = "victim"
    WITNESS = "witness"
    RELATIVE = "relative"
    SOURCE = "source"
    PROFESSIONAL = "professional"
    THIRD_PARTY = "third_party"


class PresetProtection(StrEnum):
    """What a preset makes of somebody whom the lawyer left open; it never opens anybody."""

    OPEN = "open"
    INITIALS = "initials"
    PSEUDONYM = "pseudonym"
    WITHHELD = "withheld"


class RetainedPart(StrEnum):
    """What a preset lets stand of a number."""

    OPEN = "open"
    WHOLE = "whole"
    LAST_FOUR = "last_four"
    YEAR = "year"


class RequiredContent(StrEnum):
    """What a forum must be able to read."""

    CLIENT_NAME = "client_name"
    CLIENT_PAGES = "client_pages"


@dataclass(frozen=True, slots=True)
class RedactionPreset:
    """What one rule of a forum wants redacted.

    Attributes:
        rule: the rule in short, such as Fed. R. Civ. P. 5.2(a).
        as_of: day as of which it says what the rule wants.
        review_by: day after which its stops only warn.
        source: from where it is known.
        is_unverified: no lawyer has signed for it at its source.
        audiences: for whom it is offered.
        persons: how each category of open persons appears.
        client_numbers: what stands of each kind of number of the client.
        other_numbers: what stands of those of all other open persons.
        must_stay: what no redaction may take.
        notes: what the lawyer has to know beside it.
        is_emergency: it holds for those too whom the lawyer protects otherwise, but for the client;
            sentences about kin go, and neither a schedule nor a page drawn anew leaves.
    """

    id: str
    title: str
    rule: str
    as_of: date
    review_by: date
    source: str
    is_unverified: bool
    audiences: frozenset[str]
    persons: Mapping[PersonCategory, PresetProtection]
    client_numbers: Mapping[IdentifierCategory, RetainedPart]
    other_numbers: Mapping[IdentifierCategory, RetainedPart]
    must_stay: frozenset[RequiredContent]
    notes: tuple[str, ...]
    is_emergency: bool = False


_CATEGORIES: Final[Mapping[str, PersonCategory]] = {
    "client": PersonCategory.CLIENT,
    "victim": PersonCategory.VICTIM,
    "witness": PersonCategory.WITNESS,
    "relative": PersonCategory.RELATIVE,
    "source": PersonCategory.SOURCE,
} | dict.fromkeys(
    ("expert", "counsel", "judge", "official", "interpreter"), PersonCategory.PROFESSIONAL
)
"""By role; any other role is that of a third party, whom presets spare least."""


def category_of(
    person: Person, preset: RedactionPreset, *, is_client: bool = False
) -> PersonCategory:
    """Return who somebody is to a preset: a minor first, but where the client must be named.

    Args:
        person: somebody of a case.
        preset: whose word counts.
        is_client: the case says that this is its client, whatever the role is.
    """
    role = "client" if is_client else person.role.strip().casefold()
    by_role = _CATEGORIES.get(role, PersonCategory.THIRD_PARTY)
    is_named = by_role is PersonCategory.CLIENT and RequiredContent.CLIENT_NAME in preset.must_stay
    return PersonCategory.MINOR if person.is_minor and not is_named else by_role


def role_category(role: str) -> PersonCategory:
    """Return who somebody is by the lawyer's word for it; a third party where that says nothing."""
    return _CATEGORIES.get(role.strip().casefold(), PersonCategory.THIRD_PARTY)
