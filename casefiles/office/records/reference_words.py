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
from casefiles.words.language import msg, msg_mark, msg_of

_NAMED: Final = {
    "person": msg_mark("Person"),
    "place": msg_mark("Place"),
    "organ": msg_mark("Organ"),
    "term": msg_mark("Term"),
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
        return msg_of(_NAMED[code])


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
        (msg("Holding"), (one.holds,)),
        (msg("Safe to cite for"), (one.safe_for,)),
        (msg("Not to be cited for"), (one.not_for,)),
        (msg("Subsequent history"), (one.later,)),
        (msg("Number"), number),
        (msg("Grounds"), (", ".join(vocabulary.ground(ground) for ground in one.grounds),)),
        (msg("Stage"), (vocabulary.of("stage", one.stage),)),
        (msg("Outcome"), (vocabulary.of("outcome", one.outcome),)),
        (
            msg("Requested person"),
            (", ".join(vocabulary.of("profile", code) for code in one.profiles),),
        ),
        (msg("Other spellings"), (", ".join(one.spellings),)),
        (msg("Source"), (", ".join(one.seen),)),
    )
    if one.side is AuthorityPosition.ADVERSE:
        yield ReferenceSection(
            msg("Before you file"), (msg("Address it before the requesting State relies on it."),)
        )


def _figure(one: FigureEntry) -> Iterator[ReferenceSection]:
    yield from _parts(
        (msg("Claimant"), (one.claimant,)),
        (msg("Safe to cite for"), (one.safe_for,)),
        (msg("Not to be cited for"), (one.not_for,)),
        (msg("Traps"), one.traps),
    )


def _instrument(one: Instrument, vocabulary: VocabularyNames) -> Iterator[ReferenceSection]:
    yield from _parts(
        (msg("Status"), (vocabulary.status(one.status),)),
        (msg("Consequence"), (one.says,)),
        (msg("Traps"), one.traps),
        (msg("Source"), (", ".join(one.seen),)),
    )


def _spelling(one: SpellingEntry) -> Iterator[ReferenceSection]:
    yield from _parts(
        (msg("Forms in sources"), one.forms),
        (msg("For information"), (one.note,)),
        (msg("Source"), (", ".join(one.seen),)),
    )


def _parts(*sections: tuple[str, Iterable[str]]) -> Iterator[ReferenceSection]:
    for heading, lines in sections:
        retained = tuple(line[0].upper() + line[1:] for line in lines if line)
        if retained:
            yield ReferenceSection(heading, retained)
