"""The library to look things up in: found by words, side, State and ground, adverse ones first."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final, Literal

from casefiles.domain.dates.date_words import words_from_edtf
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.language.folding import fold
from casefiles.domain.records.library_records import LibraryNote
from casefiles.library.packs import Authority, FigureEntry, Instrument, ReferencePack, SpellingEntry
from casefiles.office.law.packs_in_use import PackInUse, packs_in_use
from casefiles.office.records.countdown import local_now
from casefiles.office.records.reference_words import (
    ReferenceSection,
    VocabularyNames,
    parts_of,
    vocabulary_names,
)
from casefiles.office.workplace.operations import Job, JobContext
from casefiles.store.access.reader import ReadTransaction
from casefiles.words.language import msg, msg_mark, msg_of

__all__ = [
    "NOTED",
    "SIDES",
    "ReferenceEntry",
    "ReferenceFilter",
    "ReferenceResults",
    "ReferenceSection",
    "references",
]

ReferenceKind = Literal["authority", "figure", "instrument", "spelling", "gone"]

SIDES: Final = {
    "adverse": msg_mark("Adverse"),
    "for": msg_mark("For us"),
    "procedure": msg_mark("On procedure"),
    "neutral": msg_mark("Neutral"),
    "figure": msg_mark("Figure"),
    "instrument": msg_mark("Instrument"),
    "spelling": msg_mark("Spellings"),
    "gone": msg_mark("Removed"),
}
"""For whom a reference speaks or what it is, in words, in the order in which they are shown."""
NOTED: Final = "noted"
"""Stands for a side where only what the lawyer noted something on is wanted."""
_NOT_IN_ANY_PACK: Final = msg_mark("Entry no longer in any installed pack. Your note was kept.")
_UNCHECKED: Final = msg_mark(
    "Not checked against the decision: printed as “[not checked]”. Read it and record this in your"
    " note."
)
_UNSEEN: Final = msg_mark("Primary source not seen.")


@dataclass(frozen=True, slots=True)
class ReferenceEntry:
    """An entry of a pack, in words.

    Attributes:
        id: of the entry; that of another pack than the program's own follows the pack's id.
        side: a key of `SIDES`.
        source: the court, who claims it, or the treaty.
        states: codes of the requesting and the requested State, or of the parties.
        grounds: codes of grounds; the topic of a figure.
        place: where it belongs, such as China to Poland.
        stage: code of the stage of an authority; `outcome` and `profiles` likewise.
        note: what the lawyer noted on it; `note_id` of the record.
        checked_by: who read the decision itself; empty for nobody.
        warnings: why not to rely on it without a look.
        parts: all that is known of it.
        searched: all its words, folded, with other spellings of the names in it.
    """

    id: str
    kind: ReferenceKind
    title: str
    side: str
    source: str
    date: str
    states: tuple[str, ...] = ()
    grounds: tuple[str, ...] = ()
    place: str = ""
    warnings: tuple[str, ...] = ()
    parts: tuple[ReferenceSection, ...] = ()
    searched: str = ""
    stage: str = ""
    outcome: str = ""
    profiles: tuple[str, ...] = ()
    note: str = ""
    note_id: str = ""
    checked_by: str = ""

    @property
    def date_words(self) -> str:
        """Its date in words."""
        return words_from_edtf(self.date) if self.date else ""


@dataclass(frozen=True, slots=True)
class ReferenceFilter:
    """What is looked for; empty means any.

    Attributes:
        text: words, each of which must occur, in any spelling of names.
        state: code of any State that it concerns.
    """

    text: str = ""
    side: str = ""
    state: str = ""
    ground: str = ""


@dataclass(frozen=True, slots=True)
class ReferenceResults:
    """All that the packs in use hold, adverse authorities first.

    Attributes:
        grounds: code and words of every ground or topic that occurs, by words.
        states: code and words of every State that occurs, by words.
    """

    all: tuple[ReferenceEntry, ...] = ()
    grounds: tuple[tuple[str, str], ...] = ()
    states: tuple[tuple[str, str], ...] = ()

    def find(self, reference_filter: ReferenceFilter) -> tuple[ReferenceEntry, ...]:
        """Return what fits, in the same order."""
        words = fold(reference_filter.text).split()
        return tuple(
            one
            for one in self.all
            if (
                reference_filter.side in {"", one.side}
                or (reference_filter.side == NOTED and one.note)
            )
            and (not reference_filter.state or reference_filter.state in one.states)
            and (not reference_filter.ground or reference_filter.ground in one.grounds)
            and all(word in one.searched for word in words)
        )


def references() -> Job[ReferenceResults]:
    """Return all that can be looked up.

    Raises:
        InvalidForm: the pack of the program was edited into nonsense.
    """

    def work(workplace: JobContext, ticket: CancellationToken) -> ReferenceResults:
        ticket.check()
        today = local_now(workplace.clock).date().isoformat()
        return workplace.vault.read(
            lambda reader: references_now(reader, packs_in_use(reader, workplace.resources), today)
        )

    return work


def references_now(
    reader: ReadTransaction, packs: Iterable[PackInUse], today: str
) -> ReferenceResults:
    """Return all that packs hold, as it is called in this vault.

    Args:
        reader: of the vault.
        packs: those in use.
        today: ISO date, to tell which pack is overdue.
    """
    vocabulary = vocabulary_names(reader)
    found = [one for pack in packs for one in _of_pack(pack, vocabulary, today)]
    found = [*_with_notes(found, reader.find(LibraryNote))]
    order = list(SIDES)
    # Newest first within each side: what counsel on the other side will know of.
    found.sort(key=lambda one: one.date, reverse=True)
    found.sort(key=lambda one: order.index(one.side))
    grounds = {code: vocabulary.ground(code) for one in found for code in one.grounds}
    states = {code: vocabulary.state(code) for one in found for code in one.states}
    return ReferenceResults(tuple(found), _by_words(grounds), _by_words(states))


def _with_notes(
    found: Iterable[ReferenceEntry], notes: Iterable[LibraryNote]
) -> Iterator[ReferenceEntry]:
    """Lay the lawyer's notes over entries; one whose entry is gone stands by itself."""
    waiting = {note.entry: note for note in notes}
    for one in found:
        note = waiting.pop(one.id, None)
        yield one if note is None else _noted(one, note)
    for name, note in waiting.items():
        reference_entry = ReferenceEntry(
            name, "gone", note.title, "gone", "", "", warnings=(msg_of(_NOT_IN_ANY_PACK),)
        )
        yield _noted(replace(reference_entry, searched=fold(note.title)), note)


