"""Which written forms lead to a person: names in each script and order, numbers and handles."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from casefiles.domain.birth_dates import written_dates
from casefiles.domain.folding import fold, word_kind
from casefiles.domain.presets import NumberKind, number_kind
from casefiles.domain.records import Identifier, Person, Protection
from casefiles.redaction.alias import Alias
from casefiles.redaction.recognisers import mail, resident_id
from casefiles.redaction.recognisers.finding import plain

_BETWEEN_PARTS: Final = re.compile(r"[\s,،;·•・‧]+")
_INTERNATIONAL: Final = re.compile(r"\s*(?:\+|00)")
_LOCAL_DIGITS: Final = 9
"""Digits at the end of an international number that a local way to write it keeps."""
_TELLING_DIGITS: Final = 4
"""A number of fewer digits leads to nobody, and is on every page."""
_UNSPACED: Final = frozenset("hu")
KINSHIP: Final = "kinship term"
"""The kind of a name such as "his only sister", of which no other order makes sense."""
FILE_NAME: Final = "file name"
"""The kind of an identifier that is the name of a file; it is found without its ending too."""
FORM_ID: Final = "form id"
"""The kind of an identifier by which a case form called a person; found as a whole word alone."""
_ENDING: Final = re.compile(r"\.[A-Za-z0-9]{1,5}\Z")


def aliases_of(persons: Iterable[Person]) -> tuple[Alias, ...]:
    """Return every written form of the protected persons, each once."""
    return _distinct(
        alias
        for person in persons
        if person.protection is not Protection.OPEN
        for alias in (
            *(
                Alias(form, person.id)
                for form in (*_name_forms(person), *_identifier_forms(person))
            ),
            *(Alias(one.value, person.id, True) for one in person.identifiers if is_form_id(one)),
        )
    )


def open_names_of(persons: Iterable[Person]) -> tuple[Alias, ...]:
    """Return every written form of the names of open persons, each once."""
    return _distinct(
        Alias(form, person.id)
        for person in persons
        if person.protection is Protection.OPEN
        for form in _name_forms(person)
    )


def is_form_id(identifier: Identifier) -> bool:
    """Tell whether an identifier is what a case form called the person, and no number of hers."""
    return identifier.kind == FORM_ID


def _distinct(aliases: Iterable[Alias]) -> tuple[Alias, ...]:
    return tuple(dict.fromkeys(alias for alias in aliases if fold(alias.text).strip()))


def _name_forms(person: Person) -> Iterator[str]:
    for name in person.names:
        yield name.text
        if name.kind != KINSHIP:
            yield from other_orders(name.text)


def other_orders(name: str) -> Iterator[str]:
    """Yield the name with its last part first, and with its first part last."""
    if any(word_kind(char) in _UNSPACED for char in fold(name)):
        return
    parts = [part for part in _BETWEEN_PARTS.split(name) if part]
    if len(parts) > 1:
        yield " ".join([parts[-1], *parts[:-1]])
        yield " ".join([*parts[1:], parts[0]])


def _identifier_forms(person: Person) -> Iterator[str]:
    for identifier in person.identifiers:
        if is_form_id(identifier):
            continue
        kinds = [(char, word_kind(char)) for char in fold(identifier.value) if word_kind(char)]
        digits = "".join(char for char, kind in kinds if kind == "d")
        if len(kinds) == len(digits) < _TELLING_DIGITS:
            continue
        yield identifier.value
        if number_kind(identifier.kind) is NumberKind.BIRTH_DATE:
            yield from written_dates(identifier.value)
        if identifier.kind == FILE_NAME and _ENDING.search(identifier.value):
            yield _ENDING.sub("", identifier.value)
        yield from _recognised_forms(identifier.value)
        if _INTERNATIONAL.match(identifier.value) and len(digits) > _LOCAL_DIGITS:
            yield digits[-_LOCAL_DIGITS:]


def _recognised_forms(value: str) -> Iterator[str]:
    """Yield what recognisers know to be the same value, written otherwise."""
    other = resident_id.other_length(plain(value))
    if other:
        yield other
    yield from mail.disguised(value)
