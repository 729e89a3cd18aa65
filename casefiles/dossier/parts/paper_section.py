"""The argument as prose: numbered paragraphs, cites where they stand, law with pinpoints."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from casefiles.domain.disclosure.disclosed import Disclosure
from casefiles.domain.disclosure.disclosed_arguments import DisclosedAuthority
from casefiles.domain.disclosure.disclosed_paper import (
    DisclosedLink,
    DisclosedPaperBlock,
    DisclosedPaperPiece,
)
from casefiles.domain.foundation.errors import InvalidInput
from casefiles.domain.records.papers import PaperBlockKind
from casefiles.domain.rules.paper_text import emphasised
from casefiles.dossier.forum.profiles import Profile
from casefiles.dossier.parts.headings import worded_date
from casefiles.dossier.parts.languages import language_of, spans
from casefiles.dossier.parts.material import Material
from casefiles.dossier.parts.paragraph_numbers import paragraph_label
from casefiles.dossier.parts.proof import (
    event_destination,
    fact_destination,
    listed_destination,
    page_destination,
    text_destination,
)
from casefiles.dossier.parts.typography import curled, separator
from casefiles.typeset.document.inline import (
    Footnote,
    Inline,
    Noted,
    PageOf,
    TextPosition,
    TextSpan,
)
from casefiles.typeset.document.tree import (
    Block,
    Heading,
    Item,
    List,
    ListNumbering,
    Paragraph,
    Role,
)

SECTION: Final = "grounds"
_LEVEL: Final = 5
_SUB: Final = 7
_RANGE: Final = re.compile(r"(?<=[0-9])-(?=[0-9])")
_OPPONENTS: Final = " v. "
_PLACE: Final = TextPosition("authorities", 0)


def paper_blocks(material: Material) -> Iterator[Block]:
    """Yield the paper without a heading of its own; its paragraphs are counted from 1.

    Raises:
        InvalidForm: dangling_cite, where a link leads to what is not there.
    """
    _check_links(material)
    writer = _Writer(material)
    number = 0
    points: list[Item] = []
    for at, block in enumerate(material.disclosure.paper, start=1):
        place = TextPosition(SECTION, at)
        if points and block.kind is not PaperBlockKind.POINT:
            yield _list(points, place)
            points = []
        if block.kind is PaperBlockKind.POINT:
            content = tuple(writer.content(block))
            points.append(Item((Paragraph(content, Role.BODY, place),)))
        elif block.kind in {PaperBlockKind.HEADING, PaperBlockKind.SUB}:
            yield _heading(block, at, writer)
        else:
            number += block.kind is PaperBlockKind.NUMBERED
            yield _paragraph(block, number, place, writer)
    if points:
        yield _list(points, TextPosition(SECTION, len(material.disclosure.paper)))


def edited_section(disclosure: Disclosure) -> str:
    """Return the section whose paragraphs come back edited; empty where none is typed."""
    return SECTION if disclosure.paper else ""


def argued_destination(number: int) -> str:
    """Return the name by which links reach a numbered paragraph of the paper."""
    return f"argued {number}"


def law_destination(number: int) -> str:
    """Return the name by which links reach an authority in the list."""
    return f"authority {number}"


def paragraphs_citing(material: Material, authority: int) -> tuple[int, ...]:
    """Return the numbers of the paragraphs that cite an authority; text before the first has 0."""
    return tuple(
        dict.fromkeys(
            number
            for number, block in numbered_blocks(material)
            for piece in block.all_pieces
            for link in piece.links
            if link.kind == "law" and link.number == authority
        )
    )


def numbered_blocks(material: Material) -> Iterator[tuple[int, DisclosedPaperBlock]]:
    """Yield each block with the number of the paragraph that it is, or stands below."""
    number = 0
    for block in material.disclosure.paper:
        number += block.kind is PaperBlockKind.NUMBERED
        yield number, block


def _list(points: list[Item], place: TextPosition) -> List:
    return List(tuple(points), place, ListNumbering.LETTER, is_indented=True)


def _check_links(material: Material) -> None:
    """Every link leads to a page, an authority, a paragraph, a fact or an event that is there."""
    disclosure = material.disclosure
    paragraphs = max((number for number, _ in numbered_blocks(material)), default=0)
    counts = {
        "law": len(disclosure.authorities),
        "para": paragraphs,
        "fact": len(disclosure.facts),
        "event": len(disclosure.events),
    }
    for at, block in enumerate(disclosure.paper, start=1):
        for link in (one for piece in block.all_pieces for one in piece.links):
            if not _leads(link, counts, material):
                raise InvalidInput("dangling_cite", section=SECTION, number=at)


def _leads(link: DisclosedLink, counts: dict[str, int], material: Material) -> bool:
    if link.kind != "exhibit":
        return 1 <= link.number <= counts.get(link.kind, 0)
    if link.mark not in material.positions:
        return False
    pages = material.exhibit(link.mark).pages
    return link.number == 0 if pages == 0 else 1 <= link.number <= link.last <= pages


def _heading(block: DisclosedPaperBlock, at: int, writer: "_Writer") -> Heading:
    is_main = block.kind is PaperBlockKind.HEADING and block.level <= 1
    text = tuple(one for one in writer.content(block) if isinstance(one, TextSpan))
    return Heading(
        text,
        _LEVEL if block.kind is PaperBlockKind.HEADING else _SUB,
        TextPosition(SECTION, at),
        destination=f"part {SECTION} {at}",
        bookmark=text if is_main else (),
        bookmark_level=2,
    )


def _paragraph(
    block: DisclosedPaperBlock, number: int, place: TextPosition, writer: "_Writer"
) -> Paragraph:
    is_numbered = block.kind is PaperBlockKind.NUMBERED
    return Paragraph(
        tuple(writer.content(block)),
        Role.BODY,
        place,
        label=f"{number}." if is_numbered else "",
        is_indented=block.kind is PaperBlockKind.QUOTE,
        destination=argued_destination(number) if is_numbered else "",
    )


class _Writer:
    """Writes blocks in their order: law is named in full once, and short from then on."""

    def __init__(self, material: Material) -> None:
        self._material = material
        self._language = material.profile.language
        self._named: set[int] = set()
        self._links = 0

    def content(self, block: DisclosedPaperBlock) -> Iterator[Noted]:
        self._links = 0
        for piece in block.pieces:
            if piece.note and piece.note <= len(block.notes):
                yield from self._text(piece.text)
                note = (one for part in block.notes[piece.note - 1] for one in self._piece(part))
                yield Footnote(tuple(note))
            else:
                yield from self._piece(piece)

    def _piece(self, piece: DisclosedPaperPiece) -> Iterator[Inline]:
        yield from self._text(piece.text)
        own = language_of(piece.text, self._language)
        if not piece.links:
            return
        if piece.is_grouped:
            yield TextSpan(" (", own)
        for at, link in enumerate(piece.links):
            if at:
                yield TextSpan(separator(own), own)
            self._links += 1
            yield from (replace(one, link=self._links) for one in self._link(link))
        if piece.is_grouped:
            yield TextSpan(")", own)

    def _text(self, text: str) -> Iterator[TextSpan]:
        for run in emphasised(curled(text, language_of(text, self._language))):
            yield from spans(
                run.text,
                self._language,
                is_bold=run.is_bold,
                is_italic=run.is_italic,
                is_as_written=True,
            )

    def _link(self, link: DisclosedLink) -> Iterable[Inline]:
        profile = self._material.profile
        match link.kind:
            case "exhibit":
                return self._exhibit(link)
            case "law":
                return self._law(link)
            case "para":
                words = profile.say("paper_paragraph", number=str(link.number))
                return self._linked(words, argued_destination(link.number))
        if link.kind == "fact":
            label = paragraph_label(link.number, self._material.disclosure)
            return self._linked(
                profile.say("paper_fact", number=label),
                fact_destination(link.number) if self._material.has("statement") else "",
            )
        return self._linked(
            profile.say("paper_event", number=str(link.number)),
            event_destination(link.number) if self._material.has("chronology") else "",
        )

    def _linked(self, words: str, target: str) -> tuple[Inline, ...]:
        return (TextSpan(words, self._language, target=target, is_unbroken=True),)

    def _exhibit(self, link: DisclosedLink) -> Iterator[Inline]:
        """Yield a cite: mark, pages that follow one another as one, and the pages they are on."""
        material = self._material
        position = material.positions[link.mark]
        if not link.number:
            has_text = bool(material.exhibit(link.mark).form)
            listed = listed_destination(position) if material.has_list else ""
            yield from spans(
                link.mark,
                self._language,
                target=text_destination(position) if has_text else listed,
            )
            return
        first = page_destination(position, link.number)
        profile, number = material.profile, str(link.number)
        words = profile.say("cite", exhibit=link.mark, page=number)
        if link.last != link.number:
            ends = {"first": number, "last": str(link.last)}
            words = profile.say("cite_run", exhibit=link.mark, **ends)
        for span in spans(words, self._language, target=first):
            yield replace(span, is_unbroken=True)
        for piece, is_token in material.profile.pieces("paper_page"):
            if not is_token:
                yield TextSpan(piece, self._language, target=first, is_unbroken=True)
                continue
            yield PageOf(first)
            if link.last != link.number:
                yield TextSpan("–", self._language, is_unbroken=True)
                yield PageOf(page_destination(position, link.last))

    def _law(self, link: DisclosedLink) -> Iterator[Inline]:
        material, language = self._material, self._language
        one = material.disclosure.authorities[link.number - 1]
        is_listed = material.has("authorities")
        target = law_destination(link.number) if is_listed else ""
        name = one.name if link.number not in self._named else _short(one)
        yield from spans(name, language, target=target, is_italic=True)
        rest = [] if link.number in self._named else self._numbers(one, material.profile)
        pinpoint = _RANGE.sub("–", link.pinpoint)
        parts = [part for part in (*rest, pinpoint) if part]
        if parts:
            yield TextSpan(", ", language)
            yield from spans(", ".join(parts), language)
        if not (one.is_checked and link.is_checked):
            yield from spans(f" {material.profile.say('not_checked')}", language)
        self._named.add(link.number)

    def _numbers(self, one: DisclosedAuthority, profile: Profile) -> list[str]:
        first = one.number.split(", ")[0]
        date = worded_date(one.date, _PLACE, profile) if one.date else ""
        return [part for part in (first, date) if part and part not in one.name]


def _short(one: DisclosedAuthority) -> str:
    """Return how an authority is named again: its first party, where it has two."""
    return one.name.split(_OPPONENTS)[0] if _OPPONENTS in one.name else one.name
