"""The narrative as it leaves: text in pieces, with cites and footnotes where they stand."""

from dataclasses import dataclass, replace

from casefiles.domain.records.narrative import BlockKind


@dataclass(frozen=True, slots=True)
class DisclosedPassage:
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
    pieces: tuple[DisclosedPassage, ...]
    notes: tuple[tuple[DisclosedPassage, ...], ...] = ()

    def without_pages(self) -> "DisclosedBlock":
        """Return the block where no exhibit that it cites has pages."""

        def bare(pieces: tuple[DisclosedPassage, ...]) -> tuple[DisclosedPassage, ...]:
            return tuple(
                replace(one, cites=tuple(dict.fromkeys((mark, 0) for mark, _ in one.cites)))
                for one in pieces
            )

        return replace(self, pieces=bare(self.pieces), notes=tuple(map(bare, self.notes)))

    @property
    def all_pieces(self) -> tuple[DisclosedPassage, ...]:
        """The pieces of its text, then those of its footnotes."""
        return (*self.pieces, *(piece for note in self.notes for piece in note))
