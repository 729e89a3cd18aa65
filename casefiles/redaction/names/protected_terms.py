"""Which written forms lead to a person: names in each script and order, numbers and handles."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from casefiles.domain.dates.birth_dates import written_dates
from casefiles.domain.language.folding import fold, word_kind
from casefiles.domain.records.number_kinds import IdentifierCategory, number_kind
from casefiles.redaction.detectors import mail, resident_id
from casefiles.redaction.detectors.finding import plain
from casefiles.redaction.names.protected_term import ProtectedTerm
from casefiles.redaction.names.sought import Recorded, RecordedIdentifier, SoughtPerson, sought_of

_BETWEEN_PARTS: Final = re.compile(r"[\s,،;·•・‧]+")
_INTERNATIONAL: Final = re.compile(r"\s*(?:\+|00)")
_LOCAL_DIGITS: Final = 9
"""Digits at the end of an international number that a local way to write it keeps."""
_COUNTRY: Final = re.compile(
    r"[17]|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|[2-9]\d\d"
)
"""Code of a country at the beginning of an international number, by the plan of the ITU."""
_LEAST_AT_HOME: Final = 7
_TRUNKS: Final = ("", "0", "8")
"""What is dialled in its own country before a number: nothing, or a sign for another area."""
_WORDS: Final = re.compile(r"[A-Za-zÀ-ɏЀ-ӿ]+")
_TELLING_DIGITS: Final = 4
"""A number of fewer digits leads to nobody, and is on every page."""
_UNSPACED: Final = frozenset("hu")
FILE_NAME: Final = "file name"
"""The kind of an identifier that is the name of a file; it is found without its ending too."""
FORM_ID: Final = "form id"
"""The kind of an identifier by which a case form called a person; found as a whole word alone."""
_ENDING: Final = re.compile(r"\.[A-Za-z0-9]{1,5}\Z")


def protected_terms_of(persons: Iterable[Recorded]) -> tuple[ProtectedTerm, ...]:
    """Return every written form of the protected persons, each once."""
    return forms_of(sought_of(persons).protected)


def open_names_of(persons: Iterable[Recorded]) -> tuple[ProtectedTerm, ...]:
    """Return every written form of the names of open persons, each once."""
    return open_forms_of(sought_of(persons).open)


def forms_of(people: Iterable[SoughtPerson]) -> tuple[ProtectedTerm, ...]:
    """Return every written form of people, their numbers too, each once."""
    return _distinct(
        alias
        for person in people
        for alias in (
            *(
                ProtectedTerm(form, person.person_id, is_whole=_has_letter_at_edge(form))
                for form in (*_name_forms(person), *_identifier_forms(person))
            ),
            *(
                ProtectedTerm(value, person.person_id, is_whole=True)
                for kind, value in person.identifiers
                if kind == FORM_ID
            ),
        )
    )


def _has_letter_at_edge(form: str) -> bool:
    """Tell whether a form begins or ends with one letter alone: a word beside it has that too.

    "Saule T.", or the handle saule_t, would take "that" along after "Saule": what is missing
    would tell the initial.
    """
    words = _WORDS.findall(form)
    has_digit = any(char.isdigit() for char in form)
    return len(words) > 1 and not has_digit and 1 in {len(words[0]), len(words[-1])}


def open_forms_of(people: Iterable[SoughtPerson]) -> tuple[ProtectedTerm, ...]:
    """Return every written form of the names of people, each once."""
    return _distinct(
        ProtectedTerm(form, person.person_id) for person in people for form in _name_forms(person)
    )


def is_form_id(identifier: RecordedIdentifier) -> bool:
    """Tell whether an identifier is only what a case form called the person."""
    return identifier.kind == FORM_ID


def _distinct(aliases: Iterable[ProtectedTerm]) -> tuple[ProtectedTerm, ...]:
    return tuple(dict.fromkeys(alias for alias in aliases if fold(alias.text).strip()))


def _name_forms(person: SoughtPerson) -> Iterator[str]:
    for name in person.names:
        yield name
        if name not in person.phrases:
            yield from other_orders(name)


def other_orders(name: str) -> Iterator[str]:
    """Yield the name with its last part first, and with its first part last."""
    if any(word_kind(char) in _UNSPACED for char in fold(name)):
        return
    parts = [part for part in _BETWEEN_PARTS.split(name) if part]
    if len(parts) > 1:
        yield " ".join([parts[-1], *parts[:-1]])
        yield " ".join([*parts[1:], parts[0]])


def _identifier_forms(person: SoughtPerson) -> Iterator[str]:
    for kind, value in person.identifiers:
        if kind == FORM_ID:
            continue
        kinds = [(char, word_kind(char)) for char in fold(value) if word_kind(char)]
        digits = "".join(char for char, one in kinds if one == "d")
        if len(kinds) == len(digits) < _TELLING_DIGITS:
            continue
        yield value
        if number_kind(kind) is IdentifierCategory.BIRTH_DATE:
            yield from written_dates(value)
        if kind == FILE_NAME and _ENDING.search(value):
            yield _ENDING.sub("", value)
        yield from _recognised_forms(value)
        if _INTERNATIONAL.match(value) and len(digits) > _LOCAL_DIGITS:
            yield digits[-_LOCAL_DIGITS:]


def dialled_at_home(people: Iterable[SoughtPerson]) -> Iterator[ProtectedTerm]:
    """Yield international numbers as they are dialled in their own countries.

    Rules of numbers find these where they are read well; where a machine misread a sign of one,
    it has to be a form by itself.
    """
    for person in people:
        for _, value in person.identifiers:
            if not _INTERNATIONAL.match(value):
                continue
            digits = "".join(char for char in fold(value) if char.isdigit()).removeprefix("00")
            code = _COUNTRY.match(digits)
            own = digits[code.end() :].removeprefix("0") if code else ""
            if len(own) >= _LEAST_AT_HOME:
                for trunk in _TRUNKS:
                    yield ProtectedTerm(trunk + own, person.person_id)


def _recognised_forms(value: str) -> Iterator[str]:
    """Yield what recognisers know to be the same value, written otherwise."""
    other = resident_id.other_length(plain(value))
    if other:
        yield other
    yield from mail.disguised(value)
