"""Where in a text the words of a query stand, in whichever form they are written there."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from casefiles.domain.language.folding import fold, word_kind
from casefiles.domain.language.han_readings import readings
from casefiles.domain.language.phonetic_forms import phonetic_form
from casefiles.domain.search.query_language import Query
from casefiles.domain.search.query_terms import QueryTerm, index_query_of
from casefiles.domain.search.search_forms import forms_of

__all__ = ["match_spans"]

Span = tuple[int, int]
_PLAIN: Final = re.compile("[a-zA-Z0-9]+")
"""Words of a text in plain Latin letters, which most are."""
_CHUNKS: Final = re.compile("(?:[a-zA-Z0-9]|[^\x00-\x7f])+")
"""Pieces of any other text between plain signs."""


@dataclass(frozen=True, slots=True)
class _Word:
    """A word in all its forms.

    Attributes:
        every: all of them, whatever the column.
    """

    text: str
    loose: frozenset[str]
    sounds: frozenset[str]
    every: frozenset[str]

    def has(self, form: QueryTerm, at: int) -> bool:
        """Tell whether a word of a form is this one."""
        word = form.words[at]
        texts = self._columns_of(form.column)
        if form.is_beginning and at == len(form.words) - 1:
            return any(one.startswith(word) for one in texts)
        return word in texts

    def _columns_of(self, column: str) -> frozenset[str]:
        if column == "text":
            return frozenset((self.text,))
        if column == "loose":
            return self.loose
        return self.sounds if column == "sound" else frozenset()


_Token = tuple[int, int, _Word]
"""Where a word stands in a text, and what it is."""


def match_spans(text: str, query: Query, *, spellings: bool = True) -> tuple[Span, ...]:
    """Return where what is asked stands in a text, from index to index, in order, none overlapping.

    Args:
        text: as it is shown.
        query: as read.
        spellings: other ways to write what is asked are found too.
    """
    tokens = list(_tokens(text))
    forms = list(dict.fromkeys(_forms(query, spellings)))
    spans: list[Span] = []
    for start, form in _starts(tokens, forms):
        some = tokens[start : start + len(form.words)]
        if len(some) == len(form.words) and all(
            word.has(form, at) for at, (_, _, word) in enumerate(some)
        ):
            spans.append((some[0][0], some[-1][1]))
    return tuple(_apart(spans))


def _forms(query: Query, spellings: bool) -> Iterator[QueryTerm]:
    for row in query.rows:
        for part in row:
            index_query = index_query_of(part, spellings=spellings, is_name=query.names)
            if index_query is not None and not index_query.is_excluded:
                yield from index_query.whole
                for forms in index_query.words:
                    yield from forms


def _starts(tokens: list[_Token], forms: list[QueryTerm]) -> Iterator[tuple[int, QueryTerm]]:
    """Yield where a form may begin: most words of a text are the first of none."""
    by_first: dict[str, list[QueryTerm]] = {}
    beginnings: list[QueryTerm] = []
    for form in forms:
        if form.is_beginning and len(form.words) == 1:
            beginnings.append(form)
        else:
            by_first.setdefault(form.words[0], []).append(form)
    firsts = frozenset(by_first)
    for number, (_, _, word) in enumerate(tokens):
        if not firsts.isdisjoint(word.every):
            for first in firsts & word.every:
                yield from ((number, form) for form in by_first[first])
        yield from ((number, form) for form in beginnings)


def _apart(spans: list[Span]) -> Iterator[Span]:
    """Join what overlaps."""
    last: Span | None = None
    for start, end in sorted(spans):
        if last is not None and start < last[1]:
            last = (last[0], max(last[1], end))
            continue
        if last is not None:
            yield last
        last = (start, end)
    if last is not None:
        yield last


def _tokens(text: str) -> Iterator[_Token]:
    """Cut a text where the index does: each Han character is a word."""
    if text.isascii():
        for found in _PLAIN.finditer(text):
            yield (*found.span(), _word_of(found.group()))
        return
    for found in _CHUNKS.finditer(text):
        start, chunk = found.start(), found.group()
        if chunk.isascii():
            yield (start, found.end(), _word_of(chunk))
        else:
            yield from _cut(text, start, found.end())


def _cut(text: str, first: int, last: int) -> Iterator[_Token]:
    """Cut a piece of a text that has other than plain Latin letters."""
    start = -1
    for at in range(first, last):
        char = text[at]
        kind = _kind(char)
        is_end = kind == "h" or (not kind and _separates(char))
        if is_end and start >= 0:
            yield (start, at, _word_of(text[start:at]))
            start = -1
        if kind == "h":
            yield (at, at + 1, _word_of(char))
        elif kind and start < 0:
            start = at
    if start >= 0:
        yield (start, last, _word_of(text[start:last]))


@lru_cache(8192)
def _kind(char: str) -> str:
    """Return the kind of the first word character that a character folds to; empty for none."""
    return next((kind for one in fold(char) if (kind := word_kind(one))), "")


@lru_cache(8192)
def _separates(char: str) -> bool:
    """Tell whether a character ends a word; marks that folding drops do not."""
    return fold(char) != ""


@lru_cache(32768)
def _word_of(word: str) -> _Word:
    forms = forms_of(word)
    text = forms.text.strip()
    loose = (frozenset((forms.loose or forms.text).split()) | {text}) - {"0"}
    if _kind(word[0]) == "h":
        sounds = frozenset(readings(word))
    else:
        sounds = frozenset((*forms.sound.split(), phonetic_form(word))) - {"0", ""}
    return _Word(text, loose, sounds, loose | sounds | {text})