def _noted(one: ReferenceEntry, note: LibraryNote) -> ReferenceEntry:
    searched = f"{one.searched}\n{fold(note.text)}"
    own = replace(one, note=note.text, note_id=note.id, searched=searched)
    if not note.checked_by:
        return own
    left = tuple(words for words in one.warnings if words != msg_of(_UNCHECKED))
    return replace(own, warnings=left, checked_by=note.checked_by)


def _by_words(values: dict[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(values.items(), key=lambda pair: fold(pair[1])))


def _of_pack(own: PackInUse, vocabulary: VocabularyNames, today: str) -> Iterable[ReferenceEntry]:
    spelled = [tuple(map(fold, one.forms)) for one in own.pack.spellings]
    overdue = _overdue(own.pack, today)
    for reference in _entries(own.pack, vocabulary):
        warnings = (*reference.warnings, *overdue)
        name = own.qualified(reference.id)
        text = _searched(reference, vocabulary)
        yield replace(reference, id=name, warnings=warnings, searched=_spelled(text, spelled))


def _searched(one: ReferenceEntry, vocabulary: VocabularyNames) -> str:
    lines = [line for part in one.parts for line in part.lines]
    states = [vocabulary.state(code) for code in one.states]
    return fold("\n".join((one.id, one.title, one.source, *one.grounds, *states, *lines)))


def _spelled(text: str, groups: list[tuple[str, ...]]) -> str:
    """Add to a folded text the other spellings of whatever name stands in it."""
    words = f" {' '.join(text.split())} "
    found = (group for group in groups if any(form in words for form in group if len(form) > 1))
    return "\n".join([text, *(form for group in found for form in group)])


def _overdue(pack: ReferencePack, today: str) -> tuple[str, ...]:
    by = pack.review_by.isoformat()
    if today <= by:
        return ()
    return (msg("This pack was to be checked again by {date}.", date=words_from_edtf(by)),)


def _entries(pack: ReferencePack, vocabulary: VocabularyNames) -> Iterable[ReferenceEntry]:
    yield from (_authority(one, vocabulary) for one in pack.authorities)
    yield from (_figure(one, vocabulary) for one in pack.figures)
    yield from (_instrument(one, vocabulary) for one in pack.instruments)
    yield from (_spelling(one, vocabulary) for one in pack.spellings)


def _authority(one: Authority, vocabulary: VocabularyNames) -> ReferenceEntry:
    states = tuple(dict.fromkeys((one.requesting_state, one.requested_state)))
    return ReferenceEntry(
        id=one.id,
        kind="authority",
        title=one.name,
        side=str(one.side),
        source=one.court,
        date=one.date,
        states=states,
        grounds=one.grounds,
        place=" to ".join(map(vocabulary.state, states)),
        stage=one.stage,
        outcome=one.outcome,
        profiles=one.profiles,
        warnings=(msg_of(_UNCHECKED),),
        parts=parts_of(one, vocabulary),
    )


def _figure(one: FigureEntry, vocabulary: VocabularyNames) -> ReferenceEntry:
    return ReferenceEntry(
        id=one.id,
        kind="figure",
        title=f"{one.value}: {one.claim}" if one.value else one.claim,
        side="figure",
        source=one.claimant,
        date=one.date,
        grounds=(one.topic,),
        warnings=() if one.is_primary_seen else (msg_of(_UNSEEN),),
        parts=parts_of(one, vocabulary),
    )


def _instrument(one: Instrument, vocabulary: VocabularyNames) -> ReferenceEntry:
    states = tuple(code for code in (one.state, one.other_state) if code)
    title = ", ".join(part for part in (one.treaty, one.article) if part)
    return ReferenceEntry(
        id=one.id,
        kind="instrument",
        title=f"{' and '.join(map(vocabulary.state, states))}: {title}",
        side="instrument",
        source=vocabulary.status(one.status),
        date=one.date,
        states=states,
        warnings=()
        if one.is_primary_seen
        else (msg("Unverified. {unseen}", unseen=msg_of(_UNSEEN)),),
        parts=parts_of(one, vocabulary),
    )


def _spelling(one: SpellingEntry, vocabulary: VocabularyNames) -> ReferenceEntry:
    return ReferenceEntry(
        id=one.id,
        kind="spelling",
        title=" · ".join(one.forms),
        side="spelling",
        source=vocabulary.named(one.of),
        date="",
        parts=parts_of(one, vocabulary),
    )
