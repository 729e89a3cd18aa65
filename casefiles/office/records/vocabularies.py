"""What may be chosen in fields: what comes with the program, and what the lawyer made of it.

Codes stand in records and never change; their words may. A code that records hold can be hidden,
so that it is not offered any more, but never taken away.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from casefiles import paths
from casefiles.domain.foundation.errors import Refused
from casefiles.domain.foundation.ids import OwnTermId
from casefiles.domain.language.folding import fold
from casefiles.domain.records.custom_terms import OwnTerm
from casefiles.library.vocabularies import (
    Vocabulary,
    VocabularyTerm,
    load_vocabulary,
    vocabulary_names,
)
from casefiles.office.workplace.operations import Edit, Query
from casefiles.store.access.reader import ReadTransaction
from casefiles.store.access.work import WriteTransaction

OWN: Final = "own_"
"""What the codes of the lawyer's own words begin with, so that no later program has the same."""
_GAPS: Final = re.compile(r"[^a-z0-9]+")
_LONGEST_CODE: Final = 40


@dataclass(frozen=True, slots=True)
class ShownTerm:
    """One term as it is called in this vault.

    Attributes:
        given: the words that came with the program; empty for one of the lawyer's own.
        own_id: of the record that words it; empty where it is as it came.
        uses: how many records hold it, if it is the lawyer's own.
    """

    code: str
    words: str
    note: str
    source: str
    given: str
    own_id: str
    is_hidden: bool
    uses: int = 0

    @property
    def id(self) -> str:
        """The code, which names it in lists."""
        return self.code

    @property
    def is_own(self) -> bool:
        """Whether the lawyer added it."""
        return not self.given

    @property
    def is_renamed(self) -> bool:
        """Whether it came with the program under other words."""
        return bool(self.given) and self.words != self.given


@dataclass(frozen=True, slots=True)
class ShownVocabulary:
    """One vocabulary as it is in this vault: what came with the program first, in its order."""

    id: str
    title: str
    note: str
    terms: tuple[ShownTerm, ...]


def choices(reader: ReadTransaction, name: str) -> tuple[tuple[str, str], ...]:
    """Return the codes and words that a field offers, in order; hidden ones are left out.

    Args:
        reader: of the vault.
        name: of the vocabulary, such as return_method.

    Raises:
        Refused: there is no such vocabulary.
    """
    return tuple((one.code, one.words) for one in _terms(reader, name) if not one.is_hidden)


def every_term(reader: ReadTransaction, name: str) -> tuple[tuple[str, str], ...]:
    """Return every code and its words, also of those that are not offered any more.

    Raises:
        Refused: there is no such vocabulary.
    """
    return tuple((one.code, one.words) for one in _terms(reader, name))


def words_of(reader: ReadTransaction, name: str, code: str) -> str:
    """Return what a code is called, also where it is hidden; one that nobody knows is read out."""
    texts = (one.words for one in _terms(reader, name) if one.code == code)
    return next(texts, code.replace("_", " ").capitalize())


def term_in(reader: ReadTransaction) -> Callable[[str, str], str]:
    """Return what says what a code of a vocabulary is called; each vocabulary is read once.

    Names of several vocabularies are parted by commas. What is no code, since it was typed, stays.
    """
    read: dict[str, dict[str, str]] = {}

    def words(names: str, code: str) -> str:
        for name in names.split(",") if code else ():
            if name not in read:
                read[name] = {one.code: one.words for one in _terms(reader, name)}
            if code in read[name]:
                return read[name][code]
        return code

    return words


def all_choices(*names: str) -> Query[dict[str, tuple[tuple[str, str], ...]]]:
    """Return what the fields of a form offer, by the names of their vocabularies.

    Raises:
        Refused: there is no such vocabulary.
    """
    return lambda reader: {name: choices(reader, name) for name in names}


@dataclass(frozen=True, slots=True)
class VocabularyRow:
    """One vocabulary as a list shows it.

    Attributes:
        terms: how many words it has.
        own: how many of them the lawyer added, worded anew or hid.
        searched: all words of it, folded.
    """

    id: str
    title: str
    terms: int
    own: int
    searched: str


def vocabularies() -> Query[tuple[VocabularyRow, ...]]:
    """Return every vocabulary, by title."""

    def ask(reader: ReadTransaction) -> tuple[VocabularyRow, ...]:
        loaded = map(_loaded, vocabulary_names(paths.resources()))
        rows = [_row(one, tuple(_terms(reader, one.id))) for one in loaded]
        return tuple(sorted(rows, key=lambda one: fold(one.title)))

    return ask


def _row(loaded: Vocabulary, terms: tuple[ShownTerm, ...]) -> VocabularyRow:
    description = "\n".join(f"{one.words} {one.given} {one.note}" for one in terms)
    own = sum(bool(one.own_id) for one in terms)
    return VocabularyRow(
        loaded.id, loaded.title, len(terms), own, fold(f"{loaded.title}\n{description}")
    )


