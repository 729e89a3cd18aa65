"""The terms of the glossary in texts of the window: what each means, and its other names."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

_LONG: Final = 6
"""Letters from which a single word is taken for a term within other words."""
_WORD: Final = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
_ASIDE: Final = re.compile(r"\([^)]*\)")
_OTHER_SENSE: Final = re.compile(r"\([a-z]")
"""After a term that means something else in most texts, as does source (person)."""


@dataclass(frozen=True, slots=True)
class UsedTerm:
    """One term of the glossary.

    Attributes:
        term: as the window says it.
        meaning: one sentence.
        others: words that people may know it by.
    """

    term: str
    meaning: str
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TermUse:
    """A term in a text: where it stands there."""

    term: UsedTerm
    start: int
    end: int


@cache
def terms_in(file: Path) -> tuple[UsedTerm, ...]:
    """Return the terms of a file that the glossary made: a line each, after its head."""
    _, *lines = file.read_text(encoding="utf-8").splitlines()
    return tuple(
        UsedTerm(term, meaning, tuple(filter(None, (one.strip() for one in others.split(",")))))
        for term, meaning, others in (line.split("\t") for line in lines)
    )


@cache
def _by_words(file: Path) -> Mapping[tuple[str, ...], UsedTerm]:
    """Return each term by its words, in one and in several."""
    found: dict[tuple[str, ...], UsedTerm] = {}
    for one in terms_in(file):
        if _OTHER_SENSE.search(one.term):
            continue
        words = tuple(word.casefold() for word in _WORD.findall(_ASIDE.sub("", one.term)))
        for last in (words[-1], *_several(words[-1])):
            found.setdefault((*words[:-1], last), one)
    return found


def _several(word: str) -> tuple[str, ...]:
    """Return how a word may end where there are several."""
    if word.endswith("y") and not word.endswith(("ay", "ey", "oy")):
        return (f"{word[:-1]}ies",)
    return (f"{word}es",) if word.endswith(("s", "x", "ch", "sh")) else (f"{word}s",)


@cache
def uses_of(file: Path, text: str) -> tuple[TermUse, ...]:
    """Return the terms that a text uses, in their order, each once, longer ones first.

    A short word is a term only where it is the whole text: "Act" is, "act on it" is not.
    """
    table, words = _by_words(file), list(_WORD.finditer(text))
    longest = max(map(len, table), default=0)
    found: dict[str, TermUse] = {}
    at = 0
    while at < len(words):
        for count in range(min(longest, len(words) - at), 0, -1):
            run = words[at : at + count]
            term = table.get(tuple(one[0].casefold() for one in run))
            is_term = count > 1 or len(words) == 1 or len(run[0][0]) >= _LONG
            if term is not None and is_term:
                found.setdefault(term.term, TermUse(term, run[0].start(), run[-1].end()))
                at += count - 1
                break
        at += 1
    return tuple(found.values())


def explanation_of(file: Path, text: str) -> str:
    """Return what the terms of a text mean, a line each; empty where it uses none."""
    uses = uses_of(file, text)
    return "\n".join(f"{_with_capital(one.term.term)}: {one.term.meaning}" for one in uses)


def _with_capital(term: str) -> str:
    return term[:1].upper() + term[1:]
