"""Cites and signs of footnotes within a text: [AB/1, 12], [AB/1, 12-14; AB/2, 3], [^1]."""

import re
from dataclasses import dataclass
from typing import Final

_ONE: Final = r"[^\[\],;\n]{1,40},\s*(?:pp?\.?\s*)?[0-9]{1,6}(?:\s*[-\u2013]\s*[0-9]{1,6})?"
_SIGN: Final = re.compile(rf"\[\^([0-9]{{1,3}})\]|(?<!\[)\[({_ONE}(?:\s*;\s*{_ONE})*)\](?!\])")
_PARTS: Final = re.compile(
    r"([^\[\],;\n]{1,40}),\s*(?:pp?\.?\s*)?([0-9]{1,6})(?:\s*[-\u2013]\s*([0-9]{1,6}))?"
)


@dataclass(frozen=True, slots=True)
class InlineCitation:
    """A cite as it is typed: an exhibit mark and pages of it, from first to last."""

    mark: str
    first: int
    last: int

    @property
    def words(self) -> str:
        """The cite as it stands in a text."""
        pages = str(self.first) if self.first == self.last else f"{self.first}-{self.last}"
        return f"[{self.mark}, {pages}]"


@dataclass(frozen=True, slots=True)
class CitedPassage:
    """A piece of a text, and what follows it.

    Attributes:
        text: without outer spaces before a cite, which stands after a space of its own.
        cites: that follow; else `note` is the number of a footnote, or 0 at the end.
    """

    text: str
    cites: tuple[InlineCitation, ...] = ()
    note: int = 0


def pieces_of(text: str) -> tuple[CitedPassage, ...]:
    """Cut a text at its cites and signs of footnotes; whatever looks like a cite is one."""
    pieces: list[CitedPassage] = []
    at = 0
    for found in _SIGN.finditer(text):
        before = text[at : found.start()]
        if found[1]:
            pieces.append(CitedPassage(before, note=int(found[1])))
        else:
            pieces.append(CitedPassage(before.rstrip(), citations_in(found[2])))
        at = found.end()
    rest = text[at:]
    if rest or not pieces:
        pieces.append(CitedPassage(rest))
    return tuple(pieces)


def citations_in(text: str) -> tuple[InlineCitation, ...]:
    """Return the cites of what stands between brackets."""
    return tuple(
        InlineCitation(mark.strip(), int(first), int(last or first))
        for mark, first, last in _PARTS.findall(text)
    )


def inline_citations(text: str) -> tuple[InlineCitation, ...]:
    """Return every cite of a text, in order."""
    return tuple(cite for piece in pieces_of(text) for cite in piece.cites)


def note_signs(text: str) -> tuple[int, ...]:
    """Return the numbers of the footnotes to which a text has signs, in order."""
    return tuple(piece.note for piece in pieces_of(text) if piece.note)
