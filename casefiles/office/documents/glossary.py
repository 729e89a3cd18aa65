"""A glossary of legal terms in other languages, and how Han characters are read.

The terms are data (`resources/glossary`); each tells its source, and whether that was proven.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import Refused
from casefiles.domain.language.folding import fold, fold_with_offsets, word_kind
from casefiles.domain.language.han_readings import readings
from casefiles.office.workplace.operations import Job, JobContext

_FILE: Final = Path("glossary") / "terms.tsv"
_COLUMNS: Final = 7
_DATED: Final = "# as_of: "
_BADGES: Final = frozenset({"sourced", "unverified"})
_MOST: Final = 60
_MOST_CHARACTERS: Final = 40
_STEM: Final = 4
"""Letters of a word that must agree; endings may differ."""
_ENDING: Final = 6
"""Letters that an ending may have."""
_LONGEST: Final = 2_000


@dataclass(frozen=True, slots=True)
class GlossaryEntry:
    """One entry of the glossary.

    Attributes:
        language: BCP 47 code.
        term: as it is usually written.
        forms: other ways to write it, and words that mean the same.
        english: what it means.
        note: what a lawyer must know of it; may be empty.
        source: where the meaning is from.
        as_of: day on which the glossary was looked over, in ISO form.
        is_unverified: nobody proved it against a source.
    """

    language: str
    term: str
    forms: tuple[str, ...]
    english: str
    note: str
    source: str
    as_of: str
    is_unverified: bool

    @property
    def id(self) -> str:
        """What names it in a list."""
        return f"{self.language}:{self.term}"


@dataclass(frozen=True, slots=True)
class GlossaryExplanation:
    """What is known of some words.

    Attributes:
        readings: pairs of a Han character and its readings, in the order of the text.
        terms: the longest first.
    """

    readings: tuple[tuple[str, tuple[str, ...]], ...]
    terms: tuple[GlossaryEntry, ...]


def explain(text: str, at: int = -1) -> Job[GlossaryExplanation]:
    """Explain a text, or what stands at one place of it.

    Args:
        text: a line, or what was selected.
        at: index of a character; only what covers it is told. -1 for all of the text.
    """

    def work(workplace: JobContext, ticket: CancellationToken) -> GlossaryExplanation:
        ticket.check()
        description = text[:_LONGEST]
        terms = _terms(workplace.resources)
        matches = _matches(terms, description)
        found = [one for one in matches if at < 0 or one[1] <= at < one[2]]
        found.sort(key=lambda one: one[1] - one[2])
        # What stands at a place is read with the whole term that it is part of.
        first, last = found[0][1:] if found else (at, at + 1)
        chars = description if at < 0 else description[first:last]
        return GlossaryExplanation(
            _read(chars), tuple(dict.fromkeys(one[0] for one in found))[:_MOST]
        )

    return work


def look_up(query: str) -> Job[GlossaryExplanation]:
    """Find terms that a text holds, or that hold the text themselves, in any language."""

    def work(workplace: JobContext, ticket: CancellationToken) -> GlossaryExplanation:
        ticket.check()
        description = query[:_LONGEST]
        terms = _terms(workplace.resources)
        requested = fold(description).split()
        within = (
            [term for term, _, _ in _matches(terms, description)] if description.strip() else []
        )
        within.sort(key=lambda term: -len(term.term))
        holding = [term for term in terms if _holds(term, requested)]
        return GlossaryExplanation(
            _read(description), tuple(dict.fromkeys([*within, *holding]))[:_MOST]
        )

    return work


def _holds(term: GlossaryEntry, words: Sequence[str]) -> bool:
    form = fold("\n".join((term.term, *term.forms, term.english, term.note)))
    return all(word in form for word in words)


def _read(text: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    found = ((char, readings(char)) for char in dict.fromkeys(text))
    return tuple((char, texts) for char, texts in found if texts)[:_MOST_CHARACTERS]


def _matches(terms: Sequence[GlossaryEntry], text: str) -> Iterator[tuple[GlossaryEntry, int, int]]:
    """Yield each term that a text holds, with the places where it begins and ends."""
    folded, offsets = fold_with_offsets(text)
    places = (*offsets, len(text))
    words = list(_words(folded))
    for term in terms:
        for form in (term.term, *term.forms):
            for start, end in _found(fold(form), folded, words):
                yield term, places[start], places[min(end, len(places) - 1)]


def _found(
    form: str, folded: str, words: Sequence[tuple[str, int, int]]
) -> Iterator[tuple[int, int]]:
    if word_kind(form[:1]) == "h":
        start = folded.find(form)
        while start >= 0:
            yield start, start + len(form)
            start = folded.find(form, start + 1)
        return
    parts = [part for part, _, _ in _words(form)]
    for number in range(len(words) - len(parts) + 1):
        some = words[number : number + len(parts)]
        if all(_agrees(part, word) for part, (word, _, _) in zip(parts, some, strict=True)):
            yield some[0][1], some[-1][2]


def _agrees(requested: str, word: str) -> bool:
    """Tell whether a word is one of the glossary, with whatever ending."""
    if word == requested:
        return True
    if len(requested) <= _STEM or abs(len(word) - len(requested)) > _ENDING:
        return False
    return word.startswith(requested[: max(_STEM, len(requested) - 2)])


def _words(folded: str) -> Iterator[tuple[str, int, int]]:
    start = -1
    for at, char in enumerate(f"{folded} "):
        is_letter = char.isalnum()
        if is_letter and start < 0:
            start = at
        elif not is_letter and start >= 0:
            yield folded[start:at], start, at
            start = -1


@cache
def _terms(resources: Path) -> tuple[GlossaryEntry, ...]:
    """Read the glossary.

    Raises:
        Refused: it is not of its form.
    """
    as_of, terms = "", []
    for line in (resources / _FILE).read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            as_of = line.removeprefix(_DATED) if line.startswith(_DATED) else as_of
            continue
        cells = line.split("\t")
        if len(cells) != _COLUMNS or cells[6] not in _BADGES or not as_of:
            raise Refused("glossary_unreadable")
        language, term, forms, english, note, source, badge = cells
        others = tuple(form for form in forms.split("|") if form)
        terms.append(
            GlossaryEntry(
                language, term, others, english, note, source, as_of, badge == "unverified"
            )
        )
    return tuple(terms)
