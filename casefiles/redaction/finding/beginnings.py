"""Beginnings of names by which people are called, as they are: aska for Askar; always questions."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from ahocorasick_rs import AhoCorasick

from casefiles.domain.language.han_readings import cuts
from casefiles.redaction.finding.hits import FoundSpan
from casefiles.redaction.finding.index import Base, Index
from casefiles.redaction.finding.reading import TextForms
from casefiles.redaction.finding.small_letters import is_chat
from casefiles.redaction.finding.words import accented_words, common_names, ordinary_words
from casefiles.redaction.names.patterns import compact

__all__ = ["Beginnings"]

_CASED: Final = frozenset("lcg")
_LEAST: Final = 4
_MOST_LEFT_OUT: Final = 3
_VOWELS: Final = frozenset(compact("аеёиоуыэюяіәөұү"))
_ADDED: Final = compact("а")


class Beginnings:
    """Finds them with a capital, and in chats without one."""

    def __init__(self, index: Index) -> None:
        self._rejected = index.rejected
        found: defaultdict[str, list[Base]] = defaultdict(list)
        for base in index.bases.values():
            is_name = base.is_listed and base.owners and not base.what <= {"within"}
            for key in _called(base) if is_name and base.script in _CASED else ():
                if key not in index.bases:
                    found[key].append(base)
        self._bases = tuple(found.values())
        self._automaton = AhoCorasick(list(found))

    def find(self, reading: TextForms) -> Iterator[FoundSpan]:
        """Yield words that are the beginning of a name."""
        text, whole = reading.text, reading.whole
        for index, first, end in self._automaton.find_matches_as_indexes(
            reading.key, overlapping=True
        ):
            begin, last = whole.places[first], whole.places[end - 1]
            key = reading.key[first:end]
            if last - begin != len(key) - 1 or reading.word_around(begin, last) != (
                begin,
                last + 1,
            ):
                continue
            start, stop = reading.span(begin, last)
            if not _counts(text, start, stop, key):
                continue
            bases = self._bases[index]
            everyone = frozenset(own for base in bases for own in base.owners)
            owners = frozenset(own for own in everyone if key not in self._rejected[own])
            if owners:
                place = start, stop, owners, len(key), "short", key, bases[0].text
                yield FoundSpan(*place, is_certain=False)


def _called(base: Base) -> Iterator[str]:
    """Yield beginnings, and such with the vowel that Russian adds to them: Айгера for Айгерим."""
    for key in _beginnings(base.key):
        yield key
        is_open = key[-1] in _VOWELS or base.script != "c"
        if not (is_open or base.key.startswith(key + _ADDED) or key + _ADDED in common_names()):
            yield key + _ADDED


def _beginnings(key: str) -> Iterator[str]:
    is_spelled = bool(cuts(key)) if key.isascii() else False
    for size in range(max(_LEAST, len(key) - _MOST_LEFT_OUT, (len(key) + 1) // 2), len(key)):
        word = key[:size]
        is_word = word in ordinary_words() and word not in accented_words()
        # Zhen is another name than Zheng.
        is_other = is_spelled and bool(cuts(word))
        if not (is_word or is_other or word in common_names()):
            yield word


def _counts(text: str, start: int, stop: int, key: str) -> bool:
    """Tell whether a word is written as a name, and is not one that its accents make a word."""
    word = text[start:stop]
    if key in accented_words() and word.lower() != key:
        return False
    if word.islower():
        return is_chat(text, start, stop)
    return word[0].isupper() and word[1:].islower()
