"""The arguments of a case as they may leave: their words released, what is for the lawyer gone.

How well an argument is borne out, and what would help it, never reaches this room's answer.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from casefiles.domain.foundation.ids import DocumentId, FactId
from casefiles.domain.records.arguments import Argument, Bearing
from casefiles.domain.records.printed_tests import CitedAuthority
from casefiles.domain.records.snapshot import CaseSnapshot
from casefiles.redaction.release.placeholders import PlaceholderText, passage
from casefiles.redaction.release.released_citations import (
    CitableExhibit,
    ReleasedCitation,
    released_citations,
)

Read = Callable[[str], PlaceholderText]
"""How a text of the lawyer's is released."""


@dataclass(frozen=True, slots=True)
class ReleasedArgument:
    """An argument.

    Attributes:
        ground: place of its test among the tests, from 0; `limb` that of the limb in it.
        position: among the arguments of its limb, as the lawyer ordered them.
        facts: those that it rests on; the records stay in the vault.
        sources: ids of the authorities that it names.
    """

    ground: int
    limb: int
    position: int
    is_ours: bool
    text: PlaceholderText
    answer: PlaceholderText
    reply: PlaceholderText
    facts: tuple[FactId, ...]
    cites: tuple[ReleasedCitation, ...]
    sources: tuple[str, ...]

    @property
    def texts(self) -> tuple[PlaceholderText, ...]:
        """Its texts in the order in which they are printed."""
        return self.text, self.answer, self.reply


@dataclass(frozen=True, slots=True)
class ReleasedSource:
    """An authority that an argument names."""

    id: str
    name: PlaceholderText
    court: PlaceholderText
    number: PlaceholderText
    date: str
    is_checked: bool = True

    @property
    def texts(self) -> tuple[PlaceholderText, ...]:
        """Its texts in the order in which they are printed."""
        return self.name, self.court, self.number


@dataclass(frozen=True, slots=True)
class ReleasedArguments:
    """The arguments of a case, in no particular order, and the authorities that they name.

    Attributes:
        grounds: title and governing texts of each test, in their order; `limbs` the texts of the
            limbs of each.
    """

    arguments: tuple[ReleasedArgument, ...] = ()
    sources: tuple[ReleasedSource, ...] = ()
    grounds: tuple[tuple[str, str], ...] = ()
    limbs: tuple[tuple[str, ...], ...] = ()


NOTHING_ARGUED: Final = ReleasedArguments()


def arguments_of(
    snapshot: CaseSnapshot, read: Read, cited: Mapping[DocumentId, CitableExhibit]
) -> ReleasedArguments:
    """Release the arguments of a case; those on a test that the library has no more stay in it.

    Of an argument without words the authorities leave alone.

    Args:
        snapshot: the whole case.
        read: releases a text.
        cited: the exhibits that leave, by their documents.
    """
    places = {
        (ground.id, limb.id): (at, within)
        for at, ground in enumerate(snapshot.grounds)
        for within, limb in enumerate(ground.limbs)
    }
    known = {one.id: one for one in snapshot.sources}
    placed = [one for one in snapshot.arguments if (one.test, one.limb) in places]
    arguments = tuple(
        _argument(one, places[one.test, one.limb], (read, cited, known))
        for one in placed
        if one.text.strip()
    )
    return ReleasedArguments(
        arguments,
        tuple(_sources(placed, known, read)),
        tuple((one.title, one.text) for one in snapshot.grounds),
        tuple(tuple(limb.text for limb in one.limbs) for one in snapshot.grounds),
    )


def law_of(snapshot: CaseSnapshot, named: frozenset[str], read: Read) -> ReleasedArguments:
    """Release the authorities that a typed paper cites; its words say what they are cited for."""
    known = {one.id: one for one in snapshot.sources}
    keys = sorted(named & known.keys())
    return ReleasedArguments(sources=tuple(_released_sources(keys, known, read)))


def without_words(snapshot: CaseSnapshot) -> CaseSnapshot:
    """Return a case of whose arguments nothing is left but the authorities that they name."""
    bare = (replace(one, text="", answer="", reply="") for one in snapshot.arguments)
    return replace(snapshot, arguments=tuple(bare))


def _argument(
    one: Argument,
    place: tuple[int, int],
    values: tuple[Read, Mapping[DocumentId, CitableExhibit], Mapping[str, CitedAuthority]],
) -> ReleasedArgument:
    read, cited, known = values
    return ReleasedArgument(
        *place,
        one.position,
        one.bearing is Bearing.OURS,
        *(read(one.text), read(one.answer), read(one.reply)),
        one.fact_ids,
        tuple(released_citations(one.cites, cited)),
        tuple(dict.fromkeys(key for key in one.authorities if key in known)),
    )


def _sources(
    arguments: Iterable[Argument], known: Mapping[str, CitedAuthority], read: Read
) -> Iterator[ReleasedSource]:
    """Yield each authority once; words that came with the program stand as they are.

    A name in those is a public word: to remove it would tell that somebody hidden has it.
    """
    named = dict.fromkeys(key for one in arguments for key in one.authorities)
    yield from _released_sources((one for one in named if one in known), known, read)


def _released_sources(
    keys: Iterable[str], known: Mapping[str, CitedAuthority], read: Read
) -> Iterator[ReleasedSource]:
    for key in keys:
        source = known[key]
        release = _as_it_is if source.is_built_in else read
        values = (release(source.name), release(source.court), release(source.number))
        yield ReleasedSource(key, *values, source.date, source.is_checked)


def _as_it_is(text: str) -> PlaceholderText:
    return passage([text])
