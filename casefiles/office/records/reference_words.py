"""Entries of packs in words: headings, and what stands below them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from casefiles.library.packs import (
    Authority,
    AuthorityPosition,
    FigureEntry,
    Instrument,
    PackEntry,
    SpellingEntry,
)
from casefiles.office.records.vocabularies import every_term
from casefiles.store.access.reader import ReadTransaction

_NAMED: Final = {
    "person": "Person",
    "place": "Place",
    "organ": "Organ",
    "term": "Term",
}


@dataclass(frozen=True, slots=True)
class ReferenceSection:
    """A heading and what stands below it."""

    heading: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class VocabularyNames:
    """What codes of packs are called in a vault, by vocabulary and code."""

    words: dict[str, dict[str, str]]

    def of(self, vocabulary: str, code: str) -> str:
        """Return what a code is called; one that no vocabulary has is read out."""
        known = self.words[vocabulary].get(code)
        return known or code.replace("_", " ").capitalize()

    def ground(self, code: str) -> str:
        """Return a ground, or the topic of a figure."""
        return self.words["ground"].get(code) or self.of("topic", code)

    def state(self, code: str) -> str:
        """Return the name of a State; a code that is not known stays one."""
        return self.words["state"].get(code, code)

    def status(self, code: str) -> str:
        """Return how a State stands to an instrument."""
        return self.of("instrument_status", code)

    def named(self, code: str) -> str:
        """Return what a name is of."""
        return _NAMED[code]


_VOCABULARIES: Final = ("ground", "topic", "state", "stage", "outcome", "profile")


def vocabulary_names(reader: ReadTransaction) -> VocabularyNames:
    """Return what codes of packs are called in this vault."""
    names = (*_VOCABULARIES, "instrument_status")
    return VocabularyNames({name: dict(every_term(reader, name)) for name in names})


def parts_of(entry: PackEntry, vocabulary: VocabularyNames) -> tuple[ReferenceSection, ...]:
    """Return all that is known of an entry."""
    match entry:
        case Authority():
            return tuple(_authority(entry, vocabulary))
        case FigureEntry():
            return tuple(_figure(entry))
        case Instrument():
            return tuple(_instrument(entry, vocabulary))
        case SpellingEntry():
            return tuple(_spelling(entry))


def _authority(one: Authority, vocabulary: VocabularyNames) -> Iterator[ReferenceSection]:
    number = [part for part in (one.number, one.ecli) if part]
    yield from _parts(
        ("What it holds", (one.holds,)),
        ("Safe to cite for", (one.safe_for,)),
        ("Do not cite for", (one.not_for,)),
        ("What came later", (one.later,)),
        ("Number", number),
        ("Grounds", (", ".join(vocabulary.ground(ground) for ground in one.grounds),)),
        ("Stage", (vocabulary.of("stage", one.stage),)),
        ("Outcome", (vocabulary.of("outcome", one.outcome),)),
        ("Who was wanted", (", ".join(vocabulary.of("profile", code) for code in one.profiles),)),
        ("Other spellings", (", ".join(one.spellings),)),
        ("Where it was read", (", ".join(one.seen),)),
    )
    if one.side is AuthorityPosition.ADVERSE:
        yield ReferenceSection("Before you file", ("Answer it before the other side shows it.",))


def _figure(one: FigureEntry) -> Iterator[ReferenceSection]:
    yield from _parts(
        ("Who says so", (one.claimant,)),
        ("Safe to cite for", (one.safe_for,)),
        ("Do not cite for", (one.not_for,)),
        ("Traps", one.traps),
    )


def _instrument(one: Instrument, vocabulary: VocabularyNames) -> Iterator[ReferenceSection]:
    yield from _parts(
        ("How it stands", (vocabulary.status(one.status),)),
        ("What follows", (one.says,)),
        ("Traps", one.traps),
        ("Where it was read", (", ".join(one.seen),)),
    )


def _spelling(one: SpellingEntry) -> Iterator[ReferenceSection]:
    yield from _parts(
        ("Forms in sources", one.forms),
        ("To be known", (one.note,)),
        ("Where it was read", (", ".join(one.seen),)),
    )


def _parts(*told: tuple[str, Iterable[str]]) -> Iterator[ReferenceSection]:
    for heading, lines in told:
        retained = tuple(line[0].upper() + line[1:] for line in lines if line)
        if retained:
            yield ReferenceSection(heading, retained)
