"""Ciphers that the lawyer sets: none may be a name or a token, or tell by letter or order."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from casefiles.domain.foundation.ids import PersonId
from casefiles.domain.language import placeholder_words
from casefiles.domain.language.folding import fold, word_kind
from casefiles.domain.records.case_records import Person, Protection
from casefiles.domain.records.redaction_settings import AssignedPseudonym
from casefiles.redaction.finding.matching import matcher_of
from casefiles.redaction.names.sought import sought_of

LONGEST: Final = 40
_WORD: Final = re.compile(r"[^\W_]+")
_BETWEEN: Final = " .,:-\u2010\u2011\u2013_"
_MOST_LETTERS: Final = 3
_ROLE_WORDS: Final = tuple(one.roles for one in placeholder_words.WORDS.values())
_WORDS_OF_ANYBODY: Final = frozenset(fold(roles[0]) for roles in _ROLE_WORDS)
_WORDS_OF_PERSONS: Final = frozenset(fold(word) for roles in _ROLE_WORDS for word in roles)
_FEWEST: Final = 3
"""Of two ciphers every second pair runs as the names do, so that it tells nothing."""


@dataclass(frozen=True, slots=True)
class AssignedPseudonymProblem:
    """What speaks against ciphers.

    Attributes:
        code: cipher_malformed, cipher_is_token, cipher_doubled or cipher_is_name, which no edition
            may print; cipher_initial or cipher_order, which readers could guess from.
        persons: whose ciphers they are.
    """

    code: str
    persons: tuple[PersonId, ...]


def problems_of(
    ciphers: Sequence[AssignedPseudonym], persons: Iterable[Person]
) -> tuple[AssignedPseudonymProblem, ...]:
    """Return what speaks against the ciphers of one line of editions.

    Args:
        ciphers: as they would be printed.
        persons: everybody of the case.
    """
    everyone = tuple(persons)
    return (*_unprintable(ciphers, everyone), *_telling(ciphers, everyone))


def is_unprintable(fault: AssignedPseudonymProblem) -> bool:
    """Tell whether no edition may print it, so that it stops an export."""
    return fault.code not in {"cipher_initial", "cipher_order"}


def _unprintable(
    ciphers: Sequence[AssignedPseudonym], persons: tuple[Person, ...]
) -> Iterator[AssignedPseudonymProblem]:
    # No cipher may be the name of anybody, open persons too.
    everyone = (replace(one, protection=Protection.WITHHELD) for one in persons)
    matcher = matcher_of(sought_of(everyone))
    owners: dict[str, list[PersonId]] = defaultdict(list)
    for one in ciphers:
        owners[_plain(one.text)].append(one.person_id)
        if not _is_formed(one.text):
            yield AssignedPseudonymProblem("cipher_malformed", (one.person_id,))
        elif _is_token(one.text):
            yield AssignedPseudonymProblem("cipher_is_token", (one.person_id,))
        elif matcher.find(one.text):
            yield AssignedPseudonymProblem("cipher_is_name", (one.person_id,))
    yield from (
        AssignedPseudonymProblem("cipher_doubled", tuple(ids)) for ids in owners.values() if ids[1:]
    )


def _telling(
    ciphers: Sequence[AssignedPseudonym], persons: tuple[Person, ...]
) -> Iterator[AssignedPseudonymProblem]:
    names = {person.id: person.names for person in persons}
    for one in ciphers:
        letters = {word for word in _words(one.text) if len(word) == 1 and word.isalpha()}
        initials = {word[0] for name in names.get(one.person_id, ()) for word in _words(name.text)}
        if letters & initials:
            yield AssignedPseudonymProblem("cipher_initial", (one.person_id,))
    named = [
        (_plain(one.text), fold(names[one.person_id][0].text), one.person_id)
        for one in ciphers
        if names.get(one.person_id)
    ]
    by_cipher = [name for _, name, _ in sorted(named)]
    if len(named) >= _FEWEST and by_cipher in (sorted(by_cipher), sorted(by_cipher, reverse=True)):
        yield AssignedPseudonymProblem(
            "cipher_order", tuple(person_id for *_, person_id in sorted(named))
        )


def _is_formed(text: str) -> bool:
    """Tell whether a cipher has a letter or digit, one line, no brackets, and is not long."""
    is_plain = text.isprintable() and not set("[]") & set(text) and text == text.strip()
    return is_plain and len(text) <= LONGEST and any(word_kind(char) for char in fold(text))


def _is_token(text: str) -> bool:
    """Tell whether readers would take a cipher for a token of the program."""
    patterns = (
        placeholder_words.PSEUDONYM,
        placeholder_words.WITHHELD,
        placeholder_words.PLACEHOLDER_PATTERN,
    )
    whole = f"[{text}]"
    if any(re.fullmatch(pattern, whole, re.IGNORECASE) for pattern in patterns):
        return True
    plain = _plain(text)
    if plain.rstrip("0123456789 ") in _WORDS_OF_ANYBODY:
        return True
    return any(_is_lettered(plain, word) for word in _WORDS_OF_PERSONS)


def _is_lettered(plain: str, word: str) -> bool:
    """Tell whether a text is a word and a few letters, of any script, as placeholders have them."""
    letters = plain.removeprefix(word).strip(_BETWEEN)
    if not plain.startswith(word) or not letters.isalpha() or len(letters) > _MOST_LETTERS:
        return False
    # Within one script a letter more makes it another word.
    is_apart = plain[len(word)] in _BETWEEN
    return is_apart or word_kind(word[-1]) != word_kind(letters[0])


def _words(text: str) -> list[str]:
    return _WORD.findall(fold(text))


def _plain(text: str) -> str:
    return " ".join(fold(text).split())


def can_have_assigned_pseudonym(person: Person) -> bool:
    """Tell whether a person is one whom tokens stand for one by one."""
    return person.protection is Protection.PSEUDONYM
