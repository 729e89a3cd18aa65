"""The narrative released: its text in pieces, its cites those of released exhibits alone.

Whatever looks like a cite and leads to nothing that these readers get is gone without a trace, so
that nobody can tell an exhibit that is kept back from one that does not exist.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from casefiles.domain.disclosure.disclosed_narrative import DisclosedBlock, DisclosedPassage
from casefiles.domain.foundation.ids import NarrativeBlockId
from casefiles.domain.records.narrative import BlockKind, NarrativeBlock
from casefiles.domain.rules.inline_citations import InlineCitation, pieces_of
from casefiles.redaction.release.placeholders import PlaceholderText

_MOST_PAGES = 20
"""Pages of one cite; more are not told one by one, but by the first and the last."""


class NarrativeExhibit(Protocol):
    """What a cite needs of a released exhibit."""

    @property
    def mark(self) -> PlaceholderText:
        """Under which it is produced."""

    @property
    def pages(self) -> int:
        """How many it has in the dossier."""


@dataclass(frozen=True, slots=True)
class ReleasedPassage:
    """A piece of a text, and what follows it: cites, or the footnote of a number."""

    text: PlaceholderText
    cites: tuple[tuple[PlaceholderText, int], ...] = ()
    note: int = 0


@dataclass(frozen=True, slots=True)
class ReleasedBlock:
    """A block, whose record stays in the vault; `place` is its place among all, from 0."""

    block_id: NarrativeBlockId
    place: int
    kind: BlockKind
    level: int
    pieces: tuple[ReleasedPassage, ...]
    notes: tuple[tuple[ReleasedPassage, ...], ...] = ()

    @property
    def texts(self) -> tuple[PlaceholderText, ...]:
        """Its texts in the order in which they are printed."""
        return tuple(piece.text for part in (self.pieces, *self.notes) for piece in part)

    @property
    def marks(self) -> tuple[tuple[PlaceholderText, int], ...]:
        """The marks and pages that it cites."""
        return tuple(
            cite for part in (self.pieces, *self.notes) for piece in part for cite in piece.cites
        )


def released_narrative(
    blocks: Iterable[NarrativeBlock],
    read: Callable[[str], PlaceholderText],
    exhibits: Mapping[str, NarrativeExhibit],
) -> tuple[ReleasedBlock, ...]:
    """Release the narrative.

    Args:
        blocks: in any order.
        read: releases a text.
        exhibits: those that leave, by their marks as they are typed.
    """
    ordered = sorted(blocks, key=lambda one: one.position)
    return tuple(
        ReleasedBlock(
            one.id,
            place,
            one.kind,
            one.level,
            tuple(_released(one.text, read, exhibits)),
            tuple(tuple(_released(note, read, exhibits)) for note in one.notes),
        )
        for place, one in enumerate(ordered)
    )


def _released(
    text: str, read: Callable[[str], PlaceholderText], exhibits: Mapping[str, NarrativeExhibit]
) -> Iterator[ReleasedPassage]:
    for piece in pieces_of(text):
        cites = tuple(
            dict.fromkeys(values for cite in piece.cites for values in _pages(cite, exhibits))
        )
        yield ReleasedPassage(read(piece.text), cites, piece.note)


def _pages(
    cite: InlineCitation, exhibits: Mapping[str, NarrativeExhibit]
) -> Iterator[tuple[PlaceholderText, int]]:
    exhibit = exhibits.get(cite.mark)
    if exhibit is None or cite.first < 1 or cite.last < cite.first:
        return
    if not exhibit.pages:
        yield exhibit.mark, 0
    elif cite.last <= exhibit.pages:
        pages = range(cite.first, cite.last + 1)
        for page in pages if len(pages) <= _MOST_PAGES else (cite.first, cite.last):
            yield exhibit.mark, page


def narrative_shown(
    blocks: Iterable[ReleasedBlock], show: Callable[[PlaceholderText], str]
) -> tuple[DisclosedBlock, ...]:
    """Return the narrative as readers get it, in the same order."""

    def shown(pieces: Iterable[ReleasedPassage]) -> tuple[DisclosedPassage, ...]:
        return tuple(
            DisclosedPassage(
                show(one.text),
                tuple((show(mark), page) for mark, page in one.cites),
                one.note,
            )
            for one in pieces
        )

    return tuple(
        DisclosedBlock(one.kind, one.level, shown(one.pieces), tuple(map(shown, one.notes)))
        for one in blocks
    )
