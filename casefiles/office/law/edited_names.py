"""People in paragraphs that came back edited: placeholders and typed names become references.

A placeholder never comes in as text: it is the person it stands for, or the lawyer says who it is.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from casefiles.domain.foundation.ids import CaseId, PersonId
from casefiles.domain.language.placeholder_words import (
    PLACEHOLDER_PATTERN,
    PSEUDONYM,
    WITHHELD,
    read_person_placeholder,
)
from casefiles.domain.records.case_records import Edition, Person, Protection
from casefiles.domain.records.editions import ExportedWords
from casefiles.domain.rules.edited_paragraphs import RestoredWords
from casefiles.redaction.finding.matching import matcher_of
from casefiles.redaction.names.mentions import SHARED, Matcher
from casefiles.redaction.names.sought import sought_of
from casefiles.store.access.reader import ReadTransaction

_PLACEHOLDER: Final = re.compile(f"{PSEUDONYM}|{WITHHELD}|{PLACEHOLDER_PATTERN}")
_BRACKETS: Final = re.compile(r"\[[^\[\]\n]{1,40}\]")


@dataclass(frozen=True, slots=True)
class UnclearName:
    """Words of an edited paragraph that may mean several people, or a placeholder of nobody known.

    Attributes:
        persons: whom they may mean, each with a name.
        may_stay: they may also stay as they are typed; a placeholder may not.
    """

    words: str
    persons: tuple[tuple[PersonId, str], ...]
    may_stay: bool


class NamesInEdits:
    """Puts references in place of placeholders and of names that somebody typed."""

    def __init__(
        self,
        reader: ReadTransaction,
        case_id: CaseId,
        edition: Edition,
    ) -> None:
        persons = reader.find(Person, case_id=case_id)
        protected = [
            _as_named(one)
            for one in persons
            if one.protection is not Protection.OPEN or one.showings
        ]
        self._matcher: Matcher = matcher_of(sought_of(protected))
        self._single = {one.id: matcher_of(sought_of([one])) for one in protected}
        self._names = {one.id: one.names[0].text for one in protected if one.names}
        self._numbers = {one.number: one.person_id for one in edition.numbering}
        left = edition.left_as
        ciphers = left.ciphers if left is not None else ()
        self._ciphers = {f"[{one.text}]": one.person_id for one in (*ciphers, *edition.ciphers)}

    def named(
        self,
        words: Iterable[RestoredWords],
        typed: frozenset[str],
        named: list[str],
        unclear: dict[str, UnclearName],
    ) -> Iterator[RestoredWords]:
        """Yield words with references in place of those that mean somebody."""
        for one in words:
            if one.source and not _is_typed_name(one.source):
                yield one
                continue
            whole = replace(one, text=one.source or one.text, source="")
            yield from self._cut(whole, typed, named, unclear)

    def _cut(
        self,
        one: RestoredWords,
        typed: frozenset[str],
        named: list[str],
        unclear: dict[str, UnclearName],
    ) -> Iterator[RestoredWords]:
        at = 0
        for start, end, person_id in self._places(one.text, typed):
            words = one.text[start:end]
            yield from _piece(one, at, start)
            if person_id:
                named.append(words)
                yield replace(one, text=words, source=f"[[{person_id}]]")
            else:
                unclear.setdefault(words, self._unclear(words))
                yield replace(one, text=words)
            at = end
        yield from _piece(one, at, len(one.text))

    def _places(self, text: str, typed: frozenset[str]) -> Iterator[tuple[int, int, PersonId]]:
        """Yield where somebody is meant, in order; nobody's id where it is unclear who."""
        found = [
            (x.start(), x.end(), self._person_of(x[0]))
            for x in _BRACKETS.finditer(text)
            if x[0] not in typed and (_PLACEHOLDER.fullmatch(x[0]) or x[0] in self._ciphers)
        ]
        for mention in self._matcher.find(text):
            if not any(a < mention.end and mention.start < b for a, b, _ in found):
                person_id = PersonId("") if mention.person_id == SHARED else mention.person_id
                found.append((mention.start, mention.end, person_id))
        yield from sorted(found)

    def _person_of(self, label: str) -> PersonId:
        if label in self._ciphers:
            return self._ciphers[label]
        read = read_person_placeholder(label)
        person_id = self._numbers.get(read[1], PersonId("")) if read is not None else PersonId("")
        return person_id if person_id in self._names else PersonId("")

    def _unclear(self, words: str) -> UnclearName:
        is_placeholder = words.startswith("[")
        persons = (
            (own, name)
            for own, name in sorted(self._names.items(), key=lambda each: each[1])
            if is_placeholder or self._single[own].find(words)
        )
        return UnclearName(words, tuple(persons), may_stay=not is_placeholder)


def _piece(one: RestoredWords, start: int, end: int) -> Iterator[RestoredWords]:
    if start < end:
        yield replace(one, text=one.text[start:end])


def _is_typed_name(source: str) -> bool:
    """Tell whether what was printed stood for words that somebody typed, not for a reference."""
    return not source.startswith(("[", " ("))


def _as_named(person: Person) -> Person:
    """Return somebody as one whose name is found; numbers name nobody here."""
    return replace(person, protection=Protection.WITHHELD, identifiers=())


def typed_brackets(words: Iterable[ExportedWords]) -> frozenset[str]:
    """Return what stands in brackets as the lawyer typed it, so that it is no placeholder."""
    text = "".join(one.printed for one in words if not one.source)
    return frozenset(_BRACKETS.findall(text))
