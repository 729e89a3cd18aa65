"""The words of papers in one language: furniture, phrases of forms, dates, and who read them."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from casefiles.domain.foundation.errors import InvalidInput, Refused
from casefiles.domain.language.language_codes import are_same_language
from casefiles.dossier.forum.dates import PATTERNS, SHARED, DateWording
from casefiles.dossier.forum.wording import SLOT, WORDING, wording_of
from casefiles.resource_files.plain_fields import day, fields, some_fields, text
from casefiles.resource_files.plain_yaml import Plain, bytes_of_form, read_plain_yaml

_FOLDER: Final = "wording"
FILES: Final = ("filing", "phrases", "dates")
"""Files of each language."""
DRAFTS: Final = ("argument", "tests")
"""Files of words in which an argument is drafted; a language may have none."""
_MONTHS: Final = 12
_DIGITS: Final = 16
_HEAD: Final = frozenset({"as_of", "reviewed"})
_REVIEW: Final = frozenset({"by", "capacity", "on", "what"})


@dataclass(frozen=True, slots=True)
class WordingReview:
    """That somebody who pleads in a language read a file of its words.

    Attributes:
        of: digest of the words as they were read: a changed phrase lets the review lapse.
    """

    by: str
    capacity: str
    on: str
    of: str


@dataclass(frozen=True, slots=True)
class LanguageWording:
    """All words that papers in one language need.

    Attributes:
        terms: the furniture of a dossier, by the keys of `wording.WORDING`.
        phrases: headings, labels and options of forms and tests, by what they are in English.
        unread: files that nobody who pleads in the language has read as they are now.
    """

    language: str
    terms: Mapping[str, str]
    phrases: Mapping[str, str]
    dates: DateWording
    unread: tuple[str, ...]


def languages_with_words(resources: Path) -> tuple[str, ...]:
    """Return the languages that have words of their own, beside English."""
    folder = resources / _FOLDER
    return tuple(sorted(path.parent.name for path in folder.glob("*/filing.yaml")))


def load_language(resources: Path, language: str) -> LanguageWording:
    """Read the words of a language, all or nothing; nothing of English stands in for a phrase.

    Raises:
        Refused: unknown_language, where there are no words of it.
        InvalidInput: profile_invalid; the details tell a reason and, where known, line or key.
    """
    known = languages_with_words(resources)
    found = next((one for one in known if are_same_language(one, language)), "")
    if not found:
        raise Refused("unknown_language", allowed=", ".join(("en", *known)))
    return _loaded(resources / _FOLDER / found, found)


@lru_cache(maxsize=32)
def language_names(resources: Path, language: str) -> dict[str, str]:
    """Return what languages are called in one of them, by code.

    Raises:
        InvalidInput: profile_invalid, where no column is of this language.
    """
    names = _column(resources / _FOLDER / "languages.tsv", language)
    if not names:
        raise InvalidInput("profile_invalid", reason="missing")
    return names


@lru_cache(maxsize=32)
def authority_names(resources: Path, language: str) -> dict[str, str]:
    """Return what decisions and those who gave them are called in a language, by English names.

    Raises:
        InvalidInput: profile_invalid, where a row has another number of cells than the head.
    """
    found = _column(resources / _FOLDER / "authorities.tsv", language)
    return {name: words for name, words in found.items() if words}


@lru_cache(maxsize=32)
def message_words(resources: Path, language: str) -> dict[str, str]:
    """Return what the message says with which papers are sent, by English; empty in English.

    Raises:
        InvalidInput: profile_invalid, where a row has another number of cells than the head.
    """
    return _column(resources / _FOLDER / "messages.tsv", language)


def _column(path: Path, language: str) -> dict[str, str]:
    """Return what a table says in the column of a language, by its first; empty without one."""
    missing = InvalidInput("profile_invalid", reason="missing")
    lines = bytes_of_form(path, missing).decode().splitlines()
    head, *rows = (line.split("\t") for line in lines if not line.startswith("#"))
    if any(len(row) != len(head) for row in rows):
        raise missing
    columns = [at for at, one in enumerate(head) if at and are_same_language(one, language)]
    return {row[0]: row[columns[0]] for row in rows} if columns else {}


@lru_cache(maxsize=32)
def _loaded(folder: Path, language: str) -> LanguageWording:
    values = {name: _file(folder / f"{name}.yaml") for name in FILES}
    terms = wording_of(values["filing"]["terms"])
    missing = sorted(WORDING.keys() - terms.keys())
    if missing:
        raise InvalidInput("profile_invalid", reason="missing", key=missing[0])
    return LanguageWording(
        language,
        terms,
        _phrases(values["phrases"]["phrases"]),
        _dates(values["dates"]),
        tuple(name for name, own in (values | _drafts(folder)).items() if not _is_read(own)),
    )


def _drafts(folder: Path) -> dict[str, dict[str, Plain]]:
    """Return the files in which an argument is drafted, as far as the language has them."""
    paths = (folder / f"{name}.yaml" for name in DRAFTS)
    missing = InvalidInput("profile_invalid", reason="missing")
    there = (one for one in paths if one.exists())
    read = ((one.stem, read_plain_yaml(bytes_of_form(one, missing))) for one in there)
    return {name: values for name, values in read if isinstance(values, dict)}


def digest_of_words(values: Mapping[str, Plain]) -> str:
    """Return what a review names of a file: the words in it, and nothing of who read them."""
    words = sorted((key, str(value)) for key, value in values.items() if key not in _HEAD)
    return hashlib.sha256(repr(words).encode()).hexdigest()[:_DIGITS]


def _file(path: Path) -> dict[str, Plain]:
    own = {
        "filing": {"terms"},
        "phrases": {"phrases"},
        "dates": {"months", "months_alone", "patterns"},
    }[path.stem]
    data = bytes_of_form(path, InvalidInput("profile_invalid", reason="missing"))
    values = fields(read_plain_yaml(data), _HEAD | own)
    day(values["as_of"])
    return values


def _reviews(value: Plain) -> tuple[WordingReview, ...]:
    reviews = []
    for item in value if isinstance(value, list) else []:
        entry = fields(item, _REVIEW)
        day(entry["on"])
        reviews.append(
            WordingReview(*(text(entry[key]) for key in ("by", "capacity", "on", "what")))
        )
    return tuple(reviews)


def _is_read(values: Mapping[str, Plain]) -> bool:
    of = digest_of_words(values)
    return any(one.of == of for one in _reviews(values["reviewed"]))


def _phrases(value: Plain) -> dict[str, str]:
    if not isinstance(value, list):
        raise InvalidInput("profile_invalid", reason="not_a_list")
    phrases: dict[str, str] = {}
    for item in value:
        entry = fields(item, frozenset({"en", "text"}))
        key = text(entry["en"])
        if key in phrases:
            raise InvalidInput("profile_invalid", reason="doubled_item", key=key[:64])
        phrases[key] = text(entry["text"])
    return phrases


def _dates(values: Mapping[str, Plain]) -> DateWording:
    months, alone = (_months(values[key]) for key in ("months", "months_alone"))
    known = {**PATTERNS, **SHARED}
    given = some_fields(values["patterns"], frozenset(PATTERNS), frozenset(SHARED))
    patterns = {key: text(one) for key, one in given.items()}
    for key, pattern in patterns.items():
        if sorted(re.findall(SLOT, pattern)) != sorted(known[key]):
            raise InvalidInput("profile_invalid", reason="wrong_tokens", key=key)
    return DateWording(months, alone, patterns)


def _months(value: Plain) -> tuple[str, ...]:
    months = tuple(map(text, value)) if isinstance(value, list) else ()
    if len(months) != _MONTHS:
        raise InvalidInput("profile_invalid", reason="not_a_list")
    return months
