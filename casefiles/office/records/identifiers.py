"""What a number or address of a person must be, so that it can be searched for."""

import unicodedata
from collections.abc import Collection
from typing import Final

from casefiles.domain.dates.birth_dates import speaks_of_birth
from casefiles.domain.foundation.errors import Refused
from casefiles.domain.records.case_records import Person
from casefiles.domain.records.number_kinds import IDENTIFIER_KINDS, is_identifier_kind
from casefiles.redaction.finding.dates.dates import days_of

KNOWN_KINDS: Final = ", ".join(IDENTIFIER_KINDS)
"""The kinds that are accepted, in words."""


def identifier_fault(kind: str, value: str, besides: Collection[str] = ()) -> str:
    """Return the code of what is wrong with a number or address; empty where nothing is.

    Args:
        kind: what it is called.
        value: the number, address or name itself.
        besides: further kinds that count as known, such as those of an older vault.
    """
    if not any(unicodedata.category(char)[0] in "LN" for char in value):
        return "identifier_empty"
    if not is_identifier_kind(kind) and kind not in besides:
        return "identifier_kind_unknown"
    return "identifier_not_a_day" if is_no_day(kind, value) else ""


def is_no_day(kind: str, value: str) -> bool:
    """Tell whether something is called a date of birth that cannot be searched as a date."""
    return speaks_of_birth(kind) and not days_of(value)


def check_identifiers(person: Person, before: Person | None) -> None:
    """Refuse what cannot be searched for; what the vault has already stays as it is.

    Raises:
        Refused: identifier_empty, identifier_kind_unknown or identifier_not_a_day.
    """
    there = before.identifiers if before is not None else ()
    for one in person.identifiers:
        fault = identifier_fault(one.kind, one.value, {old.kind for old in there})
        if fault and one not in there:
            raise Refused(fault, field="identifiers", allowed=KNOWN_KINDS)
