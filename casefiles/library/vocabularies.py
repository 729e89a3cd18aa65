"""Vocabularies: what may be chosen in a field, as codes with words, read from data and checked."""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Final

from casefiles.domain.foundation.errors import InvalidInput
from casefiles.resource_files.plain_fields import day, fields, form_path, require_days, text
from casefiles.resource_files.plain_yaml import Plain, bytes_of_form, read_plain_yaml

_FOLDER: Final = "vocabularies"
_FIELDS: Final = frozenset({"id", "title", "note", "as_of", "review_by", "terms"})
_TERM_FIELDS: Final = frozenset({"code", "words", "note", "source"})
CODE: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9_]{0,63}\Z")
"""The form of a code: it stands in records, and never changes."""


@dataclass(frozen=True, slots=True)
class VocabularyTerm:
    """One code of a vocabulary.

    Attributes:
        words: as people read it.
        note: what it covers; empty if the words say it.
        source: where it comes from.
    """

    code: str
    words: str
    note: str
    source: str


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What may be chosen in one kind of field, in the order in which it is offered."""

    id: str
    title: str
    note: str
    as_of: date
    review_by: date
    terms: tuple[VocabularyTerm, ...]

    def term(self, code: str) -> VocabularyTerm | None:
        """Return the term of a code, or None."""
        return next((one for one in self.terms if one.code == code), None)


@cache
def vocabulary_names(resources: Path) -> tuple[str, ...]:
    """Return the names of all vocabularies, in alphabetical order; they are looked up once."""
    return tuple(sorted(path.stem for path in (resources / _FOLDER).glob("*.yaml")))


@cache
def load_vocabulary(resources: Path, name: str) -> Vocabulary:
    """Read one vocabulary, all or nothing; it is read once.

    Raises:
        InvalidForm: profile_invalid; the details tell a reason and, where known, a line.
    """
    unknown = InvalidInput("profile_invalid", reason="id", key=name[:64])
    missing = InvalidInput("profile_invalid", reason="missing", key=name)
    path = form_path(resources / _FOLDER, name, unknown)
    vocabulary = vocabulary_from_bytes(bytes_of_form(path, missing))
    if vocabulary.id != name:
        raise InvalidInput("profile_invalid", reason="id", key=name)
    return vocabulary


def vocabulary_from_bytes(data: bytes) -> Vocabulary:
    """Read one vocabulary, all or nothing.

    Raises:
        InvalidForm: profile_invalid; the details tell a reason and, where known, a line.
    """
    entry = fields(read_plain_yaml(data), _FIELDS)
    listed = entry["terms"]
    if not isinstance(listed, list) or not listed:
        raise InvalidInput("profile_invalid", reason="not_a_list")
    terms = tuple(map(_term, listed))
    if len({one.code for one in terms}) < len(terms):
        raise InvalidInput("profile_invalid", reason="doubled_item")
    vocabulary = Vocabulary(
        id=text(entry["id"]),
        title=text(entry["title"]),
        note=text(entry["note"]),
        as_of=day(entry["as_of"]),
        review_by=day(entry["review_by"]),
        terms=terms,
    )
    require_days(vocabulary.as_of, vocabulary.review_by)
    return vocabulary


def _term(value: Plain) -> VocabularyTerm:
    entry = fields(value, _TERM_FIELDS)
    code, note = text(entry["code"]), entry["note"]
    if not CODE.match(code):
        raise InvalidInput("profile_invalid", reason="id", key=code[:64])
    if not isinstance(note, str):
        raise InvalidInput("profile_invalid", reason="not_a_text", key=code)
    return VocabularyTerm(code, text(entry["words"]), note, text(entry["source"]))
