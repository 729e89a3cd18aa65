"""A typed paper as it leaves: blocks in pieces, each with what it leads to."""

from dataclasses import dataclass, replace

from casefiles.domain.records.papers import PaperBlockKind


@dataclass(frozen=True, slots=True)
class DisclosedLink:
    """Where a link leads.

    Attributes:
        kind: exhibit, law, para, fact or event.
        number: of the page, authority, paragraph, fact or event, from 1; 0 for an exhibit that has
            no pages here. `last` is the last page of an exhibit.
        mark: of the exhibit.
        pinpoint: where in the authority; `is_checked` whether a person read it there.
    """

    kind: str
    number: int
    last: int = 0
    mark: str = ""
    pinpoint: str = ""
    is_checked: bool = True


@dataclass(frozen=True, slots=True)
class DisclosedPaperPiece:
    """A piece of a text, and what follows it.

    Attributes:
        is_grouped: its links stand between round brackets.
        note: number of the footnote that follows, from 1; 0 for none.
    """

    text: str
    links: tuple[DisclosedLink, ...] = ()
    is_grouped: bool = False
    note: int = 0


@dataclass(frozen=True, slots=True)
class DisclosedPaperBlock:
    """A block of a paper; `notes` are its footnotes, each in pieces."""

    kind: PaperBlockKind
    level: int
    pieces: tuple[DisclosedPaperPiece, ...]
    notes: tuple[tuple[DisclosedPaperPiece, ...], ...] = ()

    @property
    def all_pieces(self) -> tuple[DisclosedPaperPiece, ...]:
        """The pieces of its text, then those of its footnotes."""
        return (*self.pieces, *(piece for note in self.notes for piece in note))

    @property
    def text(self) -> str:
        """What it says, without its links."""
        return "".join(piece.text for piece in self.all_pieces)

    def without_pages(self) -> "DisclosedPaperBlock":
        """Return the block where no exhibit that it cites has pages."""

        def bare(pieces: tuple[DisclosedPaperPiece, ...]) -> tuple[DisclosedPaperPiece, ...]:
            return tuple(
                replace(
                    piece,
                    links=tuple(
                        dict.fromkeys(
                            replace(one, number=0, last=0) if one.mark else one
                            for one in piece.links
                        )
                    ),
                )
                for piece in pieces
            )

        return replace(self, pieces=bare(self.pieces), notes=tuple(map(bare, self.notes)))