def vocabulary(name: str) -> Query[ShownVocabulary]:
    """Return all of a vocabulary, with how many records hold each code of the lawyer's own.

    Raises:
        Refused: there is no such vocabulary.
    """

    def ask(reader: ReadTransaction) -> ShownVocabulary:
        loaded = _loaded(name)
        terms = tuple(
            replace(one, uses=reader.uses_of_code(one.code)) if one.is_own else one
            for one in _terms(reader, name)
        )
        return ShownVocabulary(loaded.id, loaded.title, loaded.note, terms)

    return ask


def add_term(own_id: OwnTermId, name: str, words: str, note: str = "") -> Edit[str]:
    """Add a word of the lawyer's own; returns its code, made once and for all.

    Raises:
        Refused: it is empty or there already, or there is no such vocabulary.
    """

    def change(work: WriteTransaction) -> str:
        description = _usable(work, name, "", words)
        code = _free_code(work, name, description)
        work.insert(OwnTerm(own_id, name, code, description, note.strip()), "add_own_term")
        return code

    return change


def save_term(own_id: OwnTermId, name: str, requested: tuple[str, str, str]) -> Edit[None]:
    """Word a code anew, whoever made it.

    Args:
        own_id: of the record, if one has to be made.
        name: of the vocabulary.
        requested: code, words and note.

    Raises:
        Refused: the words are empty or there already, or there is no such code.
    """
    code, words, note = requested

    def change(work: WriteTransaction) -> None:
        before = _term(work, name, code)
        description = _usable(work, name, code, words)
        _put(work, OwnTerm(own_id, name, code, description, note.strip(), before.is_hidden), before)

    return change


def hide_term(own_id: OwnTermId, name: str, code: str, *, is_hidden: bool) -> Edit[None]:
    """Offer a code no more, or again; where it stands it is told all the same.

    Raises:
        Refused: there is no such code.
    """

    def change(work: WriteTransaction) -> None:
        before = _term(work, name, code)
        _put(work, OwnTerm(own_id, name, code, before.words, before.note, is_hidden), before)

    return change


def drop_term(name: str, code: str) -> Edit[None]:
    """Take away a word of the lawyer's own, or let a code be called as it came.

    Raises:
        Refused: records hold the lawyer's own code, or there is no such code.
    """

    def change(work: WriteTransaction) -> None:
        before = _term(work, name, code)
        if before.is_own:
            require_unused(work, code)
        if before.own_id:
            work.delete(OwnTerm, before.own_id, "remove_own_term")

    return change


def require_unused(work: WriteTransaction, code: str) -> None:
    """Refuse to take away a code that a record holds.

    Raises:
        Refused: term_in_use.
    """
    if code.startswith(OWN) and (uses := work.uses_of_code(code)):
        raise Refused("term_in_use", records=uses)


def _loaded(name: str) -> Vocabulary:
    if name not in vocabulary_names(paths.resources()):
        raise Refused("no_such_vocabulary")
    return load_vocabulary(paths.resources(), name)


def _terms(reader: ReadTransaction, name: str) -> Iterator[ShownTerm]:
    own_terms = {one.code: one for one in reader.find(OwnTerm, vocabulary=name)}
    for term in _loaded(name).terms:
        yield _shown(term, own_terms.pop(term.code, None))
    for own in own_terms.values():
        yield ShownTerm(own.code, own.words, own.note, "", "", own.id, own.is_hidden)


def _shown(term: VocabularyTerm, own: OwnTerm | None) -> ShownTerm:
    if own is None:
        return ShownTerm(term.code, term.words, term.note, term.source, term.words, "", False)
    values = (own.words, own.note, term.source, term.words, own.id)
    return ShownTerm(term.code, *values, own.is_hidden)


def _term(reader: ReadTransaction, name: str, code: str) -> ShownTerm:
    found = next((one for one in _terms(reader, name) if one.code == code), None)
    if found is None:
        raise Refused("no_such_term")
    return found


def _usable(reader: ReadTransaction, name: str, code: str, words: str) -> str:
    """Return words on one line, if no other code of the vocabulary has the same."""
    description = " ".join(words.split())
    if not description:
        raise Refused("term_without_words")
    same = (one for one in _terms(reader, name) if fold(one.words) == fold(description))
    if any(one.code != code for one in same):
        raise Refused("term_exists")
    return description


def _free_code(reader: ReadTransaction, name: str, words: str) -> str:
    taken = {one.code for one in _terms(reader, name)}
    base = OWN + (_GAPS.sub("_", words.lower()).strip("_")[:_LONGEST_CODE] or "word")
    numbers = iter(range(2, len(taken) + 3))
    code = base
    while code in taken:
        code = f"{base}_{next(numbers)}"
    return code


def _put(work: WriteTransaction, term: OwnTerm, before: ShownTerm) -> None:
    if before.own_id:
        work.update(replace(term, id=OwnTermId(before.own_id)), "edit_own_term")
    else:
        work.insert(term, "edit_own_term")
