"""Numbers of people who are named: each hidden one becomes a person without a name, who is hidden.

So all that protects a person protects a number too: texts, pages of exhibits and the final check.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from casefiles.domain.dates.birth_dates import written_dates, year_of
from casefiles.domain.foundation.ids import CaseId, PersonId
from casefiles.domain.language.folding import fold, word_kind
from casefiles.domain.records.case_records import Identifier, Person, Protection
from casefiles.domain.records.number_kinds import IdentifierCategory, number_kind
from casefiles.domain.records.snapshot import RetainedValue
from casefiles.domain.rules.presets import RetainedPart

_LEAST: Final = 8
"""Letters and digits that a number needs, so that its last four are but a part of it."""
_LAST: Final = 4


@dataclass(frozen=True, slots=True)
class HiddenNumber:
    """A number of somebody named that goes, and what stands instead."""

    key: str
    forms: tuple[str, ...]
    retained: RetainedValue


def hidden_number(one: Identifier, rest: RetainedPart) -> HiddenNumber:
    """Return a number that goes, but for what a preset retains of it."""
    kind = number_kind(one.kind)
    word = {IdentifierCategory.BIRTH_DATE: "date", IdentifierCategory.ADDRESS: "address"}.get(
        kind, "number"
    )
    forms: tuple[str, ...] = (one.value,)
    if kind is IdentifierCategory.BIRTH_DATE:
        forms = tuple(dict.fromkeys((one.value, *written_dates(one.value))))
    return HiddenNumber(_plain(one.value), forms, RetainedValue(word, _rest_of(one.value, rest)))


def holders_of(
    numbers: Iterable[HiddenNumber], case_id: CaseId, prefix: str
) -> tuple[tuple[Person, ...], Mapping[PersonId, RetainedValue]]:
    """Return nameless people who stand for numbers, and what is printed for each.

    Args:
        numbers: as found; equal ones become one.
        case_id: of the case.
        prefix: of their ids, which no record has.
    """
    persons: list[Person] = []
    retained: dict[PersonId, RetainedValue] = {}
    for index, number in enumerate(_joined(numbers)):
        holder = PersonId(f"{prefix} {index}")
        forms = tuple(Identifier("number", form) for form in number.forms)
        persons.append(Person(holder, case_id, (), forms, Protection.WITHHELD))
        retained[holder] = number.retained
    return tuple(persons), retained


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


def _joined(numbers: Iterable[HiddenNumber]) -> Iterator[HiddenNumber]:
    """Yield each number once; where two rules differ about one, nothing of it stands."""
    found: dict[str, HiddenNumber] = {}
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
