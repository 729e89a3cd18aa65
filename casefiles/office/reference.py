"""Figures and authorities to look up: found by words, side, states and ground, adverse first."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from casefiles.domain.date_words import words_from_edtf
from casefiles.domain.folding import fold
from casefiles.domain.ticket import Ticket
from casefiles.library.packs import Authority, Figure, Pack, Side, load_builtin_pack
from casefiles.office.countdown import local_now
from casefiles.office.verbs import Job, Workplace

ReferenceKind = Literal["authority", "figure"]

SIDES: Final = {
    "adverse": "Adverse",
    "for": "For us",
    "procedure": "On procedure",
    "neutral": "Neutral",
    "figure": "Figure",
}
"""For whom a reference speaks, in words, in the order in which references are shown."""
STATES: Final = {
    "AL": "Albania", "BG": "Bulgaria", "CA": "Canada", "CN": "China", "CY": "Cyprus",
    "CZ": "Czech Republic", "ES": "Spain", "FR": "France", "GB": "United Kingdom", "IT": "Italy",
    "JO": "Jordan", "LV": "Latvia", "MA": "Morocco", "NZ": "New Zealand", "PL": "Poland",
    "RU": "Russia", "SE": "Sweden", "TH": "Thailand", "TR": "Turkey",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Part:
    """A heading and what stands below it."""

    heading: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reference:
    """A figure or an authority, in words.

    Attributes:
        side: a key of `SIDES`.
        source: the court, or who claims it.
        states: codes of the requesting and the requested State; empty for a figure.
        grounds: codes of grounds; the topic of a figure.
        warnings: why not to rely on it without a look.
        parts: all that is known of it.
    """

    id: str
    kind: ReferenceKind
    title: str
    side: str
    source: str
    date: str
    states: tuple[str, ...]
    grounds: tuple[str, ...]
    warnings: tuple[str, ...]
    parts: tuple[Part, ...]

    @property
    def date_words(self) -> str:
        """Its date in words."""
        return words_from_edtf(self.date) if self.date else ""


@dataclass(frozen=True, slots=True)
class ReferencesWanted:
    """What is looked for; empty means any.

    Attributes:
        text: words, each of which must occur, in any spelling of names.
        state: code of either State.
    """

    text: str = ""
    side: str = ""
    state: str = ""
    ground: str = ""


@dataclass(frozen=True, slots=True)
class References:
    """All that a pack holds, adverse authorities first."""

    title: str
    all: tuple[Reference, ...]

    @property
    def grounds(self) -> tuple[str, ...]:
        """Every ground or topic that occurs, in alphabetical order."""
        return tuple(sorted({ground for one in self.all for ground in one.grounds}))

    @property
    def states(self) -> tuple[str, ...]:
        """Every State that occurs, in the order of their names."""
        codes = {code for one in self.all for code in one.states}
        return tuple(sorted(codes, key=lambda code: STATES.get(code, code)))

    def find(self, wanted: ReferencesWanted) -> tuple[Reference, ...]:
        """Return what fits, in the same order."""
        words = fold(wanted.text).split()
        return tuple(
            one
            for one in self.all
            if wanted.side in {"", one.side}
            and (not wanted.state or wanted.state in one.states)
            and (not wanted.ground or wanted.ground in one.grounds)
            and all(word in _searched(one) for word in words)
        )


def references() -> Job[References]:
    """Return the figures and authorities that come with the program.

    Raises:
        InvalidForm: the pack was edited into nonsense.
    """

    def work(workplace: Workplace, ticket: Ticket) -> References:
        ticket.check()
        pack = load_builtin_pack(workplace.resources)
        today = local_now(workplace.clock).date()
        found = [*_authorities(pack, today), *_figures(pack, today)]
        order = list(SIDES)
        # Newest first within each side: what counsel on the other side will know of.
        found.sort(key=lambda one: one.date, reverse=True)
        found.sort(key=lambda one: order.index(one.side))
        return References(pack.title, tuple(found))

    return work


def ground_words(code: str) -> str:
    """Return a ground or topic in words."""
    return code.replace("_", " ").capitalize()


def _searched(one: Reference) -> str:
    lines = [line for part in one.parts for line in part.lines]
    states = [STATES.get(code, code) for code in one.states]
    return fold("\n".join((one.id, one.title, one.source, *one.grounds, *states, *lines)))


def _authorities(pack: Pack, today: date) -> Iterator[Reference]:
    for one in pack.authorities:
        yield Reference(
            id=one.id,
            kind="authority",
            title=one.name,
            side=str(one.side),
            source=one.court,
            date=one.date,
            states=tuple(dict.fromkeys((one.requesting_state, one.requested_state))),
            grounds=one.grounds,
            warnings=tuple(_overdue(pack, today)),
            parts=tuple(_authority_parts(one)),
        )


def _authority_parts(one: Authority) -> Iterator[Part]:
    number = [part for part in (one.number, one.ecli) if part]
    yield from _parts(
        ("What it holds", (one.holds,)),
        ("Safe to cite for", (one.safe_for,)),
        ("Do not cite for", (one.not_for,)),
        ("What came later", (one.later,)),
        ("Number", number),
        ("Grounds", (", ".join(ground_words(ground) for ground in one.grounds),)),
        ("Outcome", (ground_words(one.outcome),)),
        ("Other spellings", (", ".join(one.spellings),)),
        ("Where it was read", (", ".join(one.seen),)),
    )
    if one.side is Side.ADVERSE:
        yield Part("Before you file", ("Answer it before the other side shows it.",))


def _figures(pack: Pack, today: date) -> Iterator[Reference]:
    for one in pack.figures:
        warnings = [] if one.is_primary_seen else ["The primary source was not seen: find it."]
        yield Reference(
            id=one.id,
            kind="figure",
            title=f"{one.value}: {one.claim}" if one.value else one.claim,
            side="figure",
            source=one.claimant,
            date=one.date,
            states=(),
            grounds=(one.topic,),
            warnings=(*warnings, *_overdue(pack, today)),
            parts=tuple(_figure_parts(one)),
        )


def _figure_parts(one: Figure) -> Iterator[Part]:
    yield from _parts(
        ("Who says so", (one.claimant,)),
        ("Safe to cite for", (one.safe_for,)),
        ("Do not cite for", (one.not_for,)),
        ("Traps", one.traps),
    )


def _parts(*told: tuple[str, Iterable[str]]) -> Iterator[Part]:
    for heading, lines in told:
        kept = tuple(line[0].upper() + line[1:] for line in lines if line)
        if kept:
            yield Part(heading, kept)


def _overdue(pack: Pack, today: date) -> Iterator[str]:
    if today > pack.review_by:
        by = words_from_edtf(pack.review_by.isoformat())
        yield f"This pack was to be checked again by {by}."
