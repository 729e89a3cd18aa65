"""Ids of a case form: where they stand in its texts though nobody outside may read them."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from casefiles.domain.foundation.errors import InvalidInput
from casefiles.domain.foundation.ids import PersonId
from casefiles.domain.foundation.schema import VAULT_ONLY, schema_of
from casefiles.domain.language.folding import fold, word_kind
from casefiles.domain.language.text_references import (
    broken_references,
    referenced,
    replace_references,
)
from casefiles.domain.records.arguments import Argument
from casefiles.domain.records.case_records import Exhibit, Person
from casefiles.domain.records.proceedings_records import REGISTERED
from casefiles.redaction.disclosure_risk.reidentification_words import KIN, ROLE
from casefiles.redaction.names.mentions import Matcher
from casefiles.redaction.names.protected_term import ProtectedTerm

LEAST: Final = 4
"""Letters from which an id says enough to be searched for."""
_REFERRING: Final = {
    one.name: one.refers_to
    for kind in (*REGISTERED, Argument, Person, Exhibit)
    for one in schema_of(kind)
    if one.refers_to and not one.is_own and VAULT_ONLY not in one.traits
}
"""Keys that records of the form have after their fields, and what each refers to."""
_OF_PEOPLE: Final = frozenset(
    {"persons", "person", *(name for name, of in _REFERRING.items() if of == "person")}
)
"""Keys of which the value is the bare id of a person, or a list of such."""
_NO_TEXTS: Final = frozenset({"id", "file", "document", "found_in", *_REFERRING}) - _OF_PEOPLE
"""Keys of which the value is a path or names a record: nothing of it is printed."""
_OR_AN_ID: Final = frozenset({"client", "witness"})
"""Keys of which the value is a text, or the bare id of a person."""
_PLAIN: Final = frozenset(
    {
        *("client", "relative", "victim", "witness", "expert", "counsel", "judge", "official"),
        *("interpreter", "source", "applicant", "person", "defendant", "accused", "suspect"),
        *("prosecutor", "lawyer", "officer", "police", "minor", "family"),
    }
)
"""Ids that are nothing but the word for what somebody is, which no text can do without."""
_LETTER_KINDS: Final = frozenset("lcgarohut")
_AS_THEY_STAND: Final = re.compile(r"persons\b|documents\[[0-9]+\]\.marks\b")
"""Places of texts in which no reference is followed."""
_PLACE: Final = re.compile(r"([a-z_]+)\[([0-9]+)\]")


@dataclass(frozen=True, slots=True)
class PrivateId:
    """An id that stands in a text of the form, where `place` says.

    Attributes:
        place: made of keys and positions, such as events[3].text.
    """

    id: str
    place: str

    @property
    def words(self) -> str:
        """Return the place as people say it: event 4."""
        return place_in_words(self.place)


def is_private(person_id: str) -> bool:
    """Tell whether an id of the form is a written form of whom it stands for.

    It needs four letters (two where they are Han), and must be more than the word for a role.
    """
    kinds = [word_kind(char) for char in fold(person_id)]
    letters = sum(kind in _LETTER_KINDS for kind in kinds)
    han = sum(kind in {"h", "u"} for kind in kinds)
    if letters < LEAST and han < LEAST // 2:
        return False
    word = fold(person_id)
    return word not in _PLAIN and word not in KIN.whole and word not in ROLE.whole


def check_brackets(form: Any, people: Collection[str]) -> None:
    """Refuse a form of which a text has brackets that were meant to name somebody.

    Args:
        form: the JSON value.
        people: ids of its persons.

    Raises:
        InvalidForm: form_broken_reference, with the place; form_reference_unread where a text
            names a person by reference that is read as it stands.
    """
    for place, key, text in texts_in(form):
        if key in _OF_PEOPLE or key in _NO_TEXTS:
            continue
        known = {*people, *_dangling(text)}
        if broken_references(text, known):
            raise InvalidInput("form_broken_reference", place=place)
        if referenced(text) and _AS_THEY_STAND.match(place):
            raise InvalidInput("form_reference_unread", place=place)


def _dangling(text: str) -> Iterator[str]:
    """Yield what stands in whole references; whether anybody has such an id is checked elsewhere.

    An id with a blank at its edge, or a sign that draws nothing, is a reference that broke.
    """
    return (one for one in referenced(text) if one == one.strip() and one.isprintable())


def private_ids(form: Any, people: Iterable[str]) -> tuple[PrivateId, ...]:
    """Return where the ids of some people stand in texts of a form, outside references.

    Args:
        form: the JSON value.
        people: ids of the protected persons.
    """
    requested = {fold(one): one for one in people if is_private(one)}
    ids = frozenset(requested.values())
    matcher = Matcher(ProtectedTerm(one, PersonId(one), is_whole=True) for one in ids)
    found: dict[PrivateId, None] = {}
    for place, key, text in texts_in(form) if ids else ():
        if key in _NO_TEXTS or key in _OF_PEOPLE or (key in _OR_AN_ID and text in ids):
            continue
        plain = replace_references(text, lambda _: "\n")
        for one in matcher.find(plain):
            own = requested.get(fold(plain[one.start : one.end]))
            if own is not None:
                found[PrivateId(own, place)] = None
    return tuple(found)


def texts_in(value: Any, place: str = "", key: str = "") -> Iterator[tuple[str, str, str]]:
    """Yield every text of a JSON value, with its place and the key that it stands under."""
    if isinstance(value, str):
        yield place, key, value
    elif isinstance(value, dict):
        for name, one in value.items():
            yield from texts_in(one, f"{place}.{name}" if place else name, name)
    elif isinstance(value, list):
        for number, one in enumerate(value):
            yield from texts_in(one, f"{place}[{number}]", key)


def place_in_words(place: str) -> str:
    """Return a place of the form as people say it: event 4, or document 2, exhibit mark."""
    texts = [
        f"{_one(name)} {int(number) + 1}" if number else name.replace("_", " ")
        for name, number in _parts(place)
        if name not in {"register", "text"}
    ]
    return ", ".join(texts)


def _parts(place: str) -> Iterator[tuple[str, str]]:
    for part in place.split("."):
        numbered = _PLACE.fullmatch(part)
        yield (numbered[1], numbered[2]) if numbered else (part, "")


def _one(name: str) -> str:
    words = {"narrative": "paragraph", "cites": "cite"}
    description = words.get(name, name.removesuffix("s"))
    return description.replace("_", " ")
