"""The narrative as it leaves: text in pieces, with cites and footnotes where they stand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from casefiles.domain.narrative import BlockKind


@dataclass(frozen=True, slots=True)
class DisclosedPiece:
    """A piece of a text, and what follows it.

    Attributes:
        cites: mark and page of each exhibit that is cited; page 0 where it has none here.
        note: number of the footnote that follows, from 1; 0 for none.
    """

    text: str
    cites: tuple[tuple[str, int], ...] = ()
    note: int = 0


@dataclass(frozen=True, slots=True)
class DisclosedBlock:
    """A block of the narrative; `notes` are its footnotes, each in pieces."""

    kind: BlockKind
    level: int
    pieces: tuple[DisclosedPiece, ...]
    notes: tuple[tuple[DisclosedPiece, ...], ...] = ()

    def without_pages(self) -> "DisclosedBlock":
        """Return the block where no exhibit that it cites has pages."""

        def bare(pieces: tuple[DisclosedPiece, ...]) -> tuple[DisclosedPiece, ...]:
            return tuple(
                replace(one, cites=tuple(dict.fromkeys((mark, 0) for mark, _ in one.cites)))
                for one in pieces
            )

        return replace(self, pieces=bare(self.pieces), notes=tuple(map(bare, self.notes)))

    @property
    def all_pieces(self) -> tuple[DisclosedPiece, ...]:
        """The pieces of its text, then those of its footnotes."""
        return (*self.pieces, *(piece for note in self.notes for piece in note))


def block_from(fields: Mapping[str, Any]) -> DisclosedBlock:
    """Read a block back.

    Raises:
        ValueError, KeyError, TypeError: the fields are not of this form.
    """
    kind, level, pieces, notes = (fields[name] for name in ("kind", "level", "pieces", "notes"))
    if len(fields) > len(("kind", "level", "pieces", "notes")):
        raise TypeError("unknown field")
    return DisclosedBlock(
        BlockKind(kind), int(level), _pieces(pieces), tuple(_pieces(note) for note in notes)
    )


def _pieces(told: Sequence[Mapping[str, Any]]) -> tuple[DisclosedPiece, ...]:
    return tuple(
        DisclosedPiece(
            str(one["text"]),
            tuple((str(mark), int(page)) for mark, page in one["cites"]),
            int(one["note"]),
        )
        for one in told
    )
