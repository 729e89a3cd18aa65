"""A typed paper released: its text in pieces, its links those to what these readers get.

A block for other recipients, a gap, and a link to nothing that these readers get are gone without
a trace; paragraphs are counted among those that leave.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import count as count_from
from typing import Final, Protocol

from casefiles.domain.disclosure.disclosed_paper import (
    DisclosedLink,
    DisclosedPaperBlock,
    DisclosedPaperPiece,
)
from casefiles.domain.foundation.ids import PaperBlockId
from casefiles.domain.records.papers import PaperBlock, PaperBlockKind
from casefiles.domain.rules.paper_text import LinkKind, PaperLink, paper_links, paper_pieces
from casefiles.redaction.release.placeholders import PlaceholderText, passage

_NONE: Final = PlaceholderText(())


class CitedInPaper(Protocol):
    """What a cite needs of a released exhibit."""

    @property
    def mark(self) -> PlaceholderText:
        """Under which it is produced."""

    @property
    def pages(self) -> int:
        """How many it has in the dossier."""


@dataclass(frozen=True, slots=True)
class LinkTargets:
    """What links of a paper may lead to.

    Attributes:
        exhibits: those that leave, by their marks as they are typed.
        law: ids of the authorities of the library.
        checked: authorities with pinpoints that a person read there.
        facts: ids of those that leave; `events` likewise.
    """

    exhibits: Mapping[str, CitedInPaper] = field(default_factory=dict)
    law: frozenset[str] = frozenset()
    checked: frozenset[tuple[str, str]] = frozenset()
    facts: frozenset[str] = frozenset()
    events: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class ReleasedLink:
    """A link that leaves; `target` is an id that stays, or the place of a paragraph from 1.

    Attributes:
        typed_at: its place among all links of its block as it is typed, from 0.
    """

    kind: LinkKind
    target: str = ""
    mark: PlaceholderText = _NONE
    first: int = 0
    last: int = 0
    pinpoint: PlaceholderText = _NONE
    is_checked: bool = True
    typed_at: int = 0


@dataclass(frozen=True, slots=True)
class ReleasedPaperPiece:
    """A piece of a text, and what follows it."""

    text: PlaceholderText
    links: tuple[ReleasedLink, ...] = ()
    is_grouped: bool = False
    note: int = 0


@dataclass(frozen=True, slots=True)
class ReleasedPaperBlock:
    """A block, whose record stays in the vault; `place` is its place among those that leave."""

    block_id: PaperBlockId
    place: int
    kind: PaperBlockKind
    level: int
    pieces: tuple[ReleasedPaperPiece, ...]
    notes: tuple[tuple[ReleasedPaperPiece, ...], ...] = ()

    @property
    def all_pieces(self) -> tuple[ReleasedPaperPiece, ...]:
        """The pieces of its text, then those of its footnotes."""
        return (*self.pieces, *(piece for note in self.notes for piece in note))

    @property
    def texts(self) -> tuple[PlaceholderText, ...]:
        """Its texts in the order in which they are printed."""
        return tuple(
            text
            for piece in self.all_pieces
            for text in (piece.text, *(one.pinpoint for one in piece.links))
        )

    @property
    def typed_links(self) -> tuple[int, ...]:
        """Places of its links among all that are typed in it, in the order of printing."""
        links: list[ReleasedLink] = []
        for piece in self.pieces:
            links += piece.links
            if 0 < piece.note <= len(self.notes):
                links += (one for part in self.notes[piece.note - 1] for one in part.links)
        return tuple(one.typed_at for one in links)

    @property
    def marks(self) -> tuple[tuple[PlaceholderText, int], ...]:
        """The marks and pages that it cites."""
        links = (one for piece in self.all_pieces for one in piece.links)
        return tuple((one.mark, one.first) for one in links if one.kind is LinkKind.EXHIBIT)


def exported_blocks(blocks: Iterable[PaperBlock], audience: str) -> list[PaperBlock]:
    """Return the blocks that a recipient gets, in their order."""
    shown = (
        one
        for one in blocks
        if one.kind is not PaperBlockKind.GAP and (not one.audiences or audience in one.audiences)
    )
    return sorted(shown, key=lambda one: one.position)


def law_in(blocks: Iterable[PaperBlock]) -> Iterator[str]:
    """Yield the ids of authorities that blocks cite, with repetitions."""
    for block in blocks:
        for text in (block.text, *block.notes):
            yield from (one.target for one in paper_links(text) if one.kind is LinkKind.LAW)


def released_paper(
    blocks: Iterable[PaperBlock], read: Callable[[str], PlaceholderText], targets: LinkTargets
) -> tuple[ReleasedPaperBlock, ...]:
    """Release the blocks of a paper that a recipient gets.

    Args:
        blocks: as `exported_blocks` returns them.
        read: releases a text.
        targets: what links may lead to.
    """
    ordered = [one for one in blocks if _says_something(one, targets, read)]
    numbers: dict[str, int] = {}
    count = 0
    for one in ordered:
        count += one.kind is PaperBlockKind.NUMBERED
        if count:
            numbers[one.id] = count

    def pieces(text: str, at: Iterator[int]) -> tuple[ReleasedPaperPiece, ...]:
        return tuple(
            ReleasedPaperPiece(
                read(piece.text),
                tuple(
                    replace(link, typed_at=number)
                    for one, number in zip(piece.links, at, strict=False)
                    if (link := _link(one, targets, numbers, read)) is not None
                ),
                piece.is_grouped,
                piece.note,
            )
            for piece in paper_pieces(text)
        )

    def released(place: int, one: PaperBlock) -> ReleasedPaperBlock:
        at = count_from(0)
        text = pieces(one.text, at)
        notes = tuple(pieces(note, at) for note in one.notes)
        return ReleasedPaperBlock(one.id, place, one.kind, one.level, text, notes)

    return tuple(released(place, one) for place, one in enumerate(ordered))


def _says_something(
    one: PaperBlock, targets: LinkTargets, read: Callable[[str], PlaceholderText]
) -> bool:
    """Tell whether anything of a block leaves; one that only led to what is hidden does not."""
    return any(
        piece.text.strip()
        or any(
            link.kind is LinkKind.PARAGRAPH or _link(link, targets, {}, read) is not None
            for link in piece.links
        )
        for piece in paper_pieces(one.text)
    )


def _link(
    one: PaperLink,
    targets: LinkTargets,
    numbers: Mapping[str, int],
    read: Callable[[str], PlaceholderText],
) -> ReleasedLink | None:
    match one.kind:
        case LinkKind.EXHIBIT:
            return _exhibit(one, targets.exhibits.get(one.target))
        case LinkKind.LAW if one.target in targets.law:
            is_checked = not one.pinpoint or (one.target, one.pinpoint) in targets.checked
            pinpoint = read(one.pinpoint) if one.pinpoint else passage([])
            return ReleasedLink(one.kind, one.target, pinpoint=pinpoint, is_checked=is_checked)
        case LinkKind.PARAGRAPH if one.target in numbers:
            return ReleasedLink(one.kind, str(numbers[one.target]))
        case LinkKind.FACT if one.target in targets.facts:
            return ReleasedLink(one.kind, one.target)
        case LinkKind.EVENT if one.target in targets.events:
            return ReleasedLink(one.kind, one.target)
    return None


def _exhibit(one: PaperLink, exhibit: CitedInPaper | None) -> ReleasedLink | None:
    if exhibit is None or one.first < 1 or one.last < one.first:
        return None
    if not exhibit.pages:
        return ReleasedLink(one.kind, mark=exhibit.mark)
    if one.last > exhibit.pages:
        return None
    return ReleasedLink(one.kind, mark=exhibit.mark, first=one.first, last=one.last)


@dataclass(frozen=True, slots=True)
class LinkNumbers:
    """Numbers of what is shown, from 1, by id: authorities, facts and events."""

    law: Mapping[str, int]
    facts: Mapping[str, int]
    events: Mapping[str, int]

    def of(self, link: ReleasedLink) -> int:
        """Return the number of what a link leads to."""
        match link.kind:
            case LinkKind.EXHIBIT:
                return link.first
            case LinkKind.LAW:
                return self.law[link.target]
            case LinkKind.PARAGRAPH:
                return int(link.target)
            case LinkKind.FACT:
                return self.facts[link.target]
        return self.events[link.target]


def paper_shown(
    blocks: Iterable[ReleasedPaperBlock],
    show: Callable[[PlaceholderText], str],
    numbers: LinkNumbers,
) -> tuple[DisclosedPaperBlock, ...]:
    """Return a paper as its readers get it, in the same order."""

    def shown(pieces: Iterable[ReleasedPaperPiece]) -> tuple[DisclosedPaperPiece, ...]:
        return tuple(
            DisclosedPaperPiece(
                show(piece.text),
                tuple(
                    DisclosedLink(
                        *(one.kind.value, numbers.of(one), one.last, show(one.mark)),
                        *(show(one.pinpoint), one.is_checked),
                    )
                    for one in piece.links
                ),
                piece.is_grouped,
                piece.note,
            )
            for piece in pieces
        )

    return tuple(
        DisclosedPaperBlock(one.kind, one.level, shown(one.pieces), tuple(map(shown, one.notes)))
        for one in blocks
    )
