"""All generators together: what a person's names may also look like, and nothing already found.

A proposal is a name as it would be kept, had somebody confirmed it. What the forms that are known
find anyway (capitals, accents, dots, full width, other order, traditional characters) is never
proposed: the Matcher is asked.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final, Protocol

from typing_extensions import override

from casefiles.domain.language.folding import word_kind
from casefiles.domain.language.han_readings import cuts
from casefiles.domain.language.name_equivalents import NameTradition
from casefiles.domain.language.names import NameSource, PersonName, Transliteration
from casefiles.redaction.names.mentions import Matcher
from casefiles.redaction.names.patterns import UNSPACED, compact
from casefiles.redaction.names.protected_term import ProtectedTerm
from casefiles.redaction.names.protected_terms import forms_of, other_orders
from casefiles.redaction.names.sought import KINSHIP, Recorded, SoughtPerson, sought_of
from casefiles.redaction.spelling_variants import cantonese, cyrillic, mandarin, tibetan, turkic
from casefiles.redaction.spelling_variants.forms import INITIALS, initials, proposed
from casefiles.redaction.spelling_variants.traditions import (
    NameInput,
    is_chinese_latin,
    is_han_name,
    plain_words,
    traditions_of,
    written,
)

__all__ = ["is_found", "proposals_for", "proposals_of"]

_LEAST_LETTERS: Final = 5
"""Letters of a proposal: fewer stand in too many words to be worth asking."""
_LEAST_CHARACTERS: Final = 2
"""The same in scripts without spaces between words."""
_LONGEST_NAME: Final = 80
"""Characters from which a text is no name."""
_MOST: Final = 80


class Proposable(Recorded, Protocol):
    """A recorded person with all that is known of the names."""

    @property
    @override
    def names(self) -> tuple[PersonName, ...]:
        """As they are kept."""


@lru_cache(2048)
def proposals_of(person: Proposable) -> tuple[PersonName, ...]:
    """Return the forms of a person's names that were neither confirmed nor rejected.

    Only names that a person typed, or that were found in documents, lead to others: so confirming
    a form brings no further ones.
    """
    known = tuple(name for name in person.names if name.source is not NameSource.GENERATED)
    sought = sought_of([person])
    return _proposals(known, forms_of((*sought.protected, *sought.open)), person.rejected)


@lru_cache(2048)
def proposals_for(person: SoughtPerson) -> tuple[PersonName, ...]:
    """Return the same of somebody who is sought; every name may lead to others."""
    names = (
        PersonName(name, "", KINSHIP if name in person.phrases else "") for name in person.names
    )
    return _proposals(tuple(names), forms_of([person]), person.rejected)


def _proposals(
    known: Iterable[PersonName], forms: Iterable[ProtectedTerm], rejected: Iterable[str]
) -> tuple[PersonName, ...]:
    names = [written(name) for name in known if _may_lead(name)]
    tradition = traditions_of(names)
    matcher = Matcher(forms)
    taken = {key for text in rejected for key in _keys(text)}
    found: list[PersonName] = []
    for name in names:
        for form in _forms(name, tradition):
            key = compact(form.text)
            if key in taken or not _says_enough(key) or is_found(matcher, form.text):
                continue
            taken.update(_keys(form.text))
            found.append(form)
    return tuple(found[:_MOST])


def is_found(matcher: Matcher, text: str) -> bool:
    """Tell whether a form would go by what is found already, letter by letter."""
    rest, at = "", 0
    for mention in matcher.find(text):
        rest += text[at : mention.start]
        at = mention.end
    return not compact(rest + text[at:])


def _may_lead(name: PersonName) -> bool:
    return name.kind != KINSHIP and len(name.text) <= _LONGEST_NAME


def _keys(text: str) -> Iterator[str]:
    """Yield a form and its other orders as the Matcher compares them."""
    yield compact(text)
    yield from map(compact, other_orders(text))


def _says_enough(key: str) -> bool:
    kinds = [word_kind(char) for char in key]
    if any(kind in UNSPACED for kind in kinds):
        return len(kinds) >= _LEAST_CHARACTERS
    return len(kinds) >= _LEAST_LETTERS


def _forms(name: NameInput, of_person: frozenset[NameTradition]) -> Iterable[PersonName]:
    own = traditions_of([name])
    traditions = own or (frozenset() if _is_spelled_chinese(name) else of_person)
    match name.script:
        case "h":
            yield from _of_han(name, traditions)
        case "l":
            yield from _of_latin(name, traditions)
        case "c":
            yield from _of_cyrillic(name, traditions)
        case "a" if NameTradition.TURKIC in own:
            yield from turkic.from_any(name)
        case "t":
            yield from tibetan.from_any(name)


def _is_spelled_chinese(name: NameInput) -> bool:
    """Tell whether a name of another people is written in pinyin, from which nothing follows."""
    words = plain_words(name.words)
    return name.script == "l" and all(word.isascii() and cuts(word) for word in words)


def _of_han(name: NameInput, traditions: frozenset[NameTradition]) -> Iterator[PersonName]:
    if NameTradition.CHINESE in traditions and is_han_name(name.words):
        yield from mandarin.from_han(name)
        yield from cantonese.from_han(name)
    if NameTradition.TIBETAN in traditions:
        yield from tibetan.from_any(name)
    if NameTradition.TURKIC in traditions:
        yield from turkic.from_any(name)


def _of_latin(name: NameInput, traditions: frozenset[NameTradition]) -> Iterator[PersonName]:
    if NameTradition.CHINESE in traditions and is_chinese_latin(name.words):
        yield from mandarin.from_latin(name)
        return
    if NameTradition.TIBETAN in traditions:
        yield from tibetan.from_any(name)
    if NameTradition.TURKIC in traditions:
        yield from turkic.from_any(name)
    if traditions & {NameTradition.SLAVIC, NameTradition.KAZAKH}:
        yield from cyrillic.from_latin(name)
    yield from _with_initials(name)


def _of_cyrillic(name: NameInput, traditions: frozenset[NameTradition]) -> Iterator[PersonName]:
    is_kazakh = NameTradition.KAZAKH in traditions
    if NameTradition.TURKIC in traditions and NameTradition.SLAVIC not in traditions:
        yield from turkic.from_any(name)
    yield from cyrillic.from_cyrillic(name, is_kazakh=is_kazakh)
    yield from _with_initials(name, "Cyrl")


def _with_initials(name: NameInput, script: str = "Latn") -> Iterator[PersonName]:
    for text in initials(name.words):
        yield proposed(text, Transliteration.NOT_TOLD, name.text, script=script, kind=INITIALS)
