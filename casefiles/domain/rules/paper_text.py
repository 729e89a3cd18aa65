"""What may stand in a paragraph of a paper: cites, law with pinpoints, links, notes, emphasis.

A text holds [AB/1, 12-14], [[law:liu_poland § 83]], [[para:id]], [[fact:id]], [[event:id]] and
[^1]; several of them between round brackets, with semicolons, are one group, whose brackets go
where nothing of it is left. A person stands as [[id]].
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from casefiles.domain.rules.inline_citations import InlineCitation, citations_in

_PAGES: Final = r"[^\[\],;\n]{1,40},\s*(?:pp?\.?\s*)?[0-9]{1,6}(?:\s*[-\u2013]\s*[0-9]{1,6})?"
_CITE: Final = rf"(?<!\[)\[{_PAGES}(?:\s*;\s*{_PAGES})*\](?!\])"
_LINK: Final = r"\[\[(?:law|para|fact|event):[^\[\]\n]{1,200}\]\]"
_ONE: Final = rf"(?:{_LINK}|{_CITE})"
_GROUP: Final = re.compile(
    rf"[^\S\n]*\((?P<group>{_ONE}(?:\s*;\s*{_ONE})*)\)|(?P<one>{_ONE})|\[\^(?P<note>[0-9]{{1,3}})\]"
)
_PART: Final = re.compile(rf"(?P<link>{_LINK})|(?P<cite>{_CITE})")
_EMPHASIS: Final = re.compile(r"\\\*|\*\*(?=\S)(.+?)(?<=\S)\*\*|\*(?=[^\s*])(.+?)(?<=[^\s*])\*")


class LinkKind(StrEnum):
    """What a link leads to."""

    EXHIBIT = "exhibit"
    LAW = "law"
    PARAGRAPH = "para"
    FACT = "fact"
    EVENT = "event"


@dataclass(frozen=True, slots=True)
class PaperLink:
    """A link as it is typed.

    Attributes:
        target: id of what it leads to; the mark of an exhibit.
        pinpoint: of law, such as § 83.
        first: page of an exhibit, and `last`.
    """

    kind: LinkKind
    target: str
    pinpoint: str = ""
    first: int = 0
    last: int = 0

    @property
    def words(self) -> str:
        """The link as it stands in a text."""
        if self.kind is LinkKind.EXHIBIT:
            return InlineCitation(self.target, self.first, self.last).words
        more = f" {self.pinpoint}" if self.pinpoint else ""
        return f"[[{self.kind}:{self.target}{more}]]"


@dataclass(frozen=True, slots=True)
class PaperPiece:
    """A piece of a text, and what follows it.

    Attributes:
        links: that follow. `is_grouped`: between round brackets.
        note: number of the footnote that follows instead; 0 for none.
    """

    text: str
    links: tuple[PaperLink, ...] = ()
    is_grouped: bool = False
    note: int = 0


def paper_pieces(text: str) -> tuple[PaperPiece, ...]:
    """Cut a text at what is a link or the sign of a footnote."""
    pieces: list[PaperPiece] = []
    at = 0
    for found in _GROUP.finditer(text):
        before = text[at : found.start()]
        if found["note"]:
            pieces.append(PaperPiece(before, note=int(found["note"])))
        else:
            links = _links(found["group"] or found["one"])
            pieces.append(PaperPiece(before, links, is_grouped=found["group"] is not None))
        at = found.end()
    rest = text[at:]
    if rest or not pieces:
        pieces.append(PaperPiece(rest))
    return tuple(pieces)


def paper_links(text: str) -> tuple[PaperLink, ...]:
    """Return every link of a text, in order."""
    return tuple(link for piece in paper_pieces(text) for link in piece.links)


def with_links(text: str, words: Callable[[PaperLink], str]) -> str:
    """Return a text with other words in place of each link; signs of footnotes stay."""
    shown = ""
    for piece in paper_pieces(text):
        shown += piece.text
        if piece.links:
            inner = "; ".join(map(words, piece.links))
            shown += f" ({inner})" if piece.is_grouped else inner
        shown += f"[^{piece.note}]" if piece.note else ""
    return shown


def plain_text(text: str) -> str:
    """Return a text without links and signs of footnotes; persons stay as references."""
    return " ".join(piece.text for piece in paper_pieces(text))


def paper_note_signs(text: str) -> tuple[int, ...]:
    """Return the numbers of the footnotes to which a text has signs, in order."""
    return tuple(piece.note for piece in paper_pieces(text) if piece.note)


def _links(text: str) -> tuple[PaperLink, ...]:
    links: list[PaperLink] = []
    for part in _PART.finditer(text):
        if part["cite"]:
            links += (
                PaperLink(LinkKind.EXHIBIT, one.mark, "", one.first, one.last)
                for one in citations_in(part["cite"][1:-1])
            )
        else:
            kind, _, rest = part["link"][2:-2].partition(":")
            target, _, pinpoint = rest.strip().partition(" ")
            links.append(PaperLink(LinkKind(kind), target, pinpoint.strip()))
    return tuple(links)


@dataclass(frozen=True, slots=True)
class Emphasised:
    """A run of text, in one manner."""

    text: str
    is_italic: bool = False
    is_bold: bool = False


def emphasised(text: str) -> tuple[Emphasised, ...]:
    """Cut a text at *italic* and **bold**; an odd asterisk, or one after a backslash, stays."""
    runs: list[Emphasised] = []
    plain, at = "", 0
    for found in _EMPHASIS.finditer(text):
        plain += text[at : found.start()]
        at = found.end()
        if found[1] is None and found[2] is None:
            plain += "*"
            continue
        if plain:
            runs.append(Emphasised(plain))
            plain = ""
        if found[1] is not None:
            runs.append(Emphasised(found[1], is_bold=True))
        else:
            runs.append(Emphasised(found[2], is_italic=True))
    plain += text[at:]
    return (*runs, Emphasised(plain)) if plain or not runs else tuple(runs)
