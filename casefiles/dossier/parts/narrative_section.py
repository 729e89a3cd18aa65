"""The narrative: headings, numbered paragraphs with cites where they stand, and footnotes."""

from collections.abc import Iterable, Iterator
from typing import Final

from casefiles.domain.disclosure.disclosed_arguments import DisclosedCitation
from casefiles.domain.disclosure.disclosed_narrative import DisclosedBlock, DisclosedPassage
from casefiles.domain.foundation.errors import InvalidInput
from casefiles.domain.records.narrative import BlockKind
from casefiles.dossier.parts.languages import language_of, spans
from casefiles.dossier.parts.material import Material
from casefiles.dossier.parts.paragraph_numbers import paragraph_label, removed_before
from casefiles.dossier.parts.proof import citation_inline, paragraph_destination
from casefiles.typeset.document.inline import Footnote, Inline, Noted, TextPosition, TextSpan
from casefiles.typeset.document.tree import Block, Heading, Item, List, Paragraph, Role

SECTION: Final = "narrative"
_INNER: Final = 5
"""Level of a heading within a section."""
_IN_CONTENTS: Final = 2
"""The deepest level of the narrative that stands in the contents."""


def narrative_blocks(material: Material, heading: Heading) -> Iterator[Block]:
    """Yield the narrative under the heading of its section; its paragraphs count on from facts."""
    blocks = material.disclosure.narrative
    if not blocks:
        return
    _check_cites(material)
    yield heading
    number = len(material.disclosure.facts)
    points: list[Item] = []
    for at, block in enumerate(blocks, start=1):
        place = TextPosition(SECTION, at)
        if points and block.kind is not BlockKind.POINT:
            yield List(tuple(points), place, is_indented=True)
            points = []
        if block.kind is BlockKind.POINT:
            content = tuple(_content(block.pieces, block, material))
            points.append(Item((Paragraph(content, Role.BODY, place),)))
        elif block.kind is BlockKind.HEADING:
            yield _heading(block, at, material)
        else:
            number += block.kind is BlockKind.NUMBERED
            yield from _paragraph(block, number, place, material)
    if points:
        yield List(tuple(points), TextPosition(SECTION, len(blocks)), is_indented=True)
    if number > len(material.disclosure.facts):
        yield from removed_before(
            number + 1, material.disclosure, material.profile, TextPosition(SECTION, len(blocks))
        )


def _check_cites(material: Material) -> None:
    """Every cite leads to a page of an exhibit, or to one without pages."""
    for at, block in enumerate(material.disclosure.narrative, start=1):
        for piece in block.all_pieces:
            for mark, page in piece.cites:
                pages = material.exhibit(mark).pages if mark in material.positions else -1
                if not (page == 0 if pages == 0 else 1 <= page <= pages):
                    raise InvalidInput("dangling_cite", section=SECTION, number=at)


def _heading(block: DisclosedBlock, at: int, material: Material) -> Heading:
    language = material.profile.language
    text = spans(" ".join(one.text.strip() for one in block.pieces if one.text.strip()), language)
    is_listed = block.level < _IN_CONTENTS
    return Heading(
        text,
        _INNER,
        TextPosition(SECTION, at),
        destination=f"part {SECTION} {at}",
        bookmark=text if is_listed else (),
        bookmark_level=2,
    )


def _paragraph(
    block: DisclosedBlock, number: int, place: TextPosition, material: Material
) -> Iterator[Paragraph]:
    """Yield a paragraph, a numbered one behind what stands for those that are gone before it."""
    content = tuple(_content(block.pieces, block, material))
    is_numbered = block.kind is BlockKind.NUMBERED
    if is_numbered:
        yield from removed_before(number, material.disclosure, material.profile, place)
    label = f"{paragraph_label(number, material.disclosure)}." if is_numbered else ""
    is_in = block.kind is BlockKind.QUOTE
    reached = paragraph_destination(number) if is_numbered else ""
    yield Paragraph(content, Role.BODY, place, label=label, is_indented=is_in, destination=reached)


def _content(
    pieces: Iterable[DisclosedPassage], block: DisclosedBlock, material: Material
) -> Iterator[Noted]:
    for piece in pieces:
        if piece.note and piece.note <= len(block.notes):
            yield from spans(piece.text, material.profile.language)
            yield Footnote(tuple(_running(block.notes[piece.note - 1], material)))
        else:
            yield from _running((piece,), material)


def _running(pieces: Iterable[DisclosedPassage], material: Material) -> Iterator[Inline]:
    """Yield text and cites; cites stand in brackets behind a space."""
    language = material.profile.language
    for piece in pieces:
        yield from spans(piece.text, language)
        own = language_of(piece.text, language)
        for number, (mark, page) in enumerate(piece.cites):
            yield TextSpan("; " if number else " [", own)
            yield from citation_inline(DisclosedCitation(mark, page), material)
        if piece.cites:
            yield TextSpan("]", own)
