"""Packs of reference: figures with who claims them, authorities, instruments, and spellings."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class AuthorityPosition(StrEnum):
    """For whom an authority speaks, seen from a person who resists return."""

    ADVERSE = "adverse"
    FOR = "for"
    PROCEDURE = "procedure"
    NEUTRAL = "neutral"


@dataclass(frozen=True, slots=True)
class FigureEntry:
    """A figure or statement, and what may be said of it.

    Attributes:
        value: the number, in words or digits; empty for a statement.
        date: of what it speaks of, as EDTF; empty if not told.
        claimant: who says so, and by way of whom.
        is_primary_seen: the source that it comes from was read, not a report of it.
        traps: what opposing counsel will find.
    """

    id: str
    topic: str
    claim: str
    value: str
    date: str
    claimant: str
    is_primary_seen: bool
    safe_for: str
    not_for: str
    traps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Authority:
    """A decision, or a practice, and what may be said of it.

    Attributes:
        requesting_state: ISO 3166 code; `requested_state` likewise.
        grounds: codes of grounds of refusal that it deals with.
        stage: code of the stage of proceedings.
        profiles: codes of what marks out the person that it was about.
        side: for whom it speaks.
        holds: what it holds, in our own words.
        later: its later history; empty if none is known.
        spellings: other forms of the names in it.
        seen: where it was read.
    """

    id: str
    name: str
    court: str
    number: str
    ecli: str
    date: str
    requesting_state: str
    requested_state: str
    grounds: tuple[str, ...]
    stage: str
    outcome: str
    profiles: tuple[str, ...]
    side: AuthorityPosition
    holds: str
    later: str
    safe_for: str
    not_for: str
    spellings: tuple[str, ...]
    seen: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Instrument:
    """How a State stands to a treaty, or what its own law says of extradition.

    Attributes:
        state: ISO 3166 code; `other_state` is the other party of a bilateral treaty, or empty.
        treaty: its title, or that of a statute.
        article: the clause that it is about; empty for the whole.
        status: code of the vocabulary `instrument_status`.
        date: from which it is so, as EDTF; empty if not told.
        says: what follows, in our own words.
        is_primary_seen: the text or the depositary's list was read.
        traps: what opposing counsel will find.
        seen: where it was read.
    """

    id: str
    state: str
    other_state: str
    treaty: str
    article: str
    status: str
    date: str
    says: str
    is_primary_seen: bool
    traps: tuple[str, ...]
    seen: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SpellingEntry:
    """Forms of one name that sources use.

    Attributes:
        of: what is named: person, place, organ or term.
        forms: at least two; the first is the one shown.
    """

    id: str
    of: str
    forms: tuple[str, ...]
    note: str
    seen: tuple[str, ...]


PackEntry = FigureEntry | Authority | Instrument | SpellingEntry


@dataclass(frozen=True, slots=True)
class ReferencePack:
    """What one author puts together, checked on one day.

    Attributes:
        edition: from 1; a later one stands in place of an earlier one.
    """

    id: str
    edition: int
    title: str
    as_of: date
    review_by: date
    figures: tuple[FigureEntry, ...]
    authorities: tuple[Authority, ...]
    instruments: tuple[Instrument, ...]
    spellings: tuple[SpellingEntry, ...]

    def entries(self) -> Iterator[PackEntry]:
        """Yield every entry, kind by kind."""
        yield from self.authorities
        yield from self.figures
        yield from self.instruments
        yield from self.spellings
